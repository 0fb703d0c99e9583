/* rule_change.c - which rows differ between two rule sets, and sets with some
 * of them laid in. */
#include "rule_change.h"

#include "alloc.h"
#include "month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define YEN_STEP 100 /* an error in yen: what rounding to 100 yen cannot hide */

/* A list of rows, grown as needed. */
struct rows {
	struct rule_row *row;
	int n, cap;
};

static void rows_add(struct rows *r, const struct rule_row *row)
{
	r->row = alloc_room(r->row, r->n, &r->cap, sizeof *r->row);
	r->row[r->n++] = *row;
}

/* ---- rectangles of months and births --------------------------------------------- */

static struct rule_area area_of(const struct rule_row *row)
{
	struct rule_area a = { row->key, row->from, row->to, row->born_from,
		row->born_to, 0 };

	return a;
}

static int meets(const struct rule_row *row, const struct rule_area *a)
{
	return row->from <= a->to && a->from <= row->to &&
	    row->born_from <= a->born_to && a->born_from <= row->born_to &&
	    strcmp(row->key, a->key) == 0;
}

static int later(int a, int b)
{
	return a > b ? a : b;
}

static int earlier(int a, int b)
{
	return a < b ? a : b;
}

/* Adds the part of a row within an area. */
static void add_within(struct rows *r, const struct rule_row *row,
    const struct rule_area *a)
{
	struct rule_row x = *row;

	x.from = later(x.from, a->from);
	x.to = earlier(x.to, a->to);
	x.born_from = later(x.born_from, a->born_from);
	x.born_to = earlier(x.born_to, a->born_to);
	rows_add(r, &x);
}

/* Adds what is left of a row outside an area that meets it: the months before
 * and after; the births before and after in the months of both. */
static void add_outside(struct rows *r, const struct rule_row *row,
    const struct rule_area *a)
{
	struct rule_row x = *row;

	if (row->from < a->from) {
		x.to = a->from - 1;
		rows_add(r, &x);
	}
	if (row->to > a->to) {
		x = *row;
		x.from = a->to + 1;
		rows_add(r, &x);
	}
	x = *row;
	x.from = later(row->from, a->from);
	x.to = earlier(row->to, a->to);
	if (row->born_from < a->born_from) {
		x.born_to = a->born_from - 1;
		rows_add(r, &x);
		x.born_to = row->born_to;
	}
	if (row->born_to > a->born_to) {
		x.born_from = a->born_to + 1;
		rows_add(r, &x);
	}
}

/* Takes an area out of all rows of the list. */
static void cut(struct rows *r, const struct rule_area *a)
{
	struct rows left = { NULL, 0, 0 };
	int i;

	for (i = 0; i < r->n; i++)
		if (meets(&r->row[i], a))
			add_outside(&left, &r->row[i], a);
		else
			rows_add(&left, &r->row[i]);
	free(r->row);
	*r = left;
}

/* ---- the changes ------------------------------------------------------------------- */

static void head_of(const struct rules *r, const char *table,
    struct rule_head *h)
{
	const struct rule_table *t = rules_table(r, table);

	memset(h, 0, sizeof *h);
	if (t)
		rule_head(t, h);
}

/* What is left of a row outside the rows of the other table: outside those
 * with the same value, or outside all of them. */
static void rest_of(struct rows *rest, const struct rule_row *row,
    const struct rule_head *other, int all)
{
	struct rule_area a;
	int i;

	rest->n = 0;
	rows_add(rest, row);
	for (i = 0; i < other->n_row; i++) {
		a = area_of(&other->row[i]);
		if (meets(row, &a) &&
		    (all || rule_same_value(row, &other->row[i])))
			cut(rest, &a);
	}
}

static const struct rule_row *first_within(const struct rows *rest,
    const struct rule_head *old)
{
	struct rule_area a;
	int i, k;

	for (i = 0; i < old->n_row; i++)
		for (k = 0; k < rest->n; k++) {
			a = area_of(&rest->row[k]);
			if (meets(&old->row[i], &a))
				return &old->row[i];
		}
	return NULL;
}

