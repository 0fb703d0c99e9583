/* check_compare.c - rule sets that differ in a few rows, and cases under two of
 * them: what the comparison says against two plain runs.
 */
#include "testing.h"

#include "../calc/compare.h"
#include "../calc/mutation.h"
#include "../calc/tally.h"

#define CASES_MAX 60 /* cases tried under each changed row */

static struct trial trial; /* the shipped rules */
static const struct compare_options PLAIN = { ROUNDING_PARTS, { MONTH_NONE, 0, 0 }, 0 };

static const char THRESHOLD[] = "in_work_threshold";
static const char WORKING[] =
    "{\"format\":\"nenkin-case/1\",\"id\":\"w\",\"on\":\"2027-01\","
    "\"person\":{\"birth\":\"1961-12-08\",\"sex\":\"male\"},\"totals\":{"
    "\"paid\":452,\"employees_before_2003_04\":228,\"average_before_2003_04\":"
    "340000,\"employees_from_2003_04\":284,\"average_from_2003_04\":500000,"
    "\"employees_aged_20_to_59\":452},\"work\":{\"standard_monthly\":590000}}";

/* A copy of the shipped rules with another value of one row. */
static struct rules *with_value(const char *table, const char *key, int month,
    int birth, long long value)
{
	const struct rule_table *t = rules_table(trial.rules, table);
	struct rules *copy = rules_copy(trial.rules);
	struct rule_row *rows;
	struct rule_head h;
	struct err e;
	int i;

	rule_head(t, &h);
	rows = malloc((size_t)h.n_row * sizeof *rows);
	ck_assert_ptr_nonnull(rows);
	memcpy(rows, h.row, (size_t)h.n_row * sizeof *rows);
	for (i = 0; i < h.n_row; i++)
		if (&h.row[i] == rule_find_in(t, key, month, birth)) {
			rows[i].value = value;
			rows[i].text = "changed";
		}
	ck_assert_int_eq(rules_set_rows(copy, table, rows, h.n_row, &e), 0);
	free(rows);
	return copy;
}

static const struct rule_table *known_table(int i)
{
	const struct rule_table *t = rules_first(trial.rules);

	while (t && !(rule_is_known(trial.rules, t) && i-- == 0))
		t = rules_after(t);
	return t;
}

/* Two plain runs are the judge of one comparison. */
static int judge_case(struct comparison *c, const struct side side[2],
    const struct nenkin_case *p)
{
	struct num_pool pool;
	struct outcome out[2];
	int i, differ, said = comparison_run(c, p, 1);

	num_pool_init(&pool);
	for (i = 0; i < 2; i++)
		side_run(&side[i], &pool, NULL, p, &PLAIN, &out[i]);
	num_pool_release(&pool);
	differ = outcomes_differ(&out[0], &out[1]);
	ck_assert_msg(said == differ, "case %s: said %d, is %d", p->id, said,
	    differ);
	ck_assert(!outcomes_differ(&out[1], comparison_new_outcome(c)));
	return differ;
}

static void judge_mutant(const struct rule_table *t, int row, struct lines *l,
    int first)
{
	struct rules *new = rules_mutate(trial.rules, t, row);
	struct comparison *c;
	struct side side[2];
	struct err e;
	int i;

	if (!new)
		return;
	if (side_init(&side[0], trial.rules, &e) ||
	    side_init(&side[1], new, &e)) {
		rules_release(new);
		return;
	}
	c = comparison_new(trial.rules, new, &PLAIN, CAUSES_ROWS, &e);
	ck_assert_ptr_nonnull(c);
	for (i = 0; i < CASES_MAX; i++) {
		struct json *root;
		const char *s = l->line[(first + i * 7) % l->n];

		ck_assert_int_eq(json_parse(s, strlen(s), &root, &e), 0);
		if (trial_case(&trial, member(root, "case")) == 0)
			judge_case(c, side, &trial.p);
		json_free(root);
	}
	comparison_free(c);
	rules_release(new);
}

