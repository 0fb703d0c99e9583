/* basic_benefit.c - Old-age Basic Pension as it is paid: early, at 65, deferred,
 * with 付加年金, 振替加算 and, from 2028-04, the addition for children.
 *
 * Given     one person, one month
 * Returned  the benefit
 * Status    0; ERR_RULE; ERR_INPUT law not covered
 * Notes     1. the reduction or increase of 27条's amount and that of 付加年金
 *              are each rounded, then added into one part
 *           2. 振替加算 is neither reduced nor increased, and an early pension
 *              has it from 65
 * Source    国民年金法第26条、第27条、第27条の6、第28条、第44条、第46条、附則第9条の2;
 *           国民年金法施行令第4条の5、第12条; 昭和60年法律第34号附則第14条から第16条まで
 */
#include "additions.h"
#include "basic_pension.h"
#include "oldage.h"
#include "revision.h"

static const struct step_def REDUCTION = { "early.basic_reduction",
	"国民年金法附則第9条の2第4項・国民年金法施行令第12条第1項",
	"繰上げにより減ずる額（老齢基礎年金）", "reduction of the basic amount",
	"{0} × {1}" };
static const struct step_def REDUCTION_ADDITIONAL = { "early.additional_reduction",
	"国民年金法附則第9条の2第6項・国民年金法施行令第12条第2項",
	"繰上げにより減ずる額（付加年金）", "reduction of the additional pension",
	"{0} × {1}" };
static const struct step_def INCREASE = { "deferral.basic_increase",
	"国民年金法第28条第4項・国民年金法施行令第4条の5第1項",
	"繰下げにより加算する額（老齢基礎年金）", "increase of the basic amount",
	"{0} × {1}" };
static const struct step_def INCREASE_ADDITIONAL = { "deferral.additional_increase",
	"国民年金法第46条第2項・国民年金法施行令第4条の5第2項",
	"繰下げにより加算する額（付加年金）", "increase of the additional pension",
	"{0} × {1}" };
static const struct step_def BASIC = { "basic.part", "国民年金法第17条・第27条",
	"老齢基礎年金の額（円）", "basic amount in yen", "{0}" };
static const struct step_def CHILD = { "basic.child_addition",
	"国民年金法第27条の6（令和7年法律第74号による改正）", "子の加算額（1人）",
	"addition for a child", "{0} × {1}" };
static const struct step_def CHILDREN = { "basic.children",
	"国民年金法第27条の6（令和7年法律第74号による改正）", "子の加算額の合計",
	"additions for children", "{0} × {1} × {2} / {3}" };

static enum num_rounding to_yen(const struct calc *c)
{
	return c->rounding == ROUNDING_PARTS ? NUM_HALF_UP : NUM_EXACT;
}

/* amount × rate, each to the yen, of 27条's amount and of 付加年金. */
static num share(struct calc *c, const struct step_def *basic_def,
    const struct step_def *additional_def, num basic, num additional, num rate)
{
	num a = calc_step(c, basic_def, MUL(basic, rate), to_yen(c),
	    ARGS(basic, rate));
	num b;

	if (num_sign(additional) == 0)
		return a;
	b = calc_step(c, additional_def, MUL(additional, rate), to_yen(c),
	    ARGS(additional, rate));
	return ADD(a, b);
}

/* Basic amount and 付加年金 of the months before `until`, as parts. */
static int main_parts(struct calc *c, const struct oldage *o, int until,
    struct benefit *b, num *basic, num *additional)
{
	int code = basic_amount(c, basic, &o->k, until, o->on);

	if (!code)
		code = benefit_part(c, b, PART_BASIC,
		    calc_step(c, &BASIC, *basic, to_yen(c), ARGS(*basic)));
	if (!code)
		code = additional_amount(c, additional, &o->k, until, o->on);
	if (!code && num_sign(*additional) > 0)
		code = benefit_part(c, b, PART_ADDITIONAL_PREMIUM, *additional);
	return code;
}

/* Months with each category's revisions, deemed ones included: what 昭60附則
 * 14条1項ただし書 tests; *until is the end of those of category 1. */
