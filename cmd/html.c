/* html.c - pieces of a report as one HTML file. */
#include "html.h"

#include "../calc/hash.h"
#include "html_css.h"
#include "html_js.h"
#include "report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- text ---------------------------------------------------------------------------- */

/* Controls, marks of direction, line ends of other alphabets, characters without
 * width (but not the joiners, which belong to words), and what is no character. */
static const struct {
	unsigned from, to;
} HIDDEN[] = {
	{ 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x00ad, 0x00ad },
	{ 0x061c, 0x061c }, { 0x180e, 0x180e }, { 0x200b, 0x200b },
	{ 0x200e, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x206f },
	{ 0xd800, 0xdfff }, { 0xfdd0, 0xfdef }, { 0xfeff, 0xfeff },
	{ 0xfff9, 0xfffb }, { 0xe0000, 0xe007f }
};

static int is_hidden(unsigned u)
{
	unsigned i;

	if ((u & 0xfffe) == 0xfffe)
		return 1;
	for (i = 0; i < sizeof HIDDEN / sizeof *HIDDEN; i++)
		if (u >= HIDDEN[i].from && u <= HIDDEN[i].to)
			return 1;
	return 0;
}

/* Takes one character; -1 where the bytes are none. */
static long next_character(const unsigned char **s)
{
	const unsigned char *p = *s;
	int more = *p < 0x80 ? 0 : *p >= 0xf0 ? 3 : *p >= 0xe0 ? 2
	    : *p >= 0xc2 ? 1 : -1;
	long u = more <= 0 ? *p : *p & (0x3f >> more);
	int i;

	*s = p + 1;
	if (more < 0 || *p > 0xf4)
		return -1;
	for (i = 1; i <= more; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return -1;
		u = u << 6 | (p[i] & 0x3f);
	}
	*s = p + 1 + more;
	return u;
}

void html_put(struct text *t, const char *fmt, ...)
{
	char buf[1024];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf, sizeof buf, fmt, ap);
	va_end(ap);
	if (n < 0 || n >= (int)sizeof buf)
		abort();
	text_put(t, buf, (size_t)n);
}

void html_text(struct text *t, const char *s)
{
	const unsigned char *p = (const unsigned char *)s, *begin;
	long u;

	while (*p) {
		begin = p;
		u = next_character(&p);
		if (u < 0)
			text_puts(t, "\xef\xbf\xbd"); /* U+FFFD */
		else if (is_hidden((unsigned)u))
			html_put(t, "⟨U+%04lX⟩", u);
		else if (u == '&')
			text_puts(t, "&amp;");
		else if (u == '<')
			text_puts(t, "&lt;");
		else if (u == '>')
			text_puts(t, "&gt;");
		else if (u == '"')
			text_puts(t, "&quot;");
		else if (u == '\'')
			text_puts(t, "&#39;");
		else
			text_put(t, (const char *)begin, (size_t)(p - begin));
	}
}

void html_input(struct text *t, const char *s)
{
	text_puts(t, "<bdi>");
	html_text(t, s);
	text_puts(t, "</bdi>");
}

void html_recipient(struct text *t, const char *id)
{
	if (!id)
		return;
	text_putc(t, ' ');
	html_input(t, id);
}

void html_say(struct text *t, const char *ja, const char *en)
{
	if (strcmp(ja, en) == 0) {
		html_text(t, ja);
		return;
	}
	text_puts(t, "<span lang=\"ja\">");
	html_text(t, ja);
	text_puts(t, "</span><span lang=\"en\">");
	html_text(t, en);
	text_puts(t, "</span>");
}

void html_number(struct text *t, long long v)
{
	report_amount(t, v, 0);
}

void html_signed(struct text *t, long long v)
{
	if (v > 0)
		text_putc(t, '+');
	html_number(t, v);
}

/* ---- page ------------------------------------------------------------------------------ */

static void put_lines(struct text *t, const char *const *line)
{
	for (; *line; line++)
		text_puts(t, *line);
}

