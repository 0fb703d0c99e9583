/* err.c - the one error value of the library. */
#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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
