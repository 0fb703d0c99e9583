/* choose.h - which of one person's pensions may be paid side by side. */
#ifndef NENKIN_CHOOSE_H
#define NENKIN_CHOOSE_H

#include "oldage.h"
#include "result.h"
#include "survivor.h"

/* The tool that is asked: its first payable month is the month, where none is
 * given. */
enum choose_first { CHOOSE_OLD_AGE, CHOOSE_SURVIVOR, CHOOSE_DISABILITY };

struct choose_options {
	enum choose_first first;
	struct oldage_options oldage; /* with the month asked */
};

/* What was computed on the way; the result lends from it. */
struct chosen {
	struct choices choices;
	struct nenkin_case deceased; /* as_survivor, with the own amounts */
	struct survivor family[SURVIVORS_MAX];
	struct result other;
};

/* Given     the case, the rules (in c) and the options
 * Returned  the benefits of the person in the order of result.h - old-age, as a
 *           survivor, disability - or of the survivors of a deceased, and the
 *           lawful combinations of those payable in the month, best first
 * Status    0; ERR_INPUT the record or law not covered; ERR_RULE */
int choose_pensions(struct calc *c, const struct nenkin_case *p,
    const struct choose_options *o, struct chosen *x, struct result *r);

/* Whether two pensions of one person may be paid together (国年20条, 厚年38条). */
int choose_together(enum benefit_id a, enum benefit_id b, int aged_65);

/* The case of the deceased whose survivor the person is, in x->deceased, with
 * the own amounts of a month; own: the person's old-age benefits
 * of that month. */
int choose_deceased(struct calc *c, const struct nenkin_case *p,
    const struct result *own, struct chosen *x);

#endif
