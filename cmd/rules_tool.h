/* rules_tool.h - what the commands of nenkin-rules share. */
#ifndef NENKIN_RULES_TOOL_H
#define NENKIN_RULES_TOOL_H

#include "../calc/month.h"
#include "../calc/rule.h"
#include "common.h"

struct rules_run {
	struct common common;
	struct rules *rules;  /* loaded by rules_start */
	struct err err;
	struct text out;      /* what is written; rules_flush */
};

/* One command: reads its own options (rules_options), prints, returns the exit
 * status.  argv[0] is the command's name. */
struct rules_command {
	const char *name;
	const char *args;     /* as in the usage line */
	const char *help;     /* one line */
	int (*run)(struct rules_run *r, int argc, char **argv);
};

int rules_check(struct rules_run *r, int argc, char **argv);
int rules_list(struct rules_run *r, int argc, char **argv);
int rules_show(struct rules_run *r, int argc, char **argv);
int rules_search(struct rules_run *r, int argc, char **argv);
int rules_why(struct rules_run *r, int argc, char **argv);
int rules_expand(struct rules_run *r, int argc, char **argv);
int rules_derive(struct rules_run *r, int argc, char **argv);
int rules_diff(struct rules_run *r, int argc, char **argv);
int rules_hash(struct rules_run *r, int argc, char **argv);
int rules_verify(struct rules_run *r, int argc, char **argv);

/* An option of a command alone: takes its value; 0, or ERR_USAGE with the
 * message printed. */
struct rules_option {
	const char *name;
	int (*take)(void *into, struct rules_run *r, const char *arg);
	const char *help;     /* what --help says: "YYYY-MM-DD  rows in ..." */
};

/* Reads the options of a command, its own (ended by a NULL name) and the common
 * ones; *first is the first operand.  0, ERR_USAGE, or -1 = --help was printed. */
int rules_options(struct rules_run *r, int argc, char **argv,
    const struct rules_option *own, void *into, int *first);
/* rules_options for a command that has none and takes min..max operands. */
int rules_operands(struct rules_run *r, int argc, char **argv, int min, int max,
    int *first);
/* Loads the tables and opens the output; messages are printed. */
int rules_start(struct rules_run *r);
/* Writes r->out; 0 or ERR_IO. */
int rules_flush(struct rules_run *r);
/* Prints r->err and returns its code. */
int rules_failed(struct rules_run *r);

#endif
