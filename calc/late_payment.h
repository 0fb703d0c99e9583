/* late_payment.h - the addition for late payment (遅延特別加算金). */
#ifndef NENKIN_LATE_PAYMENT_H
#define NENKIN_LATE_PAYMENT_H

#include "rule.h"

struct late_payment {
	int first, last;  /* fiscal years */
	long long milli;  /* sum of their rates, thousandths */
	long long yen;
	const struct rule_row *row;
};

/* 平成21年法律第37号2条, 3条: on `sum` yen that were barred and are paid after a
 * correction of the record; 平成22年政令第133号2条1項, 4条: times the mean of the
 * rates of the fiscal years from that of the first payment of the right to that
 * of the last one barred, under a yen cut.
 *
 * Arguments: yen; the months of both payments; the month in which it is paid.
 * Result: 0, or ERR_RULE: no rates for that month, or for the first year. */
int late_payment_addition(const struct rules *r, long long sum, int first,
    int last, int paid_in, struct late_payment *x, struct err *e);

#endif
