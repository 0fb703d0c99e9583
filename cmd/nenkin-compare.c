/* nenkin-compare - what does a change of rules do to these cases: the regression
 * test of rule changes. */
#include "compare_tool.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define TOP_USUAL 10

enum { OPT_AGAINST = 256, OPT_BASELINE, OPT_UNDO, OPT_TOP, OPT_CAUSES, OPT_NO_CAUSES, OPT_ROUNDING,
	OPT_DEEMED, OPT_SEED, OPT_COUNT, OPT_NO_PAIRS, OPT_BENEFIT,
	OPT_MUTATE, OPT_COVERAGE, OPT_FROM, OPT_TO };

#define MONTHS_MAX 600 /* months of --from, --to */

static const struct option OPTIONS[] = {
	COMMON_LONG,
	{ "against", required_argument, NULL, OPT_AGAINST },
	{ "baseline", required_argument, NULL, OPT_BASELINE },
	{ "undo", required_argument, NULL, OPT_UNDO },
	{ "top", required_argument, NULL, OPT_TOP },
	{ "causes", required_argument, NULL, OPT_CAUSES },
	{ "no-causes", no_argument, NULL, OPT_NO_CAUSES },
	{ "rounding", required_argument, NULL, OPT_ROUNDING },
	{ "deemed-request", no_argument, NULL, OPT_DEEMED },
	{ "from", required_argument, NULL, OPT_FROM },
	{ "to", required_argument, NULL, OPT_TO },
	{ "mutate", no_argument, NULL, OPT_MUTATE },
	{ "coverage", no_argument, NULL, OPT_COVERAGE },
	{ "seed", required_argument, NULL, OPT_SEED },
	{ "count", required_argument, NULL, OPT_COUNT },
	{ "no-pairs", no_argument, NULL, OPT_NO_PAIRS },
	{ "benefit", required_argument, NULL, OPT_BENEFIT },
	{ NULL, 0, NULL, 0 }
};

static const char HELP[] =
    "Usage: nenkin-compare [OPTION]... --against DIR [FILE]...\n"
    "       nenkin-compare [OPTION]... save [FILE]...\n"
    "       nenkin-compare [OPTION]... verify BASELINE\n"
    "       nenkin-compare [OPTION]... generate --seed N --count M\n"
    "What a change of rules does to these cases: which benefits change, by how\n"
    "much, because of which row of the rule tables.\n"
    "\n"
    "      --against DIR     the new rules: laid over those of --rules, or a set of\n"
    "                        its own (ruleset.json); given again, laid over that\n"
    "      --undo YYYY-MM    instead: the rules as if nothing had changed in that\n"
    "                        month, against the rules as they are\n"
    "      --baseline FILE   instead: results stored by 'save', against today's\n"
    "      --top N           cases shown among gains and losses (default 10)\n"
    "      --causes rows|together|none\n"
    "                        part the effects of several rows: row by row (default);\n"
    "                        rates that begin in the same month as one (faster); for\n"
    "                        the cases shown only (fastest)\n"
    "      --no-causes       the same as --causes none\n";
static const char HELP_OWN[] =
    "      --rounding parts|total\n"
    "                        round each part (default), or the total alone\n"
    "      --deemed-request  claims after 70 carry no request for deferral\n"
    "                        (国民年金法第28条第5項)\n"
    "      --from YYYY-MM, --to YYYY-MM\n"
    "                        month by month, as a matrix of first differences\n"
    "      --mutate          make each row wrong (with --against: each changed row):\n"
    "                        does a case notice\n"
    "      --coverage        which rows the cases come across\n"
    "      --seed N, --count M\n"
    "                        generate: M invented people, the same for a seed\n"
    "      --no-pairs        generate: without the pairs on both sides of every\n"
    "                        boundary of a rule row, and those it decides for\n"
    "      --benefit old_age|disability|survivor|all\n"
    "                        compute these benefits of every case; all: those that\n"
    "                        its record is for (default); generate: records for\n"
    "                        them (old_age unless given)\n"
    "Formats: text, json, csv, md (Markdown), junit (XML), tap, html (one file).\n"
    "\n"
    "Exit status: 0 nothing differs, 1 differences, 2 wrong use, 3 a case was\n"
    "refused, 4 a rule table is missing, unsound or silent, 5 input or output.\n";

/* ---- options ---------------------------------------------------------------------------- */

