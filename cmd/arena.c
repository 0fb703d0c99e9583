/* arena.c - the memory of JSON trees: taken piece by piece, given back at once.
 *
 * The allocator's functions carry no argument, so the arena is the one static
 * object of the tools.
 */
#include "arena.h"

#include "../calc/json.h"

#include <stddef.h>
#include <stdlib.h>

#define BLOCK (256 * 1024)

struct block {
	struct block *next;
	size_t size;
	max_align_t data[];
};

static struct {
	struct block *first, *now;
	size_t used;
} arena;

static struct block *block_new(size_t size)
{
	struct block *b = malloc(sizeof *b + size);

	if (b) {
		b->next = NULL;
		b->size = size;
	}
	return b;
}

/* Moves on to a block that has room for size, making it if need be. */
static int next_block(size_t size)
{
	struct block *b = arena.now ? arena.now->next : arena.first;

	if (!b || b->size < size) {
		struct block *fresh = block_new(size > BLOCK ? size : BLOCK);

		if (!fresh)
			return -1;
		fresh->next = b;
		if (arena.now)
			arena.now->next = fresh;
		else
			arena.first = fresh;
		b = fresh;
	}
	arena.now = b;
	arena.used = 0;
	return 0;
}

static void *get(size_t size)
{
	void *p;

	size = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) *
	    sizeof(max_align_t);
	if ((!arena.now || arena.now->size - arena.used < size) &&
	    next_block(size) < 0)
		return NULL;
	p = (char *)arena.now->data + arena.used;
	arena.used += size;
	return p;
}

static void give(void *p)
{
	(void)p;
}

void arena_serve_json(void)
{
	json_set_allocator(get, give);
}

void arena_reset(void)
{
	arena.now = NULL;
	arena.used = 0;
}

void arena_release(void)
{
	struct block *b, *next;

	for (b = arena.first; b; b = next) {
		next = b->next;
		free(b);
	}
	arena.first = arena.now = NULL;
	arena.used = 0;
}
