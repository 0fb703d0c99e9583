/* fuzz_rules.c - a rule table of any bytes: added, laid over itself, and taken
 * for a ruleset.json.
 *
 * libFuzzer's main drives it, or fuzz_replay.c over the corpus.
 */
#include "../calc/rule.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A refusal of a table has the code of tables and says why. */
static int checked(int code, const struct err *e)
{
	if (code && (code != ERR_RULE || e->code != code || !e->msg[0]))
		abort();
	return code;
}

static void add_table(const char *text, size_t len)
{
	struct rules *r = rules_new();
	struct err e;
	int code;

	memset(&e, 0, sizeof e);
	rules_add_set(r, "", NULL, 0, "a", &e);
	code = checked(rules_add(r, "a/table.json", text, len, 1, &e), &e);
	if (code == 0) {
		if (rules_count(r) != 1)
			abort();
		/* the same table twice in one folder */
		if (!checked(rules_add(r, "a/again.json", text, len, 1, &e), &e))
			abort();
		/* and in a folder laid over */
		rules_add_set(r, "", NULL, 0, "b", &e);
		if (rules_add(r, "b/table.json", text, len, 1, &e) ||
		    rules_count(r) != 1)
			abort();
		checked(rules_finish(r, &e), &e);
	}
	rules_release(r);
}

static void add_set(const char *text, size_t len)
{
	struct rules *r = rules_new();
	struct err e;

	memset(&e, 0, sizeof e);
	if (!checked(rules_add_set(r, "a/ruleset.json", text, len, "a", &e), &e))
		checked(rules_check_folder(r, &e), &e);
	rules_release(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	add_table((const char *)data, size);
	add_set((const char *)data, size);
	return 0;
}
