/* recheck_html_list.c - the worst decisions of a run, each with its findings and
 * worksheets, as a part of the report in HTML. */
#include "recheck_html.h"

#include "../calc/json.h"
#include "../calc/month.h"
#include "recheck_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))

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

/* Decisions are recomputed for the page one at a time. */
struct page {
	const struct report *report;
	struct recheck *recheck;
	struct decision decision;
	struct findings findings;
	struct blocks texts; /* of findings that were masked */
};

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
	html_put(t, "</td><td class=\"num %s-ink\">", RECHECK_DIRECTIONS[f->direction].id);
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

static void put_sheets(struct text *t, const struct page *p, int number)
{
	const struct decision *d = &p->decision;
	char id[40], ja[48], en[48], m[8];
	const struct html_name caption = { id, ja, en };
	struct sheet sheet;
	int i;

	if (!p->report->asked->worksheets || p->report->asked->key_len)
		return;
	sheet_init(&sheet);
	for (i = 0; i < d->n_line; i++) {
		if (!recheck_sheet(p->recheck, d, &p->report->asked->options,
		    i, &sheet))
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
static void put_words(struct text *t, const struct page *p)
{
	const struct findings *f = &p->findings;
	int i, month = p->decision.decided == DAY_NONE ? MONTH_NONE
	    : day_month(p->decision.decided);
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
			html_put(t, "%s ", RECHECK_DIRECTIONS[i].id);
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

/* The day of the decision, or its month when it is masked. */
static void put_title(struct text *t, const struct page *p)
{
	const struct decision *d = &p->decision;
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
		html_put(t, "%s</small>", p->report->asked->key_len
		    ? month_text(day_month(d->decided), day)
		    : day_text(d->decided, day));
	}
	text_puts(t, "</th>");
}

static void put_decision(struct text *t, const struct page *p, int number)
{
	const struct findings *f = &p->findings;
	struct both_ways b;
	int i;

	add_ways(&b, f);
	put_words(t, p);
	put_title(t, p);
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
	if (p->report->asked->worksheets && !p->report->asked->key_len)
		html_say(t, "原因と計算書", "Cause and worksheet");
	else
		html_say(t, "原因", "Cause");
	text_puts(t, "</summary>\n");
	put_findings(t, f, number);
	put_sheets(t, p, number);
	text_puts(t, "</details></td></tr>\n</tbody>\n");
}

/* ---- the list ------------------------------------------------------------------------------ */

static void put_codes(struct text *t, const struct report *r)
{
	enum lang lang = r->asked->lang;
	const struct error_code *x;
	char ja[160], en[160];

	html_select(t, "code", "区分", "code", lang);
	for (x = error_codes(); x->id; x++) {
		const struct html_name name = { x->id, ja, en };

		if (!counts_get(r->counts, "code", x->id)[ROW_N])
			continue;
		snprintf(ja, sizeof ja, "%s %s", x->id, x->ja);
		snprintf(en, sizeof en, "%s %s", x->id, x->en);
		html_option(t, &name, lang);
	}
	html_select_end(t);
}

static void put_filter(struct text *t, const struct report *r, int total)
{
	enum lang lang = r->asked->lang;
	int i;

	html_filter(t);
	put_codes(t, r);
	html_choices(t, "direction", "過不足", "direction", RECHECK_DIRECTIONS,
	    HTML_SERIES, lang);
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

/* Drops what --only does not name. */
static void choose(struct page *p)
{
	struct findings *f = &p->findings;
	int i, n = 0;

	for (i = 0; i < f->n; i++)
		if (asked_wanted(p->report->asked, f->list[i].code))
			f->list[n++] = f->list[i];
	f->n = n;
}

static int recompute(struct page *p, const struct json *root)
{
	struct err e = { 0 };
	int code = decision_read(&p->decision, root, &e);

	return code ? code : recheck_decision(p->recheck, &p->decision,
	    &p->report->asked->options, &p->findings, &e);
}

/* Recomputes a decision that was kept, or reads what may be shown of it. */
static int judge(struct page *p, const struct kept *k)
{
	struct err e = { 0 };
	struct json *root;
	int code = json_parse(k->text, k->len, &root, &e);

	if (code)
		return code;
	blocks_release(&p->texts);
	if (p->report->asked->key_len)
		code = candidate_read_shown(root, &p->decision, &p->findings,
		    &p->texts) ? ERR_INPUT : 0;
	else
		code = recompute(p, root);
	json_free(root);
	choose(p);
	return code;
}

static struct page *page_new(const struct report *r)
{
	struct page *p = calloc(1, sizeof *p);

	if (!p)
		abort();
	p->report = r;
	p->recheck = recheck_new(r->asked->rules, r->asked->law);
	decision_init(&p->decision);
	return p;
}

static void page_release(struct page *p)
{
	blocks_release(&p->texts);
	decision_release(&p->decision);
	recheck_release(p->recheck);
	free(p);
}

/* A decision that cannot be read again stood in a partial result that was
 * changed by hand. */
static int put_decisions(struct text *t, struct page *p,
    const struct kept **all, int n)
{
	int i, code = 0;

	for (i = 0; i < n && !code; i++) {
		code = judge(p, all[i]);
		if (code) {
			fprintf(stderr, "nenkin-recheck: a decision of a partial "
			    "result cannot be read again\n");
			break;
		}
		put_decision(t, p, i + 1);
		code = p->report->flush(p->report->into);
	}
	return code;
}

int recheck_html_list(struct text *t, const struct report *r)
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
	struct page *p = page_new(r);
	const struct kept **all;
	int n, code;

	all = worst_all(r->worst, &n);
	put_filter(t, r, n);
	html_table(t, &caption, "cases", COLUMN, N(COLUMN));
	code = put_decisions(t, p, all, n);
	html_table_end(t, "cases");
	free(all);
	page_release(p);
	return code;
}
