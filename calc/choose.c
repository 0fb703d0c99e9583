/* choose.c - the choice between the pensions of one person (併給の調整).
 *
 * Given     the case, the month asked
 * Returned  every lawful combination of the pensions payable in the month, that
 *           no other pension could be added to, with its yearly sum
 * Status    0; ERR_INPUT law not covered; ERR_RULE
 * Notes     1. 65 has been attained from the month after: a stop begins and ends
 *              with the months after its cause (国年18条2項, 厚年36条2項)
 *           2. a pension of the same cause is the one of the same record: the
 *              old-age ones, those of one death, those of one disability
 *           3. what another pension stops only while that is paid is paid where
 *              the combination leaves the other out
 * Source    国民年金法第18条第2項、第20条、第52条の6、附則第9条の2の4;
 *           厚生年金保険法第38条、第44条第1項、第60条、第64条の2、附則第17条;
 *           昭和60年法律第34号附則第16条第1項、第73条第1項
 */
#include "choose.h"

#include "disability.h"

#include <stdio.h>
#include <string.h>

static const struct step_def TOTAL = { "choice.total",
	"国民年金法第20条・附則第9条の2の4・厚生年金保険法第38条・附則第17条",
	"併給できる年金の合計（年額）", "pensions paid together, a year", "{0}" };
static const struct step_def CHILD_PAID = { "choice.child_paid",
	"厚生年金保険法第44条第1項ただし書",
	"障害基礎年金を受けないため子の加給年金額を支給",
	"addition for children, the basic disability pension not being paid",
	"{0} + {1}" };
static const struct step_def CHILD_STOPPED = { "choice.child_stopped",
	"厚生年金保険法第44条第1項ただし書",
	"障害基礎年金の子の加算を受けるため子の加給年金額は支給停止",
	"without the addition for children, paid with the basic disability pension",
	"{0} - {1}" };
static const struct step_def TRANSFER_PAID = { "choice.transfer_paid",
	"昭和60年法律第34号附則第16条第1項",
	"障害の年金を受けないため振替加算を支給",
	"transfer addition, no disability pension being paid", "{0} + {1}" };
static const struct step_def WIDOW_STOPPED = { "choice.widow_stopped",
	"昭和60年法律第34号附則第73条第1項",
	"障害基礎年金を受けるため経過的寡婦加算は支給停止",
	"without the transitional addition, beside the basic disability pension",
	"{0} - {1}" };

static const struct step_def WITHOUT_BASIC = { "choice.without_basic",
	"厚生年金保険法第60条第1項第2号",
	"遺族基礎年金を受けないため2号の額とする",
	"the larger amount, the basic pension of the death not being paid",
	"{0} + {1}" };
static const struct step_def NOT_CLAIMED = { "choice.own_employees",
	"厚生年金保険法第64条の2", "請求していない老齢厚生年金の額",
	"own old-age employees' pension, not claimed", "{0}" };

#define BIT(id) (1u << BENEFIT_##id)

/* The pensions; the others are paid once. */
#define PENSIONS (((1u << BENEFITS) - 1) & ~(BIT(LUMP_SUM_DEATH) |  \
	BIT(DISABILITY_ALLOWANCE)))

/* ---- two pensions ------------------------------------------------------------- */

/* 国年20条1項, 厚年38条1項 with 国年附則9条の2の4, 厚年附則17条: what each law
 * leaves unstopped on both sides. */
int choose_together(enum benefit_id a, enum benefit_id b, int aged_65)
{
	static const struct {
		unsigned pair;
		int from_65;
	} allowed[] = {
		{ BIT(OLD_AGE_BASIC) | BIT(OLD_AGE_EMPLOYEES), 0 },
		{ BIT(OLD_AGE_BASIC) | BIT(SPECIAL_OLD_AGE_EMPLOYEES), 0 },
		{ BIT(OLD_AGE_EMPLOYEES) | BIT(SPECIAL_OLD_AGE_EMPLOYEES), 0 },
		{ BIT(SURVIVORS_BASIC) | BIT(SURVIVORS_EMPLOYEES), 0 },
		{ BIT(DISABILITY_BASIC) | BIT(DISABILITY_EMPLOYEES), 0 },
		{ BIT(OLD_AGE_BASIC) | BIT(SURVIVORS_EMPLOYEES), 1 },
		{ BIT(OLD_AGE_EMPLOYEES) | BIT(SURVIVORS_EMPLOYEES), 1 },
		{ BIT(DISABILITY_BASIC) | BIT(OLD_AGE_EMPLOYEES), 1 },
		{ BIT(DISABILITY_BASIC) | BIT(SURVIVORS_EMPLOYEES), 1 }
	};
	unsigned pair = 1u << a | 1u << b;
	size_t i;

	for (i = 0; i < sizeof allowed / sizeof *allowed; i++)
		if (allowed[i].pair == pair)
			return aged_65 || !allowed[i].from_65;
	return 0;
}

