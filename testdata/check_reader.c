/* check_reader.c - the reading of records, and what it stands on: errors,
 * days and months, exact numbers, JSON.
 *
 * refused.ndjson   {"why", "text" or "hex", "path", "message"}: each must be
 *                  refused at that path with a message that holds that part
 * accepted.ndjson  cases that must be read
 *
 * The folder is $NENKIN_TESTDATA, or "testdata".
 */
#include "../calc/case.h"
#include "../calc/json.h"
#include "../calc/month.h"
#include "../calc/num.h"

#include <check.h>
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLES_MAX 1000
#define N(a) (int)(sizeof(a) / sizeof *(a))

/* The lines of a file. */
struct samples {
	const char *name;
	char *line[SAMPLES_MAX];
	size_t len[SAMPLES_MAX];
	int n;
};

static struct samples refused = { .name = "refused.ndjson" };
static struct samples accepted = { .name = "accepted.ndjson" };

static void load(struct samples *s)
{
	const char *folder = getenv("NENKIN_TESTDATA");
	char path[1024];
	size_t cap = 0;
	ssize_t n;
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder ? folder : "testdata",
	    s->name);
	f = fopen(path, "r");
	if (!f) {
		fprintf(stderr, "check_reader: cannot open '%s': %s\n", path,
		    strerror(errno));
		exit(EXIT_FAILURE);
	}
	while (s->n < SAMPLES_MAX &&
	    (n = getline(&s->line[s->n], &cap, f)) > 0) {
		s->len[s->n] = (size_t)n - (s->line[s->n][n - 1] == '\n');
		s->n++;
		cap = 0;
	}
	fclose(f);
}

static void unload(struct samples *s)
{
	int i;

	for (i = 0; i < s->n; i++)
		free(s->line[i]);
}

START_TEST(samples_were_read)
{
	ck_assert_int_ge(refused.n, 80);
	ck_assert_int_ge(accepted.n, 40);
	ck_assert_int_lt(refused.n, SAMPLES_MAX);
	ck_assert_int_lt(accepted.n, SAMPLES_MAX);
}
END_TEST

/* ---- records that are refused -------------------------------------------- */

static const char *member(const struct json *v, const char *key)
{
	const struct json *m;

	for (m = json_first(v); m; m = json_next(m))
		if (strcmp(json_key(m), key) == 0)
			return json_string(m);
	return NULL;
}

