/* blocks.h - memory that ends all at once. */
#ifndef NENKIN_BLOCKS_H
#define NENKIN_BLOCKS_H

#include <stddef.h>

struct block;
struct blocks {
	struct block *first; /* NULL at the start */
};

/* Zeroed memory that lasts until blocks_release. */
void *blocks_get(struct blocks *b, size_t size);
char *blocks_copy(struct blocks *b, const char *s);
void blocks_release(struct blocks *b);

#endif
