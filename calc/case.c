/* case.c - reads nenkin-case/1 strictly into struct nenkin_case. */
#include "case.h"

#include "alloc.h"
#include "month.h"
#include "reading.h"

#include <stdlib.h>
#include <string.h>

#define N(a) FIELDS(a)

static int refuse(struct reading *g, const struct json_at *at, const char *msg)
{
	return read_refuse(g, at, msg);
}

/* Months of `totals`, kept with the yen in one array. */
static int read_total_months(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	int n = 0;

	if (read_count(g, at, v, f, &n))
		return ERR_INPUT;
	*(long long *)to = n;
	return 0;
}

static int read_format(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	(void)to;
	if (json_type(v) != JSON_STRING ||
	    strcmp(json_string(v), "nenkin-case/1") != 0)
		return refuse(g, at, "expected \"nenkin-case/1\"");
	return 0;
}

/* ---- periods ------------------------------------------------------------- */

static const char *const SEXES[] = { "male", "female", NULL };
static const char *const STATUSES[] = { "paid", "category_3", "exempt_full",
	"exempt_three_quarters", "exempt_half", "exempt_one_quarter", "student",
	"deferred", "maternity", "childcare", "voluntary", "unpaid", "uncounted",
	NULL };
static const char *const KINDS[] = { "ordinary", "miner", "seaman", NULL };

static int check_period(struct reading *g, const struct json_at *at, int from,
    int to)
{
	return to < from ? refuse(g, at, "'to' lies before 'from'") : 0;
}

static int read_one_national(struct reading *g, const struct json_at *at,
    const struct json *v, void *to)
{
	static const struct field f[] = {
		{ "from", read_month, offsetof(struct national, from), NULL, 1 },
		{ "to", read_month, offsetof(struct national, to), NULL, 0 },
		{ "status", read_name, offsetof(struct national, status),
		    STATUSES, 1 },
		{ "additional", read_bool, offsetof(struct national, additional),
		    NULL, 0 },
	};
	struct nenkin_case *c = g->c;
	struct national *p;

	(void)to;
	c->national = alloc_room(c->national, c->n_national, &c->cap_national,
	    sizeof *c->national);
	p = &c->national[c->n_national++];
	memset(p, 0, sizeof *p);
	p->to = MONTH_OPEN;
	if (read_fields(g, at, v, f, N(f), p))
		return ERR_INPUT;
	return check_period(g, at, p->from, p->to);
}

static int read_national(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	g->c->has_periods = 1;
	return read_elements(g, at, v, read_one_national, to, NULL);
}

/* ["YYYY-MM", yen] */
static int read_one_money(struct reading *g, const struct json_at *at,
    const struct json *v, void *to)
{
	struct nenkin_case *c = g->c;
	const struct json *x = json_type(v) == JSON_ARRAY ? json_first(v) : NULL;
	struct money *p;

	(void)to;
	if (!x || !json_next(x) || json_next(json_next(x)))
		return refuse(g, at, "expected [month, yen]");
	c->money = alloc_room(c->money, c->n_money, &c->cap_money, sizeof *c->money);
	p = &c->money[c->n_money++];
	if (read_month(g, at, x, NULL, &p->month))
		return ERR_INPUT;
	return read_yen(g, at, json_next(x), NULL, &p->yen);
}

static int read_money(struct reading *g, const struct json_at *at,
    const struct json *v, int *first, int *n)
{
	*first = g->c->n_money;
	return read_elements(g, at, v, read_one_money, NULL, n);
}

static int read_pay(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	struct employment *p = to;

	(void)f;
	return read_money(g, at, v, &p->pay, &p->n_pay);
}

static int read_bonus(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	struct employment *p = to;

	(void)f;
	return read_money(g, at, v, &p->bonus, &p->n_bonus);
}

static int money_err(struct reading *g, const struct json_at *at,
    const char *key, int i, const char *msg)
{
	struct json_at list = { at, key, 0 }, here = { &list, NULL, i };

	return refuse(g, &here, msg);
}

