/* disability.c - which disability benefits a person is due in a month.
 *
 * Given     the case, the month asked (or none: the first payable), the rules
 * Returned  障害基礎年金, 障害厚生年金, 障害手当金, in this order
 * Status    0; ERR_INPUT; ERR_RULE
 * Notes     1. the degree of the disability is what the case says, never judged
 *           2. a claim named in the case is one for a disability that became
 *              worse later (事後重症); without it the right arose on the day of
 *              recognition
 * Source    国年法第30条から第30条の4まで; 厚年法第47条から第47条の3まで、第55条、
 *           第56条
 */
#include "disability.h"

#include "claim.h"
#include "hundred.h"
#include "oldage.h"

#include <string.h>

/* ---- the record ------------------------------------------------------------------ */

static int refuse_record(struct calc *c, const char *path, const char *what)
{
	return err_set(c->err, ERR_INPUT, path, "%s", what);
}

/* 昭60附則23条, 67条: the Acts before 1986 and their transition. */
static int check_first(struct calc *c, const struct nenkin_case *p)
{
	const struct disability *x = &p->disability;

	if (!x->given)
		return refuse_record(c, "disability", "the key is missing");
	if (x->first_visit == DAY_NONE)
		return refuse_record(c, "disability",
		    "'first_visit' is missing");
	if (x->first_visit < p->birth ||
	    (p->death.given && x->first_visit > p->death.date))
		return refuse_record(c, "disability.first_visit",
		    "the day lies outside the person's life");
	if (day_month(x->first_visit) < c->law->basic_pension)
		return calc_uncovered(c, "disability.first_visit",
		    "昭和60年法律第34号附則第23条・第67条",
		    "first visits before 1986-04");
	return 0;
}

int is_together(const struct disability *x)
{
	return x->other != DAY_NONE;
}

/* 国年30条の3, 厚年47条の3: by the later first visit, on a claim. */
static int check_reached(struct calc *c, const struct disabled *d)
{
	const struct disability *x = d->x;
	int reached = x->reached != MONTH_NONE ? x->reached : x->claimed;

	if (!is_together(x))
		return 0;
	if (x->grade > GRADE_2)
		return refuse_record(c, "disability.other",
		    "together they are of grade 1 or 2 (国民年金法第30条の3第1項)");
	if (x->claimed == MONTH_NONE)
		return refuse_record(c, "disability.other",
		    "it is paid by claim: 'claimed' is missing "
		    "(国民年金法第30条の3第3項)");
	if (x->other > x->first_visit)
		return refuse_record(c, "disability.other.first_visit",
		    "the day lies after the first visit that decides "
		    "(国民年金法第30条の3第1項)");
	if (reached < day_month(d->recognized) || reached > x->claimed)
		return refuse_record(c, "disability.other.reached",
		    "the month lies before the recognition or after the claim "
		    "(国民年金法第30条の3第1項)");
	return 0;
}

/* 国年30条1項, 厚年47条1項: a year and six months from the first visit, or the day
 * of cure before it; 厚年55条: with an allowance the day of cure, whenever. */
int find_recognized(struct calc *c, struct disabled *d)
{
	const struct disability *x = d->x;
	int usual = period_end(x->first_visit, c->law->months_recognition) + 1;

	d->first = x->first_visit;
	d->recognized = x->recognized != DAY_NONE ? x->recognized : usual;
	if (d->recognized < d->first)
		return refuse_record(c, "disability.recognized",
		    "the day lies before the first visit");
	if (d->recognized > usual && x->grade != GRADE_ALLOWANCE)
		return refuse_record(c, "disability.recognized",
		    "the day lies more than a year and six months after the first "
		    "visit (国民年金法第30条第1項・厚生年金保険法第47条第1項)");
	if (x->claimed != MONTH_NONE && x->claimed < day_month(d->recognized))
		return refuse_record(c, "disability.claimed",
		    "the claim lies before the recognition "
		    "(国民年金法第30条の2・厚生年金保険法第47条の2)");
	return check_reached(c, d);
}

/* ---- the right ------------------------------------------------------------------------ */

/* 国年30条の2, 30条の3, 30条の4第2項, 厚年47条の2, 47条の3: claimed, or together
 * reached, before 65, and not beside an old-age pension claimed early. */
static int claimed_right(struct calc *c, const struct disabled *d,
    struct benefit *b)
{
	int claim = d->x->claimed, barred, code;
	int right = d->x->reached != MONTH_NONE ? d->x->reached : claim;

