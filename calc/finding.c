/* finding.c - findings as nenkin-finding/1 (one line of JSON) and as CSV. */
#include "finding.h"

#include "month.h"

#include <string.h>

const char *const CERTAINTY_NAMES[] = { "unique", "ambiguous", "unexplained" };
const char *const DIRECTION_NAMES[] = { "none", "underpaid", "overpaid" };

const char *finding_benefit(const struct finding *f)
{
	return f->benefit < 0 ? "" : BENEFIT_NAMES[f->benefit].id;
}

static void put_key(struct text *t, const char *key)
{
	text_puts(t, ",\"");
	text_puts(t, key);
	text_puts(t, "\":");
}

static void put_string(struct text *t, const char *key, const char *s)
{
	put_key(t, key);
	if (s && *s)
		text_json(t, s);
	else
		text_puts(t, "null");
}

/* Yen, or a month where the finding is on one; null when there is none. */
static void put_value(struct text *t, const char *key, const struct finding *f,
    long long v)
{
	char m[8];

	put_key(t, key);
	if (v == YEN_NONE || (f->is_month && v <= 0))
		text_puts(t, "null");
	else if (f->is_month)
		text_json(t, month_text((int)v, m));
	else
		text_int(t, v);
}

static void put_yen(struct text *t, const char *key, long long v)
{
	put_key(t, key);
	if (v == YEN_NONE)
		text_puts(t, "null");
	else
		text_int(t, v);
}

static void put_cause(struct text *t, const struct finding *f)
{
	const struct cause *c = &f->cause;
	int i;

	put_key(t, "cause");
	text_puts(t, "{\"code\":");
	text_json(t, f->code);
	put_string(t, "certainty", CERTAINTY_NAMES[c->certainty]);
	put_key(t, "candidates");
	text_putc(t, '[');
	for (i = 0; i < c->n_candidate; i++) {
		if (i)
			text_putc(t, ',');
		text_json(t, c->candidate[i]);
	}
	text_putc(t, ']');
	put_string(t, "article", c->article);
	put_string(t, "detail", c->detail);
	text_putc(t, '}');
}

static void put_arrears(struct text *t, const struct arrears *a)
{
	char m[8];

	put_key(t, "arrears");
	if (!a->known) {
		text_puts(t, "null");
		return;
	}
	text_puts(t, "{\"from\":");
	text_json(t, month_text(a->from, m));
	put_string(t, "to", month_text(a->to, m));
	put_yen(t, "months", a->months);
	put_yen(t, "yen", a->yen);
	put_yen(t, "time_barred_yen", a->barred);
	text_putc(t, '}');
}

static void put_rules(struct text *t, const struct finding_rules *r)
{
	char m[8];

	put_key(t, "rules");
	text_puts(t, "{\"version\":");
	text_json(t, r->version);
	put_string(t, "name", r->name);
	put_string(t, "sha256", r->sha256);
	put_string(t, "input_sha256", r->input);
	put_string(t, "on", r->on == MONTH_NONE ? NULL : month_text(r->on, m));
	text_putc(t, '}');
}

void finding_json(struct text *t, const struct finding *f, const char *id,
    const struct finding_rules *rules)
{
	text_puts(t, "{\"format\":\"nenkin-finding/1\"");
	put_string(t, "id", id);
	put_string(t, "benefit", finding_benefit(f));
	if (f->recipient[0])
		put_string(t, "recipient", f->recipient);
	put_string(t, "part", f->part);
	put_string(t, "code", f->code);
	put_string(t, "severity", SEVERITY_NAMES[f->severity]);
	put_value(t, "decided", f, f->decided);
	put_value(t, "recomputed", f, f->recomputed);
	put_yen(t, "difference", f->difference);
	put_string(t, "direction", DIRECTION_NAMES[f->direction]);
	put_cause(t, f);
	put_arrears(t, &f->arrears);
	put_rules(t, rules);
	text_puts(t, "}\n");
}

/* ---- CSV -------------------------------------------------------------------- */

void finding_csv_head(struct text *t)
{
	text_puts(t, "id,benefit,part,code,severity,decided,recomputed,difference,"
	    "direction,certainty,candidates,detail,arrears_from,arrears_to,"
	    "arrears_months,arrears_yen,time_barred_yen,recipient\n");
}

static void csv_value(struct text *t, const struct finding *f, long long v)
{
	char m[8];

	text_putc(t, ',');
	if (v == YEN_NONE || (f->is_month && v <= 0))
		return;
	if (f->is_month)
		text_puts(t, month_text((int)v, m));
	else
		text_int(t, v);
}

static void csv_arrears(struct text *t, const struct arrears *a)
{
	char m[8];

	if (!a->known) {
		text_puts(t, ",,,,,");
		return;
	}
	text_putc(t, ',');
	text_puts(t, month_text(a->from, m));
	text_putc(t, ',');
	text_puts(t, month_text(a->to, m));
	text_putc(t, ',');
	text_int(t, a->months);
	text_putc(t, ',');
	text_int(t, a->yen);
	text_putc(t, ',');
	text_int(t, a->barred);
}

void finding_csv(struct text *t, const struct finding *f, const char *id)
{
	const char *const fields[] = { finding_benefit(f), f->part, f->code,
		SEVERITY_NAMES[f->severity] };
	unsigned i;
	int k;

	text_csv(t, id);
	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		text_putc(t, ',');
		text_puts(t, fields[i]);
	}
	csv_value(t, f, f->decided);
	csv_value(t, f, f->recomputed);
	text_putc(t, ',');
	if (f->difference != YEN_NONE)
		text_int(t, f->difference);
	text_putc(t, ',');
	text_puts(t, DIRECTION_NAMES[f->direction]);
	text_putc(t, ',');
	text_puts(t, CERTAINTY_NAMES[f->cause.certainty]);
	text_putc(t, ',');
	for (k = 0; k < f->cause.n_candidate; k++) {
		if (k)
			text_putc(t, ' ');
		text_puts(t, f->cause.candidate[k]);
	}
	text_putc(t, ',');
	text_csv(t, f->cause.detail);
	csv_arrears(t, &f->arrears);
	text_putc(t, ',');
	text_csv(t, f->recipient);
	text_putc(t, '\n');
}
