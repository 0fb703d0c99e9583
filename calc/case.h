/* case.h - one person's record (nenkin-case/1).
 *
 * Months and days are those of month.h; MONTH_NONE and DAY_NONE = not given.
 * Yen are whole.  A case owns its arrays; case_clear empties it for the next
 * record and keeps the memory.
 */
#ifndef NENKIN_CASE_H
#define NENKIN_CASE_H

#include "err.h"
#include "json.h"

#include <stddef.h>

enum sex { SEX_MALE, SEX_FEMALE };

enum national_status {
	NATIONAL_PAID,                  /* 保険料納付済 (第1号) */
	NATIONAL_CATEGORY_3,            /* 第3号被保険者 */
	NATIONAL_EXEMPT_FULL,           /* 全額免除 */
	NATIONAL_EXEMPT_THREE_QUARTERS, /* 四分の三免除 */
	NATIONAL_EXEMPT_HALF,           /* 半額免除 */
	NATIONAL_EXEMPT_ONE_QUARTER,    /* 四分の一免除 */
	NATIONAL_STUDENT,               /* 学生納付特例 */
	NATIONAL_DEFERRED,              /* 納付猶予 */
	NATIONAL_MATERNITY,             /* 産前産後免除 */
	NATIONAL_CHILDCARE,             /* 育児期間免除 */
	NATIONAL_VOLUNTARY,             /* 任意加入 */
	NATIONAL_UNPAID,                /* 未納 */
	NATIONAL_UNCOUNTED,             /* 合算対象期間 */
	NATIONAL_STATUSES
};

struct national {
	int from, to; /* months, both included; to may be MONTH_OPEN */
	enum national_status status;
	int additional; /* 付加保険料 paid */
};

enum employment_kind { KIND_ORDINARY, KIND_MINER, KIND_SEAMAN };

struct money { /* an amount that belongs to a month */
	int month;
	long long yen;
};

struct employment {
	int from, to; /* months, both included; to may be MONTH_OPEN */
	int category; /* 1..4: 第1号～第4号厚生年金被保険者 */
	enum employment_kind kind;
	int fund;     /* 厚生年金基金の加入員 */
	int deemed;   /* 離婚時みなし被保険者期間 */
	int pay, n_pay;     /* slice of case.money: in force until the next */
	int bonus, n_bonus; /* slice of case.money */
};

/* Months and averages known only as totals; -1 = not given. */
enum total {
	TOTAL_PAID,
	TOTAL_EXEMPT_FULL,
	TOTAL_EXEMPT_THREE_QUARTERS,
	TOTAL_EXEMPT_HALF,
	TOTAL_EXEMPT_ONE_QUARTER,
	TOTAL_EXEMPT_FULL_OLD, /* …_before_2009_04, in the same order */
	TOTAL_EXEMPT_THREE_QUARTERS_OLD,
	TOTAL_EXEMPT_HALF_OLD,
	TOTAL_EXEMPT_ONE_QUARTER_OLD,
	TOTAL_STUDENT_OR_DEFERRED,
	TOTAL_UNCOUNTED,
	TOTAL_ADDITIONAL,
	TOTAL_EMPLOYEES_BEFORE,  /* months before 2003-04 */
	TOTAL_EMPLOYEES_FROM,    /* months from 2003-04 */
	TOTAL_AVERAGE_BEFORE,    /* yen: 平均標準報酬月額 */
	TOTAL_AVERAGE_FROM,      /* yen: 平均標準報酬額 */
	TOTAL_OLD_AVERAGE_BEFORE,
	TOTAL_OLD_AVERAGE_FROM,
	TOTAL_EMPLOYEES_AGED_20_TO_59,
	TOTAL_CATEGORY_1,
	TOTAL_CATEGORY_3,
	TOTALS
};

struct spouse {
	int given;
	int birth; /* day */
	enum sex sex;
	int supported;
	int employees_months;     /* -1 = not given */
	int old_age_from;         /* month own old-age employees' pension starts */
	int disability_pension;
	int adds_for_me;
};

struct child {
	int birth; /* day */
	int supported;
	int disabled;
};

struct work {
	int given;
	long long standard_monthly; /* yen, -1 = not given */
	long long bonus_12_months;  /* yen, -1 = not given */
	int continuation;           /* 高年齢雇用継続給付 given */
	int continuation_from, continuation_to; /* months */
	long long wage_at_60;       /* みなし賃金日額 × 30, yen */
	int basic_allowance;        /* 基本手当 given */
	int allowance_applied, allowance_until; /* months */
	int allowance_days;
};

