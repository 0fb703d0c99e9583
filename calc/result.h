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
	    "Specially-provided Old-age Employees' Pension")            \
	X(SURVIVORS_BASIC, "survivors_basic", "遺族基礎年金",           \
	    "Survivors' Basic Pension")                                 \
	X(SURVIVORS_EMPLOYEES, "survivors_employees", "遺族厚生年金",   \
	    "Survivors' Employees' Pension")                            \
	X(WIDOWS_PENSION, "widows_pension", "寡婦年金",                 \
	    "Widow's Pension")                                          \
	X(LUMP_SUM_DEATH, "lump_sum_death", "死亡一時金",               \
	    "Lump-sum Death Benefit")                                              \
	X(DISABILITY_BASIC, "disability_basic", "障害基礎年金",         \
	    "Disability Basic Pension")                                 \
	X(DISABILITY_EMPLOYEES, "disability_employees", "障害厚生年金", \
	    "Disability Employees' Pension")                            \
	X(DISABILITY_ALLOWANCE, "disability_allowance", "障害手当金",   \
	    "Disability Allowance")

#define RESULT_PARTS(X)                                                     \
	X(BASIC, "basic", "基礎年金の額", "basic amount")                   \
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
	X(CHILD_ADDITION, "child_addition", "子の加算額・加給年金額（子）", \
	    "addition for children")                                        \
	X(EARLY_REDUCTION, "early_reduction", "繰上げ減額",                 \
	    "reduction for the early claim")                                \
	X(DEFERRAL_INCREASE, "deferral_increase", "繰下げ加算額",           \
	    "increase for the deferred claim")                              \
	X(MIDDLE_AGED_WIDOW_ADDITION, "middle_aged_widow_addition",         \
	    "中高齢寡婦加算", "addition for a middle-aged widow")           \
	X(TRANSITIONAL_WIDOW_ADDITION, "transitional_widow_addition",       \
	    "経過的寡婦加算", "transitional addition for a widow")                        \
	X(LIMITED_TERM_ADDITION, "limited_term_addition", "有期給付加算",    \
	    "addition to the pension of limited term")                      \
	X(GUARANTEE, "guarantee", "最低保障による加算", "minimum guarantee")

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
	X(ENDED, "ended", "権利が消滅している", "the right has ended")        \
	X(CLAIMED_AFTER_65, "claimed_after_65",                               \
	    "事後重症の請求が65歳に達した日以後である",                       \
	    "the claim for a later disability was made at 65 or later")       \
	X(CONTRIBUTION_REQUIREMENT, "contribution_requirement",               \
	    "保険料納付要件を満たさない",                                     \
	    "the contribution requirement is not met")                        \
	X(NOT_INSURED, "not_insured", "初診日に被保険者でない",               \
	    "not insured on the day of the first visit")                      \
	X(GRADE, "grade", "障害の程度が該当しない",                           \
	    "the degree of disability is not one of this benefit")            \
	X(NOT_YET, "not_yet", "権利がまだ発生していない",                     \
	    "the right has not arisen yet")                                   \
	X(RECEIVED, "received", "他の給付の受給権者である",                   \
	    "another benefit is held")                                         \
	X(NO_CHILD, "no_child", "要件に該当する子がない",                     \
	    "there is no child that counts")                                  \
	X(NEARER_RELATIVE, "nearer_relative", "先順位の遺族がある",           \
	    "a nearer relative has the right")                                \
	X(MARRIAGE, "marriage", "婚姻関係が10年以上継続していない",           \
	    "the marriage did not last ten years")                            \
	X(NOT_SUPPORTED, "not_supported", "生計を維持されていない",           \
	    "not supported by the deceased")                                  \
	X(SURVIVORS_BASIC, "survivors_basic",                                 \
	    "遺族基礎年金を受けることができる者がある",                       \
	    "someone is due the survivors' basic pension")

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
	    "no early claim was possible; treated as from 65")                \
	X(CONTRIBUTION_ASSUMED, "contribution_assumed",                       \
	    "保険料納付要件は記録（合計）から分からないため満たすものとした", \
	    "the contribution requirement cannot be seen from totals; taken as met") \
	X(BOTH_REQUIREMENTS, "both_requirements",                             \
	    "短期要件と長期要件の両方に該当する（厚年法58条2項。他方の額は計算書）", \
	    "both kinds of requirement hold (厚年法58条2項); the other amount is in the worksheet") \
	X(PARENT_UNKNOWN, "parent_unknown",                                   \
	    "生計を同じくする父又は母があれば支給停止（国年法41条2項）",      \
	    "suspended while living with father or mother (国年法41条2項), which the record does not show") \
	X(WIDOW_ADDITION_SUSPENDED, "widow_addition_suspended",               \
	    "遺族基礎年金を受けるため寡婦加算は支給停止",                     \
	    "the widow's addition is suspended beside the basic pension")     \
	X(OWN_PENSION_FIRST, "own_pension_first",                             \
	    "自身の老齢厚生年金に相当する額は支給停止（厚年法64条の2）",      \
	    "suspended by the amount of the own old-age employees' pension")  \
	X(TWO_THIRDS_AND_HALF, "two_thirds_and_half",                         \
	    "遺族厚生年金の3分の2と老齢厚生年金の2分の1による額（厚年法60条1項2号）", \
	    "two thirds of it and half of the own pension (厚年法60条1項2号)") \
	X(JOINT_CLAIM, "joint_claim",                                         \
	    "同順位者全員に対して一の額（国年法52条の3第3項）",               \
	    "one amount for all of the same rank (国年法52条の3第3項)")       \
	X(CATEGORY_1_NOT_GIVEN, "category_1_not_given",                       \
	    "第1号被保険者の月数（totals.category_1）がない",                 \
	    "the months of category 1 are not among the totals")                   \
	X(INCOME_NOT_GIVEN, "income_not_given",                               \
	    "前年の所得がないため所得による支給停止は判定していない",         \
	    "the income is not given: no suspension by it was tested")        \
	X(INCOME_SUSPENDS, "income_suspends", "前年の所得により支給停止",     \
	    "suspended by the income of the year before")                     \
	X(INSURED_ASSUMED, "insured_assumed",                                 \
	    "月数のみの記録のため初診日の被保険者資格と保険料納付要件を満たすものとした", \
	    "totals: insured on the first visit and its contributions are assumed") \
	X(RESIDENCE_ASSUMED, "residence_assumed",                             \
	    "初診日に日本国内に住所を有したものとした",                       \
	    "residence in Japan on the day of the first visit is assumed")

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

