/* recheck_html.c - a run of nenkin-recheck as a report in one HTML file. */
#include "recheck_html.h"

#include "../calc/confidence.h"
#include "../calc/month.h"
#include "recheck_class.h"
#include "recheck_counts.h"
#include "recheck_summary.h"
#include "recheck_suppress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))
#define MONTHS_SHOWN 60  /* columns; beyond, years */
#define OFFICES_SHOWN 30 /* the others are one row */
#define CLASSES_SHOWN 50

static const struct html_name SECTION[] = {
	{ "summary", "概要", "Summary" },
	{ "causes", "誤りの種類別", "By cause" },
	{ "classes", "同じ誤りの集まり", "Classes of findings" },
	{ "months", "決定月別", "By month of the decision" },
	{ "categories", "公表区分別", "By published category" },
	{ "offices", "事務所別", "By office" },
	{ "benefits", "年金の種類と原因の確かさ別", "By benefit and certainty" },
	{ "years", "決定の年度と判明の年度別", "By years made and found" },
	{ "scans", "抽出の規則", "Scan rules" },
	{ "standard", "期限内の決定", "Decisions in time" },
	{ "list", "金額の大きい決定", "Decisions with most yen" },
	{ "about", "この報告書について", "About this report" }
};
enum { SUMMARY, CAUSES, CLASSES, MONTHS, CATEGORIES, OFFICES, BENEFITS_OF, YEARS, SCANS,
	STANDARDS, LIST, ABOUT };

const struct html_name RECHECK_DIRECTIONS[HTML_SERIES] = {
	{ "other", "影響なし・要確認", "no yen, or to review" },
	{ "under", "未払い", "underpaid" },
	{ "over", "過払い", "overpaid" }
};

/* ---- summary -------------------------------------------------------------------------- */

/* A cell; of a figure that is suppressed a mark. */
void recheck_figure(struct text *t, long long v)
{
	if (v == SUPPRESSED)
		text_puts(t, "<td class=\"num\" data-v=\"-1\">*</td>");
	else
		html_cell(t, v);
}

static void put_number(struct text *t, long long v)
{
	if (v == SUPPRESSED)
		text_puts(t, "*");
	else
		html_number(t, v);
}

static void put_money_row(struct text *t, const long long *row, int way,
    long long decisions)
{
	const struct html_name *name = &RECHECK_DIRECTIONS[way];
	int i, first = way == DIRECTION_UNDERPAID ? ROW_UNDER_N : ROW_OVER_N;

	html_put(t, "<tr><th scope=\"row\" class=\"%s-ink\">", name->id);
	html_say(t, name->ja, name->en);
	text_puts(t, "</th>");
	recheck_figure(t, decisions);
	for (i = first; i < first + ROW_OVER_N - ROW_UNDER_N; i++)
		recheck_figure(t, row[i]);
	text_puts(t, "</tr>\n");
}

static void put_money(struct text *t, const long long *run,
    const long long *total)
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
	put_money_row(t, total, DIRECTION_UNDERPAID, run[RUN_UNDERPAID]);
	put_money_row(t, total, DIRECTION_OVERPAID, run[RUN_OVERPAID]);
	html_table_end(t, "");
}

/* "12.34 %"; "–" of nothing. */
void recheck_percent(struct text *t, long long part, long long whole)
{
	char s[32];

	if (whole > 0 || part == SUPPRESSED)
		html_put(t, "%s %%", summary_share(part, whole, s));
	else
		text_puts(t, "–");
}

static void put_rate(struct text *t, const char *ja, const char *en,
    long long part, long long whole)
{
	text_puts(t, "<dt>");
	html_say(t, ja, en);
	text_puts(t, "</dt><dd>");
	recheck_percent(t, part, whole);
	text_puts(t, " <small>(");
	put_number(t, part);
	text_puts(t, " / ");
	put_number(t, whole);
	text_puts(t, ")</small></dd>\n");
}