static void judge_table(const struct rule_table *t, const char *file, int rows)
{
	struct rule_head h;
	struct lines l;
	int i, step;

	ck_assert_ptr_nonnull(t);
	lines_load(&l, file);
	rule_head(t, &h);
	step = h.n_row / rows + 1;
	for (i = 0; i < h.n_row; i += step)
		judge_mutant(t, i, &l, i);
	lines_release(&l);
}

/* Each row of each table changed by one digit: a case that came across no
 * change must be the same under both sets. */
START_TEST(what_is_not_met_does_not_matter)
{
	judge_table(known_table(_i), "published.ndjson", 40);
	judge_table(known_table(_i), "decided-survivor.ndjson", 8);
	judge_table(known_table(_i), "decided-disability.ndjson", 8);
}
END_TEST

START_TEST(one_row_is_the_cause)
{
	struct rules *new = with_value(THRESHOLD, "adjustment", MONTH(2027, 1),
	    0, 700000);
	struct err e;
	struct comparison *c = comparison_new(trial.rules, new, &PLAIN, CAUSES_ROWS, &e);
	const struct moved *m;
	int n;

	ck_assert_ptr_nonnull(c);
	ck_assert_int_eq(comparison_changes(c)->n, 1);
	ck_assert_int_eq(trial_read(&trial, WORKING), 0);
	ck_assert_int_eq(comparison_run(c, &trial.p, 1), 1);
	m = comparison_moved(c, &n);
	ck_assert_int_eq(n, 1);
	ck_assert_int_eq(m->id, BENEFIT_OLD_AGE_EMPLOYEES);
	ck_assert_int_eq(m->n_cause, 1);
	ck_assert_int_gt(m->yen, 0);
	ck_assert_int_eq(comparison_causes(c, m)->yen, m->yen);
	ck_assert_int_eq(m->joint, 0);
	ck_assert_int_eq(comparison_count(c, 0)->moved, 1);
	comparison_free(c);
	rules_release(new);
}
END_TEST

/* What the rows of a case do alone is what a plain run of that set says, also
 * where no run was made for it. */
static void judge_causes(const struct comparison *c, const struct nenkin_case *p)
{
	const struct moved *m;
	struct num_pool pool;
	int i, k, n;

	num_pool_init(&pool);
	m = comparison_moved(c, &n);
	for (i = 0; i < n; i++)
		for (k = 0; k < m[i].n_cause; k++) {
			const struct cause *x = &comparison_causes(c, &m[i])[k];
			struct rules *alone;
			struct outcome out;
			struct side side;
			struct err e;

			if (x->part != CAUSE_ALONE || !m[i].before)
				continue;
			alone = rule_change_alone(comparison_changes(c),
			    x->change);
			ck_assert_int_eq(side_init(&side, alone, &e), 0);
			side_run(&side, &pool, NULL, p, &PLAIN, &out);
			ck_assert_int_eq(x->yen, payable_of(
			    outcome_benefit_of(&out, m[i].id, m[i].recipient)) -
			    payable_of(m[i].before));
			rules_release(alone);
		}
	num_pool_release(&pool);
}

/* The parts and the joint effect make up the whole, and each part is what the
 * row does alone. */
static void judge_whole(const char *file, int least)
{
	struct err e;
	struct rules *new = rules_undo(trial.rules, MONTH(2026, 4), &e);
	struct comparison *c;
	struct lines l;
	int i, k, j, n, moved = 0;

	ck_assert_ptr_nonnull(new);
	c = comparison_new(trial.rules, new, &PLAIN, CAUSES_ROWS, &e);
	lines_load(&l, file);
	for (i = 0; i < l.n; i++) {
		struct json *root;
		const struct moved *m;

		ck_assert_int_eq(json_parse(l.line[i], strlen(l.line[i]), &root,
		    &e), 0);
		if (trial_case(&trial, member(root, "case")) == 0 &&
		    comparison_run(c, &trial.p, 1)) {
			moved++;
			judge_causes(c, &trial.p);
			m = comparison_moved(c, &n);
			for (k = 0; k < n; k++) {
				long long sum = m[k].joint;

				for (j = 0; j < m[k].n_cause; j++)
					sum += comparison_causes(c, &m[k])[j].yen;
				ck_assert_int_eq(sum, m[k].yen);
				ck_assert_int_gt(m[k].n_cause, 0);
			}
		}
		json_free(root);
	}
	ck_assert_int_gt(moved, least);
	lines_release(&l);
	comparison_free(c);
	rules_release(new);
}

