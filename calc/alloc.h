/* alloc.h - memory that ends the program when there is none. */
#ifndef NENKIN_ALLOC_H
#define NENKIN_ALLOC_H

#include <stddef.h>

/* Zeroed, for n things of a size (n 0 too); to be freed. */
void *alloc_zero(size_t n, size_t size);
/* A list of n things with room for one more; *cap is its room.  The list may
 * have moved. */
void *alloc_room(void *list, int n, int *cap, size_t size);

#endif