/* ---- combinations --------------------------------------------------------------- */

/* What one person is paid in the month, each alone; NULL = not. */
struct held {
	const struct benefit *of[BENEFITS];
	int aged_65;
};

static void hold(struct held *h, const struct benefit *b, int on)
{
	if (b->entitled && b->from <= on && PENSIONS & 1u << b->id)
		h->of[b->id] = b;
}

static int lawful(const struct held *h, unsigned set)
{
	int a, b;

	for (a = 0; a < BENEFITS; a++)
		for (b = 0; b < a; b++)
			if (set & 1u << a && set & 1u << b &&
			    !choose_together((enum benefit_id)a,
				(enum benefit_id)b, h->aged_65))
				return 0;
	return 1;
}

/* Whether no other pension held could be added to a lawful set. */
static int is_full(const struct held *h, unsigned set)
{
	int i;

	for (i = 0; i < BENEFITS; i++)
		if (h->of[i] && !(set & 1u << i) && lawful(h, set | 1u << i))
			return 0;
	return 1;
}

static long long plus(struct calc *c, const struct step_def *def, long long to,
    long long yen)
{
	calc_step(c, def, ADD(INT(to), INT(yen)), NUM_EXACT,
	    ARGS(INT(to), INT(yen)));
	return to + yen;
}

static long long minus(struct calc *c, const struct step_def *def,
    long long from, long long yen)
{
	if (yen > from)
		yen = from;
	calc_step(c, def, SUB(INT(from), INT(yen)), NUM_EXACT,
	    ARGS(INT(from), INT(yen)));
	return from - yen;
}

/* 厚年60条1項ただし書: the survivors' employees' pension is another where the basic one
 * of the same death is not paid.  昭60附則73条1項ただし書: the addition is stopped
 * beside a disability pension paid; where the basic one is held, it is already
 * (厚年65条). */
static long long survivors_beside(struct calc *c, const struct held *h,
    const struct benefit *b, unsigned set, int paid)
{
	long long yen = b->payable;
	int held = h->of[BENEFIT_SURVIVORS_BASIC] != NULL;

	if (held && !(set & BIT(SURVIVORS_BASIC)) && b->without_basic)
		yen = plus(c, &WITHOUT_BASIC, yen, b->without_basic);
	if (!held && paid && b->parts & 1u << PART_TRANSITIONAL_WIDOW_ADDITION)
		yen = minus(c, &WIDOW_STOPPED, yen,
		    b->part[PART_TRANSITIONAL_WIDOW_ADDITION]);
	return yen;
}

/* 厚年44条1項ただし書, 昭60附則16条1項 (昭和61年政令第54号28条: not beside one wholly
 * stopped): the disability pension counts while it is paid. */
static long long beside(struct calc *c, const struct held *h,
    const struct benefit *b, unsigned set)
{
	const struct benefit *d = set & BIT(DISABILITY_BASIC)
	    ? h->of[BENEFIT_DISABILITY_BASIC] : NULL;
	int paid = d && d->payable > 0;
	int child = paid && d->parts & 1u << PART_CHILD_ADDITION;

	if (b->id == BENEFIT_SURVIVORS_EMPLOYEES)
		return survivors_beside(c, h, b, set, paid);
	if (b->id == BENEFIT_OLD_AGE_BASIC && b->beside_disability)
		return plus(c, &TRANSFER_PAID, b->payable, b->beside_disability);
	if (b->beside_disability && !child)
		return plus(c, &CHILD_PAID, b->payable, b->beside_disability);
	if (b->child_paid && child)
		return minus(c, &CHILD_STOPPED, b->payable, b->child_paid);
	return b->payable;
}

