/* recheck_feed.h - records on their way from the files to the jobs: hashed,
 * passed over when done before, drawn when only a sample is wanted. */
#ifndef NENKIN_RECHECK_FEED_H
#define NENKIN_RECHECK_FEED_H

#include "recheck_sample.h"
#include "recheck_tool.h"

struct feed {
	const char *tool;
	struct pool *pool;
	struct job *job;       /* being filled, NULL = none */
	struct hash *input;    /* NULL = not wanted */
	int keeps_so_far;      /* each job says the hash up to its end */
	long long skip;        /* records done before */
	const char *skipped;   /* SHA-256 of them, to be compared */
	struct sample *sample; /* NULL = all */
	long long records;
	const int *written;    /* status of the output: ERR_IO stops */
	int status;
};

/* One record of the file `name`, which must last as long as the pool. */
void feed_record(struct feed *f, const char *name, const char *text, size_t len,
    int line, int refused);
/* Whether to go on: the output has not failed, and nothing was wrong. */
int feed_goes_on(const struct feed *f);
/* All records of a file; "-" is standard input. */
void feed_file(struct feed *f, const char *path);
/* The end of a file of so many lines. */
void feed_file_end(struct feed *f, const char *name, int lines);
/* The end of all: draws the sample, waits for the workers. */
void feed_end(struct feed *f);

#endif
