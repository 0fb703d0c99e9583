/* survivor_death.c - who died as what: 短期要件, 長期要件, 保険料納付要件.
 *
 * Given     the case of the deceased
 * Returned  struct deceased
 * Status    0; ERR_INPUT law not covered; ERR_RULE
 * Notes     1. the month of the death is no month of the record unless the death
 *              is on its last day: the insurance ends on the day after
 *              (国年11条, 厚年14条, 19条)
 *           2. insured_as adds what the record cannot show, it replaces no count
 *           3. totals show no unpaid months: the requirement is taken as met
 * Source    国民年金法第37条、第49条第1項、第52条の2第1項、附則第9条; 厚生年金保険法
 *           第14条、第19条、第58条、附則第14条; 昭和60年法律第34号附則第8条第9項、
 *           第12条、第20条、第57条、第64条
 */
#include "survivor.h"

#include "claim.h"
#include "contribution.h"
#include "disability.h"
#include "oldage.h"

#include <string.h>

static int load_numbers(struct calc *c, struct survivor_law *law, int month)
{
	int code = 0;

#define X(name, table, key)                                              \
	if (!code)                                                       \
		code = calc_rule_int(c, &law->name, RULE_##table, key,   \
		    month, 0);
	SURVIVOR_NUMBERS(X)
#undef X
	return code;
}

/* The law of 2007-04, for earlier deaths too (平16法104附則44条). */
static int load_numbers_2007(struct calc *c, struct survivor_law *law, int month)
{
	int code = 0;

	if (month < law->choice_of_2007)
		month = law->choice_of_2007;
#define X(name, table, key)                                              \
	if (!code)                                                       \
		code = calc_rule_int(c, &law->name, RULE_##table, key,   \
		    month, 0);
	SURVIVOR_NUMBERS_2007(X)
#undef X
	return code;
}

static int load_dates(struct calc *c, struct survivor_law *law, int month)
{
	int code = 0;

#define X(name, key)                                                     \
	if (!code)                                                       \
		code = calc_rule_int(c, &law->name, RULE_SURVIVOR_MONTH, \
		    key, month, 0);                                      \
	if (!code)                                                       \
		law->name = MONTH(law->name / 100, law->name % 100);
	SURVIVOR_DATES(X)
#undef X
	return code;
}

/* ---- the record at the death ---------------------------------------------------- */

static int is_insured_as(const struct deceased *d, enum insured_as as)
{
	return d->k.c->death.insured_as == as;
}

/* Whether a period from..to covers the death; one that ended with the month
 * before does when the deceased is said to have been insured. */
static int covers(const struct deceased *d, int from, int to)
{
	return from <= d->month && (to >= d->month ||
	    (to == d->month - 1 && is_insured_as(d, INSURED_AS_INSURED)));
}

/* 厚年9条: the age that ends the insurance by law in a month; 65 until 2002-03. */
static int last_age(const struct calc *c, int month)
{
	return month <= c->law->insured_65_end ? c->law->age_65 : c->law->age_70;
}

/* The employment in force on the day of the death, NULL = none. */
static const struct employment *employment_at_death(const struct calc *c,
    const struct deceased *d)
{
	const struct nenkin_case *p = d->k.c;
	int i;

	if (d->date >= age_day(p->birth, last_age(c, d->month)))
		return NULL;
	for (i = 0; i < p->n_employment; i++)
		if (!p->employment[i].deemed &&
		    covers(d, p->employment[i].from, p->employment[i].to))
			return &p->employment[i];
	return NULL;
}

/* 厚年19条: months of the record end before the month of the death, unless it is
 * the month's last day, or the month in which the insurance began. */
static int months_until(const struct calc *c, const struct deceased *d)
{
	const struct employment *e = employment_at_death(c, d);

	if (d->date == month_last_day(d->month) || (e && e->from == d->month))
		return d->month + 1;
	return d->month;
}

