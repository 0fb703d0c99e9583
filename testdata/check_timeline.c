/* check_timeline.c - months into ranges and payments, to the yen.
 *
 * decided-timeline.ndjson: {"id", "source", "note", "tool", "until", "case", "want"};
 * want is {"exit": code} or {"from": month, "ended": code, "lines": {name: {"ranges":
 * [[from, to, payable]...], "count": payments in all, "payments": the last of
 * them, [[month, yen, addition]...]}}}.
 */
#include "../calc/disability.h"
#include "../calc/oldage.h"
#include "../calc/survivor.h"
#include "../calc/timeline.h"
#include "testing.h"

#define DECIDED_MIN 15 /* fewer lines are a damaged file */

static struct lines decided;
static struct trial trial;
static struct timeline months;

/* ---- payments alone ------------------------------------------------------------- */

/* Months of one yearly amount after another, and the payments wanted. */
static const struct paying {
	const char *first, *rate; /* the second amount from this month on */
	long long yearly, then;
	int n;                    /* months */
	struct { const char *month; long long yen, addition; } want[8];
} PAYING[] = {
	/* 813700 / 6 = 135616 2/3: six cuts of 2/3 are 4 */
	{ "2023-02", "2024-02", 813700, 0, 12, {
	    { "2023-04", 135616, 0 }, { "2023-06", 135616, 0 },
	    { "2023-08", 135616, 0 }, { "2023-10", 135616, 0 },
	    { "2023-12", 135616, 0 }, { "2024-02", 135620, 4 } } },
	/* 780123 / 6 = 130020 1/2: six halves are 3 */
	{ "2023-02", "2024-02", 780123, 0, 12, {
	    { "2023-04", 130020, 0 }, { "2023-06", 130020, 0 },
	    { "2023-08", 130020, 0 }, { "2023-10", 130020, 0 },
	    { "2023-12", 130020, 0 }, { "2024-02", 130023, 3 } } },
	/* 777800 / 6 = 129633 1/3: six cuts of 1/3 are 2 */
	{ "2023-02", "2024-02", 777800, 0, 12, {
	    { "2023-04", 129633, 0 }, { "2023-06", 129633, 0 },
	    { "2023-08", 129633, 0 }, { "2023-10", 129633, 0 },
	    { "2023-12", 129633, 0 }, { "2024-02", 129635, 2 } } },
	/* 1000001 / 6 = 166666 5/6: six times 5/6 is 5, the most there is */
	{ "2023-02", "2024-02", 1000001, 0, 12, {
	    { "2023-04", 166666, 0 }, { "2023-06", 166666, 0 },
	    { "2023-08", 166666, 0 }, { "2023-10", 166666, 0 },
	    { "2023-12", 166666, 0 }, { "2024-02", 166671, 5 } } },
	/* the April payment is of the old rate, its cut of the new window */
	{ "2026-02", "2026-04", 831700, 847300, 13, {
	    { "2026-04", 138616, 0 }, { "2026-06", 141216, 0 },
	    { "2026-08", 141216, 0 }, { "2026-10", 141216, 0 },
	    { "2026-12", 141216, 0 }, { "2027-02", 141220, 4 } } },
	/* one month: 797874 / 12 = 66489 1/2; its own half is not enough */
	{ "2027-01", "2027-02", 797874, 0, 1, { { "2027-02", 66489, 0 } } },
	/* two: 132979 without a rest */
	{ "2026-12", "2027-02", 797874, 0, 2, { { "2027-02", 132979, 0 } } },
	/* nothing in February: nothing to add the cuts to, and none is kept */
	{ "2023-02", "2023-12", 813700, 0, 14, {
	    { "2023-04", 135616, 0 }, { "2023-06", 135616, 0 },
	    { "2023-08", 135616, 0 }, { "2023-10", 135616, 0 },
	    { "2023-12", 135616, 0 } } },
	/* the last month of a right alone: 67808 1/3 and five times 2/3 */
	{ "2023-02", "2024-01", 813700, 0, 12, {
	    { "2023-04", 135616, 0 }, { "2023-06", 135616, 0 },
	    { "2023-08", 135616, 0 }, { "2023-10", 135616, 0 },
	    { "2023-12", 135616, 0 }, { "2024-02", 67811, 3 } } },
};

static int month_of(const char *text)
{
	int month = MONTH_NONE;

	ck_assert_int_eq(month_parse(text, &month), 0);
	return month;
}

START_TEST(months_paid)
{
	const struct paying *x = &PAYING[_i];
	int first = month_of(x->first), rate = month_of(x->rate), i, n = 0;
	struct payer payer;
	struct payment p;

	payer_init(&payer, &trial.law, first, 1);
	for (i = first; i < first + x->n; i++) {
		if (!payer_month(&payer, i, i < rate ? x->yearly : x->then, &p))
			continue;
		ck_assert_ptr_nonnull(x->want[n].month);
		ck_assert_int_eq(p.month, month_of(x->want[n].month));
		ck_assert_int_eq(p.yen, x->want[n].yen);
		ck_assert_int_eq(p.addition, x->want[n].addition);
		n++;
	}
	ck_assert(n == 8 || !x->want[n].month);
}
END_TEST

