/* rules_verify.c - nenkin-rules verify: the tables against the text of the
 * yearly order, both ways.
 *
 * What the order says is compared with the rows in force in the fiscal year of
 * the text.  A number that differs or stands on one side only is a difference
 * (exit status 1).  A line of the order that is not understood is named on
 * standard error, what was read is still compared with the tables, and the exit
 * status is 3: the order is the input here, and that part of it was refused.
 * 5: the folder, or a file of it, cannot be read, or it holds no order.
 *
 * Where the text has lost the headings of its columns, they are taken in their
 * order: there must be as many as rows, and their births are those by which
 * 別表第三, whose births are always written, has the same rate (check_births).
 */
#include "rules_tool.h"

#include "order_text.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct counts {
	int cells;       /* compared */
	int differences;
	int faults;      /* lines that were not understood */
	int by_position; /* columns without a heading */
	int without;     /* numbers that no rule table holds */
};

struct verify {
	struct rules_run *r;
	const char *file; /* that is read now */
	struct order o;
	struct counts here, all;
	int files;
};

/* The tables that rest on the order. */
static const struct compared {
	const char *table, *key;
	int of_act; /* rows of the Act itself: the order need not name them */
} COMPARED[] = {
	{ "revision_rate", "", 0 },
	{ "revision_rate_1994", "", 0 },
	{ "in_work_threshold", "adjustment", 0 },
	{ "in_work_threshold", "under65_change", 0 },
	{ "in_work_threshold", "under65_start", 1 }, /* 厚年法附則第11条第2項 */
	{ "in_work_threshold_base", "", 1 },
	{ "revaluation_main", "", 0 },
	{ "revaluation_seamen", "", 0 },
	{ "revaluation_mutual_table3", "", 0 },
	{ "revaluation_1994", "", 0 },
};
#define N_COMPARED (int)(sizeof COMPARED / sizeof *COMPARED)

static int japanese(const struct verify *v)
{
	return v->r->common.lang == LANG_JA;
}

/* ---- one difference ------------------------------------------------------------- */

/* A number of either side, for one range of births and months. */
struct point {
	const char *table, *key;
	int born_from, born_to;
	int from, to;
	char order[32], rules[32]; /* the numbers; "" = that side has none */
	int order_line, rules_line; /* 0 = unknown */
	const char *note;           /* NULL = none */
};

static char *decimal(char *buf, size_t size, long long value, int scale)
{
	long long by = 1;
	int i;

	for (i = 0; i < scale; i++)
		by *= 10;
	if (scale)
		snprintf(buf, size, "%lld.%0*lld", value / by, scale, value % by);
	else
		snprintf(buf, size, "%lld", value);
	return buf;
}

static const char *rules_file(const struct verify *v, const char *table)
{
	const struct rule_table *t = rules_table(v->r->rules, table);
	struct rule_head h = { 0 };

	if (t)
		rule_head(t, &h);
	return t ? h.file : table;
}

/* "file:line", or "file". */
static const char *place(char *buf, size_t size, const char *file, int line)
{
	if (line)
		snprintf(buf, size, "%s:%d", file, line);
	else
		snprintf(buf, size, "%s", file);
	return buf;
}

#define PLACE_MAX 4200

static void put_range(struct text *t, const struct point *x)
{
	char m[8], d[11];

	if (x->born_from != DAY_NONE || x->born_to != DAY_OPEN) {
		text_puts(t, " born ");
		text_puts(t, x->born_from == DAY_NONE ? ""
						      : day_text(x->born_from, d));
		text_puts(t, "..");
		text_puts(t, x->born_to == DAY_OPEN ? ""
						    : day_text(x->born_to, d));
	}
	if (x->from == MONTH_NONE && x->to == MONTH_OPEN)
		return;
	text_putc(t, ' ');
	text_puts(t, x->from == MONTH_NONE ? "" : month_text(x->from, m));
	text_puts(t, "..");
	text_puts(t, x->to == MONTH_OPEN ? "" : month_text(x->to, m));
}

