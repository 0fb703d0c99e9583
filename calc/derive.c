/* derive.c - the tables of a fiscal year from those of the year before and the
 * year's indicators.
 *
 * Given     the tables of the year before, the indicators of the year
 * Returned  each table whole: older rows as they stand, and the new ones
 * Status    0; ERR_RULE the year before is not in the tables
 * Notes     1. a rate is last year's rate, as it was rounded, times the rate of
 *              the revision (three decimals), rounded half up to three decimals
 *           2. births that last year's table kept apart stay apart where the new
 *              values differ; those without a base year yet always do in the
 *              revaluation tables, as the orders print them
 * Source    国民年金法第27条の2から第27条の5まで、第87条; 厚生年金保険法第43条の2から
 *           第43条の5まで、第46条第3項、附則第17条の4第10項; 平成12年法律第18号附則第21条・
 *           附則別表第一; 平成16年法律第104号附則第18条、第51条
 */
#include "derive.h"

#include "month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BIRTHS_MAX 200 /* columns of a table */
#define SOURCE_MAX 640 /* bytes of a new row's source */
#define PLACES 3       /* of every rate */

/* One table being made. */
struct making {
	const struct yearly *y;
	struct derived *d;
	struct derived_table *t;
	const struct rule_table *from;
	enum revised what;
	int births[BIRTHS_MAX]; /* first births of the columns, ascending */
	int n_births;
};

void derived_release(struct derived *d)
{
	blocks_release(&d->blocks);
	d->n = 0;
}

/* A ratio of three decimals in thousandths. */
static long long milli(const struct yearly *y, num a)
{
	long long n = 0;

	num_yen(num_round(y->pool, num_mul(y->pool, a, num_int(y->pool, 1000)),
	    NUM_HALF_UP), &n);
	return n;
}

static num of_milli(const struct yearly *y, long long n)
{
	return num_ratio(y->pool, n, 1000);
}

static char *milli_text(long long n, char *buf, size_t size)
{
	snprintf(buf, size, "%lld.%03lld", n / 1000, n % 1000);
	return buf;
}

/* ---- what a new row says of itself ------------------------------------------ */

/* "令和9年度" */
static void year_text(int year, char *buf)
{
	char *end;

	month_text_era(MONTH(year, 4), buf);
	end = strstr(buf, "年");
	if (end)
		memcpy(end, "年度", strlen("年度") + 1);
}

static char *rate_text(const struct yearly *y, num a, char *buf, size_t size)
{
	return milli_text(milli(y, a), buf, size);
}

/* The year, the article and the indicators that gave a row. */
static const char *source_of(struct making *m, const char *law)
{
	const struct indicator *i = &m->y->now;
	char text[SOURCE_MAX], year[64], p[24], r[24], k[24], s[24];

	year_text(m->y->year, year);
	snprintf(text, sizeof text, "%s（%s。政令ではなく前年度からの導出。"
	    "物価変動率%s、実質賃金変動率%s、可処分所得割合変化率%s、調整率%s）",
	    law, year, rate_text(m->y, i->price, p, sizeof p),
	    rate_text(m->y, i->wage, r, sizeof r),
	    rate_text(m->y, i->disposable, k, sizeof k),
	    i->slide ? rate_text(m->y, i->slide, s, sizeof s) : "なし");
	return blocks_copy(&m->d->blocks, text);
}

/* ---- rows --------------------------------------------------------------------- */

static struct rule_row *row_new(struct making *m)
{
	struct derived_table *t = m->t;
	struct rule_row *row;

	if (t->n_row == t->cap) {
		struct rule_row *old = t->row;

		t->cap = t->cap ? 2 * t->cap : 64;
		t->row = blocks_get(&m->d->blocks, (size_t)t->cap * sizeof *t->row);
		if (old)
			memcpy(t->row, old, (size_t)t->n_row * sizeof *t->row);
	}
	row = &t->row[t->n_row++];
	memset(row, 0, sizeof *row);
	return row;
}

