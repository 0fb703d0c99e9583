/* recheck_summary.c - what a run of nenkin-recheck found, in figures. */
#include "recheck_summary.h"

#include "../calc/confidence.h"
#include "../calc/month.h"
#include "recheck_counts.h"
#include "recheck_suppress.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_COLUMNS 44

static const char *in(enum lang lang, const char *ja, const char *en)
{
	return lang == LANG_JA ? ja : en;
}

static void put(struct text *t, const char *label, int width)
{
	int n = width - report_width(label);

	text_puts(t, label);
	while (n-- > 0)
		text_putc(t, ' ');
}

static void put_int(struct text *t, long long v, int width)
{
	char buf[32];

	if (v == SUPPRESSED)
		snprintf(buf, sizeof buf, "%*s", width, "*");
	else
		snprintf(buf, sizeof buf, "%*lld", width, v);
	text_puts(t, buf);
}

/* A sum or a difference of figures one of which may be suppressed. */
static long long unless_out(long long a, long long b, long long result)
{
	return a == SUPPRESSED || b == SUPPRESSED ? SUPPRESSED : result;
}

static void put_value(struct text *t, const struct finding *f, long long v,
    enum lang lang)
{
	char m[8];

	if (v == YEN_NONE || (f->is_month && v <= 0)) {
		text_puts(t, "-");
	} else if (f->is_month) {
		text_puts(t, month_text((int)v, m));
	} else {
		text_int(t, v);
		text_puts(t, in(lang, "円", " yen"));
	}
}

static void put_owed(struct text *t, const struct arrears *a, enum lang lang)
{
	char from[8], to[8], line[200];

	snprintf(line, sizeof line, in(lang,
	    "    %s から %s まで %d 月分 %lld 円（時効 %lld 円）\n",
	    "    owed %s to %s, %d months: %lld yen (time-barred %lld)\n"),
	    month_text(a->from, from), month_text(a->to, to), a->months, a->yen,
	    a->barred);
	text_puts(t, line);
}

void summary_finding(struct text *t, const struct finding *f, const char *id,
    enum lang lang)
{
	const struct error_code *x = error_code_named(f->code);

	text_puts(t, id);
	text_puts(t, "  ");
	text_puts(t, f->code);
	text_puts(t, " ");
	text_puts(t, in(lang, x->ja, x->en));
	text_puts(t, "  ");
	text_puts(t, finding_benefit(f));
	text_puts(t, f->recipient[0] ? " (" : "");
	text_puts(t, f->recipient);
	text_puts(t, f->recipient[0] ? ") " : " ");
	text_puts(t, f->part);
	text_puts(t, "  ");
	text_puts(t, SEVERITY_NAMES[f->severity]);
	if (f->decided != YEN_NONE || f->recomputed != YEN_NONE) {
		text_puts(t, in(lang, "\n    決定 ", "\n    decided "));
		put_value(t, f, f->decided, lang);
		text_puts(t, in(lang, "  再計算 ", "  recomputed "));
		put_value(t, f, f->recomputed, lang);
		text_puts(t, "  ");
		text_puts(t, DIRECTION_NAMES[f->direction]);
	}
	if (f->cause.detail[0]) {
		text_puts(t, "\n    ");
		text_puts(t, CERTAINTY_NAMES[f->cause.certainty]);
		text_puts(t, ": ");
		text_puts(t, f->cause.detail);
	}
	text_putc(t, '\n');
	if (f->arrears.known)
		put_owed(t, &f->arrears, lang);
}

static void put_row(struct text *t, const char *name, const long long *at)
{
	text_puts(t, "  ");
	put(t, name, NAME_COLUMNS);
	put_int(t, at[ROW_N], 8);
	put_int(t, at[ROW_UNDER_N], 8);
	put_int(t, at[ROW_UNDER_YEN], 16);
	put_int(t, at[ROW_OVER_N], 8);
	put_int(t, at[ROW_OVER_YEN], 16);
	text_putc(t, '\n');
}

