/* compare_death_about.c - people who died so that a count, a status or a day of the
 * law decides. */
#include "compare_making.h"

#include <string.h>

#define EARLIEST day_of(1996, 4, 1) /* death that the tools compute */
#define OLDEST day_of(1926, 4, 2)   /* birth of who died */

/* A husband without a pension who paid himself, a wife of 60 to 64: the widow's
 * pension. */
static void for_widow(struct search *s, struct person *p, int age, int own)
{
	struct generator *g = &s->m->g;
	struct relative *r;
	int from, date = p->demise.date;

	p->sex = SEX_MALE;
	p->ill.given = 0;
	p->demise.insured_as = NULL;
	if (!own)
		p->birth = most(OLDEST, age_day(date, -age));
	r = demise_spouse_alone(g, p);
	r->sex = SEX_FEMALE;
	r->own_basic = 0;
	r->birth = age_day(month_first_day(p->on), -draw_between(g, 60, 64)) -
	    draw_between(g, 0, 300);
	r->birth = least(r->birth, age_day(date, -20));
	r->married = most(age_day(r->birth, 18), age_day(p->birth, 18));
	from = most(age_month(p->birth, 20), g->law->national_pension);
	p->life = LIFE_SELF;
	p->end = least(day_month(date) - 1, age_month(p->birth, 60) - 1);
	p->stretch[0] = (struct stretch){ from, p->end, "paid", 0 };
	p->n_stretch = 1;
}

/* The status that a key begins with. */
static const char *status_of(const char *key)
{
	static const char *const all[] = { "category_3", "exempt_full",
		"exempt_three_quarters", "exempt_half", "exempt_one_quarter",
		"student", "deferred", "unpaid" };
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (strncmp(key, all[i], strlen(all[i])) == 0)
			return all[i];
	return "paid";
}

/* A wife of about the age who has her own basic pension already. */
static void about_early_claim(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	struct relative *r;

	for_widow(s, p, draw_between(g, 50, 64), 0);
	r = demise_spouse_alone(g, p);
	r->own_basic = 500000;
	p->on = least(g->last, age_month(r->birth, (int)s->row->value) +
	    draw_between(g, -1, 13));
}

/* Three years of the additional premium from its first month on. */
static void about_additional(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int first = search_month(s), from;

	p->birth = draw_between(g, day_of(1932, 1, 1), day_of(1950, 1, 1));
	p->demise.date = draw_between(g, most(EARLIEST, age_day(p->birth, 46)),
	    age_day(p->birth, 64));
	for_widow(s, p, 0, 1);
	p->demise.n = 0;
	demise_add(&p->demise, RELATION_CHILD, SEX_MALE, age_day(p->birth, 25));
	from = p->stretch[0].from;
	if (from >= first)
		return;
	p->n_stretch = 3;
	p->stretch[2] = (struct stretch){ first + 36, p->end, "paid", 0 };
	p->stretch[1] = (struct stretch){ first, first + 35, "paid", 1 };
	p->stretch[0].to = first - 1;
}

/* Months of a status among paid ones, some with voluntary ones after. */
static void with_status(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	const char *status = status_of(s->row->key);
	int from, to, first, last;

	for_widow(s, p, draw_chance(g, 50) ? 64 : draw_between(g, 40, 64), 0);
	first = p->stretch[0].from;
	last = p->stretch[0].to;
	from = draw_between(g, most(first, s->row->from), last);
	to = least(least(s->row->to, last), from + draw_between(g, 0, 200));
	if (from > to)
		return;
	p->n_stretch = 0;
	if (from > first && draw_chance(g, 70))
		p->stretch[p->n_stretch++] = (struct stretch){ first, from - 1,
			"paid", 0 };
	p->stretch[p->n_stretch++] = (struct stretch){ from, to, status, 0 };
	if (to < last)
		p->stretch[p->n_stretch++] = (struct stretch){ to + 1, last,
			"paid", 0 };
	last = least(age_month(p->birth, 65), day_month(p->demise.date)) - 1;
	if (last >= age_month(p->birth, 60) && p->end < last) {
		p->stretch[p->n_stretch++] = (struct stretch){
			age_month(p->birth, 60), last, "voluntary", 0 };
		p->end = last;
	}
}

