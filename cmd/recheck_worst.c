/* recheck_worst.c - what a report keeps of a run of nenkin-recheck.
 *
 * Its memory grows with the codes and the months, not with the decisions.
 */
#include "recheck_worst.h"

#include "../calc/month.h"

#include <stdlib.h>
#include <string.h>

static void *need(void *p)
{
	if (!p)
		abort();
	return p;
}

void worst_init(struct worst *w, int each)
{
	memset(w, 0, sizeof *w);
	w->each = each;
}

static void let_go(struct kept *k)
{
	if (--k->lists > 0)
		return;
	free(k->text);
	free(k);
}

void worst_release(struct worst *w)
{
	int c, i;

	for (c = 0; c < SUMMARY_CODES_MAX; c++) {
		for (i = 0; i < w->code[c].n; i++)
			let_go(w->code[c].at[i]);
		free(w->code[c].at);
	}
	free(w->month);
}

/* ---- months ------------------------------------------------------------------------ */

int worst_month_of(const struct decision *d)
{
	if (d->decided != DAY_NONE)
		return day_month(d->decided);
	return d->n_line ? d->line[0].on : MONTH_NONE;
}

static struct worst_month *month_row(struct worst *w, int month)
{
	int i = w->n_month;

	while (i > 0 && w->month[i - 1].month >= month)
		i--;
	if (i < w->n_month && w->month[i].month == month)
		return &w->month[i];
	if (w->n_month == w->cap_month) {
		w->cap_month = w->cap_month * 2 + 12;
		w->month = need(realloc(w->month, (size_t)w->cap_month *
		    sizeof *w->month));
	}
	memmove(&w->month[i + 1], &w->month[i], (size_t)(w->n_month - i) *
	    sizeof *w->month);
	w->n_month++;
	memset(&w->month[i], 0, sizeof w->month[i]);
	w->month[i].month = month;
	return &w->month[i];
}

void worst_count(struct worst *w, const struct decision *d,
    const struct findings *f)
{
	int i, month = worst_month_of(d);

	if (month == MONTH_NONE || f->n == 0)
		return;
	for (i = 0; i < f->n; i++)
		month_row(w, month)->n[f->list[i].direction]++;
}

/* ---- the worst ----------------------------------------------------------------------- */

static int is_worse(const struct kept *a, const struct kept *b)
{
	if (a->yen != b->yen)
		return a->yen > b->yen;
	if (a->owed != b->owed)
		return a->owed > b->owed;
	return a->order < b->order;
}

static void weigh(struct kept *k, const struct findings *f)
{
	int i;

	for (i = 0; i < f->n; i++) {
		const struct finding *x = &f->list[i];

		if (x->difference != YEN_NONE && x->benefit >= 0 &&
		    x->direction != DIRECTION_NONE)
			k->yen += llabs(x->difference);
		k->owed += x->arrears.yen + x->arrears.barred;
	}
}

/* Whether the decision would stand in the list of a code. */
static int belongs(const struct worst *w, int code, const struct kept *k)
{
	const struct worst_list *l = &w->code[code];

	return w->each && (l->n < w->each || is_worse(k, l->at[l->n - 1]));
}

static void insert(struct worst *w, int code, struct kept *k)
{
	struct worst_list *l = &w->code[code];
	int i;

	if (!l->at)
		l->at = need(calloc((size_t)w->each, sizeof *l->at));
	if (l->n == w->each)
		let_go(l->at[--l->n]);
	for (i = l->n++; i > 0 && is_worse(k, l->at[i - 1]); i--)
		l->at[i] = l->at[i - 1];
	l->at[i] = k;
	k->lists++;
}

static int code_of(const struct finding *f)
{
	return (int)(error_code_named(f->code) - error_codes());
}

static int stands_in(const struct worst_list *l, const struct kept *k)
{
	int i;

	for (i = 0; i < l->n; i++)
		if (l->at[i] == k)
			return 1;
	return 0;
}

static struct kept *keep(const struct kept *one, const char *record)
{
	struct kept *k = need(malloc(sizeof *k));

	*k = *one;
	k->text = need(malloc(k->len + 1));
	memcpy(k->text, record, k->len);
	k->text[k->len] = '\0';
	return k;
}

void worst_keep(struct worst *w, const struct findings *f, const char *record,
    size_t len)
{
	struct kept one = { 0, 0, w->order++, NULL, len, 0 }, *k = NULL;
	int i, code;

	weigh(&one, f);
	for (i = 0; i < f->n; i++) {
		code = code_of(&f->list[i]);
		if (!belongs(w, code, &one) ||
		    (k && stands_in(&w->code[code], k)))
			continue;
		if (!k)
			k = keep(&one, record);
		insert(w, code, k);
	}
}

static int by_weight(const void *a, const void *b)
{
	const struct kept *const *x = a, *const *y = b;

	return *x == *y ? 0 : is_worse(*x, *y) ? -1 : 1;
}

const struct kept **worst_all(const struct worst *w, int *n)
{
	const struct kept **all;
	int c, i, k = 0, total = 0;

	for (c = 0; c < SUMMARY_CODES_MAX; c++)
		total += w->code[c].n;
	all = need(malloc((size_t)(total + 1) * sizeof *all));
	for (c = 0; c < SUMMARY_CODES_MAX; c++)
		for (i = 0; i < w->code[c].n; i++)
			all[k++] = w->code[c].at[i];
	qsort(all, (size_t)k, sizeof *all, by_weight);
	for (*n = i = 0; i < k; i++)
		if (i == 0 || all[i] != all[i - 1])
			all[(*n)++] = all[i];
	return all;
}