static int check_employment(struct reading *g, const struct json_at *at,
    const struct employment *p)
{
	const struct money *m = g->c->money;
	int i;

	if (p->category < 1 || p->category > 4)
		return refuse(g, at, "'category' is 1, 2, 3 or 4");
	if (check_period(g, at, p->from, p->to))
		return ERR_INPUT;
	if (p->n_pay == 0)
		return refuse(g, at, "'pay' has no entry");
	for (i = 0; i < p->n_pay; i++) {
		int month = m[p->pay + i].month;

		if (i == 0 && month != p->from)
			return money_err(g, at, "pay", i,
			    "the first entry is the month of 'from'");
		if (i && month <= m[p->pay + i - 1].month)
			return money_err(g, at, "pay", i, "months must ascend");
		if (month > p->to)
			return money_err(g, at, "pay", i,
			    "the month lies after the period");
	}
	for (i = 0; i < p->n_bonus; i++) {
		int month = m[p->bonus + i].month;

		if (month < p->from || month > p->to)
			return money_err(g, at, "bonus", i,
			    "the month lies outside the period");
	}
	return 0;
}

static int read_one_employment(struct reading *g, const struct json_at *at,
    const struct json *v, void *to)
{
	static const struct field f[] = {
		{ "from", read_month, offsetof(struct employment, from), NULL, 1 },
		{ "to", read_month, offsetof(struct employment, to), NULL, 0 },
		{ "category", read_count, offsetof(struct employment, category),
		    NULL, 1 },
		{ "kind", read_name, offsetof(struct employment, kind), KINDS, 0 },
		{ "pay", read_pay, 0, NULL, 1 },
		{ "bonus", read_bonus, 0, NULL, 0 },
		{ "fund", read_bool, offsetof(struct employment, fund), NULL, 0 },
		{ "deemed", read_bool, offsetof(struct employment, deemed),
		    NULL, 0 },
	};
	struct nenkin_case *c = g->c;
	struct employment *p;

	(void)to;
	c->employment = alloc_room(c->employment, c->n_employment,
	    &c->cap_employment, sizeof *c->employment);
	p = &c->employment[c->n_employment++];
	memset(p, 0, sizeof *p);
	p->to = MONTH_OPEN;
	if (read_fields(g, at, v, f, N(f), p))
		return ERR_INPUT;
	return check_employment(g, at, p);
}

static int read_employment(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	g->c->has_periods = 1;
	return read_elements(g, at, v, read_one_employment, to, NULL);
}

/* ---- totals -------------------------------------------------------------- */

static int read_totals(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
#define MONTHS(key, total)                                             \
	{                                                              \
		key, read_total_months, (total) * sizeof(long long), NULL, 0 \
	}
#define YEN(key, total)                                       \
	{                                                     \
		key, read_yen, (total) * sizeof(long long), NULL, 0 \
	}
	static const struct field f[] = {
		MONTHS("paid", TOTAL_PAID),
		MONTHS("exempt_full", TOTAL_EXEMPT_FULL),
		MONTHS("exempt_three_quarters", TOTAL_EXEMPT_THREE_QUARTERS),
		MONTHS("exempt_half", TOTAL_EXEMPT_HALF),
		MONTHS("exempt_one_quarter", TOTAL_EXEMPT_ONE_QUARTER),
		MONTHS("exempt_full_before_2009_04", TOTAL_EXEMPT_FULL_OLD),
		MONTHS("exempt_three_quarters_before_2009_04",
		    TOTAL_EXEMPT_THREE_QUARTERS_OLD),
		MONTHS("exempt_half_before_2009_04", TOTAL_EXEMPT_HALF_OLD),
		MONTHS("exempt_one_quarter_before_2009_04",
		    TOTAL_EXEMPT_ONE_QUARTER_OLD),
		MONTHS("student_or_deferred", TOTAL_STUDENT_OR_DEFERRED),
		MONTHS("uncounted", TOTAL_UNCOUNTED),
		MONTHS("additional", TOTAL_ADDITIONAL),
		MONTHS("employees_before_2003_04", TOTAL_EMPLOYEES_BEFORE),
		MONTHS("employees_from_2003_04", TOTAL_EMPLOYEES_FROM),
		YEN("average_before_2003_04", TOTAL_AVERAGE_BEFORE),
		YEN("average_from_2003_04", TOTAL_AVERAGE_FROM),
		YEN("old_average_before_2003_04", TOTAL_OLD_AVERAGE_BEFORE),
		YEN("old_average_from_2003_04", TOTAL_OLD_AVERAGE_FROM),
		MONTHS("employees_aged_20_to_59", TOTAL_EMPLOYEES_AGED_20_TO_59),
		MONTHS("category_1", TOTAL_CATEGORY_1),
		MONTHS("category_3", TOTAL_CATEGORY_3),
	};
#undef MONTHS
#undef YEN
	(void)field;
	(void)to;
	g->c->has_totals = 1;
	return read_fields(g, at, v, f, N(f), g->c->totals);
}

