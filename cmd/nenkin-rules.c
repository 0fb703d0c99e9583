/* nenkin-rules - are the rule tables sound; what do they say on a date; where
 * does a figure come from; what would next year's be. */
#include "rules_tool.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define OWN_MAX 24 /* options of one command */

static const struct rules_command COMMANDS[] = {
	{ "check", "", "are the tables sound, alone and together", rules_check },
	{ "list", "", "the tables, one a line", rules_list },
	{ "show", "TABLE", "the rows of a table (--on, --born: those in force)",
	    rules_show },
	{ "search", "WORD", "tables and rows that speak of WORD", rules_search },
	{ "why", "FIGURE|ARTICLE",
	    "where a figure comes from; what implements an article", rules_why },
	{ "expand", "", "every derived amount, month by month", rules_expand },
	{ "derive", "YEAR", "next year's tables from the published indicators",
	    rules_derive },
	{ "diff", "A B", "two folders: rows, and the amounts they change",
	    rules_diff },
	{ "hash", "", "SHA-256 of each table and of the set", rules_hash },
	{ "verify", "LAWDIR", "the tables against the text of the yearly order",
	    rules_verify },
	{ NULL, NULL, NULL, NULL }
};

static const char HELP[] =
    "Usage: nenkin-rules [OPTION]... COMMAND [ARGUMENT]...\n"
    "The rule tables: are they sound, what do they say, what would next year's be.\n"
    "\n"
    "Commands ('nenkin-rules COMMAND --help' has the options of one):\n";
static const char HELP_END[] =
    "\n"
    "Exit status: 0 done, 1 differences were found, 2 wrong use, 3 the text of an\n"
    "order is not understood (verify), 4 a rule table is missing, unsound or silent\n"
    "for the date, 5 input or output.\n";

static const struct rules_command *command; /* the one that runs */

static void help(const struct rules_option *own)
{
	const struct rules_command *k;

	if (command) {
		printf("Usage: nenkin-rules %s [OPTION]...%s%s\n%s.\n\n",
		    command->name, *command->args ? " " : "", command->args,
		    command->help);
		for (; own && own->name; own++)
			printf("      --%s %s\n", own->name, own->help);
		fputs(COMMON_HELP, stdout);
		return;
	}
	fputs(HELP, stdout);
	for (k = COMMANDS; k->name; k++) {
		char use[48];

		snprintf(use, sizeof use, "%s %s", k->name, k->args);
		printf("  %-20s  %s\n", use, k->help);
	}
	putchar('\n');
	fputs(COMMON_HELP, stdout);
	fputs(HELP_END, stdout);
}

int rules_options(struct rules_run *r, int argc, char **argv,
    const struct rules_option *own, void *into, int *first)
{
	static const struct option common[] = { COMMON_LONG };
	enum { COMMON_N = sizeof common / sizeof *common };
	struct option all[COMMON_N + OWN_MAX + 1];
	static char name[] = "nenkin-rules";
	char *kept = argv[0];
	int i, opt, code = 0;

	memcpy(all, common, sizeof common);
	for (i = 0; own && own[i].name && i < OWN_MAX; i++)
		all[COMMON_N + i] = (struct option){ own[i].name,
			required_argument, NULL, 256 + i };
	memset(&all[COMMON_N + i], 0, sizeof *all);
	argv[0] = name; /* getopt's messages begin with it */
	optind = 0;
	while (!code && (opt = getopt_long(argc, argv,
	    command ? COMMON_SHORT : "+" COMMON_SHORT, all, NULL)) != -1) {
		if (opt == 'h') {
			help(own);
			code = -1;
		} else if (opt == 'V') {
			code = common_version(&r->common);
			code = code ? code : -1;
		} else if (opt >= 256) {
			code = own[opt - 256].take(into, r, optarg);
		} else {
			code = common_option(&r->common, opt, optarg);
		}
	}
	argv[0] = kept;
	*first = optind;
	return code;
}

int rules_operands(struct rules_run *r, int argc, char **argv, int min, int max,
    int *first)
{
	int code = rules_options(r, argc, argv, NULL, NULL, first);

	if (code)
		return code;
	if (argc - *first < min)
		return common_usage(&r->common, "%s: %s is missing", argv[0],
		    command->args);
	if (argc - *first > max)
		return common_usage(&r->common, "%s: '%s' is one too many",
		    argv[0], argv[*first + max]);
	return 0;
}

int rules_start(struct rules_run *r)
{
	int code;

	if (r->common.format == FORMAT_CSV)
		return common_usage(&r->common, "format 'csv' is not for tables");
	code = common_rules(&r->common, &r->rules);
	return code ? code : common_open(&r->common);
}

int rules_flush(struct rules_run *r)
{
	return common_write(&r->common, &r->out) ? ERR_IO : 0;
}

int rules_failed(struct rules_run *r)
{
	common_complain(&r->common, &r->err);
	return r->err.code;
}

static int run_command(struct rules_run *r, int argc, char **argv)
{
	const struct rules_command *k;

	for (k = COMMANDS; k->name; k++)
		if (strcmp(k->name, argv[0]) == 0) {
			command = k;
			return k->run(r, argc, argv);
		}
	return common_usage(&r->common, "no command '%s'", argv[0]);
}

int main(int argc, char **argv)
{
	struct rules_run r;
	int first, code;

	memset(&r, 0, sizeof r);
	setlocale(LC_CTYPE, "C.UTF-8"); /* widths of full-width characters */
	common_init(&r.common, "nenkin-rules");
	text_init(&r.out);
	code = rules_options(&r, argc, argv, NULL, NULL, &first);
	if (!code && first == argc)
		code = common_usage(&r.common, "a command is missing");
	if (!code)
		code = run_command(&r, argc - first, argv + first);
	if (code < 0) /* --help, --version */
		code = 0;
	if ((!code || code == ERR_FOUND) && rules_flush(&r))
		code = ERR_IO;
	text_release(&r.out);
	rules_release(r.rules);
	return common_close(&r.common, code);
}
