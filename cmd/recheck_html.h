/* recheck_html.h - a run of nenkin-recheck as a report in one HTML file. */
#ifndef NENKIN_RECHECK_HTML_H
#define NENKIN_RECHECK_HTML_H

#include "recheck_worst.h"

#define HTML_EACH 20 /* decisions of a code when --limit is not given */
#define HTML_EACH_MAX 10000

struct recheck_page {
	struct common *common;
	struct text *out;
	const struct rules *rules;
	struct recheck *recheck;
	const struct recheck_options *options;
	const struct summary *summary;
	const struct worst *worst;
	const char *input;      /* SHA-256 */
	/* Recomputes a kept decision into the two below; 0 or a code. */
	int (*judge)(void *into, const char *record, size_t len);
	void *into;
	const struct decision *decision;
	const struct findings *findings;
};

/* Writes the report out; 0 or ERR_IO. */
int recheck_html(const struct recheck_page *p);

#endif
