/* disability_changes.c - the grade in the course of time: revisions (額の改定),
 * the loss of the right, and two disabilities merged (併合).
 *
 * Given     the disability with its changes and its second, the rights
 * Returned  the grade of a month; struct merged
 * Status    0; ERR_RULE; ERR_INPUT the record contradicts the law, or law that
 *           is not covered
 * Notes     1. a revision changes the amount from the month after it
 *           2. days of a change are not in the record: months count
 * Source    国年法第31条、第34条から第36条まで; 厚年法第48条、第50条第4項、第51条から
 *           第54条まで
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

/* 国年附則9条の2の3: nor is it one beside an old-age pension claimed early. */
static int find_raised(struct calc *c, struct disabled *d)
{
	d->raised = raised_month(d);
	d->raise_barred = 0;
	if (d->raised == MONTH_NONE || d->raised > d->on)
		return 0;
	return early_held(c, d, d->raised, &d->raise_barred);
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

/* 52条7項: from 65 on no revision without a right to the basic pension. */
int check_changes(struct calc *c, struct disabled *d)
{
	const struct disability *x = d->x;
	int i, basic = d->scheme != SCHEME_NONE && x->grade <= GRADE_2;
	int first = month_of_right(d), code = find_raised(c, d);

	if (code)
		return code;
	if (x->n_change && x->grade == GRADE_ALLOWANCE)
		return refuse_change(c, 0, "an allowance has no grade to change");
	if (x->n_change && x->grade == GRADE_3 && !d->employee &&
	    d->scheme != SCHEME_NONE)
		return refuse_change(c, 0,
		    "grade 3 is no pension without the employees' insurance: a "
		    "higher grade is claimed "
		    "(国民年金法第30条の2第4項・第30条の4第2項)");
	for (i = 0; i < x->n_change; i++) {
		if (x->change[i].month < first)
			return refuse_change(c, i,
			    "the month lies before the right");
		if (!basic && x->change[i].grade != GRADE_NONE &&
		    x->change[i].month >= d->k.at65)
			return refuse_change(c, i,
			    "no revision from 65 without a basic pension "
			    "(厚生年金保険法第52条第7項)");
		basic |= d->scheme != SCHEME_NONE && !d->raise_barred &&
		    is_high(x->change[i].grade, GRADE_2);
	}
	return 0;
}

/* 35条2号, 3号, 53条2号, 3号: below grade 3 at 65, or for three years, whichever is
 * later. */
int lost_month(const struct disabled *d)
{
	int i, lost;

	for (i = 0; i < d->x->n_change; i++) {
		if (d->x->change[i].grade != GRADE_NONE)
			continue;
		lost = d->x->change[i].month + d->k.law->months_lost;
		if (lost < d->k.at65)
			lost = d->k.at65;
		if (i + 1 == d->x->n_change || d->x->change[i + 1].month > lost)
			return lost;
	}
	return MONTH_OPEN;
}

/* ---- two disabilities ------------------------------------------------------------ */

/* What 31条, 48条 and 52条の2 settle by their words: both of the basic pension, and
 * the employees' pension of the first, or of both. */
static int check_pair(struct calc *c, const struct disabled *d,
    const struct disabled *other)
{
	int below;
	enum grade grade = grade_in(d, d->merged.month, GRADE_2, &below);

	if (d->scheme == SCHEME_NONE || other->scheme == SCHEME_NONE ||
	    d->scheme == SCHEME_UNDER_20 || other->scheme == SCHEME_UNDER_20)
		return calc_uncovered(c, "disability.second",
		    "国民年金法第31条・第30条の4",
		    "merging where not both are basic pensions of the insured");
	if (!d->employee && other->employee)
		return calc_uncovered(c, "disability.second",
		    "厚生年金保険法第52条の2",
		    "merging where the second alone is of the employees' pension");
	if (d->x->grade > GRADE_2 || below)
		return calc_uncovered(c, "disability.second",
		    "厚生年金保険法第48条", "merging with less than grade 2");
	if (d->x->second.merged > grade || d->x->second.merged > other->x->grade)
		return err_set(c->err, ERR_INPUT, "disability.second",
		    "both together are of a lower grade than one "
		    "(国民年金法第31条第1項)");
	return 0;
}

int merge_second(struct calc *c, struct disabled *d)
{
	const struct second_disability *s = &d->x->second;
	struct disability x = { .given = 1, .first_visit = s->first_visit,
		.recognized = s->recognized, .grade = s->grade,
		.claimed = s->claimed };
	struct disabled other = *d;
	struct benefit first, b;
	int code;

	d->merged.month = MONTH_NONE;
	if (!s->given || s->first_visit > month_last_day(d->on))
		return 0;
	other.x = &x;
	code = find_recognized(c, &other);
	if (!code)
		code = first_visit(c, &other);
	benefit_init(&first, BENEFIT_DISABILITY_BASIC);
	benefit_init(&b, BENEFIT_DISABILITY_BASIC);
	if (!code)
		code = pension_right(c, d, 0, &first);
	if (!code)
		code = pension_right(c, &other, 0, &b);
	if (code || !b.entitled || !other.contribution.ok)
		return code;
	if (!d->contribution.ok || !first.entitled || b.right < first.right)
		return err_set(c->err, ERR_INPUT, "disability.second",
		    "no right to the first arose before it");
	d->merged.month = b.right;
	d->merged.employees = d->employee && other.employee;
	d->merged.recognized = d->recognized > other.recognized
	    ? d->recognized : other.recognized;
	return check_pair(c, d, &other);
}
