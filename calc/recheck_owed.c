/* recheck_owed.c - what is said beside the arrears of a difference: months that
 * cannot be counted, and the addition for late payment.
 *
 * Given     a line that differs and its arrears
 * Returned  more findings
 * Source    平成21年法律第37号第2条、第3条
 */
#include "late_payment.h"
#include "month.h"
#include "recheck_run.h"
#include "timeline.h"

#include <stdio.h>

/* What cannot be counted is said, never left out. */
static void unknown_arrears(struct recheck *k, const struct decided *x,
    const struct arrears *a, struct findings *out)
{
	struct month_result *m;
	char why[DETAIL_MAX], text[8];

	if (a->unknown) {
		m = month_at(k, scheme_of(x->benefit), a->unknown);
		snprintf(why, sizeof why, "months from %s on that cannot be "
		    "recomputed are not counted%s%.150s",
		    month_text(a->unknown, text), m && m->code ? ": " : "",
		    m && m->code ? m->err.msg : "");
		add_unjudged(out, x, "arrears", m && m->code == ERR_RULE ? "M02"
		    : "M04", why);
		out->silent |= m && m->code == ERR_RULE;
	}
	if (a->before_tables) {
		add_unjudged(out, x, "arrears", "M02",
		    "months before the rule tables begin are not counted");
		out->silent = 1;
	}
}

static int is_employees(const struct decided *x)
{
	return x->benefit == BENEFIT_OLD_AGE_EMPLOYEES ||
	    x->benefit == BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES ||
	    x->benefit == BENEFIT_SURVIVORS_EMPLOYEES ||
	    x->benefit == BENEFIT_DISABILITY_EMPLOYEES ||
	    x->benefit == BENEFIT_DISABILITY_ALLOWANCE;
}

/* 平成21年法律第37号2条: what the Minister pays; the institutions pay what is of
 * the months of other categories. */
static int is_of_institution(const struct recheck *k, const struct decided *x)
{
	const struct nenkin_case *c = &k->d->record;
	int i;

	if (has_two_records(k->d) && scheme_of(x->benefit) == GROUP_SURVIVORS)
		c = &k->deceased;
	for (i = 0; is_employees(x) && i < c->n_employment; i++)
		if (c->employment[i].category > 1)
			return 1;
	return 0;
}

/* P03: whether it was paid the decision does not say. */
static void put_addition(const struct decided *x, const struct arrears *a,
    const struct late_payment *add, struct findings *out)
{
	struct finding *f = findings_add(out, x->benefit, x->recipient,
	    "late_payment_addition", "P03");

	if (!f)
		return;
	f->recomputed = add->yen;
	f->direction = DIRECTION_UNDERPAID;
	f->arrears = *a;
	f->arrears.yen = add->yen;
	f->arrears.barred = f->arrears.special = 0;
	f->cause.code = "P03";
	f->cause.certainty = CERTAINTY_UNIQUE;
	f->cause.candidate[f->cause.n_candidate++] = "P03";
	f->cause.article = is_employees(x)
	    ? "平成21年法律第37号第2条・平成22年政令第133号第2条第1項"
	    : "平成21年法律第37号第3条・平成22年政令第133号第4条";
	snprintf(f->cause.detail, sizeof f->cause.detail, "%lld yen barred and "
	    "paid × %lld.%03lld / %d (rates of fiscal years %d to %d)",
	    a->special, add->milli / 1000, add->milli % 1000,
	    add->last - add->first + 1, add->first, add->last);
}

/* P03, or why the addition for late payment is not known. */
static void late_payment(struct recheck *k, const struct decided *x,
    const struct arrears *a, struct findings *out)
{
	struct late_payment add;
	struct err e;

	if (is_of_institution(k, x)) {
		add_unjudged(out, x, "late_payment_addition", "M04",
		    "not covered: the addition for late payment where an "
		    "institution other than the Minister pays "
		    "(平成21年法律第37号第2条)");
	} else if (paid_once((enum benefit_id)x->benefit)) {
		add_unjudged(out, x, "late_payment_addition", "M04",
		    "not covered: the addition for late payment of a lump sum "
		    "(平成22年政令第133号第2条・第4条)");
	} else if (a->is_part) {
		add_unjudged(out, x, "late_payment_addition", "M01",
		    "the addition for late payment is on all that is barred, of "
		    "which months are not counted (平成22年政令第133号第2条・第4条)");
	} else if (late_payment_addition(k->rules, a->special, a->first_paid,
		a->last_barred, arrears_month(k), &add, &e)) {
		add_unjudged(out, x, "late_payment_addition", "M02", e.msg);
		out->silent = 1;
	} else {
		put_addition(x, a, &add, out);
	}
}

void tell_arrears(struct recheck *k, const struct decided *x,
    const struct arrears *a, struct findings *out)
{
	unknown_arrears(k, x, a, out);
	if (a->special)
		late_payment(k, x, a, out);
}
