/* oldage.c - which old-age benefits a person is due in a month.
 *
 * Given     the case, the month asked (or none: the first payable), the rules
 * Returned  老齢基礎年金, 老齢厚生年金, 特別支給の老齢厚生年金, in this order
 * Status    0; ERR_INPUT; ERR_RULE
 * Source    国年法第26条、附則第9条の2; 厚年法第42条、附則第7条の3、第8条、第13条の4
 */
#include "oldage.h"

#include <stdio.h>
#include <string.h>

/* ---- claims before 65 --------------------------------------------------------- */

enum door { DOOR_NONE, DOOR_NO_SPECIAL, DOOR_SPECIAL };

/* 附則7条の3 (no special pension at all) or 13条の4 (before its start age):
 * which of them is open to a category in the month of a claim. */
static int category_door(struct calc *c, const struct career *k, int category,
    int claim, enum door *door)
{
	int age, code = special_start(c, k, category, &age);
	const int until[5] = { 0, claim, claim, claim, claim };
	num months;

	*door = DOOR_NONE;
	if (code || category_from(k, category) > claim)
		return code;
	if (age == 0) {
		*door = DOOR_NO_SPECIAL;
		return 0;
	}
	if (claim >= age_month(k->c->birth, age))
		return 0;
	code = insured_together(c, k, until, 0, &months);
	if (!code && num_cmp(months, INT(c->law->months_special)) >= 0)
		*door = DOOR_SPECIAL;
	return code;
}

/* The door that is open to all categories with months; ERR_INPUT where they
 * differ. */
static int employees_door(struct calc *c, const struct career *k, int claim,
    enum door *door)
{
	int category, any = 0, start = 0, code;

	*door = DOOR_NONE;
	for (category = 1; category <= 4; category++) {
		enum door d;
		int age;

		if (category_from(k, category) > claim)
			continue;
		code = category_door(c, k, category, claim, &d);
		if (!code)
			code = special_start(c, k, category, &age);
		if (code)
			return code;
		if (any && (d != *door || (d == DOOR_SPECIAL && age != start)))
			return calc_uncovered(c, "old_age.employees_claimed",
			    "厚生年金保険法附則第21条",
			    "an early claim with different start ages");
		any = 1;
		start = age;
		*door = d;
	}
	return 0;
}

/* 国年附則9条の2の2, 厚年附則13条の5: who would have the fixed amount at the
 * special start age claims in part; that form is not computed. */
static int check_partial(struct calc *c, const struct career *k, int claim)
{
	const struct disability *d = &k->c->disability;
	const int until[5] = { 0, claim, claim, claim, claim };
	num months;
	int code, long_insured;

	if (k->has_kinds && miner_months(k, k->at65) >= c->law->months_miner)
		return calc_uncovered(c, "old_age.employees_claimed",
		    "国民年金法附則第9条の2の2・厚生年金保険法附則第13条の5",
		    "the early claim of a miner or seaman of fifteen years");
	if (career_is_insured(k, 0, claim) || k->c->work.standard_monthly > 0)
		return 0;
	code = insured_together(c, k, until, 0, &months);
	if (code)
		return code;
	long_insured = num_cmp(months, INT(c->law->months_long)) >= 0;
	if (long_insured || (d->given && d->grade != GRADE_ALLOWANCE))
		return calc_uncovered(c, "old_age.employees_claimed",
		    "国民年金法附則第9条の2の2・厚生年金保険法附則第13条の5",
		    "the early claim of a person with 44 years or a disability");
	return 0;
}

/* A claim before 65 must lie at 60 or later. */
static int check_age(struct calc *c, const struct career *k, int claim,
    const char *path)
{
	if (claim >= age_month(k->c->birth, c->law->age_early))
		return 0;
	return err_set(c->err, ERR_INPUT, path,
	    "the claim lies before the age of 60 "
	    "(国民年金法附則第9条の2、厚生年金保険法附則第7条の3)");
}

