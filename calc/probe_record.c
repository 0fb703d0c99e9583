/* probe_record.c - probes that change the record, one change each. */
#include "probe_record.h"

#include "month.h"

#include <stdio.h>
#include <string.h>

#define SAY(t, ...) snprintf((t)->detail, sizeof (t)->detail, __VA_ARGS__)

/* ---- periods: national[] and employment[] in one numbering ---------------------- */

static int periods(const struct nenkin_case *c)
{
	return c->n_national + c->n_employment;
}

static int *from_of(struct nenkin_case *c, int i)
{
	return i < c->n_national ? &c->national[i].from
				 : &c->employment[i - c->n_national].from;
}

static int *to_of(struct nenkin_case *c, int i)
{
	return i < c->n_national ? &c->national[i].to
				 : &c->employment[i - c->n_national].to;
}

static void name_of(const struct nenkin_case *c, int i, char name[32])
{
	if (i < c->n_national)
		snprintf(name, 32, "national[%d]", i);
	else
		snprintf(name, 32, "employment[%d]", i - c->n_national);
}

static void drop(struct nenkin_case *c, int i)
{
	int j = i - c->n_national;

	if (i < c->n_national) {
		memmove(&c->national[i], &c->national[i + 1],
		    (size_t)(c->n_national - i - 1) * sizeof *c->national);
		c->n_national--;
	} else {
		memmove(&c->employment[j], &c->employment[j + 1],
		    (size_t)(c->n_employment - j - 1) * sizeof *c->employment);
		c->n_employment--;
	}
}

/* The rank-th period by its first month. */
static int ranked(struct nenkin_case *c, int rank)
{
	int i, j, before;

	for (i = 0; i < periods(c); i++) {
		for (before = 0, j = 0; j < periods(c); j++)
			before += *from_of(c, j) < *from_of(c, i) ||
			    (*from_of(c, j) == *from_of(c, i) && j < i);
		if (before == rank)
			return i;
	}
	return -1;
}

/* The n-th run of two or more adjoining periods, shorter runs first, not all of
 * them; 0 = none left. */
static int run_of(const struct nenkin_case *c, int n, int *first, int *length)
{
	int all = periods(c);

	for (*length = 2; *length < all; ++*length) {
		if (n <= all - *length) {
			*first = n;
			return 1;
		}
		n -= all - *length + 1;
	}
	return 0;
}

/* Whether months of the national pension alone could be what is wrong. */
static int can_be_national(const struct trial *t)
{
	return (t->differ & (FIELD_PART(PART_BASIC) | FIELD_ENTITLED |
	    FIELD_FROM | FIELD_PART(PART_ADDITIONAL_PREMIUM))) != 0;
}

/* E02 and R07 say what it means that such months are not there. */
static enum weakness has_code_of_its_own(const struct nenkin_case *c, int i)
{
	return i < c->n_national &&
	    (c->national[i].status == NATIONAL_UNCOUNTED ||
		c->national[i].status == NATIONAL_CATEGORY_3)
	    ? WEAK_FITTED : WEAK_NOT;
}

/* Leaves out each period. */
enum probing probe_period_missing(struct trial *t, int n)
{
	char name[32];

	if (n >= periods(&t->c))
		return PROBE_END;
	if (n < t->c.n_national && !can_be_national(t))
		return PROBE_SKIP;
	name_of(&t->c, n, name);
	SAY(t, "%s left out", name);
	t->weak = has_code_of_its_own(&t->c, n);
	drop(&t->c, n);
	return PROBE_RUN;
}

/* Leaves out each run of adjoining periods. */
enum probing probe_run_missing(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	char name[32], last[32];
	int first, length, i;

	if (!run_of(c, n, &first, &length))
		return PROBE_END;
	name_of(c, ranked(c, first), name);
	name_of(c, ranked(c, first + length - 1), last);
	SAY(t, "%s to %s left out (%d periods)", name, last, length);
	for (i = 0; i < length; i++) {
		int at = ranked(c, first);

		if (has_code_of_its_own(c, at))
			t->weak = WEAK_FITTED;
		drop(c, at);
	}
	t->fields = length;
	return PROBE_RUN;
}

