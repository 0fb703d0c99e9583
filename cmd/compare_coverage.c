/* compare_coverage.c - --coverage: which branches of the law the cases come to,
 * and which of all that the computations can come to none does. */
#include "compare_tool.h"

#include "../calc/coverage.h"

#include <string.h>

/* ---- text and Markdown ----------------------------------------------------------------- */

static const char *of_text(const struct coverage_count *n, char *buf)
{
	snprintf(buf, 32, "%d/%d", n->met, n->of);
	return buf;
}

static void put_sums(struct compare_run *r, const struct coverage *c)
{
	char s[400];

	put_heading(r, 2, say(r, "法の分岐", "Branches of the law"));
	snprintf(s, sizeof s, say(r,
	    "計算の段 %d のうち %d、段の結果 %d のうち %d、条文 %d のうち %d、理由・付記 %d "
	    "のうち %d、拒否 %d のうち %d に事例がある。",
	    "Of %d steps the cases reach %d, of %d outcomes %d, of %d articles %d, "
	    "of %d reasons and notes %d, of %d refusals %d."),
	    c->steps.of, c->steps.met, c->outcomes.of, c->outcomes.met,
	    c->articles.of, c->articles.met, c->decisions.of, c->decisions.met,
	    c->refusals.of, c->refusals.met);
	put_paragraph(r, s);
}

static void put_step(struct grid *g, const struct coverage_step *s)
{
	unsigned sides = s->entry->sides;
	char y[5][32];
	const char *cell[] = { s->entry->id, yen_text(s->cases, y[0]),
		sides & SIDE_UP ? yen_text(s->up, y[1]) : "",
		sides & SIDE_DOWN ? yen_text(s->down, y[2]) : "",
		sides & SIDE_WHOLE ? yen_text(s->whole, y[3]) : "",
		yen_text(s->zero, y[4]), s->entry->law };

	grid_row(g, cell);
}

static void put_steps(struct compare_run *r, const struct coverage *c)
{
	const struct grid_column column[] = {
		{ say(r, "計算の段", "step"), 36, 0 },
		{ say(r, "事例", "cases"), 9, 1 },
		{ say(r, "切上げ", "up"), 9, 1 },
		{ say(r, "切捨て", "down"), 9, 1 },
		{ say(r, "端数なし", "whole"), 9, 1 },
		{ say(r, "0", "zero"), 9, 1 },
		{ say(r, "条文", "article"), 0, 0 } };
	struct grid g;
	int i;

	put_heading(r, 2, say(r, "通った条文", "Articles computed"));
	grid_begin(&g, r, column, 7);
	for (i = 0; i < c->n; i++)
		if (c->step[i].cases)
			put_step(&g, &c->step[i]);
}

static void put_articles(struct compare_run *r, const struct coverage *c)
{
	const struct grid_column column[] = { { say(r, "段", "steps"), 9, 1 },
		{ say(r, "結果", "outcomes"), 9, 1 },
		{ say(r, "条文", "article"), 0, 0 } };
	struct coverage_count steps, outcomes;
	struct grid g;
	int i, first;

	put_heading(r, 2, say(r, "条文ごと：事例のある段と結果（すべてあるものを除く）",
	    "By article: steps and outcomes reached (but those reached in full)"));
	grid_begin(&g, r, column, 3);
	for (i = 0; i < c->n;) {
		char y[2][32];

		first = i;
		i = coverage_article(c, i, &steps, &outcomes);
		if (outcomes.met < outcomes.of) {
			const char *cell[] = { of_text(&steps, y[0]),
				of_text(&outcomes, y[1]),
				c->step[first].entry->law };

			grid_row(&g, cell);
		}
	}
}

static void add_word(struct text *t, const char *word)
{
	if (t->len)
		text_puts(t, ", ");
	text_puts(t, word);
}

/* What no case has of a step. */
static void never_text(struct text *t, const struct compare_run *r,
    const struct coverage_step *s)
{
	text_clear(t);
	if (!s->cases) {
		text_puts(t, say(r, "通らない", "never reached"));
		return;
	}
	if (s->never & SIDE_UP)
		add_word(t, say(r, "切上げなし", "never up"));
	if (s->never & SIDE_DOWN)
		add_word(t, say(r, "切捨てなし", "never down"));
	if (s->never & SIDE_WHOLE)
		add_word(t, say(r, "端数ありのみ", "never whole"));
	if (!s->more)
		add_word(t, say(r, "0のみ", "always zero"));
}

