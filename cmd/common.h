/* common.h - what every tool does alike: options, rules, output, messages. */
#ifndef NENKIN_COMMON_H
#define NENKIN_COMMON_H

#include "../calc/err.h"
#include "../calc/rule.h"
#include "../calc/text.h"

#include <getopt.h>
#include <stdio.h>

#define VERSION "0.1.0"
#define RULES_MAX 16 /* folders of --rules */

enum lang { LANG_JA, LANG_EN };
enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV, FORMAT_HTML };

/* Options that all tools share (nenkin(7)). */
struct common {
	const char *tool;
	const char *rules[RULES_MAX];
	int n_rules;
	int on;              /* month, MONTH_NONE */
	enum format format;
	int worksheet;       /* 1, 0, or -1 = as the format has it */
	enum lang lang;
	const char *output;  /* NULL = standard output */
	char target[4096];   /* the file a link to it leads to */
	char beside[4096];   /* the file written until it is whole, "" = none */
	FILE *out;
};

#define COMMON_SHORT "r:d:f:wl:o:hV"
#define COMMON_LONG                                          \
	{ "rules", required_argument, NULL, 'r' },           \
	{ "on", required_argument, NULL, 'd' },              \
	{ "format", required_argument, NULL, 'f' },          \
	{ "worksheet", no_argument, NULL, 'w' },             \
	{ "no-worksheet", no_argument, NULL, 'W' },          \
	{ "lang", required_argument, NULL, 'l' },            \
	{ "output", required_argument, NULL, 'o' },          \
	{ "help", no_argument, NULL, 'h' },                  \
	{ "version", no_argument, NULL, 'V' }

/* Lines of --help on the shared options. */
extern const char COMMON_HELP[];

void common_init(struct common *c, const char *tool);
/* Takes one option; 0, or ERR_USAGE with a message printed. */
int common_option(struct common *c, int opt, const char *arg);
int common_usage(const struct common *c, const char *fmt, ...)
    ERR_PRINTF(2, 3);

/* Loads the folders of --rules, or the default; messages are printed. */
int common_rules(const struct common *c, struct rules **rules);
/* The same with further folders: laid over those of --rules, or alone where the
 * first of them has its own ruleset.json. */
int common_rules_over(const struct common *c, const char *const *over, int n,
    struct rules **rules);
/* Prints version and rule set; the status of loading the rules. */
int common_version(const struct common *c);

/* Opens -o; and at the end flushes and closes, which may fail too. */
int common_open(struct common *c);
int common_close(struct common *c, int status);
/* Writes the text out and clears it. */
int common_write(struct common *c, struct text *t);

/* "tool: file:line: path: message" on standard error. */
void common_complain(const struct common *c, const struct err *e);

/* Counts records on standard error while they go by, on a terminal only. */
void common_progress(const struct common *c, long long records, int done);

#endif
