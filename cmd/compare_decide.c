/* compare_decide.c - people of the kind that come across a row of the old-age
 * benefits, for the search (compare_search.c). */
#include "compare_making.h"

#include <stdlib.h>
#include <string.h>

#define BIT(x) (1u << (x))
#define ANY_JOB (BIT(LIFE_EMPLOYEE) | BIT(LIFE_CIVIL) | BIT(LIFE_SEAMAN) | \
	BIT(LIFE_MINER) | BIT(LIFE_MIXED))
#define ANY_LIFE (ANY_JOB | BIT(LIFE_SELF) | BIT(LIFE_TOTALS))

/* Who comes across a row: kinds of lives, what they all have, what some have. */
struct draw {
	const char *row;     /* its name begins with this */
	unsigned lives, all, some;
};

static const struct draw DRAW[] = {
	{ "age_limit[disabled_child_end]", ANY_JOB, DISABLED_CHILD, 0 },
	{ "age_limit[employees_insured_end]", ANY_JOB, 0, HAS_WORK | WORKS_ON },
	{ "age_limit[middle_aged_from.miner", BIT(LIFE_SEAMAN) |
	    BIT(LIFE_MINER), NOTHING_ELSE, HAS_SPOUSE | YOUNG_SPOUSE },
	{ "age_limit[middle_aged", ANY_JOB, NOTHING_ELSE,
	    HAS_SPOUSE | YOUNG_SPOUSE },
	{ "age_limit[spouse_addition_end]", ANY_JOB, HAS_SPOUSE, YOUNG_SPOUSE },
	{ "age_limit[voluntary_end]", BIT(LIFE_SELF) | BIT(LIFE_MIXED),
	    VOLUNTARY_OPEN, 0 },
	{ "average_pay_floor", ANY_JOB, LOW_PAY, YOUNG_START },
	{ "deferral", ANY_LIFE, CLAIMS_LATE, 0 },
	{ "early", ANY_LIFE, CLAIMS_EARLY, 0 },
	{ "employment_insurance_days", ANY_JOB, HAS_WORK | HAS_INSURANCE, 0 },
	{ "employment_insurance", ANY_JOB | BIT(LIFE_TOTALS),
	    HAS_WORK | HAS_INSURANCE, CLAIMS_EARLY },
	{ "exemption_weight", BIT(LIFE_SELF) | BIT(LIFE_MIXED), 0, 0 },
	{ "in_work_threshold[under65", BIT(LIFE_TOTALS) | BIT(LIFE_EMPLOYEE) |
	    BIT(LIFE_MINER), HAS_WORK, 0 },
	{ "in_work_transition", ANY_JOB, WORKS_ON, NOTHING_ELSE },
	{ "in_work", ANY_JOB | BIT(LIFE_TOTALS), HAS_WORK, 0 },
	{ "insured_multiplier", BIT(LIFE_SEAMAN) | BIT(LIFE_MINER), 0,
	    NOTHING_ELSE },
	{ "law_days", ANY_JOB, HAS_CHILDREN, 0 },
	{ "law_month[additional_premium]", BIT(LIFE_SELF), PAYS_MORE, 0 },
	{ "law_month[cap_day]", ANY_LIFE, CLAIMS_LATE, 0 },
	{ "law_month[floor_1994_end]", ANY_JOB, LOW_PAY, 0 },
	{ "law_month[fund_births]", ANY_JOB, IN_FUND, 0 },
	{ "law_month[mutual_rates_end]", BIT(LIFE_CIVIL), 0, NOTHING_ELSE },
	{ "law_month[no_deferral_end]", ANY_JOB, CLAIMS_LATE, 0 },
	{ "law_month[old_deferral_end]", ANY_JOB, CLAIMS_LATE, 0 },
	{ "law_month[seamen_rates_end]", BIT(LIFE_SEAMAN), 0, NOTHING_ELSE },
	{ "pay_floor_seamen", BIT(LIFE_SEAMAN), LOW_PAY, YOUNG_START },
	{ "qualifying_exception[national]", BIT(LIFE_MIXED), 0, 0 },
	{ "qualifying", ANY_JOB, NOTHING_ELSE, 0 },
	{ "required_months[bonus_window]", ANY_JOB, HAS_WORK | WORKS_ON, 0 },
	{ "required_months[child_addition]", ANY_JOB, HAS_CHILDREN, 0 },
	{ "required_months[deemed", ANY_LIFE, CLAIMS_LATE, 0 },
	{ "required_months[deferral_wait]", ANY_LIFE, CLAIMS_LATE, 0 },
	{ "required_months[spouse", ANY_JOB, HAS_SPOUSE | YOUNG_SPOUSE, 0 },
	{ "required_months[transfer", ANY_JOB, HAS_SPOUSE | ADDED_FOR, 0 },
	{ "required_months[fixed_floor", ANY_JOB, NOTHING_ELSE, 0 },
	{ "required_months[miner", BIT(LIFE_SEAMAN) | BIT(LIFE_MINER), 0,
	    CLAIMS_EARLY | NOTHING_ELSE },
	{ "required_months", ANY_JOB, 0, NOTHING_ELSE | YOUNG_START },
	{ "revaluation_1994_seamen", BIT(LIFE_SEAMAN), 0, NOTHING_ELSE },
	{ "revaluation_1994_mutual", BIT(LIFE_CIVIL), 0, NOTHING_ELSE },
	{ "revaluation_mutual", BIT(LIFE_CIVIL), 0, NOTHING_ELSE | SHORT_FIRST },
	{ "revaluation_seamen", BIT(LIFE_SEAMAN), 0,
	    NOTHING_ELSE | SHORT_FIRST | PAY_FALLS },
	{ "revaluation_main", BIT(LIFE_EMPLOYEE) | BIT(LIFE_MIXED) |
	    BIT(LIFE_MINER), 0, NOTHING_ELSE | SHORT_FIRST | PAY_FALLS },
	{ "revaluation", BIT(LIFE_EMPLOYEE) | BIT(LIFE_MIXED), 0,
	    NOTHING_ELSE | SHORT_FIRST | LOW_PAY },
	{ "special_addition", ANY_JOB, HAS_SPOUSE | YOUNG_SPOUSE, 0 },
	{ "special_start_age[miner", BIT(LIFE_SEAMAN) | BIT(LIFE_MINER), 0,
	    HAS_CHILDREN },
	{ "special_start_age", ANY_JOB, 0, DISABLED | HAS_CHILDREN },
	{ "spouse_addition", ANY_JOB, HAS_SPOUSE | YOUNG_SPOUSE, 0 },
	{ "transfer_addition", BIT(LIFE_SELF) | BIT(LIFE_MIXED),
	    HAS_SPOUSE | ADDED_FOR, 0 },
	{ "child_addition", ANY_JOB, HAS_CHILDREN, 0 },
	{ "", ANY_LIFE, 0, HAS_SPOUSE | HAS_CHILDREN | LOW_PAY | DISABLED |
	    CLAIMS_EARLY },
};