/* So many months from 40 on, the wife of an age for an addition. */
static void after_40(struct search *s, struct person *p, int n)
{
	struct generator *g = &s->m->g;
	struct relative *r = demise_spouse_alone(g, p);

	p->sex = SEX_MALE;
	r->sex = SEX_FEMALE;
	r->birth = age_day(p->demise.date, -draw_between(g, 41, 70));
	r->own_employees = 0;
	p->life = LIFE_EMPLOYEE;
	p->has |= NOTHING_ELSE;
	p->months = n;
	p->work_from = age_month(p->birth, 40) + draw_between(g, 0, 24);
	p->demise.insured_as = NULL;
}

/* A first job that began at an age and ends so that the months from that age on
 * are just those of the exception by birth. */
static void about_middle_age(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	const struct rule_row *need;

	p->birth = draw_between(g, OLDEST, day_of(1951, 4, 1));
	need = rule_find(g->rules, RULE_QUALIFYING_EXCEPTION, "middle_aged",
	    g->first, p->birth);
	after_40(s, p, (need ? (int)need->value : 0) + draw_between(g, -1, 1));
	p->sex = strstr(s->row->key, ".female") ? SEX_FEMALE : SEX_MALE;
	p->demise.relative[0].sex = p->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE;
	p->life = strstr(s->row->key, "miner") ? LIFE_MINER : LIFE_EMPLOYEE;
	p->work_from = age_month(p->birth, (int)s->row->value) +
	    draw_between(g, -1, 1);
	if (p->life == LIFE_MINER) /* each counts for more */
		p->months = p->months * draw_between(g, 70, 100) / 100;
}

/* Dead after 65, so many months paid oneself: whether a pension was received. */
static void about_received(struct search *s, struct person *p, int n)
{
	struct generator *g = &s->m->g;
	int date = p->demise.date;

	p->birth = most(OLDEST, age_day(date, -draw_between(g, 66, 75)));
	p->life = LIFE_SELF;
	p->own_months = n;
	p->ill.given = 0;
	p->demise.insured_as = NULL;
	p->demise.n = 0;
	demise_add(&p->demise, RELATION_CHILD, SEX_MALE, age_day(date, -30));
}

/* Ill paid before 1999, well paid since 2003: the floor under the first average
 * of the level in force. */
static void about_floor(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;

	p->life = LIFE_EMPLOYEE;
	p->has = SHORT_FIRST | NOTHING_ELSE;
	p->level = draw_between(g, 3, 15);
	p->second_level = 400;
	p->birth = s->row->born_to == DAY_OPEN
	    ? draw_between(g, day_of(1950, 1, 1), day_of(1970, 1, 1))
	    : draw_between(g, most(s->row->born_from, day_of(1933, 10, 1)),
		s->row->born_to); /* 70 after 2003-04 */
	p->months = draw_between(g, 1, 60);
	p->work_from = age_month(p->birth, 18) + draw_between(g, 0, 60);
}

/* Asked for in the month in which a deferred pension was claimed. */
static void about_deferral(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int claim = age_month(p->birth, 65) + (int)s->row->value;

	p->life = LIFE_SELF;
	p->has = 0;
	p->ill.given = 0;
	p->demise.insured_as = NULL;
	p->demise.n = 0;
	demise_add(&p->demise, RELATION_CHILD, SEX_FEMALE,
	    age_day(p->birth, 30));
	p->claim = claim;
	p->demise.date = month_first_day(claim + draw_between(g, 0, 1)) + 8;
	p->demise.date = most(p->demise.date, EARLIEST);
	p->end = day_month(p->demise.date) - 1;
	p->on = most(g->first, day_month(p->demise.date));
}

