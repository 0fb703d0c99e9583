/* compare_death_rows.c - people who died, and families, that come across a row of
 * the rule tables. */
#include "compare_making.h"

#include <string.h>

#define EARLIEST day_of(1996, 4, 1) /* death that the tools compute */
#define OLDEST day_of(1926, 4, 2)   /* birth of who died */

/* Whether the table goes by the month of the death. */
static int by_death(const struct search *s)
{
	return strcmp(s->h->month, "right") == 0;
}

/* ---- the death ------------------------------------------------------------------------ */

static int date_of_row(struct search *s, int own)
{
	struct generator *g = &s->m->g;
	int from = EARLIEST, to = month_first_day(g->last);

	if (search_table(s, "qualifying_months"))
		return draw_between(g, day_of(2002, 4, 1), day_of(2018, 3, 31));
	if (search_table(s, "average_pay_floor"))
		return draw_between(g, day_of(2014, 4, 1), to);
	if (strcmp(s->h->name, "survivor_month") == 0 && draw_chance(g, 80))
		return least(month_last_day(g->last),
		    month_first_day(search_month(s)) + draw_between(g, -40, 40));
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
	if (search_table(s, "insured_multiplier"))
		return draw_chance(g, 50) ? LIFE_MINER : LIFE_SEAMAN;
	return person_life(g);
}

/* Births of the row are those of who died, or of the spouse. */
static int birth_of_row(struct search *s, int date, int own)
{
	struct generator *g = &s->m->g;
	int from = most(OLDEST, own ? s->row->born_from : OLDEST);
	int to = least(age_day(date, -18), own ? s->row->born_to : DAY_OPEN);

	if (!own && search_rates(s)) { /* a late job, whoever survives */
		from = most(from, least(to, day_of(1940, 1, 1)));
		to = least(to, day_of(1966, 12, 31));
	}
	if (draw_chance(g, 50)) /* below 65 at the death */
		from = most(from, age_day(date, -66));
	return draw_between(g, from, to);
}

/* ---- the family ------------------------------------------------------------------------ */

static void spouse_born(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	struct relative *r = draw_chance(g, 60) ? demise_spouse_alone(g, p)
	    : demise_spouse(g, p);
	int from = s->row->born_from, to = least(s->row->born_to,
	    age_day(p->demise.date, -18));

	if (from == DAY_NONE)
		from = least(to, OLDEST);
	r->birth = draw_between(g, from, to);
	r->sex = search_table(s, "widow_transitional_fraction") ? SEX_FEMALE : r->sex;
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
	struct relative *r = search_key(s, "parent") ? demise_add(&p->demise,
	    RELATION_PARENT, SEX_FEMALE, 0)
	    : strstr(s->row->key, "child") ? demise_add(&p->demise,
	    RELATION_CHILD, SEX_MALE, 0) : draw_chance(g, 60)
	    ? demise_spouse_alone(g, p) : demise_spouse(g, p);

	r->disabled = strstr(s->row->key, "disabled") != NULL;
	at = draw_chance(g, 50) ? date : month_first_day(p->on);
	r->birth = age_day(at, -age) + draw_between(g, -45, 45);
	r->birth = least(r->birth, date);
	if (r->relation == RELATION_SPOUSE && search_table(s, "survivor_age")) {
		r->sex = strstr(s->row->key, "husband") ||
		    search_key(s, "payment_from") ? SEX_MALE : SEX_FEMALE;
		p->sex = r->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE;
		if (search_key(s, "own_pension_first"))
			r->own_employees = 300000 + draw_between(g, 0, 99999);
	}
	if (search_table(s, "age_limit") && draw_chance(g, 50))
		p->birth = most(OLDEST, age_day(date, -age) +
		    draw_between(g, -45, 45));
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
	int month = search_month(s);

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

/* ---- the deceased ------------------------------------------------------------------------ */

static void draw_unit(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;

	if (deceased_about(s, p))
		return;
	if (strcmp(s->h->unit, "age") == 0)
		about_age(s, p);
	else if (search_table(s, "law_month"))
		about_month(s, p);
	else if (search_rates(s) && (p->life == LIFE_CIVIL ||
	    p->life == LIFE_SEAMAN) && draw_chance(g, 70))
		short_first(s, p);
	else if (search_rates(s) || draw_chance(g, 60))
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
	if (search_rates(s))
		return 0;
	if (search_table(s, "average_pay_floor") || strncmp(s->h->name, "basic_", 6) == 0)
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
	if (strstr(s->h->name, "pay_floor") || search_key(s, "floor_1994_end")) {
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

