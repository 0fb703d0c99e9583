/* tally.h - the sums of a comparison: by benefit, birth, sex and amount, and
 * the cases that gain and lose most. */
#ifndef NENKIN_TALLY_H
#define NENKIN_TALLY_H

#include "compare.h"

#define TALLY_COHORT_MAX 40 /* groups of births, five calendar years each */
#define TALLY_BAND_MAX 9    /* bands of the amount payable, 500,000 yen each */

struct tally_line {
	long long moved;        /* cases that differ (benefits, in by_benefit) */
	long long gained, gain; /* how many gain, and yen a year */
	long long lost, loss;   /* how many lose, and yen a year (positive) */
};

/* A case among those that gain or lose most. */
struct tally_case {
	long long yen;
	char *record;           /* its text */
	size_t len;
};

struct tally_top {
	struct tally_case *at;
	int n, max;
};

struct tally {
	long long cases, moved;
	long long refused;      /* under both sets */
	long long refused_old, refused_new; /* under one of them */
	long long before, after; /* yen a year payable, where neither refuses */
	struct tally_line by_benefit[BENEFITS];
	struct tally_line by_sex[2];
	struct tally_line by_cohort[TALLY_COHORT_MAX];
	struct tally_line by_band[TALLY_BAND_MAX]; /* by what was payable before */
	struct tally_top gain, loss;
	struct tally_top same;  /* differ, but not in yen */
	struct tally_top refusal; /* refused under one of the sets */
};

void tally_init(struct tally *t, int top);
void tally_release(struct tally *t);
/* Counts the case just compared; the record is its text. */
void tally_add(struct tally *t, const struct comparison *c,
    const struct nenkin_case *p, const char *record, size_t len);

/* First birth year of a cohort; first yen of a band (the last has no end). */
int tally_cohort_year(int cohort);
int tally_cohort_years(void);
long long tally_band_yen(int band);

#endif
