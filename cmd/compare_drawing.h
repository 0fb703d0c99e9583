/* compare_drawing.h - chance, and the small pieces of JSON, for the people that
 * nenkin-compare generate invents. */
#ifndef NENKIN_COMPARE_DRAWING_H
#define NENKIN_COMPARE_DRAWING_H

#include "../calc/case.h"
#include "../calc/text.h"

#include <stdint.h>

/* SplitMix64 (Steele, Lea, Flood 2014): one 64-bit state, the same numbers on
 * every machine. */
struct prng {
	uint64_t state;
};
uint64_t prng_next(struct prng *p);
/* 0..n-1; the bias of the remainder is below 2^-50 for the small n used. */
int prng_below(struct prng *p, int n);

struct generator;
int draw_chance(struct generator *g, int percent);
/* from..to, both included; from when they are none. */
int draw_between(struct generator *g, int from, int to);
/* The same, as often as not one of the two ends. */
int draw_edge(struct generator *g, int from, int to);

int most(int a, int b);
int least(int a, int b);

/* `key` and the value, as JSON. */
void write_month(struct text *t, const char *key, int month);
void write_day(struct text *t, const char *key, int day);
void write_int(struct text *t, const char *key, long long v);
void write_text(struct text *t, const char *key, const char *s);
const char *sex_text(enum sex sex);

#endif
