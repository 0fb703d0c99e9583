/* memo.h - what was found of a case under one rule set, for the next set that
 * hardly differs.
 *
 * A value found under one set is the value under every set that agrees with it
 * on the changed rows that were come across while it was found: the same
 * look-ups then have the same answers, up to its end.  So one changed row costs
 * only what reads it.  The rows are those that rules_watch marks.
 *
 * A function recalls its value or finds and keeps it:
 *
 *	if (memo_recall(c->memo, MEMO_SUMS, arg, s, sizeof *s))
 *		return 0;
 *	code = ...;
 *	memo_keep(c->memo, MEMO_SUMS, arg, code ? NULL : s, sizeof *s);
 *
 * The value must hang on the arguments, the rules and the person (below) alone,
 * and there must be no worksheet, whose steps would be missing.
 */
#ifndef NENKIN_MEMO_H
#define NENKIN_MEMO_H

#include <stddef.h>

enum memo_of {
	MEMO_PERSON,    /* the person in a month, on whom all others hang */
	MEMO_BENEFIT, MEMO_SUMS, MEMO_TRANSITIONAL, MEMO_COUNTED,
	MEMO_ADDITION, MEMO_AGED,
	MEMO_KINDS
};

#define MEMO_ARGS 5

/* NULL stands for one that knows nothing. */
struct memo;

/* For sets that differ in n changes. */
struct memo *memo_new(int n);
void memo_free(struct memo *m);
/* Another case: nothing is known of it. */
void memo_clear(struct memo *m);
/* From now on under a set with the changes `laid` in, which marks those it comes
 * across in `seen`; `law_seen` were, while the law's numbers were read: they
 * count for every value.  One byte a change; lent until memo_clear. */
void memo_under(struct memo *m, const unsigned char *laid, unsigned char *seen,
    const unsigned char *law_seen);

/* Whether the value is known; else memo_keep must follow. */
int memo_recall(struct memo *m, enum memo_of of, const int arg[MEMO_ARGS],
    void *value, size_t size);
/* value NULL: there is none. */
void memo_keep(struct memo *m, enum memo_of of, const int arg[MEMO_ARGS],
    const void *value, size_t size);
/* The person is done with: nothing is recalled or kept until the next. */
void memo_leave(struct memo *m);

#endif
