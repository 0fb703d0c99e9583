/* recheck.c - recomputes a recorded decision and says where it differs.
 *
 * Given     a decision, the rules, the month to which arrears count
 * Returned  its findings
 * Status    0; ERR_INPUT the decision contradicts itself or the law it names
 * Notes     1. compared in order of dependency: entitled, from, parts, annual,
 *              suspended, payable; the first that differs names the part
 *           2. both roundings that the Acts allow are right
 *           3. one finding for each benefit, recipient and direction
 */
#include "recheck_run.h"

#include "choose.h"
#include "disability.h"
#include "probe_other_rules.h"
#include "survivor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the benefits --------------------------------------------------------------- */

static int compute_old_age(struct calc *c, const struct nenkin_case *p, int on,
    int deemed, int known, struct result *r)
{
	const struct oldage_options o = { on, deemed, known };

	return oldage(c, p, &o, r);
}

static int compute_survivors(struct calc *c, const struct nenkin_case *p, int on,
    int deemed, int known, struct result *r)
{
	(void)deemed;
	(void)known;
	return survivor(c, p, on, r);
}

static int compute_disability(struct calc *c, const struct nenkin_case *p,
    int on, int deemed, int known, struct result *r)
{
	(void)deemed;
	(void)known;
	return disability(c, p, on, r);
}

/* To have another group of benefits rechecked: its names in result.h, its line
 * here, its probes in probes.c. */
const struct recheck_scheme SCHEMES[GROUPS] = {
	{ BENEFIT_OLD_AGE_BASIC, BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES,
	    PARTS_OLD_AGE, compute_old_age },
	{ BENEFIT_SURVIVORS_BASIC, BENEFIT_LUMP_SUM_DEATH, PARTS_SURVIVORS,
	    compute_survivors },
	{ BENEFIT_DISABILITY_BASIC, BENEFIT_DISABILITY_ALLOWANCE,
	    PARTS_DISABILITY, compute_disability },
};

int scheme_of(int benefit)
{
	int i;

	for (i = 0; i < GROUPS; i++)
		if (benefit >= SCHEMES[i].first && benefit <= SCHEMES[i].last)
			return i;
	return -1;
}

/* ---- recomputing ------------------------------------------------------------------ */

struct recheck *recheck_new(const struct rules *rules, const struct law *law)
{
	struct recheck *k = calloc(1, sizeof *k);

	if (!k)
		abort();
	num_pool_init(&k->pool);
	k->rules = rules;
	k->law = *law;
	k->view = rules_view(rules);
	k->calc.rules = rules;
	k->calc.law = &k->law;
	k->calc.pool = &k->pool;
	k->calc.err = &k->err;
	case_init(&k->trial.c);
	case_init(&k->deceased);
	return k;
}

void recheck_release(struct recheck *k)
{
	case_uncopy(&k->trial.c);
	case_release(&k->trial.c);
	case_uncopy(&k->deceased);
	case_release(&k->deceased);
	num_pool_release(&k->pool);
	rules_release(k->view);
	other_rules_release(k->other);
	free(k->month);
	free(k);
}

int has_two_records(const struct decision *d)
{
	return d->record.as_survivor && !d->record.death.given;
}

/* 厚年64条の2: the case of the deceased with the survivor's own amounts of a month,
 * as they follow from the survivor's record. */
static int with_own_amounts(struct recheck *k, int on, struct nenkin_case *to,
    struct err *e)
{
	struct month_result *own = month_at(k, GROUP_OLD_AGE, on);
	struct chosen x;
	int code;

	if (!own || own->code) {
		if (own)
			*e = own->err;
		return own ? own->code : err_set(e, ERR_INPUT, "decisions",
		    "more than %d months", MONTHS_MAX);
	}
	code = choose_deceased(&k->calc, &k->d->record, &own->parts, &x);
	if (code) {
		*e = k->err;
		return code;
	}
	case_uncopy(to);
	case_copy(to, &x.deceased);
	return 0;
}

