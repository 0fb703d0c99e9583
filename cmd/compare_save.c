/* compare_save.c - results stored as a baseline (nenkin-baseline/1), and checked
 * against the rules and the program of today. */
#include "compare_tool.h"

#include <stdlib.h>
#include <string.h>

/* ---- save ----------------------------------------------------------------------------- */

struct store {
	struct side side;
	struct num_pool pool;
	struct sheet sheet;
	struct outcome out;
};

static int store_init(struct compare_run *r, struct store *s)
{
	num_pool_init(&s->pool);
	sheet_init(&s->sheet);
	if (side_init(&s->side, r->old, &r->err) == 0)
		return 0;
	common_complain(&r->common, &r->err);
	return r->err.code;
}

static void store_release(struct store *s)
{
	sheet_release(&s->sheet);
	num_pool_release(&s->pool);
}

/* The end of a JSON document, without its line feed. */
static void trim(struct text *t)
{
	while (t->len && t->s[t->len - 1] == '\n')
		t->s[--t->len] = '\0';
}

static void put_case_text(struct text *t, const struct record *rec)
{
	struct json *root;
	struct err ignored;

	if (json_parse(rec->text, rec->len, &root, &ignored))
		return;
	hash_canonical(t, root);
	json_free(root);
	trim(t);
}

static int save_case(struct compare_run *r, void *into, const struct record *rec)
{
	struct store *s = into;
	struct text *t = &r->out;

	side_run(&s->side, &s->pool, &s->sheet, &r->record, &r->options, &s->out);
	text_puts(t, "{\"case\":");
	put_case_text(t, rec);
	if (s->out.code) {
		text_puts(t, ",\"refused\":{\"code\":");
		text_int(t, s->out.code);
		text_puts(t, ",\"message\":");
		text_json(t, s->out.err.msg);
		text_puts(t, "}}\n");
		r->err = s->out.err;
		return s->out.code;
	}
	if (s->out.part) {
		text_puts(t, ",\"refused_part\":");
		text_json(t, s->out.part_err.msg);
		r->err = s->out.part_err;
	}
	text_puts(t, ",\"result\":");
	result_json(t, &s->out.result, r->old, &s->sheet);
	trim(t);
	text_puts(t, "}\n");
	return s->out.part;
}

static void put_head(struct compare_run *r)
{
	struct text *t = &r->out;
	char m[8];

	text_puts(t, "{\"format\":\"nenkin-baseline/1\",\"rules\":{\"name\":");
	text_json(t, rules_name(r->old));
	text_puts(t, ",\"sha256\":");
	text_json(t, rules_sha256(r->old));
	text_puts(t, "},\"rounding\":");
	text_json(t, r->options.rounding == ROUNDING_PARTS ? "parts" : "total");
	text_puts(t, r->options.oldage.deemed ? ",\"deemed_request\":true"
					      : ",\"deemed_request\":false");
	if (r->options.only) {
		text_puts(t, ",\"benefit\":");
		text_json(t, r->benefit);
	}
	if (r->options.oldage.on != MONTH_NONE) {
		text_puts(t, ",\"on\":");
		text_json(t, month_text(r->options.oldage.on, m));
	}
	text_puts(t, "}\n");
}

int compare_save(struct compare_run *r)
{
	struct store s;
	int code = store_init(r, &s);

	if (!code) {
		put_head(r);
		compare_each(r, save_case, &s);
		compare_flush(r);
		code = r->status;
	}
	store_release(&s);
	return code;
}

/* ---- verify --------------------------------------------------------------------------- */

struct verify {
	struct store store;
	int begun;
	struct verify_sums sums;
	int shown;
};

static int no_baseline(struct compare_run *r, const char *why)
{
	return err_set(&r->err, ERR_INPUT, NULL, "no line of a baseline "
	    "(nenkin-baseline/1): %s", why);
}

static int read_head(struct compare_run *r, struct verify *v,
    const struct json *root)
{
	const struct json *rules = json_member(root, "rules");
	const char *on = json_member_text(root, "on");
	const char *benefit = json_member_text(root, "benefit");
	const struct json *deemed = json_member(root, "deemed_request");

	if (strcmp(json_member_text(root, "format"), "nenkin-baseline/1") != 0)
		return no_baseline(r, "'format' is missing in the first line");
	v->begun = 1;
	snprintf(v->sums.rules, sizeof v->sums.rules, "%s",
	    json_member_text(rules, "name"));
	snprintf(v->sums.sha256, sizeof v->sums.sha256, "%s",
	    json_member_text(rules, "sha256"));
	v->sums.same_rules = strcmp(json_member_text(rules, "sha256"),
	    rules_sha256(r->old)) == 0;
	r->options.rounding = strcmp(json_member_text(root, "rounding"), "total")
	    == 0 ? ROUNDING_TOTAL : ROUNDING_PARTS;
	r->options.oldage.deemed = deemed && json_true(deemed);
	if (*benefit && !compare_benefit(benefit, &r->options.only))
		return no_baseline(r, "'benefit' is none");
	if (*on && month_parse(on, &r->options.oldage.on) < 0)
		return no_baseline(r, "'on' is no month");
	return 0;
}

