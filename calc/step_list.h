/* step_list.h - what the computations can record: every step with the outcomes
 * of its rounding, and every refusal of law that is not covered.
 *
 * step_list.c is written by testdata/step_list.py from the sources; `make lint`
 * says when it is behind them.
 */
#ifndef NENKIN_STEP_LIST_H
#define NENKIN_STEP_LIST_H

#include "result.h"

/* Outcomes of a step: sides of its rounding; that it was computed at all, where
 * nothing is rounded. */
enum { SIDE_UP = 1, SIDE_DOWN = 2, SIDE_WHOLE = 4, SIDE_COMPUTED = 8 };

/* A definition of a step (step.h); id, law and formula tell it apart. */
struct step_entry {
	const char *id, *law, *formula, *ja, *en;
	unsigned asked; /* ASKS_: what can come to it, as far as calls tell */
	unsigned sides; /* SIDE_; 0 = it is not rounded */
};
const struct step_entry *step_list(int *n);

struct refusal_entry {
	const char *law; /* "" where the words name none */
	const char *what;
	unsigned asked; /* ASKS_ */
};
const struct refusal_entry *refusal_list(int *n);
/* Whether a message is that refusal. */
int is_refusal(const struct refusal_entry *e, const char *msg);

unsigned reason_asked(enum reason_id id);
unsigned note_asked(enum note_id id);

#endif
