/* survivor_widow.c - Widow's Pension (寡婦年金) and Lump-sum Death Benefit
 * (死亡一時金): what months of category 1 give when no other benefit does.
 *
 * Given     the death, one survivor, the month asked
 * Returned  the benefit
 * Status    0; ERR_RULE
 * Notes     1. both are shown as if they stood alone: 国年52条の6 gives one of them
 *           2. the lump sum asks for a common household, which support implies
 *           3. brothers and sisters are not in the record
 * Source    国民年金法第49条から第52条の6まで、附則第9条の2第5項、附則第9条の2の3
 */
#include "survivor.h"

#include "basic_pension.h"
#include "disability.h"

static const struct step_def WIDOW = { "widows_pension.amount",
	"国民年金法第50条", "寡婦年金の額", "widow's pension",
	"{0} × {1} / {2}" };
static const struct step_def MONTHS = { "lump_sum_death.months",
	"国民年金法第52条の4第1項", "死亡一時金の月数", "months of the lump sum",
	"{0} + {1} × {2} / {3} + {4} × {5} / {6} + {7} × {8} / {9}" };
static const struct step_def LUMP = { "lump_sum_death.amount",
	"国民年金法第52条の4第1項の表", "死亡一時金の額", "lump sum", "{0}" };
static const struct step_def EXTRA = { "lump_sum_death.additional",
	"国民年金法第52条の4第2項", "付加保険料3年以上の加算額",
	"for three years of additional premium", "{0}" };

#define BANDS_MAX 9 /* keys "1" to "9" of the table */

/* ---- 寡婦年金 ---------------------------------------------------------------------- */

/* Months of category 1, paid and exempt (国年49条1項); has: some not a student's. */
static int widow_months(const struct basic_months *m, int *has)
{
	int i, n = m->paid > 0 ? m->paid : 0;

	for (i = 0; i < 4; i++)
		n += m->exempt[i][0] + m->exempt[i][1];
	*has = n > 0;
	return n + m->student;
}

/* Full months from the marriage to the death, the day of the marriage included
 * (民法143条). */
static int married_months(const struct survivors *x, const struct survivor *s)
{
	int n = x->d.month - day_month(s->married);

	return period_end(s->married, n) < x->d.date ? n : n - 1;
}

/* 附則9条の2第5項, 9条の2の3: a basic pension of her own before 65. */
static int claimed_early(const struct calc *c, const struct survivors *x,
    const struct survivor *s)
{
	return s->old_age_basic > 0 &&
	    x->on >= age_month(s->birth, c->law->age_early) &&
	    x->on < age_month(s->birth, c->law->age_65);
}

/* 国年49条1項: whether the conditions hold; else why not. */
static int widow_right(const struct calc *c, const struct survivors *x,
    const struct survivor *s, const struct basic_months *m, struct benefit *b)
{
	const struct survivor_law *law = &x->d.law;
	int has, months = widow_months(m, &has);
	int age = age_on(s->birth, x->d.date), married;

	if (m->paid < 0)
		benefit_note(b, NOTE_CATEGORY_1_NOT_GIVEN);
	if (x->d.received || x->d.received_older)
		return benefit_refuse(b, REASON_RECEIVED, -1, -1);
	if (months < law->months_widow || !has)
		return benefit_refuse(b, REASON_QUALIFYING_PERIOD,
		    has ? months : 0, law->months_widow);
	if (!s->supported)
		return benefit_refuse(b, REASON_NOT_SUPPORTED, -1, -1);
	if (age >= law->age_widow_end)
		return benefit_refuse(b, REASON_AGE, age, law->age_widow_end);
	if (s->married == DAY_NONE)
		return benefit_refuse(b, REASON_MARRIAGE, -1, -1);
	married = married_months(x, s);
	if (married < law->months_marriage)
		return benefit_refuse(b, REASON_MARRIAGE, married,
		    law->months_marriage);
	if (claimed_early(c, x, s))
		return benefit_refuse(b, REASON_EARLY_CLAIM, -1, -1);
	return 1;
}

