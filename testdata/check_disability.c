/* check_disability.c - published amounts of disability benefits, cases decided
 * from an article, and cases of enacted law to come, to the yen.
 *
 * published-disability.ndjson, decided-disability.ndjson, and
 * future-disability.ndjson under the fictitious rates of rules-fictitious-2028;
 * wanted.h says what a line is.
 */
#include "../calc/disability.h"
#include "wanted.h"

#define PUBLISHED_MIN 100 /* fewer lines are a damaged file */
#define DECIDED_MIN 40
#define FUTURE_MIN 5

static struct lines published, decided, future;
static struct trial trial, later;

START_TEST(lines_were_read)
{
	ck_assert_int_ge(published.n, PUBLISHED_MIN);
	ck_assert_int_ge(decided.n, DECIDED_MIN);
	ck_assert_int_ge(future.n, FUTURE_MIN);
}
END_TEST

START_TEST(published_example)
{
	check_line(&trial, published.line[_i], "published-disability.ndjson",
	    _i + 1);
}
END_TEST

START_TEST(decided_case)
{
	check_line(&trial, decided.line[_i], "decided-disability.ndjson", _i + 1);
}
END_TEST

START_TEST(future_case)
{
	check_line(&later, future.line[_i], "future-disability.ndjson", _i + 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("disability");
	TCase *t = test_group(s, "disability benefits");
	int status;

	lines_load(&published, "published-disability.ndjson");
	lines_load(&decided, "decided-disability.ndjson");
	lines_load(&future, "future-disability.ndjson");
	trial_init(&trial);
	trial_init_over(&later, "rules-fictitious-2028");
	trial.tool = later.tool = disability;
	tcase_add_test(t, lines_were_read);
	tcase_add_loop_test(t, published_example, 0, published.n);
	tcase_add_loop_test(t, decided_case, 0, decided.n);
	tcase_add_loop_test(t, future_case, 0, future.n);
	status = run_suite(s);
	trial_release(&trial);
	trial_release(&later);
	lines_release(&published);
	lines_release(&decided);
	lines_release(&future);
	return status;
}
