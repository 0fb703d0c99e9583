/* special_old_age.c - Specially-provided Old-age Employees' Pension
 * (特別支給の老齢厚生年金), paid before 65.
 *
 * Given     one person, one month
 * Returned  the benefit: earnings-related part, fixed amount and additions
 *           where they are due, what is suspended
 * Status    0; ERR_RULE; ERR_INPUT law not covered
 * Notes     1. each category has its own start; the twelve months are counted
 *              together (附則第20条)
 *           2. no yearly revision in September (附則第9条), but one on leaving
 *           3. form F is the pension with the fixed amount: by age (平6法95
 *              附則第20条), 44 years, disability, miners and seamen
 * Source    厚生年金保険法附則第8条、第8条の2、第9条、第9条の2、第9条の3、第9条の4、
 *           第10条、第11条から第11条の6まで、第20条; 平成6年法律第95号附則第15条、
 *           第20条から第22条まで、第24条
 */
#include "additions.h"
#include "earnings_related.h"
#include "fixed_amount.h"
#include "oldage.h"
#include "revision.h"
#include "work_suspension.h"

#include <string.h>

/* How a pension came by its fixed amount: it decides what work suspends. */
enum form { FORM_NONE, FORM_WHOLE, FORM_LONG };

/* The special pension of one category. */
struct special {
	int start;   /* month in which the start age is attained; MONTH_NONE */
	int right;   /* month of the right, MONTH_NONE */
	enum form form;
	int fixed_from;  /* first month with the fixed amount, MONTH_OPEN */
	int test;        /* day on which the family is looked at */
	num earnings, state, fixed; /* yen a year; fixed NULL without it */
};

int miner_months(const struct career *k, int until)
{
	int i, n = 0;

	for (i = 0; i < k->c->n_employment; i++) {
		const struct employment *e = &k->c->employment[i];
		int a = e->from, b = until - 1;

		if (e->kind != KIND_ORDINARY && !e->deemed &&
		    career_stretch(k, e, &a, &b))
			n += b - a + 1;
	}
	return n;
}

/* The start age of those who are no miners or seamen; 0 = none. */
static int ordinary_start(struct calc *c, const struct career *k, int category)
{
	const struct nenkin_case *p = k->c;
	const struct rule_row *row = rule_find(c->rules, RULE_SPECIAL_START_AGE,
	    p->sex == SEX_FEMALE && category == 1 ? "earnings.female"
						  : "earnings.male",
	    c->law->tables_from, p->birth);

	return row ? (int)row->value : 0;
}

/* 附則8条, 8条の2, 平6附則15条: women by their own table in category 1 only;
 * fifteen years as miner or seaman by theirs. */
int special_start(struct calc *c, const struct career *k, int category)
{
	const struct rule_row *row = NULL;

	if (category == 1 && k->has_kinds &&
	    miner_months(k, k->at65) >= c->law->months_miner)
		row = rule_find(c->rules, RULE_SPECIAL_START_AGE, "miner_seaman",
		    c->law->tables_from, k->c->birth);
	return row ? (int)row->value : ordinary_start(c, k, category);
}

int has_category(const struct career *k, int category)
{
	return category_from(k, category) != MONTH_OPEN;
}

int insured_together(struct calc *c, const struct career *k, const int until[5],
    int deemed, num *months)
{
	int category, code;

	*months = INT(0);
	for (category = 1; category <= 4; category++) {
		struct insured_months m;
		num before, all;

		if (until[category] == MONTH_NONE || !has_category(k, category))
			continue;
		career_insured(k, category, k->base, until[category], &m);
		code = insured_multiplied(c, &m, &before, &all);
		if (code)
			return code;
		*months = ADD(*months, all);
		if (deemed)
			*months = ADD(*months, INT(m.deemed));
	}
	return 0;
}

/* ---- the right ------------------------------------------------------------------- */

static int months_before(struct calc *c, const struct career *k, int month,
    num *months)
{
	const int until[5] = { 0, month, month, month, month };

	return insured_together(c, k, until, 0, months);
}

/* Whether 附則8条 holds at a month: twelve months (or fifteen years as miner or
 * seaman) and the qualifying period. */
