/* rule_check.c - what must hold between the rows and between the tables.
 *
 * Given     a set of rules that loads
 * Returned  each pair of rows that cannot both be right
 * Status    none; the number of comparisons
 * Notes     1. the loader has seen to form, order, gaps and overlaps
 *           2. a table that is not in the set is not asked for here
 */
#include "rule_check.h"

#include "amount.h"
#include "month.h"
#include "num.h"

#include <string.h>

struct checking {
	const struct rules *rules;
	struct num_pool pool;
	quarrel *say;
	void *into;
	long n;
};

static num value(struct checking *k, const struct rule_row *row)
{
	return num_scaled(&k->pool, row->value, row->scale);
}

static int head_of(const struct checking *k, const char *name,
    struct rule_head *h)
{
	const struct rule_table *t = rules_table(k->rules, name);

	if (!t)
		return 0;
	rule_head(t, h);
	return 1;
}

static int meets(const struct rule_row *a, const struct rule_row *b)
{
	return a->from <= b->to && b->from <= a->to &&
	    a->born_from <= b->born_to && b->born_from <= a->born_to;
}

/* ---- steps in one direction -------------------------------------------------- */

/* Values that only rise, or only fall, with the birth (of one key and the same
 * months) or with time (of one key and the same births). */
static const struct {
	const char *table, *key; /* NULL = every key */
	int by_time, falls;
} STEPS[] = {
	{ "basic_full_months", NULL, 0, 0 },
	{ "basic_max_months", NULL, 0, 0 },
	{ "deferral_cap_months", NULL, 0, 0 },
	{ "earnings_multiplier", NULL, 0, 1 },
	{ "earnings_multiplier_1994", NULL, 0, 1 },
	{ "fixed_cap_months", NULL, 0, 0 },
	{ "fixed_unit_rate", NULL, 0, 1 },
	{ "qualifying_exception", NULL, 0, 0 },
	{ "special_start_age", NULL, 0, 0 },
	{ "special_addition_base", NULL, 0, 0 },
	{ "standard_remuneration_limit", "monthly.max", 1, 0 },
	{ "transfer_addition_rate", NULL, 0, 1 },
	{ "transitional_full_months", NULL, 0, 0 },
	{ "widow_addition_fraction", NULL, 0, 0 },
	{ NULL, NULL, 0, 0 }
};

static void check_step(struct checking *k, const struct rule_row *a,
    const struct rule_row *b, int falls)
{
	int order = num_cmp(value(k, a), value(k, b));

	k->n++;
	if (falls ? order < 0 : order > 0)
		k->say(k->into, b, a, falls ? "is larger than the row before"
					    : "is smaller than the row before");
}

/* 厚年20条 and the tables by birth. */
static void check_steps(struct checking *k)
{
	struct rule_head h;
	int i, s;

	for (s = 0; STEPS[s].table; s++) {
		if (!head_of(k, STEPS[s].table, &h))
			continue;
		for (i = 1; i < h.n_row; i++) {
			const struct rule_row *a = &h.row[i - 1], *b = &h.row[i];

			if (a->n_series || strcmp(a->key, b->key) != 0 ||
			    (STEPS[s].key && strcmp(a->key, STEPS[s].key) != 0))
				continue;
			if (STEPS[s].by_time ? a->from < b->from
					     : a->from == b->from)
				check_step(k, a, b, STEPS[s].falls);
		}
	}
}

/* ---- equal amounts ------------------------------------------------------------ */

/* Two names of one figure of the law, in every month and birth they share;
 * `times` of the second make the first. */
static const struct {
	const char *table, *key, *other, *other_key;
	int times;
} SAME[] = {
	{ "basic_full_months", "", "basic_max_months", "", 1 },
	{ "child_addition_base", "first_second", "child_addition_base",
	    "third_on", 3 },
	{ "child_addition_base", "first_second", "spouse_addition_base", "", 1 },
	{ "transfer_addition_base", "", "spouse_addition_base", "", 1 },
	{ NULL, NULL, NULL, NULL, 0 }
};

static void check_same(struct checking *k, const struct rule_row *a,
    const struct rule_row *b, int times)
{
	num all = num_mul(&k->pool, value(k, b), num_int(&k->pool, times));

	k->n++;
	if (num_cmp(value(k, a), all) != 0)
		k->say(k->into, a, b, "is not the same figure");
}