/* ---- family, work, disability, death ------------------------------------- */

static int read_person(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "birth", read_day, offsetof(struct nenkin_case, birth), NULL, 1 },
		{ "sex", read_name, offsetof(struct nenkin_case, sex), SEXES, 1 },
	};

	(void)field;
	(void)to;
	return read_fields(g, at, v, f, N(f), g->c);
}

static int read_spouse(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "birth", read_day, offsetof(struct spouse, birth), NULL, 1 },
		{ "sex", read_name, offsetof(struct spouse, sex), SEXES, 1 },
		{ "supported", read_bool, offsetof(struct spouse, supported),
		    NULL, 1 },
		{ "employees_months", read_count,
		    offsetof(struct spouse, employees_months), NULL, 0 },
		{ "old_age_employees_from", read_month,
		    offsetof(struct spouse, old_age_from), NULL, 0 },
		{ "disability_pension", read_bool,
		    offsetof(struct spouse, disability_pension), NULL, 0 },
		{ "adds_for_me", read_bool, offsetof(struct spouse, adds_for_me),
		    NULL, 0 },
	};

	(void)field;
	((struct spouse *)to)->given = 1;
	return read_fields(g, at, v, f, N(f), to);
}

static int read_child(struct reading *g, const struct json_at *at,
    const struct json *v, void *to)
{
	static const struct field f[] = {
		{ "birth", read_day, offsetof(struct child, birth), NULL, 1 },
		{ "supported", read_bool, offsetof(struct child, supported),
		    NULL, 1 },
		{ "disabled", read_bool, offsetof(struct child, disabled),
		    NULL, 0 },
	};
	struct nenkin_case *c = g->c;

	(void)to;
	c->child = alloc_room(c->child, c->n_child, &c->cap_child, sizeof *c->child);
	memset(&c->child[c->n_child], 0, sizeof *c->child);
	return read_fields(g, at, v, f, N(f), &c->child[c->n_child++]);
}

static int read_children(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	return read_elements(g, at, v, read_child, to, NULL);
}

static int read_continuation(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "from", read_month, offsetof(struct work, continuation_from),
		    NULL, 1 },
		{ "to", read_month, offsetof(struct work, continuation_to),
		    NULL, 1 },
		{ "wage_at_60", read_yen, offsetof(struct work, wage_at_60),
		    NULL, 1 },
	};
	struct work *w = to;

	(void)field;
	w->continuation = 1;
	if (read_fields(g, at, v, f, N(f), w))
		return ERR_INPUT;
	return check_period(g, at, w->continuation_from, w->continuation_to);
}

static int read_allowance(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "applied", read_month, offsetof(struct work, allowance_applied),
		    NULL, 1 },
		{ "until", read_month, offsetof(struct work, allowance_until),
		    NULL, 1 },
		{ "days", read_count, offsetof(struct work, allowance_days),
		    NULL, 1 },
	};
	struct work *w = to;

	(void)field;
	w->basic_allowance = 1;
	if (read_fields(g, at, v, f, N(f), w))
		return ERR_INPUT;
	return w->allowance_until < w->allowance_applied
	    ? refuse(g, at, "'until' lies before 'applied'") : 0;
}

static int read_insurance(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "continuation", read_continuation, 0, NULL, 0 },
		{ "basic_allowance", read_allowance, 0, NULL, 0 },
	};

	(void)field;
	return read_fields(g, at, v, f, N(f), to);
}

