/* num.c - exact rational numbers, and rounding by the law's own names. */
#include "num.h"

#include <gmp.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_CELLS 256

struct num_chunk {
	struct num_chunk *next;
	struct num_cell cell[CHUNK_CELLS];
};

struct num_big {
	struct num_big *next;
	mpz_t n, d; /* d > 0 */
};

/* GMP takes a long; the numbers here need 64 bits. */
_Static_assert(LONG_MAX == LLONG_MAX, "long must have 64 bits");

/* GMP itself ends the program when memory runs out; so does the pool. */
static void *get(size_t size)
{
	void *p = malloc(size);

	if (!p)
		abort();
	return p;
}

static struct num_chunk *chunk_new(void)
{
	struct num_chunk *c = get(sizeof *c);

	c->next = NULL;
	return c;
}

void num_pool_init(struct num_pool *p)
{
	p->first = p->now = NULL;
	p->used = 0;
	p->big = p->big_now = NULL;
}

void num_pool_reset(struct num_pool *p)
{
	p->now = p->first;
	p->used = 0;
	p->big_now = NULL;
}

void num_pool_release(struct num_pool *p)
{
	struct num_chunk *c, *next_chunk;
	struct num_big *b, *next_big;

	for (c = p->first; c; c = next_chunk) {
		next_chunk = c->next;
		free(c);
	}
	for (b = p->big; b; b = next_big) {
		next_big = b->next;
		mpz_clear(b->n);
		mpz_clear(b->d);
		free(b);
	}
	num_pool_init(p);
}

static struct num_cell *cell_new(struct num_pool *p)
{
	struct num_cell *cell;

	if (!p->now) {
		p->first = p->now = chunk_new();
	} else if (p->used == CHUNK_CELLS) {
		if (!p->now->next)
			p->now->next = chunk_new();
		p->now = p->now->next;
		p->used = 0;
	}
	cell = &p->now->cell[p->used++];
	cell->big = NULL;
	cell->step = 0;
	cell->row = NULL;
	return cell;
}

static struct num_big *big_new(struct num_pool *p)
{
	struct num_big *b = p->big_now ? p->big_now->next : p->big;

	if (!b) {
		b = get(sizeof *b);
		b->next = NULL;
		mpz_init(b->n);
		mpz_init(b->d);
		if (p->big_now)
			p->big_now->next = b;
		else
			p->big = b;
	}
	p->big_now = b;
	return b;
}

num num_ratio(struct num_pool *p, long long n, long long d)
{
	struct num_cell *r = cell_new(p);

	r->n = n;
	r->d = d;
	return r;
}

num num_int(struct num_pool *p, long long value)
{
	return num_ratio(p, value, 1);
}

/* ---- values that do not fit ------------------------------------------------ */

/* A fraction in GMP, for the length of one operation. */
struct wide {
	mpz_t n, d;
};

static void wide_init(struct wide *w, num a)
{
	if (a->big) {
		mpz_init_set(w->n, a->big->n);
		mpz_init_set(w->d, a->big->d);
	} else {
		mpz_init_set_si(w->n, a->n);
		mpz_init_set_si(w->d, a->d);
	}
}

static void wide_clear(struct wide *w)
{
	mpz_clear(w->n);
	mpz_clear(w->d);
}

/* The value as a cell, narrow again when it fits; w ends. */
static num settle(struct num_pool *p, struct wide *w)
{
	struct num_cell *r = cell_new(p);

	if (mpz_fits_slong_p(w->n) && mpz_fits_slong_p(w->d)) {
		r->n = mpz_get_si(w->n);
		r->d = mpz_get_si(w->d);
	} else {
		r->big = big_new(p);
		mpz_swap(r->big->n, w->n);
		mpz_swap(r->big->d, w->d);
	}
	wide_clear(w);
	return r;
}

