/* json.c - strict reading of JSON, in one pass that checks and builds the tree.
 *
 * cJSON takes much that must be refused, so the text would be read twice;
 * measured (make bench), the tool then takes 1.8 times as long over full
 * records.  Strings stay in one copy of the text, values in blocks of nodes.
 */
#include "json.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_NODES 64

struct json {
	struct json *next;
	const char *key;
	union {
		struct json *first; /* of an array or object */
		const char *string;
		long long number;   /* and 0 or 1 of a bool */
	} as;
	enum json_type type;
};

struct block {
	struct block *next;
	struct json node[BLOCK_NODES];
};

/* A tree's memory; the root is the first node of its first block. */
struct doc {
	char *text;            /* the copy its strings lie in */
	struct block *last;
	int used;              /* nodes of the last block */
	struct block first;
};

/* One open object or array of the scan. */
struct level {
	const unsigned char *key; /* key being read, NULL in an array */
	size_t key_len;
	int index; /* -1: an object before its first key */
};

struct scan {
	const char *text;  /* as given, for the lines of errors */
	unsigned char *base, *p, *end; /* what is scanned: its copy when there is a tree */
	struct doc *doc;       /* NULL: the text is only checked */
	struct json unused;    /* stands for every node then */
	struct level level[JSON_DEPTH_MAX];
	int depth;
	int ended;         /* the text ended inside the value */
	int escapes;       /* the last string has some */
	const char *want;  /* path looked for by json_line, or NULL */
	size_t found; /* offset of its value + 1 */
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

static int line_of(const char *text, size_t offset)
{
	int line = 1;

	while (offset--)
		line += *text++ == '\n';
	return line;
}

static void *get(size_t size)
{
	void *p = malloc(size);

	if (!p)
		abort();
	return p;
}

static struct json *node_new(struct scan *s)
{
	struct doc *d = s->doc;