/* 国年18条, 49条3項, 51条: paid from the month after the death, or after 60, to 65.
 * A right that ends before that is one until its end. */
static int widow_span(const struct survivors *x, const struct survivor *s,
    struct benefit *b)
{
	struct span span = { 0 };
	int at60 = age_month(s->birth, x->d.law.age_widow_from);

	span.held = 1;
	span.start = x->d.date;
	span.end = age_day(s->birth, x->d.law.age_widow_end);
	if (s->right_ended != DAY_NONE && s->right_ended < span.end)
		span.end = s->right_ended;
	if (!span_settle(&span, x->on, b))
		return 0;
	if (at60 + 1 > b->from)
		b->from = at60 + 1;
	if (b->from <= span_last(&span) || x->on < span_last(&span))
		return 1;
	b->need_month = span_last(&span);
	return benefit_refuse(b, REASON_ENDED, -1, -1);
}

int widows_pension(struct calc *c, const struct survivors *x,
    const struct holder *h, struct benefit *b)
{
	const struct survivor *s = h->s;
	struct basic_months m;
	num basic, top, bottom, yen;
	int code;

	deceased_category_1(&x->d, x->d.month < x->d.k.at65
	    ? x->d.month : x->d.k.at65, &m);
	if (!widow_right(c, x, s, &m, b) || !widow_span(x, s, b))
		return 0;
	code = basic_amount_of(c, &basic, &m, x->on, x->d.k.c->birth, s->birth);
	if (!code)
		code = survivor_fraction(c, x->d.month, "widow.num", "widow.den",
		    &top, &bottom);
	if (code)
		return code;
	yen = calc_step(c, &WIDOW, DIV(MUL(basic, top), bottom),
	    survivor_rounding(c), ARGS(basic, top, bottom));
	code = benefit_part(c, b, PART_BASIC, yen);
	if (!code)
		code = benefit_close(c, b, INT(0));
	if (code || x->on >= b->from || b->from == x->d.month + 1)
		return code;
	suspend_all(b); /* 49条3項 */
	return 0;
}

/* ---- 死亡一時金 ---------------------------------------------------------------------- */

static int weight(struct calc *c, int month, const char *num_key,
    const char *den_key, num *top, num *bottom)
{
	int code = calc_rule(c, top, RULE_DEATH_LUMP_SUM_WEIGHT, num_key, month, 0);

	return code ? code : calc_rule(c, bottom, RULE_DEATH_LUMP_SUM_WEIGHT,
	    den_key, month, 0);
}

/* 国年52条の4第1項: paid months, and the paid share of partly exempt ones; `show`
 * puts them on the worksheet. */
static int lump_months(struct calc *c, const struct survivors *x,
    const struct basic_months *m, int show, num *sum)
{
	static const char *const keys[3][2] = {
		{ "exempt_one_quarter.num", "exempt_one_quarter.den" },
		{ "exempt_half.num", "exempt_half.den" },
		{ "exempt_three_quarters.num", "exempt_three_quarters.den" }
	};
	num arg[10];
	int i, code = 0;

	arg[0] = *sum = INT(m->paid > 0 ? m->paid : 0);
	for (i = 0; !code && i < 3; i++) {
		const int *n = m->exempt[3 - i];
		num *a = arg + 1 + 3 * i;

		a[0] = INT(n[0] + n[1]);
		code = weight(c, x->d.month, keys[i][0], keys[i][1], &a[1], &a[2]);
		if (!code)
			*sum = ADD(*sum, DIV(MUL(a[0], a[1]), a[2]));
	}
	if (!code && show)
		*sum = calc_step(c, &MONTHS, *sum, NUM_EXACT, 10, arg);
	return code;
}

/* 国年52条の2第2項: someone is due 遺族基礎年金 by this death, beyond its month. */
static int basic_is_due(const struct survivors *x)
{
	int i;

	for (i = 0; i < x->n; i++) {
		const struct span *s = &x->holder[i].basic;

		if (s->held && span_last(s) >= span_from(s))
			return 1;
	}
	return 0;
}

