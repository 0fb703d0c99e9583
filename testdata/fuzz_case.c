/* fuzz_case.c - a record of any bytes: read twice into the same struct, with
 * the same outcome.
 *
 * libFuzzer's main drives it, or fuzz_replay.c over the corpus.
 */
#include "../calc/case.h"
#include "../calc/hash.h"
#include "../calc/json.h"
#include "../calc/month.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads the tree; the error is cleared first, so that two may be compared. */
static int read_once(struct nenkin_case *c, const struct json *root,
    struct err *e)
{
	memset(e, 0, sizeof *e);
	return case_read(c, root, e);
}

/* A refusal says why, and where it stands can be found. */
static void check_refusal(const char *text, size_t len, const struct err *e)
{
	char line[1024];

	if (!e->msg[0] || e->code != ERR_INPUT)
		abort();
	err_text(e, line, sizeof line);
	if (json_line(text, len, e->path) < 0)
		abort();
}

/* Nothing strict JSON forbids came through: every control character left is a
 * blank between values. */
static void check_bytes(const uint8_t *data, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		if (data[i] == 0 || (data[i] < 0x20 && !strchr("\t\n\r", data[i])))
			abort();
}

/* What was read must be of use: every list lies within its array. */
static void check_case(const struct nenkin_case *c)
{
	int i;

	if (!c->id[0] || c->birth == DAY_NONE)
		abort();
	for (i = 0; i < c->n_employment; i++) {
		const struct employment *p = &c->employment[i];

		if (p->n_pay < 1 || p->pay + p->n_pay > c->n_money ||
		    p->bonus + p->n_bonus > c->n_money)
			abort();
		if (employment_pay(c, p, p->from) != c->money[p->pay].yen)
			abort();
	}
	if (c->death.survivors + c->death.n_survivors > c->n_survivor)
		abort();
}

/* Canonical text is JSON again, and canonical already. */
static void check_canonical(const struct json *root)
{
	struct text once, twice;
	struct json *again;
	struct err e;

	text_init(&once);
	text_init(&twice);
	hash_canonical(&once, root);
	if (json_parse(once.s, once.len, &again, &e))
		abort();
	hash_canonical(&twice, again);
	if (once.len != twice.len || memcmp(once.s, twice.s, once.len) != 0)
		abort();
	json_free(again);
	text_release(&once);
	text_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct nenkin_case c;
	struct json *root;
	struct err e1, e2;
	int code;

	memset(&e1, 0, sizeof e1);
	if (json_parse(text, size, &root, &e1)) {
		check_refusal(text, size, &e1);
		return 0;
	}
	check_bytes(data, size);
	case_init(&c);
	code = read_once(&c, root, &e1);
	if (code)
		check_refusal(text, size, &e1);
	else
		check_case(&c);
	if (read_once(&c, root, &e2) != code || memcmp(&e1, &e2, sizeof e1) != 0)
		abort();
	check_canonical(root);
	case_release(&c);
	json_free(root);
	return 0;
}
