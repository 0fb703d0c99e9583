/* survivor_basic.c - Survivors' Basic Pension (遺族基礎年金) of a spouse or a child.
 *
 * Given     the death, one survivor, the month asked
 * Returned  the benefit
 * Status    0; ERR_INPUT law not covered; ERR_RULE
 * Notes     1. the full amount is at the recipient's own revision rate, the
 *              additions always at that of the younger group
 *           2. divided: the whole ÷ n is rounded once, and the basic part alone
 *           3. whether a child lives with a father or mother other than the
 *              spouse is not in the record
 * Source    国民年金法第38条、第39条、第39条の2、第41条第2項
 */
#include "survivor.h"

#include "basic_pension.h"

static const struct step_def FULL = { "survivors_basic.full_amount",
	"国民年金法第38条", "遺族基礎年金の額", "full amount", "{0} × {1}" };
static const struct step_def FIRST = { "survivors_basic.child",
	"国民年金法第39条第1項・第39条の2第1項", "子の加算額（2人まで各）",
	"addition for each of two children", "{0} × {1}" };
static const struct step_def THIRD = { "survivors_basic.third_child",
	"国民年金法第39条第1項・第39条の2第1項", "子の加算額（3人目から各）",
	"addition for each further child", "{0} × {1}" };
static const struct step_def CHILDREN = { "survivors_basic.children",
	"国民年金法第39条第1項・第39条の2第1項", "子の加算額の合計",
	"additions for children", "{0} × {1} + {2} × {3}" };
static const struct step_def SHARE = { "survivors_basic.share",
	"国民年金法第39条の2第1項・第17条", "子1人の額",
	"amount of each child", "({0} + {1}) / {2}" };
static const struct step_def SHARE_FULL = { "survivors_basic.share_basic",
	"国民年金法第39条の2第1項", "うち基本額", "of it the basic part",
	"{0} / {1}" };

enum num_rounding survivor_rounding(const struct calc *c)
{
	return c->rounding == ROUNDING_PARTS ? NUM_HALF_UP : NUM_EXACT;
}

void suspend_all(struct benefit *b)
{
	b->suspended = b->annual;
	b->payable = 0;
	benefit_note(b, NOTE_WHOLLY_SUSPENDED);
}

/* 国年38条 at the recipient's own rate. */
int survivor_full(struct calc *c, int on, int birth, num *yen)
{
	return full_amount_as(c, &FULL, yen, on, birth);
}

/* 国年39条1項, 39条の2第1項: `first` children at the larger amount, then `more`. */
static int additions(struct calc *c, int on, int first, int more, num *yen)
{
	num base, base_3, rate, each, each_3;
	int code = calc_rule(c, &base, RULE_SURVIVOR_CHILD_ADDITION_BASE,
	    "first_second", on, 0);

	if (!code)
		code = calc_rule(c, &base_3, RULE_SURVIVOR_CHILD_ADDITION_BASE,
		    "third_on", on, 0);
	if (!code)
		code = revision_rate_younger(c, &rate, on);
	if (code)
		return code;
	each = calc_step(c, &FIRST, MUL(base, rate), NUM_NEAREST_100,
	    ARGS(base, rate));
	each_3 = calc_step(c, &THIRD, MUL(base_3, rate), NUM_NEAREST_100,
	    ARGS(base_3, rate));
	*yen = calc_step(c, &CHILDREN,
	    ADD(MUL(each, INT(first)), MUL(each_3, INT(more))), NUM_EXACT,
	    ARGS(each, INT(first), each_3, INT(more)));
	return 0;
}

/* 国年39条1項. */
int survivor_with_spouse(struct calc *c, int on, int birth, int n, num *basic,
    num *child)
{
	int first = n < 2 ? n : 2, code = survivor_full(c, on, birth, basic);

	return code ? code : additions(c, on, first, n - first, child);
}

/* 国年39条の2第1項: one child has no addition. */
int survivor_children(struct calc *c, int on, int birth, int n, num *basic,
    num *child)
{
	int code = survivor_full(c, on, birth, basic);

	*child = NULL;
	return code || n == 1 ? code : additions(c, on, 1, n - 2, child);
}

/* Children who hold the right in a month. */
static int children(const struct survivors *x, int month)
{
	int i, n = 0;

	for (i = 0; i < x->n; i++)
		n += x->holder[i].s->relation == RELATION_CHILD &&
		    span_pays(&x->holder[i].basic, month);
	return n;
}

/* 国年39条. */
static int of_spouse(struct calc *c, const struct survivors *x,
    const struct holder *h, int n, struct benefit *b)
{
	num basic, child;
	int code = survivor_with_spouse(c, x->on, h->s->birth, n, &basic, &child);

	if (!code)
		code = survivor_basic_parts(c, basic, child, 1, b);
	return code ? code : benefit_close(c, b, INT(0));
}

/* The exact share of a child, as two parts. */
static int put_share(struct calc *c, num basic, num child, int n,
    struct benefit *b)
{
	num whole = calc_step(c, &SHARE, DIV(ADD(basic, child), INT(n)),
	    survivor_rounding(c), ARGS(basic, child, INT(n)));
	num part = calc_step(c, &SHARE_FULL, DIV(basic, INT(n)),
	    survivor_rounding(c), ARGS(basic, INT(n)));
	int code = benefit_part(c, b, PART_BASIC, part);

	return code ? code
		    : benefit_part(c, b, PART_CHILD_ADDITION, SUB(whole, part));
}

int survivor_basic_parts(struct calc *c, num basic, num child, int n,
    struct benefit *b)
{
	int code;

	if (n > 1)
		return put_share(c, basic, child, n, b);
	code = benefit_part(c, b, PART_BASIC, basic);
	return code || !child ? code
			      : benefit_part(c, b, PART_CHILD_ADDITION, child);
}

/* 国年41条2項: suspended while the spouse holds the right.  One living with its
 * father or mother would be, too, by a death to 2028-03 (later months: where the
 * parent had the lump sum, 令7法74附則6条2項); the record does not show it. */
static int close_child(struct calc *c, const struct survivors *x, int month,
    struct benefit *b)
{
	const struct holder *spouse = survivor_spouse(x);
	int code = benefit_close(c, b, INT(0));

	if (spouse && holds_basic(spouse, month))
		suspend_all(b);
	else if (spouse && spouse->s->cause != ENDED_DEATH &&
	    !reform_applies(&x->d))
		benefit_note(b, NOTE_PARENT_UNKNOWN);
	return code;
}

/* 国年39条の2. */
static int of_child(struct calc *c, const struct survivors *x,
    const struct holder *h, int n, int month, struct benefit *b)
{
	num basic, child;
	int code = survivor_children(c, x->on, h->s->birth, n, &basic, &child);

	if (!code)
		code = survivor_basic_parts(c, basic, child, n, b);
	return code ? code : close_child(c, x, month, b);
}

int survivors_basic(struct calc *c, const struct survivors *x,
    const struct holder *h, struct benefit *b)
{
	const struct span *right = basic_in(h, x->on);
	int month = span_month(right, x->on), n;

	if (!span_settle(right, x->on, b))
		return 0;
	if (x->d.contribution == CONTRIBUTION_UNKNOWN &&
	    !(x->d.long_term && x->d.period.has_paid))
		benefit_note(b, NOTE_CONTRIBUTION_ASSUMED);
	n = children(x, month);
	return h->s->relation == RELATION_SPOUSE
	    ? of_spouse(c, x, h, n, b) : of_child(c, x, h, n, month, b);
}
