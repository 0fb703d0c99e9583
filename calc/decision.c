/* decision.c - reads nenkin-decision/1 strictly into struct decision. */
#include "decision.h"

#include "alloc.h"
#include "month.h"
#include "reading.h"

#include <stdlib.h>
#include <string.h>

/* Who receives a benefit after a death stands in the line. */
static const char *const WITH_RECIPIENT[] = { "survivors_basic",
	"survivors_employees", "widows_pension", "lump_sum_death", NULL };

const char *const ARREARS_REASONS[] = { "by_statute", "record_correction",
	"office_error", NULL };

int decided_refused(const struct decided *x)
{
	return x->annual == 0;
}

/* ---- values ---------------------------------------------------------------- */

static int read_decision_format(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	(void)to;
	if (json_type(v) != JSON_STRING ||
	    strcmp(json_string(v), "nenkin-decision/1") != 0)
		return read_refuse(g, at, "expected \"nenkin-decision/1\"");
	return 0;
}

/* Parts may be negative: the reduction of an early claim. */
static int read_signed_yen(struct reading *g, const struct json_at *at,
    const struct json *v, long long *to)
{
	NEED(JSON_NUMBER);
	*to = json_number(v);
	if (*to < -YEN_MAX || *to > YEN_MAX)
		return json_err(g->e, ERR_INPUT, at,
		    "expected whole yen from %lld to %lld, found %lld",
		    -YEN_MAX, YEN_MAX, *to);
	return 0;
}

static int read_benefit(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	int i;

	(void)f;
	NEED(JSON_STRING);
	for (i = 0; i < BENEFITS; i++)
		if (strcmp(json_string(v), BENEFIT_NAMES[i].id) == 0) {
			*(int *)to = i;
			return 0;
		}
	return json_err(g->e, ERR_INPUT, at, "'%.40s' is no benefit",
	    json_string(v));
}

static int read_parts(struct reading *g, const struct json_at *up,
    const struct json *v, const struct field *f, void *to)
{
	struct json_at at = { up, NULL, 0 };
	struct decided *x = to;
	const struct json *m;
	int i;

	(void)f;
	if (json_type(v) != JSON_OBJECT)
		return read_wrong_type(g, up, v, JSON_OBJECT);
	x->has_parts = 1;
	for (m = json_first(v); m; m = json_next(m)) {
		at.key = json_key(m);
		for (i = 0; i < PARTS; i++)
			if (strcmp(at.key, PART_NAMES[i].id) == 0)
				break;
		if (i == PARTS)
			return read_refuse(g, &at, "unknown key");
		if (read_signed_yen(g, &at, m, &x->part[i]))
			return ERR_INPUT;
		x->parts |= 1u << i;
	}
	return 0;
}

static int read_reason(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	int i = 0;

	if (read_name(g, at, v, f, &i))
		return ERR_INPUT;
	*(enum arrears_reason *)to = (enum arrears_reason)(ARREARS_BY_STATUTE + i);
	return 0;
}

/* ---- decisions[] -------------------------------------------------------------- */

static int needs_recipient(const struct decided *x)
{
	int i;

	for (i = 0; WITH_RECIPIENT[i]; i++)
		if (strcmp(WITH_RECIPIENT[i],
			BENEFIT_NAMES[x->benefit].id) == 0)
			return 1;
	return 0;
}

static int check_line(struct reading *g, const struct json_at *at,
    const struct decided *x)
{
	if (x->from == MONTH_NONE && !decided_refused(x))
		return json_err(g->e, ERR_INPUT, at,
		    "key 'from' is missing (only a refusal, annual 0, is "
		    "without it)");
	if (needs_recipient(x) && !x->recipient[0])
		return json_err(g->e, ERR_INPUT, at,
		    "key 'recipient' is missing");
	if (!needs_recipient(x) && x->recipient[0])
		return json_err(g->e, ERR_INPUT,
		    &(struct json_at){ at, "recipient", 0 },
		    "this benefit has no recipient but the person");
	return 0;
}

static int read_line(struct reading *g, const struct json_at *at,
    const struct json *v, void *to)
{
	static const struct field f[] = {
		{ "benefit", read_benefit, offsetof(struct decided, benefit),
		    NULL, 1 },
		{ "on", read_month, offsetof(struct decided, on), NULL, 1 },
		{ "from", read_month, offsetof(struct decided, from), NULL, 0 },
		{ "parts", read_parts, 0, NULL, 0 },
		{ "annual", read_yen, offsetof(struct decided, annual), NULL, 1 },
		{ "suspended", read_yen, offsetof(struct decided, suspended),
		    NULL, 0 },
		{ "payable", read_yen, offsetof(struct decided, payable), NULL,
		    0 },
		{ "recipient", read_id, offsetof(struct decided, recipient),
		    NULL, 0 },
	};
	struct decision *d = to;
	struct decided *x;

	d->line = alloc_room(d->line, d->n_line, &d->cap_line, sizeof *d->line);
	x = &d->line[d->n_line++];
	memset(x, 0, sizeof *x);
	x->from = MONTH_NONE;
	x->suspended = x->payable = YEN_NONE;
	if (read_fields(g, at, v, f, FIELDS(f), x))
		return ERR_INPUT;
	return check_line(g, at, x);
}

