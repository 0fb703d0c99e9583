/* compare_run.c - what every command of nenkin-compare does: the sets laid, the
 * records read, the output written. */
#include "compare_tool.h"

#include <string.h>

#define WRITE_AT (64 * 1024) /* bytes of output collected before a write */

const char *say(const struct compare_run *r, const char *ja, const char *en)
{
	return r->common.lang == LANG_JA ? ja : en;
}

void put_set(struct text *t, const struct rules *rules)
{
	text_puts(t, rules_name(rules));
	if (!*rules_sha256(rules))
		return;
	text_puts(t, "  sha256 ");
	text_put(t, rules_sha256(rules), 12);
}

/* ---- reading ------------------------------------------------------------------------ */

void compare_flush(struct compare_run *r)
{
	if (r->stop || common_write(&r->common, &r->out) == 0)
		return;
	r->stop = 1;
	r->status = ERR_IO;
}

/* The lines of a file, and who reads them. */
struct lines {
	struct compare_run *run;
	compare_each_fn *line;
	void *into;
	long long tested; /* before the line at hand */
};

static int one_line(void *into, struct reader *reader, const struct record *rec)
{
	const struct lines *x = into;

	(void)reader;
	return x->line(x->run, x->into, rec);
}

/* A case is a test; with --mutate and --coverage a row is. */
static int is_ci_of_cases(const struct compare_run *r)
{
	return (r->format == COMPARE_JUNIT || r->format == COMPARE_TAP) &&
	    !r->mutate && !r->coverage;
}

static void complain(void *into, int code)
{
	struct lines *x = into;
	struct compare_run *r = x->run;

	if (is_ci_of_cases(r) && r->ci.tests == x->tested)
		ci_refused(r);
	compare_flush(r);
	common_complain(&r->common, &r->err);
	r->status = err_worse(r->status, code);
	x->tested = r->ci.tests;
}

static void after_line(void *into)
{
	struct lines *x = into;
	struct compare_run *r = x->run;

	x->tested = r->ci.tests;
	if (r->out.len >= WRITE_AT)
		compare_flush(r);
}

void compare_lines(struct compare_run *r, const char *path,
    compare_each_fn *line, void *into)
{
	struct lines x = { r, line, into, 0 };
	const struct reader_each each = { &r->err, &r->stop, &x, one_line,
		complain, after_line };

	reader_each(path, &each);
}

struct cases {
	compare_each_fn *each;
	void *into;
};

static int one_case(struct compare_run *r, void *into, const struct record *rec)
{
	const struct cases *c = into;
	struct json *root;
	int code = json_parse(rec->text, rec->len, &root, &r->err);

	if (code)
		return code;
	code = case_read(&r->record, root, &r->err);
	json_free(root);
	return code ? code : c->each(r, c->into, rec);
}

void compare_each(struct compare_run *r, compare_each_fn *each, void *into)
{
	struct cases c = { each, into };
	int i;

	for (i = 0; i < r->n_files; i++)
		compare_lines(r, r->files[i], one_case, &c);
	if (r->n_files == 0)
		compare_lines(r, "-", one_case, &c);
}

/* ---- rules ---------------------------------------------------------------------------- */

int compare_load(struct compare_run *r)
{
	int code = common_rules(&r->common, &r->old);

	if (code || r->command != COMMAND_COMPARE || r->baseline)
		return code;
	if (r->undo != MONTH_NONE) {
		r->new = r->old;
		r->old = rules_undo(r->new, r->undo, &r->err);
		if (r->old)
			return 0;
		common_complain(&r->common, &r->err);
		return ERR_RULE;
	}
	if (!r->n_against) /* --mutate, --coverage of the rules themselves */
		return 0;
	return common_rules_over(&r->common, r->against, r->n_against, &r->new);
}

/* ASKS_OLD_AGE and so on by name; 0 = all. */
int compare_benefit(const char *name, unsigned *asked)
{
	static const struct {
		const char *name;
		unsigned asked;
	} all[] = { { "all", 0 }, { "old_age", ASKS_OLD_AGE },
		{ "disability", ASKS_DISABILITY },
		{ "survivor", ASKS_SURVIVORS } };
	unsigned i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(name, all[i].name) == 0) {
			*asked = all[i].asked;
			return 1;
		}
	return 0;
}