static int hex_digit(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* The record of a sample, in memory of exactly its size. */
static char *record_of(const struct json *sample, size_t *len)
{
	const char *text = member(sample, "text"), *hex = member(sample, "hex");
	char *s;
	size_t i;

	ck_assert_msg(!text != !hex, "a sample has 'text' or 'hex'");
	*len = text ? strlen(text) : strlen(hex) / 2;
	s = malloc(*len ? *len : 1);
	ck_assert_ptr_nonnull(s);
	for (i = 0; i < *len; i++)
		s[i] = (char)(text ? text[i]
		    : hex_digit(hex[2 * i]) << 4 | hex_digit(hex[2 * i + 1]));
	return s;
}

/* Reads a record as the tools do. */
static int read_record(struct nenkin_case *c, const char *text, size_t len,
    struct err *e)
{
	struct json *root;
	int code;

	memset(e, 0, sizeof *e);
	code = json_parse(text, len, &root, e);
	if (code)
		return code;
	code = case_read(c, root, e);
	json_free(root);
	return code;
}

START_TEST(refused_record)
{
	struct json *sample = NULL;
	struct nenkin_case c;
	struct err e;
	const char *why, *path, *message;
	char *text;
	size_t len;
	int code;

	ck_assert_msg(json_parse(refused.line[_i], refused.len[_i], &sample,
	    &e) == 0, "%s:%d: %s", refused.name, _i + 1, e.msg);
	why = member(sample, "why");
	path = member(sample, "path");
	message = member(sample, "message");
	ck_assert(why && path && message);
	text = record_of(sample, &len);
	case_init(&c);
	code = read_record(&c, text, len, &e);
	ck_assert_msg(code == ERR_INPUT && e.code == ERR_INPUT,
	    "%s:%d: %s: got %d, want a refusal", refused.name, _i + 1, why, code);
	ck_assert_msg(strcmp(e.path, path) == 0,
	    "%s:%d: %s: got path '%s', want '%s'", refused.name, _i + 1, why,
	    e.path, path);
	ck_assert_msg(strstr(e.msg, message) != NULL,
	    "%s:%d: %s: got '%s', want '%s'", refused.name, _i + 1, why, e.msg,
	    message);
	case_release(&c);
	free(text);
	json_free(sample);
}
END_TEST

/* One struct for all samples: what one leaves must not reach the next. */
START_TEST(refused_then_accepted)
{
	struct nenkin_case c;
	struct json *sample = NULL;
	struct err e;
	char *text;
	size_t len;
	int i;

	case_init(&c);
	for (i = 0; i < refused.n; i++) {
		ck_assert_int_eq(json_parse(refused.line[i], refused.len[i],
		    &sample, &e), 0);
		text = record_of(sample, &len);
		ck_assert_int_eq(read_record(&c, text, len, &e), ERR_INPUT);
		free(text);
		json_free(sample);
		ck_assert_int_eq(read_record(&c, accepted.line[0],
		    accepted.len[0], &e), 0);
		ck_assert_int_eq(c.n_national + c.n_employment + c.n_money, 0);
		ck_assert_int_eq(c.n_child + c.n_survivor + c.has_totals, 0);
		ck_assert_int_eq(c.spouse.given + c.work.given, 0);
		ck_assert_int_eq(c.disability.given + c.death.given, 0);
		ck_assert_ptr_null(c.as_survivor);
	}
	case_release(&c);
}
END_TEST

/* ---- cases that are accepted --------------------------------------------- */

/* cJSON as the second way: the same tree from what the strict reader takes. */
static int same_tree(const struct json *a, const cJSON *b)
{
	const struct json *m;
	const cJSON *n;

	switch (json_type(a)) {
	case JSON_NULL:
		return cJSON_IsNull(b);
	case JSON_BOOL:
		return json_true(a) ? cJSON_IsTrue(b) : cJSON_IsFalse(b);
	case JSON_NUMBER:
		return cJSON_IsNumber(b) &&
		    json_number(a) == (long long)b->valuedouble;
	case JSON_STRING:
		return cJSON_IsString(b) &&
		    strcmp(json_string(a), b->valuestring) == 0;
	default:
		break;
	}
	for (m = json_first(a), n = b->child; m && n;
	     m = json_next(m), n = n->next)
		if ((json_type(a) == JSON_OBJECT &&
			strcmp(json_key(m), n->string) != 0) ||
		    !same_tree(m, n))
			return 0;
	return !m && !n;
}

START_TEST(same_as_cjson)
{
	const char *line = accepted.line[_i];
	size_t len = accepted.len[_i];
	struct json *root;
	struct err e;
	cJSON *other = cJSON_ParseWithLength(line, len);

	ck_assert_int_eq(json_parse(line, len, &root, &e), 0);
	ck_assert_ptr_nonnull(other);
	ck_assert_msg(same_tree(root, other), "accepted.ndjson:%d", _i + 1);
	json_free(root);
	cJSON_Delete(other);
}
END_TEST

START_TEST(accepted_case)
{
	struct nenkin_case c;
	struct err e, clean;

	memset(&clean, 0, sizeof clean);
	case_init(&c);
	ck_assert_msg(read_record(&c, accepted.line[_i], accepted.len[_i], &e) ==
	    0, "%s:%d: %s: %s", accepted.name, _i + 1, e.path, e.msg);
	ck_assert_msg(memcmp(&e, &clean, sizeof e) == 0,
	    "%s:%d: the error was touched", accepted.name, _i + 1);
	ck_assert_int_gt((int)strlen(c.id), 0);
	ck_assert_int_ne(c.birth, DAY_NONE);
	case_release(&c);
}
END_TEST

/* The accepted case of that id. */
static void read_named(struct nenkin_case *c, const char *id)
{
	struct err e;
	int i;

	case_init(c);
	for (i = 0; i < accepted.n; i++)
		if (read_record(c, accepted.line[i], accepted.len[i], &e) == 0 &&
		    strcmp(c->id, id) == 0)
			return;
	ck_abort_msg("%s has no case '%s'", accepted.name, id);
}

START_TEST(totals_in_their_places)
{
	static const long long want[TOTALS] = { 452, 1, 2, 3, 4, 5, 6, 7, 8, 9,
		10, 11, 228, 204, 340000, 500000, 330000, 480000, 432, 12, 8 };
	struct nenkin_case c;
	int i;

	read_named(&c, "totals-all");
	ck_assert_int_eq(c.has_totals, 1);
	for (i = 0; i < TOTALS; i++)
		ck_assert_msg(c.totals[i] == want[i],
		    "total %d: got %lld, want %lld", i, c.totals[i], want[i]);
	case_release(&c);
}
END_TEST

START_TEST(statuses_in_their_places)
{
	static const enum national_status want[] = { NATIONAL_PAID,
		NATIONAL_CATEGORY_3, NATIONAL_EXEMPT_FULL, NATIONAL_STUDENT,
		NATIONAL_UNPAID, NATIONAL_EXEMPT_HALF,
		NATIONAL_EXEMPT_THREE_QUARTERS, NATIONAL_EXEMPT_ONE_QUARTER,
		NATIONAL_DEFERRED, NATIONAL_UNCOUNTED, NATIONAL_MATERNITY,
		NATIONAL_VOLUNTARY };
	struct nenkin_case c;
	int i;

	read_named(&c, "national-every-status");
	ck_assert_int_eq(c.n_national, N(want));
	for (i = 0; i < N(want); i++)
		ck_assert_int_eq(c.national[i].status, want[i]);
	ck_assert_int_eq(c.sex, SEX_FEMALE);
	ck_assert_int_eq(c.birth, day_of(1962, 6, 20));
	ck_assert_int_eq(c.on, MONTH(2027, 7));
	case_release(&c);
}
END_TEST

START_TEST(employment_in_its_place)
{
	struct nenkin_case c;
	const struct employment *p;

	read_named(&c, "employment-beside-national");
	ck_assert_int_eq(c.n_employment, 1);
	p = &c.employment[0];
	ck_assert_int_eq(p->from, MONTH(1985, 4));
	ck_assert_int_eq(p->to, MONTH(2020, 4));
	ck_assert_int_eq(p->category, 1);
	ck_assert_int_eq(p->n_pay, 3);
	ck_assert_int_eq(p->n_bonus, 2);
	ck_assert_int_eq(employment_pay(&c, p, MONTH(1985, 3)), 0);
	ck_assert_int_eq(employment_pay(&c, p, MONTH(1985, 4)), 118000);
	ck_assert_int_eq(employment_pay(&c, p, MONTH(1985, 9)), 118000);
	ck_assert_int_eq(employment_pay(&c, p, MONTH(1985, 10)), 126000);
	ck_assert_int_eq(employment_pay(&c, p, MONTH(2020, 4)), 300000);
	ck_assert_int_eq(c.money[p->bonus + 1].month, MONTH(2003, 12));
	ck_assert_int_eq(c.money[p->bonus + 1].yen, 450000);
	ck_assert_int_eq(c.national[0].additional, 1);
	ck_assert_int_eq(c.national[1].additional, 0);
	ck_assert_int_eq(c.basic_claimed, MONTH(2024, 6));
	case_release(&c);
}
END_TEST

START_TEST(family_in_its_place)
{
	struct nenkin_case c;

	read_named(&c, "spouse-all");
	ck_assert_int_eq(c.spouse.given, 1);
	ck_assert_int_eq(c.spouse.employees_months, 250);
	ck_assert_int_eq(c.spouse.old_age_from, MONTH(2031, 2));
	ck_assert_int_eq(c.spouse.supported, 1);
	case_release(&c);
	read_named(&c, "children");
	ck_assert_int_eq(c.n_child, 3);
	ck_assert_int_eq(c.child[0].disabled, 0);
	ck_assert_int_eq(c.child[1].disabled, 1);
	ck_assert_int_eq(c.child[2].supported, 0);
	case_release(&c);
	read_named(&c, "work-insurance");
	ck_assert_int_eq(c.work.continuation, 1);
	ck_assert_int_eq(c.work.continuation_to, MONTH(2027, 2));
	ck_assert_int_eq(c.work.wage_at_60, 400000);
	ck_assert_int_eq(c.work.basic_allowance, 0);
	case_release(&c);
}
END_TEST

START_TEST(disability_in_its_place)
{
	struct nenkin_case c;

	read_named(&c, "disability-all");
	ck_assert_int_eq(c.disability.first_visit, day_of(2020, 2, 29));
	ck_assert_int_eq(c.disability.recognized, day_of(2021, 8, 29));
	ck_assert_int_eq(c.disability.grade, GRADE_2);
	ck_assert_int_eq(c.disability.claimed, MONTH(2023, 4));
	ck_assert_int_eq(c.disability.income, 4000000);
	ck_assert_int_eq(c.disability.ordinary, 1);
	ck_assert_int_eq(c.disability.specified, 2);
	ck_assert_int_eq(c.employment[0].to, MONTH_OPEN);
	case_release(&c);
}
END_TEST

START_TEST(death_in_its_place)
{
	struct nenkin_case c;
	const struct survivor *s;

	read_named(&c, "death-all");
	ck_assert_int_eq(c.death.date, day_of(2025, 7, 15));
	ck_assert_int_eq(c.death.insured_as, INSURED_AS_INSURED);
	ck_assert_int_eq(c.death.elect_long_term, 1);
	ck_assert_int_eq(c.death.n_survivors, 5);
	s = &c.survivor[c.death.survivors];
	ck_assert_str_eq(s[0].id, "w");
	ck_assert_int_eq(s[0].married, day_of(2001, 11, 22));
	ck_assert_int_eq(s[0].old_age_employees, 123456);
	ck_assert_int_eq(s[0].cause, ENDED_NOT);
	ck_assert_int_eq(s[1].relation, RELATION_CHILD);
	ck_assert_int_eq(s[2].cause, ENDED_DEATH);
	ck_assert_int_eq(s[2].right_ended, day_of(2025, 12, 31));
	ck_assert_int_eq(s[4].cause, ENDED_OTHER);
	case_release(&c);
	read_named(&c, "death-open-periods");
	/* still open: the months counted end with the death (career.c) */
	ck_assert_int_eq(c.employment[0].to, MONTH_OPEN);
	ck_assert_int_eq(c.death.insured_as, INSURED_AS_RECORD);
	case_release(&c);
	read_named(&c, "as-survivor-with-id");
	ck_assert_ptr_nonnull(c.as_survivor);
	ck_assert_str_eq(c.as_survivor->id, "inner");
	ck_assert_str_eq(c.as_survivor_id, "h-2");
	ck_assert_int_eq(c.as_survivor->death.n_survivors, 2);
	case_release(&c);
}
END_TEST

/* ---- days and months ----------------------------------------------------- */

static int is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int mon)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[mon - 1] + (mon == 2 && is_leap(year));
}