/* The record on which the benefits of a group rest in a month. */
static int record_of(struct recheck *k, int scheme, int on,
    const struct nenkin_case **p, struct err *e)
{
	*p = &k->d->record;
	if (scheme != GROUP_SURVIVORS || !has_two_records(k->d))
		return 0;
	*p = &k->deceased;
	return with_own_amounts(k, on, &k->deceased, e);
}

/* Ids of recipients outlive the copies of the case. */
static void lend_ids(const struct decision *d, struct result *r)
{
	const struct nenkin_case *c = d->record.death.given || !d->record.as_survivor
	    ? &d->record : d->record.as_survivor;
	int i, j;

	for (i = 0; i < r->n; i++)
		for (j = 0; r->benefit[i].recipient && j < c->n_survivor; j++)
			if (strcmp(c->survivor[j].id, r->benefit[i].recipient) == 0) {
				r->benefit[i].recipient = c->survivor[j].id;
				break;
			}
}

struct month_result *month_at(struct recheck *k, int scheme, int on)
{
	const struct nenkin_case *p;
	struct month_result *m;
	int i;

	for (i = 0; i < k->n_month; i++)
		if (k->month[i].on == on && k->month[i].scheme == scheme)
			return &k->month[i];
	if (k->n_month == MONTHS_MAX)
		return NULL;
	if (!k->month) {
		k->month = malloc(MONTHS_MAX * sizeof *k->month);
		if (!k->month)
			abort();
	}
	m = &k->month[k->n_month++];
	m->on = on;
	m->scheme = scheme;
	m->has_total = 0;
	m->parts.n = 0;
	num_pool_reset(&k->pool);
	memset(&k->err, 0, sizeof k->err);
	k->calc.rounding = ROUNDING_PARTS;
	m->code = record_of(k, scheme, on, &p, &m->err);
	if (m->code)
		return m;
	m->code = SCHEMES[scheme].compute(&k->calc, p, on, k->o->deemed,
	    k->known, &m->parts);
	if (m->code)
		m->err = k->err;
	else
		lend_ids(k->d, &m->parts);
	return m;
}

static int is_recipient(const struct benefit *b, const char *id)
{
	return b->recipient ? strcmp(b->recipient, id) == 0 : !id[0];
}

const struct benefit *benefit_of(const struct result *r, const struct decided *x)
{
	int i;

	for (i = 0; r && i < r->n; i++)
		if ((int)r->benefit[i].id == x->benefit &&
		    is_recipient(&r->benefit[i], x->recipient))
			return &r->benefit[i];
	return NULL;
}

int same_benefit(const struct decided *a, const struct decided *b)
{
	return a->benefit == b->benefit && strcmp(a->recipient, b->recipient) == 0;
}

/* ---- comparing ---------------------------------------------------------------------- */

/* Whether something is due at all: a refusal is a decision with annual 0. */
static int is_due(const struct benefit *b)
{
	return b && b->entitled && b->annual > 0;
}

long long benefit_value(const struct benefit *b, unsigned field)
{
	int i;

	if (!is_due(b))
		return 0;
	switch (field) {
	case FIELD_FROM:
		return b->from;
	case FIELD_SUSPENDED:
		return b->suspended;
	case FIELD_PAYABLE:
		return b->payable;
	case FIELD_ENTITLED:
	case FIELD_ANNUAL:
		return b->annual;
	default:
		for (i = 0; i < PARTS; i++)
			if (field == FIELD_PART(i))
				return b->parts & FIELD_PART(i) ? b->part[i] : 0;
		return 0;
	}
}

long long line_value(const struct decided *x, unsigned field)
{
	int i;

	switch (field) {
	case FIELD_FROM:
		return x->from;
	case FIELD_SUSPENDED:
		return x->suspended;
	case FIELD_PAYABLE:
		return x->payable;
	case FIELD_ENTITLED:
	case FIELD_ANNUAL:
		return x->annual;
	default:
		for (i = 0; i < PARTS; i++)
			if (field == FIELD_PART(i))
				return x->part[i];
		return 0;
	}
}

