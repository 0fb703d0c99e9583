/* compare_disabled_rows.c - people with a disability who come across a row of the
 * rule tables. */
#include "compare_making.h"

#include <string.h>

#define OLDEST day_of(1926, 4, 2)
#define YOUNGEST day_of(2006, 12, 31)
#define EARLIEST day_of(1986, 4, 1) /* first visit that the tools compute */
#define OLD_AGE_BIRTH day_of(1940, 4, 2) /* before: 65 by 2005 */
#define USUAL_MONTHS 18             /* from the first visit to the recognition */

/* ---- who ----------------------------------------------------------------------------- */

static int birth_of_row(struct search *s)
{
	struct generator *g = &s->m->g;
	int from = most(s->row->born_from, OLDEST);
	int to = least(s->row->born_to, YOUNGEST);

	if (strstr(s->h->name, "mutual")) /* to be insured after 2014 */
		from = most(from, day_of(1944, 4, 2));
	if (strstr(s->h->name, "mutual") || strstr(s->h->name, "seamen"))
		to = least(to, day_of(1966, 12, 31));

	if (from <= OLDEST && draw_chance(g, 70))
		from = most(from, least(to, day_of(1946, 1, 1)));
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
	if (search_table(s, "under20_income_limit"))
		return LIFE_SELF;
	return person_life(g);
}

/* A day near an age, or so that the recognition is. */
static int visit_of_row(struct search *s, int birth)
{
	struct generator *g = &s->m->g;
	int day, month, last = month_first_day(g->last - USUAL_MONTHS);

	if (search_table(s, "under20_income_limit"))
		day = age_day(birth, draw_between(g, 0, 18));
	else if (strstr(s->h->name, "mutual")) /* older rights are refused */
		day = draw_between(g, most(age_day(birth, 40),
		    month_first_day(g->law->unified - USUAL_MONTHS)),
		    age_day(birth, 70) - 1);
	else if (search_rates(s) && birth < OLD_AGE_BIRTH && draw_chance(g, 40))
		day = age_day(birth, 70) - draw_between(g, 1, 900);
	else if (strcmp(s->h->unit, "age") == 0 && draw_chance(g, 60))
		day = age_day(birth, (int)s->row->value) +
		    draw_between(g, -40, 40) - (draw_chance(g, 40) ? 548 : 0);
	else if (search_table(s, "law_month") && draw_chance(g, 60)) {
		month = MONTH((int)s->row->value / 100, (int)s->row->value % 100) +
		    draw_between(g, -2, 2);
		day = month_first_day(draw_chance(g, 30) ? month - USUAL_MONTHS
		    : month) + draw_between(g, 0, 27);
	} else
		day = draw_between(g, most(EARLIEST, age_day(birth, 16)),
		    age_day(birth, draw_chance(g, 70) ? 65 : 70));
	day = most(day, most(birth, EARLIEST));
	return least(day, last);
}

/* ---- what --------------------------------------------------------------------------- */

/* The law's limit in the month asked for so many dependents, and a bit more. */
static void about_income(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	static const char *const keys[3] = { "dependent.ordinary",
		"dependent.aged", "dependent.specified" };
	const char *base = draw_chance(g, 50) ? "half" : "full";
	const struct rule_row *row = rule_find(g->rules,
	    RULE_UNDER20_INCOME_LIMIT, strchr(s->row->key, '.') ? base
	    : s->row->key, p->on, 0);
	int i;

	p->ill.grade = draw_chance(g, 50) ? GRADE_1 : GRADE_2;
	p->ill.income = row ? row->value : 0;
	for (i = 0; i < 3; i++) {
		p->ill.dependents[i] = search_key(s, keys[i]) ? draw_between(g, 1, 3)
		    : 0;
		row = rule_find(g->rules, RULE_UNDER20_INCOME_LIMIT, keys[i],
		    p->on, 0);
		p->ill.income += row ? row->value * p->ill.dependents[i] : 0;
	}
	p->ill.income += draw_between(g, -1, 3);
}

