/* check_derive.c - the yearly revision: every rate of 2005 to 2026 again from the
 * year before, the unbroken chain from the Act's tables of 2004-10, the proof of
 * the rounded digit, and the text of a table.
 */
#include "testing.h"

#include "../calc/derive.h"
#include "../calc/rate.h"
#include "../calc/rule_text.h"

#define FIRST 2005
#define LAST 2026
#define CELLS_MIN 11000 /* of the years 2013 to 2026 alone */
#define PUBLISHED 2013

static struct trial trial; /* the shipped tables */
static int shipped_cells[LAST + 1], chained_cells;

/* ---- comparing -------------------------------------------------------------- */

/* Given rather than derived; or a number of the Act. */
static int is_given(const struct rule_row *row)
{
	static const char *const keys[] = { "price", "real_wage", "disposable",
		"slide", "level_1994_entry", "under65_start", "under65_change" };
	int i;

	for (i = 0; i < N(keys); i++)
		if (strcmp(row->key, keys[i]) == 0)
			return 1;
	return 0;
}

static long long scaled(const struct rule_row *row)
{
	long long v = row->value;
	int i;

	for (i = row->scale; i < 6; i++)
		v *= 10;
	return v;
}

static void same_cells(const struct rule_head *h, const struct rule_row *want,
    const struct rule_row *got)
{
	char m[8], d[11];
	int i;

	month_text(want->from, m);
	day_text(got->born_from, d);
	ck_assert_msg(scaled(want) == scaled(got), "%s [%s] %s, born %s: %s, "
	    "derived %s", h->name, want->key, m, d, want->text, got->text);
	ck_assert_int_eq(want->n_series, got->n_series);
	for (i = 0; i < want->n_series; i++) {
		const struct rule_rate *a = &want->series[i];
		const struct rule_rate *b = &got->series[i];
		char pay[8];

		ck_assert_int_eq(a->month, b->month);
		ck_assert_msg(a->milli == b->milli, "%s %s, born %s, pay of %s: "
		    "%lld, derived %lld", h->name, m, d,
		    month_text(a->month, pay), a->milli, b->milli);
	}
}

/* The shipped row against every derived row for a birth of it; its cells. */
static int compare_row(const struct rule_head *h, const struct rule_row *want,
    const struct rule_row *got, int n)
{
	int i, found = 0, births = want->born_from;

	for (i = 0; i < n; i++) {
		if (got[i].from != want->from ||
		    strcmp(got[i].key, want->key) != 0 ||
		    got[i].born_to < want->born_from ||
		    got[i].born_from > want->born_to)
			continue;
		ck_assert_int_eq(got[i].to, want->to);
		ck_assert_int_le(got[i].born_from, births);
		births = got[i].born_to + 1;
		same_cells(h, want, &got[i]);
		found++;
	}
	ck_assert_msg(found > 0, "%s: no row derived", h->name);
	ck_assert_int_gt(births, want->born_to);
	return want->n_series ? want->n_series : 1;
}

/* The shipped rows that begin in a month against the derived table; cells. */
static int compare(const struct derived_table *t, int from)
{
	struct rule_head h;
	int i, cells = 0;

	rule_head(rules_table(trial.rules, t->head.name), &h);
	for (i = 0; i < h.n_row; i++)
		if (h.row[i].from == from && !is_given(&h.row[i]))
			cells += compare_row(&h, &h.row[i], t->row, t->n_row);
	return cells;
}

static int first_month(const struct derived_table *t, int year)
{
	int next = strcmp(t->head.name, "national_premium_revision_rate") == 0;

	return MONTH(year + next, 4);
}

static void derive_from(const struct rules *r, int year, struct num_pool *pool,
    struct derived *d)
{
	struct err e = { 0 };
	struct yearly y, shipped;
	int code = yearly_init(&shipped, trial.rules, pool, year, &e);

	if (!code)
		code = yearly_init(&y, r, pool, year, &e);
	if (!code)
		code = yearly_indicator(&shipped, year, &y.now);
	if (!code)
		code = derive(&y, d);
	ck_assert_msg(code == 0, "%d: %s", year, e.msg);
}

/* ---- year by year -------------------------------------------------------------- */