/* The exact interval of the whole, of which a sample was drawn. */
static void put_sample(struct text *t, const struct report *r,
    const long long *run)
{
	char s[120];
	struct interval i;

	if (!r->asked->sample)
		return;
	text_puts(t, "<dt>");
	html_say(t, "無作為に選んだもの／母集団", "Drawn at random, of all");
	text_puts(t, "</dt><dd>");
	put_number(t, run[RUN_CHECKED] == SUPPRESSED ||
	    run[RUN_REFUSED] == SUPPRESSED ? SUPPRESSED
	    : run[RUN_CHECKED] + run[RUN_REFUSED]);
	text_puts(t, " / ");
	html_number(t, r->population);
	text_puts(t, "</dd>\n");
	if (run[RUN_CHECKED] <= 0 || run[RUN_WITH_YEN] == SUPPRESSED)
		return;
	i = confidence((long)run[RUN_CHECKED], (long)run[RUN_WITH_YEN], 4, 40);
	snprintf(s, sizeof s, "%lld.%02lld–%lld.%02lld %%", i.low / 100,
	    i.low % 100, i.high / 100, i.high % 100);
	html_fact(t, "母集団の頻度の95%信頼区間（Clopper-Pearson、正確）",
	    "Frequency in all, exact 95 % interval (Clopper-Pearson)", s);
}

static void put_summary(struct text *t, const struct report *r)
{
	const long long *run = counts_get(r->counts, "run", "");
	const long long *total = counts_get(r->counts, "total", "");

	html_section(t, &SECTION[SUMMARY]);
	text_puts(t, "<dl class=\"cards\">\n");
	html_card(t, "", "再計算した決定", "decisions checked",
	    run[RUN_CHECKED]);
	html_card(t, "", "一致", "pass", run[RUN_PASS]);
	html_card(t, run[RUN_FAIL] ? "is-error" : "", "誤り", "error",
	    run[RUN_FAIL]);
	html_card(t, run[RUN_REVIEW] ? "is-review" : "", "要確認", "to review",
	    run[RUN_REVIEW]);
	html_card(t, "", "受け付けなかったもの", "refused", run[RUN_REFUSED]);
	text_puts(t, "</dl>\n");
	put_money(t, run, total);
	text_puts(t, "<dl class=\"facts\">\n");
	put_rate(t, "頻度（1円以上の誤りのある決定の割合）",
	    "Frequency: decisions with a yen wrong", run[RUN_WITH_YEN],
	    run[RUN_CHECKED]);
	put_sample(t, r, run);
	put_rate(t, "発生率（決定された年額のうち誤った円の割合）",
	    "Incidence: yen wrong of the yen decided a year",
	    total[ROW_UNDER_YEN] == SUPPRESSED ? SUPPRESSED
	    : total[ROW_UNDER_YEN] + total[ROW_OVER_YEN], run[RUN_DECIDED]);
	text_puts(t, "</dl>\n");
	html_section_end(t);
}

/* ---- by cause, by category, by office ----------------------------------------------------- */

const struct html_column RECHECK_COLUMN[RECHECK_COLUMNS] = {
	{ "区分", "heading", HTML_SORT }, { "件数の内訳", "findings", HTML_BAR },
	{ "件数", "count", HTML_NUMBER | HTML_SORT },
	{ "未払い", "under", HTML_NUMBER | HTML_SORT },
	{ "未払い（年額・円）", "under, yen a year", HTML_NUMBER | HTML_SORT },
	{ "過払い", "over", HTML_NUMBER | HTML_SORT },
	{ "過払い（年額・円）", "over, yen a year", HTML_NUMBER | HTML_SORT }
};

static long long without_yen(const long long *row)
{
	return row[ROW_N] == SUPPRESSED ? 0
	    : row[ROW_N] - row[ROW_UNDER_N] - row[ROW_OVER_N];
}

