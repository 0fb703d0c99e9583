/* compare_death.c - invented people who died, and their families. */
#include "compare_death.h"

#include "compare_person.h"

#include "../calc/month.h"

#include <string.h>

#define EARLIEST day_of(1996, 4, 1) /* death that the tools compute */
#define OLDEST day_of(1926, 4, 2)   /* birth of who died */

void demise_init(struct demise *d, int date)
{
	memset(d, 0, sizeof *d);
	d->given = 1;
	d->date = date;
}

struct relative *demise_add(struct demise *d, enum relation relation,
    enum sex sex, int birth)
{
	struct relative *r = &d->relative[d->n < RELATIVES_MAX ? d->n++
	    : RELATIVES_MAX - 1];

	memset(r, 0, sizeof *r);
	r->relation = relation;
	r->sex = sex;
	r->birth = birth;
	r->supported = 1;
	r->married = r->right_ended = DAY_NONE;
	return r;
}

/* ---- JSON ------------------------------------------------------------------------- */

static const char *relation_text(enum relation relation)
{
	static const char *const names[] = { "spouse", "child", "parent",
		"grandchild", "grandparent" };

	return names[relation];
}

static void put_relative(struct text *t, const struct relative *r, int number)
{
	text_puts(t, number > 1 ? ",{\"id\":\"" : "{\"id\":\"");
	text_puts(t, relation_text(r->relation));
	write_int(t, "-", number);
	write_text(t, "\",\"relation\":", relation_text(r->relation));
	write_text(t, ",\"sex\":", sex_text(r->sex));
	write_day(t, ",\"birth\":", r->birth);
	text_puts(t, r->supported ? ",\"supported\":true" : ",\"supported\":false");
	if (r->household)
		text_puts(t, ",\"household\":true");
	if (r->disabled)
		text_puts(t, ",\"disabled\":true");
	if (r->own_basic)
		write_int(t, ",\"old_age_basic\":", r->own_basic);
	if (r->own_employees)
		write_int(t, ",\"old_age_employees\":", r->own_employees);
	if (r->married != DAY_NONE)
		write_day(t, ",\"married\":", r->married);
	if (r->right_ended != DAY_NONE) {
		write_day(t, ",\"right_ended\":{\"date\":", r->right_ended);
		write_text(t, ",\"cause\":", r->cause);
		text_putc(t, '}');
	}
	text_putc(t, '}');
}

void demise_put(struct text *t, const struct demise *d)
{
	int i;

	write_day(t, ",\"death\":{\"date\":", d->date);
	if (d->insured_as)
		write_text(t, ",\"insured_as\":", d->insured_as);
	if (d->elect_long_term)
		text_puts(t, ",\"elect_long_term\":true");
	text_puts(t, ",\"survivors\":[");
	for (i = 0; i < d->n; i++)
		put_relative(t, &d->relative[i], i + 1);
	text_puts(t, "]}");
}

/* ---- the family ---------------------------------------------------------------------- */

/* So many years before the death, and some days. */
static int born_before(struct generator *g, int date, int from, int to)
{
	return age_day(date, -draw_between(g, from, to)) - draw_between(g, 0, 364);
}

static void add_spouse(struct generator *g, struct person *p)
{
	struct demise *d = &p->demise;
	struct relative *r = demise_add(d, RELATION_SPOUSE,
	    p->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE,
	    p->birth + draw_between(g, -1800, 3000));
	int age;

	r->birth = least(r->birth, age_day(d->date, -18));
	age = age_on(r->birth, d->date);
	r->married = age_day(r->birth, most(18, least(age - 1,
	    draw_between(g, 20, 40))));
	if (age >= 50 && draw_chance(g, 45))
		r->own_employees = draw_between(g, 1, 150) * 10000LL +
		    draw_between(g, 0, 9999);
	if (age >= 55 && draw_chance(g, 10))
		r->own_basic = draw_between(g, 40, 80) * 10000LL;
}

