/* earnings_related.h - the earnings-related part and its averages. */
#ifndef NENKIN_EARNINGS_RELATED_H
#define NENKIN_EARNINGS_RELATED_H

#include "career.h"

/* 報酬比例部分 of one category. */
struct earnings {
	num full;       /* the larger level in yen, as if there were no fund */
	num state;      /* what the State pays in yen: less the fund's part */
	num exact;      /* the same as state before it was rounded */
	num main, old;  /* both levels, exact, no fund; old NULL = not compared */
	num months;     /* months they are multiplied with, together */
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
/* The same with nothing taken off for a fund: that is of old-age pensions alone
 * (旧厚年法44条の2). */
int earnings_levels(struct calc *c, struct earnings *e, const struct career *k,
    int category, int until, int on);

#endif
