/* recheck_html.c - a run of nenkin-recheck as a report in one HTML file. */
#include "recheck_html.h"

#include "../calc/month.h"
#include "html.h"

#include <stdlib.h>
#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))
#define WRITE_AT (64 * 1024) /* bytes collected before a write */
#define MONTHS_SHOWN 60      /* columns; beyond, years */

static const struct html_name SECTION[] = {
	{ "summary", "概要", "Summary" },
	{ "causes", "誤りの種類別", "By cause" },
	{ "months", "決定月別", "By month of the decision" },
	{ "categories", "公表区分別", "By published category" },
	{ "list", "金額の大きい決定", "Decisions with most yen" },
	{ "about", "この報告書について", "About this report" }
};
enum { SUMMARY, CAUSES, MONTHS, CATEGORIES, LIST, ABOUT };

static const struct html_name DIRECTION[HTML_SERIES] = {
	{ "other", "影響なし・要確認", "no yen, or to review" },
	{ "under", "未払い", "underpaid" },
	{ "over", "過払い", "overpaid" }
};
static const struct html_name SEVERITY[SEVERITIES] = {
	{ "info", "参考", "info" },
	{ "review", "要確認", "review" },
	{ "error", "誤り", "error" }
};
static const struct html_name CERTAINTY[] = {
	{ "unique", "原因は一つ", "one cause" },
	{ "ambiguous", "原因の候補が複数", "several possible causes" },
	{ "unexplained", "原因不明", "no cause found" }
};
/* What a finding is on, besides the parts of a benefit. */
static const struct html_name FIELD[] = {
	{ "entitled", "受給権", "entitlement" },
	{ "from", "支給開始月", "first month" },
	{ "annual", "年金額", "annual amount" },
	{ "suspended", "支給停止額", "suspended" },
	{ "payable", "支給額", "payable" },
	{ "arrears", "過去分", "arrears" },
	{ "decided", "決定日", "day of the decision" },
	{ "paid", "支払額", "payments" },
	{ "other", "その他の部分", "another part" }
};

static void put_field(struct text *t, const char *id)
{
	int i;

	for (i = 0; i < N(FIELD); i++)
		if (strcmp(FIELD[i].id, id) == 0) {
			html_say(t, FIELD[i].ja, FIELD[i].en);
			return;
		}
	for (i = 0; i < PARTS; i++)
		if (strcmp(PART_NAMES[i].id, id) == 0) {
			html_say(t, PART_NAMES[i].ja, PART_NAMES[i].en);
			return;
		}
	html_text(t, id);
}

/* ---- summary -------------------------------------------------------------------------- */

static void put_money_row(struct text *t, const struct summary *s, int way,
    long long decisions)
{
	const struct summary_row *x = &s->total;

	html_put(t, "<tr><th scope=\"row\" class=\"%s-ink\">", DIRECTION[way].id);
	html_say(t, DIRECTION[way].ja, DIRECTION[way].en);
	text_puts(t, "</th>");
	html_cell(t, decisions);
	html_cell(t, x->n_way[way]);
	html_cell(t, x->yen[way]);
	html_cell(t, x->owed[way]);
	html_cell(t, x->barred[way]);
	text_puts(t, "</tr>\n");
}

static void put_money(struct text *t, const struct summary *s)
{
	static const struct html_name caption = { "t-money",
		"未払いと過払い（円。相殺しない）",
		"Underpaid and overpaid, in yen, never netted" };
	static const struct html_column COLUMN[] = { { "", "", HTML_TEXT },
		{ "決定", "decisions", HTML_NUMBER },
		{ "指摘", "findings", HTML_NUMBER },
		{ "年額の差", "yen a year", HTML_NUMBER },
		{ "支払う・返納を求める額", "payable or recoverable now", HTML_NUMBER },
		{ "時効消滅", "time-barred", HTML_NUMBER } };

	html_table(t, &caption, "", COLUMN, N(COLUMN));
	put_money_row(t, s, DIRECTION_UNDERPAID, s->underpaid);
	put_money_row(t, s, DIRECTION_OVERPAID, s->overpaid);
	html_table_end(t, "");
}

