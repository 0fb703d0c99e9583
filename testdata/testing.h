/* testing.h - what the test programs share: lines of a file, the rule tables
 * loaded as the tool loads them, one case through oldage(), and the rows of a
 * table read a second, plain way, as judge.
 *
 * The folders are $NENKIN_TESTDATA, or "testdata", and $NENKIN_RULES, or
 * "rules".  What cannot be read ends the program: no test would mean anything.
 */
#ifndef NENKIN_TESTING_H
#define NENKIN_TESTING_H

#include "../calc/calc.h"
#include "../calc/json.h"
#include "../calc/oldage.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))

static inline const char *folder_of(const char *variable, const char *usual)
{
	const char *s = getenv(variable);

	return s && *s ? s : usual;
}
#define TESTDATA folder_of("NENKIN_TESTDATA", "testdata")
#define RULES folder_of("NENKIN_RULES", "rules")

static inline void give_up(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	exit(EXIT_FAILURE);
}

/* The whole file, to be freed. */
static inline char *file_text(const char *folder, const char *name, size_t *len)
{
	char path[1024], *text;
	long size;
	FILE *f;

	if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, name) >= sizeof path)
		give_up("testing: too long a name", name);
	f = fopen(path, "rb");
	if (!f || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0)
		give_up(path, "cannot be read");
	rewind(f);
	text = malloc((size_t)size + 1);
	if (!text || fread(text, 1, (size_t)size, f) != (size_t)size)
		give_up(path, "cannot be read");
	fclose(f);
	text[size] = '\0';
	*len = (size_t)size;
	return text;
}

/* ---- lines ----------------------------------------------------------------- */

struct lines {
	char *text; /* of the file; every line ends with a NUL */
	char **line;
	int n;
};

static inline void lines_load(struct lines *l, const char *name)
{
	size_t len, i;
	char *at;

	l->text = file_text(TESTDATA, name, &len);
	l->line = calloc(len + 1, sizeof *l->line);
	if (!l->line)
		give_up(name, "too large");
	l->n = 0;
	for (i = 0, at = l->text; i < len; i++)
		if (l->text[i] == '\n') {
			l->text[i] = '\0';
			l->line[l->n++] = at;
			at = l->text + i + 1;
		}
	if (*at)
		l->line[l->n++] = at;
}

static inline void lines_release(struct lines *l)
{
	free(l->line);
	free(l->text);
}

/* The member of an object, or NULL. */
static inline const struct json *member(const struct json *v, const char *key)
{
	const struct json *m;

	for (m = v ? json_first(v) : NULL; m; m = json_next(m))
		if (strcmp(json_key(m), key) == 0)
			return m;
	return NULL;
}

static inline const char *text_of(const struct json *v, const char *key)
{
	const struct json *m = member(v, key);

	return m && json_type(m) == JSON_STRING ? json_string(m) : NULL;
}

/* ---- rules ----------------------------------------------------------------- */

static inline int is_table(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return n > 5 && d->d_name[0] != '.' &&
	    strcmp(d->d_name + n - 5, ".json") == 0 &&
	    strcmp(d->d_name, "ruleset.json") != 0;
}

/* One folder as cmd/common.c loads it. */
static inline int rules_folder(struct rules *r, const char *folder, int overlay,
    struct err *e)
{
	struct dirent **list;
	char *text;
	size_t len;
	int i, code, n = scandir(folder, &list, is_table, alphasort);

	if (n <= 0)
		give_up(folder, "holds no rule tables");
	text = file_text(folder, "ruleset.json", &len);
	code = rules_add_set(r, "ruleset.json", text, len, NULL, e);
	free(text);
	for (i = 0; i < n; i++) {
		if (!code) {
			text = file_text(folder, list[i]->d_name, &len);
			code = rules_add(r, list[i]->d_name, text, len, overlay, e);
			free(text);
		}
		free(list[i]);
	}
	free(list);
	return code ? code : rules_check_folder(r, e);
}

static inline int rules_load(struct rules *r, const char *folder, struct err *e)
{
	int code = rules_folder(r, folder, 0, e);

	return code ? code : rules_finish(r, e);
}

/* ---- one computation --------------------------------------------------------- */

struct trial {
	struct rules *rules;
	struct law law;
	struct num_pool pool;
	struct err err;
	struct calc c;
	struct nenkin_case p;
	struct result r;
	/* the tool on trial; NULL = oldage() */
	int (*tool)(struct calc *c, const struct nenkin_case *p, int on,
	    struct result *r);
};

/* With a folder of testdata/ laid over the rules, when it is not NULL. */
static inline void trial_init_over(struct trial *t, const char *overlay)
{
	char buf[700], folder[1024];
	int code;

	memset(t, 0, sizeof *t);
	t->rules = rules_new();
	code = rules_folder(t->rules, RULES, 0, &t->err);
	if (!code && overlay) {
		snprintf(folder, sizeof folder, "%s/%s", TESTDATA, overlay);
		code = rules_folder(t->rules, folder, 1, &t->err);
	}
	if (!code)
		code = rules_finish(t->rules, &t->err);
	if (!code)
		code = law_load(&t->law, t->rules, &t->err);
	err_text(&t->err, buf, sizeof buf);
	if (code)
		give_up(RULES, buf);
	num_pool_init(&t->pool);
	case_init(&t->p);
	t->c.rules = t->rules;
	t->c.law = &t->law;
	t->c.pool = &t->pool;
	t->c.err = &t->err;
}

static inline void trial_init(struct trial *t)
{
	trial_init_over(t, NULL);
}

static inline void trial_release(struct trial *t)
{
	case_release(&t->p);
	num_pool_release(&t->pool);
	rules_release(t->rules);
}