/* At one rate the payments of March to February are the year's amount. */
START_TEST(a_year_is_whole)
{
	long long yearly, sum;
	struct payer payer;
	struct payment p;
	int i, first = MONTH(2023, 2);

	for (yearly = 800000 + _i; yearly < 900000; yearly += 997) {
		payer_init(&payer, &trial.law, first, 1);
		for (sum = 0, i = first; i < first + 12; i++)
			if (payer_month(&payer, i, yearly, &p))
				sum += p.yen;
		ck_assert_int_eq(sum, yearly);
	}
}
END_TEST

/* ---- decided cases ------------------------------------------------------------------ */

static int of_old_age(struct calc *c, const struct nenkin_case *p, int on,
    int known, const void *own, struct result *r)
{
	struct oldage_options o = { on, *(const int *)own, known };

	return oldage(c, p, &o, r);
}

static int of_disability(struct calc *c, const struct nenkin_case *p, int on,
    int known, const void *own, struct result *r)
{
	(void)known;
	(void)own;
	return disability(c, p, on, r);
}

static int of_survivors(struct calc *c, const struct nenkin_case *p, int on,
    int known, const void *own, struct result *r)
{
	(void)known;
	(void)own;
	return survivor(c, p, on, r);
}

static int run_months(const struct json *root)
{
	const char *tool = text_of(root, "tool");
	int deemed = strcmp(tool, "deemed") == 0;
	timeline_fn *f = strcmp(tool, "survivor") == 0 ? of_survivors
	    : strcmp(tool, "disability") == 0 ? of_disability : of_old_age;
	int code = timeline(&trial.c, &trial.p, MONTH_NONE,
	    month_of(text_of(root, "until")), f, &deemed, &months);

	if (!code)
		timeline_pay(&trial.c, &months);
	return code;
}

static int line_named(const char *name)
{
	char buf[400];
	int i;

	for (i = 0; i < months.n; i++) {
		const struct benefit *b = &months.line[i];

		snprintf(buf, sizeof buf, "%s%s%s", BENEFIT_NAMES[b->id].id,
		    b->recipient ? " " : "", b->recipient ? b->recipient : "");
		if (strcmp(buf, name) == 0)
			return i;
	}
	ck_abort_msg("no line '%s'", name);
	return -1;
}

static void check_ranges(int line, const struct json *want)
{
	int i;

	for (i = 0; i < months.n_range; i++) {
		const struct timeline_range *r = &months.range[i];
		const struct json *x;

		if (r->line != line)
			continue;
		ck_assert_msg(want != NULL, "a range more than wanted");
		x = json_first(want);
		ck_assert_int_eq(r->from, month_of(json_string(x)));
		x = json_next(x);
		ck_assert_int_eq(r->to, month_of(json_string(x)));
		ck_assert_int_eq(r->b.payable, json_number(json_next(x)));
		want = json_next(want);
	}
	ck_assert_msg(!want, "a range less than wanted");
}

static void check_payments(int line, int count, const struct json *want)
{
	const struct json *x;
	int i, n = 0, skip = count;

	for (x = want; x; x = json_next(x))
		skip--;
	for (i = 0; i < months.n_payment; i++) {
		const struct payment *p = &months.payment[i].p;

		if (months.payment[i].line != line || n++ < skip)
			continue;
		ck_assert_msg(want != NULL, "a payment more than wanted");
		x = json_first(want);
		ck_assert_int_eq(p->month, month_of(json_string(x)));
		x = json_next(x);
		ck_assert_int_eq(p->yen, json_number(x));
		ck_assert_int_eq(p->addition, json_number(json_next(x)));
		want = json_next(want);
	}
	ck_assert_int_eq(n, count);
}

static void check_lines(const struct json *want)
{
	const struct json *x, *m;

	for (x = json_first(member(want, "lines")); x; x = json_next(x)) {
		int line = line_named(json_key(x));

		check_ranges(line, json_first(member(x, "ranges")));
		m = member(x, "count");
		if (m)
			check_payments(line, (int)json_number(m),
			    json_first(member(x, "payments")));
	}
}

START_TEST(decided_case)
{
	const char *line = decided.line[_i];
	struct json *root = NULL;
	const struct json *want, *status, *ended;
	int code;

	ck_assert_msg(json_parse(line, strlen(line), &root, &trial.err) == 0,
	    "line %d: %s", _i + 1, trial.err.msg);
	want = member(root, "want");
	code = trial_case(&trial, member(root, "case"));
	if (!code)
		code = run_months(root);
	status = member(want, "exit");
	ck_assert_msg(code == (status ? json_number(status) : 0), "%s: %s",
	    text_of(root, "id"), trial.err.msg);
	if (!code) {
		ended = member(want, "ended");
		ck_assert_int_eq(months.ended, ended ? json_number(ended) : 0);
		ck_assert_int_eq(months.from, month_of(text_of(want, "from")));
		check_lines(want);
	}
	json_free(root);
}
END_TEST

START_TEST(lines_were_read)
{
	ck_assert_int_ge(decided.n, DECIDED_MIN);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("timeline");
	TCase *t = test_group(s, "months and payments");
	int status;

	lines_load(&decided, "decided-timeline.ndjson");
	trial_init(&trial);
	timeline_init(&months);
	tcase_add_test(t, lines_were_read);
	tcase_add_loop_test(t, months_paid, 0,
	    (int)(sizeof PAYING / sizeof *PAYING));
	tcase_add_loop_test(t, a_year_is_whole, 0, 12);
	tcase_add_loop_test(t, decided_case, 0, decided.n);
	status = run_suite(s);
	timeline_release(&months);
	trial_release(&trial);
	lines_release(&decided);
	return status;
}
