/* compare_report.c - a comparison as text or Markdown: what changed in the
 * tables, for whom, by how much, and because of which row. */
#include "compare_tool.h"

#include "report.h"

#include <stdlib.h>
#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))

static const char *name_of(const struct compare_run *r, const struct name *n)
{
	return say(r, n->ja, n->en);
}

static void count_text(char *buf, size_t size, const char *fmt, long long n)
{
	char y[32];

	yen_text(n, y);
	snprintf(buf, size, fmt, y);
}

static char *change_text(const struct rule_change *x, int title)
{
	struct text t;

	text_init(&t);
	if (title) {
		rule_change_title(&t, x);
	} else {
		rule_value_text(&t, x->before);
		text_puts(&t, " -> ");
		rule_value_text(&t, x->after);
	}
	return t.s;
}

/* ---- what changed ------------------------------------------------------------------ */

static void put_sets(struct compare_run *r)
{
	struct text t;

	text_init(&t);
	text_puts(&t, say(r, "旧  ", "old  "));
	put_set(&t, r->old);
	text_puts(&t, "\n");
	if (r->format == COMPARE_MD)
		text_puts(&t, "\n");
	text_puts(&t, say(r, "新  ", "new  "));
	put_set(&t, r->new);
	put_heading(r, 1, say(r, "規則の比較", "Comparison of rules"));
	put_paragraph(r, t.s);
	text_release(&t);
}

static void put_change_row(struct grid *g, const struct rule_change *x,
    const struct change_count *n)
{
	char met[32], moved[32], yen[32];
	char *title = change_text(x, 1), *values = change_text(x, 0);
	const char *cell[] = { title, values, yen_text(n->met, met),
		yen_text(n->moved, moved), signed_text(n->yen, yen) };

	grid_row(g, cell);
	free(title);
	free(values);
}

static void put_changes(struct compare_run *r, const struct comparison *c)
{
	const struct rule_changes *all = comparison_changes(c);
	const struct grid_column column[] = {
		{ say(r, "変わった行", "changed row"), 58, 0 },
		{ say(r, "値", "value"), 24, 0 },
		{ say(r, "通る事例", "cases"), 9, 1 },
		{ say(r, "動く事例", "moved"), 9, 1 },
		{ say(r, "年額の差（単独）", "yen a year, alone"), 18, 1 } };
	char line[64];
	struct grid g;
	int i, met = 0;

	put_heading(r, 2, say(r, "変わった行", "Changed rows"));
	for (i = 0; i < all->n; i++)
		met += comparison_count(c, i)->met > 0;
	count_text(line, sizeof line, say(r, "違う行の数  %s", "rows that differ: %s"), all->n);
	put_paragraph(r, line);
	if (met == 0)
		return;
	grid_begin(&g, r, column, r->causes != CAUSES_LISTED ? N(column) : 3);
	for (i = 0; i < all->n; i++)
		if (comparison_count(c, i)->met > 0)
			put_change_row(&g, &all->change[i],
			    comparison_count(c, i));
	if (r->format == COMPARE_MD)
		text_putc(&r->out, '\n');
}

/* The changed rows of one table that no case comes across, from `first` on: its
 * name, how many, the first and the last.  The first change of the next table. */
static int put_unmet_table(struct compare_run *r, const struct comparison *c,
    int first)
{
	const struct rule_changes *all = comparison_changes(c);
	const struct rule_change *from = NULL, *to = NULL;
	struct text t;
	char n_text[32];
	int i, n = 0;

	for (i = first; i < all->n &&
	     strcmp(all->change[i].table, all->change[first].table) == 0; i++)
		if (comparison_count(c, i)->met == 0) {
			from = n++ ? from : &all->change[i];
			to = &all->change[i];
		}
	if (n == 0)
		return i;
	text_init(&t);
	text_puts(&t, r->format == COMPARE_MD ? "* " : "  ");
	rule_change_title(&t, from);
	if (n > 1) {
		text_puts(&t, " ... ");
		rule_change_title(&t, to);
		count_text(n_text, sizeof n_text, say(r, "（%s 行）", " (%s rows)"),
		    n);
		text_puts(&t, n_text);
	}
	if (!from->known)
		text_puts(&t, say(r, "（計算に使われない表）",
		    " (no calculation reads the table)"));
	text_putc(&t, '\n');
	text_put(&r->out, t.s, t.len);
	text_release(&t);
	return i;
}