static int conditions(struct calc *c, const struct career *k, int category,
    int month, int *yes)
{
	struct sheet *sheet = c->sheet;
	struct qualifying q;
	num months;
	int age = ordinary_start(c, k, category), code;

	*yes = 0;
	if (category_from(k, category) > month)
		return 0;
	/* before the ordinary age only with the fifteen years by then */
	if ((age == 0 || month < age_month(k->c->birth, age)) &&
	    miner_months(k, month) < c->law->months_miner)
		return 0;
	code = months_before(c, k, month, &months);
	if (code || num_cmp(months, INT(c->law->months_special)) < 0)
		return code;
	if (month < rule_first_month(c->rules, RULE_QUALIFYING_MONTHS, ""))
		return calc_uncovered(c, "employment",
		    "昭和60年法律第34号附則第78条・第87条",
		    "a pension of a miner or seaman by the Acts before 1986-04");
	c->sheet = NULL;
	code = qualifying_at(c, k, month, &q);
	c->sheet = sheet;
	*yes = !code && q.ok;
	return code;
}

/* Whether the start age of those who are no miners or seamen is attained. */
static int is_ordinary_start(struct calc *c, const struct career *k,
    int category, int month)
{
	int age = k->has_kinds ? ordinary_start(c, k, category) : 0;

	return age && month == age_month(k->c->birth, age);
}

static int find_special(struct calc *c, const struct career *k, int category,
    int on, struct special *s)
{
	int age, month, yes, code;

	memset(s, 0, sizeof *s);
	s->start = s->right = MONTH_NONE;
	s->fixed_from = MONTH_OPEN;
	if (!has_category(k, category))
		return 0;
	age = special_start(c, k, category);
	if (age == 0)
		return 0;
	s->start = age_month(k->c->birth, age);
	for (month = s->start; month <= on && month < k->at65; month++) {
		if (month > s->start && !career_changes(k, month) &&
		    !is_ordinary_start(c, k, category, month))
			continue;
		code = conditions(c, k, category, month, &yes);
		if (code)
			return code;
		if (yes) {
			s->right = month;
			return 0;
		}
	}
	return 0;
}

/* The day of the right: that of the start age, or the first of a later month. */
static int right_day(struct calc *c, const struct career *k, int category,
    int right)
{
	int ages[2], i;

	ages[0] = special_start(c, k, category);
	ages[1] = ordinary_start(c, k, category);
	for (i = 0; i < 2; i++)
		if (ages[i] && age_month(k->c->birth, ages[i]) == right)
			return age_day(k->c->birth, ages[i]);
	return month_first_day(right);
}

/* ---- the fixed amount: from when, and in which form --------------------------------- */

static void take(struct special *s, enum form form, int from, int test)
{
	if (from < s->right + 1)
		from = s->right + 1;
	if (from >= s->fixed_from)
		return;
	s->form = form;
	s->fixed_from = from;
	s->test = test;
}

/* 平6附則20条: women of category 1 from the age of their cohort. */
static void fixed_by_age(struct calc *c, const struct career *k, int category,
    int day, struct special *s)
{
	const struct rule_row *row;
	int at;

	if (category != 1)
		return;
	row = rule_find(c->rules, RULE_SPECIAL_START_AGE,
	    k->c->sex == SEX_FEMALE ? "fixed.female" : "fixed.male",
	    c->law->tables_from, k->c->birth);
	if (!row)
		return;
	at = age_day(k->c->birth, (int)row->value);
	take(s, FORM_WHOLE, day_month(at) + 1, at > day ? at : day);
}

/* 附則9条の3: 528 months of the category, at the right when not insured at all,
 * or on leaving the category (第3項, 78条の26第2項), whatever comes next. */
static int fixed_by_44_years(struct calc *c, const struct career *k,
    int category, int on, int day, struct special *s)
{
	struct insured_months m;
	num before, all, need = INT(c->law->months_long);
	int month, code;

	for (month = s->right; month <= on && month <= k->at65; month++) {
		int at_right = month == s->right;

		if (at_right ? career_is_insured(k, 0, month)
			     : career_is_insured(k, category, month) ||
				   !career_is_insured(k, category, month - 1))
			continue;
		career_insured(k, category, k->base, month, &m);
		code = insured_multiplied(c, &m, &before, &all);
		if (code)
			return code;
		if (num_cmp(all, need) < 0)
			continue;
		take(s, FORM_LONG, at_right ? month + 1 : month,
		    at_right ? day : month_last_day(month));
		return 0;
	}
	return 0;
}