static int own_months(struct calc *c, const struct oldage *o, int month, num *own,
    int *until)
{
	int counted[5] = { 0, MONTH_NONE, MONTH_NONE, MONTH_NONE, MONTH_NONE };
	int category, right = o->employees.month;

	if (right == MONTH_NONE)
		right = o->k.at65;
	for (category = 1; category <= 4; category++)
		counted[category] = counted_until(c, &o->k, category, right,
		    month, 1);
	*until = counted[1];
	return insured_together(c, &o->k, counted, 1, own);
}

static int add_transfer(struct calc *c, const struct oldage *o, int right,
    struct benefit *b, num *stop)
{
	int month = o->on > b->from ? o->on : b->from;
	int suspended, until, code;
	num own, yen;

	if (!o->k.c->spouse.adds_for_me || month <= right)
		return 0;
	code = own_months(c, o, month, &own, &until);
	if (!code)
		code = transfer_addition(c, &o->k, right, own, until, o->on,
		    month, &yen, &suspended);
	if (!code && yen)
		code = benefit_part(c, b, PART_TRANSFER_ADDITION, yen);
	if (code || !yen || !suspended)
		return code;
	*stop = ADD(*stop, yen);
	b->beside_disability = b->part[PART_TRANSFER_ADDITION];
	benefit_note(b, NOTE_TRANSFER_ADDITION_SUSPENDED);
	return 0;
}

/* 27条の6, for rights from 2028-04: full from 300 months, else their share. */
static int add_children(struct calc *c, const struct oldage *o, int right,
    struct benefit *b)
{
	struct addition_right r = { right, day_of_right(&o->k, right), 0 };
	struct basic_months m;
	int i, n, counted, full = c->law->months_basic_child, code;
	int month = o->on > b->from ? o->on : b->from;
	num base, rate, each;

	if (!rule_find(c->rules, RULE_BASIC_CHILD_ADDITION_BASE, "", right, 0))
		return 0;
	r.first = right + 1;
	n = children_due(c, &o->k, &r, o->on, month);
	if (n == 0)
		return 0;
	if (o->basic_early.month != MONTH_NONE)
		return calc_uncovered(c, "old_age.basic_claimed",
		    "国民年金法第27条の6・附則第9条の2",
		    "the addition for children of a pension claimed early");
	code = calc_rule(c, &base, RULE_BASIC_CHILD_ADDITION_BASE, "", o->on, 0);
	if (!code)
		code = revision_rate_younger(c, &rate, o->on);
	if (code)
		return code;
	career_basic(&o->k, right, &m);
	counted = m.paid;
	for (i = 0; i < 4; i++)
		counted += m.exempt[i][0] + m.exempt[i][1];
	if (counted > full)
		counted = full;
	each = calc_step(c, &CHILD, MUL(base, rate), NUM_NEAREST_100,
	    ARGS(base, rate));
	return benefit_part(c, b, PART_CHILD_ADDITION, calc_step(c, &CHILDREN,
	    DIV(MUL(MUL(each, INT(n)), INT(counted)), INT(full)), to_yen(c),
	    ARGS(each, INT(n), INT(counted), INT(full))));
}

static int early(struct calc *c, const struct oldage *o, struct benefit *b)
{
	int claim = o->basic_early.month, code;
	num basic, additional, rate, stop = INT(0);

	b->entitled = 1;
	b->right = claim;
	b->from = claim + 1;
	code = main_parts(c, o, claim, b, &basic, &additional);
	if (!code)
		code = early_rate(c, &o->k, claim, o->k.at65 - claim, &rate);
	if (!code)
		code = benefit_part(c, b, PART_EARLY_REDUCTION, num_neg(c->pool,
		    share(c, &REDUCTION, &REDUCTION_ADDITIONAL, basic,
			additional, rate)));
	if (!code && o->on > o->k.at65)
		code = add_transfer(c, o, o->k.at65, b, &stop);
	if (!code && o->on > o->k.at65)
		code = add_children(c, o, o->k.at65, b);
	return code ? code : benefit_close(c, b, stop);
}

