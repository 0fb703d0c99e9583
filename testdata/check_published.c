/* check_published.c - published examples, cases decided from an article, and cases
 * of enacted law to come, to the yen.
 *
 * published.ndjson, decided.ndjson (worked out from the article named), and
 * future.ndjson under the fictitious rates of rules-fictitious-2028: {"id", "case", "want"} and where it comes from; want is
 * {"on", "benefits": {name: fields}} or {"exit": code}.  Fields and parts that
 * are named must be so; what is not named is not checked.
 */
#include "testing.h"

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

static void check_yen(const char *what, const struct json *want, long long have)
{
	ck_assert_msg(json_type(want) == JSON_NUMBER &&
	    json_number(want) == have, "%s: %lld, wanted %lld", what, have,
	    json_type(want) == JSON_NUMBER ? json_number(want) : -1);
}

static void check_parts(const struct benefit *b, const struct json *want)
{
	const struct json *m;
	int i;

	for (m = json_first(want); m; m = json_next(m)) {
		for (i = 0; i < PARTS; i++)
			if (strcmp(PART_NAMES[i].id, json_key(m)) == 0)
				break;
		ck_assert_msg(i < PARTS, "no part '%s'", json_key(m));
		check_yen(json_key(m), m, b->parts & 1u << i ? b->part[i] : 0);
	}
}

static void check_reason(const struct benefit *b, const struct json *want)
{
	const char *code = text_of(want, "code");
	const struct json *m;

	ck_assert_ptr_nonnull(code);
	ck_assert_str_eq(REASON_NAMES[b->reason].id, code);
	if ((m = member(want, "have")))
		check_yen("have", m, b->have);
	if ((m = member(want, "need")))
		check_yen("need", m, b->need);
}

static void check_field(const struct benefit *b, const char *key,
    const struct json *want)
{
	char from[8];

	if (strcmp(key, "entitled") == 0)
		ck_assert_int_eq(b->entitled, json_true(want));
	else if (strcmp(key, "from") == 0)
		ck_assert_str_eq(month_text(b->from, from), json_string(want));
	else if (strcmp(key, "parts") == 0)
		check_parts(b, want);
	else if (strcmp(key, "annual") == 0)
		check_yen(key, want, b->annual);
	else if (strcmp(key, "suspended") == 0)
		check_yen(key, want, b->suspended);
	else if (strcmp(key, "payable") == 0)
		check_yen(key, want, b->payable);
	else if (strcmp(key, "reason") == 0)
		check_reason(b, want);
	else
		ck_abort_msg("unknown field '%s'", key);
}

static void check_benefit(const struct trial *t, const char *name,
    const struct json *want)
{
	const struct json *m;
	int i;

	for (i = 0; i < BENEFITS; i++)
		if (strcmp(BENEFIT_NAMES[i].id, name) == 0)
			break;
	ck_assert_msg(i < BENEFITS, "no benefit '%s'", name);
	ck_assert_msg(json_first(want), "nothing is wanted of '%s'", name);
	for (m = json_first(want); m; m = json_next(m))
		check_field(benefit_of(t, (enum benefit_id)i), json_key(m), m);
}

static void check_result(const struct trial *t, int code, const struct json *want)
{
	const struct json *m = member(want, "benefits");
	char on[8];

	ck_assert_msg(code == 0, "refused: %s: %s", t->err.path, t->err.msg);
	ck_assert_str_eq(month_text(t->r.on, on), text_of(want, "on"));
	ck_assert_msg(m && json_first(m), "no benefit is wanted");
	for (m = json_first(m); m; m = json_next(m))
		check_benefit(t, json_key(m), m);
}

/* One line of a file; a failure names the file and the line. */
static void check_line(struct trial *t, const char *line, const char *file, int n)
{
	struct json *root = NULL;
	const struct json *want, *status;
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
	if (status)
		ck_assert_int_eq(code, json_number(status));
	else
		check_result(t, code, want);
	json_free(root);
}

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