START_TEST(year_from_the_year_before)
{
	struct num_pool pool;
	struct derived d;
	int i;

	num_pool_init(&pool);
	derive_from(trial.rules, _i, &pool, &d);
	ck_assert_int_eq(d.n, DERIVED_MAX);
	for (i = 0; i < d.n; i++)
		shipped_cells[_i] += compare(&d.table[i],
		    first_month(&d.table[i], _i));
	derived_release(&d);
	num_pool_release(&pool);
}
END_TEST

/* 附則11条3項 (to 2022-03): the other threshold is revised alike. */
START_TEST(thresholds_under_65_are_the_same)
{
	const struct rule_table *t = rules_table(trial.rules, "in_work_threshold");
	int year;

	for (year = FIRST; year < 2022; year++)
		ck_assert_int_eq(rule_find_in(t, "adjustment", MONTH(year, 4),
		    0)->value, rule_find_in(t, "under65_change", MONTH(year, 4),
		    0)->value);
}
END_TEST

/* ---- the chain -------------------------------------------------------------------- */

/* What the chain may begin with: rows from before 2005-04, and the numbers that
 * the Acts set. */
static int is_start(const struct rule_head *h, const struct rule_row *row)
{
	if (strcmp(h->name, "national_premium_revision_rate") == 0)
		return row->from <= MONTH(FIRST, 4);
	if (strcmp(h->name, "indicator") == 0)
		return strcmp(row->key, "level_1994_entry") == 0 ||
		    (strncmp(row->key, "carried", 7) == 0 &&
			row->from == MONTH(2017, 4));
	return row->from < MONTH(FIRST, 4) || is_given(row);
}

static void start_text(struct text *t, const char *name)
{
	struct rule_row *row;
	struct rule_head h;
	int i, n = 0;

	rule_head(rules_table(trial.rules, name), &h);
	row = calloc((size_t)h.n_row, sizeof *row);
	for (i = 0; i < h.n_row; i++)
		if (is_start(&h, &h.row[i]))
			row[n++] = h.row[i];
	h.row = row;
	h.n_row = n;
	rule_text(t, &h);
	free(row);
}

/* The shipped tables with texts laid over them, as a folder would be. */
static struct rules *laid_over(const struct text *t, int n)
{
	struct rules *r = rules_new();
	struct err e = { 0 };
	int i, code = rules_folder(r, RULES, 0, &e);

	if (!code)
		code = rules_add_set(r, "", NULL, 0, "derived", &e);
	for (i = 0; !code && i < n; i++)
		code = rules_add(r, "derived", t[i].s, t[i].len, 1, &e);
	if (!code)
		code = rules_finish(r, &e);
	ck_assert_msg(code == 0, "%s:%d: %s", e.file, e.line, e.msg);
	return r;
}

static const char *const CHAINED[DERIVED_MAX] = { "in_work_threshold",
	"indicator", "national_premium_revision_rate", "revaluation_1994",
	"revaluation_main", "revaluation_mutual_table3", "revaluation_seamen",
	"revision_rate", "revision_rate_1994" };

/* From the tables of 2004-10 each year's own result is the next year's start,
 * written as a file and read again. */
START_TEST(unbroken_chain)
{
	struct text t[DERIVED_MAX];
	struct num_pool pool;
	struct derived d;
	struct rules *r;
	int year, i;

	num_pool_init(&pool);
	for (i = 0; i < DERIVED_MAX; i++) {
		text_init(&t[i]);
		start_text(&t[i], CHAINED[i]);
	}
	for (year = FIRST; year <= LAST; year++) {
		r = laid_over(t, DERIVED_MAX);
		derive_from(r, year, &pool, &d);
		for (i = 0; i < d.n; i++) {
			ck_assert_str_eq(d.table[i].head.name, CHAINED[i]);
			chained_cells += compare(&d.table[i],
			    first_month(&d.table[i], year));
			text_clear(&t[i]);
			rule_text(&t[i], &d.table[i].head);
		}
		derived_release(&d);
		num_pool_reset(&pool);
		rules_release(r);
	}
	for (i = 0; i < DERIVED_MAX; i++)
		text_release(&t[i]);
	num_pool_release(&pool);
}
END_TEST

/* ---- the branches of a year ---------------------------------------------------- */

/* A year as the tables of 2027 would be, from thousandths. */
static void rates_of(int year, long long p, long long w, long long slide,
    enum revised what, int birth, struct num_pool *pool, struct rates *r)
{
	struct err e = { 0 };
	struct yearly y;

