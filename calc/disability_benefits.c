/* disability_benefits.c - the amounts of the disability benefits.
 *
 * Given     struct disabled, a benefit whose right is known
 * Returned  its parts, and what is suspended
 * Status    0; ERR_RULE; ERR_INPUT law not covered
 * Notes     1. the earnings-related part is summed over the categories from exact
 *              amounts, raised to 300 months, multiplied and rounded once
 *           2. months count to the month of recognition; rates are those of the
 *              month asked, of the allowance those of the month of cure
 *           3. what a minimum adds is a part of its own
 * Source    国年法第33条、第33条の2、第36条の3; 国年令第5条の4; 厚年法第50条から
 *           第51条まで、第57条、第78条の30; 平成12年法律第18号附則第20条第3項
 */
#include "additions.h"
#include "average_remuneration.h"
#include "basic_pension.h"
#include "disability.h"
#include "earnings_related.h"
#include "oldage.h"

#include <string.h>

static const struct step_def BASIC = { "disability_basic.grade_2",
	"国民年金法第33条第1項", "障害基礎年金の額（2級）",
	"Disability Basic Pension, grade 2", "{0} × {1}" };
static const struct step_def BASIC_1 = { "disability_basic.grade_1",
	"国民年金法第33条第2項", "障害基礎年金の額（1級）",
	"Disability Basic Pension, grade 1", "{0} × {1}" };
static const struct step_def LIMIT_HALF = { "disability_basic.limit_half",
	"国民年金法第36条の3第1項・国民年金法施行令第5条の4第1項",
	"所得制限額（2分の1停止）", "income limit (half suspended)",
	"{0} + {1} × {2} + {3} × {4} + {5} × {6}" };
static const struct step_def LIMIT_FULL = { "disability_basic.limit_full",
	"国民年金法第36条の3第1項・国民年金法施行令第5条の4第2項",
	"所得制限額（全額停止）", "income limit (wholly suspended)",
	"{0} + {1} × {2} + {3} × {4} + {5} × {6}" };
static const struct step_def HALF = { "disability_basic.half",
	"国民年金法第36条の3第1項", "所得による支給停止額（2分の1）",
	"half suspended by income", "{0} × {1}" };
static const struct step_def TOGETHER = { "disability.earnings",
	"厚生年金保険法第50条第1項・第78条の30", "報酬比例の額（種別ごとの額の合計）",
	"earnings-related amount of all categories", "{0} + {1}" };
static const struct step_def FLOOR = { "disability.floor_300",
	"厚生年金保険法第50条第1項・平成12年法律第18号附則第20条第3項・第21条第12項",
	"300月とみなした額", "raised to 300 months", "{0} × {1} / {2}" };
static const struct step_def GRADE_1_STEP = { "disability_employees.grade_1",
	"厚生年金保険法第50条第2項", "1級の額", "grade 1", "{0} × {1}" };
static const struct step_def AMOUNT = { "disability_employees.amount",
	"厚生年金保険法第50条第1項・第35条第1項", "障害厚生年金の額（加給年金額を除く）",
	"Disability Employees' Pension without the addition", "{0}" };
static const struct step_def FORMER = { "disability_employees.former",
	"厚生年金保険法第50条第4項", "従前の障害厚生年金の額",
	"amount before the disabilities were merged", "{0}" };
static const struct step_def MINIMUM = { "disability.minimum",
	"厚生年金保険法第50条第3項", "最低保障額（障害基礎年金の4分の3）",
	"minimum (three quarters of the basic pension)", "{0} × {1}" };
static const struct step_def ALLOWANCE = { "disability_allowance.amount",
	"厚生年金保険法第57条", "障害手当金の額", "disability allowance",
	"{0} × {1}" };
static const struct step_def ALLOWANCE_MINIMUM = {
	"disability_allowance.minimum", "厚生年金保険法第57条ただし書",
	"障害手当金の最低保障額", "minimum of the allowance", "{0} × {1}" };

/* The month whose circumstances show what is due: that asked, or the first. */
static int month_shown(const struct disabled *d, const struct benefit *b)
{
	return b->from > d->on ? b->from : d->on;
}

static enum num_rounding to_yen(const struct calc *c)
{
	return c->rounding == ROUNDING_PARTS ? NUM_HALF_UP : NUM_EXACT;
}

static int factor(struct calc *c, const char *key, int on, num *value)
{
	return calc_rule(c, value, RULE_DISABILITY_FACTOR, key, on, 0);
}

