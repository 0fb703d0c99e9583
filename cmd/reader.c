/* reader.c - records from a file: one JSON document, or NDJSON, a line each. */
#include "reader.h"

#include "../calc/json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_CAP (64 * 1024)

int reader_open(struct reader *r, const char *path, struct err *e)
{
	memset(r, 0, sizeof *r);
	r->name = strcmp(path, "-") == 0 ? "standard input" : path;
	r->fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY);
	r->line = 1;
	if (r->fd < 0)
		return err_set(e, ERR_IO, NULL, "cannot open '%s': %s", path,
		    strerror(errno));
	r->cap = FIRST_CAP;
	r->buf = malloc(r->cap);
	if (!r->buf)
		abort();
	return 0;
}

void reader_close(struct reader *r)
{
	if (r->fd > STDIN_FILENO)
		close(r->fd);
	free(r->buf);
	r->buf = NULL;
}

/* Reads more behind what is there, making room first.  Whether any came. */
static int fill(struct reader *r)
{
	ssize_t n;

	if (r->at_end)
		return 0;
	if (r->start) {
		memmove(r->buf, r->buf + r->start, r->end - r->start);
		r->end -= r->start;
		r->start = 0;
	}
	if (r->end == r->cap) {
		r->cap *= 2;
		r->buf = realloc(r->buf, r->cap);
		if (!r->buf)
			abort();
	}
	do
		n = read(r->fd, r->buf + r->end, r->cap - r->end);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		r->failed = errno;
	if (n <= 0) {
		r->at_end = 1;
		return 0;
	}
	r->end += (size_t)n;
	return 1;
}

/* Length of the line at start, without its line feed; reads as needed.
 * *whole tells whether its end was seen within the limit. */
static size_t line_length(struct reader *r, int *whole)
{
	size_t seen = 0;

	for (;;) {
		const char *from = r->buf + r->start + seen;
		const char *nl = memchr(from, '\n', r->end - r->start - seen);

		if (nl) {
			*whole = 1;
			return (size_t)(nl - (r->buf + r->start));
		}
		seen = r->end - r->start;
		if (seen > READER_RECORD_MAX) {
			*whole = 0;
			return seen;
		}
		if (!fill(r)) {
			*whole = 1;
			return r->end - r->start;
		}
	}
}

static int is_blank(const char *s, size_t n)
{
	for (; n; s++, n--)
		if (*s != ' ' && *s != '\t' && *s != '\r' && *s != '\n')
			return 0;
	return 1;
}

/* Passes over a line of n bytes and its line feed. */
static void pass_line(struct reader *r, size_t n)
{
	r->start += n;
	if (r->start < r->end) {
		r->start++;
		r->line++;
	}
}

static void pass_blank_lines(struct reader *r)
{
	int whole;
	size_t n;

	for (;;) {
		n = line_length(r, &whole);
		if (!whole || !is_blank(r->buf + r->start, n) ||
		    (n == 0 && r->start == r->end))
			return;
		pass_line(r, n);
	}
}

/* Drops the rest of a line that is too long. */
static void drop_line(struct reader *r)
{
	const char *nl;

	for (;;) {
		nl = memchr(r->buf + r->start, '\n', r->end - r->start);
		if (nl) {
			pass_line(r, (size_t)(nl - (r->buf + r->start)));
			return;
		}
		r->start = r->end;
		if (!fill(r))
			return;
	}
}

static enum reader_status too_long(struct reader *r, struct err *e)
{
	err_set(e, ERR_INPUT, NULL, "the record is longer than %d bytes",
	    READER_RECORD_MAX);
	e->line = r->line;
	drop_line(r);
	return READER_REFUSED;
}

/* Whether a line is a record of its own: a whole value, or one that says so. */
static int is_record(const char *line, size_t n)
{
	struct err ignored;

	return memmem(line, n, "\"nenkin-case/1\"", 15) != NULL ||
	    json_scan(line, n, &ignored) == 0;
}

