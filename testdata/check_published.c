/* check_published.c - published examples, cases decided from an article, and cases
 * of enacted law to come, to the yen.
 *
 * published.ndjson, decided.ndjson (worked out from the article named), and
 * future.ndjson under the fictitious rates of rules-fictitious-2028; wanted.h says
 * what a line is.
 */
#include "wanted.h"

#define PUBLISHED_MIN 100 /* fewer lines are a damaged file */

#define DECIDED_MIN 10
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
	check_line(&trial, published.line[_i], "published.ndjson", _i + 1);
}
END_TEST

START_TEST(decided_case)
{
	check_line(&trial, decided.line[_i], "decided.ndjson", _i + 1);
}
END_TEST

START_TEST(future_case)
{
	check_line(&later, future.line[_i], "future.ndjson", _i + 1);
}
END_TEST

/* With the shipped tables such a month is outside them. */
START_TEST(future_needs_rates)
{
	struct json *root = NULL;

	ck_assert_int_eq(json_parse(future.line[_i], strlen(future.line[_i]),
	    &root, &trial.err), 0);
	ck_assert_int_eq(trial_case(&trial, member(root, "case")), 0);
	ck_assert_int_eq(trial_run(&trial, MONTH_NONE), ERR_RULE);
	ck_assert_ptr_nonnull(strstr(trial.err.msg, "revision_rate"));
	json_free(root);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("published");
	TCase *t = test_group(s, "published examples");
	int status;

	lines_load(&published, "published.ndjson");
	lines_load(&decided, "decided.ndjson");
	lines_load(&future, "future.ndjson");
	trial_init(&trial);
	trial_init_over(&later, "rules-fictitious-2028");
	tcase_add_test(t, lines_were_read);
	tcase_add_loop_test(t, published_example, 0, published.n);
	tcase_add_loop_test(t, decided_case, 0, decided.n);
	tcase_add_loop_test(t, future_case, 0, future.n);
	tcase_add_loop_test(t, future_needs_rates, 0, future.n);
	status = run_suite(s);
	trial_release(&trial);
	trial_release(&later);
	lines_release(&published);
	lines_release(&decided);
	lines_release(&future);
	return status;
}
