/* employees_pension.c - Old-age Employees' Pension (老齢厚生年金): from 65,
 * claimed early, or deferred.
 *
 * Given     one person, one month
 * Returned  the benefit: its parts and what is suspended
 * Status    0; ERR_RULE; ERR_INPUT law not covered
 * Notes     1. each category is a pension of its own (第78条の26): averages,
 *              levels and transitional addition are taken apart and rounded
 *              apart; the parts are their sums
 *           2. the reduction and the increase keep the months of the claim and
 *              of the right; later revisions do not touch them
 * Source    厚生年金保険法第42条から第44条の3まで、第46条、附則第7条の3、第13条の4、
 *           第13条の6; 厚生年金保険法施行令第3条の5の2、第6条の3、第8条の2の3;
 *           昭和60年法律第34号附則第59条、第62条; 平成12年法律第18号附則第17条
 */
#include "additions.h"
#include "average_remuneration.h"
#include "earnings_related.h"
#include "fixed_amount.h"
#include "oldage.h"
#include "revision.h"
#include "work_suspension.h"

#include <string.h>

static const struct step_def TRANSITIONAL = { "transitional.part",
	"昭和60年法律第34号附則第59条第2項・厚生年金保険法第35条",
	"経過的加算（円）", "transitional addition in yen", "{0}" };
static const struct step_def REDUCTION = { "early.employees_reduction",
	"厚生年金保険法附則第7条の3第4項・厚生年金保険法施行令第6条の3",
	"繰上げにより減ずる額（老齢厚生年金）", "reduction of the employees' pension",
	"({0} + {1}) × {2}" };
static const struct step_def REDUCTION_SPECIAL = { "early.employees_reduction",
	"厚生年金保険法附則第13条の4第4項・厚生年金保険法施行令第8条の2の3",
	"繰上げにより減ずる額（老齢厚生年金）", "reduction of the employees' pension",
	"{0} × {1} + {2} × {3}" };
static const struct step_def REDUCED = { "early.employees_reduction_yen",
	"厚生年金保険法附則第7条の3第4項・第13条の4第4項",
	"繰上げにより減ずる額（円）", "reduction in yen", "{0}" };
static const struct step_def PAYMENT_RATE = { "deferral.payment_rate",
	"厚生年金保険法施行令第3条の5の2第2項", "支給率（在職の月）",
	"rate paid in a month in work", "max(0, 1 - {0} / {1})" };
static const struct step_def AVERAGE_RATE = { "deferral.average_payment_rate",
	"厚生年金保険法施行令第3条の5の2第2項", "平均支給率",
	"average payment rate", "{0} / {1}" };
static const struct step_def INCREASE = { "deferral.employees_increase",
	"厚生年金保険法第44条の3第4項・厚生年金保険法施行令第3条の5の2第1項",
	"繰下げにより加算する額（老齢厚生年金）", "increase of the employees' pension",
	"({0} + {1}) × {2}" };

/* The pension of all categories in one month. */
struct amounts {
	num full;   /* Σ earnings as if there were no fund, yen */
	num state;  /* Σ earnings the State pays, yen */
	num exact;  /* the same before rounding */
	num transitional;       /* Σ, yen */
	num transitional_exact;
	num by_category[5], exact_by_category[5]; /* full; and exact state */
	num transitional_by_category[5];          /* exact */
	struct earnings levels; /* which level was paid, of any category */
};

static enum num_rounding to_yen(const struct calc *c)
{
	return c->rounding == ROUNDING_PARTS ? NUM_HALF_UP : NUM_EXACT;
}

/* Adds one category up to `until`, at the rates of `on`. */
static int add_category(struct calc *c, const struct oldage *o, int category,
    int until, int on, int with_transitional, struct amounts *a)
{
	struct earnings e;
	num t = INT(0);
	int code = earnings_related(c, &e, &o->k, category, until, on);

	if (!code && with_transitional)
		code = transitional_addition(c, &t, &o->k, category, until, on);
	if (code)
		return code;
	a->by_category[category] = e.full;
	a->exact_by_category[category] = e.exact;
	a->full = calc_sum(c, a->full, e.full);
	a->state = calc_sum(c, a->state, e.state);
	a->exact = calc_sum(c, a->exact, e.exact);
	a->levels.old_level |= e.old_level;
	a->levels.not_compared |= e.not_compared && e.any;
	a->levels.any |= e.any;
	a->transitional_by_category[category] = t;
	a->transitional_exact = calc_sum(c, a->transitional_exact, t);
	if (num_sign(t) > 0)
		t = calc_step(c, &TRANSITIONAL, t, to_yen(c), ARGS(t));
	a->transitional = calc_sum(c, a->transitional, t);
	return 0;
}

