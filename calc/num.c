/* num.c - exact rational numbers, and rounding by the law's own names. */
#include "num.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_CELLS 256

struct num_chunk {
	struct num_chunk *next;
	struct num_cell cell[CHUNK_CELLS];
};

/* GMP itself ends the program when memory runs out; so does the pool. */
static struct num_chunk *chunk_new(void)
{
	struct num_chunk *c = malloc(sizeof *c);
	int i;

	if (!c)
		abort();
	c->next = NULL;
	for (i = 0; i < CHUNK_CELLS; i++) {
		mpz_init(c->cell[i].n);
		mpz_init(c->cell[i].d);
	}
	return c;
}

void num_pool_init(struct num_pool *p)
{
	p->first = p->now = NULL;
	p->used = 0;
}

void num_pool_reset(struct num_pool *p)
{
	p->now = p->first;
	p->used = 0;
}

void num_pool_release(struct num_pool *p)
{
	struct num_chunk *c = p->first, *next;
	int i;

	for (; c; c = next) {
		next = c->next;
		for (i = 0; i < CHUNK_CELLS; i++) {
			mpz_clear(c->cell[i].n);
			mpz_clear(c->cell[i].d);
		}
		free(c);
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
	cell->step = 0;
	cell->row = NULL;
	return cell;
}

/* GMP takes a long; the numbers here need 64 bits. */
_Static_assert(LONG_MAX == LLONG_MAX, "long must have 64 bits");

num num_int(struct num_pool *p, long long value)
{
	return num_ratio(p, value, 1);
}

num num_ratio(struct num_pool *p, long long n, long long d)
{
	struct num_cell *r = cell_new(p);

	mpz_set_si(r->n, n);
	mpz_set_si(r->d, d);
	return r;
}

num num_scaled(struct num_pool *p, long long value, int scale)
{
	struct num_cell *r = cell_new(p);

	mpz_set_si(r->n, value);
	mpz_ui_pow_ui(r->d, 10, (unsigned long)scale);
	return r;
}

static num add(struct num_pool *p, num a, num b,
    void (*op)(mpz_ptr, mpz_srcptr, mpz_srcptr))
{
	struct num_cell *r = cell_new(p);

	if (mpz_cmp(a->d, b->d) == 0) {
		op(r->n, a->n, b->n);
		mpz_set(r->d, a->d);
		return r;
	}
	mpz_mul(r->n, a->n, b->d);
	mpz_mul(r->d, b->n, a->d);
	op(r->n, r->n, r->d);
	mpz_mul(r->d, a->d, b->d);
	return r;
}

num num_add(struct num_pool *p, num a, num b)
{
	return add(p, a, b, mpz_add);
}

num num_sub(struct num_pool *p, num a, num b)
{
	return add(p, a, b, mpz_sub);
}

num num_mul(struct num_pool *p, num a, num b)
{
	struct num_cell *r = cell_new(p);

	mpz_mul(r->n, a->n, b->n);
	mpz_mul(r->d, a->d, b->d);
	return r;
}

num num_div(struct num_pool *p, num a, num b)
{
	struct num_cell *r = cell_new(p);

	mpz_mul(r->n, a->n, b->d);
	mpz_mul(r->d, a->d, b->n);
	if (mpz_sgn(r->d) < 0) {
		mpz_neg(r->n, r->n);
		mpz_neg(r->d, r->d);
	}
	return r;
}

num num_neg(struct num_pool *p, num a)
{
	struct num_cell *r = cell_new(p);

	mpz_neg(r->n, a->n);
	mpz_set(r->d, a->d);
	return r;
}

int num_cmp(num a, num b)
{
	mpz_t x, y;
	int c;

	if (mpz_cmp(a->d, b->d) == 0)
		return mpz_cmp(a->n, b->n);
	mpz_init(x);
	mpz_init(y);
	mpz_mul(x, a->n, b->d);
	mpz_mul(y, b->n, a->d);
	c = mpz_cmp(x, y);
	mpz_clear(x);
	mpz_clear(y);
	return c;
}

int num_sign(num a)
{
	return mpz_sgn(a->n);
}

num num_max(num a, num b)
{
	return num_cmp(a, b) >= 0 ? a : b;
}

num num_min(num a, num b)
{
	return num_cmp(a, b) <= 0 ? a : b;
}

static struct num_cell *copy(struct num_pool *p, num a)
{
	struct num_cell *r = cell_new(p);

	mpz_set(r->n, a->n);
	mpz_set(r->d, a->d);
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

/* Half a unit and more goes away from zero, less goes toward it. */
static void round_half_up(mpz_t q, const mpz_t n, const mpz_t d)
{
	mpz_t rem;

	mpz_init(rem);
	mpz_tdiv_qr(q, rem, n, d);
	mpz_mul_2exp(rem, rem, 1);
	if (mpz_cmpabs(rem, d) >= 0) {
		if (mpz_sgn(n) < 0)
			mpz_sub_ui(q, q, 1);
		else
			mpz_add_ui(q, q, 1);
	}
	mpz_clear(rem);
}

static void round_up(mpz_t q, const mpz_t n, const mpz_t d)
{
	if (mpz_sgn(n) < 0)
		mpz_fdiv_q(q, n, d);
	else
		mpz_cdiv_q(q, n, d);
}

num num_round(struct num_pool *p, num a, enum num_rounding how)
{
	struct num_cell *r = cell_new(p);

	mpz_set_ui(r->d, 1);
	switch (how) {
	case NUM_EXACT:
		mpz_set(r->n, a->n);
		mpz_set(r->d, a->d);
		break;
	case NUM_DOWN:
		mpz_tdiv_q(r->n, a->n, a->d);
		break;
	case NUM_UP:
		round_up(r->n, a->n, a->d);
		break;
	case NUM_HALF_UP:
		round_half_up(r->n, a->n, a->d);
		break;
	case NUM_NEAREST_100:
		mpz_mul_ui(r->d, a->d, 100);
		round_half_up(r->n, a->n, r->d);
		mpz_mul_ui(r->n, r->n, 100);
		mpz_set_ui(r->d, 1);
		break;
	case NUM_HALF_UP_3:
		mpz_mul_ui(r->d, a->n, 1000);
		round_half_up(r->n, r->d, a->d);
		mpz_set_ui(r->d, 1000);
		break;
	}
	return r;
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
	if (mpz_cmp_ui(a->d, 1) != 0 || !mpz_fits_slong_p(a->n))
		return -1;
	*yen = mpz_get_si(a->n);
	return 0;
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

char *num_text(num a, char *buf, size_t size)
{
	mpq_t q;
	size_t n;

	mpq_init(q);
	mpz_set(mpq_numref(q), a->n);
	mpz_set(mpq_denref(q), a->d);
	mpq_canonicalize(q);
	n = put_z(mpq_numref(q), buf, size);
	if (mpz_cmp_ui(mpq_denref(q), 1) != 0 && n + 2 < size) {
		buf[n++] = '/';
		put_z(mpq_denref(q), buf + n, size - n);
	}
	mpq_clear(q);
	return buf;
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

char *num_text_decimal(num a, char *buf, size_t size)
{
	mpz_t t;
	int places;

	mpz_init_set(t, a->n);
	for (places = 0; places <= 12; places++) {
		if (mpz_divisible_p(t, a->d))
			break;
		mpz_mul_ui(t, t, 10);
	}
	if (places > 12) {
		num_text(a, buf, size);
	} else {
		mpz_divexact(t, t, a->d);
		if (places == 0)
			put_z(t, buf, size);
		else
			put_point(t, places, buf, size);
	}
	mpz_clear(t);
	return buf;
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
