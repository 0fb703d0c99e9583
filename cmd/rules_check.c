/* rules_check.c - nenkin-rules check: are the tables sound, alone (the loader
 * says) and together. */
#include "rules_tool.h"

#include "../calc/rule_check.h"

#include <string.h>

struct complaints {
	struct rules_run *run;
	int n;
};

static void file_of(const struct rule_row *row, const char **file)
{
	struct rule_head h;

	rule_head(row->table, &h);
	*file = h.file;
}

/* "rules/a.json:12: a@2026-04 = 1.085: what: rules/b.json:34: b@… = …" */
static void complain(void *into, const struct rule_row *a,
    const struct rule_row *b, const char *what)
{
	struct complaints *all = into;
	char name[RULE_NAME_MAX];
	const char *file;

	all->n++;
	file_of(a, &file);
	fflush(all->run->common.out);
	fprintf(stderr, "nenkin-rules: %s:%d: %s = %s: %s", file, a->line,
	    rule_row_name(a, name, sizeof name), a->text, what);
	if (b) {
		file_of(b, &file);
		fprintf(stderr, ": %s:%d: %s = %s", file, b->line,
		    rule_row_name(b, name, sizeof name), b->text);
	}
	fputc('\n', stderr);
}

int rules_check(struct rules_run *r, int argc, char **argv)
{
	struct complaints all = { r, 0 };
	char line[120];
	long n;
	int first, code = rules_operands(r, argc, argv, 0, 0, &first);

	if (!code)
		code = rules_start(r);
	if (code)
		return code;
	n = rules_compare(r->rules, complain, &all);
	snprintf(line, sizeof line, "%s: %d tables, %d rows, %ld comparisons, %d "
	    "quarrels\n", rules_name(r->rules), rules_count(r->rules),
	    rules_rows(r->rules), n, all.n);
	text_puts(&r->out, line);
	code = all.n ? ERR_RULE : 0;
	return err_worse(code, rules_flush(r));
}
