/* oldage.h - which old-age benefits a person is due in a month. */
#ifndef NENKIN_OLDAGE_H
#define NENKIN_OLDAGE_H

#include "claim.h"
#include "result.h"

struct oldage_options {
	int on;      /* month, wins over the case's; MONTH_NONE */
	int deemed;  /* 国年28条5項: claims after 70 carry no request */
	int known;   /* claims up to this month are known, where it is later than
		      * the month asked and they are paid from before: a
		      * timeline sees them; 0 = none */
};

/* Given     the case, the rules (in c) and the options
 * Returned  the three old-age benefits, each due with its amounts or not due
 *           with its reason
 * Status    0; ERR_INPUT the record or law not covered; ERR_RULE */
int oldage(struct calc *c, const struct nenkin_case *p,
    const struct oldage_options *o, struct result *r);

/* Refuses births of the older Acts (昭60附則31条); for the other tools too. */
int check_birth(struct calc *c, const struct nenkin_case *p);

/* Refuses a month outside the tables. */
int check_month(struct calc *c, const struct nenkin_case *p, int on);

/* ---- shared by the old-age computations -------------------------------------- */

/* A claim before 65. */
struct early {
	int month;  /* the claim, when it counts; MONTH_NONE */
	int failed; /* why it does not count stands below */
	enum reason_id reason;
	int have, need;
	int is_void; /* the law opens no early claim: as if made at 65 */
};

/* One person, one month. */
struct oldage {
	struct career k;
	int on;     /* month asked */
	int deemed, known; /* see above; known is not before on */
	struct right basic, employees; /* rights at 65 or later */
	struct early basic_early, employees_early;
	int start[5];  /* early employees' claim, by category: month of the special
			* start age (附則13条の4), of 65 (附則7条の3); MONTH_NONE */
	struct claim basic_claim, employees_claim;
};

/* Insured months with multipliers of all categories, each up to its own month
 * (until[1..4], MONTH_NONE = not counted); deemed months with `deemed`. */
int insured_together(struct calc *c, const struct career *k, const int until[5],
    int deemed, num *months);
/* Whether a category has any months, deemed ones too. */
int has_category(const struct career *k, int category);

/* 特別支給の老齢厚生年金 (special_old_age.c). */
int special_old_age(struct calc *c, const struct oldage *o, struct benefit *b);
/* Age at which the special pension of a category starts, with the months that
 * are known; 0 = none for that birth and sex. */
int special_start(struct calc *c, const struct career *k, int category);
/* Day on which a special pension with its fixed amount looked at the family:
 * the pension at 65 goes on with that family (厚年附則16条, 令3条の5第3項).
 * *day is left alone when there was none. */
int special_addition_day(struct calc *c, const struct oldage *o, int need, int *day);
/* Real months of miners and seamen before a month. */
int miner_months(const struct career *k, int until);

/* 老齢厚生年金 of 42条 and the early ones (employees_pension.c). */
int employees_pension(struct calc *c, const struct oldage *o, struct benefit *b);

/* A claim later than the month asked; before 65 a request for deferral lies too
 * far ahead to be the reason. */
int not_claimed(const struct oldage *o, int given);

/* 老齢基礎年金 with 付加年金 and 振替加算 (basic_benefit.c). */
int basic_benefit(struct calc *c, const struct oldage *o, struct benefit *b);

/* Puts the additions of the family into a benefit and closes it with what is
 * stopped (oldage_close.c). */
struct additions;
struct stopped;
int benefit_finish(struct calc *c, struct benefit *b, const struct additions *a,
    const struct stopped *s);
/* Notes which level of the earnings-related part was paid. */
struct earnings;
void note_levels(struct benefit *b, const struct earnings *e);

/* 厚年附則17条の7 is not built: where the rates of the month asked are below those
 * of the fiscal year before and the right is older than the year, the benefit
 * says that last year's amount was not compared.  b->right is known. */
void note_last_year(const struct calc *c, const struct oldage *o,
    struct benefit *b);

#endif
