/* num.h - exact rational numbers, and rounding by the law's own names.
 *
 * A num is a handle to an immutable exact rational that lives in a pool.
 * Values are made by the functions below and never changed, so formulas read
 * like the Act's sentence; num_pool_reset gives back all of them at once and
 * keeps the memory for the next case.  Fractions are not reduced until they
 * are shown (a gcd a step would be a third of the time of a whole case).
 */
#ifndef NENKIN_NUM_H
#define NENKIN_NUM_H

#include <stddef.h>

struct rule_row;

/* Numerator and denominator in a machine word each, as long as they fit; GMP's
 * when one does not (measured: a case takes half the time of GMP throughout). */
struct num_big;
struct num_cell {
	long long n, d;       /* d > 0 */
	struct num_big *big;  /* not NULL: the value stands there */
	int step;     /* the worksheet step that gave it, 0 = none */
	const struct rule_row *row; /* the rule row that gave it, or NULL */
};
typedef const struct num_cell *num;

struct num_chunk;
struct num_pool {
	struct num_chunk *first, *now;
	size_t used;  /* cells of `now` handed out */
	struct num_big *big, *big_now; /* list of all, and the last handed out */
};

void num_pool_init(struct num_pool *p);
void num_pool_reset(struct num_pool *p);   /* every num of the pool ends */
void num_pool_release(struct num_pool *p); /* and the memory is given back */

num num_int(struct num_pool *p, long long value);
num num_ratio(struct num_pool *p, long long n, long long d); /* d > 0 */
/* value × 10^-scale, scale >= 0 */
num num_scaled(struct num_pool *p, long long value, int scale);
num num_add(struct num_pool *p, num a, num b);
num num_sub(struct num_pool *p, num a, num b);
num num_mul(struct num_pool *p, num a, num b);
num num_div(struct num_pool *p, num a, num b); /* b not 0 */
num num_neg(struct num_pool *p, num a);
int num_cmp(num a, num b);
int num_sign(num a);
num num_max(num a, num b);
num num_min(num a, num b);
/* The same value, marked as the result of a worksheet step, or as read from a
 * rule row. */
num num_from_step(struct num_pool *p, num a, int step);
num num_from_row(struct num_pool *p, num a, const struct rule_row *row);

/* Rounding, in the law's words. */
enum num_rounding {
	NUM_EXACT,        /* none */
	NUM_DOWN,         /* 切捨て (to the yen, toward zero) */
	NUM_UP,           /* 切上げ (to the yen, away from zero) */
	NUM_HALF_UP,      /* 五十銭未満切捨て、五十銭以上切上げ */
	NUM_NEAREST_100,  /* 五十円未満切捨て、五十円以上百円未満切上げ */
	NUM_HALF_UP_3     /* 小数点以下三位未満四捨五入 */
};
num num_round(struct num_pool *p, num a, enum num_rounding how);
const char *num_rounding_name(enum num_rounding how); /* as in nenkin-result/1 */
const char *num_rounding_ja(enum num_rounding how);

/* The value as a whole number of yen; 0, or -1 when it is none or too large. */
int num_yen(num a, long long *yen);

#define NUM_TEXT_MAX 512 /* room for the text of any number that is shown */
/* Texts, into buf: "1694553/2" reduced; and for reading "847276.5", or the
 * fraction where the decimal does not end within 12 places.  Returns buf. */
char *num_text(num a, char *buf, size_t size);
char *num_text_decimal(num a, char *buf, size_t size);

/* Strict decimal: -?(0|[1-9][0-9]*)(\.[0-9]+)?, at most 15 digits in all.
 * 0 and value = digits, scale = places after the point; -1 otherwise. */
int num_parse_decimal(const char *s, long long *value, int *scale);

#endif
