/* survivor_additions.c - what a wife is due beside the Survivors' Employees' Pension:
 * 中高齢寡婦加算, 経過的寡婦加算.
 *
 * Given     the death, the wife, the month whose circumstances hold
 * Returned  the two amounts of a year, exact; not touched = none
 * Status    0; ERR_INPUT law not covered; ERR_RULE
 * Source    厚生年金保険法第62条; 昭和60年法律第34号附則第61条第1項、第73条;
 *           平成16年法律第104号附則第44条第3項
 */
#include "survivor.h"

static const struct step_def MIDDLE = { "survivors_employees.middle_aged",
	"厚生年金保険法第62条第1項", "中高齢寡婦加算",
	"addition for a middle-aged widow", "{0} × {1} / {2}" };
static const struct step_def TRANSITIONAL = { "survivors_employees.transitional",
	"昭和60年法律第34号附則第73条第1項・附則別表第九", "経過的寡婦加算",
	"transitional addition for a widow", "{0} - {1} × {2} / {3}" };

/* 62条1項: 短期要件, or 240 months (昭60附則61条1項: deemed for older births); deemed
 * months do not count (令3条の12の3). */
static int enough_months(struct calc *c, const struct survivors *x, int *yes)
{
	struct insured_months m;
	num before, all;
	int code;

	*yes = !deceased_is_long(&x->d);
	if (*yes)
		return 0;
	career_insured(&x->d.k, 0, x->d.k.base, x->d.until, &m);
	code = insured_multiplied(c, &m, &before, &all);
	if (code)
		return code;
	*yes = num_cmp(all, INT(x->d.law.months_middle)) >= 0;
	return *yes ? 0 : middle_aged_240(c, &x->d.k, x->d.until, yes);
}

/* Whether a child that counts lived with the wife on a day. */
static int child_on(const struct survivors *x, int day)
{
	int i;

	for (i = 0; i < x->n; i++) {
		const struct holder *h = &x->holder[i];

		if (h->s->relation == RELATION_CHILD && h->child.held &&
		    h->child.start <= day &&
		    day < h->child.end + h->child.end_whole)
			return 1;
	}
	return 0;
}

/* 62条1項, 平16法104附則44条3項: 40 (35 by deaths before 2007-04) or older at the
 * right, or of that age while with a child; paid from 40 on: *from becomes the
 * first month of the addition. */
static int middle_aged(const struct survivors *x, const struct holder *h, int *from)
{
	const struct survivor_law *law = &x->d.law;
	int age = age_on(h->s->birth, h->employees.start);
	int paid = age_month(h->s->birth, law->age_middle_paid) + 1;

	*from = span_from(&h->employees);
	if (age >= law->age_middle_end)
		return 0;
	if (paid > *from)
		*from = paid;
	return age >= law->age_middle_from ||
	    child_on(x, age_day(h->s->birth, law->age_middle_from));
}

static int middle_amount(struct calc *c, const struct survivors *x,
    const struct holder *h, num *full, num *yen)
{
	num top, bottom;
	int code = reform_check_taper(c, &x->d);

	if (!code)
		code = survivor_full(c, x->on, h->s->birth, full);
	if (!code)
		code = survivor_fraction(c, x->d.month, "middle_aged.num",
		    "middle_aged.den", &top, &bottom);
	if (!code)
		*yen = calc_step(c, &MIDDLE, DIV(MUL(*full, top), bottom),
		    NUM_NEAREST_100, ARGS(*full, top, bottom));
	return code;
}

/* 昭60附則73条: for births to 1956-04-01, from the month after 65, or when 65 at the
 * right; 62条's amount less a part of the full basic pension. */
static int transitional(struct calc *c, const struct survivors *x,
    const struct holder *h, num *yen)
{
	num full, middle, top, bottom;
	int code;

	if (!rule_find(c->rules, RULE_WIDOW_TRANSITIONAL_FRACTION, "num", x->on,
		h->s->birth))
		return 0;
	code = middle_amount(c, x, h, &full, &middle);
	if (!code)
		code = calc_rule(c, &top, RULE_WIDOW_TRANSITIONAL_FRACTION,
		    "num", x->on, h->s->birth);
	if (!code)
		code = calc_rule(c, &bottom, RULE_WIDOW_TRANSITIONAL_FRACTION,
		    "den", x->on, h->s->birth);
	if (!code)
		*yen = calc_step(c, &TRANSITIONAL,
		    SUB(middle, DIV(MUL(full, top), bottom)), NUM_EXACT,
		    ARGS(middle, full, top, bottom));
	return code;
}

int wife_additions(struct calc *c, const struct survivors *x,
    const struct holder *h, int month, num *middle, num *later)
{
	int end = age_month(h->s->birth, x->d.law.age_middle_end);
	int enough, from, yes, code = enough_months(c, x, &enough);
	num full;

	if (code || !enough)
		return code;
	yes = middle_aged(x, h, &from);
	if (month > end) {
		if (yes || age_on(h->s->birth, h->employees.start) >=
		    x->d.law.age_middle_end)
			return transitional(c, x, h, later);
		return 0;
	}
	if (yes && month >= from)
		return middle_amount(c, x, h, &full, middle);
	return 0;
}