/* "12.34 %", rounded half up; "-" of nothing. */
static void put_percent(struct text *t, long long part, long long whole)
{
	long long unit = whole / 1000000000000LL + 1, v;

	if (whole <= 0) {
		text_puts(t, "–");
		return;
	}
	part /= unit; /* figures this large need no more digits */
	whole /= unit;
	v = (part * 20000 / whole + 1) / 2;
	html_put(t, "%lld.%02lld %%", v / 100, v % 100);
}

static void put_rates(struct text *t, const struct summary *s)
{
	text_puts(t, "<dl class=\"facts\">\n<dt>");
	html_say(t, "頻度（1円以上の誤りのある決定の割合）",
	    "Frequency: decisions with a yen wrong");
	text_puts(t, "</dt><dd>");
	put_percent(t, s->with_yen, s->checked);
	text_puts(t, " <small>(");
	html_number(t, s->with_yen);
	text_puts(t, " / ");
	html_number(t, s->checked);
	text_puts(t, ")</small></dd>\n<dt>");
	html_say(t, "発生率（決定された年額のうち誤った円の割合）",
	    "Incidence: yen wrong of the yen decided a year");
	text_puts(t, "</dt><dd>");
	put_percent(t, s->total.yen[1] + s->total.yen[2], s->decided);
	text_puts(t, " <small>(");
	html_number(t, s->total.yen[1] + s->total.yen[2]);
	text_puts(t, " / ");
	html_number(t, s->decided);
	text_puts(t, ")</small></dd>\n</dl>\n");
}

static void put_summary(struct text *t, const struct summary *s)
{
	html_section(t, &SECTION[SUMMARY]);
	text_puts(t, "<dl class=\"cards\">\n");
	html_card(t, "", "再計算した決定", "decisions checked", s->checked);
	html_card(t, "", "一致", "pass", s->pass);
	html_card(t, s->fail ? "is-error" : "", "誤り", "error", s->fail);
	html_card(t, s->review ? "is-review" : "", "要確認", "to review",
	    s->review);
	html_card(t, "", "受け付けなかったもの", "refused", s->refused);
	text_puts(t, "</dl>\n");
	put_money(t, s);
	put_rates(t, s);
	html_section_end(t);
}

/* ---- by cause, by category -------------------------------------------------------------- */

static const struct html_column CAUSE_COLUMN[] = {
	{ "区分", "heading", HTML_SORT }, { "件数の内訳", "findings", HTML_BAR },
	{ "件数", "count", HTML_NUMBER | HTML_SORT },
	{ "未払い", "under", HTML_NUMBER | HTML_SORT },
	{ "未払い（年額・円）", "under, yen a year", HTML_NUMBER | HTML_SORT },
	{ "過払い", "over", HTML_NUMBER | HTML_SORT },
	{ "過払い（年額・円）", "over, yen a year", HTML_NUMBER | HTML_SORT }
};

static void put_row(struct text *t, const struct summary_row *r, long long max)
{
	const struct html_length part[] = {
		{ "under", r->n_way[DIRECTION_UNDERPAID] },
		{ "over", r->n_way[DIRECTION_OVERPAID] },
		{ "other", r->n_way[DIRECTION_NONE] } };

	text_puts(t, "<td class=\"bar\">");
	html_bar(t, part, N(part), max);
	text_puts(t, "</td>");
	html_cell(t, r->n);
	html_cell(t, r->n_way[DIRECTION_UNDERPAID]);
	html_cell(t, r->yen[DIRECTION_UNDERPAID]);
	html_cell(t, r->n_way[DIRECTION_OVERPAID]);
	html_cell(t, r->yen[DIRECTION_OVERPAID]);
	text_puts(t, "</tr>\n");
}

static long long most(const struct summary_row *r, int n)
{
	long long max = 0;
	int i;

	for (i = 0; i < n; i++)
		if (r[i].n > max)
			max = r[i].n;
	return max;
}

