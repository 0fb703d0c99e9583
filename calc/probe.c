/* probe.c - which single change explains what was decided.
 *
 * Given     a decision with a line that differs
 * Returned  the codes whose change reproduces every line to the yen
 * Notes     1. a probe is tried only where its error can show in all fields
 *              that differ
 *           2. at most SEARCH_MAX recomputations; a search that ends early
 *              claims no unique cause
 *           3. ranked by the group that the first difference names, by the prior
 *              of the code, then by fewest changed fields
 */
#include "recheck_run.h"

#include "choose.h"
#include "probe_other_rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEARCH_MAX 200 /* recomputations a finding */
#define OTHER_RULES_RUNS 60 /* of these, kept for a second set of tables */
#define CHANCE_ONE_IN 40 /* findings in which chance hits at most once */
#define PLACES_MAX 3   /* equivalent places that are named */

struct hit {
	const struct probe *probe;
	int fields, variant, places, chance;
	enum weakness weak;
	int state[4];
	char detail[DETAIL_MAX];
};

struct search {
	struct recheck *k;
	const struct decided *line;
	unsigned fields;
	int runs, runs_max, cut;
	int near; /* of these, as near to the yen decided as the yen due */
	struct hit hit[CANDIDATES_MAX];
	int n_hit;
};

/* Counts a change that moves the first number that differs to within its
 * difference of what was decided, but not onto it. */
static void note_near(struct search *s, const struct trial *t)
{
	long long off = t->last - t->want, need = t->first - t->want;

	if (off && t->last != t->first && llabs(off) <= llabs(need))
		s->near++;
}

/* Runs the trial that stands for the month of x; whether it gives x. */
static int gives(struct search *s, const struct decided *x)
{
	struct trial *t = &s->k->trial;
	struct result r;
	const struct benefit *b;

	s->runs++;
	t->last = t->first;
	if (trial_run(s->k, t, scheme_of(x->benefit), &r))
		return 0;
	b = benefit_of(&r, x);
	t->last = benefit_value(b, first_field(s->fields));
	if (x == s->line)
		note_near(s, t);
	return line_differs(x, b) == 0;
}

/* Whether the decision was rounded as a whole: within two yen of the trial. */
static int is_near(const struct search *s)
{
	const struct trial *t = &s->k->trial;
	long long off = t->last - t->want;

	return first_field(s->fields) != FIELD_FROM && off >= -2 && off <= 2;
}

/* 平24法63附則9条: until 2016-03 a pension may be in 100 yen; what is missing to
 * that stands in its first part, and moves with any other. */
static int in_hundreds(const struct search *s)
{
	const struct rule_row *row = rule_find(s->k->rules,
	    RULE_ROUNDING_UNIT_EXISTING, "", s->line->on, 0);

	return row && row->value > 1;
}

/* The variant of a probe, set up for a month. */
static enum probing set_up(struct search *s, const struct probe *p, int n,
    const struct decided *x, const struct result *base)
{
	enum probing step;

	trial_begin(s->k, &s->k->trial, x, x->on, base);
	s->k->trial.line = s->line;
	s->k->trial.line_birth = birth_of(&s->k->trial.c, s->line);
	s->k->trial.differ = s->line->has_parts && !in_hundreds(s) ? s->fields
								   : ~0u;
	step = p->set(&s->k->trial, n);
	if (in_hundreds(s) && s->k->trial.take & FIELDS_OF_PARTS)
		s->k->trial.take |= FIELD_PART(PART_BASIC) |
		    FIELD_PART(PART_EARNINGS_RELATED);
	return step;
}

/* Whether a line rests on the record of another than the line explained. */
static int is_apart(const struct search *s, const struct decided *x)
{
	return has_two_records(s->k->d) &&
	    (scheme_of(x->benefit) == GROUP_SURVIVORS) !=
	    (scheme_of(s->line->benefit) == GROUP_SURVIVORS);
}

/* A line of the own record in the month of x; NULL = none. */
static const struct decided *own_line(const struct search *s,
    const struct decided *x)
{
	const struct decision *d = s->k->d;
	int i;

	for (i = 0; i < d->n_line; i++)
		if (d->line[i].on == x->on &&
		    scheme_of(d->line[i].benefit) == GROUP_OLD_AGE)
			return &d->line[i];
	return NULL;
}

/* The case of the deceased with the own amounts that the variant
 * gives; 0 = they are not known. */
