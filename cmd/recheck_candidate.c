/* recheck_candidate.c - a decision that a report may show. */
#include "recheck_candidate.h"

#include "../calc/finding_read.h"
#include "../calc/month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct weight *weight_of(struct candidate *c, int code)
{
	struct weight *w = c->weight;

	for (; w < c->weight + c->n; w++)
		if (w->code == code)
			return w;
	c->n++;
	*w = (struct weight){ code, 0, 0 };
	return w;
}

void candidate_weigh(struct candidate *c, const struct findings *f)
{
	int i;

	c->n = 0;
	for (i = 0; i < f->n; i++) {
		const struct finding *x = &f->list[i];
		struct weight *w = weight_of(c,
		    (int)(error_code_named(x->code) - error_codes()));

		if (x->difference != YEN_NONE && x->benefit >= 0 &&
		    x->direction != DIRECTION_NONE)
			w->yen += llabs(x->difference);
		w->owed += x->arrears.yen + x->arrears.barred;
	}
}

/* ---- what may be shown of a masked decision --------------------------------------- */

void candidate_shown(struct text *t, const struct decision *d,
    const struct findings *f)
{
	const struct finding_rules none = { "", "", "", NULL, MONTH_NONE };
	char m[8] = "";
	int i;

	if (d->decided != DAY_NONE)
		month_text(day_month(d->decided), m);
	text_puts(t, "{\"office\":");
	text_json(t, d->office);
	text_puts(t, ",\"month\":");
	text_json(t, m);
	text_puts(t, ",\"findings\":[");
	for (i = 0; i < f->n; i++) {
		text_puts(t, i ? "," : "");
		finding_json(t, &f->list[i], d->id, &none);
	}
	text_puts(t, "]}");
}

/* The findings of the list. */
static int read_findings(struct findings *f, char *id,
    const struct json *list, struct blocks *texts)
{
	const struct json *v;
	struct finding_line x = { .texts = texts };

	for (v = json_first(list); v; v = json_next(v)) {
		if (f->n == FINDINGS_MAX || finding_read(&x, v))
			return -1;
		f->list[f->n++] = x.finding;
		memcpy(id, x.id, sizeof x.id);
	}
	return 0;
}

int candidate_read_shown(const struct json *root, struct decision *d,
    struct findings *f, struct blocks *texts)
{
	const struct json *list = json_member(root, "findings");
	int month;

	memset(f, 0, sizeof *f);
	if (!list || json_type(list) != JSON_ARRAY)
		return -1;
	snprintf(d->office, sizeof d->office, "%s",
	    json_member_text(root, "office"));
	d->decided = DAY_NONE;
	if (month_parse(json_member_text(root, "month"), &month) == 0)
		d->decided = month_first_day(month);
	return read_findings(f, d->id, list, texts);
}

/* ---- as a line of a partial result ----------------------------------------------- */

void candidate_json(struct text *t, const struct candidate *c)
{
	char *record = strndup(c->text, c->len);
	int i;

	if (!record)
		abort();
	text_puts(t, "{\"kept\":{\"of\":[");
	for (i = 0; i < c->n; i++) {
		text_puts(t, i ? ",[" : "[");
		text_json(t, error_codes()[c->weight[i].code].id);
		text_putc(t, ',');
		text_int(t, c->weight[i].yen);
		text_putc(t, ',');
		text_int(t, c->weight[i].owed);
		text_putc(t, ']');
	}
	text_puts(t, "],\"record\":");
	text_json(t, record);
	text_puts(t, "}}\n");
	free(record);
}

/* ["S03",55184,331104] */
static int read_weight(struct weight *w, const struct json *v)
{
	const struct json *code, *yen, *owed;
	const struct error_code *x;

	code = json_type(v) == JSON_ARRAY ? json_first(v) : NULL;
	yen = code ? json_next(code) : NULL;
	owed = yen ? json_next(yen) : NULL;
	if (!owed || json_next(owed) || json_type(code) != JSON_STRING ||
	    json_type(yen) != JSON_NUMBER || json_type(owed) != JSON_NUMBER)
		return -1;
	for (x = error_codes(); x->id; x++)
		if (strcmp(x->id, json_string(code)) == 0)
			break;
	*w = (struct weight){ (int)(x - error_codes()), json_number(yen),
		json_number(owed) };
	return x->id ? 0 : -1;
}

int candidate_read(struct candidate *c, const struct json *kept)
{
	const struct json *of = json_first(kept);
	const struct json *record = of ? json_next(of) : NULL, *v;

	c->n = 0;
	if (!record || strcmp(json_key(of), "of") != 0 ||
	    json_type(of) != JSON_ARRAY ||
	    strcmp(json_key(record), "record") != 0 ||
	    json_type(record) != JSON_STRING)
		return -1;
	for (v = json_first(of); v; v = json_next(v))
		if (c->n == FINDINGS_MAX || read_weight(&c->weight[c->n++], v))
			return -1;
	c->text = json_string(record);
	c->len = strlen(c->text);
	return 0;
}