	if (right >= age_month(d->k.c->birth, c->law->age_disability_end))
		return benefit_refuse(b, REASON_CLAIMED_AFTER_65, -1, -1);
	code = early_held(c, d, right, &barred);
	if (code)
		return code;
	if (barred)
		return benefit_refuse(b, REASON_EARLY_CLAIM, -1, -1);
	if (claim > d->on)
		return benefit_refuse(b, REASON_NOT_CLAIMED, -1, -1);
	b->entitled = 1;
	b->right = right;
	return 0;
}

/* The last day known: of the month asked, or the day of the death. */
static int last_day(const struct disabled *d)
{
	int day = month_last_day(d->on);
	const struct nenkin_case *p = d->k.c;

	return p->death.given && p->death.date < day ? p->death.date : day;
}

/* The right of a pension: by the claim, else on the day of recognition, in the
 * scheme of 30条の4 not before 20. */
int pension_right(struct calc *c, const struct disabled *d, int under20,
    struct benefit *b)
{
	int day = d->recognized, at20 = age_day(d->k.c->birth, c->law->age_under20);
	int claim = d->x->claimed, code;

	if (under20 && claim != MONTH_NONE && claim < day_month(at20))
		return refuse_record(c, "disability.claimed",
		    "the claim lies before the age of 20 "
		    "(国民年金法第30条の4第2項)");
	if (claim != MONTH_NONE) {
		code = claimed_right(c, d, b);
		if (code || !b->entitled)
			return code;
	} else {
		if (under20 && day < at20)
			day = at20;
		if (day > last_day(d))
			return benefit_refuse(b, REASON_NOT_YET, -1, -1);
		b->entitled = 1;
		b->right = day_month(day);
	}
	b->from = b->right + 1;
	return 0;
}

/* 国年18条1項, 30条の3第3項: from the month after the right, or after the claim. */
static void set_from(const struct disabled *d, struct benefit *b)
{
	b->from = b->right + 1;
	if (is_together(d->x) && d->x->claimed >= b->from)
		b->from = d->x->claimed + 1;
}

/* Whether the first visit and its contributions open a benefit. */
static int opens(const struct disabled *d, int insured, struct benefit *b)
{
	const struct contribution *x = &d->contribution;

	if (!insured)
		return benefit_refuse(b, d->barred && b->id == BENEFIT_DISABILITY_BASIC
		    ? REASON_EARLY_CLAIM : REASON_NOT_INSURED, -1, -1);
	if (!x->ok && !(b->id == BENEFIT_DISABILITY_BASIC &&
		d->scheme == SCHEME_UNDER_20))
		return benefit_refuse(b, REASON_CONTRIBUTION_REQUIREMENT, x->good,
		    x->need);
	return 1;
}

static void note_assumed(const struct disabled *d, struct benefit *b)
{
	if (d->k.c->has_totals && d->scheme != SCHEME_UNDER_20)
		benefit_note(b, NOTE_INSURED_ASSUMED);
	if (b->id == BENEFIT_DISABILITY_BASIC && d->scheme == SCHEME_RESIDENT)
		benefit_note(b, NOTE_RESIDENCE_ASSUMED);
	if (d->k.status_early)
		benefit_note(b, NOTE_STATUS_BEFORE_ITS_LAW);
}

/* Whether the merged pension is the one paid in the month asked. */
static int merged(const struct disabled *d)
{
	return d->merged.month != MONTH_NONE && d->on > d->merged.month;
}

int disability_basic(struct calc *c, struct disabled *d, struct benefit *b)
{
	int code;

	if (!opens(d, d->scheme != SCHEME_NONE &&
		!(is_together(d->x) && d->scheme == SCHEME_UNDER_20), b))
		return 0;
	if (d->x->grade > GRADE_2 &&
	    (d->raised == MONTH_NONE || d->raised > d->on))
		return benefit_refuse(b, REASON_GRADE, -1, -1);
	code = pension_right(c, d, d->scheme == SCHEME_UNDER_20, b);
	if (code || !b->entitled)
		return code;
	if (d->raised != MONTH_NONE)
		b->right = d->raised;
	if (merged(d) && d->merged.basic)
		b->right = d->merged.month;
	set_from(d, b);
	note_assumed(d, b);
	return basic_amounts(c, d, b);
}

/* 平24法63附則12条, 37条, 61条, 79条: rights from before 2015-10 are those of the
 * older Acts; of the mutual-aid associations, or without their months. */