static int set_format(struct compare_run *r, const char *arg)
{
	static const char *const names[] = { "text", "json", "csv", "md",
		"junit", "tap", "html" };
	unsigned i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(arg, names[i]) == 0) {
			r->format = (enum compare_format)i;
			return 0;
		}
	return common_usage(&r->common, "format '%s' is not text, json, csv, "
	    "md, junit, tap or html", arg);
}

static int set_rounding(struct compare_run *r, const char *arg)
{
	if (strcmp(arg, "parts") == 0)
		r->options.rounding = ROUNDING_PARTS;
	else if (strcmp(arg, "total") == 0)
		r->options.rounding = ROUNDING_TOTAL;
	else
		return common_usage(&r->common,
		    "rounding '%s' is not parts or total", arg);
	return 0;
}

static int set_causes(struct compare_run *r, const char *arg)
{
	static const char *const names[] = { "none", "rows", "together" };
	unsigned i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(arg, names[i]) == 0) {
			r->causes = (enum compare_causes)i;
			return 0;
		}
	return common_usage(&r->common,
	    "causes '%s' is not rows, together or none", arg);
}

static int set_number(struct compare_run *r, const char *name, const char *arg,
    int max, int *value)
{
	char *end;
	long v = strtol(arg, &end, 10);

	if (*arg < '0' || *arg > '9' || *end || v > max)
		return common_usage(&r->common, "--%s '%s' is not a number up to "
		    "%d", name, arg, max);
	*value = (int)v;
	return 0;
}

static int set_seed(struct compare_run *r, const char *arg)
{
	char *end;

	r->seed = strtoull(arg, &end, 10);
	if (*arg >= '0' && *arg <= '9' && !*end)
		return 0;
	return common_usage(&r->common, "--seed '%s' is not a number", arg);
}

static int set_month(struct compare_run *r, const char *arg, int *month)
{
	if (month_parse(arg, month) < 0)
		return common_usage(&r->common, "month '%s' does not exist "
		    "(expected YYYY-MM)", arg);
	return 0;
}

static int add_against(struct compare_run *r, const char *arg)
{
	if (r->n_against == RULES_MAX)
		return common_usage(&r->common, "more than %d folders of rules",
		    RULES_MAX);
	r->against[r->n_against++] = arg;
	return 0;
}

static int set_benefit(struct compare_run *r, const char *arg)
{
	r->benefit = arg;
	if (compare_benefit(arg, &r->options.only))
		return 0;
	return common_usage(&r->common, "benefit '%s' is not old_age, "
	    "disability, survivor or all", arg);
}

static int own_option(struct compare_run *r, int opt, const char *arg)
{
	switch (opt) {
	case OPT_AGAINST:
		return add_against(r, arg);
	case OPT_BASELINE:
		r->baseline = arg;
		return 0;
	case OPT_UNDO:
		return set_month(r, arg, &r->undo);
	case OPT_TOP:
		return set_number(r, "top", arg, 100000, &r->top);
	case OPT_CAUSES:
		return set_causes(r, arg);
	case OPT_NO_CAUSES:
		r->causes = CAUSES_LISTED;
		return 0;
	case OPT_ROUNDING:
		return set_rounding(r, arg);
	case OPT_DEEMED:
		r->options.oldage.deemed = 1;
		return 0;
	case OPT_FROM:
		return set_month(r, arg, &r->from);
	case OPT_TO:
		return set_month(r, arg, &r->to);
	case OPT_MUTATE:
		r->mutate = 1;
		return 0;
	case OPT_COVERAGE:
		r->coverage = 1;
		return 0;
	case OPT_SEED:
		return set_seed(r, arg);
	case OPT_COUNT:
		return set_number(r, "count", arg, 10000000, &r->count);
	case OPT_NO_PAIRS:
		r->pairs = 0;
		return 0;
	case OPT_BENEFIT:
		return set_benefit(r, arg);
	case 'f':
		return set_format(r, arg);
	default:
		return common_option(&r->common, opt, arg);
	}
}

static int take_command(struct compare_run *r)
{
	static const char *const names[] = { "", "save", "verify",
		"generate" };
	unsigned i;

	for (i = 1; r->n_files && i < sizeof names / sizeof *names; i++)
		if (strcmp(r->files[0], names[i]) == 0) {
			r->command = (enum compare_command)i;
			r->files++;
			r->n_files--;
			break;
		}
	if (r->command != COMMAND_VERIFY)
		return 0;
	if (r->n_files != 1)
		return common_usage(&r->common, "verify: one baseline is wanted");
	r->baseline = r->files[0];
	return 0;
}