static void put_head(struct text *t, const char *name, enum lang lang)
{
	text_puts(t, "\n");
	put(t, name, NAME_COLUMNS + 2);
	text_puts(t, in(lang,
	    "    件数  未払い    未払い（年額）  過払い    過払い（年額）\n",
	    "   count   under     under, a year    over      over, a year\n"));
}

static void put_count(struct text *t, const char *name, long long n)
{
	text_puts(t, "  ");
	put(t, name, NAME_COLUMNS);
	put_int(t, n, 16);
	text_putc(t, '\n');
}

/* a of b in hundredths of a per cent, half up: "12.34".  Digit by digit, so
 * that no sum of yen is too large; "*" where either is suppressed. */
const char *summary_share(long long a, long long b, char buf[32])
{
	long long q = 0, rest = 0;
	int i;

	if (a < 0 || b < 0) {
		snprintf(buf, 32, "*");
		return buf;
	}
	if (b > 0) {
		q = a / b;
		rest = a % b;
	}
	for (i = 0; i < 4 && b > 0; i++) {
		q = q * 10 + rest * 10 / b;
		rest = rest * 10 % b;
	}
	q += b > 0 && 2 * rest >= b;
	snprintf(buf, 32, "%lld.%02lld", q / 100, q % 100);
	return buf;
}

static void put_share(struct text *t, const char *name, long long a, long long b)
{
	char buf[32], line[40];

	text_puts(t, "  ");
	put(t, name, NAME_COLUMNS);
	snprintf(line, sizeof line, "%16s %%\n", summary_share(a, b, buf));
	text_puts(t, line);
}

/* Found in the sample, and the exact interval of the whole. */
static void put_sample(struct text *t, const struct report *r,
    const long long *run, enum lang lang)
{
	char line[200];
	struct interval i;

	put_count(t, in(lang, "母集団", "population"), r->population);
	put_count(t, in(lang, "無作為に選んだもの", "drawn at random"),
	    unless_out(run[RUN_CHECKED], run[RUN_REFUSED],
		run[RUN_CHECKED] + run[RUN_REFUSED]));
	if (run[RUN_CHECKED] <= 0 || run[RUN_WITH_YEN] == SUPPRESSED)
		return;
	i = confidence((long)run[RUN_CHECKED], (long)run[RUN_WITH_YEN], 4, 40);
	snprintf(line, sizeof line, in(lang,
	    "  頻度の95%%信頼区間（Clopper-Pearson、正確） %lld.%02lld-%lld.%02lld %%\n",
	    "  frequency, exact 95 %% interval (Clopper-Pearson): "
	    "%lld.%02lld-%lld.%02lld %%\n"), i.low / 100, i.low % 100,
	    i.high / 100, i.high % 100);
	text_puts(t, line);
}

static void put_counts(struct text *t, const struct report *r, enum lang lang)
{
	const long long *run = counts_get(r->counts, "run", "");
	const long long *total = counts_get(r->counts, "total", "");
	long long wrong = unless_out(total[ROW_UNDER_YEN], total[ROW_OVER_YEN],
	    total[ROW_UNDER_YEN] + total[ROW_OVER_YEN]);

	put_count(t, in(lang, "再計算した決定", "decisions checked"),
	    run[RUN_CHECKED]);
	put_count(t, in(lang, "一致", "pass"), run[RUN_PASS]);
	put_count(t, in(lang, "誤り", "error"), run[RUN_FAIL]);
	put_count(t, in(lang, "要確認", "review"), run[RUN_REVIEW]);
	put_count(t, in(lang, "受け付けなかったもの", "refused"), run[RUN_REFUSED]);
	put_count(t, in(lang, "1円以上の誤りのある決定（頻度）",
	    "frequency: decisions with a yen wrong"), run[RUN_WITH_YEN]);
	put_share(t, in(lang, "  決定に対する割合", "  of the decisions checked"),
	    run[RUN_WITH_YEN], run[RUN_CHECKED]);
	if (r->asked->sample)
		put_sample(t, r, run, lang);
	put_count(t, in(lang, "誤った円（年額・発生）",
	    "incidence: yen wrong a year"), wrong);
	put_count(t, in(lang, "決定された円（年額）", "of yen decided a year"),
	    run[RUN_DECIDED]);
	put_share(t, in(lang, "  決定された円に対する割合",
	    "  of the yen decided"), wrong, run[RUN_DECIDED]);
	put_count(t, in(lang, "未払い（支払うべき円）",
	    "underpaid, payable now (yen)"), total[ROW_UNDER_OWED]);
	put_count(t, in(lang, "未払い（時効消滅・円）",
	    "underpaid, time-barred (yen)"), total[ROW_UNDER_BARRED]);
	put_count(t, in(lang, "過払い（返納・円）", "overpaid, recoverable (yen)"),
	    total[ROW_OVER_OWED]);
	put_count(t, in(lang, "過払い（時効消滅・円）",
	    "overpaid, time-barred (yen)"), total[ROW_OVER_BARRED]);
}