/* Rows that no case comes across: nothing is proved of them. */
static void put_unmet(struct compare_run *r, const struct comparison *c)
{
	const struct rule_changes *all = comparison_changes(c);
	int i, n = 0;

	for (i = 0; i < all->n; i++)
		n += comparison_count(c, i)->met == 0;
	if (n == 0)
		return;
	put_heading(r, 2, say(r, "どの事例も通らない変更（何も確かめられていない）",
	    "Changed rows that no case comes across (nothing is proved of them)"));
	for (i = 0; i < all->n;)
		i = put_unmet_table(r, c, i);
}

/* ---- sums ------------------------------------------------------------------------------ */

static void put_counts(struct compare_run *r, const struct tally *t)
{
	const struct grid_column column[] = {
		{ say(r, "事例", "cases"), 10, 1 },
		{ say(r, "変わる", "changed"), 10, 1 },
		{ say(r, "拒否", "refused"), 9, 1 },
		{ say(r, "旧のみ拒否", "only by old"), 11, 1 },
		{ say(r, "新のみ拒否", "only by new"), 11, 1 },
		{ say(r, "支給額計（旧・年額）", "payable, old"), 22, 1 },
		{ say(r, "支給額計（新・年額）", "payable, new"), 22, 1 },
		{ say(r, "差", "difference"), 18, 1 } };
	char s[8][32];
	const char *cell[8] = { yen_text(t->cases, s[0]),
		yen_text(t->moved, s[1]), yen_text(t->refused, s[2]),
		yen_text(t->refused_old, s[3]), yen_text(t->refused_new, s[4]),
		yen_text(t->before, s[5]), yen_text(t->after, s[6]),
		signed_text(t->after - t->before, s[7]) };
	struct grid g;

	put_heading(r, 2, say(r, "計", "Sums"));
	grid_begin(&g, r, column, N(column));
	grid_row(&g, cell);
}

static void put_line(struct grid *g, const char *title,
    const struct tally_line *l)
{
	char s[6][32];
	const char *cell[] = { title, yen_text(l->moved, s[0]),
		yen_text(l->gained, s[1]), signed_text(l->gain, s[2]),
		yen_text(l->lost, s[3]), signed_text(-l->loss, s[4]),
		signed_text(l->gain - l->loss, s[5]) };

	if (l->moved)
		grid_row(g, cell);
}

static void begin_group(struct grid *g, struct compare_run *r,
    struct grid_column *column, const char *title)
{
	const struct grid_column all[] = { { title, 46, 0 },
		{ say(r, "変わる", "changed"), 9, 1 },
		{ say(r, "増える", "gain"), 9, 1 },
		{ say(r, "増（年額）", "yen a year"), 16, 1 },
		{ say(r, "減る", "lose"), 9, 1 },
		{ say(r, "減（年額）", "yen a year"), 16, 1 },
		{ say(r, "差引", "net"), 16, 1 } };

	text_putc(&r->out, '\n');
	memcpy(column, all, sizeof all);
	grid_begin(g, r, column, N(all));
}

static void put_groups(struct compare_run *r, const struct tally *t)
{
	struct grid_column column[7];
	char s[80], y[32];
	struct grid g;
	int i, year;

	begin_group(&g, r, column, say(r, "給付", "benefit"));
	for (i = 0; i < BENEFITS; i++)
		put_line(&g, name_of(r, &BENEFIT_NAMES[i]), &t->by_benefit[i]);
	begin_group(&g, r, column, say(r, "性別", "sex"));
	put_line(&g, say(r, "男", "male"), &t->by_sex[SEX_MALE]);
	put_line(&g, say(r, "女", "female"), &t->by_sex[SEX_FEMALE]);
	begin_group(&g, r, column, say(r, "生年", "born"));
	for (i = 0; i < TALLY_COHORT_MAX; i++) {
		year = tally_cohort_year(i);
		snprintf(s, sizeof s, "%d-%d", year,
		    year + tally_cohort_years() - 1);
		put_line(&g, s, &t->by_cohort[i]);
	}
	begin_group(&g, r, column, say(r, "支給額（旧・年額）",
	    "payable a year before"));
	for (i = 0; i < TALLY_BAND_MAX; i++) {
		snprintf(s, sizeof s, say(r, "%s 円以上", "from %s yen"),
		    yen_text(tally_band_yen(i), y));
		put_line(&g, s, &t->by_band[i]);
	}
}

