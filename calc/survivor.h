/* survivor.h - who of a family is due what on a death. */
#ifndef NENKIN_SURVIVOR_H
#define NENKIN_SURVIVOR_H

#include "career.h"
#include "result.h"

/* Given     the case of the deceased with its survivors, the rules (in c); on:
 *           the month asked, MONTH_NONE = the case's, or the first payable
 * Returned  遺族基礎年金, 遺族厚生年金, 寡婦年金, 死亡一時金, in this order, of
 *           each survivor who may have the benefit, in the order of the case
 * Status    0; ERR_INPUT the record or law not covered; ERR_RULE */
int survivor(struct calc *c, const struct nenkin_case *p, int on,
    struct result *r);

/* ---- shared by the computations of survivors' benefits ------------------------ */

/* What the Acts set, at the month of the death: name, table, key. */
#define SURVIVOR_NUMBERS(X)                                                  \
	X(age_husband, SURVIVOR_AGE, "husband")              /* 厚年59 */    \
	X(age_parent, SURVIVOR_AGE, "parent")                                \
	X(age_payment, SURVIVOR_AGE, "payment_from")         /* 厚年65の2 */ \
	X(age_middle_from, SURVIVOR_AGE, "middle_aged_from") /* 厚年62 */    \
	X(age_middle_end, SURVIVOR_AGE, "middle_aged_end")                   \
	X(age_middle_paid, SURVIVOR_AGE, "middle_aged_paid") /* 平16附則44 */ \
	X(age_widow_from, SURVIVOR_AGE, "widow_from")        /* 国年49 */    \
	X(age_widow_end, SURVIVOR_AGE, "widow_end")                          \
	X(months_long, SURVIVOR_MONTHS, "long_insured")      /* 国年37 */    \
	X(months_floor, SURVIVOR_MONTHS, "floor")            /* 厚年60 */    \
	X(months_middle, SURVIVOR_MONTHS, "middle_aged")     /* 厚年62 */    \
	X(months_first_visit, SURVIVOR_MONTHS, "first_visit") /* 厚年58 */   \
	X(months_widow, SURVIVOR_MONTHS, "widow_insured")    /* 国年49 */    \
	X(months_marriage, SURVIVOR_MONTHS, "widow_marriage")                \
	X(months_lump_sum, SURVIVOR_MONTHS, "lump_sum")      /* 国年52の2 */ \
	X(months_additional, SURVIVOR_MONTHS, "lump_sum_additional")

/* The same of the law of 2007-04, which deaths before it may come under, too. */
#define SURVIVOR_NUMBERS_2007(X)                                             \
	X(age_limited_wife, SURVIVOR_AGE, "limited_wife")    /* 厚年63 */    \
	X(months_limited_wife, SURVIVOR_MONTHS, "limited_wife")              \
	X(age_own_first, SURVIVOR_AGE, "own_pension_first")  /* 厚年64の2 */

/* Months from which a law holds: name, key of survivor_month. */
#define SURVIVOR_DATES(X)                                       \
	X(deaths_from, "deaths_from")                           \
	X(choice_births, "choice_births")                       \
	X(choice_of_2007, "choice_of_2007")                     \
	X(husband_basic, "husband_basic")                       \
	X(disability_received, "disability_received")           \
	X(reform, "reform")

struct survivor_law {
#define X(name, table, key) int name;
	SURVIVOR_NUMBERS(X)
	SURVIVOR_NUMBERS_2007(X)
#undef X
#define X(name, key) int name; /* month */
	SURVIVOR_DATES(X)
#undef X
};

/* What 令7法74 sets for deaths from 2028-04; loaded for these alone. */
struct reform_law {
	int age_limited;    /* 厚年59条2項, 62条1項 */
	int months_limited; /* 厚年65条1項 */
};

enum contributed { CONTRIBUTION_MET, CONTRIBUTION_FAILED, CONTRIBUTION_UNKNOWN };

/* Who died as what (survivor_death.c). */
struct deceased {
	struct career k;
	struct survivor_law law;
	struct reform_law reform;
	int date, month; /* of the death */
	int until;       /* months before it are months of the record */
	int insured;     /* 厚年58条1項1号 */
	int within_5_years, disability_pensioner; /* 2号, 3号 */
	int insured_national; /* 国年37条1号 */
	int asked_basic, asked_employees; /* 保険料納付要件 is asked for: 国年37条
					   * 1号・2号, 厚年58条1項1号・2号 */
	enum contributed contribution;
	int paid, paid_need; /* months of it, when it failed */
	struct qualifying period; /* the 25 years */
	int months;      /* employees' months, deemed ones too */
	int short_term, long_term; /* 短期要件, 長期要件 hold */
	int basic_ok;    /* 国年37条 */
	int received;    /* a basic pension was paid (国年52条の2), ... */
	int received_older; /* ... or bars as 国年49条 read at the death */
};

int deceased_find(struct calc *c, struct deceased *d,
    const struct nenkin_case *p);
/* Whether 長期要件 is the one that is applied (厚年58条2項). */
int deceased_is_long(const struct deceased *d);
/* Months of category 1 before the month `until`: paid ones, exempt ones; paid -1 =
 * the totals do not tell. */
void deceased_category_1(const struct deceased *d, int until,
    struct basic_months *m);

