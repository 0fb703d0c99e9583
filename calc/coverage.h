/* coverage.h - which branches of the law a set of cases comes to, of all that the
 * computations can come to (step_list.h). */
#ifndef NENKIN_COVERAGE_H
#define NENKIN_COVERAGE_H

#include "mutation.h"
#include "step_list.h"

struct coverage_step {
	const struct step_entry *entry;
	long long cases;
	long long up, down, whole, zero, more;
	unsigned never; /* outcomes (SIDE_) that no case has */
};

struct coverage_count {
	int met, of;
};

struct coverage {
	struct coverage_step *step; /* within reach of the tool, by article, id */
	int n;
	struct coverage_count steps, outcomes, articles, decisions, refusals;
	unsigned asked;
	int unlisted; /* steps met that do not stand in the list */
};

/* After all cases were run. */
void coverage_find(struct coverage *c, const struct mutation *m);
void coverage_release(struct coverage *c);

/* The outcomes a step can have, and how many a set of them are. */
unsigned step_outcomes(const struct step_entry *e);
int outcome_count(unsigned outcomes);
/* The steps from `i` on that are of one article, into two counts; the first of
 * the next. */
int coverage_article(const struct coverage *c, int i,
    struct coverage_count *steps, struct coverage_count *outcomes);

#endif