static void put_text(struct verify *v, const struct point *x)
{
	struct text *t = &v->r->out;
	char buf[PLACE_MAX];
	int ja = japanese(v);

	text_puts(t, place(buf, sizeof buf, v->file, x->order_line));
	text_puts(t, ": ");
	text_puts(t, x->table);
	if (*x->key) {
		text_putc(t, '[');
		text_puts(t, x->key);
		text_putc(t, ']');
	}
	put_range(t, x);
	if (x->note) {
		text_puts(t, ": ");
		text_puts(t, x->note);
	}
	text_puts(t, ja ? ": 政令 " : ": order ");
	text_puts(t, *x->order ? x->order : ja ? "なし" : "nothing");
	text_puts(t, ja ? "、表 " : ", rules ");
	text_puts(t, *x->rules ? x->rules : ja ? "なし" : "nothing");
	text_puts(t, " (");
	text_puts(t, place(buf, sizeof buf, rules_file(v, x->table),
	    x->rules_line));
	text_puts(t, ")\n");
}

static void json_pair(struct text *t, const char *key, const char *value)
{
	text_putc(t, ',');
	text_json(t, key);
	text_putc(t, ':');
	text_json(t, value);
}

static void json_int(struct text *t, const char *key, int value)
{
	text_putc(t, ',');
	text_json(t, key);
	text_putc(t, ':');
	text_int(t, value);
}

static void put_json(struct verify *v, const struct point *x)
{
	struct text *t = &v->r->out;
	char buf[PLACE_MAX];

	text_puts(t, "{\"difference\":");
	text_json(t, !*x->rules ? "not_in_rules"
				: !*x->order ? "not_in_order" : "value");
	json_int(t, "year", v->o.year);
	json_pair(t, "table", x->table);
	if (*x->key)
		json_pair(t, "key", x->key);
	if (x->born_from != DAY_NONE)
		json_pair(t, "born_from", day_text(x->born_from, buf));
	if (x->born_to != DAY_OPEN)
		json_pair(t, "born_to", day_text(x->born_to, buf));
	if (x->from != MONTH_NONE)
		json_pair(t, "from", month_text(x->from, buf));
	if (x->to != MONTH_OPEN)
		json_pair(t, "to", month_text(x->to, buf));
	if (*x->order)
		json_pair(t, "order", x->order);
	if (*x->rules)
		json_pair(t, "rules", x->rules);
	if (x->note)
		json_pair(t, "note", x->note);
	json_pair(t, "order_at", place(buf, sizeof buf, v->file, x->order_line));
	json_pair(t, "rules_at", place(buf, sizeof buf,
	    rules_file(v, x->table), x->rules_line));
	text_puts(t, "}\n");
}

static void differ(struct verify *v, const struct point *x)
{
	v->here.differences++;
	if (v->r->common.format == FORMAT_JSON)
		put_json(v, x);
	else
		put_text(v, x);
}

/* Where a cell and a row meet; either may be missing. */
static struct point meeting(const struct order_column *c,
    const struct order_cell *cell, const struct rule_row *row)
{
	struct point x = { 0 };

	x.table = c ? c->table : rule_table_name(row->table);
	x.key = c ? c->key : row->key;
	x.born_from = row ? row->born_from : c->born_from;
	x.born_to = row ? row->born_to : c->born_to;
	x.from = cell ? cell->from : MONTH_NONE;
	x.to = cell ? cell->to : MONTH_OPEN;
	x.order_line = cell ? cell->line : c ? c->line : 0;
	x.rules_line = row ? row->line : 0;
	if (cell)
		decimal(x.order, sizeof x.order, cell->value, cell->scale);
	if (row && !row->n_series)
		snprintf(x.rules, sizeof x.rules, "%s", row->text);
	return x;
}

/* Only of an order that was understood throughout can be said that it lacks
 * something. */
static int is_whole(const struct verify *v)
{
	return v->o.n_fault == 0;
}

/* ---- one column and one row ---------------------------------------------------------- */

static int births_meet(const struct order_column *c, const struct rule_row *row)
{
	return c->born_from <= row->born_to && row->born_from <= c->born_to;
}

static int same(long long a, int a_scale, long long b, int b_scale)
{
	for (; a_scale < b_scale; a_scale++)
		a *= 10;
	for (; b_scale < a_scale; b_scale++)
		b *= 10;
	return a == b;
}

static void series_differs(struct verify *v, const struct order_column *c,
    const struct order_cell *cell, const struct rule_row *row,
    const struct rule_rate *rate)
{
	struct point x = meeting(c, cell, row);

	if (rate)
		decimal(x.rules, sizeof x.rules, rate->milli, 3);
	if (!cell) {
		x.from = rate->month;
		x.to = MONTH_OPEN;
	}
	differ(v, &x);
}

