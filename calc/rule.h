/* rule.h - the rule tables (nenkin-rules/1): reading, checking, looking up.
 *
 * The files are read by the caller; here is only text in memory.  After
 * rules_finish the set is read-only and may be shared between threads.
 * A row found is lent until rules_release.
 */
#ifndef NENKIN_RULE_H
#define NENKIN_RULE_H

#include "err.h"

#include <stddef.h>

/* Tables that a calculation looks up by name; others may be in the set too. */
#define RULE_TABLES(X) \
	X(ADDITIONAL_PREMIUM_UNIT, "additional_premium_unit") \
	X(AGE_LIMIT, "age_limit") \
	X(AVERAGE_PAY_FLOOR, "average_pay_floor") \
	X(AVERAGE_PAY_FLOOR_1994, "average_pay_floor_1994") \
	X(BASIC_CHILD_ADDITION_BASE, "basic_child_addition_base") \
	X(BASIC_FULL_AMOUNT, "basic_full_amount") \
	X(BASIC_FULL_MONTHS, "basic_full_months") \
	X(BASIC_MAX_MONTHS, "basic_max_months") \
	X(CALENDAR_MONTH, "calendar_month") \
	X(CHILD_ADDITION_BASE, "child_addition_base") \
	X(CONTRIBUTION_REQUIREMENT, "contribution_requirement") \
	X(DEATH_LUMP_SUM, "death_lump_sum") \
	X(DEATH_LUMP_SUM_MONTHS, "death_lump_sum_months") \
	X(DEATH_LUMP_SUM_WEIGHT, "death_lump_sum_weight") \
	X(DEFERRAL_CAP_MONTHS, "deferral_cap_months") \
	X(DEFERRAL_FACTOR_OLD, "deferral_factor_old") \
	X(DEFERRAL_RATE, "deferral_rate") \
	X(DISABILITY_FACTOR, "disability_factor") \
	X(EARLY_FACTOR_OLD, "early_factor_old") \
	X(EARLY_RATE, "early_rate") \
	X(EARNINGS_MULTIPLIER, "earnings_multiplier") \
	X(EARNINGS_MULTIPLIER_1994, "earnings_multiplier_1994") \
	X(EMPLOYMENT_INSURANCE, "employment_insurance") \
	X(EMPLOYMENT_INSURANCE_DAYS, "employment_insurance_days") \
	X(EMPLOYMENT_INSURANCE_LIMIT, "employment_insurance_limit") \
	X(EXEMPTION_WEIGHT, "exemption_weight") \
	X(FIXED_CAP_MONTHS, "fixed_cap_months") \
	X(FIXED_UNIT_BASE, "fixed_unit_base") \
	X(FIXED_UNIT_RATE, "fixed_unit_rate") \
	X(INSURED_MULTIPLIER, "insured_multiplier") \
	X(IN_WORK_RATIO, "in_work_ratio") \
	X(IN_WORK_THRESHOLD, "in_work_threshold") \
	X(IN_WORK_TRANSITION_RATIO, "in_work_transition_ratio") \
	X(LATE_PAYMENT_RATE, "late_payment_rate") \
	X(LAW_DAYS, "law_days") \
	X(LAW_MONTH, "law_month") \
	X(NATIONAL_STATUS, "national_status") \
	X(PAY_FLOOR, "pay_floor") \
	X(PAY_FLOOR_SEAMEN, "pay_floor_seamen") \
	X(QUALIFYING_EXCEPTION, "qualifying_exception") \
	X(QUALIFYING_MONTHS, "qualifying_months") \
	X(REQUIRED_MONTHS, "required_months") \
	X(REVALUATION_1994, "revaluation_1994") \
	X(REVALUATION_1994_MUTUAL, "revaluation_1994_mutual") \
	X(REVALUATION_1994_SEAMEN, "revaluation_1994_seamen") \
	X(REVALUATION_MAIN, "revaluation_main") \
	X(REVALUATION_MUTUAL_TABLE3, "revaluation_mutual_table3") \
	X(REVALUATION_SEAMEN, "revaluation_seamen") \
	X(REVISION_RATE, "revision_rate") \
	X(REVISION_RATE_1994, "revision_rate_1994") \
	X(ROUNDING_UNIT, "rounding_unit") \
	X(ROUNDING_UNIT_EXISTING, "rounding_unit_existing") \
	X(SPECIAL_ADDITION_BASE, "special_addition_base") \
	X(SPECIAL_START_AGE, "special_start_age") \
	X(SPOUSE_ADDITION_BASE, "spouse_addition_base") \
	X(STANDARD_REMUNERATION_GRADE, "standard_remuneration_grade") \
	X(SURVIVOR_AGE, "survivor_age") \
	X(SURVIVOR_CHILD_ADDITION_BASE, "survivor_child_addition_base") \
	X(SURVIVOR_FRACTION, "survivor_fraction") \
	X(SURVIVOR_MONTH, "survivor_month") \
	X(SURVIVOR_MONTHS, "survivor_months") \
	X(TRANSFER_ADDITION_BASE, "transfer_addition_base") \
	X(TRANSFER_ADDITION_RATE, "transfer_addition_rate") \
	X(TRANSITIONAL_FULL_MONTHS, "transitional_full_months") \
	X(UNDER20_INCOME_LIMIT, "under20_income_limit") \
	X(WIDOW_TRANSITIONAL_FRACTION, "widow_transitional_fraction")