/* Months of another period that the moved one now covers are cut off it. */
static void make_room(struct nenkin_case *c, int i)
{
	int j;

	for (j = 0; j < periods(c); j++) {
		if (j == i)
			continue;
		if (*to_of(c, j) == *from_of(c, i) && *from_of(c, j) < *to_of(c, j))
			--*to_of(c, j);
		if (*from_of(c, j) == *to_of(c, i) && *from_of(c, j) < *to_of(c, j))
			++*from_of(c, j);
	}
}

static enum probing move_total(struct trial *t, int n)
{
	static const struct {
		enum total which;
		const char *name;
	} months[] = {
		{ TOTAL_PAID, "paid" },
		{ TOTAL_EMPLOYEES_BEFORE, "employees_before_2003_04" },
		{ TOTAL_EMPLOYEES_FROM, "employees_from_2003_04" },
		{ TOTAL_EMPLOYEES_AGED_20_TO_59, "employees_aged_20_to_59" },
		{ TOTAL_ADDITIONAL, "additional" },
	};
	int i = n / 2, by = n % 2 ? 1 : -1;

	if (i >= (int)(sizeof months / sizeof *months))
		return PROBE_END;
	if (t->c.totals[months[i].which] + by < 0)
		return PROBE_SKIP;
	t->c.totals[months[i].which] += by;
	SAY(t, "totals.%s %+d", months[i].name, by);
	return PROBE_RUN;
}

/* Whether a period with this last month makes the death one in insurance: a month
 * less takes another requirement, and no month is counted less. */
static int is_insured_to_death(const struct nenkin_case *c, int last)
{
	return c->death.given && last >= day_month(c->death.date) - 1;
}

/* Each edge of each period a month earlier or later. */
enum probing probe_edge_moved(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	int i = n / 4, at_end = n / 2 % 2, by = n % 2 ? 1 : -1;
	char name[32];
	int *edge;

	if (c->has_totals)
		return move_total(t, n);
	if (i >= periods(c))
		return PROBE_END;
	edge = at_end ? to_of(c, i) : from_of(c, i);
	if (*edge == MONTH_OPEN || (i < c->n_national && !can_be_national(t)))
		return PROBE_SKIP;
	if (at_end && by < 0 && is_insured_to_death(c, *edge))
		t->weak = WEAK_FITTED; /* E01, E06 */
	*edge += by;
	if (*from_of(c, i) > *to_of(c, i))
		return PROBE_SKIP;
	make_room(c, i);
	if (i >= c->n_national && !at_end)
		c->money[c->employment[i - c->n_national].pay].month = *edge;
	name_of(c, i, name);
	SAY(t, "%s.%s %+d month", name, at_end ? "to" : "from", by);
	return PROBE_RUN;
}

/* ---- work, as it is in the record ------------------------------------------------ */

static struct employment *employment_in(struct nenkin_case *c, int month)
{
	int i;

	for (i = 0; i < c->n_employment; i++)
		if (!c->employment[i].deemed && c->employment[i].from <= month &&
		    month <= c->employment[i].to)
			return &c->employment[i];
	return NULL;
}

/* Bonuses of the twelve months that end with a month. */
static long long year_bonuses(const struct nenkin_case *c, int month)
{
	long long sum = 0;
	int i, j;

	for (i = 0; i < c->n_employment; i++)
		for (j = 0; j < c->employment[i].n_bonus; j++) {
			const struct money *b = &c->money[c->employment[i].bonus + j];

			if (b->month > month - 12 && b->month <= month)
				sum += b->yen;
		}
	return sum;
}

/* Writes the work of the month into `work`, so that what changes in the
 * employments afterwards leaves it alone. */
static void keep_work(struct trial *t)
{
	struct nenkin_case *c = &t->c;
	const struct employment *e = employment_in(c, t->on);

	if (c->has_totals)
		return;
	c->work.given = 1;
	if (c->work.standard_monthly < 0)
		c->work.standard_monthly = e && employment_in(c, t->on - 1)
		    ? employment_pay(c, e, t->on) : 0;
	if (c->work.bonus_12_months < 0)
		c->work.bonus_12_months = year_bonuses(c, t->on);
}

/* ---- pay ------------------------------------------------------------------------------ */

#define GRADE_KEY_MAX 12 /* room for the number of a grade */
#define SLIPS 64        /* candidates for one entry */

/* Grade number `n` in a month, -1 = there is none. */
static long long grade(const struct rules *r, int n, int month)
{
	char key[GRADE_KEY_MAX];
	const struct rule_row *row;

	snprintf(key, sizeof key, "%02d", n);
	row = rule_find(r, RULE_STANDARD_REMUNERATION_GRADE, key, month, 0);
	return row ? row->value : -1;
}

