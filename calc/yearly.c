/* yearly.c - the yearly revision: the rates that a fiscal year's indicators
 * give for a birth date.
 *
 * Given     the indicators of the year, the tables of the year before
 * Returned  the rates, each with three decimals
 * Status    0; ERR_RULE a table lacks the year before
 * Notes     1. a published indicator has three decimals; so has every product
 *              that the order of the year sets (half up)
 *           2. the slide and what earlier years left over are multiplied as they
 *              are and not rounded by themselves
 *           3. to 2020 a fall of wages below prices did not lower below 1 or below
 *              prices; from 2021-04 it does (revision_rule wage_lowers)
 * Source    国民年金法第27条の2から第27条の5まで; 厚生年金保険法第43条の2から
 *           第43条の5まで; 平成16年法律第104号附則第11条から第12条の2まで、第30条から
 *           第31条の2まで; 令和7年法律第74号附則第3条第1項
 */
#include "yearly.h"

#include "month.h"

num yearly_round(const struct yearly *y, num a)
{
	return num_round(y->pool, a, NUM_HALF_UP_3);
}

static num mul(const struct yearly *y, num a, num b)
{
	return num_mul(y->pool, a, b);
}

static num one(const struct yearly *y)
{
	return num_int(y->pool, 1);
}

static int below_1(const struct yearly *y, num a)
{
	return num_cmp(a, one(y)) < 0;
}

static num value_in(const struct yearly *y, const char *table, const char *key,
    int month, int birth)
{
	const struct rule_table *t = rules_table(y->rules, table);
	const struct rule_row *row = t
	    ? rule_find_in(t, key, month, birth) : NULL;

	return row && !row->n_series
	    ? num_scaled(y->pool, row->value, row->scale) : NULL;
}

num yearly_value(const struct yearly *y, const char *table, const char *key,
    int year, int birth)
{
	return value_in(y, table, key, MONTH(year, 4), birth);
}

/* Last year's, as of its last month: the Act's own tables begin in October. */
static num value_before(const struct yearly *y, const char *table,
    const char *key, int birth)
{
	return value_in(y, table, key, MONTH(y->year, 4) - 1, birth);
}

int yearly_need(const struct yearly *y, const char *table, const char *key,
    int year, int birth, num *value)
{
	*value = yearly_value(y, table, key, year, birth);
	return *value ? 0 : err_set(y->err, ERR_RULE, NULL,
	    "rule table '%s'%s%s%s has no row for %d-04", table,
	    *key ? " (" : "", key, *key ? ")" : "", year);
}

/* A number of the rules themselves; 0 = not in force. */
static int rule_number(const struct yearly *y, const char *key, int year)
{
	const struct rule_table *t = rules_table(y->rules, "revision_rule");
	const struct rule_row *row = t
	    ? rule_find_in(t, key, MONTH(year, 4), 0) : NULL;

	return row ? (int)row->value : 0;
}

/* The first birth date whose base year (基準年度: three years after the fiscal
 * year in which 65 is attained) comes after the year.
 * 国年法27条の3第1項、厚年法43条の3第1項 */
static int first_new(int year, int delay, int age)
{
	int birth = day_of(year - delay - age, 12, 31);

	while (month_fiscal_year(age_month(birth, age)) + delay <= year)
		birth++;
	return birth;
}

static int new_from(const struct yearly *y, int year)
{
	num age = yearly_value(y, "age_limit", "basic_start", year, 0);
	long long years;

	if (!age || num_yen(age, &years) < 0)
		return DAY_NONE;
	return first_new(year, rule_number(y, "base_year_delay", year),
	    (int)years);
}

int yearly_init(struct yearly *y, const struct rules *rules,
    struct num_pool *pool, int year, struct err *err)
{
	num known;

	y->rules = rules;
	y->pool = pool;
	y->err = err;
	y->year = year;
	y->new_from = new_from(y, year);
	y->now.price = y->now.wage = y->now.disposable = y->now.slide = NULL;
	return yearly_need(y, "revision_rule", "base_year_delay", year, 0, &known)
	    || yearly_need(y, "age_limit", "basic_start", year, 0, &known)
	    ? ERR_RULE : 0;
}

