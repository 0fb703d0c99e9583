/* survivor_reform.c - the survivors' pensions as amended from 2028-04.
 *
 * Given     the death, one survivor, the month asked
 * Returned  the term of a spouse's pension, the quarter added to it, and whether
 *           the Act settles the month
 * Status    0; ERR_INPUT the law waits for an order or is not at hand; ERR_RULE
 * Notes     1. rights from deaths to 2028-03 keep the law of the death
 *           2. which wives keep the older law, and by how much their addition
 *              falls, is told by articles that were not at hand
 *           3. a right to the basic pension that ends with a 31 March ends on
 *              that day
 * Source    厚生年金保険法第59条第2項、第62条第1項、第62条の2、第62条の3、第63条第2項、
 *           第65条、第66条第2項; 令和7年法律第74号附則第1条第1項第8号、附則別表第一
 */
#include "survivor.h"

#include "disability.h"

static const struct step_def QUARTER = { "survivors_employees.limited_term",
	"厚生年金保険法第62条第1項", "有期給付加算（報酬比例の額の4分の1）",
	"a quarter of the earnings-related amount",
	"{0} × {2} / {1} × {3} / {4}" };

int reform_applies(const struct deceased *d)
{
	return d->month >= d->law.reform;
}

int reform_load(struct calc *c, struct deceased *d)
{
	int code;

	if (!reform_applies(d))
		return 0;
	code = calc_rule_int(c, &d->reform.age_limited, RULE_SURVIVOR_AGE,
	    "limited_spouse", d->month, 0);
	return code ? code : calc_rule_int(c, &d->reform.months_limited,
	    RULE_SURVIVOR_MONTHS, "limited_spouse", d->month, 0);
}

/* ---- the term of a spouse's pension -------------------------------------------- */

int reform_young(const struct survivors *x, const struct survivor *s)
{
	return reform_applies(&x->d) && s->relation == RELATION_SPOUSE &&
	    x->d.date < age_day(s->birth, x->d.reform.age_limited);
}

/* 附則1条1項8号: wives of older births keep the older law. */
static int is_of_new_law(const struct calc *c, const struct survivors *x,
    const struct survivor *s)
{
	return !is_wife(s) || rule_find(c->rules, RULE_SURVIVOR_AGE,
	    "limited_spouse.wife", x->d.month, s->birth) != NULL;
}

/* 厚年62条1項, 65条1項: from the death, or from the end of the basic pension where
 * that comes before 60; 63条2項3号: to 65. */
void reform_spouse(const struct calc *c, const struct survivors *x,
    struct holder *h)
{
	struct limited_term *t = &h->limited;
	int start = h->basic.held ? h->basic.end : h->employees.start;
	int at65 = age_day(h->s->birth, c->law->age_65);

	if (!reform_young(x, h->s))
		return;
	t->waits = !is_of_new_law(c, x, h->s);
	if (t->waits ||
	    start >= age_day(h->s->birth, x->d.reform.age_limited))
		return;
	t->held = 1;
	t->from = day_month(start) + 1;
	t->tested = day_month(period_end(start, x->d.reform.months_limited) + 1)
	    + 1;
	if (at65 <= h->employees.end) {
		h->employees.end = at65;
		h->employees.end_whole = 0;
	}
}

/* ---- what the Act does not settle ------------------------------------------------ */

static int children_in(const struct survivors *x, int month)
{
	int i, n = 0;

	for (i = 0; i < x->n; i++)
		n += x->holder[i].s->relation == RELATION_CHILD &&
		    span_pays(&x->holder[i].child, month);
	return n;
}

/* 厚年62条の2, 62条の3: the additions for children, and when they stop beside those of
 * the basic pension, were not at hand in full; an only child has none. */
static int check_children(struct calc *c, const struct survivors *x,
    const struct holder *h, int month)
{
	int n = x->on < x->d.law.reform ? 0 : children_in(x, month);

	if (n > 0 && h->s->relation == RELATION_SPOUSE)
		return calc_uncovered(c, "death.survivors",
		    "厚生年金保険法第62条の2",
		    "additions for children to the employees' pension from 2028-04");
	if (n > 1 && h->s->relation == RELATION_CHILD)
		return calc_uncovered(c, "death.survivors",
		    "厚生年金保険法第62条の3",
		    "the employees' pension of several children from 2028-04");
	return 0;
}

