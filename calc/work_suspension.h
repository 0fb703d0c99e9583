/* work_suspension.h - 在職老齢年金 and the adjustment with 雇用保険. */
#ifndef NENKIN_WORK_SUSPENSION_H
#define NENKIN_WORK_SUSPENSION_H

#include "career.h"

/* Work in one month, as 厚年46条 sees it. */
struct in_work {
	int yes;         /* insured (or 70 and over and employed) in this month
			  * and in the month before */
	num monthly;     /* 標準報酬月額, yen */
	num remuneration; /* 総報酬月額相当額, exact */
};
/* `asked` is the month of the case, for which `work` holds. */
int in_work_at(struct calc *c, const struct career *k, int month, int asked,
    struct in_work *w);

/* Yearly 支給停止基準額 of 46条1項 for a yearly base amount, not below 0. */
int stop_amount(struct calc *c, const struct in_work *w, num base, int month,
    num *stop);
/* The same before 65: until 2022-03 by the old 附則11条. */
int stop_under_65(struct calc *c, const struct career *k,
    const struct in_work *w, num base, int month, num *stop);

/* 附則11条の6: the yearly cut beside the continuation benefit of employment
 * insurance, whole yen; 0 when there is none in the month. */
int continuation_cut(struct calc *c, const struct career *k,
    const struct in_work *w, int month, num *cut);

/* 附則7条の4, 11条の5: whether the basic allowance of employment insurance
 * suspends the month; `from` and `last` = payable months of the pension. */
int allowance_suspends(struct calc *c, const struct career *k, int from,
    int last, int month, int *yes);

/* 平24法63附則13条から17条まで: members of a mutual-aid association with a right
 * before 2015-10 keep a softer rule that rests on what the case does not say.
 * ERR_INPUT when it could apply to a stop. */
int transition_2015(struct calc *c, const struct career *k, int right,
    int month, int asked);

/* 平24法63附則16条: births to 1937-04-01, at one place of work since before
 * 2015-10: the stop is at most a tenth.  Lowers *stop, or refuses. */
int cap_of_1937(struct calc *c, const struct career *k, const struct in_work *w,
    num base, int month, int asked, num *stop);

#endif
