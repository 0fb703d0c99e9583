/* rule_text.h - a rule table as the text of its file (nenkin-rules(5)). */
#ifndef NENKIN_RULE_TEXT_H
#define NENKIN_RULE_TEXT_H

#include "rule.h"
#include "text.h"

/* The table of a head, with its rows, laid out as the files in rules/ are. */
void rule_text(struct text *t, const struct rule_head *h);
/* A ruleset.json for tables sorted by name. */
struct rule_set_entry {
	const char *table;
	const char *sha256;
};
void rule_set_text(struct text *t, const char *name, const char *date,
    const struct rule_set_entry *entry, int n);
/* The SHA-256 that a ruleset.json gives the text of a table. */
int rule_text_sha256(const char *text, size_t len, char hex[65], struct err *e);

#endif
