/* rule.c - the rule tables: reading, checking, looking up. */
#include "rule.h"

#include "alloc.h"
#include "blocks.h"
#include "hash.h"
#include "json.h"
#include "month.h"
#include "num.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The rows of one key in force over a stretch of months, by birth. */
struct span {
	int from, to;
	const struct rule_row **row;
	int n;
};

/* One key of a table with its spans, and the span of each month. */
struct key_index {
	const char *key;
	struct span *span;
	int n_span;
	int first;            /* month of at[0] */
	int n_at;
	unsigned short *at;   /* month - first -> span; the last span is open */
};

struct rule_table {
	const char *name;
	char *file;
	const char *unit, *ja, *en, *law, *note, *month;
	char sha256[HASH_TEXT];
	int partial;          /* gaps are meant */
	struct rule_row *row;
	int n_row;
	struct key_index *key;
	int n_key;
	int n_area;           /* watched, in a copy only */
	const struct rule_area *area;
	unsigned char *seen;
	int onward;           /* watched rows are followed up to their end */
	int folder;           /* the folder it came from, counted from 0 */
	struct rule_table *next;
};

struct set_entry {
	char *table;
	char sha256[HASH_TEXT];
};

struct rules {
	struct rule_table *tables; /* sorted by name */
	struct rule_table *known[RULE_COUNT];
	struct blocks blocks;      /* every allocation, freed together */
	struct text name;
	char date[11];
	char sha256[HASH_TEXT];
	int folder;                /* number of folders begun */
	struct set_entry *entry;   /* ruleset.json of the folder being read */
	int n_entry;
	int has_set;
	char *set_file;
	const struct rule_lens *lens; /* of a view */
	int n_lens;
};

static const char *const KNOWN[RULE_COUNT] = {
#define X(id, name) name,
	RULE_TABLES(X)
#undef X
};

/* Memory of the set; it ends with the set. */
static void *get(struct rules *r, size_t size)
{
	return blocks_get(&r->blocks, size);
}

static char *copy(struct rules *r, const char *s)
{
	return blocks_copy(&r->blocks, s);
}

struct rules *rules_new(void)
{
	struct rules *r = alloc_zero(1, sizeof *r);

	text_init(&r->name);
	return r;
}

void rules_release(struct rules *r)
{
	if (!r)
		return;
	blocks_release(&r->blocks);
	text_release(&r->name);
	free(r);
}

/* ---- reading one table ------------------------------------------------- */

struct reading {
	struct rules *r;
	struct rule_table *t;
	const char *text;
	size_t len;
	struct err *e;
};

static int refuse(struct reading *g, const struct json_at *at, const char *msg)
{
	char path[sizeof g->e->path];

	json_path(at, path, sizeof path);
	err_set(g->e, ERR_RULE, path, "%s", msg);
	snprintf(g->e->file, sizeof g->e->file, "%s", g->t->file);
	g->e->line = json_line(g->text, g->len, path);
	return ERR_RULE;
}

static int need_string(struct reading *g, const struct json_at *at,
    const struct json *v, const char **s)
{
	if (json_type(v) != JSON_STRING || !*json_string(v))
		return refuse(g, at, "expected a string that is not empty");
	*s = json_string(v);
	return 0;
}

/* Tables write Gregorian dates only. */
static int is_digit(const char *s)
{
	return *s >= '0' && *s <= '9';
}

static int need_month(struct reading *g, const struct json_at *at,
    const struct json *v, int *month)
{
	if (json_type(v) != JSON_STRING || !is_digit(json_string(v)) ||
	    month_parse(json_string(v), month) < 0)
		return refuse(g, at, "expected a month \"YYYY-MM\"");
	return 0;
}

static int need_day(struct reading *g, const struct json_at *at,
    const struct json *v, int *day)
{
	if (json_type(v) != JSON_STRING || !is_digit(json_string(v)) ||
	    day_parse(json_string(v), day) < 0)
		return refuse(g, at, "expected a day \"YYYY-MM-DD\"");
	return 0;
}

static int count(const struct json *v)
{
	int n = 0;

	for (v = json_first(v); v; v = json_next(v))
		n++;
	return n;
}

/* One ["YYYY-MM", "rate"] of a series; three decimals, so that sums over
 * months stay in integers. */
static int read_rate(struct reading *g, const struct json_at *at,
    const struct json *v, struct rule_rate *rate)
{
	const struct json *m = json_type(v) == JSON_ARRAY ? json_first(v) : NULL;
	int scale;

	if (!m || !json_next(m) || json_next(json_next(m)) ||
	    json_type(json_next(m)) != JSON_STRING)
		return refuse(g, at, "expected [\"YYYY-MM\", \"rate\"]");
	if (need_month(g, at, m, &rate->month))
		return ERR_RULE;
	if (num_parse_decimal(json_string(json_next(m)), &rate->milli, &scale) < 0 ||
	    scale != 3 || rate->milli <= 0)
		return refuse(g, at, "expected a rate with three decimals");
	return 0;
}

