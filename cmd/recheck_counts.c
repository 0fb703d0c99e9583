/* recheck_counts.c - what a run of nenkin-recheck counts, by name. */
#include "recheck_counts.h"

#include "../calc/month.h"
#include "../calc/rule.h"
#include "../calc/scan_rule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RATIO_UNIT 10000 /* a class of the same ratio, to so many parts */

static const long long BAND_FROM[BANDS] = { 0, 1000, 10000, 100000, 500000,
	1000000, 5000000, 10000000 };

long long band_from(int band)
{
	return BAND_FROM[band];
}

const long long *counts_get(const struct counts *c, const char *table,
    const char *key)
{
	static const long long none[COUNTERS];
	const long long *at = none;
	const struct count **list;
	size_t i, n;

	list = counts_sorted(c, table, &n);
	for (i = 0; i < n; i++)
		if (strcmp(count_key(list[i]), key) == 0)
			at = list[i]->at;
	free(list);
	return at;
}

static void row_add(struct counts *c, const char *table, const char *key,
    const struct finding *f)
{
	long long *at = counts_of(c, table, key);
	int first = f->direction == DIRECTION_UNDERPAID ? ROW_UNDER_N : ROW_OVER_N;

	if (!at)
		return;
	at[ROW_N]++;
	if (f->direction == DIRECTION_NONE)
		return;
	at[first]++;
	if (f->difference != YEN_NONE && f->benefit >= 0) /* yen a year */
		at[first + 1] += llabs(f->difference);
	at[first + 2] += f->arrears.yen;
	at[first + 3] += f->arrears.barred;
}

/* ---- classes: what decisions may have in common ------------------------------ */

static void class_add(struct counts *c, const char *table,
    const struct finding *f, const char *what)
{
	char key[400];

	snprintf(key, sizeof key, "%s\t%d\t%d\t%s", f->code, f->benefit,
	    (int)f->direction, what);
	row_add(c, table, key, f);
}

/* Decided by recomputed, in parts of RATIO_UNIT, halves up. */
static long long ratio_of(const struct finding *f)
{
	return (2 * RATIO_UNIT * f->decided + f->recomputed) /
	    (2 * f->recomputed);
}

/* No probe explains it: the same yen, or the same ratio, of the same part. */
static void unexplained(struct counts *c, const struct finding *f)
{
	char what[100];

	if (f->difference == YEN_NONE || f->is_month)
		return;
	snprintf(what, sizeof what, "%s\t%lld", f->part, f->difference);
	class_add(c, "class_yen", f, what);
	if (f->decided <= 0 || f->recomputed <= 0)
		return;
	snprintf(what, sizeof what, "%s\t%lld", f->part, ratio_of(f));
	class_add(c, "class_ratio", f, what);
}

static void classes(struct counts *c, const struct decision *d,
    const struct finding *f)
{
	char what[DETAIL_MAX], *end;

	if (f->severity != SEVERITY_ERROR)
		return;
	if (d->office[0])
		class_add(c, "class_office", f, d->office);
	if (d->decided != DAY_NONE)
		class_add(c, "class_date", f, day_text(d->decided, what));
	if (f->cause.certainty == CERTAINTY_UNEXPLAINED) {
		unexplained(c, f);
	} else if (f->code[0] != 'R' && f->cause.detail[0]) {
		snprintf(what, sizeof what, "%s", f->cause.detail);
		end = strstr(what, "; or ");
		if (end)
			*end = '\0';
		class_add(c, "class_probe", f, what);
	}
}

/* ---- the service standard ------------------------------------------------------ */

static const char *group_of(int benefit)
{
	if (benefit <= BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES)
		return "old_age";
	return benefit < BENEFIT_DISABILITY_BASIC ? "survivors" : "disability";
}

static int standard_months(const struct rules *rules, const char *group, int day)
{
	char key[60];
	const struct rule_row *row;

	snprintf(key, sizeof key, "service_standard_%s", group);
	row = rule_find(rules, RULE_REQUIRED_MONTHS, key, day_month(day), 0);
	return row ? (int)row->value : 0;
}

static int within(const struct decision *d, int months)
{
	return months && d->decided <= day_add_months(d->received, months);
}

static void standard(struct counts *c, const struct decision *d,
    const char *group, const struct rules *rules)
{
	char key[60], m[8];
	int own = standard_months(rules, group, d->decided), longer;
	long long *at;

	if (!own)
		return;
	snprintf(key, sizeof key, "%s\t%s", group,
	    month_text(day_month(d->decided), m));
	at = counts_of(c, "standard", key);
	longer = standard_months(rules, "reconfirmed", d->decided);
	if (longer < own)
		longer = own;
	if (!at)
		return;
	at[STANDARD_N]++;
	at[STANDARD_IN_TIME] += within(d, d->reconfirmed ? longer : own);
	at[STANDARD_AGAIN_N] += d->reconfirmed;
	at[STANDARD_AGAIN_IN_TIME] += d->reconfirmed && within(d, longer);
	at[STANDARD_LONGER] += !d->reconfirmed && within(d, longer);
}