/* ---- tables ------------------------------------------------------------------ */

static void put_codes(struct text *t, const struct counts *c, enum lang lang)
{
	const struct error_code *x;
	char name[160];

	put_head(t, in(lang, "誤りの種類", "By code"), lang);
	for (x = error_codes(); x->id; x++) {
		const long long *at = counts_get(c, "code", x->id);

		if (!at[ROW_N])
			continue;
		snprintf(name, sizeof name, "%s %s", x->id, in(lang, x->ja, x->en));
		put_row(t, name, at);
	}
}

static void category_name(char *name, size_t size, const char *key, enum lang lang)
{
	const struct category_name *x = &CATEGORY_NAMES[strtol(key, NULL, 10)];

	snprintf(name, size, "%s", in(lang, x->ja, x->en));
}

static void band_name(char *name, size_t size, const char *key, enum lang lang)
{
	int band = (int)strtol(key, NULL, 10);

	if (band == BANDS - 1)
		snprintf(name, size, in(lang, "%lld円以上", "%lld yen or more"),
		    band_from(band));
	else
		snprintf(name, size, in(lang, "%lld円以上%lld円未満",
		    "%lld to under %lld yen"), band_from(band),
		    band_from(band + 1));
}

static void plain_name(char *name, size_t size, const char *key, enum lang lang)
{
	snprintf(name, size, "%s", *key ? key : in(lang, "（記載なし）", "(not said)"));
}

/* "2020 2026 keying" */
static void found_name(char *name, size_t size, const char *key, enum lang lang)
{
	const char *last = strrchr(key, '\t');
	char category[80], *tab;

	category_name(category, sizeof category, last + 1, lang);
	snprintf(name, size, "%.*s %s", (int)(last - key), key, category);
	while ((tab = strchr(name, '\t')) != NULL)
		*tab = ' ';
}

static const struct table {
	const char *id, *ja, *en;
	void (*name)(char *name, size_t size, const char *key, enum lang lang);
} TABLES[] = {
	{ "category", "公表の区分", "By published category", category_name },
	{ "benefit", "年金の種類", "By benefit", plain_name },
	{ "certainty", "原因の確かさ", "By certainty of the cause", plain_name },
	{ "office", "事務所", "By office", plain_name },
	{ "month", "決定の月", "By month of the decision", plain_name },
	{ "found_category", "決定の年度、判明の年度、公表の区分",
	    "Fiscal years made and found, category", found_name },
	{ "band", "額の階級（未払い・過払いの総額）", "By what is owed in all",
	    band_name },
	{ NULL, NULL, NULL, NULL }
};

static void put_tables(struct text *t, const struct counts *c, enum lang lang)
{
	const struct table *x;
	char name[160];
	size_t i, n;

	for (x = TABLES; x->id; x++) {
		const struct count **list = counts_sorted(c, x->id, &n);

		if (n)
			put_head(t, in(lang, x->ja, x->en), lang);
		for (i = 0; i < n; i++) {
			x->name(name, sizeof name, count_key(list[i]), lang);
			put_row(t, name, list[i]->at);
		}
		free(list);
	}
}

/* ---- the service standard ------------------------------------------------------- */

