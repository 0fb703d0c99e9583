/* compare_pairs.c - two people alike but for the side of a boundary. */
#include "compare_making.h"

#include "../calc/mutation.h"

#include <string.h>

#define LIVES_TRIED 24 /* until the two sides differ in the result */

static int draft(struct making *m, const struct pair *x, int side)
{
	char name[RULE_NAME_MAX];
	struct person p;

	m->kind->any(&m->g, &p);
	if (!x->place(&m->g, &p, x, side))
		return 0;
	snprintf(p.id, sizeof p.id, "synthetic-%llu-%sp%05lld-%.60s:%s%s",
	    m->run->seed, m->kind->mark, m->pairs + 1 + side,
	    rule_row_name(x->row, name, sizeof name), x->what,
	    side ? "+" : "-");
	return making_compute(m, &p);
}

/* Whether the boundary shows: some benefit differs. */
static int tells(const struct outcome *a, const struct outcome *b)
{
	int i;

	for (i = 0; i < a->result.n && i < b->result.n; i++)
		if (benefits_differ(&a->result.benefit[i],
			&b->result.benefit[i]))
			return 1;
	return a->result.n != b->result.n;
}

/* Both sides of one life; 0 where one is not covered, 2 where they differ. */
static int both(struct making *m, const struct pair *x)
{
	static struct outcome on_it;
	struct prng kept = m->g.random;

	if (!draft(m, x, 1))
		return 0;
	on_it = m->out;
	m->g.random = kept;
	if (!draft(m, x, 0))
		return 0;
	return 1 + tells(&m->out, &on_it);
}

void making_pair(struct making *m, const struct pair *x)
{
	struct prng start, life = m->g.random;
	int i, found = 0;

	for (i = 0; i < LIVES_TRIED && found < 2; i++) {
		int now;

		start = m->g.random;
		now = both(m, x);
		if (now <= found)
			continue;
		found = now;
		life = start;
	}
	if (!found) {
		m->given_up += 2;
		return;
	}
	for (i = 0; i < 2; i++) {
		m->g.random = life;
		if (draft(m, x, i))
			making_write(m);
	}
	m->pairs += 2;
}

void pairs_of_rows(struct making *m, const struct rule_table *t,
    void (*of_row)(struct making *m, const struct rule_head *h,
	const struct rule_row *row))
{
	struct rule_head h;
	int i;

	rule_head(t, &h);
	if (mutation_is_other(h.name, m->kind->asks))
		return;
	for (i = 0; i < h.n_row; i++)
		of_row(m, &h, &h.row[i]);
}
