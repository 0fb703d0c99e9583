/* probe_other_rules.h - a decision made with other tables: a second set, whole or
 * one changed row at a time. */
#ifndef NENKIN_PROBE_OTHER_RULES_H
#define NENKIN_PROBE_OTHER_RULES_H

#include "recheck_run.h"

/* Both sets must outlive it.  It belongs to one thread. */
struct other_rules *other_rules_new(const struct rules *rules,
    const struct rules *other);
void other_rules_release(struct other_rules *o);

/* Of one changed row; of all. */
extern const struct probe PROBE_OTHER_ROW, PROBE_OTHER_SET;
/* The article of the changed row that a variant of PROBE_OTHER_ROW lays in. */
const char *other_row_article(const struct other_rules *o, int variant);

#endif
