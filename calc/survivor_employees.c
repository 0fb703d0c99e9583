/* survivor_employees.c - Survivors' Employees' Pension (遺族厚生年金).
 *
 * Given     the death, one survivor, the month asked
 * Returned  the benefit
 * Status    0; ERR_INPUT law not covered; ERR_RULE
 * Notes     1. 別表 tells the revaluation rates by the birth of the recipient
 *              (受給権者), 昭60附則別表第七 the multipliers by that of the insured,
 *              and for 長期要件 alone
 *           2. 本来水準 and 従前額 are compared exact; the part is rounded once
 *           3. nothing is taken off for a pension fund: 旧厚年法44条の2 is of
 *              old-age pensions
 *           4. the own pension is that of the record, from the age of 65 on
 *           5. months of several categories give one pension by 短期要件, and by
 *              長期要件 one each, which are shown as their sum
 * Source    厚生年金保険法第43条、第58条第2項、第60条から第62条まで、第64条の2から
 *           第66条まで、第78条の11、第78条の19、第78条の32、附則第17条の2; 厚生年金
 *           保険法施行令第3条の11第4項、第3条の13の6、第3条の13の7; 昭和60年法律第34号
 *           附則第59条第1項、第61条第1項、第73条、第74条; 平成12年法律第18号附則第20条
 *           第3項、第21条第12項; 平成16年法律第104号附則第44条; 平成27年政令第343号
 *           第70条
 */
#include "survivor.h"

#include "average_remuneration.h"
#include "earnings_related.h"
#include "oldage.h"

#include <string.h>

static const struct step_def THREE_QUARTERS = { "survivors_employees.amount",
	"厚生年金保険法第60条第1項第1号", "報酬比例の額の4分の3",
	"three quarters of the earnings-related amount", "{0} × {1} / {2}" };
static const struct step_def WITH_FLOOR = { "survivors_employees.amount",
	"厚生年金保険法第60条第1項第1号・平成12年法律第18号附則第20条第3項・第21条第12項",
	"報酬比例の額の4分の3",
	"three quarters of the earnings-related amount",
	"{0} × {1} / {2} × {3} / {4}" };
static const struct step_def OTHER = { "survivors_employees.other_requirement",
	"厚生年金保険法第58条第2項", "他方の要件による額",
	"the amount by the requirement not applied", "{0}" };
static const struct step_def SHARE = { "survivors_employees.share",
	"厚生年金保険法第60条第2項", "受給権者1人の額",
	"amount of each recipient", "{0} / {1}" };
static const struct step_def EARNINGS = { "survivors_employees.earnings_related",
	"厚生年金保険法第35条・第60条", "遺族厚生年金の額（円）",
	"survivors' employees' pension in yen", "{0}" };
static const struct step_def CHOICE = { "survivors_employees.choice",
	"厚生年金保険法第60条第1項第2号・附則第17条の2",
	"4分の3の額と、その3分の2と老齢厚生年金の2分の1の合算額の多い方",
	"the larger of it, and of two thirds with half of the own pension",
	"max({0}, {0} × {1} / {2} + {3} × {4} / {5})" };
static const struct step_def TRANSITIONAL_YEN = {
	"survivors_employees.transitional_addition",
	"昭和60年法律第34号附則第73条第1項", "経過的寡婦加算（円）",
	"transitional addition in yen", "{0}" };
static const struct step_def QUARTER_YEN = {
	"survivors_employees.limited_term_addition",
	"厚生年金保険法第35条・第62条第1項", "有期給付加算（円）",
	"addition to the pension of limited term in yen", "{0}" };

static const struct step_def CATEGORY = { "survivors_employees.category",
	"厚生年金保険法第78条の32第2項・厚生年金保険法施行令第3条の13の6第2項",
	"一の期間に基づく遺族厚生年金の額", "pension of one category",
	"{0} × {1} / {2}" };

/* What the pension of one survivor is made of; exact, NULL = none. */
struct amounts {
	int month;         /* whose circumstances hold */
	num earnings, middle, transitional;
	num of[5];         /* three quarters of a category; NULL = none */
	num whole;         /* their sum; NULL = one pension for all */
	num yen[5];        /* what the pension of a category comes to */
	num quarter;       /* 有期給付加算 */
	int old_level, not_compared;
	int beside_basic;  /* the recipient is due 遺族基礎年金 */
	int chosen;        /* 60条1項2号 is the larger */
};