static const struct rule_rate *rate_of_month(const struct rule_row *row,
    int month)
{
	const struct rule_rate *found = NULL;
	int i;

	for (i = 0; i < row->n_series && row->series[i].month <= month; i++)
		found = &row->series[i];
	return found;
}

/* The rate in force in the first month of a cell. */
static const struct rule_rate *rate_at(const struct rule_row *row,
    const struct order_cell *cell)
{
	if (cell->from != MONTH_NONE)
		return rate_of_month(row, cell->from);
	return row->n_series && row->series->month <= cell->to ? row->series
							       : NULL;
}

/* Whether the k-th rate of a row begins with a cell.  What lies before the first
 * cell is the Act's (平成12年法律第18号附則別表第一, to 2005-03). */
static int begins_a_cell(const struct order_cell *cell, int n,
    const struct rule_row *row, int k)
{
	int i, month = row->series[k].month;

	if (cell->from == MONTH_NONE ? k == 0 : month < cell->from)
		return 1;
	for (i = 0; i < n; i++)
		if (month == cell[i].from)
			return 1;
	return 0;
}

/* Each cell against the rate in force in its months, and each rate that begins
 * where no cell does. */
static void compare_series(struct verify *v, const struct order_column *c,
    const struct rule_row *row)
{
	const struct order_cell *cell = &v->o.cell[c->first];
	const struct rule_rate *rate;
	int i;

	for (i = 0; i < c->n; i++) {
		rate = rate_at(row, &cell[i]);
		if (!rate || !same(rate->milli, 3, cell[i].value, cell[i].scale))
			series_differs(v, c, &cell[i], row, rate);
	}
	for (i = 0; i < row->n_series && is_whole(v); i++)
		if (!begins_a_cell(cell, c->n, row, i))
			series_differs(v, c, NULL, row, &row->series[i]);
}

/* The amount of the Act, where the order has deleted its own. */
static void take_statutory(struct verify *v, const struct order_column *c)
{
	const struct rule_table *t = rules_table(v->r->rules,
	    "in_work_threshold_base");
	const struct rule_row *row = t ? rule_find_in(t, "", v->o.from, 0) : NULL;

	if (!row)
		return;
	v->o.cell[c->first].value = row->value;
	v->o.cell[c->first].scale = row->scale;
}

/* A month that the Acts set once and for all; MONTH_NONE = the row is missing. */
static int law_month(const struct verify *v, const char *key,
    const struct rule_row **row)
{
	*row = rule_find_in(rules_table(v->r->rules, "law_month"), key,
	    v->o.from, 0);
	return *row ? MONTH((int)((*row)->value / 100), (int)((*row)->value % 100))
		    : MONTH_NONE;
}

/* The births of a row whose column has no heading.  別表第三 holds for months to
 * 1985-09 (厚年法附則第17条の4第3項から第7項まで), and in every order that is known
 * it has, birth by birth, the rate of 別表第一 and 第二 for the month after. */
static void check_births(struct verify *v, const struct order_column *c,
    const struct rule_row *row)
{
	const struct rule_row *end;
	int i, month = law_month(v, "mutual_rates_end", &end) + 1;
	const struct rule_rate *rate = rate_of_month(row, month);

	for (i = 0; end && rate && i < v->o.n_column; i++) {
		const struct order_column *m = &v->o.column[i];
		const struct order_cell *third = &v->o.cell[m->first];
		struct point x;

		if (!m->table || strcmp(m->table, "revaluation_mutual_table3") != 0 ||
		    !births_meet(m, row) ||
		    same(third->value, third->scale, rate->milli, 3))
			continue;
		x = meeting(c, third, row);
		x.from = x.to = month;
		x.note = "births by 別表第三";
		decimal(x.rules, sizeof x.rules, rate->milli, 3);
		differ(v, &x);
	}
}

static void compare_row(struct verify *v, const struct order_column *c,
    const struct rule_row *row)
{
	const struct order_cell *cell = &v->o.cell[c->first];
	struct point x;

	if (!c->n)
		return;
	if (!c->births)
		check_births(v, c, row);
	if (row->n_series) {
		compare_series(v, c, row);
		return;
	}
	if (same(cell->value, cell->scale, row->value, row->scale))
		return;
	x = meeting(c, cell, row);
	differ(v, &x);
}

