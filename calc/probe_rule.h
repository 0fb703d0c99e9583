/* probe_rule.h - probes that use another row of the rules, or another step. */
#ifndef NENKIN_PROBE_RULE_H
#define NENKIN_PROBE_RULE_H

#include "recheck_run.h"

probe_fn probe_qualifying, probe_start_age, probe_long_insured,
    probe_multiplier, probe_split, probe_revaluation, probe_level,
    probe_transitional, probe_revision_skipped, probe_rounding, probe_early,
    probe_suspended_included, probe_order, probe_own_months,
    probe_supplement_row, probe_child_rate, probe_threshold, probe_weight_era,
    probe_stale_table, probe_revision_group;

#endif
