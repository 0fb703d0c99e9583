/* recheck_partial.h - nenkin-partial/2: what a part of a run found, as lines of
 * JSON from which the whole can be put together (nenkin-partial(5)). */
#ifndef NENKIN_RECHECK_PARTIAL_H
#define NENKIN_RECHECK_PARTIAL_H

#include "recheck_write.h"

/* The first line: what the part was made with. */
void partial_head(struct text *t, const struct asked *a);
/* A job: its findings and refusals in order, the decisions that are among the
 * worst up to here, then one line that closes it. */
void partial_block(struct text *t, const struct job *j, struct worst *worst);
void partial_end(struct text *t);

/* Where a part that was broken off can go on. */
struct partial_at {
	long long records; /* done */
	long long bytes;   /* of the file that hold them */
	char so_far[HASH_TEXT]; /* SHA-256 of the input up to there */
};
/* Looks how far the file goes, and what its worst decisions are; 0 or the
 * status, told on standard error. */
int partial_resume(const struct common *c, const struct asked *a,
    const char *path, struct partial_at *at, struct worst *worst);

/* Where the merge stands in the files of the input. */
struct merge {
	struct writer *writer;
	char name[ERR_FILE_MAX]; /* the file the last block was of */
	int base, line;       /* lines before this part; the last of it */
	int open;             /* a part has begun and not ended */
	int parts;
	struct text waiting;  /* the items of the block that is not closed yet */
};
/* Writes what the parts of a file hold; 0 or the status, told. */
int merge_file(struct merge *m, const char *path);

#endif
