/* check_choice.c - the choice between pensions: cases decided from an article, to
 * the yen, and every pair of pensions on both sides of 65.
 *
 * decided-choice.ndjson: {"id", "source", "note", "tool", "case", "want"}; want is
 * {"on", "choices"} as in nenkin-result(5), or {"exit", "law"}: the status and
 * words of the message.
 */
#include "../calc/choose.h"
#include "wanted.h"

#define DECIDED_MIN 20 /* fewer lines are a damaged file */

static struct lines decided;
static struct trial trial;
static struct chosen chosen;

START_TEST(lines_were_read)
{
	ck_assert_int_ge(decided.n, DECIDED_MIN);
}
END_TEST

static int children(const struct json *v)
{
	const struct json *m;
	int n = 0;

	for (m = json_first(v); m; m = json_next(m))
		n++;
	return n;
}

static void check_combination(const struct combination *x, const struct json *want)
{
	const struct json *b = member(want, "benefits"), *m;
	int i, n = 0;

	check_yen("rank", member(want, "rank"), x->rank);
	check_yen("payable", member(want, "payable"), x->total);
	for (i = 0; i < BENEFITS; i++) {
		if (!(x->benefits & 1u << i))
			continue;
		m = member(b, BENEFIT_NAMES[i].id);
		ck_assert_msg(m != NULL, "'%s' is not wanted", BENEFIT_NAMES[i].id);
		check_yen(BENEFIT_NAMES[i].id, m, x->payable[i]);
		n++;
	}
	ck_assert_int_eq(n, children(b));
}

static void check_choice(const struct choice *k, const struct json *want)
{
	const struct json *m = member(want, "combinations");
	const char *id = text_of(want, "recipient");
	int i = 0;

	ck_assert_str_eq(k->recipient ? k->recipient : "", id ? id : "");
	ck_assert_int_eq(k->aged_65, json_true(member(want, "aged_65")));
	ck_assert_int_eq(k->lump_sum_too, json_true(member(want, "lump_sum_too")));
	ck_assert_int_eq(k->n, children(m));
	for (m = json_first(m); m; m = json_next(m))
		check_combination(&k->combination[i++], m);
}

static void check_choices(int code, const struct json *want)
{
	const struct json *m = member(want, "choices");
	char on[8];
	int i = 0;

	ck_assert_msg(code == 0, "refused: %s: %s", trial.err.path, trial.err.msg);
	ck_assert_str_eq(month_text(trial.r.on, on), text_of(want, "on"));
	ck_assert_int_eq(chosen.choices.n, children(m));
	for (m = json_first(m); m; m = json_next(m))
		check_choice(&chosen.choices.choice[i++], m);
}

static enum choose_first tool_of(const char *name)
{
	if (strcmp(name, "survivor") == 0)
		return CHOOSE_SURVIVOR;
	return strcmp(name, "disability") == 0 ? CHOOSE_DISABILITY
					       : CHOOSE_OLD_AGE;
}

START_TEST(decided_case)
{
	struct choose_options o = { CHOOSE_OLD_AGE, { MONTH_NONE, 0, 0 } };
	struct json *root = NULL;
	const struct json *want, *status;
	int code;

	ck_assert_msg(json_parse(decided.line[_i], strlen(decided.line[_i]), &root,
	    &trial.err) == 0, "line %d: %s", _i + 1, trial.err.msg);
	want = member(root, "want");
	status = member(want, "exit");
	o.first = tool_of(text_of(root, "tool"));
	code = trial_case(&trial, member(root, "case"));
	if (!code)
		code = choose_pensions(&trial.c, &trial.p, &o, &chosen, &trial.r);
	if (status) {
		ck_assert_int_eq(code, json_number(status));
		ck_assert_msg(strstr(trial.err.msg, text_of(want, "law")) != NULL,
		    "%s", trial.err.msg);
	} else {
		check_choices(code, want);
	}
	json_free(root);
}
END_TEST

/* By the letter of 国年20条 (附則9条の2の4) and 厚年38条 (附則17条): what stops a
 * pension beside which.  OB OE SP SB SE WP .. DB DE: '.' never, 'x' always, '6' from
 * 65; the widow's pension and allowances stand with none. */
START_TEST(pairs)
{
	static const char *const table[BENEFITS] = {
		/*                   OB OE SP SB SE WP LS DB DE DA */
		[BENEFIT_OLD_AGE_BASIC] =             ".xx.6.....",
		[BENEFIT_OLD_AGE_EMPLOYEES] =         "x.x.6..6..",
		[BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES] = "xx........",
		[BENEFIT_SURVIVORS_BASIC] =           "....x.....",
		[BENEFIT_SURVIVORS_EMPLOYEES] =       "66.x...6..",
		[BENEFIT_WIDOWS_PENSION] =            "..........",
		[BENEFIT_LUMP_SUM_DEATH] =            "..........",
		[BENEFIT_DISABILITY_BASIC] =          ".6..6...x.",
		[BENEFIT_DISABILITY_EMPLOYEES] =      ".......x..",
		[BENEFIT_DISABILITY_ALLOWANCE] =      ".........."
	};
	int a, b;

	for (a = 0; a < BENEFITS; a++)
		for (b = 0; b < BENEFITS; b++) {
			if (a == b)
				continue;
			ck_assert_int_eq(table[a][b] == 'x',
			    choose_together((enum benefit_id)a,
				(enum benefit_id)b, 0));
			ck_assert_int_eq(table[a][b] != '.',
			    choose_together((enum benefit_id)a,
				(enum benefit_id)b, 1));
		}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("choice");
	TCase *t = test_group(s, "choice between pensions");
	int status;

	lines_load(&decided, "decided-choice.ndjson");
	trial_init(&trial);
	tcase_add_test(t, lines_were_read);
	tcase_add_loop_test(t, decided_case, 0, decided.n);
	tcase_add_test(t, pairs);
	status = run_suite(s);
	trial_release(&trial);
	lines_release(&decided);
	return status;
}