struct relative *demise_spouse(struct generator *g, struct person *p)
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

struct relative *demise_spouse_alone(struct generator *g, struct person *p)
{
	struct relative *r = demise_spouse(g, p);

	p->demise.relative[0] = *r;
	p->demise.n = 1;
	r = &p->demise.relative[0];
	r->supported = 1;
	r->right_ended = DAY_NONE;
	return r;
}

static void add_children(struct generator *g, struct person *p)
{
	int i, n = draw_between(g, 1, 3), age = age_on(p->birth, p->demise.date);

	for (i = 0; i < n; i++) {
		int years = draw_between(g, 20, 42);
		struct relative *r;

		if (years > age)
			continue;
		r = demise_add(&p->demise, RELATION_CHILD,
		    (enum sex)draw_between(g, 0, 1),
		    age_day(p->birth, years) + draw_between(g, 0, 364));
		if (draw_chance(g, 4)) /* unborn at the death */
			r->birth = p->demise.date + draw_between(g, 1, 280);
		r->disabled = draw_chance(g, 10);
	}
}

static void add_elders(struct generator *g, struct person *p)
{
	struct demise *d = &p->demise;
	int i;

	for (i = 0; i < 2; i++)
		if (draw_chance(g, 60))
			demise_add(d, RELATION_PARENT, i ? SEX_FEMALE : SEX_MALE,
			    born_before(g, p->birth, 19, 40));
	if (draw_chance(g, 20))
		demise_add(d, RELATION_GRANDPARENT, SEX_FEMALE,
		    born_before(g, p->birth, 40, 60));
	if (draw_chance(g, 20))
		demise_add(d, RELATION_GRANDCHILD, SEX_MALE,
		    born_before(g, d->date, 0, 21));
}

static void add_family(struct generator *g, struct person *p)
{
	static const char *const causes[] = { "remarriage", "adoption", "death",
		"other" };
	struct demise *d = &p->demise;
	int i;

	if (draw_chance(g, 75))
		add_spouse(g, p);
	if (draw_chance(g, 60))
		add_children(g, p);
	if (!d->n || draw_chance(g, 10))
		add_elders(g, p);
	for (i = 0; i < d->n; i++) {
		struct relative *r = &d->relative[i];

		if (draw_chance(g, 6)) {
			r->supported = 0;
			r->household = draw_chance(g, 50);
		}
		if (draw_chance(g, 10)) {
			r->right_ended = most(d->date, r->birth) +
			    draw_between(g, 0, 3000);
			r->cause = causes[draw_between(g, 0, 3)];
		}
	}
}

void demise_settle(struct person *p)
{
	struct demise *d = &p->demise;
	int i;

	for (i = 0; i < d->n; i++) {
		struct relative *r = &d->relative[i];

		if (r->relation == RELATION_CHILD ||
		    r->relation == RELATION_GRANDCHILD)
			r->birth = most(r->birth, p->birth);
		else if (r->relation != RELATION_SPOUSE)
			r->birth = least(r->birth, p->birth);
		if (r->married != DAY_NONE)
			r->married = least(d->date, most(r->married,
			    most(r->birth, p->birth)));
		if (r->right_ended != DAY_NONE)
			r->right_ended = most(r->right_ended,
			    most(d->date, r->birth));
	}
}

/* ---- who died ------------------------------------------------------------------------- */

static void add_total(struct person *p, const char *name, long long value)
{
	if (value && p->n_total < TOTALS_GIVEN_MAX)
		p->total[p->n_total++] = (struct given_total){ name, value };
}

