/* nenkin-recheck - which of these recorded decisions are wrong, by how much,
 * why, and what is owed. */
#include "common.h"
#include "progress.h"
#include "recheck_class.h"
#include "recheck_db.h"
#include "recheck_feed.h"
#include "recheck_partial.h"
#include "recheck_statistics.h"
#include "recheck_suppress.h"
#include "recheck_tool.h"
#include "recheck_write.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define JOBS_MAX 256
#define SAMPLE_MAX 1000000
#define KEY_LEAST 16 /* bytes of a key that cannot be guessed */

enum { OPT_FAIL_ON = 256, OPT_ONLY, OPT_LIMIT, OPT_REASON, OPT_DEEMED,
	OPT_RESUME, OPT_MERGE, OPT_INPUT, OPT_SAMPLE, OPT_SEED, OPT_MASK, OPT_DB,
	OPT_QUERY, OPT_CLASS, OPT_STATISTICS, OPT_SUPPRESS, OPT_OTHER_RULES };

static const struct option OPTIONS[] = {
	COMMON_LONG,
	{ "jobs", required_argument, NULL, 'j' },
	{ "fail-on", required_argument, NULL, OPT_FAIL_ON },
	{ "only", required_argument, NULL, OPT_ONLY },
	{ "limit", required_argument, NULL, OPT_LIMIT },
	{ "arrears-reason", required_argument, NULL, OPT_REASON },
	{ "deemed-request", no_argument, NULL, OPT_DEEMED },
	{ "class", required_argument, NULL, OPT_CLASS },
	{ "statistics", required_argument, NULL, OPT_STATISTICS },
	{ "other-rules", required_argument, NULL, OPT_OTHER_RULES },
	{ "suppress", required_argument, NULL, OPT_SUPPRESS },
	{ "sample", required_argument, NULL, OPT_SAMPLE },
	{ "seed", required_argument, NULL, OPT_SEED },
	{ "resume", required_argument, NULL, OPT_RESUME },
	{ "merge", no_argument, NULL, OPT_MERGE },
	{ "input", required_argument, NULL, OPT_INPUT },
	{ "mask", required_argument, NULL, OPT_MASK },
	{ "db", required_argument, NULL, OPT_DB },
	{ "query", required_argument, NULL, OPT_QUERY },
	{ NULL, 0, NULL, 0 }
};

static const char HELP[] =
    "Usage: nenkin-recheck [OPTION]... [FILE]...\n"
    "Recomputes recorded decisions, finds the errors, says why, and what is owed.\n"
    "A FILE holds decisions (nenkin-decision/1), one a line; without FILE, or with\n"
    "-, standard input is read.  --on is the month to which arrears are counted.\n"
    "\n";
static const char HELP_OWN[] =
    "                        (also: html, a report in one file; sarif; partial, to be\n"
    "                        merged)\n"
    "  -j, --jobs N          N workers at a time; the output is the same (0: one a\n"
    "                        processor)\n"
    "      --fail-on info|review|error\n"
    "                        exit status 1 from this severity on (default info)\n"
    "      --only CODES      write findings of these codes only (S03,R,E09); the exit\n"
    "                        status follows them, the counts are of all\n"
    "      --limit N         write N findings at most (in HTML: N decisions of each\n"
    "                        code); all are counted\n"
    "      --class N         N findings alike make a class (default 5; 0: none sought)\n"
    "      --other-rules DIR tables by which decisions may have been made, laid over\n"
    "                        those of --rules or a set of their own: I01 names the row\n"
    "      --statistics FILE write the figures to FILE, as CSV if it ends in .csv,\n"
    "                        else as JSON\n"
    "      --suppress N      figures of fewer than N are not shown, nor what would\n"
    "                        tell them; no single decision is either\n"
    "      --arrears-reason by_statute|record_correction|office_error\n"
    "                        where a decision names none (default by_statute)\n"
    "      --deemed-request  claims after 70 carry no request for deferral\n"
    "                        (国民年金法第28条第5項)\n"
    "      --sample N        recheck N decisions drawn at random; --seed TEXT\n"
    "      --resume FILE     keep what is done in FILE; a run that was broken off\n"
    "                        goes on from there\n"
    "      --merge           the FILEs are partial results: put them together;\n"
    "                        --input FILE is the whole input, for its SHA-256\n"
    "      --mask FILE       keyed hashes for ids, no values of the record; the key is\n"
    "                        what FILE holds\n"
    "      --db FILE --query SQL\n"
    "                        decisions from an SQLite file, a row each\n"
    "\n"
    "Exit status: 0 nothing found, 1 findings, 2 wrong use, 3 a decision was refused\n"
    "(the others are done), 4 a rule table is missing, unsound or silent for a month,\n"
    "5 input or output.\n";

