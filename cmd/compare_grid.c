/* compare_grid.c - headings, paragraphs and tables, as text or Markdown. */
#include "compare_tool.h"

#include "report.h"

#include <string.h>

void put_heading(struct compare_run *r, int level, const char *s)
{
	struct text *t = &r->out;

	if (t->len && !(t->len > 1 && t->s[t->len - 2] == '\n'))
		text_putc(t, '\n');
	if (r->format == COMPARE_MD) {
		while (level-- > 0)
			text_putc(t, '#');
		text_putc(t, ' ');
	}
	text_puts(t, s);
	text_puts(t, r->format == COMPARE_MD ? "\n\n" : "\n");
}

void put_paragraph(struct compare_run *r, const char *s)
{
	text_puts(&r->out, s);
	text_puts(&r->out, r->format == COMPARE_MD ? "\n\n" : "\n");
}

static void put_text_cell(struct text *t, const struct grid_column *c,
    const char *s)
{
	int width = report_width(s);

	if (c->right)
		for (; width < c->width; width++)
			text_putc(t, ' ');
	text_puts(t, s);
	if (!c->right)
		for (; width < c->width; width++)
			text_putc(t, ' ');
}

static void put_text_row(struct grid *g, const char *const *cell)
{
	struct text *t = &g->r->out;
	int i;

	text_puts(t, "  ");
	for (i = 0; i < g->n; i++) {
		if (i)
			text_puts(t, "  ");
		put_text_cell(t, &g->column[i], cell[i]);
	}
	while (t->len && t->s[t->len - 1] == ' ')
		t->s[--t->len] = '\0';
	text_putc(t, '\n');
}

/* In a table of Markdown a bar ends the cell, and a line feed the row. */
static void put_md_row(struct grid *g, const char *const *cell)
{
	struct text *t = &g->r->out;
	const char *s;
	int i;

	for (i = 0; i < g->n; i++) {
		text_puts(t, i ? " | " : "| ");
		for (s = cell[i]; *s; s++)
			if (*s == '|')
				text_puts(t, "\\|");
			else if (*s == '\n')
				text_puts(t, "<br>");
			else
				text_putc(t, *s);
	}
	text_puts(t, " |\n");
}

void grid_row(struct grid *g, const char *const *cell)
{
	if (g->r->format == COMPARE_MD)
		put_md_row(g, cell);
	else
		put_text_row(g, cell);
}

void grid_begin(struct grid *g, struct compare_run *r,
    const struct grid_column *column, int n)
{
	const char *cell[GRID_MAX] = { NULL };
	int i;

	g->r = r;
	g->column = column;
	g->n = n;
	for (i = 0; i < n; i++)
		cell[i] = column[i].title;
	grid_row(g, cell);
	if (r->format != COMPARE_MD)
		return;
	for (i = 0; i < n; i++)
		text_puts(&r->out, column[i].right ? "|---:" : "|---");
	text_puts(&r->out, "|\n");
}

char *yen_text(long long v, char *buf)
{
	struct text t;

	text_init(&t);
	report_amount(&t, v, 0);
	strncpy(buf, t.s, 30);
	buf[30] = '\0';
	text_release(&t);
	return buf;
}

char *signed_text(long long v, char *buf)
{
	yen_text(v, v > 0 ? buf + 1 : buf);
	if (v > 0)
		buf[0] = '+';
	return buf;
}
