/* tally.c - the sums of a comparison, and the cases that gain and lose most. */
#include "tally.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

#define COHORT_YEARS 5
#define COHORT_FIRST_MAX 1900 /* births before it count in the first group */
#define BAND_YEN (5 * 100000LL)

static void top_init(struct tally_top *t, int max)
{
	t->n = 0;
	t->max = max;
	t->at = alloc_zero((size_t)max + 1, sizeof *t->at);
}

void tally_init(struct tally *t, int top)
{
	memset(t, 0, sizeof *t);
	top_init(&t->gain, top);
	top_init(&t->loss, top);
	top_init(&t->same, top);
	top_init(&t->refusal, top);
}

static void top_release(struct tally_top *t)
{
	int i;

	for (i = 0; i < t->n; i++)
		free(t->at[i].record);
	free(t->at);
}

void tally_release(struct tally *t)
{
	top_release(&t->gain);
	top_release(&t->loss);
	top_release(&t->same);
	top_release(&t->refusal);
}

/* Puts a case where its size belongs, after those of the same size. */
static void top_add(struct tally_top *t, long long yen, const char *record,
    size_t len)
{
	struct tally_case *c;
	int i = t->n;

	while (i > 0 && llabs(t->at[i - 1].yen) < llabs(yen))
		i--;
	if (i == t->max)
		return;
	if (t->n == t->max)
		free(t->at[--t->n].record);
	memmove(&t->at[i + 1], &t->at[i], (size_t)(t->n - i) * sizeof *t->at);
	t->n++;
	c = &t->at[i];
	c->yen = yen;
	c->len = len;
	c->record = malloc(len + 1);
	if (!c->record)
		abort();
	memcpy(c->record, record, len);
	c->record[len] = '\0';
}

static void count(struct tally_line *l, long long yen)
{
	l->moved++;
	if (yen > 0) {
		l->gained++;
		l->gain += yen;
	} else if (yen < 0) {
		l->lost++;
		l->loss -= yen;
	}
}

static int cohort_of(int birth)
{
	int year, mon, mday, cohort;

	day_split(birth, &year, &mon, &mday);
	cohort = (year - COHORT_FIRST_MAX) / COHORT_YEARS;
	if (year < COHORT_FIRST_MAX)
		return 0;
	return cohort < TALLY_COHORT_MAX ? cohort : TALLY_COHORT_MAX - 1;
}

int tally_cohort_year(int cohort)
{
	return COHORT_FIRST_MAX + cohort * COHORT_YEARS;
}

int tally_cohort_years(void)
{
	return COHORT_YEARS;
}

static int band_of(long long yen)
{
	long long band = yen / BAND_YEN;

	return band < TALLY_BAND_MAX ? (int)band : TALLY_BAND_MAX - 1;
}

long long tally_band_yen(int band)
{
	return band * BAND_YEN;
}

/* Whether one of the sets refuses the case: then there is no difference in yen. */
static int count_refused(struct tally *t, const struct outcome *a,
    const struct outcome *b)
{
	t->refused += a->code && b->code;
	t->refused_old += a->code && !b->code;
	t->refused_new += !a->code && b->code;
	return a->code || b->code;
}

static void count_moved(struct tally *t, const struct comparison *c,
    const struct nenkin_case *p, long long before, long long yen)
{
	const struct moved *m;
	int i, n;

	m = comparison_moved(c, &n);
	for (i = 0; i < n; i++)
		count(&t->by_benefit[m[i].id], m[i].yen);
	count(&t->by_sex[p->sex], yen);
	count(&t->by_cohort[cohort_of(p->birth)], yen);
	count(&t->by_band[band_of(before)], yen);
}

void tally_add(struct tally *t, const struct comparison *c,
    const struct nenkin_case *p, const char *record, size_t len)
{
	const struct outcome *a = comparison_old(c);
	const struct outcome *b = comparison_new_outcome(c);
	long long before = outcome_payable(a), yen = outcome_payable(b) - before;
	int differ = outcomes_differ(a, b);

	t->cases++;
	t->moved += differ;
	if (count_refused(t, a, b)) {
		if (differ)
			top_add(&t->refusal, 0, record, len);
		return;
	}
	t->before += before;
	t->after += before + yen;
	if (!differ)
		return;
	count_moved(t, c, p, before, yen);
	top_add(yen > 0 ? &t->gain : yen < 0 ? &t->loss : &t->same, yen, record,
	    len);
}
