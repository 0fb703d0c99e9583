/* paid.c - payments made against those that the decision means.
 *
 * Given     a decision with `paid`, all benefits of a payment month together
 * Returned  the first payment that differs
 * Notes     1. payments in odd months, and of months of which the decision
 *              says nothing, are not compared
 *           2. the first payment may bring all months since the first one
 *           3. a lump sum has no month of payment by law: any one payment may
 *              bring it, once
 *           4. where the cuts of the year are not all known, the payment of
 *              February may bring up to five yen a benefit
 * Source    国民年金法第18条第3項、第18条の2; 厚生年金保険法第36条第3項、第36条の2
 */
#include "arrears.h"

#include "month.h"
#include "recheck_run.h"
#include "timeline.h"

#include <stdio.h>
#include <string.h>

#define LINES_MAX 12 /* lines of a choice that are tried */
#define BACK 5 /* yen: what six cuts can come to */

/* The ways in which a payment may have been made. */
enum way {
	WAY_RIGHT,
	WAY_NO_BACK,     /* nothing added in February */
	WAY_BY_MONTH,    /* cut month by month */
	WAY_APRIL,       /* the window begins with the payment of June */
	WAY_TOGETHER,    /* cut once over all benefits */
	WAYS
};
static const char *const WAY_NAMES[] = { "", "no yen added in February",
	"cut month by month", "window from April to March",
	"cut once over all benefits" };

/* What is meant for one payment month. */
struct meant {
	long long yen[WAYS];
	long long twelfths; /* of all benefits */
	int benefits;
	int known;          /* both months */
	int cuts_known;     /* and all since March */
	long long since;    /* and all since the first month, or -1 */
};

static int is_once(const struct decided *x)
{
	return paid_once((enum benefit_id)x->benefit);
}

/* The first line of each benefit; its other lines are its amounts in time. */
static int is_first(const struct decision *d, int i)
{
	int j;

	if (scheme_of(d->line[i].benefit) < 0)
		return 0;
	for (j = 0; j < i; j++)
		if (same_benefit(&d->line[j], &d->line[i]))
			return 0;
	return 1;
}

/* Twelfths of a benefit's payment; 0 = not known. */
static int two_months(struct recheck *k, const struct decided *x,
    const struct explained *by, int paid_in, long long each[2])
{
	return decided_for(k, x, by, paid_in - 2, &each[0]) &&
	    decided_for(k, x, by, paid_in - 1, &each[1]);
}

/* The cuts since March before a payment; 0 = not all known.  *june leaves out
 * that of the payment of April. */
static int cuts_before(struct recheck *k, const struct decided *x,
    const struct explained *by, int paid_in, long long *cuts, long long *june)
{
	int first = MONTH(month_fiscal_year(paid_in), 4), m;
	long long each[2];

	*cuts = *june = 0;
	for (m = first; m < paid_in; m += 2) {
		if (!two_months(k, x, by, m, each))
			return 0;
		*cuts += (each[0] + each[1]) % 12;
		if (m > first)
			*june += (each[0] + each[1]) % 12;
	}
	return 1;
}

/* Adds one benefit to what is meant for a payment month. */
static void add_benefit(struct recheck *k, const struct decided *x,
    const struct explained *by, int paid_in, struct meant *t)
{
	long long each[2], cuts, june, two, cut;
	int all;

	if (!two_months(k, x, by, paid_in, each)) {
		t->known = 0;
		return;
	}
	two = each[0] + each[1];
	cut = two % 12;
	t->twelfths += two;
	t->benefits++;
	t->yen[WAY_NO_BACK] += two / 12;
	t->yen[WAY_BY_MONTH] += each[0] / 12 + each[1] / 12;
	t->yen[WAY_RIGHT] += two / 12;
	t->yen[WAY_APRIL] += two / 12;
	if (month_number(paid_in) != 2)
		return;
	all = cuts_before(k, x, by, paid_in, &cuts, &june);
	t->cuts_known &= all;
	if (!all)
		return;
	t->yen[WAY_RIGHT] += (cuts + cut) / 12;
	t->yen[WAY_APRIL] += (june + cut) / 12;
}

/* All months since the first, each payment apart. */
static void add_since(struct recheck *k, const struct decided *x,
    const struct explained *by, int paid_in, struct meant *t)
{
	struct payments p = { 0 };
	long long each[2];
	int m = payment_month(x->from);

	for (; t->since >= 0 && m <= paid_in; m += 2) {
		if (two_months(k, x, by, m, each))
			t->since += payment(&p, m, each[0] + each[1]);
		else
			t->since = -1;
	}
}