static unsigned parts_differ(const struct decided *x, const struct benefit *b)
{
	unsigned fields = 0, parts = SCHEMES[scheme_of(x->benefit)].parts;
	int i;

	for (i = 0; i < PARTS; i++)
		if (x->part[i] != benefit_value(b, FIELD_PART(i)))
			fields |= parts >> i & 1 ? FIELD_PART(i)
						 : (unsigned)FIELD_OTHER_PART;
	return fields;
}

unsigned line_differs(const struct decided *x, const struct benefit *b)
{
	unsigned fields = 0;

	if (decided_refused(x) != !is_due(b))
		return FIELD_ENTITLED;
	if (decided_refused(x))
		return 0;
	if (x->from != b->from)
		fields |= FIELD_FROM;
	if (x->has_parts)
		fields |= parts_differ(x, b);
	if (x->annual != b->annual)
		fields |= FIELD_ANNUAL;
	if (x->suspended != YEN_NONE && x->suspended != b->suspended)
		fields |= FIELD_SUSPENDED;
	if (x->payable != YEN_NONE && x->payable != b->payable)
		fields |= FIELD_PAYABLE;
	return fields;
}

/* The other lawful rounding of a month. */
static void compute_total(struct recheck *k, struct month_result *m)
{
	const struct nenkin_case *p;

	memset(&k->err, 0, sizeof k->err);
	if (record_of(k, m->scheme, m->on, &p, &k->err))
		return;
	k->calc.rounding = ROUNDING_TOTAL;
	m->has_total = SCHEMES[m->scheme].compute(&k->calc, p, m->on,
	    k->o->deemed, k->known, &m->total) == 0;
	k->calc.rounding = ROUNDING_PARTS;
	lend_ids(k->d, &m->total);
}

/* 国年令4条の3, 厚年令3条: rounding each part is allowed, not commanded. */
unsigned line_wrong(struct recheck *k, const struct decided *x,
    struct month_result *m)
{
	unsigned fields = line_differs(x, benefit_of(&m->parts, x));

	if (!fields || fields == FIELD_ENTITLED)
		return fields;
	if (!m->has_total) {
		compute_total(k, m);
	}
	if (m->has_total &&
	    line_differs(x, benefit_of(&m->total, x)) == 0)
		return 0;
	return fields;
}

unsigned first_field(unsigned fields)
{
	static const unsigned order[] = { FIELD_ENTITLED, FIELD_FROM };
	unsigned i;

	for (i = 0; i < sizeof order / sizeof *order; i++)
		if (fields & order[i])
			return order[i];
	return fields & -fields; /* parts, annual, suspended, payable */
}

/* ---- trials: what the probes change ---------------------------------------------------- */

int birth_of(const struct nenkin_case *c, const struct decided *x)
{
	int i;

	for (i = 0; x->recipient[0] && i < c->n_survivor; i++)
		if (strcmp(c->survivor[i].id, x->recipient) == 0)
			return c->survivor[i].birth;
	return c->birth;
}

void trial_begin(struct recheck *k, struct trial *t, const struct decided *x,
    int on, const struct result *base)
{
	const struct nenkin_case *p = &k->d->record;
	struct err e;

	if (record_of(k, scheme_of(x->benefit), on, &p, &e))
		p = &k->d->record; /* a month that cannot be recomputed */
	case_uncopy(&t->c);
	case_copy(&t->c, p);
	t->now = x;
	t->d = k->d;
	t->birth = birth_of(&t->c, x);
	t->law = k->law;
	t->rules = NULL;
	t->other = k->other;
	t->n_lens = 0;
	t->on = on;
	t->deemed = k->o->deemed;
	t->take = ~0u;
	t->fields = 1;
	t->weak = 0;
	t->detail[0] = '\0';
	t->base = base;
	t->after = NULL;
	t->variant = 0;
	t->one = ONE_ALL;
	t->calc = k->calc;
	t->calc.law = &t->law;
	t->calc.rounding = ROUNDING_PARTS;
}

