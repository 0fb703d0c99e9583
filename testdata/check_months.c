/* check_months.c - months, counts and birth cohorts: what counts in which
 * month, and both sides of every boundary that a table holds.
 *
 * What is wanted at a boundary is computed here from the rows of the table,
 * read and searched a second way (struct judge).
 */
#include "testing.h"

#include "../calc/earnings_related.h"
#include "../calc/fixed_amount.h"
#include "../calc/revision.h"

#include <stdarg.h>

#define FIRST MONTH(2016, 4) /* before: amounts in 100 yen, not covered */
#define LAST MONTH(2027, 3)
#define ASKED MONTH(2026, 6)
#define TEXT 2000

static struct trial trial;
static struct career career;

/* Tables read as judge. */
#define JUDGES(X) X(revision_rate) X(basic_full_amount) X(basic_full_months) \
	X(basic_max_months) X(special_start_age) X(transfer_addition_base)    \
	X(transfer_addition_rate) X(early_rate) X(early_factor_old)           \
	X(deferral_rate) X(deferral_cap_months) X(deferral_factor_old)        \
	X(fixed_unit_base) X(fixed_unit_rate) X(fixed_cap_months)             \
	X(earnings_multiplier) X(earnings_multiplier_1994)                    \
	X(revision_rate_1994) X(special_addition_base) X(spouse_addition_base) \
	X(in_work_threshold) X(qualifying_months)
#define X(name) static struct judge name##_rows;
JUDGES(X)
#undef X

static char *text(char *buf, const char *fmt, ...) ERR_PRINTF(2, 3);
static char *text(char *buf, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf, TEXT, fmt, ap);
	va_end(ap);
	ck_assert_int_lt(n, TEXT);
	return buf;
}

/* A case of that birth and sex with more keys (", ..." or ""). */
static char *person(char *buf, int birth, const char *sex, const char *more)
{
	char day[11];

	return text(buf, "{\"format\": \"nenkin-case/1\", \"id\": \"t\", "
	    "\"person\": {\"birth\": \"%s\", \"sex\": \"%s\"}%s}",
	    day_text(birth, day), sex, more);
}

/* The calendar of a case up to a month. */
static void career_of(const char *record, int known)
{
	int code = trial_read(&trial, record);

	if (!code)
		code = career_build(&trial.c, &career, &trial.p, known);
	ck_assert_msg(code == 0, "%s: %s: %s", record, trial.err.path,
	    trial.err.msg);
}

static void same(int birth, int on, const char *what, long long have,
    long long want)
{
	char day[11], month[8] = "-";

	if (on != MONTH_NONE)
		month_text(on, month);
	ck_assert_msg(have == want, "born %s, %s: %s %lld, wanted %lld",
	    day_text(birth, day), month, what, have, want);
}

static int in_tables(int month)
{
	return month >= FIRST && month <= LAST;
}

static long long yen(enum benefit_id id, enum part_id part)
{
	const struct benefit *b = benefit_of(&trial, id);

	return b->parts & 1u << part ? b->part[part] : 0;
}

static long long full_yen(int on, int birth)
{
	struct fraction base = judge_value(&basic_full_amount_rows, "", on,
	    birth);
	struct fraction rate = judge_value(&revision_rate_rows, "", on, birth);

	return nearest_100(base.n * rate.n, base.d * rate.d);
}

/* ---- cohorts: every birth date at which a table changes ------------------------ */

#define TOTALS_200 ", \"totals\": {\"paid\": 480, " \
	"\"employees_before_2003_04\": 100, \"average_before_2003_04\": 300000, " \
	"\"employees_from_2003_04\": 100, \"average_from_2003_04\": 300000, " \
	"\"employees_aged_20_to_59\": 200}"

static void start_is(int birth, const char *sex, const char *key)
{
	const struct judge_row *row = judge_row(&special_start_age_rows, key,
	    FIRST, birth);
	const struct benefit *b;
	char buf[TEXT];
	int at = age_month(birth, row ? atoi(row->value) : 62);

	person(buf, birth, sex, TOTALS_200);
	if (in_tables(at - 1)) {
		trial_expect(&trial, buf, at - 1);
		b = benefit_of(&trial, BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES);
		same(birth, at - 1, "entitled", b->entitled, 0);
		same(birth, at - 1, "reason", b->reason,
		    row ? REASON_AGE : REASON_BIRTH);
	}
	if (in_tables(at)) {
		trial_expect(&trial, buf, at);
		b = benefit_of(&trial, BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES);
		same(birth, at, "entitled", b->entitled, row != NULL);
		if (row)
			same(birth, at, "from", b->from, at + 1);
	}
}

static void special_start_of(int birth)
{
	static const char *const sexes[] = { "male", "female" };
	char buf[TEXT], key[40];
	int i, category;

	for (i = 0; i < 2; i++) {
		career_of(person(buf, birth, sexes[i], ""), LAST);
		for (category = 1; category <= 4; category++) {
			const struct judge_row *row;

			text(key, "earnings.%s",
			    i == 1 && category == 1 ? "female" : "male");
			row = judge_row(&special_start_age_rows, key, FIRST,
			    birth);
			same(birth, MONTH_NONE, key,
			    special_start(&trial.c, &career, category),
			    row ? atoi(row->value) : 0);
		}
		start_is(birth, sexes[i], text(key, "earnings.%s", sexes[i]));
	}
}

/* The fixed amount stands in the month after its age and not before it. */
static void fixed_start_of(int birth)
{
	static const char *const sexes[] = { "male", "female" };
	char buf[TEXT], key[40];
	int i, j, at65 = age_month(birth, 65);

	for (i = 0; i < 2; i++) {
		const struct judge_row *row = judge_row(&special_start_age_rows,
		    text(key, "fixed.%s", sexes[i]), FIRST, birth);
		int at = row ? age_month(birth, atoi(row->value)) : at65;
		const int months[] = { at - 1, at + 1 };

		person(buf, birth, sexes[i], TOTALS_200);
		for (j = 0; j < N(months); j++) {
			if (!in_tables(months[j]) || months[j] >= at65)
				continue;
			trial_expect(&trial, buf, months[j]);
			same(birth, months[j], "fixed amount",
			    yen(BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES,
				PART_FIXED_AMOUNT) > 0, months[j] > at);
		}
	}
}

