/* recheck_candidate.h - a decision that a report may show: how much weighs on
 * each of its codes, and the record, from which it is computed again. */
#ifndef NENKIN_RECHECK_CANDIDATE_H
#define NENKIN_RECHECK_CANDIDATE_H

#include "../calc/finding.h"
#include "../calc/json.h"

struct weight {
	int code;        /* number in error_codes() */
	long long yen;   /* wrong a year, under and over */
	long long owed;  /* payable, recoverable and barred */
};

struct candidate {
	const char *text; /* the record, lent */
	size_t len;
	struct weight weight[FINDINGS_MAX];
	int n;
};

/* What the findings weigh, code by code. */
void candidate_weigh(struct candidate *c, const struct findings *f);
/* A record with `id` in place of the ids of the decision and of its case. */
void candidate_mask(struct text *t, const char *record, size_t len,
    const char *id);
/* A line of nenkin-partial(5). */
void candidate_json(struct text *t, const struct candidate *c);
/* Of the value of "kept", which lends the text; -1 = it is none. */
int candidate_read(struct candidate *c, const struct json *kept);

#endif
