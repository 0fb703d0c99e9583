/* probe_rule.c - probes that use another row of the rules, or another step. */
#include "probe_rule.h"

#include "month.h"

#include <stdio.h>

#define SAY(t, ...) snprintf((t)->detail, sizeof (t)->detail, __VA_ARGS__)
#define NEVER_MAX 9999 /* more months than any record has */
#define NO_LIMIT_MAX 999999999 /* more yen than any limit */
#define N(a) (int)(sizeof(a) / sizeof *(a))

#define PART_EMPLOYEES (FIELD_PART(PART_EARNINGS_RELATED) | \
	FIELD_PART(PART_FIXED_AMOUNT) | FIELD_PART(PART_TRANSITIONAL_ADDITION))
#define PART_CLAIM (FIELD_PART(PART_EARLY_REDUCTION) | \
	FIELD_PART(PART_DEFERRAL_INCREASE))

const struct rule_row PROBE_NONE = { .text = "0", .key = "" };
const struct rule_row PROBE_NEVER = { .text = "9999", .key = "",
	.value = NEVER_MAX };
static const struct rule_row NO_LIMIT = { .text = "999999999", .key = "",
	.value = NO_LIMIT_MAX };

struct rule_lens *probe_look(struct trial *t, enum rule_id id)
{
	struct rule_lens *l = &t->lens[t->n_lens++];

	l->id = id;
	l->key = l->as_key = NULL;
	l->from = MONTH_NONE;
	l->to = MONTH_OPEN;
	l->shift = 0;
	l->born = l->as_born = DAY_NONE;
	l->row = NULL;
	return l;
}

/* By which birth a table is looked up: multipliers go by that of the insured. */
static int birth_for(const struct trial *t, enum rule_id id)
{
	return id == RULE_EARNINGS_MULTIPLIER || id == RULE_EARNINGS_MULTIPLIER_1994
	    ? t->c.birth : t->birth;
}

/* A birth in the row `step` rows away from that of a birth; DAY_NONE = none. */
static int beside_of(const struct trial *t, enum rule_id id, const char *key,
    int month, int birth, int step)
{
	for (; step; step += step < 0 ? 1 : -1) {
		const struct rule_row *row = rule_find(t->calc.rules, id, key,
		    month, birth);

		if (!row || (step < 0 ? row->born_from == DAY_NONE
				      : row->born_to == DAY_OPEN))
			return DAY_NONE;
		birth = step < 0 ? row->born_from - 1 : row->born_to + 1;
	}
	return rule_find(t->calc.rules, id, key, month, birth) ? birth : DAY_NONE;
}

/* The same of the person. */
static int beside(const struct trial *t, enum rule_id id, const char *key,
    int month, int step)
{
	return beside_of(t, id, key, month, birth_for(t, id), step);
}

static const int STEPS[] = { -1, 1, -2, 2 };

/* The row of a cohort beside the person's, in one table. */
enum probing probe_cohort(struct trial *t, enum rule_id id, const char *key,
    int month, int n)
{
	int birth = beside(t, id, key, month, STEPS[n]);
	struct rule_lens *l;

	if (birth == DAY_NONE)
		return PROBE_SKIP;
	l = probe_look(t, id);
	l->born = birth_for(t, id);
	l->as_born = birth;
	SAY(t, "row of a cohort %d %s in %s", STEPS[n] < 0 ? -STEPS[n] : STEPS[n],
	    STEPS[n] < 0 ? "before" : "after", rule_table_name(rule_find(
		t->calc.rules, id, key, month, birth)->table));
	return PROBE_RUN;
}

static void swap_keys(struct trial *t, enum rule_id id, const char *a,
    const char *b, int both)
{
	struct rule_lens *l = probe_look(t, id);

	l->key = a;
	l->as_key = b;
	if (!both)
		return;
	l = probe_look(t, id);
	l->key = b;
	l->as_key = a;
}