/* Once for each group of benefits that was decided. */
static void standards(struct counts *c, const struct decision *d,
    const struct rules *rules)
{
	int i, k;

	if (d->decided == DAY_NONE || d->received == DAY_NONE)
		return;
	for (i = 0; i < d->n_line; i++) {
		const char *group = group_of(d->line[i].benefit);

		for (k = 0; k < i; k++)
			if (strcmp(group, group_of(d->line[k].benefit)) == 0)
				break;
		if (k == i)
			standard(c, d, group, rules);
	}
}

/* ---- scans by rule ---------------------------------------------------------------- */

static int has_code(const struct findings *f, const char *code)
{
	int i;

	for (i = 0; i < f->n; i++)
		if (strcmp(f->list[i].code, code) == 0)
			return 1;
	return 0;
}

static void scans(struct counts *c, const struct decision *d,
    const struct findings *f, const struct counted_by *by)
{
	const struct scan scan = { d, by->rules, by->law };
	const struct scan_rule *x;

	for (x = SCAN_RULES; x->code; x++) {
		int applies = x->applies(&scan), found = has_code(f, x->code);
		long long *at = applies || found
		    ? counts_of(c, "scan", x->code) : NULL;

		if (!at)
			continue;
		at[SCAN_N] += applies;
		at[SCAN_FOUND] += applies && found;
		at[SCAN_ELSEWHERE] += !applies && found;
	}
}

/* ---- the whole ------------------------------------------------------------------ */

/* The fiscal year of a month. */
static void year_text(int month, char *year, size_t size)
{
	if (month == MONTH_NONE)
		snprintf(year, size, "-");
	else
		snprintf(year, size, "%04d", month_fiscal_year(month));
}

/* Year made, year found, and these with the category. */
static void add_found(struct counts *c, const struct decision *d,
    const struct finding *f, int on)
{
	char made[16], found[16], key[48];
	size_t n;

	year_text(d->decided == DAY_NONE ? MONTH_NONE : day_month(d->decided),
	    made, sizeof made);
	year_text(on, found, sizeof found);
	snprintf(key, sizeof key, "%s\t%s", made, found);
	row_add(c, "found", key, f);
	n = strlen(key);
	snprintf(key + n, sizeof key - n, "\t%d",
	    (int)error_code_named(f->code)->category);
	row_add(c, "found_category", key, f);
}

/* The band is that of what is owed, or where that is not known of a year. */
static void add_band(struct counts *c, const struct finding *f)
{
	long long yen = f->arrears.yen + f->arrears.barred;
	char key[12];
	int i;

	if (f->direction == DIRECTION_NONE)
		return;
	if (!f->arrears.known)
		yen = f->difference == YEN_NONE ? 0 : llabs(f->difference);
	for (i = BANDS - 1; yen < BAND_FROM[i]; i--)
		;
	snprintf(key, sizeof key, "%d", i);
	row_add(c, "band", key, f);
}

static void add_tables(struct counts *c, const struct decision *d,
    const struct finding *f, int on)
{
	char m[8], key[24];

	row_add(c, "total", "", f);
	row_add(c, "code", f->code, f);
	snprintf(key, sizeof key, "%d", (int)error_code_named(f->code)->category);
	row_add(c, "category", key, f);
	row_add(c, "certainty", CERTAINTY_NAMES[f->cause.certainty], f);
	row_add(c, "benefit", finding_benefit(f), f);
	row_add(c, "office", d->office, f);
	row_add(c, "month", d->decided == DAY_NONE ? ""
	    : month_text(day_month(d->decided), m), f);
	add_found(c, d, f, on);
	add_band(c, f);
}

void counts_refused(struct counts *c, int code)
{
	long long *run = counts_of(c, "run", "");

	if (run)
		run[RUN_REFUSED] += code == ERR_INPUT;
}

void counts_decision(struct counts *c, const struct decision *d,
    const struct findings *f, const struct counted_by *by)
{
	int i, worst = -1, way[3] = { 0, 0, 0 };
	long long *run;

	for (i = 0; i < f->n; i++) {
		const struct finding *one = &f->list[i];

		add_tables(c, d, one, by->on);
		classes(c, d, one);
		if ((int)one->severity > worst)
			worst = one->severity;
		if (one->severity == SEVERITY_ERROR)
			way[one->direction] = 1;
	}
	standards(c, d, by->rules);
	scans(c, d, f, by);
	run = counts_of(c, "run", "");
	if (!run)
		return;
	run[RUN_CHECKED]++;
	run[RUN_FAIL] += worst == SEVERITY_ERROR;
	run[RUN_REVIEW] += worst == SEVERITY_REVIEW;
	run[RUN_PASS] += worst < (int)SEVERITY_REVIEW;
	run[RUN_UNDERPAID] += way[DIRECTION_UNDERPAID];
	run[RUN_OVERPAID] += way[DIRECTION_OVERPAID];
	run[RUN_WITH_YEN] += way[DIRECTION_UNDERPAID] || way[DIRECTION_OVERPAID];
	for (i = 0; i < d->n_line; i++)
		run[RUN_DECIDED] += d->line[i].annual;
}
