/* blocks.c - memory that ends all at once. */
#include "blocks.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

struct block {
	struct block *next;
};

void *blocks_get(struct blocks *b, size_t size)
{
	struct block *x = alloc_zero(1, sizeof *x + size);

	x->next = b->first;
	b->first = x;
	return x + 1;
}

char *blocks_copy(struct blocks *b, const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(blocks_get(b, n), s, n);
}

void blocks_release(struct blocks *b)
{
	struct block *x, *next;

	for (x = b->first; x; x = next) {
		next = x->next;
		free(x);
	}
	b->first = NULL;
}