/* ---- entitlement ---------------------------------------------------------------- */

/* The 25 years of before 2017-08. */
enum probing probe_qualifying(struct trial *t, int n)
{
	int before = t->law.ten_years - 1;

	if (n > 0 || t->on < before)
		return PROBE_END;
	probe_look(t, RULE_QUALIFYING_MONTHS)->row = rule_find(t->calc.rules,
	    RULE_QUALIFYING_MONTHS, "", before, t->c.birth);
	SAY(t, "qualifying period of before 2017-08");
	return PROBE_RUN;
}

/* Each of these keys a row of its own table aside; whether any is. */
static int start_rows(struct trial *t, const char *const keys[], int n, int step)
{
	int i, birth, any = 0;

	for (i = 0; i < n; i++) {
		struct rule_lens *l;

		birth = beside(t, RULE_SPECIAL_START_AGE, keys[i],
		    t->law.tables_from, step);
		if (birth == DAY_NONE)
			continue;
		l = probe_look(t, RULE_SPECIAL_START_AGE);
		l->key = keys[i];
		l->as_born = birth;
		any = 1;
	}
	return any;
}

/* Rows beside: of the start, of all, of the fixed amount; the other sex. */
enum probing probe_start_age(struct trial *t, int n)
{
	static const char *const keys[] = { "earnings.male", "earnings.female",
		"earnings.police", "miner_seaman", "fixed.male", "fixed.female",
		"fixed.police" };
	static const struct {
		int first, n;
	} some[] = { { 0, 4 }, { 0, 7 }, { 3, 4 } };
	int which = n / N(STEPS), step = STEPS[n % N(STEPS)];

	if (n > N(some) * N(STEPS))
		return PROBE_END;
	if (which == N(some)) {
		swap_keys(t, RULE_SPECIAL_START_AGE, keys[0], keys[1], 1);
		SAY(t, "start age of the other sex");
		return PROBE_RUN;
	}
	SAY(t, "start age of a cohort %d %s%s", step < 0 ? -step : step,
	    step < 0 ? "before" : "after", which == 2 ? ", fixed amount" : "");
	return start_rows(t, &keys[some[which].first], some[which].n, step)
	    ? PROBE_RUN : PROBE_SKIP;
}

/* 44 years missed or given. */
enum probing probe_long_insured(struct trial *t, int n)
{
	if (n > 1)
		return PROBE_END;
	t->law.months_long = n ? 0 : NEVER_MAX;
	SAY(t, n ? "44 years given" : "44 years missed");
	return PROBE_RUN;
}

/* ---- the earnings-related part ------------------------------------------------------ */

/* Where the multipliers of the youngest are those of all: a row before. */
static enum probing of_youngest(struct trial *t, int n)
{
	static const enum rule_id tables[] = { RULE_EARNINGS_MULTIPLIER,
		RULE_EARNINGS_MULTIPLIER_1994 };
	const struct rule_row *row = NULL;
	int i, birth = DAY_OPEN - 1;

	for (i = 0; i <= n; i++, birth = row->born_from - 1) {
		row = rule_find(t->calc.rules, tables[0], "from_2003_04", t->on,
		    birth);
		if (!row || row->born_from == DAY_NONE)
			return PROBE_SKIP;
	}
	for (i = 0; i < N(tables); i++)
		probe_look(t, tables[i])->as_born = birth;
	SAY(t, "row of a cohort %d before the youngest", n + 1);
	return PROBE_RUN;
}

/* The row of another cohort at one level or both; those before it, where the
 * youngest's multipliers are those of all, too. */
static enum probing multiplier_row(struct trial *t, int both, int step)
{
	static const enum rule_id tables[] = { RULE_EARNINGS_MULTIPLIER,
		RULE_EARNINGS_MULTIPLIER_1994 };
	enum probing p = PROBE_SKIP;
	int i;