/* ---- one table ------------------------------------------------------------------------ */

static int is_of(const struct order_column *c, const struct compared *k)
{
	return c->table && strcmp(c->table, k->table) == 0 &&
	    strcmp(c->key, k->key) == 0;
}

/* In force in the first month of the order. */
static int in_force(const struct verify *v, const struct rule_row *row)
{
	return row->from <= v->o.from && v->o.from <= row->to;
}

/* Whether a column is for a row: by their births, or by their place. */
static int belongs(const struct order_column *c, int nth_column,
    const struct rule_row *row, int nth_row)
{
	return c->births ? births_meet(c, row) : nth_column == nth_row;
}

/* What one side has alone. */
static void order_alone(struct verify *v, const struct order_column *c)
{
	struct point x;
	int i;

	for (i = 0; i < c->n; i++) {
		x = meeting(c, &v->o.cell[c->first + i], NULL);
		differ(v, &x);
	}
}

static void rules_alone(struct verify *v, const struct rule_row *row)
{
	struct point x = meeting(NULL, NULL, row);

	if (!is_whole(v))
		return;
	x.from = row->from;
	x.to = row->to;
	if (row->n_series)
		snprintf(x.rules, sizeof x.rules, "%d rates", row->n_series);
	differ(v, &x);
}

/* Whether columns without headings can be told by their place: there are as
 * many as rows.  If not, that is the one difference. */
static int counts_agree(struct verify *v, const struct compared *k,
    const struct rule_head *h)
{
	const struct order_column *c = NULL;
	struct point x = { 0 };
	int i, columns = 0, rows = 0;

	for (i = 0; i < v->o.n_column; i++)
		if (is_of(&v->o.column[i], k) && columns++ == 0)
			c = &v->o.column[i];
	for (i = 0; i < h->n_row; i++)
		rows += strcmp(h->row[i].key, k->key) == 0 &&
		    in_force(v, &h->row[i]);
	if (!c || c->births || columns == rows)
		return 1;
	x = meeting(c, NULL, h->row);
	x.born_from = DAY_NONE;
	x.born_to = DAY_OPEN;
	x.rules_line = 0;
	snprintf(x.order, sizeof x.order, "%d columns", columns);
	snprintf(x.rules, sizeof x.rules, "%d rows", rows);
	differ(v, &x);
	return 0;
}

/* Every column against the rows in force; a column of no row. */
static void compare_columns(struct verify *v, const struct compared *k,
    const struct rule_head *h)
{
	int i, j, nth = 0;

	for (i = 0; i < v->o.n_column; i++) {
		const struct order_column *c = &v->o.column[i];
		int nth_row = 0, found = 0;

		if (!is_of(c, k))
			continue;
		for (j = 0; j < h->n_row; j++) {
			const struct rule_row *row = &h->row[j];

			if (strcmp(row->key, k->key) != 0 || !in_force(v, row))
				continue;
			if (belongs(c, nth, row, nth_row++)) {
				compare_row(v, c, row);
				found = 1;
			}
		}
		if (!found)
			order_alone(v, c);
		nth++;
		v->here.cells += c->n;
		v->here.by_position += !c->births;
	}
}

/* A row of no column, or one that is in force for a part of the year only. */
static void compare_rows(struct verify *v, const struct compared *k,
    const struct rule_head *h)
{
	int i, j, nth_row = 0;

	for (j = 0; j < h->n_row; j++) {
		const struct rule_row *row = &h->row[j];
		int nth = 0, found = 0;

		if (strcmp(row->key, k->key) != 0 || row->from > v->o.to ||
		    row->to < v->o.from)
			continue;
		for (i = 0; i < v->o.n_column && in_force(v, row); i++)
			if (is_of(&v->o.column[i], k))
				found |= belongs(&v->o.column[i], nth++, row,
				    nth_row);
		nth_row += in_force(v, row);
		if (found ? row->to < v->o.to : !k->of_act)
			rules_alone(v, row);
	}
}

/* Rows of a key that the order does not know. */
static void compare_keys(struct verify *v, const struct rule_head *h)
{
	int i, j;

	for (j = 0; j < h->n_row; j++) {
		const struct rule_row *row = &h->row[j];

		for (i = 0; i < N_COMPARED; i++)
			if (strcmp(COMPARED[i].table, h->name) == 0 &&
			    strcmp(COMPARED[i].key, row->key) == 0)
				break;
		if (i == N_COMPARED && row->from <= v->o.to &&
		    row->to >= v->o.from)
			rules_alone(v, row);
	}
}

