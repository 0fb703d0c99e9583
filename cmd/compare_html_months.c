/* compare_html_months.c - --from, --to as a report in one HTML file: the matrix of
 * first differences, and its sums by month. */
#include "compare_html.h"

#include "../calc/alloc.h"

#include <stdlib.h>

#define LINES_SHOWN 2000 /* the page is held in memory */
#define N(a) (int)(sizeof(a) / sizeof *(a))

static const struct html_name SECTION[] = {
	{ "summary", "概要", "Summary" },
	{ "months", "月ごと", "By month" },
	{ "list", "事例と月", "Cases and months" }
};
enum { SUMMARY, MONTHS, LIST };

struct month_sum {
	long long moved, gain, loss, refused;
};

struct html_months {
	struct text list;
	struct month_sum *month;
	int n, first;      /* months; the first one that is a difference */
	long long lines, moved;
};

struct html_months *html_months_new(const struct compare_run *r)
{
	struct html_months *m = alloc_zero(1, sizeof *m);

	m->n = r->to - r->from + 1;
	m->first = r->new ? 0 : 1;
	m->month = alloc_zero((size_t)m->n, sizeof *m->month);
	text_init(&m->list);
	return m;
}

void html_months_free(struct html_months *m)
{
	text_release(&m->list);
	free(m->month);
	free(m);
}

/* ---- a line --------------------------------------------------------------------------- */

static void put_cell(struct html_months *m, int i, const struct month_cell *x)
{
	struct text *t = &m->list;
	int amount = i < m->first;

	if (x->refused) {
		text_puts(t, "<td class=\"num\" data-v=\"0\"><b>!</b></td>");
	} else if (!x->yen && !amount) {
		text_puts(t, "<td class=\"num same\" data-v=\"0\">·</td>");
	} else {
		html_put(t, "<td class=\"num%s\" data-v=\"%lld\">", amount ? ""
		    : x->yen > 0 ? " under-ink" : " over-ink", x->yen);
		if (amount)
			html_number(t, x->yen);
		else
			html_signed(t, x->yen);
		text_puts(t, "</td>");
	}
}

/* Counts a cell; whether it is a difference. */
static int count_cell(struct html_months *m, int i, const struct month_cell *x)
{
	struct month_sum *s = &m->month[i];

	s->refused += x->refused;
	if (x->refused || i < m->first || !x->yen)
		return 0;
	s->moved++;
	if (x->yen > 0)
		s->gain += x->yen;
	else
		s->loss -= x->yen;
	return 1;
}

void html_months_line(struct html_months *m, const char *id,
    enum benefit_id benefit, const char *recipient, const struct month_cell *cell)
{
	struct text *t = &m->list;
	int i, moves = 0;

	for (i = 0; i < m->n; i++)
		moves |= count_cell(m, i, &cell[i]);
	m->moved += moves;
	if (m->lines++ >= LINES_SHOWN)
		return;
	html_put(t, "<tr data-item data-benefit=\"%s\" data-moves=\"%s\">"
	    "<th scope=\"row\">", BENEFIT_NAMES[benefit].id,
	    moves ? "yes" : "no");
	html_input(t, id);
	text_puts(t, "<br><small>");
	html_say(t, BENEFIT_NAMES[benefit].ja, BENEFIT_NAMES[benefit].en);
	html_recipient(t, recipient);
	text_puts(t, "</small></th>");
	for (i = 0; i < m->n; i++)
		put_cell(m, i, &cell[i]);
	text_puts(t, "</tr>\n");
}

/* ---- the page ---------------------------------------------------------------------------- */

static void put_summary(struct compare_run *r, const struct html_months *m)
{
	struct text *t = &r->out;

	html_section(t, &SECTION[SUMMARY]);
	text_puts(t, "<dl class=\"facts\">\n");
	html_set(t, r->new ? "旧の規則" : "規則", r->new ? "old rules" : "rules",
	    rules_name(r->old), rules_sha256(r->old));
	if (r->new)
		html_set(t, "新の規則", "new rules", rules_name(r->new),
		    rules_sha256(r->new));
	text_puts(t, "</dl>\n<dl class=\"cards\">\n");
	html_card(t, "", "月", "months", m->n);
	html_card(t, "", "給付（事例ごと）", "benefits of cases", m->lines);
	html_card(t, "is-review", "変わるもの", "that change", m->moved);
	text_puts(t, "</dl>\n");
	if (r->new)
		html_paragraph(t, "各月の新旧の差（年額・円、新－旧）。「!」は拒否された月。",
		    "New less old in each month, yen a year. “!” is a month that "
		    "was refused.");
	else
		html_paragraph(t, "最初の月は年額、その後は前の月からの差（円）。「!」は"
		    "拒否された月。", "Yen a year in the first month, then the change "
		    "from the month before. “!” is a month that was refused.");
	html_section_end(t);
}

