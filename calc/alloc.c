/* alloc.c - memory that ends the program when there is none. */
#include "alloc.h"

#include <stdlib.h>

void *alloc_zero(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p)
		abort();
	return p;
}

void *alloc_room(void *list, int n, int *cap, size_t size)
{
	if (n < *cap)
		return list;
	*cap = *cap ? *cap * 2 : 16;
	list = realloc(list, (size_t)*cap * size);
	if (!list)
		abort();
	return list;
}
