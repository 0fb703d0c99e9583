/* compare_sets.c - the cases under two rule sets. */
#include "compare_tool.h"

#include <stdlib.h>
#include <string.h>

struct sets {
	struct comparison *c;
	struct tally tally;
};

/* The benefits of one kind are refused, by either set. */
static int part_refused(struct compare_run *r, const struct outcome *a,
    const struct outcome *b)
{
	const struct outcome *o = b->part ? b : a;
	char msg[ERR_MSG_MAX];

	if (!o->part)
		return 0;
	r->err = o->part_err;
	if (a->part && b->part)
		return err_worse(a->part, b->part);
	snprintf(msg, sizeof msg, "under the %s rules only: %.260s",
	    b->part ? "new" : "old", o->part_err.msg);
	memcpy(r->err.msg, msg, sizeof msg);
	return o->part;
}

/* A refusal is told as by the other tools; one of both sets by the worse code. */
static int refusal(struct compare_run *r, const struct comparison *c)
{
	const struct outcome *a = comparison_old(c);
	const struct outcome *b = comparison_new_outcome(c);
	const struct outcome *o = b->code ? b : a;
	char msg[ERR_MSG_MAX];

	if (!o->code)
		return part_refused(r, a, b);
	r->err = o->err;
	if (a->code && b->code)
		return err_worse(a->code, b->code);
	snprintf(msg, sizeof msg, "under the %s rules only: %.260s",
	    b->code ? "new" : "old", o->err.msg);
	memcpy(r->err.msg, msg, sizeof msg);
	return o->code;
}

static int one_case(struct compare_run *r, void *into, const struct record *rec)
{
	struct sets *s = into;
	struct case_view v = { &r->record, s->c };
	int differs = comparison_run(s->c, &r->record, 1);

	tally_add(&s->tally, s->c, &r->record, rec->text, rec->len);
	if (differs) {
		r->status = err_worse(r->status, ERR_FOUND);
		if (r->format == COMPARE_JSON)
			compare_json_case(r, &v);
		else if (r->format == COMPARE_CSV)
			compare_csv_case(r, &v);
	}
	if (r->format == COMPARE_JUNIT || r->format == COMPARE_TAP)
		compare_ci_case(r, &v, differs);
	return refusal(r, s->c);
}

/* A change that moves nothing proves nothing: it is said on standard error,
 * whatever the format. */
static void warn(const struct compare_run *r, const struct sets *s)
{
	const struct rule_changes *all = comparison_changes(s->c);
	long long met = 0;
	int i;

	if (s->tally.moved)
		return;
	for (i = 0; i < all->n; i++)
		met += comparison_count(s->c, i)->met;
	if (all->n == 0)
		fprintf(stderr, "nenkin-compare: THE RULES ARE THE SAME: no row "
		    "differs\n");
	else
		fprintf(stderr, "nenkin-compare: NO CASE MOVES (rows that "
		    "differ: %d)%s\n", all->n, met ? "" :
		    ": no case comes across any of them");
	(void)r;
}

static void finish(struct compare_run *r, struct sets *s)
{
	if (r->format == COMPARE_TEXT || r->format == COMPARE_MD)
		compare_report(r, s->c, &s->tally);
	else if (r->format == COMPARE_HTML)
		compare_html(r, s->c, &s->tally);
	else if (r->format == COMPARE_JSON)
		compare_json_sums(r, s->c, &s->tally);
	else if (r->format != COMPARE_CSV)
		ci_end(r);
	compare_flush(r);
	if (!r->stop)
		warn(r, s);
}

int compare_sets(struct compare_run *r)
{
	struct sets s;

	s.c = comparison_new(r->old, r->new, &r->options, r->causes, &r->err);
	if (!s.c) {
		common_complain(&r->common, &r->err);
		return r->err.code;
	}
	tally_init(&s.tally, r->top);
	if (r->format == COMPARE_CSV)
		compare_csv_head(r);
	compare_each(r, one_case, &s);
	finish(r, &s);
	tally_release(&s.tally);
	comparison_free(s.c);
	return r->status;
}
