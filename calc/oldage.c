/* oldage.c - which old-age benefits a person is due in a month.
 *
 * Given     the case, the month asked (or none: the first payable), the rules
 * Returned  老齢基礎年金, 老齢厚生年金, 特別支給の老齢厚生年金, in this order
 * Status    0; ERR_INPUT; ERR_RULE
 * Source    国年法第26条、附則第9条の2; 厚年法第42条、附則第7条の3、第8条、第13条の4
 */
#include "oldage.h"

#include "hundred.h"

#include <stdio.h>
#include <string.h>

/* ---- claims before 65 --------------------------------------------------------- */

/* The months of all categories before a claim. */
static int months_at(struct calc *c, const struct career *k, int claim,
    num *months)
{
	const int until[5] = { 0, claim, claim, claim, claim };

	return insured_together(c, k, until, 0, months);
}

/* 附則7条の3 (no special pension at all) or 13条の4 (before its start age): the
 * month to which the earnings of a category are reduced, that of 65 or of the
 * start age; MONTH_NONE = neither is open. */
static int category_door(struct calc *c, const struct career *k, int category,
    int claim, int *start)
{
	int age = special_start(c, k, category), code;
	num months;

	*start = MONTH_NONE;
	if (category_from(k, category) > claim)
		return 0;
	if (age == 0) {
		*start = k->at65;
		return 0;
	}
	if (claim >= age_month(k->c->birth, age))
		return 0;
	code = months_at(c, k, claim, &months);
	if (!code && num_cmp(months, INT(c->law->months_special)) >= 0)
		*start = age_month(k->c->birth, age);
	return code;
}

/* Whether the employees' pension can be claimed early in a month, by category
 * (附則21条2項).  ERR_INPUT where one category can and another cannot. */
static int employees_door(struct calc *c, const struct career *k, int claim,
    int start[5], int *open)
{
	int category, closed = 0, code;

	*open = 0;
	start[0] = MONTH_NONE;
	for (category = 1; category <= 4; category++) {
		code = category_door(c, k, category, claim, &start[category]);
		if (code)
			return code;
		if (start[category] != MONTH_NONE)
			*open = 1;
		else
			closed |= category_from(k, category) <= claim;
	}
	if (*open && closed)
		return calc_uncovered(c, "old_age",
		    "厚生年金保険法附則第21条",
		    "an early claim beside a special pension of another category");
	return 0;
}

/* Whether a category claims before its special start age (附則13条の4). */
static int is_special_door(const struct career *k, const int start[5],
    int category)
{
	return start[category] != MONTH_NONE && start[category] != k->at65;
}

/* The months of the category that has most of them, of those that claim before
 * their special start age (附則21条2項: each category for itself). */
static int longest_months(struct calc *c, const struct career *k,
    const int start[5], int claim, num *most)
{
	int category, code = 0;

	*most = INT(0);
	for (category = 1; !code && category <= 4; category++) {
		int until[5] = { 0, MONTH_NONE, MONTH_NONE, MONTH_NONE,
			MONTH_NONE };
		num months;

		if (!is_special_door(k, start, category))
			continue;
		until[category] = claim;
		code = insured_together(c, k, until, 0, &months);
		if (!code && num_cmp(months, *most) > 0)
			*most = months;
	}
	return code;
}

/* 国年附則9条の2の2, 厚年附則13条の5: who would have the fixed amount at the
 * special start age claims in part; that form is not computed. */