static struct rule_change *add_change(struct rule_changes *c,
    const char *table, const struct rows *rest)
{
	struct rule_change *x;
	int i;

	c->change = alloc_room(c->change, c->n, &c->cap, sizeof *c->change);
	x = &c->change[c->n];
	memset(x, 0, sizeof *x);
	x->table = table;
	x->area = c->n_area;
	x->n_area = rest->n;
	for (i = 0; i < rest->n; i++) {
		c->area = alloc_room(c->area, c->n_area, &c->cap_area,
		    sizeof *c->area);
		c->area[c->n_area] = area_of(&rest->row[i]);
		c->area[c->n_area++].mark = c->n;
	}
	c->n++;
	return x;
}

static void compare_tables(struct rule_changes *c, const struct rule_head *old,
    const struct rule_head *new, int known)
{
	struct rows rest = { NULL, 0, 0 };
	struct rule_change *x;
	int i;

	if (old->row == new->row || (old->row && new->row && *old->sha256 &&
	    strcmp(old->sha256, new->sha256) == 0))
		return;
	for (i = 0; i < new->n_row; i++) {
		rest_of(&rest, &new->row[i], old, 0);
		if (rest.n == 0)
			continue;
		x = add_change(c, new->name, &rest);
		x->after = &new->row[i];
		x->before = first_within(&rest, old);
		x->known = known;
		x->rate = strcmp((old->row ? old : new)->unit, "ratio") == 0;
	}
	for (i = 0; i < old->n_row; i++) {
		rest_of(&rest, &old->row[i], new, 1);
		if (rest.n == 0)
			continue;
		x = add_change(c, old->name, &rest);
		x->before = &old->row[i];
		x->known = known;
		x->rate = strcmp((old->row ? old : new)->unit, "ratio") == 0;
	}
	free(rest.row);
}

void rule_changes_find(struct rule_changes *c, const struct rules *old,
    const struct rules *new)
{
	const struct rule_table *x = rules_first(old), *y = rules_first(new);
	struct rule_head a, b;

	memset(c, 0, sizeof *c);
	c->old = old;
	c->new = new;
	while (x || y) {
		int order = !y ? -1 : !x ? 1
		    : strcmp(rule_table_name(x), rule_table_name(y));
		const char *name = rule_table_name(order <= 0 ? x : y);

		head_of(old, order <= 0 ? name : "", &a);
		head_of(new, order >= 0 ? name : "", &b);
		compare_tables(c, &a, &b, order == 0 && rule_is_known(new, y));
		if (order <= 0)
			x = rules_after(x);
		if (order >= 0)
			y = rules_after(y);
	}
}

void rule_changes_release(struct rule_changes *c)
{
	free(c->change);
	free(c->area);
	memset(c, 0, sizeof *c);
}

/* ---- sets with some of them ---------------------------------------------------------- */

static int by_order(const void *a, const void *b)
{
	return rule_row_order(a, b);
}

/* Lays what another table says within a change's area into rows. */
static void lay_change(struct rows *rows, const struct rule_changes *c,
    const struct rule_change *x, const struct rule_head *from)
{
	struct rule_area whole;
	const struct rule_area *area = &c->area[x->area];
	int i, k, n = x->n_area;

	if (x->after) { /* the row as it stands, not the pieces that differ */
		whole = area_of(x->after);
		area = &whole;
		n = 1;
	}
	for (k = 0; k < n; k++) {
		cut(rows, &area[k]);
		for (i = 0; i < from->n_row; i++)
			if (meets(&from->row[i], &area[k]))
				add_within(rows, &from->row[i], &area[k]);
	}
}

/* Lays the chosen ones of the changes first..end-1, all of one table, into the
 * copy; whether it is still a sound set. */