static int read_series(struct reading *g, const struct json_at *at,
    const struct json *v, struct rule_row *row)
{
	struct rule_rate *rate;
	struct json_at here = { at, NULL, 0 };
	const struct json *m;

	if (json_type(v) != JSON_ARRAY || !json_first(v))
		return refuse(g, at, "expected an array of months and rates");
	row->n_series = count(v);
	rate = get(g->r, (size_t)row->n_series * sizeof *rate);
	row->series = rate;
	for (m = json_first(v); m; m = json_next(m), rate++, here.index++) {
		if (read_rate(g, &here, m, rate))
			return ERR_RULE;
		if (here.index && rate->month <= rate[-1].month)
			return refuse(g, &here, "months must ascend");
	}
	return 0;
}

static int read_value(struct reading *g, const struct json_at *at,
    const struct json *v, struct rule_row *row)
{
	if (json_type(v) != JSON_STRING ||
	    num_parse_decimal(json_string(v), &row->value, &row->scale) < 0)
		return refuse(g, at, "expected a decimal number in a string");
	row->text = copy(g->r, json_string(v));
	return 0;
}

static int read_row_key(struct reading *g, const struct json_at *at,
    const struct json *v, struct rule_row *row)
{
	const char *key = at->key, *s = "";

	if (strcmp(key, "from") == 0)
		return need_month(g, at, v, &row->from);
	if (strcmp(key, "to") == 0)
		return need_month(g, at, v, &row->to);
	if (strcmp(key, "born_from") == 0)
		return need_day(g, at, v, &row->born_from);
	if (strcmp(key, "born_to") == 0)
		return need_day(g, at, v, &row->born_to);
	if (strcmp(key, "value") == 0)
		return read_value(g, at, v, row);
	if (strcmp(key, "series") == 0)
		return read_series(g, at, v, row);
	if (need_string(g, at, v, &s))
		return ERR_RULE;
	if (strcmp(key, "key") == 0)
		row->key = copy(g->r, s);
	else if (strcmp(key, "source") == 0)
		row->source = copy(g->r, s);
	else if (strcmp(key, "certainty") == 0)
		row->certainty = copy(g->r, s);
	else
		return refuse(g, at, "unknown key");
	return 0;
}

static int read_row(struct reading *g, const struct json_at *at,
    const struct json *v, struct rule_row *row)
{
	struct json_at here = { at, NULL, 0 };
	const struct json *m;

	if (json_type(v) != JSON_OBJECT)
		return refuse(g, at, "expected an object");
	row->table = g->t;
	row->from = MONTH_NONE;
	row->to = MONTH_OPEN;
	row->born_from = DAY_NONE;
	row->born_to = DAY_OPEN;
	row->key = row->text = row->certainty = "";
	for (m = json_first(v); m; m = json_next(m)) {
		here.key = json_key(m);
		if (read_row_key(g, &here, m, row))
			return ERR_RULE;
	}
	if (row->from == MONTH_NONE)
		return refuse(g, at, "key 'from' is missing");
	if (!row->source)
		return refuse(g, at, "key 'source' is missing");
	if ((row->n_series > 0) == (row->text[0] != '\0'))
		return refuse(g, at, "expected one of 'value' and 'series'");
	if (row->to < row->from)
		return refuse(g, at, "'to' lies before 'from'");
	if (row->born_to < row->born_from)
		return refuse(g, at, "'born_to' lies before 'born_from'");
	return 0;
}

int rule_row_order(const struct rule_row *a, const struct rule_row *b)
{
	int k = strcmp(a->key, b->key);

	if (k)
		return k;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->born_from < b->born_from ? -1 : a->born_from > b->born_from;
}

static int read_rows(struct reading *g, const struct json_at *at,
    const struct json *v)
{
	struct rule_table *t = g->t;
	struct json_at here = { at, NULL, 0 };
	const struct json *m;

	if (json_type(v) != JSON_ARRAY || !json_first(v))
		return refuse(g, at, "expected an array of rows");
	t->n_row = count(v);
	t->row = get(g->r, (size_t)t->n_row * sizeof *t->row);
	for (m = json_first(v); m; m = json_next(m), here.index++) {
		struct rule_row *row = &t->row[here.index];

		if (read_row(g, &here, m, row))
			return ERR_RULE;
		if (!here.index)
			continue;
		if (!row[-1].key[0] != !row->key[0])
			return refuse(g, &here, "every row has a 'key', or none");
		if (rule_row_order(row - 1, row) >= 0)
			return refuse(g, &here,
			    "rows are not sorted by key, from, born_from");
	}
	return 0;
}

