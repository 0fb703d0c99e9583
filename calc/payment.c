/* payment.c - months into payments: when a pension is paid, and what is cut.
 *
 * Given     the yearly amount payable of each month
 * Returned  the payments, in the months and yen of the Acts
 * Notes     each benefit by itself; as if every payment were made in its month
 * Source    国民年金法第18条第3項、第18条の2; 厚生年金保険法第36条第3項、第36条の2
 */
#include "payment.h"

#include "month.h"

#define YEAR 12 /* months; a month's amount is one twelfth of the year's */

/* 国年18条3項, 厚年36条3項: February and every second month after it pay the
 * months up to the one before. */
static int is_payment_month(const struct payer *p, int month)
{
	int every = YEAR / p->terms;

	return (month_number(month) - p->addition) % every == 0;
}

void payer_init(struct payer *p, const struct law *law, int first, int known)
{
	p->terms = law->payment_terms;
	p->addition = law->month_addition;
	p->from = p->to = MONTH_NONE;
	p->whole = known || is_payment_month(p, first);
	/* the month of the addition is the first of the next window */
	p->cuts_known = known || month_number(first) == p->addition;
	p->due = p->cuts = 0;
}

/* 国年18条の2, 厚年36条の2: what is below one yen is cut from each payment; the
 * cuts of March to February, their own fraction cut, are added to that
 * February's payment. */
static void pay(struct payer *p, int month, struct payment *out)
{
	out->month = month;
	out->from = p->from;
	out->to = p->to;
	out->yen = p->due / YEAR;
	out->addition = 0;
	p->cuts += p->due % YEAR;
	if (month_number(month) != p->addition)
		return;
	out->addition = p->cuts_known ? p->cuts / YEAR : ADDITION_UNKNOWN;
	if (p->cuts_known)
		out->yen += out->addition;
}

int payer_month(struct payer *p, int month, long long yearly,
    struct payment *out)
{
	int paid;

	if (yearly > 0 && p->from == MONTH_NONE)
		p->from = month;
	if (yearly > 0)
		p->to = month;
	p->due += yearly;
	if (!is_payment_month(p, month + 1))
		return 0;
	paid = p->due > 0 && p->whole;
	if (paid)
		pay(p, month + 1, out);
	if (month_number(month + 1) == p->addition) {
		p->cuts = 0;
		p->cuts_known = 1;
	}
	p->from = p->to = MONTH_NONE;
	p->due = 0;
	p->whole = 1;
	return paid;
}
