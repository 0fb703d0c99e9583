/* recheck_mask.h - what --mask hides: ids, the values of the record, and why a
 * record was refused.  Nothing is hidden where no key was given. */
#ifndef NENKIN_RECHECK_MASK_H
#define NENKIN_RECHECK_MASK_H

#include "recheck_tool.h"

/* The id becomes the first half of its keyed hash. */
void mask_id(const struct asked *a, char *id);
/* Recipients become keyed hashes; numbers and days in details are cut out. */
void mask_findings(const struct asked *a, struct findings *f);
/* The message of a refusal: where it stood, not what stood there; of what is no
 * JSON not even its keys. */
void mask_message(const struct asked *a, const struct err *e, int is_json,
    char *buf, size_t size);

#endif