static int below(struct making *m, int n)
{
	return n > 0 ? prng_below(&m->g.random, n) : 0;
}

static int within(struct making *m, int from, int to)
{
	return to <= from ? from : from + below(m, to - from + 1);
}

/* ---- birth and month asked --------------------------------------------------------- */

#define OLDEST day_of(1926, 4, 2)

/* Births of the row that are of age in the months answered. */
static int draw_birth(struct search *s)
{
	struct making *m = s->m;
	int youngest = day_of(month_year(m->g.last) - 60, month_number(m->g.last), 1);
	int from = most(s->row->born_from, OLDEST);
	int to = least(s->row->born_to, youngest);

	if (below(m, 3) == 0) /* near 65 while the row is in force */
		from = most(from, day_of(month_year(most(s->row->from,
		    m->g.first)) - 69, 1, 1));
	if (from > youngest)
		return from;
	return within(m, from, to);
}

/* A month of the row, near the ages at which something begins. */
static int draw_month(struct search *s, int birth)
{
	struct making *m = s->m;
	int insured = strcmp(s->h->month, "insured") == 0;
	int from = insured ? m->g.first : most(s->row->from, m->g.first);
	int to = insured ? m->g.last : least(s->row->to, m->g.last);
	int near = age_month(birth, 60 + below(m, 12)) + below(m, 14);

	if (from > to) {
		from = m->g.first;
		to = m->g.last;
	}
	if (below(m, 4) == 0)
		return within(m, from, to);
	return near < from ? within(m, from, least(to, from + 12))
	    : near > to ? within(m, most(from, to - 12), to) : near;
}

