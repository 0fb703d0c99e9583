/* recheck_candidate.c - a decision that a report may show. */
#include "recheck_candidate.h"

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

/* ---- masked ------------------------------------------------------------------- */

static void put_value(struct text *t, const struct json *v, const char *id,
    int depth);

/* Elements or members; those of the decision and its case named "id" masked. */
static void put_inside(struct text *t, const struct json *v, const char *id,
    int depth)
{
	int is_object = json_type(v) == JSON_OBJECT;
	const struct json *m;

	text_putc(t, is_object ? '{' : '[');
	for (m = json_first(v); m; m = json_next(m)) {
		const char *key = is_object ? json_key(m) : "";
		int is_case = depth == 0 && strcmp(key, "case") == 0;

		if (m != json_first(v))
			text_putc(t, ',');
		if (is_object) {
			text_json(t, key);
			text_putc(t, ':');
		}
		if (id && strcmp(key, "id") == 0)
			text_json(t, id);
		else
			put_value(t, m, is_case ? id : NULL, depth + 1);
	}
	text_putc(t, is_object ? '}' : ']');
}

static void put_value(struct text *t, const struct json *v, const char *id,
    int depth)
{
	switch (json_type(v)) {
	case JSON_NULL:
		text_puts(t, "null");
		break;
	case JSON_BOOL:
		text_puts(t, json_true(v) ? "true" : "false");
		break;
	case JSON_NUMBER:
		text_int(t, json_number(v));
		break;
	case JSON_STRING:
		text_json(t, json_string(v));
		break;
	default:
		put_inside(t, v, id, depth);
	}
}

void candidate_mask(struct text *t, const char *record, size_t len,
    const char *id)
{
	struct json *root;
	struct err ignored;

	if (json_parse(record, len, &root, &ignored))
		return; /* it was read before */
	put_value(t, root, id, 0);
	json_free(root);
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