static void miner_start_of(int birth)
{
	const struct judge_row *row = judge_row(&special_start_age_rows,
	    "miner_seaman", FIRST, birth);
	const struct benefit *b;
	char buf[TEXT];
	int at = row ? age_month(birth, atoi(row->value)) : MONTH_NONE;

	person(buf, birth, "male", ", \"employment\": [{\"from\": \"1982-04\", "
	    "\"to\": \"2012-03\", \"category\": 1, \"kind\": \"miner\", "
	    "\"pay\": [[\"1982-04\", 200000]]}]");
	if (!row || !in_tables(at - 1) || !in_tables(at))
		return;
	trial_expect(&trial, buf, at - 1);
	b = benefit_of(&trial, BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES);
	same(birth, at - 1, "miner entitled", b->entitled, 0);
	trial_expect(&trial, buf, at);
	b = benefit_of(&trial, BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES);
	same(birth, at, "miner entitled", b->entitled, 1);
	same(birth, at, "miner from", b->from, at + 1);
	same(birth, at, "miner's fixed amount",
	    yen(BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES, PART_FIXED_AMOUNT) > 0, 1);
}

/* 加入可能月数: full from that many months, less below. */
static void full_months_of(int birth)
{
	const struct judge_row *row = judge_row(&basic_full_months_rows, "",
	    ASKED, birth);
	char buf[TEXT], more[100];
	int i, n;

	if (!row) { /* 昭60附則31条 */
		int code = trial_read(&trial, person(buf, birth, "male", ""));

		ck_assert_int_eq(code, 0);
		ck_assert_int_eq(trial_run(&trial, ASKED), ERR_INPUT);
		ck_assert_ptr_nonnull(strstr(trial.err.msg,
		    "昭和60年法律第34号附則第31条"));
		return;
	}
	n = atoi(row->value);
	same(birth, ASKED, "limit", judge_int(&basic_max_months_rows, "", ASKED,
	    birth), n);
	if (age_month(birth, 65) >= ASKED)
		return;
	for (i = n - 1; i <= n + 1; i++) {
		/* none of category 1: 昭60附則17条 is not at issue */
		text(more, ", \"totals\": {\"paid\": %d, \"category_1\": 0}",
		    i);
		trial_expect(&trial, person(buf, birth, "male", more), ASKED);
		same(birth, ASKED, "basic",
		    yen(BENEFIT_OLD_AGE_BASIC, PART_BASIC),
		    half_up(full_yen(ASKED, birth) * (i < n ? i : n), n));
	}
}

static void transfer_of(int birth)
{
	const struct judge_row *row = judge_row(&transfer_addition_rate_rows, "",
	    LAST, birth);
	struct fraction base, rate, factor = { 0, 1 };
	char buf[TEXT];

	if (birth < day_of(1926, 4, 2) || age_month(birth, 65) >= LAST)
		return;
	if (row)
		factor = fraction_of(row->value);
	base = judge_value(&transfer_addition_base_rows, "", LAST, birth);
	rate = judge_value(&revision_rate_rows, "", LAST, birth);
	trial_expect(&trial, person(buf, birth, "female", ", \"totals\": "
	    "{\"paid\": 480}, \"spouse\": {\"birth\": \"1926-05-01\", "
	    "\"sex\": \"male\", \"supported\": true, \"adds_for_me\": true}"),
	    LAST);
	same(birth, LAST, "transfer addition",
	    yen(BENEFIT_OLD_AGE_BASIC, PART_TRANSFER_ADDITION),
	    half_up(nearest_100(base.n * rate.n, base.d * rate.d) * factor.n,
		factor.d));
}

static void rate_is(int birth, int on, const char *what, num have,
    struct fraction want)
{
	same(birth, on, what,
	    num_cmp(have, num_ratio(&trial.pool, want.n, want.d)), 0);
}

static void early_rate_of(int birth)
{
	static const int waits[] = { 0, 1, 11, 12, 13, 23, 24, 36, 48, 59 };
	char buf[TEXT], key[8];
	int i;

	career_of(person(buf, birth, "male", ""), LAST);
	for (i = 0; i < N(waits); i++) {
		int claim = career.at60 + waits[i];
		int months = career.at65 - claim;
		const struct judge_row *row = judge_row(&early_rate_rows, "",
		    claim, birth);
		struct fraction f;
		num rate;

		f = row ? fraction_of(row->value)
			: judge_value(&early_factor_old_rows, text(key, "%d",
			    60 + waits[i] / 12), MONTH(2000, 1), birth);
		if (row)
			f.n *= months;
		ck_assert_int_eq(early_rate(&trial.c, &career, claim, months,
		    &rate), 0);
		rate_is(birth, claim, "early rate", rate, f);
	}
}

/* One claim, `wait` months after 65, by the tables. */
static void deferral_is(int birth, int wait)
{
	int claimed = career.at65 + wait;
	int cap = judge_int(&deferral_cap_months_rows, "", career.at65, birth);
	int counted = wait < cap ? wait : cap, counts;
	const struct judge_row *row = judge_row(&deferral_rate_rows, "", claimed,
	    birth);
	struct claim x;
	struct fraction f;
	char key[8];
	num rate;

	ck_assert_int_eq(claim_late(&trial.c, &career, CLAIMED_BASIC,
	    career.at65, claimed, claimed + 1, 0, &x), 0);
	if (wait < 12) {
		same(birth, claimed, "kind", x.kind, CLAIM_AT_RIGHT);
		same(birth, claimed, "from", x.from, career.at65 + 1);
		return;
	}
	same(birth, claimed, "kind", x.kind, CLAIM_DEFERRED);
	same(birth, claimed, "months", x.months, counted);
	/* 平24法62附則6条: past the cap before 2014-04 the request itself counts */
	counts = career.at65 + counted;
	if (wait > cap && counts < MONTH(2014, 4))
		counts = claimed < MONTH(2014, 4) ? claimed : MONTH(2014, 4);
	same(birth, claimed, "month", x.month, counts);
	same(birth, claimed, "from", x.from, counts + 1);
	same(birth, claimed, "capped",
	    (x.notes & 1u << NOTE_DEFERRAL_CAPPED) != 0, wait > cap);
	f = row ? fraction_of(row->value)
		: judge_value(&deferral_factor_old_rows, text(key, "%d",
		    65 + counted / 12), MONTH(2000, 1), birth);
	if (row)
		f.n *= counted;
	ck_assert_int_eq(deferral_rate(&trial.c, &career, &x, &rate), 0);
	rate_is(birth, claimed, "deferral rate", rate, f);
}

static void deferral_of(int birth)
{
	static const int waits[] = { 1, 11, 12, 13, 23, 24, 35, 36, 47, 48, 59,
		60, 61, 119, 120, 121, 130 };
	char buf[TEXT];
	int i;

	career_of(person(buf, birth, "male", TOTALS_200), LAST);
	for (i = 0; i < N(waits); i++)
		deferral_is(birth, waits[i]);
}

