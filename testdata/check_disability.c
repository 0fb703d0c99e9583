/* check_disability.c - published amounts of disability benefits, and cases decided
 * from an article, to the yen.
 *
 * published-disability.ndjson, decided-disability.ndjson; wanted.h says what a
 * line is.
 */
#include "../calc/disability.h"
#include "wanted.h"

#define PUBLISHED_MIN 100 /* fewer lines are a damaged file */
#define DECIDED_MIN 40

static struct lines published, decided;
static struct trial trial;

START_TEST(lines_were_read)
{
	ck_assert_int_ge(published.n, PUBLISHED_MIN);
	ck_assert_int_ge(decided.n, DECIDED_MIN);
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

int main(void)
{
	Suite *s = suite_create("disability");
	TCase *t = test_group(s, "disability benefits");
	int status;

	lines_load(&published, "published-disability.ndjson");
	lines_load(&decided, "decided-disability.ndjson");
	trial_init(&trial);
	trial.tool = disability;
	tcase_add_test(t, lines_were_read);
	tcase_add_loop_test(t, published_example, 0, published.n);
	tcase_add_loop_test(t, decided_case, 0, decided.n);
	status = run_suite(s);
	trial_release(&trial);
	lines_release(&published);
	lines_release(&decided);
	return status;
}
