/* compare_rows.c - --mutate and --coverage: what a set of cases would notice of
 * the rule rows, and which of them it comes across. */
#include "compare_tool.h"

#include "../calc/mutation.h"

#include <stdlib.h>
#include <string.h>

static int run_case(struct compare_run *r, void *into, const struct record *rec)
{
	const struct outcome *o = mutation_run(into, &r->record);

	(void)rec;
	if (o->code || o->part)
		r->err = o->code ? o->err : o->part_err;
	return o->code ? o->code : o->part;
}

static char *title_of(const struct mutation_row *x)
{
	struct text t;

	text_init(&t);
	rule_row_title(&t, x->row);
	return t.s;
}

/* What --mutate says of a row. */
static const char *verdict(const struct compare_run *r,
    const struct mutation_row *x)
{
	if (x->noticed == NOTICED_LOAD)
		return say(r, "表として読めない", "the tables do not load");
	if (x->noticed)
		return x->by;
	if (x->on_sheet)
		return say(r, "計算書だけに出る（他の額が勝つ）",
		    "on a worksheet only: another figure wins");
	return x->met ? say(r, "気づかない", "NOT NOTICED")
		      : say(r, "どの事例も通らない", "NO CASE COMES ACROSS IT");
}

int mutation_missed(const struct compare_run *r, const struct mutation_row *x)
{
	return r->coverage ? !x->met && x->reachable
			   : !x->noticed && !x->on_sheet && x->reachable;
}

/* ---- text and Markdown ----------------------------------------------------------------- */

struct table_count {
	const char *name;
	long long rows, reachable, met, used, noticed, sheet, missed;
};

static void count_row(const struct compare_run *r, struct table_count *n,
    const struct mutation_row *x)
{
	n->rows++;
	n->reachable += x->reachable;
	n->met += x->met > 0;
	n->used += x->used > 0;
	n->noticed += x->noticed != NOTICED_NOT;
	n->sheet += !x->noticed && x->on_sheet;
	n->missed += mutation_missed(r, x);
}

static void put_table(struct grid *g, const struct compare_run *r,
    const struct table_count *n)
{
	char s[6][32];
	const char *cell[] = { n->name, yen_text(n->rows, s[0]),
		yen_text(n->reachable, s[1]), yen_text(n->met, s[2]),
		yen_text(n->missed, s[3]),
		yen_text(r->coverage ? n->used : n->sheet, s[4]),
		yen_text(n->noticed, s[5]) };

	grid_row(g, cell);
}

static void put_tables(struct compare_run *r, const struct mutation *m,
    struct table_count *all)
{
	const struct grid_column column[] = {
		{ say(r, "表", "table"), 28, 0 }, { say(r, "行", "rows"), 9, 1 },
		{ say(r, "届く行", "in reach"), 9, 1 },
		{ say(r, "通る行", "met"), 9, 1 },
		{ say(r, "漏れ", "missed"), 9, 1 },
		{ r->coverage ? say(r, "計算書に出る", "on a sheet")
			: say(r, "計算書だけ", "sheet only"), 12, 1 },
		{ say(r, "気づく", "noticed"), 9, 1 } };
	struct table_count n;
	struct grid g;
	int i;

	grid_begin(&g, r, column, r->coverage ? 6 : 7);
	for (i = 0; i < mutation_count(m);) {
		memset(&n, 0, sizeof n);
		n.name = rule_table_name(mutation_at(m, i)->row->table);
		for (; i < mutation_count(m) && strcmp(n.name,
		     rule_table_name(mutation_at(m, i)->row->table)) == 0; i++) {
			count_row(r, &n, mutation_at(m, i));
			count_row(r, all, mutation_at(m, i));
		}
		put_table(&g, r, &n);
	}
	put_table(&g, r, all);
}

static void put_missed(struct compare_run *r, const struct mutation *m)
{
	char *title;
	int i, n = 0;

	for (i = 0; i < mutation_count(m); i++)
		n += mutation_missed(r, mutation_at(m, i));
	if (n == 0)
		return;
	put_heading(r, 2, r->coverage
	    ? say(r, "どの事例も通らない行", "Rows that no case comes across")
	    : say(r, "誤りに気づかない行", "Rows whose error no case notices"));
	for (i = 0; i < mutation_count(m); i++) {
		if (!mutation_missed(r, mutation_at(m, i)))
			continue;
		title = title_of(mutation_at(m, i));
		text_puts(&r->out, r->format == COMPARE_MD ? "* " : "  ");
		text_puts(&r->out, title);
		if (!r->coverage) {
			text_puts(&r->out, "  ");
			text_puts(&r->out, verdict(r, mutation_at(m, i)));
		}
		text_putc(&r->out, '\n');
		free(title);
	}
}

