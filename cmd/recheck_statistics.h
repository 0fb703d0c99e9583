/* recheck_statistics.h - the figures of a run as JSON or CSV. */
#ifndef NENKIN_RECHECK_STATISTICS_H
#define NENKIN_RECHECK_STATISTICS_H

#include "recheck_tool.h"

/* nenkin-statistics/1, one object. */
void statistics_json(struct text *t, const struct report *r);
/* table,key,measure,value */
void statistics_csv(struct text *t, const struct report *r);

#endif
