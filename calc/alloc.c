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