/* 附則1条1項8号, 11条から16条まで: the articles on the wives who keep the older law. */
static int check_group(struct calc *c, const struct holder *h)
{
	if (!h->limited.waits)
		return 0;
	return calc_uncovered(c, "death.survivors",
	    "令和7年法律第74号附則第11条から第16条まで",
	    "a wife below 60 born to 1989-04-01 at a death from 2028-04");
}

/* 厚年63条2項2号: the own right ends the pension before 65; from when it is held is
 * not in the record. */
static int check_own(struct calc *c, const struct holder *h, int month)
{
	if (h->s->old_age_employees == 0 ||
	    month < age_month(h->s->birth, c->law->age_early))
		return 0;
	return calc_uncovered(c, "death.survivors", "厚生年金保険法第63条第2項",
	    "an own old-age pension before 65 beside one of limited term");
}

/* 厚年65条1項, 4項: from the reference day on the income of the year before decides;
 * 第一所得基準額 and 第二所得基準額 wait for the order. */
static int check_income(struct calc *c, const struct holder *h, int month)
{
	if (month < h->limited.tested)
		return 0;
	return calc_uncovered(c, "on", "厚生年金保険法第65条第1項",
	    "a survivors' pension of limited term after five years");
}

/* 厚年62条1項: 期間がないもの - a child not born yet, or another one after the basic
 * pension has ended once. */
static int check_unborn(struct calc *c, const struct holder *h, int month)
{
	if (!h->basic.held || (month > day_month(h->basic.start) &&
	    (!h->again.held || month <= day_month(h->basic.end))))
		return 0;
	return calc_uncovered(c, "death.survivors", "厚生年金保険法第62条第1項",
	    "a spouse below 60 before the birth of a child");
}

/* 厚年66条2項: a child with the basic pension beside a spouse without it. */
static int check_apart(struct calc *c, const struct survivors *x,
    const struct holder *h)
{
	int i;

	for (i = 0; !h->basic.held && i < x->n; i++)
		if (x->holder[i].s->relation == RELATION_CHILD &&
		    x->holder[i].child.held)
			return calc_uncovered(c, "death.survivors",
			    "厚生年金保険法第66条第2項",
			    "a spouse without the basic pension of the child");
	return 0;
}

/* The rates of the month come first: a month without them is no refusal. */
static int check_rates(struct calc *c, const struct survivors *x)
{
	const struct rule_row *row;

	if (x->on < x->d.law.reform)
		return 0;
	return rule_at(c->rules, RULE_REVISION_RATE, "", x->on, 0, &row, c->err);
}

int reform_check(struct calc *c, const struct survivors *x,
    const struct holder *h, int month)
{
	int code = check_rates(c, x);

	if (!code)
		code = check_children(c, x, h, month);
	if (!code)
		code = check_group(c, h);
	if (code || !h->limited.held)
		return code;
	code = check_apart(c, x, h);
	if (!code)
		code = check_unborn(c, h, month);
	if (!code)
		code = check_income(c, h, month);
	return code ? code : check_own(c, h, month);
}

/* 附則別表第一: the rates of the addition that fades out are there, the article that
 * says to what they are applied, and how it is rounded, was not at hand. */
int reform_check_taper(struct calc *c, const struct deceased *d)
{
	if (!reform_applies(d))
		return 0;
	return calc_uncovered(c, "death.survivors",
	    "令和7年法律第74号附則別表第一",
	    "the middle-aged widow's addition of a death from 2028-04");
}

/* ---- the quarter ------------------------------------------------------------------- */

/* 厚年62条1項: a quarter of the amount of which 60条 gives three. */
int reform_quarter(struct calc *c, const struct survivors *x,
    const struct holder *h, int month, num three, num *quarter)
{
	num top, bottom, one, four;
	int code;

	if (!h->limited.held || month < h->limited.from)
		return 0;
	code = survivor_fraction(c, x->d.month, "employees.num",
	    "employees.den", &top, &bottom);
	if (!code)
		code = survivor_fraction(c, x->d.month, "limited_term.num",
		    "limited_term.den", &one, &four);
	if (!code)
		*quarter = calc_step(c, &QUARTER, DIV(MUL(MUL(three, bottom), one),
		    MUL(top, four)), NUM_EXACT,
		    ARGS(three, top, bottom, one, four));
	return code;
}
