/* probes.c - the probes: what can be wrong, where it can show, how it is tried.
 *
 * In the order in which they are tried: what costs few recomputations first,
 * what takes many last.
 */
#include "probe_record.h"
#include "probe_rule.h"

#define PAY_VARIANTS_MAX 600 /* entries of a record, and what may be keyed for them */
#define P(part) FIELD_PART(PART_##part)
#define RIGHT (FIELD_ENTITLED | FIELD_FROM)
#define CLAIM (P(EARLY_REDUCTION) | P(DEFERRAL_INCREASE))
#define STOP FIELD_SUSPENDED
#define EARNINGS (P(EARNINGS_RELATED) | CLAIM | STOP)
#define FIXED (P(FIXED_AMOUNT) | P(TRANSITIONAL_ADDITION))
#define FAMILY (P(SPOUSE_ADDITION) | P(CHILD_ADDITION) | STOP)
#define BASIC (P(BASIC) | P(ADDITIONAL_PREMIUM) | CLAIM)
#define ALL (FIELDS_OF_PARTS | RIGHT | STOP)

const struct probe PROBES[] = {
	{ "S03", "昭和60年法律第34号附則第14条", P(TRANSFER_ADDITION) | STOP | RIGHT,
	    0, 2, 0, probe_no_transfer },
	{ "S02", "厚生年金保険法第44条", FAMILY | RIGHT, 0, 2, 0, probe_not_supported },
	{ "S01", "厚生年金保険法第44条第4項・第46条第6項", FAMILY | RIGHT, 0, 4, 0,
	    probe_spouse_event_ignored },
	{ "R10", "厚生年金保険法第44条", FAMILY | P(TRANSFER_ADDITION) | RIGHT, 0, 2, 0,
	    probe_spouse_absent },
	{ "S04", "昭和60年法律第34号附則第14条第1項",
	    P(TRANSFER_ADDITION) | STOP | RIGHT, 0, 2, 0, probe_own_months },
	{ "S05", "昭和60年法律第34号附則第14条・第60条第2項",
	    FAMILY | P(TRANSFER_ADDITION), 0, 16, 0, probe_supplement_row },
	{ "S06", "厚生年金保険法第44条", FAMILY, 0, 4, 0, probe_child_rate },
	{ "S06", "厚生年金保険法第44条", FAMILY | RIGHT, 0, 40, 0, probe_child },
	{ "E07", "国民年金法第29条・厚生年金保険法第45条", ALL, FIELD_ENTITLED, 2, 0,
	    probe_death_ignored },
	{ "J01", "厚生年金保険法第46条", FIXED | FAMILY | EARNINGS, 0, 2, 0,
	    probe_no_work },
	{ "J01", "厚生年金保険法第46条", STOP, 0, 8, 0, probe_pay_before },
	{ "J01", "厚生年金保険法第46条第3項", STOP, 0, 4, 0, probe_threshold },
	{ "J02", "厚生年金保険法第78条の26", STOP, 0, 8, 0, probe_one_category },
	{ "J03", "厚生年金保険法附則第11条の6", STOP, 0, 4, 0, probe_no_insurance },
	{ "E02", "国民年金法附則第9条", ALL, RIGHT, 2, 0, probe_uncounted_absent },
	{ "E01", "国民年金法第26条", ALL, RIGHT, 2, 0, probe_qualifying },
	{ "E03", "国民年金法第26条・厚生年金保険法第42条", FIELD_FROM, 0, 12, 0,
	    probe_from_keyed },
	{ "E03", "国民年金法第26条・厚生年金保険法第42条", ALL, RIGHT, 8, 0,
	    probe_claim_keyed },
	{ "E04", "厚生年金保険法附則第8条の2", ALL, 0, 8, 0, probe_start_age },
	{ "E05", "厚生年金保険法附則第9条の3", ALL, RIGHT | P(FIXED_AMOUNT) | STOP, 4, 0, probe_long_insured },
	{ "E05", "厚生年金保険法附則第9条の2", ALL, RIGHT | P(FIXED_AMOUNT) | P(CHILD_ADDITION) | P(DEFERRAL_INCREASE) | STOP, 2, 0, probe_disability },
	{ "C01", "昭和60年法律第34号附則第59条第1項・厚生年金保険法第43条第1項",
	    EARNINGS, 0, 16, 0, probe_multiplier },
	{ "C02", "平成12年法律第18号附則第20条", EARNINGS, 0, 8, 0, probe_split },
	{ "C03", "厚生年金保険法第43条第1項", EARNINGS, 0, 24, 0, probe_revaluation },
	{ "C04", "平成12年法律第18号附則第21条", EARNINGS, 0, 4, 0, probe_level },
	{ "C05", "昭和60年法律第34号附則第59条第2項", FIXED | CLAIM | STOP, 0, 16, 0,
	    probe_transitional },
	{ "C06", "厚生年金保険法第43条第2項", ALL & ~BASIC, 0, 4, 0,
	    probe_revision_skipped },
	{ "C06", "厚生年金保険法第43条第3項",
	    (ALL & ~BASIC & ~RIGHT) | CLAIM, 0, 20, 0, probe_frozen },
	{ "C07", "国民年金法第17条・厚生年金保険法第35条第1項",
	    FIELDS_OF_PARTS | STOP, 0, 20, 0, probe_rounding },
	{ "C08", "国民年金法施行令第12条・厚生年金保険法施行令第6条の3",
	    P(EARLY_REDUCTION) | STOP, 0, 8, 0, probe_early },
	{ "C08", "国民年金法施行令第12条・厚生年金保険法施行令第6条の3",
	    P(EARLY_REDUCTION) | STOP, 0, 4, 0, probe_claim_months },
	{ "C09", "国民年金法施行令第4条の5・厚生年金保険法施行令第3条の5の2",
	    P(DEFERRAL_INCREASE) | STOP, 0, 4, 0, probe_claim_months },
	{ "C09", "厚生年金保険法第44条の3第4項", P(DEFERRAL_INCREASE) | STOP, 0, 2, 0,
	    probe_suspended_included },
	{ "C09", "国民年金法第28条第5項・厚生年金保険法第44条の3第5項", ALL, RIGHT | P(DEFERRAL_INCREASE), 2, 0,
	    probe_deemed_request },
	{ "C11", "国民年金法第28条第4項・第46条第2項", CLAIM | STOP, 0, 4, 0,
	    probe_order },
	{ "I02", "国民年金法第27条の2", ALL & ~RIGHT, 0, 8, 0, probe_stale_table },
	{ "I03", "国民年金法第27条の3", ALL & ~RIGHT, 0, 4, 0, probe_revision_group },
	{ "R08", "平成16年法律第104号附則第10条", BASIC, 0, 4, 0, probe_weight_era },
	{ "R08", "国民年金法第27条", BASIC, 0, 20, 0, probe_exempt_status },
	{ "R09", "年齢計算ニ関する法律第1項", ALL, 0, 12, 0, probe_person },
	{ "R07", "国民年金法第7条", BASIC | RIGHT, 0, 60, 0, probe_category_3 },
	{ "R06", "平成25年法律第63号附則第86条", EARNINGS, 0, 40, 0, probe_fund },
	{ "R05", "厚生年金保険法第43条第1項", EARNINGS, 0, 40, 0, probe_counted_twice },
	{ "R01", "厚生年金保険法第43条第1項・国民年金法第27条", ALL, 0, 45, 0,
	    probe_period_missing },
	{ "R02", "厚生年金保険法第19条第1項", ALL, 0, 60, 0, probe_edge_moved },
	{ "R04", "平成12年法律第18号附則第20条", EARNINGS, 0, PAY_VARIANTS_MAX, 0,
	    probe_bonus_moved },
	{ "R03", "厚生年金保険法第43条第1項", EARNINGS, 0, PAY_VARIANTS_MAX, 1, probe_pay_keyed },
	{ "R01", "厚生年金保険法第43条第1項・国民年金法第27条", ALL, 0, 45, 0,
	    probe_run_missing },
	{ NULL, NULL, 0, 0, 0, 0, NULL }
};
