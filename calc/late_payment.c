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

#include <stdio.h>

#define TABLE "late_payment_addition"

/* The rate of a fiscal year in which a payment was due, by the table of the month
 * in which it is paid. */
static int rate_of(const struct rules *rules, int paid_in, int year,
    const struct rule_row **row, struct err *e)
{
	const struct rule_table *t = rules_table(rules, TABLE);
	char key[12], m[8];

	snprintf(key, sizeof key, "%d", year);
	*row = t ? rule_find_in(t, key, paid_in, DAY_NONE) : NULL;
	if (*row)
		return 0;
	return err_set(e, ERR_RULE, NULL, "rule table '%s' has no rate of the "
	    "addition for late payment for %d, paid in %s", TABLE, year,
	    month_text(paid_in, m));
}

/* 平成22年政令第133号2条・4条: the whole sum times the mean of the rates; under a yen cut. */
int late_payment_addition(struct num_pool *pool, const struct rules *rules,
    long long yen, int paid_in, int first, int last, long long *addition,
    struct err *e)
{
	const struct rule_row *row;
	num sum = num_int(pool, 0);
	int year, code;

	for (year = first; year <= last; year++) {
		code = rate_of(rules, paid_in, year, &row, e);
		if (code)
			return code;
		sum = num_add(pool, sum, num_scaled(pool, row->value, row->scale));
	}
	sum = num_div(pool, sum, num_int(pool, last - first + 1));
	return num_yen(num_round(pool, num_mul(pool, num_int(pool, yen), sum),
	    NUM_DOWN), addition);
}
