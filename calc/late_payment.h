/* late_payment.h - 遅延特別加算金: the addition to barred payments that are made all
 * the same after a correction of the record. */
#ifndef NENKIN_LATE_PAYMENT_H
#define NENKIN_LATE_PAYMENT_H

#include "num.h"
#include "rule.h"

/* 平成22年政令第133号2条・4条: the addition to `yen` paid in a month, by the fiscal
 * years of the first payment and of the last one that was barred.
 * 0, or ERR_RULE: no rate for that month or a year. */
int late_payment_addition(struct num_pool *pool, const struct rules *rules,
    long long yen, int paid_in, int first, int last, long long *addition,
    struct err *e);

#endif