static void amounts_init(struct calc *c, struct amounts *a)
{
	int i;

	memset(a, 0, sizeof *a);
	a->full = a->state = a->exact = INT(0);
	a->transitional = a->transitional_exact = INT(0);
	for (i = 0; i < 5; i++)
		a->by_category[i] = a->exact_by_category[i] =
		    a->transitional_by_category[i] = INT(0);
}

/* Month of the right of one category: not before its own first month counts. */
static int category_right(const struct oldage *o, int category)
{
	int from = category_from(&o->k, category);

	return from > o->employees.month ? from : o->employees.month;
}

/* The pension of 42条 as it stands in `month` (its revisions and its rates). */
static int amounts_at(struct calc *c, const struct oldage *o, int month,
    int with_transitional, struct amounts *a)
{
	int category, code = 0;

	amounts_init(c, a);
	for (category = 1; !code && category <= 4; category++) {
		int right;

		if (!has_category(&o->k, category))
			continue;
		right = category_right(o, category);
		/* a later right is paid from the month after it */
		if (right > month ||
		    (right == month && right != o->employees.month))
			continue;
		code = add_category(c, o, category, counted_until(c, &o->k,
		    category, right, month, 1), month, with_transitional, a);
	}
	return code;
}

/* All categories with the months before `until`, at the rates of `on`. */
static int amounts_before(struct calc *c, const struct oldage *o, int until, int on,
    struct amounts *a)
{
	int category, code = 0;

	amounts_init(c, a);
	for (category = 1; !code && category <= 4; category++)
		if (category_from(&o->k, category) <= until)
			code = add_category(c, o, category, until, on, 1, a);
	return code;
}

static int put_main(struct calc *c, const struct oldage *o, struct benefit *b,
    const struct amounts *a)
{
	int code = benefit_part(c, b, PART_EARNINGS_RELATED, a->state);

	if (!code && num_sign(a->transitional) > 0)
		code = benefit_part(c, b, PART_TRANSITIONAL_ADDITION,
		    a->transitional);
	note_levels(b, &a->levels);
	note_last_year(c, o, b);
	return code;
}

/* ---- additions for the family -------------------------------------------------------- */

/* The first month that does not count in `month`, by category; MONTH_NONE where
 * there is no right yet. */
static void counted(struct calc *c, const struct oldage *o, int month, int until[5])
{
	int category;

	until[0] = 0;
	for (category = 1; category <= 4; category++) {
		int right = category_right(o, category);

		until[category] = !has_category(&o->k, category) || right > month
		    ? MONTH_NONE
		    : counted_until(c, &o->k, category, right, month, 1);
	}
}

/* Whether the months of a month are enough: 240, or what counts as 240. */
static int enough(struct calc *c, const struct oldage *o, int month, int need,
    int *yes)
{
	int until[5], code;
	num have;

	counted(c, o, month, until);
	code = insured_together(c, &o->k, until, 0, &have);
	*yes = !code && num_cmp(have, INT(need)) >= 0;
	if (code || *yes || until[1] == MONTH_NONE)
		return code;
	return middle_aged_240(c, &o->k, until[1], yes);
}

/* The day on which a revision of the month m looks at the family: 1 September;
 * a month after 70; a month after leaving, which is the end of a month. */
static int revision_day(const struct oldage *o, int m)
{
	const struct career *k = &o->k;

	if (career_is_insured(k, 0, m))
		return month_first_day(m - 1);
	if (m == k->at70 + 1)
		return day_add_months(age_day(k->c->birth, k->law->age_70), 1);
	return month_last_day(m);
}

