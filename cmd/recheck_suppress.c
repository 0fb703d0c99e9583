/* recheck_suppress.c - small cells of the figures taken out before they are
 * shown.
 *
 * Given     the counts of a run, the least number that may be shown
 * Returned  the same, rows that are taken out with all their yen
 * Notes     1. a row goes whole: what is left of it would tell the rest
 *           2. where rows add up to another one that is shown, two at least are
 *              taken out, of `least` findings together, so that the total less
 *              what is shown says nothing of one
 *           3. where the total is taken out, one of its rows is too
 */
#include "recheck_suppress.h"

#include "../calc/alloc.h"
#include "../calc/error_code.h"
#include "../calc/month.h"
#include "recheck_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct suppressing {
	struct counts *c;
	char *out; /* of each slot: it is taken out */
	int least, changed;
};

static int is_small(const struct suppressing *s, long long n)
{
	return n > 0 && n < s->least;
}

/* What stands behind the table and its tab; NULL: the slot is of another one. */
static const char *key_in(const struct suppressing *s, size_t i, const char *table)
{
	const struct count *x = s->c->slot[i];
	size_t n = strlen(table);

	return x && strncmp(x->name, table, n) == 0 && x->name[n] == '\t'
	    ? x->name + n + 1 : NULL;
}

static void take_out(struct suppressing *s, size_t i)
{
	s->changed |= !s->out[i];
	s->out[i] = 1;
}

/* ---- which rows add up to which ------------------------------------------------ */

typedef int belongs_fn(const char *key, const char *total);

static int to_all(const char *key, const char *total)
{
	(void)key;
	return *total == '\0';
}

static int code_to_category(const char *key, const char *total)
{
	const struct error_code *x = error_code_named(key);

	return x && (long)x->category == strtol(total, NULL, 10);
}

/* "made, found, category" to "made, found". */
static int found_to_years(const char *key, const char *total)
{
	size_t n = strlen(total);

	return strncmp(key, total, n) == 0 && key[n] == '\t' &&
	    !strchr(key + n + 1, '\t');
}

static int found_to_category(const char *key, const char *total)
{
	const char *last = strrchr(key, '\t');

	return last && strcmp(last + 1, total) == 0;
}

/* A month to its fiscal year, of whatever year found. */
static int month_to_years(const char *key, const char *total)
{
	char year[16] = "-";
	int m;

	if (month_parse(key, &m) == 0)
		snprintf(year, sizeof year, "%04d", month_fiscal_year(m));
	return strncmp(total, year, strlen(year)) == 0 &&
	    total[strlen(year)] == '\t';
}

static const struct addition {
	const char *rows, *total;
	belongs_fn *belongs;
} ADDITIONS[] = {
	{ "code", "total", to_all }, { "category", "total", to_all },
	{ "benefit", "total", to_all }, { "certainty", "total", to_all },
	{ "office", "total", to_all }, { "month", "total", to_all },
	{ "band", "total", to_all }, { "found", "total", to_all },
	{ "code", "category", code_to_category },
	{ "found_category", "found", found_to_years },
	{ "found_category", "category", found_to_category },
	{ "month", "found", month_to_years },
	{ NULL, NULL, NULL }
};

/* Takes rows out until those out tell nothing: the total, shown or not. */
static void guard(struct suppressing *s, const struct addition *x, size_t total)
{
	const char *of = key_in(s, total, x->total), *key;
	long long sum = 0, n;
	size_t i, rows = 0, next = s->c->cap;

	for (i = 0; i < s->c->cap; i++) {
		key = key_in(s, i, x->rows);
		if (!key || !x->belongs(key, of))
			continue;
		n = s->c->slot[i]->at[ROW_N];
		if (s->out[i]) {
			rows++;
			sum += n;
		} else if (next == s->c->cap ||
		    n < s->c->slot[next]->at[ROW_N] ||
		    (n == s->c->slot[next]->at[ROW_N] &&
			strcmp(s->c->slot[i]->name, s->c->slot[next]->name) < 0)) {
			next = i;
		}
	}
	if (s->out[total] ? rows > 0 : rows == 0 || (rows > 1 && sum >= s->least))
		return;
	if (next < s->c->cap)
		take_out(s, next);
	else
		take_out(s, total);
}

static void guard_all(struct suppressing *s)
{
	const struct addition *x;
	size_t i;

	for (x = ADDITIONS; x->rows; x++)
		for (i = 0; i < s->c->cap; i++)
			if (key_in(s, i, x->total))
				guard(s, x, i);
}