int survivor_fraction(struct calc *c, int month, const char *num_key,
    const char *den_key, num *top, num *bottom)
{
	int code = calc_rule(c, top, RULE_SURVIVOR_FRACTION, num_key, month, 0);

	return code ? code : calc_rule(c, bottom, RULE_SURVIVOR_FRACTION,
	    den_key, month, 0);
}

/* ---- three quarters ------------------------------------------------------------- */

/* 43条1項の例: the larger level of every category, exact.  floor: the months are
 * raised to 300. */
static int sum_categories(struct calc *c, struct survivors *x, int is_long,
    int floor, struct amounts *a, num *sum)
{
	const struct career *k = &x->d.k;
	struct earnings e;
	int category, code;

	*sum = INT(0);
	for (category = 1; category <= 4; category++) {
		if (!has_category(k, category))
			continue;
		code = is_long
		    ? earnings_long(c, &e, k, category, x->d.until, x->on)
		    : earnings_insured(c, &e, k, category, x->d.until, x->on,
			floor);
		if (code)
			return code;
		a->old_level |= e.old_level;
		a->not_compared |= e.not_compared && e.any;
		a->of[category] = e.exact;
		*sum = calc_sum(c, *sum, e.exact);
	}
	return 0;
}

/* Months of all categories, multiplied, deemed ones too. */
static int all_months(struct calc *c, const struct survivors *x, num *months)
{
	const int until = x->d.until;
	const int untils[5] = { 0, until, until, until, until };

	return insured_together(c, &x->d.k, untils, 1, months);
}

/* 60条1項1号, 令3条の13の6第1項, exact, by the requirement named; the floor of 300
 * months is that of 短期要件, and so are the multipliers of the youngest.  Deemed
 * months are months of it (78条の6第3項, 令3条の12の3): 78条の10第2項 leaves them out
 * of 50条1項 alone. */
static int three_quarters(struct calc *c, struct survivors *x,
    const struct holder *h, int is_long, struct amounts *a, num *yen)
{
	num sum, months, top, bottom, least = INT(x->d.law.months_floor);
	int floor, code = all_months(c, x, &months);

	if (code)
		return code;
	floor = !is_long && num_cmp(months, least) < 0 && num_sign(months) > 0;
	x->d.k.rates_birth = h->s->birth;
	code = sum_categories(c, x, is_long, floor, a, &sum);
	if (!code)
		code = survivor_fraction(c, x->d.month, "employees.num",
		    "employees.den", &top, &bottom);
	if (code)
		return code;
	*yen = DIV(MUL(sum, top), bottom);
	if (floor) {
		*yen = DIV(MUL(*yen, least), months);
		*yen = calc_step(c, &WITH_FLOOR, *yen, NUM_EXACT,
		    ARGS(sum, least, months, top, bottom));
	} else {
		*yen = calc_step(c, &THREE_QUARTERS, *yen, NUM_EXACT,
		    ARGS(sum, top, bottom));
	}
	return 0;
}

/* The same by the requirement that is applied, once for all of the same rates. */
static int applied(struct calc *c, struct survivors *x, const struct holder *h,
    struct amounts *a)
{
	const struct rule_row *const row[3] = {
		rule_find(c->rules, RULE_REVALUATION_MAIN, "", x->on, h->s->birth),
		rule_find(c->rules, RULE_REVISION_RATE_1994, "", x->on,
		    h->s->birth),
		rule_find(c->rules, RULE_REVISION_RATE, "", x->on, h->s->birth)
	};
	struct three_quarters *known = &x->known;
	int code = 0;

	if (!known->yen || memcmp(row, known->row, sizeof row) != 0) {
		known->yen = NULL;
		code = three_quarters(c, x, h, deceased_is_long(&x->d), a,
		    &known->yen);
		memcpy(known->row, row, sizeof row);
		memcpy(known->of, a->of, sizeof a->of);
		known->old_level = a->old_level;
		known->not_compared = a->not_compared;
	}
	memcpy(a->of, known->of, sizeof a->of);
	a->earnings = known->yen;
	a->old_level = known->old_level;
	a->not_compared = known->not_compared;
	return code;
}

