/* additions.c - additions for the family (加給年金額) and the transfer addition
 * (振替加算).
 *
 * Given     the family of the case; the month the right arose and the day the
 *           family was looked at
 * Returned  yen a year, whole
 * Status    0; ERR_RULE
 * Notes     1. the rate is always that of the younger group, the transfer
 *              addition alone goes by the person's own birth
 *           2. the spouse who attains 65 carries the addition to the end of
 *              that month
 *           3. a suspended addition stays a part; its yen are suspended
 * Source    厚生年金保険法第44条、第46条第6項、第50条の2、第54条第3項、附則第16条;
 *           厚生年金保険法施行令第3条の7; 国民年金法第33条の2;
 *           昭和60年法律第34号附則第14条、第16条、第60条、第61条; 昭和61年政令
 *           第54号第24条、第25条、第28条
 */
#include "additions.h"

#include "basic_pension.h"
#include "claim.h"

static const struct step_def SPOUSE = { "addition.spouse",
	"厚生年金保険法第44条第2項", "配偶者加給年金額", "addition for the spouse",
	"{0} × {1}" };
static const struct step_def SPECIAL = { "addition.special",
	"昭和60年法律第34号附則第60条第2項", "特別加算額", "special addition",
	"{0} × {1}" };
static const struct step_def SPOUSE_SUM = { "addition.spouse_with_special",
	"厚生年金保険法第44条第2項・昭和60年法律第34号附則第60条第2項",
	"配偶者加給年金額と特別加算額", "spouse and special addition",
	"{0} + {1}" };
static const struct step_def CHILD = { "addition.child",
	"厚生年金保険法第44条第2項", "子の加給年金額（2人まで各）",
	"addition for each of two children", "{0} × {1}" };
static const struct step_def CHILD_3 = { "addition.third_child",
	"厚生年金保険法第44条第2項", "子の加給年金額（3人目から各）",
	"addition for each further child", "{0} × {1}" };
static const struct step_def CHILDREN = { "addition.children",
	"厚生年金保険法第44条第2項", "子の加給年金額の合計",
	"additions for children", "{0} × {1} + {2} × {3}" };
static const struct step_def DISABILITY_SPOUSE = { "disability.spouse_addition",
	"厚生年金保険法第50条の2第2項", "配偶者加給年金額（障害厚生年金）",
	"addition for the spouse (disability)", "{0} × {1}" };
static const struct step_def DISABILITY_CHILD = { "disability.child",
	"国民年金法第33条の2第1項", "子の加算額（2人まで各）",
	"addition for each of two children (disability)", "{0} × {1}" };
static const struct step_def DISABILITY_CHILD_3 = { "disability.third_child",
	"国民年金法第33条の2第1項", "子の加算額（3人目から各）",
	"addition for each further child (disability)", "{0} × {1}" };
static const struct step_def DISABILITY_CHILDREN = { "disability.children",
	"国民年金法第33条の2第1項", "子の加算額の合計",
	"additions for children (disability)", "{0} × {1} + {2} × {3}" };
static const struct step_def TRANSFER_BASE = { "transfer.base",
	"昭和60年法律第34号附則第14条第1項", "振替加算の基準額",
	"base of the transfer addition", "{0} × {1}" };
static const struct step_def TRANSFER = { "transfer.addition",
	"昭和60年法律第34号附則第14条第1項・昭和61年政令第54号第24条",
	"振替加算", "transfer addition", "{0} × {1}" };

/* A row by the month of the right; the tables begin in 2004-10, and what they
 * say then holds for older rights too. */
static int by_right(struct calc *c, num *value, enum rule_id id, const char *key,
    int right, int birth)
{
	int first = rule_first_month(c->rules, id, key);

	return calc_rule(c, value, id, key, right > first ? right : first, birth);
}

/* ---- spouse ------------------------------------------------------------------ */

/* Month in which the spouse attains 65; MONTH_OPEN for births to 1926-04-01,
 * who have no age limit (昭60附則60条1項). */
static int spouse_end(struct calc *c, const struct spouse *s)
{
	const struct rule_row *row = rule_find(c->rules, RULE_AGE_LIMIT,
	    "spouse_addition_end", c->law->tables_from, s->birth);

	return row ? age_month(s->birth, (int)row->value) : MONTH_OPEN;
}

static int spouse_counts(struct calc *c, const struct spouse *s,
    const struct addition_right *r, int on, int month)
{
	int end;

	if (!s->given || !s->supported || r->first == MONTH_NONE ||
	    month < r->first)
		return 0;
	end = spouse_end(c, s);
	if (end != MONTH_OPEN && age_day(s->birth, c->law->age_65) <= r->test)
		return 0; /* 65 already on the day of the test */
	return on <= end;
}

/* The month a category 1 insured of that birth and sex starts: special
 * pension, else 65; paid from the month after. */
