/* json.c - strict reading of JSON; the only user of cJSON. */
#include "json.h"

#include <cjson/cJSON.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* One open object or array of the scan. */
struct level {
	const unsigned char *key; /* key being read, NULL in an array */
	size_t key_len;
	int index; /* -1: an object before its first key */
};

struct scan {
	const unsigned char *text, *p, *end;
	struct level level[JSON_DEPTH_MAX];
	int depth;
	int ended;         /* the text ended inside the value */
	const char *want;  /* path looked for by json_line, or NULL */
	const unsigned char *found;
	struct err *e;
};

/* A member key: where it stands, to compare it with its neighbours. */
struct key {
	const unsigned char *s;
	size_t len;
};

static void scan_path(const struct scan *s, char *buf, size_t size)
{
	size_t n = 0;
	int i, k;

	buf[0] = '\0';
	for (i = 0; i < s->depth && n + 1 < size; i++) {
		const struct level *l = &s->level[i];

		if (l->key)
			k = snprintf(buf + n, size - n, "%s%.*s", n ? "." : "",
			    (int)(l->key_len < size ? l->key_len : size), l->key);
		else if (l->index >= 0)
			k = snprintf(buf + n, size - n, "[%d]", l->index);
		else
			k = 0;
		n += k > 0 ? (size_t)k : 0;
	}
}

static int line_of(const unsigned char *text, const unsigned char *p)
{
	int line = 1;

	for (; text < p; text++)
		line += *text == '\n';
	return line;
}

/* A fault whatever may follow. */
static int refuse(struct scan *s, const char *msg)
{
	char path[sizeof s->e->path];

	if (s->e) {
		scan_path(s, path, sizeof path);
		err_set(s->e, ERR_INPUT, path, "%s", msg);
		s->e->line = line_of(s->text, s->p < s->end ? s->p : s->end);
	}
	return -1;
}

/* A fault, unless the text ended here. */
static int fail(struct scan *s, const char *msg)
{
	if (s->p < s->end)
		return refuse(s, msg);
	s->ended = 1;
	return refuse(s, "the text ends inside a value");
}

