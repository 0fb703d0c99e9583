/* timeline.c - month by month what is due: nenkin-timeline/1.
 *
 * Given     a case, its first and last month, the function that answers for one
 * Returned  equal months one after another as ranges, by benefit and recipient;
 *           the payments they make
 * Source    国民年金法第18条第1項; 厚生年金保険法第36条第1項
 */
#include "timeline.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

#define X(id, name, ja, en) { name, ja, en },
const struct name ASSUMED_NAMES[ASSUMED] = { TIMELINE_ASSUMED(X) };
#undef X

void timeline_init(struct timeline *t)
{
	memset(t, 0, sizeof *t);
}

void timeline_release(struct timeline *t)
{
	free(t->range);
	free(t->payment);
	timeline_init(t);
}

int paid_once(enum benefit_id id)
{
	return id == BENEFIT_LUMP_SUM_DEATH || id == BENEFIT_DISABILITY_ALLOWANCE;
}

/* ---- ranges ---------------------------------------------------------------------- */

static int same_recipient(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static int line_of(struct timeline *t, const struct benefit *b)
{
	int i;

	for (i = 0; i < t->n; i++)
		if (t->line[i].id == b->id &&
		    same_recipient(t->line[i].recipient, b->recipient))
			return i;
	return t->n++;
}

static struct timeline_range *last_range(const struct timeline *t, int line)
{
	int i;

	for (i = t->n_range - 1; i >= 0; i--)
		if (t->range[i].line == line)
			return &t->range[i];
	return NULL;
}

static int same_amounts(const struct benefit *a, const struct benefit *b)
{
	return a->from == b->from && a->parts == b->parts &&
	    memcmp(a->part, b->part, sizeof a->part) == 0 &&
	    a->suspended == b->suspended;
}

static void new_range(struct timeline *t, int line, int month,
    const struct benefit *b)
{
	struct timeline_range *r;

	t->range = alloc_room(t->range, t->n_range, &t->cap_range, sizeof *t->range);
	r = &t->range[t->n_range++];
	r->line = line;
	r->from = r->to = month;
	r->b = *b;
	memset(r->b.exact, 0, sizeof r->b.exact); /* they end with the month */
}

/* What is paid once stands at its own month, whenever it became known. */
static void add_once(struct timeline *t, int line, const struct benefit *b)
{
	if (b->from >= t->from && !last_range(t, line))
		new_range(t, line, b->from, b);
}

static void add_month(struct timeline *t, int line, int month,
    const struct benefit *b)
{
	struct timeline_range *r = last_range(t, line);

	if (!r || r->to != month - 1 || !same_amounts(&r->b, b)) {
		new_range(t, line, month, b);
		return;
	}
	r->to = month;
	r->b.notes |= b->notes;
}

/* 国年18条1項, 厚年36条1項: due from its first payable month. */
static void add_result(struct timeline *t, const struct result *r)
{
	int i, line;

	for (i = 0; i < r->n; i++) {
		const struct benefit *b = &r->benefit[i];

		line = line_of(t, b);
		t->line[line] = *b;
		if (!b->entitled || b->from > r->on)
			continue;
		if (paid_once(b->id))
			add_once(t, line, b);
		else
			add_month(t, line, r->on, b);
	}
}

/* ---- what the record holds for longer than it says ------------------------------------ */

/* 厚年法43条の2: averages given as totals are revalued for one year; whether the month is
 * of a later one. */
static int other_year(const struct nenkin_case *p, int first, int month)
{
	return p->has_totals && (p->totals[TOTAL_AVERAGE_BEFORE] > 0 ||
	    p->totals[TOTAL_AVERAGE_FROM] > 0) &&
	    month_fiscal_year(month) != month_fiscal_year(first);
}

static int is_due(const struct timeline *t, enum benefit_id first,
    enum benefit_id last)
{
	int i;

	for (i = 0; i < t->n_range; i++)
		if (t->range[i].b.id >= first && t->range[i].b.id <= last)
			return 1;
	return 0;
}

/* Of what is due, and of more than a month. */
static unsigned assumptions(const struct timeline *t,
    const struct nenkin_case *p)
{
	unsigned set = 0;
	int i;

	if (t->to <= t->from)
		return 0;
	if (p->work.given && is_due(t, BENEFIT_OLD_AGE_BASIC,
		BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES))
		set |= 1u << ASSUMED_WORK;
	if (p->disability.given && p->disability.income >= 0 &&
	    is_due(t, BENEFIT_DISABILITY_BASIC, BENEFIT_DISABILITY_BASIC))
		set |= 1u << ASSUMED_INCOME;
	for (i = 0; i < p->death.n_survivors; i++) {
		const struct survivor *s = &p->survivor[p->death.survivors + i];

		if ((s->old_age_basic > 0 || s->old_age_employees > 0) &&
		    is_due(t, BENEFIT_SURVIVORS_BASIC, BENEFIT_WIDOWS_PENSION))
			set |= 1u << ASSUMED_OWN_AMOUNTS;
	}
	return set;
}

/* ---- the months ------------------------------------------------------------------------- */

static int one_month(struct calc *c, const struct nenkin_case *p, int month,
    timeline_fn *compute, const void *own, struct timeline *t)
{
	char m[8];
	int code;

	if (other_year(p, t->from, month))
		return err_set(c->err, ERR_INPUT, "totals",
		    "averages are revalued for one fiscal year, that of %s: "
		    "later ones need the record", month_text(t->from, m));
	num_pool_reset(c->pool);
	code = compute(c, p, month, t->until, own, &t->month);
	if (code)
		return code;
	add_result(t, &t->month);
	t->to = month;
	return 0;
}

static int has_older(const struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		if (r->benefit[i].entitled && r->benefit[i].from < r->on &&
		    !paid_once(r->benefit[i].id))
			return 1;
	return 0;
}

/* The first due month is not computed: the tables begin later, and with them the
 * months of a right that is older; else what was wrong stands. */
static int find_older(struct calc *c, const struct nenkin_case *p,
    timeline_fn *compute, const void *own, struct timeline *t)
{
	const struct err why = *c->err;
	int first = c->law->tables_from;

	if (first > t->until ||
	    compute(c, p, first, t->until, own, &t->month) ||
	    !has_older(&t->month)) {
		*c->err = why;
		return ERR_RULE;
	}
	t->from = first;
	t->searched = 0;
	return 0;
}

/* The first month: asked, of the case, or the first due. */
static int find_first(struct calc *c, const struct nenkin_case *p, int on,
    timeline_fn *compute, const void *own, struct timeline *t)
{
	char m[8], last[8];
	int code;

	t->from = on != MONTH_NONE ? on : p->on;
	t->searched = t->from == MONTH_NONE;
	if (t->searched) {
		code = compute(c, p, MONTH_NONE, t->until, own, &t->month);
		t->from = t->month.on;
		return code == ERR_RULE
		    ? find_older(c, p, compute, own, t) : code;
	}
	if (t->from <= t->until)
		return 0;
	return err_set(c->err, ERR_INPUT, "on",
	    "%s lies after the last month asked for, %s",
	    month_text(t->from, m), month_text(t->until, last));
}

int timeline(struct calc *c, const struct nenkin_case *p, int on, int until,
    timeline_fn *compute, const void *own, struct timeline *t)
{
	int month, code;

	t->n = t->n_range = t->n_payment = 0;
	t->ended = 0;
	t->assumed = 0;
	t->until = until;
	memcpy(t->id, p->id, sizeof t->id);
	c->sheet = NULL;
	code = find_first(c, p, on, compute, own, t);
	if (code)
		return code;
	t->to = t->from - 1;
	for (month = t->from; !code && month <= until; month++)
		code = one_month(c, p, month, compute, own, t);
	if (code && t->to < t->from)
		return code;
	t->assumed = assumptions(t, p);
	t->ended = code;
	if (code)
		err_text(c->err, t->why, sizeof t->why);
	return 0;
}

/* ---- payments ------------------------------------------------------------------------------ */

static long long yearly(const struct timeline *t, int line, int month)
{
	int i;

	for (i = 0; i < t->n_range; i++)
		if (t->range[i].line == line && t->range[i].from <= month &&
		    t->range[i].to >= month)
			return t->range[i].b.payable;
	return 0;
}

/* Whether nothing was due before the timeline begins. */
static int begins_here(const struct timeline *t, int line)
{
	int i;

	for (i = 0; i < t->n_range; i++)
		if (t->range[i].line == line)
			return t->searched || t->range[i].b.from >= t->from;
	return 1;
}

static void pay_line(const struct calc *c, struct timeline *t, int line)
{
	struct payer payer;
	struct payment p;
	int month;

	payer_init(&payer, c->law, t->from, begins_here(t, line));
	for (month = t->from; month <= t->to; month++) {
		if (!payer_month(&payer, month, yearly(t, line, month), &p))
			continue;
		t->payment = alloc_room(t->payment, t->n_payment, &t->cap_payment,
		    sizeof *t->payment);
		t->payment[t->n_payment].line = line;
		t->payment[t->n_payment++].p = p;
	}
}

void timeline_pay(const struct calc *c, struct timeline *t)
{
	int line;

	t->n_payment = 0;
	for (line = 0; line < t->n; line++)
		if (!paid_once(t->line[line].id))
			pay_line(c, t, line);
}

/* ---- JSON -------------------------------------------------------------------------------------- */

static void put_month(struct text *out, const char *key, int month)
{
	char m[8];

	text_puts(out, key);
	text_putc(out, '"');
	text_puts(out, month_text(month, m));
	text_putc(out, '"');
}

static void put_ranges(struct text *out, const struct timeline *t, int line)
{
	int i, n = 0;

	text_puts(out, ",\"ranges\":[");
	for (i = 0; i < t->n_range; i++) {
		const struct timeline_range *r = &t->range[i];

		if (r->line != line)
			continue;
		put_month(out, n++ ? ",{\"from\":" : "{\"from\":", r->from);
		put_month(out, ",\"to\":", r->to);
		result_json_amounts(out, &r->b);
		result_json_notes(out, &r->b);
		text_putc(out, '}');
	}
	text_putc(out, ']');
}

static void put_payments(struct text *out, const struct timeline *t, int line)
{
	int i, n = 0;

	text_puts(out, ",\"payments\":[");
	for (i = 0; i < t->n_payment; i++) {
		const struct payment *p = &t->payment[i].p;

		if (t->payment[i].line != line)
			continue;
		put_month(out, n++ ? ",{\"month\":" : "{\"month\":", p->month);
		put_month(out, ",\"from\":", p->from);
		put_month(out, ",\"to\":", p->to);
		text_puts(out, ",\"yen\":");
		text_int(out, p->yen);
		text_puts(out, ",\"addition\":");
		if (p->addition == ADDITION_UNKNOWN)
			text_puts(out, "null");
		else
			text_int(out, p->addition);
		text_putc(out, '}');
	}
	text_putc(out, ']');
}

static void put_line(struct text *out, const struct timeline *t, int line,
    int payments)
{
	const struct benefit *b = &t->line[line];

	text_puts(out, line ? ",{\"benefit\":" : "{\"benefit\":");
	text_json(out, BENEFIT_NAMES[b->id].id);
	if (b->recipient) {
		text_puts(out, ",\"recipient\":");
		text_json(out, b->recipient);
	}
	put_ranges(out, t, line);
	if (payments && !paid_once(b->id))
		put_payments(out, t, line);
	if (!b->entitled)
		result_json_reason(out, b);
	text_putc(out, '}');
}

static void put_assumed(struct text *out, const struct timeline *t)
{
	int i, n = 0;

	text_puts(out, ",\"assumed\":[");
	for (i = 0; i < ASSUMED; i++) {
		if (!(t->assumed & 1u << i))
			continue;
		if (n++)
			text_putc(out, ',');
		text_json(out, ASSUMED_NAMES[i].id);
	}
	text_putc(out, ']');
}

void timeline_json(struct text *out, const struct timeline *t,
    const struct rules *rules, int payments)
{
	int i;

	text_puts(out, "{\"format\":\"nenkin-timeline/1\",\"case\":");
	text_json(out, t->id);
	put_month(out, ",\"from\":", t->from);
	put_month(out, ",\"until\":", t->until);
	result_json_rules(out, rules);
	text_puts(out, ",\"benefits\":[");
	for (i = 0; i < t->n; i++)
		put_line(out, t, i, payments);
	text_putc(out, ']');
	put_assumed(out, t);
	if (t->ended) {
		put_month(out, ",\"ended\":{\"month\":", t->to + 1);
		text_puts(out, ",\"status\":");
		text_int(out, t->ended);
		text_puts(out, ",\"message\":");
		text_json(out, t->why);
		text_putc(out, '}');
	}
	text_puts(out, "}\n");
}

/* ---- CSV ------------------------------------------------------------------------------------------ */

void timeline_csv_head(struct text *out, unsigned parts, int payments)
{
	text_puts(out, "case,benefit,");
	if (parts == PARTS_SURVIVORS)
		text_puts(out, "recipient,");
	if (payments) {
		text_puts(out, "month,from,to,yen,addition\n");
		return;
	}
	text_puts(out, "from,to,annual,suspended,payable");
	result_csv_parts(out, parts);
	text_putc(out, '\n');
}

static void csv_line(struct text *out, const struct timeline *t, int line,
    unsigned parts)
{
	const struct benefit *b = &t->line[line];

	text_csv(out, t->id);
	text_putc(out, ',');
	text_puts(out, BENEFIT_NAMES[b->id].id);
	if (parts != PARTS_SURVIVORS)
		return;
	text_putc(out, ',');
	text_csv(out, b->recipient ? b->recipient : "");
}

static void csv_month(struct text *out, int month)
{
	char m[8];

	text_putc(out, ',');
	text_puts(out, month_text(month, m));
}

static void csv_ranges(struct text *out, const struct timeline *t, int line,
    unsigned parts)
{
	int i;

	for (i = 0; i < t->n_range; i++) {
		const struct timeline_range *r = &t->range[i];

		if (r->line != line)
			continue;
		csv_line(out, t, line, parts);
		csv_month(out, r->from);
		csv_month(out, r->to);
		result_csv_amounts(out, &r->b, parts);
		text_putc(out, '\n');
	}
}

static void csv_payments(struct text *out, const struct timeline *t,
    unsigned parts)
{
	int i;

	for (i = 0; i < t->n_payment; i++) {
		const struct payment *p = &t->payment[i].p;

		csv_line(out, t, t->payment[i].line, parts);
		csv_month(out, p->month);
		csv_month(out, p->from);
		csv_month(out, p->to);
		text_putc(out, ',');
		text_int(out, p->yen);
		text_putc(out, ',');
		if (p->addition != ADDITION_UNKNOWN)
			text_int(out, p->addition);
		text_putc(out, '\n');
	}
}

void timeline_csv(struct text *out, const struct timeline *t, unsigned parts,
    int payments)
{
	int i;

	if (payments) {
		csv_payments(out, t, parts);
		return;
	}
	for (i = 0; i < t->n; i++)
		csv_ranges(out, t, i, parts);
}
