/* compare_ci.c - JUnit XML and TAP, for systems of continuous integration: a
 * case (or a row) is a test, a change a failure. */
#include "compare_tool.h"

#include <string.h>

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
			text_putc(t, (unsigned char)*s < 0x20 ? '?' : *s);
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

	if (r->ci_tests == 1)
		text_puts(t, "TAP version 13\n");
	put_number(t, state == CI_PASSED || state == CI_SKIPPED ? "ok "
	    : "not ok ", r->ci_tests, " - ");
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
	struct text *t = &r->ci_body;

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
	text_puts(t, "<failure message=\"changed\">");
	put_xml(t, detail ? detail : "");
	text_puts(t, "</failure></testcase>\n");
}

void ci_test(struct compare_run *r, const char *name, enum ci_state state,
    const char *detail)
{
	r->ci_tests++;
	r->ci_failures += state == CI_FAILED;
	r->ci_skipped += state == CI_SKIPPED;
	if (r->format == COMPARE_TAP)
		tap_test(r, name, state, detail);
	else
		junit_test(r, name, state, detail);
}

static void junit_end(struct compare_run *r)
{
	struct text *t = &r->out;

	text_puts(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	text_puts(t, "<testsuite name=\"nenkin-compare\"");
	put_number(t, " tests=\"", r->ci_tests, "\"");
	put_number(t, " failures=\"", r->ci_failures, "\"");
	put_number(t, " skipped=\"", r->ci_skipped, "\" errors=\"0\">\n");
	if (r->ci_body.len)
		text_put(t, r->ci_body.s, r->ci_body.len);
	text_puts(t, "</testsuite>\n");
}

void ci_end(struct compare_run *r)
{
	if (r->format == COMPARE_JUNIT)
		junit_end(r);
	else
		put_number(&r->out, r->ci_tests ? "1.." :
		    "TAP version 13\n1..", r->ci_tests, "\n");
	text_release(&r->ci_body);
}