/* So many months of employment at the death. */
static void months_of_job(struct search *s, struct person *p, int n)
{
	struct generator *g = &s->m->g;

	if (draw_chance(g, 50)) {
		deceased_totals(g, p, n, draw_chance(g, 60) ? 0
		    : draw_between(g, 0, 120));
		return;
	}
	p->months = most(1, n);
	p->work_from = most(age_month(p->birth, 15), day_month(p->demise.date) -
	    p->months + draw_between(g, -2, 1));
	p->has |= draw_chance(g, 70) ? NOTHING_ELSE : 0;
}

/* Of a miner fewer are enough. */
static void months_of_miner(struct search *s, struct person *p, int n)
{
	struct generator *g = &s->m->g;

	p->life = LIFE_MINER;
	p->has |= NOTHING_ELSE;
	p->months = draw_between(g, n / 2, n);
	p->work_from = draw_between(g, most(age_month(p->birth, 15),
	    MONTH(1957, 10)), MONTH(1975, 1));
}

/* The same paid oneself, without a child. */
static void months_paid(struct search *s, struct person *p, int n)
{
	struct generator *g = &s->m->g;

	demise_spouse_alone(g, p);
	p->birth = most(OLDEST, age_day(p->demise.date,
	    -draw_between(g, 40, 64)));
	deceased_totals(g, p, 0, most(36, n));
	p->demise.insured_as = NULL;
	if (strstr(s->row->key, "additional"))
		p->total[p->n_total++] = (struct given_total){ "additional", n };
}

/* Counts of a wife's pension; whether the row is of one. */
static int about_wife(struct search *s, struct person *p, int n)
{
	struct generator *g = &s->m->g;
	int date = p->demise.date;
	struct relative *r;

	if (search_key(s, "widow_marriage")) {
		for_widow(s, p, 60, 0);
		r = demise_spouse_alone(g, p);
		r->married = age_day(date, -(int)s->row->value / 12) +
		    draw_between(g, -2, 32);
	} else if (search_key(s, "limited_wife")) {
		r = demise_spouse_alone(g, p);
		r->sex = SEX_FEMALE;
		r->birth = age_day(date, -draw_between(g, 20, 29));
		p->on = day_month(date) + n + draw_between(g, 0, 1);
	} else if (search_key(s, "widow_insured")) {
		for_widow(s, p, 60, 0);
		p->stretch[0].from = p->stretch[0].to - n + 1;
	} else if (search_key(s, "middle_aged") &&
	    search_table(s, "survivor_months")) {
		r = demise_spouse_alone(g, p);
		r->sex = SEX_FEMALE;
		r->birth = age_day(date, -draw_between(g, 40, 60));
		deceased_totals(g, p, n, 0);
		p->demise.insured_as = "old_age_pensioner";
		p->on = day_month(date) + draw_between(g, 1, 12);
	} else
		return 0;
	return 1;
}

/* So many months, one more or less, of what the count is of. */
static void about_count(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int n = most(0, (int)s->row->value + draw_between(g, -1, 1));
	int date = p->demise.date;

	if (search_key(s, "first_visit")) {
		p->demise.insured_as = "within_5_years_of_first_visit";
		illness_init(&p->ill, age_day(date, -n / 12) +
		    draw_between(g, -3, 3));
		p->ill.grade = GRADE_3;
	} else if (search_key(s, "disability_recognition")) {
		for_widow(s, p, draw_between(g, 45, 59), 0);
		illness_init(&p->ill, age_day(date, -1) - 184 -
		    draw_between(g, -20, 70));
	} else if (about_wife(s, p, n)) {
		return;
	} else if (strstr(s->h->name, "lump_sum") || strstr(s->row->key, "lump")) {
		months_paid(s, p, n);
	} else if (strstr(s->row->key, "miner")) {
		months_of_miner(s, p, n);
	} else if (strstr(s->row->key, "middle_aged")) {
		after_40(s, p, n);
	} else if (search_table(s, "qualifying_months") && draw_chance(g, 50)) {
		about_received(s, p, n);
	} else if (search_key(s, "national")) {
		p->life = LIFE_SELF;
		p->own_months = n;
	} else {
		months_of_job(s, p, n);
	}
}