static void put_causes(struct text *t, const struct summary *s)
{
	static const struct html_name caption = { "t-causes",
		"指摘の件数と年額の差。区分を選ぶと、下の一覧がその区分だけになる。",
		"Findings and yen a year. A code chosen here filters the list below." };
	const struct error_code *code = error_codes();
	long long max = most(s->code, SUMMARY_CODES_MAX);
	int i;

	html_section(t, &SECTION[CAUSES]);
	html_legend(t, DIRECTION, HTML_SERIES);
	html_table(t, &caption, "", CAUSE_COLUMN, N(CAUSE_COLUMN));
	for (i = 0; code[i].id; i++) {
		if (!s->code[i].n)
			continue;
		html_put(t, "<tr><th scope=\"row\"><a href=\"#code=%s\">%s</a> ",
		    code[i].id, code[i].id);
		html_say(t, code[i].ja, code[i].en);
		text_puts(t, "</th>");
		put_row(t, &s->code[i], max);
	}
	html_table_end(t, "");
	html_section_end(t);
}

static void put_categories(struct text *t, const struct summary *s)
{
	static const struct html_name caption = { "t-categories",
		"日本年金機構の公表の区分による。区分は案であり、機関が確かめるもの。",
		"By the headings under which the Japan Pension Service publishes; a "
		"proposal for the office to confirm." };
	long long max = most(s->category, ERROR_CATEGORIES);
	int i;

	html_section(t, &SECTION[CATEGORIES]);
	html_table(t, &caption, "", CAUSE_COLUMN, N(CAUSE_COLUMN));
	for (i = 0; i < ERROR_CATEGORIES; i++) {
		if (!s->category[i].n)
			continue;
		text_puts(t, "<tr><th scope=\"row\">");
		html_say(t, CATEGORY_NAMES[i].ja, CATEGORY_NAMES[i].en);
		text_puts(t, "</th>");
		put_row(t, &s->category[i], max);
	}
	html_table_end(t, "");
	html_section_end(t);
}

/* ---- by month ---------------------------------------------------------------------------- */

static void month_label(char *label, size_t size, int month, int years)
{
	char m[8];

	if (years)
		snprintf(label, size, "FY%04d", month_fiscal_year(month) % 10000);
	else
		snprintf(label, size, "%s", month_text(month, m));
}

/* The columns, to be freed: months, or fiscal years where there are many. */
static struct html_stack *stacks(const struct worst *w, int *n)
{
	struct html_stack *s = calloc((size_t)w->n_month + 1, sizeof *s);
	int i, k, years = w->n_month > MONTHS_SHOWN;
	char label[16];

	if (!s)
		abort();
	for (*n = i = 0; i < w->n_month; i++) {
		month_label(label, sizeof label, w->month[i].month, years);
		if (*n == 0 || strcmp(s[*n - 1].label, label) != 0)
			memcpy(s[(*n)++].label, label, sizeof label);
		for (k = 0; k < HTML_SERIES; k++)
			s[*n - 1].n[k] += w->month[i].n[k];
	}
	return s;
}

static void put_month_table(struct text *t, const struct html_stack *s, int n)
{
	static const struct html_name caption = { "t-months", "指摘の件数",
		"Findings" };
	static const struct html_column COLUMN[] = {
		{ "決定月", "month", HTML_SORT },
		{ "影響なし・要確認", "no yen, or to review", HTML_NUMBER | HTML_SORT },
		{ "未払い", "underpaid", HTML_NUMBER | HTML_SORT },
		{ "過払い", "overpaid", HTML_NUMBER | HTML_SORT } };
	int i, k;

	text_puts(t, "<details><summary>");
	html_say(t, "図の数値", "The figures of the chart");
	text_puts(t, "</summary>\n");
	html_table(t, &caption, "", COLUMN, N(COLUMN));
	for (i = 0; i < n; i++) {
		html_put(t, "<tr><th scope=\"row\">%s</th>", s[i].label);
		for (k = 0; k < HTML_SERIES; k++)
			html_cell(t, s[i].n[k]);
		text_puts(t, "</tr>\n");
	}
	html_table_end(t, "");
	text_puts(t, "</details>\n");
}