/* The first rows of both: later law may part them (令和7年法律第74号). */
static int both_first(const struct rule_head *a, const struct rule_row *x,
    const struct rule_head *b, const struct rule_row *y)
{
	return x->from == a->row[0].from && y->from == b->row[0].from &&
	    meets(x, y);
}

static void check_sames(struct checking *k)
{
	struct rule_head a, b;
	int i, x, y;

	for (i = 0; SAME[i].table; i++) {
		if (!head_of(k, SAME[i].table, &a) ||
		    !head_of(k, SAME[i].other, &b))
			continue;
		for (x = 0; x < a.n_row; x++)
			for (y = 0; y < b.n_row; y++)
				if (strcmp(a.row[x].key, SAME[i].key) == 0 &&
				    strcmp(b.row[y].key, SAME[i].other_key) == 0 &&
				    both_first(&a, &a.row[x], &b, &b.row[y]))
					check_same(k, &a.row[x], &b.row[y],
					    SAME[i].times);
	}
}

/* ---- amounts that were published ------------------------------------------------ */

/* The first month of amounts in yen; before it units and, to 2015-03, another
 * level stand between the Acts and what was paid. */
static int yen_from(const struct checking *k)
{
	struct rule_head h;
	int i;

	if (head_of(k, "rounding_unit", &h))
		for (i = 0; i < h.n_row; i++)
			if (h.row[i].value == 1)
				return h.row[i].from;
	return MONTH_OPEN;
}

static void check_published_row(struct checking *k, const struct rule_row *row,
    int yen)
{
	const struct amount_def *d = amount_named(row->key);
	struct amount a;

	if (!d || row->to < yen)
		return;
	amount_at(k->rules, &k->pool, d, row->from > yen ? row->from : yen,
	    row->born_from == DAY_NONE ? row->born_to : row->born_from, &a);
	if (!a.value)
		return;
	k->n++;
	if (num_cmp(a.value, value(k, row)) != 0)
		k->say(k->into, row, a.row[a.n_row - 1],
		    "is not what the base and the rate give");
}

/* What was paid (平16法104附則7条1項 to 2015-03; the Acts since). */
static void check_published(struct checking *k)
{
	struct rule_head h;
	int i, yen = yen_from(k);

	if (!head_of(k, "published_amount", &h))
		return;
	for (i = 0; i < h.n_row; i++)
		check_published_row(k, &h.row[i], yen);
}

/* ---- tables of every year ------------------------------------------------------- */

static const char *const YEARLY[] = { "revision_rate", "revision_rate_1994",
	"revaluation_main", "revaluation_seamen", "revaluation_mutual_table3",
	"revaluation_1994", NULL };

static const struct rule_row *latest(const struct rule_head *h)
{
	const struct rule_row *last = &h->row[0];
	int i;

	for (i = 1; i < h->n_row; i++)
		if (h->row[i].to > last->to)
			last = &h->row[i];
	return last;
}

/* They end together, and each row begins in an April (or where its law did). */
static void check_yearly(struct checking *k)
{
	const struct rule_row *first = NULL, *row;
	struct rule_head h;
	int i, n;

	for (i = 0; YEARLY[i]; i++) {
		if (!head_of(k, YEARLY[i], &h))
			continue;
		row = latest(&h);
		k->n++;
		if (!first)
			first = row;
		else if (row->to != first->to)
			k->say(k->into, row, first,
			    "ends in another month than the tables of the year");
		for (n = 0; n < h.n_row; n++, k->n++)
			if (h.row[n].from != h.row[0].from &&
			    month_number(h.row[n].from) != 4)
				k->say(k->into, &h.row[n], NULL,
				    "does not begin in April");
	}
}

/* ---- revaluation ------------------------------------------------------------------ */

/* The columns of a year know the same pay months; those of the whole record end
 * with the year's own April, but for the first rows, older than the tables. */