static int check_partial(struct calc *c, const struct oldage *o,
    const int start[5], int claim)
{
	const struct career *k = &o->k;
	int held = disability_held(c, k), works, category, special = 0, code;
	num months;

	for (category = 1; category <= 4; category++)
		special |= is_special_door(k, start, category);
	if (!special)
		return 0;
	if (k->has_kinds && miner_months(k, claim) >= c->law->months_miner)
		return calc_uncovered(c, "old_age.employees_claimed",
		    "国民年金法附則第9条の2の2・厚生年金保険法附則第13条の5",
		    "the early claim of a miner or seaman of fifteen years");
	works = career_is_insured(k, 0, claim) ||
	    ((k->c->has_totals || o->on == claim) &&
		k->c->work.standard_monthly > 0);
	if (works)
		return 0;
	code = longest_months(c, k, start, claim, &months);
	if (code)
		return code;
	if (num_cmp(months, INT(c->law->months_long)) >= 0 ||
	    (held != DAY_OPEN && held <= month_last_day(claim)))
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

/* 国年附則9条の2の3: no voluntary months from the claim on, as far as they are
 * known. */
static int check_voluntary(struct calc *c, const struct oldage *o, int claim)
{
	const struct nenkin_case *p = o->k.c;
	char path[40];
	int i;

	for (i = 0; i < p->n_national; i++)
		if (p->national[i].status == NATIONAL_VOLUNTARY &&
		    p->national[i].from <= o->on &&
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

/* Whether a claim was made before 65 and is known. */
static int made_early(const struct oldage *o, int given)
{
	return given != MONTH_NONE && given < o->k.at65 && given <= o->on;
}

static void fail_early(struct early *e, enum reason_id reason, int have, int need)
{
	e->failed = 1;
	e->reason = reason;
	e->have = have;
	e->need = need;
}

/* Who can claim both must claim both together (国年附則9条の2第2項, 厚年附則7条の3
 * 第2項, 13条の4第2項). */
static int check_together(struct calc *c, const struct oldage *o)
{
	const struct nenkin_case *p = o->k.c;

	if (p->basic_claimed == p->employees_claimed)
		return 0;
	return err_set(c->err, ERR_INPUT, "old_age",
	    "the early claims of both pensions must be made together "
	    "(国民年金法附則第9条の2第2項、厚生年金保険法附則第7条の3第2項・"
	    "第13条の4第2項)");
}

/* 国年附則9条の2. */
static int early_basic(struct calc *c, struct oldage *o)
{
	int claim = o->k.c->basic_claimed, start[5], open, code;
	struct qualifying q;

	if (!made_early(o, claim))
		return 0;
	code = check_age(c, &o->k, claim, "old_age.basic_claimed");
	if (!code)
		code = qualifying_at(c, &o->k, claim, &q);
	if (!code && (!q.ok || !q.has_paid)) {
		fail_early(&o->basic_early, REASON_QUALIFYING_PERIOD,
		    q.has_paid ? q.have : 0, q.need);
		return 0;
	}
	if (!code)
		code = employees_door(c, &o->k, claim, start, &open);
	if (!code && open)
		code = check_together(c, o);
	if (!code && open)
		code = check_partial(c, o, start, claim);
	if (!code)
		code = check_voluntary(c, o, claim);
	if (!code)
		o->basic_early.month = claim;
	return code;
}

/* Why a claim opens no early pension: too few months, or none is open at all
 * because the special pension has begun. */
static int closed_door(struct calc *c, struct oldage *o, int claim)
{
	long long whole;
	num months;
	int code = months_at(c, &o->k, claim, &months);

	o->employees_early.is_void = 1;
	if (code || num_cmp(months, INT(c->law->months_special)) >= 0)
		return code;
	num_yen(num_round(c->pool, months, NUM_DOWN), &whole);
	fail_early(&o->employees_early, REASON_INSURED_MONTHS, (int)whole,
	    c->law->months_special);
	return 0;
}

/* 厚年附則7条の3, 13条の4. */
static int early_employees(struct calc *c, struct oldage *o)
{
	const struct nenkin_case *p = o->k.c;
	int claim = p->employees_claimed, open, code;
	struct qualifying q;

	if (!made_early(o, claim))
		return 0;
	code = check_age(c, &o->k, claim, "old_age.employees_claimed");
	if (!code)
		code = qualifying_at(c, &o->k, claim, &q);
	if (!code)
		code = employees_door(c, &o->k, claim, o->start, &open);
	if (!code && !open)
		code = closed_door(c, o, claim);
	if (!code && !q.ok && !o->employees_early.failed)
		fail_early(&o->employees_early, REASON_QUALIFYING_PERIOD, q.have,
		    q.need);
	if (code || !open || !q.ok)
		return code;
	/* a basic pension claimed before, when this one could not be, stays */
	if (!code && q.has_paid && (o->basic_early.month == MONTH_NONE ||
	    o->basic_early.month > claim))
		code = check_together(c, o);
	if (!code)
		code = check_partial(c, o, o->start, claim);
	if (!code)
		o->employees_early.month = claim;
	return code;
}

static int early_claims(struct calc *c, struct oldage *o)
{
	int i, code;

	memset(&o->basic_early, 0, sizeof o->basic_early);
	memset(&o->employees_early, 0, sizeof o->employees_early);
	o->basic_early.month = o->employees_early.month = MONTH_NONE;
	for (i = 0; i < 5; i++)
		o->start[i] = MONTH_NONE;
	code = early_basic(c, o);
	return code ? code : early_employees(c, o);
}

/* ---- one month ------------------------------------------------------------------- */

/* A claim that is known and paid from the month asked at the latest, or the one
 * after it; a deferral that goes on longer is still open in it. */
static int claim_known(struct calc *c, const struct oldage *o,
    enum claimed which, int right, int given, struct claim *x)
{
	int code = claim_late(c, &o->k, which, right, given, o->known, o->deemed,
	    x);

	if (!code && x->kind == CLAIM_DEFERRED && x->from > o->on + 1)
		x->kind = CLAIM_OPEN;
	return code;
}

static int rights(struct calc *c, struct oldage *o)
{
	const struct nenkin_case *p = o->k.c;
	int code = 0;

	o->basic.month = o->employees.month = MONTH_NONE;
	if (o->on < o->k.at65)
		return 0;
	if (o->basic_early.month == MONTH_NONE)
		code = basic_right(c, &o->k, o->on, &o->basic);
	if (!code)
		code = employees_right(c, &o->k, o->on,
		    o->basic_early.month == MONTH_NONE ? &o->basic : NULL,
		    &o->employees);
	if (o->employees_early.month != MONTH_NONE)
		o->employees.month = o->k.at65;
	if (!code && o->basic.month != MONTH_NONE)
		code = claim_known(c, o, CLAIMED_BASIC, o->basic.month,
		    p->basic_claimed, &o->basic_claim);
	if (!code && o->employees.month != MONTH_NONE &&
	    o->employees_early.month == MONTH_NONE)
		code = claim_known(c, o, CLAIMED_EMPLOYEES, o->employees.month,
		    p->employees_claimed, &o->employees_claim);
	return code;
}

/* 昭60附則31条: births to 1926-04-01 have pensions of the Acts before 1986. */
int check_birth(struct calc *c, const struct nenkin_case *p)
{
	if (rule_find(c->rules, RULE_BASIC_MAX_MONTHS, "", c->law->tables_from,
		p->birth))
		return 0;
	return calc_uncovered(c, "person.birth", "昭和60年法律第34号附則第31条",
	    "pensions of births to 1926-04-01");
}

/* The month must lie within the tables, whatever they are asked for. */
int check_month(struct calc *c, const struct nenkin_case *p, int on)
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

/* 国年29条, 厚年45条: a right ends with the death. */
static void end_with_death(const struct nenkin_case *p, struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		benefit_end(&r->benefit[i], r->on, day_month(p->death.date));
}

static void refuse_all(struct result *r, enum reason_id reason, int month)
{
	int i;

	for (i = 0; i < r->n; i++) {
		benefit_refuse(&r->benefit[i], reason, -1, -1);
		r->benefit[i].need_month = month;
	}
}

/* The person in the month asked: the months, early claims and rights. */
static int person(struct calc *c, const struct nenkin_case *p, struct oldage *o)
{
	const int arg[MEMO_ARGS] = { o->on, o->known, o->deemed };
	int code;

	if (memo_recall(c->memo, MEMO_PERSON, arg, o, sizeof *o))
		return 0;
	code = career_build(c, &o->k, p, o->on);
	if (!code)
		code = early_claims(c, o);
	if (!code)
		code = rights(c, o);
	memo_keep(c->memo, MEMO_PERSON, arg, code ? NULL : o, sizeof *o);
	return code;
}

/* One benefit, which hangs on no other. */
static int benefit(struct calc *c, const struct oldage *o,
    int (*find)(struct calc *c, const struct oldage *o, struct benefit *b),
    struct benefit *b)
{
	const int arg[MEMO_ARGS] = { b->id };
	int code;

	if (memo_recall(c->memo, MEMO_BENEFIT, arg, b, sizeof *b))
		return 0;
	code = find(c, o, b);
	memo_keep(c->memo, MEMO_BENEFIT, arg, code ? NULL : b, sizeof *b);
	return code;
}

/* The benefits of a month in yen; *o is what they were found from. */
static int compute_yen(struct calc *c, const struct nenkin_case *p, int on,
    const struct oldage_options *ask, struct oldage *o, struct result *r)
{
	int code, last = p->death.given ? day_month(p->death.date) : MONTH_OPEN;

	r->on = on;
	o->on = on < last ? on : last; /* nothing changes after the death */
	o->deemed = ask->deemed;
	o->known = ask->known > on ? ask->known : on;
	if (o->known > last)
		o->known = last;
	benefit_init(&r->benefit[0], BENEFIT_OLD_AGE_BASIC);
	benefit_init(&r->benefit[1], BENEFIT_OLD_AGE_EMPLOYEES);
	benefit_init(&r->benefit[2], BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES);
	r->n = 3;
	code = check_birth(c, p);
	if (!code)
		code = check_month(c, p, on);
	if (!code && last < c->law->tables_from) {
		refuse_all(r, REASON_ENDED, last);
		return 0;
	}
	if (!code)
		code = person(c, p, o);
	if (!code)
		code = benefit(c, o, basic_benefit, &r->benefit[0]);
	if (!code)
		code = benefit(c, o, employees_pension, &r->benefit[1]);
	if (!code)
		code = benefit(c, o, special_old_age, &r->benefit[2]);
	memo_leave(c->memo);
	if (!code && p->death.given)
		end_with_death(p, r);
	return code ? code : stop_basic_children(c, r);
}

/* 平24法63附則9条: amounts of rights older than 2015-10 stay in 100 yen as long
 * as they stay as they were then, claimed since or not. */
static int older_amounts(struct calc *c, const struct oldage *o,
    const struct oldage_options *ask, struct result *r)
{
	const struct rule_row *row = rule_find(c->rules,
	    RULE_ROUNDING_UNIT_EXISTING, "", r->on, 0);
	struct sheet *sheet = c->sheet;
	struct oldage_options claimed = *ask;
	struct oldage then;
	struct result before;
	int i, any = 0, code;

	if (!row || row->value == 1)
		return 0;
	for (i = 0; i < r->n; i++)
		any |= r->benefit[i].entitled &&
		    r->benefit[i].right < c->law->unified;
	if (!any)
		return 0;
	c->sheet = NULL;
	claimed.known = o->known;
	code = compute_yen(c, o->k.c, c->law->unified, &claimed, &then, &before);
	c->sheet = sheet;
	return code ? code : keep_hundred(c, &o->k, r, &before);
}

static int compute(struct calc *c, const struct nenkin_case *p, int on,
    const struct oldage_options *ask, struct result *r)
{
	struct oldage o;
	int code = compute_yen(c, p, on, ask, &o, r);

	return code ? code : older_amounts(c, &o, ask, r);
}


/* ---- the first payable month -------------------------------------------------------- */

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
	int category, first = k->at65 + 1;

	for (category = 1; category <= 4; category++) {
		int age = special_start(c, k, category);

		if (has_category(k, category) && age &&
		    age_month(p->birth, age) + 1 < first)
			first = age_month(p->birth, age) + 1;
	}
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
	int last = k->at70 + 1;
	int tables = rule_last_month(c->rules, RULE_REVISION_RATE, "");

	if (c->law->ten_years + 1 > last)
		last = c->law->ten_years + 1;
	if (p->basic_claimed != MONTH_NONE && p->basic_claimed + 1 > last)
		last = p->basic_claimed + 1;
	if (p->employees_claimed != MONTH_NONE && p->employees_claimed + 1 > last)
		last = p->employees_claimed + 1;
	if (p->death.given && day_month(p->death.date) < last)
		last = day_month(p->death.date);
	return last < tables ? last : tables;
}

static int any_entitled(const struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		if (r->benefit[i].entitled && r->benefit[i].from <= r->on)
			return 1;
	return 0;
}

/* A claim at or after `last` for which r, the result of `last`, waits; else the
 * month of 65. */
static int late_claim(const struct nenkin_case *p, const struct result *r,
    int last, int at65)
{
	int i, waits = 0;

	for (i = 0; i < r->n; i++)
		waits |= r->benefit[i].entitled ||
		    r->benefit[i].reason == REASON_NOT_CLAIMED;
	if (!waits)
		return at65;
	if (p->basic_claimed != MONTH_NONE && p->basic_claimed >= last)
		return p->basic_claimed;
	if (p->employees_claimed != MONTH_NONE && p->employees_claimed >= last)
		return p->employees_claimed;
	return at65;
}

/* Searches without a worksheet.  Nothing payable: the first month of a right that
 * is wholly suspended, else the month after a claim still to come, or after 65. */
static int first_month(struct calc *c, const struct nenkin_case *p,
    const struct oldage_options *ask, struct result *r, int *on)
{
	struct sheet *sheet = c->sheet;
	struct career k;
	int month, last, entitled = MONTH_NONE;
	int code = career_build(c, &k, p, MONTH_OPEN);

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
		code = compute(c, p, month, ask, r);
		if (!code && entitled == MONTH_NONE && any_entitled(r))
			entitled = month;
		if (month == c->law->tables_from && paid_before(c, r))
			code = err_set(c->err, ERR_RULE, NULL,
			    "rule table 'rounding_unit': the first payable "
			    "month lies before it begins (ask for a month)");
		else if (!code && result_any_payable(r))
			break;
	}
	c->sheet = sheet;
	if (month <= last)
		*on = month;
	else if (entitled != MONTH_NONE)
		*on = entitled;
	else
		*on = late_claim(p, r, last, k.at65) + 1;
	return code;
}

int oldage(struct calc *c, const struct nenkin_case *p,
    const struct oldage_options *o, struct result *r)
{
	int on = o->on != MONTH_NONE ? o->on : p->on;
	int code = 0;

	r->choices = NULL;
	memcpy(r->id, p->id, sizeof r->id);
	if (on == MONTH_NONE)
		code = first_month(c, p, o, r, &on);
	return code ? code : compute(c, p, on, o, r);
}