static void put_months(struct text *t, const struct worst *w)
{
	struct html_stack *s;
	int n;

	s = stacks(w, &n);
	html_section(t, &SECTION[MONTHS]);
	text_puts(t, "<figure><figcaption class=\"note\">");
	html_say(t, "指摘の件数。決定日のない決定は、決定の対象月に数える。",
	    "Findings. A decision without its day is counted in the month it is for.");
	text_puts(t, "</figcaption>\n");
	html_legend(t, DIRECTION, HTML_SERIES);
	html_columns(t, s, n, DIRECTION, "month");
	text_puts(t, "</figure>\n");
	put_month_table(t, s, n);
	html_section_end(t);
	free(s);
}

/* ---- one decision ------------------------------------------------------------------------ */

static void put_value(struct text *t, const struct finding *f, long long v)
{
	char m[8];

	if (v == YEN_NONE || (f->is_month && v <= 0))
		text_puts(t, "–");
	else if (f->is_month)
		text_puts(t, month_text((int)v, m));
	else
		html_number(t, v);
}

static void put_cause(struct text *t, const struct cause *c)
{
	int i;

	html_say(t, CERTAINTY[c->certainty].ja, CERTAINTY[c->certainty].en);
	if (c->n_candidate > 1) {
		text_puts(t, " <small>(");
		for (i = 0; i < c->n_candidate; i++) {
			text_puts(t, i ? ", " : "");
			html_text(t, c->candidate[i]);
		}
		text_puts(t, ")</small>");
	}
	if (c->detail[0]) {
		text_puts(t, "<br>");
		html_input(t, c->detail);
	}
	if (c->article) {
		text_puts(t, "<br><small lang=\"ja\">");
		html_text(t, c->article);
		text_puts(t, "</small>");
	}
}

static void put_owed(struct text *t, const struct arrears *a)
{
	char from[8], to[8], ja[40], en[40];

	if (!a->known) {
		text_puts(t, "–");
		return;
	}
	html_number(t, a->yen);
	if (a->barred) {
		text_puts(t, "<br><small>");
		html_say(t, "時効 ", "time-barred ");
		html_number(t, a->barred);
		text_puts(t, "</small>");
	}
	html_put(t, "<br><small>%s – %s ", month_text(a->from, from),
	    month_text(a->to, to));
	snprintf(ja, sizeof ja, "（%d月分）", a->months);
	snprintf(en, sizeof en, "(%d months)", a->months);
	html_say(t, ja, en);
	text_puts(t, "</small>");
}

static void put_code(struct text *t, const struct finding *f)
{
	const struct error_code *x = error_code_named(f->code);

	html_put(t, "<span class=\"tag %s\">%s</span> ",
	    SEVERITY[f->severity].id, f->code);
	html_say(t, x->ja, x->en);
}

static void put_finding(struct text *t, const struct finding *f)
{
	text_puts(t, "<tr><td>");
	put_code(t, f);
	text_puts(t, "</td><td>");
	if (f->benefit >= 0 && f->benefit < BENEFITS) {
		html_say(t, BENEFIT_NAMES[f->benefit].ja,
		    BENEFIT_NAMES[f->benefit].en);
		text_puts(t, "<br>");
	}
	put_field(t, f->part);
	text_puts(t, "</td><td class=\"num\">");
	put_value(t, f, f->decided);
	text_puts(t, "</td><td class=\"num\">");
	put_value(t, f, f->recomputed);
	html_put(t, "</td><td class=\"num %s-ink\">", DIRECTION[f->direction].id);
	if (f->difference == YEN_NONE || f->is_month)
		text_puts(t, "–");
	else
		html_signed(t, f->difference);
	text_puts(t, "</td><td>");
	put_cause(t, &f->cause);
	text_puts(t, "</td><td class=\"num\">");
	put_owed(t, &f->arrears);
	text_puts(t, "</td></tr>\n");
}