static int read_label(struct reading *g, const struct json_at *at,
    const struct json *v)
{
	struct json_at here = { at, NULL, 0 };
	const struct json *m;
	const char *s = "";

	if (json_type(v) != JSON_OBJECT || count(v) != 2)
		return refuse(g, at, "expected an object with 'ja' and 'en'");
	for (m = json_first(v); m; m = json_next(m)) {
		here.key = json_key(m);
		if (strcmp(here.key, "ja") != 0 && strcmp(here.key, "en") != 0)
			return refuse(g, &here, "unknown key");
		if (need_string(g, &here, m, &s))
			return ERR_RULE;
		*(here.key[0] == 'j' ? &g->t->ja : &g->t->en) = copy(g->r, s);
	}
	return 0;
}

static int one_of(const char *s, const char *const *list)
{
	for (; *list; list++)
		if (strcmp(s, *list) == 0)
			return 1;
	return 0;
}

static int read_header_key(struct reading *g, const struct json_at *at,
    const struct json *v)
{
	static const char *const units[] = { "ratio", "yen", "months", "age",
		"count", "permil", "days", NULL };
	static const char *const months[] = { "on", "insured", "right", "claim",
		"calendar", NULL };
	const char *key = at->key, *s = "";

	if (strcmp(key, "rows") == 0)
		return read_rows(g, at, v);
	if (strcmp(key, "label") == 0)
		return read_label(g, at, v);
	if (strcmp(key, "partial") == 0) {
		if (json_type(v) != JSON_BOOL)
			return refuse(g, at, "expected true or false");
		g->t->partial = json_true(v);
		return 0;
	}
	if (need_string(g, at, v, &s))
		return ERR_RULE;
	if (strcmp(key, "format") == 0)
		return strcmp(s, "nenkin-rules/1") == 0
		    ? 0 : refuse(g, at, "expected \"nenkin-rules/1\"");
	s = copy(g->r, s);
	if (strcmp(key, "table") == 0)
		g->t->name = s;
	else if (strcmp(key, "unit") == 0)
		return one_of(g->t->unit = s, units) ? 0
		    : refuse(g, at, "no such unit");
	else if (strcmp(key, "month") == 0)
		return one_of(g->t->month = s, months) ? 0
		    : refuse(g, at, "no such kind of month");
	else if (strcmp(key, "law") == 0)
		g->t->law = s;
	else if (strcmp(key, "note") == 0)
		g->t->note = s;
	else
		return refuse(g, at, "unknown key");
	return 0;
}

static int read_table(struct reading *g, const struct json *root)
{
	static const char *const needed[] = { "format", "table", "unit", "label",
		"law", "rows", NULL };
	struct json_at at = { NULL, NULL, 0 };
	const struct json *m;
	unsigned found = 0;
	int i;

	if (json_type(root) != JSON_OBJECT)
		return refuse(g, NULL, "expected an object");
	for (m = json_first(root); m; m = json_next(m)) {
		at.key = json_key(m);
		if (read_header_key(g, &at, m))
			return ERR_RULE;
		for (i = 0; needed[i]; i++)
			if (strcmp(needed[i], at.key) == 0)
				found |= 1u << i;
	}
	for (i = 0; needed[i]; i++)
		if (!(found & 1u << i)) {
			char msg[64];

			snprintf(msg, sizeof msg, "key '%s' is missing", needed[i]);
			return refuse(g, NULL, msg);
		}
	return 0;
}

/* ---- the index, and what it must satisfy -------------------------------- */

static int refuse_row(const struct rule_table *t, const struct rule_row *row,
    struct err *e, const char *fmt, const struct rule_row *other, int month)
{
	char m[8];

	err_set(e, ERR_RULE, NULL, fmt, other ? other->line : 0,
	    month_text(month, m));
	snprintf(e->file, sizeof e->file, "%s", t->file);
	e->line = row->line;
	return ERR_RULE;
}

static int by_int(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return x < y ? -1 : x > y;
}

/* The rows of a span must tile the births: no overlap, and no gap unless the
 * table says so. */
static int check_births(const struct rule_table *t, const struct span *s,
    struct err *e)
{
	int i;

	if (s->n && !t->partial && (s->row[0]->born_from != DAY_NONE ||
		s->row[s->n - 1]->born_to != DAY_OPEN))
		return refuse_row(t, s->row[0], e,
		    "rows from line %d on do not reach every birth in month '%s'",
		    s->row[s->n - 1], s->from);
	for (i = 1; i < s->n; i++) {
		const struct rule_row *a = s->row[i - 1], *b = s->row[i];

		if (b->born_from <= a->born_to)
			return refuse_row(t, b, e,
			    "row overlaps the one at line %d in month '%s'", a,
			    s->from);
		if (b->born_from != a->born_to + 1 && !t->partial)
			return refuse_row(t, b, e,
			    "row does not follow the one at line %d: births are "
			    "left out in month '%s'", a, s->from);
	}
	return 0;
}