static void check_columns(struct checking *k, const char *table, int whole)
{
	const struct rule_row *a, *b;
	struct rule_head h;
	int i, j;

	if (!head_of(k, table, &h))
		return;
	for (i = 0; i < h.n_row; i++) {
		b = &h.row[i];
		a = i ? b - 1 : b;
		k->n++;
		if (whole && b->from != h.row[0].from && b->n_series &&
		    month_fiscal_year(b->series[b->n_series - 1].month) !=
			month_fiscal_year(b->from))
			k->say(k->into, b, NULL,
			    "the last pay month is not of the year");
		if (a->from != b->from || a == b)
			continue;
		k->n += b->n_series;
		if (a->n_series != b->n_series) {
			k->say(k->into, b, a, "has other pay months");
			continue;
		}
		for (j = 0; j < b->n_series; j++)
			if (a->series[j].month != b->series[j].month) {
				k->say(k->into, b, a, "has other pay months");
				break;
			}
	}
}

/* ---- grades ------------------------------------------------------------------------- */

/* The row of the next key that is in force where this one begins; the keys are
 * the numbers of the grades, 01 first. */
static const struct rule_row *next_grade(const struct rule_head *h,
    const struct rule_row *row)
{
	int i;

	for (i = (int)(row - h->row) + 1; i < h->n_row; i++)
		if (strcmp(h->row[i].key, row->key) != 0 &&
		    h->row[i].from <= row->from && h->row[i].to >= row->from)
			return &h->row[i];
	return NULL;
}

static void check_limit(struct checking *k, const struct rule_row *row,
    const char *key)
{
	const struct rule_table *t = rules_table(k->rules,
	    "standard_remuneration_limit");
	const struct rule_row *limit = t ? rule_find_in(t, key, row->from,
	    DAY_OPEN) : NULL;

	k->n++;
	if (limit && num_cmp(value(k, row), value(k, limit)) != 0)
		k->say(k->into, row, limit, "is not the limit of the grades");
}

/* 厚年20条: each grade is above the one before it, the first and the last are the
 * limits; what a grade's pay begins with is not above the grade. */
static void check_grades(struct checking *k)
{
	const struct rule_table *floors = rules_table(k->rules,
	    "standard_remuneration_grade_floor");
	const struct rule_row *next, *floor;
	struct rule_head h;
	int i;

	if (!head_of(k, "standard_remuneration_grade", &h))
		return;
	for (i = 0; i < h.n_row; i++) {
		next = next_grade(&h, &h.row[i]);
		floor = floors ? rule_find_in(floors, h.row[i].key,
		    h.row[i].from, DAY_OPEN) : NULL;
		k->n++;
		if (next && num_cmp(value(k, next), value(k, &h.row[i])) <= 0)
			k->say(k->into, next, &h.row[i],
			    "is not above the grade before it");
		if (floor && num_cmp(value(k, floor), value(k, &h.row[i])) > 0)
			k->say(k->into, floor, &h.row[i],
			    "begins above its own grade");
		if (strcmp(h.row[i].key, h.row[0].key) == 0)
			check_limit(k, &h.row[i], "monthly.min");
		if (!next)
			check_limit(k, &h.row[i], "monthly.max");
	}
}

/* ---- fractions ---------------------------------------------------------------------- */

static int ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

/* A numerator has its denominator, in the same months and births. */
static void check_fractions(struct checking *k, const struct rule_table *t)
{
	struct rule_head h;
	int i;

	rule_head(t, &h);
	for (i = 0; i < h.n_row; i++) {
		const struct rule_row *row = &h.row[i], *den;
		char key[RULE_NAME_MAX];

		if (!ends_with(row->key, ".num") ||
		    strlen(row->key) >= sizeof key)
			continue;
		memcpy(key, row->key, strlen(row->key) + 1);
		memcpy(key + strlen(key) - 3, "den", 3);
		den = rule_find_in(t, key, row->from,
		    row->born_from == DAY_NONE ? row->born_to : row->born_from);
		k->n++;
		if (!den || den->value <= 0)
			k->say(k->into, row, den, "has no denominator");
	}
}

/* ---- all ------------------------------------------------------------------------------ */

long rules_compare(const struct rules *r, quarrel *say, void *into)
{
	struct checking k = { .rules = r, .say = say, .into = into };
	const struct rule_table *t;

	num_pool_init(&k.pool);
	check_steps(&k);
	check_sames(&k);
	check_published(&k);
	check_yearly(&k);
	check_columns(&k, "revaluation_main", 1);
	check_columns(&k, "revaluation_seamen", 0);
	check_columns(&k, "revaluation_1994", 1);
	check_grades(&k);
	for (t = rules_first(r); t; t = rules_after(t))
		check_fractions(&k, t);
	num_pool_release(&k.pool);
	return k.n;
}