/* 58条2項: the other amount, for the worksheet. */
static int show_other(struct calc *c, struct survivors *x,
    const struct holder *h, struct benefit *b)
{
	struct amounts other = { 0 };
	num yen;
	int code;

	if (!x->d.short_term || !x->d.long_term)
		return 0;
	benefit_note(b, NOTE_BOTH_REQUIREMENTS);
	if (!c->sheet)
		return 0;
	code = three_quarters(c, x, h, !deceased_is_long(&x->d), &other, &yen);
	if (!code)
		calc_step(c, &OTHER, yen, survivor_rounding(c), ARGS(yen));
	return code;
}

/* 78条の32第2項: months of several categories give several pensions by 長期要件, each
 * by its part in the whole. */
static void find_categories(struct calc *c, const struct survivors *x,
    struct amounts *a)
{
	int category, n = 0;
	num sum = INT(0);

	for (category = 1; category <= 4; category++) {
		if (!a->of[category])
			continue;
		n++;
		sum = ADD(sum, a->of[category]);
	}
	if (n > 1 && deceased_is_long(&x->d) && num_sign(sum) > 0)
		a->whole = sum;
}

/* 令3条の13の7, 平27政令343号70条: the category with the most months, the first of
 * equal ones; its pension has the additions. */
static int longest_category(struct calc *c, const struct survivors *x, int *which)
{
	num months, most = INT(0);
	int category, code;

	*which = 1;
	for (category = 1; category <= 4; category++) {
		int until[5] = { 0, MONTH_NONE, MONTH_NONE, MONTH_NONE,
			MONTH_NONE };

		until[category] = x->d.until;
		code = insured_together(c, &x->d.k, until, 1, &months);
		if (code)
			return code;
		if (num_cmp(months, most) > 0) {
			most = months;
			*which = category;
		}
	}
	return 0;
}

/* Recipients of the same rank in a month (60条2項). */
static int recipients(const struct survivors *x, const struct holder *h,
    int month)
{
	int i, n = 0;

	for (i = 0; i < x->n; i++)
		n += x->holder[i].s->relation == h->s->relation &&
		    span_pays(&x->holder[i].employees, month);
	return n;
}

/* ---- from 65 on ------------------------------------------------------------------------ */

/* Whether the own old-age employees' pension counts in the month: held and 65,
 * from the month after (61条2項, 64条の2). */
static int own_counts(const struct survivors *x, const struct holder *h, int month)
{
	return h->s->old_age_employees > 0 &&
	    month > age_month(h->s->birth, x->d.law.age_own_first);
}

/* 平27政令343号70条: the transitional addition is of the pension of one category, and
 * the orders do not say what the comparison is where it decides it. */
static int check_choice(struct calc *c, const struct amounts *a, int chosen,
    num without)
{
	if (!a->whole || !a->transitional ||
	    chosen == (num_cmp(without, a->earnings) > 0))
		return 0;
	return calc_uncovered(c, "death.survivors",
	    "厚生年金保険法第78条の32第2項・平成27年政令第343号第70条",
	    "a transitional addition that decides the choice of the amount");
}

/* 平16法104附則44条1項: the law of 2007-04 holds for a younger survivor of an earlier
 * death, too. */
static int choice_month(const struct survivors *x)
{
	return x->d.month < x->d.law.choice_of_2007 ? x->d.law.choice_of_2007
						     : x->d.month;
}

/* 60条1項2号, 附則17条の2.  73条: the transitional addition goes into the
 * comparison. */
static int choose(struct calc *c, const struct survivors *x,
    const struct holder *h, struct amounts *a)
{
	num two, three, one, half, own, first, second;
	int code;

	if (h->s->relation != RELATION_SPOUSE || !own_counts(x, h, a->month))
		return 0;
	code = survivor_fraction(c, choice_month(x), "choice_survivor.num",
	    "choice_survivor.den", &two, &three);
	if (!code)
		code = survivor_fraction(c, choice_month(x), "choice_own.num",
		    "choice_own.den", &one, &half);
	if (code)
		return code;
	own = INT(h->s->old_age_employees);
	first = a->transitional ? calc_sum(c, a->earnings, a->transitional)
				: a->earnings;
	own = DIV(MUL(own, one), half);
	second = ADD(DIV(MUL(first, two), three), own);
	code = check_choice(c, a, num_cmp(second, first) > 0,
	    ADD(DIV(MUL(a->earnings, two), three), own));
	if (code)
		return code;
	calc_step(c, &CHOICE, num_max(first, second), NUM_EXACT, ARGS(first,
	    two, three, INT(h->s->old_age_employees), one, half));
	if (num_cmp(second, first) <= 0)
		return 0;
	a->chosen = 1;
	a->earnings = ADD(DIV(MUL(a->earnings, two), three), own);
	if (a->transitional)
		a->transitional = DIV(MUL(a->transitional, two), three);
	return 0;
}