static int by_birth(const void *a, const void *b)
{
	const struct rule_row *x = *(const struct rule_row *const *)a;
	const struct rule_row *y = *(const struct rule_row *const *)b;

	return x->born_from < y->born_from ? -1 : x->born_from > y->born_from;
}

/* Makes the span [from, to] of the rows first..first+n-1 of one key. */
static int make_span(struct rules *r, struct rule_table *t, struct span *s,
    const struct rule_row *first, int n, struct err *e)
{
	int i;

	for (i = 0; i < n; i++)
		s->n += first[i].from <= s->from && first[i].to >= s->from;
	s->row = get(r, (size_t)s->n * sizeof *s->row);
	s->n = 0;
	for (i = 0; i < n; i++)
		if (first[i].from <= s->from && first[i].to >= s->from)
			s->row[s->n++] = &first[i];
	qsort(s->row, (size_t)s->n, sizeof *s->row, by_birth);
	return check_births(t, s, e);
}

static void index_months(struct rules *r, struct key_index *k)
{
	int i, m;
	const struct span *last = &k->span[k->n_span - 1];

	k->first = k->span[0].from;
	k->n_at = last->from - k->first + 1;
	k->at = get(r, (size_t)k->n_at * sizeof *k->at);
	for (i = 0; i < k->n_span; i++)
		for (m = k->span[i].from;
		     m <= k->span[i].to && m - k->first < k->n_at; m++)
			k->at[m - k->first] = (unsigned short)i;
}

/* The months from `month` on are in no row: names the rows on both sides. */
static int refuse_gap(const struct rule_table *t, const struct rule_row *first,
    int n, int month, struct err *e)
{
	const struct rule_row *before = first, *after = first;
	int i;

	for (i = 0; i < n; i++)
		if (first[i].to == month - 1)
			before = &first[i];
	for (i = n - 1; i >= 0; i--)
		if (first[i].from > month)
			after = &first[i];
	return refuse_row(t, after, e,
	    "row does not follow the one at line %d: gap '%s'", before, month);
}

/* Rows first..first+n-1 share a key: cut the months where any row begins or
 * ends, and see that nothing is missing between. */
static int index_key(struct rules *r, struct rule_table *t,
    const struct rule_row *first, int n, struct err *e)
{
	struct key_index *k = &t->key[t->n_key++];
	int *cut = get(r, ((size_t)n * 2) * sizeof *cut);
	int i, n_cut = 0, uniq = 0;

	for (i = 0; i < n; i++) {
		cut[n_cut++] = first[i].from;
		if (first[i].to < MONTH_OPEN)
			cut[n_cut++] = first[i].to + 1;
	}
	qsort(cut, (size_t)n_cut, sizeof *cut, by_int);
	for (i = 0; i < n_cut; i++)
		if (i == 0 || cut[i] != cut[uniq - 1])
			cut[uniq++] = cut[i];
	k->key = first->key;
	k->span = get(r, (size_t)uniq * sizeof *k->span);
	for (i = 0; i < uniq; i++) {
		struct span *s = &k->span[k->n_span];

		s->from = cut[i];
		s->to = i + 1 < uniq ? cut[i + 1] - 1 : MONTH_OPEN;
		if (make_span(r, t, s, first, n, e))
			return ERR_RULE;
		if (s->n == 0 && i + 1 < uniq && !t->partial)
			return refuse_gap(t, first, n, s->from, e);
		k->n_span++;
	}
	index_months(r, k);
	return 0;
}

static int index_table(struct rules *r, struct rule_table *t, struct err *e)
{
	int i, from, code;

	t->key = get(r, (size_t)t->n_row * sizeof *t->key);
	for (from = 0; from < t->n_row; from = i) {
		for (i = from + 1; i < t->n_row &&
		     strcmp(t->row[i].key, t->row[from].key) == 0; i++)
			;
		code = index_key(r, t, &t->row[from], i - from, e);
		if (code)
			return code;
	}
	return 0;
}

/* The closing quote of the string that begins at p; the text is sound. */
static const char *string_end(const char *p, const char *end)
{
	const char *q, *s;

	for (s = p + 1; (s = memchr(s, '"', (size_t)(end - s))); s++) {
		for (q = s; q[-1] == '\\'; q--)
			;
		if ((s - q) % 2 == 0)
			return s;
	}
	return end;
}

/* Line of each row, for messages: an object within an array of the table is a
 * row.  Strings, most of the text, are stepped over (measured: a third of the
 * time of loading all tables otherwise). */
static void find_lines(struct reading *g)
{
	const char *p = g->text, *end = g->text + g->len;
	int line = 1, row = 0, depth = 0;

	for (; p < end && row < g->t->n_row; p++) {
		line += *p == '\n';
		if (*p == '"')
			p = string_end(p, end);
		else if (*p == '{' && depth++ == 2)
			g->t->row[row++].line = line;
		else if (*p == '[')
			depth++;
		else if (*p == ']' || *p == '}')
			depth--;
	}
}