/* 厚年法20条: the neighbouring grade of a standard remuneration, as the grades
 * stood in the month; -1 = none. */
static long long grade_beside(const struct rules *r, long long yen, int month,
    int step)
{
	long long at;
	int n;

	for (n = 1; (at = grade(r, n, month)) > 0; n++)
		if (at == yen)
			return grade(r, n + step, month);
	return -1;
}

/* What may have been keyed for a pay: the entry before or after it, two digits
 * exchanged, one digit wrong, the grade beside it.  -1 = nothing. */
static long long slip(const struct trial *t, const struct employment *e, int i,
    int which)
{
	const struct money *m = &t->c.money[e->pay + i];
	long long v = m->yen, unit = 1000;
	int digit, other, k;

	if (which < 2) /* the grade below or above */
		return grade_beside(t->calc.rules, v, m->month, which ? 1 : -1);
	if (which == 2)
		return i ? m[-1].yen : -1;
	if (which == 3)
		return i + 1 < e->n_pay ? m[1].yen : -1;
	which -= 4;
	if (which < 2) { /* digits of thousands and above exchanged */
		for (k = 0; k < which; k++)
			unit *= 10;
		digit = (int)(v / unit % 10);
		other = (int)(v / unit / 10 % 10);
		return v + (other - digit) * unit + (digit - other) * unit * 10;
	}
	which -= 2;
	for (k = 0; k < which / 10; k++)
		unit *= 10;
	if (unit > v || which / 10 > 3)
		return -1;
	return v + (which % 10 - v / unit % 10) * unit;
}

/* The pay entry of all employments that stands at a place; NULL = none. */
static struct employment *entry(struct nenkin_case *c, int place, int *i)
{
	int e;

	for (e = 0; e < c->n_employment; e++) {
		if (place < c->employment[e].n_pay) {
			*i = place;
			return &c->employment[e];
		}
		place -= c->employment[e].n_pay;
	}
	return NULL;
}

static void set_pay(struct trial *t, const struct employment *e, int i,
    long long yen)
{
	SAY(t, "employment[%d].pay[%d] %lld for %lld",
	    (int)(e - t->c.employment), i, yen, t->c.money[e->pay + i].yen);
	t->c.money[e->pay + i].yen = yen;
}

/* A change that shows what a yen of an entry is worth: small, since the larger of
 * two levels is paid and low pay is raised to a floor. */
static long long measure(const struct trial *t, const struct employment *e,
    int i, long long need)
{
	long long tenth = t->c.money[e->pay + i].yen / 10 + 100;

	return need < 0 ? -tenth : tenth;
}

#define NEAR 100 /* yen */
#define NEAR_SHARE 8

/* Another slip so near makes it likely that chance would have led to one. */
static int is_near_to(long long off, long long need)
{
	long long near = (need < 0 ? -need : need) / NEAR_SHARE;

	if (near < NEAR)
		near = NEAR;
	return off > -near && off < near;
}

#define PAY_ROOM 16 /* levels and floors bend the line by some hundredths */

/* state: entry, whether it was measured, next slip, candidates near the amount */
enum probing probe_pay_keyed(struct trial *t, int n)
{
	long long need = t->want - t->first, worth, v, off, by, room;
	const struct employment *e;
	int i = 0;

	if (t->replay) { /* another line or month of the same variant */
		e = entry(&t->c, t->state[0], &i);
		v = e ? slip(t, e, i, t->state[2] - 1) : -1;
		if (v >= 0)
			set_pay(t, e, i, v);
		return PROBE_RUN;
	}
	(void)n;
	e = entry(&t->c, t->state[0], &i);
	if (!e)
		return PROBE_END;
	if (!t->state[1]) {
		t->state[1] = 1;
		t->state[2] = 0;
		set_pay(t, e, i, t->c.money[e->pay + i].yen +
		    measure(t, e, i, need));
		t->fields = 0; /* explains nothing */
		return PROBE_RUN;
	}
	if (t->state[2] == 0)
		t->amount[0] = t->last - t->first; /* of `by` yen */
	worth = t->amount[0];
	by = measure(t, e, i, need);
	for (; worth && t->state[2] < SLIPS; ) {
		v = slip(t, e, i, t->state[2]++);
		if (v <= 0 || v == t->c.money[e->pay + i].yen)
			continue;
		v -= t->c.money[e->pay + i].yen;
		room = 2 + (v < 0 ? -v : v) / (by < 0 ? -by : by); /* worth is
								    * to the yen */
		if (room < (need < 0 ? -need : need) / PAY_ROOM)
			room = (need < 0 ? -need : need) / PAY_ROOM;
		off = v * worth / by - need;
		v += t->c.money[e->pay + i].yen;
		t->state[3] += is_near_to(off, need);
		if (off >= -room && off <= room) {
			set_pay(t, e, i, v);
			return PROBE_RUN;
		}
	}
	t->state[0]++;
	t->state[1] = 0;
	return PROBE_SKIP;
}