static int assumed_start(struct calc *c, const struct spouse *s)
{
	const struct rule_row *row = rule_find(c->rules, RULE_SPECIAL_START_AGE,
	    s->sex == SEX_FEMALE ? "earnings.female" : "earnings.male",
	    c->law->tables_from, s->birth);

	return age_month(s->birth, row ? (int)row->value : c->law->age_65) + 1;
}

/* 厚年46条6項, 令3条の7: the spouse's own pension of 240 months, or a
 * disability pension. */
static int spouse_suspends(struct calc *c, const struct spouse *s, int month,
    int *assumed)
{
	int start = s->old_age_from;

	*assumed = 0;
	if (s->disability_pension)
		return 1;
	if (s->employees_months < c->law->months_spouse_own)
		return 0;
	if (start == MONTH_NONE) {
		start = assumed_start(c, s);
		*assumed = 1;
	}
	return month >= start;
}

static int spouse_amount(struct calc *c, const struct career *k, int right,
    int on, num *yen)
{
	const struct rule_row *special;
	int first = rule_first_month(c->rules, RULE_SPECIAL_ADDITION_BASE, "");
	num base, rate, extra, sum;
	int code = by_right(c, &base, RULE_SPOUSE_ADDITION_BASE, "", right, 0);

	if (!code)
		code = revision_rate_younger(c, &rate, on);
	if (code)
		return code;
	sum = calc_step(c, &SPOUSE, MUL(base, rate), NUM_NEAREST_100,
	    ARGS(base, rate));
	special = rule_find(c->rules, RULE_SPECIAL_ADDITION_BASE, "",
	    right > first ? right : first, k->c->birth);
	if (special) {
		code = by_right(c, &extra, RULE_SPECIAL_ADDITION_BASE, "", right,
		    k->c->birth);
		if (code)
			return code;
		extra = calc_step(c, &SPECIAL, MUL(extra, rate),
		    NUM_NEAREST_100, ARGS(extra, rate));
		sum = calc_step(c, &SPOUSE_SUM, ADD(sum, extra), NUM_EXACT,
		    ARGS(sum, extra));
	}
	*yen = sum;
	return 0;
}

/* ---- children ------------------------------------------------------------------ */

/* Last month of a child's addition: that of 31 March after 18; of 20 when
 * disabled. */
static int child_last(struct calc *c, const struct child *x)
{
	if (x->disabled)
		return age_month(x->birth, c->law->age_disabled_child);
	return day_month(age_fiscal_end(x->birth, c->law->age_child));
}

/* 厚年44条1項, 3項: a child on the day of the test, or unborn then. */
static int child_counts(struct calc *c, const struct child *x,
    const struct addition_right *r, int on, int month)
{
	int first = r->first;

	if (!x->supported || r->first == MONTH_NONE)
		return 0;
	if (x->birth > r->test) {
		if (x->birth > r->test + c->law->days_unborn)
			return 0;
		if (day_month(x->birth) + 1 > first)
			first = day_month(x->birth) + 1;
	} else if (x->disabled) {
		if (age_day(x->birth, c->law->age_disabled_child) <= r->test)
			return 0;
	} else if (age_fiscal_end(x->birth, c->law->age_child) < r->test) {
		return 0;
	}
	return month >= first && on <= child_last(c, x);
}

int children_due(struct calc *c, const struct career *k,
    const struct addition_right *r, int on, int month)
{
	int i, n = 0;

	for (i = 0; i < k->c->n_child; i++)
		n += child_counts(c, &k->c->child[i], r, on, month);
	return n;
}

/* The three steps of the amount for children. */
struct child_steps {
	const struct step_def *each, *third, *sum;
};

static int child_amount(struct calc *c, const struct child_steps *s, int n,
    int on, num *yen)
{
	num base, base_3, rate, each, each_3;
	int two = n < 2 ? n : 2;
	int code = calc_rule(c, &base, RULE_CHILD_ADDITION_BASE, "first_second",
	    on, 0);

	if (!code)
		code = calc_rule(c, &base_3, RULE_CHILD_ADDITION_BASE, "third_on",
		    on, 0);
	if (!code)
		code = revision_rate_younger(c, &rate, on);
	if (code)
		return code;
	each = calc_step(c, s->each, MUL(base, rate), NUM_NEAREST_100,
	    ARGS(base, rate));
	each_3 = calc_step(c, s->third, MUL(base_3, rate), NUM_NEAREST_100,
	    ARGS(base_3, rate));
	*yen = calc_step(c, s->sum,
	    ADD(MUL(each, INT(two)), MUL(each_3, INT(n - two))), NUM_EXACT,
	    ARGS(each, INT(two), each_3, INT(n - two)));
	return 0;
}