/* The sum as a formula of its amounts, where somebody listens. */
static void show_total(struct calc *c, const struct combination *x)
{
	num arg[STEP_ARGS], total = INT(x->total);
	struct text *t;
	size_t at;
	int i, n = 0;

	if (!c->sheet)
		return;
	t = &c->sheet->text;
	text_putc(t, '\0');
	at = t->len;
	for (i = 0; i < BENEFITS; i++) {
		if (!(x->benefits & 1u << i))
			continue;
		if (n)
			text_puts(t, " + ");
		text_int(t, x->payable[i]);
		arg[n++] = INT(x->payable[i]);
	}
	calc_step_text(c, &TOTAL, at, total, NUM_EXACT, n, arg);
}

static void combine(struct calc *c, const struct held *h, unsigned set,
    struct combination *x)
{
	int i;

	memset(x, 0, sizeof *x);
	x->benefits = set;
	for (i = 0; i < BENEFITS; i++) {
		if (!(set & 1u << i))
			continue;
		x->payable[i] = beside(c, h, h->of[i], set);
		x->total += x->payable[i];
	}
	show_total(c, x);
}

/* Into its place, the best first, in the order of the benefits where equal. */
static void insert(struct choice *k, const struct combination *x)
{
	int at = k->n++;

	for (; at > 0 && k->combination[at - 1].total < x->total; at--)
		k->combination[at] = k->combination[at - 1];
	k->combination[at] = *x;
}

static void rank(struct choice *k)
{
	int i;

	for (i = 0; i < k->n; i++) {
		struct combination *x = &k->combination[i];

		x->rank = i && x->total == x[-1].total ? x[-1].rank : i + 1;
	}
}

static int list(struct calc *c, const struct held *h, struct choice *k)
{
	unsigned set, all = 0;
	struct combination x;
	int i;

	k->n = 0;
	k->aged_65 = h->aged_65;
	for (i = 0; i < BENEFITS; i++)
		all |= h->of[i] ? 1u << i : 0;
	for (set = 1; set <= all; set++) {
		if ((set & all) != set || !lawful(h, set) || !is_full(h, set))
			continue;
		if (k->n == COMBINATIONS_MAX)
			return err_set(c->err, ERR_INPUT, NULL,
			    "more than %d combinations", COMBINATIONS_MAX);
		combine(c, h, set, &x);
		insert(k, &x);
	}
	rank(k);
	return 0;
}

/* ---- what is not covered ---------------------------------------------------------- */

/* 令7法74附則1条1項8号: the choice waits for its orders with the rest of it. */
static int check_choice_month(struct calc *c, int on)
{
	int reform, code = calc_rule_int(c, &reform, RULE_SURVIVOR_MONTH,
	    "reform", on, 0);

	if (code || on < MONTH(reform / 100, reform % 100))
		return code;
	return calc_uncovered(c, "on", "令和7年法律第74号附則第1条第1項第8号",
	    "the choice between benefits from 2028-04");
}

/* 平24法63附則9条: what a disability stopped is not known in 100 yen. */
static int check_held(struct calc *c, const struct held *h, int on)
{
	const struct rule_row *row = rule_find(c->rules,
	    RULE_ROUNDING_UNIT_EXISTING, "", on, 0);
	const struct benefit *employees = h->of[BENEFIT_SURVIVORS_EMPLOYEES];
	int i;

	if (employees && employees->parts & 1u << PART_BASIC)
		return calc_uncovered(c, "as_survivor",
		    "昭和60年法律第34号附則第74条第6項",
		    "the choice where the basic amount is in the employees' "
		    "pension");
	for (i = 0; row && row->value != 1 && i < BENEFITS; i++)
		if (h->of[i] && h->of[i]->right < c->law->unified &&
		    (h->of[i]->beside_disability || h->of[i]->child_paid))
			return calc_uncovered(c, "on",
			    "平成24年法律第63号附則第9条",
			    "the choice in 100 yen before 2016-04");
	return 0;
}

/* ---- the family of a deceased -------------------------------------------------------- */