/* 国年附則9条の2の3: no voluntary months from the claim on. */
static int check_voluntary(struct calc *c, const struct career *k, int claim)
{
	const struct nenkin_case *p = k->c;
	char path[40];
	int i;

	for (i = 0; i < p->n_national; i++)
		if (p->national[i].status == NATIONAL_VOLUNTARY &&
		    p->national[i].to >= claim) {
			snprintf(path, sizeof path, "national[%d]", i);
			return err_set(c->err, ERR_INPUT, path,
			    "voluntary months after an early claim "
			    "(国民年金法附則第9条の2第1項・第9条の2の3)");
		}
	return 0;
}

int not_claimed(const struct oldage *o, int given)
{
	if (given == MONTH_NONE || given <= o->on)
		return 0;
	if (o->on >= o->k.at65)
		return 1;
	return given < o->k.at65;
}

static int counts_by(const struct oldage *o, int given)
{
	return given != MONTH_NONE && given < o->k.at65 && given <= o->on;
}

/* Insured months at a claim that 附則8条2号 keeps out for want of twelve. */
static int too_few(struct calc *c, struct oldage *o, int claim)
{
	const int until[5] = { 0, claim, claim, claim, claim };
	long long whole;
	num months;
	int code = insured_together(c, &o->k, until, 0, &months);

	if (code || num_cmp(months, INT(c->law->months_special)) >= 0)
		return code;
	num_yen(num_round(c->pool, months, NUM_DOWN), &whole);
	o->early_months = (int)whole;
	return 0;
}

/* Early claims: who can claim both must claim both together (国年附則9条の2
 * 第2項, 厚年附則7条の3第2項, 13条の4第2項). */
static int early_claims(struct calc *c, struct oldage *o)
{
	const struct nenkin_case *p = o->k.c;
	int basic = counts_by(o, p->basic_claimed);
	int employees = counts_by(o, p->employees_claimed);
	int claim = basic ? p->basic_claimed : p->employees_claimed;
	enum door door;
	struct qualifying q;
	int code;

	o->basic_early = o->employees_early = MONTH_NONE;
	o->early_failed = 0;
	o->early_months = -1;
	if (!basic && !employees)
		return 0;
	code = check_age(c, &o->k, claim, basic ? "old_age.basic_claimed"
						: "old_age.employees_claimed");
	if (!code)
		code = qualifying_at(c, &o->k, claim, &q);
	if (!code)
		code = employees_door(c, &o->k, claim, &door);
	o->early_q = q;
	o->early_failed = !code && !q.ok;
	if (code || !q.ok)
		return code;
	if (door != DOOR_NONE && q.has_paid &&
	    p->basic_claimed != p->employees_claimed)
		return err_set(c->err, ERR_INPUT, "old_age",
		    "the early claims of both pensions must be made together "
		    "(国民年金法附則第9条の2第2項、厚生年金保険法附則第7条の3第2項・"
		    "第13条の4第2項)");
	if (door == DOOR_SPECIAL)
		code = check_partial(c, &o->k, claim);
	if (!code && basic)
		code = check_voluntary(c, &o->k, claim);
	if (code)
		return code;
	if (basic && q.has_paid)
		o->basic_early = claim;
	if (employees && door != DOOR_NONE)
		o->employees_early = claim;
	else if (employees)
		code = too_few(c, o, claim);
	return code;
}

/* ---- one month ------------------------------------------------------------------- */

static int rights(struct calc *c, struct oldage *o)
{
	const struct nenkin_case *p = o->k.c;
	int code = 0;

	o->basic.month = o->employees.month = MONTH_NONE;
	if (o->on < o->k.at65)
		return 0;
	if (o->basic_early == MONTH_NONE)
		code = basic_right(c, &o->k, o->on, &o->basic);
	if (!code)
		code = employees_right(c, &o->k, o->on, &o->employees);
	if (o->employees_early != MONTH_NONE)
		o->employees.month = o->k.at65;
	if (!code && o->basic.month != MONTH_NONE)
		code = claim_late(c, &o->k, CLAIMED_BASIC, o->basic.month,
		    p->basic_claimed, o->on, o->deemed, &o->basic_claim);
	if (!code && o->employees.month != MONTH_NONE &&
	    o->employees_early == MONTH_NONE)
		code = claim_late(c, &o->k, CLAIMED_EMPLOYEES,
		    o->employees.month, p->employees_claimed, o->on, o->deemed,
		    &o->employees_claim);
	return code;
}

