/* nenkin-recheck - which of these recorded decisions are wrong, by how much,
 * why, and what is owed. */
#include "../calc/finding.h"
#include "../calc/hash.h"
#include "../calc/json.h"
#include "common.h"
#include "reader.h"
#include "recheck_html.h"
#include "recheck_summary.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define WRITE_AT (64 * 1024) /* bytes of output collected before a write */
#define ONLY_MAX 64
#define SHOWN_MAX 20         /* findings in the text when --limit is not given */

enum { OPT_FAIL_ON = 256, OPT_ONLY, OPT_LIMIT, OPT_REASON, OPT_DEEMED };

#define FORMATS_KNOWN 4
static const char *const FORMATS[FORMATS_KNOWN] = { "text", "json", "csv",
	"html" }; /* in the order of enum format */

static const struct option OPTIONS[] = {
	COMMON_LONG,
	{ "fail-on", required_argument, NULL, OPT_FAIL_ON },
	{ "only", required_argument, NULL, OPT_ONLY },
	{ "limit", required_argument, NULL, OPT_LIMIT },
	{ "arrears-reason", required_argument, NULL, OPT_REASON },
	{ "deemed-request", no_argument, NULL, OPT_DEEMED },
	{ NULL, 0, NULL, 0 }
};

static const char HELP[] =
    "Usage: nenkin-recheck [OPTION]... [FILE]...\n"
    "Recomputes recorded decisions, finds the errors, says why, and what is owed.\n"
    "A FILE holds decisions (nenkin-decision/1), one a line; without FILE, or with\n"
    "-, standard input is read.  --on is the month to which arrears are counted.\n"
    "\n";
static const char HELP_OWN[] =
    "      --fail-on info|review|error\n"
    "                        exit status 1 from this severity on (default info)\n"
    "      --only CODES      write findings of these codes only (S03,R,E09); the exit\n"
    "                        status follows them, the counts are of all\n"
    "      --limit N         write N findings at most (in HTML: N decisions of each\n"
    "                        code); all are counted\n"
    "      --arrears-reason by_statute|record_correction|office_error\n"
    "                        where a decision names none (default by_statute)\n"
    "      --deemed-request  claims after 70 carry no request for deferral\n"
    "                        (国民年金法第28条第5項)\n"
    "Formats: text, json, csv, html (a report in one file).\n"
    "\n"
    "Exit status: 0 nothing found, 1 findings, 2 wrong use, 3 a decision was refused\n"
    "(the others are done), 4 a rule table is missing, unsound or silent for a month,\n"
    "5 input or output.\n";

/* One run of the tool. */
struct run {
	struct common common;
	struct recheck_options options;
	struct recheck *recheck;
	struct rules *rules;
	struct law law;
	struct err err;
	struct decision decision;
	struct findings findings;
	struct summary summary;
	struct worst worst;     /* of the HTML report */
	struct hash *input;     /* of the text summary and the HTML report */
	struct text out, shown;
	const char *only[ONLY_MAX];
	int n_only;
	long long limit, written;
	enum severity fail_on;
	long long records;
	int status;
};

static void complain(void *into, int code)
{
	struct run *r = into;

	/* a file that cannot be read leaves what was collected unwritten */
	if (code != ERR_IO && r->common.format != FORMAT_TEXT &&
	    common_write(&r->common, &r->out))
		r->status = err_worse(r->status, ERR_IO);
	common_complain(&r->common, &r->err);
	r->status = err_worse(r->status, code);
	r->summary.refused += code == ERR_INPUT;
}

/* "S03", or "S" for all that begin so. */
static int is_wanted(const struct run *r, const char *code)
{
	int i;

	for (i = 0; i < r->n_only; i++)
		if (strncmp(code, r->only[i], strlen(r->only[i])) == 0)
			return 1;
	return r->n_only == 0;
}

static void put_finding(struct run *r, const struct finding *f,
    const struct record *rec)
{
	char input[HASH_TEXT];
	const struct finding_rules rules = { VERSION, rules_name(r->rules),
		rules_sha256(r->rules), input, r->options.on };

	if (r->common.format == FORMAT_HTML ||
	    (r->limit >= 0 && r->written >= r->limit))
		return;
	r->written++;
	if (r->common.format == FORMAT_JSON) {
		hash_sha256(rec->text, rec->len, input);
		finding_json(&r->out, f, r->decision.id, &rules);
	} else if (r->common.format == FORMAT_CSV) {
		finding_csv(&r->out, f, r->decision.id);
	} else {
		summary_finding(&r->shown, f, r->decision.id, r->common.lang);
	}
}