static int read_work(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "standard_monthly", read_yen,
		    offsetof(struct work, standard_monthly), NULL, 0 },
		{ "bonus_12_months", read_yen,
		    offsetof(struct work, bonus_12_months), NULL, 0 },
		{ "employment_insurance", read_insurance, 0, NULL, 0 },
	};

	(void)field;
	((struct work *)to)->given = 1;
	return read_fields(g, at, v, f, N(f), to);
}

static int read_old_age(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "basic_claimed", read_month,
		    offsetof(struct nenkin_case, basic_claimed), NULL, 0 },
		{ "employees_claimed", read_month,
		    offsetof(struct nenkin_case, employees_claimed), NULL, 0 },
	};

	(void)field;
	(void)to;
	return read_fields(g, at, v, f, N(f), g->c);
}

static int read_grade(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	enum grade grade = GRADE_NONE;

	(void)f;
	if (json_type(v) == JSON_NUMBER && json_number(v) >= 1 &&
	    json_number(v) <= 3)
		grade = (enum grade)json_number(v);
	else if (json_type(v) == JSON_STRING &&
	    strcmp(json_string(v), "allowance") == 0)
		grade = GRADE_ALLOWANCE;
	else
		return refuse(g, at, "expected 1, 2, 3 or \"allowance\"");
	*(enum grade *)to = grade;
	return 0;
}

static int read_dependents(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "ordinary", read_count, offsetof(struct disability, ordinary),
		    NULL, 0 },
		{ "aged", read_count, offsetof(struct disability, aged), NULL, 0 },
		{ "specified", read_count, offsetof(struct disability, specified),
		    NULL, 0 },
	};

	(void)field;
	return read_fields(g, at, v, f, N(f), to);
}

/* A grade, or "none": below all of them. */
static int read_changed(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	if (json_type(v) == JSON_STRING && strcmp(json_string(v), "none") == 0) {
		*(enum grade *)to = GRADE_NONE;
		return 0;
	}
	if (json_type(v) != JSON_NUMBER)
		return refuse(g, at, "expected 1, 2, 3 or \"none\"");
	return read_grade(g, at, v, f, to);
}

static int read_change(struct reading *g, const struct json_at *at,
    const struct json *v, void *to)
{
	static const struct field f[] = {
		{ "month", read_month, offsetof(struct grade_change, month), NULL,
		    1 },
		{ "grade", read_changed, offsetof(struct grade_change, grade),
		    NULL, 1 },
	};
	struct disability *d = to;

	if (d->n_change == GRADE_CHANGES_MAX)
		return json_err(g->e, ERR_INPUT, at, "more than %d changes",
		    GRADE_CHANGES_MAX);
	if (read_fields(g, at, v, f, N(f), &d->change[d->n_change]))
		return ERR_INPUT;
	if (d->n_change &&
	    d->change[d->n_change].month <= d->change[d->n_change - 1].month)
		return refuse(g, at, "months must ascend");
	d->n_change++;
	return 0;
}

static int read_changes(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	return read_elements(g, at, v, read_change, to, NULL);
}

/* Grade 1 or 2. */
static int read_high_grade(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	if (json_type(v) != JSON_NUMBER || json_number(v) > GRADE_2)
		return refuse(g, at, "expected 1 or 2");
	return read_grade(g, at, v, f, to);
}

static int read_second(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "first_visit", read_day,
		    offsetof(struct second_disability, first_visit), NULL, 1 },
		{ "recognized", read_day,
		    offsetof(struct second_disability, recognized), NULL, 0 },
		{ "grade", read_changed,
		    offsetof(struct second_disability, grade), NULL, 1 },
		{ "claimed", read_month,
		    offsetof(struct second_disability, claimed), NULL, 0 },
		{ "merged_grade", read_high_grade,
		    offsetof(struct second_disability, merged), NULL, 1 },
	};

	(void)field;
	((struct second_disability *)to)->given = 1;
	return read_fields(g, at, v, f, N(f), to);
}

static int read_other(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "first_visit", read_day, offsetof(struct disability, other), NULL,
		    1 },
		{ "reached", read_month, offsetof(struct disability, reached), NULL,
		    0 },
	};

	(void)field;
	return read_fields(g, at, v, f, N(f), to);
}