/* Whether the first line begins a document of several lines rather than being
 * a (perhaps truncated) record of its own: it ends inside a value, and what
 * follows can go on from there and is no record. */
static int is_document(struct reader *r, size_t first)
{
	size_t next = first, end;
	const char *line;

	if (!json_incomplete(r->buf + r->start, first))
		return 0;
	for (;; next++) { /* to the next byte that is no blank */
		while (r->start + next >= r->end)
			if (!fill(r))
				return 0;
		if (!is_blank(r->buf + r->start + next, 1))
			break;
	}
	end = next;
	do {
		line = memchr(r->buf + r->start + end, '\n',
		    r->end - r->start - end);
		end = line ? (size_t)(line - (r->buf + r->start))
			   : r->end - r->start;
	} while (!line && end - next < READER_RECORD_MAX && fill(r));
	line = r->buf + r->start + next;
	return strchr("\"{}[],:-0123456789tfn", *line) != NULL &&
	    !(*line == '{' && is_record(line, end - next));
}

static enum reader_status read_document(struct reader *r, struct record *rec,
    struct err *e)
{
	while (r->end - r->start <= READER_RECORD_MAX && fill(r))
		;
	if (r->end - r->start > READER_RECORD_MAX) {
		err_set(e, ERR_INPUT, NULL,
		    "the document is longer than %d bytes", READER_RECORD_MAX);
		e->line = r->line;
		do
			r->start = r->end;
		while (fill(r));
		return READER_REFUSED;
	}
	rec->text = r->buf + r->start;
	rec->len = r->end - r->start;
	rec->line = r->line;
	r->start = r->end;
	return READER_RECORD;
}

enum reader_status reader_next(struct reader *r, struct record *rec,
    struct err *e)
{
	int whole, first = !r->begun;
	size_t n;

	pass_blank_lines(r);
	r->begun = 1;
	n = line_length(r, &whole);
	if (r->failed) {
		err_set(e, ERR_IO, NULL, "cannot read '%s': %s", r->name,
		    strerror(r->failed));
		return READER_FAILED;
	}
	if (r->start == r->end)
		return READER_END;
	if (!whole)
		return too_long(r, e);
	if (first && is_document(r, n))
		return read_document(r, rec, e);
	if (n > READER_RECORD_MAX)
		return too_long(r, e);
	rec->text = r->buf + r->start;
	rec->len = n;
	rec->line = r->line;
	pass_line(r, n);
	return READER_RECORD;
}

int reader_more(struct reader *r)
{
	pass_blank_lines(r);
	return r->start < r->end;
}

int reader_line_of(const struct record *rec, const struct err *e)
{
	int line = json_line(rec->text, rec->len, e->path);

	if (e->line)
		return e->line + rec->line - 1;
	return rec->line + (line ? line - 1 : 0);
}

/* The file and line a message about a record is of. */
static void place(struct err *e, const struct reader *r,
    const struct record *rec)
{
	snprintf(e->file, sizeof e->file, "%s", r->name);
	if (rec)
		e->line = reader_line_of(rec, e);
}

void reader_each(const char *path, const struct reader_each *x)
{
	struct reader r;
	struct record rec;
	enum reader_status s;
	int code;

	memset(x->err, 0, sizeof *x->err);
	code = reader_open(&r, path, x->err);
	if (code) {
		x->complain(x->into, code);
		return;
	}
	while (!*x->stop) {
		memset(x->err, 0, sizeof *x->err);
		s = reader_next(&r, &rec, x->err);
		if (s == READER_END)
			break;
		if (s == READER_FAILED) {
			x->complain(x->into, ERR_IO);
			break;
		}
		code = s == READER_REFUSED ? ERR_INPUT
					   : x->one(x->into, &r, &rec);
		if (code) {
			place(x->err, &r, s == READER_REFUSED ? NULL : &rec);
			x->complain(x->into, code);
		}
		if (x->after)
			x->after(x->into);
	}
	reader_close(&r);
}