int yearly_indicator(const struct yearly *y, int year, struct indicator *i)
{
	int code = yearly_need(y, "indicator", "price", year, 0, &i->price);

	if (!code)
		code = yearly_need(y, "indicator", "real_wage", year, 0, &i->wage);
	if (!code)
		code = yearly_need(y, "indicator", "disposable", year, 0,
		    &i->disposable);
	i->slide = yearly_value(y, "indicator", "slide", year, 0);
	return code;
}

static int indicator_of(const struct yearly *y, int year, struct indicator *i)
{
	if (year != y->year)
		return yearly_indicator(y, year, i);
	*i = y->now;
	return 0;
}

int yearly_nominal(const struct yearly *y, int year, num *nominal)
{
	struct indicator i;
	int code = indicator_of(y, year, &i);

	if (!code)
		*nominal = yearly_round(y, mul(y, i.price, i.wage));
	return code;
}

/* 名目手取り賃金変動率: 国年法27条の2第2項、厚年法43条の2第1項; in the first two
 * years the basic pension followed prices alone (平16法104附則11条1項). */
static num net_wage(const struct yearly *y, enum revised what, int year,
    const struct indicator *i)
{
	if (what == REVISED_BASIC && rule_number(y, "basic_by_price", year))
		return i->price;
	return yearly_round(y, mul(y, mul(y, i->price, i->wage), i->disposable));
}

/* What the revision rests on: the net wage, and from the base year on prices
 * where they rose less (国年法27条の2、27条の3、厚年法43条の2、43条の3). */
static num base_rate(const struct yearly *y, int year, int existing,
    const struct indicator *i, num net)
{
	if (!rule_number(y, "wage_lowers", year) && below_1(y, net) &&
	    num_cmp(i->price, net) > 0)
		return num_min(i->price, one(y));
	return existing ? num_min(i->price, net) : net;
}

/* ---- the special level, to 2015 -------------------------------------------- */

static num four_places(const struct yearly *y, num a)
{
	num ten = num_int(y->pool, 10);

	return num_div(y->pool, yearly_round(y, mul(y, a, ten)), ten);
}

/* 平16政令298号11条1項: the index of the own level, carried on from that of 2004
 * by the base rate of each year, four decimals each time. */
static int own_index(const struct yearly *y, int birth, num *index)
{
	int first, year, code;
	struct indicator i;
	num net;

	code = yearly_need(y, "special_level", "own", y->year, birth, index);
	if (code)
		return code;
	first = y->year;
	while (yearly_value(y, "indicator", "price", first - 1, 0))
		first--;
	for (year = first; year <= y->year; year++) {
		code = indicator_of(y, year, &i);
		if (code)
			return code;
		net = net_wage(y, REVISED_EARNINGS, year, &i);
		*index = four_places(y, mul(y, *index, base_rate(y, year,
		    birth < new_from(y, year), &i, net)));
	}
	return 0;
}

/* The slide where the own level `own` meets the special one: none while it is
 * not above, and at most down to it. */
static num limited(const struct yearly *y, num own, num special, num slide)
{
	num ratio;

	if (num_cmp(own, special) <= 0)
		return NULL;
	ratio = yearly_round(y, num_div(y->pool, special, own));
	return slide && num_cmp(slide, ratio) >= 0 ? slide : ratio;
}

/* 平16法104附則31条、31条の2: the earnings-related part, by the indices. */
static int limit_earnings(const struct yearly *y, int birth, num *slide)
{
	num special = yearly_value(y, "special_level", "special", y->year, birth);
	num own;
	int code;

	if (!special)
		return 0;
	code = own_index(y, birth, &own);
	if (!code)
		*slide = limited(y, own, special, *slide);
	return code;
}