/* At the right, or at the revision that reaches the months. */
static int find_moment(struct calc *c, const struct oldage *o, int from,
    int month, int need, struct addition_right *r)
{
	int right = o->employees.month, m, yes, code;

	r->right = right;
	r->first = MONTH_NONE;
	code = enough(c, o, right, need, &yes);
	if (code)
		return code;
	if (yes) {
		r->first = from;
		r->test = day_of_right(&o->k, right);
		return special_addition_day(c, o, need, &r->test);
	}
	code = enough(c, o, month, need, &yes);
	if (code || !yes)
		return code;
	for (m = right + 1; m < month; m++) {
		code = enough(c, o, m, need, &yes);
		if (code)
			return code;
		if (yes)
			break;
	}
	r->first = m > from ? m : from;
	r->test = revision_day(o, m);
	return 0;
}

/* 44条1項. */
static int addition_moment(struct calc *c, const struct oldage *o, int from,
    int month, int need, struct addition_right *r)
{
	const int arg[MEMO_ARGS] = { from, month, need };
	int code;

	if (memo_recall(c->memo, MEMO_ADDITION, arg, r, sizeof *r))
		return 0;
	code = find_moment(c, o, from, month, need, r);
	memo_keep(c->memo, MEMO_ADDITION, arg, code ? NULL : r, sizeof *r);
	return code;
}

static int family(struct calc *c, const struct oldage *o, int from,
    struct additions *a)
{
	const struct nenkin_case *p = o->k.c;
	struct addition_right spouse, child;
	int month = o->on > from ? o->on : from, need, code;

	memset(a, 0, sizeof *a);
	if (!p->spouse.given && p->n_child == 0)
		return 0;
	code = addition_moment(c, o, from, month, c->law->months_spouse, &spouse);
	if (!code)
		code = child_months_needed(c, o->employees.month, &need);
	if (!code)
		code = addition_moment(c, o, from, month, need, &child);
	return code ? code : family_additions(c, &o->k, &spouse, &child, o->on,
	    month, a);
}

/* ---- suspension ------------------------------------------------------------------------ */

/* 46条: the base is 12 × 基本月額, and `whole` what can be stopped at all. */
static void suspension_init(struct calc *c, const struct oldage *o,
    enum stop_rule rule, num base, num whole, struct suspension *x)
{
	memset(x, 0, sizeof *x);
	x->rule = rule;
	x->base = base;
	x->whole = whole;
	x->always = x->beside = x->spared = INT(0);
	x->month = x->asked = o->on;
	x->last = o->k.at65;
}

static int finish(struct calc *c, const struct oldage *o, struct benefit *b, int from,
    const struct suspension *x)
{
	struct additions a;
	struct stopped s;
	int code = suspend_pension(c, &o->k, x, &s);

	memset(&a, 0, sizeof a);
	if (!code && from != MONTH_NONE)
		code = family(c, o, from, &a);
	return code ? code : benefit_finish(c, b, &a, &s);
}

/* ---- deferral ------------------------------------------------------------------------------ */

/* Σ of the monthly payment rates, by category. */
struct rates {
	num sum[5];
};

/* 令3条の5の2第2項: one month of the wait. */
static int add_payment_rate(struct calc *c, const struct oldage *o, int month,
    const struct amounts *now, const struct amounts *then, struct rates *r)
{
	struct in_work w;
	num stop = INT(0);
	int category, code;

	/* `work` is of the month asked; the increase does not hang on that */
	if (c->sheet)
		c->sheet->month = month;
	code = in_work_at(c, &o->k, month, MONTH_NONE, &w);
	if (!code && w.yes)
		code = stop_amount(c, &w, now->full, month, &stop);
	if (c->sheet)
		c->sheet->month = 0;
	if (code)
		return code;
	stop = num_min(stop, now->full);
	for (category = 1; category <= 4; category++) {
		num base = then->exact_by_category[category], rate = INT(1);

		if (num_sign(stop) > 0 && num_sign(base) > 0) {
			num part = DIV(MUL(stop, now->by_category[category]),
			    now->full);

			if (c->sheet)
				c->sheet->month = month;
			rate = num_max(INT(0), SUB(INT(1), DIV(part, base)));
			rate = calc_step(c, &PAYMENT_RATE, rate, NUM_EXACT,
			    ARGS(part, base));
			if (c->sheet)
				c->sheet->month = 0;
		}
		r->sum[category] = ADD(r->sum[category], rate);
	}
	return 0;
}