static int read_lines(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	return read_elements(g, at, v, read_line, to, NULL);
}

/* ---- paid ----------------------------------------------------------------------- */

/* ["YYYY-MM", yen] */
static int read_payment(struct reading *g, const struct json_at *at,
    const struct json *v, void *to)
{
	const struct json *x = json_type(v) == JSON_ARRAY ? json_first(v) : NULL;
	struct decision *d = to;
	struct money *p;

	if (!x || !json_next(x) || json_next(json_next(x)))
		return read_refuse(g, at, "expected [month, yen]");
	d->paid = alloc_room(d->paid, d->n_paid, &d->cap_paid, sizeof *d->paid);
	p = &d->paid[d->n_paid];
	if (read_month(g, at, x, NULL, &p->month) ||
	    read_yen(g, at, json_next(x), NULL, &p->yen))
		return ERR_INPUT;
	if (d->n_paid && p->month <= p[-1].month)
		return read_refuse(g, at, "months must ascend");
	d->n_paid++;
	return 0;
}

static int read_paid(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	return read_elements(g, at, v, read_payment, to, NULL);
}

/* ---- the whole -------------------------------------------------------------------- */

static int read_record(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to)
{
	(void)f;
	return case_read_within(to, at, v, g->e);
}

/* A recipient is one of the survivors of the case, or, where the case is the
 * survivor's own, of the deceased's in it. */
static int check_recipients(struct reading *g, const struct decision *d)
{
	const struct nenkin_case *c = d->record.death.given || !d->record.as_survivor
	    ? &d->record : d->record.as_survivor;
	struct json_at list = { NULL, "decisions", 0 };
	int i, j;

	for (i = 0; i < d->n_line; i++) {
		struct json_at entry = { &list, NULL, i };

		if (!d->line[i].recipient[0])
			continue;
		for (j = 0; j < c->n_survivor; j++)
			if (strcmp(c->survivor[j].id, d->line[i].recipient) == 0)
				break;
		if (j == c->n_survivor)
			return read_refuse(g,
			    &(struct json_at){ &entry, "recipient", 0 },
			    "not among the survivors of the case");
	}
	return 0;
}

int decision_read(struct decision *d, const struct json *root, struct err *e)
{
	static const struct field f[] = {
		{ "format", read_decision_format, 0, NULL, 1 },
		{ "id", read_id, offsetof(struct decision, id), NULL, 1 },
		{ "case", read_record, offsetof(struct decision, record), NULL, 1 },
		{ "decided", read_day, offsetof(struct decision, decided), NULL,
		    0 },
		{ "received", read_day, offsetof(struct decision, received),
		    NULL, 0 },
		{ "office", read_id, offsetof(struct decision, office), NULL, 0 },
		{ "decisions", read_lines, 0, NULL, 1 },
		{ "paid", read_paid, 0, NULL, 0 },
		{ "reconfirmed", read_bool, offsetof(struct decision, reconfirmed),
		    NULL, 0 },
		{ "arrears_reason", read_reason, offsetof(struct decision, reason),
		    ARREARS_REASONS, 0 },
	};
	struct reading g = { &d->record, e };

	decision_clear(d);
	if (read_fields(&g, NULL, root, f, FIELDS(f), d))
		return ERR_INPUT;
	if (d->decided != DAY_NONE && d->received != DAY_NONE &&
	    d->decided < d->received)
		return read_refuse(&g, &(struct json_at){ NULL, "decided", 0 },
		    "the day lies before 'received'");
	return check_recipients(&g, d);
}

void decision_init(struct decision *d)
{
	memset(d, 0, sizeof *d);
	case_init(&d->record);
	decision_clear(d);
}

void decision_clear(struct decision *d)
{
	d->id[0] = d->office[0] = '\0';
	d->decided = d->received = DAY_NONE;
	d->reconfirmed = 0;
	d->reason = ARREARS_UNSAID;
	case_clear(&d->record);
	d->n_line = d->n_paid = 0;
}

void decision_release(struct decision *d)
{
	case_release(&d->record);
	free(d->line);
	free(d->paid);
	memset(d, 0, sizeof *d);
}
