/* probe_disability.c - probes of the disability benefits. */
#include "probe_disability.h"

#include "month.h"
#include "probe_rule.h"

#include <stdio.h>

#define SAY(t, ...) snprintf((t)->detail, sizeof (t)->detail, __VA_ARGS__)

/* 国年30条, 厚年47条: the first visit in the other insurance. */
enum probing probe_other_insurance(struct trial *t, int n)
{
	if (n > 0)
		return PROBE_END;
	t->calc.other_insurance = 1;
	SAY(t, "first visit in the other insurance");
	return PROBE_RUN;
}

/* 国年30条の2, 厚年47条の2: as if claimed for a later disability, in the month received
 * or in that before the first one decided; or as if from the recognition. */
enum probing probe_claim_of_disability(struct trial *t, int n)
{
	struct disability *x = &t->c.disability;

	if (n == 0) {
		if (x->claimed == MONTH_NONE)
			return PROBE_SKIP;
		x->claimed = MONTH_NONE;
		SAY(t, "from the day of recognition (障害認定日), not from the claim");
		return PROBE_RUN;
	}
	if (n > 2 || x->claimed != MONTH_NONE)
		return PROBE_END;
	if (n == 1 && t->d->received == DAY_NONE)
		return PROBE_SKIP;
	t->fields = n;
	if (decided_refused(t->line)) { /* a claim after 65, or none yet */
		x->claimed = t->line->on + 1;
	} else if (n == 1) {
		x->claimed = day_month(t->d->received);
	} else {
		x->claimed = t->line->from - 1;
		t->weak = WEAK_FITTED;
	}
	SAY(t, "from the claim (事後重症), not from the day of recognition");
	return PROBE_RUN;
}

/* The day of recognition a day or a month off, or that of the usual time. */
enum probing probe_recognized(struct trial *t, int n)
{
	static const int by[] = { -1, 1, -1, 1 };
	struct disability *x = &t->c.disability;

	if (n > 6)
		return PROBE_END;
	if (n < 4) {
		if (x->recognized == DAY_NONE)
			return PROBE_SKIP;
		x->recognized = n < 2 ? x->recognized + by[n]
				      : day_add_months(x->recognized, by[n]);
		SAY(t, "disability.recognized %+d %s", by[n], n < 2 ? "day"
								     : "month");
		return PROBE_RUN;
	}
	if (n == 4) {
		if (x->recognized == DAY_NONE)
			return PROBE_SKIP;
		x->recognized = DAY_NONE;
		SAY(t, "disability.recognized not seen");
		return PROBE_RUN;
	}
	x->first_visit = day_add_months(x->first_visit, n == 5 ? -1 : 1);
	SAY(t, "disability.first_visit %+d month", n == 5 ? -1 : 1);
	return PROBE_RUN;
}

/* 国年36条の3: the limits of the year before or after, those before the last change,
 * or none. */
enum probing probe_income(struct trial *t, int n)
{
	static const char *const say[] = { "income limits of the year before",
		"income limits of the year after",
		"income limits before the last change",
		"disability.income not seen" };
	const struct rule_row *row = rule_find(t->calc.rules,
	    RULE_UNDER20_INCOME_LIMIT, "half", t->on, 0);

	if (n > 3 || t->c.disability.income < 0 || !row)
		return PROBE_END;
	SAY(t, "%s", say[n]);
	if (n == 3)
		t->c.disability.income = -1;
	else if (n == 2)
		probe_look(t, RULE_UNDER20_INCOME_LIMIT)->shift =
		    row->from - 1 - t->on;
	else
		probe_look(t, RULE_UNDER20_INCOME_LIMIT)->shift = n ? 12 : -12;
	return PROBE_RUN;
}

/* A grade that the record does not say: medical. */
enum probing probe_grade(struct trial *t, int n)
{
	static const enum grade grades[] = { GRADE_1, GRADE_2, GRADE_3,
		GRADE_ALLOWANCE };
	struct disability *x = &t->c.disability;

	if (n >= (int)(sizeof grades / sizeof *grades))
		return PROBE_END;
	if (x->grade == grades[n])
		return PROBE_SKIP;
	x->grade = grades[n];
	t->weak = WEAK_JUDGEMENT; /* never guessed where something else explains */
	if (grades[n] == GRADE_ALLOWANCE)
		SAY(t, "as for the allowance");
	else
		SAY(t, "as for grade %d", (int)grades[n]);
	return PROBE_RUN;
}

/* ---- the minimum of grade 3 ----------------------------------------------------- */

static const struct rule_row NOT_TWICE = { .text = "1", .key = "", .value = 1 };

static struct benefit *entitled(struct result *r, enum benefit_id id)
{
	int i;

	for (i = 0; i < r->n; i++)
		if (r->benefit[i].id == id && r->benefit[i].entitled)
			return &r->benefit[i];
	return NULL;
}

/* Three quarters of the basic pension of grade 2, from that of the grade paid. */
static int minimum_beside(struct trial *t, const struct benefit *basic,
    long long *yen)
{
	struct num_pool *pool = t->calc.pool;
	num share, first, amount = num_int(pool, basic->part[PART_BASIC]);

	if (calc_rule(&t->calc, &share, RULE_DISABILITY_FACTOR, "minimum", t->on,
		0))
		return 0;
	if (t->c.disability.grade == GRADE_1) {
		if (calc_rule(&t->calc, &first, RULE_DISABILITY_FACTOR,
			"grade_1_basic", t->on, 0))
			return 0;
		amount = num_div(pool, amount, first);
	}
	return num_yen(num_round(pool, num_mul(pool, amount, share),
	    NUM_NEAREST_100), yen) == 0;
}

static void raise_to_minimum(struct trial *t, struct result *r)
{
	const struct benefit *basic = entitled(r, BENEFIT_DISABILITY_BASIC);
	struct benefit *b = entitled(r, BENEFIT_DISABILITY_EMPLOYEES);
	long long least, more;

	if (!basic || !b || !minimum_beside(t, basic, &least))
		return;
	more = least - b->part[PART_EARNINGS_RELATED];
	if (more <= 0 || b->parts & FIELD_PART(PART_GUARANTEE))
		return;
	b->parts |= FIELD_PART(PART_GUARANTEE);
	b->part[PART_GUARANTEE] = more;
	if (b->suspended == b->annual)
		b->suspended += more;
	b->annual += more;
	b->payable = b->annual - b->suspended;
}

/* The minimum of grade 3 not applied, that of the allowance not
 * doubled, or one given beside a basic pension. */
enum probing probe_minimum(struct trial *t, int n)
{
	static const char *const keys[] = { "minimum", "minimum_allowance" };
	static const struct rule_row *const rows[] = { &PROBE_NONE, &NOT_TWICE };
	static const char *const say[] = { "minimum of grade 3 left out",
		"minimum of the allowance not doubled",
		"minimum of grade 3 given beside the basic pension" };
	struct rule_lens *l;

	if (n > 2)
		return PROBE_END;
	SAY(t, "%s", say[n]);
	if (n == 2) {
		t->after = raise_to_minimum;
		return PROBE_RUN;
	}
	l = probe_look(t, RULE_DISABILITY_FACTOR);
	l->key = keys[n];
	l->row = rows[n];
	return PROBE_RUN;
}
