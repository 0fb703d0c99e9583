/* disability.h - which disability benefits a person is due in a month. */
#ifndef NENKIN_DISABILITY_H
#define NENKIN_DISABILITY_H

#include "contribution.h"
#include "result.h"

/* Given     the case, the rules (in c) and the month (MONTH_NONE: the case's, or
 *           the first payable)
 * Returned  障害基礎年金, 障害厚生年金, 障害手当金, each due with its amounts or not
 *           due with its reason
 * Status    0; ERR_INPUT the record or law not covered; ERR_RULE */
int disability(struct calc *c, const struct nenkin_case *p, int on,
    struct result *r);

/* ---- shared by the disability computations ----------------------------------- */

/* By what the first visit opens the basic pension. */
enum scheme {
	SCHEME_NONE,
	SCHEME_INSURED,  /* 国年30条1項1号: insured */
	SCHEME_RESIDENT, /* 同2号: formerly insured, 60 to 64 */
	SCHEME_UNDER_20  /* 国年30条の4 */
};

/* Two disabilities merged (国年31条, 厚年48条, 52条の2), or the second added to the
 * first (その他障害: 国年34条4項, 厚年52条4項). */
struct merged {
	int month;      /* after which the grade of both holds; MONTH_NONE = not */
	int basic;      /* 国年31条: a new right of the basic pension */
	int unlimited;  /* that right is not one of 国年30条の4 */
	int employees;  /* 厚年48条: a new right of the employees' pension */
	int of_second;  /* the employees' pension is that of the second alone */
	int recognized; /* the day that ends the months of the employees' pension */
};

/* One person, one disability, one month. */
struct disabled {
	struct career k;
	const struct disability *x;
	int on;          /* month asked */
	int first;       /* 初診日 */
	int recognized;  /* 障害認定日; the day of cure with an allowance */
	enum scheme scheme;
	int barred;      /* SCHEME_NONE for an early old-age pension */
	int employee;    /* insured as an employee on the first visit */
	int category_2_end; /* first month in which an employee is not of category
			     * 2 any more; MONTH_OPEN */
	struct contribution contribution;
	int raised;      /* 国年30条の2第4項: month in which grade 3 was revised to
			  * a higher one, which claims the basic pension; MONTH_NONE */
	struct merged merged;
};

/* 国年附則9条の2の3, 厚年附則16条の3: whether an old-age pension claimed early was
 * held when the month began; in the month itself ERR_INPUT. */
int early_held(struct calc *c, const struct disabled *d, int month, int *yes);

/* How the first visit stands: scheme, employee, contribution. */
int first_visit(struct calc *c, struct disabled *d);

/* 国年34条6項, 厚年52条6項: the grade whose amount is due in `month`, of the
 * grades up to `least` the last; *below: it is less than that now. */
enum grade grade_in(const struct disabled *d, int month, enum grade least,
    int *below);
/* Whether the grade was 1 or 2 before `month`. */
int was_high(const struct disabled *d, int month);
/* The changes of the grade against the rights they need; d->raised. */
int check_changes(struct calc *c, struct disabled *d);
/* 国年35条, 厚年53条: the last month of a right that is lost below grade 3, at 65
 * or after three years; MONTH_OPEN. */
int lost_month(const struct disabled *d);
/* Merges the second disability once its right has arisen, or adds it once it was
 * asked for; d->merged. */
int merge_second(struct calc *c, struct disabled *d);

/* 国年30条の3, 厚年47条の3: grade 2 reached only together with another. */
int is_together(const struct disability *x);
/* 国年30条, 厚年47条: the day of recognition, checked; d->x is set. */
int find_recognized(struct calc *c, struct disabled *d);
/* The right of a pension, into b; `under20`: not before 20 (国年30条の4). */
int pension_right(struct calc *c, const struct disabled *d, int under20,
    struct benefit *b);

/* The three benefits; b is empty and not entitled. */
int disability_basic(struct calc *c, struct disabled *d, struct benefit *b);
int disability_employees(struct calc *c, struct disabled *d, struct benefit *b);
int disability_allowance(struct calc *c, struct disabled *d, struct benefit *b);

/* The amounts of a benefit that is due (b->right and b->from are known). */
int basic_amounts(struct calc *c, const struct disabled *d, struct benefit *b);
int employees_amounts(struct calc *c, const struct disabled *d,
    struct benefit *b);
int allowance_amounts(struct calc *c, const struct disabled *d,
    struct benefit *b);

#endif