struct date {
	int year, mon, mday;
};

static void next_day(struct date *d)
{
	if (++d->mday <= month_days(d->year, d->mon))
		return;
	d->mday = 1;
	if (++d->mon <= 12)
		return;
	d->mon = 1;
	d->year++;
}

/* Every day of the calendar that may be written, counted one by one. */
START_TEST(every_day)
{
	struct date d = { 1868, 1, 1 };
	char text[16], want[16];
	int y, m, md, read, day = day_of(1868, 1, 1);

	ck_assert_int_eq(day_of(1970, 1, 1), 0);
	ck_assert_int_eq(day, -37255);
	for (; d.year < 2300; next_day(&d), day++) {
		ck_assert_int_eq(day_of(d.year, d.mon, d.mday), day);
		day_split(day, &y, &m, &md);
		ck_assert(y == d.year && m == d.mon && md == d.mday);
		ck_assert_int_eq(day_month(day), MONTH(y, m));
		snprintf(want, sizeof want, "%04d-%02d-%02d", d.year % 10000,
		    d.mon % 100, d.mday % 100);
		ck_assert_str_eq(day_text(day, text), want);
		ck_assert_int_eq(day_parse(want, &read), 0);
		ck_assert_int_eq(read, day);
	}
}
END_TEST

START_TEST(every_month)
{
	char text[8], want[16];
	int m, read;

	for (m = MONTH(1868, 1); m <= MONTH(2299, 12); m++) {
		int y = m / 12, mon = m % 12 + 1;

		ck_assert_int_eq(month_year(m), y);
		ck_assert_int_eq(month_number(m), mon);
		ck_assert_int_eq(month_fiscal_year(m), mon < 4 ? y - 1 : y);
		ck_assert_int_eq(month_first_day(m), day_of(y, mon, 1));
		ck_assert_int_eq(month_last_day(m),
		    day_of(y, mon, month_days(y, mon)));
		snprintf(want, sizeof want, "%d-%02d", y % 10000, mon % 100);
		ck_assert_str_eq(month_text(m, text), want);
		ck_assert_int_eq(month_parse(want, &read), 0);
		ck_assert_int_eq(read, m);
	}
}
END_TEST

