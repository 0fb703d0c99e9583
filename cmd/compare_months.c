/* compare_months.c - --from, --to: the same cases month by month, as a matrix of
 * first differences. */
#include "compare_tool.h"

#include "../calc/alloc.h"

#include <stdlib.h>
#include <string.h>

#define CELL 12 /* columns of one month in text */
#define LINES_MAX RESULT_BENEFITS_MAX

/* A benefit of the case at hand. */
struct months_line {
	enum benefit_id id;
	const char *recipient; /* lent by the case; NULL = the person */
	int due;               /* in any month, under any set */
	long long *yen[2];     /* payable a year, by month and set */
	char *refused[2];      /* by month */
};

struct months {
	struct side side[2];
	struct num_pool pool;
	struct outcome out;
	int n;                 /* months */
	int sets;              /* 1, or 2 with --against */
	char *refused[2];      /* the whole case, by month */
	unsigned char *part[2]; /* benefits refused beside others, by month */
	struct months_line line[LINES_MAX];
	int n_line, cap_line;
	struct html_months *html;
	struct month_cell *cell; /* HTML: of one line */
};

static int months_init(struct compare_run *r, struct months *m)
{
	int i, code = 0;

	memset(m, 0, sizeof *m);
	m->n = r->to - r->from + 1;
	m->sets = r->new ? 2 : 1;
	num_pool_init(&m->pool);
	for (i = 0; i < m->sets && !code; i++)
		code = side_init(&m->side[i], i ? r->new : r->old, &r->err);
	for (i = 0; i < 2; i++) {
		m->refused[i] = alloc_zero((size_t)m->n, 1);
		m->part[i] = alloc_zero((size_t)m->n, 1);
	}
	m->cell = alloc_zero((size_t)m->n, sizeof *m->cell);
	if (r->format == COMPARE_HTML)
		m->html = html_months_new(r);
	return code;
}

static void months_release(struct months *m)
{
	int i, k;

	for (i = 0; i < 2; i++) {
		free(m->refused[i]);
		free(m->part[i]);
		for (k = 0; k < m->cap_line; k++) {
			free(m->line[k].yen[i]);
			free(m->line[k].refused[i]);
		}
	}
	free(m->cell);
	if (m->html)
		html_months_free(m->html);
	num_pool_release(&m->pool);
}

/* An empty line more; its arrays are kept for the next case. */
static struct months_line *add_line(struct months *m, const struct benefit *b)
{
	struct months_line *x = &m->line[m->n_line++];
	int i;

	if (m->n_line > m->cap_line) {
		m->cap_line = m->n_line;
		for (i = 0; i < 2; i++) {
			x->yen[i] = alloc_zero((size_t)m->n, sizeof *x->yen[i]);
			x->refused[i] = alloc_zero((size_t)m->n, 1);
		}
	}
	for (i = 0; i < 2; i++)
		memset(x->yen[i], 0, (size_t)m->n * sizeof *x->yen[i]);
	x->id = b->id;
	x->recipient = b->recipient;
	x->due = 0;
	return x;
}

static struct months_line *line_of(struct months *m, const struct benefit *b)
{
	int i;

	for (i = 0; i < m->n_line; i++) {
		struct months_line *x = &m->line[i];

		if (x->id == b->id && (!x->recipient || !b->recipient
		    ? x->recipient == b->recipient
		    : strcmp(x->recipient, b->recipient) == 0))
			return x;
	}
	return m->n_line < LINES_MAX ? add_line(m, b) : NULL;
}

/* One month under one set; the first refusal of a case is kept in r->err. */
static int run_month(struct compare_run *r, struct months *m, int set, int i)
{
	struct compare_options o = r->options;
	struct months_line *x;
	int k;

	o.oldage.on = r->from + i;
	side_run(&m->side[set], &m->pool, NULL, &r->record, &o, &m->out);
	m->refused[set][i] = m->out.code != 0;
	m->part[set][i] = (unsigned char)m->out.part_asked;
	for (k = 0; !m->out.code && k < m->out.result.n; k++) {
		const struct benefit *b = &m->out.result.benefit[k];

		x = line_of(m, b);
		if (!x)
			continue;
		x->yen[set][i] = payable_of(b);
		x->due |= b->entitled;
	}
	if (!m->out.code && m->out.part)
		m->out.err = m->out.part_err;
	return m->out.code ? m->out.code : m->out.part;
}

/* Which months of which lines were refused, once all are computed. */
static void mark_refused(struct months *m)
{
	int i, k, set;

	for (k = 0; k < m->n_line; k++)
		for (set = 0; set < m->sets; set++)
			for (i = 0; i < m->n; i++)
				m->line[k].refused[set][i] = m->refused[set][i]
				    || m->part[set][i] & benefit_asked(m->line[k].id);
}

