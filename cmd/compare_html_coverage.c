/* compare_html_coverage.c - --coverage in HTML: which branches of the law the
 * cases come to, and which none does. */
#include "compare_html.h"

#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))

enum { ARTICLES, STEPS, DECISIONS, REFUSALS };

/* ---- cards ------------------------------------------------------------------------- */

static void put_card(struct text *t, const char *ja, const char *en,
    const struct coverage_count *n)
{
	text_puts(t, "<div class=\"plain\"><dt>");
	html_say(t, ja, en);
	html_put(t, "</dt><dd>%d <small>/ %d</small></dd></div>\n", n->met, n->of);
}

void html_branch_cards(struct text *t, const struct coverage *c)
{
	text_puts(t, "<dl class=\"cards\">\n");
	put_card(t, "条文", "articles", &c->articles);
	put_card(t, "計算の段", "steps", &c->steps);
	put_card(t, "段の結果", "outcomes of steps", &c->outcomes);
	put_card(t, "理由・付記", "reasons and notes", &c->decisions);
	put_card(t, "拒否", "refusals", &c->refusals);
	text_puts(t, "</dl>\n");
	html_paragraph(t, "事例のある数／計算が取りうる数。段の結果は、端数処理の切上げ・"
	    "切捨て・端数なし、端数処理のない段では計算されたこと。",
	    "Reached by a case / all that the computations can come to. Outcomes of a "
	    "step are rounded up, rounded down and nothing to round; of a step without "
	    "rounding, that it was computed.");
}

/* ---- articles -------------------------------------------------------------------------- */

static void put_count(struct text *t, const struct coverage_count *n)
{
	html_put(t, "<td class=\"num\" data-v=\"%d\">%d / %d</td>",
	    n->met - n->of, n->met, n->of);
}

static void put_article(struct text *t, const char *law,
    const struct coverage_count *steps, const struct coverage_count *outcomes)
{
	const struct html_length part[] = { { "met", outcomes->met },
		{ "over", outcomes->of - outcomes->met } };

	text_puts(t, "<tr><th scope=\"row\" lang=\"ja\">");
	html_text(t, law);
	text_puts(t, "</th>");
	put_count(t, steps);
	put_count(t, outcomes);
	text_puts(t, "<td class=\"bar\">");
	html_bar(t, part, N(part), outcomes->of);
	text_puts(t, "</td></tr>\n");
}

static void put_articles(struct text *t, const struct html_name *section,
    const struct coverage *c)
{
	static const struct html_name caption = { "t-articles",
		"条文ごとの段と結果：事例のある数／すべて",
		"Steps and outcomes of each article: reached / all" };
	static const struct html_name BARS[] = { { "met", "事例のある結果", "reached" },
		{ "over", "どの事例も通らない結果", "never reached" } };
	static const struct html_column COLUMN[] = {
		{ "条文", "article", HTML_SORT },
		{ "段", "steps", HTML_NUMBER | HTML_SORT },
		{ "結果", "outcomes", HTML_NUMBER | HTML_SORT },
		{ "結果の割合", "share of the outcomes", HTML_BAR } };
	struct coverage_count steps, outcomes;
	int i, first;

	html_section(t, section);
	html_legend(t, BARS, N(BARS));
	html_table(t, &caption, "", COLUMN, N(COLUMN));
	for (i = 0; i < c->n;) {
		first = i;
		i = coverage_article(c, i, &steps, &outcomes);
		put_article(t, c->step[first].entry->law, &steps, &outcomes);
	}
	html_table_end(t, "");
	html_section_end(t);
}

/* ---- steps ------------------------------------------------------------------------------ */

static void put_tag(struct text *t, const char *class, const char *ja,
    const char *en)
{
	html_put(t, "<span class=\"tag %s\">", class);
	html_say(t, ja, en);
	text_puts(t, "</span> ");
}

static void put_never(struct text *t, const struct coverage_step *s)
{
	text_puts(t, "<td>");
	if (!s->cases) {
		put_tag(t, "error", "通らない", "never reached");
	} else {
		if (s->never & SIDE_UP)
			put_tag(t, "review", "切上げなし", "never up");
		if (s->never & SIDE_DOWN)
			put_tag(t, "review", "切捨てなし", "never down");
		if (s->never & SIDE_WHOLE)
			put_tag(t, "review", "端数ありのみ", "never whole");
		if (!s->more)
			put_tag(t, "review", "0のみ", "always zero");
	}
	text_puts(t, "</td>");
}

/* A count of an outcome; empty where the step has no such outcome. */
static void put_outcome(struct text *t, int can, long long n)
{
	if (can)
		html_cell(t, n);
	else
		text_puts(t, "<td class=\"num\" data-v=\"-1\"></td>");
}

static void put_step(struct text *t, const struct coverage_step *s)
{
	unsigned sides = s->entry->sides;

	text_puts(t, "<tr><th scope=\"row\">");
	html_say(t, s->entry->ja, s->entry->en);
	text_puts(t, "<br><code>");
	html_text(t, s->entry->id);
	text_puts(t, "</code></th>");
	put_never(t, s);
	html_cell(t, s->cases);
	put_outcome(t, (sides & SIDE_UP) != 0, s->up);
	put_outcome(t, (sides & SIDE_DOWN) != 0, s->down);
	put_outcome(t, (sides & SIDE_WHOLE) != 0, s->whole);
	html_cell(t, s->zero);
	text_puts(t, "<td lang=\"ja\">");
	html_text(t, s->entry->law);
	if (*s->entry->formula) {
		text_puts(t, "<br><code>");
		html_text(t, s->entry->formula);
		text_puts(t, "</code>");
	}
	text_puts(t, "</td></tr>\n");
}

