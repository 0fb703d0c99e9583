/* recheck_partial.c - nenkin-partial/2: written and read. */
#include "recheck_partial.h"

#include "../calc/finding_read.h"
#include "../calc/json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "{\"format\":\"nenkin-partial/2\""

/* ---- writing -------------------------------------------------------------- */

static void put_key(struct text *t, const char *key)
{
	text_puts(t, ",\"");
	text_puts(t, key);
	text_puts(t, "\":");
}

void partial_head(struct text *t, const struct asked *a)
{
	char buf[HASH_TEXT];

	text_puts(t, HEAD);
	put_key(t, "version");
	text_json(t, VERSION);
	put_key(t, "rules");
	text_json(t, rules_name(a->rules));
	put_key(t, "rules_sha256");
	text_json(t, rules_sha256(a->rules));
	if (a->options.other) {
		put_key(t, "other_rules_sha256");
		text_json(t, rules_sha256(a->options.other));
	}
	put_key(t, "on");
	if (a->options.on == MONTH_NONE)
		text_puts(t, "null");
	else
		text_json(t, month_text(a->options.on, buf));
	put_key(t, "arrears_reason");
	text_json(t, ARREARS_REASONS[a->options.reason - ARREARS_BY_STATUTE]);
	put_key(t, "deemed_request");
	text_puts(t, a->options.deemed ? "true" : "false");
	put_key(t, "masked");
	if (a->key_len) { /* tells the key apart, and nothing of it */
		hash_keyed(a->key, a->key_len, "nenkin-partial/1",
		    strlen("nenkin-partial/1"), buf);
		text_json(t, buf);
	} else {
		text_puts(t, "null");
	}
	text_puts(t, "}\n");
}

static void put_refused(struct text *t, const struct job *j,
    const struct item *x)
{
	char *message = strndup(j->out.s + x->at, x->len);

	if (!message)
		abort();
	text_puts(t, "{\"refused\":{\"line\":");
	text_int(t, x->line);
	put_key(t, "code");
	text_int(t, x->code);
	put_key(t, "message");
	text_json(t, message);
	text_puts(t, "}}\n");
	free(message);
}

void partial_block(struct text *t, const struct job *j, struct worst *worst)
{
	int i;

	for (i = 0; i < j->n_item; i++) {
		if (j->item[i].code)
			put_refused(t, j, &j->item[i]);
		else
			text_put(t, j->out.s + j->item[i].at, j->item[i].len);
	}
	for (i = 0; i < j->n_worst; i++) {
		const struct candidate c = job_candidate(j, i);

		if (worst_add(worst, &c))
			candidate_json(t, &c);
	}
	text_puts(t, "{\"block\":{\"file\":");
	text_json(t, j->name);
	put_key(t, "records");
	text_int(t, j->n_record);
	put_key(t, "line");
	text_int(t, j->last_line);
	put_key(t, "status");
	text_int(t, j->status == ERR_FOUND ? 0 : j->status);
	put_key(t, "so_far");
	text_json(t, j->so_far);
	put_key(t, "counts");
	counts_json(t, &j->counts);
	text_puts(t, "}}\n");
}

void partial_end(struct text *t)
{
	text_puts(t, "{\"end\":true}\n");
}

/* ---- reading --------------------------------------------------------------- */

static const struct json *get(const struct json *v, const char *key,
    enum json_type type)
{
	const struct json *m = json_member(v, key);

	return m && json_type(m) == type ? m : NULL;
}

static int same_head(const struct asked *a, const char *line, size_t len)
{
	struct text t;
	int same;

	text_init(&t);
	partial_head(&t, a);
	same = t.len == len && memcmp(t.s, line, len) == 0;
	text_release(&t);
	return same;
}

static int told(const struct common *c, int code, const char *path,
    const char *message)
{
	fprintf(stderr, "%s: %s: %s\n", c->tool, path, message);
	return code;
}

/* Keeps a decision that was carried; -1: the line is none. */
static int add_kept(struct worst *worst, const struct json *kept)
{
	struct candidate c;

	if (candidate_read(&c, kept))
		return -1;
	worst_add(worst, &c);
	return 0;
}

