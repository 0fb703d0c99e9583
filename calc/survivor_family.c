/* survivor_family.c - who of the family holds which right, from when to when.
 *
 * Given     the deceased and the survivors of the case
 * Returned  the spans of each survivor: child in the law's sense, 遺族基礎年金,
 *           遺族厚生年金
 * Status    0; ERR_INPUT the record
 * Notes     1. a right is paid from the month after its cause to the month in
 *              which it ends (国年18条, 厚年36条)
 *           2. who is no survivor at the death takes no place later: the ranks
 *              are those of the death, and of the birth of an unborn child
 *           3. a child lives with the spouse; one that does not any more has
 *              lost its right in the record
 * Source    国民年金法第18条、第37条の2、第39条第2項・第3項、第40条; 厚生年金保険法
 *           第36条、第59条、第63条; 昭和60年法律第34号附則第74条; 平成16年法律第104号
 *           附則第44条第4項; 平成24年法律第62号附則第8条
 */
#include "survivor.h"

#include "disability.h"

#include <stdio.h>

int is_wife(const struct survivor *s)
{
	return s->relation == RELATION_SPOUSE && s->sex == SEX_FEMALE;
}

int is_of_household(const struct survivor *s)
{
	return s->supported || s->household;
}

/* 国年37条の2第2項, 厚年59条3項: a child unborn at the death is taken as supported. */
static int is_supported(const struct deceased *d, const struct survivor *s)
{
	return s->supported ||
	    (s->relation == RELATION_CHILD && s->birth > d->date);
}

/* ---- spans ---------------------------------------------------------------------- */

int span_from(const struct span *s)
{
	return day_month(s->start) + 1;
}

int span_last(const struct span *s)
{
	return s->end == DAY_OPEN ? MONTH_OPEN : day_month(s->end);
}

int span_pays(const struct span *s, int month)
{
	return s->held && month >= span_from(s) && month <= span_last(s);
}

int span_month(const struct span *s, int on)
{
	return on > span_from(s) ? on : span_from(s);
}

int span_settle(const struct span *s, int on, struct benefit *b)
{
	int from, last;

	if (!s->held) {
		benefit_refuse(b, s->reason, s->have, s->need);
		return 0;
	}
	from = span_from(s);
	last = span_last(s);
	if (on < from - 1) {
		benefit_refuse(b, REASON_NOT_YET, -1, -1);
		b->need_month = from - 1;
		return 0;
	}
	if (on > last || from > last) {
		benefit_refuse(b, REASON_ENDED, -1, -1);
		b->need_month = last;
		return 0;
	}
	b->entitled = 1;
	b->right = from - 1;
	b->from = from;
	return 1;
}

const struct span *basic_in(const struct holder *h, int month)
{
	return h->again.held && month >= day_month(h->again.start) &&
	    month > span_last(&h->basic) ? &h->again : &h->basic;
}

int holds_basic(const struct holder *h, int month)
{
	return span_pays(&h->basic, month) || span_pays(&h->again, month);
}

static void fail(struct span *s, enum reason_id reason, int have, int need)
{
	s->held = 0;
	s->reason = reason;
	s->have = have;
	s->need = need;
}

static void hold(struct span *s, int start, int end)
{
	s->held = 1;
	s->start = start;
	s->end = end;
	s->end_whole = 0;
}

static void end_at(struct span *s, int day)
{
	if (day == DAY_NONE || day > s->end)
		return;
	s->end = day;
	s->end_whole = 0;
}

/* ---- the deceased's side ---------------------------------------------------------- */

/* Why no benefit of the Act follows from the death at all; 0 = one does.  asked:
 * the contribution requirement is asked for. */
static int barred(const struct deceased *d, int ok, int asked, struct span *s)
{
	if (ok)
		return 0;
	if (asked && d->contribution == CONTRIBUTION_FAILED)
		fail(s, REASON_CONTRIBUTION_REQUIREMENT, d->paid, d->paid_need);
	else
		fail(s, REASON_NOT_INSURED, d->period.have, d->period.need);
	return 1;
}

static int no_employees(const struct deceased *d, struct span *s)
{
	if (d->months == 0) {
		fail(s, REASON_NO_INSURED_MONTHS, 0, 1);
		return 1;
	}
	return barred(d, d->short_term || d->long_term, d->asked_employees, s);
}

/* ---- children ----------------------------------------------------------------------- */