static void mean(struct recheck *k, const struct explained *by, int paid_in,
    int first, unsigned left_out, struct meant *t)
{
	int i;

	memset(t, 0, sizeof *t);
	t->known = t->cuts_known = 1;
	t->since = first ? 0 : -1;
	for (i = 0; i < k->d->n_line; i++) {
		const struct decided *x = &k->d->line[i];

		if (!is_first(k->d, i) || is_once(x) ||
		    (i < LINES_MAX && left_out >> i & 1))
			continue;
		add_benefit(k, x, by, paid_in, t);
		if (!decided_refused(x))
			add_since(k, x, by, paid_in, t);
	}
	t->yen[WAY_TOGETHER] = t->twelfths / 12;
}

/* Whether a payment is what is meant. */
static int is_meant(const struct meant *t, long long paid)
{
	return paid == t->yen[WAY_RIGHT] || paid == t->since ||
	    (!t->cuts_known && paid > t->yen[WAY_RIGHT] &&
		paid <= t->yen[WAY_RIGHT] + (long long)BACK * t->benefits);
}

static void describe(struct finding *f, const struct meant *t, int month,
    long long paid, long long once)
{
	char m[8];
	int i;

	f->benefit = -1;
	f->code = "P00";
	f->decided = paid;
	f->recomputed = t->yen[WAY_RIGHT] + once;
	f->difference = paid - f->recomputed;
	f->direction = f->difference < 0 ? DIRECTION_UNDERPAID
					 : DIRECTION_OVERPAID;
	f->cause.certainty = CERTAINTY_UNEXPLAINED;
	for (i = WAY_NO_BACK; i < WAYS && f->code[2] == '0'; i++)
		if (t->benefits && t->yen[i] == paid - once) {
			f->code = "P01";
			f->cause.certainty = CERTAINTY_UNIQUE;
			f->cause.candidate[f->cause.n_candidate++] = "P01";
			f->cause.article = "国民年金法第18条の2・厚生年金保険法第36条の2";
			snprintf(f->cause.detail, sizeof f->cause.detail,
			    "payment of %s: %s", month_text(month, m),
			    WAY_NAMES[i]);
		}
	if (f->code[2] == '0')
		snprintf(f->cause.detail, sizeof f->cause.detail,
		    "payment of %s", month_text(month, m));
	f->cause.code = f->code;
}

/* Whether every benefit of the decision is computed: what is paid is the sum. */
static int is_whole(const struct decision *d)
{
	int i;

	for (i = 0; i < d->n_line; i++)
		if (scheme_of(d->line[i].benefit) < 0)
			return 0;
	return d->n_line > 0;
}

/* Whether a pension is among the lines. */
static int has_pension(const struct decision *d)
{
	int i;

	for (i = 0; i < d->n_line; i++)
		if (!is_once(&d->line[i]))
			return 1;
	return 0;
}

/* The lump sums of some lines, one bit each. */
static long long lumps(const struct decision *d, unsigned lines)
{
	long long sum = 0;
	int i;

	for (i = 0; i < d->n_line && i < LINES_MAX; i++)
		if (lines >> i & 1)
			sum += d->line[i].payable != YEN_NONE
			    ? d->line[i].payable : d->line[i].annual;
	return sum;
}

/* The lines of lump sums. */
static unsigned lump_lines(const struct decision *d)
{
	unsigned lines = 0;
	int i;

	for (i = 0; i < d->n_line && i < LINES_MAX; i++)
		if (is_once(&d->line[i]) && !decided_refused(&d->line[i]) &&
		    is_first(d, i))
			lines |= 1u << i;
	return lines;
}

/* ---- the lines of a choice ----------------------------------------------------------- */

/* Whether two of the lines that are not left out exclude each other. */
static int is_unlawful(const struct recheck *k, unsigned left_out, int month)
{
	const struct decision *d = k->d;
	int i, j;

	for (i = 0; i < d->n_line && i < LINES_MAX; i++)
		for (j = 0; j < i; j++)
			if (!((left_out >> i | left_out >> j) & 1) &&
			    exclude_each_other(k, &d->line[i], &d->line[j], month))
				return 1;
	return 0;
}

