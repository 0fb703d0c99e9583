/* recheck_candidate.h - a decision that a report may show: how much weighs on
 * each of its codes, and the record, from which it is computed again, or with
 * a mask what may be shown. */
#ifndef NENKIN_RECHECK_CANDIDATE_H
#define NENKIN_RECHECK_CANDIDATE_H

#include "../calc/blocks.h"
#include "../calc/finding.h"
#include "../calc/json.h"

struct weight {
	int code;        /* number in error_codes() */
	long long yen;   /* wrong a year, under and over */
	long long owed;  /* payable, recoverable and barred */
};

struct candidate {
	const char *text; /* the record, or what may be shown of it; lent */
	size_t len;
	struct weight weight[FINDINGS_MAX];
	int n;
};

/* What the findings weigh, code by code. */
void candidate_weigh(struct candidate *c, const struct findings *f);
/* In place of a record that is masked: what a report may show of it. */
void candidate_shown(struct text *t, const struct decision *d,
    const struct findings *f);
/* The same, read: id, office, the first day of the month of the decision, and
 * the findings, whose texts last as long as `texts`; -1 = it is none. */
int candidate_read_shown(const struct json *root, struct decision *d,
    struct findings *f, struct blocks *texts);
/* A line of nenkin-partial(5). */
void candidate_json(struct text *t, const struct candidate *c);
/* Of the value of "kept", which lends the text; -1 = it is none. */
int candidate_read(struct candidate *c, const struct json *kept);

#endif
