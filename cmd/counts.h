/* counts.h - sums by name: what every statistic of a run is made of.
 *
 * A name is a table and a key with a tab between ("office\t0101").  Sums of
 * parts are the sums of the whole, in whatever order they are added: workers,
 * a resumed run and merged runs all end with the same figures.
 *
 * Memory is bounded: offices, and what decisions may have in common (tables
 * office and class_*), have no end; beyond COUNTS_MAX of them, or beyond
 * COUNTS_BYTES of their names, those of half of all hash values are dropped,
 * then those of half of the rest.  Which are left depends on the set of names
 * alone, and the figures of those left are exact.
 */
#ifndef NENKIN_COUNTS_H
#define NENKIN_COUNTS_H

#include "../calc/text.h"

#include <stdint.h>

#define COUNTS_MAX 65536
#define COUNTS_BYTES (8 * 1024 * 1024)
#define COUNTERS 9

struct count {
	uint64_t hash;
	long long at[COUNTERS];
	char name[];
};

struct counts {
	struct count **slot; /* NULL = the place is free */
	size_t n, cap;
	size_t endless;    /* of n: those that can be dropped */
	size_t bytes;      /* of the names of those */
	int halved;        /* of those, 1 in 2^halved hash values is kept */
};

void counts_init(struct counts *c);
void counts_release(struct counts *c);
void counts_clear(struct counts *c); /* keeps the memory of the table */
/* The counters of a name, zero when it is new; NULL = it is not kept. */
long long *counts_of(struct counts *c, const char *table, const char *key);
void counts_add(struct counts *to, const struct counts *from);
/* To keep at most one in 2^halved, as another part of the run had to. */
void counts_halve(struct counts *c, int halved);
/* The counters in the order of their names; the array is the caller's to free,
 * *n how many.  Only those of one table, unless it is NULL. */
const struct count **counts_sorted(const struct counts *c, const char *table,
    size_t *n);
/* What stands behind the tab. */
const char *count_key(const struct count *x);

/* JSON: {"halved":0,"of":[["name",1,2,…],…]} */
void counts_json(struct text *t, const struct counts *c);
struct json;
/* 0, or -1 when the value is none. */
int counts_read(struct counts *c, const struct json *v);

#endif
