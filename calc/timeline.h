/* timeline.h - month by month what is due: nenkin-timeline/1. */
#ifndef NENKIN_TIMELINE_H
#define NENKIN_TIMELINE_H

#include "payment.h"
#include "result.h"

/* What a record gives for one month or year and the timeline takes to stay. */
#define TIMELINE_ASSUMED(X)                                                    \
	X(WORK, "work",                                                        \
	    "work（勤務の状況）は全ての月に当てはまるものとした",              \
	    "'work' is taken to hold in every month")                          \
	X(OWN_AMOUNTS, "own_amounts",                                          \
	    "遺族自身の老齢年金の額（old_age_basic・old_age_employees）は変わらないものとした", \
	    "the survivors' own old-age amounts are taken not to change")      \
	X(INCOME, "income",                                                    \
	    "所得（disability.income）は毎年同じものとした",                   \
	    "'disability.income' is taken to be the same every year")

#define X(id, name, ja, en) ASSUMED_##id,
enum assumed_id { TIMELINE_ASSUMED(X) ASSUMED };
#undef X
extern const struct name ASSUMED_NAMES[ASSUMED];

/* Months one after another with the same amounts. */
struct timeline_range {
	int line;         /* index of its line */
	int from, to;     /* months */
	struct benefit b; /* notes are those of any of the months */
};

struct timeline_payment {
	int line;
	struct payment p;
};

struct timeline {
	char id[CASE_ID_MAX];
	int from, until;  /* months asked; from is the first due one if none was */
	int searched;     /* nothing is payable before `from` */
	int to;           /* last month computed; before `from` = none */
	unsigned assumed; /* bit set of enum assumed_id */
	int ended;        /* code of what ended it before `until`; 0 */
	char why[ERR_PATH_MAX + ERR_MSG_MAX]; /* and its message */
	struct benefit line[RESULT_BENEFITS_MAX]; /* as in the last month */
	int n;
	struct timeline_range *range; /* in the order of their first month */
	int n_range, cap_range;
	struct timeline_payment *payment; /* by line, then month */
	int n_payment, cap_payment;
	struct result month; /* the one at work */
};

void timeline_init(struct timeline *t);
void timeline_release(struct timeline *t);

/* The result of a month (MONTH_NONE: the first payable one), with what the
 * record says of claims up to `known`. */
typedef int timeline_fn(struct calc *c, const struct nenkin_case *p, int on,
    int known, const void *own, struct result *r);

/* Given     the case and the rules (in c); on: the month it begins with,
 *           MONTH_NONE = the case's, or the first due one; until: its last month;
 *           the function that answers for a month
 * Returned  the amounts of each benefit by ranges of months; t is reused
 * Status    0, and then t->ended with its message in c->err when a month could
 *           not be computed; ERR_INPUT, ERR_RULE when the first one could not */
int timeline(struct calc *c, const struct nenkin_case *p, int on, int until,
    timeline_fn *compute, const void *own, struct timeline *t);

/* Turns the months into payments, t->payment. */
void timeline_pay(const struct calc *c, struct timeline *t);

/* Paid once, and no pension. */
int paid_once(enum benefit_id id);

/* nenkin-timeline/1 as one line of JSON. */
void timeline_json(struct text *out, const struct timeline *t,
    const struct rules *rules, int payments);
/* A heading, and one line a range, or a payment. */
void timeline_csv_head(struct text *out, unsigned parts, int payments);
void timeline_csv(struct text *out, const struct timeline *t, unsigned parts,
    int payments);

#endif
