/* scan_rule.c - which decisions a scan by rule would pick out.
 *
 * Given     a decision, the rules and the law's own numbers
 * Returned  for each rule whether it applies
 * Notes     1. no amount is computed: months are counted as they stand in the
 *              record, ages by the month of the line
 *           2. a line without `parts` shows no addition: what asks whether one
 *              is there or missing does not apply to it
 */
#include "scan_rule.h"

#include "month.h"

#include <stddef.h>

static int is_employees(const struct decided *x)
{
	return x->benefit == BENEFIT_OLD_AGE_EMPLOYEES ||
	    x->benefit == BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES;
}

/* Whether a line shows a part, or shows that it is not there. */
static int shows(const struct decided *x, enum part_id part, int there)
{
	return x->has_parts && !decided_refused(x) &&
	    (x->part[part] != 0) == there;
}

/* Insured months in the record before a month. */
static int insured_before(const struct nenkin_case *c, int month)
{
	int i, n = 0;

	if (c->has_totals) {
		for (i = TOTAL_EMPLOYEES_BEFORE; i <= TOTAL_EMPLOYEES_FROM; i++)
			n += c->totals[i] > 0 ? (int)c->totals[i] : 0;
		return n;
	}
	for (i = 0; i < c->n_employment; i++) {
		const struct employment *e = &c->employment[i];
		int to = e->to < month ? e->to : month - 1;

		if (to >= e->from)
			n += to - e->from + 1;
	}
	return n;
}

/* The spouse is 65, or has a pension of its own. */
static int spouse_ended(const struct scan *s, int month)
{
	const struct spouse *p = &s->d->record.spouse;

	return p->given && (month > age_month(p->birth, s->law->age_65) ||
	    p->disability_pension ||
	    p->employees_months >= s->law->months_spouse_own);
}

/* Whether some line is such as `is` says. */
static int any(const struct scan *s,
    int (*is)(const struct scan *s, const struct decided *x))
{
	int i;

	for (i = 0; i < s->d->n_line; i++)
		if (is(s, &s->d->line[i]))
			return 1;
	return 0;
}

/* S01: an addition for a spouse who is 65 or has a pension of its own. */
static int is_s01(const struct scan *s, const struct decided *x)
{
	return is_employees(x) && shows(x, PART_SPOUSE_ADDITION, 1) &&
	    spouse_ended(s, x->on);
}

static int s01(const struct scan *s)
{
	return any(s, is_s01);
}

/* S02: none for a spouse who is supported and neither. */
static int is_s02(const struct scan *s, const struct decided *x)
{
	return is_employees(x) && shows(x, PART_SPOUSE_ADDITION, 0) &&
	    s->d->record.spouse.supported && !spouse_ended(s, x->on) &&
	    insured_before(&s->d->record, x->on) >= s->law->months_spouse;
}

static int s02(const struct scan *s)
{
	return any(s, is_s02);
}

/* S03: 65 and over, born in the years of the addition, married, fewer than 240
 * months of one's own, and no transfer addition: the rule of 2017. */
static int is_s03(const struct scan *s, const struct decided *x)
{
	const struct nenkin_case *c = &s->d->record;

	return x->benefit == BENEFIT_OLD_AGE_BASIC &&
	    shows(x, PART_TRANSFER_ADDITION, 0) && c->spouse.given &&
	    x->on > age_month(c->birth, s->law->age_65) &&
	    rule_find(s->rules, RULE_TRANSFER_ADDITION_RATE, "", x->on,
		c->birth) &&
	    insured_before(c, x->on) < s->law->months_transfer;
}

static int s03(const struct scan *s)
{
	return any(s, is_s03);
}

/* S04: a transfer addition beside 240 months of one's own. */
static int is_s04(const struct scan *s, const struct decided *x)
{
	return x->benefit == BENEFIT_OLD_AGE_BASIC &&
	    shows(x, PART_TRANSFER_ADDITION, 1) &&
	    insured_before(&s->d->record, x->on) >= s->law->months_transfer;
}

static int s04(const struct scan *s)
{
	return any(s, is_s04);
}

/* Whether a survivor's right has ended before a month. */
static int right_ended(const struct scan *s, const struct survivor *p, int month)
{
	int child = p->relation == RELATION_CHILD ||
	    p->relation == RELATION_GRANDCHILD;

	return (p->right_ended != DAY_NONE &&
	    month > day_month(p->right_ended)) ||
	    (child && !p->disabled && month >
	    day_month(age_fiscal_end(p->birth, s->law->age_child)));
}

/* E07: paid to someone whose right has ended, or with a child whose has. */
static int is_e07(const struct scan *s, const struct decided *x)
{
	const struct nenkin_case *c = &s->d->record;
	int i;

	if (!x->recipient[0] || decided_refused(x))
		return 0;
	if (c->as_survivor && !c->death.given)
		c = c->as_survivor;
	for (i = 0; i < c->n_survivor; i++)
		if (right_ended(s, &c->survivor[i], x->on))
			return 1;
	return 0;
}

static int e07(const struct scan *s)
{
	return any(s, is_e07);
}

static int has_line(const struct scan *s, int benefit)
{
	int i;

	for (i = 0; i < s->d->n_line; i++)
		if (s->d->line[i].benefit == benefit)
			return 1;
	return 0;
}

static int is_over_65(const struct scan *s, const struct decided *x)
{
	return x->benefit <= BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES &&
	    x->on > age_month(s->d->record.birth, s->law->age_65);
}

/* E09: 65 and over with one old-age pension, months for both, no line of the
 * other. */
static int e09(const struct scan *s)
{
	int insured = insured_before(&s->d->record, MONTH_OPEN) > 0;

	return any(s, is_over_65) && insured &&
	    has_line(s, BENEFIT_OLD_AGE_BASIC) !=
	    has_line(s, BENEFIT_OLD_AGE_EMPLOYEES);
}

/* R05: months of several categories: mutual aid beside the company. */
static int r05(const struct scan *s)
{
	const struct nenkin_case *c = &s->d->record;
	int i;

	for (i = 1; i < c->n_employment; i++)
		if (c->employment[i].category != c->employment[0].category)
			return 1;
	return 0;
}

/* R10: an addition on account of a spouse whom the record does not have, or none
 * where it has one. */
static int is_r10(const struct scan *s, const struct decided *x)
{
	int part = x->benefit == BENEFIT_OLD_AGE_BASIC ? PART_TRANSFER_ADDITION
						       : PART_SPOUSE_ADDITION;

	return (is_employees(x) || x->benefit == BENEFIT_OLD_AGE_BASIC) &&
	    shows(x, (enum part_id)part, !s->d->record.spouse.given);
}

static int r10(const struct scan *s)
{
	return any(s, is_r10);
}

/* C06: insured after the pension began. */
static int is_c06(const struct scan *s, const struct decided *x)
{
	const struct nenkin_case *c = &s->d->record;

	return is_employees(x) && !decided_refused(x) && !c->has_totals &&
	    insured_before(c, x->on) > insured_before(c, x->from);
}

static int c06(const struct scan *s)
{
	return any(s, is_c06);
}

const struct scan_rule SCAN_RULES[] = {
	{ "S01", s01 }, { "S02", s02 }, { "S03", s03 }, { "S04", s04 },
	{ "E07", e07 }, { "E09", e09 }, { "R05", r05 }, { "R10", r10 },
	{ "C06", c06 }, { NULL, NULL }
};