enum rule_id {
#define X(id, name) RULE_##id,
	RULE_TABLES(X)
#undef X
	RULE_COUNT
};

/* One pay month from which a rate holds, in a row with a series. */
struct rule_rate {
	int month;
	long long milli; /* thousandths */
};

struct rule_row {
	const struct rule_table *table;
	int from, to;           /* months, both included */
	int born_from, born_to; /* days, both included */
	const char *key;        /* "" when the table has none */
	const char *text;       /* the value as written, "" with a series */
	long long value;        /* text = value × 10^-scale */
	int scale;
	const struct rule_rate *series;
	int n_series;
	const char *source;
	const char *certainty;  /* "" = nothing is said */
	int line;
};

struct rule_table;
struct rules;

struct rules *rules_new(void);
void rules_release(struct rules *r);

/* Reads one table (the text of one file).  A table of the same name from an
 * earlier folder is replaced when `overlay`, an error otherwise. */
int rules_add(struct rules *r, const char *file, const char *text, size_t len,
    int overlay, struct err *e);
/* Reads ruleset.json: name, date and the SHA-256 of each table of this
 * folder.  `folder` names a folder without one (then text is NULL). */
int rules_add_set(struct rules *r, const char *file, const char *text,
    size_t len, const char *folder, struct err *e);
/* Compares the hashes of the folder just read with its ruleset.json. */
int rules_check_folder(struct rules *r, struct err *e);
/* Builds the index; all tables of RULE_TABLES must be there. */
int rules_finish(struct rules *r, struct err *e);

const char *rules_name(const struct rules *r);
const char *rules_sha256(const struct rules *r); /* 64 hexadecimal digits */
const char *rules_date(const struct rules *r);
int rules_count(const struct rules *r);

/* The row in force in a month for a person born on a day; key "" where the
 * table has none.  NULL when there is none.  O(1) in months. */
const struct rule_row *rule_find(const struct rules *r, enum rule_id id,
    const char *key, int month, int birth);
/* The same; none is ERR_RULE with the table and the month named. */
int rule_at(const struct rules *r, enum rule_id id, const char *key, int month,
    int birth, const struct rule_row **row, struct err *e);
/* The last month for which the table says anything for that key. */
int rule_last_month(const struct rules *r, enum rule_id id, const char *key);
int rule_first_month(const struct rules *r, enum rule_id id, const char *key);

/* The first month of the row without an end, for any birth. */
int rule_in_force_from(const struct rules *r, enum rule_id id, int *month,
    struct err *e);