/* ---- suspension --------------------------------------------------------------------------- */

/* 65条の2: a husband, parent or grandparent to the month of 60; not a husband who
 * holds the basic pension. */
static int below_60(const struct survivors *x, const struct holder *h, int month)
{
	enum relation r = h->s->relation;

	if (r == RELATION_CHILD || r == RELATION_GRANDCHILD || is_wife(h->s) ||
	    reform_applies(&x->d) || month > age_month(h->s->birth, x->d.law.age_payment))
		return 0;
	return r != RELATION_SPOUSE || !holds_basic(h, month);
}

/* 66条2項: a spouse without the basic pension while a child has it: the husband of a
 * wife who died before 2014-04. */
static int behind_child(const struct survivors *x, const struct holder *h,
    int month)
{
	int i;

	if (h->s->relation != RELATION_SPOUSE || holds_basic(h, month))
		return 0;
	for (i = 0; i < x->n; i++)
		if (x->holder[i].s->relation == RELATION_CHILD &&
		    span_pays(&x->holder[i].basic, month))
			return 1;
	return 0;
}

/* 66条1項: a child beside a spouse whose pension is not suspended itself. */
static int beside_spouse(const struct survivors *x, const struct holder *h,
    int month)
{
	const struct holder *spouse = survivor_spouse(x);

	return h->s->relation == RELATION_CHILD && spouse &&
	    span_pays(&spouse->employees, month) &&
	    !below_60(x, spouse, month) && !behind_child(x, spouse, month);
}

/* 64条の2, 令3条の13の6第2項: the own pension; of several categories by their part in
 * the whole, from each no more than it comes to. */
static num own_stop(struct calc *c, const struct amounts *a, num own)
{
	num stop = INT(0);
	int category;

	if (!a->whole)
		return own;
	for (category = 1; category <= 4; category++)
		if (a->of[category])
			stop = ADD(stop, num_min(a->yen[category],
			    DIV(MUL(own, a->of[category]), a->whole)));
	return stop;
}

/* 64条の2, 65条, 65条の2, 66条. */
static int finish(struct calc *c, const struct survivors *x,
    const struct holder *h, const struct amounts *a, struct benefit *b)
{
	num stop = INT(0);
	int code;

	if (a->beside_basic && (a->middle || a->transitional)) {
		stop = INT(b->part[PART_MIDDLE_AGED_WIDOW_ADDITION] +
		    b->part[PART_TRANSITIONAL_WIDOW_ADDITION]);
		benefit_note(b, NOTE_WIDOW_ADDITION_SUSPENDED);
	}
	if (own_counts(x, h, a->month)) {
		stop = ADD(stop, own_stop(c, a, INT(h->s->old_age_employees)));
		benefit_note(b, NOTE_OWN_PENSION_FIRST);
	}
	code = benefit_close(c, b, stop);
	if (below_60(x, h, a->month) || behind_child(x, h, a->month) ||
	    beside_spouse(x, h, a->month))
		suspend_all(b);
	return code;
}

/* ---- the basic amount in it ------------------------------------------------------------------- */

/* 昭60附則74条: not settled are a child born after the death, the husband of an older
 * death, one below 60 (65条の2 names the basic pension alone), and an own pension
 * larger than the rest (64条の2). */
static int check_added(struct calc *c, const struct survivors *x,
    const struct holder *h, const struct amounts *a)
{
	int doubt = h->added.held && x->on >= h->doubt_from &&
	    x->on <= h->doubt_to;

	if (span_pays(&h->added, a->month))
		doubt |= below_60(x, h, a->month) ||
		    (own_counts(x, h, a->month) &&
		     num_cmp(INT(h->s->old_age_employees), a->earnings) > 0);
	return doubt ? calc_uncovered(c, "death",
	    "昭和60年法律第34号附則第74条",
	    "the basic amount added to the employees' pension") : 0;
}

