/* confidence.c - the exact interval of a share (Clopper-Pearson).
 *
 * Given     n drawn, k found, the weight of a tail
 * Returned  both ends of the interval, rounded half up, every digit proved
 * Status    none: the digit is always decided
 * Notes     1. the upper end is the share p at which k or fewer are found with
 *              the probability of the tail; the lower end is 1 less the upper
 *              end of n - k
 *           2. that probability falls as p rises: the rounded end lies between
 *              the two middles of digits on whose sides the probability is
 *              above and below the tail
 *           3. at each middle the sum is enclosed by MPFR, every operation
 *              rounded down for one end and up for the other; while the tail
 *              lies between the two, the precision is doubled
 */
#include "confidence.h"

#include <gmp.h>
#include <mpfr.h>

#define BITS_FIRST 96
#define BITS_MAX 4096 /* where a sum equals the tail the digit is a tie */

/* P(X <= k) at p = a/b, on one side of the truth. */
static void below(mpfr_t sum, long n, long k, const mpz_t a, const mpz_t b,
    mpfr_rnd_t side)
{
	mpfr_t term, odds;
	mpz_t c;
	mpq_t q;
	long i;

	mpfr_inits2(mpfr_get_prec(sum), term, odds, (mpfr_ptr)0);
	mpz_init(c);
	mpq_init(q);
	mpz_sub(c, b, a);
	mpq_set_num(q, a); /* a/(b - a): from one term to the next */
	mpq_set_den(q, c);
	mpfr_set_q(odds, q, side);
	mpq_set_num(q, c); /* the first term: ((b - a)/b)^n */
	mpq_set_den(q, b);
	mpfr_set_q(term, q, side);
	mpfr_pow_ui(term, term, (unsigned long)n, side);
	mpfr_set(sum, term, side);
	for (i = 0; i < k; i++) {
		mpfr_mul_ui(term, term, (unsigned long)(n - i), side);
		mpfr_div_ui(term, term, (unsigned long)(i + 1), side);
		mpfr_mul(term, term, odds, side);
		mpfr_add(sum, sum, term, side);
	}
	mpq_clear(q);
	mpz_clear(c);
	mpfr_clears(term, odds, (mpfr_ptr)0);
}

/* Whether P(X <= k) at (2j + 1)/(2 × 10^places) is above 1/tail, -1 or 1. */
static int compare_tail(long n, long k, long long j, int places, long tail,
    mpfr_prec_t bits)
{
	mpfr_t low, high;
	mpz_t a, b;
	int sign = 0;

	mpz_init_set_si(a, (long)(2 * j + 1));
	mpz_init(b);
	mpz_ui_pow_ui(b, 10, (unsigned long)places);
	mpz_mul_ui(b, b, 2);
	mpfr_inits2(bits, low, high, (mpfr_ptr)0);
	below(low, n, k, a, b, MPFR_RNDD);
	below(high, n, k, a, b, MPFR_RNDU);
	mpfr_mul_si(low, low, tail, MPFR_RNDD);
	mpfr_mul_si(high, high, tail, MPFR_RNDU);
	if (mpfr_cmp_ui(low, 1) > 0)
		sign = 1;
	else if (mpfr_cmp_ui(high, 1) < 0)
		sign = -1;
	mpfr_clears(low, high, (mpfr_ptr)0);
	mpz_clear(a);
	mpz_clear(b);
	return sign;
}

static int above_tail(long n, long k, long long j, int places, long tail)
{
	mpfr_prec_t bits;
	int sign = 0;

	for (bits = BITS_FIRST; !sign && bits <= BITS_MAX; bits *= 2)
		sign = compare_tail(n, k, j, places, tail, bits);
	return sign >= 0; /* a tie is rounded up */
}

static long long whole(int places)
{
	long long w = 1;

	while (places-- > 0)
		w *= 10;
	return w;
}

static long long upper(long n, long k, int places, long tail)
{
	long long low = 0, high = whole(places), middle;

	if (k == n)
		return high;
	while (low < high) { /* the first digit above whose middle it is rarer */
		middle = low + (high - low) / 2;
		if (above_tail(n, k, middle, places, tail))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* 1 less the upper end of the others: rounded half up means half down there,
 * which differs on an exact middle alone, and that is decided as one. */
struct interval confidence(long n, long k, int places, long tail)
{
	struct interval i;

	i.high = upper(n, k, places, tail);
	i.low = whole(places) - upper(n, n - k, places, tail);
	return i;
}
