/* check_survivor.c - published amounts of survivors' benefits, cases decided from an
 * article, and cases of enacted law to come, to the yen.
 *
 * published-survivor.ndjson, decided-survivor.ndjson, and future-survivor.ndjson
 * under the fictitious rates of rules-fictitious-2028: lines as wanted.h says, but
 * a benefit is named with its recipient, "survivors_basic w".
 */
#include "../calc/survivor.h"
#include "wanted.h"

#define PUBLISHED_MIN 20 /* fewer lines are a damaged file */
#define DECIDED_MIN 80
#define FUTURE_MIN 50

static struct lines published, decided, future;
static struct trial trial, later;

START_TEST(lines_were_read)
{
	ck_assert_int_ge(published.n, PUBLISHED_MIN);
	ck_assert_int_ge(decided.n, DECIDED_MIN);
	ck_assert_int_ge(future.n, FUTURE_MIN);
}
END_TEST

/* "survivors_basic w": the benefit of that name of w. */
static const struct benefit *named(const struct trial *t, const char *name)
{
	const char *id = strchr(name, ' ');
	int i;

	ck_assert_msg(id != NULL, "'%s' names no recipient", name);
	for (i = 0; i < t->r.n; i++) {
		const struct benefit *b = &t->r.benefit[i];
		const char *have = BENEFIT_NAMES[b->id].id;

		if (strlen(have) == (size_t)(id - name) &&
		    strncmp(have, name, strlen(have)) == 0 &&
		    strcmp(b->recipient, id + 1) == 0)
			return b;
	}
	ck_abort_msg("no benefit '%s'", name);
	return NULL;
}

static void check_amounts(const struct benefit *b)
{
	long long sum = 0;
	int i;

	if (!b->entitled)
		return;
	for (i = 0; i < PARTS; i++)
		sum += b->part[i];
	ck_assert_int_eq(sum, b->annual);
	ck_assert_int_eq(b->annual - b->suspended, b->payable);
	ck_assert_int_ge(b->payable, 0);
}

/* What is due without a rate of the year: the lump sum. */
static void check_nothing_due(const struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		ck_assert(!r->benefit[i].entitled ||
		    r->benefit[i].id == BENEFIT_LUMP_SUM_DEATH);
}

static void check_family(const struct trial *t, int code, const struct json *want)
{
	const struct json *m, *f;
	char on[8];
	int i;

	ck_assert_msg(code == 0, "refused: %s: %s", t->err.path, t->err.msg);
	ck_assert_str_eq(month_text(t->r.on, on), text_of(want, "on"));
	m = member(want, "benefits");
	ck_assert_msg(m && json_first(m), "no benefit is wanted");
	for (m = json_first(m); m; m = json_next(m))
		for (f = json_first(m); f; f = json_next(f))
			check_field(named(t, json_key(m)), json_key(f), f);
	for (i = 0; i < t->r.n; i++)
		check_amounts(&t->r.benefit[i]);
}

static void check_one(struct trial *t, const char *line, const char *file, int n)
{
	struct json *root = NULL;
	const struct json *want, *status, *law;
	int code;

	ck_assert_msg(json_parse(line, strlen(line), &root, &t->err) == 0,
	    "%s:%d: %s", file, n, t->err.msg);
	want = member(root, "want");
	ck_assert_msg(text_of(root, "id") && member(root, "case") && want,
	    "%s:%d: 'id', 'case' or 'want' is missing", file, n);
	code = trial_case(t, member(root, "case"));
	if (!code)
		code = trial_run(t, MONTH_NONE);
	status = member(want, "exit");
	law = member(want, "law");
	if (status)
		ck_assert_int_eq(code, json_number(status));
	else
		check_family(t, code, want);
	if (law)
		ck_assert_msg(strstr(t->err.msg, json_string(law)) != NULL,
		    "%s: wanted %s", t->err.msg, json_string(law));
	json_free(root);
}

START_TEST(published_example)
{
	check_one(&trial, published.line[_i], "published-survivor.ndjson", _i + 1);
}
END_TEST

START_TEST(decided_case)
{
	check_one(&trial, decided.line[_i], "decided-survivor.ndjson", _i + 1);
}
END_TEST

START_TEST(future_case)
{
	check_one(&later, future.line[_i], "future-survivor.ndjson", _i + 1);
}
END_TEST

/* The shipped tables: no case of the new law has an amount, or is refused. */
START_TEST(future_needs_rates)
{
	struct json *root = NULL;
	const char *line = future.line[_i];
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

int main(void)
{
	Suite *s = suite_create("survivor");
	TCase *t = test_group(s, "survivors' benefits");
	int status;

	lines_load(&published, "published-survivor.ndjson");
	lines_load(&decided, "decided-survivor.ndjson");
	lines_load(&future, "future-survivor.ndjson");
	trial_init(&trial);
	trial_init_over(&later, "rules-fictitious-2028");
	trial.tool = later.tool = survivor;
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