START_TEST(parts_and_joint_effect_are_the_whole)
{
	judge_whole("published.ndjson", 20);
	judge_whole("decided-survivor.ndjson", 15);
	judge_whole("published-disability.ndjson", 5);
}
END_TEST

/* Which benefits a case is for, and that one kind refused leaves the other. */
START_TEST(what_a_case_asks)
{
	static const char OLDER[] = "{\"format\":\"nenkin-case/1\",\"id\":\"o\","
	    "\"on\":\"2026-06\",\"person\":{\"birth\":\"1960-05-05\",\"sex\":"
	    "\"male\"},\"national\":[{\"from\":\"1980-05\",\"to\":\"2020-04\","
	    "\"status\":\"paid\"}],\"disability\":{\"first_visit\":"
	    "\"1986-03-31\",\"grade\":2}}";
	struct compare_options only = PLAIN;
	struct num_pool pool;
	struct outcome out;
	struct side side;
	struct err e;

	num_pool_init(&pool);
	ck_assert_int_eq(side_init(&side, trial.rules, &e), 0);
	ck_assert_int_eq(trial_read(&trial, WORKING), 0);
	ck_assert_uint_eq(compare_asks(&trial.p, &PLAIN), ASKS_OLD_AGE);
	ck_assert_int_eq(trial_read(&trial, OLDER), 0);
	ck_assert_uint_eq(compare_asks(&trial.p, &PLAIN),
	    ASKS_OLD_AGE | ASKS_DISABILITY);
	side_run(&side, &pool, NULL, &trial.p, &PLAIN, &out);
	ck_assert_int_eq(out.code, 0);
	ck_assert_int_eq(out.part, ERR_INPUT);
	ck_assert(outcome_refuses(&out, BENEFIT_DISABILITY_BASIC));
	ck_assert(!outcome_refuses(&out, BENEFIT_OLD_AGE_BASIC));
	ck_assert_int_gt(payable_of(outcome_benefit(&out,
	    BENEFIT_OLD_AGE_BASIC)), 0);
	only.only = ASKS_DISABILITY;
	side_run(&side, &pool, NULL, &trial.p, &only, &out);
	ck_assert_int_eq(out.code, ERR_INPUT);
	num_pool_release(&pool);
}
END_TEST

/* A row cut in two says the same. */
START_TEST(a_row_cut_in_two_is_no_change)
{
	const struct rule_table *t = rules_table(trial.rules, "revision_rate");
	struct rules *copy = rules_copy(trial.rules);
	struct rule_changes c;
	struct rule_row rows[64];
	struct rule_head h;
	struct err e;

	rule_head(t, &h);
	ck_assert_int_lt(h.n_row, 62);
	memcpy(rows, h.row, (size_t)h.n_row * sizeof *rows);
	rows[h.n_row] = rows[h.n_row - 1];
	rows[h.n_row - 1].born_to = day_of(1970, 1, 1);
	rows[h.n_row].born_from = day_of(1970, 1, 2);
	ck_assert_int_eq(rules_set_rows(copy, "revision_rate", rows,
	    h.n_row + 1, &e), 0);
	rule_changes_find(&c, trial.rules, copy);
	ck_assert_int_eq(c.n, 0);
	rule_changes_release(&c);
	rules_release(copy);
}
END_TEST

/* Taken out of the new set, or laid into the old: with one change only, the
 * other set. */
START_TEST(one_change_alone_is_the_new_set)
{
	struct rules *new = with_value("revision_rate", "", MONTH(2026, 5),
	    day_of(1960, 1, 1), 1090);
	struct rules *alone, *without;
	struct rule_changes c;

	rule_changes_find(&c, trial.rules, new);
	ck_assert_int_eq(c.n, 1);
	alone = rule_change_alone(&c, 0);
	without = rule_change_without(&c, 0);
	ck_assert_ptr_nonnull(alone);
	ck_assert_ptr_nonnull(without);
	ck_assert_int_eq(rule_find(alone, RULE_REVISION_RATE, "",
	    MONTH(2026, 5), day_of(1960, 1, 1))->value, 1090);
	ck_assert_int_eq(rule_find(without, RULE_REVISION_RATE, "",
	    MONTH(2026, 5), day_of(1960, 1, 1))->value, 1085);
	rules_release(alone);
	rules_release(without);
	rule_changes_release(&c);
	rules_release(new);
}
END_TEST