/* The month asked, the claim, the cure, a child or the spouse about an age. */
static void about_age(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int age = (int)s->row->value, at = age_month(p->birth, age);

	if (strstr(s->row->key, "child")) {
		p->has |= YOUNG_CHILDREN;
		p->child_birth = age_day(month_first_day(p->on), -age) +
		    draw_between(g, -400, 400);
		return;
	}
	if (draw_chance(g, 50) && (search_table(s, "special_start_age") ||
	    search_key(s, "spouse_addition_end"))) {
		p->has |= HAS_SPOUSE | ADDED_FOR;
		p->ill.grade = GRADE_2;
		p->sex = strstr(s->row->key, "female") ? SEX_MALE : SEX_FEMALE;
		p->spouse_birth = draw_between(g,
		    most(s->row->born_from, day_of(1946, 1, 1)),
		    least(s->row->born_to, day_of(1970, 1, 1)));
		p->on = age_month(p->spouse_birth, age) + draw_between(g, -1, 2);
		return;
	}
	if (draw_chance(g, 40)) {
		p->ill.grade = GRADE_ALLOWANCE;
		p->ill.claimed = MONTH_NONE;
		p->ill.recognized = most(p->ill.first_visit, age_day(p->birth, age) +
		    draw_between(g, -3, 3));
	} else if (draw_chance(g, 50)) {
		p->ill.claimed = at + draw_between(g, -2, 1);
	}
	if (draw_chance(g, 40))
		p->on = at + draw_between(g, -1, 2);
}

/* A merging, a loss, a cure or an unpaid year just so many months away. */
static void about_count(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	struct illness *x = &p->ill;
	int n = (int)s->row->value;

	if (search_key(s, "spouse_own_limit")) {
		p->has |= HAS_SPOUSE;
		p->spouse_months = n + draw_between(g, -1, 1);
		p->spouse_birth = day_of(1955, 4, 2) + draw_between(g, 0, 2000);
		x->grade = GRADE_2;
	} else if (search_key(s, "allowance_cure")) {
		x->grade = GRADE_ALLOWANCE;
		x->claimed = MONTH_NONE;
		x->recognized = period_end(x->first_visit, n) +
		    draw_between(g, -1, 31);
	} else if (search_key(s, "disability_lost")) {
		x->grade = GRADE_2;
		x->change[0] = (struct grade_change){ age_month(p->birth, 65) +
		    draw_between(g, -40, 0), GRADE_NONE };
		x->n_change = 1;
		p->on = x->change[0].month + n + draw_between(g, -1, 1);
	} else {
		p->months = most(1, n + draw_between(g, -1, 1));
		p->work_from = least(day_month(x->first_visit) - p->months +
		    draw_between(g, 0, 3), age_month(p->birth, 40));
		p->work_from = most(p->work_from, age_month(p->birth, 15));
	}
}

#define OLD_AGE day_of(2002, 4, 1) /* employees are insured to 70 since */

/* From 65 on, or at the cure of an allowance from 60 on: whether there is a right
 * to an old-age pension, by just so many months. */
static void about_right(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int n = strcmp(s->h->unit, "months") == 0 ? (int)s->row->value : 300;
	int visit, national = search_key(s, "national") || draw_chance(g, 25);
	int late = draw_chance(g, 50);

	visit = late ? draw_between(g, most(age_day(p->birth, 65), OLD_AGE),
	    age_day(p->birth, 70) - 1) : draw_between(g,
	    age_day(p->birth, strstr(s->row->key, "miner") ? 53 : 58),
	    age_day(p->birth, 65));
	visit = least(most(visit, EARLIEST), month_first_day(g->last - 19));
	disabled_from(g, p, visit);
	if (!late) {
		p->ill.grade = GRADE_ALLOWANCE;
		p->ill.recognized = visit + draw_between(g, 0, 700);
		p->ill.claimed = MONTH_NONE;
	}
	n = most(1, n + draw_between(g, -2, 2));
	if (strstr(s->row->key, "miner") && draw_chance(g, 50))
		n = n * 3 / 4 + draw_between(g, 0, 30);
	p->has |= NOTHING_ELSE;
	p->months = national ? draw_between(g, 12, most(12, n - 12)) : n;
	p->work_from = day_month(late ? visit : p->ill.recognized) - p->months +
	    draw_between(g, -1, 2);
	if (search_key(s, "special_old_age")) { /* beside years paid oneself */
		p->months = n;
		n += 330;
		national = 1;
	}
	if (national && n > p->months) {
		p->stretch[0] = (struct stretch){ age_month(p->birth, 20),
			age_month(p->birth, 20) + n - p->months - 1, "paid", 0 };
		p->stretch[0].from = most(p->stretch[0].from,
		    g->law->national_pension);
		p->stretch[0].to = p->stretch[0].from + n - p->months - 1;
		p->n_stretch = 1;
	}
	p->life = strstr(s->row->key, "miner") ? LIFE_MINER : LIFE_EMPLOYEE;
}

