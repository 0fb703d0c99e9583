/* check_recheck.c - payments, their bars, the addition for late payment, and the rules seen through a lens. */
#include "testing.h"

#include "../calc/arrears.h"
#include "../calc/late_payment.h"

/* ---- payments (国年法18条の2) -------------------------------------------------- */

/* Yearly yen of a month. */
static long long at(const long long *yen, const int *until, int month)
{
	while (*until && month > *until) {
		until++;
		yen++;
	}
	return *yen;
}

/* The payments of a window, the first one that of `first`. */
static void pay(const long long *yen, const int *until, int from, int first,
    long long *paid, int n)
{
	struct payments p = { 0 };
	int i, m;

	for (i = 0; i < n; i++) {
		long long two = 0;

		for (m = first + 2 * i - 2; m < first + 2 * i; m++)
			two += m < from ? 0 : at(yen, until, m);
		paid[i] = payment(&p, first + 2 * i, two);
	}
}

static const struct {
	long long yen, each, back;
} CONSTANT[] = {
	{ 813700, 135616, 4 }, { 780123, 130020, 3 }, { 777800, 129633, 2 },
	{ 1000001, 166666, 5 }, { 797874, 132979, 0 },
};

START_TEST(constant_rate)
{
	const long long yen[] = { CONSTANT[_i].yen };
	const int until[] = { 0 };
	long long paid[6], sum = 0;
	int i;

	pay(yen, until, MONTH(2020, 1), MONTH(2026, 4), paid, 6);
	for (i = 0; i < 6; i++) {
		ck_assert_int_eq(paid[i], CONSTANT[_i].each +
		    (i == 5 ? CONSTANT[_i].back : 0));
		sum += paid[i];
	}
	ck_assert_int_eq(sum, CONSTANT[_i].yen);
}
END_TEST

START_TEST(change_of_rate)
{
	const long long yen[] = { 831700, 847300 };
	const int until[] = { MONTH(2026, 3), 0 };
	long long paid[6], sum = 0;
	int i;

	pay(yen, until, MONTH(2020, 1), MONTH(2026, 4), paid, 6);
	ck_assert_int_eq(paid[0], 138616);
	ck_assert_int_eq(paid[1], 141216);
	ck_assert_int_eq(paid[5], 141216 + 4);
	for (i = 0; i < 6; i++)
		sum += paid[i];
	ck_assert_int_eq(sum, 844700);
}
END_TEST

START_TEST(first_payment)
{
	const long long yen[] = { 797874 };
	const int until[] = { 0 };
	long long paid[1];

	pay(yen, until, MONTH(2027, 1), MONTH(2027, 2), paid, 1);
	ck_assert_int_eq(paid[0], 66489);
}
END_TEST

START_TEST(month_of_payment)
{
	ck_assert_int_eq(payment_month(MONTH(2020, 2)), MONTH(2020, 4));
	ck_assert_int_eq(payment_month(MONTH(2020, 3)), MONTH(2020, 4));
	ck_assert_int_eq(payment_month(MONTH(2020, 12)), MONTH(2021, 2));
	ck_assert_int_eq(payment_month(MONTH(2021, 1)), MONTH(2021, 2));
}
END_TEST

/* ---- the bar (国年法102条1項) --------------------------------------------------- */

static int oldest_payable(int on)
{
	int m = on;

	while (!is_barred(payment_month(m - 1), on, 60))
		m--;
	return m;
}

START_TEST(bar)
{
	/* February and March 2020, due April 2020: barred from 2025-05-01 */
	ck_assert(!is_barred(payment_month(MONTH(2020, 3)), MONTH(2025, 4), 60));
	ck_assert(is_barred(payment_month(MONTH(2020, 3)), MONTH(2025, 5), 60));
	ck_assert_int_eq(oldest_payable(MONTH(2026, 11)), MONTH(2021, 10));
	ck_assert_int_eq(oldest_payable(MONTH(2027, 1)), MONTH(2021, 12));
}
END_TEST

/* ---- the addition for late payment (平成22年政令第133号2条1項, 4条) ---------------- */

/* By hand from 別表: 0.153 of 2015, 0.144, 0.144, 0.138, 0.127, 0.121 of 2020 and 2021;
 * both sides of each April, of the row, and of the first year. */