static void drop_bonus(struct nenkin_case *c, struct employment *e, int i)
{
	struct money *m = &c->money[e->bonus];

	memmove(&m[i], &m[i + 1], (size_t)(e->n_bonus - i - 1) * sizeof *m);
	e->n_bonus--;
}

/* Whether a bonus lies at the edge of a window: its job, 2003-04, the months
 * counted, the year before the month asked. */
static int at_boundary(const struct trial *t, const struct employment *e, int i)
{
	int month = t->c.money[e->bonus + i].month;
	int from = t->line->from;

	return i == 0 || i == e->n_bonus - 1 ||
	    (month >= t->law.total_remuneration - 3 &&
		month <= t->law.total_remuneration + 3) ||
	    (month >= from - 3 && month <= from + 3) ||
	    (month >= t->on - 14 && month <= t->on);
}

/* Each bonus at a boundary out of the averages, or in; or out of or into the
 * twelve months of 総報酬月額相当額. */
enum probing probe_bonus_moved(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	int place = n / 3, how = n % 3, e, i;

	for (e = 0; e < c->n_employment; e++) {
		if (place < c->employment[e].n_bonus)
			break;
		place -= c->employment[e].n_bonus;
	}
	if (e == c->n_employment)
		return PROBE_END;
	if (!at_boundary(t, &c->employment[e], place))
		return PROBE_SKIP;
	i = place;
	SAY(t, "employment[%d].bonus[%d] %s", e, i, how == 0 ? "left out"
	    : how == 1 ? "counted a window early" : "in the year's bonuses");
	if (how == 0) {
		drop_bonus(c, &c->employment[e], i);
	} else if (how == 1) {
		struct money *m = &c->money[c->employment[e].bonus + i];

		if (m->month < t->law.total_remuneration)
			m->month = t->law.total_remuneration;
		else if (m->month >= t->line->from - 1)
			m->month = t->line->from - 2;
		else
			return PROBE_SKIP;
	} else {
		const struct money *m = &c->money[c->employment[e].bonus + i];

		if (m->month > t->on || m->month < t->on - 14)
			return PROBE_SKIP;
		keep_work(t);
		c->work.bonus_12_months += m->month > t->on - 12 ? -m->yen
								 : m->yen;
	}
	return PROBE_RUN;
}

/* Each employment counted twice: its pay doubled. */
enum probing probe_counted_twice(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	const struct employment *e;
	int i;

	if (n >= c->n_employment)
		return PROBE_END;
	e = &c->employment[n];
	for (i = 0; i < e->n_pay; i++)
		c->money[e->pay + i].yen *= 2;
	for (i = 0; i < e->n_bonus; i++)
		c->money[e->bonus + i].yen *= 2;
	SAY(t, "employment[%d] counted twice", n);
	return PROBE_RUN;
}

enum probing probe_fund(struct trial *t, int n)
{
	struct employment *e = &t->c.employment[n];

	if (n >= t->c.n_employment)
		return PROBE_END;
	if (e->category != 1 || e->kind != KIND_ORDINARY)
		return PROBE_SKIP;
	e->fund = !e->fund;
	SAY(t, "employment[%d].fund %s", n, e->fund ? "true" : "false");
	return PROBE_RUN;
}

/* ---- months of the national pension ------------------------------------------------------ */

/* 種別: category 3 kept, or not registered. */
enum probing probe_category_3(struct trial *t, int n)
{
	static const enum national_status as[] = { NATIONAL_UNPAID,
		NATIONAL_UNCOUNTED, NATIONAL_CATEGORY_3 };
	static const char *const names[] = { "unpaid", "uncounted",
		"category_3" };
	int i = n / 3, how = n % 3;
	struct national *p = &t->c.national[i];