/* 昭60附則31条: births to 1926-04-01 have pensions of the Acts before 1986. */
static int check_birth(struct calc *c, const struct nenkin_case *p)
{
	if (rule_find(c->rules, RULE_BASIC_MAX_MONTHS, "", c->law->tables_from,
		p->birth))
		return 0;
	return calc_uncovered(c, "person.birth", "昭和60年法律第34号附則第31条",
	    "pensions of births to 1926-04-01");
}

/* The month must lie within the tables, whatever they are asked for. */
static int check_month(struct calc *c, const struct nenkin_case *p, int on)
{
	const struct rule_row *row;
	char m[8], first[8];

	if (on < c->law->tables_from)
		return err_set(c->err, ERR_RULE, NULL,
		    "rule table 'rounding_unit': months before %s are not "
		    "computed, asked for %s", month_text(c->law->tables_from,
		    first), month_text(on, m));
	return rule_at(c->rules, RULE_REVISION_RATE, "", on, p->birth, &row,
	    c->err);
}

/* 平24法63附則9条: rights older than 2015-10 kept amounts in 100 yen until the
 * revision of 2016-04. */
static int check_hundred(struct calc *c, const struct result *r)
{
	const struct rule_row *row = rule_find(c->rules,
	    RULE_ROUNDING_UNIT_EXISTING, "", r->on, 0);
	int i;

	if (!row || row->value == 1)
		return 0;
	for (i = 0; i < r->n; i++)
		if (r->benefit[i].entitled &&
		    r->benefit[i].from <= c->law->unified)
			return calc_uncovered(c, NULL,
			    "平成24年法律第63号附則第9条",
			    "amounts in 100 yen of rights before 2015-10");
	return 0;
}

static void benefit_init(struct benefit *b, enum benefit_id id)
{
	memset(b, 0, sizeof *b);
	b->id = id;
	b->have = b->need = -1;
	b->need_month = MONTH_NONE;
	b->from = MONTH_NONE;
}

/* 27条の6第1項2号: the addition for a child of the basic pension stops while
 * that of the employees' pension is paid. */
static int stop_basic_children(struct calc *c, struct result *r)
{
	struct benefit *basic = &r->benefit[0];
	const struct benefit *employees = &r->benefit[1];

	if (!(basic->parts & 1u << PART_CHILD_ADDITION) ||
	    !employees->entitled || employees->payable == 0 ||
	    !(employees->parts & 1u << PART_CHILD_ADDITION))
		return 0;
	return benefit_close(c, basic, INT(basic->suspended +
	    basic->part[PART_CHILD_ADDITION]));
}

/* 国年29条, 厚年45条: a right ends with the death; its last month is that of the
 * death, so one that could only be paid later is none. */
static void end_with_death(const struct nenkin_case *p, struct result *r)
{
	int last = day_month(p->death.date), i;

	for (i = 0; i < r->n; i++) {
		struct benefit *b = &r->benefit[i];

		if (!b->entitled || (r->on <= last && b->from <= last))
			continue;
		benefit_init(b, b->id);
		b->need_month = last;
		benefit_refuse(b, REASON_ENDED, -1, -1);
	}
}

static int compute(struct calc *c, const struct nenkin_case *p, int on,
    int deemed, struct result *r)
{
	struct oldage o;
	int code, last = p->death.given ? day_month(p->death.date) : MONTH_OPEN;

	r->on = on;
	o.on = on < last ? on : last; /* nothing changes after the death */
	o.deemed = deemed;
	benefit_init(&r->benefit[0], BENEFIT_OLD_AGE_BASIC);
	benefit_init(&r->benefit[1], BENEFIT_OLD_AGE_EMPLOYEES);
	benefit_init(&r->benefit[2], BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES);
	r->n = 3;
	code = check_birth(c, p);
	if (!code)
		code = check_month(c, p, on);
	if (!code && o.on != on)
		code = check_month(c, p, o.on);
	if (!code)
		code = career_build(c, &o.k, p, o.on);
	if (!code)
		code = early_claims(c, &o);
	if (!code)
		code = rights(c, &o);
	if (!code)
		code = basic_benefit(c, &o, &r->benefit[0]);
	if (!code)
		code = employees_pension(c, &o, &r->benefit[1]);
	if (!code)
		code = special_old_age(c, &o, &r->benefit[2]);
	if (!code && p->death.given)
		end_with_death(p, r);
	if (!code)
		code = check_hundred(c, r);
	return code ? code : stop_basic_children(c, r);
}