static int insert_table(struct rules *r, struct rule_table *t, int overlay,
    struct err *e)
{
	struct rule_table **at = &r->tables;

	while (*at && strcmp((*at)->name, t->name) < 0)
		at = &(*at)->next;
	if (*at && strcmp((*at)->name, t->name) == 0) {
		if (!overlay || (*at)->folder == t->folder)
			return err_set(e, ERR_RULE, NULL,
			    "table '%s' stands in '%s' and in '%s'", t->name,
			    (*at)->file, t->file);
		t->next = (*at)->next;
	} else {
		t->next = *at;
	}
	*at = t;
	return 0;
}

int rules_add(struct rules *r, const char *file, const char *text, size_t len,
    int overlay, struct err *e)
{
	struct rule_table *t = get(r, sizeof *t);
	struct reading g = { r, t, text, len, e };
	struct json *root;
	struct text canonical;
	int code;

	t->file = copy(r, file);
	t->folder = r->folder;
	t->note = "";
	t->month = "on";
	code = json_parse(text, len, &root, e);
	if (code) {
		snprintf(e->file, sizeof e->file, "%s", file);
		return e->code = ERR_RULE;
	}
	code = read_table(&g, root);
	if (code == 0) {
		text_init(&canonical);
		hash_canonical(&canonical, root);
		hash_sha256(canonical.s, canonical.len, t->sha256);
		text_release(&canonical);
	}
	json_free(root);
	if (code)
		return code;
	find_lines(&g);
	code = index_table(r, t, e);
	return code ? code : insert_table(r, t, overlay, e);
}

/* ---- ruleset.json ------------------------------------------------------- */

static int set_err(const char *file, struct err *e, const char *path,
    const char *msg)
{
	err_set(e, ERR_RULE, path, "%s", msg);
	snprintf(e->file, sizeof e->file, "%s", file);
	return ERR_RULE;
}

static int read_set_tables(struct rules *r, const char *file,
    const struct json *v, struct err *e)
{
	const struct json *m;

	if (json_type(v) != JSON_OBJECT)
		return set_err(file, e, "tables", "expected an object");
	r->entry = get(r, (size_t)count(v) * sizeof *r->entry);
	for (m = json_first(v); m; m = json_next(m)) {
		struct set_entry *x = &r->entry[r->n_entry++];

		if (json_type(m) != JSON_STRING ||
		    strlen(json_string(m)) != HASH_TEXT - 1)
			return set_err(file, e, json_key(m), "expected a SHA-256");
		x->table = copy(r, json_key(m));
		memcpy(x->sha256, json_string(m), HASH_TEXT);
	}
	return 0;
}

static int read_set(struct rules *r, const char *file, const struct json *root,
    struct err *e)
{
	const struct json *m;
	unsigned found = 0;
	int day;

	if (json_type(root) != JSON_OBJECT)
		return set_err(file, e, "", "expected an object");
	for (m = json_first(root); m; m = json_next(m)) {
		const char *key = json_key(m);
		const char *s = json_type(m) == JSON_STRING ? json_string(m) : "";

		if (strcmp(key, "tables") == 0) {
			if (read_set_tables(r, file, m, e))
				return ERR_RULE;
			found |= 1;
		} else if (strcmp(key, "name") == 0 && *s) {
			if (r->name.len)
				text_putc(&r->name, '+');
			text_puts(&r->name, s);
			found |= 2;
		} else if (strcmp(key, "date") == 0 && day_parse(s, &day) == 0) {
			day_text(day, r->date);
			found |= 4;
		} else if (strcmp(key, "format") == 0 &&
		    strcmp(s, "nenkin-ruleset/1") == 0) {
			found |= 8;
		} else {
			return set_err(file, e, key, "unknown key or wrong value");
		}
	}
	return found == 15 ? 0 : set_err(file, e, "",
	    "expected the keys 'format', 'name', 'date' and 'tables'");
}

int rules_add_set(struct rules *r, const char *file, const char *text,
    size_t len, const char *folder, struct err *e)
{
	struct json *root;
	int code;

	r->folder++;
	r->n_entry = 0;
	r->has_set = text != NULL;
	if (!text) {
		if (r->name.len)
			text_putc(&r->name, '+');
		text_puts(&r->name, folder);
		return 0;
	}
	r->set_file = copy(r, file);
	code = json_parse(text, len, &root, e);
	if (code) {
		snprintf(e->file, sizeof e->file, "%s", file);
		return e->code = ERR_RULE;
	}
	code = read_set(r, file, root, e);
	json_free(root);
	return code;
}

static const struct set_entry *entry_named(const struct rules *r,
    const char *name)
{
	int i;

	for (i = 0; i < r->n_entry; i++)
		if (strcmp(r->entry[i].table, name) == 0)
			return &r->entry[i];
	return NULL;
}