/* 国年7条1項1号・3号, 附則5条: category 1 or 3 on the day of the death. */
static int national_at_death(const struct calc *c, const struct deceased *d)
{
	const struct nenkin_case *p = d->k.c;
	int i, end;

	for (i = 0; i < p->n_national; i++) {
		const struct national *q = &p->national[i];

		end = age_day(p->birth, q->status == NATIONAL_VOLUNTARY
		    ? c->law->age_70 : c->law->age_60);
		if (q->status != NATIONAL_UNCOUNTED && d->date < end &&
		    covers(d, q->from, q->to))
			return 1;
	}
	return 0;
}

static long long total_of(const struct nenkin_case *p, enum total t)
{
	return p->totals[t] > 0 ? p->totals[t] : 0;
}

/* Whether the deceased was ever insured under the National Pension. */
static int ever_insured(const struct deceased *d)
{
	struct basic_months m;
	int i;

	if (d->months > 0)
		return 1;
	career_basic(&d->k, d->until, &m);
	if (m.paid || m.student)
		return 1;
	for (i = 0; i < 4; i++)
		if (m.exempt[i][0] || m.exempt[i][1])
			return 1;
	for (i = 0; i < d->k.n; i++)
		if ((d->k.national[i] & ~CAREER_ADDITIONAL) ==
		    NATIONAL_UNPAID + 1)
			return 1;
	return 0;
}

/* 国年7条1項2号, 附則3条: from 65 category 2 only without an old-age right. */
static int is_category_2(struct calc *c, const struct deceased *d, int *yes)
{
	struct qualifying q;
	int code;

	*yes = d->insured;
	if (!*yes || d->date < age_day(d->k.c->birth, c->law->age_65))
		return 0;
	code = qualifying_at(c, &d->k, d->until, &q);
	*yes = !q.ok;
	return code;
}

/* 国年37条1号, 7条: totals show no status; who is below 60 and not employed any
 * more is of category 1 or 3. */
static int find_national(struct calc *c, struct deceased *d)
{
	const struct nenkin_case *p = d->k.c;
	int second, age = age_on(p->birth, d->date);
	int code = is_category_2(c, d, &second);

	if (code)
		return code;
	d->insured_national = second || national_at_death(c, d);
	if (p->has_totals && is_insured_as(d, INSURED_AS_INSURED))
		d->insured_national |= age < c->law->age_65;
	else if (p->has_totals && (is_insured_as(d, INSURED_AS_WITHIN_5_YEARS) ||
		is_insured_as(d, INSURED_AS_DISABILITY_PENSIONER)))
		d->insured_national |= age < c->law->age_60;
	return 0;
}

/* 国年37条2号: insured once, 60 to 64, in Japan. */
static int formerly_insured(const struct calc *c, const struct deceased *d)
{
	int age = age_on(d->k.c->birth, d->date);

	return age >= c->law->age_60 && age < c->law->age_65 && ever_insured(d);
}

/* ---- contribution requirement ------------------------------------------------------ */

/* 国年37条ただし書, 厚年58条1項ただし書; 昭60附則20条2項, 64条2項. */
static int find_contribution(struct calc *c, struct deceased *d)
{
	struct contribution x;
	int second, code;

	if (d->k.c->has_totals) {
		d->contribution = CONTRIBUTION_UNKNOWN;
		return 0;
	}
	code = is_category_2(c, d, &second);
	if (!code)
		code = contribution_requirement(c, &d->k, d->date,
		    d->insured_national, second ? MONTH_OPEN : d->k.at65, &x);
	if (code)
		return code;
	d->paid = x.good;
	d->paid_need = x.need;
	d->contribution = x.ok ? CONTRIBUTION_MET : CONTRIBUTION_FAILED;
	return 0;
}

/* ---- requirements ------------------------------------------------------------------- */

/* 厚年58条1項2号: within five years of a first visit while insured (民法143条). */
static int within_5_years(const struct deceased *d)
{
	int visit = d->k.c->disability.first_visit;

	if (!is_insured_as(d, INSURED_AS_WITHIN_5_YEARS))
		return 0;
	return visit == DAY_NONE ||
	    d->date <= period_end(visit, d->law.months_first_visit);
}