/* ---- cases -------------------------------------------------------------------------------- */

/* "1,234", or the reason, or the refusal. */
static void put_state(struct text *t, const struct compare_run *r,
    const struct benefit *b)
{
	char y[32];

	if (!b)
		text_puts(t, say(r, "拒否", "refused"));
	else if (!b->entitled)
		text_puts(t, REASON_NAMES[b->reason].id);
	else
		text_puts(t, yen_text(b->payable, y));
}

static void put_cause(struct text *t, const struct compare_run *r,
    const struct rule_changes *all, const struct cause *x)
{
	char y[32];

	rule_change_title(t, &all->change[x->change]);
	text_puts(t, ": ");
	rule_value_text(t, all->change[x->change].before);
	text_puts(t, " -> ");
	rule_value_text(t, all->change[x->change].after);
	if (x->part == CAUSE_ALONE) {
		text_puts(t, "  ");
		text_puts(t, signed_text(x->yen, y));
	} else if (x->part == CAUSE_JOINT) {
		text_puts(t, say(r, "  （合わさった効果のみ）",
		    "  (joint effect only)"));
	}
}

static void put_joint(struct text *t, const struct compare_run *r,
    const struct moved *m, int any)
{
	char y[32];

	if (m->joint == 0 && !any)
		return; /* the parts are the whole */
	text_puts(t, say(r, "これらの行が合わさった効果 ",
	    "joint effect of these rows "));
	text_puts(t, signed_text(m->joint, y));
	text_putc(t, '\n');
}

/* The causes, one a line. */
static void put_causes(struct text *t, const struct compare_run *r,
    const struct comparison *c, const struct moved *m)
{
	const struct rule_changes *all = comparison_changes(c);
	const struct cause *x = comparison_causes(c, m);
	int i, joint = 0;

	for (i = 0; i < m->n_cause; i++) {
		put_cause(t, r, all, &x[i]);
		text_putc(t, '\n');
		joint |= x[i].part == CAUSE_JOINT;
	}
	put_joint(t, r, m, joint);
}

/* Text under a row of a table: each line indented. */
static void put_indented(struct text *t, const char *s)
{
	while (*s) {
		size_t n = strcspn(s, "\n");

		text_puts(t, "      ");
		text_put(t, s, n);
		text_putc(t, '\n');
		s += n + (s[n] == '\n');
	}
}

static void put_moved(struct grid *g, const struct comparison *c,
    const struct nenkin_case *p, const struct moved *m)
{
	const struct outcome *a = comparison_old(c);
	const struct outcome *b = comparison_new_outcome(c);
	struct compare_run *r = g->r;
	struct text old, new, why, title;
	char day[11], on[8], y[32];

	text_init(&old);
	text_init(&new);
	text_init(&why);
	text_init(&title);
	benefit_title(&title, m->id, m->recipient);
	put_state(&old, r, m->before);
	put_state(&new, r, m->after);
	put_causes(&why, r, c, m);
	if (why.len)
		why.s[--why.len] = '\0';
	{
		const char *cell[] = { p->id, day_text(p->birth, day),
			p->sex == SEX_MALE ? say(r, "男", "m")
					   : say(r, "女", "f"),
			month_text(a->code ? b->result.on : a->result.on, on),
			title.s, old.s, new.s,
			signed_text(m->yen, y), why.s ? why.s : "" };

		grid_row(g, cell);
	}
	if (r->format != COMPARE_MD && why.s)
		put_indented(&r->out, why.s);
	text_release(&old);
	text_release(&new);
	text_release(&why);
	text_release(&title);
}

/* What differs in a case, a line each. */
static void put_detail(struct text *t, const struct compare_run *r,
    const struct comparison *c)
{
	const struct moved *m;
	char y[32];
	int i, n;

	m = comparison_moved(c, &n);
	for (i = 0; i < n; i++) {
		benefit_title(t, m[i].id, m[i].recipient);
		text_puts(t, ": ");
		put_state(t, r, m[i].before);
		text_puts(t, " -> ");
		put_state(t, r, m[i].after);
		text_puts(t, "  ");
		text_puts(t, signed_text(m[i].yen, y));
		text_putc(t, '\n');
		put_causes(t, r, c, &m[i]);
	}
}

