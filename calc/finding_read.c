/* finding_read.c - reads nenkin-finding/1, as finding_json wrote it. */
#include "finding_read.h"

#include "json.h"
#include "month.h"

#include <stdio.h>
#include <string.h>

static const char *const FIELDS_NAMED[] = { "entitled", "from", "annual",
	"suspended", "payable", "arrears", "decided", "paid", "other", NULL };

/* Which of the names; -1 = none. */
static int named(const char *s, const char *const *names, int n)
{
	int i;

	for (i = 0; i < n && names[i]; i++)
		if (strcmp(s, names[i]) == 0)
			return i;
	return -1;
}

static const char *part_named(const char *s, struct blocks *texts)
{
	int i;

	for (i = 0; i < PARTS; i++)
		if (strcmp(s, PART_NAMES[i].id) == 0)
			return PART_NAMES[i].id;
	i = named(s, FIELDS_NAMED, (int)(sizeof FIELDS_NAMED / sizeof *FIELDS_NAMED));
	return i >= 0 ? FIELDS_NAMED[i] : blocks_copy(texts, s);
}

static const char *code_named(const char *s)
{
	const struct error_code *x = error_code_named(s);

	return x ? x->id : NULL;
}

/* Yen, or a month. */
static long long value(const struct json *v, const char *key, int *is_month)
{
	const struct json *m = json_member(v, key);
	int month;

	if (m && json_type(m) == JSON_NUMBER)
		return json_number(m);
	if (m && json_type(m) == JSON_STRING &&
	    month_parse(json_string(m), &month) == 0) {
		*is_month = 1;
		return month;
	}
	return YEN_NONE;
}

static int read_cause(struct finding_line *x, const struct json *v)
{
	struct cause *c = &x->finding.cause;
	const struct json *list = json_member(v, "candidates"), *m;
	int i = named(json_member_text(v, "certainty"), CERTAINTY_NAMES, 3);

	if (i < 0 || !list || json_type(list) != JSON_ARRAY)
		return -1;
	c->certainty = (enum certainty)i;
	c->code = code_named(json_member_text(v, "code"));
	if (!c->code)
		return -1;
	for (m = json_first(list); m; m = json_next(m)) {
		if (json_type(m) != JSON_STRING ||
		    c->n_candidate == CANDIDATES_MAX)
			return -1;
		c->candidate[c->n_candidate] = code_named(json_string(m));
		if (!c->candidate[c->n_candidate++])
			return -1;
	}
	if (*json_member_text(v, "article"))
		c->article = blocks_copy(x->texts, json_member_text(v, "article"));
	snprintf(c->detail, sizeof c->detail, "%s", json_member_text(v, "detail"));
	return 0;
}

static int read_arrears(struct arrears *a, const struct json *v)
{
	int unused;

	if (!v || json_type(v) != JSON_OBJECT)
		return 0;
	a->known = 1;
	a->months = (int)value(v, "months", &unused);
	a->yen = value(v, "yen", &unused);
	a->barred = value(v, "time_barred_yen", &unused);
	return month_parse(json_member_text(v, "from"), &a->from) ||
	    month_parse(json_member_text(v, "to"), &a->to) ? -1 : 0;
}

static void read_rules(struct finding_line *x, const struct json *v)
{
	x->rules.version = blocks_copy(x->texts, json_member_text(v, "version"));
	x->rules.name = blocks_copy(x->texts, json_member_text(v, "name"));
	x->rules.sha256 = blocks_copy(x->texts, json_member_text(v, "sha256"));
	x->rules.input = blocks_copy(x->texts, json_member_text(v, "input_sha256"));
	x->rules.on = MONTH_NONE;
	month_parse(json_member_text(v, "on"), &x->rules.on);
}

static int benefit_named(const char *s)
{
	int i;

	for (i = 0; i < BENEFITS; i++)
		if (strcmp(s, BENEFIT_NAMES[i].id) == 0)
			return i;
	return -1;
}

int finding_read(struct finding_line *x, const struct json *root)
{
	struct finding *f = &x->finding;
	int severity, direction;

	memset(f, 0, sizeof *f);
	severity = named(json_member_text(root, "severity"), SEVERITY_NAMES,
	    SEVERITIES);
	direction = named(json_member_text(root, "direction"), DIRECTION_NAMES, 3);
	f->code = code_named(json_member_text(root, "code"));
	if (strcmp(json_member_text(root, "format"), "nenkin-finding/1") != 0 ||
	    severity < 0 || direction < 0 || !f->code)
		return -1;
	snprintf(x->id, sizeof x->id, "%s", json_member_text(root, "id"));
	f->benefit = benefit_named(json_member_text(root, "benefit"));
	snprintf(f->recipient, sizeof f->recipient, "%s",
	    json_member_text(root, "recipient"));
	f->part = part_named(json_member_text(root, "part"), x->texts);
	f->severity = (enum severity)severity;
	f->direction = (enum direction)direction;
	f->is_month = strcmp(f->part, "from") == 0;
	f->decided = value(root, "decided", &f->is_month);
	f->recomputed = value(root, "recomputed", &f->is_month);
	f->difference = value(root, "difference", &(int){ 0 });
	read_rules(x, json_member(root, "rules"));
	return read_cause(x, json_member(root, "cause")) ||
	    read_arrears(&f->arrears, json_member(root, "arrears")) ? -1 : 0;
}
