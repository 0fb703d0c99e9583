/* recheck_class.c - decisions that are wrong in the same way.
 *
 * Errors bunch on a rule row, an office or a date.  What findings may share was
 * counted while they were made (recheck_counts.c); here are those shared often.
 * A difference that no probe explains, with the same yen or ratio again and
 * again, is suspected to be a wrong value in a rule table (I01).
 */
#include "recheck_class.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHARED_MAX 600

static const struct shared {
	const char *table, *say;
	int is_table; /* suspected of a wrong value in a rule table */
} SHARED[] = {
	{ "class_probe", "cause", 0 },
	{ "class_yen", "difference in yen", 1 },
	{ "class_ratio", "decided in 10000 parts of recomputed", 1 },
	{ "class_office", "office", 0 },
	{ "class_date", "decision date", 0 },
	{ NULL, NULL, 0 }
};

/* Cuts the field off that *s begins with. */
static char *field(char **s)
{
	char *from = *s, *tab = strchr(from, '\t');

	if (tab)
		*tab++ = '\0';
	*s = tab ? tab : from + strlen(from);
	return from;
}

static void fill(struct class_found *x, const struct count *count,
    const struct shared *shared)
{
	char key[SHARED_MAX], *s = key, *code;
	struct finding *f = &x->finding;
	const long long *at = count->at;

	memset(x, 0, sizeof *x);
	snprintf(key, sizeof key, "%s", count_key(count));
	code = field(&s);
	f->benefit = (int)strtol(field(&s), NULL, 10);
	f->direction = (enum direction)strtol(field(&s), NULL, 10);
	f->part = "class";
	f->code = shared->is_table ? "I01" : error_code_named(code)->id;
	f->severity = SEVERITY_REVIEW;
	f->decided = f->recomputed = f->difference = YEN_NONE;
	if (f->direction == DIRECTION_UNDERPAID)
		f->difference = -at[ROW_UNDER_YEN];
	else if (f->direction == DIRECTION_OVERPAID)
		f->difference = at[ROW_OVER_YEN];
	f->cause.code = f->code;
	f->cause.certainty = CERTAINTY_AMBIGUOUS;
	f->cause.candidate[f->cause.n_candidate++] = f->code;
	x->n = at[ROW_N];
	x->table = shared->table;
	for (code = s; (code = strchr(code, '\t')) != NULL; *code = ' ')
		;
	snprintf(f->cause.detail, sizeof f->cause.detail, "%lld findings of the "
	    "same %s: %.150s", x->n, shared->say, s);
}

static int by_number(const void *a, const void *b)
{
	const struct count *x = *(const struct count *const *)a;
	const struct count *y = *(const struct count *const *)b;

	if (x->at[ROW_N] != y->at[ROW_N])
		return x->at[ROW_N] < y->at[ROW_N] ? 1 : -1;
	return strcmp(x->name, y->name);
}

void classes_each(const struct counts *c, int least,
    void (*each)(void *into, const struct class_found *x), void *into)
{
	const struct shared *s;
	struct class_found x;
	size_t i, n;
	int number = 0;

	for (s = SHARED; least > 0 && s->table; s++) {
		const struct count **list = counts_sorted(c, s->table, &n);

		qsort(list, n, sizeof *list, by_number);
		for (i = 0; i < n && list[i]->at[ROW_N] >= least; i++) {
			fill(&x, list[i], s);
			snprintf(x.id, sizeof x.id, "class-%d", ++number);
			each(into, &x);
		}
		free(list);
	}
}