	if (i >= t->c.n_national)
		return PROBE_END;
	if ((p->status == NATIONAL_CATEGORY_3) == (how == 2) ||
	    (how == 2 && p->status != NATIONAL_UNPAID &&
		p->status != NATIONAL_UNCOUNTED))
		return PROBE_SKIP;
	p->status = as[how];
	SAY(t, "national[%d].status %s", i, names[how]);
	return PROBE_RUN;
}

/* Months of one exemption weighed as another. */
enum probing probe_exempt_status(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	int a = n / 4, b = n % 4, i, any = 0;

	if (a > 3)
		return PROBE_END;
	if (a == b)
		return PROBE_SKIP;
	for (i = 0; i < c->n_national; i++)
		if (c->national[i].status ==
		    (enum national_status)(NATIONAL_EXEMPT_FULL + a)) {
			c->national[i].status =
			    (enum national_status)(NATIONAL_EXEMPT_FULL + b);
			any = 1;
		}
	for (i = a; c->has_totals && i < 8; i += 4)
		if (c->totals[i + TOTAL_EXEMPT_FULL] > 0) {
			long long *to = &c->totals[i - a + b + TOTAL_EXEMPT_FULL];

			*to = (*to > 0 ? *to : 0) + c->totals[i + TOTAL_EXEMPT_FULL];
			c->totals[i + TOTAL_EXEMPT_FULL] = 0;
			any = 1;
		}
	SAY(t, "weight of exemption class %d for class %d", b + 1, a + 1);
	return any ? PROBE_RUN : PROBE_SKIP;
}

enum probing probe_uncounted_absent(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	int i, any = c->has_totals && c->totals[TOTAL_UNCOUNTED] > 0;

	if (n > 0)
		return PROBE_END;
	c->totals[TOTAL_UNCOUNTED] = 0;
	for (i = c->n_national - 1; i >= 0; i--)
		if (c->national[i].status == NATIONAL_UNCOUNTED) {
			drop(c, i);
			any = 1;
		}
	SAY(t, "no uncounted months");
	return any ? PROBE_RUN : PROBE_END;
}

/* ---- the person ------------------------------------------------------------------------- */

enum probing probe_person(struct trial *t, int n)
{
	static const struct {
		int days, months;
		const char *say;
	} off[] = { { -1, 0, "a day earlier" }, { 1, 0, "a day later" },
		{ 0, -1, "a month earlier" }, { 0, 1, "a month later" },
		{ 0, -12, "a year earlier" }, { 0, 12, "a year later" } };
	struct nenkin_case *c = &t->c;

	if (n == 0) {
		c->sex = c->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE;
		SAY(t, "person.sex the other");
		return PROBE_RUN;
	}
	if (--n >= (int)(sizeof off / sizeof *off))
		return PROBE_END;
	c->birth = day_add_months(c->birth, off[n].months) + off[n].days;
	SAY(t, "person.birth %s", off[n].say);
	return PROBE_RUN;
}

enum probing probe_death_ignored(struct trial *t, int n)
{
	if (n > 0 || !t->c.death.given)
		return PROBE_END;
	t->c.death.given = 0;
	SAY(t, "paid past the death");
	return PROBE_RUN;
}

/* Status of disability missed or given: it decides the fixed amount. */
enum probing probe_disability(struct trial *t, int n)
{
	struct disability *d = &t->c.disability;

	if (n > 0)
		return PROBE_END;
	if (d->given) {
		d->given = 0;
		d->grade = GRADE_NONE;
		SAY(t, "disability left out");
	} else {
		memset(d, 0, sizeof *d);
		d->given = 1;
		d->grade = GRADE_3;
		d->recognized = t->c.birth;
		d->first_visit = DAY_NONE;
		d->claimed = MONTH_NONE;
		d->income = -1;
		SAY(t, "disability status given");
	}
	return PROBE_RUN;
}

/* ---- dates of the right and the claim ------------------------------------------------------- */

static const int KEYED[] = { -1, 1, -12, 12 };
#define N_KEYED (int)(sizeof KEYED / sizeof *KEYED)

static void shift_from(struct trial *t, struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		if (r->benefit[i].entitled)
			r->benefit[i].from += KEYED[t->variant];
}