/* A benefit of which only the own yearly amount is known. */
static void own_amount(struct benefit *b, enum benefit_id id, long long yen,
    int from)
{
	benefit_init(b, id);
	b->entitled = yen > 0;
	b->right = from - 1;
	b->from = from;
	b->annual = b->payable = yen;
}

/* Who has own amounts has them from 65, a basic one at 60 to 64 early. */
static int own_amounts(struct calc *c, const struct survivor *s, int i, int on,
    struct benefit *basic, struct benefit *employees)
{
	int at60 = age_month(s->birth, c->law->age_early);
	int at65 = age_month(s->birth, c->law->age_65);
	char path[60];

	if (s->old_age_employees > 0 && on > at60 && on <= at65) {
		snprintf(path, sizeof path,
		    "death.survivors[%d].old_age_employees", i);
		return err_set(c->err, ERR_INPUT, path,
		    "whether it is paid before 65 is not known: --choose needs "
		    "the survivor's own record with 'as_survivor'");
	}
	own_amount(basic, BENEFIT_OLD_AGE_BASIC, s->old_age_basic,
	    (on <= at65 ? at60 : at65) + 1);
	own_amount(employees, BENEFIT_OLD_AGE_EMPLOYEES, s->old_age_employees,
	    at65 + 1);
	return 0;
}

static int has_lump_sum(const struct result *r, const char *id)
{
	int i, lump = 0, widow = 0;

	for (i = 0; i < r->n; i++) {
		const struct benefit *b = &r->benefit[i];

		if (!b->entitled || !b->recipient ||
		    strcmp(b->recipient, id) != 0)
			continue;
		lump |= b->id == BENEFIT_LUMP_SUM_DEATH;
		widow |= b->id == BENEFIT_WIDOWS_PENSION;
	}
	return lump && widow;
}

static int of_survivor(struct calc *c, const struct survivor *s, int i,
    const struct result *r, struct choice *k)
{
	struct benefit basic, employees;
	struct held h = { { NULL }, 0 };
	int j, any = 0, code;

	k->recipient = s->id;
	k->lump_sum_too = has_lump_sum(r, s->id);
	k->n = 0;
	for (j = 0; j < r->n; j++)
		if (strcmp(r->benefit[j].recipient, s->id) == 0)
			hold(&h, &r->benefit[j], r->on);
	for (j = 0; j < BENEFITS; j++)
		any |= h.of[j] != NULL;
	if (!any)
		return 0;
	code = own_amounts(c, s, i, r->on, &basic, &employees);
	if (code)
		return code;
	h.aged_65 = r->on > age_month(s->birth, c->law->age_65);
	hold(&h, &basic, r->on);
	hold(&h, &employees, r->on);
	code = check_held(c, &h, r->on);
	return code ? code : list(c, &h, k);
}

/* The choice of each survivor who is paid a pension of the death. */
static int of_family(struct calc *c, const struct nenkin_case *p, int on,
    struct choices *k, struct result *r)
{
	int i, code = survivor(c, p, on, r);

	if (!code)
		code = check_choice_month(c, r->on);
	for (i = 0; !code && i < p->death.n_survivors; i++) {
		const struct survivor *s = &p->survivor[p->death.survivors + i];

		if (c->sheet)
			c->sheet->recipient = s->id;
		code = of_survivor(c, s, i, r, &k->choice[k->n]);
		k->n += !code && k->choice[k->n].n > 0;
	}
	if (c->sheet)
		c->sheet->recipient = NULL;
	return code;
}

/* ---- one person's own record ------------------------------------------------------------ */

/* The place of an error within as_survivor. */
static int within(struct calc *c, int code)
{
	char path[ERR_PATH_MAX];

	if (!code || !c->err->path[0])
		return code;
	memcpy(path, c->err->path, sizeof path);
	snprintf(c->err->path, sizeof c->err->path, "as_survivor.case.%.*s",
	    (int)(sizeof path - sizeof "as_survivor.case."), path);
	return code;
}

/* A copy of the deceased's case, to be given the own amounts. */
static int copy_deceased(struct calc *c, const struct nenkin_case *p,
    struct chosen *x, struct survivor **self)
{
	struct nenkin_case *d = &x->deceased;
	int i;