int verify_same(const struct json *a, const struct json *b)
{
	struct text x, y;
	int same;

	if (!a || !b)
		return a == b;
	text_init(&x);
	text_init(&y);
	hash_canonical(&x, a);
	hash_canonical(&y, b);
	same = strcmp(x.s, y.s) == 0;
	text_release(&x);
	text_release(&y);
	return same;
}

static const struct json *benefit_at(const struct json *result, int i)
{
	const struct json *m = json_member(result, "benefits");

	for (m = m ? json_first(m) : NULL; m && i; i--)
		m = json_next(m);
	return m;
}

/* The benefit of a result of the same kind and recipient; NULL = none. */
static const struct json *same_benefit(const struct json *result,
    const struct json *as)
{
	const struct json *b;
	int i;

	for (i = 0; (b = benefit_at(result, i)) != NULL; i++)
		if (strcmp(json_member_text(b, "benefit"),
		    json_member_text(as, "benefit")) == 0 &&
		    strcmp(json_member_text(b, "recipient"),
		    json_member_text(as, "recipient")) == 0)
			return b;
	return NULL;
}

/* Those of the old result, then those that only the new one has. */
int verify_next(const struct verify_pair *p, int i, const struct json **old,
    const struct json **new)
{
	int k, n = 0;

	while (benefit_at(p->old, n))
		n++;
	for (; (*old = benefit_at(p->old, i)) != NULL; i++) {
		*new = same_benefit(p->new, *old);
		if (!verify_same(*old, *new))
			return i + 1;
	}
	for (k = i - n; (*new = benefit_at(p->new, k)) != NULL; k++)
		if (!same_benefit(p->old, *new))
			return n + k + 1;
	return 0;
}

static void put_state(struct text *t, const struct json *result,
    const struct json *b)
{
	const struct json *m = json_member(b, "payable");
	char y[32];

	if (!b)
		text_puts(t, result ? "none" : "refused");
	else if (m)
		text_puts(t, yen_text(json_number(m), y));
	else
		text_puts(t, json_member_text(json_member(b, "reason"), "code"));
}

/* "old_age_basic: 1 -> 2" for each benefit that differs, a line each. */
static void put_differences(struct text *t, const struct verify_pair *p)
{
	const struct json *a, *b;
	int i;

	for (i = 0; (i = verify_next(p, i, &a, &b)) != 0;) {
		put_named(t, a ? a : b, "benefit");
		text_puts(t, ": ");
		put_state(t, p->old, a);
		text_puts(t, " -> ");
		put_state(t, p->new, b);
		text_putc(t, '\n');
	}
	if (!verify_same(json_member(p->old, "on"), json_member(p->new, "on")) &&
	    p->old && p->new) {
		text_puts(t, "on: ");
		text_puts(t, json_member_text(p->old, "on"));
		text_puts(t, " -> ");
		text_puts(t, json_member_text(p->new, "on"));
		text_putc(t, '\n');
	}
	if (p->old_refused || p->new_refused) {
		text_puts(t, p->new_refused ? p->new_refused : p->old_refused);
		text_putc(t, '\n');
	}
}

static void put_step(struct text *t, const char *key, const struct json *step)
{
	text_puts(t, key);
	if (step)
		hash_canonical(t, step);
	else
		text_puts(t, "null");
	trim(t);
}

static void put_json_pair(struct compare_run *r, const struct verify_pair *p)
{
	struct text *t = &r->out;
	struct step_pair first = first_difference(p->old, p->new);
	const struct json *a, *b;
	int i, n = 0;

	text_puts(t, "{\"format\":\"nenkin-verification/1\",\"case\":");
	text_json(t, p->id);
	text_puts(t, ",\"changed\":[");
	for (i = 0; (i = verify_next(p, i, &a, &b)) != 0;) {
		text_puts(t, n++ ? ",{" : "{");
		put_step(t, "\"old\":", a);
		put_step(t, ",\"new\":", b);
		text_putc(t, '}');
	}
	text_putc(t, ']');
	put_step(t, ",\"first_step\":{\"old\":", first.old);
	put_step(t, ",\"new\":", first.new);
	text_puts(t, "}}\n");
}

