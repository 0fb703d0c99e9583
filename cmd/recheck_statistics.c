/* recheck_statistics.c - the figures of a run as JSON or CSV.
 *
 * Both are made of the same walk over the figures: table, key, measure, value.
 */
#include "recheck_statistics.h"

#include "../calc/confidence.h"
#include "recheck_class.h"
#include "recheck_suppress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const RUN_MEASURES[COUNTERS] = { "checked", "pass", "fail",
	"review", "refused", "underpaid", "overpaid", "decided_yen",
	"with_yen_wrong" };
static const char *const ROW_MEASURES[COUNTERS] = { "findings",
	"underpaid_findings", "underpaid_yen_a_year", "underpaid_yen_payable",
	"underpaid_yen_barred", "overpaid_findings", "overpaid_yen_a_year",
	"overpaid_yen_recoverable", "overpaid_yen_barred" };
static const char *const STANDARD_MEASURES[COUNTERS] = { "decisions", "in_time",
	"reconfirmed", "reconfirmed_in_time", "others_within_reconfirmed_standard",
	NULL, NULL, NULL, NULL };

static const char *const SCAN_MEASURES[COUNTERS] = { "decisions", "found",
	"found_elsewhere", NULL };

static const struct stat_table {
	const char *id;
	const char *const *measures;
} TABLES[] = {
	{ "run", RUN_MEASURES }, { "total", ROW_MEASURES },
	{ "code", ROW_MEASURES }, { "category", ROW_MEASURES },
	{ "benefit", ROW_MEASURES }, { "certainty", ROW_MEASURES },
	{ "office", ROW_MEASURES }, { "month", ROW_MEASURES },
	{ "found", ROW_MEASURES }, { "found_category", ROW_MEASURES },
	{ "band", ROW_MEASURES }, { "standard", STANDARD_MEASURES },
	{ "scan", SCAN_MEASURES },
	{ NULL, NULL }
};

/* What a figure is called outside: bands by their first yen, categories by
 * their name, several fields with blanks
 * between. */
static void key_of(const char *table, const struct count *x, char *key, size_t size)
{
	const char *last = strrchr(count_key(x), '\t');
	long n = strtol(last ? last + 1 : count_key(x), NULL, 10);
	char *tab;

	snprintf(key, size, "%s", count_key(x));
	if (strcmp(table, "band") == 0)
		snprintf(key, size, "%lld", band_from((int)n));
	else if (strcmp(table, "category") == 0)
		snprintf(key, size, "%s", CATEGORY_NAMES[n].ja);
	else if (strcmp(table, "found_category") == 0)
		snprintf(key, size, "%.*s %s", (int)(last - count_key(x)),
		    count_key(x), CATEGORY_NAMES[n].ja);
	while ((tab = strchr(key, '\t')) != NULL)
		*tab = ' ';
}

/* ---- JSON ----------------------------------------------------------------- */

static void put_key(struct text *t, const char *key)
{
	text_putc(t, '"');
	text_puts(t, key);
	text_puts(t, "\":");
}

/* null = suppressed */
static void json_figure(struct text *t, long long v)
{
	if (v == SUPPRESSED)
		text_puts(t, "null");
	else
		text_int(t, v);
}

static void json_row(struct text *t, const struct stat_table *x,
    const struct count *c)
{
	char key[200];
	int k;

	key_of(x->id, c, key, sizeof key);
	text_putc(t, '{');
	put_key(t, "key");
	text_json(t, key);
	for (k = 0; k < COUNTERS && x->measures[k]; k++) {
		text_putc(t, ',');
		put_key(t, x->measures[k]);
		json_figure(t, c->at[k]);
	}
	text_putc(t, '}');
}

static void json_table(struct text *t, const struct stat_table *x,
    const struct counts *c)
{
	size_t i, n;
	const struct count **list = counts_sorted(c, x->id, &n);

	text_puts(t, ",\n");
	put_key(t, x->id);
	text_putc(t, '[');
	for (i = 0; i < n; i++) {
		text_puts(t, i ? ",\n " : "");
		json_row(t, x, list[i]);
	}
	text_putc(t, ']');
	free(list);
}

static struct interval interval_of(const struct report *r, const long long **run)
{
	struct interval i = { 0, 0 };

	*run = counts_get(r->counts, "run", "");
	if ((*run)[RUN_CHECKED] > 0 && (*run)[RUN_WITH_YEN] != SUPPRESSED)
		i = confidence((long)(*run)[RUN_CHECKED],
		    (long)(*run)[RUN_WITH_YEN], 4, 40);
	else if ((*run)[RUN_CHECKED])
		i.low = i.high = SUPPRESSED;
	return i;
}

static void json_sample(struct text *t, const struct report *r)
{
	const long long *run;
	struct interval i;

	text_puts(t, ",\n");
	put_key(t, "sample");
	if (!r->asked->sample) {
		text_puts(t, "null");
		return;
	}
	i = interval_of(r, &run);
	text_puts(t, "{\"population\":");
	text_int(t, r->population);
	text_puts(t, ",\"drawn\":");
	json_figure(t, run[RUN_CHECKED] == SUPPRESSED ||
	    run[RUN_REFUSED] == SUPPRESSED ? SUPPRESSED
	    : run[RUN_CHECKED] + run[RUN_REFUSED]);
	text_puts(t, ",\"seed\":");
	text_json(t, r->asked->seed);
	text_puts(t, ",\"low_per_10000\":");
	json_figure(t, i.low);
	text_puts(t, ",\"high_per_10000\":");
	json_figure(t, i.high);
	text_putc(t, '}');
}