/* x = x + sign × y */
static num add_wide(struct num_pool *p, num a, num b, int sign)
{
	struct wide x, y;

	wide_init(&x, a);
	wide_init(&y, b);
	mpz_mul(x.n, x.n, y.d);
	mpz_mul(y.n, y.n, x.d);
	if (sign > 0)
		mpz_add(x.n, x.n, y.n);
	else
		mpz_sub(x.n, x.n, y.n);
	mpz_mul(x.d, x.d, y.d);
	wide_clear(&y);
	return settle(p, &x);
}

static num mul_wide(struct num_pool *p, num a, num b)
{
	struct wide x, y;

	wide_init(&x, a);
	wide_init(&y, b);
	mpz_mul(x.n, x.n, y.n);
	mpz_mul(x.d, x.d, y.d);
	wide_clear(&y);
	return settle(p, &x);
}

static num div_wide(struct num_pool *p, num a, num b)
{
	struct wide x, y;

	wide_init(&x, a);
	wide_init(&y, b);
	mpz_mul(x.n, x.n, y.d);
	mpz_mul(x.d, x.d, y.n);
	if (mpz_sgn(x.d) < 0) {
		mpz_neg(x.n, x.n);
		mpz_neg(x.d, x.d);
	}
	wide_clear(&y);
	return settle(p, &x);
}

static int cmp_wide(num a, num b)
{
	struct wide x, y;
	int c;

	wide_init(&x, a);
	wide_init(&y, b);
	mpz_mul(x.n, x.n, y.d);
	mpz_mul(y.n, y.n, x.d);
	c = mpz_cmp(x.n, y.n);
	wide_clear(&x);
	wide_clear(&y);
	return c;
}

/* ---- arithmetic ------------------------------------------------------------- */

#define MUL_FITS(a, b, r) (!__builtin_mul_overflow((a), (b), (r)))
#define ADD_FITS(a, b, r) (!__builtin_add_overflow((a), (b), (r)))
#define SUB_FITS(a, b, r) (!__builtin_sub_overflow((a), (b), (r)))

num num_scaled(struct num_pool *p, long long value, int scale)
{
	long long d = 1;

	for (; scale > 0; scale--)
		d *= 10; /* at most 15 places */
	return num_ratio(p, value, d);
}

/* Both over one denominator, the larger where it is a multiple of the other;
 * whether all of it fits. */
static int common(num a, num b, long long *x, long long *y, long long *d)
{
	*x = a->n;
	*y = b->n;
	*d = a->d;
	if (a->d == b->d)
		return 1;
	if (a->d % b->d == 0)
		return MUL_FITS(b->n, a->d / b->d, y);
	*d = b->d;
	if (b->d % a->d == 0)
		return MUL_FITS(a->n, b->d / a->d, x);
	return MUL_FITS(a->n, b->d, x) && MUL_FITS(b->n, a->d, y) &&
	    MUL_FITS(a->d, b->d, d);
}

num num_add(struct num_pool *p, num a, num b)
{
	long long x, y, d, n;

	if (!a->big && !b->big && common(a, b, &x, &y, &d) && ADD_FITS(x, y, &n))
		return num_ratio(p, n, d);
	return add_wide(p, a, b, 1);
}

num num_sub(struct num_pool *p, num a, num b)
{
	long long x, y, d, n;

	if (!a->big && !b->big && common(a, b, &x, &y, &d) && SUB_FITS(x, y, &n))
		return num_ratio(p, n, d);
	return add_wide(p, a, b, -1);
}

num num_mul(struct num_pool *p, num a, num b)
{
	long long n, d;

	if (!a->big && !b->big && MUL_FITS(a->n, b->n, &n) &&
	    MUL_FITS(a->d, b->d, &d))
		return num_ratio(p, n, d);
	return mul_wide(p, a, b);
}

num num_div(struct num_pool *p, num a, num b)
{
	long long n, d;

	if (!a->big && !b->big && MUL_FITS(a->n, b->d, &n) &&
	    MUL_FITS(a->d, b->n, &d) && d > 0)
		return num_ratio(p, n, d);
	return div_wide(p, a, b);
}

num num_neg(struct num_pool *p, num a)
{
	return num_sub(p, num_int(p, 0), a);
}

