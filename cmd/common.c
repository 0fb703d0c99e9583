/* common.c - what every tool does alike: options, rules, output, messages. */
#include "common.h"

#include "../calc/month.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef NENKIN_DATADIR
#define NENKIN_DATADIR "/usr/local/share/nenkin"
#endif

#define FILE_MAX (16 * 1024 * 1024) /* bytes of one rule table */
#define PROGRESS_EVERY 10000

const char COMMON_HELP[] =
    "  -r, --rules DIR       rule tables; given again, lays DIR over the one before\n"
    "  -d, --on YYYY-MM      the month the amounts are for\n"
    "  -f, --format FORMAT   text (default), json or csv\n"
    "  -w, --worksheet       show every step; --no-worksheet leaves it out\n"
    "  -l, --lang ja|en      language of the text\n"
    "  -o, --output FILE     write to FILE\n"
    "  -h, --help            this text\n"
    "  -V, --version         version, and the rule set in use\n";

/* Japanese unless the locale names another language. */
static enum lang lang_of_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	unsigned i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		const char *s = getenv(names[i]);

		if (!s || !*s)
			continue;
		if (strncmp(s, "ja", 2) == 0 || strcmp(s, "POSIX") == 0 ||
		    strcmp(s, "C") == 0 || strncmp(s, "C.", 2) == 0)
			return LANG_JA;
		return LANG_EN;
	}
	return LANG_JA;
}

void common_init(struct common *c, const char *tool)
{
	memset(c, 0, sizeof *c);
	c->tool = tool;
	c->on = MONTH_NONE;
	c->worksheet = -1;
	c->lang = lang_of_locale();
	c->out = stdout;
}

int common_usage(const struct common *c, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s: ", c->tool);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, " (see '%s --help')\n", c->tool);
	return ERR_USAGE;
}

static int set_format(struct common *c, const char *arg)
{
	static const char *const names[] = { "text", "json", "csv" };
	unsigned i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(arg, names[i]) == 0) {
			c->format = (enum format)i;
			return 0;
		}
	return common_usage(c, "format '%s' is not text, json or csv", arg);
}

int common_option(struct common *c, int opt, const char *arg)
{
	switch (opt) {
	case 'r':
		if (c->n_rules == RULES_MAX)
			return common_usage(c, "more than %d folders of rules",
			    RULES_MAX);
		c->rules[c->n_rules++] = arg;
		return 0;
	case 'd':
		if (month_parse(arg, &c->on) < 0)
			return common_usage(c, "month '%s' does not exist "
			    "(expected YYYY-MM)", arg);
		return 0;
	case 'f':
		return set_format(c, arg);
	case 'w':
		c->worksheet = 1;
		return 0;
	case 'W':
		c->worksheet = 0;
		return 0;
	case 'l':
		if (strcmp(arg, "ja") != 0 && strcmp(arg, "en") != 0)
			return common_usage(c, "language '%s' is not ja or en",
			    arg);
		c->lang = arg[0] == 'j' ? LANG_JA : LANG_EN;
		return 0;
	case 'o':
		c->output = arg;
		return 0;
	default: /* getopt_long has said what is wrong */
		fprintf(stderr, "Try '%s --help'.\n", c->tool);
		return ERR_USAGE;
	}
}

void common_complain(const struct common *c, const struct err *e)
{
	char buf[sizeof e->msg + sizeof e->path + sizeof e->file + 32];

	err_text(e, buf, sizeof buf);
	fflush(c->out);
	fprintf(stderr, "%s: %s\n", c->tool, buf);
}

/* ---- rules --------------------------------------------------------------- */

/* Whole file into memory, to be freed.  ERR_RULE: a table that cannot be read
 * is a table that is missing. */
