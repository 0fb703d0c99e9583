/* compare_ci.c - JUnit XML and TAP, for systems of continuous integration: a
 * case (or a row) is a test, a change a failure. */
#include "compare_tool.h"

#include <stdio.h>
#include <string.h>

#define SPOOL_AT (256 * 1024)

/* U+FFFE, U+FFFF, which XML does not allow. */
static int is_no_character(const char *s)
{
	return memcmp(s, "\xEF\xBF\xBE", 3) == 0 ||
	    memcmp(s, "\xEF\xBF\xBF", 3) == 0;
}

/* Text of XML 1.0; what it does not allow becomes '?'. */
static void put_xml(struct text *t, const char *s)
{
	for (; *s; s++)
		switch (*s) {
		case '<':
			text_puts(t, "&lt;");
			break;
		case '>':
			text_puts(t, "&gt;");
			break;
		case '&':
			text_puts(t, "&amp;");
			break;
		case '"':
			text_puts(t, "&quot;");
			break;
		case '\n':
		case '\t':
			text_putc(t, *s);
			break;
		default:
			if (strnlen(s, 3) == 3 && is_no_character(s)) {
				text_putc(t, '?');
				s += 2;
			} else {
				text_putc(t, (unsigned char)*s < 0x20 ? '?' : *s);
			}
		}
}

/* A description of TAP: one line, and '#' would begin a directive. */
static void put_tap(struct text *t, const char *s)
{
	for (; *s; s++) {
		if (*s == '#' || *s == '\\')
			text_putc(t, '\\');
		text_putc(t, (unsigned char)*s < 0x20 ? ' ' : *s);
	}
}

static void put_number(struct text *t, const char *before, long long n,
    const char *after)
{
	text_puts(t, before);
	text_int(t, n);
	text_puts(t, after);
}

/* The details as comments, a line each. */
static void put_comments(struct text *t, const char *s)
{
	while (*s) {
		size_t n = strcspn(s, "\n");

		text_puts(t, "# ");
		text_put(t, s, n);
		text_putc(t, '\n');
		s += n + (s[n] == '\n');
	}
}

static void tap_test(struct compare_run *r, const char *name,
    enum ci_state state, const char *detail)
{
	struct text *t = &r->out;

	if (r->ci.tests == 1)
		text_puts(t, "TAP version 13\n");
	put_number(t, state == CI_PASSED || state == CI_SKIPPED ? "ok "
	    : "not ok ", r->ci.tests, " - ");
	put_tap(t, name);
	if (state == CI_SKIPPED)
		text_puts(t, " # SKIP refused");
	text_putc(t, '\n');
	if (detail)
		put_comments(t, detail);
}

static void junit_test(struct compare_run *r, const char *name,
    enum ci_state state, const char *detail)
{
	struct text *t = &r->ci.body;

	text_puts(t, "  <testcase classname=\"nenkin-compare\" name=\"");
	put_xml(t, name);
	if (state == CI_PASSED) {
		text_puts(t, "\"/>\n");
		return;
	}
	text_puts(t, "\">");
	if (state == CI_SKIPPED) {
		text_puts(t, "<skipped message=\"");
		put_xml(t, detail ? detail : "refused");
		text_puts(t, "\"/></testcase>\n");
		return;
	}
	if (state == CI_ERROR) {
		text_puts(t, "<error message=\"");
		put_xml(t, detail);
		text_puts(t, "\"/></testcase>\n");
		return;
	}
	text_puts(t, "<failure message=\"changed\">");
	put_xml(t, detail ? detail : "");
	text_puts(t, "</failure></testcase>\n");
}

/* Memory does not grow with the tests; without a place for them it does. */
static void spool(struct compare_run *r)
{
	struct ci *x = &r->ci;

	if (!x->spool && !(x->spool = tmpfile()))
		return;
	if (fwrite(x->body.s, 1, x->body.len, x->spool) != x->body.len)
		r->status = err_worse(r->status, ERR_IO);
	text_clear(&x->body);
}

void ci_test(struct compare_run *r, const char *name, enum ci_state state,
    const char *detail)
{
	struct ci *x = &r->ci;

	x->tests++;
	x->failures += state == CI_FAILED;
	x->skipped += state == CI_SKIPPED;
	x->errors += state == CI_ERROR;
	if (r->format == COMPARE_TAP)
		tap_test(r, name, state, detail);
	else
		junit_test(r, name, state, detail);
	if (x->body.len >= SPOOL_AT)
		spool(r);
}

void ci_refused(struct compare_run *r)
{
	const struct err *e = &r->err;
	char name[ERR_FILE_MAX + 16], why[ERR_PATH_MAX + ERR_MSG_MAX + 4];

	snprintf(name, sizeof name, e->line ? "%s:%d" : "%s", e->file, e->line);
	snprintf(why, sizeof why, "%s%s%s", e->path, e->path[0] ? ": " : "",
	    e->msg);
	ci_test(r, name, CI_ERROR, why);
}

/* The tests that were held, in their order. */
static void put_body(struct compare_run *r)
{
	struct ci *x = &r->ci;
	char part[BUFSIZ];
	size_t n;

	if (x->spool) {
		rewind(x->spool);
		while ((n = fread(part, 1, sizeof part, x->spool)) > 0) {
			text_put(&r->out, part, n);
			if (r->out.len >= SPOOL_AT)
				compare_flush(r);
		}
		if (ferror(x->spool))
			r->status = err_worse(r->status, ERR_IO);
		fclose(x->spool);
		x->spool = NULL;
	}
	if (x->body.len)
		text_put(&r->out, x->body.s, x->body.len);
}

static void junit_end(struct compare_run *r)
{
	struct text *t = &r->out;

	text_puts(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	text_puts(t, "<testsuite name=\"nenkin-compare\"");
	put_number(t, " tests=\"", r->ci.tests, "\"");
	put_number(t, " failures=\"", r->ci.failures, "\"");
	put_number(t, " skipped=\"", r->ci.skipped, "\"");
	put_number(t, " errors=\"", r->ci.errors, "\">\n");
	put_body(r);
	text_puts(t, "</testsuite>\n");
}

void ci_end(struct compare_run *r)
{
	if (r->format == COMPARE_JUNIT)
		junit_end(r);
	else
		put_number(&r->out, r->ci.tests ? "1.." :
		    "TAP version 13\n1..", r->ci.tests, "\n");
	text_release(&r->ci.body);
}
