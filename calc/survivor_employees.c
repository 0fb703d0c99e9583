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
 * Source    厚生年金保険法第43条、第58条第2項、第60条から第62条まで、第64条の2から
 *           第66条まで、第78条の32、附則第17条の2; 昭和60年法律第34号附則第59条第1項、
 *           第61条第1項、第73条、第74条; 平成12年法律第18号附則第20条第3項、第21条第12項
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
static const struct step_def MIDDLE = { "survivors_employees.middle_aged",
	"厚生年金保険法第62条第1項", "中高齢寡婦加算",
	"addition for a middle-aged widow", "{0} × {1} / {2}" };
static const struct step_def TRANSITIONAL = { "survivors_employees.transitional",
	"昭和60年法律第34号附則第73条第1項・附則別表第九", "経過的寡婦加算",
	"transitional addition for a widow", "{0} - {1} × {2} / {3}" };
static const struct step_def TRANSITIONAL_YEN = {
	"survivors_employees.transitional_addition",
	"昭和60年法律第34号附則第73条第1項", "経過的寡婦加算（円）",
	"transitional addition in yen", "{0}" };

/* What the pension of one survivor is made of; exact, NULL = none. */
struct amounts {
	int month;         /* whose circumstances hold */
	num earnings, middle, transitional;
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

/* 60条1項1号, exact, by the requirement named; the floor of 300 months is that of
 * 短期要件, and so are the multipliers of the youngest. */
static int three_quarters(struct calc *c, struct survivors *x,
    const struct holder *h, int is_long, struct amounts *a, num *yen)
{
	num sum, months, top, bottom, least = INT(x->d.law.months_floor);
	int floor, code = all_months(c, x, &months);

	if (code)
		return code;
	floor = !is_long && num_cmp(months, least) < 0 && num_sign(months) > 0;
	if (floor && x->d.k.has_deemed)
		return calc_uncovered(c, "employment",
		    "厚生年金保険法第78条の11・第78条の19",
		    "deemed months beside the floor of 300 months");
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
		known->old_level = a->old_level;
		known->not_compared = a->not_compared;
	}
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

/* 78条の32第2項: months of several categories give several pensions by 長期要件. */
static int check_categories(struct calc *c, const struct survivors *x)
{
	int category, n = 0;

	for (category = 1; category <= 4; category++)
		n += has_category(&x->d.k, category);
	if (n > 1 && deceased_is_long(&x->d))
		return calc_uncovered(c, "employment",
		    "厚生年金保険法第78条の32第2項",
		    "survivors' pensions of several categories");
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

/* ---- additions for a wife ------------------------------------------------------------ */

/* 62条1項: 短期要件, or 240 months (昭60附則61条1項: deemed for older births); deemed
 * months do not count (令3条の12の3). */
static int enough_months(struct calc *c, const struct survivors *x, int *yes)
{
	struct insured_months m;
	num before, all;
	int code;

	*yes = !deceased_is_long(&x->d);
	if (*yes)
		return 0;
	career_insured(&x->d.k, 0, x->d.k.base, x->d.until, &m);
	code = insured_multiplied(c, &m, &before, &all);
	if (code)
		return code;
	*yes = num_cmp(all, INT(x->d.law.months_middle)) >= 0;
	return *yes ? 0 : middle_aged_240(c, &x->d.k, x->d.until, yes);
}

/* Whether a child that counts lived with the wife on a day. */
static int child_on(const struct survivors *x, int day)
{
	int i;

	for (i = 0; i < x->n; i++) {
		const struct holder *h = &x->holder[i];

		if (h->s->relation == RELATION_CHILD && h->child.held &&
		    h->child.start <= day &&
		    day < h->child.end + h->child.end_whole)
			return 1;
	}
	return 0;
}

/* 62条1項: 40 or older at the right, or 40 while with a child; *from becomes the
 * first month of the addition. */
static int middle_aged(const struct survivors *x, const struct holder *h, int *from)
{
	const struct survivor_law *law = &x->d.law;
	int age = age_on(h->s->birth, h->employees.start);
	int day = age_day(h->s->birth, law->age_middle_from);

	*from = span_from(&h->employees);
	if (age >= law->age_middle_end)
		return 0;
	if (age >= law->age_middle_from)
		return 1;
	*from = day_month(day) + 1;
	return child_on(x, day);
}

static int middle_amount(struct calc *c, const struct survivors *x,
    const struct holder *h, num *full, num *yen)
{
	num top, bottom;
	int code = survivor_full(c, x->on, h->s->birth, full);

	if (!code)
		code = survivor_fraction(c, x->d.month, "middle_aged.num",
		    "middle_aged.den", &top, &bottom);
	if (!code)
		*yen = calc_step(c, &MIDDLE, DIV(MUL(*full, top), bottom),
		    NUM_NEAREST_100, ARGS(*full, top, bottom));
	return code;
}

/* 昭60附則73条: for births to 1956-04-01, from the month after 65, or when 65 at the
 * right; 62条's amount less a part of the full basic pension. */
static int transitional(struct calc *c, const struct survivors *x,
    const struct holder *h, struct amounts *a)
{
	num full, middle, top, bottom;
	int code;

	if (!rule_find(c->rules, RULE_WIDOW_TRANSITIONAL_FRACTION, "num", x->on,
		h->s->birth))
		return 0;
	code = middle_amount(c, x, h, &full, &middle);
	if (!code)
		code = calc_rule(c, &top, RULE_WIDOW_TRANSITIONAL_FRACTION,
		    "num", x->on, h->s->birth);
	if (!code)
		code = calc_rule(c, &bottom, RULE_WIDOW_TRANSITIONAL_FRACTION,
		    "den", x->on, h->s->birth);
	if (!code)
		a->transitional = calc_step(c, &TRANSITIONAL,
		    SUB(middle, DIV(MUL(full, top), bottom)), NUM_EXACT,
		    ARGS(middle, full, top, bottom));
	return code;
}

/* 62条, 昭60附則73条: what a wife is due beside the pension itself. */
static int widow_additions(struct calc *c, const struct survivors *x,
    const struct holder *h, struct amounts *a)
{
	int end = age_month(h->s->birth, x->d.law.age_middle_end);
	int enough, from, yes, code = enough_months(c, x, &enough);
	num full;

	if (code || !enough)
		return code;
	yes = middle_aged(x, h, &from);
	if (a->month > end) {
		if (yes || age_on(h->s->birth, h->employees.start) >=
		    x->d.law.age_middle_end)
			return transitional(c, x, h, a);
		return 0;
	}
	if (yes && a->month >= from)
		return middle_amount(c, x, h, &full, &a->middle);
	return 0;
}

/* ---- from 65 on ------------------------------------------------------------------------ */

/* Whether the own old-age employees' pension counts in the month: held and 65,
 * from the month after (61条2項, 64条の2). */
static int own_counts(const struct survivors *x, const struct holder *h, int month)
{
	return h->s->old_age_employees > 0 &&
	    month > age_month(h->s->birth, x->d.law.age_own_first);
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
	code = survivor_fraction(c, x->d.month, "choice_survivor.num",
	    "choice_survivor.den", &two, &three);
	if (!code)
		code = survivor_fraction(c, x->d.month, "choice_own.num",
		    "choice_own.den", &one, &half);
	if (code)
		return code;
	own = INT(h->s->old_age_employees);
	first = a->transitional ? calc_sum(c, a->earnings, a->transitional)
				: a->earnings;
	own = DIV(MUL(own, one), half);
	second = ADD(DIV(MUL(first, two), three), own);
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
	    month > age_month(h->s->birth, x->d.law.age_payment))
		return 0;
	return r != RELATION_SPOUSE || !span_pays(&h->basic, month);
}

/* 66条1項: a child beside a spouse whose pension is not suspended itself. */
static int beside_spouse(const struct survivors *x, const struct holder *h,
    int month)
{
	const struct holder *spouse = survivor_spouse(x);

	return h->s->relation == RELATION_CHILD && spouse &&
	    span_pays(&spouse->employees, month) &&
	    !below_60(x, spouse, month);
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
		stop = ADD(stop, INT(h->s->old_age_employees));
		benefit_note(b, NOTE_OWN_PENSION_FIRST);
	}
	code = benefit_close(c, b, stop);
	if (below_60(x, h, a->month) || beside_spouse(x, h, a->month))
		suspend_all(b);
	return code;
}

