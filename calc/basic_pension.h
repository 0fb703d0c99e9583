/* basic_pension.h - Old-age Basic Pension: full amount, months, amount. */
#ifndef NENKIN_BASIC_PENSION_H
#define NENKIN_BASIC_PENSION_H

#include "career.h"

/* The revision rate (改定率) of the month asked for a birth date. */
int revision_rate(struct calc *c, num *rate, int on, int birth);
/* The same as 厚年44条 wants it: 国年27条の3 and 27条の5 not applied, that is
 * the rate of the younger group whoever asks. */
int revision_rate_younger(struct calc *c, num *rate, int on);

/* 国年27条本文: 780,900 yen × the rate, to 100 yen. */
int full_amount(struct calc *c, num *yen, int on, int birth);
/* The same as the step of another benefit that is so much. */
int full_amount_as(struct calc *c, const struct step_def *def, num *yen, int on,
    int birth);
/* 国年27条: the amount for the months before `until`, exact. */
int basic_amount(struct calc *c, num *exact, const struct career *k, int until,
    int on);
/* The same for given months of a person born on `birth`, at the rates of
 * `rates_birth` (国年50条: those of a husband, paid to his widow). */
int basic_amount_of(struct calc *c, num *exact, const struct basic_months *m,
    int on, int birth, int rates_birth);
/* 国年44条: 付加年金 for the months before `until`. */
int additional_amount(struct calc *c, num *exact, const struct career *k,
    int until, int on);

#endif