/* The cell of a month: new less old, or this month less the one before. */
static long long cell_of(const struct months *m, int k, int i)
{
	const long long *old = m->line[k].yen[0];

	if (m->sets == 2)
		return m->line[k].yen[1][i] - old[i];
	return i ? old[i] - old[i - 1] : old[i];
}

static int is_refused(const struct months *m, int k, int i)
{
	char *const *refused = m->line[k].refused;

	return refused[0][i] || refused[m->sets - 1][i] ||
	    (m->sets == 1 && i && refused[0][i - 1]);
}

static int any_difference(const struct months *m, int k)
{
	int i;

	for (i = m->sets == 1; i < m->n; i++)
		if (!is_refused(m, k, i) && cell_of(m, k, i))
			return 1;
	return 0;
}

/* ---- output ----------------------------------------------------------------------------- */

static void put_padded(struct compare_run *r, const char *s, int width)
{
	int n = (int)strlen(s);

	if (r->format == COMPARE_MD) {
		text_puts(&r->out, " | ");
		text_puts(&r->out, s);
		return;
	}
	for (text_puts(&r->out, "  "); n < width; n++)
		text_putc(&r->out, ' ');
	text_puts(&r->out, s);
}

static void put_text_head(struct compare_run *r, const struct months *m)
{
	char name[8];
	int i;

	if (m->sets == 2)
		put_paragraph(r, say(r, "新旧の差（年額、新－旧）",
		    "new less old, yen a year"));
	else
		put_paragraph(r, say(r, "最初の月の年額と、前の月からの差",
		    "yen a year in the first month, then the change from the "
		    "month before"));
	text_puts(&r->out, r->format == COMPARE_MD ? "| case | benefit"
	    : "  case            benefit                  ");
	for (i = 0; i < m->n; i++)
		put_padded(r, month_text(r->from + i, name), CELL);
	text_puts(&r->out, r->format == COMPARE_MD ? " |\n|---|---" : "\n");
	for (i = 0; r->format == COMPARE_MD && i < m->n; i++)
		text_puts(&r->out, "|---:");
	if (r->format == COMPARE_MD)
		text_puts(&r->out, "|\n");
}

/* A bar ends a cell of Markdown. */
static void put_md_text(struct text *t, const char *s)
{
	for (; *s; s++) {
		if (*s == '|')
			text_putc(t, '\\');
		text_putc(t, *s == '\n' ? ' ' : *s);
	}
}

static void put_filled(struct text *t, const char *s, int width)
{
	int n = (int)strlen(s);

	text_puts(t, s);
	for (; n < width; n++)
		text_putc(t, ' ');
}

static void put_title(struct text *t, const struct months *m, int k)
{
	benefit_title(t, m->line[k].id, m->line[k].recipient);
}

static void put_text_line(struct compare_run *r, const struct months *m, int k)
{
	struct text title;
	char s[64];
	int i;

	text_init(&title);
	put_title(&title, m, k);
	if (r->format == COMPARE_MD) {
		text_puts(&r->out, "| ");
		put_md_text(&r->out, r->record.id);
		text_puts(&r->out, " | ");
		put_md_text(&r->out, title.s);
	} else {
		text_puts(&r->out, "  ");
		put_filled(&r->out, r->record.id, 14);
		text_puts(&r->out, "  ");
		put_filled(&r->out, title.s, 25);
	}
	text_release(&title);
	for (i = 0; i < m->n; i++) {
		long long v = cell_of(m, k, i);

		if (is_refused(m, k, i))
			put_padded(r, "!", CELL);
		else if (v == 0)
			put_padded(r, ".", CELL);
		else
			put_padded(r, i || m->sets == 2 ? signed_text(v, s)
			    : yen_text(v, s), CELL);
	}
	text_puts(&r->out, r->format == COMPARE_MD ? " |\n" : "\n");
}

static void put_html_line(struct compare_run *r, struct months *m, int k)
{
	int i;

	for (i = 0; i < m->n; i++) {
		m->cell[i].yen = cell_of(m, k, i);
		m->cell[i].refused = is_refused(m, k, i);
	}
	html_months_line(m->html, r->record.id, m->line[k].id,
	    m->line[k].recipient, m->cell);
}

static void put_csv_line(struct compare_run *r, const struct months *m, int k)
{
	struct text title;
	int i;

	text_init(&title);
	put_title(&title, m, k);
	text_csv(&r->out, r->record.id);
	text_putc(&r->out, ',');
	text_csv(&r->out, title.s);
	text_release(&title);
	for (i = 0; i < m->n; i++) {
		text_putc(&r->out, ',');
		if (!is_refused(m, k, i))
			text_int(&r->out, cell_of(m, k, i));
	}
	text_putc(&r->out, '\n');
}

