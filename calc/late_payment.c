/* late_payment.c - what is added to sums that were barred and are paid after a
 * correction of the record (遅延特別加算金).
 *
 * Given     the sum, the first and the last barred payment, the month of payment
 * Returned  the addition, and what it was computed from
 * Status    0; ERR_RULE no rates
 * Notes     1. the rates change each April; what was paid before keeps those of
 *              its day (附則 of each amending order), so the month of payment
 *              picks the row
 *           2. 2条2項, years to 1946: no right of the tables is so old
 * Source    平成21年法律第37号第2条、第3条; 平成22年政令第133号第2条、第4条、別表
 */
#include "late_payment.h"

#include "month.h"

#include <string.h>

/* The rate of the fiscal year in which a payment was due; -1 = none. */
static long long rate_of(const struct rule_row *row, int month)
{
	int i;

	for (i = 0; i < row->n_series; i++)
		if (row->series[i].month == month)
			return row->series[i].milli;
	return -1;
}

int late_payment_addition(const struct rules *r, long long sum, int first,
    int last, int paid_in, struct late_payment *x, struct err *e)
{
	char month[8];
	int year;

	memset(x, 0, sizeof *x);
	x->row = rule_find(r, RULE_LATE_PAYMENT_RATE, "", paid_in, 0);
	if (!x->row)
		return err_set(e, ERR_RULE, NULL, "rule table "
		    "'late_payment_rate' has no row for %s",
		    month_text(paid_in, month));
	x->first = month_fiscal_year(first);
	x->last = month_fiscal_year(last);
	for (year = x->first; year <= x->last; year++) {
		long long milli = rate_of(x->row, MONTH(year, 4));

		if (milli < 0)
			return err_set(e, ERR_RULE, NULL, "rule table "
			    "'late_payment_rate' has no rate for the year %d",
			    year);
		x->milli += milli;
	}
	x->yen = sum * x->milli / (1000LL * (x->last - x->first + 1));
	return 0;
}