/* The text of a day, and the day; NULL = there is none. */
static const struct {
	const char *text, *want;
} DAYS[] = {
	/* both sides of every change of era */
	{ "M1-01-24", NULL },
	{ "M1-01-25", "1868-01-25" },
	{ "M45-07-29", "1912-07-29" },
	{ "M45-07-30", NULL },
	{ "T1-07-29", NULL },
	{ "T1-07-30", "1912-07-30" },
	{ "T15-12-24", "1926-12-24" },
	{ "T15-12-25", NULL },
	{ "S1-12-24", NULL },
	{ "S1-12-25", "1926-12-25" },
	{ "S64-01-07", "1989-01-07" },
	{ "S64-01-08", NULL },
	{ "H1-01-07", NULL },
	{ "H1-01-08", "1989-01-08" },
	{ "H31-04-30", "2019-04-30" },
	{ "H31-05-01", NULL },
	{ "R1-04-30", NULL },
	{ "R1-05-01", "2019-05-01" },
	{ "明治45年7月29日", "1912-07-29" },
	{ "大正元年7月30日", "1912-07-30" },
	{ "大正15年12月24日", "1926-12-24" },
	{ "昭和元年12月25日", "1926-12-25" },
	{ "昭和64年1月7日", "1989-01-07" },
	{ "昭和64年1月8日", NULL },
	{ "平成元年1月8日", "1989-01-08" },
	{ "平成1年01月08日", "1989-01-08" },
	{ "平成31年4月30日", "2019-04-30" },
	{ "平成31年5月1日", NULL },
	{ "令和元年5月1日", "2019-05-01" },
	{ "令和元年4月30日", NULL },
	/* the forms */
	{ "S36-12-08", "1961-12-08" },
	{ "昭和36年12月8日", "1961-12-08" },
	{ "R08-04-01", "2026-04-01" },
	{ "R99-12-31", "2117-12-31" },
	{ "S36-12-8", NULL },
	{ "S36-12", NULL },
	{ "S-12-08", NULL },
	{ "S", NULL },
	{ "昭和", NULL },
	{ "昭和36年", NULL },
	{ "昭和年12月8日", NULL },
	{ "昭和36年12月8", NULL },
	{ "昭和36年012月8日", NULL },
	{ "平", NULL },
	{ "\xe5\xb9", NULL },
	{ "1868-01-01", "1868-01-01" },
	{ "2299-12-31", "2299-12-31" },
	{ "1867-12-31", NULL },
	{ "2300-01-01", NULL },
	{ "0000-01-01", NULL },
	{ "9999-12-31", NULL },
	{ "1961-12-08 ", NULL },
	{ "+961-12-08", NULL },
	{ "1961--2-08", NULL },
	{ "19611-2-08", NULL },
	{ "", NULL },
	/* leap days */
	{ "2000-02-29", "2000-02-29" },
	{ "1900-02-29", NULL },
	{ "2100-02-29", NULL },
	{ "2023-02-29", NULL },
	{ "2024-02-29", "2024-02-29" },
	{ "S35-02-29", "1960-02-29" },
	{ "S36-02-29", NULL },
};

START_TEST(day_is_parsed)
{
	const char *want = DAYS[_i].want;
	char text[16];
	int day = 12345;

	if (!want) {
		ck_assert_msg(day_parse(DAYS[_i].text, &day) == -1,
		    "'%s' was read", DAYS[_i].text);
		ck_assert_int_eq(day, 12345);
		return;
	}
	ck_assert_msg(day_parse(DAYS[_i].text, &day) == 0, "'%s' was not read",
	    DAYS[_i].text);
	ck_assert_str_eq(day_text(day, text), want);
}
END_TEST

/* A month touches every era that has a day in it. */
static const struct {
	const char *text, *want;
} MONTHS[] = {
	{ "M1-01", "1868-01" },
	{ "M45-07", "1912-07" },
	{ "M45-08", NULL },
	{ "T1-06", NULL },
	{ "T1-07", "1912-07" },
	{ "T15-12", "1926-12" },
	{ "T16-01", NULL },
	{ "S1-11", NULL },
	{ "S1-12", "1926-12" },
	{ "S64-01", "1989-01" },
	{ "S64-02", NULL },
	{ "S63-12", "1988-12" },
	{ "H1-01", "1989-01" },
	{ "平成元年1月", "1989-01" },
	{ "昭和64年1月", "1989-01" },
	{ "昭和64年2月", NULL },
	{ "H31-04", "2019-04" },
	{ "H31-05", NULL },
	{ "平成31年5月", NULL },
	{ "R1-04", NULL },
	{ "R1-05", "2019-05" },
	{ "令和元年5月", "2019-05" },
	{ "令和元年05月", "2019-05" },
	{ "令和8年13月", NULL },
	{ "令和8年0月", NULL },
	{ "2026-00", NULL },
	{ "2026-13", NULL },
	{ "2026-1", NULL },
	{ "2026-01-01", NULL },
	{ "1867-12", NULL },
	{ "2300-01", NULL },
};

START_TEST(month_is_parsed)
{
	const char *want = MONTHS[_i].want;
	char text[8];
	int month = 12345;

	if (!want) {
		ck_assert_msg(month_parse(MONTHS[_i].text, &month) == -1,
		    "'%s' was read", MONTHS[_i].text);
		ck_assert_int_eq(month, 12345);
		return;
	}
	ck_assert_msg(month_parse(MONTHS[_i].text, &month) == 0,
	    "'%s' was not read", MONTHS[_i].text);
	ck_assert_str_eq(month_text(month, text), want);
}
END_TEST

START_TEST(era_is_written)
{
	char text[40];
	int day, read;

	ck_assert_str_eq(day_text_era(day_of(1926, 12, 24), text),
	    "大正15年12月24日");
	ck_assert_str_eq(day_text_era(day_of(1926, 12, 25), text),
	    "昭和元年12月25日");
	ck_assert_str_eq(day_text_era(day_of(1989, 1, 7), text), "昭和64年1月7日");
	ck_assert_str_eq(day_text_era(day_of(1989, 1, 8), text), "平成元年1月8日");
	ck_assert_str_eq(day_text_era(day_of(2019, 4, 30), text),
	    "平成31年4月30日");
	ck_assert_str_eq(day_text_era(day_of(2019, 5, 1), text), "令和元年5月1日");
	ck_assert_str_eq(month_text_era(MONTH(1989, 1), text), "平成元年1月");
	ck_assert_str_eq(month_text_era(MONTH(2019, 4), text), "平成31年4月");
	ck_assert_str_eq(month_text_era(MONTH(2019, 5), text), "令和元年5月");
	/* what is written is read again */
	for (day = day_of(1868, 1, 25); day < day_of(2118, 1, 1); day++) {
		ck_assert_int_eq(day_parse(day_text_era(day, text), &read), 0);
		ck_assert_int_eq(read, day);
		ck_assert_int_eq(month_parse(
		    month_text_era(day_month(day), text), &read), 0);
		ck_assert_int_eq(read, day_month(day));
	}
}
END_TEST

