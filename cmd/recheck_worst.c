/* recheck_worst.c - what a report keeps of a run of nenkin-recheck.
 *
 * Its memory grows with the codes, not with the decisions.
 */
#include "recheck_worst.h"

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
	int i;

	memset(w, 0, sizeof *w);
	w->each = each;
	while (error_codes()[w->n_code].id)
		w->n_code++;
	w->code = need(calloc((size_t)w->n_code, sizeof *w->code));
	for (i = 0; i < w->n_code; i++)
		w->code[i].wanted = 1;
}

void worst_unwanted(struct worst *w, int code)
{
	w->code[code].wanted = 0;
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

	for (c = 0; c < w->n_code; c++) {
		for (i = 0; i < w->code[c].n; i++)
			let_go(w->code[c].at[i].kept);
		free(w->code[c].at);
	}
	free(w->code);
	w->code = NULL;
	w->n_code = 0;
}

static int compare(long long a, long long b)
{
	return (a < b) - (a > b);
}

static int is_worse(const struct worst_place *a, const struct worst_place *b)
{
	if (a->yen != b->yen)
		return a->yen > b->yen;
	return a->owed > b->owed; /* else the earlier stays before */
}

/* Whether the decision would stand in the list of a code. */
static int belongs(const struct worst *w, const struct worst_list *l,
    const struct worst_place *x)
{
	return l->wanted && w->each &&
	    (l->n < w->each || is_worse(x, &l->at[l->n - 1]));
}

static void insert(struct worst *w, struct worst_list *l,
    const struct worst_place *x)
{
	int i;

	if (!l->at)
		l->at = need(calloc((size_t)w->each, sizeof *l->at));
	if (l->n == w->each)
		let_go(l->at[--l->n].kept);
	for (i = l->n++; i > 0 && is_worse(x, &l->at[i - 1]); i--)
		l->at[i] = l->at[i - 1];
	l->at[i] = *x;
	x->kept->lists++;
}

static struct kept *keep(const struct worst *w, const struct candidate *c)
{
	struct kept *k = need(calloc(1, sizeof *k));
	int i;

	for (i = 0; i < c->n; i++)
		if (w->code[c->weight[i].code].wanted) {
			k->yen += c->weight[i].yen;
			k->owed += c->weight[i].owed;
		}
	k->order = w->order;
	k->len = c->len;
	k->text = need(malloc(k->len + 1));
	memcpy(k->text, c->text, k->len);
	k->text[k->len] = '\0';
	return k;
}

int worst_add(struct worst *w, const struct candidate *c)
{
	struct kept *k = NULL;
	int i;

	w->order++;
	for (i = 0; i < c->n; i++) {
		struct worst_list *l = &w->code[c->weight[i].code];
		struct worst_place x = { c->weight[i].yen, c->weight[i].owed,
			NULL };

		if (!belongs(w, l, &x))
			continue;
		if (!k)
			k = keep(w, c);
		x.kept = k;
		insert(w, l, &x);
	}
	return k != NULL;
}

static int by_weight(const void *a, const void *b)
{
	const struct kept *const *x = a, *const *y = b;
	int way = compare((*x)->yen, (*y)->yen);

	if (!way)
		way = compare((*x)->owed, (*y)->owed);
	return way ? way : -compare((*x)->order, (*y)->order);
}

const struct kept **worst_all(const struct worst *w, int *n)
{
	const struct kept **all;
	int c, i, k = 0, total = 0;

	for (c = 0; c < w->n_code; c++)
		total += w->code[c].n;
	all = need(malloc((size_t)(total + 1) * sizeof *all));
	for (c = 0; c < w->n_code; c++)
		for (i = 0; i < w->code[c].n; i++)
			all[k++] = w->code[c].at[i].kept;
	qsort(all, (size_t)k, sizeof *all, by_weight);
	for (*n = i = 0; i < k; i++)
		if (i == 0 || all[i] != all[i - 1])
			all[(*n)++] = all[i];
	return all;
}
