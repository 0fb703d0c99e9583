/* run.h - one run of a tool that answers case by case: options, reading, the
 * worksheet, printing, exit status. */
#ifndef NENKIN_RUN_H
#define NENKIN_RUN_H

#include "../calc/case.h"
#include "../calc/choose.h"
#include "../calc/timeline.h"
#include "common.h"

/* What one tool has of its own. */
struct tool {
	const char *name;
	const char *help, *help_own; /* before and after COMMON_HELP */
	const struct option *options; /* RUN_LONG and its own, from RUN_OWN on */
	/* Takes one of its own options; 0 or ERR_USAGE. */
	int (*option)(struct common *common, void *own, int opt, const char *arg);
	timeline_fn *compute;
	unsigned parts; /* of its benefits, columns of --format csv */
	void *own;
	enum choose_first first; /* with --choose */
	int (*deemed)(const void *own); /* oldage_options.deemed; NULL = 0 */
};

enum { RUN_ROUNDING = 256, RUN_CHOOSE, RUN_TRACE, RUN_UNTIL, RUN_PAYMENTS,
	RUN_OWN };
#define RUN_LONG                                             \
	COMMON_LONG,                                         \
	{ "rounding", required_argument, NULL, RUN_ROUNDING }, \
	{ "choose", no_argument, NULL, RUN_CHOOSE },         \
	{ "trace", required_argument, NULL, RUN_TRACE },     \
	{ "until", required_argument, NULL, RUN_UNTIL },     \
	{ "payments", no_argument, NULL, RUN_PAYMENTS }

extern const char RUN_HELP[]; /* lines on --rounding to --payments */
extern const char RUN_STATUS[]; /* and on the exit status */

/* All of main; the exit status. */
int run_tool(const struct tool *tool, int argc, char **argv);

#endif