/* Whether the pension stood in `month` as in the month before it. */
static int same_pension(struct calc *c, const struct oldage *o, int month)
{
	int category;

	if (month_fiscal_year(month) != month_fiscal_year(month - 1))
		return 0;
	for (category = 1; category <= 4; category++) {
		int right = category_right(o, category);

		if (has_category(&o->k, category) &&
		    counted_until(c, &o->k, category, right, month, 1) !=
		    counted_until(c, &o->k, category, right, month - 1, 1))
			return 0;
	}
	return 1;
}

/* Whether any month of the wait has employment in it at all. */
static int ever_at_work(const struct oldage *o, int from, int to)
{
	const struct nenkin_case *p = o->k.c;
	int i;

	for (i = 0; i < p->n_employment; i++)
		if (!p->employment[i].deemed && p->employment[i].from <= to &&
		    p->employment[i].to >= from)
			return 1;
	return 0;
}

static int payment_rates(struct calc *c, const struct oldage *o, struct rates *r)
{
	const struct claim *x = &o->employees_claim;
	int right = o->employees.month, month, i, code = 0;
	struct amounts now, then;
	struct sheet *sheet = c->sheet;

	for (i = 0; i < 5; i++)
		r->sum[i] = INT(0);
	for (month = right + 1; !code && month <= x->month; month++) {
		if (month == right + 1 || !same_pension(c, o, month)) {
			c->sheet = NULL;
			code = amounts_at(c, o, month, 0, &now);
			if (!code)
				code = amounts_before(c, o, right, month, &then);
			c->sheet = sheet;
		}
		if (!code)
			code = add_payment_rate(c, o, month, &now, &then, r);
	}
	return code;
}

/* Σ over the categories of earnings at the right × its average rate. */
static int weighted_earnings(struct calc *c, const struct oldage *o,
    const struct amounts *then, num *sum)
{
	const struct claim *x = &o->employees_claim;
	struct rates r;
	int category, code;
	num n = INT(x->raw);

	*sum = then->exact;
	if (o->k.c->has_totals ||
	    !ever_at_work(o, o->employees.month, x->month))
		return 0; /* 平均支給率 1 */
	code = payment_rates(c, o, &r);
	if (code)
		return code;
	*sum = INT(0);
	for (category = 1; category <= 4; category++) {
		num average;

		if (num_sign(then->exact_by_category[category]) == 0)
			continue;
		average = calc_step(c, &AVERAGE_RATE, DIV(r.sum[category], n),
		    NUM_EXACT, ARGS(r.sum[category], n));
		*sum = ADD(*sum,
		    MUL(then->exact_by_category[category], average));
	}
	return 0;
}

/* Different rights of categories wait for different times: 78条の28. */
static int check_rights(struct calc *c, const struct oldage *o)
{
	int category;

	for (category = 1; category <= 4; category++)
		if (has_category(&o->k, category) &&
		    category_right(o, category) <= o->on &&
		    category_right(o, category) != o->employees.month)
			return calc_uncovered(c, "old_age.employees_claimed",
			    "厚生年金保険法第78条の28・厚生年金保険法施行令第3条の13の2",
			    "a deferral with rights of several months");
	return 0;
}

/* 平25法63附則87条: how the fund's part goes with an early claim or a deferral is
 * not computed. */
static int check_fund(struct calc *c, const struct oldage *o, const char *path,
    const char *what)
{
	int i;

	for (i = 0; i < o->k.c->n_employment; i++)
		if (o->k.c->employment[i].fund)
			return calc_uncovered(c, path,
			    "平成25年法律第63号附則第86条・第87条", what);
	return 0;
}