	ck_assert_int_eq(yearly_init(&y, trial.rules, pool, year, &e), 0);
	y.now.price = num_ratio(pool, p, 1000);
	y.now.wage = num_ratio(pool, w, 1000);
	y.now.disposable = num_int(pool, 1);
	y.now.slide = slide ? num_ratio(pool, slide, 1000) : NULL;
	ck_assert_int_eq(yearly_rates(&y, what, birth, r), 0);
}

static void expect(num a, struct num_pool *pool, long long thousandths)
{
	char text[NUM_TEXT_MAX];

	ck_assert_msg(a && num_cmp(a, num_ratio(pool, thousandths, 1000)) == 0,
	    "%s, not %lld / 1000", a ? num_text_decimal(a, text, sizeof text)
	    : "none", thousandths);
}

static const struct branch {
	int year;
	long long p, w, slide; /* given */
	int young;
	long long rate, left;  /* wanted */
} BRANCHES[] = {
	{ 2027, 1020, 990, 998, 1, 1008, 1000 },  /* net 1.010: all of it */
	{ 2027, 1010, 1005, 997, 0, 1007, 1000 }, /* by prices: all of it */
	{ 2027, 1002, 1000, 996, 0, 1000, 998 },  /* not below 1: 0.002 is left */
	{ 2027, 1002, 1010, 996, 0, 1000, 998 },  /* young: wages, all of it */
	{ 2027, 1002, 1010, 996, 1, 1008, 1000 },
	{ 2027, 1000, 1000, 996, 0, 1000, 996 },  /* nothing taken */
	{ 2027, 990, 1020, 996, 0, 990, 996 },    /* prices fall, wages rise */
	{ 2027, 990, 1020, 996, 1, 1006, 1000 },
	{ 2027, 1010, 980, 996, 0, 990, 996 },    /* wages fall below prices */
	{ 2027, 1010, 980, 996, 1, 990, 996 },
	{ 2027, 990, 1005, 996, 0, 990, 996 },    /* both fall */
	{ 2027, 990, 1005, 996, 1, 995, 996 },
	{ 2027, 1010, 1005, 0, 0, 1010, 1000 },   /* no slide */
	{ 2022, 998, 998, 998, 0, 996, 997 },     /* 0.999 carried, wages fall */
	{ 2023, 1025, 1003, 997, 0, 1019, 1000 }, /* 0.997 carried and taken */
	{ 2023, 1025, 1003, 997, 1, 1022, 1000 },
	{ 2018, 1005, 993, 997, 1, 1000, 997 },   /* before 2021: not below 1 */
	{ 2017, 999, 992, 995, 0, 999, 0 },       /* prices fall less; no carrying */
	{ 2016, 1008, 992, 993, 0, 1000, 0 },
};

START_TEST(branches)
{
	const struct branch *b = &BRANCHES[_i];
	int birth = b->young ? day_of(1990, 1, 1) : day_of(1950, 1, 1);
	struct num_pool pool;
	struct rates r;

	num_pool_init(&pool);
	rates_of(b->year, b->p, b->w, b->slide, REVISED_BASIC, birth, &pool, &r);
	expect(r.rate, &pool, b->rate);
	if (b->left)
		expect(r.left, &pool, b->left);
	else
		ck_assert_ptr_null(r.left);
	num_pool_release(&pool);
}
END_TEST

/* The base year: 65 attained in the fiscal year before 2024-04, 67 in calendar
 * counting; born to 1960-04-01 for 2027. */
START_TEST(base_year)
{
	struct num_pool pool;
	struct rates r;

	num_pool_init(&pool);
	rates_of(2027, 1010, 1020, 0, REVISED_BASIC, day_of(1960, 4, 1), &pool, &r);
	expect(r.rate, &pool, 1010);
	rates_of(2027, 1010, 1020, 0, REVISED_BASIC, day_of(1960, 4, 2), &pool, &r);
	expect(r.rate, &pool, 1030);
	rates_of(2027, 1010, 1020, 0, REVISED_1994, day_of(1960, 4, 2), &pool, &r);
	expect(r.rate, &pool, 1010);
	num_pool_release(&pool);
}
END_TEST

/* 令7法74附則3条: 0.996 is 0.999 for the earnings-related part (0.99867). */
START_TEST(relief_of_the_slide)
{
	struct num_pool pool;
	struct rates r;

	num_pool_init(&pool);
	rates_of(2027, 1010, 1000, 996, REVISED_EARNINGS, 0, &pool, &r);
	expect(r.slide, &pool, 999);
	rates_of(2027, 1010, 1000, 996, REVISED_BASIC, 0, &pool, &r);
	expect(r.slide, &pool, 996);
	rates_of(2025, 1010, 1000, 996, REVISED_EARNINGS, 0, &pool, &r);
	expect(r.slide, &pool, 996);
	num_pool_release(&pool);
}
END_TEST

