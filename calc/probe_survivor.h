/* probe_survivor.h - probes of the survivors' benefits. */
#ifndef NENKIN_PROBE_SURVIVOR_H
#define NENKIN_PROBE_SURVIVOR_H

#include "recheck_run.h"

probe_fn probe_route, probe_floor_survivor, probe_event_ignored,
    probe_fixed_end, probe_family_child, probe_family_support,
    probe_widow_addition, probe_widow_row, probe_own_pension,
    probe_combination, probe_death_day, probe_recipient, probe_survivor_months,
    probe_contribution;

#endif
