/* recheck_write.c - what a run has found, written in the order of the input. */
#include "recheck_write.h"

#include "recheck_class.h"

#include <stdio.h>
#include <string.h>

#define WRITE_AT (64 * 1024) /* bytes of output collected before a write */

/* Of the codes that are wanted; --limit is of them, not of findings. */
static void keep_worst(struct writer *w)
{
	const struct error_code *x;
	long long each = 0;

	if (w->asked->format->worst) {
		each = w->limit < WORST_EACH_MAX ? w->limit : WORST_EACH_MAX;
		w->limit = -1;
	}
	worst_init(&w->worst, (int)each);
	for (x = error_codes(); x->id; x++)
		if (!asked_wanted(w->asked, x->id))
			worst_unwanted(&w->worst, (int)(x - error_codes()));
}

void writer_init(struct writer *w, struct common *c, const struct asked *a,
    long long limit)
{
	memset(w, 0, sizeof *w);
	w->common = c;
	w->asked = a;
	w->limit = limit;
	counts_init(&w->counts);
	keep_worst(w);
}

void writer_release(struct writer *w)
{
	text_release(&w->out);
	text_release(&w->shown);
	counts_release(&w->counts);
	worst_release(&w->worst);
}

void writer_flush(struct writer *w, int all)
{
	if ((all || w->out.len >= WRITE_AT) && w->status != ERR_IO &&
	    common_write(w->common, &w->out))
		w->status = ERR_IO;
}

void writer_begin(struct writer *w)
{
	const struct report r = { w->asked, &w->counts, "", 0, &w->shown,
		&w->worst, NULL, NULL };

	if (w->asked->format->begin)
		w->asked->format->begin(&w->out, &r);
}

static void put(struct writer *w, const char *text, size_t len)
{
	const struct recheck_format *f = w->asked->format;
	struct text *to = f->findings_last ? &w->shown : &w->out;

	if (w->any)
		text_puts(to, f->between);
	w->any = 1;
	text_put(to, text, len);
}

void writer_finding(struct writer *w, const char *text, size_t len)
{
	if (w->limit >= 0 && w->written >= w->limit)
		return;
	w->written++;
	put(w, text, len);
}

/* The findings before it are written first: both may go to one terminal. */
void writer_refused(struct writer *w, const char *file, int line, int code,
    const char *message, size_t len)
{
	if (!w->asked->format->findings_last) {
		writer_flush(w, 1);
		fflush(w->common->out);
	}
	fprintf(stderr, "%s: %s:%d: %.*s\n", w->common->tool, file, line, (int)len,
	    message);
	w->status = err_worse(w->status, code);
}

void writer_job(struct writer *w, const struct job *j)
{
	int i;

	for (i = 0; i < j->n_item; i++) {
		const struct item *x = &j->item[i];

		if (x->code)
			writer_refused(w, j->name, x->line, x->code,
			    j->out.s + x->at, x->len);
		else
			writer_finding(w, j->out.s + x->at, x->len);
	}
	for (i = 0; i < j->n_worst; i++) {
		const struct candidate c = job_candidate(j, i);

		worst_add(&w->worst, &c);
	}
	counts_add(&w->counts, &j->counts);
	w->status = err_worse(w->status, j->status);
	writer_flush(w, 0);
}

/* Classes stand after the findings, as many as there may be findings. */
static void put_class(void *into, const struct class_found *x)
{
	struct writer *w = into;
	const struct asked *a = w->asked;
	const struct finding_rules rules = { VERSION, rules_name(a->rules),
		rules_sha256(a->rules), NULL, a->options.on };
	struct text t;

	if (!asked_wanted(a, x->finding.code))
		return;
	if (x->finding.severity >= a->fail_on)
		w->status = err_worse(w->status, ERR_FOUND);
	if (!a->format->finding || (w->limit >= 0 && w->classes++ >= w->limit))
		return;
	text_init(&t);
	a->format->finding(&t, &x->finding, x->id, &rules, a->lang);
	put(w, t.s, t.len);
	text_release(&t);
}

static int flush(void *into)
{
	struct writer *w = into;

	writer_flush(w, 0);
	return w->status == ERR_IO ? ERR_IO : 0;
}

void writer_end(struct writer *w, const char *input, long long population)
{
	const struct report r = { w->asked, &w->counts, input, population,
		&w->shown, &w->worst, flush, w };

	classes_each(&w->counts, w->asked->class_least, put_class, w);
	if (w->asked->format->end)
		w->status = err_worse(w->status,
		    w->asked->format->end(&w->out, &r));
	writer_flush(w, 1);
}
