/* compare_disabled.c - invented people with a disability: a first visit, a grade,
 * and what becomes of it. */
#include "compare_disabled.h"

#include "compare_person.h"

#include "../calc/month.h"

#include <string.h>

#define USUAL_MONTHS 18 /* from the first visit to the recognition */
#define EARLIEST day_of(1986, 4, 1) /* first visit that the tools compute */

void illness_init(struct illness *x, int first_visit)
{
	memset(x, 0, sizeof *x);
	x->given = 1;
	x->first_visit = first_visit;
	x->grade = GRADE_2;
	x->recognized = x->other = x->second.recognized = DAY_NONE;
	x->claimed = x->reached = x->second.claimed = MONTH_NONE;
	x->income = -1;
}

/* ---- JSON ------------------------------------------------------------------------- */

static void put_grade(struct text *t, const char *key, enum grade grade)
{
	text_puts(t, key);
	if (grade == GRADE_NONE)
		text_json(t, "none");
	else if (grade == GRADE_ALLOWANCE)
		text_json(t, "allowance");
	else
		text_int(t, grade);
}

static void put_income(struct text *t, const struct illness *x)
{
	write_int(t, ",\"income\":", x->income);
	if (!x->dependents[0] && !x->dependents[1] && !x->dependents[2])
		return;
	write_int(t, ",\"dependents\":{\"ordinary\":", x->dependents[0]);
	write_int(t, ",\"aged\":", x->dependents[1]);
	write_int(t, ",\"specified\":", x->dependents[2]);
	text_putc(t, '}');
}

static void put_changes(struct text *t, const struct illness *x)
{
	int i;

	for (i = 0; i < x->n_change; i++) {
		write_month(t, i ? ",{\"month\":" : ",\"changes\":[{\"month\":",
		    x->change[i].month);
		put_grade(t, ",\"grade\":", x->change[i].grade);
		text_putc(t, '}');
	}
	if (x->n_change)
		text_putc(t, ']');
}

static void put_second(struct text *t, const struct second_disability *s)
{
	write_day(t, ",\"second\":{\"first_visit\":", s->first_visit);
	put_grade(t, ",\"grade\":", s->grade);
	put_grade(t, ",\"merged_grade\":", s->merged);
	if (s->recognized != DAY_NONE)
		write_day(t, ",\"recognized\":", s->recognized);
	if (s->claimed != MONTH_NONE)
		write_month(t, ",\"claimed\":", s->claimed);
	text_putc(t, '}');
}

static void put_other(struct text *t, const struct illness *x)
{
	write_day(t, ",\"other\":{\"first_visit\":", x->other);
	if (x->reached != MONTH_NONE)
		write_month(t, ",\"reached\":", x->reached);
	text_putc(t, '}');
}

void illness_put(struct text *t, const struct illness *x)
{
	write_day(t, ",\"disability\":{\"first_visit\":", x->first_visit);
	put_grade(t, ",\"grade\":", x->grade);
	if (x->recognized != DAY_NONE)
		write_day(t, ",\"recognized\":", x->recognized);
	if (x->claimed != MONTH_NONE)
		write_month(t, ",\"claimed\":", x->claimed);
	if (x->income >= 0)
		put_income(t, x);
	put_changes(t, x);
	if (x->second.given)
		put_second(t, &x->second);
	if (x->other != DAY_NONE)
		put_other(t, x);
	text_putc(t, '}');
}

/* ---- what becomes of it -------------------------------------------------------------- */

/* Grades of 1, 2, 3 and the allowance, as frequent as they are. */
static enum grade any_grade(struct generator *g)
{
	static const enum grade share[] = { GRADE_1, GRADE_1, GRADE_2, GRADE_2,
		GRADE_2, GRADE_2, GRADE_2, GRADE_3, GRADE_3, GRADE_ALLOWANCE };

	return share[draw_between(g, 0, 9)];
}

/* Revisions from the first month of the right on. */
static void add_changes(struct generator *g, struct illness *x, int right)
{
	static const enum grade to[] = { GRADE_1, GRADE_2, GRADE_3, GRADE_NONE };
	int i, n = draw_between(g, 1, 3), month = right;

	for (i = 0; i < n; i++) {
		month += draw_between(g, 1, 50);
		x->change[i].month = month;
		x->change[i].grade = to[draw_between(g, 0, 3)];
	}
	x->n_change = n;
}

