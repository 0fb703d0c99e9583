/* work_suspension.c - suspension while in work (在職老齢年金), and beside the
 * benefits of employment insurance.
 *
 * Given     career; month; the yearly base amount (12 × 基本月額)
 * Returned  yearly yen stopped, exact
 * Status    0; ERR_RULE; ERR_INPUT law not covered
 * Notes     1. the month of leaving counts; the first month of a job does not
 *           2. bonuses of the month and the eleven before it
 *           3. from 70 on the job must be the same as in the month before
 * Source    厚生年金保険法第46条、附則第7条の4、第7条の5、第11条から第11条の6まで;
 *           昭和60年法律第34号附則第62条; 平成24年法律第63号附則第13条から第17条まで
 */
#include "work_suspension.h"

#include <string.h>

static const struct step_def REMUNERATION = { "work.total_monthly_remuneration",
	"厚生年金保険法第46条第1項", "総報酬月額相当額",
	"total monthly remuneration", "{0} + {1} / {2}" };
static const struct step_def STOP = { "work.stop", "厚生年金保険法第46条第1項",
	"支給停止基準額（年額）", "amount to be suspended (a year)",
	"max(0, {0} + {1}/12 - {2}) × {3} × 12" };
static const struct step_def STOP_OLD = { "work.stop_under_65",
	"厚生年金保険法附則第11条（令和2年法律第40号による改正前）",
	"支給停止基準額（65歳未満・年額）",
	"amount to be suspended before 65 (a year)",
	"({0} / 2 + {1}) × 12" };
static const struct step_def CONTINUATION = { "work.continuation_cut",
	"厚生年金保険法附則第11条の6", "高年齢雇用継続給付との調整額（年額）",
	"cut beside the continuation benefit (a year)", "{0} × {1} × 12" };
static const struct step_def TAPER = { "work.continuation_taper",
	"厚生年金保険法施行規則第34条の4", "高年齢雇用継続給付との調整額（逓減・年額）",
	"cut beside the continuation benefit (tapered, a year)",
	"({0} × {1} - {2}) × (1 - {3}/{4}) × {5}/{6} × 12" };
static const struct step_def SUSPENDED = { "work.suspended",
	"厚生年金保険法第46条第1項・附則第7条の5・第11条から第11条の6まで・第13条の6・昭和60年法律第34号附則第62条",
	"支給停止額", "amount suspended", "min({0} + {1}, {2}) + {3} + {4}" };
static const struct step_def CAP_1937 = { "work.stop_transitional",
	"平成24年法律第63号附則第16条", "支給停止基準額の上限（激変緩和）",
	"limit of the suspension (transitional)", "({0} + {1}/12) × {2} × 12" };

/* ---- who is in work ------------------------------------------------------------ */

static const struct employment *employment_in(const struct career *k, int month)
{
	int i;

	for (i = 0; i < k->c->n_employment; i++) {
		const struct employment *e = &k->c->employment[i];

		if (!e->deemed && e->from <= month && month <= e->to)
			return e;
	}
	return NULL;
}

/* 46条1項: this month and, without a break, the month before.  From the month
 * after that of 70 both must be the same employment. */
static int works_on(const struct career *k, int month)
{
	const struct employment *now = employment_in(k, month);
	const struct employment *before = employment_in(k, month - 1);

	if (!now || !before)
		return 0;
	return now == before || month <= k->at70;
}

static long long bonuses(const struct career *k, int month, int months)
{
	const struct nenkin_case *p = k->c;
	long long sum = 0;
	int i, j, from = month - months + 1;

	/* 427CO343 33条1項: births to 1937-04-01 were outside 46条 before
	 * 2015-10, and so were their bonuses */
	if (k->at70 <= k->law->no_deferral_end && from < k->law->unified)
		from = k->law->unified;
	for (i = 0; i < p->n_employment; i++) {
		const struct employment *e = &p->employment[i];

		for (j = 0; !e->deemed && j < e->n_bonus; j++) {
			const struct money *b = &p->money[e->bonus + j];

			if (b->month >= from && b->month <= month)
				sum += b->yen;
		}
	}
	return sum;
}

static num remuneration(struct calc *c, long long monthly, long long bonus,
    int months)
{
	num m = INT(monthly), b = INT(bonus), n = INT(months);

	return calc_step(c, &REMUNERATION, ADD(m, DIV(b, n)), NUM_EXACT,
	    ARGS(m, b, n));
}

