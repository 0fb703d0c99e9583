/* mutation.h - which rows of the rule tables a set of cases comes across, and
 * whether one of them would notice a wrong value.
 *
 * Each row is changed by one in its last digit (yen by 100, each rate of a
 * series by a thousandth; a row whose table says but from when something is, left
 * out; a row that was taken away is put back) as soon as a case comes
 * across it, and the case is computed again.
 */
#ifndef NENKIN_MUTATION_H
#define NENKIN_MUTATION_H

#include "compare.h"

struct mutation_row {
	const struct rule_row *row;
	int change;         /* number in the list of changes; -1 = any row */
	int reachable;      /* in force in a month that the tools answer for */
	int other;          /* of a table that nothing computed for the cases reads */
	long long met;      /* cases that come across it */
	long long used;     /* cases whose worksheet rests on it */
	enum { NOTICED_NOT, NOTICED_CASE, NOTICED_LOAD } noticed;
	int on_sheet;       /* not noticed, but a step of a worksheet differs:
			     * another figure wins over the wrong one */
	char by[CASE_ID_MAX]; /* the case; also of on_sheet */
};

struct mutation;

/* Whether none of the benefits asked for (ASKS_ bits) reads the table. */
int mutation_is_other(const char *table, unsigned asked);

/* Rows of a set that calculations look up: all, or the changed ones of a list
 * (NULL = all; it must outlive the mutation).  `mutate` 0: only who comes across
 * them. */
struct mutation *mutation_new(struct rules *rules,
    const struct rule_changes *changes, const struct compare_options *o,
    int mutate, struct err *e);
void mutation_free(struct mutation *m);
/* Benefits computed for any of the cases (ASKS_ bits). */
unsigned mutation_asked(const struct mutation *m);
/* Computes a case; its outcome. */
const struct outcome *mutation_run(struct mutation *m,
    const struct nenkin_case *p);
int mutation_count(const struct mutation *m);
const struct mutation_row *mutation_at(const struct mutation *m, int i);

/* Steps of the worksheets, by id, with the cases that have them and what came
 * out of them: each is a branch of its article. */
struct mutation_step {
	const struct step_def *def;
	long long cases;
	long long up, down, whole; /* rounded so, or with nothing to round */
	int rounds;                /* rounded at all */
	long long zero, more;      /* results of 0, and others */
	int last;           /* the case counted last */
};
const struct mutation_step *mutation_steps(const struct mutation *m, int *n);

/* What was decided: cases by benefit, reason and note. */
struct mutation_outcomes {
	long long entitled[BENEFITS], not_entitled[BENEFITS];
	long long suspended[BENEFITS]; /* of those entitled: in part or whole */
	long long reason[REASONS], note[NOTES];
	long long refused;
};
const struct mutation_outcomes *mutation_outcomes(const struct mutation *m);
/* Cases that met a refusal of the list (step_list.h), by its number. */
long long mutation_refused(const struct mutation *m, int refusal);

#endif