void deceased_totals(struct generator *g, struct person *p, int employed,
    int own)
{
	int before = p->demise.date < day_of(2003, 5, 1) ? employed
	    : draw_chance(g, 50) ? draw_between(g, 0, employed) : 0;

	p->life = LIFE_TOTALS;
	p->n_total = 0;
	p->total[p->n_total++] = (struct given_total){ "paid", employed + own };
	p->total[p->n_total++] = (struct given_total){ "category_1", own };
	add_total(p, "employees_before_2003_04", before);
	add_total(p, "average_before_2003_04",
	    before ? draw_between(g, 100000, 500000) : 0);
	add_total(p, "employees_from_2003_04", employed - before);
	add_total(p, "average_from_2003_04", employed - before
	    ? draw_between(g, 100000, 600000) : 0);
	add_total(p, "employees_aged_20_to_59", employed);
	add_total(p, "exempt_half", draw_chance(g, 15)
	    ? draw_between(g, 1, 60) : 0);
	add_total(p, "uncounted", draw_chance(g, 15)
	    ? draw_between(g, 1, 120) : 0);
	if (own >= 36 && draw_chance(g, 20))
		add_total(p, "additional", draw_between(g, 30, own));
}

/* What a record cannot show. */
static const char *any_standing(struct generator *g, const struct person *p)
{
	int kind = draw_between(g, 0, 99);
	int age = age_on(p->birth, p->demise.date);

	if (p->life != LIFE_TOTALS)
		return kind < 8 ? "disability_pensioner"
		    : kind < 14 ? "within_5_years_of_first_visit" : NULL;
	if (age >= 65 && kind < 80)
		return "old_age_pensioner";
	return kind < 55 && age < 65 ? "insured"
	    : kind < 75 ? "disability_pensioner"
	    : kind < 90 ? "within_5_years_of_first_visit" : NULL;
}

/* Of a job that had ended some are given up, some asked for the first visit. */
static void end_record(struct generator *g, struct person *p)
{
	p->end = day_month(p->demise.date);
	if (draw_chance(g, 25))
		p->end -= draw_between(g, 1, 70);
	if (p->demise.insured_as && draw_chance(g, 70) &&
	    p->demise.insured_as[0] == 'w')
		illness_init(&p->ill, most(most(day_of(1986, 4, 1), p->birth),
		    p->demise.date - draw_between(g, 10, 2200)));
}

void deceased_on(struct generator *g, struct person *p, int date)
{
	struct demise *d = &p->demise;
	int month = day_month(date), age = age_on(p->birth, date);

	demise_init(d, date);
	if (p->life == LIFE_TOTALS)
		deceased_totals(g, p, draw_between(g, 0, age > 60 ? 460
		    : most(1, 12 * (age - 19))), draw_chance(g, 50) ? 0
		    : draw_between(g, 0, most(0, 12 * (least(age, 60) - 20))));
	d->insured_as = any_standing(g, p);
	d->elect_long_term = draw_chance(g, 20);
	end_record(g, p);
	add_family(g, p);
	demise_settle(p);
	month = most(month, g->first);
	p->on = draw_chance(g, 55) ? month + draw_between(g, 0, 24)
	    : draw_between(g, month, g->last);
	p->on = least(p->on, g->last);
}

void deceased_any(struct generator *g, struct person *p)
{
	int date = draw_chance(g, 65)
	    ? draw_between(g, day_of(2014, 4, 1), month_first_day(g->last))
	    : draw_between(g, EARLIEST, day_of(2014, 3, 31));
	int kind = draw_between(g, 0, 99);

	person_init(p);
	p->birth = kind < 55 ? born_before(g, date, 23, 59)
	    : kind < 80 ? born_before(g, date, 60, 74)
	    : born_before(g, date, 75, 92);
	p->birth = most(p->birth, OLDEST);
	p->sex = draw_chance(g, 65) ? SEX_MALE : SEX_FEMALE;
	p->life = person_life(g);
	if (draw_chance(g, 15))
		p->has |= PAYS_MORE;
	if (draw_chance(g, 15))
		p->has |= OFTEN_UNPAID;
	if (draw_chance(g, 8))
		p->has |= LOW_PAY;
	deceased_on(g, p, date);
}
