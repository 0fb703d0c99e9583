/* arrears.c - what is owed on a benefit, month by month, as payments.
 *
 * Given     a line that differs, the probe that explains it or none, the month
 *           to which is counted
 * Returned  struct arrears
 * Notes     1. each month is recomputed under its own law and rates; what was
 *              decided for a month without a line is what the probe gives, or
 *              the line itself as long as the recomputation stays the same in
 *              its fiscal year; other months are not counted
 *           2. `totals` and `work` are of one month: with them nothing is
 *              counted outside its fiscal year
 *           3. under- and overpayments are counted apart, never netted
 * Source    国民年金法第18条、第18条の2、第102条; 厚生年金保険法第36条、第36条の2、
 *           第92条
 */
#include "arrears.h"

#include "month.h"
#include "recheck_run.h"
#include "timeline.h"

#include <string.h>

int payment_month(int month)
{
	return month + (month_number(month) % 2 ? 1 : 2);
}

long long payment(struct payments *p, int month, long long two_months)
{
	long long yen = two_months / 12;

	p->cuts += two_months % 12;
	if (month_number(month) == 2) {
		yen += p->cuts / 12;
		p->cuts = 0;
	}
	return yen;
}

int is_barred(int paid_in, int on, int bar_months)
{
	return on >= paid_in + 1 + bar_months;
}

/* ---- the month table ------------------------------------------------------------ */

/* The line that holds in a month: the last up to it, else the first. */
static const struct decided *line_in_force(const struct decision *d,
    const struct decided *like, int month)
{
	const struct decided *best = NULL;
	int i;

	for (i = 0; i < d->n_line; i++) {
		const struct decided *x = &d->line[i];

		if (!same_benefit(x, like))
			continue;
		if (!best || (x->on <= month ? best->on > month || x->on > best->on
					     : best->on > month && x->on < best->on))
			best = x;
	}
	return best;
}

/* Yearly yen payable in a month that was recomputed. */
static long long due_in(const struct benefit *b, int month)
{
	return b && b->entitled && b->from <= month ? b->payable : 0;
}

static long long line_payable(const struct decided *x, const struct benefit *b)
{
	long long stopped;

	if (x->payable != YEN_NONE)
		return x->payable;
	stopped = x->suspended != YEN_NONE ? x->suspended
	    : b && b->entitled ? b->suspended : 0;
	return x->annual > stopped ? x->annual - stopped : 0;
}

/* The probe once more, for another month. */
static int probed(struct recheck *k, const struct decided *x,
    const struct explained *by, const struct result *base, int month,
    long long *yen)
{
	struct trial *t = &k->trial;
	struct result r;

	trial_begin(k, t, x, month, base);
	t->line = x;
	t->line_birth = t->birth;
	t->replay = 1;
	memcpy(t->state, by->state, sizeof t->state);
	if (by->probe->set(t, by->variant) != PROBE_RUN) { /* nothing changes */
		*yen = due_in(benefit_of(base, x), month);
		return 1;
	}
	if (trial_run(k, t, scheme_of(x->benefit), &r))
		return 0;
	*yen = due_in(benefit_of(&r, x), month);
	return 1;
}

/* What was decided for a month; 0 = that is not known. */
static int decided_in(struct recheck *k, const struct decided *like,
    const struct explained *by, int month, long long due, long long *yen)
{
	const struct decided *x = line_in_force(k->d, like, month);
	struct month_result *own = month_at(k, scheme_of(x->benefit), x->on);
	struct month_result *now = month_at(k, scheme_of(x->benefit), month);
	const struct benefit *b;

	*yen = 0;
	if (decided_refused(x) || (x->from > month && x->on != month))
		return 1;
	if (!own || own->code || !now)
		return 0;
	b = benefit_of(&own->parts, x);
	*yen = x->from > month ? 0 : line_payable(x, b);
	if (x->on == month)
		return 1;
	if (by->right && line_differs(x, b) == 0) {
		*yen = x->from > month ? 0 : due;
		return 1;
	}
	if (by->probe)
		return probed(k, x, by, &now->parts, month, yen);
	return month_fiscal_year(x->on) == month_fiscal_year(month) &&
	    (!b || month < b->from || due == due_in(b, x->on > b->from ? x->on : b->from));
}

