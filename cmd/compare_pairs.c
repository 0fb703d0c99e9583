/* compare_pairs.c - two people alike but for the side of a boundary. */
#include "compare_making.h"

#include "../calc/mutation.h"

#include <string.h>

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

void making_pair(struct making *m, const struct pair *x)
{
	struct prng kept;
	int i;

	for (i = 0; i < TRIES; i++) {
		kept = m->g.random;
		if (!draft(m, x, 1))
			continue;
		m->g.random = kept;
		if (!draft(m, x, 0))
			continue;
		making_write(m);
		m->g.random = kept; /* the same life again */
		if (draft(m, x, 1))
			making_write(m);
		m->pairs += 2;
		return;
	}
	m->given_up += 2;
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
