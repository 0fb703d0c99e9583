/* reader.h - records from a file: one JSON document, or NDJSON, a line each. */
#ifndef NENKIN_READER_H
#define NENKIN_READER_H

#include "../calc/err.h"

#include <stddef.h>

#define READER_RECORD_MAX (1024 * 1024) /* bytes of one record */

struct reader {
	int fd;
	const char *name;   /* for messages */
	char *buf;
	size_t start, end, cap;
	int line;           /* line at buf[start], from 1 */
	int at_end;         /* the file has nothing more */
	int begun;
	int failed;         /* errno of a failed read */
};

struct record {
	const char *text;   /* lent until the next call */
	size_t len;
	int line;           /* its first line */
};

/* "-" is standard input.  0, or ERR_IO. */
int reader_open(struct reader *r, const char *path, struct err *e);
void reader_close(struct reader *r);

enum reader_status {
	READER_RECORD,  /* a record */
	READER_END,     /* nothing left */
	READER_REFUSED, /* a record too long; err says so, the next may follow */
	READER_FAILED   /* reading failed */
};
enum reader_status reader_next(struct reader *r, struct record *rec,
    struct err *e);
/* Whether another record follows (reads ahead). */
int reader_more(struct reader *r);

/* The line of the file that a message about a record is of. */
int reader_line_of(const struct record *rec, const struct err *e);

/* What is done with each record of a file. */
struct reader_each {
	struct err *err;
	const int *stop;     /* set where nothing more can be written */
	void *into;
	/* The record; 0 or the code of *err. */
	int (*one)(void *into, struct reader *r, const struct record *rec);
	/* *err names its place by now: prints it and counts the status. */
	void (*complain)(void *into, int code);
	/* After each record, whatever came of it; may be NULL. */
	void (*after)(void *into);
};
/* Reads the records of a file in their order; "-" is standard input. */
void reader_each(const char *path, const struct reader_each *x);

#endif