int num_cmp(num a, num b)
{
	long long x, y, d;

	if (!a->big && !b->big && common(a, b, &x, &y, &d))
		return (x > y) - (x < y);
	return cmp_wide(a, b);
}

int num_sign(num a)
{
	if (a->big)
		return mpz_sgn(a->big->n);
	return (a->n > 0) - (a->n < 0);
}

num num_max(num a, num b)
{
	return num_cmp(a, b) >= 0 ? a : b;
}

num num_min(num a, num b)
{
	return num_cmp(a, b) <= 0 ? a : b;
}

/* The same value in a cell of its own; a value that does not fit is shared. */
static struct num_cell *copy(struct num_pool *p, num a)
{
	struct num_cell *r = cell_new(p);

	r->n = a->n;
	r->d = a->d;
	r->big = a->big;
	return r;
}

num num_from_step(struct num_pool *p, num a, int step)
{
	struct num_cell *r = copy(p, a);

	r->step = step;
	return r;
}

num num_from_row(struct num_pool *p, num a, const struct rule_row *row)
{
	struct num_cell *r = copy(p, a);

	r->row = row;
	return r;
}

/* ---- rounding ---------------------------------------------------------------- */

/* Half a unit and more goes away from zero, less goes toward it. */
static long long half_up(long long n, long long d)
{
	long long q = n / d, rem = n % d;

	if (rem < 0)
		return -rem >= d + rem ? q - 1 : q;
	return rem >= d - rem ? q + 1 : q;
}

static long long away(long long n, long long d)
{
	long long q = n / d, rem = n % d;

	return q + (rem > 0) - (rem < 0);
}

static void half_up_wide(mpz_t q, const mpz_t n, const mpz_t d)
{
	int negative = mpz_sgn(n) < 0; /* q may be n */
	mpz_t rem;

	mpz_init(rem);
	mpz_tdiv_qr(q, rem, n, d);
	mpz_mul_2exp(rem, rem, 1);
	if (mpz_cmpabs(rem, d) >= 0) {
		if (negative)
			mpz_sub_ui(q, q, 1);
		else
			mpz_add_ui(q, q, 1);
	}
	mpz_clear(rem);
}

static void away_wide(mpz_t q, const mpz_t n, const mpz_t d)
{
	if (mpz_sgn(n) < 0)
		mpz_fdiv_q(q, n, d);
	else
		mpz_cdiv_q(q, n, d);
}

static num round_wide(struct num_pool *p, num a, enum num_rounding how)
{
	struct wide w;

	wide_init(&w, a);
	switch (how) {
	case NUM_EXACT:
		return settle(p, &w);
	case NUM_DOWN:
		mpz_tdiv_q(w.n, w.n, w.d);
		break;
	case NUM_UP:
		away_wide(w.n, w.n, w.d);
		break;
	case NUM_HALF_UP:
		half_up_wide(w.n, w.n, w.d);
		break;
	case NUM_NEAREST_100:
		mpz_mul_ui(w.d, w.d, 100);
		half_up_wide(w.n, w.n, w.d);
		mpz_mul_ui(w.n, w.n, 100);
		break;
	case NUM_HALF_UP_3:
		mpz_mul_ui(w.n, w.n, 1000);
		half_up_wide(w.n, w.n, w.d);
		break;
	}
	mpz_set_ui(w.d, how == NUM_HALF_UP_3 ? 1000 : 1);
	return settle(p, &w);
}

num num_round(struct num_pool *p, num a, enum num_rounding how)
{
	long long x;

	if (a->big)
		return round_wide(p, a, how);
	switch (how) {
	case NUM_EXACT:
		return num_ratio(p, a->n, a->d);
	case NUM_DOWN:
		return num_int(p, a->n / a->d);
	case NUM_UP:
		return num_int(p, away(a->n, a->d));
	case NUM_HALF_UP:
		return num_int(p, half_up(a->n, a->d));
	case NUM_NEAREST_100:
		if (MUL_FITS(a->d, 100, &x))
			return num_int(p, half_up(a->n, x) * 100);
		break;
	case NUM_HALF_UP_3:
		if (MUL_FITS(a->n, 1000, &x))
			return num_ratio(p, half_up(x, a->d), 1000);
		break;
	}
	return round_wide(p, a, how);
}

