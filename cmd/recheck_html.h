/* recheck_html.h - a run of nenkin-recheck as a report in one HTML file. */
#ifndef NENKIN_RECHECK_HTML_H
#define NENKIN_RECHECK_HTML_H

#include "html.h"
#include "recheck_tool.h"

/* Colours of the charts and classes of the numbers. */
extern const struct html_name RECHECK_DIRECTIONS[HTML_SERIES];

/* The whole report; 0 or a status. */
int recheck_html(struct text *t, const struct report *r);
/* The list of decisions, within its section. */
int recheck_html_list(struct text *t, const struct report *r);

/* Cells: a figure, a share, a row of findings; a mark where suppressed. */
#define RECHECK_COLUMNS 7
extern const struct html_column RECHECK_COLUMN[RECHECK_COLUMNS];
void recheck_figure(struct text *t, long long v);
void recheck_percent(struct text *t, long long part, long long whole);
void recheck_row(struct text *t, const long long *row, long long max);
/* The most findings of a row. */
long long recheck_most(const struct count **list, size_t n);

/* Whole sections (recheck_html_tables.c). */
void recheck_html_benefits(struct text *t, const struct counts *c,
    const struct html_name *section);
void recheck_html_years(struct text *t, const struct counts *c,
    const struct html_name *section);
void recheck_html_scans(struct text *t, const struct counts *c,
    const struct html_name *section);
void recheck_html_standards(struct text *t, const struct counts *c,
    const struct html_name *section);

#endif
