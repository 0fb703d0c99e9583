/* compare_search.c - for every row of the rule tables a person for whom it decides:
 * people of the kind that come across the row are drawn, each is computed under
 * the rules and under the same rules with that row wrong, and the first whose
 * result differs is written. */
#include "compare_making.h"

#include "../calc/mutation.h"

#include <string.h>

#define DRAWS_UNMET 120 /* people drawn until one comes across the row */

/* The two ways of computing. */
struct trial {
	struct search s;
	struct rules *watched;  /* marks whether the row is come across */
	struct side wrong_side;
	struct rule_area area;
	unsigned char seen, always; /* always: read once for everybody */
	int met;
};

int search_table(const struct search *s, const char *table)
{
	return strcmp(s->h->name, table) == 0;
}

int search_key(const struct search *s, const char *key)
{
	return strcmp(s->row->key, key) == 0;
}

int search_month(const struct search *s)
{
	return MONTH((int)s->row->value / 100, (int)s->row->value % 100);
}

int search_rates(const struct search *s)
{
	return strncmp(s->h->name, "revaluation", 11) == 0;
}

/* Watches one row in the copy. */
static void watch_row(struct trial *t)
{
	const struct rule_row *row = t->s.row;
	struct err ignored;

	t->area = (struct rule_area){ .key = row->key, .from = row->from,
		.to = row->to, .born_from = row->born_from,
		.born_to = row->born_to };
	rules_watch(t->watched, t->s.h->name, &t->area, 1, &t->seen);
	t->seen = 0;
	side_init(&t->s.m->side, t->watched, &ignored);
	t->always = t->seen;
}

static void name_person(struct trial *t, struct person *p)
{
	struct making *m = t->s.m;
	char name[RULE_NAME_MAX];

	snprintf(p->id, sizeof p->id, "synthetic-%llu-%sd%05lld-%.70s",
	    m->run->seed, m->kind->mark, m->deciders + 1,
	    rule_row_name(t->s.row, name, sizeof name));
}

/* Whether the result of the last person drawn is another with the row wrong. */
static int decides(struct trial *t, struct outcome *wrong)
{
	struct making *m = t->s.m;

	side_run(&t->wrong_side, &m->pool, NULL, &m->run->record,
	    &m->run->options, wrong);
	return outcomes_differ(&m->out, wrong);
}

static int search_row(struct trial *t)
{
	static struct outcome wrong;
	struct making *m = t->s.m;
	struct person p;
	int i;

	t->met = 0;
	for (i = 0; i < m->kind->draws && (t->met || i < DRAWS_UNMET); i++) {
		m->kind->draw(&t->s, &p);
		name_person(t, &p);
		t->seen = 0;
		if (!making_compute(m, &p) || !(t->seen | t->always))
			continue;
		t->met = 1;
		if (decides(t, &wrong))
			return 1;
	}
	return 0;
}

/* As mutation.c: rows of months not answered are out of reach, but for those of
 * the month of a death or a first visit. */
static int is_in_reach(const struct making *m, const struct rule_head *h,
    const struct rule_row *row)
{
	return strcmp(h->month, "insured") == 0 ||
	    (row->to >= m->g.first && row->from <= m->g.last);
}

static void decide_row(struct trial *t, const struct rule_table *table, int index)
{
	struct making *m = t->s.m;
	struct rules *rules = rules_mutate(m->run->old, table, index);
	struct err ignored;

	t->s.row = &t->s.h->row[index];
	watch_row(t);
	if (rules && side_init(&t->wrong_side, rules, &ignored) == 0) {
		if (search_row(t)) {
			m->deciders++;
			making_write(m);
		} else if (t->met || is_in_reach(m, t->s.h, t->s.row)) {
			m->undecided++;
		}
	}
	rules_watch(t->watched, t->s.h->name, &t->area, 0, &t->seen);
	rules_release(rules);
}

void compare_decide(struct making *m)
{
	const struct rules *rules = m->run->old;
	const struct rule_table *table;
	struct side kept = m->side;
	struct rule_head h;
	struct trial t = { .s = { .m = m, .h = &h } };
	struct err ignored;
	int i;

	t.watched = rules_copy(rules);
	side_init(&m->side, t.watched, &ignored);
	for (table = rules_first(rules); table; table = rules_after(table)) {
		if (!rule_is_known(rules, table) || m->run->stop)
			continue;
		rule_head(table, &h);
		if (mutation_is_other(h.name, m->kind->asks))
			continue;
		for (i = 0; i < h.n_row; i++)
			if (m->kind->asks != ASKS_OLD_AGE ||
			    is_in_reach(m, &h, &h.row[i]))
				decide_row(&t, table, i);
	}
	m->side = kept;
	rules_release(t.watched);
}