/* The first month keyed wrong, the amounts right. */
enum probing probe_from_keyed(struct trial *t, int n)
{
	if (n >= 2 * N_KEYED)
		return PROBE_END;
	t->variant = n % N_KEYED;
	t->one = n >= N_KEYED ? ONE_LINE : ONE_ALL;
	t->after = shift_from;
	t->weak = WEAK_FITTED;
	SAY(t, "first month %+d", KEYED[t->variant]);
	return PROBE_RUN;
}

static int shift_claims(struct trial *t, int by)
{
	struct nenkin_case *c = &t->c;
	int any = 0;

	if (c->basic_claimed != MONTH_NONE) {
		c->basic_claimed += by;
		any = 1;
	}
	if (c->employees_claimed != MONTH_NONE) {
		c->employees_claimed += by;
		any = 1;
	}
	if (c->disability.claimed != MONTH_NONE &&
	    scheme_of(t->line->benefit) == GROUP_DISABILITY) {
		c->disability.claimed += by;
		any = 1;
	}
	return any;
}

/* The claim keyed wrong, with all that follows from it. */
enum probing probe_claim_keyed(struct trial *t, int n)
{
	if (n >= N_KEYED || !shift_claims(t, KEYED[n]))
		return PROBE_END;
	t->take = ~0u;
	SAY(t, "month of the claim %+d", KEYED[n]);
	return PROBE_RUN;
}

/* Months of the reduction or the increase, paid from the right month. */
enum probing probe_claim_months(struct trial *t, int n)
{
	int by = n ? 1 : -1;

	if (n > 1 || !shift_claims(t, by))
		return PROBE_END;
	t->take = FIELD_PART(PART_EARLY_REDUCTION) |
	    FIELD_PART(PART_DEFERRAL_INCREASE) | FIELD_SUSPENDED;
	SAY(t, "claim counted %+d month", by);
	return PROBE_RUN;
}

enum probing probe_deemed_request(struct trial *t, int n)
{
	if (n > 0)
		return PROBE_END;
	t->deemed = !t->deemed;
	SAY(t, t->deemed ? "a deemed request for deferral"
			 : "no deemed request for deferral");
	return PROBE_RUN;
}

/* ---- revisions ------------------------------------------------------------------------------- */

/* Months counted up to an earlier month only: a revision skipped. */
enum probing probe_frozen(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	const struct benefit *b = benefit_of(t->base, t->line);
	int until, i, cut = 0, age;
	char m[8];

	if (n > 14 || !b)
		return PROBE_END;
	keep_work(t);
	if (n == 0)
		until = b->right;
	else if (n < 6) /* the special pension began at 60 to 64 */
		until = age_month(c->birth, t->law.age_65 - n);
	else {          /* the September before, and those before it */
		age = month_year(t->on) - (n - 6);
		until = MONTH(age, 9);
		if (until >= t->on)
			return PROBE_SKIP;
	}
	for (i = c->n_employment - 1; i >= 0; i--) {
		struct employment *e = &c->employment[i];

		if (e->to < until || e->from >= t->on)
			continue;
		if (e->from >= until)
			drop(c, c->n_national + i);
		else
			e->to = until - 1;
		cut++;
	}
	t->fields = cut; /* of several periods: not the one cause */
	t->take = FIELD_PART(PART_EARNINGS_RELATED) | FIELD_PART(PART_FIXED_AMOUNT) |
	    FIELD_PART(PART_TRANSITIONAL_ADDITION) | FIELD_SUSPENDED |
	    FIELD_PART(PART_EARLY_REDUCTION) |
	    FIELD_PART(PART_DEFERRAL_INCREASE) |
	    FIELD_PART(PART_SPOUSE_ADDITION) | FIELD_PART(PART_CHILD_ADDITION) |
	    FIELD_PART(PART_TRANSFER_ADDITION);
	SAY(t, "months counted before %s only", month_text(until, m));
	return cut ? PROBE_RUN : PROBE_SKIP;
}

/* ---- the family -------------------------------------------------------------------------------- */

enum probing probe_spouse_absent(struct trial *t, int n)
{
	if (n > 0 || !t->c.spouse.given)
		return PROBE_END;
	t->c.spouse.given = t->c.spouse.adds_for_me = 0;
	SAY(t, "spouse left out");
	return PROBE_RUN;
}

enum probing probe_not_supported(struct trial *t, int n)
{
	if (n > 0 || !t->c.spouse.given || !t->c.spouse.supported)
		return PROBE_END;
	t->c.spouse.supported = 0;
	SAY(t, "no addition for the spouse");
	return PROBE_RUN;
}

