/* rule_text.c - a rule table as the text of its file (nenkin-rules(5)). */
#include "rule_text.h"

#include "month.h"

#include <stdio.h>

/* ,"key": "value" - the first member of an object without the comma */
static void member(struct text *t, const char *key, const char *value)
{
	if (t->len && t->s[t->len - 1] != '{')
		text_puts(t, ", ");
	text_json(t, key);
	text_puts(t, ": ");
	text_json(t, value);
}

static void put_series(struct text *t, const struct rule_row *row)
{
	char m[8], v[48];
	int i;

	text_puts(t, ", \"series\": [");
	for (i = 0; i < row->n_series; i++) {
		snprintf(v, sizeof v, "%s[\"%s\", \"%lld.%03lld\"]", i ? ", " : "",
		    month_text(row->series[i].month, m),
		    row->series[i].milli / 1000, row->series[i].milli % 1000);
		text_puts(t, v);
	}
	text_putc(t, ']');
}

static void put_row(struct text *t, const struct rule_row *row)
{
	char m[8], d[11];

	text_puts(t, "    {");
	member(t, "from", month_text(row->from, m));
	if (row->to != MONTH_OPEN)
		member(t, "to", month_text(row->to, m));
	if (row->born_from != DAY_NONE)
		member(t, "born_from", day_text(row->born_from, d));
	if (row->born_to != DAY_OPEN)
		member(t, "born_to", day_text(row->born_to, d));
	if (*row->key)
		member(t, "key", row->key);
	if (row->n_series)
		put_series(t, row);
	else
		member(t, "value", row->text);
	member(t, "source", row->source);
	if (*row->certainty)
		member(t, "certainty", row->certainty);
	text_putc(t, '}');
}

/* "key": "value", on a line of its own */
static void head_line(struct text *t, const char *key, const char *value)
{
	text_puts(t, "  ");
	text_json(t, key);
	text_puts(t, ": ");
	text_json(t, value);
	text_puts(t, ",\n");
}

void rule_text(struct text *t, const struct rule_head *h)
{
	int i;

	text_puts(t, "{\n");
	head_line(t, "format", "nenkin-rules/1");
	head_line(t, "table", h->name);
	head_line(t, "unit", h->unit);
	if (strcmp(h->month, "on") != 0)
		head_line(t, "month", h->month);
	if (h->partial)
		text_puts(t, "  \"partial\": true,\n");
	text_puts(t, "  \"label\": {");
	member(t, "ja", h->ja);
	member(t, "en", h->en);
	text_puts(t, "},\n");
	head_line(t, "law", h->law);
	if (*h->note)
		head_line(t, "note", h->note);
	text_puts(t, "  \"rows\": [\n");
	for (i = 0; i < h->n_row; i++) {
		put_row(t, &h->row[i]);
		text_puts(t, i + 1 < h->n_row ? ",\n" : "\n");
	}
	text_puts(t, "  ]\n}\n");
}
