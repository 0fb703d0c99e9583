/* fixed_amount.c - the fixed amount (定額部分) and the transitional addition
 * (経過的加算) of one category.
 *
 * Given     career, category; until: the months before it count; on: month
 *           whose rates hold
 * Returned  exact  yen a year
 * Status    0; ERR_RULE
 * Notes     1. the unit is rounded to the yen before the birth-date rate, and
 *              nothing is rounded after it
 *           2. deemed months of a divorce count in neither (附則第17条の10)
 *           3. months of miners and seamen are multiplied in the unit's months,
 *              not in those that the basic pension stands for
 * Source    厚生年金保険法附則第9条の2第2項第1号; 昭和60年法律第34号附則第59条第2項
 *           から第4項まで、第61条第2項、別表第八; 平成16年法律第104号附則第36条;
 *           昭和61年政令第54号第74条、第75条
 */
#include "fixed_amount.h"

#include "basic_pension.h"

static const struct step_def UNIT = { "fixed.unit",
	"厚生年金保険法附則第9条の2第2項第1号", "定額単価", "unit of the fixed amount",
	"{0} × {1}" };
static const struct step_def MONTHS = { "fixed.months",
	"厚生年金保険法附則第9条の2第2項第1号・昭和60年法律第34号附則第47条",
	"定額の月数（上限あり）", "months of the fixed amount", "min({0}, {1})" };
static const struct step_def DEEMED = { "fixed.months_deemed",
	"昭和60年法律第34号附則第61条第2項", "中高齢の特例によりみなされる月数",
	"months deemed by the shortened period", "max({0}, {1})" };
static const struct step_def FIXED = { "fixed.amount",
	"厚生年金保険法附則第9条の2第2項第1号・昭和61年政令第54号第75条",
	"定額部分", "fixed amount", "{0} × {1} × {2}" };
static const struct step_def BASIC = { "transitional.basic_equivalent",
	"昭和60年法律第34号附則第59条第2項第2号", "厚生年金保険の期間に係る老齢基礎年金の額",
	"basic pension of these months", "{0} × {1} / {2}" };
static const struct step_def ADDITION = { "transitional.addition",
	"昭和60年法律第34号附則第59条第2項", "経過的加算", "transitional addition",
	"max(0, {0} - {1})" };

/* Months, multiplied and capped, for the fixed amount or the addition. */
static int unit_months(struct calc *c, const struct career *k, int category,
    int until, int on, const char *cap_key, num *months)
{
	struct insured_months m;
	num before, all, cap, deemed;
	int yes = 0;
	int code;

	career_insured(k, category, k->base, until, &m);
	code = insured_multiplied(c, &m, &before, &all);
	if (!code)
		code = calc_rule(c, &cap, RULE_FIXED_CAP_MONTHS, cap_key, on,
		    k->c->birth);
	if (code)
		return code;
	*months = calc_step(c, &MONTHS, num_min(all, cap), NUM_EXACT,
	    ARGS(all, cap));
	deemed = INT(c->law->months_deemed_240);
	if (category > 1 || num_cmp(*months, deemed) >= 0)
		return 0;
	code = middle_aged_240(c, k, until, &yes);
	if (!code && yes)
		*months = calc_step(c, &DEEMED, deemed, NUM_EXACT,
		    ARGS(*months, deemed));
	return code;
}

/* 1,628 yen × 改定率 to the yen, times the rate of the birth date. */
static int unit_amount(struct calc *c, const struct career *k, int on,
    num months, num *exact)
{
	num base, rate, unit, birth_rate;
	int code = calc_rule(c, &base, RULE_FIXED_UNIT_BASE, "", on, k->c->birth);

	if (!code)
		code = revision_rate(c, &rate, on, k->c->birth);
	if (!code)
		code = calc_rule(c, &birth_rate, RULE_FIXED_UNIT_RATE, "", on,
		    k->c->birth);
	if (code)
		return code;
	unit = calc_step(c, &UNIT, MUL(base, rate), NUM_HALF_UP,
	    ARGS(base, rate));
	*exact = calc_step(c, &FIXED, MUL(MUL(unit, birth_rate), months),
	    NUM_EXACT, ARGS(unit, birth_rate, months));
	return 0;
}

int fixed_amount(struct calc *c, num *exact, const struct career *k,
    int category, int until, int on)
{
	num months;
	int code = unit_months(c, k, category, until, on, "fixed", &months);

	return code ? code : unit_amount(c, k, on, months, exact);
}

/* Counted month by month, and hardly ever otherwise under other rules. */
static int aged_months(struct calc *c, const struct career *k, int category,
    int until, int limit)
{
	const int arg[MEMO_ARGS] = { category, until, limit };
	int months;

	if (memo_recall(c->memo, MEMO_AGED, arg, &months, sizeof months))
		return months;
	months = career_aged_within(k, category, until, limit);
	memo_keep(c->memo, MEMO_AGED, arg, &months, sizeof months);
	return months;
}

int basic_equivalent(struct calc *c, num *exact, const struct career *k,
    int category, int until, int on)
{
	num full, whole;
	long long limit = 0;
	int aged, code = full_amount(c, &full, on, k->c->birth);

	if (!code)
		code = calc_rule(c, &whole, RULE_TRANSITIONAL_FULL_MONTHS, "", on,
		    k->c->birth);
	if (code)
		return code;
	num_yen(whole, &limit);
	aged = aged_months(c, k, category, until, (int)limit);
	*exact = calc_step(c, &BASIC, DIV(MUL(full, INT(aged)), whole),
	    NUM_EXACT, ARGS(full, INT(aged), whole));
	return 0;
}

/* Months aged 20 to 59 must be known to take their basic pension off. */
static int check_given(struct calc *c, const struct career *k)
{
	const struct nenkin_case *p = k->c;

	if (p->has_totals && p->totals[TOTAL_EMPLOYEES_AGED_20_TO_59] < 0 &&
	    (p->totals[TOTAL_EMPLOYEES_BEFORE] > 0 ||
		p->totals[TOTAL_EMPLOYEES_FROM] > 0))
		return err_set(c->err, ERR_INPUT,
		    "totals.employees_aged_20_to_59",
		    "missing beside employees' months");
	return 0;
}

static int find_addition(struct calc *c, num *exact, const struct career *k,
    int category, int until, int on)
{
	num months, unit, basic;
	int code = check_given(c, k);

	if (c->sheet)
		c->sheet->category = k->c->has_totals ? 0 : category;
	if (!code)
		code = unit_months(c, k, category, until, on, "transitional",
		    &months);
	if (!code)
		code = unit_amount(c, k, on, months, &unit);
	if (!code)
		code = basic_equivalent(c, &basic, k, category, until, on);
	if (!code)
		*exact = calc_step(c, &ADDITION,
		    num_max(SUB(unit, basic), INT(0)), NUM_EXACT,
		    ARGS(unit, basic));
	if (c->sheet)
		c->sheet->category = 0;
	return code;
}

int transitional_addition(struct calc *c, num *exact, const struct career *k,
    int category, int until, int on)
{
	const int arg[MEMO_ARGS] = { category, until, on };
	int code;

	if (memo_recall(c->memo, MEMO_TRANSITIONAL, arg, exact, sizeof *exact))
		return 0;
	code = find_addition(c, exact, k, category, until, on);
	memo_keep(c->memo, MEMO_TRANSITIONAL, arg, code ? NULL : exact,
	    sizeof *exact);
	return code;
}