/* Cap and unit rate of the fixed amount and the transitional addition; no
 * month aged 20 to 59, so that nothing is taken off. */
static void fixed_of(int birth)
{
	int cap = judge_int(&fixed_cap_months_rows, "transitional", ASKED, birth);
	int cap_fixed = judge_int(&fixed_cap_months_rows, "fixed", ASKED, birth);
	struct fraction base, rate, unit;
	char buf[TEXT], more[300];
	long long yen_unit;
	num exact;
	int i;

	if (birth < day_of(1926, 4, 2) || age_month(birth, 65) >= ASKED)
		return;
	base = judge_value(&fixed_unit_base_rows, "", ASKED, birth);
	rate = judge_value(&revision_rate_rows, "", ASKED, birth);
	unit = judge_value(&fixed_unit_rate_rows, "", ASKED, birth);
	yen_unit = half_up(base.n * rate.n, base.d * rate.d);
	for (i = 410; i <= 482; i++) {
		text(more, ", \"totals\": {\"paid\": 480, "
		    "\"employees_from_2003_04\": %d, "
		    "\"average_from_2003_04\": 300000, "
		    "\"employees_aged_20_to_59\": 0}", i);
		trial_expect(&trial, person(buf, birth, "male", more), ASKED);
		same(birth, ASKED, "transitional addition",
		    yen(BENEFIT_OLD_AGE_EMPLOYEES, PART_TRANSITIONAL_ADDITION),
		    half_up(yen_unit * unit.n * (i < cap ? i : cap), unit.d));
		career_of(buf, ASKED);
		ck_assert_int_eq(fixed_amount(&trial.c, &exact, &career, 1,
		    MONTH_OPEN, ASKED), 0);
		unit.n *= yen_unit * (i < cap_fixed ? i : cap_fixed);
		rate_is(birth, ASKED, "fixed amount", exact, unit);
		unit = judge_value(&fixed_unit_rate_rows, "", ASKED, birth);
	}
}

/* A multiplier in millionths. */
static long long millionths(const struct judge *t, const char *key, int birth)
{
	struct fraction f = judge_value(t, key, ASKED, birth);

	return f.n * (1000000 / f.d);
}

/* Σ average × months × multiplier of one level, times a rate, to the yen. */
static long long level(const struct judge *t, int birth, int before, int from,
    struct fraction rate)
{
	long long a = before * 123LL * millionths(t, "before_2003_04", birth);
	long long b = from * 77LL * millionths(t, "from_2003_04", birth);

	return half_up((a + b) * rate.n, 1000000 * rate.d);
}

static void multiplier_of(int birth)
{
	static const struct fraction one = { 1, 1 };
	static const int olds[][2] = { { 290000, 310000 }, { 600000, 600000 } };
	struct fraction rate;
	char buf[TEXT], more[400];
	long long own, old;
	int i;

	if (birth < day_of(1926, 4, 2) || age_month(birth, 65) >= ASKED)
		return;
	rate = judge_value(&revision_rate_1994_rows, "", ASKED, birth);
	for (i = 0; i < N(olds); i++) {
		text(more, ", \"totals\": {\"paid\": 480, "
		    "\"employees_before_2003_04\": 123, "
		    "\"average_before_2003_04\": 311111, "
		    "\"employees_from_2003_04\": 77, "
		    "\"average_from_2003_04\": 422222, "
		    "\"old_average_before_2003_04\": %d, "
		    "\"old_average_from_2003_04\": %d, "
		    "\"employees_aged_20_to_59\": 200}", olds[i][0], olds[i][1]);
		own = level(&earnings_multiplier_rows, birth, 311111, 422222,
		    one);
		old = level(&earnings_multiplier_1994_rows, birth, olds[i][0],
		    olds[i][1], rate);
		trial_expect(&trial, person(buf, birth, "male", more), ASKED);
		same(birth, ASKED, "earnings-related part",
		    yen(BENEFIT_OLD_AGE_EMPLOYEES, PART_EARNINGS_RELATED),
		    old > own ? old : own);
		same(birth, ASKED, "the 1994 level is paid",
		    (benefit_of(&trial, BENEFIT_OLD_AGE_EMPLOYEES)->notes &
			1u << NOTE_OLD_LEVEL_PAID) != 0, old > own);
	}
}

/* 特別加算, beside a spouse who is young enough. */
static void special_addition_of(int birth)
{
	int on = MONTH(2016, 6), right = age_month(birth, 65);
	const struct judge_row *row;
	struct fraction rate = judge_value(&revision_rate_rows, "", on, birth);
	struct fraction base = judge_value(&spouse_addition_base_rows, "", on,
	    birth), extra = { 0, 1 };
	char buf[TEXT];

	if (birth < day_of(1926, 4, 2) || right >= on)
		return;
	row = judge_row(&special_addition_base_rows, "",
	    right < MONTH(2004, 10) ? MONTH(2004, 10) : right, birth);
	if (row)
		extra = fraction_of(row->value);
	trial_expect(&trial, person(buf, birth, "male", ", \"totals\": "
	    "{\"paid\": 480, \"employees_before_2003_04\": 250, "
	    "\"average_before_2003_04\": 300000, "
	    "\"employees_aged_20_to_59\": 250}, \"spouse\": {\"birth\": "
	    "\"1958-01-01\", \"sex\": \"female\", \"supported\": true}"), on);
	same(birth, on, "addition for the spouse",
	    yen(BENEFIT_OLD_AGE_EMPLOYEES, PART_SPOUSE_ADDITION),
	    nearest_100(base.n * rate.n, base.d * rate.d) +
	    nearest_100(extra.n * rate.n, extra.d * rate.d));
}

static const struct cohort {
	const struct judge *table;
	const char *key; /* prefix; "" = all rows */
	void (*check)(int birth);
} COHORTS[] = {
	{ &special_start_age_rows, "earnings.", special_start_of },
	{ &special_start_age_rows, "fixed.", fixed_start_of },
	{ &special_start_age_rows, "miner_seaman", miner_start_of },
	{ &basic_full_months_rows, "", full_months_of },
	{ &basic_max_months_rows, "", full_months_of },
	{ &transfer_addition_rate_rows, "", transfer_of },
	{ &early_rate_rows, "", early_rate_of },
	{ &early_factor_old_rows, "", early_rate_of },
	{ &deferral_rate_rows, "", deferral_of },
	{ &deferral_cap_months_rows, "", deferral_of },
	{ &deferral_factor_old_rows, "", deferral_of },
	{ &fixed_cap_months_rows, "", fixed_of },
	{ &fixed_unit_rate_rows, "", fixed_of },
	{ &earnings_multiplier_rows, "", multiplier_of },
	{ &earnings_multiplier_1994_rows, "", multiplier_of },
	{ &revision_rate_1994_rows, "", multiplier_of },
	{ &special_addition_base_rows, "", special_addition_of },
};