/* 国年33条1項: 780,900 yen × the rate of the own birth, to 100 yen. */
static int grade_2_amount(struct calc *c, const struct disabled *d, int on,
    num *yen)
{
	return full_amount_as(c, &BASIC, yen, on, d->k.c->birth);
}

/* All of a benefit, exact, with a note: nothing of it is paid. */
static num whole(struct calc *c, struct benefit *b)
{
	num sum = INT(0);
	int i;

	for (i = 0; i < PARTS; i++)
		if (b->parts & 1u << i)
			sum = ADD(sum, b->exact[i]);
	benefit_note(b, NOTE_WHOLLY_SUSPENDED);
	return sum;
}

/* ---- first visit before 20: the income ---------------------------------------------- */

/* 国年令5条の4: the limit for so many dependents. */
static int income_limit(struct calc *c, const struct step_def *def,
    const char *key, const struct disability *x, int on, num *limit)
{
	const int n[3] = { x->ordinary, x->aged, x->specified };
	static const char *const keys[3] = { "dependent.ordinary",
		"dependent.aged", "dependent.specified" };
	num base, each[3], sum;
	int i, code = calc_rule(c, &base, RULE_UNDER20_INCOME_LIMIT, key, on, 0);

	sum = base;
	for (i = 0; !code && i < 3; i++) {
		code = calc_rule(c, &each[i], RULE_UNDER20_INCOME_LIMIT, keys[i],
		    on, 0);
		if (!code)
			sum = ADD(sum, MUL(each[i], INT(n[i])));
	}
	if (!code)
		*limit = calc_step(c, def, sum, NUM_EXACT,
		    ARGS(base, each[0], INT(n[0]), each[1], INT(n[1]), each[2],
		    INT(n[2])));
	return code;
}

/* 国年36条の3: all of it, or half of what is not for children. */
static int stopped_by_income(struct calc *c, const struct disabled *d,
    struct benefit *b, num amount, num *stop)
{
	const struct disability *x = d->x;
	int renewed = d->merged.month != MONTH_NONE && d->merged.basic &&
	    month_shown(d, b) > d->merged.month;
	num half, full, share;
	int code;

	*stop = INT(0);
	if (d->scheme != SCHEME_UNDER_20 || (renewed && d->merged.unlimited))
		return 0;
	if (x->income < 0) {
		benefit_note(b, NOTE_INCOME_NOT_GIVEN);
		return 0;
	}
	code = income_limit(c, &LIMIT_HALF, "half", x, d->on, &half);
	if (!code)
		code = income_limit(c, &LIMIT_FULL, "full", x, d->on, &full);
	if (code || num_cmp(INT(x->income), half) <= 0)
		return code;
	if (renewed)
		return calc_uncovered(c, "disability.income",
		    "国民年金法第31条・第36条の3",
		    "a limit of income of two pensions of 国民年金法第30条の4 merged");
	benefit_note(b, NOTE_INCOME_SUSPENDS);
	if (num_cmp(INT(x->income), full) > 0) {
		*stop = whole(c, b);
		return 0;
	}
	code = factor(c, "under20_suspended", d->on, &share);
	if (!code)
		*stop = calc_step(c, &HALF, MUL(amount, share), NUM_EXACT,
		    ARGS(amount, share));
	return code;
}

/* ---- basic pension --------------------------------------------------------------------- */

/* 国年33条, 33条の2, 36条2項, 36条の3. */
int basic_amounts(struct calc *c, const struct disabled *d, struct benefit *b)
{
	int below, month = month_shown(d, b);
	enum grade grade = grade_in(d, month, GRADE_2, &below);
	num amount, times, child, stop;
	int code = grade_2_amount(c, d, d->on, &amount);

	if (!code && grade == GRADE_1) {
		code = factor(c, "grade_1_basic", d->on, &times);
		if (!code)
			amount = calc_step(c, &BASIC_1, MUL(amount, times),
			    to_yen(c), ARGS(amount, times));
	}
	if (!code)
		code = benefit_part(c, b, PART_BASIC, amount);
	if (!code)
		code = disability_children(c, &d->k, d->on, month, &child);
	if (!code && child)
		code = benefit_part(c, b, PART_CHILD_ADDITION, child);
	if (!code)
		code = stopped_by_income(c, d, b, amount, &stop);
	if (!code && below)
		stop = whole(c, b);
	return code ? code : benefit_close(c, b, stop);
}

