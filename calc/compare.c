/* compare.c - one case under two rule sets: what changes, and because of which
 * rows. */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

/* ---- one rule set ----------------------------------------------------------------- */

static int run_oldage(struct calc *c, const struct nenkin_case *p,
    const struct compare_options *o, struct result *r)
{
	return oldage(c, p, &o->oldage, r);
}

/* What is computed for a case, one entry a tool. */
static int (*const COMPUTATIONS[])(struct calc *c, const struct nenkin_case *p,
    const struct compare_options *o, struct result *r) = { run_oldage };

int side_init(struct side *s, struct rules *rules, struct err *e)
{
	s->rules = rules;
	return law_load(&s->law, rules, e);
}

void side_run(const struct side *s, struct num_pool *pool, struct sheet *sheet,
    const struct nenkin_case *p, const struct compare_options *o,
    struct outcome *out)
{
	struct calc c = { s->rules, &s->law, pool, sheet, o->rounding,
		&out->err, 0 };
	size_t i;

	num_pool_reset(pool);
	if (sheet)
		sheet_clear(sheet);
	out->code = 0;
	for (i = 0; i < sizeof COMPUTATIONS / sizeof *COMPUTATIONS; i++)
		if (!out->code)
			out->code = COMPUTATIONS[i](&c, p, o, &out->result);
}

static int parts_differ(const struct benefit *a, const struct benefit *b)
{
	int i;

	for (i = 0; i < PARTS; i++)
		if (a->parts & 1u << i && a->part[i] != b->part[i])
			return 1;
	return a->parts != b->parts;
}

int benefits_differ(const struct benefit *a, const struct benefit *b)
{
	if (a->entitled != b->entitled || a->notes != b->notes)
		return 1;
	if (!a->entitled)
		return a->reason != b->reason || a->have != b->have ||
		    a->need != b->need || a->need_month != b->need_month;
	return a->from != b->from || a->annual != b->annual ||
	    a->suspended != b->suspended || a->payable != b->payable ||
	    parts_differ(a, b);
}

int outcomes_differ(const struct outcome *a, const struct outcome *b)
{
	int i;

	if (a->code || b->code)
		return !a->code != !b->code;
	if (a->result.on != b->result.on || a->result.n != b->result.n)
		return 1;
	for (i = 0; i < a->result.n; i++)
		if (a->result.benefit[i].id != b->result.benefit[i].id ||
		    benefits_differ(&a->result.benefit[i],
			&b->result.benefit[i]))
			return 1;
	return 0;
}

const struct benefit *outcome_benefit(const struct outcome *o,
    enum benefit_id id)
{
	int i;

	for (i = 0; !o->code && i < o->result.n; i++)
		if (o->result.benefit[i].id == id)
			return &o->result.benefit[i];
	return NULL;
}

long long payable_of(const struct benefit *b)
{
	return b && b->entitled ? b->payable : 0;
}

long long outcome_payable(const struct outcome *o)
{
	long long sum = 0;
	int i;

	for (i = 0; !o->code && i < o->result.n; i++)
		sum += payable_of(&o->result.benefit[i]);
	return sum;
}

/* Whether a benefit (NULL = refused) of two outcomes differs. */
static int benefit_differs(const struct outcome *a, const struct outcome *b,
    enum benefit_id id)
{
	const struct benefit *x = outcome_benefit(a, id);
	const struct benefit *y = outcome_benefit(b, id);

	if (!x || !y)
		return x != y;
	return benefits_differ(x, y) || a->result.on != b->result.on;
}

/* ---- two of them --------------------------------------------------------------------- */

/* A set with one change laid in, or taken out; made when first needed. */
struct variant {
	struct rules *rules;
	struct side side;
	int tried;
	int of_case;            /* the case `out` is of */
	struct outcome out;
};

struct comparison {
	struct rule_changes changes;
	struct rules *watched[2];
	struct side side[2];
	unsigned char *seen[2];  /* one byte a change */
	unsigned char *law_seen[2]; /* seen while the law's numbers were read */
	struct outcome out[2];
	struct variant **alone, **without;
	struct change_count *count;
	struct compare_options options;
	struct num_pool pool;
	struct moved moved[COMPARE_BENEFITS_MAX];
	int n_moved;
	struct cause *cause;
	int n_cause, cap_cause;
	int causes;
	int n_case;
};

static void *get(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p)
		abort();
	return p;
}

