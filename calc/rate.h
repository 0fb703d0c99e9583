/* rate.h - a rate as it is published: "1.021", "+2.1%", "111.2/107.8". */
#ifndef NENKIN_RATE_H
#define NENKIN_RATE_H

#include "root.h"

/* One rate as a ratio, exact; 0, or -1 when the text is none, or no rate that a
 * year could have: below 1/2, above 2. */
int rate_parse(struct num_pool *p, const char *text, num *rate);
/* One rate, or the yearly rates of three years, whose geometric mean is meant;
 * to three decimals.  mean->bits is 0 when only one was given. */
int rate_parse_mean(struct num_pool *p, const char *text, num *rate,
    struct root *mean);

#endif
