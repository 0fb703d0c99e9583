/* compare.c - one case under two rule sets: what changes, and because of which
 * rows. */
#include "compare.h"

#include "alloc.h"
#include "disability.h"
#include "memo.h"
#include "survivor.h"

#include <stdlib.h>
#include <string.h>

/* ---- one rule set ----------------------------------------------------------------- */

unsigned compare_asks(const struct nenkin_case *p,
    const struct compare_options *o)
{
	if (o->only)
		return o->only;
	return p->death.given ? ASKS_SURVIVORS : p->disability.given
	    ? ASKS_OLD_AGE | ASKS_DISABILITY : ASKS_OLD_AGE;
}

unsigned benefit_asked(enum benefit_id id)
{
	return id <= BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES ? ASKS_OLD_AGE
	    : id <= BENEFIT_LUMP_SUM_DEATH ? ASKS_SURVIVORS : ASKS_DISABILITY;
}

/* One kind is refused and the other is not. */
static void refuse_part(struct outcome *out, int code, const struct err *e,
    unsigned asked)
{
	out->part = code;
	out->part_asked = asked;
	out->part_err = *e;
}

/* Old age, then disability, in the same month: where it is left open that of the
 * disability benefits.  Refused where both are. */
static int run_both(struct calc *c, const struct nenkin_case *p,
    const struct compare_options *o, struct outcome *out)
{
	struct oldage_options own = o->oldage;
	struct result more;
	struct err why;
	int i, code, first = disability(c, p, own.on, &more);

	why = *c->err;
	if (!first)
		own.on = more.on;
	code = oldage(c, p, &own, &out->result);
	if (code && first)
		return first;
	if (first) {
		refuse_part(out, first, &why, ASKS_DISABILITY);
		return 0;
	}
	if (code) {
		refuse_part(out, code, c->err, ASKS_OLD_AGE);
		out->result = more;
		return 0;
	}
	for (i = 0; i < more.n; i++)
		out->result.benefit[out->result.n++] = more.benefit[i];
	return 0;
}

static int run_asked(struct calc *c, const struct nenkin_case *p,
    const struct compare_options *o, struct outcome *out)
{
	unsigned asked = compare_asks(p, o);

	if (asked == (ASKS_OLD_AGE | ASKS_DISABILITY))
		return run_both(c, p, o, out);
	if (asked == ASKS_DISABILITY)
		return disability(c, p, o->oldage.on, &out->result);
	if (asked == ASKS_SURVIVORS)
		return survivor(c, p, o->oldage.on, &out->result);
	return oldage(c, p, &o->oldage, &out->result);
}

int side_init(struct side *s, struct rules *rules, struct err *e)
{
	s->rules = rules;
	return law_load(&s->law, rules, e);
}

/* Computes a case beside others of the pool. */
static void run_case(struct calc *c, const struct nenkin_case *p,
    const struct compare_options *o, struct outcome *out)
{
	out->part = 0;
	out->part_asked = 0;
	out->code = run_asked(c, p, o, out);
}

void side_run(const struct side *s, struct num_pool *pool, struct sheet *sheet,
    const struct nenkin_case *p, const struct compare_options *o,
    struct outcome *out)
{
	struct calc c = { .rules = s->rules, .law = &s->law, .pool = pool,
		.sheet = sheet, .rounding = o->rounding, .err = &out->err };

