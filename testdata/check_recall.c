/* check_recall.c - what a comparison says of the cases on standard input, with
 * and without values recalled from the runs before: it must be the same.
 *
 * usage: check_recall < CASES
 */
#include "testing.h"

#include "../calc/compare.h"

/* Months undone, each case asked for in that month and two months later. */
static const int MONTHS[] = { MONTH(2026, 4), MONTH(2022, 4), MONTH(2018, 4) };

static struct trial trial;
static long long passed, failed;

static int same_cause(const struct cause *a, const struct cause *b)
{
	return a->change == b->change && a->yen == b->yen && a->part == b->part;
}

/* The recipients of both are lent by one case, but may be of two runs. */
static int same_recipients(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static int same_moved(const struct comparison *a, const struct moved *x,
    const struct comparison *b, const struct moved *y)
{
	int i;

	if (x->id != y->id || !same_recipients(x->recipient, y->recipient) ||
	    x->yen != y->yen || x->joint != y->joint || x->n_cause != y->n_cause)
		return 0;
	for (i = 0; i < x->n_cause; i++)
		if (!same_cause(&comparison_causes(a, x)[i],
			&comparison_causes(b, y)[i]))
			return 0;
	return 1;
}

static int same_sayings(const struct comparison *a, const struct comparison *b)
{
	int i, n, other;
	const struct moved *x = comparison_moved(a, &n);
	const struct moved *y = comparison_moved(b, &other);

	if (n != other ||
	    outcomes_differ(comparison_old(a), comparison_old(b)) ||
	    outcomes_differ(comparison_new_outcome(a), comparison_new_outcome(b)))
		return 0;
	for (i = 0; i < n; i++)
		if (!same_moved(a, &x[i], b, &y[i]))
			return 0;
	return 1;
}

/* The counts of every change, of all cases. */
static int same_counts(const struct comparison *a, const struct comparison *b)
{
	int i;

	for (i = 0; i < comparison_changes(a)->n; i++) {
		const struct change_count *x = comparison_count(a, i);
		const struct change_count *y = comparison_count(b, i);

		if (x->met != y->met || x->moved != y->moved || x->yen != y->yen)
			return 0;
	}
	return 1;
}

static void judge(int ok, const char *what, int on)
{
	char m[8];

	if (ok)
		passed++;
	else if (failed++ < 5)
		printf("check_recall: %s in %s: not the same\n", what,
		    month_text(on, m));
}

/* Two comparisons of the same sets in the same month: only [0] recalls. */
struct pair {
	struct comparison *c[2];
	int on;
};

static struct pair pair_of(struct rules *old, struct rules *new, int on)
{
	struct compare_options o = { ROUNDING_PARTS, { on, 0, 0 }, 0 };
	struct pair x = { { NULL, NULL }, on };
	struct err e;
	int k;

	for (k = 0; k < 2; k++) {
		x.c[k] = comparison_new(old, new, &o, CAUSES_ROWS, &e);
		if (!x.c[k])
			give_up("check_recall", e.msg);
	}
	comparison_recall_nothing(x.c[1]);
	return x;
}

/* Every case of standard input by every pair. */
static void judge_cases(const struct pair *x, int n)
{
	char *line = NULL;
	size_t size = 0;
	int i, k;

	while (getline(&line, &size, stdin) > 0) {
		if (trial_read(&trial, line))
			give_up("check_recall: a case", trial.err.msg);
		for (i = 0; i < n; i++) {
			for (k = 0; k < 2; k++)
				comparison_run(x[i].c[k], &trial.p, 1);
			judge(same_sayings(x[i].c[0], x[i].c[1]), trial.p.id,
			    x[i].on);
		}
	}
	free(line);
}

/* Both directions of time. */
int main(void)
{
	struct rules *old[N(MONTHS)];
	struct pair x[4 * N(MONTHS)];
	struct err e;
	int i, later, n = 0;

	trial_init(&trial);
	for (i = 0; i < N(MONTHS); i++) {
		old[i] = rules_undo(trial.rules, MONTHS[i], &e);
		if (!old[i])
			give_up("check_recall", e.msg);
		for (later = 0; later <= 2; later += 2) {
			x[n++] = pair_of(old[i], trial.rules, MONTHS[i] + later);
			x[n++] = pair_of(trial.rules, old[i], MONTHS[i] + later);
		}
	}
	judge_cases(x, n);
	while (n--) {
		judge(same_counts(x[n].c[0], x[n].c[1]), "the counts", x[n].on);
		comparison_free(x[n].c[0]);
		comparison_free(x[n].c[1]);
	}
	for (i = 0; i < N(MONTHS); i++)
		rules_release(old[i]);
	trial_release(&trial);
	printf("%lld passed, %lld failed\n", passed, failed);
	return failed || !passed;
}