/* The last month of 別表第二 against the one that the Acts set. */
static void compare_seamen_end(struct verify *v)
{
	const struct rule_row *row;
	int i, last, end = law_month(v, "seamen_rates_end", &row);
	struct point x;

	for (i = 0; row && i < v->o.n_column; i++) {
		const struct order_column *c = &v->o.column[i];

		if (!c->table || strcmp(c->table, "revaluation_seamen") != 0 ||
		    !c->n)
			continue;
		last = v->o.cell[c->first + c->n - 1].to;
		if (last == end)
			continue;
		x = meeting(c, &v->o.cell[c->first + c->n - 1], row);
		x.table = "law_month";
		x.key = row->key;
		snprintf(x.order, sizeof x.order, "%04d%02d", month_year(last),
		    month_number(last));
		differ(v, &x);
	}
}

static int compare_tables(struct verify *v)
{
	const struct rule_table *t;
	struct rule_head h;
	int i;

	for (i = 0; i < N_COMPARED; i++) {
		t = rules_table(v->r->rules, COMPARED[i].table);
		if (!t) {
			err_set(&v->r->err, ERR_RULE, NULL,
			    "rule table '%s' is missing", COMPARED[i].table);
			return rules_failed(v->r);
		}
		rule_head(t, &h);
		if (counts_agree(v, &COMPARED[i], &h)) {
			compare_columns(v, &COMPARED[i], &h);
			compare_rows(v, &COMPARED[i], &h);
		}
		if (i == 0 || strcmp(COMPARED[i].table, COMPARED[i - 1].table) != 0)
			compare_keys(v, &h);
	}
	return 0;
}

static int compare_order(struct verify *v)
{
	int i;

	for (i = 0; i < v->o.n_column; i++) {
		const struct order_column *c = &v->o.column[i];

		if (!c->table)
			v->here.without += c->n;
		if (c->statutory)
			take_statutory(v, c);
	}
	compare_seamen_end(v);
	return compare_tables(v);
}

/* ---- files ------------------------------------------------------------------------------- */

/* The whole file, to be freed. */
static char *read_whole(struct verify *v)
{
	FILE *f = fopen(v->file, "rb");
	char *text = NULL;
	size_t cap = 0;
	ssize_t n = f ? getdelim(&text, &cap, '\0', f) : -1;

	if (n < 0 || ferror(f)) {
		err_set(&v->r->err, ERR_IO, NULL, "cannot read '%s': %s", v->file,
		    f && feof(f) ? "it is empty" : strerror(errno));
		free(text);
		text = NULL;
	} else if (strlen(text) < (size_t)n || !feof(f)) {
		err_set(&v->r->err, ERR_INPUT, NULL,
		    "'%s' holds a NUL character", v->file);
		free(text);
		text = NULL;
	}
	if (f)
		fclose(f);
	return text;
}

/* The end of a long name is what tells files apart. */
static const char *short_name(const char *file)
{
	size_t n = strlen(file);
	const char *base = strrchr(file, '/');

	return n < ERR_FILE_MAX || !base ? file : base + 1;
}

static void complain(struct verify *v, const struct order_fault *f)
{
	struct err e = { 0 };

	err_set(&e, ERR_INPUT, NULL, "%s", f->msg);
	snprintf(e.file, sizeof e.file, "%s", short_name(v->file));
	e.line = f->line;
	common_complain(&v->r->common, &e);
}

static void add(struct counts *to, const struct counts *c)
{
	to->cells += c->cells;
	to->differences += c->differences;
	to->faults += c->faults;
	to->by_position += c->by_position;
	to->without += c->without;
}

static void put_counts(struct verify *v, const struct counts *c)
{
	static const char *const words[2][5] = {
		{ "cells, ", " differences; ", " not understood, ",
		    " without a table, ", " columns by position" },
		{ "欄、差異 ", "、読めない箇所 ", "、表にない数 ",
		    "、見出しのない列 ", "" }
	};
	const int numbers[] = { c->differences, c->faults, c->without,
		c->by_position };
	const char *const *w = words[japanese(v)];
	struct text *t = &v->r->out;
	int i;

	text_int(t, c->cells);
	text_puts(t, japanese(v) ? "" : " ");
	for (i = 0; i < 4; i++) {
		text_puts(t, w[i]);
		text_int(t, numbers[i]);
	}
	text_puts(t, w[4]);
}

