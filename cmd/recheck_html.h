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

#endif