/* Benefits that are computed together, bits. */
enum { ASKS_OLD_AGE = 1, ASKS_DISABILITY = 2, ASKS_SURVIVORS = 4 };

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
	const char *recipient; /* id of the survivor, lent; NULL = the person */
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
	/* of suspended: stopped only because the person's own disability pension
	 * is paid (厚年44条1項ただし書, 昭60附則16条1項) */
	long long beside_disability;
	long long child_paid; /* the addition for children that is not stopped */
	/* more payable while the survivors' basic pension held is not paid
	 * (厚年60条1項ただし書); with calc.choosing */
	long long without_basic;
};

#define RESULT_BENEFITS_MAX 96 /* survivors, by benefit */

/* Benefits of one person that are paid side by side in a month. */
struct combination {
	unsigned benefits;           /* bit set of enum benefit_id */
	long long payable[BENEFITS]; /* a year, of each beside the others */
	long long total;
	int rank;                    /* from 1; equal totals have the same */
};

#define COMBINATIONS_MAX 16
#define CHOICES_MAX 24 /* one for each survivor */

/* What one person may choose between in a month. */
struct choice {
	const char *recipient; /* id of the survivor, lent; NULL = the person */
	int aged_65;           /* the month is after that in which 65 is attained */
	struct combination combination[COMBINATIONS_MAX]; /* best first */
	int n;
	int lump_sum_too; /* 国年52条の6: the lump sum or the widow's pension */
};

