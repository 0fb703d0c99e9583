/* compare_making.h - what the parts of nenkin-compare generate share. */
#ifndef NENKIN_COMPARE_MAKING_H
#define NENKIN_COMPARE_MAKING_H

#include "compare_person.h"
#include "compare_tool.h"

#define TRIES 40 /* lives drawn until one is covered by the law computed */

struct making;

/* The row for which a person is looked for. */
struct search {
	struct making *m;
	const struct rule_head *h;
	const struct rule_row *row;
	const struct draw *draw; /* of old age: how */
};

/* What is invented for the benefits of one kind. */
struct kind {
	const char *name;     /* of --benefit */
	const char *mark;     /* in the id, after the seed */
	unsigned asks;        /* ASKS_ bit */
	int draws;            /* people drawn for a row, at most */
	void (*any)(struct generator *g, struct person *p);
	/* The pairs on both sides of the boundaries of a table's rows. */
	void (*pairs)(struct making *m, const struct rule_table *t);
	/* Someone who may come across the row looked for. */
	void (*draw)(struct search *s, struct person *p);
};

struct making {
	struct compare_run *run;
	const struct kind *kind;
	struct generator g;
	struct side side;
	struct num_pool pool;
	struct text line;
	struct outcome out;
	long long written, given_up, pairs;
	long long deciders, undecided; /* rows with a person they decide for, and
					* rows without */
};

/* Draws a life and computes it: the line, the record and the outcome; whether
 * it is covered. */
int making_compute(struct making *m, const struct person *p);
/* Writes the line. */
void making_write(struct making *m);

/* The row looked for: its table, its key, the month it names; whether it is of
 * revaluation rates, which are seen in the months of a job. */
int search_table(const struct search *s, const char *table);
int search_key(const struct search *s, const char *key);
int search_month(const struct search *s);
int search_rates(const struct search *s);
/* Puts the person where a count, a status or a day decides; 0: of another kind. */
int deceased_about(struct search *s, struct person *p);

/* Two people alike but for the side of a boundary. */
struct pair;
/* Puts the person on a side: 0 before, 1 on it; whether there can be one. */
typedef int place_fn(struct generator *g, struct person *p,
    const struct pair *x, int side);
struct pair {
	const struct rule_row *row;
	place_fn *place;
	const char *what;    /* in the id */
	int at;              /* month, day, age or count */
};
/* Writes both, of lives that are covered. */
void making_pair(struct making *m, const struct pair *x);
/* Calls of_row for the rows of a table that the benefits read. */
void pairs_of_rows(struct making *m, const struct rule_table *t,
    void (*of_row)(struct making *m, const struct rule_head *h,
	const struct rule_row *row));
void disabled_pairs(struct making *m, const struct rule_table *t);
void deceased_pairs(struct making *m, const struct rule_table *t);

/* Someone who may come across the row, by kind. */
void old_age_draw(struct search *s, struct person *p);
void disabled_draw(struct search *s, struct person *p);
void deceased_draw(struct search *s, struct person *p);

/* For every rule row a person whose result changes when the row is wrong. */
void compare_decide(struct making *m);

#endif