static void put_findings(struct text *t, const struct findings *f, int number)
{
	static const struct html_column COLUMN[] = {
		{ "区分", "code", HTML_TEXT },
		{ "給付・部分", "benefit, part", HTML_TEXT },
		{ "決定", "decided", HTML_NUMBER },
		{ "再計算", "recomputed", HTML_NUMBER },
		{ "差", "difference", HTML_NUMBER },
		{ "原因", "cause", HTML_TEXT },
		{ "支払う・返納を求める額", "payable or recoverable", HTML_NUMBER } };
	char id[24];
	const struct html_name caption = { id, "指摘（円・年額）",
		"Findings, yen a year" };
	int i;

	snprintf(id, sizeof id, "f%d", number);
	html_table(t, &caption, "", COLUMN, N(COLUMN));
	for (i = 0; i < f->n; i++)
		put_finding(t, &f->list[i]);
	html_table_end(t, "");
}

static void put_sheets(struct text *t, const struct recheck_page *p, int number)
{
	const struct decision *d = p->decision;
	char id[40], ja[48], en[48], m[8];
	const struct html_name caption = { id, ja, en };
	struct sheet sheet;
	int i;

	if (p->common->worksheet == 0)
		return;
	sheet_init(&sheet);
	for (i = 0; i < d->n_line; i++) {
		if (!recheck_sheet(p->recheck, d, p->options, i, &sheet))
			continue;
		snprintf(id, sizeof id, "s%d-%d", number, i);
		snprintf(ja, sizeof ja, "計算書（%s 分）",
		    month_text(d->line[i].on, m));
		snprintf(en, sizeof en, "Worksheet for %s",
		    month_text(d->line[i].on, m));
		html_sheet(t, &caption, &sheet);
	}
	sheet_release(&sheet);
}

/* The words that the filter looks for, each once. */
static void put_words(struct text *t, const struct recheck_page *p)
{
	const struct findings *f = p->findings;
	int i, month = worst_month_of(p->decision);
	unsigned ways = 0, severities = 0;
	char m[8];

	text_puts(t, "<tbody data-item data-code=\"");
	for (i = 0; i < f->n; i++) {
		html_put(t, i ? " %s" : "%s", f->list[i].code);
		ways |= 1u << f->list[i].direction;
		severities |= 1u << f->list[i].severity;
	}
	text_puts(t, "\" data-direction=\"");
	for (i = 0; i < HTML_SERIES; i++)
		if (ways & 1u << i)
			html_put(t, "%s ", DIRECTION[i].id);
	text_puts(t, "\" data-severity=\"");
	for (i = 0; i < SEVERITIES; i++)
		if (severities & 1u << i)
			html_put(t, "%s ", SEVERITY[i].id);
	text_puts(t, "\" data-benefit=\"");
	for (i = 0; i < f->n; i++)
		if (f->list[i].benefit >= 0 && f->list[i].benefit < BENEFITS)
			html_put(t, "%s ", BENEFIT_NAMES[f->list[i].benefit].id);
	text_puts(t, "\" data-month=\"");
	if (month != MONTH_NONE)
		html_put(t, "%s FY%04d", month_text(month, m),
		    month_fiscal_year(month));
	text_puts(t, "\">\n");
}

/* Under and over apart. */
struct both_ways {
	long long yen[3], owed[3], barred[3];
};

static void put_ways(struct text *t, const char *ja, const char *en,
    const long long v[3], int sign)
{
	html_put(t, "<td class=\"num\" data-v=\"%lld\">",
	    v[DIRECTION_UNDERPAID] + v[DIRECTION_OVERPAID]);
	html_label(t, ja, en);
	text_puts(t, "<span>");
	if (v[DIRECTION_UNDERPAID]) {
		text_puts(t, "<span class=\"under-ink\">");
		html_number(t, sign ? -v[DIRECTION_UNDERPAID]
				    : v[DIRECTION_UNDERPAID]);
		text_puts(t, "</span>");
	}
	if (v[DIRECTION_UNDERPAID] && v[DIRECTION_OVERPAID])
		text_puts(t, "<br>");
	if (v[DIRECTION_OVERPAID]) {
		text_puts(t, sign ? "<span class=\"over-ink\">+"
				  : "<span class=\"over-ink\">");
		html_number(t, v[DIRECTION_OVERPAID]);
		text_puts(t, "</span>");
	}
	if (!v[DIRECTION_UNDERPAID] && !v[DIRECTION_OVERPAID])
		text_puts(t, "0");
	text_puts(t, "</span></td>");
}