struct choices {
	struct choice choice[CHOICES_MAX];
	int n;
};

struct result {
	char id[CASE_ID_MAX];
	int on;
	struct benefit benefit[RESULT_BENEFITS_MAX];
	int n;
	const struct choices *choices; /* lent; NULL = not asked for */
};

/* Adds an amount: in yen already, or exact when only the total is rounded. */
int benefit_part(struct calc *c, struct benefit *b, enum part_id part,
    num amount);
void benefit_note(struct benefit *b, enum note_id note);
/* Empties it; not entitled. */
void benefit_init(struct benefit *b, enum benefit_id id);
/* An entitled benefit that ends with the death (its last month that of the
 * death) is not due after it, nor one that could only be paid later. */
void benefit_end(struct benefit *b, int on, int last);
/* annual, suspended and payable from the parts and what is stopped a year (to
 * the yen here, not more than there is). */
int benefit_close(struct calc *c, struct benefit *b, num stop);
int benefit_refuse(struct benefit *b, enum reason_id reason, int have, int need);

/* Whether a benefit pays anything in the month of the result. */
int result_any_payable(const struct result *r);

/* One element of "benefits". */
void result_benefit_json(struct text *t, const struct benefit *b);
/* nenkin-result/1 as one line of JSON; with the sheet when it is not NULL. */
void result_json(struct text *t, const struct result *r,
    const struct rules *rules, const struct sheet *sheet);
/* Bit sets of the parts a tool's benefits can have. */
#define PARTS_OLD_AGE ((1u << PART_MIDDLE_AGED_WIDOW_ADDITION) - 1)
#define PARTS_DISABILITY                                                   \
	(1u << PART_BASIC | 1u << PART_EARNINGS_RELATED |                  \
	    1u << PART_SPOUSE_ADDITION | 1u << PART_CHILD_ADDITION |       \
	    1u << PART_GUARANTEE)
#define PARTS_SURVIVORS                                              \
	(1u << PART_BASIC | 1u << PART_ADDITIONAL_PREMIUM |          \
	    1u << PART_EARNINGS_RELATED | 1u << PART_CHILD_ADDITION | \
	    1u << PART_MIDDLE_AGED_WIDOW_ADDITION |                  \
	    1u << PART_TRANSITIONAL_WIDOW_ADDITION |                 \
	    1u << PART_LIMITED_TERM_ADDITION)
/* One line a benefit with a column for each of `parts`, and one for the
 * recipient with PARTS_SURVIVORS; the heading line is result_csv_head. */
void result_csv_head(struct text *t, unsigned parts);
void result_csv(struct text *t, const struct result *r, unsigned parts);
/* One line a combination, for results with choices. */
void choices_csv_head(struct text *t);
void choices_csv(struct text *t, const struct result *r);

/* What a part is called in a benefit: "basic" is an amount of each; and the
 * reason. */
const struct name *part_name(const struct benefit *b, enum part_id part);
const struct name *reason_name(const struct benefit *b);

/* Pieces of the two for other formats: ,"parts": to "payable":, ,"notes":,
 * ,"reason":, ,"rules":; a name of each part, a text, the columns of amounts. */
void result_json_amounts(struct text *t, const struct benefit *b);
void result_json_notes(struct text *t, const struct benefit *b);
void result_json_reason(struct text *t, const struct benefit *b);
void result_json_rules(struct text *t, const struct rules *rules);
void result_csv_parts(struct text *t, unsigned parts);
void result_csv_amounts(struct text *t, const struct benefit *b,
    unsigned parts);

/* The formula of a step with its numbers put in. */
void step_formula(struct text *t, const struct sheet *sheet,
    const struct step *s);

#endif