int rules_check_folder(struct rules *r, struct err *e)
{
	const struct rule_table *t;
	int i;

	if (!r->has_set)
		return 0;
	for (t = r->tables; t; t = t->next) {
		const struct set_entry *x = entry_named(r, t->name);

		if (t->folder != r->folder)
			continue;
		if (!x)
			return set_err(t->file, e, "",
			    "the table is not named in ruleset.json");
		if (strcmp(x->sha256, t->sha256) != 0)
			return set_err(t->file, e, "",
			    "the table does not match its SHA-256 in ruleset.json");
	}
	for (i = 0; i < r->n_entry; i++) {
		t = rules_table(r, r->entry[i].table);
		if (!t || t->folder != r->folder)
			return set_err(r->set_file, e, r->entry[i].table,
			    "the table is missing");
	}
	return 0;
}

/* The set's own hash: canonical JSON of the merged ruleset.json. */
static void hash_set(struct rules *r)
{
	const struct rule_table *t;
	struct text s;

	text_init(&s);
	text_puts(&s, "{\"date\":");
	text_json(&s, r->date);
	text_puts(&s, ",\"format\":\"nenkin-ruleset/1\",\"name\":");
	text_json(&s, r->name.s ? r->name.s : "");
	text_puts(&s, ",\"tables\":{");
	for (t = r->tables; t; t = t->next) {
		text_json(&s, t->name);
		text_putc(&s, ':');
		text_json(&s, t->sha256);
		if (t->next)
			text_putc(&s, ',');
	}
	text_puts(&s, "}}\n");
	hash_sha256(s.s, s.len, r->sha256);
	text_release(&s);
}

/* A series where the code wants one number, or none where it wants a series. */
static int check_shape(const struct rule_table *t, int id, struct err *e)
{
	int i, only = id == RULE_REVALUATION_MAIN || id == RULE_LATE_PAYMENT_RATE;
	int series = (id >= RULE_REVALUATION_1994 && id <= RULE_REVALUATION_SEAMEN)
	    || id == RULE_LATE_PAYMENT_RATE;

	for (i = 0; i < t->n_row; i++)
		if ((t->row[i].n_series && !series) ||
		    (!t->row[i].n_series && only)) {
			err_set(e, ERR_RULE, NULL, "table '%s' wants '%s' here",
			    t->name, series ? "series" : "value");
			snprintf(e->file, sizeof e->file, "%s", t->file);
			e->line = t->row[i].line;
			return ERR_RULE;
		}
	return 0;
}

int rules_finish(struct rules *r, struct err *e)
{
	struct rule_table *t;
	int i;

	for (i = 0; i < RULE_COUNT; i++) {
		for (t = r->tables; t && strcmp(t->name, KNOWN[i]) != 0; t = t->next)
			;
		if (!t)
			return err_set(e, ERR_RULE, NULL,
			    "rule table '%s' is missing", KNOWN[i]);
		if (check_shape(t, i, e))
			return ERR_RULE;
		r->known[i] = t;
	}
	hash_set(r);
	return 0;
}

const char *rules_name(const struct rules *r)
{
	return r->name.s ? r->name.s : "";
}

const char *rules_sha256(const struct rules *r)
{
	return r->sha256;
}

const char *rules_date(const struct rules *r)
{
	return r->date;
}

int rules_count(const struct rules *r)
{
	const struct rule_table *t;
	int n = 0;

	for (t = r->tables; t; t = t->next)
		n++;
	return n;
}

/* ---- any table ----------------------------------------------------------- */

const struct rule_table *rules_first(const struct rules *r)
{
	return r->tables;
}

const struct rule_table *rules_after(const struct rule_table *t)
{
	return t->next;
}

const struct rule_table *rules_table(const struct rules *r, const char *name)
{
	const struct rule_table *t = r->tables;

	while (t && strcmp(t->name, name) != 0)
		t = t->next;
	return t;
}

void rule_head(const struct rule_table *t, struct rule_head *h)
{
	h->name = t->name;
	h->file = t->file;
	h->unit = t->unit;
	h->ja = t->ja;
	h->en = t->en;
	h->law = t->law;
	h->note = t->note;
	h->month = t->month;
	h->partial = t->partial;
	h->folder = t->folder;
	h->sha256 = t->sha256;
	h->row = t->row;
	h->n_row = t->n_row;
}

int rules_rows(const struct rules *r)
{
	const struct rule_table *t;
	int n = 0;

	for (t = rules_first(r); t; t = rules_after(t))
		n += t->n_row;
	return n;
}

int rule_is_known(const struct rules *r, const struct rule_table *t)
{
	int i;

	for (i = 0; i < RULE_COUNT; i++)
		if (r->known[i] == t)
			return 1;
	return 0;
}

/* ---- sets that differ in a few rows --------------------------------------- */

