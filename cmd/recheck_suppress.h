/* recheck_suppress.h - small cells of the figures taken out before they are
 * shown. */
#ifndef NENKIN_RECHECK_SUPPRESS_H
#define NENKIN_RECHECK_SUPPRESS_H

#include "counts.h"

#define SUPPRESSED (-1) /* a figure that is not shown; none is below zero */

/* Every figure that rests on fewer than `least` decisions or findings, and the
 * figures without which it could be worked out, become SUPPRESSED. */
void counts_suppress(struct counts *c, int least);

#endif