static void put_standard(struct text *t, const struct count *x)
{
	char name[80], one[32], longer[32], line[160], *tab;
	const long long *at = x->at;
	long long first = unless_out(at[STANDARD_N], 0,
	    at[STANDARD_N] - at[STANDARD_AGAIN_N]);

	snprintf(name, sizeof name, "%s", count_key(x));
	tab = strchr(name, '\t');
	if (tab)
		*tab = ' ';
	text_puts(t, "  ");
	put(t, name, NAME_COLUMNS);
	summary_share(at[STANDARD_IN_TIME], at[STANDARD_N], one);
	summary_share(at[STANDARD_LONGER] + at[STANDARD_AGAIN_IN_TIME], at[STANDARD_N],
	    longer);
	put_int(t, at[STANDARD_N], 8);
	put_int(t, at[STANDARD_IN_TIME], 8);
	snprintf(line, sizeof line, "%10s %%%10s %%", one, longer);
	text_puts(t, line);
	put_int(t, first, 8);
	snprintf(line, sizeof line, "%6s\n", first == SUPPRESSED ? "*"
	    : at[STANDARD_IN_TIME] * 100 >= at[STANDARD_N] * STANDARD_TARGET
	    ? "+" : "-");
	text_puts(t, line);
}

static void put_standards(struct text *t, const struct counts *c, enum lang lang)
{
	size_t i, n;
	const struct count **list = counts_sorted(c, "standard", &n);

	if (n) {
		text_putc(t, '\n');
		put(t, in(lang, "サービススタンダード", "Service standard"),
		    NAME_COLUMNS + 2);
		text_puts(t, in(lang,
		    "    件数  期限内        割合      2月内  再確認外  90%\n",
		    "   count in time       share  2 months   first   90%\n"));
	}
	for (i = 0; i < n; i++)
		put_standard(t, list[i]);
	free(list);
}

/* ---- scans by rule ------------------------------------------------------------------ */

static void put_scan(struct text *t, const struct count *x, enum lang lang)
{
	const struct error_code *code = error_code_named(count_key(x));
	char name[160], share[32], line[160];

	snprintf(name, sizeof name, "%s %s", code->id, in(lang, code->ja,
	    code->en));
	text_puts(t, "  ");
	put(t, name, NAME_COLUMNS);
	put_int(t, x->at[SCAN_N], 8);
	put_int(t, x->at[SCAN_FOUND], 8);
	snprintf(line, sizeof line, "%10s %%",
	    summary_share(x->at[SCAN_FOUND], x->at[SCAN_N], share));
	text_puts(t, line);
	put_int(t, x->at[SCAN_ELSEWHERE], 10);
	text_putc(t, '\n');
}

static void put_scans(struct text *t, const struct counts *c, enum lang lang)
{
	size_t i, n;
	const struct count **list = counts_sorted(c, "scan", &n);

	if (n) {
		text_putc(t, '\n');
		put(t, in(lang, "抽出の規則", "Scan rule"), NAME_COLUMNS + 2);
		text_puts(t, in(lang,
		    "    該当  うち誤      的中率  該当以外\n",
		    "   picks   found    hit rate elsewhere\n"));
	}
	for (i = 0; i < n; i++)
		put_scan(t, list[i], lang);
	free(list);
}

void summary_text(struct text *t, const struct report *r)
{
	enum lang lang = r->asked->lang;
	char line[160];

	put_counts(t, r, lang);
	if (r->asked->suppress) {
		snprintf(line, sizeof line, in(lang,
		    "  * %d件未満の数値と、それを推知させる数値は示さない\n",
		    "  * figures of fewer than %d, and what would tell them, are "
		    "not shown\n"), r->asked->suppress);
		text_puts(t, line);
	}
	put_standards(t, r->counts, lang);
	put_scans(t, r->counts, lang);
	if (!counts_get(r->counts, "total", "")[ROW_N])
		return;
	put_codes(t, r->counts, lang);
	put_tables(t, r->counts, lang);
	if (r->counts->halved)
		text_puts(t, in(lang, "\n  事務所と共通点は多すぎるため一部のみを数えた\n",
		    "\n  too many offices and shared traits: a part of them is "
		    "counted\n"));
}