/* ---- the first time round ---------------------------------------------------------- */

/* Findings, those in each direction, and those in none. */
static int is_small_row(const struct suppressing *s, const long long *at)
{
	return is_small(s, at[ROW_N]) || is_small(s, at[ROW_UNDER_N]) ||
	    is_small(s, at[ROW_OVER_N]) ||
	    is_small(s, at[ROW_N] - at[ROW_UNDER_N] - at[ROW_OVER_N]);
}

static int is_small_standard(const struct suppressing *s, const long long *at)
{
	return is_small(s, at[STANDARD_N]) || is_small(s, at[STANDARD_IN_TIME]) ||
	    is_small(s, at[STANDARD_N] - at[STANDARD_IN_TIME]) ||
	    is_small(s, at[STANDARD_AGAIN_N]) ||
	    is_small(s, at[STANDARD_AGAIN_IN_TIME]) ||
	    is_small(s, at[STANDARD_AGAIN_N] - at[STANDARD_AGAIN_IN_TIME]) ||
	    is_small(s, at[STANDARD_LONGER]);
}

static int is_small_scan(const struct suppressing *s, const long long *at)
{
	return is_small(s, at[SCAN_N]) || is_small(s, at[SCAN_FOUND]) ||
	    is_small(s, at[SCAN_N] - at[SCAN_FOUND]) ||
	    is_small(s, at[SCAN_ELSEWHERE]);
}

static void small_cells(struct suppressing *s)
{
	size_t i;

	for (i = 0; i < s->c->cap; i++) {
		const long long *at;

		if (!s->c->slot[i])
			continue;
		at = s->c->slot[i]->at;
		if (key_in(s, i, "standard") ? is_small_standard(s, at)
		    : key_in(s, i, "scan") ? is_small_scan(s, at)
		    : !key_in(s, i, "run") && is_small_row(s, at))
			take_out(s, i);
	}
}

/* A scan rule says of a code how often it was found. */
static void scans_of_codes(struct suppressing *s)
{
	size_t i, j;

	for (i = 0; i < s->c->cap; i++) {
		const char *rule = key_in(s, i, "scan");

		for (j = 0; rule && j < s->c->cap; j++) {
			const char *code = s->out[j] ? key_in(s, j, "code") : NULL;

			if (code && strcmp(code, rule) == 0)
				take_out(s, i);
		}
	}
}

/* ---- the figures of the run ----------------------------------------------------------- */

/* Of three that add up to what is shown, or hang together, one alone is not
 * hidden: the smallest other goes too, or all. */
static void hide_run(const struct suppressing *s, long long *run, int total_out)
{
	static const int sums[] = { RUN_PASS, RUN_FAIL, RUN_REVIEW };
	static const int ways[] = { RUN_UNDERPAID, RUN_OVERPAID, RUN_WITH_YEN };
	int i, n = 0, next = -1, small = 0;
	long long all = run[RUN_CHECKED], hidden = 0;

	for (i = 0; i < 3; i++)
		small |= is_small(s, run[ways[i]]);
	for (i = 0; i < 3; i++)
		if (small || total_out)
			run[ways[i]] = SUPPRESSED;
	for (i = 0; i < 3; i++)
		if (is_small(s, run[sums[i]])) {
			n++;
			hidden += run[sums[i]];
			run[sums[i]] = SUPPRESSED;
		} else if (run[sums[i]] && (next < 0 || run[sums[i]] < run[next])) {
			next = sums[i];
		}
	if (n && next >= 0 && (n == 1 || hidden < s->least))
		run[next] = SUPPRESSED;
	if (is_small(s, all))
		run[RUN_CHECKED] = run[RUN_DECIDED] = SUPPRESSED;
	if (is_small(s, run[RUN_REFUSED]))
		run[RUN_REFUSED] = SUPPRESSED;
}

void counts_suppress(struct counts *c, int least)
{
	struct suppressing s = { c, NULL, least, 0 };
	long long *run = counts_of(c, "run", "");
	int k, total_out = 0;
	size_t i;

	s.out = alloc_zero(c->cap, 1);
	small_cells(&s);
	do {
		s.changed = 0;
		guard_all(&s);
	} while (s.changed);
	scans_of_codes(&s);
	for (i = 0; i < c->cap; i++) {
		total_out |= s.out[i] && key_in(&s, i, "total");
		for (k = 0; s.out[i] && k < COUNTERS; k++)
			c->slot[i]->at[k] = SUPPRESSED;
	}
	hide_run(&s, run, total_out);
	free(s.out);
}