static long long largest(const struct html_months *m)
{
	long long max = 0;
	int i;

	for (i = 0; i < m->n; i++) {
		if (m->month[i].gain > max)
			max = m->month[i].gain;
		if (m->month[i].loss > max)
			max = m->month[i].loss;
	}
	return max;
}

static void put_month(struct text *t, int month, const struct month_sum *s,
    long long max)
{
	char name[8];

	html_put(t, "<tr><th scope=\"row\">%s</th><td class=\"bar\">",
	    month_text(month, name));
	html_two_sided(t, s->loss, s->gain, max);
	text_puts(t, "</td>");
	html_cell(t, s->moved);
	html_put(t, "<td class=\"num\" data-v=\"%lld\">", s->gain);
	html_signed(t, s->gain);
	html_put(t, "</td><td class=\"num\" data-v=\"%lld\">", -s->loss);
	html_signed(t, -s->loss);
	text_puts(t, "</td>");
	html_cell(t, s->refused);
	text_puts(t, "</tr>\n");
}

static void put_months(struct compare_run *r, const struct html_months *m)
{
	static const struct html_name caption = { "t-months",
		"月ごとの増減（年額・円）", "Gains and losses by month, yen a year" };
	static const struct html_name SIDES[] = { { "loss", "減", "loss" },
		{ "gain", "増", "gain" } };
	static const struct html_column COLUMN[] = { { "月", "month", HTML_SORT },
		{ "減　|　増", "loss | gain", HTML_BAR },
		{ "変わる", "changed", HTML_NUMBER | HTML_SORT },
		{ "増", "gain", HTML_NUMBER | HTML_SORT },
		{ "減", "loss", HTML_NUMBER | HTML_SORT },
		{ "拒否", "refused", HTML_NUMBER | HTML_SORT } };
	long long max = largest(m);
	int i;

	html_section(&r->out, &SECTION[MONTHS]);
	html_legend(&r->out, SIDES, N(SIDES));
	html_table(&r->out, &caption, "", COLUMN, N(COLUMN));
	for (i = m->first; i < m->n; i++)
		put_month(&r->out, r->from + i, &m->month[i], max);
	html_table_end(&r->out, "");
	html_section_end(&r->out);
}

static void put_filter(struct text *t, enum lang lang, long long total)
{
	static const struct html_name MOVES[] = { { "yes", "変わる", "changes" },
		{ "no", "変わらない", "does not change" } };
	html_filter(t);
	html_choices(t, "moves", "増減", "change", MOVES, N(MOVES), lang);
	html_benefits(t, lang);
	html_filter_end(t, total);
}

static void put_shown(struct text *t, long long lines)
{
	char ja[80], en[80];

	if (lines <= LINES_SHOWN)
		return;
	snprintf(ja, sizeof ja, "全%lld件のはじめの%d件。", lines, LINES_SHOWN);
	snprintf(en, sizeof en, "The first %d of %lld.", LINES_SHOWN, lines);
	html_paragraph(t, ja, en);
}

static void put_list(struct compare_run *r, const struct html_months *m)
{
	static const struct html_name caption = { "t-list", "給付ごとの月の差",
		"Differences of each benefit, by month" };
	struct html_column *column = alloc_zero((size_t)m->n + 1, sizeof *column);
	char (*name)[8] = alloc_zero((size_t)m->n, sizeof *name);
	int i;

	column[0] = (struct html_column){ "事例", "case", HTML_SORT };
	for (i = 0; i < m->n; i++) {
		month_text(r->from + i, name[i]);
		column[i + 1] = (struct html_column){ name[i], name[i],
			HTML_NUMBER | HTML_SORT };
	}
	html_section(&r->out, &SECTION[LIST]);
	put_shown(&r->out, m->lines);
	put_filter(&r->out, r->common.lang, m->lines < LINES_SHOWN ? m->lines
	    : LINES_SHOWN);
	html_table(&r->out, &caption, "matrix", column, m->n + 1);
	if (m->list.len)
		text_put(&r->out, m->list.s, m->list.len);
	html_table_end(&r->out, "matrix");
	html_section_end(&r->out);
	free(column);
	free(name);
}

void html_months(struct compare_run *r, const struct html_months *m)
{
	const struct html_page page = { r->common.lang,
		{ "nenkin-compare", "月ごとの比較　報告書", "Month by month: report" },
		{ "", r->new ? "二つの規則による差を、月ごとに。"
			     : "給付の額が、どの月に、いくら変わるか。",
		    r->new ? "What two sets of rules differ by, month by month."
			   : "In which month benefits change, and by how much." },
		SECTION, N(SECTION) };

	html_begin(&r->out, &page);
	put_summary(r, m);
	put_months(r, m);
	put_list(r, m);
	html_end(&r->out, "nenkin-compare");
}
