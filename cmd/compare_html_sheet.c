/* compare_html_sheet.c - two worksheets of one case side by side, in HTML. */
#include "compare_html.h"

#define N(a) (int)(sizeof(a) / sizeof *(a))

struct sheets {
	struct text *t;
	int found; /* the first difference */
};

/* The formula of the new side is not written twice. */
static void put_side(struct text *t, const struct json *step, int same)
{
	text_puts(t, "</td><td class=\"formula\">");
	if (same)
		html_say(t, "同じ", "the same");
	else
		html_input(t, json_member_text(step, "formula"));
	text_puts(t, "</td><td class=\"num\">");
	html_input(t, json_member_text(step, "value"));
}

/* A step of both worksheets; either may be missing. */
static void put_pair(void *into, const struct step_pair *p, int differs)
{
	struct sheets *x = into;
	const struct json *step = p->old ? p->old : p->new;
	const struct json *label = json_member(step, "label");
	struct text *t = x->t;

	html_put(t, differs ? "<tr class=\"differs\"><td>" : "<tr><td>");
	if (differs && !x->found) {
		text_puts(t, "<span class=\"tag error\">");
		html_say(t, "最初の相違", "first difference");
		text_puts(t, "</span> ");
	}
	x->found |= differs;
	html_say(t, json_member_text(label, "ja"), json_member_text(label, "en"));
	text_puts(t, "<br><code>");
	html_input(t, json_member_text(step, "step"));
	text_puts(t, "</code>");
	if (json_member(step, "recipient"))
		html_recipient(t, json_member_text(step, "recipient"));
	text_puts(t, "</td><td lang=\"ja\">");
	html_input(t, json_member_text(step, "law"));
	put_side(t, p->old, 0);
	put_side(t, p->new, !differs);
	text_puts(t, "</td></tr>\n");
}

void html_sheets(struct text *t, const char *id, const struct json *old,
    const struct json *new)
{
	static const struct html_column COLUMN[] = {
		{ "計算の段", "step", HTML_TEXT }, { "条文", "article", HTML_TEXT },
		{ "旧の式", "old formula", HTML_TEXT },
		{ "旧の値", "old", HTML_NUMBER },
		{ "新の式", "new formula", HTML_TEXT },
		{ "新の値", "new", HTML_NUMBER } };
	const struct html_name caption = { id, "計算書（違う段に色を付けた）",
		"Worksheets; steps that differ are coloured" };
	struct sheets x = { t, 0 };

	html_table(t, &caption, "sheet", COLUMN, N(COLUMN));
	each_pair(old, new, put_pair, &x);
	html_table_end(t, "sheet");
}

void html_set(struct text *t, const char *ja, const char *en, const char *name,
    const char *sha256)
{
	text_puts(t, "<dt>");
	html_say(t, ja, en);
	text_puts(t, "</dt><dd>");
	html_input(t, name);
	if (*sha256) {
		text_puts(t, "<br><code>sha256 ");
		html_text(t, sha256);
		text_puts(t, "</code>");
	}
	text_puts(t, "</dd>\n");
}
