/* compare_sheet.c - two worksheets of one case side by side. */
#include "compare_tool.h"

#include <string.h>

#define AHEAD 40 /* steps looked ahead for the next one that both have */

static int same_text(const struct json *a, const struct json *b, const char *key)
{
	return strcmp(json_member_text(a, key), json_member_text(b, key)) == 0;
}

static int same_value(const struct json *a, const struct json *b,
    const char *key)
{
	struct text x, y;
	const struct json *m = json_member(a, key), *n = json_member(b, key);
	int same;

	if (!m || !n)
		return m == n;
	text_init(&x);
	text_init(&y);
	hash_canonical(&x, m);
	hash_canonical(&y, n);
	same = strcmp(x.s, y.s) == 0;
	text_release(&x);
	text_release(&y);
	return same;
}

/* Whether two steps are the same step: of one name, recipient, category and
 * month. */
static int same_step(const struct json *a, const struct json *b)
{
	return same_text(a, b, "step") && same_text(a, b, "month") &&
	    same_text(a, b, "recipient") && same_value(a, b, "category");
}

static int same_figures(const struct json *a, const struct json *b)
{
	return same_text(a, b, "formula") && same_text(a, b, "exact") &&
	    same_text(a, b, "value") && same_text(a, b, "rounding") &&
	    same_text(a, b, "rule") && same_value(a, b, "rules");
}

/* Steps until the one like `step`; AHEAD = not near. */
static int distance(const struct json *from, const struct json *step)
{
	int i;

	for (i = 0; from && i < AHEAD; i++, from = json_next(from))
		if (same_step(from, step))
			return i;
	return AHEAD;
}

/* The next pair; either is NULL where the other side has a step more. */
static struct step_pair next_pair(const struct json **a, const struct json **b)
{
	struct step_pair p = { *a, *b };

	if (*a && *b && !same_step(*a, *b)) {
		if (distance(json_next(*b), *a) <= distance(json_next(*a), *b))
			p.old = NULL;
		else
			p.new = NULL;
	}
	if (p.old)
		*a = json_next(*a);
	if (p.new)
		*b = json_next(*b);
	return p;
}

static const struct json *steps_of(const struct json *result)
{
	const struct json *m = json_member(result, "worksheet");

	return m && json_type(m) == JSON_ARRAY ? json_first(m) : NULL;
}

struct step_pair first_difference(const struct json *old, const struct json *new)
{
	const struct json *a = steps_of(old), *b = steps_of(new);
	struct step_pair p = { NULL, NULL };

	while (a || b) {
		p = next_pair(&a, &b);
		if (!p.old || !p.new || !same_figures(p.old, p.new))
			return p;
	}
	p.old = p.new = NULL;
	return p;
}

/* "[a, b]": the rule rows of a step. */
static void put_rules(struct text *t, const struct json *step)
{
	const struct json *m = json_member(step, "rules");
	const char *rule = json_member_text(step, "rule");

	if (!*rule)
		return;
	text_puts(t, "  [");
	if (!m)
		text_puts(t, rule);
	for (m = m ? json_first(m) : NULL; m; m = json_next(m)) {
		text_puts(t, json_string(m));
		if (json_next(m))
			text_puts(t, ", ");
	}
	text_putc(t, ']');
}

static void put_formula(struct compare_run *r, const char *which,
    const struct json *step)
{
	struct text *t = &r->out;

	if (!step)
		return;
	text_puts(t, r->format == COMPARE_MD ? "* " : "        ");
	text_puts(t, which);
	text_puts(t, json_member_text(step, "formula"));
	text_puts(t, " = ");
	text_puts(t, json_member_text(step, "exact"));
	text_puts(t, " -> ");
	text_puts(t, json_member_text(step, "value"));
	put_rules(t, step);
	text_puts(t, "  ");
	text_puts(t, json_member_text(step, "law"));
	text_putc(t, '\n');
}

void put_named(struct text *t, const struct json *x, const char *key)
{
	const char *recipient = json_member_text(x, "recipient");

	text_puts(t, json_member_text(x, key));
	if (!*recipient)
		return;
	text_putc(t, '[');
	text_puts(t, recipient);
	text_putc(t, ']');
}

static void put_pair(struct grid *g, const struct step_pair *p, const char *mark)
{
	const struct json *step = p->old ? p->old : p->new;
	struct text name;
	const char *cell[] = { mark, NULL, json_member_text(p->old, "value"),
		json_member_text(p->new, "value") };

	text_init(&name);
	put_named(&name, step, "step");
	cell[1] = name.s;
	grid_row(g, cell);
	text_release(&name);
}

static void put_all_pairs(struct compare_run *r, const struct json *old,
    const struct json *new, struct step_pair *first)
{
	const struct grid_column column[] = { { "", 4, 0 },
		{ say(r, "計算の段", "step"), 40, 0 },
		{ say(r, "旧", "old"), 28, 1 }, { say(r, "新", "new"), 28, 1 } };
	const struct json *a = steps_of(old), *b = steps_of(new);
	struct grid g;
	int found = 0;

	grid_begin(&g, r, column, 4);
	while (a || b) {
		struct step_pair p = next_pair(&a, &b);
		int same = p.old && p.new && same_figures(p.old, p.new);

		put_pair(&g, &p, same ? "" : found ? "*" : ">>");
		if (!same && !found)
			*first = p;
		found |= !same;
	}
}

void each_pair(const struct json *old, const struct json *new,
    step_pair_fn *each, void *into)
{
	const struct json *a = steps_of(old), *b = steps_of(new);

	while (a || b) {
		struct step_pair p = next_pair(&a, &b);

		each(into, &p, !p.old || !p.new || !same_figures(p.old, p.new));
	}
}

void put_side_by_side(struct compare_run *r, const struct json *old,
    const struct json *new)
{
	struct step_pair first = { NULL, NULL };

	put_all_pairs(r, old, new, &first);
	if (!first.old && !first.new)
		return;
	if (r->format == COMPARE_MD)
		text_putc(&r->out, '\n');
	put_formula(r, say(r, ">> 旧  ", ">> old  "), first.old);
	put_formula(r, say(r, ">> 新  ", ">> new  "), first.new);
}
