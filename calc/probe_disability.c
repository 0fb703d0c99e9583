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