static int check_older_right(struct calc *c, const struct disabled *d,
    int recognized, int right)
{
	struct insured_months m;
	int category;

	if (right >= c->law->unified)
		return 0;
	for (category = 2; category <= 4; category++) {
		career_insured(&d->k, category, d->k.base,
		    day_month(recognized) + 1, &m);
		if (m.total)
			return calc_uncovered(c, "employment",
			    "平成24年法律第63号附則第12条・第37条・第61条・第79条",
			    "a disability pension from before 2015-10 with months "
			    "of a mutual-aid association");
	}
	return 0;
}

/* 厚年52条の2第1項: the employees' pension of the second alone. */
static int second_employees(struct calc *c, struct disabled *d,
    struct benefit *b)
{
	int code = check_older_right(c, d, d->merged.recognized,
	    d->merged.month);

	if (code)
		return code;
	b->entitled = 1;
	b->right = d->merged.month;
	b->from = b->right + 1;
	note_assumed(d, b);
	return employees_amounts(c, d, b);
}

int disability_employees(struct calc *c, struct disabled *d, struct benefit *b)
{
	int code;

	if (d->merged.month != MONTH_NONE && d->merged.of_second)
		return second_employees(c, d, b);

	if (!opens(d, d->employee, b))
		return 0;
	if (d->x->grade > GRADE_3)
		return benefit_refuse(b, REASON_GRADE, -1, -1);
	code = pension_right(c, d, 0, b);
	if (!code && b->entitled)
		code = check_older_right(c, d, d->recognized, b->right);
	if (code || !b->entitled)
		return code;
	if (merged(d) && d->merged.employees)
		b->right = d->merged.month;
	set_from(d, b);
	note_assumed(d, b);
	return employees_amounts(c, d, b);
}

/* ---- the allowance ---------------------------------------------------------------------- */

/* 厚年附則8条, 42条: whether a right to an old-age pension has arisen by a day. */
static int old_age_right(struct calc *c, struct disabled *d, int day, int *yes)
{
	const struct career *k = &d->k;
	int category, age, code, month = day_month(day);
	struct insured_months m;
	struct qualifying q;

	*yes = 0;
	code = qualifying_at(c, k, month, &q);
	if (code || !q.ok)
		return code;
	*yes = day >= age_day(k->c->birth, c->law->age_65);
	career_insured(k, 0, k->base, month, &m);
	for (category = 1; !*yes && category <= 4; category++) {
		age = special_start(c, k, category);
		*yes = age && m.total >= c->law->months_special &&
		    category_from(k, category) <= month &&
		    day >= age_day(k->c->birth, age);
	}
	return 0;
}

/* 56条1号, 2号: whether a right as a survivor can have been there on a day: after
 * the death, and not ended before. */
static int perhaps_survivor(const struct nenkin_case *p, int day)
{
	const struct nenkin_case *dead = p->as_survivor;
	int i;

	if (!dead || dead->death.date > day)
		return 0;
	for (i = 0; i < dead->n_survivor; i++)
		if (strcmp(dead->survivor[i].id, p->as_survivor_id) == 0)
			return dead->survivor[i].supported &&
			    (dead->survivor[i].cause == ENDED_NOT ||
				dead->survivor[i].right_ended >= day);
	return 1;
}

/* 56条: who holds another pension on the day of cure gets no allowance. */
static int other_right(struct calc *c, struct disabled *d, int *yes)
{
	const struct nenkin_case *p = d->k.c;
	int code;

	if (perhaps_survivor(p, d->recognized))
		return calc_uncovered(c, "as_survivor",
		    "厚生年金保険法第56条", "an allowance beside a survivor's benefit");
	code = early_held(c, d, day_month(d->recognized), yes);
	if (!code && !*yes)
		code = old_age_right(c, d, d->recognized, yes);
	return code;
}

int disability_allowance(struct calc *c, struct disabled *d, struct benefit *b)
{
	const struct disability *x = d->x;
	int other, code;

	if (!opens(d, d->employee, b))
		return 0;
	/* 55条1項: cured within five years of the first visit */
	if (x->grade != GRADE_ALLOWANCE ||
	    d->recognized > period_end(d->first, c->law->months_cure))
		return benefit_refuse(b, REASON_GRADE, -1, -1);
	if (d->recognized > last_day(d))
		return benefit_refuse(b, REASON_NOT_YET, -1, -1);
	code = other_right(c, d, &other);
	if (code)
		return code;
	if (other)
		return benefit_refuse(b, REASON_RECEIVED, -1, -1);
	if (x->claimed != MONTH_NONE && x->claimed > d->on)
		return benefit_refuse(b, REASON_NOT_CLAIMED, -1, -1);
	b->entitled = 1;
	b->right = b->from = day_month(d->recognized);
	note_assumed(d, b);
	return allowance_amounts(c, d, b);
}