/* An age is attained at the end of the day before the birthday. */
static const struct {
	const char *birth;
	int years;
	const char *day;
} AGES[] = {
	{ "1960-04-01", 65, "2025-03-31" },
	{ "1960-04-02", 65, "2025-04-01" },
	{ "1960-01-01", 20, "1979-12-31" },
	{ "1960-05-31", 60, "2020-05-30" },
	{ "1960-06-01", 60, "2020-05-31" },
	{ "1960-02-29", 20, "1980-02-28" },
	{ "1960-02-29", 61, "2021-02-28" },
	{ "1960-02-29", 65, "2025-02-28" },
	{ "1960-02-28", 65, "2025-02-27" },
	{ "1960-03-01", 64, "2024-02-29" },
	{ "1960-03-01", 65, "2025-02-28" },
	{ "2000-02-29", 100, "2100-02-28" },
};

START_TEST(age_is_attained)
{
	char text[16];
	int birth, day;

	ck_assert_int_eq(day_parse(AGES[_i].birth, &birth), 0);
	day = age_day(birth, AGES[_i].years);
	ck_assert_str_eq(day_text(day, text), AGES[_i].day);
	ck_assert_int_eq(age_month(birth, AGES[_i].years), day_month(day));
	ck_assert_int_eq(age_on(birth, day), AGES[_i].years);
	ck_assert_int_eq(age_on(birth, day - 1), AGES[_i].years - 1);
}
END_TEST

static int is_birthday(struct date birth, struct date d)
{
	if (birth.mon == 2 && birth.mday == 29 && !is_leap(d.year))
		return d.mon == 3 && d.mday == 1;
	return birth.mon == d.mon && birth.mday == d.mday;
}

/* Lives through 70 years of one person, day by day. */
static void live(struct date birth)
{
	struct date tomorrow = birth;
	int born = day_of(birth.year, birth.mon, birth.mday);
	int day, age = 0;

	for (day = born; day < born + 70 * 366; day++) {
		next_day(&tomorrow);
		if (is_birthday(birth, tomorrow)) {
			age++;
			ck_assert_int_eq(age_day(born, age), day);
		}
		if (age_on(born, day) != age)
			ck_abort_msg("born %d-%d-%d, day %d: got %d, want %d",
			    birth.year, birth.mon, birth.mday, day,
			    age_on(born, day), age);
	}
}

START_TEST(age_day_by_day)
{
	struct date birth = { 1959, 12, 30 };

	for (; birth.year < 1961 || birth.mon < 3; next_day(&birth))
		live(birth);
}
END_TEST

static const struct {
	const char *day;
	int months;
	const char *want;
} ADDED[] = {
	{ "2020-02-29", 18, "2021-08-29" },
	{ "2020-08-31", 18, "2022-02-28" },
	{ "2022-08-31", 18, "2024-02-29" },
	{ "2022-08-30", 18, "2024-02-29" },
	{ "2022-08-29", 18, "2024-02-29" },
	{ "2022-08-28", 18, "2024-02-28" },
	{ "2024-02-29", 12, "2025-02-28" },
	{ "2024-02-29", 48, "2028-02-29" },
	{ "2024-12-31", 2, "2025-02-28" },
	{ "2024-01-31", 1, "2024-02-29" },
	{ "2025-03-31", 1, "2025-04-30" },
	{ "2025-03-31", -1, "2025-02-28" },
	{ "2025-01-15", -1, "2024-12-15" },
	{ "2025-01-15", 0, "2025-01-15" },
	{ "2025-12-01", 1, "2026-01-01" },
};

START_TEST(months_are_added)
{
	char text[16];
	int day;

	ck_assert_int_eq(day_parse(ADDED[_i].day, &day), 0);
	ck_assert_str_eq(day_text(day_add_months(day, ADDED[_i].months), text),
	    ADDED[_i].want);
}
END_TEST

/* 民法143条2項: the last day of a period counted from the start of a day. */
static const struct {
	const char *day;
	int months;
	const char *want;
} PERIODS[] = {
	{ "2020-08-31", 18, "2022-02-28" },
	{ "2020-08-30", 18, "2022-02-28" },
	{ "2020-08-29", 18, "2022-02-28" },
	{ "2020-08-28", 18, "2022-02-27" },
	{ "2020-09-01", 18, "2022-02-28" },
	{ "2022-08-31", 18, "2024-02-29" },
	{ "2022-08-30", 18, "2024-02-29" },
	{ "2022-08-29", 18, "2024-02-28" },
	{ "2022-10-31", 18, "2024-04-30" },
	{ "2022-10-30", 18, "2024-04-29" },
	{ "2020-02-29", 12, "2021-02-28" },
	{ "2020-02-28", 12, "2021-02-27" },
	{ "2020-02-29", 60, "2025-02-28" },
};

START_TEST(period_ends)
{
	char text[16];
	int day;

	ck_assert_int_eq(day_parse(PERIODS[_i].day, &day), 0);
	ck_assert_str_eq(day_text(period_end(day, PERIODS[_i].months), text),
	    PERIODS[_i].want);
}
END_TEST

START_TEST(fiscal_year_of_an_age)
{
	ck_assert_int_eq(age_fiscal_end(day_of(2010, 4, 1), 18),
	    day_of(2028, 3, 31));
	ck_assert_int_eq(age_fiscal_end(day_of(2010, 4, 2), 18),
	    day_of(2029, 3, 31));
	ck_assert_int_eq(age_fiscal_end(day_of(2010, 3, 31), 18),
	    day_of(2028, 3, 31));
	ck_assert_int_eq(age_fiscal_end(day_of(2008, 2, 29), 18),
	    day_of(2026, 3, 31));
}
END_TEST