static int read_disability(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "first_visit", read_day,
		    offsetof(struct disability, first_visit), NULL, 0 },
		{ "recognized", read_day, offsetof(struct disability, recognized),
		    NULL, 0 },
		{ "grade", read_grade, offsetof(struct disability, grade),
		    NULL, 1 },
		{ "claimed", read_month, offsetof(struct disability, claimed),
		    NULL, 0 },
		{ "income", read_yen, offsetof(struct disability, income), NULL, 0 },
		{ "dependents", read_dependents, 0, NULL, 0 },
		{ "changes", read_changes, 0, NULL, 0 },
		{ "second", read_second, offsetof(struct disability, second), NULL,
		    0 },
		{ "other", read_other, 0, NULL, 0 },
	};

	(void)field;
	((struct disability *)to)->given = 1;
	return read_fields(g, at, v, f, N(f), to);
}

struct right_ended {
	int date;
	enum ended cause;
};

static int read_right_ended(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const char *const causes[] = { "remarriage", "adoption", "death",
		"other", NULL };
	static const struct field f[] = {
		{ "date", read_day, offsetof(struct right_ended, date), NULL, 1 },
		{ "cause", read_name, offsetof(struct right_ended, cause), causes,
		    1 },
	};
	struct right_ended x = { DAY_NONE, ENDED_NOT };
	struct survivor *s = to;

	(void)field;
	if (read_fields(g, at, v, f, N(f), &x))
		return ERR_INPUT;
	s->right_ended = x.date;
	s->cause = (enum ended)(x.cause + 1);
	return 0;
}

static int read_survivor(struct reading *g, const struct json_at *at,
    const struct json *v, void *to)
{
	static const char *const relations[] = { "spouse", "child", "parent",
		"grandchild", "grandparent", NULL };
	static const struct field f[] = {
		{ "id", read_id, offsetof(struct survivor, id), NULL, 1 },
		{ "relation", read_name, offsetof(struct survivor, relation),
		    relations, 1 },
		{ "sex", read_name, offsetof(struct survivor, sex), SEXES, 1 },
		{ "birth", read_day, offsetof(struct survivor, birth), NULL, 1 },
		{ "supported", read_bool, offsetof(struct survivor, supported),
		    NULL, 1 },
		{ "disabled", read_bool, offsetof(struct survivor, disabled),
		    NULL, 0 },
		{ "household", read_bool, offsetof(struct survivor, household),
		    NULL, 0 },
		{ "old_age_basic", read_yen,
		    offsetof(struct survivor, old_age_basic), NULL, 0 },
		{ "old_age_employees", read_yen,
		    offsetof(struct survivor, old_age_employees), NULL, 0 },
		{ "married", read_day, offsetof(struct survivor, married), NULL, 0 },
		{ "right_ended", read_right_ended, 0, NULL, 0 },
	};
	struct nenkin_case *c = g->c;
	const struct death *d = to;
	struct survivor *s;
	int i;

	c->survivor = alloc_room(c->survivor, c->n_survivor, &c->cap_survivor,
	    sizeof *c->survivor);
	s = &c->survivor[c->n_survivor++];
	memset(s, 0, sizeof *s);
	s->married = s->right_ended = DAY_NONE;
	if (read_fields(g, at, v, f, N(f), s))
		return ERR_INPUT;
	for (i = d->survivors; i < c->n_survivor - 1; i++)
		if (strcmp(c->survivor[i].id, s->id) == 0)
			return refuse(g, at, "'id' stands twice");
	return 0;
}

static int read_survivors(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	struct death *d = to;

	(void)f;
	d->survivors = g->c->n_survivor;
	return read_elements(g, at, v, read_survivor, d, &d->n_survivors);
}

static int read_insured_as(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const char *const as[] = { "insured",
		"within_5_years_of_first_visit", "disability_pensioner",
		"old_age_pensioner", NULL };
	static const struct field f = { "", NULL, 0, as, 0 };
	int i;

	(void)field;
	if (read_name(g, at, v, &f, &i))
		return ERR_INPUT;
	*(enum insured_as *)to = (enum insured_as)(INSURED_AS_INSURED + i);
	return 0;
}