static void blanks(struct scan *s)
{
	while (s->p < s->end &&
	    (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r'))
		s->p++;
}

/* Bytes of the UTF-8 sequence at p, 0 when it is none (RFC 3629). */
static int utf8_length(const unsigned char *p, const unsigned char *end)
{
	unsigned lo = 0x80, hi = 0xbf;
	int n, i;

	if (*p >= 0xc2 && *p <= 0xdf)
		n = 2;
	else if (*p >= 0xe0 && *p <= 0xef)
		n = 3;
	else if (*p >= 0xf0 && *p <= 0xf4)
		n = 4;
	else
		return 0;
	if (*p == 0xe0)
		lo = 0xa0;
	else if (*p == 0xed)
		hi = 0x9f;
	else if (*p == 0xf0)
		lo = 0x90;
	else if (*p == 0xf4)
		hi = 0x8f;
	if (end - p < n || p[1] < lo || p[1] > hi)
		return 0;
	for (i = 2; i < n; i++)
		if (p[i] < 0x80 || p[i] > 0xbf)
			return 0;
	return n;
}

/* Four hexadecimal digits; -1 when they are not. */
static int hex4(const unsigned char *p, const unsigned char *end)
{
	int i, v = 0;

	if (end - p < 4)
		return -1;
	for (i = 0; i < 4; i++) {
		int c = p[i], lower = c | 0x20;

		if (c >= '0' && c <= '9')
			v = v * 16 + c - '0';
		else if (lower >= 'a' && lower <= 'f')
			v = v * 16 + lower - 'a' + 10;
		else
			return -1;
	}
	return v;
}

/* After the backslash.  A surrogate must be a pair, U+0000 is refused. */
static int scan_escape(struct scan *s)
{
	int u;

	if (s->p >= s->end)
		return fail(s, "");
	if (*s->p != 'u') {
		if (!*s->p || !strchr("\"\\/bfnrt", *s->p))
			return fail(s, "no such escape in a string");
		s->p++;
		return 0;
	}
	u = hex4(s->p + 1, s->end);
	if (u <= 0)
		return fail(s, "escape \\u must be four hexadecimal digits, not 0000");
	s->p += 5;
	if (u >= 0xdc00 && u <= 0xdfff)
		return fail(s, "half of a surrogate pair in a string");
	if (u >= 0xd800 && u <= 0xdbff) {
		if (s->end - s->p < 6 || s->p[0] != '\\' || s->p[1] != 'u' ||
		    (u = hex4(s->p + 2, s->end)) < 0xdc00 || u > 0xdfff)
			return fail(s, "half of a surrogate pair in a string");
		s->p += 6;
	}
	return 0;
}

/* At the opening quote; leaves p behind the closing one. */
static int scan_string(struct scan *s)
{
	int n;

	for (s->p++; s->p < s->end && *s->p != '"';) {
		if (*s->p >= 0x20 && *s->p < 0x80 && *s->p != '\\') {
			s->p++;
		} else if (*s->p == '\\') {
			s->p++;
			if (scan_escape(s) < 0)
				return -1;
		} else if (*s->p < 0x20) {
			return fail(s, "control character in a string");
		} else {
			n = utf8_length(s->p, s->end);
			if (n == 0)
				return fail(s, "invalid UTF-8");
			s->p += n;
		}
	}
	if (s->p >= s->end)
		return fail(s, "");
	s->p++;
	return 0;
}

static int scan_number(struct scan *s)
{
	const unsigned char *start;

	if (*s->p == '-')
		s->p++;
	start = s->p;
	while (s->p < s->end && *s->p >= '0' && *s->p <= '9')
		s->p++;
	if (s->p == start)
		return fail(s, "expected a digit");
	if (*start == '0' && s->p - start > 1)
		return refuse(s, "a number must not begin with 0");
	if (s->p < s->end && (*s->p == '.' || *s->p == 'e' || *s->p == 'E'))
		return fail(s, "expected a whole number, without fraction or exponent");
	if (s->p - start > 15)
		return refuse(s, "a number has at most 15 digits");
	return 0;
}

static int scan_word(struct scan *s, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(s->end - s->p) < n) {
		if (memcmp(s->p, word, (size_t)(s->end - s->p)) != 0)
			return fail(s, "no such value");
		s->p = s->end;
		return fail(s, "");
	}
	if (memcmp(s->p, word, n) != 0)
		return fail(s, "no such value");
	s->p += n;
	return 0;
}

static int scan_value(struct scan *s);

/* Opens a level; the caller closes it with depth--. */
static int open_level(struct scan *s)
{
	if (s->depth == JSON_DEPTH_MAX)
		return fail(s, "nested too deep");
	s->level[s->depth].key = NULL;
	s->level[s->depth].index = 0;
	s->depth++;
	s->p++;
	return 0;
}

static int scan_array(struct scan *s)
{
	if (open_level(s) < 0)
		return -1;
	blanks(s);
	if (s->p < s->end && *s->p == ']') {
		s->p++;
		s->depth--;
		return 0;
	}
	for (;; s->level[s->depth - 1].index++) {
		if (scan_value(s) < 0)
			return -1;
		blanks(s);
		if (s->p < s->end && *s->p == ']') {
			s->p++;
			s->depth--;
			return 0;
		}
		if (s->p >= s->end || *s->p != ',')
			return fail(s, "expected ',' or ']'");
		s->p++;
	}
}

/* Reads a key and its colon, and compares it with the n keys before. */
static int scan_key(struct scan *s, struct key *keys, int n)
{
	struct level *l = &s->level[s->depth - 1];
	struct key *k = &keys[n];
	int i;

	blanks(s);
	if (s->p >= s->end || *s->p != '"')
		return fail(s, "expected a key in quotes");
	k->s = s->p + 1;
	if (scan_string(s) < 0)
		return -1;
	k->len = (size_t)(s->p - 1 - k->s);
	l->key = k->s;
	l->key_len = k->len;
	if (memchr(k->s, '\\', k->len))
		return fail(s, "a key must not have escapes");
	for (i = 0; i < n; i++)
		if (keys[i].len == k->len && memcmp(keys[i].s, k->s, k->len) == 0)
			return fail(s, "duplicate key");
	blanks(s);
	if (s->p >= s->end || *s->p != ':')
		return fail(s, "expected ':'");
	s->p++;
	return 0;
}

static int scan_object(struct scan *s)
{
	struct key keys[JSON_MEMBERS_MAX];
	int n;

	if (open_level(s) < 0)
		return -1;
	s->level[s->depth - 1].index = -1;
	blanks(s);
	if (s->p < s->end && *s->p == '}') {
		s->p++;
		s->depth--;
		return 0;
	}
	for (n = 0;; n++) {
		if (n == JSON_MEMBERS_MAX)
			return fail(s, "too many keys in one object");
		if (scan_key(s, keys, n) < 0 || scan_value(s) < 0)
			return -1;
		blanks(s);
		if (s->p < s->end && *s->p == '}') {
			s->p++;
			s->depth--;
			return 0;
		}
		if (s->p >= s->end || *s->p != ',')
			return fail(s, "expected ',' or '}'");
		s->p++;
	}
}

static void note_path(struct scan *s)
{
	char path[sizeof ((struct err *)0)->path];

	scan_path(s, path, sizeof path);
	if (!s->found && strcmp(path, s->want) == 0)
		s->found = s->p;
}

static int scan_value(struct scan *s)
{
	blanks(s);
	if (s->p >= s->end)
		return fail(s, "");
	if (s->want)
		note_path(s);
	switch (*s->p) {
	case '{':
		return scan_object(s);
	case '[':
		return scan_array(s);
	case '"':
		return scan_string(s);
	case 't':
		return scan_word(s, "true");
	case 'f':
		return scan_word(s, "false");
	case 'n':
		return scan_word(s, "null");
	default:
		if (*s->p == '-' || (*s->p >= '0' && *s->p <= '9'))
			return scan_number(s);
		return fail(s, "expected a value");
	}
}

static int scan_text(struct scan *s)
{
	if (scan_value(s) < 0)
		return -1;
	blanks(s);
	if (s->p < s->end)
		return fail(s, "text after the value");
	return 0;
}

static void scan_init(struct scan *s, const char *text, size_t len, struct err *e)
{
	s->text = s->p = (const unsigned char *)text;
	s->end = s->text + len;
	s->depth = 0;
	s->ended = 0;
	s->want = NULL;
	s->found = NULL;
	s->e = e;
}

int json_scan(const char *text, size_t len, struct err *e)
{
	struct scan s;

	scan_init(&s, text, len, e);
	return scan_text(&s) < 0 ? ERR_INPUT : 0;
}

int json_incomplete(const char *text, size_t len)
{
	struct scan s;

	scan_init(&s, text, len, NULL);
	return scan_text(&s) < 0 && s.ended;
}

int json_line(const char *text, size_t len, const char *path)
{
	struct scan s;

	scan_init(&s, text, len, NULL);
	s.want = path;
	if (scan_text(&s) < 0 || !s.found)
		return 0;
	return line_of(s.text, s.found);
}

int json_parse(const char *text, size_t len, struct json **root, struct err *e)
{
	int code = json_scan(text, len, e);

	if (code)
		return code;
	*root = (struct json *)cJSON_ParseWithLength(text, len);
	if (!*root)
		return err_set(e, ERR_INPUT, NULL, "the value cannot be read");
	return 0;
}

void json_set_allocator(void *(*get)(size_t), void (*give)(void *))
{
	cJSON_Hooks hooks = { get, give };

	cJSON_InitHooks(&hooks);
}

void json_free(struct json *root)
{
	cJSON_Delete((cJSON *)root);
}

enum json_type json_type(const struct json *v)
{
	switch (((const cJSON *)v)->type & 0xff) {
	case cJSON_True:
	case cJSON_False:
		return JSON_BOOL;
	case cJSON_Number:
		return JSON_NUMBER;
	case cJSON_String:
		return JSON_STRING;
	case cJSON_Array:
		return JSON_ARRAY;
	case cJSON_Object:
		return JSON_OBJECT;
	default:
		return JSON_NULL;
	}
}

const char *json_type_name(enum json_type t)
{
	static const char *const names[] = { "null", "true or false",
		"a whole number", "a string", "an array", "an object" };

	return names[t];
}

const struct json *json_first(const struct json *v)
{
	return (const struct json *)((const cJSON *)v)->child;
}

const struct json *json_next(const struct json *v)
{
	return (const struct json *)((const cJSON *)v)->next;
}

const char *json_key(const struct json *v)
{
	return ((const cJSON *)v)->string;
}

const char *json_string(const struct json *v)
{
	return ((const cJSON *)v)->valuestring;
}

/* At most 15 digits: exact in the double that cJSON keeps. */
long long json_number(const struct json *v)
{
	return (long long)((const cJSON *)v)->valuedouble;
}

int json_true(const struct json *v)
{
	return (((const cJSON *)v)->type & 0xff) == cJSON_True;
}

void json_path(const struct json_at *at, char *buf, size_t size)
{
	size_t n;

	buf[0] = '\0';
	if (!at)
		return;
	json_path(at->up, buf, size);
	n = strlen(buf);
	if (at->key)
		snprintf(buf + n, size - n, "%s%s", n ? "." : "", at->key);
	else
		snprintf(buf + n, size - n, "[%d]", at->index);
}

int json_err(struct err *e, int code, const struct json_at *at,
    const char *fmt, ...)
{
	char path[sizeof e->path], msg[sizeof e->msg];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof msg, fmt, ap);
	va_end(ap);
	json_path(at, path, sizeof path);
	return err_set(e, code, path, "%s", msg);
}
