/* probe_other_rules.c - whether a decision is what a second set of tables gives.
 *
 * Given     the set that holds, and another one
 * Notes     1. only changed rows that the recomputation comes across, under
 *              either set, are laid in, one at a time
 *           2. the law's numbers are read again from each set
 */
#include "probe_other_rules.h"

#include "alloc.h"
#include "law.h"
#include "rule_change.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A set, its law, and the changes met under it. */
struct laid {
	struct rules *rules; /* NULL: not laid yet, or no sound set */
	struct law law;
	int tried;
	unsigned char *law_seen, *seen; /* watched sets only */
};

struct other_rules {
	struct rule_changes changes;
	struct laid before, whole;
	struct laid *alone; /* by change */
};

/* Where the variants of PROBE_OTHER_ROW begin: after the two that measure. */
enum { MEASURE_WHOLE, MEASURE_BEFORE, MEASUREMENTS };

static void laid_init(struct laid *x, struct rules *rules)
{
	struct err ignored;

	x->tried = 1;
	x->rules = rules;
	if (rules && law_load(&x->law, rules, &ignored)) {
		rules_release(rules);
		x->rules = NULL;
	}
}

static void watched_init(struct laid *x, const struct rule_changes *c,
    int chosen)
{
	size_t n = (size_t)c->n;
	unsigned char *all = alloc_zero(n, 1);
	struct rules *rules;

	memset(all, chosen, n);
	x->seen = alloc_zero(n, 1);
	x->law_seen = alloc_zero(n, 1);
	rules = rule_changes_lay(c, all);
	free(all);
	if (rules)
		rule_changes_watch(c, rules, x->seen);
	laid_init(x, rules);
	memcpy(x->law_seen, x->seen, n);
}

static void laid_release(struct laid *x)
{
	rules_release(x->rules);
	free(x->seen);
	free(x->law_seen);
}

struct other_rules *other_rules_new(const struct rules *rules,
    const struct rules *other)
{
	struct other_rules *o = alloc_zero(1, sizeof *o);

	rule_changes_find(&o->changes, rules, other);
	watched_init(&o->before, &o->changes, 0);
	watched_init(&o->whole, &o->changes, 1);
	o->alone = alloc_zero((size_t)o->changes.n, sizeof *o->alone);
	return o;
}

void other_rules_release(struct other_rules *o)
{
	int i;

	if (!o)
		return;
	for (i = 0; i < o->changes.n; i++)
		laid_release(&o->alone[i]);
	free(o->alone);
	laid_release(&o->before);
	laid_release(&o->whole);
	rule_changes_release(&o->changes);
	free(o);
}

/* The trial under a set; none is no trial. */
static enum probing under(struct trial *t, struct laid *x, int fields)
{
	if (!x->rules)
		return PROBE_SKIP;
	t->rules = x->rules;
	t->law = x->law;
	t->fields = fields;
	if (x->seen && !fields)
		memcpy(x->seen, x->law_seen,
		    (size_t)t->other->changes.n);
	return PROBE_RUN;
}

/* "revision_rate@2026-04 born 1956-04-02.. 1.086 for 1.085" */
static void say_row(struct trial *t, const struct rule_change *x)
{
	struct text s;

	text_init(&s);
	text_puts(&s, "row of the other rules: ");
	rule_change_title(&s, x);
	text_putc(&s, ' ');
	rule_value_text(&s, x->after);
	text_puts(&s, " for ");
	rule_value_text(&s, x->before);
	snprintf(t->detail, sizeof t->detail, "%s", s.s);
	text_release(&s);
}

/* One changed row that was met. */
static enum probing row_alone(struct trial *t, int change)
{
	struct other_rules *o = t->other;
	struct laid *x = &o->alone[change];

	if (!o->whole.seen[change] && !o->before.seen[change])
		return PROBE_SKIP;
	if (!x->tried)
		laid_init(x, rule_change_alone(&o->changes, change));
	say_row(t, &o->changes.change[change]);
	return under(t, x, 1);
}

/* First which rows are met, under either set; then each of them. */
static enum probing probe_other_row(struct trial *t, int n)
{
	struct other_rules *o = t->other;

	if (n >= MEASUREMENTS + o->changes.n || o->changes.n == 0)
		return PROBE_END;
	if (n == MEASURE_WHOLE)
		return under(t, &o->whole, 0);
	if (n == MEASURE_BEFORE)
		return under(t, &o->before, 0);
	return row_alone(t, n - MEASUREMENTS);
}

/* The changed rows that the second set was last asked for. */
static int rows_met(const struct other_rules *o)
{
	int i, n = 0;

	for (i = 0; i < o->changes.n; i++)
		n += o->whole.seen[i] || o->before.seen[i];
	return n;
}

static enum probing probe_other_set(struct trial *t, int n)
{
	if (n > 0 || t->other->changes.n == 0)
		return PROBE_END;
	snprintf(t->detail, sizeof t->detail,
	    "%d rows of the other rules together", rows_met(t->other));
	return under(t, &t->other->whole, 1);
}

#define ANY_FIELD (FIELDS_OF_PARTS | FIELD_ENTITLED | FIELD_FROM | FIELD_SUSPENDED)
#define SETS_MAX 1000000 /* rows that differ */

const struct probe PROBE_OTHER_ROW = { "I01", NULL, OF_ALL, ANY_FIELD, 0, SETS_MAX,
	0, probe_other_row };
const struct probe PROBE_OTHER_SET = { "I01", NULL, OF_ALL, ANY_FIELD, 0, 1, 0,
	probe_other_set };

const char *other_row_article(const struct other_rules *o, int variant)
{
	const struct rule_change *x = &o->changes.change[variant - MEASUREMENTS];
	struct rule_head h;

	rule_head((x->after ? x->after : x->before)->table, &h);
	return h.law;
}