/* 平16法104附則12条、12条の2: the basic pension, by its full amounts. */
static int limit_basic(const struct yearly *y, int birth, num base, num *slide)
{
	num special = yearly_value(y, "special_full_amount", "", y->year, birth);
	num full, before;
	int code;

	if (!special)
		return 0;
	code = yearly_need(y, "basic_full_amount", "", y->year, birth, &full);
	if (code)
		return code;
	before = value_before(y, "revision_rate", "", birth);
	if (!before)
		return err_set(y->err, ERR_RULE, NULL, "rule table "
		    "'revision_rate' has no row for the year before %d",
		    y->year);
	*slide = limited(y, num_round(y->pool, mul(y, full,
	    yearly_round(y, mul(y, before, base))), NUM_NEAREST_100), special,
	    *slide);
	return 0;
}

/* ---- the slide ------------------------------------------------------------------ */

/* 令7法74附則3条1項: the earnings-related part bears a share of the slide only
 * (経過的軽減調整率), three decimals. */
static num relieved(const struct yearly *y, num slide)
{
	num share = yearly_value(y, "slide_relief", "num", y->year, 0);
	num of = yearly_value(y, "slide_relief", "den", y->year, 0);

	if (!slide || !share || !of)
		return slide;
	return yearly_round(y, num_add(y->pool, slide, num_div(y->pool,
	    mul(y, num_sub(y->pool, one(y), slide), share), of)));
}

static int slide_of(const struct yearly *y, enum revised what, int birth,
    struct rates *r)
{
	r->slide = y->now.slide;
	if (what == REVISED_BASIC)
		return limit_basic(y, birth, r->base, &r->slide);
	r->slide = relieved(y, r->slide);
	return limit_earnings(y, birth, &r->slide);
}

/* What slide and carried-over slide come to, and what is left: nothing while
 * wages, or from the base year on prices, fall; otherwise not below 1.
 * 国年法27条の4、27条の5、厚年法43条の4、43条の5 */
static void take_effect(const struct yearly *y, struct rates *r)
{
	num slide = r->slide ? r->slide : one(y), full = r->carried
	    ? mul(y, slide, r->carried) : slide;
	int falls = below_1(y, r->net) ||
	    (r->existing && below_1(y, y->now.price));

	r->left = r->carried ? one(y) : NULL;
	if (falls) {
		r->effect = one(y);
		if (r->carried)
			r->left = yearly_round(y, full);
		return;
	}
	if (!below_1(y, mul(y, r->base, full))) {
		r->effect = full;
		return;
	}
	r->effect = num_div(y->pool, one(y), r->base);
	if (r->carried)
		r->left = yearly_round(y, mul(y, r->base, full));
}

int yearly_rates(const struct yearly *y, enum revised what, int birth,
    struct rates *r)
{
	static const char *const carried[REVISED_COUNT] = { "carried_basic",
		"carried_earnings", "carried_1994" };
	const struct indicator *i = &y->now;
	int code;

	r->existing = birth < y->new_from || what == REVISED_1994;
	r->nominal = yearly_round(y, mul(y, i->price, i->wage));
	r->net = net_wage(y, what, y->year, i);
	r->base = base_rate(y, y->year, r->existing, i, r->net);
	r->carried = value_before(y, "indicator", carried[what], birth);
	code = slide_of(y, what, birth, r);
	if (code)
		return code;
	take_effect(y, r);
	r->rate = yearly_round(y, mul(y, r->base, r->effect));
	r->last = yearly_round(y, mul(y, i->disposable, r->effect));
	r->recent = yearly_round(y, mul(y, mul(y, i->price, i->disposable),
	    r->effect));
	return 0;
}

/* 平12法18附則別表第一備考: p·r; while a fall of wages did not lower pensions below
 * prices, in a year of a fall the base rate instead. */
num yearly_divisor(const struct yearly *y, const struct rates *r)
{
	return below_1(y, r->net) && !rule_number(y, "wage_lowers", y->year)
	    ? r->base : r->nominal;
}