/* The decisions carried by a block, now that it is whole. */
static void resume_kept(struct worst *worst, struct text *waiting)
{
	char *s = waiting->s, *nl;
	struct json *root;
	struct err e;

	for (; s && *s && (nl = strchr(s, '\n')) != NULL; s = nl + 1) {
		if (json_parse(s, (size_t)(nl - s), &root, &e))
			continue;
		add_kept(worst, get(root, "kept", JSON_OBJECT));
		json_free(root);
	}
	text_clear(waiting);
}

static int is_kept(const char *line)
{
	return strncmp(line, "{\"kept\"", strlen("{\"kept\"")) == 0;
}

/* Takes one whole line of a broken part into account; -1: it ends here. */
static int resume_line(struct partial_at *at, const char *line, size_t len,
    long long end)
{
	const struct json *block, *n, *so_far;
	struct json *root;
	struct err ignored;
	struct counts sums;
	int ok;

	if (len == 0 || line[len - 1] != '\n' ||
	    json_parse(line, len, &root, &ignored))
		return -1;
	block = get(root, "block", JSON_OBJECT);
	if (block) {
		n = get(block, "records", JSON_NUMBER);
		so_far = get(block, "so_far", JSON_STRING);
		counts_init(&sums);
		ok = n && so_far && counts_read(&sums,
		    get(block, "counts", JSON_OBJECT)) == 0;
		counts_release(&sums);
		if (ok) {
			at->records += json_number(n);
			at->bytes = end;
			snprintf(at->so_far, sizeof at->so_far, "%s",
			    json_string(so_far));
		}
	} else {
		ok = !get(root, "end", JSON_BOOL);
	}
	json_free(root);
	return ok ? 0 : -1;
}

/* The blocks of an open part, from byte `end` on. */
static void resume_blocks(struct partial_at *at, FILE *f, long long end,
    struct worst *worst)
{
	struct text waiting;
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	text_init(&waiting);
	while ((n = getline(&line, &cap, f)) > 0) {
		end += n;
		if (resume_line(at, line, (size_t)n, end))
			break;
		if (is_kept(line))
			text_put(&waiting, line, (size_t)n);
		if (at->bytes == end)
			resume_kept(worst, &waiting);
	}
	text_release(&waiting);
	free(line);
}

int partial_resume(const struct common *c, const struct asked *a,
    const char *path, struct partial_at *at, struct worst *worst)
{
	FILE *f = fopen(path, "rb");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int code = 0;

	memset(at, 0, sizeof *at);
	if (!f)
		return errno == ENOENT ? 0 : told(c, ERR_IO, path,
		    strerror(errno));
	n = getline(&line, &cap, f);
	if (n > 0 && line[n - 1] == '\n') {
		at->bytes = n;
		if (!same_head(a, line, (size_t)n))
			code = told(c, ERR_USAGE, path, "was begun with other "
			    "options, rules or version, or is no partial result");
		if (!code)
			resume_blocks(at, f, n, worst);
	} else if (n > 0 && strncmp(line, HEAD, (size_t)n < strlen(HEAD)
	    ? (size_t)n : strlen(HEAD)) != 0) {
		code = told(c, ERR_USAGE, path, "is no partial result");
	}
	free(line);
	fclose(f);
	return code;
}

/* ---- merging ---------------------------------------------------------------- */

static int merge_finding(struct merge *m, const struct json *root)
{
	struct writer *w = m->writer;
	const struct asked *a = w->asked;
	struct blocks texts = { NULL };
	struct finding_line x = { .texts = &texts };
	struct text t;
	int bad = finding_read(&x, root);

	text_init(&t);
	if (!bad && asked_wanted(a, x.finding.code)) {
		if (x.finding.severity >= a->fail_on)
			w->status = err_worse(w->status, ERR_FOUND);
		if (a->format->finding) {
			a->format->finding(&t, &x.finding, x.id, &x.rules,
			    a->lang);
			writer_finding(w, t.s, t.len);
		}
	}
	text_release(&t);
	blocks_release(&texts);
	return bad;
}

