/* earnings_related.c - the earnings-related part (報酬比例部分) of one category.
 *
 * Given     career, category; until: the months before it count; on: month
 *           whose revaluation rates hold
 * Returned  struct earnings
 * Status    0; ERR_RULE no row; ERR_INPUT an average is missing or law is not
 *           covered
 * Notes     本来水準 and 従前額 are each rounded once, then compared
 * Source    厚生年金保険法第43条第1項; 昭和60年法律第34号附則第52条、第59条第1項;
 *           平成12年法律第18号附則第20条、第21条; 平成25年法律第63号附則第86条
 *           （旧厚生年金保険法第44条の2、第132条第2項）
 */
#include "earnings_related.h"

#include "average_remuneration.h"

#include <string.h>

static const struct step_def MAIN = { "earnings.main_level",
	"厚生年金保険法第43条第1項・昭和60年法律第34号附則第59条第1項・平成12年法律第18号附則第20条",
	"報酬比例部分（本来水準）", "earnings-related part (current level)",
	"{0} × {1} × {2} + {3} × {4} × {5}" };
static const struct step_def GROUP = { "earnings.group",
	"昭和60年法律第34号附則第52条", "坑内員・船員の期間を分けた報酬比例部分",
	"earnings of one group of months", "{0} × {1} × {2}" };
static const struct step_def MAIN_GROUPS = { "earnings.main_level",
	"厚生年金保険法第43条第1項・昭和60年法律第34号附則第52条・平成12年法律第18号附則第20条",
	"報酬比例部分（本来水準）", "earnings-related part (current level)",
	"{0} + {1} × {2} × {3}" };
static const struct step_def LEVEL_1994 = { "earnings.level_1994",
	"平成12年法律第18号附則第21条", "報酬比例部分（従前額保障）",
	"earnings-related part (1994 level)",
	"({0} × {1} × {2} + {3} × {4} × {5}) × {6}" };
static const struct step_def LARGER = { "earnings.larger",
	"平成12年法律第18号附則第21条", "本来水準と従前額のいずれか多い額",
	"the larger of the two levels", "max({0}, {1})" };
static const struct step_def FUND = { "earnings.fund",
	"平成25年法律第63号附則第86条（旧厚生年金保険法第44条の2・第132条第2項）",
	"厚生年金基金の代行部分", "part paid by the pension fund",
	"{0} × {1} + {2} × {3}" };
static const struct step_def STATE = { "earnings.state",
	"平成25年法律第63号附則第86条（旧厚生年金保険法第44条の2）",
	"代行部分を除いた額", "less the fund's part", "max(0, {0} - {1})" };

/* ---- the two levels ---------------------------------------------------------------- */

/* Whose multipliers hold, and how each level is rounded. */
struct basis {
	int birth;
	enum num_rounding rounding;
};

static enum num_rounding level_rounding(const struct calc *c)
{
	return c->rounding == ROUNDING_PARTS ? NUM_HALF_UP : NUM_EXACT;
}

/* The exact amount, marked with the step its yen came from. */
static num same_step(struct calc *c, num exact, num value)
{
	return value->step ? num_from_step(c->pool, exact, value->step) : exact;
}

static int main_level(struct calc *c, const struct basis *x,
    const struct averages *a, int on, num *exact, num *value)
{
	num rb, rf, new, part, groups = INT(0);
	int g, code = calc_rule(c, &rb, RULE_EARNINGS_MULTIPLIER,
	    "before_2003_04", on, x->birth);

	if (!code)
		code = calc_rule(c, &rf, RULE_EARNINGS_MULTIPLIER,
		    "from_2003_04", on, x->birth);
	if (code)
		return code;
	new = MUL(MUL(a->from, rf), a->months_from);
	if (!a->parted) {
		*exact = ADD(MUL(MUL(a->before[2], rb), a->months[2]), new);
		*value = calc_step(c, &MAIN, *exact, x->rounding,
		    ARGS(a->before[2], rb, a->months[2], a->from, rf,
		    a->months_from));
		*exact = same_step(c, *exact, *value);
		return 0;
	}
	for (g = 0; g < 3; g++) {
		part = MUL(MUL(a->before[g], rb), a->months[g]);
		part = calc_step(c, &GROUP, part, NUM_EXACT,
		    ARGS(a->before[g], rb, a->months[g]));
		groups = ADD(groups, part);
	}
	*exact = ADD(groups, new);
	*value = calc_step(c, &MAIN_GROUPS, *exact, x->rounding,
	    ARGS(groups, a->from, rf, a->months_from));
	*exact = same_step(c, *exact, *value);
	return 0;
}

static int level_1994(struct calc *c, const struct career *k,
    const struct basis *x, const struct averages *a, int on, num *exact,
    num *value)
{
	num qb, qf, rate;
	int code = calc_rule(c, &qb, RULE_EARNINGS_MULTIPLIER_1994,
	    "before_2003_04", on, x->birth);

	if (!code)
		code = calc_rule(c, &qf, RULE_EARNINGS_MULTIPLIER_1994,
		    "from_2003_04", on, x->birth);
	if (!code)
		code = calc_rule(c, &rate, RULE_REVISION_RATE_1994, "", on,
		    k->rates_birth);
	if (code)
		return code;
	*exact = MUL(ADD(MUL(MUL(a->old_before, qb), a->all_before),
	    MUL(MUL(a->old_from, qf), a->months_from)), rate);
	*value = calc_step(c, &LEVEL_1994, *exact, x->rounding,
	    ARGS(a->old_before, qb, a->all_before, a->old_from, qf,
	    a->months_from, rate));
	*exact = same_step(c, *exact, *value);
	return 0;
}