/* What the trial does not take stays as it was; the sums follow. */
static void merge(const struct trial *t, struct benefit *b,
    const struct benefit *base)
{
	int i;

	if (!base->entitled || !b->entitled)
		return;
	if (!(t->take & FIELD_FROM))
		b->from = base->from;
	for (i = 0; i < PARTS; i++)
		if (!(t->take & FIELD_PART(i))) {
			b->part[i] = base->part[i];
			b->parts = (b->parts & ~FIELD_PART(i)) |
			    (base->parts & FIELD_PART(i));
		}
	if (!(t->take & FIELD_SUSPENDED))
		b->suspended = base->suspended;
	b->annual = 0;
	for (i = 0; i < PARTS; i++)
		if (b->parts & FIELD_PART(i))
			b->annual += b->part[i];
	b->payable = b->annual - b->suspended;
}

/* The benefit of the result without a change. */
static const struct benefit *unchanged(const struct trial *t,
    const struct benefit *b)
{
	int i;

	for (i = 0; i < t->base->n; i++)
		if (t->base->benefit[i].id == b->id &&
		    is_recipient(&t->base->benefit[i],
			b->recipient ? b->recipient : ""))
			return &t->base->benefit[i];
	return NULL;
}

/* Whether the change is of this benefit too. */
static int is_changed(const struct trial *t, const struct benefit *b)
{
	if (t->one == ONE_ALL)
		return 1;
	return (int)b->id == t->line->benefit && (t->one == ONE_BENEFIT ||
	    is_recipient(b, t->line->recipient));
}

/* What the trial leaves as it was. */
static void keep(const struct trial *t, struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++) {
		struct benefit *b = &r->benefit[i];
		const struct benefit *base = unchanged(t, b);

		if (!base)
			continue;
		if (!is_changed(t, b))
			*b = *base;
		else if (t->take != ~0u)
			merge(t, b, base);
	}
}

int trial_run(struct recheck *k, struct trial *t, int scheme, struct result *r)
{
	int code;

	num_pool_reset(&k->pool);
	memset(&k->err, 0, sizeof k->err);
	rules_look(k->view, t->lens, t->n_lens);
	t->calc.rules = t->rules ? t->rules : k->view;
	code = SCHEMES[scheme].compute(&t->calc, &t->c, t->on, t->deemed,
	    k->known, r);
	if (!code && t->after)
		t->after(t, r);
	if (!code && (t->one || t->take != ~0u))
		keep(t, r);
	case_uncopy(&t->c);
	return code;
}

/* ---- findings ------------------------------------------------------------------------------ */

struct finding *findings_add(struct findings *out, int benefit,
    const char *recipient, const char *part, const char *code)
{
	struct finding *f;

	if (out->n == FINDINGS_MAX)
		return NULL;
	f = &out->list[out->n++];
	memset(f, 0, sizeof *f);
	f->benefit = benefit;
	snprintf(f->recipient, sizeof f->recipient, "%s", recipient);
	f->part = part;
	f->code = code;
	f->severity = error_code_named(code)->severity;
	f->decided = f->recomputed = f->difference = YEN_NONE;
	return f;
}

static int is_of(const struct finding *f, const struct decided *x)
{
	return f->benefit == x->benefit &&
	    strcmp(f->recipient, x->recipient) == 0;
}

/* A finding that says why nothing can be said. */
void add_unjudged(struct findings *out, const struct decided *x,
    const char *part, const char *code, const char *why)
{
	struct finding *f;
	int i;

	for (i = 0; i < out->n; i++)
		if (is_of(&out->list[i], x) && out->list[i].code == code &&
		    strcmp(out->list[i].part, part) == 0)
			return;
	f = findings_add(out, x->benefit, x->recipient, part, code);
	if (f)
		snprintf(f->cause.detail, sizeof f->cause.detail, "%s", why);
}

static const char *field_name(unsigned field)
{
	int i;

	switch (field) {
	case FIELD_ENTITLED: return "entitled";
	case FIELD_FROM: return "from";
	case FIELD_ANNUAL: return "annual";
	case FIELD_SUSPENDED: return "suspended";
	case FIELD_PAYABLE: return "payable";
	default:
		for (i = 0; i < PARTS; i++)
			if (field == FIELD_PART(i))
				return PART_NAMES[i].id;
		return "other";
	}
}