static int read_file(const char *path, char **text, size_t *len, struct err *e)
{
	FILE *f = fopen(path, "rb");
	size_t cap = 64 * 1024, n = 0, k;
	int bad;

	if (!f)
		return err_set(e, ERR_RULE, NULL, "cannot open '%s': %s", path,
		    strerror(errno));
	*text = malloc(cap);
	while (*text && n < FILE_MAX &&
	    (k = fread(*text + n, 1, cap - n, f)) > 0) {
		n += k;
		if (n == cap)
			*text = realloc(*text, cap *= 2);
	}
	if (!*text)
		abort();
	bad = ferror(f) ? errno : 0;
	fclose(f);
	*len = n;
	if (!bad && n < FILE_MAX)
		return 0;
	free(*text);
	return err_set(e, ERR_RULE, NULL, "cannot read '%s': %s", path,
	    bad ? strerror(bad) : "the file is too large");
}

static int is_table(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return n > 5 && d->d_name[0] != '.' &&
	    strcmp(d->d_name + n - 5, ".json") == 0 &&
	    strcmp(d->d_name, "ruleset.json") != 0;
}

static int add_file(struct rules *r, const char *dir, const char *name,
    int overlay, struct err *e)
{
	char path[PATH_MAX], *text;
	size_t len;
	int code;

	snprintf(path, sizeof path, "%s/%s", dir, name);
	code = read_file(path, &text, &len, e);
	if (code)
		return code;
	code = rules_add(r, path, text, len, overlay, e);
	free(text);
	return code;
}

/* ruleset.json names the folder; only a folder laid over may lack it. */
static int add_set(struct rules *r, const char *dir, int overlay, struct err *e)
{
	char path[PATH_MAX], *text;
	const char *base = strrchr(dir, '/');
	size_t len;
	int code;

	snprintf(path, sizeof path, "%s/ruleset.json", dir);
	if (overlay && access(path, F_OK) != 0)
		return rules_add_set(r, path, NULL, 0,
		    base && base[1] ? base + 1 : dir, e);
	code = read_file(path, &text, &len, e);
	if (code)
		return code;
	code = rules_add_set(r, path, text, len, NULL, e);
	free(text);
	return code;
}

static int add_folder(struct rules *r, const char *dir, int overlay,
    struct err *e)
{
	struct dirent **list;
	int i, code, n;

	n = scandir(dir, &list, is_table, alphasort);
	if (n < 0)
		return err_set(e, ERR_RULE, NULL,
		    "cannot read the rule tables in '%s': %s", dir,
		    strerror(errno));
	code = add_set(r, dir, overlay, e);
	for (i = 0; i < n; i++) {
		if (!code)
			code = add_file(r, dir, list[i]->d_name, overlay, e);
		free(list[i]);
	}
	free(list);
	return code ? code : rules_check_folder(r, e);
}

/* $NENKIN_RULES, else ../rules beside the tool's own folder, else the
 * installed tables. */
static const char *default_folder(char *buf, size_t size)
{
	const char *env = getenv("NENKIN_RULES");
	char exe[PATH_MAX];
	struct stat st;
	char *slash;
	ssize_t n;

	if (env && *env)
		return env;
	n = readlink("/proc/self/exe", exe, sizeof exe - 1);
	if (n > 0) {
		exe[n] = '\0';
		slash = strrchr(exe, '/');
		if (slash) {
			*slash = '\0';
			snprintf(buf, size, "%s/../rules", exe);
			if (stat(buf, &st) == 0 && S_ISDIR(st.st_mode))
				return buf;
			snprintf(buf, size, "%s/../share/nenkin/rules", exe);
			if (stat(buf, &st) == 0 && S_ISDIR(st.st_mode))
				return buf;
		}
	}
	return NENKIN_DATADIR "/rules";
}

static int load_rules(const struct common *c, const char *const *over, int n,
    struct rules *r, struct err *e)
{
	char buf[PATH_MAX + 32];
	int i, alone = 0, code = 0;

	if (n) {
		snprintf(buf, sizeof buf, "%s/ruleset.json", over[0]);
		alone = access(buf, F_OK) == 0;
	}
	if (!alone && c->n_rules == 0)
		code = add_folder(r, default_folder(buf, sizeof buf), 0, e);
	for (i = 0; !alone && !code && i < c->n_rules; i++)
		code = add_folder(r, c->rules[i], i > 0, e);
	for (i = 0; !code && i < n; i++)
		code = add_folder(r, over[i], i > 0 || !alone, e);
	return code ? code : rules_finish(r, e);
}