static void add_ways(struct both_ways *b, const struct findings *f)
{
	int i;

	memset(b, 0, sizeof *b);
	for (i = 0; i < f->n; i++) {
		const struct finding *x = &f->list[i];

		if (x->difference != YEN_NONE && x->benefit >= 0)
			b->yen[x->direction] += llabs(x->difference);
		b->owed[x->direction] += x->arrears.yen;
		b->barred[x->direction] += x->arrears.barred;
	}
}

static void put_title(struct text *t, const struct decision *d)
{
	char day[11];

	text_puts(t, "<tr><th scope=\"row\">");
	html_input(t, d->id);
	if (d->office[0]) {
		text_puts(t, "<small>");
		html_say(t, "機関 ", "office ");
		html_input(t, d->office);
		text_puts(t, "</small>");
	}
	if (d->decided != DAY_NONE) {
		text_puts(t, "<small>");
		html_say(t, "決定 ", "decided ");
		html_put(t, "%s</small>", day_text(d->decided, day));
	}
	text_puts(t, "</th>");
}

static void put_decision(struct text *t, const struct recheck_page *p, int number)
{
	const struct findings *f = p->findings;
	struct both_ways b;
	int i;

	add_ways(&b, f);
	put_words(t, p);
	put_title(t, p->decision);
	text_puts(t, "<td><ul class=\"plain\">");
	for (i = 0; i < f->n; i++) {
		text_puts(t, "<li>");
		put_code(t, &f->list[i]);
		text_puts(t, "</li>");
	}
	text_puts(t, "</ul></td>");
	put_ways(t, "年額の差", "yen a year", b.yen, 1);
	put_ways(t, "支払う・返納を求める額", "payable or recoverable", b.owed, 0);
	put_ways(t, "時効消滅", "time-barred", b.barred, 0);
	text_puts(t, "</tr>\n<tr class=\"more\"><td colspan=\"5\"><details>"
	    "<summary>");
	html_say(t, "原因と計算書", "Cause and worksheet");
	text_puts(t, "</summary>\n");
	put_findings(t, f, number);
	put_sheets(t, p, number);
	text_puts(t, "</details></td></tr>\n</tbody>\n");
}

/* ---- the list ------------------------------------------------------------------------------ */

static void put_codes(struct text *t, const struct summary *s, enum lang lang)
{
	const struct error_code *code = error_codes();
	char ja[160], en[160];
	int i;

	html_select(t, "code", "区分", "code", lang);
	for (i = 0; code[i].id; i++) {
		const struct html_name name = { code[i].id, ja, en };

		if (!s->code[i].n)
			continue;
		snprintf(ja, sizeof ja, "%s %s", code[i].id, code[i].ja);
		snprintf(en, sizeof en, "%s %s", code[i].id, code[i].en);
		html_option(t, &name, lang);
	}
	html_select_end(t);
}

static void put_filter(struct text *t, const struct recheck_page *p, int total)
{
	enum lang lang = p->common->lang;
	int i;

	html_filter(t);
	put_codes(t, p->summary, lang);
	html_choices(t, "direction", "過不足", "direction", DIRECTION, HTML_SERIES,
	    lang);
	html_choices(t, "severity", "程度", "severity", SEVERITY, SEVERITIES, lang);
	html_select(t, "benefit", "給付", "benefit", lang);
	for (i = 0; i < BENEFITS; i++) {
		const struct html_name name = { BENEFIT_NAMES[i].id,
			BENEFIT_NAMES[i].ja, BENEFIT_NAMES[i].en };

		html_option(t, &name, lang);
	}
	html_select_end(t);
	html_select_found(t, "month", "決定月", "month", lang);
	html_filter_end(t, total);
}

