/* recheck_format.c - the formats in which findings are written. */
#include "recheck_html.h"
#include "recheck_sarif.h"
#include "recheck_summary.h"
#include "recheck_tool.h"

#include <stdio.h>
#include <string.h>

#define SHOWN_MAX 20 /* findings in the text when --limit is not given */

static void put_json(struct text *t, const struct finding *f, const char *id,
    const struct finding_rules *rules, enum lang lang)
{
	(void)lang;
	finding_json(t, f, id, rules);
}

static void put_csv(struct text *t, const struct finding *f, const char *id,
    const struct finding_rules *rules, enum lang lang)
{
	(void)rules;
	(void)lang;
	finding_csv(t, f, id);
}

static void put_text(struct text *t, const struct finding *f, const char *id,
    const struct finding_rules *rules, enum lang lang)
{
	(void)rules;
	summary_finding(t, f, id, lang);
}

static void begin_csv(struct text *t, const struct report *r)
{
	(void)r;
	finding_csv_head(t);
}

/* What the run rests on: the first line of the summary. */
static int end_text(struct text *t, const struct report *r)
{
	const struct asked *a = r->asked;
	char m[8];

	text_puts(t, "nenkin-recheck " VERSION "  rules ");
	text_puts(t, rules_name(a->rules));
	text_puts(t, " sha256 ");
	text_puts(t, rules_sha256(a->rules));
	text_puts(t, "  input sha256 ");
	text_puts(t, r->input);
	if (a->options.on != MONTH_NONE) {
		text_puts(t, "  on ");
		text_puts(t, month_text(a->options.on, m));
	}
	if (a->sample) {
		text_puts(t, "  seed ");
		text_puts(t, a->seed);
	}
	text_puts(t, "\n");
	summary_text(t, r);
	if (r->shown->len) {
		text_putc(t, '\n');
		text_put(t, r->shown->s, r->shown->len);
	}
	return 0;
}

const struct recheck_format RECHECK_PARTIAL = { "partial", 0, 1, -1, "", NULL,
	put_json, NULL };

static const struct recheck_format FORMATS[] = {
	{ "text", 1, 0, SHOWN_MAX, "", NULL, put_text, end_text },
	{ "json", 0, 0, -1, "", NULL, put_json, NULL },
	{ "csv", 0, 0, -1, "", begin_csv, put_csv, NULL },
	{ "html", 1, 1, WORST_EACH, "", NULL, NULL, recheck_html },
	{ "sarif", 0, 0, -1, ",", sarif_begin, sarif_finding, sarif_end },
};
#define N_FORMATS (int)(sizeof FORMATS / sizeof *FORMATS)

const struct recheck_format *recheck_format(const char *name)
{
	int i;

	if (strcmp(name, RECHECK_PARTIAL.name) == 0)
		return &RECHECK_PARTIAL;
	for (i = 0; i < N_FORMATS; i++)
		if (strcmp(name, FORMATS[i].name) == 0)
			return &FORMATS[i];
	return NULL;
}

void recheck_format_names(char *buf, size_t size)
{
	size_t used = 0;
	int i;

	for (i = 0; i < N_FORMATS && used < size; i++)
		used += (size_t)snprintf(buf + used, size - used, "%s, ",
		    FORMATS[i].name);
	if (used < size)
		snprintf(buf + used, size - used, "or %s", RECHECK_PARTIAL.name);
}
