/* claim.c - when a right arises and how it was claimed. */
#include "claim.h"

#include "result.h"

#include <stdio.h>

static const struct step_def INCREASE = { "deferral.rate",
	"国民年金法施行令第4条の5・厚生年金保険法施行令第3条の5の2", "増額率",
	"rate of the increase", "{0} × {1}" };
static const struct step_def INCREASE_OLD = { "deferral.rate",
	"国民年金法施行令第4条の5（昭和16年4月1日以前に生まれた者）", "増額率",
	"rate of the increase", "{0}" };
static const struct step_def REDUCTION = { "early.rate",
	"国民年金法施行令第12条・厚生年金保険法施行令第6条の3・第8条の2の3",
	"減額率", "rate of the reduction", "{0} × {1}" };
static const struct step_def REDUCTION_OLD = { "early.rate",
	"国民年金法施行令第12条（昭和16年4月1日以前に生まれた者）", "減額率",
	"rate of the reduction", "{0}" };

/* ---- rights ---------------------------------------------------------------- */

/* The last month worth trying: 70, or the first of the ten-year rule. */
static int last_try(struct calc *c, const struct career *k, int on)
{
	const struct rule_row *row = rule_find(c->rules, RULE_QUALIFYING_MONTHS,
	    "", MONTH_OPEN - 1, 0);
	int last = k->at70;

	if (row && row->from > last)
		last = row->from;
	return on < last ? on : last;
}

/* Tries the months from..on; a step on the worksheet for the last one only. */
static int find_right(struct calc *c, const struct career *k, int from, int on,
    int need_paid, struct right *r)
{
	struct sheet *sheet = c->sheet;
	int month, last = last_try(c, k, on), code = 0;

	r->month = MONTH_NONE;
	if (last < from)
		last = from;
	for (month = from; month <= last; month++) {
		c->sheet = NULL;
		code = qualifying_at(c, k, month, &r->q);
		c->sheet = sheet;
		if (code)
			return code;
		if (r->q.ok && (r->q.has_paid || !need_paid)) {
			r->month = month;
			break;
		}
	}
	if (month > last)
		month = last;
	return sheet ? qualifying_at(c, k, month, &r->q) : 0;
}

int basic_right(struct calc *c, const struct career *k, int on,
    struct right *r)
{
	return find_right(c, k, k->at65, on, 1, r);
}

int category_from(const struct career *k, int category)
{
	int i, from = MONTH_OPEN;

	if (k->c->has_totals)
		return category == 1 && (k->c->totals[TOTAL_EMPLOYEES_BEFORE] > 0 ||
		    k->c->totals[TOTAL_EMPLOYEES_FROM] > 0) ? 0 : MONTH_OPEN;
	for (i = 0; i < k->c->n_employment; i++) {
		const struct employment *e = &k->c->employment[i];
		int a = e->from, b = MONTH_OPEN;

		if (e->category == category && a < from &&
		    career_stretch(k, e, &a, &b) && a < from)
			from = a;
	}
	return from == MONTH_OPEN ? MONTH_OPEN : from + 1;
}

int employees_right(struct calc *c, const struct career *k, int on,
    struct right *r)
{
	int category, first = MONTH_OPEN;

	for (category = 1; category <= 4; category++)
		if (category_from(k, category) < first)
			first = category_from(k, category);
	if (first == MONTH_OPEN || first > on) {
		r->month = MONTH_NONE;
		return qualifying_at(c, k, on < k->at65 ? on : k->at65, &r->q);
	}
	return find_right(c, k, first > k->at65 ? first : k->at65, on, 0, r);
}

/* ---- other benefits that bar a deferral --------------------------------------- */

/* Month in which another benefit's right arose that bars the deferral of this
 * one; MONTH_OPEN = none.  国年28条1項ただし書, 厚年44条の3第1項ただし書. */
static int disability_right(struct calc *c, const struct career *k,
    enum claimed which, int *month)
{
	const struct disability *d = &k->c->disability;
	int employees;