/* Of two steps of one id and article the formula tells which. */
static int is_twin(const struct coverage *c, int i, int k)
{
	return k >= 0 && k < c->n &&
	    strcmp(c->step[i].entry->id, c->step[k].entry->id) == 0 &&
	    strcmp(c->step[i].entry->law, c->step[k].entry->law) == 0;
}

static void put_never(struct compare_run *r, const struct coverage *c)
{
	const struct grid_column column[] = {
		{ say(r, "計算の段", "step"), 36, 0 },
		{ say(r, "事例にない結果", "outcomes no case has"), 34, 0 },
		{ say(r, "条文", "article"), 0, 0 } };
	struct text what, law;
	struct grid g;
	int i;

	text_init(&what);
	text_init(&law);
	put_heading(r, 2, say(r, "どの事例も通らない段と結果",
	    "Steps and outcomes that no case reaches"));
	grid_begin(&g, r, column, 3);
	for (i = 0; i < c->n; i++) {
		const struct step_entry *e = c->step[i].entry;

		never_text(&what, r, &c->step[i]);
		if (!what.len)
			continue;
		text_clear(&law);
		text_puts(&law, e->law);
		if (is_twin(c, i, i - 1) || is_twin(c, i, i + 1)) {
			text_puts(&law, "  ");
			text_puts(&law, e->formula);
		}
		grid_row(&g, (const char *[]){ e->id, what.s, law.s });
	}
	text_release(&what);
	text_release(&law);
}

/* A line of what was decided; `never` takes the names of what was not. */
static void put_decided(struct grid *g, const char *name, long long n,
    struct text *never)
{
	char y[32];
	const char *cell[] = { name, yen_text(n, y) };

	if (n)
		grid_row(g, cell);
	else
		add_word(never, name);
}

static void put_benefits(struct grid *g, const struct mutation_outcomes *o,
    struct text *never)
{
	const long long *const count[] = { o->entitled, o->suspended,
		o->not_entitled };
	static const char *const how[] = { "entitled", "suspended",
		"not_entitled" };
	char name[80];
	int i, k;

	for (i = 0; i < BENEFITS; i++)
		for (k = 0; k < 3 && o->entitled[i] + o->not_entitled[i]; k++) {
			snprintf(name, sizeof name, "%s: %s",
			    BENEFIT_NAMES[i].id, how[k]);
			put_decided(g, name, count[k][i], never);
		}
}

static void put_decisions(struct compare_run *r, const struct mutation *m,
    const struct coverage *c)
{
	const struct mutation_outcomes *o = mutation_outcomes(m);
	const struct grid_column column[] = {
		{ say(r, "結果・理由・付記", "result, reason, note"), 44, 0 },
		{ say(r, "事例", "cases"), 9, 1 } };
	struct text never;
	struct grid g;
	int i;

	text_init(&never);
	put_heading(r, 2, say(r, "出た結果", "What was decided"));
	grid_begin(&g, r, column, 2);
	put_benefits(&g, o, &never);
	for (i = 0; i < REASONS; i++)
		if (o->reason[i] || reason_asked((enum reason_id)i) & c->asked)
			put_decided(&g, REASON_NAMES[i].id, o->reason[i], &never);
	for (i = 0; i < NOTES; i++)
		if (o->note[i] || note_asked((enum note_id)i) & c->asked)
			put_decided(&g, NOTE_NAMES[i].id, o->note[i], &never);
	put_heading(r, 2, say(r, "どの事例にも出ない結果", "What no case has"));
	put_paragraph(r, never.len ? never.s : "-");
	text_release(&never);
}

static void put_refusals(struct compare_run *r, const struct mutation *m,
    const struct coverage *c)
{
	const struct grid_column column[] = { { say(r, "事例", "cases"), 9, 1 },
		{ say(r, "計算していない法による拒否", "refused: law not covered"),
		    64, 0 },
		{ say(r, "条文", "article"), 0, 0 } };
	const struct refusal_entry *list;
	struct grid g;
	int i, n;

	put_heading(r, 2, say(r, "拒否（0は、どの事例にも出ない）",
	    "Refusals (0: no case has it)"));
	grid_begin(&g, r, column, 3);
	list = refusal_list(&n);
	for (i = 0; i < n; i++) {
		char y[32];
		const char *cell[] = { yen_text(mutation_refused(m, i), y),
			list[i].what, list[i].law };

		if (list[i].asked & c->asked)
			grid_row(&g, cell);
	}
}

void compare_coverage(struct compare_run *r, const struct mutation *m,
    const struct coverage *c)
{
	put_sums(r, c);
	put_steps(r, c);
	put_articles(r, c);
	put_never(r, c);
	put_decisions(r, m, c);
	put_refusals(r, m, c);
}

/* ---- JSON -------------------------------------------------------------------------------- */