/* ---- earnings-related amount -------------------------------------------------------------- */

/* Months with the multipliers of all categories before `until`, and those that a
 * divorce split deems. */
static int months_together(struct calc *c, const struct career *k, int until,
    num *real, int *deemed)
{
	struct insured_months m;
	num before;

	career_insured(k, 0, k->base, until, &m);
	*deemed = m.deemed;
	return insured_multiplied(c, &m, &before, real);
}

/* 78条の10第2項ただし書: beside the 300 months deemed months do not count when
 * the split came after the right, which the record does not show. */
static int check_deemed(struct calc *c, int deemed, int floor)
{
	if (!deemed || !floor)
		return 0;
	return calc_uncovered(c, "employment", "厚生年金保険法第78条の10第2項",
	    "months deemed by a divorce beside fewer than 300 months");
}

static int sum_categories(struct calc *c, const struct disabled *d,
    struct benefit *b, int until, int on, int floor, num *sum)
{
	const struct career *k = &d->k;
	struct insured_months m;
	struct earnings e;
	int category, code;

	*sum = NULL;
	for (category = 1; category <= 4; category++) {
		career_insured(k, category, k->base, until, &m);
		if (m.total + m.deemed == 0)
			continue;
		code = earnings_insured(c, &e, k, category, until, on, floor);
		if (code)
			return code;
		if (e.not_compared)
			benefit_note(b, NOTE_OLD_LEVEL_NOT_COMPARED);
		if (e.old_level)
			benefit_note(b, NOTE_OLD_LEVEL_PAID);
		*sum = *sum ? calc_step(c, &TOGETHER, ADD(*sum, e.exact),
		    NUM_EXACT, ARGS(*sum, e.exact)) : e.exact;
	}
	if (!*sum)
		*sum = INT(0);
	return 0;
}

/* 50条1項, 51条, 78条の30, 厚年令3条の13の4: by category, summed, raised to 300
 * months; those after the month of recognition do not count. */
static int earnings(struct calc *c, const struct disabled *d, struct benefit *b,
    int recognized, int on, num *exact)
{
	int until = day_month(recognized) + 1, deemed, floor, code;
	num real, limit = INT(c->law->months_floor);

	code = months_together(c, &d->k, until, &real, &deemed);
	if (code)
		return code;
	floor = num_cmp(real, limit) < 0;
	code = check_deemed(c, deemed, floor);
	if (!code)
		code = sum_categories(c, d, b, until, on, floor, exact);
	if (!code && floor && num_sign(real) > 0)
		*exact = calc_step(c, &FLOOR, DIV(MUL(*exact, limit), real),
		    NUM_EXACT, ARGS(*exact, limit, real));
	return code;
}

/* 50条3項: three quarters of the basic pension of grade 2, to 100 yen. */
static int minimum(struct calc *c, const struct disabled *d, int on, num *yen)
{
	num basic, share;
	int code = grade_2_amount(c, d, on, &basic);

	if (!code)
		code = factor(c, "minimum", on, &share);
	if (!code)
		*yen = calc_step(c, &MINIMUM, MUL(basic, share), NUM_NEAREST_100,
		    ARGS(basic, share));
	return code;
}

/* The amount, and what lacks of a minimum as a part of its own. */
static int put_guaranteed(struct calc *c, struct benefit *b, num amount, num least)
{
	int code = benefit_part(c, b, PART_EARNINGS_RELATED, amount);

	if (!code && least && num_cmp(amount, least) < 0)
		code = benefit_part(c, b, PART_GUARANTEE, SUB(least, amount));
	return code;
}

/* ---- employees' pension ------------------------------------------------------------------- */

/* 厚年50条の2 from 2028-04: the amended article was not at hand. */
static int check_additions(struct calc *c, const struct disabled *d)
{
	const struct nenkin_case *p = d->k.c;

	if (d->on < c->law->disability_additions ||
	    !(p->n_child || p->spouse.given))
		return 0;
	return calc_uncovered(c, p->n_child ? "children" : "spouse",
	    "厚生年金保険法第50条の2",
	    "additions to the disability employees' pension from 2028-04");
}

/* 50条の2, 54条3項: grades 1 and 2. */
static int put_spouse(struct calc *c, const struct disabled *d,
    struct benefit *b, enum grade grade, num *stop)
{
	struct additions a;
	int code = check_additions(c, d);