static void put_csv_benefit(struct text *t, const struct json *b)
{
	struct text s;

	text_init(&s);
	put_named(&s, b, "benefit");
	text_csv(t, s.s ? s.s : "");
	text_release(&s);
}

static void put_csv_pair(struct compare_run *r, const struct verify_pair *p)
{
	struct step_pair first = first_difference(p->old, p->new);
	const struct json *a, *b;
	struct text *t = &r->out;
	int i;

	for (i = 0; (i = verify_next(p, i, &a, &b)) != 0;) {
		const struct json *x = json_member(a, "payable");
		const struct json *y = json_member(b, "payable");

		text_csv(t, p->id);
		text_putc(t, ',');
		put_csv_benefit(t, a ? a : b);
		text_putc(t, ',');
		if (x)
			text_int(t, json_number(x));
		text_putc(t, ',');
		if (y)
			text_int(t, json_number(y));
		text_putc(t, ',');
		text_puts(t, json_member_text(first.old ? first.old : first.new,
		    "step"));
		text_putc(t, '\n');
	}
}

static void put_text_pair(struct compare_run *r, struct verify *v,
    const struct verify_pair *p)
{
	struct text s;

	if (v->shown++ >= r->top)
		return;
	text_init(&s);
	text_puts(&s, say(r, "事例 ", "Case "));
	text_puts(&s, p->id);
	put_heading(r, 2, s.s);
	text_clear(&s);
	put_differences(&s, p);
	trim(&s);
	put_paragraph(r, s.s ? s.s : "");
	if (p->old && p->new)
		put_side_by_side(r, p->old, p->new);
	text_release(&s);
}

static void put_html_pair(struct compare_run *r, struct verify *v,
    const struct verify_pair *p)
{
	if (v->sums.listed < r->top)
		html_verify_case(&v->sums.list, r, p, ++v->sums.listed);
}

static void put_ci(struct compare_run *r, const struct verify_pair *p, int differs)
{
	struct text s;

	text_init(&s);
	if (differs)
		put_differences(&s, p);
	ci_test(r, p->id, differs ? CI_FAILED : CI_PASSED, s.s);
	text_release(&s);
}

/* Both sides of a case are known. */
static void judge(struct compare_run *r, struct verify *v, const struct verify_pair *p)
{
	int differs = !verify_same(json_member(p->old, "benefits"),
	    json_member(p->new, "benefits")) ||
	    !verify_same(json_member(p->old, "on"), json_member(p->new, "on"));

	v->sums.cases++;
	v->sums.refused += p->new_refused != NULL;
	v->sums.changed += differs;
	if (r->format == COMPARE_JUNIT || r->format == COMPARE_TAP)
		put_ci(r, p, differs);
	if (!differs) {
		v->sums.steps += !verify_same(json_member(p->old, "worksheet"),
		    json_member(p->new, "worksheet"));
		return;
	}
	r->status = err_worse(r->status, ERR_FOUND);
	if (r->format == COMPARE_JSON)
		put_json_pair(r, p);
	else if (r->format == COMPARE_CSV)
		put_csv_pair(r, p);
	else if (r->format == COMPARE_HTML)
		put_html_pair(r, v, p);
	else if (r->format == COMPARE_TEXT || r->format == COMPARE_MD)
		put_text_pair(r, v, p);
}

/* The benefits of one kind are refused: in the stored words that is no change. */
static int judge_part(struct compare_run *r, const struct outcome *o,
    const struct json *root)
{
	r->err = o->part_err;
	return strcmp(json_member_text(root, "refused_part"),
	    o->part_err.msg) == 0 ? 0 : o->part;
}

/* Computes the case again and judges; the text of the result is parsed, so that
 * both sides are read in the same way. */
