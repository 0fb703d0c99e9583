/* amount.c - the amounts that follow from the rule tables alone.
 *
 * Given     rules, the definition of an amount, month and birth
 * Returned  its value with the rows it comes from; or all its cells
 * Status    none: where a table has no row there is no amount
 * Source    the article of each definition
 */
#include "amount.h"

#include "alloc.h"
#include "month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- one amount --------------------------------------------------------------- */

static const struct rule_row *row_of(const struct rules *r, const char *table,
    const char *key, int month, int birth)
{
	const struct rule_table *t = rules_table(r, table);

	return t ? rule_find_in(t, key ? key : "", month, birth) : NULL;
}

/* The value of a row as a num, and the row among those of the amount. */
static num take(struct num_pool *p, struct amount *a, const struct rule_row *row)
{
	if (!row)
		return NULL;
	if (a->n_row < AMOUNT_ROWS)
		a->row[a->n_row++] = row;
	return num_scaled(p, row->value, row->scale);
}

static num base_of(const struct rules *r, struct num_pool *p,
    const struct amount_def *d, int month, int birth, struct amount *a)
{
	if (!d->of)
		return take(p, a, row_of(r, d->base, d->base_key, month, birth));
	amount_at(r, p, amount_named(d->of), month, birth, a);
	return a->value;
}

/* The row of the rate, NULL where none is multiplied with. */
static const struct rule_row *rate_row(const struct rules *r,
    const struct amount_def *d, int month, int birth)
{
	if (d->rate == RATE_PREMIUM)
		return row_of(r, "national_premium_revision_rate", "", month,
		    birth);
	return row_of(r, "revision_rate", "", month,
	    d->rate == RATE_YOUNGER ? DAY_OPEN : birth);
}

/* To the unit, half of it and over up; NULL where the unit has no row. */
static num to_unit(const struct rules *r, struct num_pool *p, const char *unit,
    int month, int birth, num x)
{
	const struct rule_row *row;
	num u;

	if (!unit)
		return x;
	if (strcmp(unit, AMOUNT_YEN) == 0)
		return num_round(p, x, NUM_HALF_UP);
	row = row_of(r, "rounding_unit_base", unit, month, birth);
	if (!row)
		return NULL;
	u = num_scaled(p, row->value, row->scale);
	return num_mul(p, u, num_round(p, num_div(p, x, u), NUM_HALF_UP));
}

/* Rows of b behind those of a. */
static void add_rows(struct amount *a, const struct amount *b)
{
	int i;

	for (i = 0; i < b->n_row && a->n_row < AMOUNT_ROWS; i++)
		a->row[a->n_row++] = b->row[i];
}

/* a->value less the amount `minus`; NULL where that is none. */
static void take_away(const struct rules *r, struct num_pool *p,
    const struct amount_def *d, int month, int birth, struct amount *a)
{
	struct amount b;

	amount_at(r, p, amount_named(d->minus), month, birth, &b);
	a->value = b.value ? num_sub(p, a->value, b.value) : NULL;
	add_rows(a, &b);
}

void amount_at(const struct rules *r, struct num_pool *p,
    const struct amount_def *d, int month, int birth, struct amount *a)
{
	int i;
	num x;

	a->n_row = 0;
	a->value = base_of(r, p, d, month, birth, a);
	if (a->value && d->rate != RATE_NONE) {
		x = take(p, a, rate_row(r, d, month, birth));
		a->value = x ? num_mul(p, a->value, x) : NULL;
	}
	if (a->value)
		a->value = to_unit(r, p, d->unit, month, birth, a->value);
	for (i = 0; a->value && i < AMOUNT_FACTORS && d->factor[i].table; i++) {
		x = take(p, a, row_of(r, d->factor[i].table, d->factor[i].key,
		    month, birth));
		a->value = !x ? NULL : d->factor[i].divides
		    ? num_div(p, a->value, x) : num_mul(p, a->value, x);
	}
	if (a->value && d->minus)
		take_away(r, p, d, month, birth, a);
	if (a->value)
		a->value = to_unit(r, p, d->unit_2, month, birth, a->value);
}

static void put_num(struct text *t, const char *before, num x)
{
	char buf[NUM_TEXT_MAX];

	text_puts(t, before);
	text_puts(t, num_text_decimal(x, buf, sizeof buf));
}

