/* recheck_feed.c - records on their way from the files to the jobs. */
#include "recheck_feed.h"

#include <stdio.h>
#include <string.h>

#define BLOCK_RECORDS 64
#define BLOCK_BYTES (128 * 1024)

int feed_goes_on(const struct feed *f)
{
	return *f->written != ERR_IO && f->status != ERR_USAGE;
}

static void close_job(struct feed *f)
{
	if (!f->job)
		return;
	if (f->keeps_so_far)
		hash_so_far(f->input, f->job->so_far);
	pool_put(f->pool, f->job);
	f->job = NULL;
}

static void open_job(struct feed *f, const char *name)
{
	if (f->job && strcmp(f->job->name, name) != 0)
		close_job(f);
	if (f->job)
		return;
	f->job = pool_job(f->pool);
	f->job->name = name;
}

/* What was done before must be what is read again. */
static void passed_over(struct feed *f)
{
	char hex[HASH_TEXT];

	if (--f->skip)
		return;
	hash_so_far(f->input, hex);
	if (strcmp(hex, f->skipped) == 0)
		return;
	fprintf(stderr, "%s: the input is not the one that was begun with\n",
	    f->tool);
	f->status = ERR_USAGE;
}

static void put_record(struct feed *f, const char *name, const char *text,
    size_t len, int line, int refused)
{
	open_job(f, name);
	job_add(f->job, text, len, line, refused);
	if (f->job->n_record >= BLOCK_RECORDS || f->job->in.len >= BLOCK_BYTES)
		close_job(f);
}

void feed_record(struct feed *f, const char *name, const char *text, size_t len,
    int line, int refused)
{
	f->records++;
	if (f->input) {
		hash_more(f->input, text, len);
		hash_more(f->input, "\n", 1);
	}
	if (f->skip)
		passed_over(f);
	else if (f->sample)
		sample_offer(f->sample, name, text, len, line, refused);
	else
		put_record(f, name, text, len, line, refused);
}

void feed_file_end(struct feed *f, const char *name, int lines)
{
	if (f->skip || f->sample || !feed_goes_on(f))
		return;
	open_job(f, name);
	if (f->job->last_line < lines)
		f->job->last_line = lines;
	close_job(f);
}

static void complain(struct feed *f, int code, const struct err *e)
{
	char text[ERR_FILE_MAX + ERR_PATH_MAX + ERR_MSG_MAX + 16];

	err_text(e, text, sizeof text);
	fprintf(stderr, "%s: %s\n", f->tool, text);
	f->status = err_worse(f->status, code);
}

void feed_file(struct feed *f, const char *path)
{
	struct err e = { 0 };
	struct reader r;
	struct record rec;
	enum reader_status s = READER_END;
	int code = reader_open(&r, path, &e);

	if (code) {
		complain(f, code, &e);
		return;
	}
	while (feed_goes_on(f)) {
		memset(&e, 0, sizeof e);
		s = reader_next(&r, &rec, &e);
		if (s == READER_END || s == READER_FAILED)
			break;
		if (s == READER_REFUSED)
			feed_record(f, r.name, e.msg, strlen(e.msg), e.line, 1);
		else
			feed_record(f, r.name, rec.text, rec.len, rec.line, 0);
	}
	if (s == READER_FAILED)
		complain(f, ERR_IO, &e);
	feed_file_end(f, r.name, r.line - 1);
	reader_close(&r);
}

static void put_drawn(void *into, const struct drawn *x)
{
	struct feed *f = into;

	if (feed_goes_on(f))
		put_record(f, x->name, x->text, x->len, x->line, x->refused);
}

void feed_end(struct feed *f)
{
	if (f->skip && feed_goes_on(f)) {
		fprintf(stderr, "%s: the input is shorter than the one that was "
		    "begun with\n", f->tool);
		f->status = ERR_USAGE;
	}
	if (f->sample)
		sample_each(f->sample, put_drawn, f);
	close_job(f);
	pool_end(f->pool);
}