/* ---- numbers ------------------------------------------------------------- */

static const struct {
	long long n, d;
	enum num_rounding how;
	const char *want;
} ROUNDED[] = {
	{ 1, 2, NUM_HALF_UP, "1" },
	{ -1, 2, NUM_HALF_UP, "-1" },
	{ 3, 2, NUM_HALF_UP, "2" },
	{ 5, 2, NUM_HALF_UP, "3" },
	{ -5, 2, NUM_HALF_UP, "-3" },
	{ 499999, 1000000, NUM_HALF_UP, "0" },
	{ -499999, 1000000, NUM_HALF_UP, "0" },
	{ 1694553, 2, NUM_HALF_UP, "847277" },
	{ 1694553, 2, NUM_NEAREST_100, "847300" },
	{ 50, 1, NUM_NEAREST_100, "100" },
	{ -50, 1, NUM_NEAREST_100, "-100" },
	{ 49, 1, NUM_NEAREST_100, "0" },
	{ 4999, 100, NUM_NEAREST_100, "0" },
	{ 150, 1, NUM_NEAREST_100, "200" },
	{ 250, 1, NUM_NEAREST_100, "300" },
	{ 1, 2000, NUM_HALF_UP_3, "0.001" },
	{ -1, 2000, NUM_HALF_UP_3, "-0.001" },
	{ 1, 2001, NUM_HALF_UP_3, "0" },
	{ 2, 3, NUM_HALF_UP_3, "0.667" },
	{ 9995, 10000, NUM_HALF_UP_3, "1" },
	{ 7, 2, NUM_DOWN, "3" },
	{ -7, 2, NUM_DOWN, "-3" },
	{ 6, 2, NUM_DOWN, "3" },
	{ 7, 2, NUM_UP, "4" },
	{ -7, 2, NUM_UP, "-4" },
	{ -6, 2, NUM_UP, "-3" },
	{ 1, 1000000, NUM_UP, "1" },
	{ 1, 3, NUM_EXACT, "1/3" },
	{ 0, 7, NUM_HALF_UP, "0" },
};

START_TEST(tie_is_rounded)
{
	struct num_pool p;
	char text[64];
	num a;

	num_pool_init(&p);
	a = num_round(&p, num_ratio(&p, ROUNDED[_i].n, ROUNDED[_i].d),
	    ROUNDED[_i].how);
	ck_assert_str_eq(num_text_decimal(a, text, sizeof text),
	    ROUNDED[_i].want);
	num_pool_release(&p);
}
END_TEST

/* n / d to a multiple of unit / scale, half away from zero. */
static long long half_up(long long n, long long d, long long unit,
    long long scale)
{
	long long a = (n < 0 ? -n : n) * scale;
	long long q = (2 * a + d * unit) / (2 * d * unit) * unit;

	return n < 0 ? -q : q;
}

START_TEST(rounding_against_integers)
{
	struct num_pool p;
	long long n, d, yen;

	num_pool_init(&p);
	for (d = 1; d <= 24; d++)
		for (n = -2000; n <= 2000; n++) {
			num a = num_ratio(&p, n, d);

			ck_assert_int_eq(num_yen(
			    num_round(&p, a, NUM_HALF_UP), &yen), 0);
			ck_assert_int_eq(yen, half_up(n, d, 1, 1));
			ck_assert_int_eq(num_yen(
			    num_round(&p, a, NUM_NEAREST_100), &yen), 0);
			ck_assert_int_eq(yen, half_up(n, d, 100, 1));
			ck_assert_int_eq(num_cmp(
			    num_round(&p, a, NUM_HALF_UP_3),
			    num_ratio(&p, half_up(n, d, 1, 1000), 1000)), 0);
			num_pool_reset(&p);
		}
	num_pool_release(&p);
}
END_TEST

static const struct {
	const char *text;
	int code;
	long long value;
	int scale;
} DECIMALS[] = {
	{ "0", 0, 0, 0 },
	{ "1", 0, 1, 0 },
	{ "-1", 0, -1, 0 },
	{ "0.936", 0, 936, 3 },
	{ "-0.5", 0, -5, 1 },
	{ "1.000", 0, 1000, 3 },
	{ "13.976", 0, 13976, 3 },
	{ "0.0", 0, 0, 1 },
	{ "999999999999999", 0, 999999999999999, 0 },
	{ "0.00000000000001", 0, 1, 14 },
	{ "1000000000000000", -1, 0, 0 },
	{ "0.000000000000001", -1, 0, 0 },
	{ "-0", -1, 0, 0 },
	{ "-0.0", -1, 0, 0 },
	{ "", -1, 0, 0 },
	{ "-", -1, 0, 0 },
	{ ".", -1, 0, 0 },
	{ ".5", -1, 0, 0 },
	{ "5.", -1, 0, 0 },
	{ "-.5", -1, 0, 0 },
	{ "01", -1, 0, 0 },
	{ "00.5", -1, 0, 0 },
	{ "+1", -1, 0, 0 },
	{ " 1", -1, 0, 0 },
	{ "1 ", -1, 0, 0 },
	{ "1 000", -1, 0, 0 },
	{ "1,000", -1, 0, 0 },
	{ "1.2.3", -1, 0, 0 },
	{ "1e3", -1, 0, 0 },
	{ "0x10", -1, 0, 0 },
	{ "1/3", -1, 0, 0 },
	{ "--1", -1, 0, 0 },
	{ "NaN", -1, 0, 0 },
	{ "\xef\xbc\x91", -1, 0, 0 }, /* full-width 1 */
};