/* 国年37条の2第1項2号, 2項; 厚年59条1項2号, 3項: below the end of the fiscal year of
 * 18, or 20 when disabled; unborn at the death, from the birth on. */
static void find_child(const struct calc *c, const struct deceased *d,
    const struct survivor *s, struct span *x)
{
	int disabled_end = age_day(s->birth, c->law->age_disabled_child);
	int end = s->disabled ? disabled_end
			      : age_fiscal_end(s->birth, c->law->age_child);
	int limit = s->disabled ? c->law->age_disabled_child : c->law->age_child;

	if (!is_supported(d, s))
		fail(x, REASON_NOT_SUPPORTED, -1, -1);
	else if (s->disabled ? end <= d->date : end < d->date)
		fail(x, REASON_AGE, age_on(s->birth, d->date), limit);
	else
		hold(x, s->birth > d->date ? s->birth : d->date, end);
	if (!x->held)
		return;
	x->end_whole = !s->disabled;
	end_at(x, s->right_ended);
}

static int is_kind(const struct holder *h, enum relation relation)
{
	return h->s->relation == relation;
}

/* Born by the death. */
static int born(const struct survivors *x, const struct holder *h)
{
	return h->s->birth <= x->d.date;
}

/* ---- 遺族基礎年金 --------------------------------------------------------------------- */

/* The time with a child: of those born by the death, or of the unborn. */
static void with_children(const struct survivors *x, int unborn, struct span *s)
{
	int i, start = DAY_OPEN, end = DAY_NONE;

	for (i = 0; i < x->n; i++) {
		const struct span *child = &x->holder[i].child;

		if (!is_kind(&x->holder[i], RELATION_CHILD) || !child->held ||
		    (child->start > x->d.date) != unborn)
			continue;
		if (child->start < start)
			start = child->start;
		if (child->end > end)
			end = child->end;
	}
	if (start == DAY_OPEN)
		fail(s, REASON_NO_CHILD, -1, -1);
	else
		hold(s, start, end);
}

/* 国年37条の2, 39条2項, 40条2項: with a child, until no child is left.  A child born
 * while another counts goes on with the right; one born after it ended gives a
 * new one. */
static void spouse_spans(const struct survivors *x, const struct holder *h,
    struct span *first, struct span *again)
{
	with_children(x, 0, first);
	with_children(x, 1, again);
	if (!first->held) {
		*first = *again;
		again->held = 0;
	} else if (again->held && again->start <= first->end) {
		if (again->end > first->end)
			first->end = again->end;
		again->held = 0;
	}
	end_at(first, h->s->right_ended);
	end_at(again, h->s->right_ended);
}

int is_older_husband(const struct deceased *d, const struct survivor *s)
{
	return s->relation == RELATION_SPOUSE && s->sex == SEX_MALE &&
	    d->month < d->law.husband_basic;
}

/* 国年37条: a spouse or a child of the deceased; nobody else. */
static void find_basic(const struct survivors *x, struct holder *h)
{
	if ((!is_kind(h, RELATION_SPOUSE) && !is_kind(h, RELATION_CHILD)) ||
	    is_older_husband(&x->d, h->s)) {
		fail(&h->basic, REASON_NEARER_RELATIVE, -1, -1);
		return;
	}
	if (barred(&x->d, x->d.basic_ok, x->d.asked_basic, &h->basic))
		return;
	if (!is_supported(&x->d, h->s))
		fail(&h->basic, REASON_NOT_SUPPORTED, -1, -1);
	else if (is_kind(h, RELATION_SPOUSE))
		spouse_spans(x, h, &h->basic, &h->again);
	else
		h->basic = h->child;
}

/* ---- 遺族厚生年金 --------------------------------------------------------------------- */

/* 厚年63条1項5号: five years from a day below 30; the right ends on the day after
 * them (民法143条). */
static int five_years(const struct survivors *x, const struct holder *h, int day)
{
	const struct survivor_law *law = &x->d.law;

	return day < age_day(h->s->birth, law->age_limited_wife)
	    ? period_end(day, law->months_limited_wife) + 1 : DAY_NONE;
}

/* 63条1項5号, 平16法104附則44条4項: a wife below 30 without the basic pension, or who
 * loses it below 30.  Of one who loses it twice the Act does not say from when. */
