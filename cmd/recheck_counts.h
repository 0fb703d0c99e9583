/* recheck_counts.h - what a run of nenkin-recheck counts, by name.
 *
 * Tables: run, total, code, category, certainty, benefit, office, month (of the
 * decision), found (fiscal years of the decision and of --on, "-" = not said),
 * found_category (the same and the category), band (of what is owed), standard
 * (benefit and month), scan (rules), and class_* (what decisions may have in
 * common).
 */
#ifndef NENKIN_RECHECK_COUNTS_H
#define NENKIN_RECHECK_COUNTS_H

#include "../calc/finding.h"
#include "../calc/law.h"
#include "counts.h"

/* Of "run". */
enum { RUN_CHECKED, RUN_PASS, RUN_FAIL, RUN_REVIEW, RUN_REFUSED, RUN_UNDERPAID,
	RUN_OVERPAID, RUN_DECIDED, RUN_WITH_YEN };
/* Of the tables of findings: under and over apart, never netted. */
enum { ROW_N, ROW_UNDER_N, ROW_UNDER_YEN, ROW_UNDER_OWED, ROW_UNDER_BARRED,
	ROW_OVER_N, ROW_OVER_YEN, ROW_OVER_OWED, ROW_OVER_BARRED };
/* Of "standard": all, in time, those reconfirmed, in time, and of the others
 * those within the longer time too. */
enum { STANDARD_N, STANDARD_IN_TIME, STANDARD_AGAIN_N, STANDARD_AGAIN_IN_TIME,
	STANDARD_LONGER };

/* Of "scan": decisions to which a rule applies, those of them in which its error
 * is found, and others in which it is. */
enum { SCAN_N, SCAN_FOUND, SCAN_ELSEWHERE };

#define STANDARD_TARGET 90 /* per cent; medium-term plan 2024-29, I.5(5) */

/* What all decisions of a run are counted by. */
struct counted_by {
	const struct rules *rules;
	const struct law *law;
	int on; /* month, MONTH_NONE = not said */
};

/* Counts a decision with all its findings. */
void counts_decision(struct counts *c, const struct decision *d,
    const struct findings *f, const struct counted_by *by);
void counts_refused(struct counts *c, int code);
/* The counters of a table and key, all zero when there are none. */
const long long *counts_get(const struct counts *c, const char *table,
    const char *key);

#define BANDS 8
long long band_from(int band); /* first yen of a band */

#endif
