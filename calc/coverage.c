/* coverage.c - which branches of the law a set of cases comes to, of all that the
 * computations can come to. */
#include "coverage.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

unsigned step_outcomes(const struct step_entry *e)
{
	return e->sides ? e->sides : SIDE_COMPUTED;
}

int outcome_count(unsigned outcomes)
{
	int n = 0;

	for (; outcomes; outcomes >>= 1)
		n += outcomes & 1;
	return n;
}

static int is_of(const struct mutation_step *s, const struct step_entry *e)
{
	return strcmp(s->def->id, e->id) == 0 &&
	    strcmp(s->def->law, e->law) == 0 &&
	    strcmp(s->def->formula, e->formula) == 0;
}

/* Adds what the cases have of the step; whether they have it. */
static void count_step(struct coverage_step *x, const struct mutation_step *s,
    int n)
{
	unsigned met = 0;
	int i;

	for (i = 0; i < n; i++) {
		if (!is_of(&s[i], x->entry))
			continue;
		x->cases += s[i].cases;
		x->up += s[i].up;
		x->down += s[i].down;
		x->whole += s[i].whole;
		x->zero += s[i].zero;
		x->more += s[i].more;
	}
	met |= x->up ? SIDE_UP : 0;
	met |= x->down ? SIDE_DOWN : 0;
	met |= x->whole ? SIDE_WHOLE : 0;
	met |= x->cases ? SIDE_COMPUTED : 0;
	x->never = step_outcomes(x->entry) & ~met;
}

static int count_unlisted(const struct mutation_step *s, int n)
{
	int i, k, n_list, missing = 0;
	const struct step_entry *list = step_list(&n_list);

	for (i = 0; i < n; i++) {
		for (k = 0; k < n_list && !is_of(&s[i], &list[k]); k++)
			;
		missing += k == n_list;
	}
	return missing;
}

static int by_article(const void *a, const void *b)
{
	const struct coverage_step *x = a, *y = b;
	int order = strcmp(x->entry->law, y->entry->law);

	if (!order)
		order = strcmp(x->entry->id, y->entry->id);
	return order ? order : strcmp(x->entry->formula, y->entry->formula);
}

int coverage_article(const struct coverage *c, int i,
    struct coverage_count *steps, struct coverage_count *outcomes)
{
	const char *law = c->step[i].entry->law;

	memset(steps, 0, sizeof *steps);
	memset(outcomes, 0, sizeof *outcomes);
	for (; i < c->n && strcmp(c->step[i].entry->law, law) == 0; i++) {
		int of = outcome_count(step_outcomes(c->step[i].entry));

		steps->of++;
		steps->met += c->step[i].cases > 0;
		outcomes->of += of;
		outcomes->met += of - outcome_count(c->step[i].never);
	}
	return i;
}

static void sum_articles(struct coverage *c)
{
	struct coverage_count steps, outcomes;
	int i;

	for (i = 0; i < c->n;) {
		i = coverage_article(c, i, &steps, &outcomes);
		c->articles.of++;
		c->articles.met += steps.met > 0;
		c->steps.of += steps.of;
		c->steps.met += steps.met;
		c->outcomes.of += outcomes.of;
		c->outcomes.met += outcomes.met;
	}
}

/* Reasons and notes, and refusals. */
static void sum_decisions(struct coverage *c, const struct mutation *m)
{
	const struct mutation_outcomes *o = mutation_outcomes(m);
	const struct refusal_entry *refusal;
	int i, n;

	for (i = 0; i < REASONS; i++)
		if (reason_asked((enum reason_id)i) & c->asked) {
			c->decisions.of++;
			c->decisions.met += o->reason[i] > 0;
		}
	for (i = 0; i < NOTES; i++)
		if (note_asked((enum note_id)i) & c->asked) {
			c->decisions.of++;
			c->decisions.met += o->note[i] > 0;
		}
	refusal = refusal_list(&n);
	for (i = 0; i < n; i++)
		if (refusal[i].asked & c->asked) {
			c->refusals.of++;
			c->refusals.met += mutation_refused(m, i) > 0;
		}
}

void coverage_find(struct coverage *c, const struct mutation *m)
{
	int i, n, n_list;
	const struct mutation_step *met = mutation_steps(m, &n);
	const struct step_entry *list = step_list(&n_list);

	memset(c, 0, sizeof *c);
	c->asked = mutation_asked(m);
	c->step = alloc_zero((size_t)n_list, sizeof *c->step);
	for (i = 0; i < n_list; i++) {
		if (!(list[i].asked & c->asked))
			continue;
		c->step[c->n].entry = &list[i];
		count_step(&c->step[c->n++], met, n);
	}
	qsort(c->step, (size_t)c->n, sizeof *c->step, by_article);
	c->unlisted = count_unlisted(met, n);
	sum_articles(c);
	sum_decisions(c, m);
}

void coverage_release(struct coverage *c)
{
	free(c->step);
	c->step = NULL;
	c->n = 0;
}
