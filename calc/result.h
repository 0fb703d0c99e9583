/* result.h - what is due: nenkin-result/1, and its worksheet.
 *
 * All amounts are yearly yen.  annual is the sum of the parts, payable =
 * annual - suspended.
 */
#ifndef NENKIN_RESULT_H
#define NENKIN_RESULT_H

#include "calc.h"
#include "text.h"

#define RESULT_BENEFITS(X)                                              \
	X(OLD_AGE_BASIC, "old_age_basic", "老齢基礎年金",               \
	    "Old-age Basic Pension")                                    \
	X(OLD_AGE_EMPLOYEES, "old_age_employees", "老齢厚生年金",       \
	    "Old-age Employees' Pension")                               \
	X(SPECIAL_OLD_AGE_EMPLOYEES, "special_old_age_employees",       \
	    "特別支給の老齢厚生年金",                                   \
	    "Specially-provided Old-age Employees' Pension")

#define RESULT_PARTS(X)                                                     \
	X(BASIC, "basic", "老齢基礎年金の額", "basic amount")               \
	X(ADDITIONAL_PREMIUM, "additional_premium", "付加年金",             \
	    "additional pension")                                           \
	X(TRANSFER_ADDITION, "transfer_addition", "振替加算",               \
	    "transfer addition")                                            \
	X(EARNINGS_RELATED, "earnings_related", "報酬比例部分",             \
	    "earnings-related part")                                        \
	X(FIXED_AMOUNT, "fixed_amount", "定額部分", "fixed amount")         \
	X(TRANSITIONAL_ADDITION, "transitional_addition", "経過的加算",     \
	    "transitional addition")                                        \
	X(SPOUSE_ADDITION, "spouse_addition", "加給年金額（配偶者・特別加算を含む）", \
	    "addition for the spouse (with special)")              \
	X(CHILD_ADDITION, "child_addition", "加給年金額（子）",             \
	    "addition for children")                                        \
	X(EARLY_REDUCTION, "early_reduction", "繰上げ減額",                 \
	    "reduction for the early claim")                                \
	X(DEFERRAL_INCREASE, "deferral_increase", "繰下げ加算額",           \
	    "increase for the deferred claim")

#define RESULT_REASONS(X)                                                     \
	X(QUALIFYING_PERIOD, "qualifying_period", "受給資格期間が足りない",   \
	    "the qualifying period is not met")                               \
	X(INSURED_MONTHS, "insured_months",                                   \
	    "厚生年金保険の被保険者期間が足りない",                           \
	    "too few months insured as an employee")                          \
	X(NO_INSURED_MONTHS, "no_insured_months",                             \
	    "計算の基礎となる被保険者期間がない", "no insured months")        \
	X(AGE, "age", "支給開始年齢に達していない",                           \
	    "the age has not been attained")                                  \
	X(BIRTH, "birth", "生年月日・性別により対象とならない",               \
	    "not for people born on that day, or of that sex")                \
	X(NOT_CLAIMED, "not_claimed", "請求・申出がされていない",             \
	    "not claimed yet")                                 \
	X(EARLY_CLAIM, "early_claim", "繰上げ受給により支給されない",         \
	    "replaced by the pension claimed early")                          \
	X(ENDED, "ended", "権利が消滅している", "the right has ended")