/* ---- the draws that a unit asks for ------------------------------------------------- */

/* The month asked, or a stretch of insurance, lies about the age. */
static void about_age(struct search *s, struct person *p)
{
	int at = age_month(p->birth, (int)s->row->value);

	if (below(s->m, 2))
		p->on = most(s->m->g.first, least(s->m->g.last,
		    at + within(s->m, -1, 14)));
	if (below(s->m, 2)) {
		p->work_from = at - below(s->m, 3);
		p->months = 12 * within(s->m, 1, 22) - below(s->m, 12);
	}
}

/* As many months as the row says, or one more or less. */
static void about_count(struct search *s, struct person *p)
{
	static const int ages[] = { 15, 18, 22, 35, 40, 45 };
	int n = (int)s->row->value + within(s->m, -1, 1);

	if (below(s->m, 5) == 0)
		return;
	if (n > 0 && s->draw->all & HAS_SPOUSE && below(s->m, 2)) {
		p->spouse_months = n;
		return;
	}
	p->months = most(1, n);
	if (n > 400 || below(s->m, 3))
		p->work_from = age_month(p->birth, n > 400 ? 15
		    : ages[below(s->m, 6)]) + below(s->m, 3);
	if (n < 60 && below(s->m, 2))
		p->work_from = within(s->m, p->work_from, p->on - n);
}

/* Born, or at work, so that something begins in the month the row names. */
static void about_month(struct search *s, struct person *p)
{
	static const int ages[] = { 20, 60, 65, 70, 75 };
	int month = MONTH((int)s->row->value / 100, (int)s->row->value % 100);
	int shift = below(s->m, 2) ? within(s->m, -1, 1) : below(s->m, 12);
	int age = ages[below(s->m, 5)];

	if (below(s->m, 2)) {
		p->birth = most(OLDEST, day_of(month_year(month) - age,
		    month_number(month), 1 + below(s->m, 28)) + 30 * shift);
		p->on = draw_month(s, p->birth);
	}
	if (strcmp(s->row->key, "fund_births") == 0)
		p->birth = month_first_day(month) + below(s->m, 31);
	if (below(s->m, 2)) {
		p->work_from = month + within(s->m, -1, 1);
		p->months = 1 + below(s->m, below(s->m, 2) ? 4 : 200);
	}
}

/* The last month for which a table of rates holds: those of seamen and of mutual
 * aid end before the others. */
static int rates_end(const struct search *s)
{
	const struct law *law = s->m->g.law;

	return strstr(s->h->name, "mutual") ? law->mutual_rates_end
	    : strstr(s->h->name, "seamen") ? law->seamen_rates_end : MONTH_OPEN;
}

/* A few months at the rates of the row, well-paid late ones, and between them
 * so many paid oneself that the ten years of 2017-08 are reached but no right
 * of before 2015-10. */
static void short_and_late(struct search *s, struct person *p)
{
	int last = least(rates_end(s), s->m->g.last);

	p->months = within(s->m, 1, 48);
	p->own_months = within(s->m, 60, 230);
	p->work_from = within(s->m, most(age_month(p->birth, 18),
	    MONTH(1950, 1)), last - p->months + 1);
	p->level = 400;
}

/* One job anywhere in working life, of any length: what a series of rates does
 * is seen in its months alone.  Some to the end, at 70. */
