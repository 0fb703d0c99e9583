/* probe_record.h - probes that change the record, one change each. */
#ifndef NENKIN_PROBE_RECORD_H
#define NENKIN_PROBE_RECORD_H

#include "recheck_run.h"

probe_fn probe_period_missing, probe_run_missing, probe_edge_moved, probe_pay_keyed,
    probe_bonus_moved, probe_counted_twice, probe_fund, probe_category_3,
    probe_exempt_status, probe_person, probe_spouse_absent,
    probe_uncounted_absent, probe_claim_keyed, probe_from_keyed,
    probe_death_ignored, probe_disability, probe_frozen, probe_claim_months,
    probe_deemed_request, probe_spouse_event_ignored, probe_not_supported,
    probe_no_transfer, probe_child, probe_no_work, probe_pay_before,
    probe_one_category, probe_no_insurance;

#endif
