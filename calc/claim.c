/* claim.c - when a right arises and how it was claimed. */
#include "claim.h"

#include "result.h"

#include <stdio.h>
#include <string.h>

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
static int last_try(const struct career *k, int on)
{
	int last = k->at70;

	if (k->law->ten_years > last)
		last = k->law->ten_years;
	return on < last ? on : last;
}

/* Tries the months from..on; a step on the worksheet for the last one only. */
static int find_right(struct calc *c, const struct career *k, int from, int on,
    int need_paid, struct right *r)
{
	struct sheet *sheet = c->sheet;
	int month, last = last_try(k, on), code = 0, has_paid = 0;

	r->month = MONTH_NONE;
	if (last < from)
		last = from;
	for (month = from; month <= last; month++) {
		if (month > from && !career_changes(k, month))
			continue;
		c->sheet = NULL;
		code = qualifying_at(c, k, month, &r->q);
		c->sheet = sheet;
		if (code)
			return code;
		/* 昭60附則18条1項: paid or exempt months on the day of 65 */
		if (month == k->at65)
			has_paid = r->q.has_paid;
		if (r->q.ok && (has_paid || !need_paid)) {
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
    const struct right *basic, struct right *r)
{
	int category, first = MONTH_OPEN;

	for (category = 1; category <= 4; category++)
		if (category_from(k, category) < first)
			first = category_from(k, category);
	if (first == MONTH_OPEN || first > on) {
		r->month = MONTH_NONE;
		return qualifying_at(c, k, on < k->at65 ? on : k->at65, &r->q);
	}
	if (basic && basic->month == k->at65 && first <= k->at65) {
		*r = *basic; /* the same test at the same month */
		return 0;
	}
	return find_right(c, k, first > k->at65 ? first : k->at65, on, 0, r);
}

int day_of_right(const struct career *k, int right)
{
	if (right == k->at65)
		return age_day(k->c->birth, k->law->age_65);
	return month_first_day(right);
}

int disability_held(const struct calc *c, const struct career *k)
{
	const struct disability *d = &k->c->disability;
	int claim = d->reached != MONTH_NONE ? d->reached : d->claimed;

	if (!d->given || d->grade == GRADE_ALLOWANCE)
		return DAY_OPEN;
	if (claim != MONTH_NONE) /* 国年30条の2, 30条の3: before 65 */
		return claim < k->at65 ? month_first_day(claim) : DAY_OPEN;
	if (d->recognized != DAY_NONE)
		return d->recognized;
	if (d->first_visit != DAY_NONE)
		return period_end(d->first_visit,
		    c->law->months_recognition) + 1;
	return DAY_NONE;
}

/* ---- other benefits that bar a deferral --------------------------------------- */

/* Day on which a disability pension of the person arose that bars the deferral
 * of this one; DAY_OPEN = none.  国年28条1項ただし書, 厚年44条の3第1項ただし書:
 * the basic disability pension alone does not bar the employees'. */
static int disability_right(struct calc *c, const struct career *k,
    enum claimed which, int *day)
{
	const struct disability *d = &k->c->disability;
	int employees = d->grade == GRADE_3;

	*day = disability_held(c, k);
	if (*day == DAY_OPEN || which == CLAIMED_BASIC || employees)
		return 0;
	if (k->c->has_totals || d->first_visit == DAY_NONE)
		return calc_uncovered(c, "disability.first_visit",
		    "厚生年金保険法第44条の3第1項",
		    "whether a disability employees' pension is held");
	if (!career_is_insured(k, 0, day_month(d->first_visit)))
		*day = DAY_OPEN;
	return 0;
}

/* Day on which the person became entitled as a survivor; DAY_OPEN = never, or
 * lost again before `right`. */
static int survivor_right(const struct career *k, int right)
{
	const struct nenkin_case *dead = k->c->as_survivor;
	int i;

	if (!dead || !dead->death.given)
		return DAY_OPEN;
	for (i = 0; i < dead->n_survivor; i++) {
		const struct survivor *s = &dead->survivor[i];

		if (strcmp(s->id, k->c->as_survivor_id) != 0)
			continue;
		if (!s->supported || (s->cause != ENDED_NOT &&
			s->right_ended < day_of_right(k, right)))
			return DAY_OPEN;
	}
	return dead->death.date;
}

static int other_right(struct calc *c, const struct career *k,
    enum claimed which, int right, int given, int *day)
{
	int survivor = survivor_right(k, right);
	int code = disability_right(c, k, which, day);

	if (code || survivor == DAY_OPEN)
		return code;
	if (which == CLAIMED_BASIC && given >= c->law->bar_lifted)
		return calc_uncovered(c, "as_survivor",
		    "国民年金法第28条第1項（令和7年法律第74号による改正）",
		    "a deferral beside a survivors' pension from 2028-04");
	if (survivor < *day)
		*day = survivor;
	return 0;
}

/* ---- deferral --------------------------------------------------------------------- */

/* Births to 1941-04-01 have the old table: for the basic pension always, for
 * the employees' while 平12法18附則17条 holds, that is for rights to 2002-03. */
static int old_table(const struct calc *c, const struct career *k,
    enum claimed which, int right)
{
	if (which == CLAIMED_EMPLOYEES && right > c->law->old_deferral_end)
		return 0;
	return !rule_find(c->rules, RULE_DEFERRAL_RATE, "",
	    c->law->tables_from, k->c->birth);
}

static void at_right(struct claim *x, int right)
{
	x->kind = CLAIM_AT_RIGHT;
	x->month = right;
	x->from = right + 1;
	x->months = x->raw = 0;
}

/* 国年28条2項, 厚年44条の3第2項: another right, or the cap day, ends the wait. */
static int limit_claim(struct calc *c, const struct career *k,
    enum claimed which, int right, int other, int given, struct claim *x)
{
	int cap, end, code = calc_rule_int(c, &cap, RULE_DEFERRAL_CAP_MONTHS, "",
	    right, k->c->birth);

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
	/* 平24法62附則6条, 25条, 29条: before 2014-04 a request after the cap day
	 * was paid from the month after it */
	if (given > end && x->month == end && end < c->law->cap_day)
		x->month = given < c->law->cap_day ? given : c->law->cap_day;
	x->from = x->month + 1;
	x->raw = x->month - right;
	x->months = x->raw < cap ? x->raw : cap;
	x->old = old_table(c, k, which, right);
	return 0;
}

/* 国年28条5項, 厚年44条の3第5項: a claim after five years without a request
 * counts as a request made five years before, unless another right arose until
 * then or fifteen years have passed. */
static int deemed_month(struct calc *c, int right, int other, int given,
    int *month)
{
	const struct rule_row *back = rule_find(c->rules, RULE_REQUIRED_MONTHS,
	    "deemed_deferral_back", given, DAY_OPEN - 1);
	const struct rule_row *end = rule_find(c->rules, RULE_REQUIRED_MONTHS,
	    "deemed_deferral_end", given, DAY_OPEN - 1);
	const struct rule_row *cap = rule_find(c->rules,
	    RULE_DEFERRAL_CAP_MONTHS, "", right, 0);

	*month = given;
	if (!back || !end || !cap || cap->value == back->value ||
	    given - right <= back->value || given - right >= end->value ||
	    other <= given - back->value)
		return 0;
	*month = given - (int)back->value;
	return 1;
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
	code = other_right(c, k, which, right, given, &other);
	if (code)
		return code;
	if (other != DAY_OPEN && other <= period_end(day_of_right(k, right),
		wait) + 1) {
		x->notes |= 1u << NOTE_DEFERRAL_BARRED;
		return 0;
	}
	other = other == DAY_OPEN ? MONTH_OPEN : day_month(other);
	if (deemed && deemed_month(c, right, other, given, &given))
		x->notes |= 1u << NOTE_DEEMED_DEFERRAL;
	return limit_claim(c, k, which, right, other, given, x);
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
	int birth = k->c->birth, code;

	if (x->old)
		return old_rate(c, k, RULE_DEFERRAL_FACTOR_OLD, &INCREASE_OLD,
		    c->law->tables_from, c->law->age_65 + x->raw / 12,
		    c->law->age_70, rate);
	/* the employees' rate has no birth condition */
	if (!rule_find(c->rules, RULE_DEFERRAL_RATE, "", x->month, birth))
		birth = DAY_OPEN - 1;
	code = calc_rule(c, &unit, RULE_DEFERRAL_RATE, "", x->month, birth);
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
