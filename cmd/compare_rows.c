/* compare_rows.c - --mutate and --coverage: what a set of cases would notice of
 * the rule rows, and which of them it comes across. */
#include "compare_tool.h"

#include "../calc/coverage.h"

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

static void put_report(struct compare_run *r, const struct mutation *m,
    const struct coverage *c)
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
	compare_coverage(r, m, c);
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

	text_csv(t, title);
	text_putc(t, ',');
	text_int(t, x->met);
	text_putc(t, ',');
	if (r->coverage)
		text_int(t, x->used);
	else
		text_csv(t, x->noticed == NOTICED_LOAD ? "(load)"
		    : x->on_sheet && !x->noticed ? "(sheet)" : x->by);
	text_puts(t, x->reachable ? ",true\n" : ",false\n");
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

static void put_rows(struct compare_run *r, const struct mutation *m,
    const struct coverage *c)
{
	int i;

	if (r->format == COMPARE_CSV)
		text_puts(&r->out, r->coverage ? "rule,cases,worksheets,in_reach\n"
		    : "rule,cases,noticed_by,in_reach\n");
	for (i = 0; i < mutation_count(m); i++)
		put_row(r, mutation_at(m, i));
	if (r->format == COMPARE_JSON && r->coverage)
		compare_coverage_json(r, m, c);
	if (r->format == COMPARE_JUNIT || r->format == COMPARE_TAP)
		ci_end(r);
}

static void put_found(struct compare_run *r, const struct mutation *m)
{
	struct coverage c;

	coverage_find(&c, m);
	if (r->format == COMPARE_TEXT || r->format == COMPARE_MD)
		put_report(r, m, &c);
	else if (r->format == COMPARE_HTML)
		compare_html_rows(r, m, &c);
	else
		put_rows(r, m, &c);
	if (c.unlisted)
		fprintf(stderr, "nenkin-compare: steps that calc/step_list.c "
		    "does not have: %d\n", c.unlisted);
	coverage_release(&c);
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
	put_found(r, m);
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
