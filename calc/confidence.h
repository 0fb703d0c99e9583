/* confidence.h - the exact interval of a share found in a sample
 * (Clopper and Pearson, Biometrika 26, 1934), each digit proved. */
#ifndef NENKIN_CONFIDENCE_H
#define NENKIN_CONFIDENCE_H

/* Ends in units of 10^-places of the whole (places 4: hundredths of a per
 * cent), rounded half up. */
struct interval {
	long long low, high;
};

/* Of k found in n, with tails of 1/tail each (40: two-sided 95 %, 20: one-sided
 * 95 %, of which one end is meant).  n > 0, 0 <= k <= n, places <= 9. */
struct interval confidence(long n, long k, int places, long tail);

#endif
