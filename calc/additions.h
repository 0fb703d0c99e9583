/* additions.h - 加給年金額 for the spouse and children, 振替加算. */
#ifndef NENKIN_ADDITIONS_H
#define NENKIN_ADDITIONS_H

#include "career.h"

/* When the family is looked at, and from when the addition is paid. */
struct addition_right {
	int right; /* month the pension's right arose: its law holds */
	int test;  /* day on which support is tested (厚年44条1項) */
	int first; /* first month with the addition */
};

/* What the family adds in a month, and what of it is suspended. */
struct additions {
	num spouse, child;  /* whole yen a year; NULL = none */
	int spouse_suspended, child_suspended;
	int start_assumed;  /* the spouse's own start month was not given */
};

/* 厚年44条, 46条6項; 昭60附則60条2項.  `on` = month whose rates and circumstances
 * hold; `month` = that month or, when it is later, the first payable one: an
 * addition that begins by then is shown already. */
int family_additions(struct calc *c, const struct career *k,
    const struct addition_right *spouse, const struct addition_right *child,
    int on, int month, struct additions *a);

/* Children with an addition (厚年44条1項, 3項, 4項): begun by `month`, not ended
 * before `on`. */
int children_due(struct calc *c, const struct career *k,
    const struct addition_right *r, int on, int month);

/* 国年33条の2: the addition for children of the disability basic pension, begun by
 * `month`, not ended before `on`; NULL = none. */
int disability_children(struct calc *c, const struct career *k, int on,
    int month, num *yen);
/* 厚年50条の2: that for the spouse of the disability employees' pension. */
int disability_spouse(struct calc *c, const struct career *k, int on,
    struct additions *a);

/* Months needed for the addition for a child (240; 120 for rights from
 * 2028-04). */
int child_months_needed(struct calc *c, int right, int *months);

/* 昭60附則14条: whether 振替加算 is due in `month`, and its exact amount.
 * `own` are the person's own employees' months, deemed ones included, and
 * `until` the first month of category 1 that does not count. */
int transfer_addition(struct calc *c, const struct career *k, int right,
    num own, int until, int on, int month, num *yen, int *suspended);

#endif