static void any_stretch(struct search *s, struct person *p)
{
	const struct law *law = s->m->g.law;
	int first = most(age_month(p->birth, 15), MONTH(1942, 6));
	int last = least(age_month(p->birth, law->age_70), s->m->g.last) - 1;

	if (p->has & SHORT_FIRST && p->birth < day_of(1950, 1, 1) &&
	    below(s->m, 2)) {
		short_and_late(s, p);
		return;
	}
	if (below(s->m, 4))
		last = least(last, rates_end(s));
	p->work_from = within(s->m, first, last);
	p->months = below(s->m, 2) ? within(s->m, 1, 400)
				   : within(s->m, 120, 299);
	if (below(s->m, 3) == 0)
		p->months = last - p->work_from + 1;
	if (below(s->m, 4) == 0 && last > law->insured_65_end) {
		p->work_from = within(s->m, law->insured_65_end + 1, last);
		p->months = last - p->work_from + 1;
	}
	p->months = most(1, least(p->months, last - p->work_from + 1));
}

/* A well-paid job as a miner or seaman until 1986 or 1991, then another. */
static void falling_pay(struct search *s, struct person *p)
{
	int first = most(age_month(p->birth, 15),
	    s->m->g.law->early_base_end + 1);
	int last = s->m->g.law->multiplied_once - 1;

	p->work_from = within(s->m, first, last - 24);
	p->months = within(s->m, 12, most(12, last - p->work_from + 1));
	if (below(s->m, 2))
		p->months = least(p->months,
		    s->m->g.law->basic_pension - p->work_from);
	p->months = most(12, p->months);
	p->level = 400;
}

/* Months of a job and months paid oneself that together are the row's. */
static void together(struct search *s, struct person *p)
{
	int n = (int)s->row->value + within(s->m, -1, 1);

	p->months = within(s->m, 12, n - 12);
	p->own_months = n - p->months;
	p->work_from = most(age_month(p->birth, 20),
	    s->m->g.law->national_pension) + below(s->m, 12);
}

/* Months of a status while the row is in force. */
static void any_status_months(struct search *s, struct person *p)
{
	size_t n = strcspn(s->row->key, ".");
	struct making *m = s->m;
	int at20, at60;

	if (n >= sizeof p->status)
		return;
	p->life = LIFE_SELF;
	p->birth = within(m, most(day_of(1941, 4, 2),
	    day_of(month_year(s->row->from) - 60, month_number(s->row->from), 2)),
	    day_of(month_year(m->g.last) - 60, month_number(m->g.last), 1));
	at20 = age_month(p->birth, m->g.law->age_20);
	at60 = age_month(p->birth, m->g.law->age_60);
	p->on = within(m, most(m->g.first, at60), m->g.last);
	memcpy(p->status, s->row->key, n);
	p->status_from = within(m, most(at20 + 1, s->row->from),
	    least(at60 - 1, most(at20 + 1, s->row->from) + 36));
	p->status_to = least(least(at60 - 1, s->row->to),
	    p->status_from + below(m, 120));
	if (p->on < at60 + 60)
		p->claim = within(m, at60, p->on);
}

/* Pay about what a threshold, a limit or the wage at 60 lets pass. */
static void about_pay(struct search *s, struct person *p)
{
	long long about = strcmp(s->h->unit, "yen") == 0 ? s->row->value : 340000;

	if (!(p->has & HAS_WORK))
		return;
	p->work_pay = about / 1000 * within(s->m, 200, 1300) +
	    below(s->m, 1000);
	if (strstr(s->row->key, "change")) {
		p->work_pay = about / 1000 * within(s->m, 980, 1060);
		p->level = 400;
	}
	if (!(p->has & HAS_INSURANCE))
		return;
	p->work_pay = about / 1000 * within(s->m, 700, 1010);
	p->wage_at_60 = p->work_pay * 1000 / (strncmp(s->row->key, "wage", 4)
	    ? within(s->m, 500, 800)
	    : (int)s->row->value * 10 + within(s->m, -15, 15));
	if (strcmp(s->h->unit, "count") == 0) {
		p->work_pay = -1;
		p->days = (int)s->row->value * within(s->m, 1, 5) + below(s->m, 2);
	}
}