static void limit_wife(const struct survivors *x, struct holder *h)
{
	const struct span *last = h->added.held ? &h->added : &h->basic;
	int first;

	if (x->d.month < x->d.law.choice_of_2007)
		return;
	if (h->again.held) {
		first = five_years(x, h, h->basic.end);
		if (first != DAY_NONE)
			h->limit_open = day_month(first);
		last = &h->again;
	}
	end_at(&h->employees, five_years(x, h,
	    last->held ? last->end : x->d.date));
}

/* 昭60附則74条, 63条1項5号: where no basic pension follows from the death, its amount
 * is part of the employees' pension of a spouse with a child, and of a child.
 * 74条1項 asks for a child at the death; of one born later it is silent, and
 * 平24法62附則 is silent of the husband of an older death. */
static void find_added(const struct survivors *x, struct holder *h)
{
	struct span again = { 0 };

	h->doubt_from = MONTH_OPEN;
	h->doubt_to = MONTH_OPEN;
	if (x->d.basic_ok)
		return;
	if (is_kind(h, RELATION_CHILD)) {
		h->added = h->child;
		return;
	}
	spouse_spans(x, h, &h->added, &again);
	if (!h->added.held)
		return;
	if (is_older_husband(&x->d, h->s)) {
		h->doubt_from = x->d.month;
		h->doubt_to = span_last(&h->added);
	} else if (h->added.start > x->d.date) {
		h->doubt_from = day_month(h->added.start);
	} else if (again.held) {
		h->doubt_from = day_month(again.start);
	}
}

/* 厚年59条1項: the age at the death of a husband, parent or grandparent. */
static int old_enough(const struct survivors *x, const struct holder *h,
    int age, struct span *s)
{
	int have = age_on(h->s->birth, x->d.date);

	if (have >= age)
		return 1;
	fail(s, REASON_AGE, have, age);
	return 0;
}

static void spouse_employees(const struct calc *c, const struct survivors *x,
    struct holder *h)
{
	if (!is_wife(h->s) &&
	    !old_enough(x, h, x->d.law.age_husband, &h->employees))
		return;
	hold(&h->employees, x->d.date, DAY_OPEN);
	end_at(&h->employees, h->s->right_ended);
	find_added(x, h);
	h->limit_open = MONTH_OPEN;
	if (reform_applies(&x->d))
		reform_spouse(c, x, h);
	else if (is_wife(h->s))
		limit_wife(x, h);
}

/* Whether someone of a relation, born by the death, holds the right. */
static int rank_taken(const struct survivors *x, enum relation relation)
{
	int i;

	for (i = 0; i < x->n; i++)
		if (is_kind(&x->holder[i], relation) && born(x, &x->holder[i]) &&
		    x->holder[i].employees.held)
			return 1;
	return 0;
}

/* 厚年63条3項: the birth of an unborn child ends the rights of the later ranks. */
static int unborn_day(const struct survivors *x)
{
	int i, day = DAY_NONE;

	for (i = 0; i < x->n; i++) {
		const struct holder *h = &x->holder[i];

		if (is_kind(h, RELATION_CHILD) && !born(x, h) && h->child.held &&
		    (day == DAY_NONE || h->s->birth < day))
			day = h->s->birth;
	}
	return day;
}

/* 厚年59条2項: nobody of the ranks before. */
static int nearer(const struct survivors *x, enum relation relation)
{
	int r;

	for (r = RELATION_SPOUSE; r < (int)relation; r++)
		if (rank_taken(x, (enum relation)r))
			return 1;
	return 0;
}

static void later_rank(const struct survivors *x, struct holder *h)
{
	struct span *s = &h->employees;

	if (nearer(x, h->s->relation)) {
		fail(s, REASON_NEARER_RELATIVE, -1, -1);
		return;
	}
	if (is_kind(h, RELATION_GRANDCHILD)) {
		*s = h->child;
		if (s->held && !born(x, h))
			fail(s, REASON_BIRTH, -1, -1); /* 59条3項: children only */
	} else if (old_enough(x, h, x->d.law.age_parent, s)) {
		hold(s, x->d.date, DAY_OPEN);
		end_at(s, h->s->right_ended);
	}
	if (s->held)
		end_at(s, unborn_day(x));
}

