/* fuzz_case.c - a record of any bytes: read twice into the same struct, with
 * the same outcome; what is read goes through the computations, twice,
 * with the same outcome too.

 * libFuzzer's main drives it, or fuzz_replay.c over the corpus.
 */
#include "../calc/case.h"
#include "../calc/choose.h"
#include "../calc/disability.h"
#include "../calc/hash.h"
#include "../calc/json.h"
#include "../calc/month.h"
#include "../calc/oldage.h"
#include "../calc/survivor.h"
#include "testing.h"

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

typedef int compute_fn(struct calc *c, const struct nenkin_case *p, int on,
    struct result *r);

static int oldage_on(struct calc *c, const struct nenkin_case *p, int on,
    struct result *r)
{
	struct oldage_options o = { on, 0, 0 };

	return oldage(c, p, &o, r);
}

/* --choose: the combinations of what is payable. */
static int choice(struct calc *c, const struct nenkin_case *p, int on,
    struct result *r)
{
	static struct chosen x;
	struct choose_options o = { CHOOSE_OLD_AGE, { on, 0, 0 } };

	return choose_pensions(c, p, &o, &x, r);
}

/* Loaded once: the rules and what a computation needs besides the case. */
static struct calc *machine(void)
{
	static struct trial t;

	if (!t.rules)
		trial_init(&t);
	return &t.c;
}

/* A result of use: what is payable is what is due without what is suspended. */
static void check_result(const struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		if (r->benefit[i].entitled && (r->benefit[i].suspended < 0 ||
			r->benefit[i].payable < 0 ||
			r->benefit[i].suspended + r->benefit[i].payable !=
			    r->benefit[i].annual))
			abort();
}

static int compute_once(compute_fn *f, const struct nenkin_case *p,
    struct result *r, struct err *e)
{
	struct calc c = *machine();
	int code;

	memset(e, 0, sizeof *e);
	c.err = e;
	num_pool_reset(c.pool);
	code = f(&c, p, MONTH_NONE, r);
	if (code && !e->msg[0])
		abort();
	if (!code)
		check_result(r);
	return code;
}

static void check_computations(const struct nenkin_case *p)
{
	static compute_fn *const all[] = { oldage_on, disability, survivor,
		choice };
	static struct result once, again;
	struct err e1, e2;
	size_t i;
	int code, n;

	for (i = 0; i < sizeof all / sizeof all[0]; i++) {
		code = compute_once(all[i], p, &once, &e1);
		if (compute_once(all[i], p, &again, &e2) != code ||
		    strcmp(e1.msg, e2.msg) != 0)
			abort();
		for (n = 0; !code && n < once.n; n++)
			if (once.benefit[n].annual != again.benefit[n].annual)
				abort();
	}
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
	else {
		check_case(&c);
		check_computations(&c);
	}
	if (read_once(&c, root, &e2) != code || memcmp(&e1, &e2, sizeof e1) != 0)
		abort();
	check_canonical(root);
	case_release(&c);
	json_free(root);
	return 0;
}