/* ---- the first payable month -------------------------------------------------------- */

static int any_payable(const struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		if (r->benefit[i].entitled && r->benefit[i].from <= r->on &&
		    r->benefit[i].payable > 0)
			return 1;
	return 0;
}

/* Whether a right of the first month of the tables is older than they are. */
static int paid_before(struct calc *c, const struct result *r)
{
	int i, yes = 0;

	for (i = 0; i < r->n; i++)
		yes |= (r->benefit[i].entitled &&
			   r->benefit[i].from < c->law->tables_from) ||
		    r->benefit[i].reason == REASON_ENDED;
	return yes;
}

/* Months from which something could be payable first: after the earliest
 * special start age, after an early claim, after 65. */
static int first_candidate(struct calc *c, const struct nenkin_case *p,
    struct career *k)
{
	int category, first = k->at65 + 1, age;

	for (category = 1; category <= 4; category++)
		if (has_category(k, category) &&
		    special_start(c, k, category, &age) == 0 && age &&
		    age_month(p->birth, age) + 1 < first)
			first = age_month(p->birth, age) + 1;
	if (p->basic_claimed != MONTH_NONE && p->basic_claimed + 1 < first)
		first = p->basic_claimed + 1;
	if (p->employees_claimed != MONTH_NONE &&
	    p->employees_claimed + 1 < first)
		first = p->employees_claimed + 1;
	return first;
}

/* The last month at which something may still begin. */
static int last_candidate(struct calc *c, const struct nenkin_case *p,
    const struct career *k)
{
	const struct rule_row *row = rule_find(c->rules, RULE_QUALIFYING_MONTHS,
	    "", MONTH_OPEN - 1, 0);
	int last = k->at70 + 1;
	int tables = rule_last_month(c->rules, RULE_REVISION_RATE, "");

	if (row && row->from + 1 > last)
		last = row->from + 1;
	if (p->basic_claimed != MONTH_NONE && p->basic_claimed + 1 > last)
		last = p->basic_claimed + 1;
	if (p->employees_claimed != MONTH_NONE && p->employees_claimed + 1 > last)
		last = p->employees_claimed + 1;
	if (p->death.given && day_month(p->death.date) < last)
		last = day_month(p->death.date);
	return last < tables ? last : tables;
}

/* Searches without a worksheet; nothing payable at all: the month after 65. */
static int first_month(struct calc *c, const struct nenkin_case *p, int deemed,
    struct result *r, int *on)
{
	struct sheet *sheet = c->sheet;
	struct career k;
	int month, last, code = career_build(c, &k, p, MONTH_OPEN);

	if (code)
		return code;
	month = first_candidate(c, p, &k);
	last = last_candidate(c, p, &k);
	*on = month;
	if (month > last && !p->death.given)
		return 0; /* outside the tables: said by compute */
	if (month < c->law->tables_from)
		month = c->law->tables_from;
	c->sheet = NULL;
	for (; !code && month <= last; month++) {
		code = compute(c, p, month, deemed, r);
		if (month == c->law->tables_from && paid_before(c, r))
			code = check_month(c, p, month - 1);
		else if (!code && any_payable(r))
			break;
	}
	c->sheet = sheet;
	*on = month <= last ? month
	    : k.at65 + 1 > c->law->tables_from ? k.at65 + 1
						: c->law->tables_from;
	return code;
}

int oldage(struct calc *c, const struct nenkin_case *p,
    const struct oldage_options *o, struct result *r)
{
	int on = o->on != MONTH_NONE ? o->on : p->on;
	int code = 0;

	memcpy(r->id, p->id, sizeof r->id);
	if (on == MONTH_NONE)
		code = first_month(c, p, o->deemed, r, &on);
	return code ? code : compute(c, p, on, o->deemed, r);
}