void recheck_row(struct text *t, const long long *row, long long max)
{
	int out = row[ROW_N] == SUPPRESSED;
	const struct html_length part[] = { { "under", out ? 0 : row[ROW_UNDER_N] },
		{ "over", out ? 0 : row[ROW_OVER_N] },
		{ "other", without_yen(row) } };

	text_puts(t, "<td class=\"bar\">");
	html_bar(t, part, N(part), max);
	text_puts(t, "</td>");
	recheck_figure(t, row[ROW_N]);
	recheck_figure(t, row[ROW_UNDER_N]);
	recheck_figure(t, row[ROW_UNDER_YEN]);
	recheck_figure(t, row[ROW_OVER_N]);
	recheck_figure(t, row[ROW_OVER_YEN]);
	text_puts(t, "</tr>\n");
}

long long recheck_most(const struct count **list, size_t n)
{
	long long max = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (list[i]->at[ROW_N] > max)
			max = list[i]->at[ROW_N];
	return max;
}

static long long most_of(const struct counts *c, const char *table)
{
	size_t n;
	const struct count **list = counts_sorted(c, table, &n);
	long long max = recheck_most(list, n);

	free(list);
	return max;
}

static void put_causes(struct text *t, const struct counts *c)
{
	static const struct html_name caption = { "t-causes",
		"指摘の件数と年額の差。区分を選ぶと、下の一覧がその区分だけになる。",
		"Findings and yen a year. A code chosen here filters the list below." };
	const struct error_code *x;
	long long max = most_of(c, "code");

	html_section(t, &SECTION[CAUSES]);
	html_legend(t, RECHECK_DIRECTIONS, HTML_SERIES);
	html_table(t, &caption, "", RECHECK_COLUMN, RECHECK_COLUMNS);
	for (x = error_codes(); x->id; x++) {
		const long long *row = counts_get(c, "code", x->id);

		if (!row[ROW_N])
			continue;
		html_put(t, "<tr><th scope=\"row\"><a href=\"#code=%s\">%s</a> ",
		    x->id, x->id);
		html_say(t, x->ja, x->en);
		text_puts(t, "</th>");
		recheck_row(t, row, max);
	}
	html_table_end(t, "");
	html_section_end(t);
}

static void put_categories(struct text *t, const struct counts *c)
{
	static const struct html_name caption = { "t-categories",
		"日本年金機構の公表の区分による。区分は案であり、機関が確かめるもの。",
		"By the headings under which the Japan Pension Service publishes; a "
		"proposal for the office to confirm." };
	long long max = most_of(c, "category");
	char key[12];
	int i;

	html_section(t, &SECTION[CATEGORIES]);
	html_table(t, &caption, "", RECHECK_COLUMN, RECHECK_COLUMNS);
	for (i = 0; i < ERROR_CATEGORIES; i++) {
		const long long *row;

		snprintf(key, sizeof key, "%d", i);
		row = counts_get(c, "category", key);
		if (!row[ROW_N])
			continue;
		text_puts(t, "<tr><th scope=\"row\">");
		html_say(t, CATEGORY_NAMES[i].ja, CATEGORY_NAMES[i].en);
		text_puts(t, "</th>");
		recheck_row(t, row, max);
	}
	html_table_end(t, "");
	html_section_end(t);
}

static int by_number(const void *a, const void *b)
{
	const struct count *x = *(const struct count *const *)a;
	const struct count *y = *(const struct count *const *)b;

	if (x->at[ROW_N] != y->at[ROW_N])
		return x->at[ROW_N] < y->at[ROW_N] ? 1 : -1;
	return strcmp(x->name, y->name);
}

/* The offices from number `from` on, as one row. */
static void put_other_offices(struct text *t, const struct count **list,
    size_t from, size_t n, long long max)
{
	long long sum[COUNTERS] = { 0 };
	char ja[60], en[60];
	size_t i;
	int k;

	for (i = from; i < n; i++)
		for (k = 0; k < COUNTERS; k++)
			sum[k] = list[i]->at[k] == SUPPRESSED ||
			    sum[k] == SUPPRESSED ? SUPPRESSED
			    : sum[k] + list[i]->at[k];
	snprintf(ja, sizeof ja, "その他の%zu事務所", n - from);
	snprintf(en, sizeof en, "%zu other offices", n - from);
	text_puts(t, "<tr><th scope=\"row\">");
	html_say(t, ja, en);
	text_puts(t, "</th>");
	recheck_row(t, sum, sum[ROW_N] > max ? sum[ROW_N] : max);
}