static int read_death(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "date", read_day, offsetof(struct death, date), NULL, 1 },
		{ "insured_as", read_insured_as,
		    offsetof(struct death, insured_as), NULL, 0 },
		{ "survivors", read_survivors, 0, NULL, 0 },
		{ "elect_long_term", read_bool,
		    offsetof(struct death, elect_long_term), NULL, 0 },
	};

	(void)field;
	((struct death *)to)->given = 1;
	return read_fields(g, at, v, f, N(f), to);
}

static int read_case(struct reading *g, const struct json_at *at,
    const struct json *v, int nested);

static int read_deceased(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	struct reading inner = *g;

	(void)field;
	(void)to;
	inner.c = alloc_zero(1, sizeof *inner.c);
	case_init(inner.c);
	g->c->as_survivor = inner.c;
	return read_case(&inner, at, v, 1);
}

static int read_as_survivor(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *field, void *to)
{
	static const struct field f[] = {
		{ "case", read_deceased, 0, NULL, 1 },
		{ "id", read_id, offsetof(struct nenkin_case, as_survivor_id),
		    NULL, 1 },
	};
	const struct nenkin_case *d;
	int i;

	(void)field;
	(void)to;
	if (read_fields(g, at, v, f, N(f), g->c))
		return ERR_INPUT;
	d = g->c->as_survivor;
	for (i = 0; i < d->n_survivor; i++)
		if (strcmp(d->survivor[i].id, g->c->as_survivor_id) == 0)
			return 0;
	return refuse(g, at, "'id' is not among the survivors of the case");
}

/* ---- the whole ----------------------------------------------------------- */

/* Whether two periods share a month. */
static int meet(int from1, int to1, int from2, int to2)
{
	return from1 <= to2 && from2 <= to1;
}

static int overlap(struct reading *g, const struct json_at *up,
    const char *key, int i, const char *other, int j)
{
	struct json_at list = { up, key, 0 }, at = { &list, NULL, i };

	return json_err(g->e, ERR_INPUT, &at,
	    "the period overlaps %s[%d]", other, j);
}

static int check_overlaps_within(struct reading *g, const struct json_at *up)
{
	const struct nenkin_case *c = g->c;
	int i, j;

	for (i = 1; i < c->n_national; i++)
		for (j = 0; j < i; j++)
			if (meet(c->national[i].from, c->national[i].to,
				c->national[j].from, c->national[j].to))
				return overlap(g, up, "national", i,
				    "national", j);
	for (i = 1; i < c->n_employment; i++)
		for (j = 0; j < i; j++)
			if (meet(c->employment[i].from, c->employment[i].to,
				c->employment[j].from, c->employment[j].to))
				return overlap(g, up, "employment", i,
				    "employment", j);
	return 0;
}

/* An `uncounted` or `unpaid` month may stand beside employment outside the
 * ages 20 to 59; a deemed employment may stand over national months. */
static int check_overlaps_between(struct reading *g, const struct json_at *up)
{
	const struct nenkin_case *c = g->c;
	int at20 = age_month(c->birth, 20), at60 = age_month(c->birth, 60);
	int i, j;

	for (i = 0; i < c->n_employment; i++) {
		const struct employment *p = &c->employment[i];

		for (j = 0; j < c->n_national; j++) {
			const struct national *q = &c->national[j];
			int from = p->from > q->from ? p->from : q->from;
			int to = p->to < q->to ? p->to : q->to;

			if (from > to || p->deemed)
				continue;
			if ((q->status == NATIONAL_UNCOUNTED ||
				q->status == NATIONAL_UNPAID) &&
			    (to < at20 || from >= at60))
				continue;
			return overlap(g, up, "employment", i, "national", j);
		}
	}
	return 0;
}

static int period_err(struct reading *g, const struct json_at *up,
    const char *key, int i, const char *msg)
{
	struct json_at list = { up, key, 0 }, at = { &list, NULL, i };

	return refuse(g, &at, msg);
}