const char *num_rounding_name(enum num_rounding how)
{
	static const char *const names[] = { "exact", "down", "up", "half_up",
		"nearest_100", "half_up_3" };

	return names[how];
}

const char *num_rounding_ja(enum num_rounding how)
{
	static const char *const names[] = { "端数処理なし", "1円未満切捨て",
		"1円未満切上げ", "50銭以上切上げ・未満切捨て",
		"50円以上100円に切上げ・50円未満切捨て",
		"小数点以下3位未満四捨五入" };

	return names[how];
}

int num_yen(num a, long long *yen)
{
	/* every rounding to the yen leaves the denominator 1 */
	if (a->big || a->d != 1)
		return -1;
	*yen = a->n;
	return 0;
}

/* ---- texts --------------------------------------------------------------------- */

/* Digits of v before `end`; where they begin. */
static char *digits(unsigned long long v, char *end)
{
	do
		*--end = (char)('0' + v % 10);
	while ((v /= 10) != 0);
	return end;
}

static unsigned long long size_of(long long n)
{
	return n < 0 ? 0ULL - (unsigned long long)n : (unsigned long long)n;
}

static unsigned long long gcd(unsigned long long a, unsigned long long b)
{
	while (b) {
		unsigned long long r = a % b;

		a = b;
		b = r;
	}
	return a;
}

/* A fraction of machine words in its lowest terms. */
struct lowest {
	unsigned long long n, d;
	int negative;
};

static void lowest(struct lowest *x, num a)
{
	unsigned long long n = size_of(a->n), d = (unsigned long long)a->d;
	unsigned long long g = d == 1 ? 1 : gcd(n, d);

	x->n = n / g;
	x->d = d / g;
	x->negative = a->n < 0;
}

/* "-n/d" before `end`, "-n" when d is 1. */
static char *put_lowest(const struct lowest *x, char *end)
{
	char *p = end;

	if (x->d != 1) {
		p = digits(x->d, p);
		*--p = '/';
	}
	p = digits(x->n, p);
	if (x->negative)
		*--p = '-';
	return p;
}

/* Places after the point that write n/d whole, -1 when none do. */
static int places_of(unsigned long long d)
{
	int twos = 0, fives = 0;

	for (; d % 10 == 0; d /= 10) {
		twos++;
		fives++;
	}
	for (; d % 2 == 0; d /= 2)
		twos++;
	for (; d % 5 == 0; d /= 5)
		fives++;
	if (d != 1)
		return -1;
	return twos > fives ? twos : fives;
}

/* The decimal before `end`; NULL when its digits do not fit a word. */
static char *put_decimal(const struct lowest *x, int places, char *end)
{
	unsigned long long power = 1, scaled;
	char *p = end;
	int i;

	for (i = 0; i < places; i++)
		power *= 10;
	if (!MUL_FITS(x->n, power / x->d, &scaled))
		return NULL;
	for (i = 0; i < places; i++, scaled /= 10)
		*--p = (char)('0' + scaled % 10);
	if (places)
		*--p = '.';
	p = digits(scaled, p);
	if (x->negative)
		*--p = '-';
	return p;
}

#define WORDS 64 /* room for two words, a sign and a point */
#define PLACES_MAX 12

/* Moves the text p..end into buf, "?" when it does not fit. */
static char *give(const char *p, const char *end, char *buf, size_t size)
{
	size_t n = (size_t)(end - p);

	if (n + 1 > size) {
		memcpy(buf, "?", 2);
	} else {
		memcpy(buf, p, n);
		buf[n] = '\0';
	}
	return buf;
}

/* Writes z into buf when it fits with its sign and a final NUL. */
static size_t put_z(const mpz_t z, char *buf, size_t size)
{
	if (mpz_sizeinbase(z, 10) + 2 > size) {
		memcpy(buf, "?", 2);
		return 1;
	}
	mpz_get_str(buf, 10, z);
	return strlen(buf);
}