int in_work_at(struct calc *c, const struct career *k, int month, int asked,
    struct in_work *w)
{
	const struct work *given = &k->c->work;
	const struct employment *e;
	long long monthly, bonus;
	int months, code;

	if (month == asked && given->given && given->standard_monthly >= 0) {
		w->yes = given->standard_monthly > 0;
		monthly = given->standard_monthly;
	} else {
		w->yes = works_on(k, month);
		e = employment_in(k, month);
		monthly = e ? employment_pay(k->c, e, month) : 0;
	}
	if (!w->yes)
		return 0;
	code = calc_rule_int(c, &months, RULE_REQUIRED_MONTHS, "bonus_window",
	    month, 0);
	if (code)
		return code;
	bonus = month == asked && given->bonus_12_months >= 0
	    ? given->bonus_12_months : bonuses(k, month, months);
	w->monthly = INT(monthly);
	w->remuneration = remuneration(c, monthly, bonus, months);
	return 0;
}

/* ---- 46条 ---------------------------------------------------------------------- */

int stop_amount(struct calc *c, const struct in_work *w, num base, int month,
    num *stop)
{
	num threshold, half, over;
	int code;

	*stop = INT(0);
	if (!w->yes)
		return 0;
	code = calc_rule(c, &threshold, RULE_IN_WORK_THRESHOLD, "adjustment",
	    month, 0);
	if (!code)
		code = calc_rule(c, &half, RULE_IN_WORK_RATIO, "", month, 0);
	if (code)
		return code;
	over = SUB(ADD(w->remuneration, DIV(base, INT(12))), threshold);
	over = num_max(over, INT(0));
	*stop = calc_step(c, &STOP, MUL(MUL(over, half), INT(12)), NUM_EXACT,
	    ARGS(w->remuneration, base, threshold, half));
	return 0;
}

/* 附則11条1項 of before 2022-04, by the monthly base (b) against the start and the
 * remuneration (t) against the change amount: half of *halved, and *beyond. */
static void old_stop(struct calc *c, num t, num b, num start, num change,
    num *halved, num *beyond)
{
	*halved = *beyond = INT(0);
	if (num_cmp(ADD(t, b), start) <= 0)
		return;
	*halved = num_min(t, change);
	*beyond = num_max(SUB(t, change), INT(0));
	if (num_cmp(b, start) <= 0)
		*halved = num_max(SUB(ADD(*halved, b), start), INT(0));
}

static int stop_under_65(struct calc *c, const struct career *k,
    const struct in_work *w, num base, int month, num *stop)
{
	num start, change, halved, beyond;
	int code;

	if (!w->yes || !rule_find(c->rules, RULE_IN_WORK_THRESHOLD,
		"under65_start", month, k->c->birth))
		return stop_amount(c, w, base, month, stop);
	code = calc_rule(c, &start, RULE_IN_WORK_THRESHOLD, "under65_start",
	    month, k->c->birth);
	if (!code)
		code = calc_rule(c, &change, RULE_IN_WORK_THRESHOLD,
		    "under65_change", month, k->c->birth);
	if (code)
		return code;
	old_stop(c, w->remuneration, DIV(base, INT(12)), start, change, &halved,
	    &beyond);
	*stop = ADD(DIV(halved, INT(2)), beyond);
	*stop = calc_step(c, &STOP_OLD, MUL(*stop, INT(12)), NUM_EXACT,
	    ARGS(halved, beyond, w->remuneration, base, start, change));
	return 0;
}

/* ---- transition of 2015-10 ------------------------------------------------------- */

/* Whether insurance runs without a gap from 2015-09 to the month. */
static int unbroken_since_2015(const struct career *k, int month)
{
	int m;

	for (m = k->law->unified - 1; m <= month; m++)
		if (!employment_in(k, m))
			return 0;
	return 1;
}

static int mutual_before_2015(const struct career *k)
{
	int i;

	for (i = 0; i < k->c->n_employment; i++)
		if (k->c->employment[i].category > 1 &&
		    k->c->employment[i].from < k->law->unified)
			return 1;
	return 0;
}

/* 平24法63附則13条から15条まで: members of a mutual-aid association with a right
 * before 2015-10 keep a softer rule that rests on what the case does not say. */
