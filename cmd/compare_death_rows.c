/* compare_death_rows.c - people who died, and families, that come across a row of
 * the rule tables. */
#include "compare_making.h"

#include <string.h>

#define EARLIEST day_of(1996, 4, 1) /* death that the tools compute */
#define OLDEST day_of(1926, 4, 2)   /* birth of who died */

static int is_table(const struct search *s, const char *table)
{
	return strcmp(s->h->name, table) == 0;
}

/* A table of revaluation rates: what it does is seen in the months of a job. */
static int of_rates(const struct search *s)
{
	return strncmp(s->h->name, "revaluation", 11) == 0;
}

static int is_key(const struct search *s, const char *key)
{
	return strcmp(s->row->key, key) == 0;
}

/* Whether the table goes by the month of the death. */
static int by_death(const struct search *s)
{
	return strcmp(s->h->month, "right") == 0;
}

static int month_of_row(const struct search *s)
{
	return MONTH((int)s->row->value / 100, (int)s->row->value % 100);
}

/* ---- the death ------------------------------------------------------------------------ */

static int date_of_row(struct search *s, int own)
{
	struct generator *g = &s->m->g;
	int from = EARLIEST, to = month_first_day(g->last);

	if (is_table(s, "qualifying_months"))
		return draw_between(g, day_of(2002, 4, 1), day_of(2018, 3, 31));
	if (is_table(s, "average_pay_floor"))
		return draw_between(g, day_of(2014, 4, 1), to);
	if (strcmp(s->h->name, "survivor_month") == 0 && draw_chance(g, 80))
		return least(month_last_day(g->last),
		    month_first_day(month_of_row(s)) + draw_between(g, -40, 40));
	if (strstr(s->h->name, "mutual"))
		from = month_first_day(g->law->unified);
	/* of older deaths such survivors have pensions of the older Act */
	if (!own && s->row->born_to < day_of(1943, 4, 2))
		from = most(from, day_of(2007, 4, 1));
	if (by_death(s) && s->row->from <= g->last) {
		from = most(from, month_first_day(s->row->from));
		to = least(to, s->row->to > g->last ? to
		    : month_last_day(s->row->to));
		if (draw_chance(g, 30))
			return from + draw_between(g, 0, 40);
	}
	if (!by_death(s) && strcmp(s->h->month, "insured") != 0 &&
	    s->row->to < g->last)
		to = most(from, month_last_day(s->row->to));
	if (draw_chance(g, 50))
		from = most(from, least(to, day_of(2008, 1, 1)));
	return draw_between(g, from, to);
}

static enum life life_of_row(struct search *s)
{
	struct generator *g = &s->m->g;
	const char *name = s->h->name, *key = s->row->key;

	if (strstr(name, "mutual") || strstr(key, "mutual"))
		return LIFE_CIVIL;
	if (strstr(name, "seamen") || strstr(key, "seam"))
		return LIFE_SEAMAN;
	if (strstr(key, "miner"))
		return LIFE_MINER;
	if (is_table(s, "insured_multiplier"))
		return draw_chance(g, 50) ? LIFE_MINER : LIFE_SEAMAN;
	return person_life(g);
}

/* Births of the row are those of who died, or of the spouse. */
static int birth_of_row(struct search *s, int date, int own)
{
	struct generator *g = &s->m->g;
	int from = most(OLDEST, own ? s->row->born_from : OLDEST);
	int to = least(age_day(date, -18), own ? s->row->born_to : DAY_OPEN);

	if (!own && of_rates(s)) { /* a late job, whoever survives */
		from = most(from, least(to, day_of(1940, 1, 1)));
		to = least(to, day_of(1966, 12, 31));
	}
	if (draw_chance(g, 50)) /* below 65 at the death */
		from = most(from, age_day(date, -66));
	return draw_between(g, from, to);
}

/* ---- the family ------------------------------------------------------------------------ */

/* The spouse, added when there is none. */
static struct relative *spouse_of(struct generator *g, struct person *p)
{
	struct demise *d = &p->demise;
	struct relative *r;
	int i;

	for (i = 0; i < d->n; i++)
		if (d->relative[i].relation == RELATION_SPOUSE)
			return &d->relative[i];
	r = demise_add(d, RELATION_SPOUSE,
	    p->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE,
	    least(p->birth + draw_between(g, -1000, 2500),
		age_day(d->date, -18)));
	r->married = age_day(r->birth, 20);
	return r;
}

