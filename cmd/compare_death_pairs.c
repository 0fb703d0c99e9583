/* compare_death_pairs.c - two people who died, on both sides of the boundaries of a
 * row. */
#include "compare_making.h"

#include <string.h>

#define OLDEST day_of(1926, 4, 2)
#define EARLIEST day_of(1996, 4, 1) /* death that the tools compute */

static int fits(struct generator *g, struct person *p)
{
	demise_settle(p);
	p->end = least(p->end, day_month(p->demise.date));
	p->on = most(p->on, most(g->first, day_month(p->demise.date)));
	return p->on <= g->last && p->demise.date >= EARLIEST &&
	    p->birth >= OLDEST && p->birth < age_day(p->demise.date, -18);
}

/* Nobody but a spouse who was supported. */
static struct relative *spouse_alone(struct person *p, enum sex sex, int birth)
{
	struct relative *r;

	p->demise.n = 0;
	p->sex = sex == SEX_MALE ? SEX_FEMALE : SEX_MALE;
	r = demise_add(&p->demise, RELATION_SPOUSE, sex, birth);
	r->married = age_day(birth, 20);
	return r;
}

/* Asked for in the month before, and in the month. */
static int place_month(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	if (day_month(p->demise.date) >= x->at - 1)
		return 0;
	p->on = x->at - 1 + side;
	return fits(g, p);
}

/* Died on the last day before the month, and on its first. */
static int place_death(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int date = month_first_day(x->at) - 1 + side;

	if (date < age_day(p->birth, 23) || date > age_day(p->birth, 90))
		p->birth = age_day(date, -50);
	deceased_on(g, p, date);
	return fits(g, p);
}

/* Who died was born on the day before, and on the day. */
static int place_birth(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	p->birth = x->at - 1 + side;
	return fits(g, p);
}

/* The spouse was. */
static int place_spouse(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	struct relative *r;

	if (age_on(x->at, p->demise.date) < 20)
		return 0;
	r = spouse_alone(p, p->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE,
	    x->at - 1 + side);
	r->married = age_day(x->at, 20);
	if (p->on < x->row->from || p->on > x->row->to)
		p->on = most(g->first, least(x->row->from, g->last));
	return fits(g, p);
}

/* The job begins in the month before, and in the month. */
static int place_work(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	p->work_from = x->at - 1 + side;
	return p->work_from >= age_month(p->birth, 15) &&
	    p->work_from < day_month(p->demise.date) && fits(g, p);
}

/* The birth of who attains an age on the day after the death, and on the day. */
static int born_for(const struct person *p, int age, int side)
{
	return age_day(p->demise.date, -age) + 3 - side;
}

/* Insured at the death, for some years. */
static void as_employee(struct generator *g, struct person *p)
{
	p->birth = age_day(p->demise.date, -45);
	deceased_totals(g, p, 200, 0);
	p->demise.insured_as = "insured";
}

/* Years paid oneself, nothing received. */
static void as_payer(struct generator *g, struct person *p)
{
	p->birth = age_day(p->demise.date, -62);
	deceased_totals(g, p, 0, 400);
	p->demise.insured_as = NULL;
}

static int place_husband(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	spouse_alone(p, SEX_MALE, born_for(p, x->at, side));
	as_employee(g, p);
	return fits(g, p);
}

static int place_wife(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	spouse_alone(p, SEX_FEMALE, born_for(p, x->at, side));
	as_employee(g, p);
	if (strcmp(x->row->key, "limited_wife") == 0)
		p->on = day_month(p->demise.date) + 70;
	return fits(g, p);
}

static int place_parent(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	p->demise.n = 0;
	demise_add(&p->demise, RELATION_PARENT, SEX_FEMALE,
	    born_for(p, x->at, side));
	as_employee(g, p);
	p->birth = age_day(p->demise.date, -28);
	return p->birth > p->demise.relative[0].birth && fits(g, p);
}

