/* contribution.h - the contribution requirement (保険料納付要件). */
#ifndef NENKIN_CONTRIBUTION_H
#define NENKIN_CONTRIBUTION_H

#include "career.h"

/* What a month of the calendar is to the national pension. */
enum standing {
	STANDING_NONE, /* not 国民年金の被保険者期間 */
	STANDING_UNPAID,      /* neither paid nor exempt */
	STANDING_GOOD         /* 保険料納付済期間 or 保険料免除期間 */
};

/* 国年5条, 昭60附則8条9項.  `end` = first month in which an employee is not of
 * category 2 any more. */
enum standing month_standing(const struct career *k, int month, int end);

struct contribution {
	int good, total;  /* months to the month before the last */
	int need;         /* good months that two thirds take */
	int unpaid;       /* of the last year that counts */
	int ok;
};

/* Given     the calendar; day: of the first visit, or of the death; insured: in
 *           the national pension (or as an employee) on that day; end: see above
 * Returned  *x
 * Status    0; ERR_RULE
 * Notes     premiums are taken as paid by the day before
 * Source    国年法第30条第1項ただし書; 昭和60年法律第34号附則第20条、第21条 */
int contribution_requirement(struct calc *c, const struct career *k, int day,
    int insured, int end, struct contribution *x);

#endif