/* The letter of what no probe explains: the group of the part. */
static const char *unexplained_code(unsigned field)
{
	switch (field) {
	case FIELD_ENTITLED:
	case FIELD_FROM:
		return "E00";
	case FIELD_PART(PART_BASIC):
	case FIELD_PART(PART_ADDITIONAL_PREMIUM):
		return "R00";
	case FIELD_PART(PART_TRANSFER_ADDITION):
	case FIELD_PART(PART_SPOUSE_ADDITION):
	case FIELD_PART(PART_CHILD_ADDITION):
	case FIELD_PART(PART_MIDDLE_AGED_WIDOW_ADDITION):
	case FIELD_PART(PART_TRANSITIONAL_WIDOW_ADDITION):
		return "S00";
	case FIELD_SUSPENDED:
	case FIELD_PAYABLE:
		return "J00";
	default:
		return "C00";
	}
}

static enum direction direction_of(const struct decided *x,
    const struct benefit *b, unsigned field)
{
	long long got = line_value(x, field), due = benefit_value(b, field);
	long long paid, owed;

	if (field == FIELD_FROM)
		return got > due ? DIRECTION_UNDERPAID : DIRECTION_OVERPAID;
	paid = x->payable != YEN_NONE ? x->payable : x->annual;
	owed = benefit_value(b, x->payable != YEN_NONE ? FIELD_PAYABLE
						       : FIELD_ANNUAL);
	if (paid != owed)
		return paid < owed ? DIRECTION_UNDERPAID : DIRECTION_OVERPAID;
	return DIRECTION_NONE;
}

/* annual = Σ parts, payable = annual - suspended */
static int adds_up(const struct decided *x)
{
	long long sum = 0;
	int i;

	for (i = 0; i < PARTS; i++)
		sum += x->part[i];
	if (x->has_parts && sum != x->annual)
		return 0;
	if (x->payable == YEN_NONE)
		return 1;
	if (x->payable > x->annual)
		return 0;
	return x->suspended == YEN_NONE ||
	    x->payable == x->annual - x->suspended;
}

/* A difference is an error, unless a person must decide what the cause is. */
static enum severity severity_of(const char *code)
{
	return strcmp(code, "D01") == 0 || strcmp(code, "M05") == 0
	    ? SEVERITY_REVIEW : SEVERITY_ERROR;
}

static void add_difference(struct recheck *k, const struct decided *x,
    const struct benefit *b, unsigned fields, const struct cause *cause,
    const struct explained *by, struct findings *out)
{
	unsigned field = first_field(fields);
	enum direction way = direction_of(x, b, field);
	struct finding *f;
	int i;

	for (i = 0; i < out->n; i++)
		if (is_of(&out->list[i], x) && out->list[i].direction == way &&
		    (out->list[i].severity == SEVERITY_ERROR ||
			out->list[i].cause.n_candidate))
			return; /* of the same kind in another month */
	f = findings_add(out, x->benefit, x->recipient, field_name(field),
	    cause->code ? cause->code : unexplained_code(field));
	if (!f)
		return;
	f->cause = *cause;
	f->cause.code = f->code;
	if (!cause->code && !adds_up(x) && !(fields & FIELDS_OF_PARTS))
		f->code = f->cause.code = "N01"; /* and a yen paid depends on it */
	f->severity = severity_of(f->code);
	f->direction = way;
	f->is_month = field == FIELD_FROM;
	f->decided = line_value(x, field);
	f->recomputed = benefit_value(b, field);
	f->difference = f->is_month
	    ? x->annual - benefit_value(b, FIELD_ANNUAL)
	    : f->decided - f->recomputed;
	if (way == DIRECTION_NONE)
		return;
	count_arrears(k, x, by, way, &f->arrears);
	tell_arrears(k, x, &f->arrears, out);
}

/* ---- one line -------------------------------------------------------------------------------- */

