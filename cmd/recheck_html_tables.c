/* recheck_html_tables.c - the tables of a recheck's report that stand apart: by
 * benefit and certainty, by the years made and found, scan rules, decisions in
 * time. */
#include "recheck_html.h"

#include "recheck_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))

/* ---- benefits, certainty ------------------------------------------------------------- */

static void put_benefit(struct text *t, const char *id)
{
	int i;

	for (i = 0; i < BENEFITS; i++)
		if (strcmp(id, BENEFIT_NAMES[i].id) == 0) {
			html_say(t, BENEFIT_NAMES[i].ja, BENEFIT_NAMES[i].en);
			return;
		}
	html_say(t, "（年金によらない）", "(of no benefit)");
}

static void put_certainty(struct text *t, const char *id)
{
	static const struct html_name NAMES[] = { { "unique", "一つに定まる", "unique" },
		{ "ambiguous", "定まらない", "ambiguous" },
		{ "unexplained", "説明できない", "unexplained" } };
	int i;

	for (i = 0; i < N(NAMES); i++)
		if (strcmp(id, NAMES[i].id) == 0)
			html_say(t, NAMES[i].ja, NAMES[i].en);
}

/* All rows of a table of findings. */
static void put_rows(struct text *t, const struct counts *c, const char *table,
    const struct html_name *caption, void (*name)(struct text *t, const char *key))
{
	size_t i, n;
	const struct count **list = counts_sorted(c, table, &n);
	long long max = recheck_most(list, n);

	html_table(t, caption, "", RECHECK_COLUMN, RECHECK_COLUMNS);
	for (i = 0; i < n; i++) {
		text_puts(t, "<tr><th scope=\"row\">");
		name(t, count_key(list[i]));
		text_puts(t, "</th>");
		recheck_row(t, list[i]->at, max);
	}
	html_table_end(t, "");
	free(list);
}

void recheck_html_benefits(struct text *t, const struct counts *c,
    const struct html_name *section)
{
	static const struct html_name benefit = { "t-benefits", "年金の種類",
		"Benefits" };
	static const struct html_name certainty = { "t-certainty", "原因の確かさ",
		"Certainty of the cause" };

	html_section(t, section);
	put_rows(t, c, "benefit", &benefit, put_benefit);
	put_rows(t, c, "certainty", &certainty, put_certainty);
	html_section_end(t);
}

/* ---- years made and found ---------------------------------------------------------------- */

/* "2020 → 2026 keying" of the years, and the number of the category. */
static void put_years(struct text *t, const char *key)
{
	const char *found = strchr(key, '\t'), *last = strrchr(key, '\t');
	char years[40];
	long category = last ? strtol(last + 1, NULL, 10) : -1;

	if (!found || category < 0 || category >= ERROR_CATEGORIES)
		return;
	snprintf(years, sizeof years, "%.*s → %.*s", (int)(found - key), key,
	    (int)(last - found - 1), found + 1);
	html_text(t, years);
	text_puts(t, " ");
	html_say(t, CATEGORY_NAMES[category].ja, CATEGORY_NAMES[category].en);
}

void recheck_html_years(struct text *t, const struct counts *c,
    const struct html_name *section)
{
	static const struct html_name caption = { "t-years",
		"決定の年度 → 判明の年度と公表の区分。「-」は記載なし。",
		"Fiscal year made → found, and published category; “-” is not said" };

	html_section(t, section);
	put_rows(t, c, "found_category", &caption, put_years);
	html_section_end(t);
}

/* ---- scan rules ----------------------------------------------------------------------------- */

static void put_scan(struct text *t, const struct count *x)
{
	const struct error_code *code = error_code_named(count_key(x));

	if (!code)
		return;
	html_put(t, "<tr><th scope=\"row\"><a href=\"#code=%s\">%s</a> ", code->id,
	    code->id);
	html_say(t, code->ja, code->en);
	text_puts(t, "</th>");
	recheck_figure(t, x->at[SCAN_N]);
	recheck_figure(t, x->at[SCAN_FOUND]);
	text_puts(t, "<td class=\"num\">");
	recheck_percent(t, x->at[SCAN_FOUND], x->at[SCAN_N]);
	text_puts(t, "</td>");
	recheck_figure(t, x->at[SCAN_ELSEWHERE]);
	text_puts(t, "</tr>\n");
}