/* Children whose pension has the basic amount in a month. */
static int children_added(const struct survivors *x, int month)
{
	int i, n = 0;

	for (i = 0; i < x->n; i++)
		n += x->holder[i].s->relation == RELATION_CHILD &&
		    span_pays(&x->holder[i].added, month);
	return n;
}

/* 74条1項から3項まで. */
static int put_added(struct calc *c, const struct survivors *x,
    const struct holder *h, const struct amounts *a, struct benefit *b)
{
	const struct holder *spouse = survivor_spouse(x);
	int n = children_added(x, a->month), code;
	num basic, child;

	if (!span_pays(&h->added, a->month))
		return 0;
	if (h->s->relation == RELATION_SPOUSE) {
		code = survivor_with_spouse(c, x->on, h->s->birth, n, &basic,
		    &child);
		n = 1;
	} else {
		code = survivor_children(c, x->on, h->s->birth, n, &basic,
		    &child);
		if (spouse && !span_pays(&spouse->added, a->month) &&
		    spouse->s->cause != ENDED_DEATH)
			benefit_note(b, NOTE_PARENT_UNKNOWN); /* 国年41条2項 */
	}
	return code ? code : survivor_basic_parts(c, basic, child, n, b);
}

/* ---- what is not covered ------------------------------------------------------------------------ */

/* 平16法104附則44条1項: who was 65 by 2007-04-01 keeps the amounts and the choice of the
 * Act before that, by the death before it. */
static int check_older(struct calc *c, const struct survivors *x,
    const struct holder *h)
{
	if (x->d.month >= x->d.law.choice_of_2007 ||
	    h->s->birth > month_first_day(x->d.law.choice_births))
		return 0;
	return calc_uncovered(c, "death.survivors",
	    "平成16年法律第104号附則第44条第1項",
	    "a survivor born to 1942-04-01 of a death before 2007-04");
}

/* 厚年63条1項5号ロ: whether the five years begin with the first loss of the basic
 * pension where it was gained anew. */
static int check_limit(struct calc *c, const struct survivors *x,
    const struct holder *h)
{
	if (!is_wife(h->s) || x->on <= h->limit_open)
		return 0;
	return calc_uncovered(c, "death.survivors",
	    "厚生年金保険法第63条第1項第5号ロ",
	    "five years from one of two losses of the basic pension");
}

/* ---- the benefit ------------------------------------------------------------------------------ */

static void add_notes(const struct calc *c, const struct survivors *x,
    const struct holder *h, const struct amounts *a, struct benefit *b)
{
	int april = MONTH(month_fiscal_year(x->on), 4);

	if (a->not_compared)
		benefit_note(b, NOTE_OLD_LEVEL_NOT_COMPARED);
	if (a->old_level)
		benefit_note(b, NOTE_OLD_LEVEL_PAID);
	if (a->chosen)
		benefit_note(b, NOTE_TWO_THIRDS_AND_HALF);
	if (b->right < april && revaluation_fell(c, h->s->birth, april))
		benefit_note(b, NOTE_LAST_YEAR_NOT_COMPARED);
	if (x->d.contribution == CONTRIBUTION_UNKNOWN &&
	    !deceased_is_long(&x->d) && !x->d.disability_pensioner)
		benefit_note(b, NOTE_CONTRIBUTION_ASSUMED);
}

/* 厚年35条: the pension of each category is rounded for itself. */
static num each_category(struct calc *c, struct amounts *a)
{
	num sum = INT(0);
	int category;

	for (category = 1; category <= 4; category++) {
		if (!a->of[category])
			continue;
		if (c->sheet)
			c->sheet->category = category;
		a->yen[category] = calc_step(c, &CATEGORY,
		    DIV(MUL(a->earnings, a->of[category]), a->whole),
		    survivor_rounding(c),
		    ARGS(a->earnings, a->of[category], a->whole));
		sum = calc_sum(c, sum, a->yen[category]);
	}
	if (c->sheet)
		c->sheet->category = 0;
	return sum;
}

/* The addition is of the pension of one category. */
static int put_transitional(struct calc *c, const struct survivors *x,
    struct amounts *a, struct benefit *b)
{
	num yen = calc_step(c, &TRANSITIONAL_YEN, a->transitional,
	    survivor_rounding(c), ARGS(a->transitional));
	int which, code = longest_category(c, x, &which);