static int lay_table(struct rules *copy, const struct rule_changes *c,
    int first, int end, const unsigned char *chosen)
{
	const char *table = c->change[first].table;
	struct rows rows = { NULL, 0, 0 };
	struct rule_head from, to;
	struct err ignored;
	int i, ok;

	if (!memchr(chosen + first, 1, (size_t)(end - first)))
		return 1;
	head_of(c->old, table, &to);
	head_of(c->new, table, &from);
	for (i = 0; i < to.n_row; i++)
		rows_add(&rows, &to.row[i]);
	for (i = first; i < end; i++)
		if (chosen[i])
			lay_change(&rows, c, &c->change[i], &from);
	if (rows.n)
		qsort(rows.row, (size_t)rows.n, sizeof *rows.row, by_order);
	ok = !rules_set_rows(copy, table, rows.row, rows.n, &ignored);
	free(rows.row);
	return ok;
}

/* The end of the changes of one table. */
static int table_end(const struct rule_changes *c, int first)
{
	int i = first;

	while (i < c->n && strcmp(c->change[i].table, c->change[first].table) == 0)
		i++;
	return i;
}

struct rules *rule_changes_lay(const struct rule_changes *c,
    const unsigned char *chosen)
{
	struct rules *copy = rules_copy(c->old);
	int first, end, ok = 1;

	for (first = 0; ok && first < c->n; first = end) {
		end = table_end(c, first);
		ok = lay_table(copy, c, first, end, chosen);
	}
	if (ok)
		return copy;
	rules_release(copy);
	return NULL;
}

/* One of them chosen, or all the others. */
static struct rules *lay_one(const struct rule_changes *c, int change, int alone)
{
	unsigned char *chosen = malloc((size_t)c->n);
	struct rules *copy;

	if (!chosen)
		abort();
	memset(chosen, !alone, (size_t)c->n);
	chosen[change] = (unsigned char)alone;
	copy = rule_changes_lay(c, chosen);
	free(chosen);
	return copy;
}

struct rules *rule_change_alone(const struct rule_changes *c, int change)
{
	return lay_one(c, change, 1);
}

struct rules *rule_change_without(const struct rule_changes *c, int change)
{
	return lay_one(c, change, 0);
}

void rule_changes_watch(const struct rule_changes *c, struct rules *copy,
    unsigned char *seen)
{
	int i, first, end;

	for (first = 0; first < c->n; first = end) {
		const struct rule_change *x = &c->change[first];
		int n = 0;

		end = table_end(c, first);
		for (i = first; i < end; i++)
			n += c->change[i].n_area;
		rules_watch(copy, x->table, &c->area[x->area], n, seen);
	}
}

/* ---- a month undone -------------------------------------------------------------------- */

/* The rows in force the month before, as far as one row that is left out takes
 * their place, go on for its months. */
static void go_on(struct rows *rows, const struct rule_row *gone)
{
	struct rule_area a = area_of(gone);
	struct rows last = { NULL, 0, 0 };
	int i;

	a.from = gone->from - 1;
	for (i = 0; i < rows->n; i++)
		if (meets(&rows->row[i], &a) && rows->row[i].to == a.from)
			rows_add(&last, &rows->row[i]);
	for (i = 0; i < last.n; i++) {
		struct rule_area births = area_of(&last.row[i]);

		births.born_from = later(births.born_from, a.born_from);
		births.born_to = earlier(births.born_to, a.born_to);
		cut(rows, &births);
		last.row[i].to = gone->to;
		births.to = gone->to;
		add_within(rows, &last.row[i], &births);
	}
	free(last.row);
}

static void undo_name(struct rules *copy, int month)
{
	struct text name;
	char m[8];

	text_init(&name);
	text_puts(&name, rules_name(copy));
	text_puts(&name, " without the changes of ");
	text_puts(&name, month_text(month, m));
	rules_rename(copy, name.s);
	text_release(&name);
}

/* Whether a row is left out.  An age, a count or a number of months that the law
 * first names in that month stays: it does nothing by itself, and the law's
 * numbers are read once for all months (law.h). */