/* From 65 on, insured, with a first job that began at an age and ends so that the
 * months from that age on are just those of the exception by birth. */
static void about_middle_age(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	const struct rule_row *need;
	int visit, late, from = g->law->total_remuneration;

	p->birth = draw_between(g, day_of(1937, 4, 2), day_of(1951, 4, 1));
	visit = draw_between(g, most(age_day(p->birth, 65), OLD_AGE),
	    age_day(p->birth, 70) - 1);
	disabled_from(g, p, visit);
	need = rule_find(g->rules, RULE_QUALIFYING_EXCEPTION, "middle_aged",
	    g->first, p->birth);
	late = most(0, day_month(visit) - from);
	p->months = most(1, (need ? (int)need->value : 0) - late +
	    draw_between(g, -1, 2));
	p->work_from = age_month(p->birth, (int)s->row->value) +
	    draw_between(g, -1, 1);
	p->has |= SHORT_FIRST | NOTHING_ELSE;
	p->life = strstr(s->row->key, "miner") ? LIFE_MINER : LIFE_EMPLOYEE;
}

/* Months of a status from the first month of its law on, of who falls ill before,
 * in the time of premiums paid. */
static void with_status(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int first = most(s->row->from, MONTH(1966, 4)), from20, at60;
	int older = strcmp(s->row->key, "voluntary") == 0;
	static const char *const all[] = { "maternity", "childcare",
		"voluntary" };
	const char *status = NULL;
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (search_key(s, all[i]))
			status = all[i];
	if (!status)
		return;
	if (older)
		first = draw_between(g, MONTH(2006, 4), g->last - 8);
	p->birth = month_first_day(first - 12 * (older ? 61 : 30)) +
	    draw_between(g, 0, 300);
	from20 = age_month(p->birth, 20);
	at60 = age_month(p->birth, 60);
	disabled_from(g, p, month_first_day(first - 40) + draw_between(g, 0, 300));
	illness_init(&p->ill, p->ill.first_visit);
	p->life = LIFE_SELF;
	p->on = least(g->last, first + draw_between(g, 1, 20));
	p->stretch[0] = (struct stretch){ from20, least(at60, first) - 1, "paid",
		0 };
	p->stretch[1] = (struct stretch){ most(first, older ? at60 : 0),
		least(p->on, first + 5), status, 0 };
	p->n_stretch = 2;
}

/* Unpaid for long, then paid, or in a job, for just the last year. */
static void about_last_year(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int visit = day_month(p->ill.first_visit), n = draw_between(g, 10, 15);
	int from = most(age_month(p->birth, 20), g->law->national_pension);
	int until = visit - 2 - n, at60 = age_month(p->birth, 60);

	if (until - from < 20)
		return;
	p->n_stretch = 1;
	p->stretch[0] = (struct stretch){ from, least(until, at60 - 1),
		"unpaid", 0 };
	if (visit >= at60 || draw_chance(g, 40)) {
		p->life = LIFE_EMPLOYEE;
		p->work_from = until + 1;
		p->months = n + 4;
		return;
	}
	p->life = LIFE_SELF;
	p->stretch[p->n_stretch++] = (struct stretch){ until + 1, visit,
		"paid", 0 };
}

