/* first_visit.c - how a person stood on the day of the first visit (初診日).
 *
 * Given     the calendar and the day
 * Returned  struct disabled: scheme, employee, contribution
 * Status    0; ERR_RULE; ERR_INPUT the record cannot show it
 * Notes     1. months are all the record has: who leaves is insured to the end of
 *              the month, who joins from its first day
 *           2. with `totals` there is no calendar: insurance and contributions
 *              are taken as given
 * Source    国年法第7条、第30条第1項、第30条の4、附則第3条、附則第9条の2の3;
 *           厚年法第47条第1項、附則第16条の3
 */
#include "claim.h"
#include "disability.h"

static int is_national(const struct career *k, int month)
{
	int i = month - k->base, status;

	if (i < 0 || i >= k->n)
		return 0;
	status = (k->national[i] & ~CAREER_ADDITIONAL) - 1;
	return status >= 0 && status != NATIONAL_UNCOUNTED &&
	    (status != NATIONAL_UNPAID ||
		(month >= k->at20 && month < k->at60));
}

/* 国年9条3号: who attains 60 is insured to the day before; that month is no
 * insured month and stands in no period. */
static int national_on(const struct career *k, int day)
{
	int month = day_month(day);

	if (month == k->at60 && day < age_day(k->c->birth, k->law->age_60) &&
	    !is_national(k, month))
		month--;
	return is_national(k, month);
}

/* 厚年14条5号: the same at 70, while the employment goes on. */
static int employed_on(const struct career *k, int day)
{
	int i, month = day_month(day);

	if (career_is_insured(k, 0, month))
		return 1;
	if (month != k->at70 ||
	    day >= age_day(k->c->birth, k->law->age_70))
		return 0;
	for (i = 0; i < k->c->n_employment; i++)
		if (!k->c->employment[i].deemed &&
		    k->c->employment[i].from < month &&
		    k->c->employment[i].to >= month)
			return 1;
	return 0;
}

/* 国年附則3条: from 65 on an employee is of category 2 only without a right to an
 * old-age pension. */
static int find_category_2_end(struct calc *c, struct disabled *d)
{
	struct right r;
	int code;

	d->category_2_end = MONTH_OPEN;
	if (d->first < age_day(d->k.c->birth, c->law->age_65))
		return 0;
	code = basic_right(c, &d->k, day_month(d->first), &r);
	if (!code && r.month != MONTH_NONE)
		d->category_2_end = r.month;
	return code;
}

/* 国年附則9条の2の3, 厚年附則16条の3: whether an old-age pension claimed early was
 * held when the month began. */
int early_held(struct calc *c, const struct disabled *d, int month, int *yes)
{
	const struct nenkin_case *p = d->k.c;
	const int claims[2] = { p->basic_claimed, p->employees_claimed };
	int i;

	*yes = 0;
	for (i = 0; i < 2; i++) {
		if (claims[i] == MONTH_NONE || claims[i] >= d->k.at65)
			continue;
		if (claims[i] == month)
			return err_set(c->err, ERR_INPUT, "old_age",
			    "the early claim lies in the month of the first visit "
			    "or of the claim: which came first is not shown "
			    "(国民年金法附則第9条の2の3・厚生年金保険法附則第16条の3)");
		*yes |= claims[i] < month;
	}
	return 0;
}

/* Whether some month before the visit was insured in the national pension. */
static int was_insured(const struct disabled *d)
{
	int month;

	if (d->k.c->has_totals)
		return 1;
	for (month = d->k.base; month < day_month(d->first); month++)
		if (month_standing(&d->k, month, d->category_2_end) !=
		    STANDING_NONE)
			return 1;
	return 0;
}

/* 国年30条1項2号: formerly insured, resident, 60 to 64. */
static int as_resident(struct calc *c, struct disabled *d)
{
	int birth = d->k.c->birth, code;

	if (d->first < age_day(birth, c->law->age_resident) ||
	    d->first >= age_day(birth, c->law->age_resident_end) ||
	    !was_insured(d))
		return 0;
	code = early_held(c, d, day_month(d->first), &d->barred);
	if (!code && !d->barred)
		d->scheme = SCHEME_RESIDENT;
	return code;
}

/* With `totals` the employees' months tell which insurance it was. */
static int scheme_of_totals(struct calc *c, struct disabled *d)
{
	const struct nenkin_case *p = d->k.c;
	struct insured_months m;
	int birth = p->birth;

	career_insured(&d->k, 1, d->k.base, MONTH_OPEN, &m);
	d->employee = m.total > 0;
	if (d->first >= age_day(birth, c->law->age_65) &&
	    d->category_2_end <= day_month(d->first))
		return 0;
	if (d->first < age_day(birth, c->law->age_under20)) {
		if (d->employee)
			return err_set(c->err, ERR_INPUT, "totals",
			    "whether the person was insured on a first visit "
			    "before 20 is not shown "
			    "(国民年金法第30条の4・厚生年金保険法第47条第1項)");
		d->scheme = SCHEME_UNDER_20;
		return 0;
	}
	if (d->first < age_day(birth, c->law->age_resident) || d->employee) {
		d->scheme = SCHEME_INSURED;
		return 0;
	}
	return as_resident(c, d);
}

static int scheme_of_record(struct calc *c, struct disabled *d)
{
	d->employee = employed_on(&d->k, d->first);
	if (d->employee && day_month(d->first) < d->category_2_end) {
		d->scheme = SCHEME_INSURED;
		return 0;
	}
	if (d->first < age_day(d->k.c->birth, c->law->age_under20)) {
		d->scheme = SCHEME_UNDER_20;
		return 0;
	}
	if (national_on(&d->k, d->first)) {
		d->scheme = SCHEME_INSURED;
		return 0;
	}
	return as_resident(c, d);
}

int first_visit(struct calc *c, struct disabled *d)
{
	int totals = d->k.c->has_totals;
	int code = find_category_2_end(c, d);

	d->scheme = SCHEME_NONE;
	d->barred = d->employee = 0;
	d->contribution = (struct contribution){ 0 };
	d->contribution.ok = 1;
	if (!code)
		code = totals ? scheme_of_totals(c, d) : scheme_of_record(c, d);
	if (c->other_insurance)
		d->employee = !d->employee;
	if (code || totals)
		return code;
	if (!d->employee && d->scheme != SCHEME_INSURED &&
	    d->scheme != SCHEME_RESIDENT)
		return 0;
	return contribution_requirement(c, &d->k, d->first,
	    d->employee || d->scheme == SCHEME_INSURED, d->category_2_end,
	    &d->contribution);
}
