/* probe_rule.h - probes that use another row of the rules, or another step. */
#ifndef NENKIN_PROBE_RULE_H
#define NENKIN_PROBE_RULE_H

#include "recheck_run.h"

extern const struct rule_row PROBE_NONE, PROBE_NEVER; /* 0; more than any count */
/* A new lens on a table: of all keys, months and births, to no other. */
struct rule_lens *probe_look(struct trial *t, enum rule_id id);
/* The row of a cohort beside the person's, in one table; n from 0 to 3. */
enum probing probe_cohort(struct trial *t, enum rule_id id, const char *key,
    int month, int n);

probe_fn probe_qualifying, probe_start_age, probe_long_insured,
    probe_multiplier, probe_split, probe_revaluation, probe_level,
    probe_transitional, probe_revision_skipped, probe_rounding, probe_early,
    probe_suspended_included, probe_order, probe_own_months,
    probe_supplement_row, probe_child_rate, probe_threshold, probe_weight_era,
    probe_stale_table, probe_revision_group;

#endif