int child_months_needed(struct calc *c, int right, int *months)
{
	int first = rule_first_month(c->rules, RULE_REQUIRED_MONTHS,
	    "child_addition");

	return calc_rule_int(c, months, RULE_REQUIRED_MONTHS, "child_addition",
	    right > first ? right : first, 0);
}

/* Whether the person's own disability pension is paid in a month. */
static int disability_paid(const struct calc *c, const struct career *k,
    int month)
{
	int day = disability_held(c, k);

	return day != DAY_OPEN && (day == DAY_NONE || month > day_month(day));
}

int family_additions(struct calc *c, const struct career *k,
    const struct addition_right *spouse, const struct addition_right *child,
    int on, int month, struct additions *a)
{
	static const struct child_steps steps = { &CHILD, &CHILD_3, &CHILDREN };
	const struct nenkin_case *p = k->c;
	int n, code = 0;

	a->spouse = a->child = NULL;
	a->spouse_suspended = a->child_suspended = a->start_assumed = 0;
	if (spouse_counts(c, &p->spouse, spouse, on, month)) {
		code = spouse_amount(c, k, spouse->right, on, &a->spouse);
		a->spouse_suspended = spouse_suspends(c, &p->spouse, on,
		    &a->start_assumed);
	}
	n = children_due(c, k, child, on, month);
	if (!code && n) {
		code = child_amount(c, &steps, n, on, &a->child);
		/* 44条1項ただし書: the child's addition of the basic
		 * disability pension (grades 1 and 2) goes first */
		a->child_suspended = p->disability.grade <= GRADE_2 &&
		    disability_paid(c, k, on);
	}
	return code;
}

/* ---- disability benefits ----------------------------------------------------------- */

/* 国年33条の2第1項, 2項: children of any time, one born later from the month
 * after; who still counts goes by the month asked, as in the old-age pensions. */
int disability_children(struct calc *c, const struct career *k, int on,
    int month, num *yen)
{
	static const struct child_steps steps = { &DISABILITY_CHILD,
		&DISABILITY_CHILD_3, &DISABILITY_CHILDREN };
	int i, n = 0;

	*yen = NULL;
	for (i = 0; i < k->c->n_child; i++) {
		const struct child *x = &k->c->child[i];

		n += x->supported && day_month(x->birth) < month &&
		    on <= child_last(c, x);
	}
	return n ? child_amount(c, &steps, n, on, yen) : 0;
}

/* 厚年50条の2, 54条3項: a spouse of any time under 65; no special addition. */
int disability_spouse(struct calc *c, const struct career *k, int on,
    struct additions *a)
{
	const struct spouse *s = &k->c->spouse;
	num base, rate;
	int code;

	a->spouse = a->child = NULL;
	a->spouse_suspended = a->child_suspended = a->start_assumed = 0;
	if (!s->given || !s->supported || on > spouse_end(c, s))
		return 0;
	code = calc_rule(c, &base, RULE_SPOUSE_ADDITION_BASE, "", on, 0);
	if (!code)
		code = revision_rate_younger(c, &rate, on);
	if (code)
		return code;
	a->spouse = calc_step(c, &DISABILITY_SPOUSE, MUL(base, rate),
	    NUM_NEAREST_100, ARGS(base, rate));
	a->spouse_suspended = spouse_suspends(c, s, on, &a->start_assumed);
	return 0;
}

/* ---- transfer addition ----------------------------------------------------------- */

int transfer_addition(struct calc *c, const struct career *k, int right,
    num own, int until, int on, int month, num *yen, int *suspended)
{
	const struct nenkin_case *p = k->c;
	num base, rate, factor;
	int yes, code;

	*yen = NULL;
	*suspended = 0;
	if (!p->spouse.given || !p->spouse.adds_for_me ||
	    !rule_find(c->rules, RULE_TRANSFER_ADDITION_RATE, "", on, p->birth))
		return 0;
	if (num_cmp(own, INT(c->law->months_transfer)) >= 0)
		return 0;
	code = middle_aged_240(c, k, until, &yes);
	if (code || yes)
		return code;
	if (month <= right)
		return 0; /* 14条4項: from the month after 65 */
	code = calc_rule(c, &base, RULE_TRANSFER_ADDITION_BASE, "", on, p->birth);
	if (!code)
		code = revision_rate(c, &rate, on, p->birth);
	if (!code)
		code = calc_rule(c, &factor, RULE_TRANSFER_ADDITION_RATE, "", on,
		    p->birth);
	if (code)
		return code;
	base = calc_step(c, &TRANSFER_BASE, MUL(base, rate), NUM_NEAREST_100,
	    ARGS(base, rate));
	*yen = calc_step(c, &TRANSFER, MUL(base, factor),
	    c->rounding == ROUNDING_PARTS ? NUM_HALF_UP : NUM_EXACT,
	    ARGS(base, factor));
	*suspended = disability_paid(c, k, on);
	return 0;
}