/* ---- one month ------------------------------------------------------------------- */

static int compute_yen(struct calc *c, const struct nenkin_case *p, int on,
    struct disabled *d, struct result *r)
{
	int code, i, last = p->death.given ? day_month(p->death.date) : MONTH_OPEN;

	r->on = on;
	r->n = 3;
	benefit_init(&r->benefit[0], BENEFIT_DISABILITY_BASIC);
	benefit_init(&r->benefit[1], BENEFIT_DISABILITY_EMPLOYEES);
	benefit_init(&r->benefit[2], BENEFIT_DISABILITY_ALLOWANCE);
	d->on = on < last ? on : last; /* nothing changes after the death */
	d->x = &p->disability;
	code = check_month(c, p, on);
	if (!code)
		code = career_build(c, &d->k, p, d->on);
	if (!code)
		code = find_recognized(c, d);
	if (code)
		return code;
	if (d->first > month_last_day(d->on)) {
		for (i = 0; i < r->n; i++)
			benefit_refuse(&r->benefit[i], REASON_NOT_YET, -1, -1);
		return 0;
	}
	code = first_visit(c, d);
	d->merged.month = MONTH_NONE;
	if (!code)
		code = check_changes(c, d);
	if (!code)
		code = merge_second(c, d);
	if (!code)
		code = disability_basic(c, d, &r->benefit[0]);
	if (!code)
		code = disability_employees(c, d, &r->benefit[1]);
	if (!code)
		code = disability_allowance(c, d, &r->benefit[2]);
	if (!code && lost_month(d) < last)
		last = lost_month(d);
	for (i = 0; !code && i < 2; i++) /* 国年35条, 厚年53条 */
		benefit_end(&r->benefit[i], on, last);
	return code;
}

/* 平24法63附則9条: amounts of rights older than 2015-10 stay in 100 yen. */
static int older_amounts(struct calc *c, const struct nenkin_case *p,
    struct disabled *d, struct result *r)
{
	const struct rule_row *row = rule_find(c->rules,
	    RULE_ROUNDING_UNIT_EXISTING, "", r->on, 0);
	struct sheet *sheet = c->sheet;
	struct disabled then;
	struct result before;
	int i, any = 0, code;

	for (i = 0; row && row->value != 1 && i < r->n; i++)
		any |= r->benefit[i].entitled &&
		    r->benefit[i].right < c->law->unified;
	if (!any)
		return 0;
	c->sheet = NULL;
	code = compute_yen(c, p, c->law->unified, &then, &before);
	c->sheet = sheet;
	return code ? code : keep_hundred(c, &d->k, r, &before);
}

static int compute(struct calc *c, const struct nenkin_case *p, int on,
    struct result *r)
{
	struct disabled d;
	int code = compute_yen(c, p, on, &d, r);

	return code ? code : older_amounts(c, p, &d, r);
}

/* The month of the cure, of an allowance claimed later that of the claim, or the
 * month after the right; what a claim or the age of 20 puts off is paid from
 * then. */
static int first_month(struct calc *c, const struct nenkin_case *p, int *on)
{
	const struct disability *x = &p->disability;
	struct disabled d = { .x = x };
	int at20, code = career_build(c, &d.k, p, MONTH_OPEN);

	if (!code)
		code = find_recognized(c, &d);
	if (!code)
		code = first_visit(c, &d);
	if (code)
		return code;
	if (x->grade == GRADE_ALLOWANCE) {
		*on = day_month(d.recognized);
		if (x->claimed != MONTH_NONE) /* not before the cure */
			*on = x->claimed;
		return 0;
	}
	at20 = age_month(p->birth, c->law->age_under20);
	*on = x->claimed != MONTH_NONE ? x->claimed : day_month(d.recognized);
	if (d.scheme == SCHEME_UNDER_20 && *on < at20)
		*on = at20;
	++*on;
	if (*on < c->law->tables_from)
		return err_set(c->err, ERR_RULE, NULL,
		    "rule table 'rounding_unit': the first payable "
		    "month lies before it begins (ask for a month)");
	return 0;
}

int disability(struct calc *c, const struct nenkin_case *p, int month,
    struct result *r)
{
	int on = month != MONTH_NONE ? month : p->on;
	int code = check_birth(c, p);

	r->choices = NULL;
	memcpy(r->id, p->id, sizeof r->id);
	if (!code)
		code = check_first(c, p);
	if (!code && on == MONTH_NONE)
		code = first_month(c, p, &on);
	return code ? code : compute(c, p, on, r);
}