	*month = MONTH_OPEN;
	if (!d->given || d->grade == GRADE_ALLOWANCE)
		return 0;
	if (d->recognized != DAY_NONE)
		*month = day_month(d->recognized);
	else if (d->first_visit != DAY_NONE)
		*month = day_month(day_add_months(d->first_visit,
		    c->law->months_recognition));
	else
		*month = 0; /* held all along */
	if (d->claimed != MONTH_NONE)
		*month = d->claimed;
	if (which == CLAIMED_BASIC)
		return 0;
	/* the basic disability pension alone does not bar 厚年44条の3 */
	employees = d->grade == GRADE_3;
	if (!employees && (k->c->has_totals || d->first_visit == DAY_NONE))
		return calc_uncovered(c, "disability.first_visit",
		    "厚生年金保険法第44条の3第1項",
		    "whether a disability employees' pension is held");
	if (!employees)
		employees = career_is_insured(k, 0, day_month(d->first_visit));
	if (!employees)
		*month = MONTH_OPEN;
	return 0;
}

static int other_right(struct calc *c, const struct career *k,
    enum claimed which, int on, int *month)
{
	const struct nenkin_case *dead = k->c->as_survivor;
	int code = disability_right(c, k, which, month);

	if (code || !dead || !dead->death.given)
		return code;
	if (which == CLAIMED_BASIC && on >= c->law->bar_lifted)
		return calc_uncovered(c, "as_survivor",
		    "国民年金法第28条第1項（令和7年法律第74号による改正）",
		    "a deferral beside a survivors' pension from 2028-04");
	if (day_month(dead->death.date) < *month)
		*month = day_month(dead->death.date);
	return 0;
}

/* ---- deferral --------------------------------------------------------------------- */

/* Birth date for whom 65 would have been attained when the right arose: the
 * cap goes by the day of the right (令2法40附則6条, 8条). */
static int birth_of_right(const struct career *k, int right)
{
	if (right <= k->at65)
		return k->c->birth;
	return day_of(month_year(right) - k->law->age_65, month_number(right), 1)
	    + 1;
}

static int old_table(const struct calc *c, const struct career *k)
{
	return !rule_find(c->rules, RULE_DEFERRAL_RATE, "",
	    c->law->tables_from, k->c->birth);
}

/* Months that may be counted: 60 or 120. */
static int cap_months(struct calc *c, const struct career *k, int right,
    int claim, int *cap)
{
	int birth = birth_of_right(k, right);

	if (old_table(c, k) && right <= k->at65)
		birth = DAY_NONE;
	if (birth == DAY_NONE || !rule_find(c->rules, RULE_DEFERRAL_CAP_MONTHS,
		"", claim, birth))
		return calc_rule_int(c, cap, RULE_REQUIRED_MONTHS,
		    "deemed_deferral_back", MONTH_OPEN - 1, DAY_OPEN - 1);
	return calc_rule_int(c, cap, RULE_DEFERRAL_CAP_MONTHS, "", claim, birth);
}

static void at_right(struct claim *x, int right)
{
	x->kind = CLAIM_AT_RIGHT;
	x->month = right;
	x->from = right + 1;
	x->months = x->raw = 0;
}

/* 国年28条2項, 厚年44条の3第2項: another right, or the cap day, ends the wait. */
static int limit_claim(struct calc *c, const struct career *k, int right,
    int other, int given, struct claim *x)
{
	int cap, end, code = cap_months(c, k, right, given, &cap);

	if (code)
		return code;
	x->kind = CLAIM_DEFERRED;
	x->month = given;
	end = right + cap;
	if (other < end && other < given) {
		x->month = other;
		x->notes |= 1u << NOTE_DEFERRAL_BARRED;
	} else if (given > end) {
		x->notes |= 1u << NOTE_DEFERRAL_CAPPED;
		x->month = end;
	}
	x->from = x->month + 1;
	/* 平24法62附則6条, 25条, 29条: before 2014-04 a request after the cap day
	 * was paid from the month after it */
	if (given > end && x->month == end && end < c->law->cap_day)
		x->from = (given < c->law->cap_day ? given : c->law->cap_day) + 1;
	x->raw = x->month - right;
	x->months = x->raw < cap ? x->raw : cap;
	return 0;
}