	if (!d)
		return &s->unused;
	if (d->used == BLOCK_NODES) {
		d->last->next = get(sizeof *d->last);
		d->last = d->last->next;
		d->last->next = NULL;
		d->used = 0;
	}
	return &d->last->node[d->used++];
}

/* A fault whatever may follow. */
static int refuse(struct scan *s, const char *msg)
{
	char path[sizeof s->e->path];

	if (s->e) {
		scan_path(s, path, sizeof path);
		err_set(s->e, ERR_INPUT, path, "%s", msg);
		s->e->line = line_of(s->text,
		    (size_t)((s->p < s->end ? s->p : s->end) - s->base));
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

static unsigned char *put_utf8(unsigned char *to, int u)
{
	if (u < 0x80) {
		*to++ = (unsigned char)u;
		return to;
	}
	if (u < 0x800) {
		*to++ = (unsigned char)(0xc0 | u >> 6);
	} else {
		if (u < 0x10000) {
			*to++ = (unsigned char)(0xe0 | u >> 12);
		} else {
			*to++ = (unsigned char)(0xf0 | u >> 18);
			*to++ = (unsigned char)(0x80 | (u >> 12 & 0x3f));
		}
		*to++ = (unsigned char)(0x80 | (u >> 6 & 0x3f));
	}
	*to++ = (unsigned char)(0x80 | (u & 0x3f));
	return to;
}

/* The text up to `end` with its escapes resolved in place; they were checked,
 * and none grows. */
static unsigned char *unescape(unsigned char *p, const unsigned char *end)
{
	static const char from[] = "bfnrt", into[] = "\b\f\n\r\t";
	unsigned char *to = p;
	const char *x;
	int u;

	while (p < end) {
		if (*p != '\\') {
			*to++ = *p++;
		} else if (p[1] != 'u') {
			x = strchr(from, p[1]);
			*to++ = x ? (unsigned char)into[x - from] : p[1];
			p += 2;
		} else {
			u = hex4(p + 2, end);
			p += 6;
			if (u >= 0xd800 && u <= 0xdbff) {
				u = 0x10000 + ((u - 0xd800) << 10) +
				    hex4(p + 2, end) - 0xdc00;
				p += 6;
			}
			to = put_utf8(to, u);
		}
	}
	return to;
}

/* At the opening quote; leaves p behind the closing one. */
static int scan_string(struct scan *s)
{
	int n;

	s->escapes = 0;
	for (s->p++; s->p < s->end && *s->p != '"';) {
		if (*s->p >= 0x20 && *s->p < 0x80 && *s->p != '\\') {
			s->p++;
		} else if (*s->p == '\\') {
			s->p++;
			s->escapes = 1;
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

/* The string just scanned, which began behind its quote at `start`. */
static const char *taken(struct scan *s, unsigned char *start)
{
	unsigned char *end = s->p - 1;

	if (s->doc) {
		if (s->escapes)
			end = unescape(start, end);
		*end = '\0';
	}
	return (const char *)start;
}

static int scan_string_value(struct scan *s, struct json *v)
{
	unsigned char *start = s->p + 1;

	if (scan_string(s) < 0)
		return -1;
	v->type = JSON_STRING;
	v->as.string = taken(s, start);
	return 0;
}

static int scan_number(struct scan *s, struct json *v)
{
	const unsigned char *start;
	unsigned long long n = 0; /* may wrap: then there are too many digits */
	int negative = *s->p == '-';

	s->p += negative;
	start = s->p;
	while (s->p < s->end && *s->p >= '0' && *s->p <= '9')
		n = n * 10 + (unsigned)(*s->p++ - '0');
	if (s->p == start)
		return fail(s, "expected a digit");
	if (*start == '0' && s->p - start > 1)
		return refuse(s, "a number must not begin with 0");
	if (s->p < s->end && (*s->p == '.' || *s->p == 'e' || *s->p == 'E'))
		return fail(s, "expected a whole number, without fraction or exponent");
	if (s->p - start > 15)
		return refuse(s, "a number has at most 15 digits");
	v->type = JSON_NUMBER;
	v->as.number = negative ? -(long long)n : (long long)n;
	return 0;
}

static int scan_word(struct scan *s, struct json *v, const char *word)
{
	size_t n = strlen(word);

	v->type = *word == 'n' ? JSON_NULL : JSON_BOOL;
	v->as.number = *word == 't';
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

static int scan_value(struct scan *s, struct json *v);

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

static int scan_array(struct scan *s, struct json *v)
{
	struct json **tail = &v->as.first, *element;

	v->type = JSON_ARRAY;
	*tail = NULL;
	if (open_level(s) < 0)
		return -1;
	blanks(s);
	if (s->p < s->end && *s->p == ']') {
		s->p++;
		s->depth--;
		return 0;
	}
	for (;; s->level[s->depth - 1].index++) {
		element = node_new(s);
		element->key = NULL;
		if (scan_value(s, element) < 0)
			return -1;
		element->next = NULL;
		*tail = element;
		tail = &element->next;
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
static int scan_key(struct scan *s, struct key *keys, int n, struct json *v)
{
	struct level *l = &s->level[s->depth - 1];
	struct key *k = &keys[n];
	unsigned char *start;
	int i;

	blanks(s);
	if (s->p >= s->end || *s->p != '"')
		return fail(s, "expected a key in quotes");
	k->s = start = s->p + 1;
	if (scan_string(s) < 0)
		return -1;
	k->len = (size_t)(s->p - 1 - k->s);
	l->key = k->s;
	l->key_len = k->len;
	if (s->escapes)
		return fail(s, "a key must not have escapes");
	for (i = 0; i < n; i++)
		if (keys[i].len == k->len && memcmp(keys[i].s, k->s, k->len) == 0)
			return fail(s, "duplicate key");
	v->key = taken(s, start);
	blanks(s);
	if (s->p >= s->end || *s->p != ':')
		return fail(s, "expected ':'");
	s->p++;
	return 0;
}

static int scan_object(struct scan *s, struct json *v)
{
	struct key keys[JSON_MEMBERS_MAX];
	struct json **tail = &v->as.first, *member;
	int n;

	v->type = JSON_OBJECT;
	*tail = NULL;
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
		member = node_new(s);
		if (scan_key(s, keys, n, member) < 0 ||
		    scan_value(s, member) < 0)
			return -1;
		member->next = NULL;
		*tail = member;
		tail = &member->next;
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
		s->found = (size_t)(s->p - s->base) + 1;
}

static int scan_value(struct scan *s, struct json *v)
{
	blanks(s);
	if (s->p >= s->end)
		return fail(s, "");
	if (s->want)
		note_path(s);
	switch (*s->p) {
	case '{':
		return scan_object(s, v);
	case '[':
		return scan_array(s, v);
	case '"':
		return scan_string_value(s, v);
	case 't':
		return scan_word(s, v, "true");
	case 'f':
		return scan_word(s, v, "false");
	case 'n':
		return scan_word(s, v, "null");
	default:
		if (*s->p == '-' || (*s->p >= '0' && *s->p <= '9'))
			return scan_number(s, v);
		return fail(s, "expected a value");
	}
}

static int scan_text(struct scan *s)
{
	struct json *root = node_new(s);

	root->next = NULL;
	root->key = NULL;
	if (scan_value(s, root) < 0)
		return -1;
	blanks(s);
	if (s->p < s->end)
		return fail(s, "text after the value");
	return 0;
}

/* Without a tree nothing is written into the text. */
static void scan_init(struct scan *s, const char *text, size_t len,
    struct doc *doc, struct err *e)
{
	s->text = text;
	s->base = (unsigned char *)(doc ? doc->text : (char *)(uintptr_t)text);
	s->p = s->base;
	s->end = s->base + len;
	s->doc = doc;
	s->depth = 0;
	s->ended = 0;
	s->want = NULL;
	s->found = 0;
	s->e = e;
}

int json_scan(const char *text, size_t len, struct err *e)
{
	struct scan s;

	scan_init(&s, text, len, NULL, e);
	return scan_text(&s) < 0 ? ERR_INPUT : 0;
}

int json_incomplete(const char *text, size_t len)
{
	struct scan s;

	scan_init(&s, text, len, NULL, NULL);
	return scan_text(&s) < 0 && s.ended;
}

int json_line(const char *text, size_t len, const char *path)
{
	struct scan s;

	scan_init(&s, text, len, NULL, NULL);
	s.want = path;
	if (scan_text(&s) < 0 || !s.found)
		return 0;
	return line_of(s.text, s.found - 1);
}

static struct doc *doc_new(const char *text, size_t len)
{
	struct doc *d = get(sizeof *d);

	d->text = get(len + 1);
	memcpy(d->text, text, len);
	d->text[len] = '\0';
	d->last = &d->first;
	d->first.next = NULL;
	d->used = 0;
	return d;
}

static void doc_free(struct doc *d)
{
	struct block *b, *next;

	for (b = d->first.next; b; b = next) {
		next = b->next;
		free(b);
	}
	free(d->text);
	free(d);
}

int json_parse(const char *text, size_t len, struct json **root, struct err *e)
{
	struct doc *d = doc_new(text, len);
	struct scan s;

	scan_init(&s, text, len, d, e);
	if (scan_text(&s) < 0) {
		doc_free(d);
		return ERR_INPUT;
	}
	*root = &d->first.node[0];
	return 0;
}

void json_free(struct json *root)
{
	doc_free((struct doc *)(void *)((char *)root -
	    offsetof(struct doc, first.node)));
}

enum json_type json_type(const struct json *v)
{
	return v->type;
}

const char *json_type_name(enum json_type t)
{
	static const char *const names[] = { "null", "true or false",
		"a whole number", "a string", "an array", "an object" };

	return names[t];
}

const struct json *json_first(const struct json *v)
{
	return v->type >= JSON_ARRAY ? v->as.first : NULL;
}

const struct json *json_next(const struct json *v)
{
	return v->next;
}

const struct json *json_member(const struct json *v, const char *key)
{
	const struct json *m;

	if (!v || json_type(v) != JSON_OBJECT)
		return NULL;
	for (m = json_first(v); m; m = json_next(m))
		if (strcmp(json_key(m), key) == 0)
			return m;
	return NULL;
}

const char *json_member_text(const struct json *v, const char *key)
{
	const struct json *m = json_member(v, key);

	return m && json_type(m) == JSON_STRING ? json_string(m) : "";
}

const char *json_key(const struct json *v)
{
	return v->key;
}

const char *json_string(const struct json *v)
{
	return v->type == JSON_STRING ? v->as.string : NULL;
}

long long json_number(const struct json *v)
{
	return v->type == JSON_NUMBER ? v->as.number : 0;
}

int json_true(const struct json *v)
{
	return v->type == JSON_BOOL && v->as.number;
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
