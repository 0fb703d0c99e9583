/* root.c - the cube root of a ratio, rounded with a proof of its last digit.
 *
 * Given     a positive rational
 * Returned  its cube root to three decimals, half up, and the enclosure
 * Status    none: the digit is always decided
 * Notes     1. the root is enclosed by MPFR, every operation rounded down for
 *              the lower end and up for the upper; the digit is proved when
 *              both ends round to it
 *           2. where they do not, a multiple of half a thousandth lies between:
 *              whether the root is that number is decided by its cube, in whole
 *              numbers; if not, the precision is doubled
 */
#include "root.h"

#include <gmp.h>
#include <mpfr.h>

#define BITS_FIRST 64
#define DIGIT 1000      /* thousandths */
#define SHOWN 1000000000 /* places of the enclosure that is shown */

/* The numerator and denominator of a num, in lowest terms. */
static void fraction(mpq_t q, num x)
{
	char text[NUM_TEXT_MAX];

	mpq_init(q);
	mpq_set_str(q, num_text(x, text, sizeof text), 10);
}

/* ∛q × scale, on one side of the truth. */
static void one_side(mpfr_t end, const mpq_t q, unsigned long scale,
    mpfr_rnd_t side)
{
	mpfr_set_q(end, q, side);
	mpfr_cbrt(end, end, side);
	mpfr_mul_ui(end, end, scale, side);
}

/* Thousandths that an end rounds to, half up. */
static long thousandths(const mpq_t q, mpfr_prec_t bits, mpfr_rnd_t side)
{
	mpfr_t end;
	long n;

	mpfr_init2(end, bits);
	one_side(end, q, 2 * DIGIT, side);
	mpfr_add_ui(end, end, 1, side);
	mpfr_div_2ui(end, end, 1, side);
	n = mpfr_get_si(end, MPFR_RNDD);
	mpfr_clear(end);
	return n;
}

/* Whether ∛q is exactly (2n - 1) / 2000: the cubes in whole numbers. */
static int is_middle(const mpq_t q, long n)
{
	mpz_t a, b;
	int same;

	mpz_init_set_si(a, 2 * n - 1);
	mpz_pow_ui(a, a, 3);
	mpz_mul(a, a, mpq_denref(q));
	mpz_init_set_ui(b, 2 * DIGIT);
	mpz_pow_ui(b, b, 3);
	mpz_mul(b, b, mpq_numref(q));
	same = mpz_cmp(a, b) == 0;
	mpz_clear(a);
	mpz_clear(b);
	return same;
}

/* The end at nine decimals, outward. */
static num shown(struct num_pool *p, const mpq_t q, mpfr_prec_t bits,
    mpfr_rnd_t side)
{
	mpfr_t end;
	long n;

	mpfr_init2(end, bits);
	one_side(end, q, SHOWN, side);
	n = mpfr_get_si(end, side);
	mpfr_clear(end);
	return num_ratio(p, n, SHOWN);
}

void root_of(struct num_pool *p, num x, struct root *r)
{
	mpfr_prec_t bits = BITS_FIRST;
	long low, high;
	mpq_t q;

	fraction(q, x);
	for (r->tie = 0;; bits *= 2) {
		low = thousandths(q, bits, MPFR_RNDD);
		high = thousandths(q, bits, MPFR_RNDU);
		if (low == high || (r->tie = is_middle(q, high)) != 0)
			break;
	}
	r->tie = r->tie || is_middle(q, high);
	r->value = num_ratio(p, high, DIGIT);
	r->low = shown(p, q, bits, MPFR_RNDD);
	r->high = shown(p, q, bits, MPFR_RNDU);
	r->bits = (long)bits;
	mpq_clear(q);
}