/* The row with the lowest value of a table that has no keys. */
const struct rule_row *rule_lowest(const struct rules *r, enum rule_id id);

/* ---- another row than the law's, for the auditor's probes ---- */

/* Look-ups of one table that are answered by another row. */
struct rule_lens {
	enum rule_id id;
	const char *key;     /* of this key only; NULL = of every key */
	const char *as_key;  /* asked instead; NULL = the same */
	int from, to;        /* look-ups for these months, both included */
	int shift;           /* months added to the month looked up */
	int born;            /* look-ups for this birth only; DAY_NONE = all */
	int as_born;         /* asked instead; DAY_NONE = the same */
	const struct rule_row *row; /* the answer itself; NULL = looked up */
};

/* The same set seen through lenses: r and the lenses must outlive it; ended by
 * rules_release. */
struct rules *rules_view(const struct rules *r);
void rules_look(struct rules *view, const struct rule_lens *lens, int n);

/* ---- any table, for those who look at the tables themselves ---- */

/* The head of a table, and its rows as they stand in the file. */
struct rule_head {
	const char *name, *file;
	const char *unit;   /* "yen", "ratio" ... */
	const char *ja, *en;
	const char *law, *note; /* note "" = none */
	const char *month;  /* what kind of month the rows go by: "on" ... */
	int partial;        /* gaps are meant */
	int folder;         /* which of --rules, from 1 */
	const char *sha256;
	const struct rule_row *row;
	int n_row;
};

/* Tables by name; NULL after the last. */
const struct rule_table *rules_first(const struct rules *r);
const struct rule_table *rules_after(const struct rule_table *t);
/* How many rows all tables have. */
int rules_rows(const struct rules *r);
/* By name; NULL = none. */
const struct rule_table *rules_table(const struct rules *r, const char *name);
void rule_head(const struct rule_table *t, struct rule_head *h);
/* Whether a calculation looks the table up by name. */
int rule_is_known(const struct rules *r, const struct rule_table *t);
/* rule_find in any table. */
const struct rule_row *rule_find_in(const struct rule_table *t, const char *key,
    int month, int birth);

/* ---- sets that differ in a few rows ---- */

/* The order of rows in a table: by key, from, born_from. */
int rule_row_order(const struct rule_row *a, const struct rule_row *b);
/* Whether two rows give the same value; source and certainty are words. */
int rule_same_value(const struct rule_row *a, const struct rule_row *b);

/* A copy that shares the rows of `base`, which must outlive it.  The tables of
 * a copy can be given other rows; its name and hash stay those of base. */
struct rules *rules_copy(const struct rules *base);
/* Another name for a copy; it has no hash then, for no files say the same. */
void rules_rename(struct rules *copy, const char *name);
/* Rows (sorted, taken over by value; none at all, too) in place of those of a
 * table of a copy.
 * ERR_RULE when they are no sound table; the copy is then of no use. */
int rules_set_rows(struct rules *copy, const char *table,
    const struct rule_row *row, int n, struct err *e);

/* A row's series as a copy of its own, to be changed before rules_set_rows; it
 * ends with the set. */
struct rule_rate *rules_series(struct rules *copy, const struct rule_row *row);

/* The months and births of one key, and a mark. */
struct rule_area {
	const char *key;
	int from, to;           /* months, both included */
	int born_from, born_to; /* days, both included */
	int mark;
};
/* From now on a look-up in the copy that falls within an area, or that an area
 * could change, sets seen[mark].  The areas are lent.  A copy with a watch
 * belongs to one thread. */
void rules_watch(struct rules *copy, const char *table,
    const struct rule_area *area, int n, unsigned char *seen);

const char *rule_table_name(const struct rule_table *t);
#define RULE_NAME_MAX 160 /* room for the name of a row */
/* "revision_rate@2026-04", "early_rate[x]@2022-04" into buf. */
char *rule_row_name(const struct rule_row *row, char *buf, size_t size);

#endif
