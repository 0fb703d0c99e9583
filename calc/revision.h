/* revision.h - which months count in a month: 在職定時改定, 退職改定, at 65.
 *
 * Source  厚生年金保険法第43条第2項・第3項、附則第7条の3第5項、第9条、第13条の4
 *         第5項・第6項、第15条の2
 */
#ifndef NENKIN_REVISION_H
#define NENKIN_REVISION_H

#include "career.h"

/* The first month that does not count for a pension of a category in the month
 * `on`, when the right arose in the month `right`; `annual` tells whether
 * 第43条第2項 (each September) applies. */
int counted_until(struct calc *c, const struct career *k, int category,
    int right, int on, int annual);
/* The same for a pension claimed early in the month `claim`; `start` is the
 * special start month (附則第13条の4), or that of 65 (附則第7条の3). */
int counted_until_early(struct calc *c, const struct career *k, int category,
    int claim, int start, int on);

#endif