/* Reads a case into t->p. */
static inline int trial_case(struct trial *t, const struct json *root)
{
	memset(&t->err, 0, sizeof t->err);
	num_pool_reset(&t->pool);
	return case_read(&t->p, root, &t->err);
}

static inline int trial_read(struct trial *t, const char *text)
{
	struct json *root;
	int code;

	memset(&t->err, 0, sizeof t->err);
	code = json_parse(text, strlen(text), &root, &t->err);
	if (code)
		return code;
	code = trial_case(t, root);
	json_free(root);
	return code;
}

/* Computes t->p for a month (MONTH_NONE = its own) into t->r. */
static inline int trial_run(struct trial *t, int on)
{
	struct oldage_options o = { on, 0, 0 };

	num_pool_reset(&t->pool);
	if (t->tool)
		return t->tool(&t->c, &t->p, on, &t->r);
	return oldage(&t->c, &t->p, &o, &t->r);
}

/* The same from a text that must be accepted. */
static inline void trial_expect(struct trial *t, const char *text, int on)
{
	char buf[700];
	int code = trial_read(t, text);

	if (!code)
		code = trial_run(t, on);
	err_text(&t->err, buf, sizeof buf);
	ck_assert_msg(code == 0, "%s: %s", text, buf);
}

static inline const struct benefit *benefit_of(const struct trial *t,
    enum benefit_id id)
{
	int i;

	for (i = 0; i < t->r.n; i++)
		if (t->r.benefit[i].id == id)
			return &t->r.benefit[i];
	return NULL;
}

/* ---- rows as judge -------------------------------------------------------------- */

struct judge {
	char name[64];
	struct json *root;
	struct judge_row {
		const char *key, *value; /* "" when there is none */
		int from, to, born_from, born_to;
		const struct json *series;
	} *row;
	int n;
};

static inline int plain_month(const char *s, int open)
{
	int y, m;

	return s && sscanf(s, "%d-%d", &y, &m) == 2 ? MONTH(y, m) : open;
}

static inline int plain_day(const char *s, int open)
{
	int y, m, d;

	return s && sscanf(s, "%d-%d-%d", &y, &m, &d) == 3 ? day_of(y, m, d)
							   : open;
}

static inline void judge_load(struct judge *t, const char *table)
{
	const struct json *m;
	struct err e = { 0 };
	char *text;
	size_t len;

	snprintf(t->name, sizeof t->name, "%s.json", table);
	text = file_text(RULES, t->name, &len);
	if (json_parse(text, len, &t->root, &e))
		give_up(t->name, e.msg);
	free(text);
	t->n = 0;
	for (m = json_first(member(t->root, "rows")); m; m = json_next(m))
		t->n++;
	t->row = calloc((size_t)t->n + 1, sizeof *t->row);
	if (!t->n || !t->row)
		give_up(t->name, "has no rows");
	t->n = 0;
	for (m = json_first(member(t->root, "rows")); m; m = json_next(m)) {
		struct judge_row *r = &t->row[t->n++];

		r->key = text_of(m, "key") ? text_of(m, "key") : "";
		r->value = text_of(m, "value") ? text_of(m, "value") : "";
		r->from = plain_month(text_of(m, "from"), MONTH_NONE);
		r->to = plain_month(text_of(m, "to"), MONTH_OPEN);
		r->born_from = plain_day(text_of(m, "born_from"), DAY_NONE);
		r->born_to = plain_day(text_of(m, "born_to"), DAY_OPEN);
		r->series = member(m, "series");
	}
}

static inline void judge_release(struct judge *t)
{
	free(t->row);
	json_free(t->root);
}

/* The only row for a month and birth; NULL = none.  More than one is an error
 * of the table. */
static inline const struct judge_row *judge_row(const struct judge *t,
    const char *key, int month, int birth)
{
	const struct judge_row *r, *found = NULL;

	for (r = t->row; r < t->row + t->n; r++)
		if (strcmp(r->key, key) == 0 && r->from <= month &&
		    month <= r->to && r->born_from <= birth &&
		    birth <= r->born_to) {
			ck_assert_msg(!found, "%s: two rows for one month",
			    t->name);
			found = r;
		}
	return found;
}

/* A decimal as a fraction n/d. */
struct fraction {
	long long n, d;
};

static inline struct fraction fraction_of(const char *s)
{
	struct fraction f = { 0, 1 };
	int after = 0;

	for (; *s; s++) {
		if (*s == '.') {
			after = 1;
			continue;
		}
		f.n = f.n * 10 + (*s - '0');
		f.d *= after ? 10 : 1;
	}
	return f;
}

/* The value for a month and birth; there must be one. */
static inline struct fraction judge_value(const struct judge *t,
    const char *key, int month, int birth)
{
	const struct judge_row *r = judge_row(t, key, month, birth);

	ck_assert_msg(r, "%s [%s]: no row", t->name, key);
	return fraction_of(r->value);
}

static inline int judge_int(const struct judge *t, const char *key, int month,
    int birth)
{
	struct fraction f = judge_value(t, key, month, birth);

	ck_assert_int_eq(f.d, 1);
	return (int)f.n;
}

/* n/d to the yen, half up; n >= 0. */
static inline long long half_up(long long n, long long d)
{
	return (2 * n + d) / (2 * d);
}

static inline long long nearest_100(long long n, long long d)
{
	return half_up(n, d * 100) * 100;
}

/* ---- main -------------------------------------------------------------------------- */

static inline TCase *test_group(Suite *s, const char *name)
{
	TCase *t = tcase_create(name);

	tcase_set_timeout(t, 120);
	suite_add_tcase(s, t);
	return t;
}

static inline int run_suite(Suite *s)
{
	SRunner *r = srunner_create(s);
	int failed;

	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