/* 国年52条の3: whether someone of a nearer relation lived with the deceased. */
static int nearer(const struct survivors *x, const struct survivor *s)
{
	int i;

	for (i = 0; i < x->n; i++)
		if (x->holder[i].s->relation < s->relation &&
		    is_of_household(x->holder[i].s) &&
		    x->holder[i].s->birth <= x->d.date)
			return 1;
	return 0;
}

/* Others of the same relation. */
static int joint(const struct survivors *x, const struct survivor *s)
{
	int i, n = 0;

	for (i = 0; i < x->n; i++)
		n += x->holder[i].s->relation == s->relation &&
		    is_of_household(x->holder[i].s) &&
		    x->holder[i].s->birth <= x->d.date;
	return n > 1;
}

/* 国年52条の2, 52条の3: whether the lump sum is due; else why not. */
static int lump_right(const struct survivors *x, const struct survivor *s,
    const struct basic_months *m, num months, struct benefit *b)
{
	long long have;

	if (m->paid < 0)
		benefit_note(b, NOTE_CATEGORY_1_NOT_GIVEN);
	if (x->on < x->d.month) {
		b->need_month = x->d.month;
		return benefit_refuse(b, REASON_NOT_YET, -1, -1);
	}
	if (x->d.received)
		return benefit_refuse(b, REASON_RECEIVED, -1, -1);
	num_yen(months, &have);
	if (have < x->d.law.months_lump_sum)
		return benefit_refuse(b, REASON_INSURED_MONTHS, (int)have,
		    x->d.law.months_lump_sum);
	if (basic_is_due(x))
		return benefit_refuse(b, REASON_SURVIVORS_BASIC, -1, -1);
	if (!is_of_household(s))
		return benefit_refuse(b, REASON_NOT_SUPPORTED, -1, -1);
	if (s->birth > x->d.date)
		return benefit_refuse(b, REASON_BIRTH, -1, -1);
	if (nearer(x, s))
		return benefit_refuse(b, REASON_NEARER_RELATIVE, -1, -1);
	return 1;
}

/* 国年52条の4第1項の表: the band the months lie in. */
static int lump_amount(struct calc *c, const struct survivors *x, num months,
    num *yen)
{
	char key[] = "1";
	num from;
	int code;

	*yen = NULL;
	for (; key[0] <= '0' + BANDS_MAX; key[0]++) {
		if (!rule_find(c->rules, RULE_DEATH_LUMP_SUM_MONTHS, key,
			x->d.month, 0))
			break;
		code = calc_rule(c, &from, RULE_DEATH_LUMP_SUM_MONTHS, key,
		    x->d.month, 0);
		if (code || num_cmp(months, from) < 0)
			return code;
		code = calc_rule(c, yen, RULE_DEATH_LUMP_SUM, key, x->d.month, 0);
		if (code)
			return code;
	}
	return 0;
}

int lump_sum_death(struct calc *c, const struct survivors *x,
    const struct holder *h, struct benefit *b)
{
	struct basic_months m;
	num months, yen, extra;
	int code;

	deceased_category_1(&x->d, x->d.month, &m);
	code = lump_months(c, x, &m, 0, &months);
	if (code || !lump_right(x, h->s, &m, num_round(c->pool, months, NUM_DOWN), b))
		return code;
	b->entitled = 1;
	b->right = b->from = x->d.month;
	if (joint(x, h->s))
		benefit_note(b, NOTE_JOINT_CLAIM);
	code = lump_months(c, x, &m, 1, &months);
	if (!code)
		code = lump_amount(c, x, months, &yen);
	if (!code && yen)
		code = benefit_part(c, b, PART_BASIC,
		    calc_step(c, &LUMP, yen, NUM_EXACT, ARGS(yen)));
	if (!code && m.additional >= x->d.law.months_additional) {
		code = calc_rule(c, &extra, RULE_DEATH_LUMP_SUM, "additional",
		    x->d.month, 0);
		if (!code)
			code = benefit_part(c, b, PART_ADDITIONAL_PREMIUM,
			    calc_step(c, &EXTRA, extra, NUM_EXACT, ARGS(extra)));
	}
	return code ? code : benefit_close(c, b, INT(0));
}