static int same_series(const struct rule_row *a, const struct rule_row *b)
{
	int i;

	if (a->n_series != b->n_series)
		return 0;
	for (i = 0; i < a->n_series; i++)
		if (a->series[i].month != b->series[i].month ||
		    a->series[i].milli != b->series[i].milli)
			return 0;
	return 1;
}

int rule_same_value(const struct rule_row *a, const struct rule_row *b)
{
	return a->value == b->value && a->scale == b->scale && same_series(a, b);
}

struct rules *rules_copy(const struct rules *base)
{
	struct rules *r = rules_new();
	struct rule_table **at = &r->tables;
	const struct rule_table *t;
	int i;

	for (t = base->tables; t; t = t->next) {
		*at = get(r, sizeof **at);
		**at = *t;
		(*at)->next = NULL;
		for (i = 0; i < RULE_COUNT; i++)
			if (base->known[i] == t)
				r->known[i] = *at;
		at = &(*at)->next;
	}
	text_puts(&r->name, rules_name(base));
	memcpy(r->date, base->date, sizeof r->date);
	memcpy(r->sha256, base->sha256, sizeof r->sha256);
	r->folder = base->folder;
	return r;
}

void rules_rename(struct rules *copy, const char *name)
{
	text_clear(&copy->name);
	text_puts(&copy->name, name);
	copy->sha256[0] = '\0';
}

static struct rule_table *own_table(struct rules *copy, const char *name)
{
	struct rule_table *t = copy->tables;

	while (t && strcmp(t->name, name) != 0)
		t = t->next;
	return t;
}

int rules_set_rows(struct rules *copy, const char *table,
    const struct rule_row *row, int n, struct err *e)
{
	struct rule_table *t = own_table(copy, table);
	int i;

	if (!t)
		return err_set(e, ERR_RULE, NULL, "no table '%s'", table);
	t->row = get(copy, (size_t)(n + 1) * sizeof *t->row);
	if (n)
		memcpy(t->row, row, (size_t)n * sizeof *t->row);
	t->n_row = n;
	t->n_key = 0;
	t->sha256[0] = '\0'; /* no file has these rows */
	for (i = 0; i < n; i++)
		t->row[i].table = t;
	return index_table(copy, t, e);
}

struct rule_rate *rules_series(struct rules *copy, const struct rule_row *row)
{
	size_t size = (size_t)row->n_series * sizeof *row->series;

	return memcpy(get(copy, size), row->series, size);
}

void rules_watch(struct rules *copy, const char *table,
    const struct rule_area *area, int n, unsigned char *seen)
{
	struct rule_table *t = own_table(copy, table);

	if (!t)
		return;
	t->area = area;
	t->n_area = n;
	t->seen = seen;
	t->onward = strcmp(t->month, "insured") == 0;
}

/* Marks the areas that could change the answer to a look-up.  A row found by a
 * month of insurance is followed up to its end. */
static void note_look_up(const struct rule_table *t, const char *key, int month,
    int birth)
{
	int i;

	for (i = 0; i < t->n_area; i++) {
		const struct rule_area *a = &t->area[i];

		if (a->from <= (t->onward ? a->to : month) && month <= a->to &&
		    a->born_from <= birth && birth <= a->born_to &&
		    *a->key == *key && (!*key || strcmp(a->key, key) == 0))
			t->seen[a->mark] = 1;
	}
}

/* Marks the areas of a key that reach into the months from..to. */
static void note_months(const struct rule_table *t, const char *key, int from,
    int to)
{
	int i;

	for (i = 0; i < t->n_area; i++)
		if (t->area[i].from <= to && from <= t->area[i].to &&
		    (!key || strcmp(t->area[i].key, key) == 0))
			t->seen[t->area[i].mark] = 1;
}

/* ---- looking up ---------------------------------------------------------- */

