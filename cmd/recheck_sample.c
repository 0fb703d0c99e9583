/* recheck_sample.c - a simple random sample of records: those with the lowest
 * numbers, kept in a heap with the highest on top. */
#include "recheck_sample.h"

#include "../calc/alloc.h"
#include "../calc/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED_MAX 200

struct sample {
	struct drawn *at; /* at[0] has the highest number */
	long long n, size, place;
	char seed[SEED_MAX];
};

struct sample *sample_new(long long size, const char *seed)
{
	struct sample *s = alloc_zero(1, sizeof *s);

	s->size = size;
	s->at = malloc((size_t)size * sizeof *s->at);
	if (!s->at)
		abort();
	snprintf(s->seed, sizeof s->seed, "%s", seed);
	return s;
}

void sample_release(struct sample *s)
{
	long long i;

	for (i = 0; s && i < s->n; i++)
		free(s->at[i].text);
	if (s)
		free(s->at);
	free(s);
}

static int higher(const struct drawn *a, const struct drawn *b)
{
	return memcmp(a->number, b->number, sizeof a->number) > 0;
}

static void swap(struct drawn *a, struct drawn *b)
{
	struct drawn x = *a;

	*a = *b;
	*b = x;
}

static void rise(struct drawn *at, long long i)
{
	while (i && higher(&at[i], &at[(i - 1) / 2])) {
		swap(&at[i], &at[(i - 1) / 2]);
		i = (i - 1) / 2;
	}
}

static void sink(struct drawn *at, long long n)
{
	long long i = 0, child;

	while ((child = 2 * i + 1) < n) {
		if (child + 1 < n && higher(&at[child + 1], &at[child]))
			child++;
		if (!higher(&at[child], &at[i]))
			break;
		swap(&at[i], &at[child]);
		i = child;
	}
}

void sample_offer(struct sample *s, const char *name, const char *text,
    size_t len, int line, int refused)
{
	struct drawn x = { .place = ++s->place, .name = name, .len = len,
		.line = line, .refused = refused };
	char of[SEED_MAX + 32], hex[HASH_TEXT];

	snprintf(of, sizeof of, "%s:%lld", s->seed, x.place);
	hash_sha256(of, strlen(of), hex);
	memcpy(x.number, hex, sizeof x.number);
	if (s->n == s->size && !higher(&s->at[0], &x))
		return;
	x.text = malloc(len + 1);
	if (!x.text)
		abort();
	memcpy(x.text, text, len);
	x.text[len] = '\0';
	if (s->n < s->size) {
		s->at[s->n] = x;
		rise(s->at, s->n++);
	} else {
		free(s->at[0].text);
		s->at[0] = x;
		sink(s->at, s->n);
	}
}

static int by_place(const void *a, const void *b)
{
	const struct drawn *x = a, *y = b;

	return x->place < y->place ? -1 : x->place > y->place;
}

void sample_each(struct sample *s, void (*each)(void *into,
    const struct drawn *x), void *into)
{
	long long i;

	qsort(s->at, (size_t)s->n, sizeof *s->at, by_place);
	for (i = 0; i < s->n; i++)
		each(into, &s->at[i]);
}
