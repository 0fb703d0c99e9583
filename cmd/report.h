/* report.h - a result as text for people: decision first, then the worksheet. */
#ifndef NENKIN_REPORT_H
#define NENKIN_REPORT_H

#include "../calc/timeline.h"
#include "common.h"

/* Columns a text takes on a terminal: full-width characters take two. */
int report_width(const char *s);
/* s, filled with blanks to a width; 1234567 as 1,234,567, right-aligned. */
void report_left(struct text *t, const char *s, int width);
void report_amount(struct text *t, long long v, int width);

/* The decision: each benefit with its parts, or why there is none. */
void report_decision(struct text *t, const struct result *r,
    const struct nenkin_case *p, const struct rules *rules, enum lang lang);
/* What each person may choose between, best first. */
void report_choices(struct text *t, const struct choices *k, enum lang lang);
/* The months of a timeline: ranges by benefit, what is paid when, what was assumed,
 * why it ended early. */
void report_timeline(struct text *t, const struct timeline *x,
    const struct nenkin_case *p, const struct rules *rules, int payments,
    enum lang lang);
/* Every step: article, formula with its numbers, exact value, rounding, rule
 * rows. */
void report_worksheet(struct text *t, const struct sheet *s, enum lang lang);
/* One step and, indented below it, what its arguments came from.  Whether a
 * step of that name was there. */
int report_trace(struct text *t, const struct sheet *s, const char *id,
    enum lang lang);

#endif