static void find_employees(const struct calc *c, const struct survivors *x,
    struct holder *h)
{
	if (no_employees(&x->d, &h->employees))
		return;
	if (!is_supported(&x->d, h->s) &&
	    !(reform_young(x, h->s) && is_of_household(h->s)))
		fail(&h->employees, REASON_NOT_SUPPORTED, -1, -1);
	else if (is_kind(h, RELATION_SPOUSE))
		spouse_employees(c, x, h);
	else if (is_kind(h, RELATION_CHILD)) {
		h->employees = h->child;
		find_added(x, h);
	} else
		later_rank(x, h);
}

/* ---- all together ----------------------------------------------------------------------- */

const struct holder *survivor_spouse(const struct survivors *x)
{
	int i;

	for (i = 0; i < x->n; i++)
		if (is_kind(&x->holder[i], RELATION_SPOUSE))
			return &x->holder[i];
	return NULL;
}

/* 民法793条: a child is no older than its parent, by birth or adoption. */
static int wrong_age(const struct nenkin_case *p, const struct survivor *s)
{
	switch (s->relation) {
	case RELATION_CHILD:
	case RELATION_GRANDCHILD:
		return s->birth < p->birth;
	case RELATION_PARENT:
	case RELATION_GRANDPARENT:
		return s->birth > p->birth;
	default:
		return 0;
	}
}

static int wrong_marriage(const struct nenkin_case *p, const struct survivor *s)
{
	return s->married != DAY_NONE && (s->married > p->death.date ||
	    s->married < s->birth || s->married < p->birth);
}

/* The record of a survivor. */
static int check_one(struct calc *c, const struct survivors *x, int i)
{
	const struct survivor *s = x->holder[i].s;
	int j, unborn = s->relation == RELATION_CHILD ? c->law->days_unborn : 0;
	char path[60];

	snprintf(path, sizeof path, "death.survivors[%d]", i);
	if (wrong_age(x->d.k.c, s))
		return err_set(c->err, ERR_INPUT, path,
		    "the birth does not fit the relation");
	if (wrong_marriage(x->d.k.c, s))
		return err_set(c->err, ERR_INPUT, path,
		    "the marriage lies after the death or before a birth");
	if (s->right_ended != DAY_NONE && s->right_ended < x->d.date)
		return err_set(c->err, ERR_INPUT, path,
		    "the right ended before the death");
	if (s->right_ended != DAY_NONE && s->right_ended < s->birth)
		return err_set(c->err, ERR_INPUT, path,
		    "the right ended before the birth");
	if (s->relation == RELATION_SPOUSE && s->birth > x->d.date)
		return err_set(c->err, ERR_INPUT, path, "born after the death");
	if (s->birth > x->d.date + unborn)
		return err_set(c->err, ERR_INPUT, path,
		    "born too long after the death (厚生年金保険法第59条第3項)");
	for (j = 0; j < i; j++)
		if (s->relation == RELATION_SPOUSE &&
		    x->holder[j].s->relation == RELATION_SPOUSE)
			return err_set(c->err, ERR_INPUT, path,
			    "a second spouse");
	return 0;
}

static int take_survivors(struct calc *c, struct survivors *x)
{
	const struct nenkin_case *p = x->d.k.c;
	int i, code = 0;

	x->n = p->death.n_survivors;
	if (x->n > SURVIVORS_MAX)
		return err_set(c->err, ERR_INPUT, "death.survivors",
		    "more than %d survivors", SURVIVORS_MAX);
	for (i = 0; i < x->n; i++)
		x->holder[i].s = &p->survivor[p->death.survivors + i];
	for (i = 0; !code && i < x->n; i++)
		code = check_one(c, x, i);
	return code;
}

int survivor_family(struct calc *c, struct survivors *x)
{
	int i, r, code = take_survivors(c, x);

	if (code)
		return code;
	for (i = 0; i < x->n; i++) {
		struct holder *h = &x->holder[i];

		if (is_kind(h, RELATION_CHILD) || is_kind(h, RELATION_GRANDCHILD))
			find_child(c, &x->d, h->s, &h->child);
		else
			fail(&h->child, REASON_NO_CHILD, -1, -1);
	}
	for (i = 0; i < x->n; i++)
		find_basic(x, &x->holder[i]);
	for (r = RELATION_SPOUSE; r <= RELATION_GRANDPARENT; r++)
		for (i = 0; i < x->n; i++)
			if (is_kind(&x->holder[i], (enum relation)r))
				find_employees(c, x, &x->holder[i]);
	return 0;
}
