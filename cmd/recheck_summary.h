/* recheck_summary.h - what a run of nenkin-recheck found, in figures. */
#ifndef NENKIN_RECHECK_SUMMARY_H
#define NENKIN_RECHECK_SUMMARY_H

#include "recheck_tool.h"

/* One finding as a paragraph. */
void summary_finding(struct text *t, const struct finding *f, const char *id,
    enum lang lang);
/* a of b in hundredths of a per cent, half up: "12.34". */
const char *summary_share(long long a, long long b, char buf[32]);
/* The figures, without the first line. */
void summary_text(struct text *t, const struct report *r);

#endif