static int transition_2015(struct calc *c, const struct career *k, int right,
    int month, int asked)
{
	int known = month != asked || k->c->work.standard_monthly < 0;

	if (right >= c->law->unified || !mutual_before_2015(k))
		return 0;
	if (known && !unbroken_since_2015(k, month))
		return 0;
	return calc_uncovered(c, NULL,
	    "平成24年法律第63号附則第13条から第15条まで",
	    "work of a mutual-aid member with a right before 2015-10");
}

/* 平24法63附則16条: births to 1937-04-01, at one place of work since before
 * 2015-10: the stop is at most a tenth. */
static int cap_of_1937(struct calc *c, const struct career *k, const struct in_work *w,
    num base, int month, int asked, num *stop)
{
	const struct employment *e = employment_in(k, month);
	num ratio, cap;
	int code;

	if (k->at70 > c->law->no_deferral_end || num_sign(*stop) == 0)
		return 0;
	code = calc_rule(c, &ratio, RULE_IN_WORK_TRANSITION_RATIO, "", month, 0);
	if (code)
		return code;
	cap = MUL(MUL(ADD(w->remuneration, DIV(base, INT(12))), ratio), INT(12));
	if (num_cmp(*stop, cap) <= 0)
		return 0;
	if (month == asked && k->c->work.standard_monthly >= 0)
		return calc_uncovered(c, "work", "平成24年法律第63号附則第16条",
		    "whether the job is the same since before 2015-10");
	if (!e || e->from >= c->law->unified)
		return 0;
	*stop = calc_step(c, &CAP_1937, cap, NUM_EXACT,
	    ARGS(w->remuneration, base, ratio));
	return 0;
}

/* ---- employment insurance ----------------------------------------------------------- */

static int insurance(struct calc *c, const struct career *k, const char *key,
    int month, num *value)
{
	return calc_rule(c, value, RULE_EMPLOYMENT_INSURANCE, key, month,
	    k->c->birth);
}

/* 則34条の4: the cut shrinks to nothing between the two borders. */
static int taper(struct calc *c, const struct career *k, num monthly, num wage,
    num high, int month, num *cut)
{
	num tn, td, qn, qd, part;
	int code = insurance(c, k, "taper.num", month, &tn);

	if (!code)
		code = insurance(c, k, "taper.den", month, &td);
	if (!code)
		code = insurance(c, k, "benefit_per_cut.num", month, &qn);
	if (!code)
		code = insurance(c, k, "benefit_per_cut.den", month, &qd);
	if (code)
		return code;
	part = SUB(MUL(wage, high), monthly);
	part = MUL(part, SUB(INT(1), DIV(tn, td)));
	part = DIV(MUL(part, qd), qn);
	*cut = calc_step(c, &TAPER, MUL(part, INT(12)), NUM_HALF_UP,
	    ARGS(wage, high, monthly, tn, td, qd, qn));
	return 0;
}

/* 附則11条の6第6項: benefit and pay together stay within the limit of
 * employment insurance.  Where the month's limit is not published yet it is
 * asked for only if pay and benefit exceed the lowest limit there has been. */
static int limit_cut(struct calc *c, const struct career *k, num monthly,
    int month, num *cut)
{
	const struct rule_row *low = rule_lowest(c->rules,
	    RULE_EMPLOYMENT_INSURANCE_LIMIT);
	num limit, qn, qd, benefit, room;
	int code = insurance(c, k, "benefit_per_cut.num", month, &qn);

	if (!code)
		code = insurance(c, k, "benefit_per_cut.den", month, &qd);
	if (code)
		return code;
	benefit = DIV(DIV(MUL(*cut, qn), qd), INT(12));
	if (num_cmp(ADD(monthly, benefit), INT(low->value)) <= 0)
		return 0;
	code = calc_rule(c, &limit, RULE_EMPLOYMENT_INSURANCE_LIMIT, "", month,
	    k->c->birth);
	if (code)
		return code;
	room = num_max(SUB(limit, monthly), INT(0));
	room = num_round(c->pool, MUL(DIV(MUL(room, qd), qn), INT(12)),
	    NUM_HALF_UP);
	*cut = num_min(*cut, room);
	return 0;
}

/* 附則11条の6, 7条の5, 13条の6: the yearly cut beside the continuation benefit,
 * whole yen. */
