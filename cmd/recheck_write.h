/* recheck_write.h - what a run has found, written in the order of the input:
 * findings to the output, refusals to standard error. */
#ifndef NENKIN_RECHECK_WRITE_H
#define NENKIN_RECHECK_WRITE_H

#include "recheck_tool.h"

struct writer {
	struct common *common;
	const struct asked *asked;
	struct text out, shown;
	struct counts counts;
	long long limit, written, classes; /* limit -1 = none */
	struct worst worst;       /* of the formats that keep them */
	int any;                  /* a finding was put */
	int status;
};

void writer_init(struct writer *w, struct common *c, const struct asked *a,
    long long limit);
void writer_release(struct writer *w);
void writer_begin(struct writer *w);
void writer_finding(struct writer *w, const char *text, size_t len);
void writer_refused(struct writer *w, const char *file, int line, int code,
    const char *message, size_t len);
/* A whole job: findings, refusals, counts, status. */
void writer_job(struct writer *w, const struct job *j);
/* Writes out what is collected, when it is much. */
void writer_flush(struct writer *w, int all);
/* The classes of findings, then what the format ends with. */
void writer_end(struct writer *w, const char *input, long long population);

#endif
