/* progress.h - how far a long run is, on a terminal's standard error alone. */
#ifndef NENKIN_PROGRESS_H
#define NENKIN_PROGRESS_H

#include "common.h"

struct progress {
	const struct common *common;
	long long total;   /* bytes of all files, 0 = not known */
	long long bytes, records;
	long long begun, told; /* milliseconds */
	int terminal;
};

/* The files that will be read; none is standard input. */
void progress_begin(struct progress *p, const struct common *c, char **file,
    int n);
/* Records and bytes done since the last call; tells once a second. */
void progress_add(struct progress *p, long long records, long long bytes);
void progress_end(struct progress *p);

#endif
