/* recheck_class.h - decisions that are wrong in the same way: one more finding
 * for the run, suspected of a program or a table. */
#ifndef NENKIN_RECHECK_CLASS_H
#define NENKIN_RECHECK_CLASS_H

#include "recheck_counts.h"

#define CLASS_LEAST 5 /* decisions that make a class, unless --class says */

struct class_found {
	struct finding finding;
	char id[32];     /* "class-1" */
	long long n;     /* findings it is made of */
	const char *table; /* what they share: "class_probe" ... */
};

/* Calls `each` for every class of `least` or more, most first within what they
 * share.  Nothing when least is 0. */
void classes_each(const struct counts *c, int least,
    void (*each)(void *into, const struct class_found *x), void *into);

#endif