	*d = *p->as_survivor;
	d->on = MONTH_NONE;
	*self = NULL;
	if (d->death.n_survivors > SURVIVORS_MAX)
		return err_set(c->err, ERR_INPUT, "death.survivors",
		    "more than %d survivors", SURVIVORS_MAX);
	for (i = 0; i < d->death.n_survivors; i++) {
		x->family[i] = d->survivor[d->death.survivors + i];
		if (strcmp(x->family[i].id, p->as_survivor_id) == 0)
			*self = &x->family[i];
	}
	d->survivor = x->family;
	d->death.survivors = 0;
	if (!*self || (*self)->birth != p->birth || (*self)->sex != p->sex)
		return err_set(c->err, ERR_INPUT, "death.survivors",
		    "birth or sex of the survivor '%s' is not that of 'person'",
		    p->as_survivor_id);
	return 0;
}

static const struct benefit *of_id(const struct result *r, enum benefit_id id)
{
	int i;

	for (i = 0; i < r->n; i++)
		if (r->benefit[i].id == id)
			return &r->benefit[i];
	return NULL;
}

/* 厚年44条1項: without its additions. */
static long long without_additions(const struct benefit *b, int on)
{
	if (!b->entitled || b->from > on)
		return 0;
	return b->annual - b->part[PART_SPOUSE_ADDITION] -
	    b->part[PART_CHILD_ADDITION];
}

/* 厚年64条の2: a right that is held and not claimed counts, at the amount it would
 * have without a deferral. */
static int unclaimed(struct calc *c, const struct nenkin_case *p,
    const struct choose_options *o, struct chosen *x, int on, long long *yen)
{
	struct oldage_options old = o->oldage;
	struct sheet *sheet = c->sheet;
	int code;

	x->deceased = *p; /* lent for the moment */
	x->deceased.employees_claimed = MONTH_NONE;
	old.on = on;
	c->sheet = NULL;
	code = oldage(c, &x->deceased, &old, &x->other);
	c->sheet = sheet;
	if (code)
		return code;
	*yen = without_additions(of_id(&x->other, BENEFIT_OLD_AGE_EMPLOYEES), on);
	calc_step(c, &NOT_CLAIMED, INT(*yen), NUM_EXACT, ARGS(INT(*yen)));
	return 0;
}

/* 厚年64条の2, 60条1項2号ロ: the own old-age employees' pension, from the month
 * after 65. */
static int own_employees(struct calc *c, const struct nenkin_case *p,
    const struct choose_options *o, struct chosen *x, const struct result *r,
    long long *yen)
{
	const struct benefit *b = of_id(r, BENEFIT_OLD_AGE_EMPLOYEES);

	*yen = 0;
	if (r->on <= age_month(p->birth, c->law->age_65))
		return 0;
	if (b->entitled ? b->from > r->on && b->right < r->on
			: b->reason == REASON_NOT_CLAIMED)
		return unclaimed(c, p, o, x, r->on, yen);
	*yen = without_additions(b, r->on);
	return 0;
}

/* An amount that the deceased's case gives must be that of the own record. */
static int same_amount(struct calc *c, const char *key, long long given,
    long long yen)
{
	if (given == 0 || given == yen)
		return 0;
	return err_set(c->err, ERR_INPUT, "death.survivors",
	    "'%s' is %lld, the person's own record gives %lld", key, given, yen);
}

/* 国年附則9条の2第5項: an own basic pension before 65 ends the widow's. */
static int give_own(struct calc *c, const struct nenkin_case *p,
    const struct result *r, long long employees, struct survivor *self)
{
	const struct benefit *b = of_id(r, BENEFIT_OLD_AGE_BASIC);
	long long basic = b->entitled && b->from <= r->on ? b->annual : 0;
	int code = 0;

	if (r->on > age_month(p->birth, c->law->age_65)) {
		code = same_amount(c, "old_age_employees",
		    self->old_age_employees, employees);
		if (!code)
			code = same_amount(c, "old_age_basic",
			    self->old_age_basic, basic);
	}
	self->old_age_employees = employees;
	self->old_age_basic = basic;
	return within(c, code);
}