static void put_offices(struct text *t, const struct counts *c)
{
	static const struct html_name caption = { "t-offices",
		"指摘の多い事務所から", "Those with most findings first" };
	size_t i, n;
	const struct count **list = counts_sorted(c, "office", &n);
	long long max = recheck_most(list, n);

	qsort(list, n, sizeof *list, by_number);
	html_section(t, &SECTION[OFFICES]);
	html_table(t, &caption, "", RECHECK_COLUMN, RECHECK_COLUMNS);
	for (i = 0; i < n && i < OFFICES_SHOWN; i++) {
		text_puts(t, "<tr><th scope=\"row\">");
		if (*count_key(list[i]))
			html_input(t, count_key(list[i]));
		else
			html_say(t, "（記載なし）", "(not said)");
		text_puts(t, "</th>");
		recheck_row(t, list[i]->at, max);
	}
	if (n > i)
		put_other_offices(t, list, i, n, max);
	html_table_end(t, "");
	if (c->halved)
		html_paragraph(t, "事務所と共通点は多すぎるため一部のみを数えた。",
		    "Too many offices and shared traits: a part of them is counted.");
	html_section_end(t);
	free(list);
}

/* ---- classes ------------------------------------------------------------------------------- */

struct classes {
	struct text *t;
	const struct asked *asked;
	int n;
};

static void put_class(void *into, const struct class_found *x)
{
	struct classes *c = into;
	const struct finding *f = &x->finding;
	const struct error_code *code = error_code_named(f->code);
	struct text *t = c->t;

	if (!asked_wanted(c->asked, f->code) || c->n++ >= CLASSES_SHOWN)
		return;
	html_put(t, "<tr><th scope=\"row\">%s</th><td>%s ", x->id, code->id);
	html_say(t, code->ja, code->en);
	text_puts(t, "</td><td>");
	if (f->benefit >= 0 && f->benefit < BENEFITS)
		html_say(t, BENEFIT_NAMES[f->benefit].ja,
		    BENEFIT_NAMES[f->benefit].en);
	text_puts(t, "</td><td>");
	html_input(t, f->cause.detail);
	text_puts(t, "</td>");
	recheck_figure(t, x->n);
	if (f->difference == YEN_NONE) {
		text_puts(t, "<td class=\"num\">–</td></tr>\n");
		return;
	}
	html_put(t, "<td class=\"num %s-ink\" data-v=\"%lld\">",
	    RECHECK_DIRECTIONS[f->direction].id, f->difference);
	html_signed(t, f->difference);
	text_puts(t, "</td></tr>\n");
}

/* Decisions that may be wrong for one and the same reason. */
static void put_classes(struct text *t, const struct report *r)
{
	static const struct html_name caption = { "t-classes",
		"プログラム又は表の誤りの疑い。金額は集まり全体の年額の差。",
		"Suspected of a program or a table; yen a year of the whole class" };
	static const struct html_column COLUMN[] = {
		{ "番号", "class", HTML_TEXT }, { "区分", "code", HTML_SORT },
		{ "給付", "benefit", HTML_SORT },
		{ "共通点", "what they share", HTML_TEXT },
		{ "件数", "findings", HTML_NUMBER | HTML_SORT },
		{ "年額の差（円）", "yen a year", HTML_NUMBER | HTML_SORT } };
	struct text rows;
	struct classes c = { &rows, r->asked, 0 };
	char ja[80], en[80];

	text_init(&rows);
	classes_each(r->counts, r->asked->class_least, put_class, &c);
	html_section(t, &SECTION[CLASSES]);
	if (r->asked->suppress) {
		html_paragraph(t, "示さない。", "Not shown.");
	} else if (c.n) {
		html_table(t, &caption, "", COLUMN, N(COLUMN));
		text_put(t, rows.s, rows.len);
		html_table_end(t, "");
	} else {
		html_paragraph(t, "なし。", "None.");
	}
	text_release(&rows);
	if (c.n > CLASSES_SHOWN) {
		snprintf(ja, sizeof ja, "全%d件のうち%d件。", c.n,
		    CLASSES_SHOWN);
		snprintf(en, sizeof en, "%d of %d.", CLASSES_SHOWN, c.n);
		html_paragraph(t, ja, en);
	}
	html_section_end(t);
}