void recheck_html_scans(struct text *t, const struct counts *c,
    const struct html_name *section)
{
	static const struct html_name caption = { "t-scans",
		"規則で抽出される決定のうち、その誤りがあったもの",
		"Of the decisions that a rule picks out, those with its error" };
	static const struct html_column COLUMN[] = {
		{ "規則", "rule", HTML_SORT },
		{ "該当", "picks", HTML_NUMBER | HTML_SORT },
		{ "うち誤り", "found", HTML_NUMBER | HTML_SORT },
		{ "的中率", "hit rate", HTML_NUMBER },
		{ "該当以外の誤り", "found elsewhere", HTML_NUMBER | HTML_SORT } };
	size_t i, n;
	const struct count **list = counts_sorted(c, "scan", &n);

	html_section(t, section);
	if (n)
		html_table(t, &caption, "", COLUMN, N(COLUMN));
	for (i = 0; i < n; i++)
		put_scan(t, list[i]);
	if (n)
		html_table_end(t, "");
	else
		html_paragraph(t, "規則に該当する決定はない。",
		    "No rule picks a decision out.");
	html_section_end(t);
	free(list);
}

/* ---- decisions in time ------------------------------------------------------------------------ */

static const struct html_name GROUP[] = {
	{ "old_age", "老齢", "old-age" }, { "survivors", "遺族", "survivors'" },
	{ "disability", "障害", "disability" }
};

static void put_standard(struct text *t, const struct count *x)
{
	const char *key = count_key(x), *tab = strchr(key, '\t');
	const long long *at = x->at;
	size_t n = tab ? (size_t)(tab - key) : strlen(key);
	int i;

	text_puts(t, "<tr><th scope=\"row\">");
	for (i = 0; i < N(GROUP); i++)
		if (strlen(GROUP[i].id) == n && strncmp(key, GROUP[i].id, n) == 0)
			html_say(t, GROUP[i].ja, GROUP[i].en);
	text_puts(t, "</th><td>");
	html_text(t, tab ? tab + 1 : "");
	text_puts(t, "</td>");
	recheck_figure(t, at[STANDARD_N]);
	recheck_figure(t, at[STANDARD_IN_TIME]);
	html_put(t, "<td class=\"num%s\">", at[STANDARD_IN_TIME] * 100 >=
	    at[STANDARD_N] * STANDARD_TARGET ? "" : " missed-ink");
	recheck_percent(t, at[STANDARD_IN_TIME], at[STANDARD_N]);
	text_puts(t, "</td><td class=\"num\">");
	recheck_percent(t, at[STANDARD_LONGER] + at[STANDARD_AGAIN_IN_TIME],
	    at[STANDARD_N]);
	text_puts(t, "</td></tr>\n");
}

void recheck_html_standards(struct text *t, const struct counts *c,
    const struct html_name *section)
{
	static const struct html_name caption = { "t-standard",
		"サービススタンダード。目標は90%。",
		"The service standard, whose target is 90 %" };
	static const struct html_column COLUMN[] = {
		{ "年金", "pension", HTML_SORT }, { "決定月", "month", HTML_SORT },
		{ "決定", "decisions", HTML_NUMBER | HTML_SORT },
		{ "期限内", "in time", HTML_NUMBER | HTML_SORT },
		{ "割合", "share", HTML_NUMBER },
		{ "2月以内とした割合", "share, were it two months", HTML_NUMBER } };
	size_t i, n;
	const struct count **list = counts_sorted(c, "standard", &n);

	html_section(t, section);
	if (n)
		html_table(t, &caption, "", COLUMN, N(COLUMN));
	for (i = 0; i < n; i++)
		put_standard(t, list[i]);
	if (n)
		html_table_end(t, "");
	else
		html_paragraph(t, "受付日と決定日のある決定はない。",
		    "No decision says both when the claim was received and when it was "
		    "decided.");
	html_section_end(t);
	free(list);
}