/* The benefits of one recipient, or all, behind those of r. */
static void append(struct result *r, const struct result *from, const char *id)
{
	int i;

	for (i = 0; i < from->n; i++)
		if (!id || strcmp(from->benefit[i].recipient, id) == 0)
			r->benefit[r->n++] = from->benefit[i];
}

/* The case of the deceased with the own amounts; own: the old-age benefits. */
static int deceased_case(struct calc *c, const struct nenkin_case *p,
    const struct choose_options *o, const struct result *own, struct chosen *x,
    struct survivor **self)
{
	long long employees;
	int code = own_employees(c, p, o, x, own, &employees);

	if (!code)
		code = within(c, copy_deceased(c, p, x, self));
	return code ? code : give_own(c, p, own, employees, *self);
}

int choose_deceased(struct calc *c, const struct nenkin_case *p,
    const struct result *own, struct chosen *x)
{
	const struct choose_options o = { .oldage.on = own->on };
	struct survivor *self;

	return deceased_case(c, p, &o, own, x, &self);
}

static int as_survivor(struct calc *c, const struct nenkin_case *p,
    const struct choose_options *o, struct chosen *x, struct result *r)
{
	struct survivor *self;
	int code = deceased_case(c, p, o, r, x, &self);

	if (!code)
		code = within(c, survivor(c, &x->deceased, r->on, &x->other));
	if (!code)
		append(r, &x->other, self->id);
	return code;
}

/* The month of the tool that is asked, without a worksheet. */
static int first_month(struct calc *c, const struct nenkin_case *p,
    const struct choose_options *o, struct chosen *x, int *on)
{
	struct sheet *sheet = c->sheet;
	struct survivor *self;
	int code;

	*on = o->oldage.on != MONTH_NONE ? o->oldage.on : p->on;
	if (*on != MONTH_NONE)
		return 0;
	c->sheet = NULL;
	if (o->first == CHOOSE_DISABILITY) {
		code = disability(c, p, *on, &x->other);
	} else if (o->first == CHOOSE_SURVIVOR) {
		code = copy_deceased(c, p, x, &self);
		if (!code)
			code = survivor(c, &x->deceased, *on, &x->other);
		code = within(c, code);
	} else {
		code = oldage(c, p, &o->oldage, &x->other);
	}
	c->sheet = sheet;
	*on = x->other.on;
	return code;
}

static int list_person(struct calc *c, const struct nenkin_case *p,
    const struct result *r, struct choices *k)
{
	struct held h = { { NULL }, 0 };
	struct choice *x = &k->choice[0];
	int i, code;

	x->recipient = NULL;
	x->lump_sum_too = p->as_survivor && has_lump_sum(r, p->as_survivor_id);
	h.aged_65 = r->on > age_month(p->birth, c->law->age_65);
	for (i = 0; i < r->n; i++)
		hold(&h, &r->benefit[i], r->on);
	code = check_held(c, &h, r->on);
	if (!code)
		code = list(c, &h, x);
	k->n = 1;
	return code;
}

static int of_person(struct calc *c, const struct nenkin_case *p,
    const struct choose_options *o, struct chosen *x, struct result *r)
{
	struct oldage_options old = o->oldage;
	int code = first_month(c, p, o, x, &old.on);

	if (!code)
		code = check_month(c, p, old.on);
	if (!code)
		code = oldage(c, p, &old, r);
	if (!code)
		code = check_choice_month(c, old.on);
	if (!code && p->as_survivor)
		code = as_survivor(c, p, o, x, r);
	if (!code && (p->disability.given || o->first == CHOOSE_DISABILITY)) {
		code = disability(c, p, old.on, &x->other);
		if (!code)
			append(r, &x->other, NULL);
	}
	return code ? code : list_person(c, p, r, &x->choices);
}

int choose_pensions(struct calc *c, const struct nenkin_case *p,
    const struct choose_options *o, struct chosen *x, struct result *r)
{
	int code;

	x->choices.n = 0;
	c->choosing = 1;
	if (o->first == CHOOSE_SURVIVOR && (p->death.given || !p->as_survivor))
		code = of_family(c, p, o->oldage.on, &x->choices, r);
	else
		code = of_person(c, p, o, x, r);
	c->choosing = 0;
	r->choices = &x->choices; /* a computation has set it to none */
	return code;
}