/* Periods lie between birth and death; open ones end with the death. */
static int check_life(struct reading *g, const struct json_at *up,
    const char *key, int i, int from, int to)
{
	const struct nenkin_case *c = g->c;
	int death = c->death.given ? day_month(c->death.date) : MONTH_OPEN;

	if (from < day_month(c->birth))
		return period_err(g, up, key, i, "the period begins before birth");
	if (from > death || (to > death && to != MONTH_OPEN))
		return period_err(g, up, key, i, "the period reaches past death");
	return 0;
}

/* Pay and bonuses of an open employment end with the death, too. */
static int check_money_life(struct reading *g, const struct json_at *up, int i)
{
	struct json_at list = { up, "employment", 0 }, at = { &list, NULL, i };
	struct employment ended = g->c->employment[i];

	if (g->c->death.given && ended.to == MONTH_OPEN)
		ended.to = day_month(g->c->death.date);
	return check_employment(g, &at, &ended);
}

static int check_lives(struct reading *g, const struct json_at *up)
{
	struct nenkin_case *c = g->c;
	int i;

	if (c->death.given && c->death.date < c->birth)
		return json_err(g->e, ERR_INPUT, &(struct json_at){ up, "death", 0 },
		    "the death lies before the birth");
	for (i = 0; i < c->n_national; i++)
		if (check_life(g, up, "national", i, c->national[i].from,
			c->national[i].to))
			return ERR_INPUT;
	for (i = 0; i < c->n_employment; i++)
		if (check_life(g, up, "employment", i, c->employment[i].from,
			c->employment[i].to) ||
		    check_money_life(g, up, i))
			return ERR_INPUT;
	return 0;
}

static int totals_err(struct reading *g, const struct json_at *up,
    const char *key, const char *msg)
{
	struct json_at list = { up, "totals", 0 }, at = { &list, key, 0 };

	return refuse(g, &at, msg);
}

static int check_totals(struct reading *g, const struct json_at *up)
{
	const long long *t = g->c->totals;
	long long aged = t[TOTAL_EMPLOYEES_AGED_20_TO_59];
	long long employees = -1;

	if (g->c->has_periods)
		return json_err(g->e, ERR_INPUT, &(struct json_at){ up, "totals", 0 },
		    "'totals' stands beside 'national' or 'employment'");
	if (t[TOTAL_EMPLOYEES_BEFORE] >= 0 || t[TOTAL_EMPLOYEES_FROM] >= 0)
		employees = (t[TOTAL_EMPLOYEES_BEFORE] > 0
			? t[TOTAL_EMPLOYEES_BEFORE] : 0) +
		    (t[TOTAL_EMPLOYEES_FROM] > 0 ? t[TOTAL_EMPLOYEES_FROM] : 0);
	if (t[TOTAL_PAID] >= 0 && aged > t[TOTAL_PAID])
		return totals_err(g, up, "employees_aged_20_to_59",
		    "more months than 'paid'");
	if (employees >= 0 && aged > employees)
		return totals_err(g, up, "employees_aged_20_to_59",
		    "more months than the employees' months");
	if (t[TOTAL_PAID] >= 0 && t[TOTAL_ADDITIONAL] > t[TOTAL_PAID])
		return totals_err(g, up, "additional", "more months than 'paid'");
	return 0;
}

static int read_case(struct reading *g, const struct json_at *at,
    const struct json *v, int nested)
{
	static const struct field f[] = {
		{ "format", read_format, 0, NULL, 1 },
		{ "id", read_id, offsetof(struct nenkin_case, id), NULL, 0 },
		{ "on", read_month, offsetof(struct nenkin_case, on), NULL, 0 },
		{ "person", read_person, 0, NULL, 1 },
		{ "totals", read_totals, 0, NULL, 0 },
		{ "national", read_national, 0, NULL, 0 },
		{ "employment", read_employment, 0, NULL, 0 },
		{ "spouse", read_spouse, offsetof(struct nenkin_case, spouse),
		    NULL, 0 },
		{ "children", read_children, 0, NULL, 0 },
		{ "work", read_work, offsetof(struct nenkin_case, work), NULL, 0 },
		{ "old_age", read_old_age, 0, NULL, 0 },
		{ "disability", read_disability,
		    offsetof(struct nenkin_case, disability), NULL, 0 },
		{ "death", read_death, offsetof(struct nenkin_case, death),
		    NULL, 0 },
		{ "as_survivor", read_as_survivor, 0, NULL, 0 },
	};
	int code = read_fields(g, at, v, f, N(f), g->c);

	if (code)
		return code;
	if (!nested && !g->c->id[0])
		return json_err(g->e, ERR_INPUT, at, "key 'id' is missing");
	if (check_lives(g, at) || check_overlaps_within(g, at) ||
	    check_overlaps_between(g, at))
		return ERR_INPUT;
	return g->c->has_totals ? check_totals(g, at) : 0;
}

