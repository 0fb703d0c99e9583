/* finding.h - findings as nenkin-finding/1 and as CSV. */
#ifndef NENKIN_FINDING_H
#define NENKIN_FINDING_H

#include "recheck.h"
#include "text.h"

/* What a finding rests on, so that it can be made again. */
struct finding_rules {
	const char *version; /* of the toolkit */
	const char *name, *sha256; /* of the rule set */
	const char *input;   /* SHA-256 of the decision as it was read */
	int on;              /* as asked, MONTH_NONE */
};

extern const char *const CERTAINTY_NAMES[];
extern const char *const DIRECTION_NAMES[];

void finding_json(struct text *t, const struct finding *f, const char *id,
    const struct finding_rules *rules);
void finding_csv_head(struct text *t);
void finding_csv(struct text *t, const struct finding *f, const char *id);
/* "survivors_basic"; "" for a finding on the whole line. */
const char *finding_benefit(const struct finding *f);

#endif