static void put_series(struct compare_run *r, const struct months *m, int set,
    int k, const char *key)
{
	int i;

	text_puts(&r->out, key);
	for (i = 0; i < m->n; i++) {
		if (i)
			text_putc(&r->out, ',');
		if (m->line[k].refused[set][i])
			text_puts(&r->out, "null");
		else
			text_int(&r->out, m->line[k].yen[set][i]);
	}
	text_putc(&r->out, ']');
}

static void put_json_line(struct compare_run *r, const struct months *m, int k)
{
	struct text *t = &r->out;
	char name[8];

	text_puts(t, "{\"format\":\"nenkin-months/1\",\"case\":");
	text_json(t, r->record.id);
	text_puts(t, ",\"benefit\":");
	text_json(t, BENEFIT_NAMES[m->line[k].id].id);
	if (m->line[k].recipient) {
		text_puts(t, ",\"recipient\":");
		text_json(t, m->line[k].recipient);
	}
	text_puts(t, ",\"from\":");
	text_json(t, month_text(r->from, name));
	text_puts(t, ",\"to\":");
	text_json(t, month_text(r->to, name));
	put_series(r, m, 0, k, ",\"payable\":[");
	if (m->sets == 2)
		put_series(r, m, 1, k, ",\"payable_new\":[");
	text_puts(t, "}\n");
}

static void put_ci(struct compare_run *r, const struct months *m, int differs,
    int refused)
{
	struct text t;
	char y[32], name[8];
	int i, k;

	text_init(&t);
	for (k = 0; differs && k < m->n_line; k++)
		for (i = m->sets == 1; i < m->n; i++) {
			if (is_refused(m, k, i) || !cell_of(m, k, i))
				continue;
			text_puts(&t, month_text(r->from + i, name));
			text_putc(&t, ' ');
			put_title(&t, m, k);
			text_putc(&t, ' ');
			text_puts(&t, signed_text(cell_of(m, k, i), y));
			text_putc(&t, '\n');
		}
	ci_test(r, r->record.id, differs ? CI_FAILED : refused ? CI_SKIPPED
	    : CI_PASSED, t.s);
	text_release(&t);
}

static void put_lines(struct compare_run *r, struct months *m)
{
	int k;

	for (k = 0; k < m->n_line; k++) {
		if (!m->line[k].due)
			continue;
		if (r->format == COMPARE_JSON)
			put_json_line(r, m, k);
		else if (r->format == COMPARE_CSV)
			put_csv_line(r, m, k);
		else if (r->format == COMPARE_HTML)
			put_html_line(r, m, k);
		else
			put_text_line(r, m, k);
	}
}

static int one_case(struct compare_run *r, void *into, const struct record *rec)
{
	struct months *m = into;
	struct err first;
	int i, set, k, refused, code = 0, differs = 0;

	(void)rec;
	m->n_line = 0;
	for (i = 0; i < m->n; i++)
		for (set = 0; set < m->sets; set++)
			if ((refused = run_month(r, m, set, i)) != 0) {
				if (!code)
					first = m->out.err;
				code = err_worse(code, refused);
			}
	mark_refused(m);
	for (k = 0; k < m->n_line; k++)
		differs |= any_difference(m, k);
	if (differs)
		r->status = err_worse(r->status, ERR_FOUND);
	if (r->format == COMPARE_JUNIT || r->format == COMPARE_TAP)
		put_ci(r, m, differs, code);
	else
		put_lines(r, m);
	if (code)
		r->err = first;
	return code;
}

static void put_csv_head(struct compare_run *r, const struct months *m)
{
	char name[8];
	int i;

	text_puts(&r->out, "case,benefit");
	for (i = 0; i < m->n; i++) {
		text_putc(&r->out, ',');
		text_puts(&r->out, month_text(r->from + i, name));
	}
	text_putc(&r->out, '\n');
}

int compare_months(struct compare_run *r)
{
	struct months m;
	int code = months_init(r, &m);

	if (code) {
		common_complain(&r->common, &r->err);
	} else {
		if (r->format == COMPARE_CSV)
			put_csv_head(r, &m);
		else if (r->format == COMPARE_TEXT || r->format == COMPARE_MD)
			put_text_head(r, &m);
		compare_each(r, one_case, &m);
		if (r->format == COMPARE_JUNIT || r->format == COMPARE_TAP)
			ci_end(r);
		else if (r->format == COMPARE_HTML)
			html_months(r, m.html);
		compare_flush(r);
		code = r->status;
	}
	months_release(&m);
	return code;
}