/* 国年28条5項, 厚年44条の3第5項: a claim after five years without a request
 * counts as a request made five years before. */
static int deemed_month(struct calc *c, const struct career *k, int right,
    int given, int *month)
{
	int birth = birth_of_right(k, right), back, end;
	const struct rule_row *row = rule_find(c->rules, RULE_REQUIRED_MONTHS,
	    "deemed_deferral_back", given, birth);
	const struct rule_row *last = rule_find(c->rules, RULE_REQUIRED_MONTHS,
	    "deemed_deferral_end", given, birth);

	(void)c;
	*month = given;
	if (!row || !last)
		return 0;
	back = (int)row->value;
	end = (int)last->value;
	if (given - right > back && given - right < end)
		*month = given - back;
	return *month != given;
}

int claim_late(struct calc *c, const struct career *k, enum claimed which,
    int right, int given, int on, int deemed, struct claim *x)
{
	int other, code, wait = c->law->months_deferral_wait;

	x->notes = 0;
	at_right(x, right);
	if (given == MONTH_NONE || given <= right)
		return 0;
	if (given > on) {
		x->kind = CLAIM_OPEN;
		return 0;
	}
	if (deemed && deemed_month(c, k, right, given, &given))
		x->notes |= 1u << NOTE_DEEMED_DEFERRAL;
	if (given < right + wait) {
		x->notes |= 1u << NOTE_NO_DEFERRAL_WITHIN_YEAR;
		return 0;
	}
	/* 平16法104附則42条: rights of 2002-04 to 2007-03 cannot be deferred */
	if (which == CLAIMED_EMPLOYEES && right > c->law->old_deferral_end &&
	    right <= c->law->no_deferral_end) {
		x->notes |= 1u << NOTE_DEFERRAL_BARRED;
		return 0;
	}
	code = other_right(c, k, which, on, &other);
	if (code)
		return code;
	if (other <= right + wait) {
		x->notes |= 1u << NOTE_DEFERRAL_BARRED;
		return 0;
	}
	return limit_claim(c, k, right, other, given, x);
}

/* Age in full years as the key of an old table: "66" to "70". */
static int old_rate(struct calc *c, const struct career *k, enum rule_id id,
    const struct step_def *def, int month, int years, int last, num *rate)
{
	char key[16];
	num r;
	int code;

	if (years > last)
		years = last;
	snprintf(key, sizeof key, "%d", years);
	code = calc_rule(c, &r, id, key, month, k->c->birth);
	if (!code)
		*rate = calc_step(c, def, r, NUM_EXACT, ARGS(r));
	return code;
}

int deferral_rate(struct calc *c, const struct career *k, const struct claim *x,
    num *rate)
{
	num unit, months = INT(x->months);
	int code;

	if (old_table(c, k))
		return old_rate(c, k, RULE_DEFERRAL_FACTOR_OLD, &INCREASE_OLD,
		    c->law->tables_from, c->law->age_65 + x->raw / 12,
		    c->law->age_70, rate);
	code = calc_rule(c, &unit, RULE_DEFERRAL_RATE, "", x->month, k->c->birth);
	if (!code)
		*rate = calc_step(c, &INCREASE, MUL(unit, months), NUM_EXACT,
		    ARGS(unit, months));
	return code;
}

int early_rate(struct calc *c, const struct career *k, int claim, int months,
    num *rate)
{
	num unit;
	int code;

	if (!rule_find(c->rules, RULE_EARLY_RATE, "", c->law->tables_from,
		k->c->birth))
		return old_rate(c, k, RULE_EARLY_FACTOR_OLD, &REDUCTION_OLD,
		    c->law->tables_from,
		    c->law->age_early + (claim - k->at60) / 12,
		    c->law->age_65 - 1, rate);
	code = calc_rule(c, &unit, RULE_EARLY_RATE, "", claim, k->c->birth);
	if (!code)
		*rate = calc_step(c, &REDUCTION, MUL(unit, INT(months)),
		    NUM_EXACT, ARGS(unit, INT(months)));
	return code;
}