/* Claims about the cap, or any time. */
static void any_claim(struct search *s, struct person *p)
{
	int at65 = age_month(p->birth, s->m->g.law->age_65);
	int shift = strcmp(s->h->unit, "months") == 0 ? (int)s->row->value : 60;

	if (!(p->has & CLAIMS_LATE))
		return;
	p->claim = at65 + (below(s->m, 2) ? shift + within(s->m, -1, 2)
					  : within(s->m, 11, 130));
	if (strcmp(s->h->name, "deferral_factor_old") == 0)
		p->claim = age_month(p->birth,
		    (int)strtol(s->row->key, NULL, 10)) +
		    below(s->m, 12);
	if (strcmp(s->row->key, "cap_day") == 0)
		p->claim = MONTH((int)s->row->value / 100,
		    (int)s->row->value % 100) + within(s->m, 0, 18);
	p->on = most(p->on, least(p->claim + 1, s->m->g.last));
}

/* A child born about the end of the days in which one still unborn counts, or
 * about the age whose start tests for whom there are additions. */
static void about_birth(struct search *s, struct person *p)
{
	int days = strcmp(s->h->name, "law_days") == 0;
	int age = days ? s->m->g.law->age_65 : (int)s->row->value;

	if (!(p->has & HAS_CHILDREN) || below(s->m, 4) == 0)
		return;
	p->child_birth = age_day(p->birth, age) + (days
	    ? (int)s->row->value + within(s->m, -1, 2) : below(s->m, 700));
	p->on = within(s->m, s->m->g.first, s->m->g.last);
}

/* ---- a person ------------------------------------------------------------------------- */

static enum life draw_life(struct search *s)
{
	int life;

	do
		life = below(s->m, LIVES);
	while (!(s->draw->lives & BIT(life)));
	return (enum life)life;
}

static void draw_unit(struct search *s, struct person *p)
{
	int insured = strcmp(s->h->month, "insured") == 0;

	if (p->has & PAY_FALLS)
		falling_pay(s, p);
	else if (strcmp(s->h->name, "qualifying_exception") == 0 &&
	    strcmp(s->row->key, "national") == 0)
		together(s, p);
	else if (strcmp(s->h->unit, "age") == 0)
		about_age(s, p);
	else if (strcmp(s->h->unit, "months") == 0)
		about_count(s, p);
	else if (strcmp(s->h->name, "law_month") == 0)
		about_month(s, p);
	else if (s->row->n_series || (insured && below(s->m, 2)))
		any_stretch(s, p);
	else if (below(s->m, 3) == 0)
		any_stretch(s, p);
	if (strcmp(s->h->name, "national_status") == 0 ||
	    (strcmp(s->h->name, "exemption_weight") == 0 && below(s->m, 2)))
		any_status_months(s, p);
}

static const struct draw *draw_of(const struct rule_row *row)
{
	char name[RULE_NAME_MAX];
	const struct draw *d = DRAW;

	rule_row_name(row, name, sizeof name);
	while (strncmp(name, d->row, strlen(d->row)) != 0)
		d++;
	return d;
}

void old_age_draw(struct search *s, struct person *p)
{
	static const int levels[] = { 0, 0, 20, 50, 100, 150, 250, 400 };
	static const int low[] = { 0, 5, 10, 0 };
	struct making *m = s->m;

	s->draw = draw_of(s->row);
	person_init(p);
	p->life = draw_life(s);
	p->has = s->draw->all |
	    (s->draw->some & (unsigned)prng_next(&m->g.random));
	p->birth = draw_birth(s);
	p->sex = strstr(s->row->key, "female") ? SEX_FEMALE
	    : strstr(s->row->key, "male") ? SEX_MALE
	    : (enum sex)below(m, 2);
	p->on = draw_month(s, p->birth);
	p->level = p->has & LOW_PAY ? low[below(m, 4)] : levels[below(m, 8)];
	draw_unit(s, p);
	about_pay(s, p);
	any_claim(s, p);
	if (strcmp(s->h->name, "special_start_age") == 0 ||
	    strcmp(s->h->name, "law_days") == 0)
		about_birth(s, p);
	if (p->has & WORKS_ON) {
		p->work_from = within(m, age_month(p->birth, 20),
		    least(p->on - 1, age_month(p->birth, 75)));
		p->months = 0;
	}
}
