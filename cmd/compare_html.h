/* compare_html.h - what the HTML reports of nenkin-compare share. */
#ifndef NENKIN_COMPARE_HTML_H
#define NENKIN_COMPARE_HTML_H

#include "compare_tool.h"
#include "html.h"

#include "../calc/coverage.h"

/* Both worksheets of a case side by side; what differs is coloured, the first
 * such step marked too.  `id` is that of the caption. */
void html_sheets(struct text *t, const char *id, const struct json *old,
    const struct json *new);
/* "<dt>old rules</dt>…": the name of a set, and its SHA-256 when it has one. */
void html_set(struct text *t, const char *ja, const char *en, const char *name,
    const char *sha256);

/* The four sections of --coverage on the branches of the law
 * (compare_html_coverage.c). */
void html_branches(struct compare_run *r, const struct html_name *section,
    const struct mutation *m, const struct coverage *c);
/* Its cards, for the summary. */
void html_branch_cards(struct text *t, const struct coverage *c);

#endif