static int at_65(struct calc *c, const struct oldage *o, struct benefit *b)
{
	const struct claim *x = &o->basic_claim;
	int right = o->basic.month, code;
	num basic, additional, rate, stop = INT(0);

	b->entitled = 1;
	b->right = right;
	b->from = x->from;
	b->notes |= x->notes;
	code = main_parts(c, o, right, b, &basic, &additional);
	if (!code && x->kind == CLAIM_DEFERRED && x->months > 0) {
		code = deferral_rate(c, &o->k, x, &rate);
		if (!code)
			code = benefit_part(c, b, PART_DEFERRAL_INCREASE,
			    share(c, &INCREASE, &INCREASE_ADDITIONAL, basic,
				additional, rate));
	}
	if (!code)
		code = add_transfer(c, o, right, b, &stop);
	if (!code)
		code = add_children(c, o, right, b);
	return code ? code : benefit_close(c, b, stop);
}

/* 昭60附則15条: nothing paid or exempt, but enough other months and a spouse
 * whose pension carried the addition: a pension of 振替加算 alone. */
static int transfer_alone(struct calc *c, const struct oldage *o)
{
	const struct nenkin_case *p = o->k.c;

	if (o->basic.q.ok && !o->basic.q.has_paid && p->spouse.adds_for_me &&
	    rule_find(c->rules, RULE_TRANSFER_ADDITION_RATE, "", o->on, p->birth))
		return calc_uncovered(c, "spouse.adds_for_me",
		    "昭和60年法律第34号附則第15条",
		    "a basic pension of the transfer addition alone");
	return 0;
}

/* 昭60附則17条: births to 1930-04-01 with 21 to 24 years of paid and exempt months
 * of their own (not employment, not category 3) but less than 25 years are
 * raised to the welfare pension, whose amount is in no table. */
static int check_welfare(struct calc *c, const struct oldage *o)
{
	const struct rule_row *row = rule_find(c->rules,
	    RULE_QUALIFYING_EXCEPTION, "national", o->on, o->k.c->birth);
	const struct rule_row *most = rule_find(c->rules, RULE_QUALIFYING_MONTHS,
	    "", c->law->tables_from, 0);
	struct basic_months m;
	int i, own;

	if (!row || !most)
		return 0;
	career_basic(&o->k, o->k.at65, &m);
	own = o->k.c->totals[TOTAL_CATEGORY_1] >= 0
	    ? (int)o->k.c->totals[TOTAL_CATEGORY_1] : m.paid - m.employed_paid;
	own -= m.category_3;
	for (i = 0; i < 4; i++)
		own += m.exempt[i][0] + m.exempt[i][1];
	if (own < row->value || own >= most->value)
		return 0;
	return calc_uncovered(c, "person.birth", "昭和60年法律第34号附則第17条",
	    "the amount raised to the old-age welfare pension");
}

int basic_benefit(struct calc *c, const struct oldage *o, struct benefit *b)
{
	const struct nenkin_case *p = o->k.c;
	int code;

	if (o->k.status_early)
		benefit_note(b, NOTE_STATUS_BEFORE_ITS_LAW);
	if (o->basic_early.month != MONTH_NONE) {
		code = check_welfare(c, o);
		return code ? code : early(c, o, b);
	}
	if (o->on < o->k.at65 && not_claimed(o, p->basic_claimed))
		return benefit_refuse(b, REASON_NOT_CLAIMED, -1, -1);
	if (o->on < o->k.at65 && o->basic_early.failed)
		return benefit_refuse(b, o->basic_early.reason,
		    o->basic_early.have, o->basic_early.need);
	if (o->on < o->k.at65)
		return benefit_refuse(b, REASON_AGE,
		    age_on(p->birth, month_last_day(o->on)), c->law->age_65);
	if (o->basic.month == MONTH_NONE) {
		code = transfer_alone(c, o);
		return code ? code : benefit_refuse(b, REASON_QUALIFYING_PERIOD,
		    o->basic.q.has_paid ? o->basic.q.have : 0, o->basic.q.need);
	}
	if (o->basic_claim.kind == CLAIM_OPEN)
		return benefit_refuse(b, REASON_NOT_CLAIMED, -1, -1);
	code = check_welfare(c, o);
	return code ? code : at_65(c, o, b);
}
