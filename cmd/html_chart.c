/* html_chart.c - bars and columns of a report, as SVG drawn in whole numbers. */
#include "html.h"

#include <stdlib.h>

#define BAR_WIDTH 1000   /* units of a bar in a cell */
#define LEAST_SEEN 4     /* units: what is there is seen */

#define TOP 12           /* pixels of the chart of columns */
#define LEFT 64
#define HEIGHT 180
#define BELOW 26
#define LABEL_WIDTH 58

/* Of `units`, the share v has in max. */
static long long share(long long v, long long max, int units)
{
	long long n;

	if (v <= 0 || max <= 0)
		return 0;
	if (max > 1000000000000LL) { /* a bar needs no more digits */
		v /= 1000000;
		max /= 1000000;
	}
	n = v * units / max;
	return n > units ? units : n;
}

static long long seen_share(long long v, long long max, int units)
{
	long long n = share(v, max, units);

	return v > 0 && n < LEAST_SEEN ? LEAST_SEEN : n;
}

static void begin_bar(struct text *t)
{
	html_put(t, "<svg class=\"bar\" viewBox=\"0 0 %d 10\" "
	    "preserveAspectRatio=\"none\" aria-hidden=\"true\">", BAR_WIDTH);
}

static void put_rect(struct text *t, const char *class, long long x,
    long long width)
{
	html_put(t, "<rect class=\"%s\" x=\"%lld\" y=\"0\" width=\"%lld\" "
	    "height=\"10\"/>", class, x, width);
}

void html_bar(struct text *t, const struct html_length *part, int n,
    long long max)
{
	long long x = 0, width;
	int i;

	begin_bar(t);
	for (i = 0; i < n; i++) {
		width = seen_share(part[i].n, max, BAR_WIDTH);
		if (width)
			put_rect(t, part[i].class, x, width);
		x += width;
	}
	text_puts(t, "</svg>");
}

void html_two_sided(struct text *t, long long left, long long right,
    long long max)
{
	const int half = BAR_WIDTH / 2;
	long long width = seen_share(left, max, half);

	begin_bar(t);
	if (width)
		put_rect(t, "loss", half - width, width);
	width = seen_share(right, max, half);
	if (width)
		put_rect(t, "gain", half, width);
	html_put(t, "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"0\" "
	    "y2=\"10\"/></svg>", half, half);
}

void html_legend(struct text *t, const struct html_name *name, int n)
{
	int i;

	text_puts(t, "<ul class=\"legend\">");
	for (i = 0; i < n; i++) {
		html_put(t, "<li class=\"%s\">", name[i].id);
		html_say(t, name[i].ja, name[i].en);
		text_puts(t, "</li>");
	}
	text_puts(t, "</ul>\n");
}

/* ---- columns --------------------------------------------------------------------------- */

/* The step between grid lines: 1, 2 or 5 times a power of ten, five at most. */
static long long grid_step(long long max)
{
	long long step = 1;

	while (max > step * 5) {
		if (max <= step * 10)
			return step * 2;
		if (max <= step * 25)
			return step * 5;
		step *= 10;
	}
	return step;
}

static long long height_of(long long v, long long top)
{
	return share(v, top, HEIGHT);
}

static void put_grid(struct text *t, long long step, long long top, int width)
{
	long long v, y;

	for (v = 0; v <= top; v += step) {
		y = TOP + HEIGHT - height_of(v, top);
		html_put(t, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" "
		    "y1=\"%lld\" y2=\"%lld\"/>", LEFT, width, y, y);
		html_put(t, "<text x=\"%d\" y=\"%lld\" text-anchor=\"end\">",
		    LEFT - 8, y + 4);
		html_number(t, v);
		text_puts(t, "</text>\n");
	}
}

static void put_stack(struct text *t, const struct html_stack *s,
    const struct html_name *series, int x, int pitch, long long top)
{
	long long y = TOP + HEIGHT, h;
	int i, gap = pitch / 6;

	html_put(t, "<title>%s", s->label);
	for (i = 0; i < HTML_SERIES; i++) {
		text_puts(t, i ? ", " : ": "); /* no markup in a title */
		html_text(t, series[i].ja);
		text_puts(t, " / ");
		html_text(t, series[i].en);
		text_puts(t, " ");
		html_number(t, s->n[i]);
	}
	html_put(t, "</title><rect class=\"hit\" x=\"%d\" y=\"%d\" width=\"%d\" "
	    "height=\"%d\"/>", x, TOP, pitch, HEIGHT);
	for (i = 0; i < HTML_SERIES; i++) {
		h = height_of(s->n[i], top);
		if (s->n[i] > 0 && h == 0)
			h = 1;
		y -= h;
		if (h)
			html_put(t, "<rect class=\"%s\" x=\"%d\" y=\"%lld\" "
			    "width=\"%d\" height=\"%lld\"/>", series[i].id,
			    x + gap, y, pitch - 2 * gap, h);
	}
}

static long long highest(const struct html_stack *stack, int n)
{
	long long max = 1, sum;
	int i, k;

	for (i = 0; i < n; i++) {
		for (sum = 0, k = 0; k < HTML_SERIES; k++)
			sum += stack[i].n[k];
		if (sum > max)
			max = sum;
	}
	return max;
}

void html_columns(struct text *t, const struct html_stack *stack, int n,
    const struct html_name *series, const char *filter)
{
	const int pitch = n <= 12 ? 64 : n <= 24 ? 40 : 18;
	const int width = LEFT + n * pitch;
	const int every = (LABEL_WIDTH + pitch - 1) / pitch;
	long long max = highest(stack, n), step = grid_step(max);
	long long top = (max + step - 1) / step * step;
	int i, x;

	html_put(t, "<div class=\"scroll\"><svg class=\"columns\" width=\"%d\" "
	    "height=\"%d\" role=\"group\">\n", width, TOP + HEIGHT + BELOW);
	put_grid(t, step, top, width);
	for (i = 0; i < n; i++) {
		x = LEFT + i * pitch;
		html_put(t, "<a href=\"#%s=%s\">", filter, stack[i].label);
		put_stack(t, &stack[i], series, x, pitch, top);
		text_puts(t, "</a>");
		if (i % every == 0)
			html_put(t, "<text x=\"%d\" y=\"%d\" "
			    "text-anchor=\"middle\">%s</text>", x + pitch / 2,
			    TOP + HEIGHT + 18, stack[i].label);
		text_puts(t, "\n");
	}
	text_puts(t, "</svg></div>\n");
}
