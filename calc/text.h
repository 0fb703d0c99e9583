/* text.h - a growing text buffer, and JSON strings written into it. */
#ifndef NENKIN_TEXT_H
#define NENKIN_TEXT_H

#include <stddef.h>

struct text {
	char *s; /* always ends with a NUL once anything was put */
	size_t len, cap;
};

void text_init(struct text *t);
void text_release(struct text *t);
void text_clear(struct text *t); /* keeps the memory */
void text_put(struct text *t, const char *s, size_t n);
void text_puts(struct text *t, const char *s);
void text_putc(struct text *t, char c);
void text_int(struct text *t, long long v);
/* A JSON string with its quotes; only what must be escaped is. */
void text_json(struct text *t, const char *s);

#endif
