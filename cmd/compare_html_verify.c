/* compare_html_verify.c - verify as a report in one HTML file: each case that
 * changed, its old and new worksheet side by side. */
#include "compare_html.h"

#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))
#define ID_SIZE 32

static const struct html_name SECTION[] = {
	{ "summary", "概要", "Summary" },
	{ "list", "変わった事例", "Cases that changed" },
	{ "about", "この報告書について", "About this report" }
};
enum { SUMMARY, LIST, ABOUT };

static const struct html_name SIDE[] = {
	{ "gain", "増えた", "more" }, { "loss", "減った", "less" },
	{ "refusal", "一方でのみ拒否", "refused on one side" },
	{ "same", "支給額は同じ", "the same yen" }
};

/* ---- one case -------------------------------------------------------------------- */

/* What is payable in all, yen a year. */
static long long payable(const struct json *result)
{
	const struct json *b = json_member(result, "benefits"), *m;
	long long sum = 0;

	for (b = b ? json_first(b) : NULL; b; b = json_next(b))
		if ((m = json_member(b, "payable")) && json_type(m) == JSON_NUMBER)
			sum += json_number(m);
	return sum;
}

static const char *side_of(const struct verify_pair *p)
{
	long long yen = payable(p->new) - payable(p->old);

	if (!p->old || !p->new)
		return "refusal";
	return yen > 0 ? "gain" : yen < 0 ? "loss" : "same";
}

/* Name of a benefit of the input when it is one of ours. */
static const struct name *benefit_name(const struct json *b)
{
	int i;

	for (i = 0; i < BENEFITS; i++)
		if (strcmp(json_member_text(b, "benefit"),
		    BENEFIT_NAMES[i].id) == 0)
			return &BENEFIT_NAMES[i];
	return NULL;
}

static void put_words(struct text *t, const struct verify_pair *p)
{
	const struct json *a, *b;
	int i;

	html_put(t, "<tbody data-item data-side=\"%s\" data-benefit=\"",
	    side_of(p));
	for (i = 0; (i = verify_next(p, i, &a, &b)) != 0;) {
		const struct name *name = benefit_name(a ? a : b);

		if (name)
			html_put(t, "%s ", name->id);
	}
	text_puts(t, "\">\n");
}

static void put_yen(struct text *t, const char *ja, const char *en,
    long long v, int sign)
{
	html_put(t, "<td class=\"num%s\" data-v=\"%lld\">", !sign ? ""
	    : v > 0 ? " under-ink" : v < 0 ? " over-ink" : " same", v);
	html_label(t, ja, en);
	if (sign)
		html_signed(t, v);
	else
		html_number(t, v);
	text_puts(t, "</td>");
}

static void put_head(struct text *t, const struct verify_pair *p)
{
	const struct json *on = p->new ? p->new : p->old;
	long long old = payable(p->old), new = payable(p->new);

	text_puts(t, "<tr><th scope=\"row\">");
	html_input(t, p->id);
	text_puts(t, "</th><td>");
	html_input(t, json_member_text(on, "on"));
	text_puts(t, "</td>");
	put_yen(t, "旧（年額・円）", "old, yen a year", old, 0);
	put_yen(t, "新（年額・円）", "new, yen a year", new, 0);
	put_yen(t, "差（年額・円）", "difference", new - old, 1);
	text_puts(t, "</tr>\n");
}

static void put_state(struct text *t, const struct json *b)
{
	const struct json *m = json_member(b, "payable");
	const struct json *reason = json_member(b, "reason");

	text_puts(t, "<td class=\"num\">");
	if (!b)
		text_puts(t, "–");
	else if (m && json_type(m) == JSON_NUMBER)
		html_number(t, json_number(m));
	else
		html_input(t, json_member_text(reason, "code"));
	text_puts(t, "</td>");
}

/* Members of a benefit that differ, by name. */
static void put_members(struct text *t, const struct json *a,
    const struct json *b)
{
	const struct json *m;
	int n = 0;

	for (m = a ? json_first(a) : NULL; m; m = json_next(m)) {
		if (b && verify_same(m, json_member(b, json_key(m))))
			continue;
		if (n++)
			text_puts(t, ", ");
		html_input(t, json_key(m));
	}
	for (m = b ? json_first(b) : NULL; m; m = json_next(m)) {
		if (a && json_member(a, json_key(m)))
			continue;
		if (n++)
			text_puts(t, ", ");
		html_input(t, json_key(m));
	}
}

static void put_benefit(struct text *t, const struct json *a,
    const struct json *b)
{
	const struct name *name = benefit_name(a ? a : b);

	text_puts(t, "<tr><td>");
	if (name)
		html_say(t, name->ja, name->en);
	else
		html_input(t, json_member_text(a ? a : b, "benefit"));
	if (json_member(a ? a : b, "recipient"))
		html_recipient(t, json_member_text(a ? a : b, "recipient"));
	text_puts(t, "</td>");
	put_state(t, a);
	put_state(t, b);
	text_puts(t, "<td><code>");
	put_members(t, a, b);
	text_puts(t, "</code></td></tr>\n");
}