/* A child or a disabled one in the last month of its age, and in the next. */
static int place_child(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	struct relative *r;

	p->demise.n = 0;
	r = demise_add(&p->demise, RELATION_CHILD, SEX_FEMALE,
	    age_day(p->demise.date, -x->at + 3));
	r->disabled = strstr(x->row->key, "disabled") != NULL;
	p->on = (r->disabled ? age_month(r->birth, x->at)
	    : day_month(age_fiscal_end(r->birth, x->at))) + side;
	return p->birth < r->birth && p->on >= g->first && fits(g, p);
}

/* A spouse in the month of an age, and in the one after. */
static int place_asked(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	struct relative *r = spouse_alone(p,
	    strcmp(x->row->key, "payment_from") == 0 ? SEX_MALE : SEX_FEMALE,
	    age_day(p->demise.date, -x->at + 3));

	if (strncmp(x->row->key, "widow", 5) == 0)
		as_payer(g, p);
	else
		as_employee(g, p);
	if (strcmp(x->row->key, "own_pension_first") == 0)
		r->own_employees = 400000;
	p->on = age_month(r->birth, x->at) + side;
	return p->on >= g->first && fits(g, p);
}

/* The wife attains 40 with a child that she had at the death. */
static int place_with_child(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	struct relative *r = spouse_alone(p, SEX_FEMALE,
	    age_day(p->demise.date, -x->at + 2));

	as_employee(g, p);
	demise_add(&p->demise, RELATION_CHILD, SEX_FEMALE,
	    age_day(p->demise.date, -4));
	p->on = age_month(r->birth, x->at) + side;
	return p->on >= g->first && fits(g, p);
}

/* So many months as an employee less one, and just so many. */
static int place_months(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	spouse_alone(p, SEX_FEMALE, age_day(p->demise.date, -50));
	deceased_totals(g, p, x->at - 1 + side, 0);
	p->demise.insured_as = strcmp(x->row->key, "floor") == 0 ? "insured"
	    : "old_age_pensioner";
	if (strcmp(x->row->key, "floor") == 0)
		p->birth = age_day(p->demise.date, -55);
	return fits(g, p);
}

/* The same paid oneself, without a child. */
static int place_paid(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	int extra = strcmp(x->row->key, "lump_sum_additional") == 0;

	p->birth = age_day(p->demise.date, -58);
	spouse_alone(p, SEX_FEMALE, age_day(p->demise.date, -60));
	deceased_totals(g, p, 0, extra ? 200 : x->at - 1 + side);
	p->n_total = 2;
	if (extra)
		p->total[p->n_total++] = (struct given_total){ "additional",
			x->at - 1 + side };
	p->demise.insured_as = NULL;
	return fits(g, p);
}

/* Married a day too late, and just in time. */
static int place_marriage(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	struct relative *r;

	r = spouse_alone(p, SEX_FEMALE, age_day(p->demise.date, -59));
	as_payer(g, p);
	r->married = day_add_months(p->demise.date, -x->at) + 1 - side;
	p->on = most(g->first, day_month(p->demise.date) + 18);
	if (p->on > age_month(r->birth, 65)) /* her right would have ended */
		return 0;
	return fits(g, p);
}

/* The last month of a young wife's pension, and the one after. */
static int place_limit(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	spouse_alone(p, SEX_FEMALE, age_day(p->demise.date, -27));
	as_employee(g, p);
	p->on = day_month(p->demise.date) + x->at + side;
	return fits(g, p);
}

/* Within five years of the first visit, and a day later. */
static int place_visit(struct generator *g, struct person *p,
    const struct pair *x, int side)
{
	spouse_alone(p, SEX_FEMALE, age_day(p->demise.date, -40));
	as_employee(g, p);
	p->demise.insured_as = "within_5_years_of_first_visit";
	illness_init(&p->ill, day_add_months(p->demise.date, -x->at) + side);
	p->ill.grade = GRADE_3;
	return fits(g, p);
}

/* ---- which ---------------------------------------------------------------------------- */

static void add(struct making *m, const struct rule_row *row, place_fn *place,
    const char *what, int at)
{
	const struct pair x = { row, place, what, at };

	making_pair(m, &x);
}