#define RESULT_NOTES(X)                                                       \
	X(OLD_LEVEL_NOT_COMPARED, "old_level_not_compared",                   \
	    "従前額保障は平均額（1994年水準）がないため比較していない",       \
	    "the 1994 level was not compared: its averages are not given")    \
	X(OLD_LEVEL_PAID, "old_level_paid", "従前額保障による額を支給",       \
	    "the amount guaranteed at the 1994 level is paid")                \
	X(LAST_YEAR_NOT_COMPARED, "last_year_not_compared",                   \
	    "前年度額の保障（厚年附則17条の7）は比較していない",              \
	    "last year's amount (厚年附則17条の7) was not compared")          \
	X(HUNDRED_YEN, "hundred_yen",                                         \
	    "平成27年10月前からの権利のため100円単位（平24法63附則9条）",     \
	    "kept in 100 yen: the right is older than 2015-10 (平24法63附則9条)") \
	X(SPOUSE_START_ASSUMED, "spouse_start_assumed",                       \
	    "配偶者の老齢厚生年金の受給開始月は生年月日・性別から推定した",   \
	    "the month the spouse's own pension starts was taken from birth and sex") \
	X(WHOLLY_SUSPENDED, "wholly_suspended", "全額支給停止",               \
	    "wholly suspended")                                               \
	X(SPOUSE_ADDITION_SUSPENDED, "spouse_addition_suspended",             \
	    "配偶者加給年金額は支給停止",                                     \
	    "the addition for the spouse is suspended")                       \
	X(TRANSFER_ADDITION_SUSPENDED, "transfer_addition_suspended",         \
	    "振替加算は支給停止", "the transfer addition is suspended")       \
	X(BASIC_ALLOWANCE_SUSPENDS, "basic_allowance_suspends",               \
	    "基本手当との調整により支給停止",                                 \
	    "suspended beside the basic allowance of employment insurance")   \
	X(DEEMED_DEFERRAL, "deemed_deferral",                                 \
	    "請求の5年前に繰下げの申出があったものとみなした",                \
	    "a request for deferral five years before the claim is deemed made") \
	X(DEFERRAL_CAPPED, "deferral_capped",                                 \
	    "繰下げの申出は上限の日にあったものとみなした",                   \
	    "the request for deferral counts as made on the day of the cap")  \
	X(NO_DEFERRAL_WITHIN_YEAR, "no_deferral_within_year",                 \
	    "1年以内の請求のため繰下げにならない（権利発生の翌月分から支給）", \
	    "claimed within a year: no deferral, paid from the month after the right") \
	X(DEFERRAL_BARRED, "deferral_barred",                                 \
	    "他の年金の受給権により繰下げができない",                         \
	    "no deferral beside another benefit")                             \
	X(STATUS_BEFORE_ITS_LAW, "status_before_its_law",                     \
	    "制度の始まる前の月に種別がある（記録のとおり算入した）",         \
	    "a status stands in months before the law knew it; counted as recorded") \
	X(EARLY_CLAIM_VOID, "early_claim_void",                               \
	    "繰上げ請求はできない者である（65歳からとして扱った）",           \
	    "no early claim was possible; treated as from 65")

#define X(id, name, ja, en) BENEFIT_##id,
enum benefit_id { RESULT_BENEFITS(X) BENEFITS };
#undef X
#define X(id, name, ja, en) PART_##id,
enum part_id { RESULT_PARTS(X) PARTS };
#undef X
#define X(id, name, ja, en) REASON_##id,
enum reason_id { RESULT_REASONS(X) REASONS };
#undef X
#define X(id, name, ja, en) NOTE_##id,
enum note_id { RESULT_NOTES(X) NOTES };
#undef X

/* A name for programs and two for people. */
struct name {
	const char *id, *ja, *en;
};
extern const struct name BENEFIT_NAMES[BENEFITS];
extern const struct name PART_NAMES[PARTS];
extern const struct name REASON_NAMES[REASONS];
extern const struct name NOTE_NAMES[NOTES];

struct benefit {
	enum benefit_id id;
	int entitled;
	int right;            /* month in which the right arose, when entitled */
	int from;             /* first payable month, when entitled */
	enum reason_id reason; /* when not */
	int have, need;       /* numbers of the reason, -1 = none */
	int need_month;       /* month the reason ends or ended, MONTH_NONE */
	num exact[PARTS];     /* as computed; whole yen with ROUNDING_PARTS */
	long long part[PARTS];
	unsigned parts;       /* bit set of parts that are there */
	long long annual, suspended, payable;
	unsigned notes;       /* bit set of enum note_id */
};

#define RESULT_BENEFITS_MAX 3

struct result {
	char id[CASE_ID_MAX];
	int on;
	struct benefit benefit[RESULT_BENEFITS_MAX];
	int n;
};

/* Adds an amount: in yen already, or exact when only the total is rounded. */
int benefit_part(struct calc *c, struct benefit *b, enum part_id part,
    num amount);
void benefit_note(struct benefit *b, enum note_id note);
/* annual, suspended and payable from the parts and what is stopped a year (to
 * the yen here, not more than there is). */
int benefit_close(struct calc *c, struct benefit *b, num stop);
int benefit_refuse(struct benefit *b, enum reason_id reason, int have, int need);

/* One element of "benefits". */
void result_benefit_json(struct text *t, const struct benefit *b);
/* nenkin-result/1 as one line of JSON; with the sheet when it is not NULL. */
void result_json(struct text *t, const struct result *r,
    const struct rules *rules, const struct sheet *sheet);
void result_csv_text(struct text *t, const char *s);
/* One line a benefit; the heading line is result_csv_head. */
void result_csv_head(struct text *t);
void result_csv(struct text *t, const struct result *r);

/* The formula of a step with its numbers put in. */
void step_formula(struct text *t, const struct sheet *sheet,
    const struct step *s);

#endif