/* A row of a fiscal year, for every birth. */
static struct rule_row *row_of_year(struct making *m, int year, const char *key,
    const char *source)
{
	struct rule_row *row = row_new(m);

	row->table = m->from;
	row->from = MONTH(year, 4);
	row->to = MONTH(year + 1, 3);
	row->born_from = DAY_NONE;
	row->born_to = DAY_OPEN;
	row->key = key;
	row->text = "";
	row->source = source;
	row->certainty = "derived";
	m->t->n_new++;
	return row;
}

static void set_milli(struct making *m, struct rule_row *row, long long n)
{
	char text[32];

	row->value = n;
	row->scale = PLACES;
	row->text = blocks_copy(&m->d->blocks, milli_text(n, text, sizeof text));
}

static void set_yen(struct making *m, struct rule_row *row, long long yen)
{
	char text[32];

	snprintf(text, sizeof text, "%lld", yen);
	row->value = yen;
	row->text = blocks_copy(&m->d->blocks, text);
}

/* Whether a row belongs to what is derived: of the derived keys (NULL ends
 * them; none = all rows). */
static int is_derived(const struct rule_row *row, const char *const *keys)
{
	if (!keys)
		return 1;
	for (; *keys; keys++)
		if (strcmp(row->key, *keys) == 0)
			return 1;
	return 0;
}

static int by_key(const void *a, const void *b)
{
	return rule_row_order(a, b);
}

/* Begins a table: the rows that begin before the month `from` as they stand. */
static int begin(struct making *m, const char *name, int from,
    const char *const *keys)
{
	const struct rule_row *row;
	struct rule_head h;

	m->from = rules_table(m->y->rules, name);
	if (!m->from)
		return err_set(m->y->err, ERR_RULE, NULL,
		    "rule table '%s' is missing", name);
	rule_head(m->from, &h);
	m->t = &m->d->table[m->d->n++];
	memset(m->t, 0, sizeof *m->t);
	m->t->head = h;
	m->n_births = 0;
	for (row = h.row; row < h.row + h.n_row; row++) {
		struct rule_row *kept;

		if (is_derived(row, keys) && row->from >= from)
			continue;
		kept = row_new(m);
		*kept = *row;
		if (is_derived(row, keys) && kept->to >= from)
			kept->to = from - 1;
	}
	return 0;
}

static void finish(struct making *m)
{
	qsort(m->t->row, (size_t)m->t->n_row, sizeof *m->t->row, by_key);
	m->t->head.row = m->t->row;
	m->t->head.n_row = m->t->n_row;
}

/* ---- births ---------------------------------------------------------------------- */

static void add_birth(struct making *m, int birth)
{
	int i = m->n_births, j;

	while (i > 0 && m->births[i - 1] > birth)
		i--;
	if ((i > 0 && m->births[i - 1] == birth) || m->n_births == BIRTHS_MAX)
		return;
	for (j = m->n_births++; j > i; j--)
		m->births[j] = m->births[j - 1];
	m->births[i] = birth;
}

/* Where the rows of a table in force in a month begin. */
static void add_births_of(struct making *m, const char *table, int month)
{
	const struct rule_table *t = rules_table(m->y->rules, table);
	struct rule_head h;
	int i;

	if (!t)
		return;
	rule_head(t, &h);
	for (i = 0; i < h.n_row; i++)
		if (h.row[i].from <= month && month <= h.row[i].to)
			add_birth(m, h.row[i].born_from);
}

/* Every birth at which a rate can change. */
static void find_births(struct making *m)
{
	int before = MONTH(m->y->year, 4) - 1;

	add_birth(m, DAY_NONE);
	add_births_of(m, m->t->head.name, before);
	add_births_of(m, "revaluation_main", before);
	add_births_of(m, "indicator", before);
	if (m->what != REVISED_1994)
		add_birth(m, m->y->new_from);
}

static int same_series(const struct rule_row *a, const struct rule_row *b)
{
	int i;

	if (a->value != b->value || a->n_series != b->n_series)
		return 0;
	for (i = 0; i < a->n_series; i++)
		if (a->series[i].month != b->series[i].month ||
		    a->series[i].milli != b->series[i].milli)
			return 0;
	return 1;
}

/* Closes the row of the column i; gives it to the column before where both say
 * the same, and `apart` is no reason to keep them. */
