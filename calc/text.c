/* text.c - a growing text buffer, and JSON strings written into it. */
#include "text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_MAX 256 /* bytes a text begins with */

void text_init(struct text *t)
{
	t->s = NULL;
	t->len = t->cap = 0;
}

void text_release(struct text *t)
{
	free(t->s);
	text_init(t);
}

void text_clear(struct text *t)
{
	t->len = 0;
	if (t->s)
		t->s[0] = '\0';
}

/* Out of memory ends the program, as in GMP. */
void text_grow(struct text *t, size_t more)
{
	size_t cap = t->cap ? t->cap : FIRST_MAX;

	while (cap <= t->len + more)
		cap *= 2;
	t->s = realloc(t->s, cap);
	if (!t->s)
		abort();
	t->cap = cap;
}

void text_int(struct text *t, long long v)
{
	char buf[24];
	char *p = buf + sizeof buf;
	unsigned long long u = v < 0 ? 0ULL - (unsigned long long)v
				     : (unsigned long long)v;

	do
		*--p = (char)('0' + u % 10);
	while ((u /= 10) != 0);
	if (v < 0)
		*--p = '-';
	text_put(t, p, (size_t)(buf + sizeof buf - p));
}

/* Characters that JSON wants escaped, in the shortest form. */
static void put_escaped(struct text *t, unsigned char c)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *p = strchr(from, c);
	char buf[8];

	if (p) {
		buf[0] = '\\';
		buf[1] = to[p - from];
		text_put(t, buf, 2);
	} else {
		snprintf(buf, sizeof buf, "\\u%04x", c);
		text_puts(t, buf);
	}
}

#define EACH(byte) (0x0101010101010101ULL * (byte)) /* in all eight bytes */

/* Whether one of eight bytes is below `limit` (at most 0x80). */
static int any_below(uint64_t w, unsigned limit)
{
	return ((w - EACH(limit)) & ~w & EACH(0x80)) != 0;
}

/* How many of n bytes stand for themselves in a JSON string; eight at a time,
 * for a worksheet is nearly all such text. */
static size_t plain(const char *s, size_t n)
{
	size_t i = 0;
	uint64_t w;

	for (; i + 8 <= n; i += 8) {
		memcpy(&w, s + i, 8);
		if (any_below(w, 0x20) || any_below(w ^ EACH('"'), 1) ||
		    any_below(w ^ EACH('\\'), 1))
			break;
	}
	while (i < n && (unsigned char)s[i] >= 0x20 && s[i] != '"' &&
	    s[i] != '\\')
		i++;
	return i;
}

void text_json(struct text *t, const char *s)
{
	size_t n = strlen(s), k;

	text_putc(t, '"');
	for (;;) {
		k = plain(s, n);
		text_put(t, s, k);
		if (k == n)
			break;
		put_escaped(t, (unsigned char)s[k]);
		s += k + 1;
		n -= k + 1;
	}
	text_putc(t, '"');
}

void text_csv(struct text *t, const char *s)
{
	if (!strpbrk(s, ",\"\r\n")) {
		text_puts(t, s);
		return;
	}
	text_putc(t, '"');
	for (; *s; s++) {
		if (*s == '"')
			text_putc(t, '"');
		text_putc(t, *s);
	}
	text_putc(t, '"');
}