/* Paid, then unpaid months just long enough: the last year, or a third. */
static void about_unpaid(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int visit = day_month(p->ill.first_visit);
	int from = most(age_month(p->birth, 20), g->law->national_pension);
	int last = visit - 2 - draw_between(g, -1, 2) -
	    draw_between(g, 0, 1) * 12, unpaid, paid;

	if (visit - from < 20)
		return;
	p->life = LIFE_SELF;
	paid = draw_chance(g, 50) ? (last - from + 1) * 2 / 3 : draw_between(g,
	    0, last - from);
	unpaid = draw_chance(g, 50) ? 0 : draw_between(g, 10, 14);
	p->n_stretch = 2;
	p->stretch[0] = (struct stretch){ from, from + paid - 1, "unpaid", 0 };
	p->stretch[1] = (struct stretch){ from + paid, last, "paid", 0 };
	if (!paid)
		p->stretch[0] = p->stretch[--p->n_stretch];
	if (unpaid) {
		p->stretch[0].status = "paid";
		p->stretch[0].to = most(from, visit - 2 - unpaid -
		    draw_between(g, -1, 1));
		p->stretch[1] = (struct stretch){ p->stretch[0].to + 1, visit,
			"unpaid", 0 };
		p->n_stretch = 2;
	}
}

/* One job anywhere before the month asked. */
static void any_stretch(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	const struct rule_row *row = s->row;
	int first = most(age_month(p->birth, 15), MONTH(1957, 10));
	int visit = day_month(p->ill.first_visit), month;

	if (strcmp(s->h->month, "insured") == 0) {
		month = draw_between(g, most(first, row->from),
		    least(row->to, visit));
		p->work_from = month - draw_between(g, 0, 30);
		p->months = draw_between(g, 1, 60);
	} else {
		p->work_from = draw_between(g, first, most(first, visit - 1));
		p->months = draw_between(g, 1, most(1, visit - p->work_from + 1));
	}
	if (search_rates(s) && draw_chance(g, 30)) /* and no other */
		p->work_from = visit - draw_between(g, 0, 24);
	p->work_from = most(p->work_from, first);
	if (draw_chance(g, search_rates(s) ? 75 : 40)) /* insured on the day */
		p->months = most(1, visit - p->work_from + 1);
	if (draw_chance(g, 30))
		p->has |= NOTHING_ELSE;
}

/* A few months at the rates of the row, long ago, then a well-paid job to the first
 * visit: only so does the level in force win over that of 1994. */
static void short_first(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;

	p->has |= SHORT_FIRST | NOTHING_ELSE;
	p->level = 400;
	p->months = draw_between(g, 1, 48);
	p->work_from = draw_between(g, most(age_month(p->birth, 15),
	    MONTH(1957, 10)), MONTH(1985, 9) - p->months);
}

/* A well-paid job as a miner or seaman until 1986 or 1991, then an ordinary one,
 * ill paid: the level in force averages them apart. */
static void falling_pay(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int visit = day_month(p->ill.first_visit);

	p->life = strstr(s->h->name, "seamen") || draw_chance(g, 50)
	    ? LIFE_SEAMAN : LIFE_MINER;
	p->has = PAY_FALLS | NOTHING_ELSE;
	p->level = 400;
	p->work_from = draw_between(g, most(age_month(p->birth, 15),
	    MONTH(1957, 10)), least(visit, MONTH(1986, 4)) - 24);
	p->months = draw_between(g, 12, least(visit, draw_chance(g, 50)
	    ? MONTH(1986, 4) : MONTH(1991, 4)) - p->work_from);
}

/* About the month, as the beginning or the end of a job. */
static void about_month(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	int month = MONTH((int)s->row->value / 100, (int)s->row->value % 100);

	if (search_key(s, "floor_1994_end")) { /* a first month just after it */
		p->work_from = month + 1;
		p->months = most(1, day_month(p->ill.first_visit) - month);
		p->has |= NOTHING_ELSE;
		return;
	}
	if (draw_chance(g, 40))
		return;
	p->work_from = month + draw_between(g, -1, 1);
	p->months = draw_between(g, 1, draw_chance(g, 50) ? 4 : 200);
	if (draw_chance(g, 50))
		p->work_from -= p->months - 1;
	p->work_from = most(p->work_from, age_month(p->birth, 15));
	if (draw_chance(g, 50))
		p->has |= NOTHING_ELSE;
}