static int open_side(struct comparison *c, int i, struct err *e)
{
	size_t n = (size_t)c->changes.n;
	int code;

	c->seen[i] = get(n, 1);
	c->law_seen[i] = get(n, 1);
	c->watched[i] = rule_changes_watch(&c->changes, i, c->seen[i]);
	code = side_init(&c->side[i], c->watched[i], e);
	memcpy(c->law_seen[i], c->seen[i], n);
	return code;
}

struct comparison *comparison_new(struct rules *old, struct rules *new,
    const struct compare_options *o, int causes, struct err *e)
{
	struct comparison *c = get(1, sizeof *c);
	size_t n;

	num_pool_init(&c->pool);
	rule_changes_find(&c->changes, old, new);
	n = (size_t)c->changes.n;
	c->alone = get(n, sizeof *c->alone);
	c->without = get(n, sizeof *c->without);
	c->count = get(n, sizeof *c->count);
	c->options = *o;
	c->causes = causes;
	if (!open_side(c, 0, e) && !open_side(c, 1, e))
		return c;
	comparison_free(c);
	return NULL;
}

static void free_variants(struct variant **list, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (list[i]) {
			rules_release(list[i]->rules);
			free(list[i]);
		}
	free(list);
}

void comparison_free(struct comparison *c)
{
	int i;

	if (!c)
		return;
	for (i = 0; i < 2; i++) {
		free(c->seen[i]);
		free(c->law_seen[i]);
		rules_release(c->watched[i]);
	}
	free_variants(c->alone, c->changes.n);
	free_variants(c->without, c->changes.n);
	rule_changes_release(&c->changes);
	free(c->count);
	free(c->cause);
	num_pool_release(&c->pool);
	free(c);
}

void comparison_part(struct comparison *c, int causes)
{
	c->causes = causes;
}

static void run_side(struct comparison *c, int i, const struct nenkin_case *p)
{
	memcpy(c->seen[i], c->law_seen[i], (size_t)c->changes.n);
	side_run(&c->side[i], &c->pool, NULL, p, &c->options, &c->out[i]);
}

/* The outcome of the case with a change alone, or without it; NULL where that
 * is no sound set. */
static const struct outcome *variant_run(struct comparison *c, int of_new,
    int change, const struct nenkin_case *p)
{
	struct variant **at = (of_new ? c->without : c->alone) + change;
	struct variant *v = *at;
	struct err ignored;

	if (!v)
		v = *at = get(1, sizeof *v);
	if (!v->tried) {
		v->tried = 1;
		v->rules = of_new ? rule_change_without(&c->changes, change)
				  : rule_change_alone(&c->changes, change);
		if (v->rules && side_init(&v->side, v->rules, &ignored)) {
			rules_release(v->rules);
			v->rules = NULL;
		}
	}
	if (!v->rules)
		return NULL;
	if (v->of_case != c->n_case)
		side_run(&v->side, &c->pool, NULL, p, &c->options, &v->out);
	v->of_case = c->n_case;
	return &v->out;
}

static void add_cause(struct comparison *c, struct moved *m, int change,
    long long yen, int joint)
{
	struct cause *x;

	if (c->n_cause == c->cap_cause) {
		c->cap_cause = c->cap_cause ? c->cap_cause * 2 : 32;
		c->cause = realloc(c->cause,
		    (size_t)c->cap_cause * sizeof *c->cause);
		if (!c->cause)
			abort();
	}
	x = &c->cause[c->n_cause++];
	x->change = change;
	x->yen = yen;
	x->joint = joint;
	m->n_cause++;
}

/* Changes that do nothing to the benefit alone, but whose absence would be
 * felt: they take part in the joint effect. */
static void find_joint(struct comparison *c, struct moved *m,
    const struct nenkin_case *p)
{
	const struct outcome *out;
	int i, k, alone;

	for (i = 0; i < c->changes.n; i++) {
		for (alone = 0, k = m->cause; k < m->cause + m->n_cause; k++)
			alone |= c->cause[k].change == i;
		if (alone || (!c->seen[0][i] && !c->seen[1][i]))
			continue;
		out = variant_run(c, 1, i, p);
		if (!out || benefit_differs(out, &c->out[1], m->id))
			add_cause(c, m, i, 0, 1);
	}
}

