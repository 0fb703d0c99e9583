/* compare_html_rows.c - --coverage and --mutate as a report in one HTML file. */
#include "compare_html.h"

#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))

static const struct html_name SECTION[] = {
	{ "summary", "概要", "Summary" },
	{ "tables", "表ごと", "By table" },
	{ "list", "行の一覧", "Rows" },
	{ "articles", "条文ごと", "By article" },
	{ "steps", "計算の段", "Steps" },
	{ "decisions", "出た結果", "What was decided" },
	{ "refusals", "拒否", "Refusals" }
};
enum { SUMMARY, TABLES, LIST, BRANCHES };

/* What is said of a row, and its colour. */
static const struct html_name STATE[] = {
	{ "met", "通る", "come across" },
	{ "noticed", "気づく", "noticed" },
	{ "sheet", "計算書だけに出る", "on a worksheet only" },
	{ "missed", "漏れ", "missed" },
	{ "out", "届かない", "out of reach" }
};
enum { MET, NOTICED, SHEET, MISSED, OUT_OF_REACH };

struct counts {
	long long rows, reach, good, missed;
};

static int state_of(const struct compare_run *r, const struct mutation_row *x)
{
	if (mutation_missed(r, x))
		return MISSED;
	if (r->coverage)
		return x->met ? MET : OUT_OF_REACH;
	return x->noticed ? NOTICED : x->on_sheet ? SHEET : OUT_OF_REACH;
}

static void count(const struct compare_run *r, struct counts *n,
    const struct mutation_row *x)
{
	n->rows++;
	n->reach += x->reachable;
	n->missed += state_of(r, x) == MISSED;
	n->good += state_of(r, x) != MISSED && state_of(r, x) != OUT_OF_REACH;
}

static const char *table_of(const struct mutation *m, int i)
{
	return rule_table_name(mutation_at(m, i)->row->table);
}

/* Counts the rows of one table from `i` on; the first row of the next. */
static int count_table(const struct compare_run *r, const struct mutation *m,
    int i, struct counts *n)
{
	const char *name = table_of(m, i);

	memset(n, 0, sizeof *n);
	for (; i < mutation_count(m) && strcmp(name, table_of(m, i)) == 0; i++)
		count(r, n, mutation_at(m, i));
	return i;
}

static void put_summary(struct compare_run *r, const struct mutation *m,
    const struct coverage *c)
{
	struct text *t = &r->out;
	struct counts n = { 0, 0, 0, 0 };
	int i;

	for (i = 0; i < mutation_count(m); i++)
		count(r, &n, mutation_at(m, i));
	html_section(t, &SECTION[SUMMARY]);
	text_puts(t, "<dl class=\"cards\">\n");
	html_card(t, "", "行", "rows", n.rows);
	html_card(t, "", "届く行", "rows within reach", n.reach);
	if (r->coverage)
		html_card(t, "is-under", "通る行", "rows come across", n.good);
	else
		html_card(t, "is-under", "誤りに気づく行",
		    "rows whose error is noticed", n.good);
	html_card(t, n.missed ? "is-error" : "", "漏れ", "missed", n.missed);
	text_puts(t, "</dl>\n");
	html_paragraph(t, "届く行とは、道具が計算する月に効力のある行をいう。"
	    "漏れは、届くのにどの事例も確かめていない行。",
	    "A row is within reach when it is in force in a month that the tool "
	    "answers for; it is missed when it is within reach and no case checks it.");
	if (r->coverage)
		html_branch_cards(t, c);
	html_section_end(t);
}

static void put_table_row(struct text *t, const char *name,
    const struct counts *n)
{
	const struct html_length part[] = { { "met", n->good },
		{ "over", n->missed },
		{ "other", n->rows - n->good - n->missed } };

	html_put(t, "<tr><th scope=\"row\"><a href=\"#table=%s\">%s</a></th>"
	    "<td class=\"bar\">", name, name);
	html_bar(t, part, N(part), n->rows);
	text_puts(t, "</td>");
	html_cell(t, n->rows);
	html_cell(t, n->reach);
	html_cell(t, n->good);
	html_cell(t, n->missed);
	text_puts(t, "</tr>\n");
}