/* Unpaid months, so that the requirement is about to fail. */
static void about_unpaid(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int month = day_month(p->demise.date), unpaid = draw_between(g, 10, 14);
	int from, middle;

	if (age_on(p->birth, p->demise.date) >= 60)
		p->birth = age_day(p->demise.date, -draw_between(g, 22, 59));
	from = most(age_month(p->birth, 20), g->law->national_pension);
	if (month - from < 20)
		return;
	p->life = LIFE_SELF;
	middle = draw_chance(g, 50) ? month - 1 - unpaid
	    : from + (month - 1 - from) / 3 + draw_between(g, -1, 1);
	p->stretch[0] = (struct stretch){ from, middle - 1, "unpaid", 0 };
	p->stretch[1] = (struct stretch){ middle, month, "paid", 0 };
	p->n_stretch = 2;
}

/* Of 65, in a job since a year, unpaid before. */
static void about_last_year_end(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int month = day_month(p->demise.date), from;

	p->birth = age_day(p->demise.date, -(int)s->row->value) -
	    draw_between(g, -20, 300);
	from = most(age_month(p->birth, 20), g->law->national_pension);
	p->life = LIFE_EMPLOYEE;
	p->end = month;
	p->work_from = month - 14;
	p->months = 16;
	p->demise.insured_as = NULL;
	p->ill.given = 0;
	p->stretch[0] = (struct stretch){ from, age_month(p->birth, 60) - 1,
		"unpaid", 0 };
	p->n_stretch = 1;
}

/* A husband born near the day, a disability held in the month of his death. */
static void about_survivor_month(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	struct relative *r;

	if (search_key(s, "disability_received")) {
		for_widow(s, p, draw_between(g, 45, 59), 0);
		illness_init(&p->ill, age_day(p->demise.date, -1) -
		    184 - draw_between(g, 0, 30));
	} else if (search_key(s, "husband_basic")) {
		p->sex = SEX_FEMALE;
		r = demise_spouse(g, p);
		r->sex = SEX_MALE;
		demise_add(&p->demise, RELATION_CHILD, SEX_MALE,
		    age_day(p->demise.date, -draw_between(g, 0, 10)));
	} else if (search_key(s, "choice_births")) {
		p->demise.date = day_of(2007, 3, 1) - draw_between(g, 0, 3000);
		p->birth = most(OLDEST, age_day(p->demise.date,
		    -draw_between(g, 30, 69)));
		r = demise_spouse_alone(g, p);
		r->birth = month_first_day(search_month(s)) +
		    draw_between(g, -31, 62);
		r->own_employees = draw_between(g, 0, 1) * 500000LL;
	} else if (search_key(s, "choice_of_2007")) {
		r = demise_spouse_alone(g, p);
		r->birth = age_day(p->demise.date, -70);
		r->own_employees = 900000;
	}
}

/* ---- which ---------------------------------------------------------------------------- */

int deceased_about(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	const char *key = s->row->key;

	if (search_table(s, "survivor_month"))
		about_survivor_month(s, p);
	else if (search_table(s, "exemption_weight") || (draw_chance(g, 50) &&
		search_table(s, "national_status")))
		with_status(s, p);
	else if (search_table(s, "average_pay_floor") && draw_chance(g, 70))
		about_floor(s, p);
	else if (search_table(s, "basic_max_months") ||
	    search_table(s, "basic_full_months"))
		for_widow(s, p, 60, 1);
	else if (search_key(s, "additional_premium") && draw_chance(g, 70))
		about_additional(s, p);
	else if (search_key(s, "early_claim"))
		about_early_claim(s, p);
	else if (search_key(s, "last_year_rule_to"))
		about_last_year_end(s, p);
	else if (strncmp(key, "middle_aged_from.", 17) == 0)
		about_middle_age(s, p);
	else if (search_table(s, "contribution_requirement") ||
	    strstr(key, "last_year_rule"))
		about_unpaid(s, p);
	else if (search_key(s, "deferral_wait"))
		about_deferral(s, p);
	else if (strcmp(s->h->unit, "months") == 0)
		about_count(s, p);
	else
		return 0;
	return 1;
}