/* Drops what --only does not name. */
static void choose(struct run *r)
{
	struct findings *f = &r->findings;
	int i, n = 0;

	for (i = 0; i < f->n; i++)
		if (is_wanted(r, f->list[i].code))
			f->list[n++] = f->list[i];
	f->n = n;
}

/* Reads and recomputes one decision. */
static int judge(struct run *r, const char *record, size_t len)
{
	struct json *root;
	int code = json_parse(record, len, &root, &r->err);

	if (!code) {
		code = decision_read(&r->decision, root, &r->err);
		json_free(root);
	}
	if (!code)
		code = recheck_decision(r->recheck, &r->decision, &r->options,
		    &r->findings, &r->err);
	return code;
}

static int judge_kept(void *into, const char *record, size_t len)
{
	int code = judge(into, record, len);

	choose(into);
	return code;
}

static int one_record(void *into, struct reader *reader,
    const struct record *rec)
{
	struct run *r = into;
	int i, code;

	(void)reader;
	if (r->input) {
		hash_more(r->input, rec->text, rec->len);
		hash_more(r->input, "\n", 1);
	}
	code = judge(r, rec->text, rec->len);
	if (code)
		return code;
	r->records++;
	if (r->findings.silent)
		r->status = err_worse(r->status, ERR_RULE);
	summary_add(&r->summary, &r->decision, &r->findings);
	worst_count(&r->worst, &r->decision, &r->findings);
	choose(r);
	if (r->common.format == FORMAT_HTML)
		worst_keep(&r->worst, &r->findings, rec->text, rec->len);
	for (i = 0; i < r->findings.n; i++) {
		if (r->findings.list[i].severity >= r->fail_on)
			r->status = err_worse(r->status, ERR_FOUND);
		put_finding(r, &r->findings.list[i], rec);
	}
	return 0;
}

static void after_record(void *into)
{
	struct run *r = into;

	if (r->out.len >= WRITE_AT && common_write(&r->common, &r->out))
		r->status = ERR_IO;
	common_progress(&r->common, r->records, 0);
}

static void read_file(struct run *r, const char *path)
{
	const struct reader_each each = { &r->err, &r->status, r, one_record,
		complain, after_record };

	reader_each(path, &each);
}

static int set_name(struct run *r, const char *arg, const char *const *names,
    int n, const char *what, int *to)
{
	int i;

	for (i = 0; i < n && names[i]; i++)
		if (strcmp(arg, names[i]) == 0) {
			*to = i;
			return 0;
		}
	return common_usage(&r->common, "%s '%s' is not known", what, arg);
}

static int set_only(struct run *r, char *arg)
{
	const struct error_code *x;
	char *s, *next;

	for (s = arg; s; s = next) {
		next = strchr(s, ',');
		if (next)
			*next++ = '\0';
		for (x = error_codes(); x->id; x++)
			if (*s && strncmp(x->id, s, strlen(s)) == 0)
				break;
		if (!x->id)
			return common_usage(&r->common, "no code begins with '%s'",
			    s);
		if (r->n_only == ONLY_MAX)
			return common_usage(&r->common, "more than %d codes",
			    ONLY_MAX);
		r->only[r->n_only++] = s;
	}
	return 0;
}

static int set_limit(struct run *r, const char *arg)
{
	char *end;

	r->limit = strtoll(arg, &end, 10);
	if (*arg < '0' || *arg > '9' || *end)
		return common_usage(&r->common, "'%s' is no number of findings",
		    arg);
	return 0;
}

/* -1: go on; else the exit status. */
static int options(struct run *r, int argc, char **argv)
{
	int opt, version = 0, code = 0, i = 0;

	while (!code && (opt = getopt_long(argc, argv, COMMON_SHORT, OPTIONS,
	    NULL)) != -1) {
		switch (opt) {
		case 'h':
			fputs(HELP, stdout);
			fputs(COMMON_HELP, stdout);
			fputs(HELP_OWN, stdout);
			return common_close(&r->common, 0);
		case 'V':
			version = 1;
			break;
		case 'f':
			code = set_name(r, optarg, FORMATS, FORMATS_KNOWN,
			    "format", &i);
			r->common.format = (enum format)i;
			break;
		case OPT_FAIL_ON:
			code = set_name(r, optarg, SEVERITY_NAMES, SEVERITIES,
			    "severity", &i);
			r->fail_on = (enum severity)i;
			break;
		case OPT_ONLY:
			code = set_only(r, optarg);
			break;
		case OPT_LIMIT:
			code = set_limit(r, optarg);
			break;
		case OPT_REASON:
			code = set_name(r, optarg, ARREARS_REASONS, SEVERITIES,
			    "reason", &i);
			r->options.reason =
			    (enum arrears_reason)(ARREARS_BY_STATUTE + i);
			break;
		case OPT_DEEMED:
			r->options.deemed = 1;
			break;
		default:
			code = common_option(&r->common, opt, optarg);
		}
	}
	if (!code && version)
		return common_close(&r->common, common_version(&r->common));
	return code ? code : -1;
}

