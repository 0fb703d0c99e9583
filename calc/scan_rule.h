/* scan_rule.h - which decisions a scan by rule would pick out: what the line
 * shows against what the record says, before anything is recomputed.
 *
 * The hit rate of a rule is the share of those in which its error is found.
 */
#ifndef NENKIN_SCAN_RULE_H
#define NENKIN_SCAN_RULE_H

#include "decision.h"
#include "law.h"

struct scan {
	const struct decision *d;
	const struct rules *rules;
	const struct law *law;
};

struct scan_rule {
	const char *code; /* of the error it looks for */
	int (*applies)(const struct scan *s);
};
extern const struct scan_rule SCAN_RULES[]; /* code NULL after the last */

#endif