#define BOUNDARIES_MAX 2000
static struct boundary {
	const struct cohort *cohort;
	int birth; /* the first day behind the boundary */
} boundary[BOUNDARIES_MAX];
static int n_boundary;

static void add_boundary(const struct cohort *x, int birth)
{
	int i;

	/* births to 1926-04-01 have the pensions of the old Acts */
	if (birth < day_of(1926, 4, 2))
		return;
	for (i = 0; i < n_boundary; i++)
		if (boundary[i].cohort == x && boundary[i].birth == birth)
			return;
	if (n_boundary == BOUNDARIES_MAX)
		give_up("check_months", "too many boundaries");
	boundary[n_boundary++] = (struct boundary){ x, birth };
}

static void find_boundaries(void)
{
	int i, j;

	for (i = 0; i < N(COHORTS); i++) {
		const struct judge *t = COHORTS[i].table;

		for (j = 0; j < t->n; j++) {
			if (strncmp(t->row[j].key, COHORTS[i].key,
				strlen(COHORTS[i].key)) != 0)
				continue;
			if (t->row[j].born_from != DAY_NONE)
				add_boundary(&COHORTS[i], t->row[j].born_from);
			if (t->row[j].born_to != DAY_OPEN)
				add_boundary(&COHORTS[i], t->row[j].born_to + 1);
			/* by the month of the right: the first birth with it */
			if (t == &deferral_cap_months_rows)
				add_boundary(&COHORTS[i], day_of(month_year(
				    t->row[j].from) - 65,
				    month_number(t->row[j].from), 2));
		}
	}
}

START_TEST(both_sides_of_a_cohort)
{
	const struct boundary *b = &boundary[_i];
	int oldest = day_of(1926, 4, 2);

	if (b->birth > oldest || b->cohort->check == full_months_of)
		b->cohort->check(b->birth - 1);
	b->cohort->check(b->birth);
}
END_TEST

/* ---- months at which a table changes ------------------------------------------------ */

static int edges[BOUNDARIES_MAX], n_edges; /* first months of rows */

static void find_edges(void)
{
	const struct judge *const tables[] = { &revision_rate_rows,
		&in_work_threshold_rows, &revision_rate_1994_rows };
	int i, j, k;

	for (i = 0; i < N(tables); i++)
		for (j = 0; j < tables[i]->n; j++) {
			int from = tables[i]->row[j].from;

			if (from <= FIRST || from > LAST)
				continue;
			for (k = 0; k < n_edges && edges[k] != from; k++)
				;
			if (k == n_edges)
				edges[n_edges++] = from;
		}
}

START_TEST(full_amount_of_a_month)
{
	const int births[] = { day_of(1945, 6, 1), day_of(1956, 4, 1),
		day_of(1956, 4, 2), day_of(1958, 4, 1) };
	char buf[TEXT];
	int i, on;

	for (i = 0; i < N(births); i++)
		for (on = edges[_i] - 1; on <= edges[_i]; on++) {
			if (on < FIRST || on <= age_month(births[i], 65))
				continue;
			trial_expect(&trial, person(buf, births[i], "female",
			    ", \"totals\": {\"paid\": 480}"), on);
			same(births[i], on, "basic",
			    yen(BENEFIT_OLD_AGE_BASIC, PART_BASIC),
			    full_yen(on, births[i]));
		}
}
END_TEST

/* A case with an average and months before 2003-04, at work for s a month. */
static void run_at_work(int birth, const char *sex, int average, int months,
    long long s, int on)
{
	char buf[TEXT], more[400];

	text(more, ", \"totals\": {\"paid\": 480, "
	    "\"employees_before_2003_04\": %d, "
	    "\"average_before_2003_04\": %d, "
	    "\"employees_aged_20_to_59\": %d}, \"work\": "
	    "{\"standard_monthly\": %lld, \"bonus_12_months\": 0}",
	    months, average, months < 480 ? months : 480, s);
	trial_expect(&trial, person(buf, birth, sex, more), on);
}

static long long smaller(long long a, long long b)
{
	return a < b ? a : b;
}

/* 46条: half of what goes beyond the threshold; yearly, to the yen. */
START_TEST(threshold_of_a_month)
{
	int birth = day_of(1945, 6, 1), on, i;

	for (on = edges[_i] - 1; on <= edges[_i]; on++)
		for (i = -1; i <= 1; i++) {
			long long t = judge_int(&in_work_threshold_rows,
			    "adjustment", on, birth), s = t - 20000 + i * 30000;
			long long e, over;

			run_at_work(birth, "male", 600000, 400, s, on);
			e = yen(BENEFIT_OLD_AGE_EMPLOYEES, PART_EARNINGS_RELATED);
			over = 12 * s + e - 12 * t;
			ck_assert_int_gt(e, 1000000);
			same(birth, on, "suspended",
			    benefit_of(&trial, BENEFIT_OLD_AGE_EMPLOYEES)
				->suspended,
			    over > 0 ? smaller(e, half_up(over, 2)) : 0);
		}
}
END_TEST

/* Twice twelve times the monthly stop of the old 附則11条. */
static long long old_stop(long long e, long long s, long long start,
    long long change)
{
	long long within = 12 * smaller(s, change);
	long long beyond = s > change ? 12 * (s - change) : 0;

	if (e <= 12 * start)
		within += e - 12 * start;
	return (within > 0 ? within : 0) + 2 * beyond;
}

/* Before 65: the old rule to 2022-03, then 46条. */
START_TEST(threshold_under_65)
{
	static const int averages[] = { 850000, 950000 };
	int first = edges[_i], on, i, j;
	int born = first - 63 * 12 - 6;
	int birth = day_of(month_year(born), month_number(born), 15);

	for (on = first - 1; on <= first; on++)
		for (i = 0; i < N(averages); i++)
			for (j = -1; j <= 1; j++) {
				const struct judge_row *old = judge_row(
				    &in_work_threshold_rows, "under65_start", on,
				    birth);
				long long t = judge_int(&in_work_threshold_rows,
				    old ? "under65_change" : "adjustment", on,
				    birth), s = t + j * 10000, e, stop;
				const struct benefit *b;

				run_at_work(birth, "female", averages[i], 527, s,
				    on);
				b = benefit_of(&trial,
				    BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES);
				same(birth, on, "entitled", b->entitled, 1);
				e = yen(BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES,
				    PART_EARNINGS_RELATED);
				stop = old ? old_stop(e, s, atoi(old->value), t)
					   : 12 * s + e - 12 * t;
				same(birth, on, "suspended", b->suspended,
				    smaller(e, half_up(stop, 2)));
			}
}
END_TEST