/* One run of the tool. */
struct run {
	struct common common;
	struct asked asked;
	struct rules *rules, *other;
	struct law law;
	struct writer writer;
	struct feed feed;
	struct progress progress;
	struct text part;        /* of a partial result */
	long long last_line[COUNTERS]; /* figures of the run */
	struct worst carried;    /* by it */
	FILE *journal;           /* of --resume */
	const char *resume, *db, *query, *statistics, *mask, *other_rules;
	const char *input[ONLY_MAX];
	int n_input;
	int merges, merge_failed, jobs;
	long long limit;
	char input_sha256[HASH_TEXT];
	char skipped[HASH_TEXT];
};

/* ---- options ----------------------------------------------------------------- */

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
		if (r->asked.n_only == ONLY_MAX)
			return common_usage(&r->common, "more than %d codes",
			    ONLY_MAX);
		r->asked.only[r->asked.n_only++] = s;
	}
	return 0;
}

static int set_number(struct run *r, const char *arg, long long max,
    const char *of, long long *to)
{
	char *end;

	errno = 0;
	*to = strtoll(arg, &end, 10);
	if (*arg < '0' || *arg > '9' || *end || errno || *to > max)
		return common_usage(&r->common, "'%s' is no number of %s", arg, of);
	return 0;
}

static int set_jobs(struct run *r, const char *arg)
{
	long long n;
	int code = set_number(r, arg, JOBS_MAX, "workers", &n);

	if (!code && n == 0)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	r->jobs = (int)n;
	return code;
}

static int set_format(struct run *r, const char *arg)
{
	char names[80];

	r->asked.format = recheck_format(arg);
	if (r->asked.format)
		return 0;
	recheck_format_names(names, sizeof names);
	return common_usage(&r->common, "format '%s' is not %s", arg, names);
}

/* The key is what the file holds, but for a line feed at its end. */
static int set_mask(struct run *r, const char *path)
{
	struct asked *a = &r->asked;
	FILE *f = fopen(path, "rb");
	size_t n = f ? fread(a->key, 1, sizeof a->key, f) : 0;
	int bad = !f || ferror(f);

	if (f)
		fclose(f);
	if (bad) {
		fprintf(stderr, "%s: cannot read '%s': %s\n", r->common.tool,
		    path, strerror(errno));
		return ERR_IO;
	}
	if (n && a->key[n - 1] == '\n')
		n--;
	if (n < KEY_LEAST)
		return common_usage(&r->common, "the key in '%s' is shorter than "
		    "%d bytes", path, KEY_LEAST);
	a->key_len = n;
	return 0;
}

static int set_input(struct run *r, const char *path)
{
	if (r->n_input == ONLY_MAX)
		return common_usage(&r->common, "more than %d inputs", ONLY_MAX);
	r->input[r->n_input++] = path;
	return 0;
}

/* The options on how a run goes. */
static int run_option(struct run *r, int opt, char *arg)
{
	switch (opt) {
	case 'j':
		return set_jobs(r, arg);
	case OPT_RESUME:
		r->resume = arg;
		return 0;
	case OPT_MERGE:
		r->merges = 1;
		return 0;
	case OPT_INPUT:
		return set_input(r, arg);
	case OPT_SAMPLE:
		return set_number(r, arg, SAMPLE_MAX, "decisions",
		    &r->asked.sample);
	case OPT_SEED:
		r->asked.seed = arg;
		return 0;
	case OPT_MASK:
		r->mask = arg;
		return 0;
	case OPT_DB:
		r->db = arg;
		return 0;
	case OPT_QUERY:
		r->query = arg;
		return 0;
	case OPT_STATISTICS:
		r->statistics = arg;
		return 0;
	default:
		return common_option(&r->common, opt, arg);
	}
}