/* Whether a payment is what some lawful choice among the lines means. */
static int is_a_choice(struct recheck *k, const struct explained *by, int i)
{
	const struct money *p = &k->d->paid[i];
	int n = k->d->n_line < LINES_MAX ? k->d->n_line : LINES_MAX;
	struct meant t;
	unsigned out;

	for (out = 1; out < 1u << n; out++) {
		if (is_unlawful(k, out, p->month - 1))
			continue;
		mean(k, by, p->month, i == 0, out, &t);
		if (t.known && is_meant(&t, p->yen))
			return 1;
	}
	return 0;
}

/* J04: pensions that exclude each other, and both are paid. */
static void describe_both(struct finding *f, int month, long long paid)
{
	char m[8];

	f->benefit = -1;
	f->code = f->cause.code = "J04";
	f->decided = paid;
	f->recomputed = f->difference = YEN_NONE;
	f->direction = DIRECTION_OVERPAID;
	f->cause.certainty = CERTAINTY_UNIQUE;
	f->cause.candidate[f->cause.n_candidate++] = "J04";
	f->cause.article = "国民年金法第20条・厚生年金保険法第38条";
	snprintf(f->cause.detail, sizeof f->cause.detail,
	    "payment of %s: pensions that exclude each other are both paid",
	    month_text(month, m));
}

/* ---- the first payment: arrears ------------------------------------------------------- */

/* How the months of a first payment may have been chosen and counted. */
enum back {
	BACK_BARRED,      /* those whose payment is not barred: right */
	BACK_60_MONTHS,   /* the bar counted in months back from the claim */
	BACK_ENTITLEMENT, /* its clock begun with each month */
	BACK_PAYMENT,     /* or in the month of payment */
	BACK_TODAY,       /* the amount of the line for all months */
	BACK_LATE,        /* without the first month of each pension */
	BACK_LATE_ONE,    /* without that of the earliest alone */
	BACKS
};
static const char *const BACK_NAMES[] = { "barred payments left out",
	"months before 60 months back from the claim left out",
	"bar counted from the month itself",
	"bar counted from the payment month",
	"one amount for all years", "without the first month",
	"without the first month of one pension" };

/* Whether a month of a payment is in it. */
static int is_in(enum back how, int month, int paid_in, int from, int claim,
    int bar)
{
	switch (how) {
	case BACK_BARRED:
		return !is_barred(paid_in, claim, bar);
	case BACK_60_MONTHS:
		return month >= claim - bar;
	case BACK_ENTITLEMENT:
		return !is_barred(month, claim, bar);
	case BACK_PAYMENT:
		return claim < paid_in + bar;
	case BACK_LATE:
	case BACK_LATE_ONE:
		return month > from;
	default:
		return 1;
	}
}

/* The first month of all pensions. */
static int earliest(const struct decision *d)
{
	int i, first = MONTH_OPEN;

	for (i = 0; i < d->n_line; i++)
		if (!is_once(&d->line[i]) && !decided_refused(&d->line[i]) &&
		    d->line[i].from < first)
			first = d->line[i].from;
	return first;
}

/* One benefit of the first payment; -1 = not known. */
static long long back_of(struct recheck *k, const struct decided *x,
    const struct explained *by, int paid_in, int claim, enum back how)
{
	struct payments p = { 0 };
	int from = how == BACK_LATE_ONE ? earliest(k->d) : x->from;
	int m, i, bar = bar_months(k, claim);
	long long each[2], sum = 0, today;

	if (!decided_for(k, x, by, x->on, &today))
		return -1;
	for (m = payment_month(x->from); m <= paid_in; m += 2) {
		long long two = 0;

		if (!two_months(k, x, by, m, each))
			return -1;
		for (i = 0; i < 2; i++)
			if (m - 2 + i >= x->from &&
			    is_in(how, m - 2 + i, m, from, claim, bar))
				two += how == BACK_TODAY ? today : each[i];
		sum += payment(&p, m, two);
	}
	return sum;
}

static long long back_paid(struct recheck *k, const struct explained *by,
    enum back how)
{
	const struct decision *d = k->d;
	int i, day = d->received != DAY_NONE ? d->received : d->decided;
	long long sum = 0, one;

	for (i = 0; day != DAY_NONE && i < d->n_line; i++) {
		if (!is_first(d, i) || is_once(&d->line[i]) ||
		    decided_refused(&d->line[i]))
			continue;
		one = back_of(k, &d->line[i], by, d->paid[0].month,
		    day_month(day), how);
		if (one < 0)
			return -1;
		sum += one;
	}
	return day == DAY_NONE ? -1 : sum;
}

/* Whether the State may invoke the bar: not after a correction of the record, nor
 * in practice for the office's own error. */
