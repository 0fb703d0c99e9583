/* recheck_job.c - one block of records: recomputed, written, counted. */
#include "recheck_counts.h"
#include "recheck_mask.h"
#include "recheck_tool.h"

#include "../calc/alloc.h"
#include "../calc/json.h"
#include "../calc/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void job_init(struct job *j)
{
	memset(j, 0, sizeof *j);
	counts_init(&j->counts);
}

void job_release(struct job *j)
{
	text_release(&j->in);
	text_release(&j->out);
	text_release(&j->kept);
	free(j->worst);
	free(j->record);
	free(j->item);
	counts_release(&j->counts);
}

void job_clear(struct job *j)
{
	text_clear(&j->in);
	text_clear(&j->out);
	text_clear(&j->kept);
	counts_clear(&j->counts);
	j->name = "";
	j->so_far[0] = '\0';
	j->n_record = j->n_item = j->n_worst = 0;
	j->status = j->done = j->last_line = 0;
}

void job_add(struct job *j, const char *text, size_t len, int line, int refused)
{
	struct job_record *x;

	j->record = alloc_room(j->record, j->n_record, &j->cap_record,
	    sizeof *j->record);
	x = &j->record[j->n_record++];
	x->at = j->in.len;
	x->len = len;
	x->line = line;
	x->refused = refused;
	text_put(&j->in, text, len);
	text_putc(&j->in, '\0');
	j->last_line = line;
}

struct candidate job_candidate(const struct job *j, int i)
{
	struct candidate c = j->worst[i].candidate;

	c.text = j->kept.s + j->worst[i].at;
	return c;
}

struct worker {
	const struct asked *asked;
	struct recheck *recheck;
	struct decision decision;
	struct findings findings;
	struct err err;
};

struct worker *worker_new(const struct asked *a)
{
	struct worker *w = alloc_zero(1, sizeof *w);

	w->asked = a;
	w->recheck = recheck_new(a->rules, a->law);
	decision_init(&w->decision);
	return w;
}

void worker_release(struct worker *w)
{
	decision_release(&w->decision);
	recheck_release(w->recheck);
	free(w);
}

/* "S03", or "S" for all that begin so. */
int asked_wanted(const struct asked *a, const char *code)
{
	int i;

	for (i = 0; i < a->n_only; i++)
		if (strncmp(code, a->only[i], strlen(a->only[i])) == 0)
			return 1;
	return a->n_only == 0;
}

static void add_item(struct job *j, size_t at, int code, int line)
{
	struct item *x;

	j->item = alloc_room(j->item, j->n_item, &j->cap_item, sizeof *j->item);
	x = &j->item[j->n_item++];
	x->at = at;
	x->len = j->out.len - at;
	x->code = code;
	x->line = line;
}

static void refuse(struct job *j, int code, int line, const char *message)
{
	size_t at = j->out.len;

	text_puts(&j->out, message);
	add_item(j, at, code, line);
	j->status = err_worse(j->status, code);
	counts_refused(&j->counts, code);
}

/* The decision may be among the worst: its record, or with a mask what may be
 * shown of it, and what it weighs. */
static void keep(struct worker *w, struct job *j, const char *text, size_t len)
{
	const struct asked *a = w->asked;
	struct job_kept *x;

	if (w->findings.n == 0 || !(a->work->worst))
		return;
	j->worst = alloc_room(j->worst, j->n_worst, &j->cap_worst,
	    sizeof *j->worst);
	x = &j->worst[j->n_worst++];
	x->at = j->kept.len;
	if (a->key_len)
		candidate_shown(&j->kept, &w->decision, &w->findings);
	else
		text_put(&j->kept, text, len);
	x->candidate.len = j->kept.len - x->at;
	candidate_weigh(&x->candidate, &w->findings);
}

static void put_findings(struct worker *w, struct job *j, const char *text,
    size_t len, int line)
{
	const struct asked *a = w->asked;
	char input[HASH_TEXT] = "";
	const struct finding_rules rules = { VERSION, rules_name(a->rules),
		rules_sha256(a->rules), input, a->options.on };
	int i;

	if (w->findings.n && a->key_len)
		hash_keyed(a->key, a->key_len, text, len, input);
	else if (w->findings.n)
		hash_sha256(text, len, input);
	for (i = 0; i < w->findings.n; i++) {
		const struct finding *f = &w->findings.list[i];
		size_t at = j->out.len;

		if (a->work != &RECHECK_PARTIAL && !asked_wanted(a, f->code))
			continue;
		if (f->severity >= a->fail_on)
			j->status = err_worse(j->status, ERR_FOUND);
		if (!a->work->finding)
			continue;
		a->work->finding(&j->out, f, w->decision.id, &rules, a->lang);
		add_item(j, at, 0, line);
	}
}

static int recheck_text(struct worker *w, const char *text, size_t len,
    int *is_json)
{
	struct json *root;
	int code = json_parse(text, len, &root, &w->err);

	*is_json = !code;
	if (!code) {
		code = decision_read(&w->decision, root, &w->err);
		json_free(root);
	}
	if (code)
		return code;
	return recheck_decision(w->recheck, &w->decision, &w->asked->options,
	    &w->findings, &w->err);
}

static void one_record(struct worker *w, struct job *j,
    const struct job_record *x)
{
	const struct record rec = { j->in.s + x->at, x->len, x->line };
	const struct counted_by by = { w->asked->rules, w->asked->law,
		w->asked->options.on };
	char message[sizeof w->err.path + sizeof w->err.msg + 4];
	int code, line, is_json;

	if (x->refused) {
		refuse(j, ERR_INPUT, x->line, rec.text);
		return;
	}
	memset(&w->err, 0, sizeof w->err);
	code = recheck_text(w, rec.text, rec.len, &is_json);
	if (code) {
		line = reader_line_of(&rec, &w->err);
		w->err.line = 0;
		mask_message(w->asked, &w->err, is_json, message,
		    sizeof message);
		refuse(j, code, line, message);
		return;
	}
	if (w->findings.silent)
		j->status = err_worse(j->status, ERR_RULE);
	mask_id(w->asked, w->decision.id);
	mask_findings(w->asked, &w->findings);
	counts_decision(&j->counts, &w->decision, &w->findings, &by);
	put_findings(w, j, rec.text, rec.len, x->line);
	keep(w, j, rec.text, rec.len);
}

void worker_run(struct worker *w, struct job *j)
{
	int i;

	for (i = 0; i < j->n_record; i++)
		one_record(w, j, &j->record[i]);
}