static int own_as_tried(struct search *s, const struct probe *p, int n,
    const struct decided *x, struct chosen *to)
{
	struct month_result *m = month_at(s->k, GROUP_OLD_AGE, x->on);
	const struct decided *own = own_line(s, x);
	struct result r;

	if (!own || !m || m->code || !(p->groups >> GROUP_OLD_AGE & 1) ||
	    set_up(s, p, n, own, &m->parts) != PROBE_RUN)
		return 0;
	s->runs++;
	return trial_run(s->k, &s->k->trial, GROUP_OLD_AGE, &r) == 0 &&
	    choose_deceased(&s->k->calc, &s->k->d->record, &r, to) == 0;
}

/* Whether a change of the rule is also one for the record of the other. */
static int is_of_both(const struct probe *p)
{
	return (p->code[0] == 'C' || p->code[0] == 'I') &&
	    p->groups >> GROUP_SURVIVORS & 1;
}

/* Whether the pension after a death of x, on the record of another, follows from
 * the variant: by the own amounts alone, or with the same rule for both. */
static int follows(struct search *s, const struct probe *p, int n,
    const struct decided *x, const struct month_result *m)
{
	struct trial *t = &s->k->trial;
	struct chosen own;
	struct result r;
	int both;

	for (both = 0; both <= is_of_both(p); both++) {
		if (s->runs + 2 > s->runs_max || !own_as_tried(s, p, n, x, &own))
			return 0;
		if (!both)
			trial_begin(s->k, t, x, x->on, &m->parts);
		else if (set_up(s, p, n, x, &m->parts) != PROBE_RUN)
			return 0;
		case_uncopy(&t->c);
		case_copy(&t->c, &own.deceased);
		s->runs++;
		if (!trial_run(s->k, t, GROUP_SURVIVORS, &r) &&
		    line_differs(x, benefit_of(&r, x)) == 0)
			return 1;
	}
	return 0;
}

/* Whether the variant gives line x, under either lawful rounding. */
static int explains_line(struct search *s, const struct probe *p, int n,
    const struct decided *x)
{
	struct month_result *m = month_at(s->k, scheme_of(x->benefit), x->on);
	struct trial *t = &s->k->trial;

	if (m && !m->code && is_apart(s, x)) /* another's record */
		return line_wrong(s->k, x, m) == 0 ||
		    (scheme_of(x->benefit) == GROUP_SURVIVORS &&
			follows(s, p, n, x, m));
	if (!m || m->code)
		return 0;
	if (set_up(s, p, n, x, &m->parts) != PROBE_RUN) /* changes nothing here */
		return line_wrong(s->k, x, m) == 0;
	if (gives(s, x))
		return 1;
	if (!is_near(s) || t->after || t->take != ~0u || s->runs >= s->runs_max ||
	    set_up(s, p, n, x, &m->parts) != PROBE_RUN)
		return 0;
	t->calc.rounding = ROUNDING_TOTAL;
	return gives(s, x);
}

/* All other lines too; those that cannot be recomputed are left out. */
static int explains_rest(struct search *s, const struct probe *p, int n)
{
	const struct decision *d = s->k->d;
	int i;

	for (i = 0; i < d->n_line; i++) {
		const struct decided *x = &d->line[i];
		struct month_result *m;

		if (x == s->line || scheme_of(x->benefit) < 0)
			continue;
		m = month_at(s->k, scheme_of(x->benefit), x->on);
		if (!m || m->code || is_not_chosen(s->k, x,
			line_differs(x, benefit_of(&m->parts, x))))
			continue;
		if (s->runs >= s->runs_max) {
			s->cut = 1;
			return 0;
		}
		if (!explains_line(s, p, n, x))
			return 0;
	}
	return 1;
}

static void add_hit(struct search *s, const struct probe *p, int n, int fields,
    enum weakness weak, const char *detail)
{
	struct hit *h = s->n_hit ? &s->hit[s->n_hit - 1] : NULL;
	size_t used;

	if (h && h->probe == p) {
		used = strlen(h->detail);
		if (h->places++ < PLACES_MAX)
			snprintf(h->detail + used, sizeof h->detail - used,
			    "; or %s", detail);
		return;
	}
	if (s->n_hit == CANDIDATES_MAX)
		return;
	h = &s->hit[s->n_hit++];
	h->probe = p;
	h->fields = fields;
	h->weak = weak;
	h->variant = n;
	h->places = 1;
	h->chance = 0;
	memcpy(h->state, s->k->trial.state, sizeof h->state);
	snprintf(h->detail, sizeof h->detail, "%s", detail);
}