static void put_tables(struct compare_run *r, const struct mutation *m)
{
	static const struct html_name caption = { "t-tables",
		"表を選ぶと、下の一覧がその表だけになる。",
		"A table chosen here filters the list below." };
	static const struct html_name BARS[] = {
		{ "met", "通る・気づく", "come across, noticed" },
		{ "over", "漏れ", "missed" }, { "other", "届かない", "out of reach" } };
	const struct html_column column[] = { { "表", "table", HTML_SORT },
		{ "行の割合", "share of the rows", HTML_BAR },
		{ "行", "rows", HTML_NUMBER | HTML_SORT },
		{ "届く行", "within reach", HTML_NUMBER | HTML_SORT },
		{ r->coverage ? "通る行" : "気づく行",
		    r->coverage ? "come across" : "noticed",
		    HTML_NUMBER | HTML_SORT },
		{ "漏れ", "missed", HTML_NUMBER | HTML_SORT } };
	struct counts n;
	int i, first;

	html_section(&r->out, &SECTION[TABLES]);
	html_legend(&r->out, BARS, N(BARS));
	html_table(&r->out, &caption, "", column, N(column));
	for (i = 0; i < mutation_count(m);) {
		first = i;
		i = count_table(r, m, i, &n);
		put_table_row(&r->out, table_of(m, first), &n);
	}
	html_table_end(&r->out, "");
	html_section_end(&r->out);
}

static void put_row(struct compare_run *r, const struct mutation_row *x)
{
	const struct html_name *state = &STATE[state_of(r, x)];
	struct text title, *t = &r->out;

	text_init(&title);
	rule_row_title(&title, x->row);
	html_put(t, "<tr data-item data-table=\"%s\" data-state=\"%s\">"
	    "<th scope=\"row\"><code>", rule_table_name(x->row->table), state->id);
	html_text(t, title.s);
	text_clear(&title);
	rule_value_text(&title, x->row);
	text_puts(t, "</code></th><td class=\"num\">");
	html_text(t, title.s);
	html_put(t, "</td><td><span class=\"tag %s\">",
	    state_of(r, x) == MISSED ? "error" : "info");
	html_say(t, state->ja, state->en);
	text_puts(t, "</span></td>");
	html_cell(t, x->met);
	if (r->coverage) {
		html_cell(t, x->used);
	} else {
		text_puts(t, "<td>");
		if (x->noticed == NOTICED_LOAD)
			html_say(t, "表として読めない", "the tables do not load");
		else
			html_input(t, x->by);
		text_puts(t, "</td>");
	}
	text_puts(t, "</tr>\n");
	text_release(&title);
}

static void put_filter(struct compare_run *r, const struct mutation *m)
{
	enum lang lang = r->common.lang;
	struct text *t = &r->out;
	int i;

	html_filter(t);
	html_select_found(t, "table", "表", "table", lang);
	html_select(t, "state", "状態", "state", lang);
	for (i = 0; i < N(STATE); i++)
		html_option(t, &STATE[i], lang);
	html_select_end(t);
	html_filter_end(t, mutation_count(m));
}

static void put_list(struct compare_run *r, const struct mutation *m)
{
	static const struct html_name caption = { "t-list", "規則表の行",
		"Rows of the rule tables" };
	const struct html_column column[] = { { "行", "row", HTML_SORT },
		{ "値", "value", HTML_NUMBER }, { "状態", "state", HTML_SORT },
		{ "通る事例", "cases", HTML_NUMBER | HTML_SORT },
		{ r->coverage ? "計算書に出る事例" : "気づく事例",
		    r->coverage ? "worksheets" : "noticed by",
		    HTML_SORT | (r->coverage ? HTML_NUMBER : 0) } };
	int i;

	html_section(&r->out, &SECTION[LIST]);
	put_filter(r, m);
	html_table(&r->out, &caption, "", column, N(column));
	for (i = 0; i < mutation_count(m); i++) {
		put_row(r, mutation_at(m, i));
		compare_flush(r);
	}
	html_table_end(&r->out, "");
	html_section_end(&r->out);
}

void compare_html_rows(struct compare_run *r, const struct mutation *m,
    const struct coverage *c)
{
	const struct html_page page = { r->common.lang,
		{ "nenkin-compare", r->coverage ? "規則表の網羅　報告書"
						: "行の値を誤らせる試験　報告書",
		    r->coverage ? "Coverage of the rule tables: report"
				: "Rows made wrong: report" },
		{ "", r->coverage ? "事例が規則表のどの行を通り、どの条文を計算したか。"
		    : "規則表の行を一つずつ誤らせたとき、事例が気づくか。",
		    r->coverage ? "Which rows of the rule tables the cases come "
			"across, and which articles were computed."
		    : "Each row made wrong, one at a time: does a case notice." },
		SECTION, r->coverage ? N(SECTION) : BRANCHES };

	html_begin(&r->out, &page);
	put_summary(r, m, c);
	put_tables(r, m);
	put_list(r, m);
	if (r->coverage)
		html_branches(r, &SECTION[BRANCHES], m, c);
	html_end(&r->out, "nenkin-compare");
}
