/* rule_change.h - which rows differ between two rule sets, and sets with some
 * of them laid in.
 *
 * A table is read as a function of key, month and birth.  A row of the new set
 * is a change where it answers otherwise than the old set; a row of the old set
 * that the new one has no answer for is a change too.  So a row that was only
 * cut in two, or whose source was reworded, is none.
 */
#ifndef NENKIN_RULE_CHANGE_H
#define NENKIN_RULE_CHANGE_H

#include "rule.h"
#include "text.h"

struct rule_change {
	const char *table;
	const struct rule_row *before; /* the first old row it replaces; NULL */
	const struct rule_row *after;  /* NULL: taken away */
	int known;       /* a calculation looks the table up */
	int rate;        /* of a table of rates */
	int area, n_area; /* slice of rule_changes.area: where the answers differ */
};

struct rule_changes {
	const struct rules *old, *new;
	struct rule_change *change;
	int n, cap;
	struct rule_area *area; /* marked with the number of their change */
	int n_area, cap_area;
};

/* Finds the changes; both sets must outlive them. */
void rule_changes_find(struct rule_changes *c, const struct rules *old,
    const struct rules *new);
void rule_changes_release(struct rule_changes *c);

/* A copy of the old set with the chosen changes laid in, one byte a change.
 * NULL when that is no sound set: they need another. */
struct rules *rule_changes_lay(const struct rule_changes *c,
    const unsigned char *chosen);
/* One alone; all but one. */
struct rules *rule_change_alone(const struct rule_changes *c, int change);
struct rules *rule_change_without(const struct rule_changes *c, int change);
/* From now on the copy marks in `seen`, one byte a change, which changes a
 * calculation comes across. */
void rule_changes_watch(const struct rule_changes *c, struct rules *copy,
    unsigned char *seen);

/* A copy of a set as if nothing had changed in a month: rows that begin then
 * are left out, and those that ended the month before go on in their place; an
 * age or a count that the law first names then stays. */
struct rules *rules_undo(const struct rules *r, int month, struct err *e);
/* A copy in which one row has another value: the last digit one higher, yen
 * 100 higher, of a series every rate a thousandth; or, of a table of marks (all 1),
 * in which it is left out.  NULL when that is no sound set. */
struct rules *rules_mutate(const struct rules *r, const struct rule_table *t,
    int row);

/* "in_work_threshold[adjustment]@2026-04 born 1956-04-02..1960-04-01": a row
 * with its births, and that of a change. */
void rule_row_title(struct text *t, const struct rule_row *row);
void rule_change_title(struct text *t, const struct rule_change *c);
/* Its value; "series of 34", "-" for none. */
void rule_value_text(struct text *t, const struct rule_row *row);

#endif