/* 附則9条の2第5項: disabled, not insured; counted as claimed as early as can be. */
static void fixed_by_disability(struct calc *c, const struct career *k, int on,
    int day, struct special *s)
{
	int held = disability_held(c, k), month;

	if (held == DAY_OPEN)
		return;
	if (held <= day && !career_is_insured(k, 0, s->right)) {
		take(s, FORM_LONG, s->right + 1, day);
		return;
	}
	if (held > day && !career_is_insured(k, 0, day_month(held))) {
		take(s, FORM_LONG, day_month(held) + 1, held);
		return;
	}
	for (month = s->right; month <= on && month < k->at65; month++)
		if (career_is_insured(k, 0, month) &&
		    !career_is_insured(k, 0, month + 1) && month < on &&
		    held <= month_first_day(month + 1)) {
			take(s, FORM_LONG, month + 2, month_first_day(month + 1));
			return;
		}
}

/* `totals` know no months: who works now has not left. */
static void fixed_of_totals(struct calc *c, const struct career *k, int day,
    struct special *s)
{
	const struct nenkin_case *p = k->c;
	int held = disability_held(c, k);
	long long months = 0;

	if (p->work.standard_monthly > 0)
		return;
	if (p->totals[TOTAL_EMPLOYEES_BEFORE] > 0)
		months += p->totals[TOTAL_EMPLOYEES_BEFORE];
	if (p->totals[TOTAL_EMPLOYEES_FROM] > 0)
		months += p->totals[TOTAL_EMPLOYEES_FROM];
	if (months >= c->law->months_long)
		take(s, FORM_LONG, s->right + 1, day);
	else if (held != DAY_OPEN && held <= day)
		take(s, FORM_LONG, s->right + 1, day);
	else if (held != DAY_OPEN)
		take(s, FORM_LONG, day_month(held) + 1, held);
}

/* 附則9条の4: fifteen years as miner or seaman, at the right or reached on a
 * leaving. */
static void fixed_by_mine_or_sea(struct calc *c, const struct career *k,
    int category, int on, int day, struct special *s)
{
	int month;

	if (category != 1 || !k->has_kinds)
		return;
	for (month = s->right; month <= on && month <= k->at65; month++) {
		int at_right = month == s->right;

		if (!at_right && (career_is_insured(k, category, month) ||
			!career_is_insured(k, category, month - 1)))
			continue;
		if (miner_months(k, month) < c->law->months_miner)
			continue;
		take(s, FORM_WHOLE, at_right ? month + 1 : month,
		    at_right ? day : month_last_day(month));
		return;
	}
}

/* The first form that holds; of two that begin together the whole one, which is
 * why it is tried first. */
static int find_form(struct calc *c, const struct career *k, int category,
    int on, struct special *s)
{
	int day = right_day(c, k, category, s->right), code;

	fixed_by_age(c, k, category, day, s);
	fixed_by_mine_or_sea(c, k, category, on, day, s);
	if (k->c->has_totals) {
		fixed_of_totals(c, k, day, s);
		return 0;
	}
	code = fixed_by_44_years(c, k, category, on, day, s);
	fixed_by_disability(c, k, on, day, s);
	return code;
}

/* 平6附則22条, 厚年附則11条の3第3項: past the age of the fixed amount, or with
 * fifteen years as miner or seaman since a leaving, the form is the whole one. */
static void settle_form(struct calc *c, const struct career *k, int category,
    int month, struct special *s)
{
	struct special other = *s;

	if (s->form != FORM_LONG)
		return;
	other.fixed_from = MONTH_OPEN;
	fixed_by_age(c, k, category, month_first_day(s->right), &other);
	fixed_by_mine_or_sea(c, k, category, month, month_first_day(s->right),
	    &other);
	if (other.fixed_from <= month)
		s->form = FORM_WHOLE;
}

