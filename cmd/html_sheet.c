/* html_sheet.c - a worksheet as a table of a report. */
#include "html.h"

#include "../calc/month.h"
#include "../calc/result.h"

static void put_which(struct text *t, const struct step *s)
{
	char m[8], ja[24], en[24];

	if (s->category) {
		snprintf(ja, sizeof ja, "（第%d号）", s->category);
		snprintf(en, sizeof en, " (category %d)", s->category);
		html_say(t, ja, en);
	}
	if (s->month)
		html_put(t, " %s", month_text(s->month, m));
	html_recipient(t, s->recipient);
}

static void put_value(struct text *t, const struct step *s)
{
	char buf[NUM_TEXT_MAX];

	html_text(t, num_text(s->exact, buf, sizeof buf));
	if (s->rounding == NUM_EXACT)
		return;
	text_puts(t, "<br>→ <b>");
	html_text(t, num_text_decimal(s->value, buf, sizeof buf));
	text_puts(t, "</b> <small>");
	html_say(t, num_rounding_ja(s->rounding), num_rounding_name(s->rounding));
	text_puts(t, "</small>");
}

/* The rule rows among the arguments. */
static void put_rows(struct text *t, const struct step *s)
{
	char buf[RULE_NAME_MAX];
	int i, n = 0;

	for (i = 0; i < s->n_arg; i++) {
		if (!s->arg[i]->row)
			continue;
		text_puts(t, n++ ? "<br><code>" : "<code>");
		html_text(t, rule_row_name(s->arg[i]->row, buf, sizeof buf));
		text_puts(t, "</code>");
	}
}

static void put_step(struct text *t, const struct sheet *sheet,
    const struct step *s)
{
	struct text formula;

	text_init(&formula);
	step_formula(&formula, sheet, s);
	text_puts(t, "<tr><td>");
	html_say(t, s->def->ja, s->def->en);
	put_which(t, s);
	text_puts(t, "<br><code>");
	html_text(t, s->def->id);
	text_puts(t, "</code></td><td lang=\"ja\">");
	html_text(t, s->def->law);
	text_puts(t, "</td><td class=\"formula\">");
	html_text(t, formula.s ? formula.s : "");
	text_puts(t, "</td><td class=\"num\">");
	put_value(t, s);
	text_puts(t, "</td><td>");
	put_rows(t, s);
	text_puts(t, "</td></tr>\n");
	text_release(&formula);
}

void html_sheet(struct text *t, const struct html_name *caption,
    const struct sheet *s)
{
	static const struct html_column COLUMN[] = {
		{ "計算の段", "step", HTML_TEXT }, { "条文", "article", HTML_TEXT },
		{ "式", "formula", HTML_TEXT },
		{ "値 → 端数処理後", "value, rounded", HTML_NUMBER },
		{ "規則表の行", "rule rows", HTML_TEXT } };
	int i;

	html_table(t, caption, "sheet", COLUMN,
	    (int)(sizeof COLUMN / sizeof *COLUMN));
	for (i = 0; i < s->n; i++)
		put_step(t, s, &s->step[i]);
	html_table_end(t, "sheet");
}