enum probing probe_no_transfer(struct trial *t, int n)
{
	if (n > 0 || !t->c.spouse.adds_for_me)
		return PROBE_END;
	t->c.spouse.adds_for_me = 0;
	SAY(t, "spouse.adds_for_me false");
	return PROBE_RUN;
}

/* Spouse's 65, or its own pension, or both, not acted upon. */
enum probing probe_spouse_event_ignored(struct trial *t, int n)
{
	static const char *const say[] = { "spouse's 65", "spouse's own pension",
		"spouse's 65 and own pension" };
	struct spouse *s = &t->c.spouse;
	int young = t->on - 12 * (t->law.age_65 - 1);

	if (n > 2 || !s->given)
		return PROBE_END;
	if (n != 0) {
		s->employees_months = -1;
		s->disability_pension = 0;
	}
	if (n != 1 && day_month(s->birth) < young)
		s->birth = month_first_day(young) + 1;
	t->take = ~FIELD_PART(PART_TRANSFER_ADDITION);
	SAY(t, "%s ignored", say[n]);
	return PROBE_RUN;
}

/* A child's end a year off, its disability the other way, or left out. */
enum probing probe_child(struct trial *t, int n)
{
	static const char *const say[] = { "a year older", "a year younger",
		"disabled the other way", "left out", "counted" };
	struct child *x = &t->c.child[n / 5];

	if (n / 5 >= t->c.n_child)
		return PROBE_END;
	switch (n % 5) {
	case 0:
		x->birth = day_add_months(x->birth, -12);
		break;
	case 1:
		x->birth = day_add_months(x->birth, 12);
		break;
	case 2:
		x->disabled = !x->disabled;
		break;
	default:
		if (x->supported != (n % 5 == 3))
			return PROBE_SKIP;
		x->supported = !x->supported;
	}
	SAY(t, "children[%d] %s", n / 5, say[n % 5]);
	return PROBE_RUN;
}

/* ---- beside work ---------------------------------------------------------------------------------- */

#define TAKE_STOPPED(t) ((t)->take = FIELD_SUSPENDED)

enum probing probe_no_work(struct trial *t, int n)
{
	if (n > 1)
		return PROBE_END;
	if (t->c.work.continuation || t->c.work.basic_allowance)
		t->weak = WEAK_FITTED; /* J03 */
	keep_work(t);
	t->c.work.given = 1;
	t->c.work.standard_monthly = 0;
	if (n == 0) /* else with all that hangs on work (厚年附則9条の2) */
		TAKE_STOPPED(t);
	SAY(t, "not in work");
	return PROBE_RUN;
}

/* The pay, or the bonuses, of a month before. */
enum probing probe_pay_before(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	int before = n / 2 + 1;
	const struct employment *e = employment_in(c, t->on - before);

	if (n > 3 || c->has_totals)
		return PROBE_END;
	keep_work(t);
	c->work.standard_monthly = e ? employment_pay(c, e, t->on - before) : 0;
	if (n % 2)
		c->work.bonus_12_months = year_bonuses(c, t->on - before);
	TAKE_STOPPED(t);
	SAY(t, "pay%s of %d month%s before", n % 2 ? " and bonuses" : "", before,
	    before > 1 ? "s" : "");
	return PROBE_RUN;
}

/* The suspension from the pension of one category alone. */
enum probing probe_one_category(struct trial *t, int n)
{
	struct nenkin_case *c = &t->c;
	int i, others = 0, own = 0;

	if (n > 3)
		return PROBE_END;
	keep_work(t);
	for (i = c->n_employment - 1; i >= 0; i--)
		if (c->employment[i].category != n + 1) {
			drop(c, c->n_national + i);
			others = 1;
		} else {
			own = 1;
		}
	TAKE_STOPPED(t);
	SAY(t, "suspended from category %d alone", n + 1);
	return own && others ? PROBE_RUN : PROBE_SKIP;
}

enum probing probe_no_insurance(struct trial *t, int n)
{
	struct work *w = &t->c.work;

	if (n > 1)
		return PROBE_END;
	if (n ? !w->basic_allowance : !w->continuation)
		return PROBE_SKIP;
	if (n)
		w->basic_allowance = 0;
	else
		w->continuation = 0;
	TAKE_STOPPED(t);
	SAY(t, "work.employment_insurance.%s not set off",
	    n ? "basic_allowance" : "continuation");
	return PROBE_RUN;
}