	*stop = INT(0);
	if (code || grade > GRADE_2)
		return code;
	code = disability_spouse(c, &d->k, d->on, &a);
	if (code || !a.spouse)
		return code;
	if (a.start_assumed)
		benefit_note(b, NOTE_SPOUSE_START_ASSUMED);
	if (a.spouse_suspended) {
		benefit_note(b, NOTE_SPOUSE_ADDITION_SUSPENDED);
		*stop = a.spouse;
	}
	return benefit_part(c, b, PART_SPOUSE_ADDITION, a.spouse);
}

/* 厚年附則17条の7, as for the old-age pensions: only said. */
static void note_year_before(const struct calc *c, const struct disabled *d,
    struct benefit *b)
{
	int april = MONTH(month_fiscal_year(d->on), 4);

	if (b->right < april && revaluation_fell(c, d->k.c->birth, april))
		benefit_note(b, NOTE_LAST_YEAR_NOT_COMPARED);
}

/* 50条1項から3項まで: the amount of a grade for the months to a recognition, and
 * the least where no basic pension is due. */
static int amount_of_grade(struct calc *c, const struct disabled *d,
    struct benefit *b, enum grade grade, int recognized, num *amount, num *least)
{
	num exact, times;
	int code = earnings(c, d, b, recognized, d->on, &exact);

	*least = NULL;
	if (!code && grade == GRADE_1) {
		code = factor(c, "grade_1_employees", d->on, &times);
		if (!code)
			exact = calc_step(c, &GRADE_1_STEP, MUL(exact, times),
			    NUM_EXACT, ARGS(exact, times));
	}
	if (!code && (grade == GRADE_3 || d->scheme == SCHEME_NONE))
		code = minimum(c, d, d->on, least);
	if (!code)
		*amount = calc_step(c, &AMOUNT, exact, to_yen(c), ARGS(exact));
	return code;
}

/* 50条4項: two pensions merged are not less than the first was. */
static int keep_former(struct calc *c, const struct disabled *d,
    struct benefit *b, num *least)
{
	int below;
	enum grade grade = grade_in(d, d->merged.month, GRADE_3, &below);
	num former, minimum_then;
	int code = amount_of_grade(c, d, b, grade, d->recognized, &former,
	    &minimum_then);

	if (!code && minimum_then && num_cmp(former, minimum_then) < 0)
		former = minimum_then;
	if (!code && !(*least && num_cmp(former, *least) < 0))
		*least = calc_step(c, &FORMER, former, NUM_EXACT, ARGS(former));
	return code;
}

/* 厚年50条, 50条の2, 54条2項. */
int employees_amounts(struct calc *c, const struct disabled *d,
    struct benefit *b)
{
	int below, month = month_shown(d, b), recognized = d->recognized, code;
	enum grade grade = grade_in(d, month, GRADE_3, &below);
	int merged = d->merged.month != MONTH_NONE && month > d->merged.month;
	num amount, least, stop;

	if (merged && (d->merged.employees || d->merged.of_second))
		recognized = d->merged.recognized;
	code = amount_of_grade(c, d, b, grade, recognized, &amount, &least);
	if (!code && merged && d->merged.employees)
		code = keep_former(c, d, b, &least);
	if (!code)
		code = put_guaranteed(c, b, amount, least);
	if (!code)
		code = put_spouse(c, d, b, grade, &stop);
	if (code)
		return code;
	note_year_before(c, d, b);
	if (below)
		stop = whole(c, b);
	return benefit_close(c, b, stop);
}

/* ---- allowance ----------------------------------------------------------------------------- */

/* 厚年57条, 78条の31: paid once, at the rates of the month of cure. */
int allowance_amounts(struct calc *c, const struct disabled *d,
    struct benefit *b)
{
	num amount, times, least, twice;
	int on = b->right, code = check_month(c, d->k.c, on);

	if (!code)
		code = earnings(c, d, b, d->recognized, on, &amount);
	if (!code)
		code = factor(c, "allowance", on, &times);
	if (!code)
		code = minimum(c, d, on, &least);
	if (!code)
		code = factor(c, "minimum_allowance", on, &twice);
	if (code)
		return code;
	amount = calc_step(c, &ALLOWANCE, MUL(amount, times), to_yen(c),
	    ARGS(amount, times));
	least = calc_step(c, &ALLOWANCE_MINIMUM, MUL(least, twice), NUM_EXACT,
	    ARGS(least, twice));
	code = put_guaranteed(c, b, amount, least);
	return code ? code : benefit_close(c, b, INT(0));
}