/* ---- amounts -------------------------------------------------------------------------- */

static int amounts(struct calc *c, const struct oldage *o, int category, int month,
    struct special *s, struct benefit *b)
{
	int until = counted_until(c, &o->k, category, s->right, o->on, 0);
	struct earnings e;
	int code = earnings_related(c, &e, &o->k, category, until, o->on);

	if (code)
		return code;
	note_levels(b, &e);
	s->earnings = e.full;
	s->state = e.state;
	s->fixed = NULL;
	if (month < s->fixed_from)
		return 0;
	settle_form(c, &o->k, category, month, s);
	code = fixed_amount(c, &s->fixed, &o->k, category, until, o->on);
	if (!code && c->rounding == ROUNDING_PARTS)
		s->fixed = num_round(c->pool, s->fixed, NUM_HALF_UP);
	return code;
}

/* First month and day from which the family counts: with form F once there are
 * 240 months, else from the revision that reaches them. */
static int addition_moment(struct calc *c, const struct oldage *o, int category,
    const struct special *s, int month, int need, struct addition_right *r)
{
	int until[5] = { 0, MONTH_NONE, MONTH_NONE, MONTH_NONE, MONTH_NONE };
	int m, yes = 0, code;
	num have;

	r->right = s->right;
	r->first = MONTH_NONE;
	if (s->fixed_from > month)
		return 0;
	for (m = s->fixed_from; m <= month; m++) {
		until[category] = counted_until(c, &o->k, category, s->right, m, 0);
		code = insured_together(c, &o->k, until, 0, &have);
		if (!code && num_cmp(have, INT(need)) < 0)
			code = middle_aged_240(c, &o->k, until[category], &yes);
		if (code)
			return code;
		if (yes || num_cmp(have, INT(need)) >= 0)
			break;
	}
	if (m > month)
		return 0;
	r->first = m;
	r->test = m == s->fixed_from ? s->test : month_last_day(m);
	return 0;
}

int special_addition_day(struct calc *c, const struct oldage *o, int need, int *day)
{
	struct addition_right r;
	struct special s;
	int category, code;

	if (o->k.c->n_child == 0 || o->employees.month != o->k.at65 ||
	    o->employees_early.month != MONTH_NONE) /* 附則13条の4第9項 */
		return 0;
	for (category = 1; category <= 4; category++) {
		code = find_special(c, &o->k, category, o->k.at65, &s);
		if (!code && s.right != MONTH_NONE)
			code = find_form(c, &o->k, category, o->k.at65, &s);
		if (code)
			return code;
		if (s.right == MONTH_NONE)
			continue;
		code = addition_moment(c, o, category, &s, o->k.at65, need, &r);
		if (code)
			return code;
		if (r.first != MONTH_NONE) {
			*day = r.test;
			return 0;
		}
	}
	return 0;
}

static int family(struct calc *c, const struct oldage *o, int category,
    const struct special *s, int month, struct additions *a)
{
	struct addition_right spouse, child;
	int need, code = addition_moment(c, o, category, s, month,
	    c->law->months_spouse, &spouse);

	if (!code)
		code = child_months_needed(c, s->right, &need);
	if (!code)
		code = addition_moment(c, o, category, s, month, need, &child);
	return code ? code : family_additions(c, &o->k, &spouse, &child, o->on,
	    month, a);
}

/* ---- suspension ------------------------------------------------------------------------ */

/* 附則11条の4, 平6附則24条: beside an early basic pension the fixed amount stops
 * up to what the basic pension stands for. */
static int replaced(struct calc *c, const struct oldage *o, int category,
    const struct special *s, num *equal)
{
	num basic;
	int until, code;

	*equal = INT(0);
	if (!s->fixed || o->basic_early.month == MONTH_NONE ||
	    o->on <= o->basic_early.month)
		return 0;
	until = counted_until(c, &o->k, category, s->right, o->on, 0);
	code = basic_equivalent(c, &basic, &o->k, category, until, o->on);
	if (!code)
		*equal = num_min(s->fixed,
		    num_round(c->pool, basic, NUM_HALF_UP));
	return code;
}