static int add_increase(struct calc *c, const struct oldage *o, struct benefit *b)
{
	const struct claim *x = &o->employees_claim;
	int right = o->employees.month;
	int old = right <= c->law->old_deferral_end;
	struct amounts then;
	num weighted, rate;
	int code = check_rights(c, o);

	if (!code)
		code = check_fund(c, o, "old_age.employees_claimed",
		    "a deferral of a fund member");
	/* 平12法18附則17条: rights before 2002-04 count the month of the right
	 * and know no average rate */
	if (!code)
		code = amounts_before(c, o, old ? right + 1 : right, o->on,
		    &then);
	if (!code && old)
		weighted = then.exact;
	else if (!code)
		code = weighted_earnings(c, o, &then, &weighted);
	if (!code)
		code = deferral_rate(c, &o->k, x, &rate);
	if (code)
		return code;
	return benefit_part(c, b, PART_DEFERRAL_INCREASE, calc_step(c, &INCREASE,
	    MUL(ADD(weighted, then.transitional_exact), rate), to_yen(c),
	    ARGS(weighted, then.transitional_exact, rate)));
}

/* ---- from 65 -------------------------------------------------------------------------------- */

/* 平24法63附則11条, 37条, 61条, 79条: a right before 2015-10 of a member of a
 * mutual-aid association is a pension of the old Acts. */
static int check_mutual(struct calc *c, const struct oldage *o, int right)
{
	int i;

	if (right >= c->law->unified)
		return 0;
	for (i = 0; i < o->k.c->n_employment; i++)
		if (o->k.c->employment[i].category > 1 &&
		    o->k.c->employment[i].from < c->law->unified)
			return calc_uncovered(c, "employment",
			    "平成24年法律第63号附則第11条・第37条・第61条・第79条",
			    "a mutual-aid pension whose right arose before 2015-10");
	return 0;
}

static int at_65(struct calc *c, const struct oldage *o, struct benefit *b)
{
	const struct claim *x = &o->employees_claim;
	struct suspension stop;
	struct amounts a;
	int code = check_mutual(c, o, o->employees.month);

	b->entitled = 1;
	b->right = o->employees.month;
	b->from = x->from;
	b->notes |= x->notes;
	if (o->employees_early.is_void)
		benefit_note(b, NOTE_EARLY_CLAIM_VOID);
	if (!code)
		code = amounts_at(c, o, o->on, 1, &a);
	if (!code)
		code = put_main(c, o, b, &a);
	if (!code && x->kind == CLAIM_DEFERRED && x->months > 0)
		code = add_increase(c, o, b);
	if (code)
		return code;
	suspension_init(c, o, STOP_46, a.full, a.state, &stop);
	stop.right = o->employees.month;
	return finish(c, o, b, x->from, &stop);
}

/* ---- claimed early ---------------------------------------------------------------------------- */

/* Reduction of one category: 令6条の3; 令8条の2の3, where earnings are reduced for
 * the months to the special start, the transitional addition for those to 65. */
static int category_reduction(struct calc *c, const struct oldage *o, int category,
    const struct amounts *then, num *exact)
{
	int claim = o->employees_early.month, start = o->start[category], code;
	num e = then->exact_by_category[category];
	num t = then->transitional_by_category[category];
	num to_65, to_start;

	code = early_rate(c, &o->k, claim, o->k.at65 - claim, &to_65);
	if (!code && start != o->k.at65)
		code = early_rate(c, &o->k, claim, start - claim, &to_start);
	if (code)
		return code;
	if (start == o->k.at65)
		*exact = calc_step(c, &REDUCTION, MUL(ADD(e, t), to_65),
		    NUM_EXACT, ARGS(e, t, to_65));
	else
		*exact = calc_step(c, &REDUCTION_SPECIAL,
		    ADD(MUL(e, to_start), MUL(t, to_65)), NUM_EXACT,
		    ARGS(e, to_start, t, to_65));
	return 0;
}

/* Over all categories claimed, rounded once. */
static int reduction(struct calc *c, const struct oldage *o, num *yen)
{
	struct amounts then;
	num sum = INT(0), part;
	int category, code = amounts_before(c, o, o->employees_early.month,
	    o->on, &then);

	for (category = 1; !code && category <= 4; category++) {
		if (o->start[category] == MONTH_NONE)
			continue;
		code = category_reduction(c, o, category, &then, &part);
		if (!code)
			sum = calc_sum(c, sum, part);
	}
	if (!code)
		*yen = calc_step(c, &REDUCED, sum, to_yen(c), ARGS(sum));
	return code;
}

