/* survivor.c - who of a family is due what on a death.
 *
 * Given     the case of the deceased, the month asked (or none: the first
 *           payable), the rules
 * Returned  遺族基礎年金, 遺族厚生年金, 寡婦年金, 死亡一時金 by survivor
 * Status    0; ERR_INPUT; ERR_RULE
 * Source    国民年金法第18条、第37条から第41条まで、第49条から第52条の6まで;
 *           厚生年金保険法第36条、第58条から第66条まで
 */
#include "survivor.h"

#include "oldage.h"

#include <string.h>

/* ---- months that are not covered -------------------------------------------------- */

/* 平24法63附則9条: a right from before 2015-10 is kept in 100 yen until the
 * revision of 2016-04. */
static int check_hundred(struct calc *c, const struct survivors *x,
    const struct benefit *b)
{
	const struct rule_row *row = rule_find(c->rules,
	    RULE_ROUNDING_UNIT_EXISTING, "", x->on, 0);

	if (!row || !b->entitled || b->right >= c->law->unified ||
	    b->annual % row->value == 0)
		return 0;
	return calc_uncovered(c, "on", "平成24年法律第63号附則第9条",
	    "an amount in 100 yen before 2016-04");
}

/* ---- one month ------------------------------------------------------------------------ */

/* Who may have a benefit at all (国年37条, 49条, 厚年59条, 国年52条の3; 平24法62附則8条);
 * the widow's pension follows from the death of a husband. */
static int may_have(const struct survivors *x, enum benefit_id id,
    const struct survivor *s)
{
	switch (id) {
	case BENEFIT_SURVIVORS_BASIC:
		return (s->relation == RELATION_SPOUSE &&
			!is_older_husband(&x->d, s)) ||
		    s->relation == RELATION_CHILD;
	case BENEFIT_WIDOWS_PENSION:
		return is_wife(s) && x->d.k.c->sex == SEX_MALE;
	default:
		return 1;
	}
}

static int one_benefit(struct calc *c, struct survivors *x,
    const struct holder *h, enum benefit_id id, struct benefit *b)
{
	switch (id) {
	case BENEFIT_SURVIVORS_BASIC:
		return survivors_basic(c, x, h, b);
	case BENEFIT_SURVIVORS_EMPLOYEES:
		return survivors_employees(c, x, h, b);
	case BENEFIT_WIDOWS_PENSION:
		return widows_pension(c, x, h, b);
	default:
		return lump_sum_death(c, x, h, b);
	}
}

static int all_of(struct calc *c, struct survivors *x, enum benefit_id id,
    struct result *r)
{
	int i, code = 0;

	for (i = 0; !code && i < x->n; i++) {
		const struct holder *h = &x->holder[i];
		struct benefit *b = &r->benefit[r->n];

		if (!may_have(x, id, h->s))
			continue;
		r->n++;
		benefit_init(b, id);
		b->recipient = h->s->id;
		if (c->sheet)
			c->sheet->recipient = h->s->id;
		code = one_benefit(c, x, h, id, b);
		if (!code)
			code = check_hundred(c, x, b);
	}
	if (c->sheet)
		c->sheet->recipient = NULL;
	return code;
}

static int compute(struct calc *c, struct survivors *x, int on, struct result *r)
{
	int id, code;

	r->on = x->on = on;
	r->n = 0;
	x->known.yen = NULL;
	code = check_month(c, x->d.k.c, on);
	for (id = BENEFIT_SURVIVORS_BASIC; !code && id <= BENEFIT_LUMP_SUM_DEATH;
	     id++)
		code = all_of(c, x, (enum benefit_id)id, r);
	return code;
}

/* ---- the first payable month -------------------------------------------------------------- */

/* Searches without a worksheet; nothing payable: the month after the death. */
static int first_month(struct calc *c, struct survivors *x, struct result *r,
    int *on)
{
	struct sheet *sheet = c->sheet;
	int month = x->d.month, code = 0;
	int last = rule_last_month(c->rules, RULE_REVISION_RATE, "");

	*on = x->d.month + 1;
	if (month < c->law->tables_from)
		month = c->law->tables_from;
	c->sheet = NULL;
	for (; !code && month <= last; month++) {
		code = compute(c, x, month, r);
		if (code || !result_any_payable(r))
			continue;
		*on = month;
		if (month == c->law->tables_from && x->d.month < month - 1)
			code = err_set(c->err, ERR_RULE, NULL,
			    "rule table 'rounding_unit': the first payable "
			    "month lies before it begins (ask for a month)");
		break;
	}
	c->sheet = sheet;
	return code;
}

int survivor(struct calc *c, const struct nenkin_case *p, int on,
    struct result *r)
{
	struct survivors x;
	int code;

	memset(&x, 0, sizeof x);
	r->choices = NULL;
	memcpy(r->id, p->id, sizeof r->id);
	if (!p->death.given)
		return err_set(c->err, ERR_INPUT, "death",
		    "key 'death' is missing: nobody died");
	code = deceased_find(c, &x.d, p);
	if (!code)
		code = survivor_family(c, &x);
	if (code)
		return code;
	if (on == MONTH_NONE)
		on = p->on;
	if (on == MONTH_NONE)
		code = first_month(c, &x, r, &on);
	return code ? code : compute(c, &x, on, r);
}
