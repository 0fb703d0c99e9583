/* claim.h - when a right arises and how it was claimed: at 65, early, late. */
#ifndef NENKIN_CLAIM_H
#define NENKIN_CLAIM_H

#include "career.h"

/* 受給権 by age and qualifying period. */
struct right {
	int month;            /* in which it arose; MONTH_NONE = not (yet) */
	struct qualifying q;  /* at that month, or at the last one tried */
};

/* 国年26条, 昭60附則18条: at 65, or in the month after the one that completes
 * the qualifying period; tried up to `on`. */
int basic_right(struct calc *c, const struct career *k, int on,
    struct right *r);
/* 厚年42条: the same with an insured month; `basic` is what basic_right found,
 * or NULL. */
int employees_right(struct calc *c, const struct career *k, int on,
    const struct right *basic, struct right *r);
/* Day on which the right of a month arose: at 65 the day itself, else the first
 * of the month. */
int day_of_right(const struct career *k, int right);
/* Day from which a disability pension (grades 1 to 3) is held: the day of
 * recognition, or the first of the month of the claim (事後重症, before 65);
 * DAY_NONE = all along, DAY_OPEN = none. */
int disability_held(const struct calc *c, const struct career *k);
/* First month in which the pension of a category can have a right: the month
 * after its first insured month; MONTH_OPEN = never. */
int category_from(const struct career *k, int category);

enum claim_kind {
	CLAIM_OPEN,     /* not claimed by `on` */
	CLAIM_AT_RIGHT, /* paid from the month after the right */
	CLAIM_DEFERRED  /* 繰下げ */
};

struct claim {
	enum claim_kind kind;
	int month;   /* the claim that counts, after caps */
	int from;    /* first payable month */
	int months;  /* deferred: months counted */
	int raw;     /* months waited before the cap */
	int old;     /* the increase is that of the old table */
	unsigned notes; /* bit set of enum note_id */
};

enum claimed { CLAIMED_BASIC, CLAIMED_EMPLOYEES };

/* How a right that arose in the month `right` was claimed; `given` is the month of the
 * case, MONTH_NONE = none.  `deemed` asks for 国年28条5項 (a claim after 70
 * without a request for deferral). */
int claim_late(struct calc *c, const struct career *k, enum claimed which,
    int right, int given, int on, int deemed, struct claim *x);

/* Rate of the increase: 0.7 % a month, or the old table. */
int deferral_rate(struct calc *c, const struct career *k, const struct claim *x,
    num *rate);
/* Rate of the reduction for an early claim made in `claim`, for `months`. */
int early_rate(struct calc *c, const struct career *k, int claim, int months,
    num *rate);

#endif