START_TEST(decimal_is_parsed)
{
	long long value = 77;
	int scale = 77;

	ck_assert_msg(num_parse_decimal(DECIMALS[_i].text, &value, &scale) ==
	    DECIMALS[_i].code, "'%s'", DECIMALS[_i].text);
	ck_assert_int_eq(value, DECIMALS[_i].code ? 77 : DECIMALS[_i].value);
	ck_assert_int_eq(scale, DECIMALS[_i].code ? 77 : DECIMALS[_i].scale);
}
END_TEST

static const struct {
	long long n, d;
	const char *text, *decimal;
} TEXTS[] = {
	{ 0, 5, "0", "0" },
	{ 10, 5, "2", "2" },
	{ -10, 5, "-2", "-2" },
	{ 1694553, 2, "1694553/2", "847276.5" },
	{ 2, 6, "1/3", "1/3" },
	{ -2, 6, "-1/3", "-1/3" },
	{ -1, 8, "-1/8", "-0.125" },
	{ 1, 20, "1/20", "0.05" },
	{ -1, 20, "-1/20", "-0.05" },
	{ 936, 1000, "117/125", "0.936" },
	{ 100, 1000, "1/10", "0.1" },
	{ 12345, 10, "2469/2", "1234.5" },
	{ 1, 1000000000000, "1/1000000000000", "0.000000000001" },
	{ 1, 10000000000000, "1/10000000000000", "1/10000000000000" },
	{ 999999999999999, 1, "999999999999999", "999999999999999" },
	{ 999999999999999, 1000, "999999999999999/1000", "999999999999.999" },
};

START_TEST(number_is_written)
{
	struct num_pool p;
	char text[64];
	num a;

	num_pool_init(&p);
	a = num_ratio(&p, TEXTS[_i].n, TEXTS[_i].d);
	ck_assert_str_eq(num_text(a, text, sizeof text), TEXTS[_i].text);
	ck_assert_str_eq(num_text_decimal(a, text, sizeof text),
	    TEXTS[_i].decimal);
	num_pool_release(&p);
}
END_TEST

START_TEST(numbers_are_exact)
{
	struct num_pool p;
	long long yen = 77;
	char text[64];
	num third, sum, big;
	int i;

	num_pool_init(&p);
	third = num_ratio(&p, 1, 3);
	sum = num_int(&p, 0);
	for (i = 0; i < 600; i++) /* more than one chunk of the pool */
		sum = num_add(&p, sum, third);
	ck_assert_str_eq(num_text(sum, text, sizeof text), "200");
	ck_assert_int_eq(num_cmp(sum, num_int(&p, 200)), 0);
	sum = num_div(&p, num_int(&p, -1), num_ratio(&p, -1, 2));
	ck_assert_str_eq(num_text(sum, text, sizeof text), "2");
	sum = num_div(&p, num_int(&p, 1), num_scaled(&p, -25, 1));
	ck_assert_str_eq(num_text_decimal(sum, text, sizeof text), "-0.4");
	ck_assert_int_eq(num_sign(sum), -1);
	ck_assert_int_eq(num_sign(num_neg(&p, sum)), 1);
	ck_assert_ptr_eq(num_max(sum, third), third);
	ck_assert_ptr_eq(num_min(sum, third), sum);
	ck_assert_int_eq(num_yen(third, &yen), -1);
	ck_assert_int_eq(yen, 77);
	big = num_int(&p, 999999999999999);
	big = num_mul(&p, big, big);
	ck_assert_int_eq(num_yen(big, &yen), -1);
	ck_assert_str_eq(num_text(big, text, sizeof text),
	    "999999999999998000000000000001");
	ck_assert_str_eq(num_text_decimal(num_div(&p, big, num_int(&p, 4)), text,
	    sizeof text), "249999999999999500000000000000.25");
	num_pool_release(&p);
}
END_TEST

/* ---- errors and JSON ------------------------------------------------------ */

START_TEST(worse_of_two_statuses)
{
	static const int order[] = { 5, 4, 2, 3, 1, 0 };
	int i, j;

	for (i = 0; i < N(order); i++)
		for (j = 0; j < N(order); j++)
			ck_assert_int_eq(err_worse(order[i], order[j]),
			    order[i < j ? i : j]);
}
END_TEST

START_TEST(error_as_text)
{
	char text[64];
	struct err e;

	memset(&e, 0, sizeof e);
	ck_assert_int_eq(err_set(&e, ERR_INPUT, "a[1].b", "bad '%s'", "x"),
	    ERR_INPUT);
	err_text(&e, text, sizeof text);
	ck_assert_str_eq(text, "a[1].b: bad 'x'");
	strcpy(e.file, "f.json");
	err_text(&e, text, sizeof text);
	ck_assert_str_eq(text, "f.json: a[1].b: bad 'x'");
	e.line = 7;
	err_text(&e, text, sizeof text);
	ck_assert_str_eq(text, "f.json:7: a[1].b: bad 'x'");
	err_set(&e, ERR_IO, NULL, "full");
	err_text(&e, text, sizeof text);
	ck_assert_str_eq(text, "full");
	err_text(&e, text, 3);
	ck_assert_str_eq(text, "fu");
}
END_TEST

START_TEST(line_of_a_path)
{
	static const char text[] = "\n{\"a\": 1,\n \"b\": [\n  {\"c\": \"x\"},\n"
	    "  {\"c\":\n   \"\\n\"}\n ],\n \"d\": {}}\n";
	static const struct {
		const char *path;
		int line;
	} want[] = { { "", 2 }, { "a", 2 }, { "b", 3 }, { "b[0]", 4 },
		{ "b[0].c", 4 }, { "b[1]", 5 }, { "b[1].c", 6 }, { "d", 8 },
		{ "e", 0 }, { "b[2]", 0 }, { "b.c", 0 }, { "d.x", 0 } };
	int i;

	for (i = 0; i < N(want); i++)
		ck_assert_msg(json_line(text, sizeof text - 1, want[i].path) ==
		    want[i].line, "'%s': got %d, want %d", want[i].path,
		    json_line(text, sizeof text - 1, want[i].path),
		    want[i].line);
	ck_assert_int_eq(json_line("{", 1, "a"), 0);
}
END_TEST

