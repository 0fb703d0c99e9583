/* recheck_worst.h - what a report keeps of a run of nenkin-recheck: findings by
 * month, and of each code the decisions with most yen. */
#ifndef NENKIN_RECHECK_WORST_H
#define NENKIN_RECHECK_WORST_H

#include "recheck_summary.h"

/* A decision that is kept, as it was read; it is recomputed for the report. */
struct kept {
	long long yen;      /* wrong a year, under and over */
	long long owed;     /* payable, recoverable and barred */
	long long order;    /* of the input */
	char *text;
	size_t len;
	int lists;          /* that it stands in */
};

struct worst_list {
	struct kept **at;   /* worst first */
	int n;
};

struct worst_month {
	int month;
	long long n[3];     /* findings by direction */
};

struct worst {
	int each;           /* decisions kept of a code */
	struct worst_list code[SUMMARY_CODES_MAX];
	long long order;
	struct worst_month *month; /* ascending */
	int n_month, cap_month;
};

void worst_init(struct worst *w, int each);
void worst_release(struct worst *w);

/* The month a decision is counted in: that in which it was made, else the month
 * of its first line; MONTH_NONE when it has neither. */
int worst_month_of(const struct decision *d);
/* Counts the findings in their month. */
void worst_count(struct worst *w, const struct decision *d,
    const struct findings *f);
/* Keeps the decision when it is among the worst of one of its codes. */
void worst_keep(struct worst *w, const struct findings *f, const char *record,
    size_t len);
/* All that are kept, worst first; *n of them, the array to be freed. */
const struct kept **worst_all(const struct worst *w, int *n);

#endif