	for (i = 0; i <= both; i++) {
		struct rule_lens *l;
		int birth;

		if (probe_cohort(t, tables[i], "from_2003_04", t->on, step) ==
		    PROBE_RUN)
			p = PROBE_RUN;
		if (STEPS[step] > 0 ||
		    scheme_of(t->line->benefit) == GROUP_DISABILITY)
			continue;
		birth = beside_of(t, tables[i], "from_2003_04", t->on,
		    DAY_OPEN - 1, STEPS[step]);
		if (birth == DAY_NONE)
			continue;
		l = probe_look(t, tables[i]);
		l->born = DAY_OPEN - 1;
		l->as_born = birth;
	}
	return p;
}

/* Rows of other cohorts at one level or both; the two multipliers exchanged. */
enum probing probe_multiplier(struct trial *t, int n)
{
	int which = n / N(STEPS);

	if (which == 3 && scheme_of(t->line->benefit) != GROUP_OLD_AGE)
		return of_youngest(t, n % N(STEPS));
	if (which > 2)
		return PROBE_END;
	if (which == 2) {
		if (n % N(STEPS) > 0)
			return PROBE_SKIP;
		swap_keys(t, RULE_EARNINGS_MULTIPLIER, "before_2003_04",
		    "from_2003_04", 1);
		swap_keys(t, RULE_EARNINGS_MULTIPLIER_1994, "before_2003_04",
		    "from_2003_04", 1);
		SAY(t, "multipliers before and from 2003-04 exchanged");
		return PROBE_RUN;
	}
	return multiplier_row(t, which == 0, n % N(STEPS));
}

enum probing probe_split(struct trial *t, int n)
{
	static const char *const keys[] = { "before_2003_04", "from_2003_04" };

	if (n > 3)
		return PROBE_END;
	if (n < 2) {
		t->law.total_remuneration += n ? 1 : -1;
		SAY(t, "split at 2003-04 %+d month", n ? 1 : -1);
		return PROBE_RUN;
	}
	swap_keys(t, RULE_EARNINGS_MULTIPLIER, keys[n == 2], keys[n != 2], 0);
	swap_keys(t, RULE_EARNINGS_MULTIPLIER_1994, keys[n == 2], keys[n != 2], 0);
	SAY(t, "one multiplier for all months");
	return PROBE_RUN;
}

static void revalue(struct trial *t, int shift, int birth, int alone)
{
	static const enum rule_id tables[] = { RULE_REVALUATION_MAIN,
		RULE_REVALUATION_SEAMEN, RULE_REVALUATION_MUTUAL_TABLE3 };
	int i;

	for (i = 0; i < (alone ? 1 : N(tables)); i++) {
		struct rule_lens *l = probe_look(t, tables[i]);

		l->shift = shift;
		if (birth != DAY_NONE)
			l->born = t->birth;
		l->as_born = birth;
	}
}

/* Whether the tables for seamen and the mutual-aid associations say nothing of
 * this record. */
static int is_ordinary(const struct trial *t)
{
	int i;

	for (i = 0; i < t->c.n_employment; i++)
		if (t->c.employment[i].category > 1 ||
		    t->c.employment[i].kind != KIND_ORDINARY)
			return 0;
	return 1;
}

/* Another year's revaluation rates, or another group's; of all tables, then of
 * the main one alone; of survivors the recipient's alone last. */
enum probing probe_revaluation(struct trial *t, int n)
{
	static const int years[] = { -1, 1, -2, -3, -4, -5 };
	const int each = N(years) + N(STEPS);
	int birth, alone;