START_TEST(qualifying_period_of_a_month)
{
	int first, i, have, birth = day_of(1952, 1, 1);
	struct qualifying q;
	char buf[TEXT], more[100];

	for (i = 1; i < qualifying_months_rows.n; i++) {
		first = qualifying_months_rows.row[i].from;
		for (have = 0; have <= 480; have++) {
			int on, need;

			text(more, ", \"totals\": {\"paid\": %d}", have);
			career_of(person(buf, birth, "male", more), LAST);
			for (on = first - 1; on <= first; on++) {
				need = judge_int(&qualifying_months_rows, "", on,
				    birth);
				ck_assert_int_eq(qualifying_at(&trial.c, &career,
				    on, &q), 0);
				same(birth, on, "need", q.need, need);
				same(birth, on, "have", q.have, have);
				same(birth, on, "ok", q.ok, have >= need);
			}
		}
	}
}
END_TEST

/* ---- ages ------------------------------------------------------------------------------ */

static const struct age_case {
	int y, m, d; /* birth */
	int month65;
} AGES[] = {
	{ 1958, 5, 31, MONTH(2023, 5) }, { 1958, 6, 1, MONTH(2023, 5) },
	{ 1958, 6, 2, MONTH(2023, 6) }, { 1958, 1, 1, MONTH(2022, 12) },
	{ 1958, 1, 2, MONTH(2023, 1) }, { 1956, 2, 28, MONTH(2021, 2) },
	{ 1956, 2, 29, MONTH(2021, 2) }, { 1956, 3, 1, MONTH(2021, 2) },
	{ 1956, 3, 2, MONTH(2021, 3) }, { 1960, 4, 1, MONTH(2025, 3) },
	{ 1960, 4, 2, MONTH(2025, 4) },
};

START_TEST(month_of_65)
{
	const struct age_case *x = &AGES[_i];
	int birth = day_of(x->y, x->m, x->d), at = x->month65, on;
	const struct benefit *b;
	char buf[TEXT];

	person(buf, birth, "male", TOTALS_200);
	trial_expect(&trial, buf, at - 1);
	b = benefit_of(&trial, BENEFIT_OLD_AGE_BASIC);
	same(birth, at - 1, "entitled", b->entitled, 0);
	same(birth, at - 1, "reason", b->reason, REASON_AGE);
	same(birth, at - 1, "have", b->have, 64);
	for (on = at; on <= at + 1; on++) {
		trial_expect(&trial, buf, on);
		b = benefit_of(&trial, BENEFIT_OLD_AGE_BASIC);
		same(birth, on, "basic entitled", b->entitled, 1);
		same(birth, on, "basic from", b->from, at + 1);
		b = benefit_of(&trial, BENEFIT_OLD_AGE_EMPLOYEES);
		same(birth, on, "employees from", b->from, at + 1);
	}
}
END_TEST

/* Family of a pensioner born 1955-01-10, 65 in 2020-01: the last month with
 * the addition. */
static const struct family_case {
	const char *family;
	enum part_id part;
	int last;
} FAMILIES[] = {
#define SPOUSE(birth) ", \"spouse\": {\"birth\": \"" birth "\", \"sex\": " \
	"\"female\", \"supported\": true}", PART_SPOUSE_ADDITION
#define CHILD(birth, disabled) ", \"children\": [{\"birth\": \"" birth "\", " \
	"\"supported\": true, \"disabled\": " disabled "}]", PART_CHILD_ADDITION
	{ SPOUSE("1960-05-31"), MONTH(2025, 5) },
	{ SPOUSE("1960-06-01"), MONTH(2025, 5) },
	{ SPOUSE("1960-06-02"), MONTH(2025, 6) },
	{ CHILD("2005-04-01", "false"), MONTH(2023, 3) },
	{ CHILD("2005-04-02", "false"), MONTH(2024, 3) },
	{ CHILD("2004-06-01", "true"), MONTH(2024, 5) },
	{ CHILD("2004-06-02", "true"), MONTH(2024, 6) },
};

START_TEST(last_month_of_an_addition)
{
	const struct family_case *x = &FAMILIES[_i];
	int birth = day_of(1955, 1, 10), on;
	char buf[TEXT], more[800];

	text(more, ", \"totals\": {\"paid\": 480, \"employees_before_2003_04\": "
	    "240, \"average_before_2003_04\": 300000, "
	    "\"employees_aged_20_to_59\": 240}%s", x->family);
	person(buf, birth, "male", more);
	for (on = x->last - 1; on <= x->last + 2; on++) {
		trial_expect(&trial, buf, on);
		same(birth, on, PART_NAMES[x->part].id,
		    yen(BENEFIT_OLD_AGE_EMPLOYEES, x->part) > 0, on <= x->last);
	}
}
END_TEST

/* Month counts on which an addition or a pension hangs: there from `need`. */
static const struct count_case {
	const char *what;
	int y; /* of the birth, 10 January; male */
	int need;
	int on;
	enum benefit_id benefit;
	enum part_id part;
} COUNTS[] = {
	{ "addition for the spouse", 1955, 240, MONTH(2020, 6),
	    BENEFIT_OLD_AGE_EMPLOYEES, PART_SPOUSE_ADDITION },
	{ "special pension", 1956, 12, MONTH(2020, 6),
	    BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES, PART_EARNINGS_RELATED },
	{ "fixed amount of 44 years", 1956, 528, MONTH(2020, 6),
	    BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES, PART_FIXED_AMOUNT },
};

START_TEST(months_needed)
{
	const struct count_case *x = &COUNTS[_i];
	int birth = day_of(x->y, 1, 10), n;
	char buf[TEXT], more[800];

	for (n = x->need - 1; n <= x->need + 1; n++) {
		text(more, ", \"totals\": {\"paid\": 480, "
		    "\"employees_before_2003_04\": %d, "
		    "\"average_before_2003_04\": 300000, "
		    "\"employees_aged_20_to_59\": %d}, \"spouse\": {\"birth\": "
		    "\"1962-05-05\", \"sex\": \"female\", \"supported\": true}",
		    n, n < 480 ? n : 480);
		trial_expect(&trial, person(buf, birth, "male", more), x->on);
		same(birth, n, x->what, yen(x->benefit, x->part) > 0,
		    n >= x->need);
	}
}
END_TEST