static void put_benefits(struct text *t, const struct verify_pair *p, int number)
{
	static const struct html_column COLUMN[] = {
		{ "給付", "benefit", HTML_TEXT },
		{ "旧（年額）", "old, a year", HTML_NUMBER },
		{ "新（年額）", "new, a year", HTML_NUMBER },
		{ "違う項目", "what differs", HTML_TEXT } };
	char id[ID_SIZE];
	const struct html_name caption = { id, "違う給付（円）",
		"Benefits that differ, in yen" };
	const struct json *a, *b;
	int i;

	snprintf(id, sizeof id, "m%d", number);
	html_table(t, &caption, "", COLUMN, N(COLUMN));
	for (i = 0; (i = verify_next(p, i, &a, &b)) != 0;)
		put_benefit(t, a, b);
	html_table_end(t, "");
}

static void put_refused(struct text *t, const char *ja, const char *en,
    const char *message)
{
	if (!message)
		return;
	text_puts(t, "<p>");
	html_say(t, ja, en);
	html_input(t, message);
	text_puts(t, "</p>\n");
}

void html_verify_case(struct text *t, const struct compare_run *r,
    const struct verify_pair *p, int number)
{
	char id[ID_SIZE];

	put_words(t, p);
	put_head(t, p);
	text_puts(t, "<tr class=\"more\"><td colspan=\"5\"><details><summary>");
	html_say(t, "違いと計算書", "What differs, and worksheets");
	text_puts(t, "</summary>\n");
	put_refused(t, "保存時は拒否： ", "refused when it was saved: ",
	    p->old_refused);
	put_refused(t, "今は拒否： ", "refused now: ", p->new_refused);
	put_benefits(t, p, number);
	if (r->common.worksheet && p->old && p->new) {
		snprintf(id, sizeof id, "s%d", number);
		html_sheets(t, id, p->old, p->new);
	}
	text_puts(t, "</details></td></tr>\n</tbody>\n");
}

/* ---- the page ---------------------------------------------------------------------- */

static void put_summary(struct compare_run *r, const struct verify_sums *v)
{
	struct text *t = &r->out;

	html_section(t, &SECTION[SUMMARY]);
	text_puts(t, "<dl class=\"facts\">\n");
	html_set(t, "保存時の規則", "rules of the baseline", v->rules, v->sha256);
	html_set(t, "今の規則", "rules of today", rules_name(r->old),
	    rules_sha256(r->old));
	text_puts(t, "</dl>\n<dl class=\"cards\">\n");
	html_card(t, "", "事例", "cases", v->cases);
	html_card(t, v->changed ? "is-error" : "", "変わったもの", "changed",
	    v->changed);
	html_card(t, v->refused ? "is-review" : "", "今は拒否", "refused now",
	    v->refused);
	html_card(t, "", "計算の段だけ違う", "other steps, same figures", v->steps);
	text_puts(t, "</dl>\n");
	if (v->changed && v->same_rules)
		html_paragraph(t, "規則は同じなので、変わったのはプログラムである。",
		    "The rules are the same: it is the program that changed.");
	if (!v->changed)
		html_paragraph(t, "変わった事例はない。", "No case changed.");
	html_section_end(t);
}

static void put_filter(struct text *t, enum lang lang, int total)
{
	html_filter(t);
	html_choices(t, "side", "増減", "change", SIDE, N(SIDE), lang);
	html_benefits(t, lang);
	html_filter_end(t, total);
}

static void put_list(struct compare_run *r, const struct verify_sums *v)
{
	static const struct html_name caption = { "t-list", "基準の順",
		"In the order of the baseline" };
	static const struct html_column COLUMN[] = {
		{ "事例", "case", HTML_SORT }, { "月", "month", HTML_SORT },
		{ "旧（年額・円）", "old, yen a year", HTML_NUMBER | HTML_SORT },
		{ "新（年額・円）", "new, yen a year", HTML_NUMBER | HTML_SORT },
		{ "差", "difference", HTML_NUMBER | HTML_SORT } };
	struct text *t = &r->out;

	html_section(t, &SECTION[LIST]);
	put_filter(t, r->common.lang, v->listed);
	html_table(t, &caption, "cases", COLUMN, N(COLUMN));
	if (v->list.len)
		text_put(t, v->list.s, v->list.len);
	html_table_end(t, "cases");
	html_section_end(t);
}

static void put_about(struct compare_run *r)
{
	char ja[300], en[300];

	html_section(&r->out, &SECTION[ABOUT]);
	snprintf(ja, sizeof ja, "件数は、基準のすべての事例のもの。一覧は、変わった事例の"
	    "はじめの %d 件まで。旧は保存された結果、新は今の規則と今のプログラムによるもの。",
	    r->top);
	snprintf(en, sizeof en, "Counts are of all cases of the baseline. The list has "
	    "the first %d that changed. Old is what was saved, new what the rules and "
	    "the program of today compute.", r->top);
	html_paragraph(&r->out, ja, en);
	html_section_end(&r->out);
}

void html_verify(struct compare_run *r, const struct verify_sums *v)
{
	const struct html_page page = { r->common.lang,
		{ "nenkin-compare", "基準との照合　報告書",
		    "Baseline verified: report" },
		{ "", "保存した結果を、今の規則と今のプログラムで計算し直したもの。",
		    "Results that were saved, computed again by the rules and the "
		    "program of today." },
		SECTION, N(SECTION) };

	html_begin(&r->out, &page);
	put_summary(r, v);
	put_list(r, v);
	put_about(r);
	html_end(&r->out, "nenkin-compare");
}
