/* wanted_files.h - the three files of cases each tool is checked with: published
 * examples, cases decided from an article, and cases of enacted law to come under
 * the fictitious rates of rules-fictitious-2028; wanted.h says what a line is.
 */
#ifndef NENKIN_WANTED_FILES_H
#define NENKIN_WANTED_FILES_H

#include "wanted.h"

struct wanted_file {
	const char *name;
	int min; /* fewer lines are a damaged file */
	struct lines lines;
};

struct wanted_files {
	const char *suite;
	struct wanted_file published, decided, future;
	int (*tool)(struct calc *c, const struct nenkin_case *p, int on,
	    struct result *r); /* NULL = oldage() */
};

static struct wanted_files wanted; /* of this program: set by its main() */
static struct trial trial, later;

static void wanted_line(struct trial *t, const struct wanted_file *f, int i)
{
	check_line(t, f->lines.line[i], f->name, i + 1);
}

START_TEST(lines_were_read)
{
	ck_assert_int_ge(wanted.published.lines.n, wanted.published.min);
	ck_assert_int_ge(wanted.decided.lines.n, wanted.decided.min);
	ck_assert_int_ge(wanted.future.lines.n, wanted.future.min);
}
END_TEST

START_TEST(published_example)
{
	wanted_line(&trial, &wanted.published, _i);
}
END_TEST

START_TEST(decided_case)
{
	wanted_line(&trial, &wanted.decided, _i);
}
END_TEST

START_TEST(future_case)
{
	wanted_line(&later, &wanted.future, _i);
}
END_TEST

/* What is due without a rate of the year: the lump sum. */
static void check_nothing_due(const struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		ck_assert(!r->benefit[i].entitled ||
		    r->benefit[i].id == BENEFIT_LUMP_SUM_DEATH);
}

/* The shipped tables end before such a month: no amount, or refused. */
START_TEST(future_needs_rates)
{
	const char *line = wanted.future.lines.line[_i];
	struct json *root = NULL;
	int code;

	ck_assert_int_eq(json_parse(line, strlen(line), &root, &trial.err), 0);
	code = trial_case(&trial, member(root, "case"));
	if (!code)
		code = trial_run(&trial, MONTH_NONE);
	json_free(root);
	if (code)
		ck_assert_int_eq(code, ERR_RULE);
	else
		check_nothing_due(&trial.r);
}
END_TEST

static int wanted_run(const struct wanted_files *w)
{
	Suite *s = suite_create(w->suite);
	TCase *t = test_group(s, "published, decided and future cases");
	int status;

	wanted = *w;
	lines_load(&wanted.published.lines, w->published.name);
	lines_load(&wanted.decided.lines, w->decided.name);
	lines_load(&wanted.future.lines, w->future.name);
	trial_init(&trial);
	trial_init_over(&later, "rules-fictitious-2028");
	trial.tool = later.tool = w->tool;
	tcase_add_test(t, lines_were_read);
	tcase_add_loop_test(t, published_example, 0, wanted.published.lines.n);
	tcase_add_loop_test(t, decided_case, 0, wanted.decided.lines.n);
	tcase_add_loop_test(t, future_case, 0, wanted.future.lines.n);
	tcase_add_loop_test(t, future_needs_rates, 0, wanted.future.lines.n);
	status = run_suite(s);
	trial_release(&trial);
	trial_release(&later);
	lines_release(&wanted.published.lines);
	lines_release(&wanted.decided.lines);
	lines_release(&wanted.future.lines);
	return status;
}

#endif
