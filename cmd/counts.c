/* counts.c - sums by name, bounded and added in any order. */
#include "counts.h"

#include "../calc/alloc.h"
#include "../calc/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAP 256
#define NAME_MAX_BYTES 600

/* FNV-1a, and a last mixing so that the upper bits are as good as the lower. */
static uint64_t hash_of(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	h ^= h >> 32;
	h *= 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

static struct count **new_slots(size_t cap)
{
	return alloc_zero(cap, sizeof(struct count *));
}

static struct count *new_count(uint64_t hash, const char *name)
{
	size_t len = strlen(name) + 1;
	struct count *x = alloc_zero(1, sizeof *x + len);

	x->hash = hash;
	memcpy(x->name, name, len);
	return x;
}

void counts_init(struct counts *c)
{
	memset(c, 0, sizeof *c);
	c->cap = FIRST_CAP;
	c->slot = new_slots(c->cap);
}

void counts_clear(struct counts *c)
{
	size_t i;

	for (i = 0; i < c->cap; i++)
		free(c->slot[i]);
	memset(c->slot, 0, c->cap * sizeof *c->slot);
	c->n = c->endless = c->bytes = 0;
	c->halved = 0;
}

void counts_release(struct counts *c)
{
	counts_clear(c);
	free(c->slot);
	c->slot = NULL;
}

static struct count **place(struct count **slot, size_t cap, uint64_t hash,
    const char *name)
{
	size_t i = hash & (cap - 1);

	while (slot[i] &&
	    (slot[i]->hash != hash || strcmp(slot[i]->name, name) != 0))
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

/* Names without end: offices, and what decisions may have in common. */
static int is_endless(const char *name)
{
	return strncmp(name, "class_", 6) == 0 || strncmp(name, "office", 6) == 0;
}

static int is_kept(const struct counts *c, const char *name, uint64_t hash)
{
	return c->halved == 0 || hash >> (64 - c->halved) == 0 ||
	    !is_endless(name);
}

/* Puts a counter into a free place. */
static void put(struct counts *c, struct count **at, struct count *x)
{
	*at = x;
	c->n++;
	if (is_endless(x->name)) {
		c->endless++;
		c->bytes += strlen(x->name);
	}
}

/* Moves what is kept into a table of that size. */
static void rebuild(struct counts *c, size_t cap)
{
	struct count **old = c->slot;
	size_t i, old_cap = c->cap;

	c->slot = new_slots(cap);
	c->cap = cap;
	c->n = c->endless = c->bytes = 0;
	for (i = 0; i < old_cap; i++) {
		if (!old[i])
			continue;
		if (is_kept(c, old[i]->name, old[i]->hash))
			put(c, place(c->slot, cap, old[i]->hash, old[i]->name),
			    old[i]);
		else
			free(old[i]);
	}
	free(old);
}

void counts_halve(struct counts *c, int halved)
{
	if (halved <= c->halved)
		return;
	c->halved = halved;
	rebuild(c, c->cap);
}

/* Whether there is no room for another name without end. */
static int is_full(const struct counts *c, const char *name)
{
	return is_endless(name) && (c->endless == COUNTS_MAX ||
	    c->bytes + strlen(name) > COUNTS_BYTES);
}

static long long *find(struct counts *c, const char *name)
{
	uint64_t hash = hash_of(name);
	struct count **x;

	if (!is_kept(c, name, hash))
		return NULL;
	x = place(c->slot, c->cap, hash, name);
	if (*x)
		return (*x)->at;
	if (is_full(c, name)) {
		counts_halve(c, c->halved + 1);
		return find(c, name);
	}
	if (2 * c->n >= c->cap) {
		rebuild(c, 2 * c->cap);
		x = place(c->slot, c->cap, hash, name);
	}
	put(c, x, new_count(hash, name));
	return (*x)->at;
}

long long *counts_of(struct counts *c, const char *table, const char *key)
{
	char name[NAME_MAX_BYTES];

	snprintf(name, sizeof name, "%s\t%s", table, key);
	return find(c, name);
}

void counts_add(struct counts *to, const struct counts *from)
{
	size_t i;
	int k;

	counts_halve(to, from->halved);
	for (i = 0; i < from->cap; i++) {
		const struct count *x = from->slot[i];
		long long *at = x ? find(to, x->name) : NULL;

		for (k = 0; at && k < COUNTERS; k++)
			at[k] += x->at[k];
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const struct count *const *)a)->name,
	    (*(const struct count *const *)b)->name);
}

const struct count **counts_sorted(const struct counts *c, const char *table,
    size_t *n)
{
	const struct count **list = malloc((c->n + 1) * sizeof *list);
	size_t i, len = table ? strlen(table) : 0;

	if (!list)
		abort();
	*n = 0;
	for (i = 0; i < c->cap; i++) {
		const struct count *x = c->slot[i];

		if (x && (!table || (strncmp(x->name, table, len) == 0 &&
		    x->name[len] == '\t')))
			list[(*n)++] = x;
	}
	qsort(list, *n, sizeof *list, by_name);
	return list;
}

const char *count_key(const struct count *x)
{
	const char *tab = strchr(x->name, '\t');

	return tab ? tab + 1 : "";
}

void counts_json(struct text *t, const struct counts *c)
{
	size_t i, n;
	const struct count **list = counts_sorted(c, NULL, &n);
	int k;

	text_puts(t, "{\"halved\":");
	text_int(t, c->halved);
	text_puts(t, ",\"of\":[");
	for (i = 0; i < n; i++) {
		text_puts(t, i ? ",[" : "[");
		text_json(t, list[i]->name);
		for (k = 0; k < COUNTERS; k++) {
			text_putc(t, ',');
			text_int(t, list[i]->at[k]);
		}
		text_putc(t, ']');
	}
	text_puts(t, "]}");
	free(list);
}

static int read_one(struct counts *c, const struct json *v)
{
	const struct json *x = json_type(v) == JSON_ARRAY ? json_first(v) : NULL;
	long long *at;
	int k;

	if (!x || json_type(x) != JSON_STRING)
		return -1;
	at = find(c, json_string(x));
	for (k = 0, x = json_next(x); k < COUNTERS; k++, x = json_next(x)) {
		if (!x || json_type(x) != JSON_NUMBER)
			return -1;
		if (at)
			at[k] += json_number(x);
	}
	return x ? -1 : 0;
}

int counts_read(struct counts *c, const struct json *v)
{
	const struct json *h, *of, *x;

	h = v && json_type(v) == JSON_OBJECT ? json_first(v) : NULL;
	of = h ? json_next(h) : NULL;
	if (!of || json_type(h) != JSON_NUMBER || json_number(h) < 0 ||
	    json_number(h) >= 64 || json_type(of) != JSON_ARRAY)
		return -1;
	counts_halve(c, (int)json_number(h));
	for (x = json_first(of); x; x = json_next(x))
		if (read_one(c, x))
			return -1;
	return 0;
}