/* Nobody but the spouse, the pension not ended. */
static struct relative *spouse_alone(struct generator *g, struct person *p)
{
	struct relative *r = spouse_of(g, p);

	p->demise.relative[0] = *r;
	p->demise.n = 1;
	r = &p->demise.relative[0];
	r->supported = 1;
	r->right_ended = DAY_NONE;
	return r;
}

static void spouse_born(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	struct relative *r = draw_chance(g, 60) ? spouse_alone(g, p)
	    : spouse_of(g, p);
	int from = s->row->born_from, to = least(s->row->born_to,
	    age_day(p->demise.date, -18));

	if (from == DAY_NONE)
		from = least(to, OLDEST);
	r->birth = draw_between(g, from, to);
	r->sex = is_table(s, "widow_transitional_fraction") ? SEX_FEMALE : r->sex;
	if (draw_chance(g, 70))
		r->own_employees = r->own_basic = 0;
}

/* ---- what ----------------------------------------------------------------------------- */

/* The spouse, a parent or who died about an age, at the death or in the month
 * asked. */
static void about_age(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int age = (int)s->row->value, date = p->demise.date, at;
	struct relative *r = is_key(s, "parent") ? demise_add(&p->demise,
	    RELATION_PARENT, SEX_FEMALE, 0)
	    : strstr(s->row->key, "child") ? demise_add(&p->demise,
	    RELATION_CHILD, SEX_MALE, 0) : draw_chance(g, 60)
	    ? spouse_alone(g, p) : spouse_of(g, p);

	r->disabled = strstr(s->row->key, "disabled") != NULL;
	at = draw_chance(g, 50) ? date : month_first_day(p->on);
	r->birth = age_day(at, -age) + draw_between(g, -45, 45);
	r->birth = least(r->birth, date);
	if (r->relation == RELATION_SPOUSE && is_table(s, "survivor_age")) {
		r->sex = strstr(s->row->key, "husband") ||
		    is_key(s, "payment_from") ? SEX_MALE : SEX_FEMALE;
		p->sex = r->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE;
		if (is_key(s, "own_pension_first"))
			r->own_employees = 300000 + draw_between(g, 0, 99999);
	}
	if (is_table(s, "age_limit") && draw_chance(g, 50))
		p->birth = most(OLDEST, age_day(date, -age) +
		    draw_between(g, -45, 45));
}

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
	r = spouse_alone(g, p);
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
	r = spouse_alone(g, p);
	r->own_basic = 500000;
	p->on = least(g->last, age_month(r->birth, (int)s->row->value) +
	    draw_between(g, -1, 13));
}