/* Every change of a month undone, laid in one after the other, gives the rules
 * back: no change is left. */
START_TEST(undo_and_redo)
{
	struct err e;
	struct rules *old = rules_undo(trial.rules, MONTH(2026, 4), &e), *next;
	struct rules *made[128];
	struct rule_changes c;
	int n = 0, left = 1;

	ck_assert_ptr_nonnull(old);
	made[n++] = old;
	while (left) {
		rule_changes_find(&c, made[n - 1], trial.rules);
		left = c.n;
		if (left) {
			ck_assert_int_lt(n, 128);
			next = rule_change_alone(&c, 0);
			ck_assert_ptr_nonnull(next);
			made[n++] = next;
		}
		rule_changes_release(&c);
	}
	ck_assert_int_gt(n, 30);
	while (n)
		rules_release(made[--n]);
}
END_TEST

START_TEST(the_largest_come_first)
{
	static const char *const CASE = "{\"format\":\"nenkin-case/1\","
	    "\"id\":\"%d\",\"on\":\"2026-05\",\"person\":{\"birth\":"
	    "\"1960-01-01\",\"sex\":\"female\"},\"totals\":{\"paid\":%d}}";
	struct rules *new = with_value("revision_rate", "", MONTH(2026, 5),
	    day_of(1960, 1, 1), 1095);
	static const int paid[] = { 240, 480, 300, 480, 120, 360 };
	struct comparison *c;
	struct tally t;
	struct err e;
	char text[300];
	int i;

	c = comparison_new(trial.rules, new, &PLAIN, CAUSES_ROWS, &e);
	tally_init(&t, 3);
	for (i = 0; i < N(paid); i++) {
		snprintf(text, sizeof text, CASE, i, paid[i]);
		ck_assert_int_eq(trial_read(&trial, text), 0);
		comparison_run(c, &trial.p, 1);
		tally_add(&t, c, &trial.p, text, strlen(text));
	}
	ck_assert_int_eq(t.cases, 6);
	ck_assert_int_eq(t.moved, 6);
	ck_assert_int_eq(t.by_sex[SEX_FEMALE].gained, 6);
	ck_assert_int_eq(t.after - t.before, t.by_sex[SEX_FEMALE].gain);
	ck_assert_int_eq(t.gain.n, 3);
	ck_assert_ptr_nonnull(strstr(t.gain.at[0].record, "\"1\""));
	ck_assert_ptr_nonnull(strstr(t.gain.at[1].record, "\"3\""));
	ck_assert_ptr_nonnull(strstr(t.gain.at[2].record, "\"5\""));
	tally_release(&t);
	comparison_free(c);
	rules_release(new);
}
END_TEST

static const struct mutation_row *row_named(const struct mutation *m,
    const char *table, const char *key, int month, int birth)
{
	const struct rule_row *row = rule_find_in(rules_table(trial.rules,
	    table), key, month, birth);
	int i;

	for (i = 0; i < mutation_count(m); i++)
		if (mutation_at(m, i)->row == row)
			return mutation_at(m, i);
	ck_abort_msg("%s is not among the rows", table);
	return NULL;
}

/* A working person notices the threshold of the month and no other; a row that
 * is met without an effect is not noticed. */