static int judge_case(struct compare_run *r, struct verify *v,
    const struct json *root)
{
	struct store *s = &v->store;
	struct verify_pair p = { r->record.id, json_member(root, "result"), NULL, NULL,
		NULL };
	struct json *now = NULL;
	struct text t;

	side_run(&s->side, &s->pool, &s->sheet, &r->record, &r->options, &s->out);
	text_init(&t);
	if (!p.old)
		p.old_refused = json_member_text(json_member(root, "refused"),
		    "message");
	if (s->out.code) {
		p.new_refused = s->out.err.msg;
	} else {
		result_json(&t, &s->out.result, r->old, &s->sheet);
		if (json_parse(t.s, t.len, &now, &r->err))
			now = NULL;
		p.new = now;
	}
	judge(r, v, &p);
	text_release(&t);
	if (now)
		json_free(now);
	if (s->out.code)
		r->err = s->out.err;
	else if (s->out.part)
		return judge_part(r, &s->out, root);
	/* a refusal that was stored is what was wanted */
	return p.old_refused && p.new_refused &&
	    strcmp(p.old_refused, p.new_refused) == 0 ? 0 : s->out.code;
}

static int verify_line(struct compare_run *r, void *into,
    const struct record *rec)
{
	struct verify *v = into;
	struct json *root;
	const struct json *c;
	int code = json_parse(rec->text, rec->len, &root, &r->err);

	if (code)
		return code;
	c = json_member(root, "case");
	if (!v->begun)
		code = read_head(r, v, root);
	else if (!c)
		code = no_baseline(r, "'case' is missing");
	else
		code = case_read(&r->record, c, &r->err);
	if (!code && c && v->begun)
		code = judge_case(r, v, root);
	json_free(root);
	return code;
}

/* Where the rules are those of the baseline, it is the program that changed. */
static void put_closing(struct compare_run *r, const struct verify *v)
{
	struct text *t = &r->out;
	char s[240], n[4][32];

	snprintf(s, sizeof s, say(r,
	    "事例 %s、変わったもの %s、拒否 %s、計算の段だけ違うもの %s",
	    "cases %s, changed %s, refused %s, other steps but the same figures %s"),
	    yen_text(v->sums.cases, n[0]), yen_text(v->sums.changed, n[1]),
	    yen_text(v->sums.refused, n[2]), yen_text(v->sums.steps, n[3]));
	if (t->len)
		text_putc(t, '\n');
	put_paragraph(r, s);
	snprintf(s, sizeof s, say(r, "保存時の規則 %s、今の規則 %s%s",
	    "rules of the baseline %s, of today %s%s"), v->sums.rules,
	    rules_name(r->old), v->sums.same_rules ? say(r, "（同じ）", " (the same)")
	    : say(r, "（違う）", " (another set)"));
	put_paragraph(r, s);
	if (v->sums.changed && v->sums.same_rules)
		put_paragraph(r, say(r,
		    "規則は同じなので、変わったのはプログラムである",
		    "the rules are the same: it is the program that changed"));
}

static void put_json_closing(struct compare_run *r, const struct verify *v)
{
	struct text *t = &r->out;
	static const char *const key[] = { ",\"cases\":", ",\"changed\":",
		",\"refused\":", ",\"steps_only\":" };
	const long long n[] = { v->sums.cases, v->sums.changed, v->sums.refused, v->sums.steps };
	int i;

	text_puts(t, "{\"format\":\"nenkin-verification-sums/1\",\"baseline\":");
	text_json(t, v->sums.rules);
	text_puts(t, ",\"rules\":{\"name\":");
	text_json(t, rules_name(r->old));
	text_puts(t, ",\"sha256\":");
	text_json(t, rules_sha256(r->old));
	text_puts(t, v->sums.same_rules ? "},\"same_rules\":true"
				   : "},\"same_rules\":false");
	for (i = 0; i < 4; i++) {
		text_puts(t, key[i]);
		text_int(t, n[i]);
	}
	text_puts(t, "}\n");
}

int compare_verify(struct compare_run *r, const char *file)
{
	struct verify v;
	int code;

	memset(&v, 0, sizeof v);
	text_init(&v.sums.list);
	code = store_init(r, &v.store);
	if (!code) {
		if (r->format == COMPARE_CSV)
			text_puts(&r->out, "case,benefit,old_payable,"
			    "new_payable,first_step\n");
		compare_lines(r, file, verify_line, &v);
		if (!v.begun)
			r->status = err_worse(r->status, ERR_INPUT);
		else if (r->format == COMPARE_JSON)
			put_json_closing(r, &v);
		else if (r->format == COMPARE_TEXT || r->format == COMPARE_MD)
			put_closing(r, &v);
		else if (r->format == COMPARE_HTML)
			html_verify(r, &v.sums);
		else if (r->format != COMPARE_CSV)
			ci_end(r);
		compare_flush(r);
		code = r->status;
	}
	text_release(&v.sums.list);
	store_release(&v.store);
	return code;
}