static void try_probe(struct search *s, const struct probe *p)
{
	struct trial *t = &s->k->trial;
	char detail[DETAIL_MAX];
	enum weakness weak;
	int n, fields;

	memset(t->state, 0, sizeof t->state);
	t->replay = 0;
	for (n = 0; n < p->variants_max; n++) {
		struct month_result *m = month_at(s->k,
		    scheme_of(s->line->benefit), s->line->on);
		enum probing step = set_up(s, p, n, s->line, &m->parts);

		if (step == PROBE_END)
			break;
		if (step == PROBE_SKIP)
			continue;
		if (s->runs >= s->runs_max) {
			s->cut = 1;
			break;
		}
		snprintf(detail, sizeof detail, "%s", t->detail);
		fields = t->fields;
		weak = t->weak;
		if (!gives(s, s->line) && (!is_near(s) ||
			p->coincides || !explains_line(s, p, n, s->line)))
			continue;
		if (fields == 0) /* a measurement */
			continue;
		t->replay = 1;
		if (explains_rest(s, p, n))
			add_hit(s, p, n, fields, weak, detail);
		t->replay = 0;
		if (s->n_hit && s->hit[s->n_hit - 1].probe == p &&
		    s->hit[s->n_hit - 1].places >= PLACES_MAX)
			break;
	}
	if (s->n_hit && s->hit[s->n_hit - 1].probe == p)
		s->hit[s->n_hit - 1].chance = t->state[3] > 1 ||
		    (p->coincides && s->hit[s->n_hit - 1].places > 1);
}

static unsigned small_differences(const struct search *s)
{
	const struct month_result *m = month_at(s->k,
	    scheme_of(s->line->benefit), s->line->on);
	const struct benefit *b = benefit_of(&m->parts, s->line);
	unsigned fields = 0;
	int i;

	for (i = 0; i < PARTS; i++) {
		long long off = s->line->part[i] -
		    benefit_value(b, FIELD_PART(i));

		if (off > -100 && off < 100)
			fields |= FIELD_PART(i);
	}
	return fields;
}

/* Whether all of the benefit is suspended, in the decision and by law. */
static int is_all_stopped(const struct search *s)
{
	const struct month_result *m = month_at(s->k,
	    scheme_of(s->line->benefit), s->line->on);
	const struct benefit *b = benefit_of(&m->parts, s->line);

	return b && b->entitled && b->suspended == b->annual &&
	    s->line->suspended == s->line->annual &&
	    b->annual != s->line->annual;
}

/* Where the parts are known, an error must be able to show in all of them. */
static int is_possible(const struct search *s, const struct probe *p)
{
	unsigned known = s->fields & (FIELDS_OF_PARTS | FIELD_FROM |
	    FIELD_ENTITLED | FIELD_SUSPENDED);

	if (!(p->groups >> scheme_of(s->line->benefit) & 1))
		return 0;
	if (is_all_stopped(s))
		known &= ~(unsigned)FIELD_SUSPENDED; /* it follows the parts */
	if (!s->line->has_parts)
		known &= FIELD_FROM | FIELD_ENTITLED;
	else if (p->needs && !(known & p->needs))
		return 0;
	if (in_hundreds(s))
		known &= ~small_differences(s);
	return (known & ~p->touches) == 0;
}

static int prior(const struct hit *h)
{
	return error_code_named(h->probe->code)->prior;
}

/* Whether a code is of the group that the first difference names; what can show
 * in the record as well as in the computation names none. */
static int in_named_group(const struct search *s, const struct hit *h)
{
	switch (first_field(s->fields)) {
	case FIELD_ENTITLED:
	case FIELD_FROM:
		return h->probe->code[0] == 'E' || h->probe->code[0] == 'D';
	case FIELD_SUSPENDED:
	case FIELD_PAYABLE:
		return h->probe->code[0] == 'J';
	default:
		return 1;
	}
}

/* Whether a comes before b: what says most, the group of the first difference,
 * the prior, the fewest changed fields. */
static int is_before(const struct search *s, const struct hit *a,
    const struct hit *b)
{
	int in_a = in_named_group(s, a), in_b = in_named_group(s, b);

	if (a->weak != b->weak)
		return a->weak < b->weak;
	if (in_a != in_b)
		return in_a;
	if (prior(a) != prior(b))
		return prior(a) < prior(b);
	return a->fields < b->fields;
}

/* Stable. */
static void rank(struct search *s)
{
	int i, j;

	for (i = 1; i < s->n_hit; i++) {
		struct hit h = s->hit[i];

		for (j = i; j > 0 && is_before(s, &h, &s->hit[j - 1]); j--)
			s->hit[j] = s->hit[j - 1];
		s->hit[j] = h;
	}
}