START_TEST(line_of_a_fault)
{
	struct err e;

	ck_assert_int_eq(json_scan("{\n\"a\":\n01}", 10, &e), ERR_INPUT);
	ck_assert_int_eq(e.line, 3);
	ck_assert_int_eq(json_scan("{\n\"a\":[1,\n", 11, &e), ERR_INPUT);
	ck_assert_int_eq(e.line, 3);
	ck_assert_str_eq(e.path, "a[1]");
	ck_assert_int_eq(json_scan("1\n2", 3, &e), ERR_INPUT);
	ck_assert_int_eq(e.line, 2);
}
END_TEST

START_TEST(value_that_ends_too_early)
{
	static const char *const open[] = { "", "{", "[", "{\"a\"", "{\"a\":",
		"{\"a\":1", "[1,", "\"a", "\"\\", "tr", "-", " " };
	static const char *const other[] = { "1", "{}", "}", "{]", "trx", "[1 2",
		"{\"a\":1}x", "01 " };
	int i;

	for (i = 0; i < N(open); i++)
		ck_assert_msg(json_incomplete(open[i], strlen(open[i])), "'%s'",
		    open[i]);
	for (i = 0; i < N(other); i++)
		ck_assert_msg(!json_incomplete(other[i], strlen(other[i])),
		    "'%s'", other[i]);
}
END_TEST

START_TEST(path_of_a_place)
{
	struct json_at a = { NULL, "employment", 0 }, b = { &a, NULL, 0 };
	struct json_at c = { &b, "pay", 0 }, d = { &c, NULL, 2 };
	char path[64];

	json_path(&d, path, sizeof path);
	ck_assert_str_eq(path, "employment[0].pay[2]");
	json_path(NULL, path, sizeof path);
	ck_assert_str_eq(path, "");
	json_path(&d, path, 8);
	ck_assert_str_eq(path, "employm");
}
END_TEST

START_TEST(values_of_a_tree)
{
	static const char text[] = "{\"a\":-999999999999999,\"b\":[true,false,"
	    "null,\"\\u5e74\\ud842\\udf9f\\/\"],\"c\":-0}";
	struct json *root = NULL;
	const struct json *v;
	struct err e;

	ck_assert_int_eq(json_parse(text, sizeof text - 1, &root, &e), 0);
	v = json_first(root);
	ck_assert_str_eq(json_key(v), "a");
	ck_assert_int_eq(json_number(v), -999999999999999);
	v = json_first(json_next(v));
	ck_assert_int_eq(json_true(v), 1);
	v = json_next(v);
	ck_assert_int_eq(json_type(v), JSON_BOOL);
	ck_assert_int_eq(json_true(v), 0);
	v = json_next(v);
	ck_assert_int_eq(json_type(v), JSON_NULL);
	v = json_next(v);
	ck_assert_str_eq(json_string(v), "年𠮟/");
	ck_assert_ptr_null(json_next(v));
	v = json_next(json_next(json_first(root)));
	ck_assert_int_eq(json_number(v), 0);
	json_free(root);
}
END_TEST

/* ---- the whole ------------------------------------------------------------ */

static TCase *group(Suite *s, const char *name)
{
	TCase *t = tcase_create(name);

	tcase_set_timeout(t, 120);
	suite_add_tcase(s, t);
	return t;
}

static void add_records(Suite *s)
{
	TCase *t = group(s, "records");

	tcase_add_test(t, samples_were_read);
	tcase_add_loop_test(t, refused_record, 0, refused.n);
	tcase_add_test(t, refused_then_accepted);
	tcase_add_loop_test(t, accepted_case, 0, accepted.n);
	tcase_add_loop_test(t, same_as_cjson, 0, accepted.n);
	tcase_add_test(t, totals_in_their_places);
	tcase_add_test(t, statuses_in_their_places);
	tcase_add_test(t, employment_in_its_place);
	tcase_add_test(t, family_in_its_place);
	tcase_add_test(t, disability_in_its_place);
	tcase_add_test(t, death_in_its_place);
}

static void add_months(Suite *s)
{
	TCase *t = group(s, "months");

	tcase_add_test(t, every_day);
	tcase_add_test(t, every_month);
	tcase_add_loop_test(t, day_is_parsed, 0, N(DAYS));
	tcase_add_loop_test(t, month_is_parsed, 0, N(MONTHS));
	tcase_add_test(t, era_is_written);
	tcase_add_loop_test(t, age_is_attained, 0, N(AGES));
	tcase_add_test(t, age_day_by_day);
	tcase_add_loop_test(t, months_are_added, 0, N(ADDED));
	tcase_add_loop_test(t, period_ends, 0, N(PERIODS));
	tcase_add_test(t, fiscal_year_of_an_age);
}

static void add_numbers(Suite *s)
{
	TCase *t = group(s, "numbers");

	tcase_add_loop_test(t, tie_is_rounded, 0, N(ROUNDED));
	tcase_add_test(t, rounding_against_integers);
	tcase_add_loop_test(t, decimal_is_parsed, 0, N(DECIMALS));
	tcase_add_loop_test(t, number_is_written, 0, N(TEXTS));
	tcase_add_test(t, numbers_are_exact);
}

static void add_json(Suite *s)
{
	TCase *t = group(s, "errors and JSON");

	tcase_add_test(t, worse_of_two_statuses);
	tcase_add_test(t, error_as_text);
	tcase_add_test(t, line_of_a_path);
	tcase_add_test(t, line_of_a_fault);
	tcase_add_test(t, value_that_ends_too_early);
	tcase_add_test(t, path_of_a_place);
	tcase_add_test(t, values_of_a_tree);
}

int main(void)
{
	Suite *s = suite_create("reader");
	SRunner *r = srunner_create(s);
	int failed;

	load(&refused);
	load(&accepted);
	add_records(s);
	add_months(s);
	add_numbers(s);
	add_json(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	unload(&refused);
	unload(&accepted);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