/* The options on what is found and written. */
static int one_option(struct run *r, int opt, char *arg)
{
	int code, i = 0;
	long long n = 0;

	switch (opt) {
	case 'f':
		return set_format(r, arg);
	case OPT_FAIL_ON:
		code = set_name(r, arg, SEVERITY_NAMES, SEVERITIES, "severity", &i);
		r->asked.fail_on = (enum severity)i;
		return code;
	case OPT_ONLY:
		return set_only(r, arg);
	case OPT_LIMIT:
		return set_number(r, arg, 1000000000000LL, "findings", &r->limit);
	case OPT_CLASS:
		code = set_number(r, arg, 1000000000, "findings", &n);
		r->asked.class_least = (int)n;
		return code;
	case OPT_SUPPRESS:
		code = set_number(r, arg, 1000000, "decisions", &n);
		r->asked.suppress = (int)n;
		return code;
	case OPT_REASON:
		code = set_name(r, arg, ARREARS_REASONS, SEVERITIES, "reason", &i);
		r->asked.options.reason =
		    (enum arrears_reason)(ARREARS_BY_STATUTE + i);
		return code;
	case OPT_DEEMED:
		r->asked.options.deemed = 1;
		return 0;
	case OPT_OTHER_RULES:
		r->other_rules = arg;
		return 0;
	default:
		return run_option(r, opt, arg);
	}
}

static int is_partial(const struct run *r)
{
	return r->asked.format == &RECHECK_PARTIAL;
}

/* --suppress: figures alone. */
static int check_suppress(struct run *r)
{
	const struct common *c = &r->common;

	if (!r->asked.suppress)
		return 0;
	if (is_partial(r))
		return common_usage(c, "--suppress is for --merge, not for a "
		    "partial result");
	if (r->limit >= 0)
		return common_usage(c, "--suppress shows no single decision: "
		    "--limit does not go with it");
	if (!r->asked.format->findings_last && !r->statistics)
		return common_usage(c, "--suppress is for figures: those of text, "
		    "html or --statistics");
	r->asked.class_least = 0;
	if (r->asked.format->findings_last)
		r->limit = 0;
	return 0;
}

/* What does not go together. */
static int check_options(struct run *r, int files)
{
	const struct common *c = &r->common;
	int partial = is_partial(r);

	if (!r->db != !r->query)
		return common_usage(c, "--db and --query belong together");
	if (r->db && files)
		return common_usage(c, "--db is read instead of files");
	if (r->asked.sample && !r->asked.seed)
		return common_usage(c, "--sample needs --seed");
	if (r->asked.seed && (!r->asked.sample ||
	    strlen(r->asked.seed) > ERR_FILE_MAX))
		return common_usage(c, "--seed is a short text, for --sample");
	if (r->asked.sample && (r->resume || r->merges || partial))
		return common_usage(c, "--sample does not go with --resume, "
		    "--merge or partial results");
	if (r->merges && (r->resume || r->db || partial))
		return common_usage(c, "--merge does not go with --resume, --db "
		    "or --format partial");
	if (r->resume && partial)
		return common_usage(c, "--resume FILE is a partial result itself");
	if (r->asked.format->worst && (r->merges || r->resume) &&
	    r->limit > WORST_CARRIED)
		return common_usage(c, "a partial result has %d decisions of each "
		    "code, no more (--limit)", WORST_CARRIED);
	if (r->n_input && !r->merges)
		return common_usage(c, "--input is for --merge");
	if (partial && (r->asked.n_only || r->limit >= 0 || r->statistics))
		return common_usage(c, "--only, --limit and --statistics are for "
		    "--merge, not for a partial result");
	return 0;
}