static int early_amounts(struct calc *c, const struct oldage *o, struct amounts *a)
{
	int category, code = 0;

	amounts_init(c, a);
	for (category = 1; !code && category <= 4; category++) {
		int until;

		if (category_from(&o->k, category) > o->on)
			continue;
		until = o->start[category] == MONTH_NONE
		    ? counted_until(c, &o->k, category, o->k.at65, o->on, 1)
		    : counted_until_early(c, &o->k, category,
			o->employees_early.month, o->start[category], o->on);
		/* a category joined after the claim comes with 65 */
		if (o->start[category] == MONTH_NONE && o->on <= o->k.at65)
			continue;
		code = add_category(c, o, category, until, o->on, 1, a);
	}
	return code;
}

/* Which provision suspends an early pension; before 65 one for all categories. */
static int early_rule(struct calc *c, const struct oldage *o,
    enum stop_rule *rule)
{
	int category, special = 0, other = 0;

	for (category = 1; category <= 4; category++) {
		special |= o->start[category] != MONTH_NONE &&
		    o->start[category] != o->k.at65;
		other |= o->start[category] == o->k.at65;
	}
	*rule = o->on > o->k.at65 ? STOP_46 : special ? STOP_UNDER_65
						       : STOP_46_EARLY;
	if (*rule == STOP_46 || !special || !other)
		return 0;
	if (o->k.c->work.given || career_is_insured(&o->k, 0, o->on))
		return calc_uncovered(c, NULL,
		    "厚生年金保険法附則第21条・厚生年金保険法施行令第8条の6",
		    "work beside early pensions of two kinds before 65");
	return 0;
}

static int early(struct calc *c, const struct oldage *o, struct benefit *b)
{
	struct suspension stop;
	enum stop_rule rule;
	struct amounts a;
	num cut, e, all;
	int code = check_mutual(c, o, o->employees_early.month);

	b->entitled = 1;
	b->right = o->employees_early.month;
	b->from = b->right + 1;
	if (!code)
		code = check_fund(c, o, "old_age.employees_claimed",
		    "an early claim of a fund member");
	if (!code)
		code = early_amounts(c, o, &a);
	if (!code)
		code = put_main(c, o, b, &a);
	if (!code)
		code = reduction(c, o, &cut);
	if (!code)
		code = benefit_part(c, b, PART_EARLY_REDUCTION,
		    num_neg(c->pool, cut));
	if (!code)
		code = early_rule(c, o, &rule);
	if (code)
		return code;
	e = num_max(SUB(a.full, cut), INT(0));
	all = SUB(ADD(a.full, a.transitional), cut);
	/* 附則13条の6: the whole reduced amount is the base before 65 */
	suspension_init(c, o, rule, rule == STOP_UNDER_65 ? all : e,
	    rule == STOP_46 ? e : all, &stop);
	if (rule == STOP_46_EARLY)
		stop.spared = SUB(all, e);
	stop.right = b->right;
	return finish(c, o, b, o->on <= o->k.at65 ? MONTH_NONE : o->k.at65 + 1,
	    &stop);
}

int employees_pension(struct calc *c, const struct oldage *o, struct benefit *b)
{
	const struct nenkin_case *p = o->k.c;
	const struct early *e = &o->employees_early;
	int category, any = 0;

	for (category = 1; category <= 4; category++)
		any |= category_from(&o->k, category) <= o->on;
	if (!any)
		return benefit_refuse(b, REASON_NO_INSURED_MONTHS, -1, -1);
	if (e->month != MONTH_NONE)
		return early(c, o, b);
	if (o->on < o->k.at65 && not_claimed(o, p->employees_claimed))
		return benefit_refuse(b, REASON_NOT_CLAIMED, -1, -1);
	if (o->on < o->k.at65 && e->failed)
		return benefit_refuse(b, e->reason, e->have, e->need);
	if (o->on < o->k.at65)
		return benefit_refuse(b, REASON_AGE,
		    age_on(p->birth, month_last_day(o->on)), c->law->age_65);
	if (o->employees.month == MONTH_NONE)
		return benefit_refuse(b, REASON_QUALIFYING_PERIOD,
		    o->employees.q.have, o->employees.q.need);
	if (o->employees_claim.kind == CLAIM_OPEN)
		return benefit_refuse(b, REASON_NOT_CLAIMED, -1, -1);
	return at_65(c, o, b);
}
