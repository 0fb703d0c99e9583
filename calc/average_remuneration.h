/* average_remuneration.h - 平均標準報酬月額 and 平均標準報酬額 of one category. */
#ifndef NENKIN_AVERAGE_REMUNERATION_H
#define NENKIN_AVERAGE_REMUNERATION_H

#include "career.h"

/* What the averages of a category are multiplied with. */
struct averages {
	num before[3];   /* by group when 52条 parts them, else [2] alone */
	num months[3];   /* months multiplied, the same way */
	int parted;
	num from, months_from;
	num old_before, old_from; /* 1994 level, NULL = not given */
	num all_before;  /* multiplied months before 2003-04 together */
	long long fund_before, fund_from; /* Σ yen of fund months, not revalued */
};

/* Whose averages they are. */
enum averages_of {
	AVERAGES_OLD_AGE,
	AVERAGES_INSURED,      /* 50条1項: 昭60附52条 parts them whatever the months */
	AVERAGES_INSURED_FLOOR /* the same with 300 months: never parted */
};

int average_remuneration(struct calc *c, struct averages *a,
    const struct career *k, int category, int until, int on,
    enum averages_of of);

/* Are the revaluation rates of a fiscal year, given its April, below those of
 * the year before for a birth date?  0 where either year has no row. */
int revaluation_fell(const struct calc *c, int birth, int april);

#endif