int common_rules(const struct common *c, struct rules **rules)
{
	return common_rules_over(c, NULL, 0, rules);
}

int common_rules_over(const struct common *c, const char *const *over, int n,
    struct rules **rules)
{
	struct err e = { 0 };
	int code;

	*rules = rules_new();
	code = load_rules(c, over, n, *rules, &e);
	if (code) {
		common_complain(c, &e);
		rules_release(*rules);
		*rules = NULL;
	}
	return code;
}

int common_version(const struct common *c)
{
	struct rules *r = NULL;
	int code;

	printf("%s (nenkin) %s\n", c->tool, VERSION);
	code = common_rules(c, &r);
	if (code)
		return code;
	printf("rules %s of %s, nenkin-rules/1, %d tables, sha256 %s\n",
	    rules_name(r), rules_date(r), rules_count(r), rules_sha256(r));
	rules_release(r);
	return 0;
}

/* ---- output -------------------------------------------------------------- */

/* A regular file is written beside its name and put there at the end, so that
 * an input of the same name, or an older result, is not lost half way.  A link
 * stays a link; a device, and /dev/stdout whatever it leads to, is written to. */
static FILE *open_beside(struct common *c)
{
	char *real = realpath(c->output, NULL);
	struct stat st;
	mode_t mask;
	int fd, n;

	n = snprintf(c->target, sizeof c->target, "%s", real ? real : c->output);
	free(real);
	if (strncmp(c->output, "/dev/", 5) == 0 ||
	    (stat(c->output, &st) == 0 && !S_ISREG(st.st_mode)))
		return fopen(c->output, "wb");
	if (n >= (int)sizeof c->target - 7 ||
	    snprintf(c->beside, sizeof c->beside, "%s.XXXXXX", c->target) >=
	    (int)sizeof c->beside) {
		errno = ENAMETOOLONG;
		return NULL;
	}
	fd = mkstemp(c->beside);
	if (fd < 0) {
		c->beside[0] = '\0';
		return NULL;
	}
	mask = umask(0);
	umask(mask);
	fchmod(fd, 0666 & ~mask);
	return fdopen(fd, "wb");
}

int common_open(struct common *c)
{
	if (!c->output || strcmp(c->output, "-") == 0)
		return 0;
	c->out = open_beside(c);
	if (c->out)
		return 0;
	c->out = stdout;
	fprintf(stderr, "%s: cannot open '%s': %s\n", c->tool, c->output,
	    strerror(errno));
	return ERR_IO;
}

static int write_failed(const struct common *c)
{
	fprintf(stderr, "%s: cannot write '%s': %s\n", c->tool,
	    c->output ? c->output : "standard output", strerror(errno));
	return ERR_IO;
}

int common_write(struct common *c, struct text *t)
{
	if (t->len && fwrite(t->s, 1, t->len, c->out) != t->len)
		return write_failed(c);
	text_clear(t);
	return 0;
}

int common_close(struct common *c, int status)
{
	if (fflush(c->out) != 0 || ferror(c->out) || fclose(c->out) != 0)
		status = err_worse(status,
		    status == ERR_IO ? ERR_IO : write_failed(c));
	if (!c->beside[0])
		return status;
	if (status == ERR_IO)
		unlink(c->beside);
	else if (rename(c->beside, c->target) != 0)
		status = write_failed(c);
	return status;
}

void common_progress(const struct common *c, long long records, int done)
{
	static int terminal = -1;

	if (terminal < 0)
		terminal = isatty(STDERR_FILENO) && !isatty(fileno(c->out));
	if (terminal && (done || records % PROGRESS_EVERY == 0) && records)
		fprintf(stderr, "\r%s: %lld records%s", c->tool, records,
		    done ? "\n" : "");
}