	if (n >= 2 * each) {
		if (scheme_of(t->line->benefit) != GROUP_SURVIVORS ||
		    n - 2 * each >= N(STEPS))
			return PROBE_END;
		t->birth = t->line_birth;
		n += N(years) - 2 * each;
	}
	alone = n >= each;
	n %= each;
	if (alone && is_ordinary(t))
		return PROBE_SKIP;
	if (n < N(years)) {
		revalue(t, 12 * years[n], DAY_NONE, alone);
		SAY(t, "revaluation rates of fiscal %d",
		    month_fiscal_year(t->on) + years[n]);
		return PROBE_RUN;
	}
	n -= N(years);
	birth = beside(t, RULE_REVALUATION_MAIN, "", t->on, STEPS[n]);
	if (birth == DAY_NONE)
		return PROBE_SKIP;
	revalue(t, 0, birth, alone);
	SAY(t, "revaluation rates of another birth group");
	return PROBE_RUN;
}

/* One of the two levels left out. */
enum probing probe_level(struct trial *t, int n)
{
	if (n > 1)
		return PROBE_END;
	probe_look(t, n ? RULE_EARNINGS_MULTIPLIER : RULE_REVISION_RATE_1994)->row =
	    &PROBE_NONE;
	SAY(t, n ? "the 1994 level alone" : "the 1994 level left out");
	return PROBE_RUN;
}

/* ---- transitional addition and fixed amount ------------------------------------------- */

enum probing probe_transitional(struct trial *t, int n)
{
	struct rule_lens *l;
	enum probing p = PROBE_RUN;

	t->take = PART_EMPLOYEES | PART_CLAIM | FIELD_SUSPENDED;
	if (n < 4)
		return probe_cohort(t, RULE_FIXED_CAP_MONTHS, "transitional", t->on, n);
	if (n < 8)
		return probe_cohort(t, RULE_FIXED_UNIT_RATE, "", t->on, n - 4);
	switch (n - 8) {
	case 0:
		probe_look(t, RULE_FIXED_CAP_MONTHS)->row = &PROBE_NEVER;
		SAY(t, "no cap on the months");
		break;
	case 1:
		t->law.age_20 = 15;
		t->law.age_60 = t->law.age_70;
		t->c.n_national = 0; /* its ages must not be tested */
		SAY(t, "months outside the ages 20 to 59 taken off too");
		break;
	case 2:
		l = probe_look(t, RULE_REVISION_RATE);
		l->shift = -12;
		t->weak = WEAK_FITTED; /* I02 names the table */
		SAY(t, "unit and full amount of the year before");
		break;
	default:
		p = PROBE_END;
	}
	return p;
}

/* ---- revisions --------------------------------------------------------------------------- */

/* 在職定時改定 of one September or of all left out. */
enum probing probe_revision_skipped(struct trial *t, int n)
{
	struct rule_lens *l;

	if (n > 1)
		return PROBE_END;
	l = probe_look(t, RULE_CALENDAR_MONTH);
	l->key = "annual_in_work_base";
	l->row = &PROBE_NONE;
	if (n == 1)
		l->from = t->on - 12;
	SAY(t, n ? "last yearly revision in work left out"
		 : "yearly revisions in work left out");
	return PROBE_RUN;
}

/* ---- rounding ------------------------------------------------------------------------------ */

/* Towards zero, or from the half on away from it. */
static long long to_unit(long long yen, long long unit, int half)
{
	long long more = half ? unit / 2 : 0;

	return (yen < 0 ? yen - more : yen + more) / unit * unit;
}

#define STAGE_TWICE 8 /* to a yen, then to 100 yen */

/* Parts from their exact values, then the whole. */
static void round_parts(struct trial *t, struct benefit *b)
{
	static const enum num_rounding how[] = { NUM_DOWN, NUM_UP,
		NUM_NEAREST_100 };
	int i;

	b->annual = 0;
	for (i = 0; i < PARTS; i++) {
		if (!(b->parts & FIELD_PART(i)))
			continue;
		if (t->variant < N(how))
			num_yen(num_round(t->calc.pool, b->exact[i],
			    how[t->variant]), &b->part[i]);
		else
			b->part[i] = to_unit(b->part[i], 100,
			    t->variant == STAGE_TWICE);
		b->annual += b->part[i];
	}
	b->payable = b->annual - b->suspended;
}

