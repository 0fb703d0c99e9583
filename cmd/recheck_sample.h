/* recheck_sample.h - a simple random sample of records, drawn in one pass.
 *
 * Each record has a number, the SHA-256 of the seed and its place in the input
 * ("seed:17", from 1); the sample are the records with the lowest numbers, in
 * the order of the input.  The same seed and number of records give the same
 * places; what stands in a record has no influence.  Memory: the sample.
 */
#ifndef NENKIN_RECHECK_SAMPLE_H
#define NENKIN_RECHECK_SAMPLE_H

#include <stddef.h>

struct drawn {
	char number[32];   /* the first half of the hash, in hexadecimal */
	long long place;
	const char *name;
	char *text;
	size_t len;
	int line, refused;
};

struct sample;
struct sample *sample_new(long long size, const char *seed);
void sample_release(struct sample *s);
void sample_offer(struct sample *s, const char *name, const char *text,
    size_t len, int line, int refused);
/* Those drawn, in the order of the input. */
void sample_each(struct sample *s, void (*each)(void *into,
    const struct drawn *x), void *into);

#endif