static void suspension_init(struct calc *c, const struct oldage *o,
    struct suspension *x)
{
	memset(x, 0, sizeof *x);
	x->rule = STOP_UNDER_65;
	x->base = x->always = x->beside = x->whole = x->spared = INT(0);
	x->last = o->k.at65;
	x->month = x->asked = o->on;
}

static void add_category(struct calc *c, const struct special *s, num equal,
    struct suspension *x)
{
	x->whole = calc_sum(c, x->whole, s->state);
	x->base = calc_sum(c, x->base, s->earnings);
	if (!s->fixed)
		return;
	x->whole = calc_sum(c, x->whole, s->fixed);
	if (s->form == FORM_LONG) {
		x->always = calc_sum(c, x->always, s->fixed);
		x->beside = equal;
		x->family_always = 1;
	} else {
		x->beside = equal;
		x->base = calc_sum(c, x->base, SUB(s->fixed, equal));
	}
}

/* Form LONG in work: the whole fixed amount is stopped, so nothing of it is left
 * for 附則11条の4. */
static void settle_beside(struct calc *c, const struct oldage *o,
    struct suspension *x)
{
	struct in_work w;
	struct sheet *sheet = c->sheet;

	c->sheet = NULL;
	if (num_sign(x->always) > 0 &&
	    in_work_at(c, &o->k, x->month, x->asked, &w) == 0) {
		if (w.yes)
			x->beside = INT(0);
		else
			x->always = INT(0);
	}
	c->sheet = sheet;
}

/* ---- the benefit ------------------------------------------------------------------------ */

/* Whether a category's pension is among the amounts of the month: a right later
 * than the first is paid from the month after it. */
static int in_force(const struct special *s, int on, int first)
{
	return s->right != MONTH_NONE && s->right <= on &&
	    (s->right < on || s->right + 1 == first);
}

/* The parts of every category in the month, and what of them work can stop. */
static int put_parts(struct calc *c, const struct oldage *o, struct special s[5],
    int first, struct suspension *x, int *lead, struct benefit *b)
{
	int month = o->on > first ? o->on : first, category, code = 0;
	num earnings = INT(0), fixed = NULL, equal;

	for (category = 1; category <= 4; category++) {
		struct special *y = &s[category];

		if (!in_force(y, o->on, first))
			continue;
		code = amounts(c, o, category, month, y, b);
		if (!code)
			code = replaced(c, o, category, y, &equal);
		if (code)
			return code;
		add_category(c, y, equal, x);
		earnings = calc_sum(c, earnings, y->state);
		if (y->fixed)
			fixed = fixed ? ADD(fixed, y->fixed) : y->fixed;
		if (!*lead || y->right < s[*lead].right)
			*lead = category;
	}
	code = benefit_part(c, b, PART_EARNINGS_RELATED, earnings);
	if (!code && fixed)
		code = benefit_part(c, b, PART_FIXED_AMOUNT, fixed);
	return code;
}

static int compute(struct calc *c, const struct oldage *o, struct special s[5],
    int first, struct benefit *b)
{
	int month = o->on > first ? o->on : first, lead = 0, code;
	struct additions a = { NULL, NULL, 0, 0, 0 };
	struct suspension x;
	struct stopped stopped;

	suspension_init(c, o, &x);
	code = put_parts(c, o, s, first, &x, &lead, b);
	if (code)
		return code;
	x.right = b->right = s[lead].right;
	note_last_year(c, o, b);
	settle_beside(c, o, &x);
	code = family(c, o, lead, &s[lead], month, &a);
	if (!code)
		code = suspend_pension(c, &o->k, &x, &stopped);
	return code ? code : benefit_finish(c, b, &a, &stopped);
}

/* 平24法63附則11条1項: a right of categories 2 to 4 before 2015-10 is a pension
 * of the old mutual-aid Acts. */
static int mutual_right(struct calc *c, const struct special s[5])
{
	int category;

	for (category = 2; category <= 4; category++)
		if (s[category].right != MONTH_NONE &&
		    s[category].right < c->law->unified)
			return calc_uncovered(c, NULL,
			    "平成24年法律第63号附則第11条第1項",
			    "a mutual-aid pension whose right arose before 2015-10");
	return 0;
}