static void round_again(struct trial *t, struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++) {
		struct benefit *b = &r->benefit[i];
		int whole = b->suspended == b->annual;

		if (!b->entitled)
			continue; /* others than that of t->one are put back */
		if (t->variant < 4 || t->variant == STAGE_TWICE)
			round_parts(t, b);
		else if (t->variant < 6) {
			b->annual = to_unit(b->annual, 100, t->variant == 4);
			b->payable = b->annual - b->suspended;
		} else {
			b->payable = to_unit(b->payable, 100, t->variant == 6);
		}
		if (whole) { /* all that is due is suspended */
			b->suspended = b->annual;
			b->payable = 0;
		}
	}
}

/* Each unit, mode and stage: parts down, up, to 100 yen; the sum to 100 yen. */
enum probing probe_rounding(struct trial *t, int n)
{
	static const char *const say[] = { "parts rounded down",
		"parts rounded up", "parts rounded to 100 yen",
		"parts cut to 100 yen", "sum rounded to 100 yen",
		"sum cut to 100 yen", "amount payable rounded to 100 yen",
		"amount payable cut to 100 yen",
		"parts in yen rounded to 100 yen" };
	long long off = t->want - t->first;

	if (n >= 2 * N(say) || off >= 100 * PARTS || -off >= 100 * PARTS)
		return PROBE_END; /* no unit is larger than 100 yen */
	t->one = n >= N(say) ? ONE_LINE : ONE_ALL;
	n %= N(say);
	if (n < 4)
		t->calc.rounding = ROUNDING_TOTAL; /* keeps the exact parts */
	t->variant = n;
	t->after = round_again;
	SAY(t, "%s", say[n]);
	return PROBE_RUN;
}

/* ---- early, deferred -------------------------------------------------------------------------- */

/* Every other rate of the table, and the old factors' neighbours. */
enum probing probe_early(struct trial *t, int n)
{
	const struct rule_row *now = rule_find(t->calc.rules, RULE_EARLY_RATE, "",
	    t->on, t->c.birth);
	struct rule_head h;

	if (!now)
		return PROBE_END;
	rule_head(now->table, &h);
	if (n >= h.n_row)
		return PROBE_END;
	if (h.row[n].value == now->value)
		return PROBE_SKIP;
	probe_look(t, RULE_EARLY_RATE)->row = &h.row[n];
	SAY(t, "rate %s a month", h.row[n].text);
	return PROBE_RUN;
}

/* Months in work while the claim waited counted as paid in full. */
enum probing probe_suspended_included(struct trial *t, int n)
{
	struct rule_lens *l;

	if (n > 0)
		return PROBE_END;
	l = probe_look(t, RULE_IN_WORK_THRESHOLD);
	l->to = t->on - 1;
	l->row = &NO_LIMIT;
	SAY(t, "increase on the suspended part too");
	return PROBE_RUN;
}

/* The other parts put in before the reduction or the increase. */
static void reorder(struct trial *t, struct result *r)
{
	static const enum part_id late[] = { PART_TRANSFER_ADDITION,
		PART_SPOUSE_ADDITION, PART_CHILD_ADDITION };
	int i, j, k;

	for (i = 0; i < r->n; i++) {
		struct benefit *b = &r->benefit[i];
		enum part_id at = b->parts & FIELD_PART(PART_EARLY_REDUCTION)
		    ? PART_EARLY_REDUCTION : PART_DEFERRAL_INCREASE;
		long long before = 0, more = 0;

		if (!b->entitled || !(b->parts & FIELD_PART(at)))
			continue;
		for (j = 0; j < (int)PART_SPOUSE_ADDITION; j++)
			if (j != PART_TRANSFER_ADDITION &&
			    b->parts & FIELD_PART(j))
				before += b->part[j];
		for (k = 0; k < N(late); k++)
			more += b->parts & FIELD_PART(late[k])
			    ? b->part[late[k]] : 0;
		if (t->variant == 1) {
			more = -(b->parts & FIELD_PART(PART_ADDITIONAL_PREMIUM)
			    ? b->part[PART_ADDITIONAL_PREMIUM] : 0);
		}
		if (before)
			num_yen(num_round(t->calc.pool, num_ratio(t->calc.pool,
			    b->part[at] * (before + more), before),
			    NUM_HALF_UP), &b->part[at]);
		for (b->annual = 0, j = 0; j < PARTS; j++)
			b->annual += b->parts & FIELD_PART(j) ? b->part[j] : 0;
		b->payable = b->annual - b->suspended;
	}
}

