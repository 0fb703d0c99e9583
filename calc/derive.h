/* derive.h - the tables of a fiscal year from those of the year before and the
 * year's indicators.
 *
 * Source  国民年金法第27条の2から第27条の5まで、第87条第5項; 厚生年金保険法第43条の2から
 *         第43条の5まで、第46条第3項、附則第17条の4第10項; 平成12年法律第18号附則第21条
 */
#ifndef NENKIN_DERIVE_H
#define NENKIN_DERIVE_H

#include "blocks.h"
#include "yearly.h"

/* A table whole: the rows before the year as they stand, and its new rows. */
struct derived_table {
	struct rule_head head;   /* row, n_row: the whole table */
	struct rule_row *row;    /* the same, while it is filled */
	int n_row, cap;
	int n_new;               /* rows of the year */
};

#define DERIVED_MAX 9
struct derived {
	struct derived_table table[DERIVED_MAX]; /* sorted by name */
	int n;
	struct blocks blocks;
};

/* y->now has the indicators.  0, or ERR_RULE; release it in either case. */
int derive(const struct yearly *y, struct derived *d);
void derived_release(struct derived *d);

/* The new row of a table for a month and birth; NULL = none. */
const struct rule_row *derived_row(const struct derived *d, const char *table,
    const char *key, int month, int birth);

/* The threshold before it is rounded to its unit. */
int derive_threshold(const struct yearly *y, num *exact, num *rounded);

#endif