static int merge_refused(struct merge *m, const struct json *v)
{
	const struct json *line = get(v, "line", JSON_NUMBER);
	const struct json *code = get(v, "code", JSON_NUMBER);
	const struct json *message = get(v, "message", JSON_STRING);

	if (!line || !code || !message)
		return -1;
	writer_refused(m->writer, m->name, m->base + (int)json_number(line),
	    (int)json_number(code), json_string(message),
	    strlen(json_string(message)));
	return 0;
}

static int merge_item(struct merge *m, const struct json *root)
{
	const struct json *refused = get(root, "refused", JSON_OBJECT);
	const struct json *kept = get(root, "kept", JSON_OBJECT);

	if (refused)
		return merge_refused(m, refused);
	if (kept)
		return add_kept(&m->writer->worst, kept);
	return merge_finding(m, root);
}

/* The items of a block, now that it is known whose they are. */
static int merge_items(struct merge *m)
{
	char *s = m->waiting.s, *end = s + m->waiting.len, *nl;
	struct json *root;
	struct err e;
	int bad = 0;

	for (; s && s < end && !bad; s = nl + 1) {
		nl = memchr(s, '\n', (size_t)(end - s));
		if (!nl || json_parse(s, (size_t)(nl - s), &root, &e))
			return -1;
		bad = merge_item(m, root);
		json_free(root);
	}
	text_clear(&m->waiting);
	return bad;
}

/* Lines go on from one part to the next when both are of a file of one name. */
static int merge_block(struct merge *m, const struct json *v)
{
	const struct json *file = get(v, "file", JSON_STRING);
	const struct json *line = get(v, "line", JSON_NUMBER);
	const struct json *status = get(v, "status", JSON_NUMBER);
	const struct json *counts = get(v, "counts", JSON_OBJECT);

	if (!file || !line || !status || !counts)
		return -1;
	if (strcmp(m->name, json_string(file)) != 0) {
		snprintf(m->name, sizeof m->name, "%s", json_string(file));
		m->base = 0;
	}
	if (merge_items(m) || counts_read(&m->writer->counts, counts))
		return -1;
	m->line = m->base + (int)json_number(line);
	m->writer->status = err_worse(m->writer->status,
	    (int)json_number(status));
	writer_flush(m->writer, 0);
	return 0;
}

static int merge_line(struct merge *m, const char *line, size_t len)
{
	const struct json *block;
	struct json *root;
	struct err e;
	int bad = 0;

	if (len == 0 || line[len - 1] != '\n')
		return -1;
	if (len > strlen(HEAD) && strncmp(line, HEAD, strlen(HEAD)) == 0) {
		m->base = m->line;
		m->parts++;
		bad = m->open || !same_head(m->writer->asked, line, len);
		m->open = 1;
		return bad;
	}
	if (!m->open)
		return -1;
	if (strncmp(line, "{\"block\"", 8) != 0 &&
	    strncmp(line, "{\"end\"", 6) != 0) {
		text_put(&m->waiting, line, len);
		return 0;
	}
	if (json_parse(line, len, &root, &e))
		return -1;
	block = get(root, "block", JSON_OBJECT);
	if (block)
		bad = merge_block(m, block);
	else
		m->open = 0;
	json_free(root);
	return bad;
}

int merge_file(struct merge *m, const char *path)
{
	const struct common *c = m->writer->common;
	int is_in = strcmp(path, "-") == 0, bad = 0, before = m->parts;
	FILE *f = is_in ? stdin : fopen(path, "rb");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	if (!f)
		return told(c, ERR_IO, path, strerror(errno));
	while (!bad && (n = getline(&line, &cap, f)) > 0)
		bad = merge_line(m, line, (size_t)n);
	free(line);
	if (ferror(f))
		bad = told(c, ERR_IO, path, "cannot be read");
	else if (bad)
		bad = told(c, ERR_INPUT, path, "is no partial result, or made "
		    "with other options, rules or version");
	else if (m->open || m->parts == before)
		bad = told(c, ERR_INPUT, path, "a partial result that is not "
		    "complete");
	if (!is_in)
		fclose(f);
	return bad;
}