static void json_counts(struct text *t, const struct counts *c)
{
	json_int(t, "cells", c->cells);
	json_int(t, "differences", c->differences);
	json_int(t, "not_understood", c->faults);
	json_int(t, "without_table", c->without);
	json_int(t, "by_position", c->by_position);
}

static void put_year(struct verify *v)
{
	struct text *t = &v->r->out;

	if (v->r->common.format == FORMAT_JSON) {
		text_puts(t, "{\"file\":");
		text_json(t, v->file);
		json_int(t, "year", v->o.year);
		json_counts(t, &v->here);
		text_puts(t, "}\n");
		return;
	}
	text_int(t, v->o.year);
	text_puts(t, ": ");
	put_counts(v, &v->here);
	text_puts(t, " (");
	text_puts(t, v->file);
	text_puts(t, ")\n");
}

static int is_asked(const struct verify *v)
{
	int on = v->r->common.on;

	return on == MONTH_NONE || !v->o.year ||
	    (v->o.from <= on && on <= v->o.to);
}

/* The exit status of one file. */
static int verify_file(struct verify *v, const char *file)
{
	char *text;
	int i, code;

	v->file = file;
	memset(&v->here, 0, sizeof v->here);
	text = read_whole(v);
	if (!text)
		return rules_failed(v->r);
	order_read(&v->o, text);
	if (!is_asked(v)) {
		free(text);
		order_release(&v->o);
		return 0;
	}
	for (i = 0; i < v->o.n_fault; i++)
		complain(v, &v->o.fault[i]);
	v->here.faults = v->o.n_fault;
	code = v->o.year ? compare_order(v) : 0;
	if (!code && v->o.year)
		put_year(v);
	add(&v->all, &v->here);
	v->files++;
	code = err_worse(code, v->here.faults ? ERR_INPUT : 0);
	code = err_worse(code, v->here.differences ? ERR_FOUND : 0);
	order_release(&v->o);
	free(text);
	return err_worse(code, rules_flush(v->r));
}

static int is_order(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return strncmp(d->d_name, ORDER_LAW, strlen(ORDER_LAW)) == 0 &&
	    strcmp(d->d_name + n - 3, ".md") == 0;
}

static void put_total(struct verify *v)
{
	struct text *t = &v->r->out;

	if (v->r->common.format == FORMAT_JSON) {
		text_puts(t, "{\"files\":");
		text_int(t, v->files);
		json_counts(t, &v->all);
		text_puts(t, "}\n");
		return;
	}
	text_puts(t, japanese(v) ? "計 " : "all ");
	text_int(t, v->files);
	text_puts(t, ": ");
	put_counts(v, &v->all);
	text_putc(t, '\n');
}

/* Every order of the folder, by name. */
static int verify_folder(struct verify *v, const char *dir)
{
	struct dirent **list;
	char path[PLACE_MAX - 16];
	int i, code = 0, n = scandir(dir, &list, is_order, alphasort);

	if (n <= 0) {
		err_set(&v->r->err, ERR_IO, NULL, n < 0 ? "cannot read '%s': %s"
		    : "'%s' holds no text of the order (%s*.md)", dir,
		    n < 0 ? strerror(errno) : ORDER_LAW);
		if (n == 0)
			free(list);
		return rules_failed(v->r);
	}
	for (i = 0; i < n; i++) {
		snprintf(path, sizeof path, "%s/%s", dir, list[i]->d_name);
		code = err_worse(code, verify_file(v, path));
		free(list[i]);
	}
	free(list);
	if (!v->files && !code)
		return common_usage(&v->r->common,
		    "'%s' holds no order of the month asked", dir);
	put_total(v);
	return err_worse(code, rules_flush(v->r));
}

int rules_verify(struct rules_run *r, int argc, char **argv)
{
	struct verify v = { 0 };
	int first, code = rules_operands(r, argc, argv, 1, 1, &first);

	v.r = r;
	if (!code && r->common.format == FORMAT_CSV)
		code = common_usage(&r->common, "verify: format csv is not made");
	if (!code)
		code = rules_start(r);
	return code ? code : verify_folder(&v, argv[first]);
}