/* Whether an amount in the record is that of one year: own pensions beside which
 * a survivor's is paid, the income. */
static int is_of_year(const struct recheck *k, const struct decided *x)
{
	const struct nenkin_case *c = &k->d->record;
	int i;

	if (c->has_totals || c->work.given)
		return 1;
	if (scheme_of(x->benefit) == GROUP_DISABILITY)
		return c->disability.income >= 0;
	for (i = 0; x->recipient[0] && i < c->n_survivor; i++)
		if (strcmp(c->survivor[i].id, x->recipient) == 0)
			return c->survivor[i].old_age_employees > 0;
	return 0;
}

/* Months that can be counted: in one fiscal year where the record is. */
static int can_count(const struct recheck *k, const struct decided *like,
    int month)
{
	const struct decided *x = line_in_force(k->d, like, month);

	return !is_of_year(k, x) ||
	    month_fiscal_year(x->on) == month_fiscal_year(month);
}

int decided_for(struct recheck *k, const struct decided *like,
    const struct explained *by, int month, long long *yen)
{
	const struct decided *x = line_in_force(k->d, like, month);
	struct month_result *m;

	*yen = 0;
	if (decided_refused(x) || (x->from > month && x->on != month))
		return 1;
	if (!can_count(k, like, month))
		return 0;
	m = month_at(k, scheme_of(like->benefit), month);
	return m && !m->code && decided_in(k, like, by, month,
	    due_in(benefit_of(&m->parts, like), month), yen);
}

/* Both yearly amounts of a month; 1, and equal, where nothing is known; -1: the
 * month cannot be recomputed, with the cause or without. */
static int month_amounts(struct recheck *k, const struct decided *like,
    const struct explained *by, int month, long long *due, long long *decided)
{
	struct month_result *m;

	*due = *decided = 0;
	if (!can_count(k, like, month))
		return 1;
	m = month_at(k, scheme_of(like->benefit), month);
	if (!m || m->code)
		return -1;
	*due = due_in(benefit_of(&m->parts, like), month);
	if (decided_in(k, like, by, month, *due, decided))
		return 0;
	*decided = *due;
	return by->probe ? -1 : 1;
}

/* ---- payments -------------------------------------------------------------------- */

struct counting {
	struct recheck *k;
	struct arrears *a;
	enum direction way;
	struct payments more, less; /* the larger and the smaller schedule */
	long long more_now, less_now; /* twelfths of the payment being gathered */
	int on, bar;
	enum arrears_reason reason;
};

/* 平22政令133号2条1項: the first payment due of a right, the last one barred. */
static void note_paid(struct counting *c, int month)
{
	if (!c->a->first_paid)
		c->a->first_paid = month;
	if (is_barred(month, c->on, c->bar))
		c->a->last_barred = month;
}

static void add_month(struct counting *c, int month, long long due,
    long long decided)
{
	int under = c->way == DIRECTION_UNDERPAID;
	long long lower = due < decided ? due : decided;
	long long upper = due > decided ? due : decided;

	if (due > 0)
		note_paid(c, payment_month(month));
	c->more_now += under ? upper : decided;
	c->less_now += under ? decided : lower;
	if (due == decided || (due > decided) != under)
		return;
	if (!c->a->months++)
		c->a->from = month;
	c->a->to = month;
}

/* What is missing of a payment is payable, barred, or paid all the same
 * (平成19年法律第111号: after a correction; the office's own error: not invoked). */
static void book(struct counting *c, int month, long long yen)
{
	if (!is_barred(month, c->on, c->bar)) {
		c->a->yen += yen;
	} else if (c->way == DIRECTION_OVERPAID ||
	    c->reason == ARREARS_BY_STATUTE) {
		c->a->barred += yen;
	} else {
		c->a->yen += yen;
		if (c->reason == ARREARS_RECORD_CORRECTION)
			c->a->special += yen;
	}
}