/* -1: go on; else the exit status. */
static int options(struct run *r, int argc, char **argv)
{
	int opt, version = 0, code = 0;

	while (!code && (opt = getopt_long(argc, argv, COMMON_SHORT "j:", OPTIONS,
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
		default:
			code = one_option(r, opt, optarg);
		}
	}
	if (!code && version)
		return common_close(&r->common, common_version(&r->common));
	if (!code)
		code = check_options(r, argc - optind);
	if (!code)
		code = check_suppress(r);
	if (!code && r->mask)
		code = set_mask(r, r->mask);
	return code ? code : -1;
}

/* ---- the run ---------------------------------------------------------------------- */

/* --other-rules: as nenkin-compare --against. */
static int load_other_rules(struct run *r)
{
	struct err e = { 0 };
	struct law law;
	int code = common_rules_over(&r->common, &r->other_rules, 1, &r->other);

	if (code)
		return code;
	code = law_load(&law, r->other, &e);
	if (code)
		common_complain(&r->common, &e);
	r->asked.options.other = r->other;
	return code;
}

static int start(struct run *r)
{
	struct err e = { 0 };
	int code = common_rules(&r->common, &r->rules);

	if (code)
		return code;
	code = law_load(&r->law, r->rules, &e);
	if (code) {
		common_complain(&r->common, &e);
		return code;
	}
	if (r->other_rules && (code = load_other_rules(r)) != 0)
		return code;
	r->asked.options.on = r->common.on;
	r->asked.rules = r->rules;
	r->asked.law = &r->law;
	r->asked.lang = r->common.lang;
	r->asked.worksheets = r->common.worksheet != 0;
	worst_init(&r->carried, WORST_CARRIED);
	r->asked.work = r->resume ? &RECHECK_PARTIAL : r->asked.format;
	code = common_open(&r->common);
	writer_init(&r->writer, &r->common, &r->asked,
	    r->limit >= 0 ? r->limit : r->asked.format->limit);
	return code;
}

static void journal_write(struct run *r)
{
	if (fwrite(r->part.s, 1, r->part.len, r->journal) == r->part.len &&
	    fflush(r->journal) == 0) {
		text_clear(&r->part);
		return;
	}
	fprintf(stderr, "%s: cannot write '%s': %s\n", r->common.tool, r->resume,
	    strerror(errno));
	r->writer.status = ERR_IO;
}

/* A job that is done, in the order of the input. */
static void collect(void *into, struct job *j)
{
	struct run *r = into;

	if (r->writer.status == ERR_IO)
		return;
	progress_add(&r->progress, j->n_record, (long long)j->in.len);
	if (r->journal) {
		partial_block(&r->part, j, &r->carried);
		journal_write(r);
	} else if (is_partial(r)) {
		partial_block(&r->writer.out, j, &r->carried);
		counts_add(&r->writer.counts, &j->counts);
		r->writer.status = err_worse(r->writer.status, j->status);
		writer_flush(&r->writer, 0);
	} else {
		writer_job(&r->writer, j);
	}
}

static int open_failed(const struct run *r)
{
	fprintf(stderr, "%s: cannot open '%s': %s\n", r->common.tool, r->resume,
	    strerror(errno));
	return ERR_IO;
}

/* The partial result of --resume, cut behind its last whole block. */
static int open_journal(struct run *r)
{
	struct partial_at at;
	struct stat st;
	int code;

	r->journal = fopen(r->resume, "ab");
	if (!r->journal || fstat(fileno(r->journal), &st) != 0)
		return open_failed(r);
	if (!S_ISREG(st.st_mode))
		return common_usage(&r->common, "'%s' is no regular file",
		    r->resume);
	if (flock(fileno(r->journal), LOCK_EX | LOCK_NB) != 0)
		return common_usage(&r->common, "'%s' is in use by another run",
		    r->resume);
	code = partial_resume(&r->common, &r->asked, r->resume, &at,
	    &r->carried);
	if (code)
		return code;
	if (ftruncate(fileno(r->journal), at.bytes) != 0)
		return open_failed(r);
	r->feed.skip = at.records;
	r->feed.skipped = memcpy(r->skipped, at.so_far, sizeof at.so_far);
	r->feed.keeps_so_far = 1;
	if (at.bytes == 0) {
		partial_head(&r->part, &r->asked);
		journal_write(r);
	}
	return r->writer.status == ERR_IO ? ERR_IO : 0;
}

/* Text and statistics say the hash of the input, --resume compares it. */
static int wants_hash(const struct run *r)
{
	return r->resume || r->statistics || r->asked.format->findings_last;
}

static void read_all(struct run *r, char **file, int n)
{
	struct feed *f = &r->feed;
	int i;

	f->tool = r->common.tool;
	f->written = &r->writer.status;
	f->input = wants_hash(r) ? hash_begin() : NULL;
	if (r->asked.sample)
		f->sample = sample_new(r->asked.sample, r->asked.seed);
	f->pool = pool_new(&r->asked, r->jobs, collect, r);
	progress_begin(&r->progress, &r->common, file, n);
	if (r->db)
		feed_db(f, r->db, r->query);
	for (i = 0; i < n; i++)
		feed_file(f, file[i]);
	if (n == 0 && !r->db)
		feed_file(f, "-");
	feed_end(f);
	progress_end(&r->progress);
	sample_release(f->sample);
	if (f->input)
		hash_end(f->input, r->input_sha256);
	/* what is to be resumed or merged does not end without a file of it */
	if (r->writer.status != ERR_IO &&
	    (f->status != ERR_IO || r->journal || is_partial(r)))
		r->writer.status = err_worse(r->writer.status, f->status);
}

static void merge_files(struct run *r, char **file, int n)
{
	struct merge m = { .writer = &r->writer };
	int i, code = 0;

	for (i = 0; i < n && !code; i++)
		code = merge_file(&m, file[i]);
	if (n == 0)
		code = merge_file(&m, "-");
	r->merge_failed = code != 0;
	r->writer.status = err_worse(r->writer.status, code);
	text_release(&m.waiting);
}

/* --input: the records of the whole input, hashed as they are when read. */
static void hash_inputs(struct run *r)
{
	struct feed f = { .tool = r->common.tool, .written = &r->writer.status,
		.input = hash_begin(), .skip = -1 };
	int i;

	for (i = 0; i < r->n_input; i++)
		feed_file(&f, r->input[i]);
	hash_end(f.input, r->input_sha256);
	if (!r->n_input)
		snprintf(r->input_sha256, sizeof r->input_sha256, "-");
	r->writer.status = err_worse(r->writer.status, f.status);
}

/* The journal is whole: the output is made of it, as of merged parts. */
static void from_journal(struct run *r)
{
	char *file[] = { (char *)r->resume };
	int ok = feed_goes_on(&r->feed) && r->writer.status != ERR_IO;

	if (ok) {
		partial_end(&r->part);
		journal_write(r);
	}
	fclose(r->journal);
	if (ok)
		merge_files(r, file, 1);
}

static void put_statistics(struct run *r)
{
	const struct report report = { &r->asked, &r->writer.counts,
		r->input_sha256, r->feed.records, NULL, NULL, NULL, NULL };
	size_t len = strlen(r->statistics);
	struct common c = r->common;
	struct text t;

	text_init(&t);
	counts_of(&r->writer.counts, "run", ""); /* nothing was read: zeros */
	if (len > 4 && strcmp(r->statistics + len - 4, ".csv") == 0)
		statistics_csv(&t, &report);
	else
		statistics_json(&t, &report);
	c.output = r->statistics;
	c.beside[0] = '\0';
	c.out = stdout;
	if (common_open(&c) || common_write(&c, &t) ||
	    (c.out != stdout && common_close(&c, 0)))
		r->writer.status = ERR_IO;
	text_release(&t);
}

static void put_last_line(const long long *at)
{
	fprintf(stderr, "checked=%lld pass=%lld fail=%lld review=%lld "
	    "refused=%lld underpaid=%lld overpaid=%lld\n", at[RUN_CHECKED],
	    at[RUN_PASS], at[RUN_FAIL], at[RUN_REVIEW], at[RUN_REFUSED],
	    at[RUN_UNDERPAID], at[RUN_OVERPAID]);
}

/* No sums are told of what is not whole. */
static int incomplete(const struct run *r)
{
	return r->feed.status == ERR_USAGE || r->merge_failed;
}

/* All but the closing of the output. */
static void go(struct run *r, char **file, int n)
{
	struct writer *w = &r->writer;

	if (is_partial(r))
		partial_head(&w->out, &r->asked);
	else
		writer_begin(w);
	if (r->merges) {
		merge_files(r, file, n);
		hash_inputs(r);
	} else {
		read_all(r, file, n);
	}
	if (r->journal)
		from_journal(r);
	memcpy(r->last_line, counts_get(&w->counts, "run", ""),
	    sizeof r->last_line);
	if (w->status == ERR_IO || incomplete(r))
		return;
	if (is_partial(r)) {
		partial_end(&w->out);
		writer_flush(w, 1);
	} else {
		if (r->asked.suppress)
			counts_suppress(&w->counts, r->asked.suppress);
		writer_end(w, r->input_sha256, r->feed.records);
	}
	if (r->statistics && w->status != ERR_IO)
		put_statistics(r);
	w->status = err_worse(w->status, r->feed.status);
}

int main(int argc, char **argv)
{
	static struct run r; /* large; zero at the start */
	static char name[] = "nenkin-recheck";
	int code, went;

	if (argc > 0)
		argv[0] = name; /* getopt's messages begin with it */
	setlocale(LC_CTYPE, "C.UTF-8"); /* widths of full-width characters */
	common_init(&r.common, "nenkin-recheck");
	r.limit = -1;
	r.jobs = 1;
	r.asked.class_least = CLASS_LEAST;
	r.asked.format = recheck_format("text");
	r.asked.options.reason = ARREARS_BY_STATUTE;
	code = options(&r, argc, argv);
	if (code >= 0)
		return code;
	code = start(&r);
	if (!code && r.resume)
		code = open_journal(&r);
	went = !code;
	if (went)
		go(&r, argv + optind, argc - optind);
	code = common_close(&r.common, code ? code : r.writer.status);
	if (r.writer.counts.slot) {
		if (went && !incomplete(&r))
			put_last_line(r.last_line);
		writer_release(&r.writer);
	}
	text_release(&r.part);
	worst_release(&r.carried);
	rules_release(r.other);
	rules_release(r.rules);
	return code;
}