/* Each change laid in alone; the rest is joint. */
static void find_causes(struct comparison *c, struct moved *m,
    const struct nenkin_case *p)
{
	const struct outcome *out;
	long long yen;
	int i, unexplained = 1;

	m->joint = m->yen;
	for (i = 0; i < c->changes.n; i++) {
		if (!c->seen[0][i])
			continue;
		out = variant_run(c, 0, i, p);
		if (!out || !benefit_differs(&c->out[0], out, m->id))
			continue;
		yen = !m->before || !m->after || out->code ? 0
		    : payable_of(outcome_benefit(out, m->id)) -
			payable_of(m->before);
		add_cause(c, m, i, yen, 0);
		m->joint -= yen;
		if (!benefit_differs(out, &c->out[1], m->id))
			unexplained = 0;
	}
	if (m->joint != 0 || (unexplained && m->n_cause < 2))
		find_joint(c, m, p);
}

/* Every change that the case came across, without saying what each does. */
static void list_met(struct comparison *c, struct moved *m)
{
	int i;

	m->joint = m->yen;
	for (i = 0; i < c->changes.n; i++)
		if (c->seen[0][i] || c->seen[1][i])
			add_cause(c, m, i, 0, 1);
}

/* The only change met, or -1. */
static int only_change(const struct comparison *c)
{
	int i, found = -1;

	for (i = 0; i < c->changes.n; i++) {
		if (!c->seen[0][i] && !c->seen[1][i])
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

static void move_benefit(struct comparison *c, enum benefit_id id,
    const struct nenkin_case *p, int only)
{
	struct moved *m;

	if (!benefit_differs(&c->out[0], &c->out[1], id))
		return;
	m = &c->moved[c->n_moved++];
	m->id = id;
	m->before = outcome_benefit(&c->out[0], id);
	m->after = outcome_benefit(&c->out[1], id);
	m->yen = m->before && m->after
	    ? payable_of(m->after) - payable_of(m->before) : 0;
	m->cause = c->n_cause;
	m->n_cause = 0;
	m->joint = 0;
	if (only >= 0)
		add_cause(c, m, only, m->yen, 0);
	else if (c->causes)
		find_causes(c, m, p);
	else
		list_met(c, m);
}

/* Each cause counts once a case, with the yen it moves in all benefits. */
static void count_causes(struct comparison *c)
{
	int i, k;

	for (i = 0; i < c->n_cause; i++) {
		struct change_count *n = &c->count[c->cause[i].change];

		n->yen += c->cause[i].yen;
		for (k = 0; k < i; k++)
			if (c->cause[k].change == c->cause[i].change)
				break;
		n->moved += k == i;
	}
}

static int any_seen(const struct comparison *c)
{
	return memchr(c->seen[0], 1, (size_t)c->changes.n) != NULL;
}

static void count_met(struct comparison *c)
{
	int i;

	for (i = 0; i < c->changes.n; i++)
		c->count[i].met += c->seen[0][i] | c->seen[1][i];
}

int comparison_run(struct comparison *c, const struct nenkin_case *p, int count)
{
	int i, only;

	c->n_case++;
	c->n_moved = c->n_cause = 0;
	run_side(c, 0, p);
	if (!any_seen(c)) {
		c->out[1] = c->out[0];
		return 0;
	}
	run_side(c, 1, p);
	if (count)
		count_met(c);
	if (!outcomes_differ(&c->out[0], &c->out[1]))
		return 0;
	only = only_change(c);
	for (i = 0; i < BENEFITS; i++)
		move_benefit(c, (enum benefit_id)i, p, only);
	if (count)
		count_causes(c);
	return 1;
}

const struct outcome *comparison_old(const struct comparison *c)
{
	return &c->out[0];
}

const struct outcome *comparison_new_outcome(const struct comparison *c)
{
	return &c->out[1];
}

const struct moved *comparison_moved(const struct comparison *c, int *n)
{
	*n = c->n_moved;
	return c->moved;
}

const struct cause *comparison_causes(const struct comparison *c,
    const struct moved *m)
{
	return c->cause + m->cause;
}

void comparison_sheet(struct comparison *c, int of_new,
    const struct nenkin_case *p, struct sheet *sheet, struct outcome *out)
{
	side_run(&c->side[of_new], &c->pool, sheet, p, &c->options, out);
}

const struct rule_changes *comparison_changes(const struct comparison *c)
{
	return &c->changes;
}

const struct change_count *comparison_count(const struct comparison *c,
    int change)
{
	return &c->count[change];
}