enum probing probe_order(struct trial *t, int n)
{
	if (n > 1)
		return PROBE_END;
	t->variant = n;
	t->after = reorder;
	SAY(t, n ? "additional pension added after the reduction or increase"
		 : "additions put in before the reduction or increase");
	return PROBE_RUN;
}

/* ---- supplements ---------------------------------------------------------------------------------- */

enum probing probe_own_months(struct trial *t, int n)
{
	if (n > 0)
		return PROBE_END;
	t->law.months_transfer = NEVER_MAX;
	t->take = FIELD_PART(PART_TRANSFER_ADDITION) | FIELD_SUSPENDED;
	SAY(t, "own 240 months not seen");
	return PROBE_RUN;
}

/* 改定率 of the other group; the person's own and the younger one's. */
static int other_group(const struct trial *t, int *birth)
{
	*birth = beside(t, RULE_REVISION_RATE, "", t->on, -1);
	if (*birth == DAY_NONE)
		*birth = beside(t, RULE_REVISION_RATE, "", t->on, 1);
	return *birth != DAY_NONE;
}

/* Rows of the cohorts beside; the other group's rate. */
enum probing probe_supplement_row(struct trial *t, int n)
{
	unsigned family = FIELD_PART(PART_SPOUSE_ADDITION) |
	    FIELD_PART(PART_CHILD_ADDITION) | FIELD_SUSPENDED;
	unsigned transfer = FIELD_PART(PART_TRANSFER_ADDITION) | FIELD_SUSPENDED;
	struct rule_lens *l;
	int birth;

	t->take = n < 4 || n == 8 ? family : transfer;
	if (n < 4)
		return probe_cohort(t, RULE_SPECIAL_ADDITION_BASE, "", t->on, n);
	if (n < 8)
		return probe_cohort(t, RULE_TRANSFER_ADDITION_RATE, "", t->on, n - 4);
	if (n > 10)
		return PROBE_END;
	if (n == 10) {
		probe_look(t, RULE_SPECIAL_ADDITION_BASE)->row = &PROBE_NONE;
		t->take = family;
		SAY(t, "no special addition");
		return PROBE_RUN;
	}
	l = probe_look(t, RULE_REVISION_RATE);
	if (n == 8) { /* the oldest group for the youngest */
		l->as_born = DAY_NONE + 1;
	} else {
		if (!other_group(t, &birth))
			return PROBE_SKIP;
		l->born = t->birth;
		l->as_born = birth;
	}
	SAY(t, "revision rate of the other group");
	return PROBE_RUN;
}

enum probing probe_child_rate(struct trial *t, int n)
{
	static const enum rule_id tables[] = { RULE_CHILD_ADDITION_BASE,
		RULE_SURVIVOR_CHILD_ADDITION_BASE };
	int i;

	if (n > 2)
		return PROBE_END;
	for (i = 0; i < N(tables); i++)
		swap_keys(t, tables[i], n ? "third_on" : "first_second",
		    n ? "first_second" : "third_on", n == 2);
	SAY(t, "%s", n == 2 ? "rates of the first and third child exchanged"
	    : n ? "rate of the first child" : "rate of the third child");
	return PROBE_RUN;
}

/* ---- years ------------------------------------------------------------------------------------------- */

