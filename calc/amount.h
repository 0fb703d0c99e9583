/* amount.h - the amounts that follow from the rule tables alone: base × revision
 * rate, rounded, × a factor.  For those who look at the tables (nenkin-rules);
 * a calculation has its own functions and steps. */
#ifndef NENKIN_AMOUNT_H
#define NENKIN_AMOUNT_H

#include "num.h"
#include "rule.h"
#include "text.h"

enum amount_rate {
	RATE_NONE,
	RATE_OWN,     /* 改定率 of the person's birth */
	RATE_YOUNGER, /* 改定率 of the younger group, whoever it is for */
	RATE_PREMIUM  /* 保険料改定率 */
};

#define AMOUNT_FACTORS 2

/* What an amount is rounded to: a key of rounding_unit_base, AMOUNT_YEN, or NULL
 * for none. */
#define AMOUNT_YEN "yen"

struct amount_def {
	const char *name;
	const char *law;      /* article that says so */
	const char *ja, *en;
	const char *base, *base_key; /* rule table of the base */
	const char *of;       /* or another amount, by name; then no rate */
	enum amount_rate rate;
	const char *unit;     /* of base × rate */
	struct {
		const char *table, *key; /* NULL = none */
		int divides;
	} factor[AMOUNT_FACTORS];
	const char *minus;    /* another amount taken from it, or NULL */
	const char *unit_2;   /* of what that gives */
};

#define AMOUNT_ROWS 8
struct amount {
	num value;
	const struct rule_row *row[AMOUNT_ROWS]; /* what it comes from */
	int n_row;
};

/* The definitions; name NULL after the last. */
const struct amount_def *amount_defs(void);
const struct amount_def *amount_named(const char *name);

/* The amount in a month for a birth; 0 and a->value NULL where some table has
 * no row. */
void amount_at(const struct rules *r, struct num_pool *p,
    const struct amount_def *d, int month, int birth, struct amount *a);

/* The formula with its numbers, "780900 × 1.085 = 847276.5 → 847300". */
void amount_formula(const struct rules *r, struct num_pool *p,
    const struct amount_def *d, int month, int birth, struct text *t);

/* One stretch of births and months with one value. */
struct amount_cell {
	int from, to;           /* months */
	int born_from, born_to; /* days */
	num value;
};

/* Calls `each` for the cells of an amount, in order of month and birth. */
void amount_cells(const struct rules *r, struct num_pool *p,
    const struct amount_def *d,
    void (*each)(void *into, const struct amount_def *d,
	const struct amount_cell *cell), void *into);

/* Every amount and every row of every table, one line each, sorted by bytes:
 * name, months, births, value, with tabs between. */
void expand(const struct rules *r, struct text *t);

#endif