/* 旧厚年法132条2項: pay that is not revalued × the multipliers. */
static int fund_part(struct calc *c, const struct career *k,
    const struct averages *a, int on, struct earnings *e, num exact)
{
	num rb, rf, part, before = INT(a->fund_before), from = INT(a->fund_from);
	int code;

	/* 平12法18附則9条1項, 24条: births to 1940-04-01 keep older multipliers */
	if (k->c->birth < month_first_day(c->law->fund_births) + 1)
		return calc_uncovered(c, "employment",
		    "平成12年法律第18号附則第9条第1項・第24条",
		    "fund members born to 1940-04-01");
	code = calc_rule(c, &rb, RULE_EARNINGS_MULTIPLIER,
	    "before_2003_04", on, k->c->birth);

	if (!code)
		code = calc_rule(c, &rf, RULE_EARNINGS_MULTIPLIER,
		    "from_2003_04", on, k->c->birth);
	if (code)
		return code;
	part = calc_step(c, &FUND, ADD(MUL(before, rb), MUL(from, rf)),
	    NUM_EXACT, ARGS(before, rb, from, rf));
	e->exact = num_max(SUB(exact, part), INT(0));
	e->state = calc_step(c, &STATE, e->exact, level_rounding(c),
	    ARGS(exact, part));
	e->exact = same_step(c, e->exact, e->state);
	return 0;
}

/* Both levels, and the larger of them in e->full and e->exact. */
static int compare_levels(struct calc *c, struct earnings *e,
    const struct career *k, const struct basis *x, const struct averages *a,
    int on)
{
	num main, old, main_value, old_value;
	int code = main_level(c, x, a, on, &main, &main_value);

	if (code)
		return code;
	e->any = num_sign(a->all_before) > 0 || num_sign(a->months_from) > 0;
	e->full = main_value;
	old = main;
	if (a->old_before) {
		code = level_1994(c, k, x, a, on, &old, &old_value);
		if (code)
			return code;
		e->old_level = num_cmp(old_value, main_value) > 0;
		e->full = calc_step(c, &LARGER, num_max(main_value, old_value),
		    NUM_EXACT, ARGS(main_value, old_value));
	} else {
		e->not_compared = 1;
	}
	e->exact = e->old_level ? old : main;
	return 0;
}

static void sheet_category(struct calc *c, int category)
{
	if (c->sheet)
		c->sheet->category = category;
}

int earnings_related(struct calc *c, struct earnings *e, const struct career *k,
    int category, int until, int on)
{
	const struct basis x = { k->c->birth, level_rounding(c) };
	struct averages a;
	int code;

	memset(e, 0, sizeof *e);
	sheet_category(c, k->c->has_totals ? 0 : category);
	code = average_remuneration(c, &a, k, category, until, on,
	    AVERAGES_OLD_AGE);
	if (!code)
		code = compare_levels(c, e, k, &x, &a, on);
	if (code)
		return code;
	e->state = e->full;
	if (a.fund_before || a.fund_from)
		code = fund_part(c, k, &a, on, e, e->exact);
	sheet_category(c, 0);
	return code;
}

/* Both levels exact, rounded with the whole; nothing is the fund's. */
static int exact_levels(struct calc *c, struct earnings *e,
    const struct career *k, int birth, int category, int until, int on,
    enum averages_of of)
{
	const struct basis x = { birth, NUM_EXACT };
	struct averages a;
	int code;

	memset(e, 0, sizeof *e);
	sheet_category(c, k->c->has_totals ? 0 : category);
	code = average_remuneration(c, &a, k, category, until, on, of);
	if (!code)
		code = compare_levels(c, e, k, &x, &a, on);
	if (code)
		return code;
	e->exact = e->full;
	e->full = NULL;
	sheet_category(c, 0);
	return 0;
}

/* 50条1項, 平12法18附則20条, 21条: 43条1項 as it reads for the youngest, since
 * 昭60附則59条1項 names the old-age pension only. */
int earnings_insured(struct calc *c, struct earnings *e, const struct career *k,
    int category, int until, int on, int floor)
{
	return exact_levels(c, e, k, DAY_OPEN - 1, category, until, on,
	    floor ? AVERAGES_INSURED_FLOOR : AVERAGES_INSURED);
}

/* 60条1項1号, 昭60附則59条1項: by 長期要件 the multipliers of the birth, and 昭60附則
 * 52条 as for an old-age pension. */
int earnings_long(struct calc *c, struct earnings *e, const struct career *k,
    int category, int until, int on)
{
	return exact_levels(c, e, k, k->c->birth, category, until, on,
	    AVERAGES_OLD_AGE);
}
