/* reading.c - strict reading of JSON objects, key by key. */
#include "reading.h"

#include "month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MAX 200 /* bytes of a list of names in a message */

int read_refuse(struct reading *g, const struct json_at *at, const char *msg)
{
	return json_err(g->e, ERR_INPUT, at, "%s", msg);
}

int read_wrong_type(struct reading *g, const struct json_at *at,
    const struct json *v, enum json_type want)
{
	return json_err(g->e, ERR_INPUT, at, "expected %s, found %s",
	    json_type_name(want), json_type_name(json_type(v)));
}

/* ---- values -------------------------------------------------------------- */

int read_month(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	NEED(JSON_STRING);
	if (month_parse(json_string(v), to) == 0)
		return 0;
	return json_err(g->e, ERR_INPUT, at,
	    "month '%.40s' does not exist (expected YYYY-MM or an era month)",
	    json_string(v));
}

int read_day(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	NEED(JSON_STRING);
	if (day_parse(json_string(v), to) == 0)
		return 0;
	return json_err(g->e, ERR_INPUT, at,
	    "day '%.40s' does not exist (expected YYYY-MM-DD or an era day)",
	    json_string(v));
}

int read_yen(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	long long n;

	(void)f;
	NEED(JSON_NUMBER);
	n = json_number(v);
	if (n < 0 || n > YEN_MAX)
		return json_err(g->e, ERR_INPUT, at,
		    "expected whole yen from 0 to %lld, found %lld", YEN_MAX, n);
	*(long long *)to = n;
	return 0;
}

int read_count(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	long long n;

	(void)f;
	NEED(JSON_NUMBER);
	n = json_number(v);
	if (n < 0 || n > COUNT_MAX)
		return json_err(g->e, ERR_INPUT, at,
		    "expected a count from 0 to %d, found %lld", COUNT_MAX, n);
	*(int *)to = (int)n;
	return 0;
}

int read_bool(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	NEED(JSON_BOOL);
	*(int *)to = json_true(v);
	return 0;
}

static int has_control(const char *s)
{
	while (*s && (unsigned char)*s >= 0x20 && *s != 0x7f)
		s++;
	return *s != '\0';
}

int read_id(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	size_t n;

	(void)f;
	NEED(JSON_STRING);
	n = strlen(json_string(v));
	if (n == 0 || n >= CASE_ID_MAX || has_control(json_string(v)))
		return json_err(g->e, ERR_INPUT, at, "expected a string of 1 to "
		    "%d bytes without control characters", CASE_ID_MAX - 1);
	memcpy(to, json_string(v), n + 1);
	return 0;
}

static int unknown_name(struct reading *g, const struct json_at *at,
    const struct json *v, const char *const *names)
{
	char list[NAMES_MAX] = "";
	size_t n = 0;

	for (; *names && n < sizeof list; names++)
		n += (size_t)snprintf(list + n, sizeof list - n, "%s%s",
		    n ? ", " : "", *names);
	return json_err(g->e, ERR_INPUT, at,
	    "'%.40s' is not known here (expected %s)", json_string(v), list);
}

int read_name(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	int i;

	NEED(JSON_STRING);
	for (i = 0; f->names[i]; i++)
		if (strcmp(f->names[i], json_string(v)) == 0) {
			memcpy(to, &i, sizeof i); /* an enum has the size of int */
			return 0;
		}
	return unknown_name(g, at, v, f->names);
}

/* ---- objects ------------------------------------------------------------- */

/* The search goes on behind the key before: most records have them in order. */
static const struct field *field_named(const struct field *f, int n,
    const char *key, int *i)
{
	int tries;

	for (tries = 0; tries < n; tries++) {
		*i = *i + 1 < n ? *i + 1 : 0;
		if (f[*i].key[0] == key[0] && strcmp(f[*i].key, key) == 0)
			return &f[*i];
	}
	return NULL;
}

int read_fields(struct reading *g, const struct json_at *up,
    const struct json *v, const struct field *f, int n, void *to)
{
	struct json_at at_here = { up, NULL, 0 };
	const struct json_at *at = up;
	const struct json *m;
	unsigned found = 0;
	int i = -1;

	NEED(JSON_OBJECT);
	for (m = json_first(v); m; m = json_next(m)) {
		const struct field *x = field_named(f, n, json_key(m), &i);

		at_here.key = json_key(m);
		if (!x)
			return read_refuse(g, &at_here, "unknown key");
		if (x->read(g, &at_here, m, x, (char *)to + x->offset))
			return ERR_INPUT;
		found |= 1u << i;
	}
	for (i = 0; i < n; i++)
		if (f[i].required && !(found & 1u << i))
			return json_err(g->e, ERR_INPUT, up,
			    "key '%s' is missing", f[i].key);
	return 0;
}

int read_elements(struct reading *g, const struct json_at *at,
    const struct json *v, element_fn *read, void *to, int *n)
{
	struct json_at here = { at, NULL, 0 };
	const struct json *m;

	NEED(JSON_ARRAY);
	for (m = json_first(v); m; m = json_next(m), here.index++)
		if (read(g, &here, m, to))
			return ERR_INPUT;
	if (n)
		*n = here.index;
	return 0;
}
