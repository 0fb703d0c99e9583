/* run.c - one run of a tool that answers case by case. */
#include "run.h"

#include "../calc/json.h"
#include "reader.h"
#include "report.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define WRITE_AT (64 * 1024) /* bytes of output collected before a write */

const char RUN_HELP[] =
    "      --rounding parts|total\n"
    "                        round each part (default), or the total alone\n"
    "      --choose          the lawful combinations of all pensions, best first\n"
    "      --trace STEP      follow the worksheet step STEP down to its inputs\n"
    "      --until YYYY-MM   each month from the first due, or that of --on or the\n"
    "                        case, to this one, in ranges of equal amounts\n"
    "      --payments        with --until: what is paid, and in which month\n";
const char RUN_STATUS[] =
    "\n"
    "Exit status: 0 done, 2 wrong use, 3 a case was refused (the others are done),\n"
    "4 a rule table is missing, unsound or silent for the month, 5 input or output.\n";

/* One run of the tool. */
struct run {
	const struct tool *tool;
	struct common common;
	const char *trace;
	int until;    /* last month of a timeline; MONTH_NONE = none is asked for */
	int payments;
	struct timeline timeline;
	struct calc calc;
	struct law law;
	struct num_pool pool;
	struct sheet sheet;
	struct err err;
	struct nenkin_case record;
	struct result result;
	int choose;           /* --choose */
	struct chosen chosen;
	struct text out;
	long long records;
	int status;
	int stop;     /* output failed */
	int many;     /* more than one case: no worksheet unless asked for */
};

static void flush(struct run *r)
{
	if (r->stop || common_write(&r->common, &r->out) == 0)
		return;
	r->stop = 1;
	r->status = ERR_IO;
}

static void complain(void *into, int code)
{
	struct run *r = into;

	flush(r);
	common_complain(&r->common, &r->err);
	r->status = err_worse(r->status, code);
}

static int wants_sheet(const struct run *r)
{
	if (r->until != MONTH_NONE)
		return 0;
	if (r->trace || r->common.worksheet == 1)
		return 1;
	return r->common.worksheet == -1 && r->common.format == FORMAT_TEXT &&
	    !r->many;
}

static void put_text(struct run *r)
{
	enum lang lang = r->common.lang;

	if (r->records > 1)
		text_putc(&r->out, '\n');
	report_decision(&r->out, &r->result, &r->record, r->calc.rules, lang);
	if (r->choose)
		report_choices(&r->out, &r->chosen.choices, lang);
	if (r->trace) {
		if (!report_trace(&r->out, &r->sheet, r->trace, lang)) {
			fprintf(stderr, "%s: case '%s' has no step '%s'\n",
			    r->common.tool, r->result.id, r->trace);
			r->status = err_worse(r->status, ERR_USAGE);
		}
	} else if (r->calc.sheet) {
		report_worksheet(&r->out, &r->sheet, lang);
	}
}

static void put_result(struct run *r)
{
	if (r->common.format == FORMAT_JSON)
		result_json(&r->out, &r->result, r->calc.rules, r->calc.sheet);
	else if (r->common.format == FORMAT_CSV && r->choose)
		choices_csv(&r->out, &r->result);
	else if (r->common.format == FORMAT_CSV)
		result_csv(&r->out, &r->result, r->tool->parts);
	else
		put_text(r);
}

static int compute(struct run *r)
{
	struct choose_options o = { r->tool->first,
		{ r->common.on, 0, 0 } };

	if (!r->choose)
		return r->tool->compute(&r->calc, &r->record, r->common.on, 0,
		    r->tool->own, &r->result);
	if (r->tool->deemed)
		o.oldage.deemed = r->tool->deemed(r->tool->own);
	return choose_pensions(&r->calc, &r->record, &o, &r->chosen, &r->result);
}

/* Computes and writes the months of one record; what is known of them before
 * the code of the month that ended them. */
static int one_timeline(struct run *r)
{
	struct timeline *t = &r->timeline;
	int code = timeline(&r->calc, &r->record, r->common.on, r->until,
	    r->tool->compute, r->tool->own, t);

	if (code)
		return code;
	if (r->payments)
		timeline_pay(&r->calc, t);
	r->records++;
	if (r->common.format == FORMAT_JSON) {
		timeline_json(&r->out, t, r->calc.rules, r->payments);
	} else if (r->common.format == FORMAT_CSV) {
		timeline_csv(&r->out, t, r->tool->parts, r->payments);
	} else {
		if (r->records > 1)
			text_putc(&r->out, '\n');
		report_timeline(&r->out, t, &r->record, r->calc.rules,
		    r->payments, r->common.lang);
	}
	return t->ended;
}

/* Reads, computes and writes one record. */
static int one_record(void *into, struct reader *reader,
    const struct record *rec)
{
	struct run *r = into;
	struct json *root;
	int code = json_parse(rec->text, rec->len, &root, &r->err);

	if (!code) {
		code = case_read(&r->record, root, &r->err);
		json_free(root);
	}
	if (code)
		return code;
	num_pool_reset(&r->pool);
	if (r->until != MONTH_NONE)
		return one_timeline(r);
	sheet_clear(&r->sheet);
	code = compute(r);
	if (code)
		return code;
	r->records++;
	if (r->records == 1 && !r->many) {
		/* only now: looking ahead moves the text of the record */
		r->many = reader_more(reader);
		r->calc.sheet = wants_sheet(r) ? &r->sheet : NULL;
	}
	put_result(r);
	return 0;
}