/* Tables that only other benefits read: they are not counted as missed. */
static void put_others(struct compare_run *r, const struct mutation *m)
{
	const struct rule_table *last = NULL, *t;
	struct rule_head h;
	int i, n = 0;

	for (i = 0; i < mutation_count(m); i++) {
		t = mutation_at(m, i)->row->table;
		if (t == last || !mutation_at(m, i)->other)
			continue;
		last = t;
		if (n++ == 0)
			put_heading(r, 2, say(r, "他の給付だけが引く表",
			    "Tables that only other benefits read"));
		rule_head(t, &h);
		text_puts(&r->out, r->format == COMPARE_MD ? "* " : "  ");
		text_puts(&r->out, h.name);
		text_puts(&r->out, "  ");
		text_puts(&r->out, h.law);
		text_putc(&r->out, '\n');
	}
}

static void put_steps(struct compare_run *r, const struct mutation *m)
{
	const struct grid_column column[] = {
		{ say(r, "計算の段", "step"), 36, 0 },
		{ say(r, "事例", "cases"), 9, 1 },
		{ say(r, "切上げ", "up"), 9, 1 },
		{ say(r, "切捨て", "down"), 9, 1 },
		{ say(r, "端数なし", "whole"), 9, 1 },
		{ say(r, "0", "zero"), 9, 1 },
		{ say(r, "条文", "article"), 0, 0 } };
	const struct mutation_step *s;
	char y[5][32];
	struct grid g;
	int i, n;

	s = mutation_steps(m, &n);
	put_heading(r, 2, say(r, "通った条文", "Articles computed"));
	grid_begin(&g, r, column, 7);
	for (i = 0; i < n; i++) {
		const char *cell[] = { s[i].def->id, yen_text(s[i].cases, y[0]),
			s[i].rounds ? yen_text(s[i].up, y[1]) : "",
			s[i].rounds ? yen_text(s[i].down, y[2]) : "",
			s[i].rounds ? yen_text(s[i].whole, y[3]) : "",
			yen_text(s[i].zero, y[4]), s[i].def->law };

		grid_row(&g, cell);
	}
}

/* A line of what was decided; `never` takes the names of what was not. */
static void put_decided(struct grid *g, const char *name, long long n,
    struct text *never)
{
	char y[32];
	const char *cell[] = { name, yen_text(n, y) };

	if (n) {
		grid_row(g, cell);
		return;
	}
	if (never->len)
		text_puts(never, ", ");
	text_puts(never, name);
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

/* What was decided, and what never was: other benefits' reasons and notes are
 * among the latter. */
static void put_outcomes(struct compare_run *r, const struct mutation *m)
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
		put_decided(&g, REASON_NAMES[i].id, o->reason[i], &never);
	for (i = 0; i < NOTES; i++)
		put_decided(&g, NOTE_NAMES[i].id, o->note[i], &never);
	put_heading(r, 2, say(r, "どの事例にも出ない結果（他の給付のものを含む）",
	    "What no case has (other benefits' reasons and notes included)"));
	put_paragraph(r, never.len ? never.s : "-");
	text_release(&never);
}

/* Steps one side of whose rounding, or whose result of 0, no case has. */
static void put_one_sided(struct compare_run *r, const struct mutation *m)
{
	const struct mutation_step *s;
	int i, n;

	s = mutation_steps(m, &n);
	put_heading(r, 2, say(r, "片側しか通らない段",
	    "Steps of which no case takes one side"));
	for (i = 0; i < n; i++) {
		if ((!s[i].rounds || (s[i].up && s[i].down)) && s[i].more)
			continue;
		text_puts(&r->out, r->format == COMPARE_MD ? "* " : "  ");
		text_puts(&r->out, s[i].def->id);
		if (s[i].rounds && !s[i].up)
			text_puts(&r->out, say(r, " 切上げなし", " never up"));
		if (s[i].rounds && !s[i].down)
			text_puts(&r->out, say(r, " 切捨てなし", " never down"));
		if (!s[i].more)
			text_puts(&r->out, say(r, " 0のみ", " always zero"));
		text_putc(&r->out, '\n');
	}
}

static void put_report(struct compare_run *r, const struct mutation *m)
{
	struct table_count all;

	memset(&all, 0, sizeof all);
	all.name = say(r, "計", "all");
	put_heading(r, 1, r->coverage
	    ? say(r, "事例の通る規則の行", "Rule rows that the cases come across")
	    : say(r, "行の値を誤らせる試験", "Rows made wrong, one at a time"));
	put_tables(r, m, &all);
	put_missed(r, m);
	put_others(r, m);
	if (!r->coverage)
		return;
	put_steps(r, m);
	put_one_sided(r, m);
	put_outcomes(r, m);
}

/* ---- JSON, CSV, CI ------------------------------------------------------------------------ */