/* The codes, each once. */
static void put_candidates(const struct search *s, struct cause *cause)
{
	int i, j;

	for (i = 0; i < s->n_hit; i++) {
		for (j = 0; j < cause->n_candidate; j++)
			if (strcmp(cause->candidate[j], s->hit[i].probe->code) == 0)
				break;
		if (j == cause->n_candidate)
			cause->candidate[cause->n_candidate++] =
			    s->hit[i].probe->code;
	}
}

/* A yes or no without an amount that only this cause gives, as where work or an
 * addition suspends nothing, or a suspension alone for an error of the record: too little
 * to be sure of one cause. */
static int is_bare(const struct search *s, const char *code)
{
	unsigned first = first_field(s->fields);

	if ((first == FIELD_SUSPENDED || first == FIELD_PAYABLE) &&
	    (code[0] == 'R' || (s->line->suspended == 0 &&
		(code[0] == 'S' || strcmp(code, "J01") == 0))))
		return 1;
	return first_field(s->fields) == FIELD_ENTITLED &&
	    (decided_refused(s->line) ||
		scheme_of(s->line->benefit) == GROUP_SURVIVORS);
}

/* What only a person can decide is never the one cause. */
static int is_judgement(const char *code)
{
	return code[0] != 'I' &&
	    error_code_named(code)->severity == SEVERITY_REVIEW;
}

/* Whether one number alone differs, and so many changes come near to it that one
 * of them may have hit it by chance: each hits one yen of those within the
 * difference.  A single yen comes of any small change of a rate. */
static int is_by_chance(const struct search *s)
{
	unsigned parts = s->fields & (FIELDS_OF_PARTS | FIELD_FROM | FIELD_ENTITLED);
	long long need = s->k->trial.first - s->k->trial.want;

	return !(parts & (parts - 1)) && !(parts & (FIELD_FROM | FIELD_ENTITLED)) &&
	    (llabs(need) == 1 ||
		s->near * (long long)CHANCE_ONE_IN > 2 * llabs(need));
}

/* One code, of one change, that neither chance nor a person's judgement could
 * stand for. */
static int is_unique(const struct search *s, const struct cause *cause)
{
	const struct hit *h = &s->hit[0];

	return cause->n_candidate == 1 && !s->cut && !h->chance &&
	    h->fields < 2 && !is_judgement(cause->code) &&
	    !is_bare(s, cause->code) && !is_by_chance(s) &&
	    (h->probe != &PROBE_OTHER_ROW || h->places == 1);
}

static void name_cause(struct search *s, struct cause *cause)
{
	const struct hit *h = &s->hit[0];

	memset(cause, 0, sizeof *cause);
	cause->certainty = CERTAINTY_UNEXPLAINED;
	if (s->n_hit == 0)
		return;
	rank(s);
	put_candidates(s, cause);
	cause->code = h->probe->code;
	cause->article = h->probe == &PROBE_OTHER_ROW
	    ? other_row_article(s->k->other, h->variant) : h->probe->article;
	cause->certainty = is_unique(s, cause) ? CERTAINTY_UNIQUE
					       : CERTAINTY_AMBIGUOUS;
	snprintf(cause->detail, sizeof cause->detail, "%s", h->detail);
}

/* I01: another table explains what no error of the record or the computation
 * alone does: one changed row, or all of them. */
static void try_other_rules(struct search *s)
{
	int n = s->n_hit;

	if (!s->k->other)
		return;
	s->runs_max = SEARCH_MAX;
	try_probe(s, &PROBE_OTHER_ROW);
	if (s->n_hit == n)
		try_probe(s, &PROBE_OTHER_SET);
}

void find_cause(struct recheck *k, const struct decided *line, unsigned fields,
    struct cause *cause, struct explained *by, int *runs)
{
	struct search s = { k, line, fields, 0,
		k->other ? SEARCH_MAX - OTHER_RULES_RUNS : SEARCH_MAX, 0, 0,
		{ { 0 } }, 0 };
	struct month_result *m = month_at(k, scheme_of(line->benefit), line->on);
	const struct probe *p;

	k->trial.first = benefit_value(benefit_of(&m->parts, line),
	    first_field(fields));
	k->trial.want = line_value(line, first_field(fields));
	for (p = PROBES; p->code; p++)
		if (is_possible(&s, p))
			try_probe(&s, p);
	name_cause(&s, cause);
	if (cause->certainty != CERTAINTY_UNIQUE) {
		try_other_rules(&s);
		name_cause(&s, cause);
	}
	*runs += s.runs;
	if (s.n_hit == 0)
		return;
	by->probe = s.hit[0].probe;
	by->variant = s.hit[0].variant;
	memcpy(by->state, s.hit[0].state, sizeof by->state);
}
