/* compare.h - one case under two rule sets: what changes, and because of which
 * rows.
 *
 * The changed rows that a computation comes across are marked while it runs.
 * So a run tells of more than its own set: every set that agrees with it on the
 * rows it came across says the same of the case.  A case that comes across none
 * of them under the old rules is the same under the new ones.  Otherwise each
 * row is laid into the old rules alone, as far as no run has told of that set;
 * what all of them together do beyond that is their joint effect.
 */
#ifndef NENKIN_COMPARE_H
#define NENKIN_COMPARE_H

#include "oldage.h"
#include "result.h"
#include "rule_change.h"

struct compare_options {
	enum rounding_style rounding;
	struct oldage_options oldage; /* its `on` is that of every benefit */
	unsigned only; /* those of every case; 0 = those the record is for */
};

/* The benefits computed for a case: with a death those of the survivors, with a
 * disability those of it and of old age, else those of old age. */
unsigned compare_asks(const struct nenkin_case *p,
    const struct compare_options *o);
unsigned benefit_asked(enum benefit_id id);

/* What one rule set says of one case. */
struct outcome {
	int code;       /* 0, or why there is no result: err */
	struct err err;
	struct result result;
	int part;       /* why benefits of one kind are missing; 0 */
	unsigned part_asked; /* that kind */
	struct err part_err;
};

/* A rule set ready to compute with. */
struct side {
	struct rules *rules; /* lent */
	struct law law;
};

/* 0, or ERR_RULE: the set lacks a number of the law. */
int side_init(struct side *s, struct rules *rules, struct err *e);
/* Computes a case; the steps go to the sheet unless it is NULL. */
void side_run(const struct side *s, struct num_pool *pool, struct sheet *sheet,
    const struct nenkin_case *p, const struct compare_options *o,
    struct outcome *out);

/* Whether two outcomes, or two benefits of one kind, differ in anything that a
 * result says; two refusals do not. */
int outcomes_differ(const struct outcome *a, const struct outcome *b);
int benefits_differ(const struct benefit *a, const struct benefit *b);
/* The benefit of an outcome; NULL where the case was refused. */
const struct benefit *outcome_benefit(const struct outcome *o,
    enum benefit_id id);
/* The same of a survivor (NULL = the person). */
const struct benefit *outcome_benefit_of(const struct outcome *o,
    enum benefit_id id, const char *recipient);
/* Whether benefits of a kind were refused. */
int outcome_refuses(const struct outcome *o, enum benefit_id id);
/* "survivors_basic[w]": the benefit with the survivor it is for. */
void benefit_title(struct text *t, enum benefit_id id, const char *recipient);
/* Yen a year; 0 for what is not due or not there. */
long long payable_of(const struct benefit *b);
long long outcome_payable(const struct outcome *o);

/* How the effects of several rows are parted. */
enum compare_causes {
	CAUSES_LISTED,   /* not: the rows met are listed */
	CAUSES_ROWS,     /* row by row */
	CAUSES_TOGETHER  /* rates that begin in the same month are one */
};

enum cause_part {
	CAUSE_ALONE,     /* does it alone */
	CAUSE_WITH,      /* does it together with the cause before */
	CAUSE_JOINT      /* takes part in the joint effect only */
};

struct cause {
	int change;     /* number in the list of changes */
	long long yen;  /* what it does alone; else 0 */
	enum cause_part part;
};

/* One benefit of one case that differs. */
struct moved {
	enum benefit_id id;
	const char *recipient; /* id of the survivor, lent; NULL = the person */
	const struct benefit *before, *after; /* NULL = refused, or no such line */
	long long yen;          /* payable a year, after - before; 0 = refused */
	int cause, n_cause;     /* slice of comparison.cause */
	long long joint;        /* what the causes do only together */
};

struct comparison;

/* The sets are lent. */
struct comparison *comparison_new(struct rules *old, struct rules *new,
    const struct compare_options *o, enum compare_causes causes, struct err *e);
void comparison_free(struct comparison *c);

/* From now on every run is made from the start (memo.h): says the same, and is
 * the judge of that. */
void comparison_recall_nothing(struct comparison *c);

/* From now on the causes are parted otherwise. */
void comparison_part(struct comparison *c, enum compare_causes causes);

/* Compares one case; whether it differs.  Until the next call the rest can be
 * asked for.  `count` 0: it was counted before. */
int comparison_run(struct comparison *c, const struct nenkin_case *p,
    int count);
const struct outcome *comparison_old(const struct comparison *c);
const struct outcome *comparison_new_outcome(const struct comparison *c);
const struct moved *comparison_moved(const struct comparison *c, int *n);
const struct cause *comparison_causes(const struct comparison *c,
    const struct moved *m);
/* Computes the case again with its steps, under the old or the new rules. */
void comparison_sheet(struct comparison *c, int of_new,
    const struct nenkin_case *p, struct sheet *sheet, struct outcome *out);

const struct rule_changes *comparison_changes(const struct comparison *c);
/* Of a change: cases that came across it, that it moves, and the yen a year
 * that it moves alone. */
struct change_count {
	long long met, moved, yen;
};
const struct change_count *comparison_count(const struct comparison *c,
    int change);

#endif