/* 平16法104附則31条, 31条の2, 12条, 12条の2: the slide of 2014 and 2015. */
START_TEST(special_level)
{
	const int old = day_of(1938, 4, 1), young = day_of(1938, 4, 2);
	struct num_pool pool;
	struct rates r;

	num_pool_init(&pool);
	rates_of(2014, 1003, 1001, 0, REVISED_EARNINGS, old, &pool, &r);
	ck_assert_ptr_null(r.slide);
	rates_of(2014, 1003, 1001, 0, REVISED_EARNINGS, young, &pool, &r);
	expect(r.slide, &pool, 998);
	rates_of(2014, 1003, 1001, 999, REVISED_EARNINGS, young, &pool, &r);
	expect(r.slide, &pool, 999);
	rates_of(2014, 1003, 1001, 991, REVISED_BASIC, young, &pool, &r);
	ck_assert_ptr_null(r.slide);
	rates_of(2015, 1027, 998, 991, REVISED_EARNINGS, old, &pool, &r);
	expect(r.slide, &pool, 991);
	rates_of(2015, 1027, 998, 970, REVISED_BASIC, old, &pool, &r);
	expect(r.slide, &pool, 980);
	num_pool_release(&pool);
}
END_TEST

/* ---- the root ------------------------------------------------------------------- */

static const struct root_case {
	long long n, d;
	long long want; /* thousandths */
	int tie;
} ROOTS[] = {
	{ 1, 1, 1000, 0 },
	{ 1030301, 1000000, 1010, 0 },                  /* 1.01³ */
	{ 8, 27, 667, 0 },
	{ 1000300030001, 1000000000000, 1000, 0 },
	{ 8036054027, 8000000000, 1002, 1 },            /* 2003³: 1.0015 */
	{ 8036054026, 8000000000, 1001, 0 },
	{ 8036054028, 8000000000, 1002, 0 },
	{ 7988005999, 8000000000, 1000, 1 },            /* 1999³: 0.9995 */
	{ 7988005998, 8000000000, 999, 0 },
	{ 4913, 4096, 1063, 1 },                        /* 1.0625, exact in binary */
	{ 803605402699999, 800000000000000, 1001, 0 },  /* far below a tie */
	{ 803605402700001, 800000000000000, 1002, 0 },
};

START_TEST(roots)
{
	const struct root_case *c = &ROOTS[_i];
	struct num_pool pool;
	struct root r;
	num x;

	num_pool_init(&pool);
	x = num_ratio(&pool, c->n, c->d);
	root_of(&pool, x, &r);
	expect(r.value, &pool, c->want);
	ck_assert_int_eq(r.tie, c->tie);
	ck_assert_int_le(num_cmp(num_mul(&pool, r.low, num_mul(&pool, r.low,
	    r.low)), x), 0);
	ck_assert_int_ge(num_cmp(num_mul(&pool, r.high, num_mul(&pool, r.high,
	    r.high)), x), 0);
	num_pool_release(&pool);
}
END_TEST

/* So near a tie that the first precision cannot tell. */
START_TEST(root_that_needs_more_bits)
{
	struct num_pool pool;
	struct root r;
	num tie, near;

	num_pool_init(&pool);
	tie = num_ratio(&pool, 8036054027, 8000000000);
	near = num_ratio(&pool, 1, 1000000000000000);
	near = num_mul(&pool, near, near);
	root_of(&pool, num_sub(&pool, tie, near), &r);
	expect(r.value, &pool, 1001);
	ck_assert_int_gt(r.bits, 64);
	root_of(&pool, num_add(&pool, tie, near), &r);
	expect(r.value, &pool, 1002);
	ck_assert_int_eq(r.tie, 0);
	num_pool_release(&pool);
}
END_TEST

