/* disability_changes.c - the grade in the course of time: revisions (額の改定) and
 * the loss of the right.
 *
 * Given     the disability with its changes, the rights, struct merged
 * Returned  the grade of a month
 * Status    0; ERR_INPUT the record contradicts the law
 * Notes     1. a revision changes the amount from the month after it
 *           2. days of a change are not in the record: months count
 * Source    国年法第34条から第36条まで; 厚年法第52条から第54条まで、附則第16条の3
 */
#include "disability.h"

#include <stdio.h>

/* ---- revisions -------------------------------------------------------------------- */

static int is_high(enum grade grade, enum grade least)
{
	return grade != GRADE_NONE && grade <= least;
}

/* 34条6項, 52条6項: after the changes made before `month`; a merging is one. */
enum grade grade_in(const struct disabled *d, int month, enum grade least,
    int *below)
{
	enum grade now = d->x->grade, high = is_high(now, least) ? now : least;
	int i, at, joined = d->merged.month == MONTH_NONE ||
	    d->merged.month >= month;

	for (i = 0; i <= d->x->n_change; i++) {
		enum grade next = GRADE_NONE;

		at = MONTH_OPEN;
		if (i < d->x->n_change) {
			at = d->x->change[i].month;
			next = d->x->change[i].grade;
		}
		if (!joined && at > d->merged.month) {
			now = high = d->x->second.merged;
			joined = 1;
		}
		if (at >= month)
			break;
		now = next;
		if (is_high(now, least))
			high = now;
	}
	*below = !is_high(now, least);
	return high;
}

/* 国年30条の2第4項: only the revision of an employees' pension is a claim. */
static int raised_month(const struct disabled *d)
{
	int i;

	if (d->x->grade != GRADE_3 || !d->employee)
		return MONTH_NONE;
	for (i = 0; i < d->x->n_change; i++)
		if (is_high(d->x->change[i].grade, GRADE_2))
			return d->x->change[i].month;
	return MONTH_NONE;
}

int was_high(const struct disabled *d, int month)
{
	int i;

	if (is_high(d->x->grade, GRADE_2))
		return 1;
	for (i = 0; i < d->x->n_change && d->x->change[i].month < month; i++)
		if (is_high(d->x->change[i].grade, GRADE_2))
			return 1;
	return 0;
}

static int refuse_change(struct calc *c, int i, const char *what)
{
	char path[40];

	snprintf(path, sizeof path, "disability.changes[%d]", i);
	return err_set(c->err, ERR_INPUT, path, "%s", what);
}

/* The month of the right that a revision needs. */
static int month_of_right(const struct disabled *d)
{
	int month = d->x->claimed != MONTH_NONE ? d->x->claimed
						: day_month(d->recognized);
	int at20 = age_month(d->k.c->birth, d->k.law->age_under20);

	return d->scheme == SCHEME_UNDER_20 && month < at20 ? at20 : month;
}

/* 52条7項, 附則16条の3第2項: without a right to the basic pension no revision from
 * 65 on, nor beside an old-age pension claimed early. */
static int check_revision(struct calc *c, const struct disabled *d, int i)
{
	int month = d->x->change[i].month, early, code;

	if (month >= d->k.at65)
		return refuse_change(c, i,
		    "no revision from 65 without a basic pension "
		    "(厚生年金保険法第52条第7項)");
	if (month > d->on)
		return 0;
	code = early_held(c, d, month, &early);
	if (!code && early)
		code = refuse_change(c, i,
		    "no revision beside an old-age pension claimed early without "
		    "a basic pension (厚生年金保険法附則第16条の3第2項)");
	return code;
}

/* What can be revised at all. */
static int check_changed(struct calc *c, const struct disabled *d)
{
	const struct disability *x = d->x;

	if (x->n_change && x->grade == GRADE_ALLOWANCE)
		return refuse_change(c, 0, "an allowance has no grade to change");
	if (x->n_change && x->grade == GRADE_3 && !d->employee &&
	    d->scheme != SCHEME_NONE)
		return refuse_change(c, 0,
		    "grade 3 is no pension without the employees' insurance: a "
		    "higher grade is claimed "
		    "(国民年金法第30条の2第4項・第30条の4第2項)");
	return 0;
}

int check_changes(struct calc *c, struct disabled *d)
{
	const struct disability *x = d->x;
	int i, basic = d->scheme != SCHEME_NONE && x->grade <= GRADE_2;
	int first = month_of_right(d), code = check_changed(c, d);

	d->raised = raised_month(d);
	for (i = 0; !code && i < x->n_change; i++) {
		if (x->change[i].month < first)
			return refuse_change(c, i,
			    "the month lies before the right");
		if (!basic && x->change[i].grade != GRADE_NONE)
			code = check_revision(c, d, i);
		basic |= d->scheme != SCHEME_NONE &&
		    is_high(x->change[i].grade, GRADE_2);
	}
	return code;
}

/* 35条2号, 3号, 53条2号, 3号: below grade 3 at 65, or for three years, whichever is
 * later. */
int lost_month(const struct disabled *d)
{
	const struct grade_change *x = d->x->change;
	int i, next, lost, merged = d->merged.month;

	for (i = 0; i < d->x->n_change; i = next) {
		next = i + 1;
		if (x[i].grade != GRADE_NONE)
			continue;
		while (next < d->x->n_change && x[next].grade == GRADE_NONE)
			next++; /* found so again: the years go on */
		lost = x[i].month + d->k.law->months_lost;
		if (lost < d->k.at65)
			lost = d->k.at65;
		if (merged != MONTH_NONE && merged <= lost &&
		    merged >= x[i].month)
			continue;
		if (next == d->x->n_change || x[next].month > lost)
			return lost;
	}
	return MONTH_OPEN;
}