/* 厚年58条1項3号: said to be, or a disability of grade 1 or 2 with its first visit
 * while employed. */
static int disability_pensioner(const struct calc *c, const struct deceased *d)
{
	const struct disability *x = &d->k.c->disability;

	if (is_insured_as(d, INSURED_AS_DISABILITY_PENSIONER))
		return 1;
	return x->given && (x->grade == GRADE_1 || x->grade == GRADE_2) &&
	    x->first_visit != DAY_NONE &&
	    career_is_insured(&d->k, 0, day_month(x->first_visit)) &&
	    disability_held(c, &d->k) <= d->date;
}

/* 国年37条3号, 厚年58条1項4号: 25 years, with 合算対象期間 and the shorter periods
 * of older births (昭60附則12条, 57条). */
static int find_long(struct calc *c, struct deceased *d)
{
	int code = qualifying_for(c, &d->k, d->until, d->law.months_long,
	    &d->period);

	if (d->k.c->has_totals && is_insured_as(d, INSURED_AS_OLD_AGE_PENSIONER))
		d->period.ok = 1;
	return code;
}

/* 国年49条1項ただし書, 52条の2第1項ただし書: a basic pension was paid for some month;
 * before 2021-04 the right to that for disability was enough for 49条. */
static int find_received(struct calc *c, struct deceased *d)
{
	const struct nenkin_case *p = d->k.c;
	int held = disability_held(c, &d->k), from, code;
	struct right r;

	d->received = is_insured_as(d, INSURED_AS_DISABILITY_PENSIONER) ||
	    (p->has_totals && is_insured_as(d, INSURED_AS_OLD_AGE_PENSIONER) &&
		d->month > d->k.at65);
	if (p->disability.grade == GRADE_1 || p->disability.grade == GRADE_2) {
		d->received |= held < month_first_day(d->month);
		d->received_older = d->month < d->law.disability_received &&
		    held <= d->date;
	}
	if (p->basic_claimed != MONTH_NONE && p->basic_claimed < d->k.at65)
		d->received |= p->basic_claimed < d->month;
	if (d->received || d->month <= d->k.at65)
		return 0;
	code = basic_right(c, &d->k, d->month, &r);
	if (code || r.month == MONTH_NONE)
		return code;
	from = r.month + 1;
	if (p->basic_claimed >= r.month + c->law->months_deferral_wait)
		from = p->basic_claimed + 1;
	d->received = from <= d->month;
	return 0;
}

static void settle(struct calc *c, struct deceased *d)
{
	int contribution = d->contribution != CONTRIBUTION_FAILED;

	d->within_5_years = within_5_years(d);
	d->asked_basic = d->insured_national || formerly_insured(c, d);
	d->asked_employees = d->insured || d->within_5_years;
	d->disability_pensioner = disability_pensioner(c, d);
	d->long_term = d->period.ok;
	d->short_term = (d->asked_employees && contribution) ||
	    d->disability_pensioner;
	d->basic_ok = (d->asked_basic && contribution) ||
	    (d->long_term && d->period.has_paid);
}

/* ---- what is not covered --------------------------------------------------------------- */

/* 平24法63附則37条, 61条, 79条: deaths of the mutual-aid associations' members
 * before 2015-10 have pensions of the older Acts. */
static int check_mutual(struct calc *c, const struct deceased *d)
{
	const struct nenkin_case *p = d->k.c;
	int i;

	for (i = 0; d->month < c->law->unified && i < p->n_employment; i++)
		if (p->employment[i].category > 1)
			return calc_uncovered(c, "death.date",
			    "平成24年法律第63号附則第37条・第61条・第79条",
			    "the death of a mutual-aid member before 2015-10");
	return 0;
}

/* 昭60附則72条2項から4項まで, 昭61政令54号43条の2, 87条の2: deaths before 1996-04 gave
 * rights to disabled husbands and parents, which ended by the Acts before 1986. */