static const struct {
	const char *key;
	place_fn *place;
	const char *what;
} BY_KEY[] = {
	{ "husband", place_husband, "husband" },
	{ "parent", place_parent, "parent" },
	{ "limited_wife", place_wife, "wife" },
	{ "middle_aged_from", place_wife, "wife" },
	{ "middle_aged_end", place_asked, "wife" },
	{ "middle_aged_paid", place_with_child, "wife" },
	{ "own_pension_first", place_asked, "own" },
	{ "payment_from", place_asked, "husband" },
	{ "widow_end", place_asked, "wife" },
	{ "widow_from", place_asked, "wife" },
	{ "child_end", place_child, "child" },
	{ "disabled_child_end", place_child, "child" },
};

static const struct {
	const char *key;
	place_fn *place;
	const char *what;
} BY_COUNT[] = {
	{ "first_visit", place_visit, "visit" },
	{ "floor", place_months, "count" },
	{ "long_insured", place_months, "count" },
	{ "middle_aged", place_months, "count" },
	{ "limited_wife", place_limit, "wife" },
	{ "lump_sum", place_paid, "paid" },
	{ "lump_sum_additional", place_paid, "paid" },
	{ "widow_insured", place_paid, "paid" },
	{ "widow_marriage", place_marriage, "married" },
	{ "1", place_paid, "paid" }, { "2", place_paid, "paid" },
	{ "3", place_paid, "paid" }, { "4", place_paid, "paid" },
	{ "5", place_paid, "paid" }, { "6", place_paid, "paid" },
};

static void pair_by_key(struct making *m, const struct rule_head *h,
    const struct rule_row *row)
{
	int months = strcmp(h->unit, "months") == 0;
	size_t i, n = months ? sizeof BY_COUNT / sizeof *BY_COUNT
			     : sizeof BY_KEY / sizeof *BY_KEY;

	if (!months && strcmp(h->unit, "age") != 0)
		return;
	for (i = 0; i < n; i++)
		if (months && strcmp(row->key, BY_COUNT[i].key) == 0)
			add(m, row, BY_COUNT[i].place, BY_COUNT[i].what,
			    (int)row->value);
		else if (!months && strcmp(row->key, BY_KEY[i].key) == 0)
			add(m, row, BY_KEY[i].place, BY_KEY[i].what,
			    (int)row->value);
}

/* Months that the law names: of the death, or of work. */
static void pair_law_month(struct making *m, const struct rule_head *h,
    const struct rule_row *row)
{
	int month = MONTH((int)row->value / 100, (int)row->value % 100);

	if (strcmp(h->name, "survivor_month") == 0 &&
	    strcmp(row->key, "choice_births") != 0 && month_first_day(month) > EARLIEST && month <= m->g.last)
		add(m, row, place_death, "death", month);
	else if (strcmp(h->name, "law_month") == 0 &&
	    month > MONTH(1960, 1) && month < m->g.last)
		add(m, row, place_work, "work", month);
}

/* Tables that go by the birth of who died alone. */
static int by_deceased(const struct rule_head *h)
{
	static const char *const names[] = { "age_limit", "basic_",
		"earnings_multiplier", "qualifying", "required_months" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(h->name, names[i], strlen(names[i])) == 0)
			return 1;
	return 0;
}

static void pairs_of_row(struct making *m, const struct rule_head *h,
    const struct rule_row *row)
{
	int insured = strcmp(h->month, "insured") == 0;
	int right = strcmp(h->month, "right") == 0;

	if (row->from > m->g.last ||
	    (!insured && !right && row->to < m->g.first))
		return;
	if (row->born_from != DAY_NONE && row->born_from > OLDEST) {
		add(m, row, place_birth, "birth", row->born_from);
		if (!by_deceased(h))
			add(m, row, place_spouse, "spouse", row->born_from);
	}
	if (strcmp(h->name, "insured_multiplier") == 0)
		add(m, row, place_work, "work", row->from);
	if (right && month_first_day(row->from) > EARLIEST)
		add(m, row, place_death, "death", row->from);
	if (!insured && !right && row->from > m->g.first)
		add(m, row, place_month, "month", row->from);
	pair_law_month(m, h, row);
	pair_by_key(m, h, row);
}

void deceased_pairs(struct making *m, const struct rule_table *t)
{
	pairs_of_rows(m, t, pairs_of_row);
}