static int put_list(struct text *t, const struct recheck_page *p)
{
	static const struct html_name caption = { "t-list",
		"年額の差の大きい順。選ばれた行は「原因と計算書」で開く。",
		"Largest difference a year first; open a row by “Cause and worksheet”." };
	static const struct html_column COLUMN[] = {
		{ "決定", "decision", HTML_SORT },
		{ "指摘", "findings", HTML_TEXT },
		{ "年額の差（円）", "yen a year", HTML_NUMBER | HTML_SORT },
		{ "支払う・返納を求める額", "payable or recoverable",
		    HTML_NUMBER | HTML_SORT },
		{ "時効消滅", "time-barred", HTML_NUMBER | HTML_SORT } };
	const struct kept **all;
	int i, n, failed = 0;

	all = worst_all(p->worst, &n);
	html_section(t, &SECTION[LIST]);
	put_filter(t, p, n);
	html_table(t, &caption, "cases", COLUMN, N(COLUMN));
	for (i = 0; i < n && !failed; i++) {
		if (p->judge(p->into, all[i]->text, all[i]->len) == 0)
			put_decision(t, p, i + 1);
		if (t->len >= WRITE_AT)
			failed = common_write(p->common, t);
	}
	html_table_end(t, "cases");
	html_section_end(t);
	free(all);
	return failed;
}

/* ---- about ------------------------------------------------------------------------------------ */

static void put_about(struct text *t, const struct recheck_page *p)
{
	char s[120], m[8], ja[400], en[400];

	html_section(t, &SECTION[ABOUT]);
	text_puts(t, "<dl class=\"facts\">\n");
	html_fact(t, "道具", "tool", "nenkin-recheck " VERSION);
	text_puts(t, "<dt>");
	html_say(t, "規則表", "rule tables");
	text_puts(t, "</dt><dd>");
	html_text(t, rules_name(p->rules));
	html_put(t, "<br><code>sha256 %s</code></dd>\n", rules_sha256(p->rules));
	snprintf(s, sizeof s, "<code>sha256 %s</code>", p->input);
	html_fact(t, "入力", "input", s);
	if (p->options->on != MONTH_NONE)
		html_fact(t, "過去分を数える月", "arrears counted to",
		    month_text(p->options->on, m));
	text_puts(t, "</dl>\n");
	html_paragraph(t, "誤りは、1円以上の差、又は受給権の有無の違いをいう。"
	    "四捨五入は法令の認める二つの方法のどちらでもよい。",
	    "An error is a difference of one yen or more, or a wrong yes or no. "
	    "Either of the two lawful ways of rounding is right.");
	snprintf(ja, sizeof ja, "件数と金額は、読んだ決定のすべてのもの。一覧は、"
	    "区分ごとに、年額の差の大きいものから %d 件までの決定（同額は過去分の大きい順、"
	    "入力の順）。受け付けなかった決定は標準エラー出力に示した。", p->worst->each);
	snprintf(en, sizeof en, "Counts and yen are of all decisions read. The list "
	    "has, of each code, the %d decisions with the largest difference a year "
	    "(then by what is owed, then in the order of the input). Refused "
	    "decisions were told on standard error.", p->worst->each);
	html_paragraph(t, ja, en);
	html_section_end(t);
}

int recheck_html(const struct recheck_page *p)
{
	const struct html_page page = { p->common->lang,
		{ "nenkin-recheck", "年金決定の再計算　報告書",
		    "Pension decisions recomputed: report" },
		{ "", "記録された決定を計算し直し、誤り、その原因、支払うべき額を示す。",
		    "Recorded decisions computed anew: what is wrong, why, and what "
		    "is owed." },
		SECTION, N(SECTION) };
	struct text *t = p->out;

	html_begin(t, &page);
	put_summary(t, p->summary);
	put_causes(t, p->summary);
	put_months(t, p->worst);
	put_categories(t, p->summary);
	if (put_list(t, p))
		return ERR_IO;
	put_about(t, p);
	html_end(t, "nenkin-recheck");
	return 0;
}