static int may_invoke(const struct recheck *k)
{
	enum arrears_reason reason = k->d->reason != ARREARS_UNSAID
	    ? k->d->reason : k->o->reason;

	return reason != ARREARS_RECORD_CORRECTION &&
	    reason != ARREARS_OFFICE_ERROR;
}

/* P02, P04: another choice of months explains the first payment; 1 = it is right
 * with the bar. */
static int explain_back(struct recheck *k, const struct explained *by,
    struct finding *f)
{
	int how;

	for (how = may_invoke(k) ? BACK_60_MONTHS : BACK_BARRED; how < BACKS;
	     how++) {
		if (back_paid(k, by, (enum back)how) != f->decided)
			continue;
		f->code = f->cause.code = how < (int)BACK_TODAY ? "P02" : "P04";
		f->cause.certainty = CERTAINTY_UNIQUE;
		f->cause.candidate[f->cause.n_candidate++] = f->code;
		f->cause.article = "国民年金法第102条第1項・厚生年金保険法第92条第1項";
		snprintf(f->cause.detail, sizeof f->cause.detail,
		    "first payment: %s", BACK_NAMES[how]);
		return 1;
	}
	return 0;
}

/* Whether yen of the first payment are what is left with the bar. */
static int is_barred_rest(struct recheck *k, const struct explained *by, int i,
    long long yen)
{
	return i == 0 && may_invoke(k) && back_paid(k, by, BACK_BARRED) == yen;
}

/* P01 for a first payment that other months explain too. */
static void doubt(struct recheck *k, const struct explained *by, struct finding *f)
{
	struct finding other = *f;

	if (!explain_back(k, by, &other))
		return;
	f->cause.certainty = CERTAINTY_AMBIGUOUS;
	f->cause.candidate[f->cause.n_candidate++] = other.code;
}

/* A payment that is not what the decision means; 0 = it is right all the same. */
static int find_way(struct recheck *k, const struct explained *by, int i,
    const struct meant *t, long long once, struct finding *f)
{
	const struct money *p = &k->d->paid[i];

	if (is_unlawful(k, 0, p->month - 1) && is_a_choice(k, by, i))
		return 0;
	if (is_barred_rest(k, by, i, p->yen - once))
		return 0;
	describe(f, t, p->month, p->yen, once);
	if (i == 0 && t->since >= 0 && f->code[2] == '0') {
		f->recomputed = t->since + once;
		f->difference = f->decided - f->recomputed;
		f->direction = f->difference < 0 ? DIRECTION_UNDERPAID
						 : DIRECTION_OVERPAID;
		explain_back(k, by, f);
	} else if (i == 0 && t->since >= 0) {
		doubt(k, by, f);
	}
	return 1;
}

/* The lump sums, of those not yet paid, without which a payment is right, taken out
 * of *open; of a wrong one, all of them if it comes nearer to what is meant so. */
static long long once_in(struct recheck *k, const struct explained *by, int i,
    const struct meant *t, unsigned *open)
{
	long long yen = k->d->paid[i].yen;
	unsigned some;

	if (is_meant(t, yen) || is_barred_rest(k, by, i, yen))
		return 0;
	for (some = *open; some; some = (some - 1) & *open)
		if (is_meant(t, yen - lumps(k->d, some)) ||
		    is_barred_rest(k, by, i, yen - lumps(k->d, some))) {
			*open &= ~some;
			return lumps(k->d, some);
		}
	yen = 2 * (yen - t->yen[WAY_RIGHT]);
	return has_pension(k->d) && yen < lumps(k->d, *open)
	    ? 0 : lumps(k->d, *open);
}

int compare_paid(struct recheck *k, const struct explained *by, struct finding *f)
{
	unsigned open = lump_lines(k->d);
	long long once;
	struct meant t;
	int i;

	if (!is_whole(k->d))
		return 0;
	for (i = 0; i < k->d->n_paid; i++) {
		const struct money *p = &k->d->paid[i];

		if (month_number(p->month) % 2 && has_pension(k->d))
			continue;
		mean(k, by, p->month, i == 0, 0, &t);
		if (!t.known)
			continue;
		once = once_in(k, by, i, &t, &open);
		if (!is_meant(&t, p->yen - once)) {
			if (find_way(k, by, i, &t, once, f))
				return 1;
		} else if (is_unlawful(k, 0, p->month - 1)) {
			describe_both(f, p->month, p->yen);
			return 1;
		}
	}
	return 0;
}
