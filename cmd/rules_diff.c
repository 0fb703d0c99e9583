/* rules_diff.c - nenkin-rules diff: two folders, their rows and the amounts that
 * differ. */
#include "rules_tool.h"

#include "../calc/amount.h"

#include <string.h>

static void put_place(struct text *t, const struct rule_head *h,
    const struct rule_row *row)
{
	char line[24];

	text_puts(t, h->file);
	snprintf(line, sizeof line, ":%d: ", row->line);
	text_puts(t, line);
}

static void put_value(struct text *t, const struct rule_row *row)
{
	char n[40];

	text_puts(t, row->text);
	if (row->n_series) {
		snprintf(n, sizeof n, "series of %d", row->n_series);
		text_puts(t, n);
	}
}

static void put_row(struct text *t, char sign, const struct rule_head *h,
    const struct rule_row *row)
{
	char name[RULE_NAME_MAX], d[11];

	text_putc(t, sign);
	text_putc(t, ' ');
	put_place(t, h, row);
	text_puts(t, rule_row_name(row, name, sizeof name));
	if (row->born_from != DAY_NONE) {
		text_puts(t, " born ");
		text_puts(t, day_text(row->born_from, d));
		text_puts(t, "..");
	}
	text_puts(t, " = ");
	put_value(t, row);
	text_putc(t, '\n');
}

/* What a calculation sees of a row; its source and certainty are words. */
static int same_row(const struct rule_row *a, const struct rule_row *b)
{
	return a->to == b->to && a->born_to == b->born_to &&
	    rule_same_value(a, b);
}

static int same_words(const struct rule_row *a, const struct rule_row *b)
{
	return strcmp(a->source, b->source) == 0 &&
	    strcmp(a->certainty, b->certainty) == 0;
}

/* The cells of a series that differ, one line each. */
static void put_cells(struct text *t, const struct rule_row *a,
    const struct rule_row *b)
{
	int i = 0, k = 0;
	char m[8], line[80];

	while (i < a->n_series || k < b->n_series) {
		const struct rule_rate *x = i < a->n_series ? &a->series[i] : NULL;
		const struct rule_rate *y = k < b->n_series ? &b->series[k] : NULL;
		int order = !y ? -1 : !x ? 1 : x->month < y->month ? -1
		    : x->month > y->month;

		if (order || x->milli != y->milli) {
			snprintf(line, sizeof line, "    %s %lld -> %lld /1000\n",
			    month_text(order > 0 ? y->month : x->month, m),
			    order > 0 ? 0 : x->milli, order < 0 ? 0 : y->milli);
			text_puts(t, line);
		}
		i += order <= 0;
		k += order >= 0;
	}
}

struct counts {
	int added, removed, changed, words;
};

static void compare_rows(struct text *t, const struct rule_head *a,
    const struct rule_row *x, const struct rule_head *b,
    const struct rule_row *y, struct counts *n)
{
	if (same_row(x, y)) {
		n->words += !same_words(x, y);
		return;
	}
	n->changed++;
	put_row(t, '-', a, x);
	put_row(t, '+', b, y);
	if (x->n_series && y->n_series)
		put_cells(t, x, y);
}

/* Two tables, either of which may be missing (NULL). */
static void compare_tables(struct text *t, const struct rule_table *ta,
    const struct rule_table *tb, struct counts *n)
{
	struct rule_head a, b;
	int i = 0, k = 0;

	memset(&a, 0, sizeof a);
	memset(&b, 0, sizeof b);
	if (ta)
		rule_head(ta, &a);
	if (tb)
		rule_head(tb, &b);
	while (i < a.n_row || k < b.n_row) {
		int order = i == a.n_row ? 1 : k == b.n_row ? -1
		    : rule_row_order(&a.row[i], &b.row[k]);

		if (order < 0) {
			n->removed++;
			put_row(t, '-', &a, &a.row[i++]);
		} else if (order > 0) {
			n->added++;
			put_row(t, '+', &b, &b.row[k++]);
		} else {
			compare_rows(t, &a, &a.row[i++], &b, &b.row[k++], n);
		}
	}
}

static void compare_sets(struct text *t, const struct rules *a,
    const struct rules *b, struct counts *n)
{
	const struct rule_table *x = rules_first(a), *y = rules_first(b);

	while (x || y) {
		int order = !y ? -1 : !x ? 1
		    : strcmp(rule_table_name(x), rule_table_name(y));

		compare_tables(t, order <= 0 ? x : NULL, order >= 0 ? y : NULL,
		    n);
		if (order <= 0)
			x = rules_after(x);
		if (order >= 0)
			y = rules_after(y);
	}
}

/* ---- the amounts ---------------------------------------------------------------- */

static size_t line_length(const char *s)
{
	const char *end = strchr(s, '\n');

	return end ? (size_t)(end - s) + 1 : strlen(s);
}

static int compare_lines(const char *a, const char *b)
{
	while (*a == *b && *a != '\n') {
		a++;
		b++;
	}
	return (unsigned char)*a - (unsigned char)*b;
}

/* A line of an amount, not of a table's row. */
static int is_amount(const char *line)
{
	return line[strcspn(line, "[\t")] == '\t';
}

/* Sorted lines of amounts that stand in one of the expansions only. */
static int put_effect(struct text *t, const char *a, const char *b)
{
	int n = 0, order;

	while (*a || *b) {
		const char *line;

		order = !*b ? -1 : !*a ? 1 : compare_lines(a, b);
		line = order <= 0 ? a : b;
		if (order && is_amount(line)) {
			text_puts(t, order < 0 ? "< " : "> ");
			text_put(t, line, line_length(line));
			n++;
		}
		if (order <= 0)
			a += line_length(a);
		if (order >= 0)
			b += line_length(b);
	}
	return n;
}

static int effect(struct text *t, const struct rules *a, const struct rules *b)
{
	struct text x, y;
	int n;

	text_init(&x);
	text_init(&y);
	expand(a, &x);
	expand(b, &y);
	n = put_effect(t, x.s, y.s);
	text_release(&x);
	text_release(&y);
	return n;
}

static void put_summary(struct text *t, const struct counts *n, int lines)
{
	char s[160];

	snprintf(s, sizeof s, "rows: %d added, %d removed, %d changed; %d with "
	    "another source only; amounts: %d lines differ\n", n->added,
	    n->removed, n->changed, n->words, lines);
	text_puts(t, s);
}

int rules_diff(struct rules_run *r, int argc, char **argv)
{
	struct rules *b = NULL;
	struct counts n = { 0, 0, 0, 0 };
	int first, lines, code = rules_operands(r, argc, argv, 2, 2, &first);

	if (code)
		return code;
	if (r->common.n_rules)
		return common_usage(&r->common,
		    "diff: the folders are A and B, not --rules");
	r->common.rules[r->common.n_rules++] = argv[first];
	code = rules_start(r);
	if (!code) /* alone when it is a set of its own, else laid over A */
		code = common_rules_over(&r->common,
		    (const char *const *)&argv[first + 1], 1, &b);
	if (!code) {
		compare_sets(&r->out, r->rules, b, &n);
		lines = effect(&r->out, r->rules, b);
		put_summary(&r->out, &n, lines);
		code = n.added || n.removed || n.changed || n.words ? ERR_FOUND
								    : 0;
	}
	rules_release(b);
	return code;
}
