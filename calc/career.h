/* career.h - the months of a record as the Acts count them.
 *
 * A career is a calendar of the person's life, one entry a month, for the
 * national pension and for employment; with `totals` there is no calendar and
 * the counts are those given.  Months after the month asked are not known yet
 * and are left out.
 */
#ifndef NENKIN_CAREER_H
#define NENKIN_CAREER_H

#include "calc.h"

#define CAREER_MONTHS 1600 /* a calendar of more than 130 years */

/* How months are classed for the multipliers of miners and seamen
 * (昭和60年法律第34号附則第47条): before 1986-04, before 1991-04, before 2003-04,
 * and since. */
enum era { ERA_OLD, ERA_ONCE, ERA_PLAIN, ERA_NEW, ERAS };

struct career {
	const struct nenkin_case *c;
	const struct law *law;
	int base;                 /* month of entry 0: the month of birth */
	int n;                    /* entries */
	int known;                /* last month that is known */
	int at20, at60, at65, at70; /* months in which the age is attained */
	int gap_from, gap_to;     /* months from 65 that were not insured yet:
				   * until 2002-03 the insurance ended at 65 */
	int has_kinds;            /* some miner or seaman months */
	int has_deemed;
	int status_early;         /* a status stands before its law */
	int rates_birth;          /* whose rates hold: c->birth, or a survivor's */
	unsigned char national[CAREER_MONTHS]; /* status + 1; ADDITIONAL bit */
	unsigned char employed[CAREER_MONTHS]; /* index of employment + 1 */
};

#define CAREER_ADDITIONAL 0x80

/* Builds the calendar up to and including `known`.  ERR_INPUT for
 * periods that contradict the law or the record and for law not covered (path
 * named); a status in months before its law is counted, status_early set. */
int career_build(struct calc *c, struct career *k, const struct nenkin_case *p,
    int known);

/* Months before `until` by what the basic pension makes of them. */
struct basic_months {
	int paid;          /* 保険料納付済期間: national and category 2, real months */
	int exempt[4][2];  /* full, ¾, ½, ¼ exempt; [0] before 2009-04, [1] since */
	int student;       /* 学生納付特例, 納付猶予 */
	int uncounted;     /* 合算対象期間 */
	int additional;    /* months with the additional premium */
	int category_3;    /* of the paid ones */
	int employed, employed_paid, employed_old; /* employees' months: all, paid
			    * ones, those before 1961-04 */
};
void career_basic(const struct career *k, int until, struct basic_months *m);

/* Employees' months in [from, until) of a category (0 = all). */
struct insured_months {
	int real[ERAS];    /* ordinary months, and those of the last two eras */
	int kind[2][ERAS]; /* miner, seaman months, real */
	int total;         /* all real months */
	int deemed;        /* deemed months (in none of the above) */
};
void career_insured(const struct career *k, int category, int from, int until,
    struct insured_months *m);
/* Months with the multipliers: before 2003-04 and all together. */
int insured_multiplied(struct calc *c, const struct insured_months *m,
    num *before, num *all);

/* Months of category 2 aged 20 to 59 since 1961-04, real, not deemed
 * (昭和60年法律第34号附則第59条第2項第2号イ). */
int career_aged_20_to_59(const struct career *k, int category, int until);

/* The same for births to 1941-04-01: only months among the first `limit` months
 * that count for the basic pension at all (昭和61年政令第54号第74条第7号). */
int career_aged_within(const struct career *k, int category, int until,
    int limit);

/* The next stretch *from..*to of insured months within an employment, below 70
 * and outside the gap; 0 = none left. */
int career_stretch(const struct career *k, const struct employment *e,
    int *from, int *to);

/* Whether an insured month of the category (0 = any), not deemed, below 70. */
int career_is_insured(const struct career *k, int category, int month);
/* Whether a test of months could end otherwise in `month` than in the month
 * before: a month was added, or the qualifying period changed. */
int career_changes(const struct career *k, int month);
/* Category of the month's employment, 0 = none. */
int career_category(const struct career *k, int month);

/* Qualifying period (国年26条, 附則9条; 厚年42条) at a month: months before it.
 * have in whole months; ok tells whether it is enough, exceptions included. */
struct qualifying {
	int have, need;
	int ok;
	int has_paid; /* some paid or exempt month that is not student's */
};
int qualifying_at(struct calc *c, const struct career *k, int month,
    struct qualifying *q);
/* The same for a period of `need` months (25 years: 国年37条, 厚年58条). */
int qualifying_for(struct calc *c, const struct career *k, int month, int need,
    struct qualifying *q);

/* 昭和60年法律第34号附則第61条第1項: 中高齢の特例 deems 240 months. */
int middle_aged_240(struct calc *c, const struct career *k, int until, int *yes);

#endif
