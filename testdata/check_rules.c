/* check_rules.c - the shipped rule tables: all load, and every look-up on both
 * sides of every row's edges gives the row that a plain search over the file
 * finds.
 */
#include "testing.h"

#include <time.h>

#define LOADS 5 /* of which the fastest is printed */
#define LOOK_UPS 4000000

static const char *const NAMES[RULE_COUNT] = {
#define X(id, name) name,
	RULE_TABLES(X)
#undef X
};

static struct judge judges[RULE_COUNT];
static struct trial trial;

/* Every file of the folder, those that no calculation looks up too. */
START_TEST(every_table_is_loaded)
{
	struct dirent **list;
	int i, n = scandir(RULES, &list, is_table, alphasort);

	ck_assert_int_ge(n, RULE_COUNT);
	ck_assert_int_eq(rules_count(trial.rules), n);
	for (i = 0; i < n; i++)
		free(list[i]);
	free(list);
	ck_assert_int_eq(strlen(rules_sha256(trial.rules)), 64);
	ck_assert_str_ne(rules_name(trial.rules), "");
	ck_assert_str_ne(rules_date(trial.rules), "");
}
END_TEST

START_TEST(every_number_of_the_law_is_there)
{
	const struct law *law = &trial.law;

#define X(name, table, key) ck_assert_int_gt(law->name, 0);
	LAW_NUMBERS(X)
#undef X
#define X(name, key) ck_assert_int_gt(law->name, MONTH(1940, 1));
	LAW_MONTHS(X)
#undef X
	ck_assert_int_eq(law->tables_from, MONTH(2015, 10));
}
END_TEST

static void check_series(const struct judge_row *want, const struct rule_row *r)
{
	const struct json *m = json_first(want->series);
	int i;

	for (i = 0; m; m = json_next(m), i++) {
		const char *rate = json_string(json_next(json_first(m)));
		struct fraction f = fraction_of(rate);

		ck_assert_int_lt(i, r->n_series);
		ck_assert_int_eq(r->series[i].month,
		    plain_month(json_string(json_first(m)), MONTH_NONE));
		ck_assert_int_eq(r->series[i].milli * f.d, f.n * 1000);
	}
	ck_assert_int_eq(i, r->n_series);
}

static void check_found(const struct judge_row *want, const struct rule_row *r)
{
	struct fraction f = fraction_of(want->value);
	long long d = 1;
	int i;

	ck_assert_int_eq(r->from, want->from);
	ck_assert_int_eq(r->to, want->to);
	ck_assert_int_eq(r->born_from, want->born_from);
	ck_assert_int_eq(r->born_to, want->born_to);
	ck_assert_str_eq(r->key, want->key);
	ck_assert_str_eq(r->text, want->value);
	ck_assert_str_ne(r->source, "");
	if (want->series) {
		check_series(want, r);
		return;
	}
	for (i = 0; i < r->scale; i++)
		d *= 10;
	ck_assert_int_eq(r->value * f.d, f.n * d);
}

static void look_up(int id, const char *key, int month, int birth)
{
	const struct judge_row *want = judge_row(&judges[id], key, month, birth);
	const struct rule_row *r = rule_find(trial.rules, (enum rule_id)id, key,
	    month, birth), *at = NULL;
	char m[8], b[11];
	int code;

	month_text(month, m);
	day_text(birth, b);
	ck_assert_msg(!want == !r, "%s [%s] in %s, born %s: %s", NAMES[id], key,
	    m, b, r ? "a row that is not there" : "no row");
	memset(&trial.err, 0, sizeof trial.err);
	code = rule_at(trial.rules, (enum rule_id)id, key, month, birth, &at,
	    &trial.err);
	if (want) {
		check_found(want, r);
		ck_assert_int_eq(code, 0);
		ck_assert_ptr_eq(at, r);
		return;
	}
	ck_assert_int_eq(code, ERR_RULE);
	ck_assert_ptr_nonnull(strstr(trial.err.msg, NAMES[id]));
	ck_assert_ptr_nonnull(strstr(trial.err.msg, m));
}

