/* recheck_sarif.c - findings as SARIF 2.1.0: one run, a rule for each code, a
 * result for each finding, which stands whole under `properties`. */
#include "recheck_sarif.h"

#include <string.h>

static const char *const LEVELS[SEVERITIES] = { "note", "warning", "error" };

static void put_rule(struct text *t, const struct error_code *x)
{
	text_puts(t, "{\"id\":");
	text_json(t, x->id);
	text_puts(t, ",\"shortDescription\":{\"text\":");
	text_json(t, x->en);
	text_puts(t, "},\"fullDescription\":{\"text\":");
	text_json(t, x->ja);
	text_puts(t, "},\"defaultConfiguration\":{\"level\":");
	text_json(t, LEVELS[x->severity]);
	text_puts(t, "}}");
}

void sarif_begin(struct text *t, const struct report *r)
{
	const struct error_code *x;

	text_puts(t, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
	    "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":"
	    "\"nenkin-recheck\",\"version\":\"" VERSION "\",\"rules\":[\n");
	for (x = error_codes(); x->id; x++) {
		if (x != error_codes())
			text_puts(t, ",\n");
		put_rule(t, x);
	}
	text_puts(t, "]}},\"columnKind\":\"unicodeCodePoints\",\"properties\":"
	    "{\"rules\":");
	text_json(t, rules_name(r->asked->rules));
	text_puts(t, ",\"rules_sha256\":");
	text_json(t, rules_sha256(r->asked->rules));
	text_puts(t, "},\"results\":[\n");
}

/* "S03 transfer addition not started: old_age_basic transfer_addition, …" */
static void put_message(struct text *t, const struct finding *f, enum lang lang)
{
	const struct error_code *x = error_code_named(f->code);
	struct text m;

	text_init(&m);
	text_puts(&m, lang == LANG_JA ? x->ja : x->en);
	text_puts(&m, ": ");
	text_puts(&m, finding_benefit(f));
	text_puts(&m, f->benefit < 0 ? "" : " ");
	text_puts(&m, f->part);
	if (f->difference != YEN_NONE) {
		text_puts(&m, ", ");
		text_int(&m, f->difference);
		text_puts(&m, lang == LANG_JA ? "円（年額）" : " yen a year");
	}
	if (f->cause.detail[0]) {
		text_puts(&m, "; ");
		text_puts(&m, f->cause.detail);
	}
	text_json(t, m.s);
	text_release(&m);
}

void sarif_finding(struct text *t, const struct finding *f, const char *id,
    const struct finding_rules *rules, enum lang lang)
{
	text_puts(t, "{\"ruleId\":");
	text_json(t, f->code);
	text_puts(t, ",\"ruleIndex\":");
	text_int(t, error_code_named(f->code) - error_codes());
	text_puts(t, ",\"level\":");
	text_json(t, LEVELS[f->severity]);
	text_puts(t, ",\"message\":{\"text\":");
	put_message(t, f, lang);
	text_puts(t, "},\"locations\":[{\"logicalLocations\":[{\"name\":");
	text_json(t, id);
	text_puts(t, ",\"kind\":\"element\"}]}],\"properties\":{\"finding\":\n");
	finding_json(t, f, id, rules);
	text_puts(t, "}}\n");
}

int sarif_end(struct text *t, const struct report *r)
{
	(void)r;
	text_puts(t, "]}]}\n");
	return 0;
}
