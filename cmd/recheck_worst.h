/* recheck_worst.h - what a report keeps of a run of nenkin-recheck: of each
 * code the decisions with most yen. */
#ifndef NENKIN_RECHECK_WORST_H
#define NENKIN_RECHECK_WORST_H

#include "recheck_candidate.h"

#define WORST_EACH 20        /* decisions of a code when --limit is not given */
#define WORST_EACH_MAX 10000
#define WORST_CARRIED 100    /* that a partial result carries */

/* A decision that is kept, as it was read; it is recomputed for the report. */
struct kept {
	long long yen, owed; /* of the codes that are wanted */
	long long order;     /* of the input */
	char *text;
	size_t len;
	int lists;           /* that it stands in */
};

/* Its place in the list of a code. */
struct worst_place {
	long long yen, owed; /* of that code */
	struct kept *kept;
};

struct worst_list {
	struct worst_place *at; /* worst first */
	int n;
	int wanted;
};

struct worst {
	int each;            /* decisions kept of a code */
	struct worst_list *code;
	int n_code;
	long long order;
};

/* Of all codes; then those not wanted are passed over.  each 0: nothing is
 * kept. */
void worst_init(struct worst *w, int each);
void worst_unwanted(struct worst *w, int code);
void worst_release(struct worst *w);
/* Whether the decision is, now, among the worst of one of its codes; then it is
 * kept.  To be called in the order of the input. */
int worst_add(struct worst *w, const struct candidate *c);
/* All that are kept, worst first; *n of them, the array to be freed. */
const struct kept **worst_all(const struct worst *w, int *n);

#endif
