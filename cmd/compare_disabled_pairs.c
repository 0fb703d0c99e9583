/* compare_disabled_pairs.c - two people with a disability, on both sides of the
 * boundaries of a row. */
#include "compare_making.h"

#include <string.h>

#define OLDEST day_of(1926, 4, 2)
#define EARLIEST day_of(1986, 4, 1) /* first visit that the tools compute */

/* A pension of grade 2 from the recognition on, and nothing after it. */
static void plain(struct person *p, int first_visit)
{
	illness_init(&p->ill, first_visit);
}

static int fits(struct generator *g, struct person *p)
{
	p->end = most(p->on, day_month(p->ill.first_visit));
	return p->on >= g->first && p->on <= g->last &&
	    p->ill.first_visit >= EARLIEST &&
	    p->ill.first_visit >= p->birth &&
	    day_month(p->ill.first_visit) <= p->on;
}

/* Asked for in the month before, and in the month. */
static int place_month(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	p->on = x->at - 1 + side;
	if (day_month(p->ill.first_visit) + 20 > p->on)
		p->ill.first_visit = month_first_day(x->at - 30);
	return fits(g, p);
}

/* Born on the day before, and on the day; as old as the other. */
static int place_birth(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int visit = p->ill.first_visit + x->at - p->birth;

	p->birth = x->at - 1 + side;
	visit = least(most(visit, EARLIEST), month_first_day(g->last - 20));
	disabled_from(g, p, visit);
	if (x->row->from > p->on || x->row->to < p->on)
		p->on = most(g->first, least(x->row->from, g->last));
	return fits(g, p);
}

/* First seen on the last day before the month, and on its first. */
static int place_visit(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	plain(p, month_first_day(x->at) - 1 + side);
	p->on = most(g->first, p->on);
	return fits(g, p);
}

/* Insured on the day of the first visit, by a job of some years. */
static void in_job(struct person *p)
{
	p->life = LIFE_EMPLOYEE;
	p->work_from = day_month(p->ill.first_visit) - 70;
	p->months = 80;
}

/* First seen on the day before an age is attained, and on that day; 20 divides by
 * income, the end of an insurance by a job. */
static int place_age(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int day = age_day(p->birth, x->at);

	plain(p, day - 1 + side);
	if (x->at <= 20)
		p->ill.income = 9000000;
	if (x->at >= 65)
		in_job(p);
	p->on = most(g->first, day_month(day) + 20);
	if (p->on > g->last)
		p->on = g->last;
	return fits(g, p);
}

/* Claimed in the month before that of an age, and in it. */
static int place_claim(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int at = age_month(p->birth, x->at);

	plain(p, age_day(p->birth, x->at - 4));
	p->ill.claimed = at - 1 + side;
	p->on = most(g->first, at + 1);
	return fits(g, p);
}

/* The spouse or a child attains an age in the month asked, or in the one before. */
static int place_family(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int birth = age_day(month_first_day(p->on), -x->at) + 14;

	plain(p, p->ill.first_visit);
	if (strstr(x->row->key, "child")) {
		p->has |= YOUNG_CHILDREN;
		p->child_birth = birth;
		p->child_disabled = strstr(x->row->key, "disabled") != NULL;
		p->on = side + (p->child_disabled ? age_month(birth, x->at)
		    : day_month(age_fiscal_end(birth, x->at)));
		return p->birth < birth && fits(g, p);
	}
	in_job(p);
	p->has |= HAS_SPOUSE;
	p->spouse_birth = birth;
	p->on = age_month(birth, x->at) + side;
	return fits(g, p);
}

/* The spouse's own months. */
static int place_spouse_months(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	plain(p, p->ill.first_visit);
	in_job(p);
	p->has |= HAS_SPOUSE;
	p->spouse_birth = age_day(month_first_day(p->on), -64);
	p->spouse_months = x->at - 1 + side;
	return fits(g, p);
}

/* A job that began a month less, and just so many months before the visit. */
static int place_count(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int until = day_month(p->ill.first_visit);

	plain(p, p->ill.first_visit);
	p->life = LIFE_EMPLOYEE;
	p->has |= NOTHING_ELSE;
	p->months = x->at - 1 + side;
	p->work_from = until + 18 - p->months + 1;
	return p->work_from >= age_month(p->birth, 15) && fits(g, p);
}

/* Cured on the last day that counts, and on the day after. */
static int place_cure(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	plain(p, month_first_day(g->first - 40) + p->birth % 1000);
	in_job(p);
	p->ill.grade = GRADE_ALLOWANCE;
	p->ill.recognized = period_end(p->ill.first_visit, x->at) + side;
	p->on = most(g->first, day_month(p->ill.recognized));
	return fits(g, p);
}