static void close_column(struct making *m, int i, int apart)
{
	struct derived_table *t = m->t;
	struct rule_row *row = &t->row[t->n_row - 1];

	row->born_from = m->births[i];
	row->born_to = i + 1 < m->n_births ? m->births[i + 1] - 1 : DAY_OPEN;
	if (i == 0 || !same_series(row - 1, row) ||
	    (apart && row->born_from == m->y->new_from))
		return;
	row[-1].born_to = row->born_to;
	t->n_row--;
	t->n_new--;
}

/* ---- the rates ------------------------------------------------------------------- */

/* The last month before the fiscal year: its rates are last year's. */
static int before_month(int year)
{
	return MONTH(year, 4) - 1;
}

/* Last year's row of the table for a birth. */
static int row_before(struct making *m, int birth, const struct rule_row **row)
{
	int month = before_month(m->y->year);
	char day[11], text[8];

	*row = rule_find_in(m->from, "", month, birth);
	if (!*row)
		return err_set(m->y->err, ERR_RULE, NULL,
		    "rule table '%s' has no row for %s, born %s",
		    m->t->head.name, month_text(month, text),
		    birth == DAY_NONE ? "at any time" : day_text(birth, day));
	if ((*row)->n_series || (*row)->scale == PLACES)
		return 0;
	return err_set(m->y->err, ERR_RULE, NULL,
	    "rule table '%s' wants a rate of three decimals for %s",
	    m->t->head.name, month_text(month, text));
}

static long long times(const struct yearly *y, long long before, num rate)
{
	return milli(y, yearly_round(y, num_mul(y->pool, of_milli(y, before),
	    rate)));
}

/* The rate of the months of a fiscal year: of those long past the whole revision,
 * of the two years before the last prices only, of the last year neither.
 * 厚年法43条の2第2項、43条の3第2項、43条の4第2項、43条の5第2項 */
static num rate_of_month(const struct yearly *y, const struct rates *r,
    int month, int recent_years)
{
	int ago = y->year - month_fiscal_year(month);

	if (ago <= 1)
		return r->last;
	return ago <= recent_years ? r->recent : r->rate;
}

/* A series revised, with the months of the year itself added at the end when
 * the table is that of all months (厚年法43条の2第3項). */
static void revise_series(struct making *m, struct rule_row *row,
    const struct rule_row *before, const struct rates *r, int recent_years)
{
	const struct yearly *y = m->y;
	int i, n = before->n_series, all = recent_years > 0;
	struct rule_rate *s = blocks_get(&m->d->blocks, (size_t)(n + 1) * sizeof *s);

	for (i = 0; i < n; i++) {
		s[i].month = before->series[i].month;
		s[i].milli = times(y, before->series[i].milli, all
		    ? rate_of_month(y, r, s[i].month, recent_years) : r->rate);
	}
	if (all) {
		s[n].month = MONTH(y->year, 4);
		s[n].milli = times(y, before->series[n - 1].milli, r->last);
		n++;
	}
	row->series = s;
	row->n_series = n;
}

/* A table by birth: each column of last year's times its rate. */
static int revise(struct making *m, const char *name, enum revised what,
    const char *law, int recent_years)
{
	const struct rule_row *before;
	struct rule_row *row;
	struct rates r;
	const char *source;
	int i, code = begin(m, name, MONTH(m->y->year, 4), NULL);

	m->what = what;
	if (code)
		return code;
	find_births(m);
	source = source_of(m, law);
	for (i = 0; !code && i < m->n_births; i++) {
		code = row_before(m, m->births[i], &before);
		if (!code)
			code = yearly_rates(m->y, what, m->births[i], &r);
		if (code)
			break;
		row = row_of_year(m, m->y->year, "", source);
		if (before->n_series)
			revise_series(m, row, before, &r, recent_years);
		else
			set_milli(m, row, times(m->y, before->value, r.rate));
		close_column(m, i, what == REVISED_EARNINGS);
	}
	finish(m);
	return code;
}

/* The 1994 level: the old months stay, those of the year are added: last year's
 * rate divided by the nominal wage rate.  平12法18附則21条5項・別表第一備考、平16法104
 * 附則51条 */