int case_read_within(struct nenkin_case *c, const struct json_at *at,
    const struct json *v, struct err *e)
{
	struct reading g = { c, e };

	case_clear(c);
	return read_case(&g, at, v, 1);
}

int case_read(struct nenkin_case *c, const struct json *root, struct err *e)
{
	struct reading g = { c, e };

	case_clear(c);
	return read_case(&g, NULL, root, 0);
}

void case_init(struct nenkin_case *c)
{
	memset(c, 0, sizeof *c);
	case_clear(c);
}

void case_clear(struct nenkin_case *c)
{
	int i;

	if (c->as_survivor) {
		case_release(c->as_survivor);
		free(c->as_survivor);
		c->as_survivor = NULL;
	}
	c->id[0] = c->as_survivor_id[0] = '\0';
	c->on = c->basic_claimed = c->employees_claimed = MONTH_NONE;
	c->birth = DAY_NONE;
	c->sex = SEX_MALE;
	c->has_totals = c->has_periods = 0;
	for (i = 0; i < TOTALS; i++)
		c->totals[i] = -1;
	c->n_national = c->n_employment = c->n_money = 0;
	c->n_child = c->n_survivor = 0;
	memset(&c->spouse, 0, sizeof c->spouse);
	c->spouse.employees_months = -1;
	c->spouse.old_age_from = MONTH_NONE;
	memset(&c->work, 0, sizeof c->work);
	c->work.standard_monthly = c->work.bonus_12_months = -1;
	memset(&c->disability, 0, sizeof c->disability);
	c->disability.first_visit = c->disability.recognized = DAY_NONE;
	c->disability.claimed = c->disability.second.claimed = MONTH_NONE;
	c->disability.second.first_visit = c->disability.second.recognized =
	    DAY_NONE;
	c->disability.other = DAY_NONE;
	c->disability.reached = MONTH_NONE;
	c->disability.income = -1;
	memset(&c->death, 0, sizeof c->death);
	c->death.date = DAY_NONE;
}

void case_release(struct nenkin_case *c)
{
	case_clear(c);
	free(c->national);
	free(c->employment);
	free(c->money);
	free(c->child);
	free(c->survivor);
	memset(c, 0, sizeof *c);
}

/* n elements of an array whose room is `cap`. */
static void *copy_array(void *to, int *cap, const void *from, int n, size_t size)
{
	if (n > *cap) {
		*cap = n;
		to = realloc(to, (size_t)n * size);
		if (!to)
			abort();
	}
	if (n)
		memcpy(to, from, (size_t)n * size);
	return to;
}

void case_copy(struct nenkin_case *to, const struct nenkin_case *from)
{
	struct nenkin_case old = *to;

	*to = *from;
#define COPY(array)                                                        \
	do {                                                               \
		to->cap_##array = old.cap_##array;                         \
		to->array = copy_array(old.array, &to->cap_##array,        \
		    from->array, from->n_##array, sizeof *from->array);    \
	} while (0)
	COPY(national);
	COPY(employment);
	COPY(money);
	COPY(child);
	COPY(survivor);
#undef COPY
}

void case_uncopy(struct nenkin_case *to)
{
	to->as_survivor = NULL;
}

long long employment_pay(const struct nenkin_case *c,
    const struct employment *e, int month)
{
	long long yen = 0;
	int i;

	for (i = 0; i < e->n_pay && c->money[e->pay + i].month <= month; i++)
		yen = c->money[e->pay + i].yen;
	return yen;
}