/* A payment is complete. */
static void add_payment(struct counting *c, int month)
{
	long long yen = payment(&c->more, month, c->more_now) -
	    payment(&c->less, month, c->less_now);

	c->more_now = c->less_now = 0;
	book(c, month, yen);
}

int arrears_month(const struct recheck *k)
{
	int i, last = k->o->on;

	for (i = 0; k->o->on == MONTH_NONE && i < k->d->n_line; i++)
		if (k->d->line[i].on > last)
			last = k->d->line[i].on;
	return last;
}

/* The first month of the benefit, decided or due. */
static int first_month(struct recheck *k, const struct decided *like)
{
	int i, first = MONTH_OPEN;

	for (i = 0; i < k->d->n_line; i++) {
		const struct decided *x = &k->d->line[i];
		struct month_result *m;
		const struct benefit *b;

		if (!same_benefit(x, like))
			continue;
		if (!decided_refused(x) && x->from < first)
			first = x->from;
		m = month_at(k, scheme_of(x->benefit), x->on);
		b = m && !m->code ? benefit_of(&m->parts, x) : NULL;
		if (b && b->entitled && b->from < first)
			first = b->from;
	}
	return first;
}

static int months_of_bar(const struct recheck *k, const char *key, int on)
{
	const struct rule_row *row = rule_find(k->rules, RULE_REQUIRED_MONTHS,
	    key, on, 0);

	return row ? (int)row->value : MONTH_OPEN / 2;
}

int bar_months(const struct recheck *k, int on)
{
	return months_of_bar(k, "time_bar", on);
}

int lump_sum_bar(const struct recheck *k, int on)
{
	return months_of_bar(k, "time_bar_lump_sum", on);
}

/* What is paid once is owed once: barred from the month after the years have run
 * from the death or the cure. */
static void count_once(struct recheck *k, const struct decided *line,
    enum direction direction, struct counting *c)
{
	struct month_result *m = month_at(k, scheme_of(line->benefit), line->on);
	const struct benefit *b = m && !m->code ? benefit_of(&m->parts, line)
						: NULL;
	long long due = b && b->entitled ? b->payable : 0;
	long long decided = decided_refused(line) ? 0 : line_payable(line, b);
	int month = b && b->entitled ? b->from : line->from;

	if (due == decided || (due > decided) != (direction ==
		DIRECTION_UNDERPAID))
		return;
	if (line->benefit == BENEFIT_LUMP_SUM_DEATH &&
	    direction == DIRECTION_UNDERPAID)
		c->bar = lump_sum_bar(k, c->on);
	c->a->known = c->a->months = 1;
	c->a->from = c->a->to = month;
	book(c, month, due > decided ? due - decided : decided - due);
}

void count_arrears(struct recheck *k, const struct decided *line,
    const struct explained *by, enum direction direction, struct arrears *a)
{
	struct counting c = { k, a, direction, { 0 }, { 0 }, 0, 0, arrears_month(k),
		0, k->d->reason != ARREARS_UNSAID ? k->d->reason : k->o->reason };
	int month = first_month(k, line), before = month < k->law.tables_from;
	long long due, decided;
	int code;

	memset(a, 0, sizeof *a);
	c.bar = bar_months(k, c.on);
	if (paid_once((enum benefit_id)line->benefit)) {
		count_once(k, line, direction, &c);
		return;
	}
	if (before)
		month = k->law.tables_from;
	a->is_part = before;
	for (; month <= c.on; month++) {
		code = month_amounts(k, line, by, month, &due, &decided);
		if (code && is_barred(payment_month(month), c.on, c.bar))
			a->is_part = 1;
		if (code < 0) {
			if (!a->unknown)
				a->unknown = month;
		} else {
			add_month(&c, month, due, decided);
			if (before && a->months)
				a->before_tables = 1;
			before = 0;
		}
		if (payment_month(month) == month + 1 || month == c.on)
			add_payment(&c, payment_month(month));
	}
	a->known = a->months > 0;
}