enum probing probe_threshold(struct trial *t, int n)
{
	if (n > 3)
		return PROBE_END;
	probe_look(t, RULE_IN_WORK_THRESHOLD)->shift = n % 2 ? 12 : -12;
	if (n < 2)
		t->take = FIELD_SUSPENDED;
	SAY(t, "threshold of the year %s%s", n % 2 ? "after" : "before",
	    n < 2 ? "" : ", in the months of waiting too");
	return PROBE_RUN;
}

/* Exempt months before 2009-04 weighed as later ones, the reverse, or both. */
enum probing probe_weight_era(struct trial *t, int n)
{
	struct rule_lens *l;

	if (n > 2)
		return PROBE_END;
	if (n != 1) {
		l = probe_look(t, RULE_EXEMPTION_WEIGHT);
		l->to = t->law.exemption_new - 1;
		l->shift = 1;
	}
	if (n != 0) {
		l = probe_look(t, RULE_EXEMPTION_WEIGHT);
		l->from = t->law.exemption_new;
		l->shift = -1;
	}
	SAY(t, "weights %s 2009-04 %s", n == 0 ? "from" : "before",
	    n == 2 ? "exchanged" : "for all exempt months");
	return PROBE_RUN;
}

/* The tables that change with the fiscal year, singly and together. */
static const enum rule_id YEARLY[] = { RULE_REVISION_RATE,
	RULE_REVISION_RATE_1994, RULE_IN_WORK_THRESHOLD };

enum probing probe_stale_table(struct trial *t, int n)
{
	int by = n % 2 ? 12 : -12, which = n / 2, all, i;

	if (which > N(YEARLY) + 1)
		return PROBE_END;
	if (which > N(YEARLY) && is_ordinary(t))
		return PROBE_SKIP;
	all = which == 0 || which > N(YEARLY); /* the main revaluation alone, last */
	if (all)
		revalue(t, by, DAY_NONE, which != 0);
	for (i = 0; i < N(YEARLY); i++)
		if (all || which - 1 == i)
			probe_look(t, YEARLY[i])->shift = by;
	SAY(t, "%s of the fiscal year %s", !all ? rule_table_name(rule_find(
	    t->calc.rules, YEARLY[which - 1], which == 3 ? "adjustment" : "",
	    t->on, t->c.birth)->table) : "all tables", by < 0 ? "before" : "after");
	return PROBE_RUN;
}

/* The other group of 国年27条の3, 厚年43条の3. */
enum probing probe_revision_group(struct trial *t, int n)
{
	struct rule_lens *l;
	int birth;

	if (n > 7 || (n > 2 && scheme_of(t->line->benefit) != GROUP_SURVIVORS))
		return PROBE_END;
	if (n > 5) { /* all recipients as of one */
		probe_look(t, RULE_REVISION_RATE)->as_born = n == 6
		    ? DAY_OPEN - 1 : DAY_NONE + 1;
		SAY(t, "revision rate of the %s group for all", n == 6
		    ? "younger" : "older");
		return PROBE_RUN;
	}
	if (n > 2) { /* of this recipient alone */
		t->birth = t->line_birth;
		n -= 3;
	}
	if (!other_group(t, &birth))
		return PROBE_SKIP;
	l = probe_look(t, RULE_REVISION_RATE);
	l->born = t->birth;
	l->as_born = birth;
	if (n == 2) /* and in the additions, which go by the younger group */
		probe_look(t, RULE_REVISION_RATE)->as_born = DAY_NONE + 1;
	if (n == 0) {
		birth = beside(t, RULE_REVALUATION_MAIN, "", t->on, -1);
		if (birth == DAY_NONE)
			birth = beside(t, RULE_REVALUATION_MAIN, "", t->on, 1);
		if (birth != DAY_NONE)
			revalue(t, 0, birth, 0);
	}
	SAY(t, n ? "revision rate of the other group"
		 : "revision and revaluation rates of the other group");
	return PROBE_RUN;
}