static const struct {
	long long sum;
	int first, last, paid;
	long long yen; /* -1 = no rates */
} LATE[] = {
	{ 1000000, MONTH(2016, 2), MONTH(2021, 2), MONTH(2026, 4), 137833 },
	{ 1000000, MONTH(2016, 4), MONTH(2021, 2), MONTH(2026, 4), 134800 },
	{ 1000000, MONTH(2016, 4), MONTH(2021, 4), MONTH(2027, 3), 132500 },
	{ 1000000, MONTH(2016, 4), MONTH(2021, 4), MONTH(2027, 4), -1 },
	{ 1000000, MONTH(2016, 4), MONTH(2021, 4), MONTH(2026, 3), -1 },
	{ 1000000, MONTH(2019, 4), MONTH(2020, 3), MONTH(2026, 6), 127000 },
	{ 7, MONTH(2020, 4), MONTH(2021, 3), MONTH(2026, 6), 0 },
	{ 9, MONTH(2020, 4), MONTH(2021, 3), MONTH(2026, 6), 1 },
	{ 3000000, MONTH(2012, 4), MONTH(2022, 2), MONTH(2026, 4), 453000 },
	{ 1234567, MONTH(2012, 4), MONTH(2022, 2), MONTH(2027, 3), 186419 },
	{ 1000, MONTH(2023, 4), MONTH(2024, 4), MONTH(2026, 4), 77 },
	{ 1000, MONTH(2024, 4), MONTH(2025, 4), MONTH(2026, 4), -1 },
	{ 1, MONTH(1940, 4), MONTH(1940, 6), MONTH(2026, 6), 879 },
	{ 1, MONTH(1940, 3), MONTH(1940, 6), MONTH(2026, 6), -1 },
};

START_TEST(late)
{
	struct rules *r = rules_new();
	struct late_payment x;
	struct err e;
	int code;

	ck_assert_int_eq(rules_load(r, RULES, &e), 0);
	code = late_payment_addition(r, LATE[_i].sum, LATE[_i].first,
	    LATE[_i].last, LATE[_i].paid, &x, &e);
	if (LATE[_i].yen < 0) {
		ck_assert_int_eq(code, ERR_RULE);
	} else {
		ck_assert_int_eq(code, 0);
		ck_assert_int_eq(x.yen, LATE[_i].yen);
	}
	rules_release(r);
}
END_TEST

/* ---- lenses --------------------------------------------------------------------- */

static struct rule_lens lens_of(enum rule_id id)
{
	struct rule_lens l = { id, NULL, NULL, MONTH_NONE, MONTH_OPEN, 0,
		DAY_NONE, DAY_NONE, NULL };

	return l;
}

static const struct rule_row *found(const struct rules *r, int month, int birth)
{
	return rule_find(r, RULE_REVISION_RATE, "", month, birth);
}

START_TEST(lens)
{
	struct rules *r = rules_new(), *view;
	struct err e;
	struct rule_lens l = lens_of(RULE_REVISION_RATE);
	int on = MONTH(2026, 6), birth = day_of(1960, 1, 1), old = day_of(1950, 1, 1);

	ck_assert_int_eq(rules_load(r, RULES, &e), 0);
	view = rules_view(r);
	ck_assert_ptr_eq(found(view, on, birth), found(r, on, birth));
	l.shift = -12;
	rules_look(view, &l, 1);
	ck_assert_ptr_eq(found(view, on, birth), found(r, on - 12, birth));
	l.to = on - 1;
	ck_assert_ptr_eq(found(view, on, birth), found(r, on, birth));
	l = lens_of(RULE_REVISION_RATE);
	l.born = birth;
	l.as_born = old;
	ck_assert_ptr_eq(found(view, on, birth), found(r, on, old));
	ck_assert_ptr_ne(found(view, on, birth), found(r, on, birth));
	ck_assert_ptr_eq(found(view, on, birth + 1), found(r, on, birth + 1));
	rules_look(view, NULL, 0);
	ck_assert_ptr_eq(found(view, on, birth), found(r, on, birth));
	rules_release(view);
	rules_release(r);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("recheck");
	TCase *t = test_group(s, "recheck");

	tcase_add_loop_test(t, constant_rate, 0, N(CONSTANT));
	tcase_add_test(t, change_of_rate);
	tcase_add_test(t, first_payment);
	tcase_add_test(t, month_of_payment);
	tcase_add_test(t, bar);
	tcase_add_loop_test(t, late, 0, N(LATE));
	tcase_add_test(t, lens);
	return run_suite(s);
}