static const struct rate_case {
	const char *text;
	long long n, d; /* 0 = refused */
} RATES[] = {
	{ "1.021", 1021, 1000 }, { "+2.1%", 1021, 1000 }, { "2.1%", 1021, 1000 },
	{ "-1.1%", 989, 1000 }, { "0%", 1, 1 }, { "0.5", 1, 2 }, { "2", 2, 1 },
	{ "111.2/107.8", 1112, 1078 }, { "-50%", 1, 2 },
	{ "", 0, 0 }, { "0.499", 0, 0 }, { "2.001", 0, 0 }, { "1.0x", 0, 0 },
	{ "+1.021", 0, 0 }, { "%", 0, 0 }, { "1/0", 0, 0 }, { "/2", 0, 0 },
	{ "1/", 0, 0 }, { "1/1/1", 0, 0 }, { "--1%", 0, 0 }, { "01", 0, 0 },
	{ "nan", 0, 0 }, { "1e0", 0, 0 },
};

START_TEST(rates_as_given)
{
	const struct rate_case *c = &RATES[_i];
	struct num_pool pool;
	num a = NULL;
	int code;

	num_pool_init(&pool);
	code = rate_parse(&pool, c->text, &a);
	ck_assert_msg(code == (c->d ? 0 : -1), "'%s'", c->text);
	if (c->d)
		ck_assert_int_eq(num_cmp(a, num_ratio(&pool, c->n, c->d)), 0);
	num_pool_release(&pool);
}
END_TEST

START_TEST(means_as_given)
{
	struct num_pool pool;
	struct root mean;
	num a = NULL;

	num_pool_init(&pool);
	ck_assert_int_eq(rate_parse_mean(&pool, "-1%,+0.5%,0.9973", &a, &mean), 0);
	expect(a, &pool, 997); /* 0.99748... */
	ck_assert_int_gt(mean.bits, 0);
	ck_assert_int_eq(rate_parse_mean(&pool, "0.9895", &a, &mean), 0);
	expect(a, &pool, 990);
	ck_assert_int_eq(mean.bits, 0);
	ck_assert_int_eq(rate_parse_mean(&pool, "1,1", &a, &mean), -1);
	ck_assert_int_eq(rate_parse_mean(&pool, "1,1,1,1", &a, &mean), -1);
	ck_assert_int_eq(rate_parse_mean(&pool, "1,,1", &a, &mean), -1);
	ck_assert_int_eq(rate_parse_mean(&pool, ",", &a, &mean), -1);
	num_pool_release(&pool);
}
END_TEST

/* ---- the text ---------------------------------------------------------------------- */

START_TEST(text_of_a_table_is_its_file)
{
	const struct rule_table *t;
	struct rule_head h;
	struct text text;
	char *file;
	size_t len;

	text_init(&text);
	for (t = rules_first(trial.rules); t; t = rules_after(t)) {
		rule_head(t, &h);
		text_clear(&text);
		rule_text(&text, &h);
		file = file_text(RULES, h.file, &len);
		ck_assert_msg(len == text.len && memcmp(file, text.s, len) == 0,
		    "%s: the text differs", h.name);
		free(file);
	}
	text_release(&text);
}
END_TEST

static int report(void)
{
	int year, all = 0, published = 0;

	for (year = FIRST; year <= LAST; year++) {
		all += shipped_cells[year];
		published += year >= PUBLISHED ? shipped_cells[year] : 0;
	}
	printf("check_derive: cells again from the year before: %d of 2013-2026, "
	    "%d of 2005-2026; in the chain: %d\n", published, all, chained_cells);
	return published > CELLS_MIN && chained_cells == all;
}

int main(void)
{
	Suite *s = suite_create("derive");
	TCase *t = test_group(s, "derive");
	int status;

	/* one process: the cells are counted */
	setenv("CK_FORK", "no", 1);
	trial_init(&trial);
	tcase_add_loop_test(t, year_from_the_year_before, FIRST, LAST + 1);
	tcase_add_test(t, thresholds_under_65_are_the_same);
	tcase_add_test(t, unbroken_chain);
	tcase_add_loop_test(t, branches, 0, N(BRANCHES));
	tcase_add_test(t, base_year);
	tcase_add_test(t, relief_of_the_slide);
	tcase_add_test(t, special_level);
	tcase_add_loop_test(t, roots, 0, N(ROOTS));
	tcase_add_test(t, root_that_needs_more_bits);
	tcase_add_loop_test(t, rates_as_given, 0, N(RATES));
	tcase_add_test(t, means_as_given);
	tcase_add_test(t, text_of_a_table_is_its_file);
	status = run_suite(s);
	trial_release(&trial);
	if (!report())
		status = EXIT_FAILURE;
	return status;
}
