/* earnings_related.h - the earnings-related part and its averages. */
#ifndef NENKIN_EARNINGS_RELATED_H
#define NENKIN_EARNINGS_RELATED_H

#include "career.h"

/* 報酬比例部分 of one category. */
struct earnings {
	num full;       /* the larger level in yen, as if there were no fund */
	num state;      /* what the State pays in yen: less the fund's part */
	num exact;      /* the same as state before it was rounded */
	int old_level;  /* the 1994 level is the larger */
	int not_compared; /* the 1994 averages are not given */
	int any;        /* there are months at all */
};

/* Given     category 1..4; until: the months before it count; on: the month
 *           whose rates hold
 * Returned  *e
 * Status    0; ERR_RULE; ERR_INPUT an average that is needed is not given, or
 *           law that is not covered
 * Source    厚生年金保険法第43条ほか (earnings_related.c) */
int earnings_related(struct calc *c, struct earnings *e, const struct career *k,
    int category, int until, int on);
/* Given     category 1..4; until: the months before it count; on: the month
 *           whose rates hold; floor: the months are raised to 300
 * Returned  e->exact the larger level, exact and for the months there are;
 *           old_level, not_compared and any; the rest is NULL
 * Status    as above
 * Notes     for who became disabled or died while insured: the multipliers
 *           do not go by birth, nothing is the fund's
 * Source    厚生年金保険法第50条第1項 */
int earnings_insured(struct calc *c, struct earnings *e, const struct career *k,
    int category, int until, int on, int floor);
/* The same for a survivor of who had 25 years: the multipliers go by the birth of
 * the insured (厚年60条1項1号, 昭60附則59条1項). */
int earnings_long(struct calc *c, struct earnings *e, const struct career *k,
    int category, int until, int on);

#endif