enum grade { GRADE_NONE = 0, GRADE_1 = 1, GRADE_2, GRADE_3, GRADE_ALLOWANCE };

#define GRADE_CHANGES_MAX 20 /* of one disability */

struct grade_change {
	int month;       /* in which the amount was revised */
	enum grade grade; /* GRADE_NONE: below grade 3 */
};

/* A second disability that is merged with the first, or added to it. */
struct second_disability {
	int given;
	int first_visit, recognized; /* days, as below */
	enum grade grade;  /* of its own; GRADE_NONE = below 3 */
	int claimed;       /* month; below grade 2: of the request */
	enum grade merged; /* of both together: 1 or 2 */
};

struct disability {
	int given;
	int first_visit; /* day */
	int recognized;  /* day, DAY_NONE = 1 year 6 months later */
	enum grade grade;
	int claimed;     /* month */
	long long income; /* yen, -1 = not given */
	int ordinary, aged, specified; /* dependents */
	struct grade_change change[GRADE_CHANGES_MAX]; /* months ascend */
	int n_change;
	struct second_disability second;
	int other;       /* day: first visit of an earlier disability without which
			  * the grade is not 1 or 2 (初めて2級); DAY_NONE */
	int reached;     /* month in which both together first were; MONTH_NONE =
			  * that of the claim */
};

enum relation {
	RELATION_SPOUSE, RELATION_CHILD, RELATION_PARENT, RELATION_GRANDCHILD,
	RELATION_GRANDPARENT
};
enum ended { ENDED_NOT, ENDED_REMARRIAGE, ENDED_ADOPTION, ENDED_DEATH, ENDED_OTHER };
enum insured_as {
	INSURED_AS_RECORD, INSURED_AS_INSURED, INSURED_AS_WITHIN_5_YEARS,
	INSURED_AS_DISABILITY_PENSIONER, INSURED_AS_OLD_AGE_PENSIONER
};

#define CASE_ID_MAX 128 /* bytes of an id, its end included */

struct survivor {
	char id[CASE_ID_MAX];
	enum relation relation;
	enum sex sex;
	int birth; /* day */
	int supported, disabled;
	int household; /* shared the livelihood without being supported */
	long long old_age_basic, old_age_employees; /* own yearly amounts, yen */
	int married;       /* day */
	int right_ended;   /* day */
	enum ended cause;
};

struct death {
	int given;
	int date; /* day */
	enum insured_as insured_as;
	int elect_long_term;
	int survivors, n_survivors; /* slice of case.survivor */
};

struct nenkin_case {
	char id[CASE_ID_MAX];
	int on;      /* month, MONTH_NONE = the first payable */
	int birth;   /* day */
	enum sex sex;
	int has_totals;
	int has_periods; /* national or employment was given */
	long long totals[TOTALS];
	struct national *national;
	int n_national, cap_national;
	struct employment *employment;
	int n_employment, cap_employment;
	struct money *money; /* pay and bonuses of all employments */
	int n_money, cap_money;
	struct spouse spouse;
	struct child *child;
	int n_child, cap_child;
	struct work work;
	int basic_claimed, employees_claimed; /* months */
	struct disability disability;
	struct death death;
	struct survivor *survivor;
	int n_survivor, cap_survivor;
	struct nenkin_case *as_survivor; /* a deceased's case, owned */
	char as_survivor_id[CASE_ID_MAX];
};

void case_init(struct nenkin_case *c);
void case_clear(struct nenkin_case *c);
void case_release(struct nenkin_case *c);

/* Reads one case strictly.  0, or ERR_INPUT with the JSON path; whatever was
 * read is then of no use. */
int case_read(struct nenkin_case *c, const struct json *root, struct err *e);

/* Makes *to (initialised) a copy of *from that can be changed; the deceased's case
 * of `as_survivor` stays that of *from. */
void case_copy(struct nenkin_case *to, const struct nenkin_case *from);
/* Ends a copy's loan of that case; before case_clear and case_release. */
void case_uncopy(struct nenkin_case *to);

/* Pay in force in a month of an employment (0 when none is given). */
long long employment_pay(const struct nenkin_case *c,
    const struct employment *e, int month);

#endif
