/* step.h - the worksheet: every intermediate result, for whoever listens.
 *
 * A computation names what it found; it formats nothing.  With no listener
 * (calc.sheet NULL) a step costs one test.  The same binary explains that
 * computes.
 */
#ifndef NENKIN_STEP_H
#define NENKIN_STEP_H

#include "num.h"
#include "rule.h"
#include "text.h"

/* What a step is: the only prose beside the arithmetic, one static const
 * beside the function that computes it. */
struct step_def {
	const char *id;  /* "basic.full_amount" */
	const char *law; /* "国民年金法第27条" */
	const char *ja, *en;
	const char *formula; /* "{0} × {1}": arguments by number */
};

#define STEP_ARGS 12

struct step {
	const struct step_def *def;
	num exact;              /* before rounding */
	enum num_rounding rounding;
	num value;              /* after it */
	num arg[STEP_ARGS];     /* what the formula names, with their origins */
	int n_arg;
	size_t text;            /* its own formula in sheet.text, from 1; 0 = def's */
	int category;           /* 1..4: of this 種別 alone; 0 */
	int month;              /* the month it is for when not the month asked; 0 */
	const char *recipient;  /* id of the survivor it is for, lent; NULL */
};

/* The steps of one case, in the order they were found. */
struct sheet {
	struct step *step;
	int n, cap;
	int category, month;    /* put on the steps that follow */
	const char *recipient;
	struct text text;       /* formulas that are lists; each ends with a NUL */
};

void sheet_init(struct sheet *s);
void sheet_clear(struct sheet *s);
void sheet_release(struct sheet *s);
int sheet_add(struct sheet *s, const struct step *step); /* its number, from 1 */

#endif
