/* contribution.c - the contribution requirement (保険料納付要件).
 *
 * Given     the calendar, the day of the first visit
 * Returned  struct contribution
 * Status    0; ERR_RULE
 * Notes     1. months count to the month before the last; for a first visit to
 *              1991-04 to the month before a quarter (基準月) begins
 *           2. all employees' months count as paid, also those before 20, from
 *              60 on and before 1986-04
 * Source    国年法第30条第1項ただし書; 厚年法第47条第1項ただし書;
 *           昭和60年法律第34号附則第8条第9項、第20条、第21条、昭60附則64条、65条
 */
#include "contribution.h"

static const struct step_def SHARE = { "contribution.share",
	"国民年金法第30条第1項ただし書・第37条ただし書、"
	"厚生年金保険法第47条第1項ただし書・第58条第1項ただし書",
	"納付済期間と免除期間の割合（3分の2以上）",
	"share of paid and exempt months (two thirds)", "{0} / {1}" };
static const struct step_def LAST_YEAR = { "contribution.last_year_unpaid",
	"昭和60年法律第34号附則第20条・第64条",
	"直近1年間の未納の月数（0で満たす）",
	"unpaid months of the last year (0 meets it)", "{0}" };

/* 国年5条1項, 昭60附則8条1項, 9項: a month of employment is paid; 合算対象期間 is
 * no insured period, nor is an unpaid month outside the ages 20 to 59 (7条1項). */
enum standing month_standing(const struct career *k, int month, int end)
{
	int i = month - k->base, status;

	if (i < 0 || i >= k->n)
		return STANDING_NONE;
	if (k->employed[i])
		return month < end ? STANDING_GOOD : STANDING_NONE;
	status = (k->national[i] & ~CAREER_ADDITIONAL) - 1;
	if (status < 0 || status == NATIONAL_UNCOUNTED)
		return STANDING_NONE;
	if (status == NATIONAL_UNPAID)
		return month >= k->at20 && month < k->at60 ? STANDING_UNPAID
							   : STANDING_NONE;
	return STANDING_GOOD;
}

/* 30条1項ただし書: the month before the last; 昭60附則21条: until 1991-04 the
 * month before the latest of January, April, July, October before the visit. */
static int base_month(const struct law *law, int visit)
{
	int month = visit - 1;

	if (visit > law->base_months_end)
		return visit - 2;
	while ((month_number(month) - 1) % law->months_quarter != 0)
		month--;
	return month - 1;
}

/* 昭60附則20条1項: unpaid months of the year to `last`, or, of who was not
 * insured, to the latest insured month. */
static int unpaid_last_year(const struct career *k, int last, int insured,
    int end)
{
	int month, n = 0;

	while (!insured && last >= k->base &&
	    month_standing(k, last, end) == STANDING_NONE)
		last--;
	for (month = last - k->law->months_last_year + 1; month <= last; month++)
		n += month_standing(k, month, end) == STANDING_UNPAID;
	return n;
}

/* 昭60附則20条1項, 64条1項: first visits before 2036-04 under 65. */
static int last_year_holds(const struct career *k, int day)
{
	return day_month(day) <= k->law->last_year_rule_end &&
	    day < age_day(k->c->birth, k->law->age_last_year_end);
}

static void count(const struct career *k, int last, int end,
    struct contribution *x)
{
	int month;

	for (month = k->base; month <= last; month++) {
		enum standing s = month_standing(k, month, end);

		x->total += s != STANDING_NONE;
		x->good += s == STANDING_GOOD;
	}
}

int contribution_requirement(struct calc *c, const struct career *k, int day,
    int insured, int end, struct contribution *x)
{
	int visit = day_month(day), last = base_month(c->law, visit);
	int top, bottom, code;

	x->good = x->total = x->unpaid = 0;
	code = calc_rule_int(c, &top, RULE_CONTRIBUTION_REQUIREMENT,
	    "share.num", visit, 0);
	if (!code)
		code = calc_rule_int(c, &bottom, RULE_CONTRIBUTION_REQUIREMENT,
		    "share.den", visit, 0);
	if (code)
		return code;
	count(k, last, end, x);
	x->need = (x->total * top + bottom - 1) / bottom;
	x->ok = x->good >= x->need;
	if (x->total)
		calc_step(c, &SHARE, DIV(INT(x->good), INT(x->total)), NUM_EXACT,
		    ARGS(INT(x->good), INT(x->total)));
	if (x->ok || !last_year_holds(k, day))
		return 0;
	x->unpaid = unpaid_last_year(k, last, insured, end);
	calc_step(c, &LAST_YEAR, INT(x->unpaid), NUM_EXACT, ARGS(INT(x->unpaid)));
	x->ok = x->unpaid == 0;
	return 0;
}