/* ---- counting -------------------------------------------------------------------------- */

struct counts {
	int paid, full_old, full_new, half_old, half_new, student, uncounted,
	    additional;
	int total, deemed, aged;
};

static const struct record_case {
	const char *what;
	int y, m, d; /* birth */
	const char *record;
	int known, until;
	struct counts want;
} RECORDS[] = {
#define NATIONAL(...) ", \"national\": [" __VA_ARGS__ "]"
#define EMPLOYMENT(...) ", \"employment\": [" __VA_ARGS__ "]"
#define MONTHS(f, t, s) "{\"from\": \"" f "\", \"to\": \"" t \
	"\", \"status\": \"" s "\"}"
#define JOB(f, t, c) "{\"from\": \"" f "\", \"to\": \"" t \
	"\", \"category\": " c ", \"pay\": [[\"" f "\", 200000]]}"
	{ "nothing", 1960, 5, 15, "", LAST, LAST, { 0 } },
	{ "employment before 20 and from 60 is not counted as paid",
	    1960, 5, 15, EMPLOYMENT(JOB("1978-04", "2021-03", "1")), LAST, LAST,
	    { .paid = 480, .uncounted = 36, .total = 516, .aged = 480 } },
	{ "20 is attained on 31 March", 1960, 4, 1,
	    EMPLOYMENT(JOB("1980-03", "1980-03", "1")), LAST, LAST,
	    { .paid = 1, .total = 1, .aged = 1 } },
	{ "20 is attained on 1 April", 1960, 4, 2,
	    EMPLOYMENT(JOB("1980-03", "1980-03", "1")), LAST, LAST,
	    { .uncounted = 1, .total = 1 } },
	{ "60 is attained on 31 March", 1960, 4, 1,
	    EMPLOYMENT(JOB("2020-02", "2020-04", "1")), LAST, LAST,
	    { .paid = 1, .uncounted = 2, .total = 3, .aged = 1 } },
	{ "60 is attained on 1 April", 1960, 4, 2,
	    EMPLOYMENT(JOB("2020-02", "2020-04", "1")), LAST, LAST,
	    { .paid = 2, .uncounted = 1, .total = 3, .aged = 2 } },
	{ "before 1961-04", 1938, 1, 10,
	    EMPLOYMENT(JOB("1958-04", "1962-03", "1")), LAST, LAST,
	    { .paid = 12, .uncounted = 36, .total = 48, .aged = 12 } },
	{ "exemptions on both sides of 2009-04", 1960, 5, 15,
	    NATIONAL(MONTHS("2009-02", "2009-05", "exempt_full") ", "
		MONTHS("2010-01", "2010-03", "exempt_half") ", "
		MONTHS("2008-01", "2008-05", "exempt_half")), LAST, LAST,
	    { .full_old = 2, .full_new = 2, .half_old = 5, .half_new = 3 } },
	{ "what counts as paid, and what does not", 1970, 5, 15,
	    NATIONAL(MONTHS("1990-05", "1990-12", "paid") ", "
		MONTHS("2000-04", "2000-09", "student") ", "
		MONTHS("2006-01", "2006-02", "deferred") ", "
		MONTHS("2007-01", "2007-12", "category_3") ", "
		MONTHS("2008-01", "2008-03", "unpaid") ", "
		MONTHS("2009-01", "2009-05", "uncounted") ", "
		MONTHS("2019-04", "2019-07", "maternity")), LAST, LAST,
	    { .paid = 24, .student = 8, .uncounted = 5 } },
	{ "voluntary months from 60 are paid", 1955, 5, 15,
	    NATIONAL(MONTHS("2015-05", "2016-04", "voluntary")), LAST, LAST,
	    { .paid = 12 } },
	{ "additional premium", 1960, 5, 15,
	    NATIONAL("{\"from\": \"1990-01\", \"to\": \"1990-12\", \"status\": "
		"\"paid\", \"additional\": true}"), LAST, LAST,
	    { .paid = 12, .additional = 12 } },
	{ "only months before the month asked count", 1960, 5, 15,
	    EMPLOYMENT(JOB("1985-04", "2000-03", "1")), LAST, MONTH(1990, 4),
	    { .paid = 60, .total = 60, .aged = 60 } },
	{ "an open period is known up to the month asked", 1960, 5, 15,
	    EMPLOYMENT("{\"from\": \"1985-04\", \"category\": 1, \"pay\": "
		"[[\"1985-04\", 200000]]}"), MONTH(1990, 3), LAST,
	    { .paid = 60, .total = 60, .aged = 60 } },
	{ "employment at 70 adds no month", 1950, 5, 15,
	    EMPLOYMENT(JOB("2018-04", "2022-03", "1")), LAST, LAST,
	    { .uncounted = 25, .total = 25 } },
	{ "deemed months beside national ones", 1960, 5, 15,
	    NATIONAL(MONTHS("1990-01", "1990-12", "paid"))
	    EMPLOYMENT("{\"from\": \"1990-01\", \"to\": \"1990-12\", "
		"\"category\": 1, \"deemed\": true, \"pay\": "
		"[[\"1990-01\", 200000]]}"), LAST, LAST,
	    { .paid = 12, .deemed = 12 } },
};

/* Counts with the multipliers: six years at 4/3, five at 6/5, one plain. */
START_TEST(months_of_miners)
{
	struct insured_months m;
	num before, all;
	char buf[TEXT];

	career_of(person(buf, day_of(1958, 5, 15), "male", EMPLOYMENT(
	    "{\"from\": \"1980-04\", \"to\": \"1992-03\", \"category\": 1, "
	    "\"kind\": \"miner\", \"pay\": [[\"1980-04\", 200000]]}")), LAST);
	career_insured(&career, 1, career.base, LAST, &m);
	ck_assert_int_eq(m.kind[0][ERA_OLD], 72);
	ck_assert_int_eq(m.kind[0][ERA_ONCE], 60);
	ck_assert_int_eq(m.real[ERA_PLAIN], 12);
	ck_assert_int_eq(m.total, 144);
	ck_assert_int_eq(insured_multiplied(&trial.c, &m, &before, &all), 0);
	ck_assert_int_eq(num_cmp(all, num_int(&trial.pool, 180)), 0);
	ck_assert_int_eq(miner_months(&career, LAST), 144);
}
END_TEST

