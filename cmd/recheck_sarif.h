/* recheck_sarif.h - findings as SARIF 2.1.0 (OASIS), for tools that show the
 * results of checks. */
#ifndef NENKIN_RECHECK_SARIF_H
#define NENKIN_RECHECK_SARIF_H

#include "recheck_tool.h"

void sarif_begin(struct text *t, const struct report *r);
void sarif_finding(struct text *t, const struct finding *f, const char *id,
    const struct finding_rules *rules, enum lang lang);
int sarif_end(struct text *t, const struct report *r);

#endif
