/* recheck_tool.h - shared by the files of nenkin-recheck.
 *
 * Records are read in blocks; a block is a job; a job is worked on by any
 * worker and collected in the order of the input.  What a job leaves is text
 * already in the format asked for, and sums (recheck_counts.h).
 */
#ifndef NENKIN_RECHECK_TOOL_H
#define NENKIN_RECHECK_TOOL_H

#include "../calc/finding.h"
#include "../calc/hash.h"
#include "common.h"
#include "counts.h"
#include "reader.h"
#include "recheck_candidate.h"
#include "recheck_worst.h"

#define ONLY_MAX 64
#define KEY_MAX_BYTES 1024 /* of --mask */

struct report;

/* How findings are written.  To add a format: one of these, and its line in
 * recheck_format.c. */
struct recheck_format {
	const char *name;
	int findings_last;   /* they are kept until `end` puts them */
	int worst;           /* the worst decisions are kept for `end`; --limit
			      * is of them */
	long long limit;     /* of --limit when it is not given; -1 = none */
	const char *between; /* two findings */
	void (*begin)(struct text *t, const struct report *r); /* may be NULL */
	/* One finding; called by any worker, knows nothing of the others; may be
	 * NULL. */
	void (*finding)(struct text *t, const struct finding *f, const char *id,
	    const struct finding_rules *rules, enum lang lang);
	/* 0 or a status; may be NULL. */
	int (*end)(struct text *t, const struct report *r);
};
extern const struct recheck_format RECHECK_PARTIAL;
/* The format of that name, or NULL. */
const struct recheck_format *recheck_format(const char *name);
/* "text, json ..." */
void recheck_format_names(char *buf, size_t size);

/* What was asked of the whole run; read-only once it goes. */
struct asked {
	struct recheck_options options;
	const struct recheck_format *format; /* of the output */
	const struct recheck_format *work;   /* of the workers: the same, or
					      * partial */
	const struct rules *rules;
	const struct law *law;
	enum lang lang;
	enum severity fail_on;
	const char *only[ONLY_MAX];
	int n_only;
	char key[KEY_MAX_BYTES]; /* of --mask; length 0 = ids are shown */
	size_t key_len;
	int class_least;         /* decisions that make a class; 0 = none sought */
	int suppress;            /* figures of fewer are not shown; 0 = all are */
	long long sample;        /* --sample; 0 = all */
	const char *seed;
	int worksheets;
};
int asked_wanted(const struct asked *a, const char *code);

/* What a format says at its begin and end. */
struct report {
	const struct asked *asked;
	const struct counts *counts;
	const char *input;      /* SHA-256 */
	long long population;   /* records of which the sample was drawn */
	const struct text *shown; /* the findings, where they come last */
	const struct worst *worst;
	/* Writes out what is much; 0 or ERR_IO. */
	int (*flush)(void *into);
	void *into;
};

/* One record of a job: a place in `in`, or why it could not be read. */
struct job_record {
	size_t at, len;
	int line;
	int refused;
};

/* What came of a record, in order: a finding, or why it was refused. */
struct item {
	size_t at, len; /* in `out`: its text; of a refusal the message */
	int code;       /* 0 = a finding */
	int line;
};

/* A decision that may be among the worst; its record stands in `kept`. */
struct job_kept {
	size_t at;
	struct candidate candidate; /* but its text */
};

struct job {
	const char *name;         /* the file, for messages */
	struct text in;
	struct job_record *record;
	int n_record, cap_record;
	int last_line;            /* of the last record */
	char so_far[HASH_TEXT];   /* SHA-256 of all input up to here, or "" */
	struct text out;
	struct item *item;
	int n_item, cap_item;
	struct text kept;
	struct job_kept *worst;
	int n_worst, cap_worst;
	struct counts counts;
	int status;
	int done;                 /* of the pool */
};
void job_init(struct job *j);
void job_release(struct job *j);
void job_clear(struct job *j);
void job_add(struct job *j, const char *text, size_t len, int line,
    int refused);
/* One of j->worst, which lives as long as nothing is added. */
struct candidate job_candidate(const struct job *j, int i);

/* What each worker has of its own. */
struct worker;
struct worker *worker_new(const struct asked *a);
void worker_release(struct worker *w);
void worker_run(struct worker *w, struct job *j);

/* Ordered work on blocks: jobs given to pool_put come to `collect` in the same
 * order, in the thread of the caller.  With n = 1 there is no other thread. */
struct pool;
typedef void collect_fn(void *into, struct job *j);
struct pool *pool_new(const struct asked *a, int n, collect_fn *collect,
    void *into);
struct job *pool_job(struct pool *p);  /* an empty one, to be filled */
void pool_put(struct pool *p, struct job *j);
void pool_end(struct pool *p);         /* waits for the rest; ends the threads */

#endif