static const struct key_index *find_key(const struct rule_table *t,
    const char *key)
{
	int lo = 0, hi = t->n_key;

	if (!*key) /* it sorts first */
		return t->n_key && !*t->key[0].key ? &t->key[0] : NULL;
	while (lo < hi) {
		int mid = (lo + hi) / 2;
		int order = (unsigned char)*key - (unsigned char)*t->key[mid].key;

		if (order == 0)
			order = strcmp(key, t->key[mid].key);
		if (order == 0)
			return &t->key[mid];
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

static const struct span *find_span(const struct key_index *k, int month)
{
	int i = month - k->first;

	if (i < 0)
		return NULL;
	return &k->span[i < k->n_at ? k->at[i] : k->n_span - 1];
}

static inline const struct rule_row *find_in(const struct rule_table *t,
    const char *key, int month, int birth)
{
	const struct key_index *k = find_key(t, key);
	const struct span *s = k ? find_span(k, month) : NULL;
	int lo = 0, hi = s ? s->n : 0;

	while (lo < hi) { /* the last row whose births begin at or before */
		int mid = (lo + hi) / 2;

		if (s->row[mid]->born_from <= birth)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == 0 || s->row[lo - 1]->born_to < birth)
		return NULL;
	return s->row[lo - 1];
}

const struct rule_row *rule_find_in(const struct rule_table *t, const char *key,
    int month, int birth)
{
	return find_in(t, key, month, birth);
}

/* The lenses of one table apply together; the last row named is the answer. */
static const struct rule_row *find_through(const struct rules *r,
    enum rule_id id, const char *key, int month, int birth)
{
	const char *as_key = key;
	int i, as_month = month, as_birth = birth;

	for (i = 0; i < r->n_lens; i++) {
		const struct rule_lens *l = &r->lens[i];

		if (l->id != id || month < l->from || month > l->to ||
		    (l->born != DAY_NONE && l->born != birth) ||
		    (l->key && strcmp(l->key, key) != 0))
			continue;
		if (l->row)
			return l->row;
		if (l->as_key)
			as_key = l->as_key;
		if (l->as_born != DAY_NONE)
			as_birth = l->as_born;
		as_month += l->shift;
	}
	return find_in(r->known[id], as_key, as_month, as_birth);
}

/* Apart, so that a look-up that nobody watches pays one test only. */
static __attribute__((noinline)) const struct rule_row *find_watched(
    const struct rule_table *t, const char *key, int month, int birth)
{
	note_look_up(t, key, month, birth);
	return rule_find_in(t, key, month, birth);
}

const struct rule_row *rule_find(const struct rules *r, enum rule_id id,
    const char *key, int month, int birth)
{
	const struct rule_table *t = r->known[id];

	if (r->n_lens)
		return find_through(r, id, key, month, birth);
	return t->n_area ? find_watched(t, key, month, birth)
			 : find_in(t, key, month, birth);
}

struct rules *rules_view(const struct rules *r)
{
	struct rules *view = rules_new();

	memcpy(view->known, r->known, sizeof view->known);
	view->tables = r->tables;
	return view;
}

void rules_look(struct rules *view, const struct rule_lens *lens, int n)
{
	view->lens = lens;
	view->n_lens = n;
}

int rule_at(const struct rules *r, enum rule_id id, const char *key, int month,
    int birth, const struct rule_row **row, struct err *e)
{
	char m[8], d[11];

	*row = rule_find(r, id, key, month, birth);
	if (*row)
		return 0;
	return err_set(e, ERR_RULE, NULL,
	    "rule table '%s'%s%s%s has no row for %s, born %s", KNOWN[id],
	    *key ? " (" : "", key, *key ? ")" : "", month_text(month, m),
	    day_text(birth, d));
}

int rule_last_month(const struct rules *r, enum rule_id id, const char *key)
{
	const struct key_index *k = find_key(r->known[id], key);
	int i;

	int last = MONTH_NONE;

	for (i = k ? k->n_span - 1 : -1; i >= 0 && last == MONTH_NONE; i--)
		if (k->span[i].n)
			last = k->span[i].to;
	if (r->known[id]->n_area)
		note_months(r->known[id], key, last, MONTH_OPEN);
	return last;
}

int rule_first_month(const struct rules *r, enum rule_id id, const char *key)
{
	const struct key_index *k = find_key(r->known[id], key);

	int first = k ? k->first : MONTH_NONE;

	if (r->known[id]->n_area)
		note_months(r->known[id], key, MONTH_NONE,
		    k ? first : MONTH_OPEN);
	return first;
}

int rule_in_force_from(const struct rules *r, enum rule_id id, int *month,
    struct err *e)
{
	const struct rule_row *row;
	int code = rule_at(r, id, "", MONTH_OPEN - 1, 0, &row, e);

	if (r->known[id]->n_area)
		note_months(r->known[id], "", MONTH_NONE, MONTH_OPEN);
	if (!code)
		*month = row->from;
	return code;
}

const struct rule_row *rule_lowest(const struct rules *r, enum rule_id id)
{
	const struct rule_table *t = r->known[id];
	const struct rule_row *low = &t->row[0];
	int i;

	if (t->n_area)
		note_months(t, NULL, MONTH_NONE, MONTH_OPEN);
	for (i = 1; i < t->n_row; i++)
		if (t->row[i].value < low->value)
			low = &t->row[i];
	return low;
}

const char *rule_table_name(const struct rule_table *t)
{
	return t->name;
}

char *rule_row_name(const struct rule_row *row, char *buf, size_t size)
{
	const char *const parts[] = { row->table->name, row->key[0] ? "[" : "",
		row->key, row->key[0] ? "]" : "", "@" };
	char m[8];
	size_t i, n = 0, len;

	/* no snprintf: a worksheet has dozens of these */
	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		len = strlen(parts[i]);
		if (n + len + sizeof m > size)
			break;
		memcpy(buf + n, parts[i], len);
		n += len;
	}
	memcpy(buf + n, month_text(row->from, m), sizeof m);
	return buf;
}
