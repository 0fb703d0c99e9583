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

static const struct step_def SUSPENDED = { "special.suspended",
	"厚生年金保険法附則第11条から第11条の6まで", "支給停止額",
	"amount suspended", "{0}" };

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
int special_start(struct calc *c, const struct career *k, int category, int *age)
{
	const struct nenkin_case *p = k->c;
	const struct rule_row *row = NULL;

	if (category == 1 && k->has_kinds &&
	    miner_months(k, k->at65) >= c->law->months_miner)
		row = rule_find(c->rules, RULE_SPECIAL_START_AGE, "miner_seaman",
		    c->law->tables_from, p->birth);
	*age = row ? (int)row->value : ordinary_start(c, k, category);
	return 0;
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
	c->sheet = NULL;
	code = qualifying_at(c, k, month, &q);
	c->sheet = sheet;
	*yes = !code && q.ok;
	return code;
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
	code = special_start(c, k, category, &age);
	if (code || age == 0)
		return code;
	s->start = age_month(k->c->birth, age);
	for (month = s->start; month <= on && month < k->at65; month++) {
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

static int right_day(const struct career *k, const struct special *s, int age)
{
	return s->right == s->start ? age_day(k->c->birth, age)
				    : month_first_day(s->right);
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

/* 附則9条の3: 528 months, not insured; at the right or on leaving. */
static int fixed_by_44_years(struct calc *c, const struct career *k,
    int category, int on, int day, struct special *s)
{
	struct insured_months m;
	num before, all, need = INT(c->law->months_long);
	int month, code;

	for (month = s->right; month <= on && month < k->at65; month++) {
		int at_right = month == s->right;

		if (career_is_insured(k, 0, month))
			continue;
		if (!at_right && !career_is_insured(k, category, month - 1))
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

/* Day from which a disability of grade 1 to 3 is pensioned. */
static int disability_day(struct calc *c, const struct disability *d)
{
	if (d->claimed != MONTH_NONE)
		return month_first_day(d->claimed);
	if (d->recognized != DAY_NONE)
		return d->recognized;
	if (d->first_visit != DAY_NONE)
		return day_add_months(d->first_visit, c->law->months_recognition);
	return DAY_NONE;
}

/* 附則9条の2第5項: disabled, not insured; counted as claimed as early as can be. */
static void fixed_by_disability(struct calc *c, const struct career *k, int on,
    int day, struct special *s)
{
	const struct disability *d = &k->c->disability;
	int held = disability_day(c, d), month;

	if (!d->given || d->grade == GRADE_ALLOWANCE)
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
	long long months = 0;

	if (p->work.standard_monthly > 0)
		return;
	if (p->totals[TOTAL_EMPLOYEES_BEFORE] > 0)
		months += p->totals[TOTAL_EMPLOYEES_BEFORE];
	if (p->totals[TOTAL_EMPLOYEES_FROM] > 0)
		months += p->totals[TOTAL_EMPLOYEES_FROM];
	if (months >= c->law->months_long ||
	    (p->disability.given && p->disability.grade != GRADE_ALLOWANCE &&
		disability_day(c, &p->disability) <= day))
		take(s, FORM_LONG, s->right + 1, day);
}

static int find_form(struct calc *c, const struct career *k, int category,
    int on, struct special *s)
{
	int age, day, code = special_start(c, k, category, &age);

	if (code)
		return code;
	day = right_day(k, s, age);
	fixed_by_age(c, k, category, day, s);
	if (category == 1 && k->has_kinds &&
	    miner_months(k, s->right) >= c->law->months_miner)
		take(s, FORM_WHOLE, s->right + 1, day);
	if (k->c->has_totals) {
		fixed_of_totals(c, k, day, s);
		return 0;
	}
	code = fixed_by_44_years(c, k, category, on, day, s);
	fixed_by_disability(c, k, on, day, s);
	return code;
}

/* 平6附則22条: a woman past the age of the fixed amount is judged by age. */
static void settle_form(struct calc *c, const struct career *k, int category,
    int month, struct special *s)
{
	struct special by_age = *s;

	if (s->form != FORM_LONG)
		return;
	by_age.fixed_from = MONTH_OPEN;
	fixed_by_age(c, k, category, month_first_day(s->right), &by_age);
	if (by_age.fixed_from <= month)
		s->form = FORM_WHOLE;
}

/* ---- amounts -------------------------------------------------------------------------- */

static int amounts(struct calc *c, struct oldage *o, int category, int month,
    struct special *s)
{
	int until = counted_until(c, &o->k, category, s->right, o->on, 0);
	struct earnings e;
	int code = earnings_related(c, &e, &o->k, category, until, o->on);

	if (code)
		return code;
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
static int addition_moment(struct calc *c, struct oldage *o, int category,
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

int special_addition_day(struct calc *c, struct oldage *o, int need, int *day)
{
	struct addition_right r;
	struct special s;
	int category, code;

	if (o->k.c->n_child == 0 || o->employees.month != o->k.at65)
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

static int family(struct calc *c, struct oldage *o, int category,
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

/* All categories together, as one month sees them. */
struct together {
	num base;     /* yearly base of the suspension */
	num extra;    /* stopped with any work: fixed amount of form LONG */
	num main;     /* earnings and fixed amounts, all that can be stopped */
	num equal;    /* fixed amount that an early basic pension replaces */
	int any_long;
};

/* 附則11条の4, 平6附則24条: beside an early basic pension the fixed amount stops
 * up to what the basic pension stands for. */
static int replaced(struct calc *c, struct oldage *o, int category,
    const struct special *s, int month, num *equal)
{
	num basic;
	int until, code;

	*equal = INT(0);
	if (!s->fixed || o->basic_early == MONTH_NONE || month <= o->basic_early)
		return 0;
	until = counted_until(c, &o->k, category, s->right, o->on, 0);
	code = basic_equivalent(c, &basic, &o->k, category, until, o->on);
	if (!code)
		*equal = num_min(s->fixed,
		    num_round(c->pool, basic, NUM_HALF_UP));
	return code;
}

static void add_category(struct calc *c, const struct special *s, num equal,
    struct together *t)
{
	t->main = calc_sum(c, t->main, s->state);
	t->base = calc_sum(c, t->base, s->earnings);
	t->equal = calc_sum(c, t->equal, equal);
	if (!s->fixed)
		return;
	t->main = calc_sum(c, t->main, s->fixed);
	if (s->form == FORM_LONG) {
		t->extra = calc_sum(c, t->extra, s->fixed);
		t->any_long = 1;
	} else {
		t->base = calc_sum(c, t->base, SUB(s->fixed, equal));
	}
}

/* What work stops; *all when the whole pension with its additions is. */
static int stop_for_work(struct calc *c, struct oldage *o, int month,
    const struct in_work *w, const struct together *t, num *stop, int *all)
{
	num cut, room = SUB(t->main, t->extra);
	int code = stop_under_65(c, &o->k, w, t->base, month, stop);

	if (!code)
		code = continuation_cut(c, &o->k, w, month, &cut);
	if (code)
		return code;
	*stop = ADD(*stop, cut);
	if (!t->any_long && num_sign(t->equal) > 0)
		room = SUB(room, t->equal);
	*all = num_cmp(*stop, room) >= 0 && num_sign(t->main) > 0;
	if (*all)
		*stop = t->main;
	else
		*stop = ADD(*stop, t->any_long ? t->extra : t->equal);
	return 0;
}

static int suspend(struct calc *c, struct oldage *o, int right, int month,
    const struct together *t, num *stop, int *all, int *additions_too)
{
	struct in_work w;
	int allowance, code = in_work_at(c, &o->k, month, o->on, &w);

	*stop = INT(0);
	*all = *additions_too = 0;
	if (code)
		return code;
	if (w.yes) {
		code = stop_for_work(c, o, month, &w, t, stop, all);
		if (!code && num_sign(*stop) > 0)
			code = transition_2015(c, &o->k, right, month, o->on);
		*additions_too = *all || t->any_long;
		if (code || num_sign(*stop) > 0)
			return code;
	}
	code = allowance_suspends(c, &o->k, right + 1, o->k.at65, month,
	    &allowance);
	if (!code && allowance) {
		*all = *additions_too = 1;
		*stop = t->main;
	} else if (!code) {
		*stop = t->equal;
	}
	return code;
}

/* ---- the benefit ------------------------------------------------------------------------ */

static int compute(struct calc *c, struct oldage *o, struct special s[5],
    int first, struct benefit *b)
{
	int month = o->on > first ? o->on : first, category, lead = 0, code = 0;
	int all, additions_too, fixed = 0;
	struct together t = { INT(0), INT(0), INT(0), INT(0), 0 };
	num earnings = INT(0), fixed_sum = INT(0), stop, equal;
	struct additions a = { NULL, NULL, 0, 0, 0 };

	for (category = 1; !code && category <= 4; category++) {
		struct special *x = &s[category];

		if (x->right == MONTH_NONE || x->right > o->on)
			continue;
		code = amounts(c, o, category, month, x);
		if (!code)
			code = replaced(c, o, category, x, month, &equal);
		if (code)
			return code;
		add_category(c, x, equal, &t);
		earnings = calc_sum(c, earnings, x->state);
		if (x->fixed) {
			fixed_sum = calc_sum(c, fixed_sum, x->fixed);
			fixed = 1;
		}
		if (!lead || x->right < s[lead].right)
			lead = category;
	}
	if (!code)
		code = benefit_part(c, b, PART_EARNINGS_RELATED, earnings);
	if (!code && fixed)
		code = benefit_part(c, b, PART_FIXED_AMOUNT, fixed_sum);
	if (!code)
		code = family(c, o, lead, &s[lead], month, &a);
	if (!code)
		code = suspend(c, o, s[lead].right, o->on, &t, &stop, &all,
		    &additions_too);
	if (!code)
		code = put_additions(c, b, &a, &stop, additions_too);
	if (code)
		return code;
	if (num_sign(stop) > 0)
		stop = calc_step(c, &SUSPENDED, stop, NUM_HALF_UP, ARGS(stop));
	if (all)
		benefit_note(b, NOTE_WHOLLY_SUSPENDED);
	return benefit_close(c, b, stop);
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
static int several_fixed(struct calc *c, const struct special s[5], int month)
{
	int category, n = 0, fixed = 0;

	for (category = 1; category <= 4; category++) {
		n += s[category].right != MONTH_NONE;
		fixed += s[category].right != MONTH_NONE &&
		    s[category].fixed_from <= month;
	}
	if (n > 1 && fixed)
		return calc_uncovered(c, NULL,
		    "厚生年金保険法施行令第8条の5・第8条の6",
		    "fixed amount beside a pension of another category");
	return 0;
}

/* Why there is no special pension in the month. */
static int refuse(struct calc *c, struct oldage *o, const struct special s[5],
    struct benefit *b)
{
	const struct career *k = &o->k;
	int category, start = MONTH_OPEN, any = 0, have;
	int last = o->on < k->at65 ? o->on : k->at65;
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
	return code ? code
		    : benefit_refuse(b, REASON_QUALIFYING_PERIOD, q.have, q.need);
}

static int any_start(const struct special s[5])
{
	int category, any = 0;

	for (category = 1; category <= 4; category++)
		any |= s[category].start != MONTH_NONE;
	return any;
}

int special_old_age(struct calc *c, struct oldage *o, struct benefit *b)
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
	if (o->employees_early != MONTH_NONE && o->on >= o->employees_early)
		return any_start(s) ? benefit_refuse(b, REASON_EARLY_CLAIM, -1, -1)
				    : benefit_refuse(b, REASON_BIRTH, -1, -1);
	if (first == MONTH_OPEN)
		return refuse(c, o, s, b);
	if (o->on > k->at65) {
		b->need_month = k->at65;
		return benefit_refuse(b, REASON_ENDED, -1, -1);
	}
	code = mutual_right(c, s);
	if (!code)
		code = several_fixed(c, s, o->on > first ? o->on : first);
	if (code)
		return code;
	b->entitled = 1;
	b->from = first;
	return compute(c, o, s, first, b);
}
