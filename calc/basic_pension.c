/* basic_pension.c - Old-age Basic Pension, yearly amount (老齢基礎年金).
 *
 * Given     career  months by status; until: the months before it count
 *           on      month whose rates hold
 * Returned  exact   yen a year, not rounded (国民年金法第17条 rounds the whole)
 * Status    0; ERR_RULE no row for that month and birth
 * Notes     1. the full amount is rounded to 100 yen before the fraction
 *           2. months exempt before 2009-04 keep their weight of then
 *              (平成16年法律第104号附則第10条); each class fills what the classes
 *              before it leave of the 480 months, counted whole
 * Source    国民年金法第27条、第27条の2から第27条の5まで、第44条; 昭和60年法律
 *           第34号附則第13条; 平成16年法律第104号附則第9条、第10条
 */
#include "basic_pension.h"


static const struct step_def FULL = { "basic.full_amount",
	"国民年金法第27条", "満額", "full amount", "{0} × {1}" };
static const struct step_def EXEMPT = { "basic.exempt_months",
	"国民年金法第27条各号・平成16年法律第104号附則第10条",
	"免除期間の算入月数", "exempt months as counted",
	"{0} × {1}/{2} + {3} × {4}/{5}" };
static const struct step_def MONTHS = { "basic.credited_months",
	"国民年金法第27条ただし書・昭和60年法律第34号附則第13条",
	"年金額に反映する月数", "months credited", "min({0} + {1}, {2})" };
static const struct step_def AMOUNT = { "basic.amount",
	"国民年金法第27条", "老齢基礎年金の額", "basic amount",
	"{0} × {1} / {2}" };
static const struct step_def ADDITIONAL = { "basic.additional_premium",
	"国民年金法第44条", "付加年金", "additional pension", "{0} × {1}" };

int revision_rate(struct calc *c, num *rate, int on, int birth)
{
	return calc_rule(c, rate, RULE_REVISION_RATE, "", on, birth);
}

int revision_rate_younger(struct calc *c, num *rate, int on)
{
	/* the row open toward later births */
	return calc_rule(c, rate, RULE_REVISION_RATE, "", on, DAY_OPEN - 1);
}

int full_amount_as(struct calc *c, const struct step_def *def, num *yen, int on,
    int birth)
{
	num base, rate;
	int code = calc_rule(c, &base, RULE_BASIC_FULL_AMOUNT, "", on, birth);

	if (!code)
		code = revision_rate(c, &rate, on, birth);
	if (!code)
		*yen = calc_step(c, def, MUL(base, rate), NUM_NEAREST_100,
		    ARGS(base, rate));
	return code;
}

int full_amount(struct calc *c, num *yen, int on, int birth)
{
	return full_amount_as(c, &FULL, yen, on, birth);
}

/* The classes in the order in which 附則10条 lets them fill the months. */
static const struct exempt_class {
	int index; /* of basic_months.exempt */
	const char *within_num, *within_den, *beyond_num, *beyond_den;
} CLASSES[] = {
#define CLASS(i, name) { i, name ".within.num", name ".within.den", \
	name ".beyond.num", name ".beyond.den" }
	CLASS(3, "exempt_one_quarter"),
	CLASS(2, "exempt_half"),
	CLASS(1, "exempt_three_quarters"),
	CLASS(0, "exempt_full"),
#undef CLASS
};

/* n months of a class, `within` of them inside the limit, in their weights. */
static int weigh(struct calc *c, const struct exempt_class *x, int month, int n,
    int within, num *sum)
{
	num wn, wd, bn, bd, part;
	int code = calc_rule(c, &wn, RULE_EXEMPTION_WEIGHT, x->within_num, month, 0);

	if (!code)
		code = calc_rule(c, &wd, RULE_EXEMPTION_WEIGHT, x->within_den,
		    month, 0);
	if (!code)
		code = calc_rule(c, &bn, RULE_EXEMPTION_WEIGHT, x->beyond_num,
		    month, 0);
	if (!code)
		code = calc_rule(c, &bd, RULE_EXEMPTION_WEIGHT, x->beyond_den,
		    month, 0);
	if (code)
		return code;
	part = ADD(DIV(MUL(INT(within), wn), wd),
	    DIV(MUL(INT(n - within), bn), bd));
	part = calc_step(c, &EXEMPT, part, NUM_EXACT,
	    ARGS(INT(within), wn, wd, INT(n - within), bn, bd));
	*sum = ADD(*sum, part);
	return 0;
}

/* 平成16年法律第104号附則第10条第1項各号: newer months of a class first. */
static int exempt_credit(struct calc *c, const struct basic_months *m, int limit,
    num *sum)
{
	unsigned i;
	int newer, used = m->paid, code = 0;

	*sum = INT(0);
	for (i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++)
		for (newer = 1; !code && newer >= 0; newer--) {
			int n = m->exempt[CLASSES[i].index][newer];
			int room = limit > used ? limit - used : 0;

			if (n == 0)
				continue;
			code = weigh(c, &CLASSES[i],
			    c->law->exemption_new - !newer, n,
			    n < room ? n : room, sum);
			used += n;
		}
	return code;
}

int basic_amount_of(struct calc *c, num *exact, const struct basic_months *m,
    int on, int birth, int rates_birth)
{
	num full, limit, whole, exempt, credited;
	long long months = 0;
	int code = full_amount(c, &full, on, rates_birth);

	if (!code)
		code = calc_rule(c, &limit, RULE_BASIC_MAX_MONTHS, "", on, birth);
	if (!code)
		code = calc_rule(c, &whole, RULE_BASIC_FULL_MONTHS, "", on, birth);
	if (code)
		return code;
	num_yen(limit, &months);
	code = exempt_credit(c, m, (int)months, &exempt);
	if (code)
		return code;
	credited = num_min(ADD(INT(m->paid), exempt), limit);
	credited = calc_step(c, &MONTHS, credited, NUM_EXACT,
	    ARGS(INT(m->paid), exempt, limit));
	*exact = calc_step(c, &AMOUNT, DIV(MUL(full, credited), whole),
	    NUM_EXACT, ARGS(full, credited, whole));
	return 0;
}

int basic_amount(struct calc *c, num *exact, const struct career *k, int until,
    int on)
{
	struct basic_months m;

	career_basic(k, until, &m);
	return basic_amount_of(c, exact, &m, on, k->c->birth, k->c->birth);
}

int additional_amount(struct calc *c, num *exact, const struct career *k,
    int until, int on)
{
	struct basic_months m;
	num unit;
	int code = calc_rule(c, &unit, RULE_ADDITIONAL_PREMIUM_UNIT, "", on,
	    k->c->birth);

	if (code)
		return code;
	career_basic(k, until, &m);
	*exact = MUL(unit, INT(m.additional));
	if (m.additional)
		*exact = calc_step(c, &ADDITIONAL, *exact, NUM_EXACT,
		    ARGS(unit, INT(m.additional)));
	return 0;
}