START_TEST(a_wrong_row_is_noticed_by_who_meets_it)
{
	struct err e;
	struct mutation *m = mutation_new(trial.rules, NULL, &PLAIN, 1, &e);
	const struct mutation_row *x;

	ck_assert_ptr_nonnull(m);
	ck_assert_int_eq(trial_read(&trial, WORKING), 0);
	ck_assert_int_eq(mutation_run(m, &trial.p)->code, 0);
	x = row_named(m, THRESHOLD, "adjustment", MONTH(2027, 1), 0);
	ck_assert_int_eq(x->noticed, NOTICED_CASE);
	ck_assert_str_eq(x->by, "w");
	ck_assert(x->reachable);
	x = row_named(m, THRESHOLD, "adjustment", MONTH(2025, 6), 0);
	ck_assert_int_eq(x->met, 0);
	ck_assert_int_eq(x->noticed, NOTICED_NOT);
	ck_assert(x->reachable);
	x = row_named(m, THRESHOLD, "adjustment", MONTH(2006, 6), 0);
	ck_assert(!x->reachable);
	/* 780,900 yen: one yen would be lost in 100 yen, the error is not */
	x = row_named(m, "basic_full_amount", "", MONTH(2027, 1), 0);
	ck_assert_int_eq(x->noticed, NOTICED_CASE);
	x = row_named(m, "law_days", "unborn", MONTH(2027, 1), 0);
	ck_assert_int_eq(x->met, 1);
	ck_assert_int_eq(x->noticed, NOTICED_NOT);
	mutation_free(m);
}
END_TEST

/* No case of old age comes across a row of a table said to be of others. */
START_TEST(tables_of_others_are_not_met)
{
	struct err e;
	struct mutation *m = mutation_new(trial.rules, NULL, &PLAIN, 0, &e);
	struct lines l;
	int i, n = 0;

	ck_assert_ptr_nonnull(m);
	lines_load(&l, "published.ndjson");
	for (i = 0; i < l.n; i++) {
		struct json *root;

		ck_assert_int_eq(json_parse(l.line[i], strlen(l.line[i]), &root,
		    &e), 0);
		if (trial_case(&trial, member(root, "case")) == 0)
			mutation_run(m, &trial.p);
		json_free(root);
	}
	lines_release(&l);
	for (i = 0; i < mutation_count(m); i++) {
		const struct mutation_row *x = mutation_at(m, i);

		n += x->other;
		ck_assert_msg(!x->other || x->met == 0, "%s",
		    rule_table_name(x->row->table));
	}
	ck_assert_int_gt(n, 400);
	mutation_free(m);
}
END_TEST

START_TEST(coverage_counts_worksheets)
{
	struct err e;
	struct mutation *m = mutation_new(trial.rules, NULL, &PLAIN, 0, &e);
	const struct mutation_step *s;
	const struct mutation_row *x;
	int i, n, found = 0;

	ck_assert_ptr_nonnull(m);
	ck_assert_int_eq(trial_read(&trial, WORKING), 0);
	mutation_run(m, &trial.p);
	mutation_run(m, &trial.p);
	x = row_named(m, THRESHOLD, "adjustment", MONTH(2027, 1), 0);
	ck_assert_int_eq(x->met, 2);
	ck_assert_int_eq(x->used, 2);
	s = mutation_steps(m, &n);
	for (i = 0; i < n; i++) {
		ck_assert_int_eq(s[i].cases, 2);
		found |= strcmp(s[i].def->id, "work.stop") == 0;
	}
	ck_assert(found);
	mutation_free(m);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("compare");
	TCase *t = test_group(s, "sets");
	const struct rule_table *x;
	int n = 0;

	tcase_add_test(t, a_row_cut_in_two_is_no_change);
	tcase_add_test(t, one_change_alone_is_the_new_set);
	tcase_add_test(t, undo_and_redo);
	t = test_group(s, "cases");
	for (x = known_table(0); x; x = known_table(++n))
		;
	tcase_add_loop_test(t, what_is_not_met_does_not_matter, 0, n);
	tcase_add_test(t, one_row_is_the_cause);
	tcase_add_test(t, parts_and_joint_effect_are_the_whole);
	tcase_add_test(t, what_a_case_asks);
	tcase_add_test(t, the_largest_come_first);
	t = test_group(s, "rows");
	tcase_add_test(t, a_wrong_row_is_noticed_by_who_meets_it);
	tcase_add_test(t, tables_of_others_are_not_met);
	tcase_add_test(t, coverage_counts_worksheets);
	return s;
}

int main(void)
{
	int code;

	trial_init(&trial);
	code = run_suite(suite());
	trial_release(&trial);
	return code;
}