static int revise_1994_months(struct making *m)
{
	const struct yearly *y = m->y;
	const struct rule_row *before;
	struct rule_rate *s;
	struct rule_row *row;
	struct rates r;
	num entry;
	int n, code = begin(m, "revaluation_1994", MONTH(y->year, 4), NULL);

	if (!code)
		code = row_before(m, y->new_from, &before);
	if (!code)
		code = yearly_rates(y, REVISED_1994, y->new_from, &r);
	if (code)
		return code;
	n = before->n_series;
	s = blocks_get(&m->d->blocks, (size_t)(n + 1) * sizeof *s);
	memcpy(s, before->series, (size_t)n * sizeof *s);
	entry = yearly_value(y, "indicator", "level_1994_entry", y->year, 0);
	if (!entry)
		entry = of_milli(y, s[n - 1].milli);
	s[n].month = MONTH(y->year, 4);
	s[n].milli = milli(y, yearly_round(y, num_div(y->pool, entry,
	    yearly_divisor(y, &r))));
	row = row_of_year(m, y->year, "", source_of(m,
	    "平成12年法律第18号附則第21条第5項・附則別表第一備考"));
	row->series = s;
	row->n_series = n + 1;
	finish(m);
	return 0;
}

/* ---- thresholds and premiums ---------------------------------------------------- */

/* 厚年法46条3項: the Act's amount times p·r of each year since its prices, to its
 * unit. */
int derive_threshold(const struct yearly *y, num *exact, num *rounded)
{
	num prices, nominal, unit;
	long long first;
	int year, code;

	code = yearly_need(y, "in_work_threshold_base", "", y->year, 0, exact);
	if (!code)
		code = yearly_need(y, "revision_rule", "threshold_prices",
		    y->year, 0, &prices);
	if (!code)
		code = yearly_need(y, "rounding_unit_base", "in_work_threshold",
		    y->year, 0, &unit);
	if (code)
		return code;
	num_yen(prices, &first);
	for (year = (int)first + 1; year <= y->year; year++) {
		code = yearly_nominal(y, year, &nominal);
		if (code)
			return code;
		*exact = num_mul(y->pool, *exact, nominal);
	}
	*rounded = num_mul(y->pool, unit, num_round(y->pool,
	    num_div(y->pool, *exact, unit), NUM_HALF_UP));
	return 0;
}

static int revise_threshold(struct making *m)
{
	static const char *const keys[] = { "adjustment", NULL };
	const struct yearly *y = m->y;
	num exact, rounded;
	long long yen;
	int code = begin(m, "in_work_threshold", MONTH(y->year, 4), keys);

	if (!code)
		code = derive_threshold(y, &exact, &rounded);
	if (code)
		return code;
	num_yen(rounded, &yen);
	set_yen(m, row_of_year(m, y->year, keys[0],
	    source_of(m, "厚生年金保険法第46条第3項")), yen);
	finish(m);
	return 0;
}

/* 国年法87条5項: the year's indicators set the premium of the year after; for the
 * first two years by prices alone (平16法104附則18条). */
static int revise_premium(struct making *m)
{
	const struct yearly *y = m->y;
	num before, rate;
	int next = y->year + 1;
	int code = begin(m, "national_premium_revision_rate", MONTH(next, 4), NULL);

	if (!code)
		code = yearly_need(y, "national_premium_revision_rate", "", y->year, 0, &before);
	if (code)
		return code;
	rate = yearly_value(y, "revision_rule", "premium_by_price", next, 0)
	    ? y->now.price : yearly_round(y, num_mul(y->pool, y->now.price,
		y->now.wage));
	set_milli(m, row_of_year(m, next, "", source_of(m,
	    "国民年金法第87条第5項")), times(y, milli(y, before), rate));
	finish(m);
	return 0;
}

/* ---- the indicators, for the year after ------------------------------------------ */

static void add_indicator(struct making *m, const char *key, num value)
{
	if (value)
		set_milli(m, row_of_year(m, m->y->year, key,
		    "国民年金法第27条の2第2項・第27条の4第1項（与えられた指標）"),
		    milli(m->y, value));
}