static void after_record(void *into)
{
	struct run *r = into;

	if (r->out.len >= WRITE_AT)
		flush(r);
	common_progress(&r->common, r->records, 0);
}

static void read_file(struct run *r, const char *path)
{
	const struct reader_each each = { &r->err, &r->stop, r, one_record,
		complain, after_record };

	reader_each(path, &each);
}

static int set_rounding(struct run *r, const char *arg)
{
	if (strcmp(arg, "parts") == 0)
		r->calc.rounding = ROUNDING_PARTS;
	else if (strcmp(arg, "total") == 0)
		r->calc.rounding = ROUNDING_TOTAL;
	else
		return common_usage(&r->common,
		    "rounding '%s' is not parts or total", arg);
	return 0;
}

static int set_until(struct run *r, const char *arg)
{
	if (month_parse(arg, &r->until) < 0)
		return common_usage(&r->common, "month '%s' does not exist "
		    "(expected YYYY-MM)", arg);
	return 0;
}

/* What does not go together. */
static int check_options(const struct run *r)
{
	if (r->trace && r->common.format != FORMAT_TEXT)
		return common_usage(&r->common, "--trace is for --format text");
	if (r->payments && r->until == MONTH_NONE)
		return common_usage(&r->common, "--payments needs --until");
	if (r->choose && r->until != MONTH_NONE)
		return common_usage(&r->common,
		    "--choose is for one month: ask with --on");
	if (r->until == MONTH_NONE)
		return 0;
	if (r->trace || r->common.worksheet == 1)
		return common_usage(&r->common,
		    "--until has no worksheet: ask for a month with --on");
	if (r->common.on != MONTH_NONE && r->common.on > r->until)
		return common_usage(&r->common,
		    "the month of --on lies after that of --until");
	return 0;
}

static void put_help(const struct tool *tool)
{
	fputs(tool->help, stdout);
	fputs(COMMON_HELP, stdout);
	fputs(RUN_HELP, stdout);
	fputs(tool->help_own, stdout);
	fputs(RUN_STATUS, stdout);
}

/* -1: go on; else the exit status. */
static int options(struct run *r, int argc, char **argv)
{
	int opt, version = 0, code = 0;

	while (!code && (opt = getopt_long(argc, argv, COMMON_SHORT, r->tool->options,
	    NULL)) != -1) {
		switch (opt) {
		case 'h':
			put_help(r->tool);
			return common_close(&r->common, 0);
		case 'V':
			version = 1;
			break;
		case RUN_ROUNDING:
			code = set_rounding(r, optarg);
			break;
		case RUN_CHOOSE:
			r->choose = 1;
			break;
		case RUN_TRACE:
			r->trace = optarg;
			break;
		case RUN_UNTIL:
			code = set_until(r, optarg);
			break;
		case RUN_PAYMENTS:
			r->payments = 1;
			break;
		default:
			code = opt >= RUN_OWN
			    ? r->tool->option(&r->common, r->tool->own, opt,
				optarg)
			    : common_option(&r->common, opt, optarg);
		}
	}
	if (!code)
		code = check_options(r);
	if (!code && version)
		return common_close(&r->common, common_version(&r->common));
	return code ? code : -1;
}

static int start(struct run *r, struct rules **rules)
{
	int code = common_rules(&r->common, rules);

	if (code)
		return code;
	r->calc.rules = *rules;
	code = law_load(&r->law, *rules, &r->err);
	if (code) {
		common_complain(&r->common, &r->err);
		return code;
	}
	r->calc.law = &r->law;
	r->calc.pool = &r->pool;
	r->calc.err = &r->err;
	return common_open(&r->common);
}

static void finish(struct run *r, struct rules *rules)
{
	text_release(&r->out);
	case_release(&r->record);
	timeline_release(&r->timeline);
	sheet_release(&r->sheet);
	num_pool_release(&r->pool);
	rules_release(rules);
}

static void put_head(struct run *r)
{
	if (r->common.format != FORMAT_CSV)
		return;
	if (r->until != MONTH_NONE)
		timeline_csv_head(&r->out, r->tool->parts, r->payments);
	else if (r->choose)
		choices_csv_head(&r->out);
	else
		result_csv_head(&r->out, r->tool->parts);
}

int run_tool(const struct tool *tool, int argc, char **argv)
{
	static struct run r; /* large; zero at the start */
	static char name[64];
	struct rules *rules = NULL;
	int i, code;

	snprintf(name, sizeof name, "%s", tool->name);
	if (argc > 0)
		argv[0] = name; /* getopt's messages begin with it */
	setlocale(LC_CTYPE, "C.UTF-8"); /* widths of full-width characters */
	r.tool = tool;
	r.until = MONTH_NONE;
	timeline_init(&r.timeline);
	common_init(&r.common, tool->name);
	code = options(&r, argc, argv);
	if (code >= 0)
		return code;
	code = start(&r, &rules);
	if (code) {
		rules_release(rules);
		return code;
	}
	case_init(&r.record);
	r.many = argc - optind > 1;
	/* the first case is computed with its steps in case it is the only one */
	r.calc.sheet = &r.sheet;
	if (r.many)
		r.calc.sheet = wants_sheet(&r) ? &r.sheet : NULL;
	put_head(&r);
	for (i = optind; i < argc; i++)
		read_file(&r, argv[i]);
	if (optind == argc)
		read_file(&r, "-");
	flush(&r);
	common_progress(&r.common, r.records, 1);
	finish(&r, rules);
	return common_close(&r.common, r.status);
}