static void put_json(struct compare_run *r, const struct mutation_row *x,
    const char *title)
{
	struct text *t = &r->out;

	text_puts(t, r->coverage ? "{\"format\":\"nenkin-coverage/1\""
				 : "{\"format\":\"nenkin-mutation/1\"");
	text_puts(t, ",\"rule\":");
	text_json(t, title);
	text_puts(t, ",\"cases\":");
	text_int(t, x->met);
	if (r->coverage) {
		text_puts(t, ",\"worksheets\":");
		text_int(t, x->used);
	} else {
		text_puts(t, ",\"noticed\":");
		text_puts(t, x->noticed == NOTICED_CASE ? "\"case\""
		    : x->noticed ? "\"load\"" : x->on_sheet ? "\"sheet\""
		    : "null");
		if (*x->by) {
			text_puts(t, ",\"by\":");
			text_json(t, x->by);
		}
	}
	text_puts(t, x->reachable ? ",\"in_reach\":true}\n"
				  : ",\"in_reach\":false}\n");
}

static void put_csv(struct compare_run *r, const struct mutation_row *x,
    const char *title)
{
	struct text *t = &r->out;

	result_csv_text(t, title);
	text_putc(t, ',');
	text_int(t, x->met);
	text_putc(t, ',');
	if (r->coverage)
		text_int(t, x->used);
	else
		result_csv_text(t, x->noticed == NOTICED_LOAD ? "(load)"
		    : x->on_sheet && !x->noticed ? "(sheet)" : x->by);
	text_puts(t, x->reachable ? ",true\n" : ",false\n");
}

static void put_json_steps(struct compare_run *r, const struct mutation *m)
{
	const struct mutation_step *s;
	struct text *t = &r->out;
	int i, k, n;

	s = mutation_steps(m, &n);
	for (i = 0; i < n; i++) {
		const long long count[] = { s[i].cases, s[i].up, s[i].down,
			s[i].whole, s[i].zero };
		static const char *const key[] = { "cases", "up", "down",
			"whole", "zero" };

		text_puts(t, "{\"format\":\"nenkin-coverage-step/1\",\"step\":");
		text_json(t, s[i].def->id);
		text_puts(t, ",\"law\":");
		text_json(t, s[i].def->law);
		for (k = 0; k < 5; k++) {
			if (k > 0 && k < 4 && !s[i].rounds)
				continue;
			text_puts(t, ",\"");
			text_puts(t, key[k]);
			text_puts(t, "\":");
			text_int(t, count[k]);
		}
		text_puts(t, "}\n");
	}
}

static void put_row(struct compare_run *r, const struct mutation_row *x)
{
	char *title = title_of(x);

	if (r->format == COMPARE_JSON)
		put_json(r, x, title);
	else if (r->format == COMPARE_CSV)
		put_csv(r, x, title);
	else
		ci_test(r, title, mutation_missed(r, x) ? CI_FAILED : CI_PASSED,
		    r->coverage ? NULL : verdict(r, x));
	free(title);
}

static void put_rows(struct compare_run *r, const struct mutation *m)
{
	int i;

	if (r->format == COMPARE_CSV)
		text_puts(&r->out, r->coverage ? "rule,cases,worksheets,in_reach\n"
		    : "rule,cases,noticed_by,in_reach\n");
	for (i = 0; i < mutation_count(m); i++)
		put_row(r, mutation_at(m, i));
	if (r->format == COMPARE_JSON && r->coverage)
		put_json_steps(r, m);
	if (r->format == COMPARE_JUNIT || r->format == COMPARE_TAP)
		ci_end(r);
}

int compare_rows(struct compare_run *r)
{
	struct rule_changes changes;
	struct mutation *m;
	int i, some = r->new != NULL;

	if (some)
		rule_changes_find(&changes, r->old, r->new);
	m = mutation_new(some ? r->new : r->old, some ? &changes : NULL,
	    &r->options, r->mutate, &r->err);
	if (!m) {
		common_complain(&r->common, &r->err);
		return r->err.code;
	}
	compare_each(r, run_case, m);
	if (r->format == COMPARE_TEXT || r->format == COMPARE_MD)
		put_report(r, m);
	else if (r->format == COMPARE_HTML)
		compare_html_rows(r, m);
	else
		put_rows(r, m);
	for (i = 0; i < mutation_count(m); i++)
		if (mutation_missed(r, mutation_at(m, i)))
			r->status = err_worse(r->status, ERR_FOUND);
	if (mutation_count(m) == 0)
		fprintf(stderr, "nenkin-compare: no row that a calculation "
		    "reads differs\n");
	compare_flush(r);
	mutation_free(m);
	if (some)
		rule_changes_release(&changes);
	return r->status;
}