struct class_list {
	struct text *t;
	int n;
};

static void json_class(void *into, const struct class_found *x)
{
	struct class_list *l = into;
	const struct finding *f = &x->finding;

	text_puts(l->t, l->n++ ? ",\n {\"id\":" : "{\"id\":");
	text_json(l->t, x->id);
	text_puts(l->t, ",\"findings\":");
	text_int(l->t, x->n);
	text_puts(l->t, ",\"code\":");
	text_json(l->t, f->code);
	text_puts(l->t, ",\"benefit\":");
	text_json(l->t, finding_benefit(f));
	text_puts(l->t, ",\"direction\":");
	text_json(l->t, DIRECTION_NAMES[f->direction]);
	text_puts(l->t, ",\"yen_a_year\":");
	text_int(l->t, f->difference == YEN_NONE ? 0 : llabs(f->difference));
	text_puts(l->t, ",\"detail\":");
	text_json(l->t, f->cause.detail);
	text_putc(l->t, '}');
}

void statistics_json(struct text *t, const struct report *r)
{
	const struct asked *a = r->asked;
	struct class_list classes = { t, 0 };
	const struct stat_table *x;
	char m[8];

	text_puts(t, "{\"format\":\"nenkin-statistics/1\",\"version\":\"" VERSION
	    "\",\"rules\":");
	text_json(t, rules_name(a->rules));
	text_puts(t, ",\"rules_sha256\":");
	text_json(t, rules_sha256(a->rules));
	text_puts(t, ",\"input_sha256\":");
	text_json(t, r->input);
	text_puts(t, ",\"on\":");
	if (a->options.on == MONTH_NONE)
		text_puts(t, "null");
	else
		text_json(t, month_text(a->options.on, m));
	text_puts(t, ",\"target_per_cent\":");
	text_int(t, STANDARD_TARGET);
	text_puts(t, ",\"suppressed_below\":");
	json_figure(t, a->suppress ? a->suppress : SUPPRESSED);
	json_sample(t, r);
	for (x = TABLES; x->id; x++)
		json_table(t, x, r->counts);
	text_puts(t, ",\n\"class\":[");
	classes_each(r->counts, a->class_least, json_class, &classes);
	text_puts(t, "]}\n");
}

/* ---- CSV --------------------------------------------------------------------- */

static void csv_text(struct text *t, const char *s)
{
	text_putc(t, '"');
	for (; *s; s++) {
		if (*s == '"')
			text_putc(t, '"');
		text_putc(t, *s);
	}
	text_putc(t, '"');
}

static void csv_row(struct text *t, const char *table, const char *key,
    const char *measure, long long value)
{
	text_puts(t, table);
	text_putc(t, ',');
	csv_text(t, key);
	text_putc(t, ',');
	text_puts(t, measure);
	text_putc(t, ',');
	if (value == SUPPRESSED)
		text_putc(t, '*');
	else
		text_int(t, value);
	text_putc(t, '\n');
}

static void csv_table(struct text *t, const struct stat_table *x,
    const struct counts *c)
{
	char key[200];
	size_t i, n;
	const struct count **list = counts_sorted(c, x->id, &n);
	int k;

	for (i = 0; i < n; i++) {
		key_of(x->id, list[i], key, sizeof key);
		for (k = 0; k < COUNTERS && x->measures[k]; k++)
			csv_row(t, x->id, key, x->measures[k], list[i]->at[k]);
	}
	free(list);
}

static void csv_class(void *into, const struct class_found *x)
{
	const struct finding *f = &x->finding;
	struct text key;

	text_init(&key);
	text_puts(&key, f->code);
	text_putc(&key, ' ');
	text_puts(&key, finding_benefit(f));
	text_putc(&key, ' ');
	text_puts(&key, DIRECTION_NAMES[f->direction]);
	text_puts(&key, ": ");
	text_puts(&key, f->cause.detail);
	csv_row(into, "class", key.s, "findings", x->n);
	csv_row(into, "class", key.s, "yen_a_year",
	    f->difference == YEN_NONE ? 0 : llabs(f->difference));
	text_release(&key);
}

void statistics_csv(struct text *t, const struct report *r)
{
	const struct stat_table *x;
	const long long *run;
	struct interval i;

	text_puts(t, "table,key,measure,value\n");
	for (x = TABLES; x->id; x++)
		csv_table(t, x, r->counts);
	if (r->asked->sample) {
		i = interval_of(r, &run);
		csv_row(t, "sample", r->asked->seed, "population",
		    r->population);
		csv_row(t, "sample", r->asked->seed, "low_per_10000", i.low);
		csv_row(t, "sample", r->asked->seed, "high_per_10000", i.high);
	}
	classes_each(r->counts, r->asked->class_least, csv_class, t);
}