static int check_date(struct calc *c, const struct deceased *d)
{
	if (d->month < d->law.deaths_from)
		return calc_uncovered(c, "death.date",
		    "昭和60年法律第34号附則第72条第2項・第3項",
		    "deaths before 1996-04");
	return 0;
}

/* 昭60附則72条: births to 1926-04-01 have pensions of the Acts before 1986. */
static int check_born(struct calc *c, const struct nenkin_case *p)
{
	if (rule_find(c->rules, RULE_BASIC_MAX_MONTHS, "", c->law->tables_from,
		p->birth))
		return 0;
	return calc_uncovered(c, "person.birth", "昭和60年法律第34号附則第72条",
	    "the death of a person born to 1926-04-01");
}

/* 厚年9条, 附則4条の3: who is insured from 70 on (65 until 2002-03) is so by his own
 * will; the record of totals does not show on which terms. */
static int check_insured_at_70(struct calc *c, const struct deceased *d)
{
	const struct nenkin_case *p = d->k.c;

	if (!p->has_totals || !is_insured_as(d, INSURED_AS_INSURED) ||
	    d->date < age_day(p->birth, last_age(c, d->month)))
		return 0;
	return calc_uncovered(c, "death.insured_as",
	    "厚生年金保険法第9条・附則第4条の3", "insured at 70 or older");
}

/* ---- all together -------------------------------------------------------------------------- */

static void count_months(struct deceased *d)
{
	struct insured_months m;

	career_insured(&d->k, 0, d->k.base, d->until, &m);
	d->months = m.total + m.deemed;
}

static int find_insured(const struct calc *c, const struct deceased *d)
{
	const struct nenkin_case *p = d->k.c;

	if (!p->has_totals)
		return employment_at_death(c, d) != NULL;
	return is_insured_as(d, INSURED_AS_INSURED) && d->months > 0;
}

int deceased_find(struct calc *c, struct deceased *d, const struct nenkin_case *p)
{
	int code;

	memset(d, 0, sizeof *d);
	d->date = p->death.date;
	d->month = day_month(d->date);
	code = check_born(c, p);
	if (!code)
		code = load_dates(c, &d->law, d->month);
	d->k.c = p;
	if (!code)
		code = check_date(c, d);
	if (!code)
		code = load_numbers(c, &d->law, d->month);
	if (!code)
		code = load_numbers_2007(c, &d->law, d->month);
	if (!code)
		code = reform_load(c, d);
	if (!code)
		code = check_mutual(c, d);
	if (!code)
		code = check_insured_at_70(c, d);
	if (!code)
		code = career_build(c, &d->k, p, d->month);
	if (code)
		return code;
	d->until = months_until(c, d);
	count_months(d);
	d->insured = find_insured(c, d);
	code = find_national(c, d);
	if (!code)
		code = find_contribution(c, d);
	if (!code)
		code = find_long(c, d);
	if (!code)
		code = find_received(c, d);
	settle(c, d);
	return code;
}

int deceased_is_long(const struct deceased *d)
{
	return d->long_term && (!d->short_term || d->k.c->death.elect_long_term);
}

/* 国年49条1項, 52条の2第1項, 附則5条9項: months of category 1, voluntary ones too;
 * 平6附則11条9項, 平16法104附則23条9項: those from 65 on for the lump sum alone. */
void deceased_category_1(const struct deceased *d, int until,
    struct basic_months *m)
{
	const struct nenkin_case *p = d->k.c;

	career_basic(&d->k, until, m);
	if (!p->has_totals) {
		m->paid -= m->employed_paid + m->category_3;
		return;
	}
	if (p->totals[TOTAL_CATEGORY_1] >= 0)
		m->paid = (int)p->totals[TOTAL_CATEGORY_1];
	else if (p->totals[TOTAL_EMPLOYEES_AGED_20_TO_59] >= 0 || d->months == 0)
		m->paid -= (int)(total_of(p, TOTAL_EMPLOYEES_AGED_20_TO_59) +
		    total_of(p, TOTAL_CATEGORY_3));
	else
		m->paid = -1;
	if (m->paid < -1)
		m->paid = 0;
}
