/* late_payment.c - 遅延特別加算金.
 *
 * Given     a barred sum, the month in which it is paid, the fiscal years of its
 *           first and its last payment
 * Returned  the addition in yen
 * Status    0; ERR_RULE no rate
 * Source    平成21年法律第37号第2条、第3条; 平成22年政令第133号第2条、第4条、別表
 */
#include "late_payment.h"

#include "month.h"

#define TABLE "late_payment_addition"
#define RATE_SCALE 3 /* of the rates of a series */

/* The rate of a fiscal year in which a payment was due, by the table of the month
 * in which it is paid. */
static int rate_of(const struct rules *rules, int paid_in, int year,
    long long *milli, struct err *e)
{
	const struct rule_table *t = rules_table(rules, TABLE);
	const struct rule_row *row = t ? rule_find_in(t, "", paid_in, DAY_NONE)
				       : NULL;
	char m[8];
	int i;

	for (i = 0; row && i < row->n_series; i++)
		if (month_fiscal_year(row->series[i].month) == year) {
			*milli = row->series[i].milli;
			return 0;
		}
	return err_set(e, ERR_RULE, NULL, "rule table '%s' has no rate of the "
	    "addition for late payment for %d, paid in %s", TABLE, year,
	    month_text(paid_in, m));
}

/* 平成22年政令第133号2条・4条: the whole sum times the mean of the rates; under a yen cut. */
int late_payment_addition(struct num_pool *pool, const struct rules *rules,
    long long yen, int paid_in, int first, int last, long long *addition,
    struct err *e)
{
	long long milli = 0;
	num sum = num_int(pool, 0);
	int year, code;

	for (year = first; year <= last; year++) {
		code = rate_of(rules, paid_in, year, &milli, e);
		if (code)
			return code;
		sum = num_add(pool, sum, num_scaled(pool, milli, RATE_SCALE));
	}
	sum = num_div(pool, sum, num_int(pool, last - first + 1));
	return num_yen(num_round(pool, num_mul(pool, num_int(pool, yen), sum),
	    NUM_DOWN), addition);
}