	if (code)
		return code;
	if (a->whole)
		a->yen[which] = ADD(a->yen[which], yen);
	return benefit_part(c, b, PART_TRANSITIONAL_WIDOW_ADDITION, yen);
}

static int put_parts(struct calc *c, const struct survivors *x,
    const struct holder *h, struct amounts *a, struct benefit *b)
{
	num yen = a->whole ? each_category(c, a)
	    : calc_step(c, &EARNINGS, a->earnings, survivor_rounding(c),
		ARGS(a->earnings));
	int code = benefit_part(c, b, PART_EARNINGS_RELATED, yen);

	if (!code && a->middle)
		code = benefit_part(c, b, PART_MIDDLE_AGED_WIDOW_ADDITION,
		    a->middle);
	if (!code && a->transitional)
		code = put_transitional(c, x, a, b);
	if (!code && a->quarter)
		code = benefit_part(c, b, PART_LIMITED_TERM_ADDITION,
		    calc_step(c, &QUARTER_YEN, a->quarter,
			survivor_rounding(c), ARGS(a->quarter)));
	return code ? code : put_added(c, x, h, a, b);
}

/* 60条1項ただし書 holds while the basic pension is paid: what is payable more while
 * it is not.  65条 (73条2項) goes by its right: the addition stays stopped. */
static int without_basic(struct calc *c, const struct survivors *x,
    const struct holder *h, struct amounts a, struct benefit *b)
{
	struct benefit other = *b;
	struct sheet *sheet = c->sheet;
	int code;

	if (!c->choosing || !holds_basic(h, a.month))
		return 0;
	code = choose(c, x, h, &a);
	c->sheet = NULL;
	if (!code)
		code = put_parts(c, x, h, &a, &other);
	if (!code)
		code = finish(c, x, h, &a, &other);
	c->sheet = sheet;
	b->without_basic = other.payable - b->payable;
	return code;
}

/* 60条2項: those of one rank share. */
static void share(struct calc *c, const struct survivors *x,
    const struct holder *h, struct amounts *a)
{
	int n = recipients(x, h, a->month);

	if (h->s->relation != RELATION_SPOUSE && n > 1)
		a->earnings = calc_step(c, &SHARE, DIV(a->earnings, INT(n)),
		    NUM_EXACT, ARGS(a->earnings, INT(n)));
}

/* 厚年62条1項, 78条の32第2項: which of the pensions of several categories has the
 * quarter, and how it is rounded, is left to an order. */
static int quarter(struct calc *c, const struct survivors *x,
    const struct holder *h, struct amounts *a)
{
	int code = reform_quarter(c, x, h, a->month, a->earnings, &a->quarter);

	if (code || !a->quarter || !a->whole)
		return code;
	return calc_uncovered(c, "employment", "厚生年金保険法第78条の32第2項",
	    "the quarter beside survivors' pensions of several categories");
}

int survivors_employees(struct calc *c, struct survivors *x,
    const struct holder *h, struct benefit *b)
{
	struct amounts a = { 0 };
	int code;

	if (!span_settle(&h->employees, x->on, b))
		return 0;
	a.month = span_month(&h->employees, x->on);
	a.beside_basic = holds_basic(h, a.month) ||
	    span_pays(&h->added, a.month); /* 74条4項, 令3条の11第4項 */
	code = check_older(c, x, h);
	if (!code)
		code = check_limit(c, x, h);
	if (!code)
		code = reform_check(c, x, h, a.month);
	if (!code)
		code = show_other(c, x, h, b);
	if (!code)
		code = applied(c, x, h, &a);
	if (!code)
		code = check_added(c, x, h, &a);
	if (code)
		return code;
	find_categories(c, x, &a);
	share(c, x, h, &a);
	code = quarter(c, x, h, &a);
	if (!code && is_wife(h->s))
		code = wife_additions(c, x, h, a.month, &a.middle,
		    &a.transitional);
	if (!code && !a.beside_basic)
		code = choose(c, x, h, &a);
	if (!code)
		code = put_parts(c, x, h, &a, b);
	if (code)
		return code;
	add_notes(c, x, h, &a, b);
	code = finish(c, x, h, &a, b);
	return code ? code : without_basic(c, x, h, a, b);
}