void amount_formula(const struct rules *r, struct num_pool *p,
    const struct amount_def *d, int month, int birth, struct text *t)
{
	struct amount a = { NULL, { NULL }, 0 };
	const struct rule_row *row;
	num x = base_of(r, p, d, month, birth, &a), y;
	int i;

	put_num(t, "", x);
	if (d->rate != RATE_NONE) {
		y = take(p, &a, rate_row(r, d, month, birth));
		put_num(t, " × ", y);
		x = num_mul(p, x, y);
	}
	if (d->rate != RATE_NONE)
		put_num(t, " = ", x);
	y = to_unit(r, p, d->unit, month, birth, x);
	if (num_cmp(x, y) != 0)
		put_num(t, " → ", y);
	x = y;
	for (i = 0; i < AMOUNT_FACTORS && d->factor[i].table; i++) {
		row = row_of(r, d->factor[i].table, d->factor[i].key, month,
		    birth);
		y = take(p, &a, row);
		put_num(t, d->factor[i].divides ? " / " : " × ", y);
		x = d->factor[i].divides ? num_div(p, x, y) : num_mul(p, x, y);
	}
	if (d->minus) {
		struct amount b;

		amount_at(r, p, amount_named(d->minus), month, birth, &b);
		text_puts(t, " − ");
		amount_formula(r, p, amount_named(d->minus), month, birth, t);
		x = num_sub(p, x, b.value);
		put_num(t, ": ", x);
	} else if (i) {
		put_num(t, " = ", x);
	}
	y = to_unit(r, p, d->unit_2, month, birth, x);
	if (num_cmp(x, y) != 0)
		put_num(t, " → ", y);
}

/* ---- all cells of one ------------------------------------------------------------ */

/* Sorted bounds without repeats. */
struct bounds {
	int *at, n, cap;
};

static void bound(struct bounds *b, int at)
{
	b->at = alloc_room(b->at, b->n, &b->cap, sizeof *b->at);
	b->at[b->n++] = at;
}

static int by_int(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return x < y ? -1 : x > y;
}

static void sort(struct bounds *b)
{
	int i, n = 0;

	qsort(b->at, (size_t)b->n, sizeof *b->at, by_int);
	for (i = 0; i < b->n; i++)
		if (n == 0 || b->at[i] != b->at[n - 1])
			b->at[n++] = b->at[i];
	b->n = n;
}

static void bounds_of_table(const struct rules *r, const char *name,
    const char *key, struct bounds *months, struct bounds *births)
{
	const struct rule_table *t = rules_table(r, name);
	struct rule_head h;
	int i;

	if (!t)
		return;
	rule_head(t, &h);
	for (i = 0; i < h.n_row; i++) {
		if (strcmp(h.row[i].key, key ? key : "") != 0)
			continue;
		bound(months, h.row[i].from);
		if (h.row[i].to != MONTH_OPEN)
			bound(months, h.row[i].to + 1);
		if (h.row[i].born_from != DAY_NONE)
			bound(births, h.row[i].born_from);
		if (h.row[i].born_to != DAY_OPEN)
			bound(births, h.row[i].born_to + 1);
	}
}

static void bounds_of(const struct rules *r, const struct amount_def *d,
    struct bounds *months, struct bounds *births)
{
	int i;

	if (d->of)
		bounds_of(r, amount_named(d->of), months, births);
	else
		bounds_of_table(r, d->base, d->base_key, months, births);
	if (d->minus)
		bounds_of(r, amount_named(d->minus), months, births);
	if (d->rate != RATE_NONE)
		bounds_of_table(r, d->rate == RATE_PREMIUM
			? "national_premium_revision_rate"
			: "revision_rate", "", months, births);
	for (i = 0; i < AMOUNT_FACTORS && d->factor[i].table; i++)
		bounds_of_table(r, d->factor[i].table, d->factor[i].key, months,
		    births);
}

/* The cells of one stretch of months, equal neighbours made one. */
static int cells_of(const struct rules *r, struct num_pool *p,
    const struct amount_def *d, int from, int to, const struct bounds *births,
    struct amount_cell *cell)
{
	struct amount a;
	int i, n = 0;

	for (i = 0; i < births->n; i++) {
		int end = i + 1 < births->n ? births->at[i + 1] - 1 : DAY_OPEN;

		amount_at(r, p, d, from, births->at[i], &a);
		if (!a.value)
			continue;
		if (n && cell[n - 1].born_to + 1 == births->at[i] &&
		    num_cmp(cell[n - 1].value, a.value) == 0) {
			cell[n - 1].born_to = end;
			continue;
		}
		cell[n].from = from;
		cell[n].to = to;
		cell[n].born_from = births->at[i];
		cell[n].born_to = end;
		cell[n++].value = a.value;
	}
	return n;
}

static int same_cells(const struct amount_cell *a, const struct amount_cell *b,
    int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (a[i].born_from != b[i].born_from ||
		    a[i].born_to != b[i].born_to ||
		    num_cmp(a[i].value, b[i].value) != 0)
			return 0;
	return 1;
}