/* ---- by month ---------------------------------------------------------------------------- */

/* A month of the table as "2026-06", or its fiscal year as "FY2026". */
static void month_label(char *label, size_t size, const char *month, int years)
{
	int m;

	if (years && month_parse(month, &m) == 0)
		snprintf(label, size, "FY%04d", month_fiscal_year(m) % 10000);
	else
		snprintf(label, size, "%s", month);
}

/* The columns, to be freed: months, or fiscal years where there are many; and
 * how many findings have no month; (*out)[i], to be freed too: some of the
 * column is suppressed. */
static struct html_stack *stacks(const struct counts *c, int *n,
    long long *undated, char **out)
{
	size_t i, n_month;
	const struct count **list = counts_sorted(c, "month", &n_month);
	struct html_stack *s = calloc(n_month + 1, sizeof *s);
	int years = n_month > MONTHS_SHOWN;
	char label[16];

	*out = calloc(n_month + 1, 1);
	if (!s || !*out)
		abort();
	*n = 0;
	*undated = 0;
	for (i = 0; i < n_month; i++) {
		const long long *row = list[i]->at;

		if (!*count_key(list[i])) {
			*undated = row[ROW_N];
			continue;
		}
		month_label(label, sizeof label, count_key(list[i]), years);
		if (*n == 0 || strcmp(s[*n - 1].label, label) != 0)
			memcpy(s[(*n)++].label, label, sizeof label);
		(*out)[*n - 1] |= row[ROW_N] == SUPPRESSED;
		if (row[ROW_N] == SUPPRESSED)
			continue;
		s[*n - 1].n[DIRECTION_NONE] += without_yen(row);
		s[*n - 1].n[DIRECTION_UNDERPAID] += row[ROW_UNDER_N];
		s[*n - 1].n[DIRECTION_OVERPAID] += row[ROW_OVER_N];
	}
	free(list);
	return s;
}

static void put_month_table(struct text *t, const struct html_stack *s,
    const char *out, int n)
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
			recheck_figure(t, out[i] ? SUPPRESSED : s[i].n[k]);
		text_puts(t, "</tr>\n");
	}
	html_table_end(t, "");
	text_puts(t, "</details>\n");
}

static void put_months(struct text *t, const struct counts *c)
{
	struct html_stack *s;
	long long undated;
	char *out;
	int n;

	s = stacks(c, &n, &undated, &out);
	html_section(t, &SECTION[MONTHS]);
	text_puts(t, "<figure><figcaption class=\"note\">");
	html_say(t, "指摘の件数。決定日のない決定は図にない： ",
	    "Findings. Without the day of the decision, and not in the chart: ");
	put_number(t, undated);
	text_puts(t, "</figcaption>\n");
	html_legend(t, RECHECK_DIRECTIONS, HTML_SERIES);
	html_columns(t, s, n, RECHECK_DIRECTIONS, "month");
	text_puts(t, "</figure>\n");
	put_month_table(t, s, out, n);
	html_section_end(t);
	free(s);
	free(out);
}

/* ---- about ------------------------------------------------------------------------------------ */