/* Both sides of the edges of a row; an open edge: far away. */
START_TEST(look_ups_of_a_table)
{
	const struct judge *t = &judges[_i];
	int i, j, k;

	for (i = 0; i < t->n; i++) {
		const struct judge_row *r = &t->row[i];
		int open = r->to == MONTH_OPEN;
		const int months[] = { r->from - 1, r->from,
			open ? MONTH(2099, 12) : r->to,
			open ? MONTH(2100, 1) : r->to + 1 };
		int low = r->born_from == DAY_NONE ? day_of(1890, 1, 1)
						   : r->born_from;
		int high = r->born_to == DAY_OPEN ? day_of(2020, 12, 31)
						  : r->born_to;
		const int births[] = { low - 1, low, high, high + 1 };

		for (j = 0; j < N(months); j++)
			for (k = 0; k < N(births); k++)
				look_up(_i, r->key, months[j], births[k]);
	}
}
END_TEST

/* First and last month of each key. */
START_TEST(months_of_a_table)
{
	const struct judge *t = &judges[_i];
	int i, j;

	for (i = 0; i < t->n; i++) {
		int first = t->row[i].from, last = t->row[i].to;

		for (j = 0; j < t->n; j++) {
			if (strcmp(t->row[j].key, t->row[i].key) != 0)
				continue;
			first = t->row[j].from < first ? t->row[j].from : first;
			last = t->row[j].to > last ? t->row[j].to : last;
		}
		ck_assert_int_eq(rule_first_month(trial.rules,
		    (enum rule_id)_i, t->row[i].key), first);
		ck_assert_int_eq(rule_last_month(trial.rules,
		    (enum rule_id)_i, t->row[i].key), last);
	}
}
END_TEST

/* A key that no row has is no row, never another one. */
START_TEST(unknown_key)
{
	ck_assert_ptr_null(rule_find(trial.rules, (enum rule_id)_i,
	    "no such key", judges[_i].row[0].from, 0));
}
END_TEST

static double milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void print_load_time(void)
{
	double best = 0;
	int i;

	for (i = 0; i < LOADS; i++) {
		struct rules *r = rules_new();
		struct err e = { 0 };
		double ms = milliseconds();

		if (rules_load(r, RULES, &e))
			give_up(e.file, e.msg);
		ms = milliseconds() - ms;
		best = i == 0 || ms < best ? ms : best;
		rules_release(r);
	}
	printf("check_rules: all tables load in %.1f ms\n", best);
}

/* A look-up of the hot path: a month, then the births of that month alone. */
static void print_look_up_time(void)
{
	const enum rule_id ids[] = { RULE_REVISION_RATE, RULE_REVALUATION_MAIN,
		RULE_TRANSFER_ADDITION_RATE, RULE_EARNINGS_MULTIPLIER };
	const char *const keys[] = { "", "", "", "from_2003_04" };
	int i, found = 0;
	double ms = milliseconds();

	for (i = 0; i < LOOK_UPS; i++)
		found += rule_find(trial.rules, ids[i % 4], keys[i % 4],
		    MONTH(2015, 10) + i % 120, i % 20000 - 12000) != NULL;
	ms = milliseconds() - ms;
	printf("check_rules: a look-up takes %.0f ns (%d of %d found)\n",
	    ms * 1e6 / LOOK_UPS, found, LOOK_UPS);
}

int main(void)
{
	Suite *s = suite_create("rules");
	TCase *t = test_group(s, "tables");
	int i, status;

	trial_init(&trial);
	for (i = 0; i < RULE_COUNT; i++)
		judge_load(&judges[i], NAMES[i]);
	tcase_add_test(t, every_table_is_loaded);
	tcase_add_test(t, every_number_of_the_law_is_there);
	tcase_add_loop_test(t, look_ups_of_a_table, 0, RULE_COUNT);
	tcase_add_loop_test(t, months_of_a_table, 0, RULE_COUNT);
	tcase_add_loop_test(t, unknown_key, 0, RULE_COUNT);
	status = run_suite(s);
	for (i = 0; i < RULE_COUNT; i++)
		judge_release(&judges[i]);
	print_look_up_time();
	trial_release(&trial);
	if (status == EXIT_SUCCESS)
		print_load_time();
	return status;
}