static int start(struct run *r)
{
	int code = common_rules(&r->common, &r->rules);

	if (code)
		return code;
	code = law_load(&r->law, r->rules, &r->err);
	if (code) {
		common_complain(&r->common, &r->err);
		return code;
	}
	r->options.on = r->common.on;
	r->recheck = recheck_new(r->rules, &r->law);
	decision_init(&r->decision);
	if (r->common.format == FORMAT_TEXT || r->common.format == FORMAT_HTML) {
		r->input = hash_begin();
		if (r->limit < 0)
			r->limit = r->common.format == FORMAT_TEXT ? SHOWN_MAX
								   : HTML_EACH;
	}
	worst_init(&r->worst, r->limit < HTML_EACH_MAX ? (int)r->limit
						       : HTML_EACH_MAX);
	return common_open(&r->common);
}

/* What the run rests on: the first line of the summary. */
static void put_summary(struct run *r)
{
	char input[HASH_TEXT], m[8];

	hash_end(r->input, input);
	text_puts(&r->out, "nenkin-recheck " VERSION "  rules ");
	text_puts(&r->out, rules_name(r->rules));
	text_puts(&r->out, " sha256 ");
	text_puts(&r->out, rules_sha256(r->rules));
	text_puts(&r->out, "  input sha256 ");
	text_puts(&r->out, input);
	if (r->options.on != MONTH_NONE) {
		text_puts(&r->out, "  on ");
		text_puts(&r->out, month_text(r->options.on, m));
	}
	text_puts(&r->out, "\n");
	summary_text(&r->out, &r->summary, r->common.lang);
	if (r->shown.len) {
		text_putc(&r->out, '\n');
		text_put(&r->out, r->shown.s, r->shown.len);
	}
}

static void put_html(struct run *r)
{
	char input[HASH_TEXT];
	const struct recheck_page page = { &r->common, &r->out, r->rules,
		r->recheck, &r->options, &r->summary, &r->worst, input,
		judge_kept, r, &r->decision, &r->findings };

	hash_end(r->input, input);
	if (recheck_html(&page))
		r->status = ERR_IO;
}

static void finish(struct run *r)
{
	worst_release(&r->worst);
	text_release(&r->out);
	text_release(&r->shown);
	decision_release(&r->decision);
	recheck_release(r->recheck);
	rules_release(r->rules);
}

static void put_last_line(const struct summary *s)
{
	fprintf(stderr, "checked=%lld pass=%lld fail=%lld review=%lld "
	    "refused=%lld underpaid=%lld overpaid=%lld\n", s->checked, s->pass,
	    s->fail, s->review, s->refused, s->underpaid, s->overpaid);
}

int main(int argc, char **argv)
{
	static struct run r; /* large; zero at the start */
	static char name[] = "nenkin-recheck";
	int i, code;

	if (argc > 0)
		argv[0] = name; /* getopt's messages begin with it */
	setlocale(LC_CTYPE, "C.UTF-8"); /* widths of full-width characters */
	common_init(&r.common, "nenkin-recheck");
	r.limit = -1;
	r.options.reason = ARREARS_BY_STATUTE;
	code = options(&r, argc, argv);
	if (code >= 0)
		return code;
	code = start(&r);
	if (code) {
		rules_release(r.rules);
		return code;
	}
	if (r.common.format == FORMAT_CSV)
		finding_csv_head(&r.out);
	for (i = optind; i < argc; i++)
		read_file(&r, argv[i]);
	if (optind == argc)
		read_file(&r, "-");
	if (r.common.format == FORMAT_TEXT)
		put_summary(&r);
	else if (r.common.format == FORMAT_HTML && r.status != ERR_IO)
		put_html(&r);
	if (r.status != ERR_IO && common_write(&r.common, &r.out))
		r.status = ERR_IO;
	common_progress(&r.common, r.records, 1);
	finish(&r);
	r.status = common_close(&r.common, r.status);
	put_last_line(&r.summary);
	return r.status;
}