static void put_steps(struct text *t, const struct html_name *section,
    const struct coverage *c)
{
	static const struct html_name caption = { "t-steps",
		"計算が取りうる段のすべて。端数の数え方は段ごと（一つの事例に何度もありうる）。",
		"All steps that the computations can record; roundings are counted by step, "
		"a case may have it several times." };
	static const struct html_column COLUMN[] = {
		{ "計算の段", "step", HTML_SORT },
		{ "事例にない結果", "no case has", HTML_SORT },
		{ "事例", "cases", HTML_NUMBER | HTML_SORT },
		{ "切上げ", "up", HTML_NUMBER | HTML_SORT },
		{ "切捨て", "down", HTML_NUMBER | HTML_SORT },
		{ "端数なし", "whole", HTML_NUMBER | HTML_SORT },
		{ "0", "zero", HTML_NUMBER | HTML_SORT },
		{ "条文と式", "article, formula", HTML_SORT } };
	int i;

	html_section(t, section);
	html_table(t, &caption, "steps", COLUMN, N(COLUMN));
	for (i = 0; i < c->n; i++)
		put_step(t, &c->step[i]);
	html_table_end(t, "steps");
	html_section_end(t);
}

/* ---- what was decided ---------------------------------------------------------------------- */

static void put_decision(struct text *t, const char *kind_ja,
    const char *kind_en, const struct name *name, long long n)
{
	text_puts(t, "<tr><th scope=\"row\">");
	html_say(t, name->ja, name->en);
	text_puts(t, "<br><code>");
	html_text(t, name->id);
	text_puts(t, "</code></th><td>");
	html_say(t, kind_ja, kind_en);
	text_puts(t, "</td>");
	html_cell(t, n);
	text_puts(t, "<td>");
	if (!n)
		put_tag(t, "error", "どの事例にもない", "no case has it");
	text_puts(t, "</td></tr>\n");
}

static void put_benefits(struct text *t, const struct mutation_outcomes *o)
{
	static const struct html_name caption = { "t-benefits",
		"給付ごとの結果（事例数）", "Results by benefit, in cases" };
	static const struct html_column COLUMN[] = {
		{ "給付", "benefit", HTML_SORT },
		{ "受給権あり", "entitled", HTML_NUMBER | HTML_SORT },
		{ "うち支給停止あり", "of them suspended", HTML_NUMBER | HTML_SORT },
		{ "受給権なし", "not entitled", HTML_NUMBER | HTML_SORT } };
	int i;

	html_table(t, &caption, "", COLUMN, N(COLUMN));
	for (i = 0; i < BENEFITS; i++) {
		if (!o->entitled[i] && !o->not_entitled[i])
			continue;
		text_puts(t, "<tr><th scope=\"row\">");
		html_say(t, BENEFIT_NAMES[i].ja, BENEFIT_NAMES[i].en);
		text_puts(t, "</th>");
		html_cell(t, o->entitled[i]);
		html_cell(t, o->suspended[i]);
		html_cell(t, o->not_entitled[i]);
		text_puts(t, "</tr>\n");
	}
	html_table_end(t, "");
}

static void put_decisions(struct text *t, const struct html_name *section,
    const struct mutation *m, const struct coverage *c)
{
	static const struct html_name caption = { "t-decisions",
		"理由と付記", "Reasons and notes" };
	static const struct html_column COLUMN[] = {
		{ "理由・付記", "reason, note", HTML_SORT },
		{ "種類", "kind", HTML_SORT },
		{ "事例", "cases", HTML_NUMBER | HTML_SORT }, { "", "", HTML_TEXT } };
	const struct mutation_outcomes *o = mutation_outcomes(m);
	int i;

	html_section(t, section);
	put_benefits(t, o);
	html_table(t, &caption, "", COLUMN, N(COLUMN));
	for (i = 0; i < REASONS; i++)
		if (o->reason[i] || reason_asked((enum reason_id)i) & c->asked)
			put_decision(t, "理由", "reason", &REASON_NAMES[i],
			    o->reason[i]);
	for (i = 0; i < NOTES; i++)
		if (o->note[i] || note_asked((enum note_id)i) & c->asked)
			put_decision(t, "付記", "note", &NOTE_NAMES[i], o->note[i]);
	html_table_end(t, "");
	html_section_end(t);
}

static void put_refusals(struct text *t, const struct html_name *section,
    const struct mutation *m, const struct coverage *c)
{
	static const struct html_name caption = { "t-refusals",
		"計算していない法による拒否", "Refusals: law that is not covered" };
	static const struct html_column COLUMN[] = {
		{ "拒否の文", "what is refused", HTML_SORT },
		{ "条文", "article", HTML_SORT },
		{ "事例", "cases", HTML_NUMBER | HTML_SORT } };
	const struct refusal_entry *list;
	int i, n;

	html_section(t, section);
	html_table(t, &caption, "", COLUMN, N(COLUMN));
	list = refusal_list(&n);
	for (i = 0; i < n; i++) {
		if (!(list[i].asked & c->asked))
			continue;
		text_puts(t, "<tr><th scope=\"row\" lang=\"en\">");
		html_text(t, list[i].what);
		text_puts(t, "</th><td lang=\"ja\">");
		html_text(t, list[i].law);
		text_puts(t, "</td>");
		html_cell(t, mutation_refused(m, i));
		text_puts(t, "</tr>\n");
	}
	html_table_end(t, "");
	html_section_end(t);
}

void html_branches(struct compare_run *r, const struct html_name *section,
    const struct mutation *m, const struct coverage *c)
{
	put_articles(&r->out, &section[ARTICLES], c);
	put_steps(&r->out, &section[STEPS], c);
	put_decisions(&r->out, &section[DECISIONS], m, c);
	put_refusals(&r->out, &section[REFUSALS], m, c);
}