void compare_ci_case(struct compare_run *r, const struct case_view *v,
    int differs)
{
	const struct outcome *a = comparison_old(v->c);
	struct text t;

	text_init(&t);
	if (differs)
		put_detail(&t, r, v->c);
	else if (a->code)
		text_puts(&t, a->err.msg);
	ci_test(r, v->p->id, differs ? CI_FAILED : a->code ? CI_SKIPPED
	    : CI_PASSED, t.s);
	text_release(&t);
}

int compare_results(struct compare_run *r, struct comparison *c,
    struct json *result[2])
{
	struct sheet sheet;
	struct outcome out;
	struct text t;
	int i;

	result[0] = result[1] = NULL;
	sheet_init(&sheet);
	text_init(&t);
	for (i = 0; i < 2; i++) {
		comparison_sheet(c, i, &r->record, &sheet, &out);
		text_clear(&t);
		if (out.code)
			continue;
		result_json(&t, &out.result, i ? r->new : r->old, &sheet);
		if (json_parse(t.s, t.len, &result[i], &r->err))
			result[i] = NULL;
	}
	sheet_release(&sheet);
	text_release(&t);
	if (result[0] && result[1])
		return 0;
	for (i = 0; i < 2; i++)
		if (result[i])
			json_free(result[i]);
	return ERR_INPUT;
}

/* -w: both worksheets side by side. */
static void put_sheets(struct compare_run *r, struct comparison *c)
{
	struct json *result[2];

	if (compare_results(r, c, result))
		return;
	put_side_by_side(r, result[0], result[1]);
	json_free(result[0]);
	json_free(result[1]);
}

static void put_top(struct compare_run *r, struct comparison *c,
    const struct tally_top *top, const char *title)
{
	const struct grid_column column[] = {
		{ say(r, "事例", "case"), 14, 0 },
		{ say(r, "生年月日", "born"), 10, 0 },
		{ say(r, "性", "sex"), 3, 0 },
		{ say(r, "月", "month"), 7, 0 },
		{ say(r, "給付", "benefit"), 25, 0 },
		{ say(r, "旧", "old"), 17, 1 }, { say(r, "新", "new"), 17, 1 },
		{ say(r, "差（年額）", "yen a year"), 14, 1 },
		{ say(r, "原因の行", "because of"), 0, 0 } };
	const struct moved *m;
	struct json *root;
	struct grid g;
	int i, k, n;

	if (top->n == 0)
		return;
	put_heading(r, 2, title);
	grid_begin(&g, r, column, N(column) - (r->format != COMPARE_MD));
	for (i = 0; i < top->n; i++) {
		if (json_parse(top->at[i].record, top->at[i].len, &root, &r->err))
			continue;
		if (case_read(&r->record, root, &r->err) == 0) {
			if (i && r->common.worksheet == 1)
				grid_begin(&g, r, column, g.n);
			comparison_run(c, &r->record, 0);
			m = comparison_moved(c, &n);
			for (k = 0; k < n; k++)
				put_moved(&g, c, &r->record, &m[k]);
			if (r->common.worksheet == 1)
				put_sheets(r, c);
		}
		json_free(root);
	}
}

/* The cases shown have their causes parted by row whatever the options say. */
void compare_report(struct compare_run *r, struct comparison *c,
    const struct tally *t)
{
	comparison_part(c, CAUSES_ROWS);
	put_sets(r);
	put_changes(r, c);
	put_unmet(r, c);
	put_counts(r, t);
	if (t->moved)
		put_groups(r, t);
	put_top(r, c, &t->gain, say(r, "増える事例（大きい順）",
	    "Cases that gain, largest first"));
	put_top(r, c, &t->loss, say(r, "減る事例（大きい順）",
	    "Cases that lose, largest first"));
	put_top(r, c, &t->refusal, say(r, "一方の規則でのみ拒否される事例",
	    "Cases that one of the rule sets refuses"));
	put_top(r, c, &t->same, say(r, "支給額は同じで他が変わる事例",
	    "Cases that change, but not in what is payable"));
}
