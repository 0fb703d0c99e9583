/* text.h - a growing text buffer, and JSON strings written into it. */
#ifndef NENKIN_TEXT_H
#define NENKIN_TEXT_H

#include <stddef.h>
#include <string.h>

struct text {
	char *s; /* always ends with a NUL once anything was put */
	size_t len, cap;
};

void text_init(struct text *t);
void text_release(struct text *t);
void text_clear(struct text *t); /* keeps the memory */
void text_grow(struct text *t, size_t more); /* room for more bytes and a NUL */

/* Here rather than in text.c: a worksheet is a thousand small pieces, most of
 * a length known beforehand (measured: a tenth of the time of a worksheet). */
static inline void text_put(struct text *t, const char *s, size_t n)
{
	if (t->cap - t->len <= n)
		text_grow(t, n);
	memcpy(t->s + t->len, s, n);
	t->len += n;
	t->s[t->len] = '\0';
}

static inline void text_puts(struct text *t, const char *s)
{
	text_put(t, s, strlen(s));
}

static inline void text_putc(struct text *t, char c)
{
	text_put(t, &c, 1);
}

void text_int(struct text *t, long long v);
/* A JSON string with its quotes; only what must be escaped is. */
void text_json(struct text *t, const char *s);
/* A field of CSV (RFC 4180): quoted where a comma, quote or line end stands in it. */
void text_csv(struct text *t, const char *s);

#endif