/* Each month has its own category; a category counts its own months. */
START_TEST(months_of_categories)
{
	static const struct { int month, category; } months[] = {
		{ MONTH(1990, 3), 0 }, { MONTH(1990, 4), 1 },
		{ MONTH(2000, 3), 1 }, { MONTH(2000, 4), 3 },
		{ MONTH(2010, 3), 3 }, { MONTH(2010, 4), 0 },
	};
	struct insured_months m;
	char buf[TEXT];
	int i;

	career_of(person(buf, day_of(1960, 5, 15), "male",
	    EMPLOYMENT(JOB("1990-04", "2000-03", "1") ", "
		JOB("2000-04", "2010-03", "3"))), LAST);
	for (i = 0; i < N(months); i++) {
		ck_assert_int_eq(career_category(&career, months[i].month),
		    months[i].category);
		ck_assert_int_eq(career_is_insured(&career, 3, months[i].month),
		    months[i].category == 3);
	}
	for (i = 0; i <= 4; i++) {
		career_insured(&career, i, career.base, LAST, &m);
		ck_assert_int_eq(m.total,
		    i == 0 ? 240 : i == 1 || i == 3 ? 120 : 0);
		ck_assert_int_eq(category_from(&career, i ? i : 1), i < 2
		    ? MONTH(1990, 5) : i == 3 ? MONTH(2000, 5) : MONTH_OPEN);
	}
}
END_TEST

START_TEST(months_of_a_record)
{
	const struct record_case *x = &RECORDS[_i];
	const struct counts *w = &x->want;
	int birth = day_of(x->y, x->m, x->d);
	struct basic_months b;
	struct insured_months m;
	char buf[TEXT];

	career_of(person(buf, birth, "male", x->record), x->known);
	career_basic(&career, x->until, &b);
	career_insured(&career, 0, career.base, x->until, &m);
	same(birth, x->until, "paid", b.paid, w->paid);
	same(birth, x->until, "fully exempt to 2009-03", b.exempt[0][0],
	    w->full_old);
	same(birth, x->until, "fully exempt", b.exempt[0][1], w->full_new);
	same(birth, x->until, "half exempt to 2009-03", b.exempt[2][0],
	    w->half_old);
	same(birth, x->until, "half exempt", b.exempt[2][1], w->half_new);
	same(birth, x->until, "student", b.student, w->student);
	same(birth, x->until, "uncounted", b.uncounted, w->uncounted);
	same(birth, x->until, "additional", b.additional, w->additional);
	same(birth, x->until, "insured", m.total, w->total);
	same(birth, x->until, "deemed", m.deemed, w->deemed);
	same(birth, x->until, "aged 20 to 59",
	    career_aged_20_to_59(&career, 0, x->until), w->aged);
}
END_TEST

/* ---- which months count when ------------------------------------------------------------- */

static const struct revision_case {
	const char *what;
	int y, m, d; /* birth */
	const char *record;
	int on, want; /* want = months before it count */
} REVISIONS[] = {
#define WORKS(from, to) EMPLOYMENT(JOB(from, to, "1"))
	{ "not before October", 1958, 1, 10, WORKS("1990-04", "2026-03"),
	    MONTH(2023, 9), MONTH(2023, 1) },
	{ "each October", 1958, 1, 10, WORKS("1990-04", "2026-03"),
	    MONTH(2023, 10), MONTH(2023, 9) },
	{ "and the next", 1958, 1, 10, WORKS("1990-04", "2026-03"),
	    MONTH(2024, 9), MONTH(2023, 9) },
	{ "and the next", 1958, 1, 10, WORKS("1990-04", "2026-03"),
	    MONTH(2024, 10), MONTH(2024, 9) },
	{ "not before 2022-10", 1955, 1, 10, WORKS("1990-04", "2026-03"),
	    MONTH(2022, 9), MONTH(2020, 1) },
	{ "first in 2022-10", 1955, 1, 10, WORKS("1990-04", "2026-03"),
	    MONTH(2022, 10), MONTH(2022, 9) },
	{ "the last month at work", 1958, 1, 10, WORKS("1990-04", "2023-05"),
	    MONTH(2023, 5), MONTH(2023, 1) },
	{ "left", 1958, 1, 10, WORKS("1990-04", "2023-05"),
	    MONTH(2023, 6), MONTH(2023, 6) },
	{ "left at the end of August", 1958, 1, 10, WORKS("1990-04", "2023-08"),
	    MONTH(2023, 10), MONTH(2023, 9) },
	{ "left at the end of September", 1958, 1, 10,
	    WORKS("1990-04", "2023-09"), MONTH(2023, 10), MONTH(2023, 10) },
	{ "began in September: not in October", 1958, 1, 10,
	    EMPLOYMENT(JOB("1990-04", "2022-03", "1") ", "
		JOB("2023-09", "2026-03", "1")),
	    MONTH(2023, 10), MONTH(2023, 1) },
	{ "began in August", 1958, 1, 10,
	    EMPLOYMENT(JOB("1990-04", "2022-03", "1") ", "
		JOB("2023-08", "2026-03", "1")),
	    MONTH(2023, 10), MONTH(2023, 9) },
	{ "changed without a month between", 1958, 1, 10,
	    EMPLOYMENT(JOB("1990-04", "2023-05", "1") ", "
		JOB("2023-06", "2026-03", "1")),
	    MONTH(2023, 7), MONTH(2023, 1) },
	{ "the month of 70", 1950, 5, 15, WORKS("1990-04", "2022-03"),
	    MONTH(2020, 5), MONTH(2015, 5) },
	{ "after 70", 1950, 5, 15, WORKS("1990-04", "2022-03"),
	    MONTH(2020, 6), MONTH(2020, 5) },
	{ "left at the end of the month before 70", 1950, 5, 15,
	    WORKS("1990-04", "2020-04"), MONTH(2020, 5), MONTH(2020, 5) },
};

START_TEST(months_that_count)
{
	const struct revision_case *x = &REVISIONS[_i];
	int birth = day_of(x->y, x->m, x->d);
	char buf[TEXT];

	career_of(person(buf, birth, "male", x->record), x->on);
	same(birth, x->on, x->what, counted_until(&trial.c, &career, 1,
	    career.at65, x->on, 1), x->want);
}
END_TEST

/* ---- rights --------------------------------------------------------------------------------- */

