/* compare_drawing.c - chance, and the small pieces of JSON, for invented people. */
#include "compare_drawing.h"

#include "compare_person.h"

#include "../calc/month.h"

uint64_t prng_next(struct prng *p)
{
	uint64_t z = p->state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

int prng_below(struct prng *p, int n)
{
	return (int)(prng_next(p) % (uint64_t)n);
}

int draw_chance(struct generator *g, int percent)
{
	return prng_below(&g->random, 100) < percent;
}

int draw_between(struct generator *g, int from, int to)
{
	return to <= from ? from : from + prng_below(&g->random, to - from + 1);
}

int draw_edge(struct generator *g, int from, int to)
{
	return draw_chance(g, 50) ? draw_between(g, from, to)
	    : draw_chance(g, 50) ? from : most(from, to);
}

int most(int a, int b)
{
	return a > b ? a : b;
}

int least(int a, int b)
{
	return a < b ? a : b;
}

void write_month(struct text *t, const char *key, int month)
{
	char m[8];

	write_text(t, key, month_text(month, m));
}

void write_day(struct text *t, const char *key, int day)
{
	char d[11];

	write_text(t, key, day_text(day, d));
}

void write_int(struct text *t, const char *key, long long v)
{
	text_puts(t, key);
	text_int(t, v);
}

void write_text(struct text *t, const char *key, const char *s)
{
	text_puts(t, key);
	text_json(t, s);
}

const char *sex_text(enum sex sex)
{
	return sex == SEX_MALE ? "male" : "female";
}