/* What each birth leaves over (特別調整率): 国年法27条の4第3項、27条の5第3項、
 * 厚年法43条の4第5項、43条の5第5項 */
static int add_left(struct making *m, enum revised what, const char *key)
{
	struct rates r;
	int i, code;

	m->what = what;
	m->n_births = 0;
	find_births(m);
	for (i = 0; i < m->n_births; i++) {
		code = yearly_rates(m->y, what, m->births[i], &r);
		if (code || !r.left)
			return code;
		set_milli(m, row_of_year(m, m->y->year, key,
		    "国民年金法第27条の4第3項・厚生年金保険法第43条の4第5項（特別調整率）"),
		    milli(m->y, r.left));
		close_column(m, i, 0);
	}
	return 0;
}

#define LEFT(X) \
	X(REVISED_BASIC, "carried_basic") \
	X(REVISED_EARNINGS, "carried_earnings") \
	X(REVISED_1994, "carried_1994")

/* The table that the year after starts from.  What is not derived stays as it
 * stands: the first 特別調整率, which the Act sets. */
static int keep_indicators(struct making *m)
{
	const struct yearly *y = m->y;
	const struct indicator *i = &y->now;
	const char *keys[8] = { "price", "real_wage", "disposable" };
	struct rates r;
	int n = 3, code;

	code = yearly_rates(y, REVISED_BASIC, y->new_from, &r);
	if (code)
		return code;
	if (i->slide)
		keys[n++] = "slide";
#define X(what, key) if (r.left) keys[n++] = key;
	LEFT(X)
#undef X
	keys[n] = NULL;
	code = begin(m, "indicator", MONTH(y->year, 4), keys);
	if (code)
		return code;
	add_indicator(m, "price", i->price);
	add_indicator(m, "real_wage", i->wage);
	add_indicator(m, "disposable", i->disposable);
	add_indicator(m, "slide", i->slide);
#define X(what, key) code = code ? code : add_left(m, what, key);
	LEFT(X)
#undef X
	finish(m);
	return code;
}

/* ---- all of it ---------------------------------------------------------------------- */

int derive(const struct yearly *y, struct derived *d)
{
	struct making m = { .y = y, .d = d };
	num recent;
	long long years = 0;
	int code = yearly_need(y, "revision_rule", "recent_years", y->year, 0,
	    &recent);

	d->n = 0;
	d->blocks.first = NULL;
	if (code)
		return code;
	num_yen(recent, &years);
	code = revise_threshold(&m);
	if (!code)
		code = keep_indicators(&m);
	if (!code)
		code = revise_premium(&m);
	if (!code)
		code = revise_1994_months(&m);
	if (!code)
		code = revise(&m, "revaluation_main", REVISED_EARNINGS,
		    "厚生年金保険法第43条の2から第43条の5まで", (int)years);
	if (!code)
		code = revise(&m, "revaluation_mutual_table3", REVISED_EARNINGS,
		    "厚生年金保険法附則第17条の4第10項", 0);
	if (!code)
		code = revise(&m, "revaluation_seamen", REVISED_EARNINGS,
		    "厚生年金保険法附則第17条の4第10項", 0);
	if (!code)
		code = revise(&m, "revision_rate", REVISED_BASIC,
		    "国民年金法第27条の2から第27条の5まで", 0);
	if (!code)
		code = revise(&m, "revision_rate_1994", REVISED_1994,
		    "平成12年法律第18号附則第21条第4項", 0);
	return code;
}

const struct rule_row *derived_row(const struct derived *d, const char *table,
    const char *key, int month, int birth)
{
	int i, j;

	for (i = 0; i < d->n; i++) {
		const struct derived_table *t = &d->table[i];

		if (strcmp(t->head.name, table) != 0)
			continue;
		for (j = 0; j < t->n_row; j++) {
			const struct rule_row *r = &t->row[j];

			if (r->from <= month && month <= r->to &&
			    r->born_from <= birth && birth <= r->born_to &&
			    strcmp(r->key, key) == 0)
				return r;
		}
	}
	return NULL;
}
