/* root.h - the cube root of a ratio, rounded with a proof of its last digit. */
#ifndef NENKIN_ROOT_H
#define NENKIN_ROOT_H

#include "num.h"

struct root {
	num value;     /* three decimals, half up */
	num low, high; /* the root lies between (nine decimals, outward) */
	long bits;     /* precision that decided the digit */
	int tie;       /* the root is exactly the middle of two thousandths */
};

/* ∛x, x > 0. */
void root_of(struct num_pool *p, num x, struct root *r);

#endif
