/* hundred.h - amounts kept in 100 yen after 2015-10 (平24法63附則9条). */
#ifndef NENKIN_HUNDRED_H
#define NENKIN_HUNDRED_H

#include "career.h"
#include "result.h"

/* Given     the benefits of a month, and those of 2015-10, all in yen
 * Returned  those of rights from before 2015-10 in 100 yen, unless revised since
 * Status    0; ERR_INPUT law not covered */
int keep_hundred(struct calc *c, const struct career *k, struct result *r,
    const struct result *then);

#endif
