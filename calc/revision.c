/* revision.c - which months count in a month. */
#include "revision.h"

/* 第43条第2項: on 1 September insured, and not since that day only: the months
 * before September count from October. */
static int annual_revision(struct calc *c, const struct career *k, int category,
    int month)
{
	const struct rule_row *row = rule_find(c->rules, RULE_CALENDAR_MONTH,
	    "annual_in_work_base", month - 1, 0);

	return row && month_number(month - 1) == row->value &&
	    career_is_insured(k, category, month - 1) &&
	    career_is_insured(k, category, month - 2);
}

/* Whether employment of the category goes on in the month 70 is attained, so
 * that the insurance ends by age (第14条第5号) and not by leaving. */
static int works_at_70(const struct career *k, int category)
{
	int i;

	for (i = 0; i < k->c->n_employment; i++) {
		const struct employment *e = &k->c->employment[i];

		if (e->category == category && !e->deemed &&
		    e->from < k->at70 && e->to >= k->at70)
			return 1;
	}
	return 0;
}

/* 第43条第3項: whoever leaves at the end of a month is revised from the next;
 * whose insurance ends at 70, from the month after that of 70. */
static int leaving_revision(const struct career *k, int category, int month)
{
	if (month == k->at70 + 1)
		return works_at_70(k, category);
	if (month == k->at70 && works_at_70(k, category))
		return 0;
	return career_is_insured(k, category, month - 1) &&
	    !career_is_insured(k, category, month);
}

static int find_until(struct calc *c, const struct career *k, int category,
    int right, int on, int annual)
{
	int last = on < k->at70 + 1 ? on : k->at70 + 1;
	int until = right, month;

	for (month = right + 1; month <= last; month++) {
		if (annual && month - 1 > right &&
		    annual_revision(c, k, category, month))
			until = month - 1;
		if (leaving_revision(k, category, month))
			until = month < k->at70 ? month : k->at70;
	}
	return until;
}

int counted_until(struct calc *c, const struct career *k, int category,
    int right, int on, int annual)
{
	const int arg[MEMO_ARGS] = { category, right, on, annual };
	int until;

	if (k->c->has_totals)
		return MONTH_OPEN;
	if (memo_recall(c->memo, MEMO_COUNTED, arg, &until, sizeof until))
		return until;
	until = find_until(c, k, category, right, on, annual);
	memo_keep(c->memo, MEMO_COUNTED, arg, &until, sizeof until);
	return until;
}

int counted_until_early(struct calc *c, const struct career *k, int category,
    int claim, int start, int on)
{
	if (k->c->has_totals)
		return MONTH_OPEN;
	if (on > k->at65)
		return counted_until(c, k, category, k->at65, on, 1);
	if (on > start)
		return counted_until(c, k, category, start, on, 0);
	return claim;
}