static int continuation_cut(struct calc *c, const struct career *k,
    const struct in_work *w, int month, num *cut)
{
	const struct work *g = &k->c->work;
	num wage = INT(g->wage_at_60), low, high, max;
	int code;

	*cut = INT(0);
	if (!w->yes || !g->continuation || month < g->continuation_from ||
	    month > g->continuation_to)
		return 0;
	code = insurance(c, k, "wage.high", month, &high);
	if (!code)
		code = insurance(c, k, "wage.low", month, &low);
	if (!code)
		code = insurance(c, k, "cut.max", month, &max);
	if (code || num_cmp(w->monthly, MUL(wage, high)) >= 0)
		return code;
	if (num_cmp(w->monthly, MUL(wage, low)) < 0)
		*cut = calc_step(c, &CONTINUATION,
		    MUL(MUL(w->monthly, max), INT(12)), NUM_HALF_UP,
		    ARGS(w->monthly, max));
	else
		code = taper(c, k, w->monthly, wage, high, month, cut);
	return code ? code : limit_cut(c, k, w->monthly, month, cut);
}

/* 附則7条の4, 11条の5, 13条の6第3項: whether the basic allowance stops the month.
 * The months it stops, less those released at the end because fewer days were
 * paid (附則7条の4第3項); months in work among them are not of them, and need
 * what the case does not say of them. */
static int allowance_suspends(struct calc *c, const struct career *k,
    const struct suspension *x, int *yes)
{
	const struct work *g = &k->c->work;
	int a = g->allowance_applied + 1, b = g->allowance_until, m;
	int released, days = c->law->days_allowance;

	*yes = 0;
	if (!g->basic_allowance)
		return 0;
	if (a < x->right + 1)
		a = x->right + 1;
	if (b > x->last)
		b = x->last;
	if (b < a)
		return 0;
	for (m = a; m <= b; m++)
		if (m != x->asked && works_on(k, m))
			return calc_uncovered(c,
			    "work.employment_insurance.basic_allowance",
			    "厚生年金保険法附則第7条の4第2項第2号・第3項",
			    "work in another month of the basic allowance");
	released = b - a + 1 - (g->allowance_days + days - 1) / days;
	if (released > 0)
		b -= released;
	*yes = x->month >= a && x->month <= b;
	return 0;
}

/* ---- the whole of a month ----------------------------------------------------------- */

/* 46条, or 附則11条, with its transitions. */
static int stop_by_work(struct calc *c, const struct career *k,
    const struct suspension *x, const struct in_work *w, num *stop)
{
	int code = x->rule == STOP_UNDER_65
	    ? stop_under_65(c, k, w, x->base, x->month, stop)
	    : stop_amount(c, w, x->base, x->month, stop);

	if (!code && x->rule == STOP_46)
		code = cap_of_1937(c, k, w, x->base, x->month, x->asked, stop);
	if (!code && num_sign(*stop) > 0)
		code = transition_2015(c, k, x->right, x->month, x->asked);
	return code;
}

/* In work: the stop and the cut are added before they are held against the
 * pension; 46条 alone spares the transitional addition. */
static int in_work_month(struct calc *c, const struct career *k,
    const struct suspension *x, const struct in_work *w, struct stopped *s)
{
	num stop, cut = INT(0), most = SUB(x->whole, x->always), asked;
	int code = stop_by_work(c, k, x, w, &stop);

	if (!code && x->rule != STOP_46)
		code = continuation_cut(c, k, w, x->month, &cut);
	if (code)
		return code;
	most = SUB(most, x->beside);
	if (num_sign(cut) == 0)
		most = SUB(most, x->spared);
	asked = calc_sum(c, stop, cut);
	s->family = x->family_always ||
	    (num_sign(asked) > 0 && num_cmp(asked, x->base) >= 0);
	s->yen = calc_sum(c, num_min(asked, most),
	    calc_sum(c, x->always, x->beside));
	if (num_sign(s->yen) > 0)
		s->yen = calc_step(c, &SUSPENDED, s->yen, NUM_HALF_UP,
		    ARGS(stop, cut, most, x->always, x->beside));
	return 0;
}

int suspend_pension(struct calc *c, const struct career *k,
    const struct suspension *x, struct stopped *s)
{
	struct in_work w;
	int code = in_work_at(c, k, x->month, x->asked, &w);

	memset(s, 0, sizeof *s);
	s->yen = x->beside;
	if (!code && w.yes)
		code = in_work_month(c, k, x, &w, s);
	if (code || x->rule == STOP_46 || (w.yes && num_sign(s->yen) > 0))
		return code;
	code = allowance_suspends(c, k, x, &s->allowance);
	if (!code && s->allowance) {
		s->family = 1;
		s->yen = x->whole;
	}
	return code;
}