static void add_second(struct generator *g, struct illness *x, int last)
{
	struct second_disability *s = &x->second;
	static const enum grade grades[] = { GRADE_1, GRADE_2, GRADE_2, GRADE_3,
		GRADE_NONE };

	s->given = 1;
	s->first_visit = draw_between(g, x->first_visit + 1,
	    month_first_day(last));
	s->grade = grades[draw_between(g, 0, 4)];
	s->merged = draw_chance(g, 75) ? GRADE_1 : GRADE_2;
	if (s->grade > GRADE_2 || s->grade == GRADE_NONE || draw_chance(g, 20))
		s->claimed = day_month(s->first_visit) + USUAL_MONTHS + 1 +
		    draw_between(g, 0, 24);
}

/* An earlier one without which the grade is not reached. */
static void add_other(struct generator *g, struct illness *x, int right)
{
	x->grade = draw_chance(g, 30) ? GRADE_1 : GRADE_2;
	x->other = most(EARLIEST, x->first_visit - draw_between(g, 0, 4000));
	if (x->claimed == MONTH_NONE)
		x->claimed = right + draw_between(g, 1, 20);
	if (draw_chance(g, 50))
		x->reached = draw_between(g, right + 1, x->claimed);
}

static void add_course(struct generator *g, struct illness *x, int right,
    int last)
{
	int kind = draw_between(g, 0, 99);

	if (x->grade == GRADE_ALLOWANCE || kind >= 40)
		return;
	if (kind < 8)
		add_other(g, x, right);
	else if (kind < 20)
		add_second(g, x, last);
	else
		add_changes(g, x, right);
}

/* ---- a person ------------------------------------------------------------------------- */

void disabled_from(struct generator *g, struct person *p, int first_visit)
{
	struct illness *x = &p->ill;
	int right = day_month(first_visit) + USUAL_MONTHS, i;

	illness_init(x, first_visit);
	x->grade = any_grade(g);
	if (x->grade == GRADE_ALLOWANCE) {
		x->recognized = first_visit + draw_between(g, 0, 1900);
		right = day_month(x->recognized);
	} else if (draw_chance(g, 20)) {
		x->recognized = first_visit + draw_between(g, 0, 540);
		right = day_month(x->recognized);
	}
	if (draw_chance(g, 20))
		x->claimed = right + draw_between(g, 1, 120);
	if (first_visit < age_day(p->birth, 20))
		x->income = draw_between(g, 0, 60) * 100000LL;
	for (i = 0; x->income >= 0 && i < 3; i++)
		x->dependents[i] = draw_chance(g, 20) ? draw_between(g, 1, 2) : 0;
	add_course(g, x, right, g->last);
	right = most(g->first, right);
	p->on = least(g->last, draw_chance(g, 50)
	    ? right + draw_between(g, 0, 30) : draw_between(g, right, g->last));
	p->end = most(p->on, day_month(first_visit));
}

/* Most fall ill between 20 and 60. */
static int any_visit(struct generator *g, int birth)
{
	int kind = draw_between(g, 0, 99);
	int age = kind < 18 ? draw_between(g, 0, 19)
	    : kind < 88 ? draw_between(g, 20, 59) : draw_between(g, 60, 69);
	int day = age_day(birth, age) + draw_between(g, 0, 364);

	if (day < EARLIEST)
		day = draw_between(g, EARLIEST, age_day(birth, 65));
	return least(day, month_first_day(g->last - USUAL_MONTHS));
}

void disabled_any(struct generator *g, struct person *p)
{
	static const struct {
		unsigned has;
		int percent;
	} odds[] = { { HAS_SPOUSE, 45 }, { YOUNG_CHILDREN, 35 },
		{ OFTEN_UNPAID, 15 }, { LOW_PAY, 8 }, { CLAIMS_EARLY, 4 } };
	size_t i;

	person_init(p);
	p->birth = draw_chance(g, 75)
	    ? draw_between(g, day_of(1950, 1, 1), day_of(2000, 12, 31))
	    : draw_between(g, day_of(1935, 1, 1), day_of(1990, 12, 31));
	p->sex = draw_chance(g, 50) ? SEX_MALE : SEX_FEMALE;
	p->life = person_life(g);
	for (i = 0; i < sizeof odds / sizeof *odds; i++)
		if (draw_chance(g, odds[i].percent))
			p->has |= odds[i].has;
	disabled_from(g, p, any_visit(g, p->birth));
	if (p->on < age_month(p->birth, 60))
		p->has &= ~(unsigned)CLAIMS_EARLY;
}