/* 昭60附則74条: no basic pension although there is a child: its amount is added
 * to this one. */
static int check_no_basic(struct calc *c, const struct survivors *x,
    const struct holder *h)
{
	int i;

	if (x->d.basic_ok || (h->s->relation != RELATION_SPOUSE &&
		h->s->relation != RELATION_CHILD))
		return 0;
	for (i = 0; i < x->n; i++)
		if (x->holder[i].s->relation == RELATION_CHILD &&
		    x->holder[i].child.held)
			return calc_uncovered(c, "death",
			    "昭和60年法律第34号附則第74条",
			    "the basic amount added to the employees' pension");
	return 0;
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

static int put_parts(struct calc *c, const struct amounts *a, struct benefit *b)
{
	num yen = calc_step(c, &EARNINGS, a->earnings, survivor_rounding(c),
	    ARGS(a->earnings));
	int code = benefit_part(c, b, PART_EARNINGS_RELATED, yen);

	if (!code && a->middle)
		code = benefit_part(c, b, PART_MIDDLE_AGED_WIDOW_ADDITION,
		    a->middle);
	if (!code && a->transitional)
		code = benefit_part(c, b, PART_TRANSITIONAL_WIDOW_ADDITION,
		    calc_step(c, &TRANSITIONAL_YEN, a->transitional,
			survivor_rounding(c), ARGS(a->transitional)));
	return code;
}

/* 60条1項ただし書 holds while the basic pension is paid: what is payable more while
 * it is not.  65条 (73条2項) goes by its right: the addition stays stopped. */
static int without_basic(struct calc *c, const struct survivors *x,
    const struct holder *h, struct amounts a, struct benefit *b)
{
	struct benefit other = *b;
	struct sheet *sheet = c->sheet;
	int code;

	if (!c->choosing || !a.beside_basic)
		return 0;
	code = choose(c, x, h, &a);
	c->sheet = NULL;
	if (!code)
		code = put_parts(c, &a, &other);
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

int survivors_employees(struct calc *c, struct survivors *x,
    const struct holder *h, struct benefit *b)
{
	struct amounts a = { 0 };
	int code;

	if (!span_settle(&h->employees, x->on, b))
		return 0;
	a.month = span_month(&h->employees, x->on);
	a.beside_basic = span_pays(&h->basic, a.month);
	code = check_categories(c, x);
	if (!code)
		code = check_no_basic(c, x, h);
	if (!code)
		code = show_other(c, x, h, b);
	if (!code)
		code = applied(c, x, h, &a);
	if (code)
		return code;
	share(c, x, h, &a);
	if (is_wife(h->s))
		code = widow_additions(c, x, h, &a);
	if (!code && !a.beside_basic)
		code = choose(c, x, h, &a);
	if (!code)
		code = put_parts(c, &a, b);
	if (code)
		return code;
	add_notes(c, x, h, &a, b);
	code = finish(c, x, h, &a, b);
	return code ? code : without_basic(c, x, h, a, b);
}