/* Asked for in the last month of the right, and in the one after. */
static int place_lost(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int month = age_month(p->birth, 64);

	plain(p, age_day(p->birth, 60));
	p->ill.change[0] = (struct grade_change){ month, GRADE_NONE };
	p->ill.n_change = 1;
	p->on = month + x->at + side;
	return fits(g, p);
}

/* Asked for in the month before the recognition, and in its month. */
static int place_recognition(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	plain(p, p->ill.first_visit);
	p->on = day_month(period_end(p->ill.first_visit, x->at) + 1) - 1 + side;
	return fits(g, p);
}

/* Unpaid until just a year before, and until a month later. */
static int place_last_year(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int visit = day_month(p->ill.first_visit);
	int from = age_month(p->birth, 20), until = visit - 2 - x->at + 1 - side;

	plain(p, p->ill.first_visit);
	p->life = LIFE_SELF;
	p->stretch[0] = (struct stretch){ from, until, "unpaid", 0 };
	p->stretch[1] = (struct stretch){ until + 1, visit, "paid", 0 };
	p->n_stretch = 2;
	return from >= g->law->national_pension && from < until - 24 &&
	    visit < age_month(p->birth, 60) && fits(g, p);
}

/* Income just within the limit, and a yen more. */
static int place_income(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int on = most(g->first, least(x->row->from, g->last));

	p->life = LIFE_SELF;
	p->birth = day_of(month_year(on) - 30, 5, 10);
	disabled_from(g, p, age_day(p->birth, 10));
	plain(p, p->ill.first_visit);
	p->ill.income = x->row->value + side;
	p->on = on;
	return fits(g, p);
}

/* The job begins in the month before, and in the month. */
static int place_work(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	p->work_from = x->at - 1 + side;
	return p->work_from >= age_month(p->birth, 15) && fits(g, p);
}

/* ---- which ---------------------------------------------------------------------------- */

static void add(struct making *m, const struct rule_row *row, place_fn *place,
    const char *what, int at)
{
	const struct pair x = { row, place, what, at };

	making_pair(m, &x);
}

/* By the key of a row of a count, an age or a month. */
static const struct {
	const char *key;
	place_fn *place;
	const char *what;
} BY_KEY[] = {
	{ "basic_start", place_age, "visit" },
	{ "under20_disability", place_age, "visit" },
	{ "disability_resident_from", place_age, "visit" },
	{ "disability_resident_to", place_age, "visit" },
	{ "employees_insured_end", place_age, "visit" },
	{ "last_year_rule_to", place_age, "visit" },
	{ "disability_claim_end", place_claim, "claim" },
	{ "spouse_addition_end", place_family, "spouse" },
	{ "child_end", place_family, "child" },
	{ "disabled_child_end", place_family, "child" },
	{ "spouse_own_limit", place_spouse_months, "spouse" },
	{ "disability_floor", place_count, "count" },
	{ "allowance_cure", place_cure, "cure" },
	{ "disability_lost", place_lost, "lost" },
	{ "disability_recognition", place_recognition, "recognized" },
	{ "last_year_rule", place_last_year, "unpaid" },
	{ "half", place_income, "income" },
	{ "full", place_income, "income" },
};

static void pair_by_key(struct making *m, const struct rule_row *row)
{
	size_t i;

	for (i = 0; i < sizeof BY_KEY / sizeof *BY_KEY; i++)
		if (strcmp(row->key, BY_KEY[i].key) == 0)
			add(m, row, BY_KEY[i].place, BY_KEY[i].what,
			    (int)row->value);
}

static void pair_law_month(struct making *m, const struct rule_row *row)
{
	int month = MONTH((int)row->value / 100, (int)row->value % 100);

	if (strcmp(row->key, "base_months_end") == 0)
		add(m, row, place_visit, "visit", month + 1);
	if (month > MONTH(1960, 1) && month < m->g.last)
		add(m, row, place_work, "work", month);
}

static void pairs_of_row(struct making *m, const struct rule_head *h,
    const struct rule_row *row)
{
	int insured = strcmp(h->month, "insured") == 0;

	if (!insured && (row->to < m->g.first || row->from > m->g.last))
		return;
	if (row->born_from != DAY_NONE && row->born_from > OLDEST)
		add(m, row, place_birth, "birth", row->born_from);
	if (strcmp(h->name, "insured_multiplier") == 0)
		add(m, row, place_work, "work", row->from);
	if (!insured && row->from > m->g.first)
		add(m, row, place_month, "month", row->from);
	if (strcmp(h->name, "law_month") == 0)
		pair_law_month(m, row);
	else
		pair_by_key(m, row);
}

void disabled_pairs(struct making *m, const struct rule_table *t)
{
	pairs_of_rows(m, t, pairs_of_row);
}