static int is_undone(const struct rule_head *h, const struct rule_row *row,
    int month)
{
	int i, amount = strcmp(h->unit, "yen") == 0 ||
	    strcmp(h->unit, "ratio") == 0;

	if (row->from != month || amount)
		return row->from == month;
	for (i = 0; i < h->n_row; i++)
		if (h->row[i].from < month && strcmp(h->row[i].key, row->key) == 0)
			return 1;
	return 0;
}

struct rules *rules_undo(const struct rules *r, int month, struct err *e)
{
	struct rules *copy = rules_copy(r);
	const struct rule_table *t;
	struct rule_head h;
	struct rows rows = { NULL, 0, 0 };
	int i, code = 0;

	for (t = rules_first(r); t && !code; t = rules_after(t)) {
		rule_head(t, &h);
		rows.n = 0;
		for (i = 0; i < h.n_row; i++)
			if (!is_undone(&h, &h.row[i], month))
				rows_add(&rows, &h.row[i]);
		if (rows.n == h.n_row)
			continue;
		for (i = 0; i < h.n_row; i++)
			if (is_undone(&h, &h.row[i], month))
				go_on(&rows, &h.row[i]);
		if (rows.n)
			qsort(rows.row, (size_t)rows.n, sizeof *rows.row,
			    by_order);
		code = rules_set_rows(copy, h.name, rows.row, rows.n, e);
	}
	free(rows.row);
	if (!code) {
		undo_name(copy, month);
		return copy;
	}
	rules_release(copy);
	return NULL;
}

/* ---- mutation ---------------------------------------------------------------------------- */

/* A table whose values are all 1 says by its rows alone from when something is:
 * its rows are made wrong by leaving them out. */
static int is_of_marks(const struct rule_head *h)
{
	int i;

	for (i = 0; i < h->n_row; i++)
		if (h->row[i].scale || h->row[i].value != 1)
			return 0;
	return h->n_row > 1 && strcmp(h->unit, "count") == 0;
}

struct rules *rules_mutate(const struct rules *r, const struct rule_table *t,
    int row)
{
	struct rows rows = { NULL, 0, 0 };
	struct rule_head h;
	struct rule_rate *series = NULL;
	struct rules *copy;
	struct err ignored;
	int i;

	rule_head(t, &h);
	for (i = 0; i < h.n_row; i++)
		if (i != row || !is_of_marks(&h))
			rows_add(&rows, &h.row[i]);
	if (!is_of_marks(&h))
		rows.row[row].value += strcmp(h.unit, "yen") == 0 ? YEN_STEP : 1;
	copy = rules_copy(r);
	if (h.row[row].n_series) {
		series = rules_series(copy, &h.row[row]);
		for (i = 0; i < h.row[row].n_series; i++)
			series[i].milli++;
		rows.row[row].series = series;
	}
	if (rules_set_rows(copy, h.name, rows.row, rows.n, &ignored)) {
		rules_release(copy);
		copy = NULL;
	}
	free(rows.row);
	return copy;
}

/* ---- names ----------------------------------------------------------------------------- */

void rule_row_title(struct text *t, const struct rule_row *row)
{
	char name[RULE_NAME_MAX], d[11];

	text_puts(t, rule_row_name(row, name, sizeof name));
	if (row->born_from == DAY_NONE && row->born_to == DAY_OPEN)
		return;
	text_puts(t, " born ");
	if (row->born_from != DAY_NONE)
		text_puts(t, day_text(row->born_from, d));
	text_puts(t, "..");
	if (row->born_to != DAY_OPEN)
		text_puts(t, day_text(row->born_to, d));
}

void rule_change_title(struct text *t, const struct rule_change *c)
{
	rule_row_title(t, c->after ? c->after : c->before);
}

void rule_value_text(struct text *t, const struct rule_row *row)
{
	char n[40];

	if (!row) {
		text_puts(t, "-");
	} else if (row->n_series) {
		snprintf(n, sizeof n, "series of %d", row->n_series);
		text_puts(t, n);
	} else {
		text_puts(t, row->text);
	}
}