static void put_number(struct text *t, const char *key, long long n)
{
	text_puts(t, ",\"");
	text_puts(t, key);
	text_puts(t, "\":");
	text_int(t, n);
}

static void put_string(struct text *t, const char *key, const char *s)
{
	text_puts(t, ",\"");
	text_puts(t, key);
	text_puts(t, "\":");
	text_json(t, s);
}

static const struct {
	unsigned side;
	const char *name;
} OUTCOME[] = { { SIDE_UP, "up" }, { SIDE_DOWN, "down" },
	{ SIDE_WHOLE, "whole" }, { SIDE_COMPUTED, "computed" } };

static void put_json_step(struct text *t, const struct coverage_step *s)
{
	const long long count[] = { s->up, s->down, s->whole };
	int i, n = 0;

	text_puts(t, "{\"format\":\"nenkin-coverage-step/1\"");
	put_string(t, "step", s->entry->id);
	put_string(t, "law", s->entry->law);
	put_string(t, "formula", s->entry->formula);
	put_number(t, "cases", s->cases);
	for (i = 0; i < 3; i++)
		if (s->entry->sides & OUTCOME[i].side)
			put_number(t, OUTCOME[i].name, count[i]);
	put_number(t, "zero", s->zero);
	text_puts(t, ",\"never\":[");
	for (i = 0; i < 4; i++)
		if (s->never & OUTCOME[i].side) {
			if (n++)
				text_putc(t, ',');
			text_json(t, OUTCOME[i].name);
		}
	text_puts(t, "]}\n");
}

static void put_json_decision(struct text *t, const char *kind, const char *code,
    long long n)
{
	text_puts(t, "{\"format\":\"nenkin-coverage-decision/1\"");
	put_string(t, kind, code);
	put_number(t, "cases", n);
	text_puts(t, "}\n");
}

static void put_json_decisions(struct text *t, const struct mutation *m,
    const struct coverage *c)
{
	const struct mutation_outcomes *o = mutation_outcomes(m);
	int i;

	for (i = 0; i < BENEFITS; i++) {
		if (!o->entitled[i] && !o->not_entitled[i])
			continue;
		text_puts(t, "{\"format\":\"nenkin-coverage-decision/1\"");
		put_string(t, "benefit", BENEFIT_NAMES[i].id);
		put_number(t, "entitled", o->entitled[i]);
		put_number(t, "suspended", o->suspended[i]);
		put_number(t, "not_entitled", o->not_entitled[i]);
		text_puts(t, "}\n");
	}
	for (i = 0; i < REASONS; i++)
		if (o->reason[i] || reason_asked((enum reason_id)i) & c->asked)
			put_json_decision(t, "reason", REASON_NAMES[i].id,
			    o->reason[i]);
	for (i = 0; i < NOTES; i++)
		if (o->note[i] || note_asked((enum note_id)i) & c->asked)
			put_json_decision(t, "note", NOTE_NAMES[i].id, o->note[i]);
}

static void put_json_refusals(struct text *t, const struct mutation *m,
    const struct coverage *c)
{
	const struct refusal_entry *list;
	int i, n;

	list = refusal_list(&n);
	for (i = 0; i < n; i++) {
		if (!(list[i].asked & c->asked))
			continue;
		text_puts(t, "{\"format\":\"nenkin-coverage-refusal/1\"");
		put_string(t, "refusal", list[i].what);
		if (*list[i].law)
			put_string(t, "law", list[i].law);
		put_number(t, "cases", mutation_refused(m, i));
		text_puts(t, "}\n");
	}
}

static void put_json_sums(struct text *t, const struct coverage *c)
{
	static const char *const key[] = { "steps", "outcomes", "articles",
		"decisions", "refusals" };
	const struct coverage_count n[] = { c->steps, c->outcomes, c->articles,
		c->decisions, c->refusals };
	int i;

	text_puts(t, "{\"format\":\"nenkin-coverage-sums/1\"");
	for (i = 0; i < 5; i++) {
		text_puts(t, ",\"");
		text_puts(t, key[i]);
		text_puts(t, "\":{\"met\":");
		text_int(t, n[i].met);
		put_number(t, "of", n[i].of);
		text_putc(t, '}');
	}
	text_puts(t, "}\n");
}

void compare_coverage_json(struct compare_run *r, const struct mutation *m,
    const struct coverage *c)
{
	int i;

	for (i = 0; i < c->n; i++)
		put_json_step(&r->out, &c->step[i]);
	put_json_decisions(&r->out, m, c);
	put_json_refusals(&r->out, m, c);
	put_json_sums(&r->out, c);
}
