/* disability_merging.c - two disabilities of one person (併合).
 *
 * Given     the disability with its second, the rights; the grade of both together
 *           is what the case says
 * Returned  struct merged
 * Status    0; ERR_RULE; ERR_INPUT the record contradicts the law, or law that is
 *           not covered
 * Notes     1. a second of grade 1 or 2 opens a new right; a lower one (その他障害)
 *              raises the first by request
 *           2. what lacks its conditions changes nothing
 * Source    国年法第31条、第34条第4項、第36条第2項; 厚年法第48条、第51条、第52条第4項、
 *           第52条の2、第54条第2項
 */
#include "disability.h"

static int refuse_second(struct calc *c, const char *what)
{
	return err_set(c->err, ERR_INPUT, "disability.second", "%s", what);
}

static int refuse_pair(struct calc *c, const char *law, const char *what)
{
	return calc_uncovered(c, "disability.second", law, what);
}

/* 国年31条, 厚年48条: the first right, still there, was once of grade 1 or 2. */
static int check_former(struct calc *c, const struct disabled *d, int month)
{
	struct benefit b;
	int code;

	benefit_init(&b, BENEFIT_DISABILITY_BASIC);
	code = pension_right(c, d, d->scheme == SCHEME_UNDER_20, &b);
	if (code)
		return code;
	if (!d->contribution.ok || !b.entitled || month < b.right ||
	    (d->scheme == SCHEME_NONE && !d->employee) || lost_month(d) < month)
		return refuse_second(c, "no right to the first arose before it");
	if (!was_high(d, month))
		return refuse_second(c, "the first was never of grade 2: nothing is "
		    "merged (国民年金法第30条の3・厚生年金保険法第48条第1項)");
	return 0;
}

/* ---- a second of grade 1 or 2 --------------------------------------------------- */

/* 国年31条1項: both together are not less than one. */
static int check_grade(struct calc *c, const struct disabled *d, int month)
{
	const struct second_disability *s = &d->x->second;
	int below;
	enum grade grade = grade_in(d, month, GRADE_2, &below);

	if (s->merged > s->grade || (!below && s->merged > grade))
		return refuse_second(c, "both together are of a lower grade than "
		    "one (国民年金法第31条第1項)");
	return 0;
}

/* 国年31条, 厚年48条, 52条の2第1項; 51条: the months to the later recognition. */
static int merge_high(struct calc *c, struct disabled *d,
    const struct disabled *other, int month)
{
	struct merged m = { .month = month, .recognized = d->recognized };
	int code = check_grade(c, d, month);

	if (code)
		return code;
	if ((d->scheme == SCHEME_NONE) != (other->scheme == SCHEME_NONE))
		return refuse_pair(c, "国民年金法第31条・厚生年金保険法第48条",
		    "merging where one alone is of the basic pension");
	m.basic = d->scheme != SCHEME_NONE;
	m.unlimited = d->scheme != SCHEME_UNDER_20 ||
	    other->scheme != SCHEME_UNDER_20;
	m.employees = d->employee && other->employee;
	m.of_second = !d->employee && other->employee;
	if (m.of_second || (m.employees && other->recognized > d->recognized))
		m.recognized = other->recognized;
	d->merged = m;
	return 0;
}

/* ---- a second below grade 2 -------------------------------------------------------- */

/* What 52条の2第2項, 54条2項 leave open, and pensions that stand side by side. */
static int check_added(struct calc *c, const struct disabled *d,
    const struct disabled *other)
{
	int below;

	grade_in(d, d->x->second.claimed, GRADE_3, &below);
	if (d->scheme == SCHEME_NONE)
		return refuse_pair(c, "厚生年金保険法第52条第4項",
		    "a further disability without a basic pension");
	if (d->employee && below && !other->employee)
		return refuse_pair(c, "厚生年金保険法第52条の2第2項・第54条第2項",
		    "a further disability outside the insurance that raises a "
		    "suspended employees' pension");
	if (!d->employee && other->employee && other->x->grade == GRADE_3)
		return refuse_pair(c, "厚生年金保険法第52条の2第2項",
		    "a pension of grade 3 beside the basic pension it raises");
	return 0;
}

/* 国年34条4項, 36条2項ただし書, 厚年52条4項, 52条の2第2項, 54条2項ただし書: the grade
 * of both from the month after the request; the rights stay. */
static int add_low(struct calc *c, struct disabled *d,
    const struct disabled *other, int month)
{
	int below, code = check_added(c, d, other);
	enum grade grade = grade_in(d, month, GRADE_2, &below);

	if (code)
		return code;
	if (!below && d->x->second.merged >= grade)
		return refuse_second(c, "both together are of no higher grade than "
		    "the first (国民年金法第34条第4項)");
	d->merged = (struct merged){ .month = month,
		.recognized = d->recognized };
	return 0;
}

/* 国年34条4項: what the request of a lower second needs to be one. */
static int check_request(struct calc *c, const struct disabled *d)
{
	const struct second_disability *s = &d->x->second;

	if (s->claimed == MONTH_NONE)
		return refuse_second(c, "below grade 2 it counts by request: "
		    "'claimed' is missing (国民年金法第34条第4項)");
	if (s->first_visit <= d->first)
		return refuse_second(c, "below grade 2 its first visit lies after "
		    "that of the first (国民年金法第34条第4項)");
	return 0;
}

/* ---- both -------------------------------------------------------------------------- */

/* Whether the second has its own conditions: as the insured, of whom a lower one
 * must be, or before 20. */
static int counts(const struct disabled *other, int low)
{
	if (!other->contribution.ok)
		return 0;
	if (low)
		return other->scheme == SCHEME_INSURED ||
		    other->scheme == SCHEME_RESIDENT;
	return other->scheme != SCHEME_NONE || other->employee;
}

int merge_second(struct calc *c, struct disabled *d)
{
	const struct second_disability *s = &d->x->second;
	struct disability x = { .given = 1, .first_visit = s->first_visit,
		.recognized = s->recognized, .grade = s->grade,
		.claimed = s->claimed, .other = DAY_NONE, .reached = MONTH_NONE };
	int code, low = s->grade == GRADE_NONE || s->grade > GRADE_2;
	struct disabled other = *d;
	struct benefit b;

	d->merged.month = MONTH_NONE;
	if (!s->given || s->first_visit > month_last_day(d->on))
		return 0;
	other.x = &x;
	code = low ? check_request(c, d) : 0;
	if (!code)
		code = find_recognized(c, &other);
	if (!code)
		code = first_visit(c, &other);
	benefit_init(&b, BENEFIT_DISABILITY_BASIC);
	if (!code)
		code = pension_right(c, &other,
		    !low && other.scheme == SCHEME_UNDER_20, &b);
	if (code || !b.entitled || !counts(&other, low))
		return code;
	code = check_former(c, d, b.right);
	if (code)
		return code;
	return low ? add_low(c, d, &other, b.right)
		   : merge_high(c, d, &other, b.right);
}
