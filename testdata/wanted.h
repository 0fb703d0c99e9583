/* wanted.h - one line of a file of cases with what they must give:
 * {"id", "case", "want"} and where it comes from; want is
 * {"on", "benefits": {name: fields}} or {"exit": code, "law": part of the message}.
 * Fields and parts that are named must be so; what is not named is not checked.
 */
#ifndef NENKIN_WANTED_H
#define NENKIN_WANTED_H

#include "testing.h"

static inline void check_yen(const char *what, const struct json *want, long long have)
{
	ck_assert_msg(json_type(want) == JSON_NUMBER &&
	    json_number(want) == have, "%s: %lld, wanted %lld", what, have,
	    json_type(want) == JSON_NUMBER ? json_number(want) : -1);
}

static inline void check_parts(const struct benefit *b, const struct json *want)
{
	const struct json *m;
	int i;

	for (m = json_first(want); m; m = json_next(m)) {
		for (i = 0; i < PARTS; i++)
			if (strcmp(PART_NAMES[i].id, json_key(m)) == 0)
				break;
		ck_assert_msg(i < PARTS, "no part '%s'", json_key(m));
		check_yen(json_key(m), m, b->parts & 1u << i ? b->part[i] : 0);
	}
}

static inline void check_reason(const struct benefit *b, const struct json *want)
{
	const char *code = text_of(want, "code");
	const struct json *m;

	ck_assert_ptr_nonnull(code);
	ck_assert_str_eq(REASON_NAMES[b->reason].id, code);
	if ((m = member(want, "have")))
		check_yen("have", m, b->have);
	if ((m = member(want, "need")))
		check_yen("need", m, b->need);
}

static inline void check_field(const struct benefit *b, const char *key,
    const struct json *want)
{
	char from[8];

	if (strcmp(key, "entitled") == 0)
		ck_assert_int_eq(b->entitled, json_true(want));
	else if (strcmp(key, "from") == 0)
		ck_assert_str_eq(month_text(b->from, from), json_string(want));
	else if (strcmp(key, "parts") == 0)
		check_parts(b, want);
	else if (strcmp(key, "annual") == 0)
		check_yen(key, want, b->annual);
	else if (strcmp(key, "suspended") == 0)
		check_yen(key, want, b->suspended);
	else if (strcmp(key, "payable") == 0)
		check_yen(key, want, b->payable);
	else if (strcmp(key, "reason") == 0)
		check_reason(b, want);
	else
		ck_abort_msg("unknown field '%s'", key);
}

/* "old_age_basic", or with its recipient, "survivors_basic w"; NULL = not in the
 * result. */
static inline const struct benefit *benefit_named(const struct trial *t,
    const char *name)
{
	const char *who = strchr(name, ' ');
	size_t n = who ? (size_t)(who - name) : strlen(name);
	int i;

	for (i = 0; i < t->r.n; i++) {
		const struct benefit *b = &t->r.benefit[i];
		const char *have = BENEFIT_NAMES[b->id].id;

		if (strlen(have) == n && strncmp(have, name, n) == 0 &&
		    strcmp(b->recipient ? b->recipient : "", who ? who + 1 : "") == 0)
			return b;
	}
	return NULL;
}

static inline void check_benefit(const struct trial *t, const char *name,
    const struct json *want)
{
	const struct benefit *b = benefit_named(t, name);
	const struct json *m;

	ck_assert_msg(b != NULL, "no benefit '%s'", name);
	ck_assert_msg(json_first(want), "nothing is wanted of '%s'", name);
	for (m = json_first(want); m; m = json_next(m))
		check_field(b, json_key(m), m);
}

/* The parts make the year, the year less what is suspended is paid. */
static inline void check_sums(const struct benefit *b)
{
	long long sum = 0;
	int i;

	if (!b->entitled)
		return;
	for (i = 0; i < PARTS; i++)
		sum += b->part[i];
	ck_assert_int_eq(sum, b->annual);
	ck_assert_int_eq(b->annual - b->suspended, b->payable);
	ck_assert_int_ge(b->payable, 0);
}

static inline void check_result(const struct trial *t, int code, const struct json *want)
{
	const struct json *m = member(want, "benefits");
	char on[8];
	int i;

	ck_assert_msg(code == 0, "refused: %s: %s", t->err.path, t->err.msg);
	ck_assert_str_eq(month_text(t->r.on, on), text_of(want, "on"));
	ck_assert_msg(m && json_first(m), "no benefit is wanted");
	for (m = json_first(m); m; m = json_next(m))
		check_benefit(t, json_key(m), m);
	for (i = 0; i < t->r.n; i++)
		check_sums(&t->r.benefit[i]);
}

/* One line of a file; a failure names the file and the line. */
static inline void check_line(struct trial *t, const char *line, const char *file, int n)
{
	struct json *root = NULL;
	const struct json *want, *status, *law;
	int code;

	ck_assert_msg(json_parse(line, strlen(line), &root, &t->err) == 0,
	    "%s:%d: %s", file, n, t->err.msg);
	want = member(root, "want");
	ck_assert_msg(text_of(root, "id") && member(root, "case") && want,
	    "%s:%d: 'id', 'case' or 'want' is missing", file, n);
	code = trial_case(t, member(root, "case"));
	if (!code)
		code = trial_run(t, MONTH_NONE);
	status = member(want, "exit");
	if (status)
		ck_assert_int_eq(code, json_number(status));
	else
		check_result(t, code, want);
	law = member(want, "law");
	if (law)
		ck_assert_msg(strstr(t->err.msg, json_string(law)) != NULL,
		    "%s: wanted %s", t->err.msg, json_string(law));
	json_free(root);
}

#endif
