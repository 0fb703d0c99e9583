/* probe_disability.h - probes of the disability benefits. */
#ifndef NENKIN_PROBE_DISABILITY_H
#define NENKIN_PROBE_DISABILITY_H

#include "recheck_run.h"

probe_fn probe_other_insurance, probe_claim_of_disability, probe_recognized,
    probe_income, probe_grade, probe_minimum;

#endif
