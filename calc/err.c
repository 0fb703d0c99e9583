/* err.c - the one error value of the library. */
#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Bytes of the printable character at p; 0 for a control character, or for
 * one that was cut when a value was shortened. */
static int printable(const unsigned char *p)
{
	int n = *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;
	int i;

	if (*p < 0x20 || (*p >= 0x7f && *p < 0xc2) ||
	    (*p == 0xc2 && p[1] < 0xa0))
		return 0;
	for (i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return n;
}

/* What a terminal should not be sent becomes '?'. */
static void make_printable(char *s)
{
	int n;

	while (*s) {
		n = printable((unsigned char *)s);
		if (n == 0)
			*s = '?';
		s += n ? n : 1;
	}
}

int err_set(struct err *e, int code, const char *path, const char *fmt, ...)
{
	va_list ap;

	e->code = code;
	e->line = 0;
	e->file[0] = '\0';
	snprintf(e->path, sizeof e->path, "%s", path ? path : "");
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof e->msg, fmt, ap);
	va_end(ap);
	make_printable(e->path);
	make_printable(e->msg);
	return code;
}

void err_text(const struct err *e, char *buf, unsigned long size)
{
	char where[sizeof e->file + 16] = "";

	if (e->file[0] && e->line > 0)
		snprintf(where, sizeof where, "%s:%d: ", e->file, e->line);
	else if (e->file[0])
		snprintf(where, sizeof where, "%s: ", e->file);
	snprintf(buf, size, "%s%s%s%s", where, e->path, e->path[0] ? ": " : "",
	    e->msg);
}

int err_worse(int a, int b)
{
	static const int order[] = { ERR_IO, ERR_RULE, ERR_USAGE, ERR_INPUT, 1, 0 };
	unsigned i;

	for (i = 0; i < sizeof order / sizeof *order; i++)
		if (a == order[i] || b == order[i])
			return order[i];
	return a;
}