/* Why the recomputation stopped: M01, M02, M04, or the decision is refused. */
static int not_judged(const struct decided *x, const struct month_result *m,
    struct findings *out, struct err *e)
{
	char why[sizeof m->err.path + sizeof m->err.msg + 8];

	snprintf(why, sizeof why, "%s%s%s", m->err.path,
	    m->err.path[0] ? ": " : "", m->err.msg);
	if (m->code == ERR_RULE) {
		add_unjudged(out, x, "annual", "M02", why);
		out->silent = 1;
	} else if (strncmp(m->err.msg, "not covered", strlen("not covered")) == 0) {
		add_unjudged(out, x, "annual", "M04", why);
	} else if (strstr(m->err.msg, "missing")) {
		add_unjudged(out, x, "annual", "M01", why);
	} else {
		*e = m->err;
		snprintf(e->path, sizeof e->path, "case%s%.*s",
		    m->err.path[0] ? "." : "", (int)sizeof e->path - 8,
		    m->err.path);
		return ERR_INPUT;
	}
	return 0;
}

/* What a line of the decision is when its month cannot be recomputed. */
static int is_computed(const struct decided *x, struct findings *out)
{
	if (scheme_of(x->benefit) >= 0)
		return 1;
	add_unjudged(out, x, "annual", "M04",
	    "not covered: this benefit is not computed");
	return 0;
}

static void check_fields(const struct decided *x, unsigned wrong,
    struct findings *out)
{
	struct finding *f;

	if (adds_up(x) || (wrong && !(wrong & FIELDS_OF_PARTS)))
		return;
	f = findings_add(out, x->benefit, x->recipient, "annual", "N01");
	if (!f)
		return;
	f->decided = x->annual;
	f->cause.code = "N01";
	f->cause.certainty = CERTAINTY_UNIQUE;
	snprintf(f->cause.detail, sizeof f->cause.detail,
	    "the figures of the line do not add up");
}

/* Recomputes and compares the lines; *first is the first that differs. */
static int compare(struct recheck *k, const struct decided **first,
    unsigned *fields, struct findings *out, struct err *e)
{
	const struct decision *d = k->d;
	int i;

	*first = NULL;
	for (i = 0; i < d->n_line; i++) {
		const struct decided *x = &d->line[i];
		struct month_result *m;
		unsigned wrong;

		if (!is_computed(x, out))
			continue;
		m = month_at(k, scheme_of(x->benefit), x->on);
		if (!m)
			return err_set(e, ERR_INPUT, "decisions",
			    "more than %d months", MONTHS_MAX);
		if (m->code) {
			if (not_judged(x, m, out, e))
				return ERR_INPUT;
			continue;
		}
		wrong = line_wrong(k, x, m);
		if (wrong & FIELD_OTHER_PART) {
			add_unjudged(out, x, "annual", "M04",
			    "not covered: a part that is not computed");
			continue;
		}
		check_fields(x, wrong, out);
		if (wrong && !*first && !is_not_chosen(k, x, wrong)) {
			*first = x;
			*fields = wrong;
		}
	}
	return 0;
}

static void add_differences(struct recheck *k, const struct cause *cause,
    const struct explained *by, struct findings *out)
{
	int i;

	for (i = 0; i < k->d->n_line; i++) {
		const struct decided *x = &k->d->line[i];
		int scheme = scheme_of(x->benefit);
		struct month_result *m = scheme < 0
		    ? NULL : month_at(k, scheme, x->on);
		unsigned wrong;

		if (!m || m->code)
			continue;
		wrong = line_wrong(k, x, m);
		if (wrong && !(wrong & FIELD_OTHER_PART) &&
		    !is_not_chosen(k, x, wrong))
			add_difference(k, x, benefit_of(&m->parts, x),
			    wrong, cause, by, out);
	}
}

/* ---- what no line says ------------------------------------------------------------------------- */

/* Whether a line decides a benefit for its recipient. */
static int is_decided(const struct decision *d, const struct benefit *b)
{
	int i;

	for (i = 0; i < d->n_line; i++)
		if (d->line[i].benefit == (int)b->id &&
		    is_recipient(b, d->line[i].recipient))
			return 1;
	return 0;
}