	num_pool_reset(pool);
	if (sheet)
		sheet_clear(sheet);
	run_case(&c, p, o, out);
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

static int same_recipient(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
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
		    !same_recipient(a->result.benefit[i].recipient,
			b->result.benefit[i].recipient) ||
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

const struct benefit *outcome_benefit_of(const struct outcome *o,
    enum benefit_id id, const char *recipient)
{
	int i;

	for (i = 0; !o->code && i < o->result.n; i++)
		if (o->result.benefit[i].id == id && same_recipient(recipient,
		    o->result.benefit[i].recipient))
			return &o->result.benefit[i];
	return NULL;
}

int outcome_refuses(const struct outcome *o, enum benefit_id id)
{
	return o->code || (o->part && o->part_asked == benefit_asked(id));
}

void benefit_title(struct text *t, enum benefit_id id, const char *recipient)
{
	text_puts(t, BENEFIT_NAMES[id].id);
	if (!recipient)
		return;
	text_putc(t, '[');
	text_puts(t, recipient);
	text_putc(t, ']');
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
    const struct moved *m)
{
	const struct benefit *x = outcome_benefit_of(a, m->id, m->recipient);
	const struct benefit *y = outcome_benefit_of(b, m->id, m->recipient);

	if (!x || !y)
		return x != y;
	return benefits_differ(x, y) || a->result.on != b->result.on;
}

/* ---- two of them --------------------------------------------------------------------- */

/* The old set with some of the changes laid in, and what it said last. */
struct run {
	struct rules *rules;     /* watched; NULL: no sound set */
	struct side side;
	unsigned char *laid;     /* one byte a change */
	unsigned char *seen;     /* changes it came across */
	unsigned char *law_seen; /* while the law's numbers were read */
	int *met, n_met;         /* the changes seen, as a list */
	int of_case;             /* the case `out` is of */
	struct outcome out;
};

struct comparison {
	struct rule_changes changes;
	struct run **run;        /* the old set, the new one, those between */
	int n_run;
	int *fresh, n_fresh;     /* runs made for the case */
	unsigned char *wanted;   /* the choice asked for */
	int *known[2];           /* by change: its run alone, left out; 0 = none */
	int *group;              /* by change: those laid in together */
	unsigned char *seen;     /* by change: either set came across it */
	int *met, n_met;         /* those, as a list */
	struct change_count *count;
	struct compare_options options;
	struct num_pool pool;
	struct memo *memo;       /* of the case */
	struct moved moved[2 * RESULT_BENEFITS_MAX];
	int n_moved;
	struct cause *cause;
	int n_cause, cap_cause;
	enum compare_causes causes;
	int n_case;
};

static void run_free(struct run *x)
{
	if (!x)
		return;
	rules_release(x->rules);
	free(x->laid);
	free(x->seen);
	free(x->law_seen);
	free(x->met);
	free(x);
}

static void forget_runs(struct comparison *c, int left)
{
	size_t n = (size_t)c->changes.n;

	while (c->n_run > left)
		run_free(c->run[--c->n_run]);
	memset(c->known[0], 0, n * sizeof *c->known[0]);
	memset(c->known[1], 0, n * sizeof *c->known[1]);
}

/* A set with the wanted changes; it is kept although it may be unsound. */
static struct run *run_new(struct comparison *c, struct err *e)
{
	struct run *x = alloc_zero(1, sizeof *x);
	size_t n = (size_t)c->changes.n;

	x->laid = alloc_zero(n, 1);
	x->seen = alloc_zero(n, 1);
	x->law_seen = alloc_zero(n, 1);
	x->met = alloc_zero(n, sizeof *x->met);
	memcpy(x->laid, c->wanted, n);
	c->run[c->n_run++] = x;
	x->rules = rule_changes_lay(&c->changes, x->laid);
	if (!x->rules)
		return x;
	rule_changes_watch(&c->changes, x->rules, x->seen);
	if (side_init(&x->side, x->rules, e)) {
		rules_release(x->rules);
		x->rules = NULL;
	}
	memcpy(x->law_seen, x->seen, n);
	return x;
}

/* The old and the new set, which must be sound. */
static int open_sides(struct comparison *c, struct err *e)
{
	size_t n = (size_t)c->changes.n;

	err_set(e, ERR_RULE, NULL, "the changes are no sound set of tables");
	memset(c->wanted, 0, n);
	if (!run_new(c, e)->rules)
		return e->code;
	memset(c->wanted, 1, n);
	return run_new(c, e)->rules ? 0 : e->code;
}

/* Rates that begin in the same month make one group, any other row its own:
 * what a yearly order revises, it revises together. */
static void find_groups(struct comparison *c)
{
	const struct rule_change *all = c->changes.change;
	int i, k;

	for (i = 0; i < c->changes.n; i++) {
		c->group[i] = i;
		for (k = 0; k < i && all[i].after && all[i].rate; k++)
			if (all[k].after && all[k].rate &&
			    all[k].after->from == all[i].after->from)
				break;
		if (k < i && all[i].after && all[i].rate)
			c->group[i] = c->group[k];
	}
}

struct comparison *comparison_new(struct rules *old, struct rules *new,
    const struct compare_options *o, enum compare_causes causes, struct err *e)
{
	struct comparison *c = alloc_zero(1, sizeof *c);
	size_t n;

	num_pool_init(&c->pool);
	rule_changes_find(&c->changes, old, new);
	n = (size_t)c->changes.n;
	c->memo = memo_new(c->changes.n);
	c->wanted = alloc_zero(n, 1);
	c->seen = alloc_zero(n, 1);
	c->met = alloc_zero(n, sizeof *c->met);
	c->known[0] = alloc_zero(n, sizeof *c->known[0]);
	c->known[1] = alloc_zero(n, sizeof *c->known[1]);
	c->run = alloc_zero(2 * n + 2, sizeof(struct run *));
	c->fresh = alloc_zero(2 * n + 2, sizeof *c->fresh);
	c->group = alloc_zero(n, sizeof *c->group);
	c->count = alloc_zero(n, sizeof *c->count);
	c->options = *o;
	c->causes = causes;
	find_groups(c);
	if (!open_sides(c, e))
		return c;
	comparison_free(c);
	return NULL;
}

void comparison_free(struct comparison *c)
{
	if (!c)
		return;
	forget_runs(c, 0);
	rule_changes_release(&c->changes);
	free(c->wanted);
	free(c->run);
	free(c->fresh);
	free(c->known[0]);
	free(c->known[1]);
	free(c->seen);
	free(c->met);
	free(c->group);
	free(c->count);
	free(c->cause);
	memo_free(c->memo);
	num_pool_release(&c->pool);
	free(c);
}

void comparison_recall_nothing(struct comparison *c)
{
	memo_free(c->memo);
	c->memo = NULL;
}

void comparison_part(struct comparison *c, enum compare_causes causes)
{
	if (causes == c->causes)
		return;
	c->causes = causes;
	forget_runs(c, 2); /* other rows are laid in together */
}

/* ---- runs --------------------------------------------------------------------------- */

/* The changes marked, as a list; how many. */
static int list_seen(const unsigned char *seen, size_t n, int *list)
{
	const unsigned char *at = seen, *end = seen + n;
	int i = 0;

	while (at < end && (at = memchr(at, 1, (size_t)(end - at))))
		list[i++] = (int)(at++ - seen);
	return i;
}

static const struct outcome *run_one(struct comparison *c, int i,
    const struct nenkin_case *p)
{
	struct run *x = c->run[i];
	size_t n = (size_t)c->changes.n;
	struct calc calc = { .rules = x->rules, .law = &x->side.law,
		.pool = &c->pool, .rounding = c->options.rounding,
		.err = &x->out.err, .memo = c->memo };

	memcpy(x->seen, x->law_seen, n);
	memo_under(c->memo, x->laid, x->seen, x->law_seen);
	run_case(&calc, p, &c->options, &x->out);
	x->n_met = list_seen(x->seen, n, x->met);
	x->of_case = c->n_case;
	c->fresh[c->n_fresh++] = i;
	return &x->out;
}

/* Whether two changes are laid in together. */
static int together(const struct comparison *c, int a, int b)
{
	return a == b || (c->causes == CAUSES_TOGETHER &&
	    c->group[a] == c->group[b]);
}

static void want(struct comparison *c, int left_out, int change)
{
	int i;

	memset(c->wanted, left_out, (size_t)c->changes.n);
	for (i = 0; i < c->changes.n; i++)
		if (together(c, i, change))
			c->wanted[i] = !left_out;
}

/* Whether a run of the case agrees with a set on every change that it came
 * across: then that set says the same. */
static int says_the_same(const struct comparison *c, const struct run *x,
    int left_out, int change)
{
	int i;

	for (i = 0; i < x->n_met; i++)
		if (x->laid[x->met[i]] !=
		    (together(c, x->met[i], change) ? !left_out : left_out))
			return 0;
	return 1;
}

/* The outcome of the case with one change (and those of its group) laid in
 * alone, or alone left out; NULL where that is no sound set. */
static const struct outcome *variant_run(struct comparison *c, int left_out,
    int change, const struct nenkin_case *p)
{
	int *known = &c->known[left_out][c->group[change]];
	struct err ignored;
	int i;

	if (c->causes != CAUSES_TOGETHER)
		known = &c->known[left_out][change];
	for (i = 0; i < c->n_fresh; i++)
		if (says_the_same(c, c->run[c->fresh[i]], left_out, change))
			return &c->run[c->fresh[i]]->out;
	if (!*known) {
		*known = c->n_run;
		want(c, left_out, change);
		run_new(c, &ignored);
	}
	return c->run[*known]->rules ? run_one(c, *known, p) : NULL;
}

/* ---- causes ------------------------------------------------------------------------- */

static void add_row(struct comparison *c, struct moved *m, int change,
    long long yen, enum cause_part part)
{
	struct cause *x;

	c->cause = alloc_room(c->cause, c->n_cause, &c->cap_cause,
	    sizeof *c->cause);
	x = &c->cause[c->n_cause++];
	x->change = change;
	x->yen = yen;
	x->part = part;
	m->n_cause++;
}

/* A change met, then those of its group that were met too; `k` is its place
 * among those met. */
static void add_cause(struct comparison *c, struct moved *m, int k,
    long long yen, enum cause_part part)
{
	int change = c->met[k];

	add_row(c, m, change, yen, part);
	while (c->causes == CAUSES_TOGETHER && ++k < c->n_met)
		if (together(c, c->met[k], change))
			add_row(c, m, c->met[k], 0, part == CAUSE_ALONE
			    ? CAUSE_WITH : part);
}

/* Whether a change met is the first of its group. */
static int is_first(const struct comparison *c, int k)
{
	int i;

	for (i = 0; c->causes == CAUSES_TOGETHER && i < k; i++)
		if (together(c, c->met[i], c->met[k]))
			return 0;
	return 1;
}

static int is_cause(const struct comparison *c, const struct moved *m, int change)
{
	int i;

	for (i = m->cause; i < m->cause + m->n_cause; i++)
		if (c->cause[i].change == change)
			return 1;
	return 0;
}

/* Changes that do nothing to the benefit alone, but whose absence would be
 * felt: they take part in the joint effect. */
static void find_joint(struct comparison *c, struct moved *m,
    const struct nenkin_case *p)
{
	const struct outcome *out, *all = comparison_new_outcome(c);
	int i;

	for (i = 0; i < c->n_met; i++) {
		if (!is_first(c, i) || is_cause(c, m, c->met[i]))
			continue;
		out = variant_run(c, 1, c->met[i], p);
		if (!out || benefit_differs(out, all, m))
			add_cause(c, m, i, 0, CAUSE_JOINT);
	}
}

/* Each change laid in alone; the rest is joint. */
static void find_causes(struct comparison *c, struct moved *m,
    const struct nenkin_case *p)
{
	const struct outcome *out, *none = comparison_old(c);
	const struct outcome *all = comparison_new_outcome(c);
	long long yen;
	int i, unexplained = 1;

	m->joint = m->yen;
	for (i = 0; i < c->n_met; i++) {
		out = is_first(c, i) ? variant_run(c, 0, c->met[i], p) : NULL;
		if (!out || !benefit_differs(none, out, m))
			continue;
		yen = !m->before || !m->after || out->code ? 0
		    : payable_of(outcome_benefit_of(out, m->id, m->recipient)) -
			payable_of(m->before);
		add_cause(c, m, i, yen, CAUSE_ALONE);
		m->joint -= yen;
		if (!benefit_differs(out, all, m))
			unexplained = 0;
	}
	if (m->joint != 0 || (unexplained && m->n_cause < 2))
		find_joint(c, m, p);
}

/* Whether one change, or one group, was met. */
static int only_one(const struct comparison *c)
{
	int i;

	for (i = 1; i < c->n_met; i++)
		if (!together(c, c->met[i], c->met[0]))
			return 0;
	return 1;
}

/* Every change that the case came across, without saying what each does. */
static void list_met(struct comparison *c, struct moved *m)
{
	int i;

	m->joint = m->yen;
	for (i = 0; i < c->n_met; i++)
		add_row(c, m, c->met[i], 0, CAUSE_JOINT);
}

static void move_benefit(struct comparison *c, const struct benefit *b,
    const struct nenkin_case *p, int only)
{
	const struct outcome *none = comparison_old(c);
	const struct outcome *all = comparison_new_outcome(c);
	struct moved *m = &c->moved[c->n_moved];

	m->id = b->id;
	m->recipient = b->recipient;
	if (!benefit_differs(none, all, m))
		return;
	c->n_moved++;
	m->before = outcome_benefit_of(none, b->id, b->recipient);
	m->after = outcome_benefit_of(all, b->id, b->recipient);
	m->yen = m->before && m->after
	    ? payable_of(m->after) - payable_of(m->before) : 0;
	m->cause = c->n_cause;
	m->n_cause = 0;
	m->joint = 0;
	if (only)
		add_cause(c, m, 0, m->yen, CAUSE_ALONE);
	else if (c->causes != CAUSES_LISTED)
		find_causes(c, m, p);
	else
		list_met(c, m);
}

/* The benefits of the old set, then those that only the new one has. */
static void move_benefits(struct comparison *c, const struct nenkin_case *p)
{
	const struct outcome *none = comparison_old(c);
	const struct outcome *all = comparison_new_outcome(c);
	int i, only = only_one(c);

	for (i = 0; !none->code && i < none->result.n; i++)
		move_benefit(c, &none->result.benefit[i], p, only);
	for (i = 0; !all->code && i < all->result.n; i++)
		if (!outcome_benefit_of(none, all->result.benefit[i].id,
		    all->result.benefit[i].recipient))
			move_benefit(c, &all->result.benefit[i], p, only);
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

/* The changes that either set came across. */
static void note_met(struct comparison *c, int count)
{
	int i, k;

	memset(c->seen, 0, (size_t)c->changes.n);
	for (i = 0; i < 2; i++)
		for (k = 0; k < c->run[i]->n_met; k++)
			c->seen[c->run[i]->met[k]] = 1;
	c->n_met = list_seen(c->seen, (size_t)c->changes.n, c->met);
	for (i = 0; count && i < c->n_met; i++)
		c->count[c->met[i]].met++;
}

int comparison_run(struct comparison *c, const struct nenkin_case *p, int count)
{
	c->n_case++;
	c->n_moved = c->n_cause = c->n_fresh = 0;
	num_pool_reset(&c->pool);
	memo_clear(c->memo);
	run_one(c, 0, p);
	if (c->run[0]->n_met == 0) /* the new set says the same */
		return 0;
	run_one(c, 1, p);
	note_met(c, count);
	if (!outcomes_differ(&c->run[0]->out, &c->run[1]->out))
		return 0;
	move_benefits(c, p);
	if (count)
		count_causes(c);
	return 1;
}

const struct outcome *comparison_old(const struct comparison *c)
{
	return &c->run[0]->out;
}

const struct outcome *comparison_new_outcome(const struct comparison *c)
{
	return &c->run[c->run[1]->of_case == c->n_case]->out;
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
	side_run(&c->run[of_new]->side, &c->pool, sheet, p, &c->options, out);
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
