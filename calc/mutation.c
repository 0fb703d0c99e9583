/* mutation.c - which rows a set of cases comes across, and whether one of them
 * would notice a wrong value. */
#include "mutation.h"

#include "alloc.h"
#include "step_list.h"

#include <stdlib.h>
#include <string.h>

/* A row with the set in which it is wrong. */
struct target {
	struct mutation_row r;
	const struct rule_table *table;
	int index;           /* of the row in its table */
	struct rules *rules; /* NULL until a case comes across the row */
	struct side side;
	int last;            /* the case whose worksheet was counted last */
};

struct mutation {
	struct rules *rules, *watched;
	const struct rule_changes *changes;
	struct side side;
	struct compare_options options;
	struct target *target;
	int n;
	int *by_row;         /* targets by the address of their row */
	struct rule_area *area;
	unsigned char *seen, *law_seen;
	struct num_pool pool, wrong_pool;
	struct sheet sheet, wrong_sheet;
	struct outcome out, wrong;
	struct mutation_step *step;
	int n_step, cap_step;
	struct mutation_outcomes outcomes;
	unsigned asked;      /* benefits computed for any of the cases */
	long long *refused;  /* by number in refusal_list() */
	int mutate;
	int n_case;
};

/* ---- the rows ------------------------------------------------------------------------ */

static void add_target(struct mutation *m, const struct rule_table *t,
    const struct rule_row *row, int index, int change)
{
	struct rule_area *a = &m->area[m->n];
	struct target *x = &m->target[m->n];

	x->r.row = row;
	x->r.change = change;
	x->table = t;
	x->index = index;
	a->key = row->key;
	a->from = row->from;
	a->to = row->to;
	a->born_from = row->born_from;
	a->born_to = row->born_to;
	a->mark = m->n++;
}

static void add_all(struct mutation *m)
{
	const struct rule_table *t;
	struct rule_head h;
	int i;

	for (t = rules_first(m->rules); t; t = rules_after(t)) {
		if (!rule_is_known(m->rules, t))
			continue;
		rule_head(t, &h);
		for (i = 0; i < h.n_row; i++)
			add_target(m, t, &h.row[i], i, -1);
	}
}

static void add_changed(struct mutation *m)
{
	const struct rule_table *t;
	const struct rule_row *row;
	struct rule_head h;
	int i;

	for (i = 0; i < m->changes->n; i++) {
		row = m->changes->change[i].after;
		t = rules_table(m->rules, m->changes->change[i].table);
		if (!t || !m->changes->change[i].known)
			continue;
		rule_head(t, &h);
		if (row)
			add_target(m, t, row, (int)(row - h.row), i);
		else
			add_target(m, t, m->changes->change[i].before, -1, i);
	}
}

/* The targets of one table follow each other. */
static void watch(struct mutation *m)
{
	int i, first;

	m->watched = rules_copy(m->rules);
	for (first = 0; first < m->n; first = i) {
		for (i = first; i < m->n &&
		     m->target[i].table == m->target[first].table; i++)
			;
		rules_watch(m->watched,
		    rule_table_name(m->target[first].table),
		    &m->area[first], i - first, m->seen);
	}
}