static int any_line(const struct decision *d, int benefit)
{
	int i;

	for (i = 0; i < d->n_line; i++)
		if (d->line[i].benefit == benefit)
			return 1;
	return 0;
}

/* Whether a line is of the same group: what another office decides may stand in
 * another decision. */
static int is_scanned(const struct recheck *k, const struct benefit *b)
{
	int i;

	for (i = 0; i < k->d->n_line; i++)
		if (scheme_of(k->d->line[i].benefit) == scheme_of((int)b->id))
			return 1;
	return k->d->n_line == 0;
}

/* What needs no decision of its own: a special pension after its last month, that
 * of 65; one lump sum is for all (国年52条の3第3項), not
 * beside the widow's pension (52条の6) nor after two years (102条4項). */
static int needs_none(const struct recheck *k, const struct benefit *b, int on)
{
	const struct decision *d = k->d;

	switch (b->id) {
	case BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES:
		return on > age_month(d->record.birth, k->law.age_65);
	case BENEFIT_LUMP_SUM_DEATH:
		return any_line(d, BENEFIT_LUMP_SUM_DEATH) ||
		    any_line(d, BENEFIT_WIDOWS_PENSION) ||
		    on > b->right + lump_sum_bar(k, on);
	case BENEFIT_WIDOWS_PENSION:
		return any_line(d, BENEFIT_LUMP_SUM_DEATH);
	case BENEFIT_DISABILITY_ALLOWANCE:
		return on > b->right + bar_months(k, on);
	default:
		return 0;
	}
}

static void scan_month(struct recheck *k, const struct month_result *m,
    struct findings *out)
{
	int i;

	for (i = 0; i < m->parts.n; i++) {
		const struct benefit *b = &m->parts.benefit[i];
		struct finding *f;

		if (!b->entitled || b->payable <= 0 || b->from > m->parts.on ||
		    is_decided(k->d, b) || needs_none(k, b, m->parts.on) ||
		    !is_scanned(k, b))
			continue;
		f = findings_add(out, (int)b->id, b->recipient ? b->recipient : "",
		    "entitled", "E09");
		if (!f)
			return;
		f->recomputed = b->annual;
		f->cause.code = "E09";
		snprintf(f->cause.detail, sizeof f->cause.detail,
		    "due, and no decision is recorded");
	}
}

/* Whether a month is one that was decided, not one that the payments or what is
 * owed led to. */
static int is_decided_month(const struct decision *d, int on)
{
	int i;

	for (i = 0; i < d->n_line; i++)
		if (d->line[i].on == on)
			return 1;
	return d->n_line == 0;
}

/* E09: due in the last month decided, and no line of the benefit. */
static void scan_unclaimed(struct recheck *k, struct findings *out)
{
	const struct month_result *m = NULL;
	int i;

	for (i = 0; i < k->n_month; i++)
		if (!k->month[i].code && (!m || k->month[i].on > m->on) &&
		    is_decided_month(k->d, k->month[i].on))
			m = &k->month[i];
	for (i = 0; m && i < k->n_month; i++)
		if (!k->month[i].code && k->month[i].on == m->on)
			scan_month(k, &k->month[i], out);
}

/* The service standard of the benefits decided, in months: the longest of them;
 * 0 = none is known. */
static int standard_months(struct recheck *k)
{
	static const char *const keys[GROUPS] = { "service_standard_old_age",
		"service_standard_survivors", "service_standard_disability" };
	const struct decision *d = k->d;
	const struct rule_row *row;
	int i, scheme, most = 0, on = day_month(d->decided);

	for (i = 0; i < d->n_line; i++) {
		scheme = scheme_of(d->line[i].benefit);
		if (scheme < 0)
			continue;
		row = rule_find(k->rules, RULE_REQUIRED_MONTHS, keys[scheme], on,
		    0);
		if (row && row->value > most)
			most = (int)row->value;
	}
	row = rule_find(k->rules, RULE_REQUIRED_MONTHS,
	    "service_standard_reconfirmed", on, 0);
	return d->reconfirmed && most && row && row->value > most
	    ? (int)row->value : most;
}

