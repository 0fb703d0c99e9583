/* finding_read.h - reads nenkin-finding/1, as finding_json wrote it. */
#ifndef NENKIN_FINDING_READ_H
#define NENKIN_FINDING_READ_H

#include "blocks.h"
#include "case.h"
#include "finding.h"

/* A finding with what stands around it; the texts last as long as `texts`. */
struct finding_line {
	struct finding finding;
	char id[CASE_ID_MAX];
	struct finding_rules rules;
	struct blocks *texts; /* set by the caller */
};

/* 0, or -1 when the value is no such finding. */
int finding_read(struct finding_line *x, const struct json *root);

#endif
