/* law.h - the ages, month counts and dates that the Acts set once and for all.
 *
 * They are rows of the tables that law.c lists (age_limit, law_month ...); here
 * they are read once, so that the code can name them.  What changes with the
 * month asked or with the birth date is looked up where it is used.
 */
#ifndef NENKIN_LAW_H
#define NENKIN_LAW_H

#include "rule.h"

/* name, table, key: ages in years, counts in months */
#define LAW_NUMBERS(X)                                                      \
	X(age_20, AGE_LIMIT, "category_2_from")      /* 国年7, 昭60附8 */   \
	X(age_60, AGE_LIMIT, "category_2_to")        /* 同 */               \
	X(age_early, AGE_LIMIT, "early_claim")       /* 国年附9の2 */       \
	X(age_65, AGE_LIMIT, "basic_start")          /* 国年26 */           \
	X(age_70, AGE_LIMIT, "employees_insured_end") /* 厚年9 */           \
	X(age_voluntary_end, AGE_LIMIT, "voluntary_end") /* 国年附5 */      \
	X(age_child, AGE_LIMIT, "child_end")         /* 厚年44 */           \
	X(age_disabled_child, AGE_LIMIT, "disabled_child_end")              \
	X(age_disability_end, AGE_LIMIT, "disability_claim_end") /* 国年30の2 */ \
	X(age_resident, AGE_LIMIT, "disability_resident_from") /* 国年30 */ \
	X(age_resident_end, AGE_LIMIT, "disability_resident_to") \
	X(age_last_year_end, AGE_LIMIT, "last_year_rule_to") /* 昭60附20 */ \
	X(age_under20, AGE_LIMIT, "under20_disability") /* 国年30の4 */ \
	X(age_middle_male, AGE_LIMIT, "middle_aged_from.male") /* 昭60附12 */ \
	X(age_middle_female, AGE_LIMIT, "middle_aged_from.female")          \
	X(age_middle_miner, AGE_LIMIT, "middle_aged_from.miner_seaman")     \
	X(months_special, REQUIRED_MONTHS, "special_old_age") /* 厚年附8 */ \
	X(months_long, REQUIRED_MONTHS, "long_insured")  /* 厚年附9の3 */   \
	X(months_miner, REQUIRED_MONTHS, "miner_seaman") /* 厚年附9の4 */   \
	X(months_spouse, REQUIRED_MONTHS, "spouse_addition") /* 厚年44 */   \
	X(months_spouse_own, REQUIRED_MONTHS, "spouse_own_limit") /* 厚年46 */ \
	X(months_transfer, REQUIRED_MONTHS, "transfer_own_limit") /* 昭60附14 */ \
	X(months_deemed_240, REQUIRED_MONTHS, "fixed_floor_middle_aged")    \
	X(months_deferral_wait, REQUIRED_MONTHS, "deferral_wait") /* 国年28 */ \
	X(months_recognition, REQUIRED_MONTHS, "disability_recognition") \
	X(months_cure, REQUIRED_MONTHS, "allowance_cure") /* 厚年55 */ \
	X(months_lost, REQUIRED_MONTHS, "disability_lost") /* 国年35 */ \
	X(months_floor, REQUIRED_MONTHS, "disability_floor") /* 厚年50 */ \
	X(months_last_year, REQUIRED_MONTHS, "last_year_rule") /* 昭60附20 */ \
	X(months_quarter, REQUIRED_MONTHS, "contribution_quarter") /* 昭60附21 */ \
	X(months_early_base, REQUIRED_MONTHS, "early_base") /* 昭44法78附4 */ \
	X(months_old_employees, REQUIRED_MONTHS, "old_employees")           \
	X(months_basic_child, REQUIRED_MONTHS, "basic_child_addition_full") \
	X(days_unborn, LAW_DAYS, "unborn")                                  \
	X(days_allowance, EMPLOYMENT_INSURANCE_DAYS, "allowance_days_a_month") \
	X(month_base, CALENDAR_MONTH, "annual_in_work_base") /* 厚年43 */   \
	X(month_addition, CALENDAR_MONTH, "payment_addition") /* 国年18の2 */ \
	X(payment_terms, CALENDAR_MONTH, "payment_terms")    /* 国年18 */

/* name, key in law_month */
#define LAW_MONTHS(X)                                  \
	X(total_remuneration, "total_remuneration")    \
	X(exemption_new, "exemption_new")              \
	X(national_pension, "national_pension")        \
	X(basic_pension, "basic_pension")              \
	X(multiplied_once, "multiplied_once")          \
	X(seamen_rates_end, "seamen_rates_end")        \
	X(mutual_rates_end, "mutual_rates_end")        \
	X(early_base_end, "early_base_end")            \
	X(base_1976_end, "base_1976_end")              \
	X(floor_1994_end, "floor_1994_end")            \
	X(additional_premium, "additional_premium")    \
	X(unified, "unified")                          \
	X(old_deferral_end, "old_deferral_end")        \
	X(no_deferral_end, "no_deferral_end")          \
	X(insured_65_end, "insured_65_end")            \
	X(fund_births, "fund_births")                  \
	X(cap_day, "cap_day")                          \
	X(bar_lifted, "bar_lifted")                    \
	X(base_months_end, "base_months_end")          \
	X(last_year_rule_end, "last_year_rule_end")    \
	X(disability_additions, "disability_additions")

struct law {
#define X(name, table, key) int name;
	LAW_NUMBERS(X)
#undef X
#define X(name, key) int name; /* month */
	LAW_MONTHS(X)
#undef X
	int tables_from; /* first month the tools answer for */
	int ten_years;   /* first month of the qualifying period now in force */
};

/* 0, or ERR_RULE when a row is missing or no whole number. */
int law_load(struct law *law, const struct rules *rules, struct err *e);

#endif