/* T01: received → decided, against the service standard: longer when the record
 * had to be confirmed again. */
static void check_standard(struct recheck *k, struct findings *out)
{
	const struct decision *d = k->d;
	struct finding *f;
	int months;

	if (d->decided == DAY_NONE || d->received == DAY_NONE)
		return;
	months = standard_months(k);
	if (!months || d->decided <= day_add_months(d->received, months))
		return;
	f = findings_add(out, -1, "", "decided", "T01");
	if (!f)
		return;
	f->cause.code = "T01";
	f->cause.certainty = CERTAINTY_UNIQUE;
	snprintf(f->cause.detail, sizeof f->cause.detail,
	    "%d days from receipt to decision; standard %d month%s",
	    d->decided - d->received, months, months > 1 ? "s" : "");
}

/* P01, P00: the first payment that is not what the decision means. */
static void check_paid(struct recheck *k, const struct explained *by,
    struct findings *out)
{
	struct finding found, *f;

	memset(&found, 0, sizeof found);
	if (!k->d->n_paid || !compare_paid(k, by, &found))
		return;
	f = findings_add(out, -1, "", "paid", found.code);
	if (!f)
		return;
	found.part = f->part;
	found.severity = f->severity;
	*f = found;
}

/* What was claimed up to the last month decided is known in the months before it:
 * a claim without deferral pays from before. */
static int last_decided(const struct decision *d)
{
	int i, last = 0;

	for (i = 0; i < d->n_line; i++)
		if (d->line[i].on > last)
			last = d->line[i].on;
	return last;
}

/* The second set of the options, kept from one decision to the next. */
static void look_at_other(struct recheck *k)
{
	if (k->other_of == k->o->other)
		return;
	other_rules_release(k->other);
	k->other_of = k->o->other;
	k->other = k->other_of ? other_rules_new(k->rules, k->other_of) : NULL;
}

int recheck_decision(struct recheck *k, const struct decision *d,
    const struct recheck_options *o, struct findings *out, struct err *e)
{
	const struct decided *first;
	struct explained by = { NULL, 0, { 0 }, 0 };
	struct cause cause;
	unsigned fields = 0;
	int code;

	out->n = out->silent = out->recomputations = 0;
	k->d = d;
	k->o = o;
	k->n_month = 0;
	k->known = last_decided(d);
	look_at_other(k);
	code = compare(k, &first, &fields, out, e);
	if (code)
		return code;
	if (d->n_line == 0)
		month_at(k, 0, o->on != MONTH_NONE ? o->on : d->record.on);
	by.right = !first;
	if (first) {
		find_cause(k, first, fields, &cause, &by, &out->recomputations);
		add_differences(k, &cause, &by, out);
	}
	check_paid(k, &by, out);
	scan_unclaimed(k, out);
	check_choice(k, out);
	check_standard(k, out);
	return 0;
}

/* Whether an earlier line is computed with the same sheet. */
static int has_sheet(const struct decision *d, int line)
{
	int i;

	for (i = 0; i < line; i++)
		if (d->line[i].on == d->line[line].on &&
		    scheme_of(d->line[i].benefit) ==
		    scheme_of(d->line[line].benefit))
			return 1;
	return 0;
}

int recheck_sheet(struct recheck *k, const struct decision *d,
    const struct recheck_options *o, int line, struct sheet *sheet)
{
	int code, scheme = scheme_of(d->line[line].benefit);
	struct result r;

	if (scheme < 0 || has_sheet(d, line))
		return 0;
	num_pool_reset(&k->pool);
	sheet_clear(sheet);
	memset(&k->err, 0, sizeof k->err);
	k->calc.rounding = ROUNDING_PARTS;
	k->calc.sheet = sheet;
	code = SCHEMES[scheme].compute(&k->calc, &d->record, d->line[line].on,
	    o->deemed, last_decided(d), &r);
	k->calc.sheet = NULL;
	return code == 0;
}
