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

/* Which provision suspends, and with it what employment insurance adds. */
enum stop_rule {
	STOP_46,        /* 46条: from 65 */
	STOP_46_EARLY,  /* 46条 with 附則7条の4, 7条の5: 附則7条の3 before 65 */
	STOP_UNDER_65   /* 附則11条 to 11条の6, 13条の6 */
};

/* What may be suspended of a pension in a month; amounts a year. */
struct suspension {
	enum stop_rule rule;
	num base;    /* 12 × 基本月額, as if there were no fund */
	num always;  /* stopped in every month in work: 定額部分 of 附則11条の2 */
	num beside;  /* stopped without work too: 定額部分 beside an early basic
		      * pension (附則11条の4) */
	num whole;   /* all that can be stopped, additions apart */
	num spared;  /* of it what 46条 alone leaves: 経過的加算 */
	int family_always; /* additions stop in every month in work */
	int right, last;   /* months of the right and of the last payment */
	int month, asked;
};

struct stopped {
	num yen;     /* a year, additions apart; exact */
	int family;  /* the additions stop too */
	int allowance; /* it is the basic allowance that stops it */
};

int suspend_pension(struct calc *c, const struct career *k,
    const struct suspension *x, struct stopped *s);

#endif
