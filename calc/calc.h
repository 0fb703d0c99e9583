/* calc.h - what every computation is given.
 *
 * int f(struct calc *c, results…, inputs…) returns 0 or the code of c->err.
 */
#ifndef NENKIN_CALC_H
#define NENKIN_CALC_H

#include "case.h"
#include "err.h"
#include "law.h"
#include "memo.h"
#include "month.h"
#include "num.h"
#include "rule.h"
#include "step.h"

enum rounding_style {
	ROUNDING_PARTS, /* each part to the yen (the default) */
	ROUNDING_TOTAL  /* only where the Acts command it */
};

struct calc {
	const struct rules *rules;
	const struct law *law;
	struct num_pool *pool;
	struct sheet *sheet; /* NULL: nobody listens */
	enum rounding_style rounding;
	struct err *err;
	struct memo *memo; /* of the case under other rules; NULL = none */
	int choosing; /* amounts that hang on another benefit are asked for too */
	int other_insurance; /* the auditor's question: as if the first visit had
			      * been in the other insurance */
};

/* The value of the row in force as a num that knows its row.  ERR_RULE when
 * the table has none for that month and birth. */
int calc_rule(struct calc *c, num *value, enum rule_id id, const char *key,
    int month, int birth);
/* The same for a whole number (months, ages, counts). */
int calc_rule_int(struct calc *c, int *value, enum rule_id id, const char *key,
    int month, int birth);

/* Records what was found and rounds it; returns the rounded value, marked with
 * the step, so that a later step can tell where its argument came from. */
num calc_step(struct calc *c, const struct step_def *def, num exact,
    enum num_rounding rounding, int n_arg, const num *arg);
/* The same with a formula of its own, which lies in sheet->text from `text`. */
num calc_step_text(struct calc *c, const struct step_def *def, size_t text,
    num exact, enum num_rounding rounding, int n_arg, const num *arg);
#define ARGS(...)                                     \
	(int)(sizeof((num[]){ __VA_ARGS__ }) / sizeof(num)), \
	    (num[]){ __VA_ARGS__ }

/* a + b; when one is 0 the other itself, with what it came from. */
num calc_sum(struct calc *c, num a, num b);

/* Short names for the arithmetic of a function whose context is c. */
#define INT(v) num_int(c->pool, (v))
#define ADD(a, b) num_add(c->pool, (a), (b))
#define SUB(a, b) num_sub(c->pool, (a), (b))
#define MUL(a, b) num_mul(c->pool, (a), (b))
#define DIV(a, b) num_div(c->pool, (a), (b))

/* Refuses a case whose law is not computed: ERR_INPUT naming the article. */
int calc_uncovered(struct calc *c, const char *path, const char *law,
    const char *what);

#endif