int mutation_is_other(const char *table, unsigned asked)
{
	static const struct {
		const char *table;
		unsigned asked;
	} all[] = {
		{ "additional_premium_unit", ASKS_OLD_AGE },
		{ "basic_full_months", ASKS_OLD_AGE | ASKS_SURVIVORS },
		{ "child_addition_base", ASKS_OLD_AGE | ASKS_DISABILITY },
		{ "contribution_requirement", ASKS_DISABILITY | ASKS_SURVIVORS },
		{ "death_lump_sum", ASKS_SURVIVORS },
		{ "death_lump_sum_months", ASKS_SURVIVORS },
		{ "death_lump_sum_weight", ASKS_SURVIVORS },
		{ "deferral_cap_months", ASKS_OLD_AGE },
		{ "deferral_factor_old", ASKS_OLD_AGE },
		{ "deferral_rate", ASKS_OLD_AGE },
		{ "disability_factor", ASKS_DISABILITY },
		{ "early_factor_old", ASKS_OLD_AGE },
		{ "early_rate", ASKS_OLD_AGE },
		{ "employment_insurance", ASKS_OLD_AGE },
		{ "employment_insurance_days", ASKS_OLD_AGE },
		{ "employment_insurance_limit", ASKS_OLD_AGE },
		{ "exemption_weight", ASKS_OLD_AGE | ASKS_SURVIVORS },
		{ "fixed_cap_months", ASKS_OLD_AGE },
		{ "fixed_unit_base", ASKS_OLD_AGE },
		{ "fixed_unit_rate", ASKS_OLD_AGE },
		{ "in_work_ratio", ASKS_OLD_AGE },
		{ "in_work_threshold", ASKS_OLD_AGE },
		{ "in_work_transition_ratio", ASKS_OLD_AGE },
		{ "special_addition_base", ASKS_OLD_AGE },
		{ "special_start_age", ASKS_OLD_AGE | ASKS_DISABILITY },
		{ "spouse_addition_base", ASKS_OLD_AGE | ASKS_DISABILITY },
		{ "late_payment_rate", 0 },
		{ "standard_remuneration_grade", 0 },
		{ "survivor_age", ASKS_SURVIVORS },
		{ "survivor_child_addition_base", ASKS_SURVIVORS },
		{ "survivor_fraction", ASKS_SURVIVORS },
		{ "survivor_month", ASKS_SURVIVORS },
		{ "survivor_months", ASKS_SURVIVORS },
		{ "transfer_addition_base", ASKS_OLD_AGE },
		{ "transfer_addition_rate", ASKS_OLD_AGE },
		{ "transitional_full_months", ASKS_OLD_AGE },
		{ "under20_income_limit", ASKS_DISABILITY },
		{ "widow_transitional_fraction", ASKS_SURVIVORS },
	};
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(table, all[i].table) == 0)
			return !(all[i].asked & asked);
	return 0;
}

/* A table asked by the month of the benefit can be met in the months that are
 * answered; in others, only for what was so in the month of a death or of a first
 * visit: such a row is in reach once a case with one comes across it. */
static void find_reachable(struct mutation *m)
{
	int last = rule_last_month(m->rules, RULE_REVISION_RATE, "");
	struct rule_head h;
	int i;

	for (i = 0; i < m->n; i++) {
		const struct rule_row *row = m->target[i].r.row;

		rule_head(m->target[i].table, &h);
		m->target[i].r.other = mutation_is_other(h.name, m->asked);
		m->target[i].r.reachable = !m->target[i].r.other &&
		    (m->target[i].r.reachable || strcmp(h.month, "insured") == 0 ||
		    (row->to >= m->side.law.tables_from && row->from <= last));
	}
}

static int by_row(const void *a, const void *b)
{
	const struct target *x = *(const struct target *const *)a;
	const struct target *y = *(const struct target *const *)b;

	return x->r.row < y->r.row ? -1 : x->r.row > y->r.row;
}

static void sort_rows(struct mutation *m)
{
	const struct target **list = alloc_zero((size_t)m->n, sizeof *list);
	int i;

	for (i = 0; i < m->n; i++)
		list[i] = &m->target[i];
	qsort(list, (size_t)m->n, sizeof *list, by_row);
	m->by_row = alloc_zero((size_t)m->n, sizeof *m->by_row);
	for (i = 0; i < m->n; i++)
		m->by_row[i] = (int)(list[i] - m->target);
	free(list);
}

static struct target *target_of(struct mutation *m, const struct rule_row *row)
{
	int lo = 0, hi = m->n;