static int check_months(struct compare_run *r)
{
	if (r->from == MONTH_NONE && r->to == MONTH_NONE)
		return 0;
	if (r->from == MONTH_NONE || r->to < r->from ||
	    r->to - r->from >= MONTHS_MAX)
		return common_usage(&r->common, "--from and --to are wanted, in "
		    "this order, %d months at most", MONTHS_MAX);
	if (r->mutate || r->coverage || r->baseline ||
	    r->common.on != MONTH_NONE)
		return common_usage(&r->common, "--from and --to exclude --on, "
		    "--mutate, --coverage and --baseline");
	return 0;
}

static int check_options(struct compare_run *r)
{
	int ways = (r->n_against > 0) + (r->undo != MONTH_NONE) +
	    (r->baseline != NULL);

	if (ways > 1)
		return common_usage(&r->common,
		    "--against, --undo and --baseline exclude each other");
	if (r->baseline && r->benefit)
		return common_usage(&r->common,
		    "--benefit: the benefits are those of the baseline");
	if (r->baseline && r->common.on != MONTH_NONE)
		return common_usage(&r->common,
		    "--on: the month is that of the baseline");
	if (r->command == COMMAND_GENERATE)
		return ways || r->n_files || r->count < 0
		    ? common_usage(&r->common, "generate: --seed and --count are "
			"wanted, and no more") : 0;
	if (r->command == COMMAND_SAVE)
		return ways ? common_usage(&r->common,
		    "save: --against and --undo are for a comparison") : 0;
	if (r->mutate && r->coverage)
		return common_usage(&r->common,
		    "--mutate and --coverage exclude each other");
	if ((r->mutate || r->coverage) && r->baseline)
		return common_usage(&r->common,
		    "--mutate and --coverage are for cases");
	if (check_months(r))
		return ERR_USAGE;
	if (ways == 0 && !r->mutate && !r->coverage && r->from == MONTH_NONE)
		return common_usage(&r->common, "--against is missing");
	if (r->baseline && r->command == COMMAND_COMPARE && r->n_files)
		return common_usage(&r->common,
		    "--baseline: the cases are those of the baseline");
	return 0;
}

static void print_help(void)
{
	fputs(HELP, stdout);
	fputs(COMMON_HELP, stdout);
	fputs(HELP_OWN, stdout);
}

/* -1: go on; else the exit status. */
static int options(struct compare_run *r, int argc, char **argv)
{
	int opt, version = 0, code = 0;

	while (!code && (opt = getopt_long(argc, argv, COMMON_SHORT, OPTIONS,
	    NULL)) != -1) {
		if (opt == 'h') {
			print_help();
			return common_close(&r->common, 0);
		}
		if (opt == 'V')
			version = 1;
		else
			code = own_option(r, opt, optarg);
	}
	if (!code && version)
		return common_close(&r->common, common_version(&r->common));
	r->files = argv + optind;
	r->n_files = argc - optind;
	if (!code)
		code = take_command(r);
	if (!code)
		code = check_options(r);
	r->options.oldage.on = r->common.on;
	if (r->command == COMMAND_GENERATE && !r->benefit)
		r->options.only = ASKS_OLD_AGE;
	return code ? code : -1;
}

static int run(struct compare_run *r)
{
	if (r->command == COMMAND_GENERATE)
		return compare_generate(r);
	if (r->command == COMMAND_SAVE)
		return compare_save(r);
	if (r->from != MONTH_NONE)
		return compare_months(r);
	if (r->mutate || r->coverage)
		return compare_rows(r);
	if (r->baseline)
		return compare_verify(r, r->baseline);
	return compare_sets(r);
}

int main(int argc, char **argv)
{
	static struct compare_run r; /* large; zero at the start */
	static char name[] = "nenkin-compare";
	int code;

	if (argc > 0)
		argv[0] = name; /* getopt's messages begin with it */
	setlocale(LC_CTYPE, "C.UTF-8"); /* widths of full-width characters */
	common_init(&r.common, "nenkin-compare");
	r.undo = r.from = r.to = MONTH_NONE;
	r.top = TOP_USUAL;
	r.causes = CAUSES_ROWS;
	r.pairs = 1;
	r.count = -1;
	code = options(&r, argc, argv);
	if (code >= 0)
		return code;
	case_init(&r.record);
	code = compare_load(&r);
	if (!code)
		code = common_open(&r.common);
	if (!code)
		code = run(&r);
	text_release(&r.out);
	text_release(&r.ci.body);
	case_release(&r.record);
	rules_release(r.old);
	rules_release(r.new);
	return common_close(&r.common, code);
}
