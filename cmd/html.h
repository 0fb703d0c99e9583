/* html.h - pieces of a report as one HTML file: no network, nothing from the
 * input but as escaped text, both languages in the page.
 *
 * Arguments `ja`, `en` are the two languages of one text and are escaped too;
 * classes, ids and fragments are the program's own and are not.
 */
#ifndef NENKIN_HTML_H
#define NENKIN_HTML_H

#include "../calc/step.h"
#include "common.h"

/* ---- text ---- */

/* Escaped for text and for attributes in double quotes.  Characters that are
 * not seen, or that change the direction or the line, are written out:
 * "⟨U+202E⟩". */
void html_text(struct text *t, const char *s);
/* A text of the input, apart from its neighbours whatever its direction. */
void html_input(struct text *t, const char *s);
/* Behind the name of a benefit; NULL = nothing. */
void html_recipient(struct text *t, const char *id);
/* Both languages; the page shows one. */
void html_say(struct text *t, const char *ja, const char *en);
/* Markup, with numbers and the program's own words put in. */
void html_put(struct text *t, const char *fmt, ...) ERR_PRINTF(2, 3);
/* "1,234"; with its sign "+1,234". */
void html_number(struct text *t, long long v);
void html_signed(struct text *t, long long v);

/* ---- page ---- */

/* A text with its fragment: sections, choices of a filter. */
struct html_name {
	const char *id, *ja, *en;
};

struct html_page {
	enum lang lang;             /* shown first */
	struct html_name title;     /* id: the tool */
	struct html_name lead;
	const struct html_name *section;
	int n_section;
};
void html_begin(struct text *t, const struct html_page *page);
void html_end(struct text *t, const char *tool);
void html_section(struct text *t, const struct html_name *section);
void html_section_end(struct text *t);
void html_paragraph(struct text *t, const char *ja, const char *en);
/* One line of a list <dl class="facts">; the value is the program's own. */
void html_fact(struct text *t, const char *ja, const char *en,
    const char *value);

/* A figure in a list <dl class="cards">; `tone` is a class or "". */
void html_card(struct text *t, const char *tone, const char *ja, const char *en,
    long long v);

/* ---- tables ---- */

enum html_kind {
	HTML_TEXT = 0, HTML_NUMBER = 1, HTML_SORT = 2, HTML_BAR = 4
};
struct html_column {
	const char *ja, *en;
	int kind;
};
/* `class` as "cases" has each row in a <tbody> of its own, which the caller
 * writes; with "" there is one. */
void html_table(struct text *t, const struct html_name *caption,
    const char *class, const struct html_column *column, int n);
void html_table_end(struct text *t, const char *class);
/* A cell with a number. */
void html_cell(struct text *t, long long v);
/* The name of a column, shown in a cell where there is no room for a table. */
void html_label(struct text *t, const char *ja, const char *en);

/* ---- charts ---- */

#define HTML_SERIES 3
/* A bar in a cell: lengths by class, one after the other. */
struct html_length {
	const char *class;
	long long n;
};
void html_bar(struct text *t, const struct html_length *part, int n,
    long long max);
/* A bar to the left of the middle and one to the right. */
void html_two_sided(struct text *t, long long left, long long right,
    long long max);
/* What the colours mean; the id is the class. */
void html_legend(struct text *t, const struct html_name *name, int n);

struct html_stack {
	char label[16];     /* also the value of the filter */
	long long n[HTML_SERIES];
};
/* Columns; each is a link that filters the list by `filter`. */
void html_columns(struct text *t, const struct html_stack *stack, int n,
    const struct html_name *series, const char *filter);

/* ---- the filter of the list ---- */

void html_filter(struct text *t);
void html_select(struct text *t, const char *filter, const char *ja,
    const char *en, enum lang lang);
void html_option(struct text *t, const struct html_name *name, enum lang lang);
void html_select_end(struct text *t);
/* A choice among n names. */
void html_choices(struct text *t, const char *filter, const char *ja,
    const char *en, const struct html_name *name, int n, enum lang lang);
/* A choice among the benefits. */
void html_benefits(struct text *t, enum lang lang);
/* A choice among the words that stand in the list. */
void html_select_found(struct text *t, const char *filter, const char *ja,
    const char *en, enum lang lang);
/* The search, and how many of `total` are shown. */
void html_filter_end(struct text *t, long long total);

/* ---- worksheet (html_sheet.c) ---- */

void html_sheet(struct text *t, const struct html_name *caption,
    const struct sheet *s);

#endif