/* From when to when someone holds a right or meets a condition. */
struct span {
	int held;
	enum reason_id reason; /* why not */
	int have, need;
	int start, end; /* days: of its cause, of the event that ends it; DAY_OPEN */
	int end_whole;  /* it ends at the end of that day (31 March) */
};

#define SURVIVORS_MAX 24

/* The pension of limited term of a spouse (厚年62条1項, 65条1項). */
struct limited_term {
	int held;
	int waits;     /* the wife's group is that of a transitional rule */
	int from;      /* month from which the quarter is added */
	int tested;    /* month from which the income decides */
};

/* One of the family. */
struct holder {
	const struct survivor *s;
	struct span child;     /* meets 国年37条の2第1項2号 */
	struct span basic;     /* 遺族基礎年金 */
	struct span again;     /* the same anew, by the birth of an unborn child */
	struct span employees; /* 遺族厚生年金 */
	struct span added;     /* 昭60附則74条: the basic amount in it */
	int limit_open;        /* 厚年63条1項5号ロ may have ended it: the last month
				* without doubt; MONTH_OPEN */
	int doubt_from, doubt_to; /* months in which 74条 is not settled */
	struct limited_term limited;
};

/* The three quarters as computed for one birth, by the rows it went by: other
 * recipients of the same rows have the same. */
struct three_quarters {
	const struct rule_row *row[3];
	num yen; /* exact; NULL = not computed yet */
	num of[5]; /* by category; NULL = none */
	int old_level, not_compared;
};

/* One death, one month. */
struct survivors {
	struct deceased d;
	struct holder holder[SURVIVORS_MAX];
	int n;
	int on; /* month asked */
	struct three_quarters known;
};

/* Who holds which right (survivor_family.c). */
int survivor_family(struct calc *c, struct survivors *x);
int span_from(const struct span *s); /* first payable month */
int span_last(const struct span *s); /* last one, MONTH_OPEN */
int span_pays(const struct span *s, int month);
/* Puts the right into the benefit; whether it is one in the month asked. */
int span_settle(const struct span *s, int on, struct benefit *b);
/* The month whose circumstances hold: that asked, or the first payable one. */
int span_month(const struct span *s, int on);
/* Whether the basic pension is one in a month, by the first right or anew; the
 * right that answers for a month. */
int holds_basic(const struct holder *h, int month);
const struct span *basic_in(const struct holder *h, int month);
/* Whether 平24法62附則8条 leaves the husband out. */
int is_older_husband(const struct deceased *d, const struct survivor *s);
/* The spouse, NULL = none. */
const struct holder *survivor_spouse(const struct survivors *x);
int is_wife(const struct survivor *s);
/* Who shared the livelihood of the deceased (国年52条の3, 厚年59条2項). */
int is_of_household(const struct survivor *s);
/* Rounds a part. */
enum num_rounding survivor_rounding(const struct calc *c);
/* A benefit that is wholly suspended. */
void suspend_all(struct benefit *b);
/* 国年38条 at the rate of a birth. */
int survivor_full(struct calc *c, int on, int birth, num *yen);
/* 国年39条1項: with a spouse; 39条の2第1項: for n children alone.  The full amount
 * and the additions. */
int survivor_with_spouse(struct calc *c, int on, int birth, int n, num *basic,
    num *child);
int survivor_children(struct calc *c, int on, int birth, int n, num *basic,
    num *child);
/* Both as the parts of a benefit; of n children that of one. */
int survivor_basic_parts(struct calc *c, num basic, num child, int n,
    struct benefit *b);
/* A row's fraction as two numbers. */
int survivor_fraction(struct calc *c, int month, const char *num_key,
    const char *den_key, num *top, num *bottom);

/* 令7法74, from 2028-04 (survivor_reform.c). */
int reform_load(struct calc *c, struct deceased *d);
int reform_applies(const struct deceased *d); /* to the death */
/* Whether a spouse is below the age of 厚年59条2項 at the death. */
int reform_young(const struct survivors *x, const struct survivor *s);
/* Ends the right of a spouse at 65 where it is of limited term. */
void reform_spouse(const struct calc *c, const struct survivors *x,
    struct holder *h);
/* Whether the Act settles the employees' pension in the month. */
int reform_check(struct calc *c, const struct survivors *x,
    const struct holder *h, int month);
/* The middle-aged widow's addition of such a death. */
int reform_check_taper(struct calc *c, const struct deceased *d);
/* 厚年62条1項: the quarter beside `three`, exact; NULL = none in the month. */
int reform_quarter(struct calc *c, const struct survivors *x,
    const struct holder *h, int month, num three, num *quarter);

/* 厚年62条, 昭60附則73条: what a wife is due beside the pension itself in a month, a
 * year's amounts (survivor_additions.c). */
int wife_additions(struct calc *c, const struct survivors *x,
    const struct holder *h, int month, num *middle, num *later);

/* The four benefits of one survivor. */
int survivors_basic(struct calc *c, const struct survivors *x,
    const struct holder *h, struct benefit *b);
int survivors_employees(struct calc *c, struct survivors *x,
    const struct holder *h, struct benefit *b);
int widows_pension(struct calc *c, const struct survivors *x,
    const struct holder *h, struct benefit *b);
int lump_sum_death(struct calc *c, const struct survivors *x,
    const struct holder *h, struct benefit *b);

#endif
