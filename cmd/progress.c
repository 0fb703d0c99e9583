/* progress.c - how far a long run is: records, rate, share, time left. */
#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define CLEAR "\r\033[K" /* the line of a terminal */

static long long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

void progress_begin(struct progress *p, const struct common *c, char **file,
    int n)
{
	struct stat st;
	int i;

	memset(p, 0, sizeof *p);
	p->common = c;
	p->terminal = isatty(STDERR_FILENO) && !isatty(fileno(c->out));
	if (!p->terminal)
		return;
	p->begun = p->told = now();
	for (i = 0; i < (n ? n : 1); i++) {
		int ok = n && strcmp(file[i], "-") != 0
		    ? stat(file[i], &st) == 0 : fstat(STDIN_FILENO, &st) == 0;

		if (!ok || !S_ISREG(st.st_mode)) {
			p->total = 0;
			return;
		}
		p->total += st.st_size;
	}
}

/* The cursor is left at the start of the line: what follows writes over it. */
static void tell(const struct progress *p, long long t)
{
	long long ms = t - p->begun > 0 ? t - p->begun : 1, left;

	fprintf(stderr, CLEAR "%s: %lld records, %lld/s", p->common->tool, p->records,
	    p->records * 1000 / ms);
	if (p->total && p->bytes && p->bytes < p->total) {
		left = (p->total - p->bytes) / (p->bytes / ms + 1) / 1000;
		fprintf(stderr, ", %lld %%, %lld:%02lld left",
		    p->bytes * 100 / p->total, left / 60, left % 60);
	}
	fputs("\r", stderr);
}

void progress_add(struct progress *p, long long records, long long bytes)
{
	long long t;

	p->records += records;
	p->bytes += bytes;
	if (!p->terminal || (t = now()) - p->told < 1000)
		return;
	p->told = t;
	tell(p, t);
}

void progress_end(struct progress *p)
{
	if (p->terminal && p->told > p->begun)
		fputs(CLEAR, stderr);
}
