/* check_confidence.c - the exact interval of a share against published figures
 * and against plain sums of whole numbers. */
#include "../calc/confidence.h"

#include <check.h>
#include <gmp.h>
#include <stdlib.h>

/* Published: found, of, ends in tenths or hundredths of a per cent. */
static const struct {
	long k, n;
	int places;
	long long low, high;
} PUBLISHED[] = {
	{ 20, 200, 3, 62, 150 },    /* 10 % (6.2-15.0) */
	{ 83, 200, 3, 346, 487 },   /* 41.5 % (34.6-48.7) */
	{ 41, 50, 3, 686, 914 },    /* 82 % (68.6-91.4) */
	{ 277, 20000, 4, 123, 156 }, /* 1.39 % (1.23-1.56) */
	{ 7, 2159, 4, 13, 67 },     /* 0.32 % (0.13-0.67) */
	{ 124, 2895, 3, 36, 51 },   /* 4.3 % (3.6-5.1) */
	{ 0, 10, 3, 0, 308 },
	{ 10, 10, 3, 692, 1000 }
};

START_TEST(published)
{
	struct interval i = confidence(PUBLISHED[_i].n, PUBLISHED[_i].k,
	    PUBLISHED[_i].places, 40);

	ck_assert_int_eq(i.low, PUBLISHED[_i].low);
	ck_assert_int_eq(i.high, PUBLISHED[_i].high);
}
END_TEST

/* No error in n: one-sided 95 % upper bound, hundredths of a per cent. */
static const struct {
	long n;
	long long high;
} NONE_FOUND[] = { { 59, 495 }, { 149, 199 }, { 299, 100 }, { 598, 50 },
	{ 2995, 10 } };

START_TEST(none_found)
{
	struct interval i = confidence(NONE_FOUND[_i].n, 0, 4, 20);

	ck_assert_int_eq(i.low, 0);
	ck_assert_int_eq(i.high, NONE_FOUND[_i].high);
}
END_TEST

/* n errors fewer do not do: 58 are above 5 %, and so on. */
START_TEST(none_found_needs_all)
{
	static const struct { long n; long long limit; } least[] = {
		{ 59, 500000 }, { 149, 200000 }, { 299, 100000 }, { 598, 50000 },
		{ 2995, 10000 } };

	ck_assert_int_le(confidence(least[_i].n, 0, 7, 20).high, least[_i].limit);
	ck_assert_int_gt(confidence(least[_i].n - 1, 0, 7, 20).high,
	    least[_i].limit);
}
END_TEST

/* tail × Σ C(n,i) a^i (b-a)^(n-i), i = 0..k, against b^n. */
static int slow_compare(long n, long k, long a, long b, long tail)
{
	mpz_t sum, x, y;
	int sign;
	long i;

	mpz_inits(sum, x, y, NULL);
	for (i = 0; i <= k; i++) {
		mpz_bin_uiui(x, (unsigned long)n, (unsigned long)i);
		mpz_ui_pow_ui(y, (unsigned long)a, (unsigned long)i);
		mpz_mul(x, x, y);
		mpz_ui_pow_ui(y, (unsigned long)(b - a), (unsigned long)(n - i));
		mpz_mul(x, x, y);
		mpz_add(sum, sum, x);
	}
	mpz_mul_si(sum, sum, tail);
	mpz_ui_pow_ui(y, (unsigned long)b, (unsigned long)n);
	sign = mpz_cmp(sum, y);
	mpz_clears(sum, x, y, NULL);
	return sign;
}

/* Every k of every n up to 40: the middles beside the digit, exactly. */
START_TEST(whole_numbers)
{
	long n = _i + 1, k;

	for (k = 0; k <= n; k++) {
		struct interval i = confidence(n, k, 4, 40);

		if (k < n) {
			ck_assert(slow_compare(n, k, 2 * i.high - 1, 20000, 40) >= 0);
			ck_assert(slow_compare(n, k, 2 * i.high + 1, 20000, 40) <= 0);
		} else {
			ck_assert_int_eq(i.high, 10000);
		}
		ck_assert_int_eq(i.low, 10000 - confidence(n, n - k, 4, 40).high);
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("confidence");
	TCase *t = tcase_create("confidence");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, published, 0,
	    (int)(sizeof PUBLISHED / sizeof *PUBLISHED));
	tcase_add_loop_test(t, none_found, 0,
	    (int)(sizeof NONE_FOUND / sizeof *NONE_FOUND));
	tcase_add_loop_test(t, none_found_needs_all, 0, 5);
	tcase_add_loop_test(t, whole_numbers, 0, 40);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