static const struct right_case {
	const char *what;
	int y; /* of the birth, 10 January */
	const char *record;
	int on, basic, employees; /* months of the rights */
	int have;
} RIGHTS[] = {
	{ "10 years at 65", 1958,
	    NATIONAL(MONTHS("2008-01", "2017-12", "paid")),
	    MONTH(2023, 1), MONTH(2023, 1), MONTH_NONE, 120 },
	{ "a month before 65 is tried as 65", 1958,
	    NATIONAL(MONTHS("2008-02", "2017-12", "paid")),
	    MONTH(2023, 1), MONTH_NONE, MONTH_NONE, 119 },
	{ "one month is still missing", 1958,
	    NATIONAL(MONTHS("2008-02", "2017-12", "paid") ", "
		MONTHS("2023-02", "2023-02", "voluntary")),
	    MONTH(2023, 2), MONTH_NONE, MONTH_NONE, 119 },
	{ "the last month came after 65", 1958,
	    NATIONAL(MONTHS("2008-02", "2017-12", "paid") ", "
		MONTHS("2023-02", "2023-02", "voluntary")),
	    MONTH(2023, 3), MONTH(2023, 3), MONTH_NONE, 120 },
	{ "25 years were needed until 2017-07", 1950,
	    NATIONAL(MONTHS("2000-01", "2009-12", "paid")),
	    MONTH(2017, 7), MONTH_NONE, MONTH_NONE, 120 },
	{ "10 years are enough from 2017-08", 1950,
	    NATIONAL(MONTHS("2000-01", "2009-12", "paid")),
	    MONTH(2017, 8), MONTH(2017, 8), MONTH_NONE, 120 },
	{ "first insured as an employee after 65", 1958,
	    NATIONAL(MONTHS("2000-01", "2017-12", "paid"))
	    WORKS("2024-04", "2026-03"),
	    MONTH(2026, 6), MONTH(2023, 1), MONTH(2024, 5), 216 },
};

START_TEST(month_of_a_right)
{
	const struct right_case *x = &RIGHTS[_i];
	int birth = day_of(x->y, 1, 10);
	struct right basic, employees;
	char buf[TEXT];

	career_of(person(buf, birth, "female", x->record), x->on);
	ck_assert_int_eq(basic_right(&trial.c, &career, x->on, &basic), 0);
	ck_assert_int_eq(employees_right(&trial.c, &career, x->on, NULL, &employees),
	    0);
	same(birth, x->on, x->what, basic.month, x->basic);
	same(birth, x->on, x->what, basic.q.have, x->have);
	same(birth, x->on, x->what, employees.month, x->employees);
}
END_TEST

/* Claims after 65 for a birth of 1955-01-10 (65 in 2020-01). */
static const struct late_case {
	const char *what;
	int given, on, deemed;
	enum claim_kind kind;
	int from, months;
} LATE[] = {
	{ "no claim", MONTH_NONE, MONTH(2026, 6), 0, CLAIM_AT_RIGHT,
	    MONTH(2020, 2), 0 },
	{ "in the month of the right", MONTH(2020, 1), MONTH(2026, 6), 0,
	    CLAIM_AT_RIGHT, MONTH(2020, 2), 0 },
	{ "11 months", MONTH(2020, 12), MONTH(2026, 6), 0, CLAIM_AT_RIGHT,
	    MONTH(2020, 2), 0 },
	{ "12 months", MONTH(2021, 1), MONTH(2026, 6), 0, CLAIM_DEFERRED,
	    MONTH(2021, 2), 12 },
	{ "not yet", MONTH(2021, 1), MONTH(2020, 12), 0, CLAIM_OPEN, 0, 0 },
	{ "in the month asked", MONTH(2021, 1), MONTH(2021, 1), 0,
	    CLAIM_DEFERRED, MONTH(2021, 2), 12 },
	{ "six years, requested", MONTH(2026, 1), MONTH(2026, 6), 0,
	    CLAIM_DEFERRED, MONTH(2026, 2), 72 },
	{ "five years, not requested", MONTH(2025, 1), MONTH(2026, 6), 1,
	    CLAIM_DEFERRED, MONTH(2025, 2), 60 },
	{ "six years, not requested: 28条5項", MONTH(2026, 1), MONTH(2026, 6), 1,
	    CLAIM_DEFERRED, MONTH(2021, 2), 12 },
	{ "less than six, not requested: 28条5項 asks for no year",
	    MONTH(2025, 12), MONTH(2026, 6), 1,
	    CLAIM_DEFERRED, MONTH(2021, 1), 11 },
};

START_TEST(late_claim)
{
	const struct late_case *x = &LATE[_i];
	int birth = day_of(1955, 1, 10);
	struct claim c;
	char buf[TEXT];

	career_of(person(buf, birth, "male", TOTALS_200), x->on);
	ck_assert_int_eq(claim_late(&trial.c, &career, CLAIMED_BASIC,
	    career.at65, x->given, x->on, x->deemed, &c), 0);
	same(birth, x->given, x->what, c.kind, x->kind);
	if (x->kind == CLAIM_OPEN)
		return;
	same(birth, x->given, x->what, c.from, x->from);
	same(birth, x->given, x->what, c.months, x->months);
}
END_TEST

/* ------------------------------------------------------------------------------------------------ */

static void add_boundaries(Suite *s)
{
	TCase *t = test_group(s, "boundaries");

	/* a loop over nothing would pass */
	if (n_boundary < 100 || n_edges < 10)
		give_up("check_months", "the tables hold hardly a boundary");
	tcase_add_loop_test(t, both_sides_of_a_cohort, 0, n_boundary);
	tcase_add_loop_test(t, full_amount_of_a_month, 0, n_edges);
	tcase_add_loop_test(t, threshold_of_a_month, 0, n_edges);
	tcase_add_loop_test(t, threshold_under_65, 0, n_edges);
	tcase_add_test(t, qualifying_period_of_a_month);
	tcase_add_loop_test(t, month_of_65, 0, N(AGES));
	tcase_add_loop_test(t, last_month_of_an_addition, 0, N(FAMILIES));
	tcase_add_loop_test(t, months_needed, 0, N(COUNTS));
}

static void add_counts(Suite *s)
{
	TCase *t = test_group(s, "counts");

	tcase_add_loop_test(t, months_of_a_record, 0, N(RECORDS));
	tcase_add_test(t, months_of_miners);
	tcase_add_test(t, months_of_categories);
	tcase_add_loop_test(t, months_that_count, 0, N(REVISIONS));
	tcase_add_loop_test(t, month_of_a_right, 0, N(RIGHTS));
	tcase_add_loop_test(t, late_claim, 0, N(LATE));
}

int main(void)
{
	Suite *s = suite_create("months");
	int status;

	trial_init(&trial);
#define X(name) judge_load(&name##_rows, #name);
	JUDGES(X)
#undef X
	find_boundaries();
	find_edges();
	add_boundaries(s);
	add_counts(s);
	status = run_suite(s);
#define X(name) judge_release(&name##_rows);
	JUDGES(X)
#undef X
	trial_release(&trial);
	return status;
}