/* ---- the person ------------------------------------------------------------------------ */

static void draw_unit(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;

	if (search_table(s, "under20_income_limit"))
		about_income(s, p);
	else if (search_table(s, "national_status"))
		with_status(s, p);
	else if (strncmp(s->row->key, "middle_aged_from", 16) == 0)
		about_middle_age(s, p);
	else if (strncmp(s->h->name, "qualifying", 10) == 0 ||
	    (search_table(s, "special_start_age") && draw_chance(g, 50)) ||
	    search_key(s, "miner_seaman") || search_key(s, "special_old_age") || search_key(s, "old_employees"))
		about_right(s, p);
	else if (strncmp(s->row->key, "last_year_rule", 14) == 0)
		about_last_year(s, p);
	else if (strcmp(s->h->unit, "age") == 0)
		about_age(s, p);
	else if (strcmp(s->row->key, "contribution_quarter") == 0 ||
	    strcmp(s->row->key, "base_months_end") == 0 ||
	    search_table(s, "contribution_requirement"))
		about_unpaid(s, p);
	else if (strcmp(s->h->unit, "months") == 0)
		about_count(s, p);
	else if (search_table(s, "law_month"))
		about_month(s, p);
	else if (search_rates(s) && p->birth < OLD_AGE_BIRTH &&
	    !strstr(s->h->name, "mutual") && draw_chance(g, 50))
		falling_pay(s, p);
	else if (search_rates(s) && (p->life == LIFE_CIVIL ||
	    p->life == LIFE_SEAMAN || p->birth < OLD_AGE_BIRTH) &&
	    draw_chance(g, 70))
		short_first(s, p);
	else if (search_rates(s) || draw_chance(g, 60))
		any_stretch(s, p);
}

/* Asked for while the row is in force, when it is so. */
static void set_month(struct search *s, struct person *p)
{
	struct generator *g = &s->m->g;
	const struct rule_row *row = s->row;
	int first = most(g->first, day_month(p->ill.first_visit) + 1);

	if (strcmp(s->h->month, "insured") == 0 || draw_chance(g, 10))
		return;
	p->on = most(p->on, most(row->from, first));
	p->on = least(p->on, least(row->to, g->last));
	if (p->on < first)
		p->on = first;
	p->end = most(p->on, day_month(p->ill.first_visit));
}

void disabled_draw(struct search *s, struct person *p)
{
	static const int levels[] = { 0, 0, 20, 50, 100, 150, 250, 400 };
	struct generator *g = &s->m->g;

	person_init(p);
	p->birth = birth_of_row(s);
	p->sex = strstr(s->row->key, "female") ? SEX_FEMALE
	    : strstr(s->row->key, "male") ? SEX_MALE
	    : (enum sex)draw_between(g, 0, 1);
	p->life = life_of_row(s);
	p->level = levels[draw_between(g, 0, 7)];
	p->has = (unsigned)prng_next(&g->random) &
	    (HAS_SPOUSE | YOUNG_CHILDREN | LOW_PAY | RECENT_WORK | SHORT_FIRST);
	if (!draw_chance(g, 30))
		p->has &= ~(unsigned)(LOW_PAY | RECENT_WORK | SHORT_FIRST);
	if (draw_chance(g, 15))
		p->has |= OFTEN_UNPAID;
	if (search_key(s, "floor_1994_end"))
		p->level = draw_between(g, 3, 12);
	disabled_from(g, p, visit_of_row(s, p->birth));
	if (search_rates(s) && draw_chance(g, 80)) {
		p->ill.grade = draw_chance(g, 50) ? GRADE_2 : GRADE_1;
		p->ill.claimed = MONTH_NONE;
		p->ill.n_change = p->ill.second.given = 0;
		p->ill.other = DAY_NONE;
	}
	if (search_table(s, "under20_income_limit"))
		set_month(s, p);
	draw_unit(s, p);
	set_month(s, p);
}