static void put_rests_on(struct text *t, const struct report *r)
{
	const struct asked *a = r->asked;
	char s[120], m[8];

	text_puts(t, "<dl class=\"facts\">\n");
	html_fact(t, "道具", "tool", "nenkin-recheck " VERSION);
	text_puts(t, "<dt>");
	html_say(t, "規則表", "rule tables");
	text_puts(t, "</dt><dd>");
	html_text(t, rules_name(a->rules));
	html_put(t, "<br><code>sha256 %s</code></dd>\n", rules_sha256(a->rules));
	snprintf(s, sizeof s, "<code>sha256 %s</code>", r->input);
	html_fact(t, "入力", "input", s);
	if (a->options.on != MONTH_NONE)
		html_fact(t, "過去分を数える月", "arrears counted to",
		    month_text(a->options.on, m));
	if (a->sample) {
		text_puts(t, "<dt>");
		html_say(t, "標本の種", "seed of the sample");
		text_puts(t, "</dt><dd>");
		html_input(t, a->seed);
		text_puts(t, "</dd>\n");
	}
	text_puts(t, "</dl>\n");
}

static void put_about(struct text *t, const struct report *r)
{
	char ja[400], en[400];
	int each = r->worst->each;

	html_section(t, &SECTION[ABOUT]);
	put_rests_on(t, r);
	html_paragraph(t, "誤りは、1円以上の差、又は受給権の有無の違いをいう。"
	    "四捨五入は法令の認める二つの方法のどちらでもよい。",
	    "An error is a difference of one yen or more, or a wrong yes or no. "
	    "Either of the two lawful ways of rounding is right.");
	snprintf(ja, sizeof ja, "件数と金額は、読んだ決定のすべてのもの。一覧は、"
	    "区分ごとに、年額の差の大きいものから %d 件までの決定（同額は過去分の大きい順、"
	    "入力の順）。受け付けなかった決定は標準エラー出力に示した。", each);
	snprintf(en, sizeof en, "Counts and yen are of all decisions read. The list "
	    "has, of each code, the %d decisions with the largest difference a year "
	    "of that code (then by what is owed, then in the order of the input). "
	    "Refused decisions were told on standard error.", each);
	html_paragraph(t, ja, en);
	if (r->asked->suppress) {
		snprintf(ja, sizeof ja, "* %d件未満の数値と、それを推知させる数値は"
		    "示さず、月別の図にも数えない。個々の決定も示さない。",
		    r->asked->suppress);
		snprintf(en, sizeof en, "* Figures of fewer than %d, and what would "
		    "tell them, are not shown, nor counted in the chart by "
		    "month; no single decision is shown.", r->asked->suppress);
		html_paragraph(t, ja, en);
	}
	if (r->asked->key_len)
		html_paragraph(t, "番号は鍵付きハッシュで置き換えた。記録の値と計算書は示さない。金額と月は"
		    "決定のもので、元のまま。",
		    "Ids are keyed hashes; values of the record and worksheets are "
		    "not shown. Amounts and months are those of the decision, as they "
		    "were.");
	html_section_end(t);
}

int recheck_html(struct text *t, const struct report *r)
{
	const struct html_page page = { r->asked->lang,
		{ "nenkin-recheck", "年金決定の再計算　報告書",
		    "Pension decisions recomputed: report" },
		{ "", "記録された決定を計算し直し、誤り、その原因、支払うべき額を示す。",
		    "Recorded decisions computed anew: what is wrong, why, and what "
		    "is owed." },
		SECTION, N(SECTION) };
	int code;

	html_begin(t, &page);
	put_summary(t, r);
	put_causes(t, r->counts);
	put_classes(t, r);
	put_months(t, r->counts);
	put_categories(t, r->counts);
	put_offices(t, r->counts);
	recheck_html_benefits(t, r->counts, &SECTION[BENEFITS_OF]);
	recheck_html_years(t, r->counts, &SECTION[YEARS]);
	recheck_html_scans(t, r->counts, &SECTION[SCANS]);
	recheck_html_standards(t, r->counts, &SECTION[STANDARDS]);
	html_section(t, &SECTION[LIST]);
	code = recheck_html_list(t, r);
	html_section_end(t);
	put_about(t, r);
	html_end(t, "nenkin-recheck");
	return code;
}