static char *text_wide(num a, char *buf, size_t size)
{
	struct wide w;
	mpz_t g;
	size_t n;

	wide_init(&w, a);
	mpz_init(g);
	mpz_gcd(g, w.n, w.d);
	mpz_divexact(w.n, w.n, g);
	mpz_divexact(w.d, w.d, g);
	mpz_clear(g);
	n = put_z(w.n, buf, size);
	if (mpz_cmp_ui(w.d, 1) != 0 && n + 2 < size) {
		buf[n++] = '/';
		put_z(w.d, buf + n, size - n);
	}
	wide_clear(&w);
	return buf;
}

char *num_text(num a, char *buf, size_t size)
{
	char text[WORDS], *end = text + sizeof text;
	struct lowest x;

	if (a->big)
		return text_wide(a, buf, size);
	lowest(&x, a);
	return give(put_lowest(&x, end), end, buf, size);
}

/* Digits of |n| / 10^places with the point put in. */
static void put_point(const mpz_t scaled, int places, char *buf, size_t size)
{
	char digits[80];
	size_t n, lead = 0, whole;

	if (mpz_sgn(scaled) < 0 && size > 1) {
		*buf++ = '-';
		size--;
	}
	n = put_z(scaled, digits, sizeof digits);
	if (digits[0] == '-')
		lead = 1;
	n -= lead;
	if ((size_t)places >= n) { /* 0.00ddd */
		size_t zeros = (size_t)places - n, i = 0;

		if ((size_t)places + 3 > size)
			return;
		buf[i++] = '0';
		buf[i++] = '.';
		memset(buf + i, '0', zeros);
		memcpy(buf + i + zeros, digits + lead, n + 1);
		return;
	}
	whole = n - (size_t)places;
	if (n + 2 > size)
		return;
	memcpy(buf, digits + lead, whole);
	buf[whole] = '.';
	memcpy(buf + whole + 1, digits + lead + whole, (size_t)places + 1);
}

static char *decimal_wide(num a, char *buf, size_t size)
{
	struct wide w;
	int places;

	wide_init(&w, a);
	for (places = 0; places <= PLACES_MAX; places++) {
		if (mpz_divisible_p(w.n, w.d))
			break;
		mpz_mul_ui(w.n, w.n, 10);
	}
	if (places > PLACES_MAX) {
		num_text(a, buf, size);
	} else {
		mpz_divexact(w.n, w.n, w.d);
		if (places == 0)
			put_z(w.n, buf, size);
		else
			put_point(w.n, places, buf, size);
	}
	wide_clear(&w);
	return buf;
}

char *num_text_decimal(num a, char *buf, size_t size)
{
	char text[WORDS], *end = text + sizeof text, *p;
	struct lowest x;
	int places;

	if (a->big)
		return decimal_wide(a, buf, size);
	lowest(&x, a);
	places = x.d == 1 ? 0 : places_of(x.d);
	if (places <= 0 || places > PLACES_MAX)
		p = put_lowest(&x, end); /* whole, or a fraction */
	else
		p = put_decimal(&x, places, end);
	return p ? give(p, end, buf, size) : decimal_wide(a, buf, size);
}

int num_parse_decimal(const char *s, long long *value, int *scale)
{
	const char *p = s;
	long long v = 0;
	int places = 0, digits = 0, negative = 0;

	if (*p == '-') {
		negative = 1;
		p++;
	}
	if (*p < '0' || *p > '9' || (p[0] == '0' && p[1] >= '0' && p[1] <= '9'))
		return -1;
	for (; *p >= '0' && *p <= '9'; p++, digits++)
		v = digits < 15 ? v * 10 + (*p - '0') : v;
	if (*p == '.') {
		for (p++; *p >= '0' && *p <= '9'; p++, digits++, places++)
			v = digits < 15 ? v * 10 + (*p - '0') : v;
		if (places == 0)
			return -1;
	}
	if (*p || digits > 15 || (negative && v == 0))
		return -1;
	*value = negative ? -v : v;
	*scale = places;
	return 0;
}
