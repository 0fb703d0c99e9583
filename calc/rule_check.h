/* rule_check.h - what must hold between the rows and between the tables. */
#ifndef NENKIN_RULE_CHECK_H
#define NENKIN_RULE_CHECK_H

#include "rule.h"

/* Two rows that quarrel; b may be NULL. */
typedef void quarrel(void *into, const struct rule_row *a,
    const struct rule_row *b, const char *what);

/* Calls `say` for each quarrel; returns how many comparisons were made. */
long rules_compare(const struct rules *r, quarrel *say, void *into);

#endif