/* More than one category with a fixed amount: 令8条の5, 8条の6 share the stop in
 * a way the case's one benefit line cannot show. */
static int several_fixed(struct calc *c, const struct special s[5], int on,
    int first)
{
	int month = on > first ? on : first, category, n = 0, fixed = 0;

	for (category = 1; category <= 4; category++)
		if (in_force(&s[category], on, first)) {
			n++;
			fixed += s[category].fixed_from <= month;
		}
	if (n > 1 && fixed)
		return calc_uncovered(c, NULL,
		    "厚生年金保険法施行令第8条の5・第8条の6",
		    "fixed amount beside a pension of another category");
	return 0;
}

/* Why there is no special pension in the month. */
static int refuse(struct calc *c, const struct oldage *o, const struct special s[5],
    struct benefit *b)
{
	const struct career *k = &o->k;
	int category, start = MONTH_OPEN, any = 0, have;
	int last = o->on < k->at65 ? o->on : k->at65 - 1;
	num months;
	struct qualifying q;
	long long whole;
	int code;

	for (category = 1; category <= 4; category++) {
		any |= category_from(k, category) <= o->on + 1;
		if (s[category].start != MONTH_NONE && s[category].start < start)
			start = s[category].start;
	}
	if (!any)
		return benefit_refuse(b, REASON_NO_INSURED_MONTHS, -1, -1);
	if (start == MONTH_OPEN)
		return benefit_refuse(b, REASON_BIRTH, -1, -1);
	have = age_on(k->c->birth, month_last_day(o->on));
	if (o->on < start)
		return benefit_refuse(b, REASON_AGE, have,
		    age_on(k->c->birth, month_last_day(start)));
	code = months_before(c, k, last, &months);
	if (code)
		return code;
	num_yen(num_round(c->pool, months, NUM_DOWN), &whole);
	if (whole < c->law->months_special)
		return benefit_refuse(b, REASON_INSURED_MONTHS, (int)whole,
		    c->law->months_special);
	code = qualifying_at(c, k, last, &q);
	if (code)
		return code;
	if (q.ok) /* no month of the category that has a start age */
		return benefit_refuse(b, REASON_INSURED_MONTHS, 0, 1);
	return benefit_refuse(b, REASON_QUALIFYING_PERIOD, q.have, q.need);
}

/* 附則13条の4第9項: whether the claim took the place of the special pension. */
static int claimed_special(const struct oldage *o)
{
	int category, any = 0;

	for (category = 1; category <= 4; category++)
		any |= o->start[category] != MONTH_NONE &&
		    o->start[category] != o->k.at65;
	return o->employees_early.month != MONTH_NONE && any;
}

int special_old_age(struct calc *c, const struct oldage *o, struct benefit *b)
{
	const struct career *k = &o->k;
	int last = o->on < k->at65 ? o->on : k->at65;
	struct special s[5];
	int category, first = MONTH_OPEN, code = 0;

	memset(s, 0, sizeof s);
	s[0].right = s[0].start = MONTH_NONE;
	for (category = 1; !code && category <= 4; category++) {
		code = find_special(c, k, category, last, &s[category]);
		if (!code && s[category].right != MONTH_NONE) {
			code = find_form(c, k, category, last, &s[category]);
			if (s[category].right + 1 < first)
				first = s[category].right + 1;
		}
	}
	if (code)
		return code;
	if (claimed_special(o))
		return benefit_refuse(b, REASON_EARLY_CLAIM, -1, -1);
	if (o->employees_early.month != MONTH_NONE && first != MONTH_OPEN)
		return calc_uncovered(c, "old_age", "厚生年金保険法附則第21条",
		    "an early claim beside a special pension of another category");
	if (first == MONTH_OPEN)
		return refuse(c, o, s, b);
	if (o->on > k->at65) {
		b->need_month = k->at65;
		return benefit_refuse(b, REASON_ENDED, -1, -1);
	}
	code = mutual_right(c, s);
	if (!code)
		code = several_fixed(c, s, o->on, first);
	if (code)
		return code;
	b->entitled = 1;
	b->from = first;
	return compute(c, o, s, first, b);
}
