/* payment.h - months into payments: when a pension is paid, and what is cut. */
#ifndef NENKIN_PAYMENT_H
#define NENKIN_PAYMENT_H

#include "law.h"

#define ADDITION_UNKNOWN (-1)

/* What is paid in one of the months of payment. */
struct payment {
	int month;          /* of the payment */
	int from, to;       /* first and last month it is for */
	long long yen;      /* the addition with it, when that is known */
	long long addition; /* what was cut since March, in February; yen, or
			     * ADDITION_UNKNOWN */
};

/* One pension while its months go by. */
struct payer {
	int terms;         /* payments a year */
	int addition;      /* calendar month of the addition */
	int from, to;      /* months of the payment to come, MONTH_NONE */
	int whole;         /* none of its months is missing */
	int cuts_known;    /* all cuts since March are in `cuts` */
	long long due;     /* twelfths of a yen: the sum of yearly amounts */
	long long cuts;    /* twelfths of a yen */
};

/* Given     first: the first month that will be told; known: what was paid for
 *           the months before it is nothing */
void payer_init(struct payer *p, const struct law *law, int first, int known);
/* Given     the months one after another, each with its yearly amount payable
 *           (0 = nothing is due for it)
 * Returned  1: the month completes a payment, *out; 0: it does not, or nothing
 *           is paid, or a month of it was not told */
int payer_month(struct payer *p, int month, long long yearly,
    struct payment *out);

#endif