static int digit(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* The SHA-256 of the lines in base64, as a content security policy has it. */
static void put_hash(struct text *t, const char *const *line)
{
	static const char letter[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	char hex[HASH_TEXT];
	struct text all;
	unsigned bits;
	int i;

	text_init(&all);
	put_lines(&all, line);
	hash_sha256(all.s, all.len, hex);
	text_release(&all);
	text_puts(t, "'sha256-");
	for (i = 0; hex[i]; i += 3) { /* three digits are two letters */
		bits = (unsigned)digit(hex[i]) << 8;
		if (hex[i + 1])
			bits |= (unsigned)digit(hex[i + 1]) << 4 |
			    (unsigned)digit(hex[i + 2]);
		text_putc(t, letter[bits >> 6]);
		if (!hex[i + 1])
			break;
		text_putc(t, letter[bits & 63]);
	}
	text_puts(t, "='"); /* 32 bytes are 43 letters and a filler */
}

static void put_head(struct text *t, const struct html_page *p)
{
	const char *lang = p->lang == LANG_JA ? "ja" : "en";

	html_put(t, "<!DOCTYPE html>\n<html lang=\"%s\" data-show=\"%s\" "
	    "data-title-ja=\"", lang, lang);
	html_text(t, p->title.ja);
	text_puts(t, "\" data-title-en=\"");
	html_text(t, p->title.en);
	text_puts(t, "\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src ");
	put_hash(t, HTML_CSS);
	text_puts(t, "; script-src ");
	put_hash(t, HTML_JS);
	text_puts(t, "; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n<title>");
	html_text(t, p->lang == LANG_JA ? p->title.ja : p->title.en);
	text_puts(t, "</title>\n<style>");
	put_lines(t, HTML_CSS);
	text_puts(t, "</style>\n</head>\n");
}

static void put_switch(struct text *t, enum lang lang)
{
	html_put(t, "<div class=\"switch\" role=\"group\" "
	    "aria-label=\"言語 / Language\" hidden>"
	    "<button type=\"button\" data-lang=\"ja\" lang=\"ja\" "
	    "aria-pressed=\"%s\">日本語</button>"
	    "<button type=\"button\" data-lang=\"en\" lang=\"en\" "
	    "aria-pressed=\"%s\">English</button></div>\n",
	    lang == LANG_JA ? "true" : "false", lang == LANG_EN ? "true" : "false");
}

void html_begin(struct text *t, const struct html_page *p)
{
	int i;

	put_head(t, p);
	text_puts(t, "<body>\n<a class=\"skip\" href=\"#main\">");
	html_say(t, "本文へ", "Skip to the content");
	text_puts(t, "</a>\n<header class=\"top\"><div class=\"wrap\">\n<div><h1>");
	html_say(t, p->title.ja, p->title.en);
	text_puts(t, "</h1>\n<p class=\"lead\">");
	html_say(t, p->lead.ja, p->lead.en);
	text_puts(t, "</p></div>\n");
	put_switch(t, p->lang);
	text_puts(t, "</div></header>\n"
	    "<nav class=\"toc\"><div class=\"wrap\"><ul>\n");
	for (i = 0; i < p->n_section; i++) {
		html_put(t, "<li><a href=\"#%s\">", p->section[i].id);
		html_say(t, p->section[i].ja, p->section[i].en);
		text_puts(t, "</a></li>\n");
	}
	text_puts(t, "</ul></div></nav>\n<main id=\"main\" class=\"wrap\">\n");
}

void html_end(struct text *t, const char *tool)
{
	html_put(t, "</main>\n<footer><div class=\"wrap\">%s " VERSION " · ",
	    tool);
	html_say(t, "この報告書は点検の手段であり、日本年金機構の決定ではない。",
	    "This report is a means of checking, not a decision of the Japan "
	    "Pension Service.");
	text_puts(t, "</div></footer>\n<script>");
	put_lines(t, HTML_JS);
	text_puts(t, "</script>\n</body>\n</html>\n");
}

void html_section(struct text *t, const struct html_name *s)
{
	html_put(t, "<section id=\"%s\" aria-labelledby=\"h-%s\">\n"
	    "<h2 id=\"h-%s\">", s->id, s->id, s->id);
	html_say(t, s->ja, s->en);
	text_puts(t, "</h2>\n");
}

void html_section_end(struct text *t)
{
	text_puts(t, "</section>\n");
}

void html_paragraph(struct text *t, const char *ja, const char *en)
{
	text_puts(t, "<p class=\"note\">");
	html_say(t, ja, en);
	text_puts(t, "</p>\n");
}

void html_fact(struct text *t, const char *ja, const char *en, const char *value)
{
	text_puts(t, "<dt>");
	html_say(t, ja, en);
	text_puts(t, "</dt><dd>");
	text_puts(t, value);
	text_puts(t, "</dd>\n");
}

void html_card(struct text *t, const char *tone, const char *ja, const char *en,
    long long v)
{
	html_put(t, "<div class=\"%s\"><dt>", *tone ? tone : "plain");
	html_say(t, ja, en);
	text_puts(t, "</dt><dd>");
	if (v < 0) /* no count is: suppressed */
		text_putc(t, '*');
	else
		html_number(t, v);
	text_puts(t, "</dd></div>\n");
}

/* ---- tables ------------------------------------------------------------------------------ */

static int has_groups(const char *class)
{
	return strcmp(class, "cases") == 0;
}

void html_table(struct text *t, const struct html_name *caption,
    const char *class, const struct html_column *column, int n)
{
	int i;

	html_put(t, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
	    "aria-labelledby=\"%s\">\n<table class=\"%s\"%s>\n<caption id=\"%s\">",
	    caption->id, *class ? class : "plain",
	    has_groups(class) ? " data-groups" : "", caption->id);
	html_say(t, caption->ja, caption->en);
	text_puts(t, "</caption>\n<thead><tr>");
	for (i = 0; i < n; i++) {
		html_put(t, "<th scope=\"col\"%s%s>",
		    column[i].kind & HTML_NUMBER ? " class=\"num\"" : "",
		    column[i].kind & HTML_SORT ? " data-sort" : "");
		html_say(t, column[i].ja, column[i].en);
		text_puts(t, "</th>");
	}
	text_puts(t, has_groups(class) ? "</tr></thead>\n"
				       : "</tr></thead>\n<tbody>\n");
}

void html_table_end(struct text *t, const char *class)
{
	text_puts(t, has_groups(class) ? "</table></div>\n"
				       : "</tbody>\n</table></div>\n");
}

void html_cell(struct text *t, long long v)
{
	html_put(t, "<td class=\"num\" data-v=\"%lld\">", v);
	html_number(t, v);
	text_puts(t, "</td>");
}

void html_label(struct text *t, const char *ja, const char *en)
{
	text_puts(t, "<span class=\"label\">");
	html_say(t, ja, en);
	text_puts(t, "</span>");
}

/* ---- the filter of the list ---------------------------------------------------------------- */

void html_filter(struct text *t)
{
	text_puts(t, "<form class=\"filter\" hidden>\n");
}

void html_option(struct text *t, const struct html_name *name, enum lang lang)
{
	text_puts(t, "<option value=\"");
	html_text(t, name->id);
	text_puts(t, "\" data-ja=\"");
	html_text(t, name->ja);
	text_puts(t, "\" data-en=\"");
	html_text(t, name->en);
	text_puts(t, "\">");
	html_text(t, lang == LANG_JA ? name->ja : name->en);
	text_puts(t, "</option>");
}

static void begin_select(struct text *t, const char *filter, const char *found,
    const char *ja, const char *en, enum lang lang)
{
	static const struct html_name ALL = { "", "すべて", "all" };

	text_puts(t, "<label>");
	html_say(t, ja, en);
	html_put(t, "<select data-filter=\"%s\"%s>", filter, found);
	html_option(t, &ALL, lang);
}

void html_select(struct text *t, const char *filter, const char *ja,
    const char *en, enum lang lang)
{
	begin_select(t, filter, "", ja, en, lang);
}

void html_select_end(struct text *t)
{
	text_puts(t, "</select></label>\n");
}

void html_choices(struct text *t, const char *filter, const char *ja,
    const char *en, const struct html_name *name, int n, enum lang lang)
{
	int i;

	html_select(t, filter, ja, en, lang);
	for (i = 0; i < n; i++)
		html_option(t, &name[i], lang);
	html_select_end(t);
}

void html_benefits(struct text *t, enum lang lang)
{
	struct html_name benefit[BENEFITS];
	int i;

	for (i = 0; i < BENEFITS; i++) {
		benefit[i].id = BENEFIT_NAMES[i].id;
		benefit[i].ja = BENEFIT_NAMES[i].ja;
		benefit[i].en = BENEFIT_NAMES[i].en;
	}
	html_choices(t, "benefit", "給付", "benefit", benefit, BENEFITS, lang);
}

void html_select_found(struct text *t, const char *filter, const char *ja,
    const char *en, enum lang lang)
{
	begin_select(t, filter, " data-fill", ja, en, lang);
	html_select_end(t);
}

void html_filter_end(struct text *t, long long total)
{
	text_puts(t, "<label>");
	html_say(t, "検索", "Search");
	text_puts(t, "<input type=\"search\" data-filter=\"q\" "
	    "autocomplete=\"off\"></label>\n<button type=\"reset\">");
	html_say(t, "解除", "Reset");
	text_puts(t, "</button>\n<output aria-live=\"polite\">");
	html_say(t, "表示 ", "shown: ");
	html_put(t, "<b data-count>%lld</b> / ", total);
	html_number(t, total);
	text_puts(t, "</output>\n</form>\n<p data-none hidden>");
	html_say(t, "条件に合うものはない。", "Nothing fits the filter.");
	text_puts(t, "</p>\n");
}