void amount_cells(const struct rules *r, struct num_pool *p,
    const struct amount_def *d,
    void (*each)(void *into, const struct amount_def *d,
	const struct amount_cell *cell), void *into)
{
	struct bounds months = { NULL, 0, 0 }, births = { NULL, 0, 0 };
	struct amount_cell *now, *last;
	int i, k, n, n_last = 0;

	bound(&births, DAY_NONE);
	bounds_of(r, d, &months, &births);
	sort(&months);
	sort(&births);
	now = malloc((size_t)births.n * sizeof *now);
	last = malloc((size_t)births.n * sizeof *last);
	if (!now || !last)
		abort();
	for (i = 0; i < months.n; i++) {
		n = cells_of(r, p, d, months.at[i], i + 1 < months.n
		    ? months.at[i + 1] - 1 : MONTH_OPEN, &births, now);
		if (n && n == n_last && last[0].to + 1 == now[0].from &&
		    same_cells(last, now, n)) {
			for (k = 0; k < n; k++)
				last[k].to = now[k].to;
			continue;
		}
		for (k = 0; k < n_last; k++)
			each(into, d, &last[k]);
		memcpy(last, now, (size_t)n * sizeof *now);
		n_last = n;
	}
	for (k = 0; k < n_last; k++)
		each(into, d, &last[k]);
	free(now);
	free(last);
	free(months.at);
	free(births.at);
}

/* ---- everything -------------------------------------------------------------------- */

static void put_range(struct text *t, int from, int to, int births)
{
	char buf[11];

	text_putc(t, '\t');
	if (from != (births ? DAY_NONE : MONTH_NONE))
		text_puts(t, births ? day_text(from, buf) : month_text(from, buf));
	text_puts(t, "..");
	if (to != (births ? DAY_OPEN : MONTH_OPEN))
		text_puts(t, births ? day_text(to, buf) : month_text(to, buf));
}

static void put_cell(void *into, const struct amount_def *d,
    const struct amount_cell *cell)
{
	struct text *t = into;

	text_puts(t, d->name);
	put_range(t, cell->from, cell->to, 0);
	put_range(t, cell->born_from, cell->born_to, 1);
	put_num(t, "\t", cell->value);
	text_putc(t, '\n');
}

static void put_row(struct text *t, const char *table, const struct rule_row *row)
{
	char m[8], v[40];
	int i;

	text_puts(t, table);
	text_putc(t, '[');
	text_puts(t, row->key);
	text_putc(t, ']');
	put_range(t, row->from, row->to, 0);
	put_range(t, row->born_from, row->born_to, 1);
	text_putc(t, '\t');
	text_puts(t, row->text);
	for (i = 0; i < row->n_series; i++) {
		snprintf(v, sizeof v, "%s%s %lld.%03lld", i ? ", " : "",
		    month_text(row->series[i].month, m),
		    row->series[i].milli / 1000, row->series[i].milli % 1000);
		text_puts(t, v);
	}
	text_putc(t, '\n');
}

static int by_line(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;

	/* both end with a line feed, which sorts before all that is printed but
	 * the tab, and a tab never stands where the other line ends */
	while (*x == *y && *x != '\n') {
		x++;
		y++;
	}
	return (unsigned char)*x - (unsigned char)*y;
}

static void sort_lines(struct text *t)
{
	const char **line, *s;
	struct text sorted;
	size_t n = 0, i = 0;

	for (s = t->s; s && *s; s = strchr(s, '\n') + 1)
		n++;
	line = malloc((n + 1) * sizeof *line);
	if (!line)
		abort();
	for (s = t->s; s && *s; s = strchr(s, '\n') + 1)
		line[i++] = s;
	qsort(line, n, sizeof *line, by_line);
	text_init(&sorted);
	for (i = 0; i < n; i++)
		text_put(&sorted, line[i],
		    (size_t)(strchr(line[i], '\n') - line[i]) + 1);
	free(line);
	text_release(t);
	*t = sorted;
}

void expand(const struct rules *r, struct text *t)
{
	const struct amount_def *d;
	const struct rule_table *table;
	struct num_pool pool;
	struct rule_head h;
	int i;

	num_pool_init(&pool);
	for (d = amount_defs(); d->name; d++) {
		amount_cells(r, &pool, d, put_cell, t);
		num_pool_reset(&pool);
	}
	num_pool_release(&pool);
	for (table = rules_first(r); table; table = rules_after(table)) {
		rule_head(table, &h);
		for (i = 0; i < h.n_row; i++)
			put_row(t, h.name, &h.row[i]);
	}
	sort_lines(t);
}
