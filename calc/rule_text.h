/* rule_text.h - a rule table as the text of its file (nenkin-rules(5)). */
#ifndef NENKIN_RULE_TEXT_H
#define NENKIN_RULE_TEXT_H

#include "rule.h"
#include "text.h"

/* The table of a head, with its rows, laid out as the files in rules/ are. */
void rule_text(struct text *t, const struct rule_head *h);

#endif
