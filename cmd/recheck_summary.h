/* recheck_summary.h - what a run of nenkin-recheck found, in figures. */
#ifndef NENKIN_RECHECK_SUMMARY_H
#define NENKIN_RECHECK_SUMMARY_H

#include "../calc/finding.h"
#include "common.h"

#define SUMMARY_CODES_MAX 80

/* Under- and overpayments apart, never netted. */
struct summary_row {
	long long n;        /* findings */
	long long n_way[3]; /* by direction */
	long long yen[3];   /* yearly, sum of |difference| */
	long long owed[3], barred[3];
};

struct summary {
	long long checked, pass, fail, review, refused;
	long long underpaid, overpaid; /* decisions with such an error */
	long long decided;             /* yearly yen of all lines */
	long long with_yen;            /* decisions with a yen wrong */
	struct summary_row code[SUMMARY_CODES_MAX];
	struct summary_row category[ERROR_CATEGORIES];
	struct summary_row total;
};

/* Counts a decision with all its findings. */
void summary_add(struct summary *s, const struct decision *d,
    const struct findings *f);
/* One finding as a paragraph. */
void summary_finding(struct text *t, const struct finding *f, const char *id,
    enum lang lang);
/* The figures; `head` is the first line. */
void summary_text(struct text *t, const struct summary *s, enum lang lang);

#endif