	while (lo < hi) {
		int mid = (lo + hi) / 2;
		struct target *t = &m->target[m->by_row[mid]];

		if (t->r.row == row)
			return t;
		if (t->r.row < row)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

struct mutation *mutation_new(struct rules *rules,
    const struct rule_changes *changes, const struct compare_options *o,
    int mutate, struct err *e)
{
	struct mutation *m = alloc_zero(1, sizeof *m);
	size_t n = (size_t)(changes ? changes->n : rules_rows(rules));
	int n_refusal;

	m->rules = rules;
	m->changes = changes;
	m->options = *o;
	m->mutate = mutate;
	refusal_list(&n_refusal);
	m->refused = alloc_zero((size_t)n_refusal, sizeof *m->refused);
	num_pool_init(&m->pool);
	num_pool_init(&m->wrong_pool);
	sheet_init(&m->sheet);
	sheet_init(&m->wrong_sheet);
	m->target = alloc_zero(n, sizeof *m->target);
	m->area = alloc_zero(n, sizeof *m->area);
	m->seen = alloc_zero(n, 1);
	m->law_seen = alloc_zero(n, 1);
	if (changes)
		add_changed(m);
	else
		add_all(m);
	watch(m);
	if (side_init(&m->side, m->watched, e)) {
		mutation_free(m);
		return NULL;
	}
	memcpy(m->law_seen, m->seen, n);
	find_reachable(m);
	sort_rows(m);
	return m;
}

void mutation_free(struct mutation *m)
{
	int i;

	if (!m)
		return;
	for (i = 0; i < m->n; i++)
		rules_release(m->target[i].rules);
	rules_release(m->watched);
	free(m->target);
	free(m->area);
	free(m->seen);
	free(m->law_seen);
	free(m->by_row);
	free(m->step);
	free(m->refused);
	sheet_release(&m->sheet);
	sheet_release(&m->wrong_sheet);
	num_pool_release(&m->pool);
	num_pool_release(&m->wrong_pool);
	free(m);
}

/* ---- a case ----------------------------------------------------------------------------- */

static void make_wrong(struct mutation *m, struct target *t)
{
	struct err ignored;

	t->rules = t->index < 0
	    ? rule_change_without(m->changes, t->r.change)
	    : rules_mutate(m->rules, t->table, t->index);
	if (t->rules && side_init(&t->side, t->rules, &ignored) == 0)
		return;
	rules_release(t->rules);
	t->rules = NULL;
	t->r.noticed = NOTICED_LOAD;
}

static int sheets_differ(const struct sheet *a, const struct sheet *b)
{
	int i;

	if (a->n != b->n)
		return 1;
	for (i = 0; i < a->n; i++)
		if (a->step[i].def != b->step[i].def ||
		    num_cmp(a->step[i].exact, b->step[i].exact) != 0 ||
		    num_cmp(a->step[i].value, b->step[i].value) != 0)
			return 1;
	return 0;
}

/* The result is the same: is a step of the worksheet another? */
static void try_sheet(struct mutation *m, struct target *t,
    const struct nenkin_case *p)
{
	struct outcome out;

	side_run(&m->side, &m->pool, &m->sheet, p, &m->options, &out);
	side_run(&t->side, &m->wrong_pool, &m->wrong_sheet, p, &m->options,
	    &m->wrong);
	if (out.code || m->wrong.code ||
	    !sheets_differ(&m->sheet, &m->wrong_sheet))
		return;
	t->r.on_sheet = 1;
	memcpy(t->r.by, p->id, sizeof t->r.by);
}

static void try_wrong(struct mutation *m, struct target *t,
    const struct nenkin_case *p)
{
	if (!t->rules)
		make_wrong(m, t);
	if (t->r.noticed)
		return;
	side_run(&t->side, &m->pool, NULL, p, &m->options, &m->wrong);
	if (!outcomes_differ(&m->out, &m->wrong)) {
		if (!t->r.on_sheet)
			try_sheet(m, t, p);
		return;
	}
	t->r.noticed = NOTICED_CASE;
	memcpy(t->r.by, p->id, sizeof t->r.by);
	rules_release(t->rules);
	t->rules = NULL;
}

static struct mutation_step *step_of(struct mutation *m,
    const struct step_def *def)
{
	struct mutation_step *s;
	int i;

	for (i = 0; i < m->n_step; i++)
		if (m->step[i].def == def)
			return &m->step[i];
	m->step = alloc_room(m->step, m->n_step, &m->cap_step, sizeof *m->step);
	s = &m->step[m->n_step++];
	memset(s, 0, sizeof *s);
	s->def = def;
	return s;
}

static void count_step(struct mutation *m, const struct step *step)
{
	struct mutation_step *s = step_of(m, step->def);
	int order = num_cmp(step->value, step->exact);

	s->cases += s->last != m->n_case;
	s->last = m->n_case;
	s->zero += num_sign(step->value) == 0;
	s->more += num_sign(step->value) != 0;
	if (step->rounding == NUM_EXACT)
		return;
	s->rounds = 1;
	s->up += order > 0;
	s->down += order < 0;
	s->whole += order == 0;
}

/* Of the whole case, or of the benefits of one kind. */
static void count_refusal(struct mutation *m, const char *why)
{
	int i, n;
	const struct refusal_entry *list = refusal_list(&n);

	for (i = 0; i < n; i++)
		m->refused[i] += is_refusal(&list[i], why);
	m->outcomes.refused++;
}

static void count_outcomes(struct mutation *m)
{
	struct mutation_outcomes *o = &m->outcomes;
	int i, k;

	for (i = 0; i < m->out.result.n; i++) {
		const struct benefit *b = &m->out.result.benefit[i];

		o->entitled[b->id] += b->entitled;
		o->not_entitled[b->id] += !b->entitled;
		o->suspended[b->id] += b->entitled && b->suspended > 0;
		if (!b->entitled)
			o->reason[b->reason]++;
		for (k = 0; k < NOTES; k++)
			o->note[k] += b->notes >> k & 1;
	}
}

static void count_sheet(struct mutation *m)
{
	int i, k;

	for (i = 0; i < m->sheet.n; i++) {
		const struct step *s = &m->sheet.step[i];

		count_step(m, s);
		for (k = 0; k < s->n_arg; k++) {
			struct target *t = s->arg[k] && s->arg[k]->row
			    ? target_of(m, s->arg[k]->row) : NULL;

			if (!t)
				continue;
			t->r.used += t->last != m->n_case;
			t->last = m->n_case;
		}
	}
}

const struct outcome *mutation_run(struct mutation *m,
    const struct nenkin_case *p)
{
	unsigned asks = compare_asks(p, &m->options);
	int i;

	if (asks & ~m->asked) {
		m->asked |= asks;
		find_reachable(m);
	}
	m->n_case++;
	memcpy(m->seen, m->law_seen, (size_t)m->n);
	side_run(&m->side, &m->pool, m->mutate ? NULL : &m->sheet, p,
	    &m->options, &m->out);
	if (m->out.code)
		count_refusal(m, m->out.err.msg);
	else
		count_outcomes(m);
	if (!m->out.code && m->out.part)
		count_refusal(m, m->out.part_err.msg);
	if (!m->mutate && !m->out.code)
		count_sheet(m);
	for (i = 0; i < m->n; i++) {
		struct target *t = &m->target[i];

		t->r.met += m->seen[i];
		t->r.reachable |= m->seen[i] && asks != ASKS_OLD_AGE &&
		    !t->r.other;
		if (m->seen[i] && m->mutate && !t->r.noticed)
			try_wrong(m, t, p);
	}
	return &m->out;
}

int mutation_count(const struct mutation *m)
{
	return m->n;
}

const struct mutation_row *mutation_at(const struct mutation *m, int i)
{
	return &m->target[i].r;
}

static int by_id(const void *a, const void *b)
{
	const struct mutation_step *x = a, *y = b;
	int order = strcmp(x->def->id, y->def->id);

	return order ? order : strcmp(x->def->law, y->def->law);
}

const struct mutation_step *mutation_steps(const struct mutation *m, int *n)
{
	if (m->n_step)
		qsort(m->step, (size_t)m->n_step, sizeof *m->step, by_id);
	*n = m->n_step;
	return m->step;
}

unsigned mutation_asked(const struct mutation *m)
{
	return m->asked;
}

const struct mutation_outcomes *mutation_outcomes(const struct mutation *m)
{
	return &m->outcomes;
}

long long mutation_refused(const struct mutation *m, int refusal)
{
	return m->refused[refusal];
}