/* Three years of the additional premium from its first month on. */
static void about_additional(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int first = month_of_row(s), from;

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
	struct relative *r = spouse_alone(g, p);

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

/* So many months, one more or less, of what the count is of. */
static void about_count(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int n = most(0, (int)s->row->value + draw_between(g, -1, 1));
	int date = p->demise.date;
	struct relative *r;

	if (is_key(s, "first_visit")) {
		p->demise.insured_as = "within_5_years_of_first_visit";
		illness_init(&p->ill, age_day(date, -n / 12) +
		    draw_between(g, -3, 3));
		p->ill.grade = GRADE_3;
	} else if (is_key(s, "disability_recognition")) {
		for_widow(s, p, draw_between(g, 45, 59), 0);
		illness_init(&p->ill, age_day(date, -1) - 184 -
		    draw_between(g, -20, 70));
	} else if (is_key(s, "widow_marriage")) {
		for_widow(s, p, 60, 0);
		r = spouse_alone(g, p);
		r->married = age_day(date, -(int)s->row->value / 12) +
		    draw_between(g, -2, 32);
	} else if (is_key(s, "limited_wife")) {
		r = spouse_alone(g, p);
		r->sex = SEX_FEMALE;
		r->birth = age_day(date, -draw_between(g, 20, 29));
		p->on = day_month(date) + n + draw_between(g, 0, 1);
	} else if (is_key(s, "widow_insured")) {
		for_widow(s, p, 60, 0);
		p->stretch[0].from = p->stretch[0].to - n + 1;
	} else if (strstr(s->h->name, "lump_sum") || strstr(s->row->key, "lump")) {
		r = spouse_alone(g, p);
		p->birth = most(OLDEST, age_day(date, -draw_between(g, 40, 64)));
		deceased_totals(g, p, 0, most(36, n));
		p->demise.insured_as = NULL;
		if (strstr(s->row->key, "additional"))
			p->total[p->n_total++] = (struct given_total){
				"additional", n };
	} else if (strstr(s->row->key, "miner")) {
		p->life = LIFE_MINER;
		p->has |= NOTHING_ELSE;
		p->months = draw_between(g, n / 2, n);
		p->work_from = draw_between(g, most(age_month(p->birth, 15),
		    MONTH(1957, 10)), MONTH(1975, 1));
	} else if (is_key(s, "middle_aged") && is_table(s, "survivor_months")) {
		r = spouse_alone(g, p);
		r->sex = SEX_FEMALE;
		r->birth = age_day(date, -draw_between(g, 40, 60));
		deceased_totals(g, p, n, 0);
		p->demise.insured_as = "old_age_pensioner";
		p->on = day_month(date) + draw_between(g, 1, 12);
	} else if (strstr(s->row->key, "middle_aged")) {
		after_40(s, p, n);
	} else if (is_table(s, "qualifying_months") && draw_chance(g, 50)) {
		about_received(s, p, n);
	} else if (is_key(s, "national")) {
		p->life = LIFE_SELF;
		p->own_months = n;
	} else if (draw_chance(g, 50)) {
		deceased_totals(g, p, n, draw_chance(g, 60) ? 0
		    : draw_between(g, 0, 120));
	} else {
		p->months = most(1, n);
		p->work_from = day_month(date) - p->months +
		    draw_between(g, -2, 1);
		p->work_from = most(p->work_from, age_month(p->birth, 15));
		p->has |= draw_chance(g, 70) ? NOTHING_ELSE : 0;
	}
}

/* One job anywhere before the death. */
static void any_stretch(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int first = most(age_month(p->birth, 15), MONTH(1957, 10));
	int last = least(day_month(p->demise.date), age_month(p->birth, 70) - 1);
	int month;

	if (strcmp(s->h->month, "insured") == 0) {
		month = draw_between(g, most(first, s->row->from),
		    least(s->row->to, last));
		p->work_from = month - draw_between(g, 0, 30);
		p->months = draw_between(g, 1, 60);
	} else {
		p->work_from = draw_between(g, first, most(first, last - 1));
		p->months = draw_between(g, 1, most(1, last - p->work_from + 1));
	}
	p->work_from = most(p->work_from, first);
	if (draw_chance(g, 40)) /* insured at the death */
		p->months = most(1, last - p->work_from + 1);
	if (draw_chance(g, 30))
		p->has |= NOTHING_ELSE;
}

/* A few months at the rates of the row, long ago, then a well-paid job: only so
 * does the level in force win over that of 1994. */
static void short_first(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;

	p->has |= SHORT_FIRST | NOTHING_ELSE;
	p->level = 400;
	p->months = draw_between(g, 1, 48);
	p->work_from = draw_between(g, most(age_month(p->birth, 15),
	    MONTH(1957, 10)), MONTH(1985, 9) - p->months);
}

static void about_month(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int month = month_of_row(s);

	if (draw_chance(g, 30))
		return;
	p->work_from = month + draw_between(g, -1, 1);
	p->months = draw_between(g, 1, draw_chance(g, 50) ? 4 : 200);
	if (draw_chance(g, 50))
		p->work_from -= p->months - 1;
	p->work_from = most(p->work_from, age_month(p->birth, 15));
	if (draw_chance(g, 50))
		p->has |= NOTHING_ELSE;
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

	if (is_key(s, "disability_received")) {
		for_widow(s, p, draw_between(g, 45, 59), 0);
		illness_init(&p->ill, age_day(p->demise.date, -1) -
		    184 - draw_between(g, 0, 30));
	} else if (is_key(s, "husband_basic")) {
		p->sex = SEX_FEMALE;
		r = spouse_of(g, p);
		r->sex = SEX_MALE;
		demise_add(&p->demise, RELATION_CHILD, SEX_MALE,
		    age_day(p->demise.date, -draw_between(g, 0, 10)));
	} else if (is_key(s, "choice_births")) {
		p->demise.date = day_of(2007, 3, 1) - draw_between(g, 0, 3000);
		p->birth = most(OLDEST, age_day(p->demise.date,
		    -draw_between(g, 30, 69)));
		r = spouse_alone(g, p);
		r->birth = month_first_day(month_of_row(s)) +
		    draw_between(g, -31, 62);
		r->own_employees = draw_between(g, 0, 1) * 500000LL;
	} else if (is_key(s, "choice_of_2007")) {
		r = spouse_alone(g, p);
		r->birth = age_day(p->demise.date, -70);
		r->own_employees = 900000;
	}
}

/* ---- the deceased ------------------------------------------------------------------------ */

static void draw_unit(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	const char *key = s->row->key;

	if (is_table(s, "survivor_month"))
		about_survivor_month(s, p);
	else if (is_table(s, "exemption_weight") || (draw_chance(g, 50) &&
		is_table(s, "national_status")))
		with_status(s, p);
	else if (is_table(s, "average_pay_floor") && draw_chance(g, 70))
		about_floor(s, p);
	else if (is_table(s, "basic_max_months") ||
	    is_table(s, "basic_full_months"))
		for_widow(s, p, 60, 1);
	else if (is_key(s, "additional_premium") && draw_chance(g, 70))
		about_additional(s, p);
	else if (is_key(s, "early_claim"))
		about_early_claim(s, p);
	else if (is_key(s, "last_year_rule_to"))
		about_last_year_end(s, p);
	else if (strncmp(key, "middle_aged_from.", 17) == 0)
		about_middle_age(s, p);
	else if (strcmp(s->h->unit, "age") == 0)
		about_age(s, p);
	else if (is_table(s, "contribution_requirement") ||
	    strstr(key, "last_year_rule"))
		about_unpaid(s, p);
	else if (is_key(s, "deferral_wait"))
		about_deferral(s, p);
	else if (strcmp(s->h->unit, "months") == 0)
		about_count(s, p);
	else if (is_table(s, "law_month"))
		about_month(s, p);
	else if (of_rates(s) && (p->life == LIFE_CIVIL ||
	    p->life == LIFE_SEAMAN) && draw_chance(g, 70))
		short_first(s, p);
	else if (of_rates(s) || draw_chance(g, 60))
		any_stretch(s, p);
}

static void set_month(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int first = most(g->first, day_month(p->demise.date));

	p->on = least(g->last, most(first, p->on));
	if (by_death(s) || strcmp(s->h->month, "insured") == 0 ||
	    draw_chance(g, 10))
		return;
	p->on = most(p->on, s->row->from);
	p->on = least(p->on, least(s->row->to, g->last));
	p->on = most(p->on, first);
}

/* Whether the births of the row are those of who died; else of the spouse. */
static int own_births(struct search *s)
{
	if (of_rates(s))
		return 0;
	if (is_table(s, "average_pay_floor") || strncmp(s->h->name, "basic_", 6) == 0)
		return 1;
	return draw_chance(&s->m->g, 50);
}

void deceased_draw(struct search *s, struct person *p)
{
	static const int levels[] = { 0, 0, 20, 50, 100, 150, 250, 400 };
	struct generator *g = &s->m->g;
	int date, own = own_births(s);

	date = date_of_row(s, own);
	person_init(p);
	p->birth = birth_of_row(s, date, own);
	p->sex = draw_chance(g, 75) ? SEX_MALE : SEX_FEMALE;
	p->life = life_of_row(s);
	p->level = levels[draw_between(g, 0, 7)];
	p->has = (unsigned)prng_next(&g->random) &
	    (LOW_PAY | RECENT_WORK | SHORT_FIRST | PAYS_MORE | OFTEN_UNPAID);
	if (strstr(s->h->name, "pay_floor") || is_key(s, "floor_1994_end")) {
		p->has |= LOW_PAY;
		p->level = draw_between(g, 3, 12);
	} else if (!draw_chance(g, 30))
		p->has &= ~(unsigned)(LOW_PAY | RECENT_WORK | SHORT_FIRST);
	deceased_on(g, p, date);
	set_month(s, p);
	if (!own && (s->row->born_from != DAY_NONE ||
		s->row->born_to != DAY_OPEN))
		spouse_born(s, p);
	draw_unit(s, p);
	set_month(s, p);
	demise_settle(p);
}
