/* compare_json.c - a comparison as NDJSON (nenkin-comparison/1) and CSV. */
#include "compare_tool.h"

#include <string.h>

static void key(struct text *t, const char *name)
{
	text_puts(t, ",\"");
	text_puts(t, name);
	text_puts(t, "\":");
}

static void key_int(struct text *t, const char *name, long long v)
{
	key(t, name);
	text_int(t, v);
}

static void key_text(struct text *t, const char *name, const char *s)
{
	key(t, name);
	text_json(t, s);
}

static const char *sex_of(const struct nenkin_case *p)
{
	return p->sex == SEX_MALE ? "male" : "female";
}

static void put_json_side(struct text *t, const char *name,
    const struct outcome *o, const struct benefit *b)
{
	key(t, name);
	if (b) {
		result_benefit_json(t, b);
		return;
	}
	if (!o->code && !o->part) {
		text_puts(t, "null");
		return;
	}
	text_puts(t, "{\"refused\":");
	text_int(t, o->code ? o->code : o->part);
	key_text(t, "message", o->code ? o->err.msg : o->part_err.msg);
	text_putc(t, '}');
}

static void put_json_change(struct text *t, const struct rule_change *x)
{
	struct text s;

	text_init(&s);
	rule_change_title(&s, x);
	text_puts(t, "{\"rule\":");
	text_json(t, s.s);
	if (x->before) {
		text_clear(&s);
		rule_value_text(&s, x->before);
		key_text(t, "old", s.s);
	}
	if (x->after) {
		text_clear(&s);
		rule_value_text(&s, x->after);
		key_text(t, "new", s.s);
	}
	text_release(&s);
}

static void put_json_causes(struct text *t, const struct comparison *c,
    const struct moved *m)
{
	const struct rule_changes *all = comparison_changes(c);
	const struct cause *x = comparison_causes(c, m);
	int i;

	key(t, "causes");
	text_putc(t, '[');
	for (i = 0; i < m->n_cause; i++) {
		if (i)
			text_putc(t, ',');
		put_json_change(t, &all->change[x[i].change]);
		if (x[i].part == CAUSE_JOINT)
			text_puts(t, ",\"joint\":true}");
		else if (x[i].part == CAUSE_WITH)
			text_puts(t, ",\"together\":true}");
		else {
			key_int(t, "difference", x[i].yen);
			text_putc(t, '}');
		}
	}
	text_putc(t, ']');
	key_int(t, "joint", m->joint);
}

void compare_json_case(struct compare_run *r, const struct case_view *v)
{
	const struct outcome *a = comparison_old(v->c);
	const struct outcome *b = comparison_new_outcome(v->c);
	struct text *t = &r->out;
	const struct moved *m;
	char buf[11];
	int i, n;

	m = comparison_moved(v->c, &n);
	for (i = 0; i < n; i++) {
		text_puts(t, "{\"format\":\"nenkin-comparison/1\"");
		key_text(t, "case", v->p->id);
		key_text(t, "birth", day_text(v->p->birth, buf));
		key_text(t, "sex", sex_of(v->p));
		if (!a->code)
			key_text(t, "on", month_text(a->result.on, buf));
		if (!b->code && (a->code || a->result.on != b->result.on))
			key_text(t, "on_new", month_text(b->result.on, buf));
		key_text(t, "benefit", BENEFIT_NAMES[m[i].id].id);
		if (m[i].recipient)
			key_text(t, "recipient", m[i].recipient);
		key_int(t, "difference", m[i].yen);
		put_json_causes(t, v->c, &m[i]);
		put_json_side(t, "old", a, m[i].before);
		put_json_side(t, "new", b, m[i].after);
		text_puts(t, "}\n");
	}
}

/* ---- the sums ------------------------------------------------------------------------ */

static void put_json_line(struct text *t, int *first, const char *group,
    const struct tally_line *l)
{
	if (!l->moved)
		return;
	if (!*first)
		text_putc(t, ',');
	*first = 0;
	text_puts(t, "{\"group\":");
	text_json(t, group);
	key_int(t, "changed", l->moved);
	key_int(t, "gained", l->gained);
	key_int(t, "gain", l->gain);
	key_int(t, "lost", l->lost);
	key_int(t, "loss", l->loss);
	text_putc(t, '}');
}

static void put_json_groups(struct text *t, const struct tally *y)
{
	char s[40];
	int i, first = 1;

	key(t, "by_benefit");
	text_putc(t, '[');
	for (i = 0; i < BENEFITS; i++)
		put_json_line(t, &first, BENEFIT_NAMES[i].id, &y->by_benefit[i]);
	text_puts(t, "],\"by_sex\":[");
	first = 1;
	put_json_line(t, &first, "male", &y->by_sex[SEX_MALE]);
	put_json_line(t, &first, "female", &y->by_sex[SEX_FEMALE]);
	text_puts(t, "],\"by_birth\":[");
	first = 1;
	for (i = 0; i < TALLY_COHORT_MAX; i++) {
		snprintf(s, sizeof s, "%d-%d", tally_cohort_year(i),
		    tally_cohort_year(i) + tally_cohort_years() - 1);
		put_json_line(t, &first, s, &y->by_cohort[i]);
	}
	text_puts(t, "],\"by_amount\":[");
	first = 1;
	for (i = 0; i < TALLY_BAND_MAX; i++) {
		snprintf(s, sizeof s, "%lld", tally_band_yen(i));
		put_json_line(t, &first, s, &y->by_band[i]);
	}
	text_putc(t, ']');
}

static void put_json_set(struct text *t, const char *name,
    const struct rules *rules)
{
	key(t, name);
	text_puts(t, "{\"name\":");
	text_json(t, rules_name(rules));
	if (*rules_sha256(rules))
		key_text(t, "sha256", rules_sha256(rules));
	text_putc(t, '}');
}

void compare_json_sums(struct compare_run *r, const struct comparison *c,
    const struct tally *y)
{
	const struct rule_changes *all = comparison_changes(c);
	struct text *t = &r->out;
	int i;

	text_puts(t, "{\"format\":\"nenkin-comparison-sums/1\"");
	put_json_set(t, "rules", r->old);
	put_json_set(t, "against", r->new);
	key_int(t, "cases", y->cases);
	key_int(t, "changed", y->moved);
	key_int(t, "refused", y->refused);
	key_int(t, "refused_only_old", y->refused_old);
	key_int(t, "refused_only_new", y->refused_new);
	key_int(t, "payable_old", y->before);
	key_int(t, "payable_new", y->after);
	put_json_groups(t, y);
	key(t, "rows");
	text_putc(t, '[');
	for (i = 0; i < all->n; i++) {
		const struct change_count *n = comparison_count(c, i);

		if (i)
			text_putc(t, ',');
		put_json_change(t, &all->change[i]);
		key_int(t, "cases", n->met);
		if (r->causes != CAUSES_LISTED) {
			key_int(t, "changed", n->moved);
			key_int(t, "difference", n->yen);
		}
		text_putc(t, '}');
	}
	text_puts(t, "]}\n");
}

/* ---- CSV -------------------------------------------------------------------------------- */

void compare_csv_head(struct compare_run *r)
{
	text_puts(&r->out, "case,birth,sex,on,benefit,old_state,new_state,"
	    "old_from,new_from,old_annual,new_annual,old_suspended,"
	    "new_suspended,old_payable,new_payable,difference,joint,causes\n");
}

static const char *state_of(const struct benefit *b)
{
	return !b ? "refused" : b->entitled ? "due" : REASON_NAMES[b->reason].id;
}

/* The same figure of both sides; empty where there is none. */
static void put_pair(struct text *t, const struct moved *m, int which)
{
	const struct benefit *side[2] = { m->before, m->after };
	char buf[8];
	int i;

	for (i = 0; i < 2; i++) {
		const struct benefit *b = side[i];

		text_putc(t, ',');
		if (!b || !b->entitled)
			continue;
		if (which == 0)
			text_puts(t, month_text(b->from, buf));
		else
			text_int(t, which == 1 ? b->annual
			    : which == 2 ? b->suspended : b->payable);
	}
}

static void put_csv_causes(struct text *t, const struct comparison *c,
    const struct moved *m)
{
	const struct rule_changes *all = comparison_changes(c);
	const struct cause *x = comparison_causes(c, m);
	long long yen = 0;
	struct text s;
	int i;

	text_init(&s);
	for (i = 0; i < m->n_cause; i++) {
		if (x[i].part == CAUSE_ALONE)
			yen = x[i].yen;
		text_puts(&s, !i ? "" : x[i].part == CAUSE_WITH ? " + " : "; ");
		rule_change_title(&s, &all->change[x[i].change]);
		if (x[i].part == CAUSE_JOINT || (i + 1 < m->n_cause &&
		    x[i + 1].part == CAUSE_WITH))
			continue;
		text_putc(&s, '=');
		text_int(&s, yen);
	}
	text_csv(t, s.s ? s.s : "");
	text_release(&s);
}

static void put_title(struct text *t, const struct moved *m)
{
	struct text s;

	text_init(&s);
	benefit_title(&s, m->id, m->recipient);
	text_csv(t, s.s);
	text_release(&s);
}

void compare_csv_case(struct compare_run *r, const struct case_view *v)
{
	const struct outcome *a = comparison_old(v->c);
	const struct outcome *b = comparison_new_outcome(v->c);
	struct text *t = &r->out;
	const struct moved *m;
	char buf[11];
	int i, k, n;

	m = comparison_moved(v->c, &n);
	for (i = 0; i < n; i++) {
		const char *cell[] = { day_text(v->p->birth, buf), sex_of(v->p) };

		text_csv(t, v->p->id);
		for (k = 0; k < 2; k++) {
			text_putc(t, ',');
			text_puts(t, cell[k]);
		}
		text_putc(t, ',');
		text_puts(t, month_text(a->code ? b->result.on : a->result.on,
		    buf));
		text_putc(t, ',');
		put_title(t, &m[i]);
		text_putc(t, ',');
		text_puts(t, state_of(m[i].before));
		text_putc(t, ',');
		text_puts(t, state_of(m[i].after));
		for (k = 0; k < 4; k++)
			put_pair(t, &m[i], k);
		text_putc(t, ',');
		text_int(t, m[i].yen);
		text_putc(t, ',');
		text_int(t, m[i].joint);
		text_putc(t, ',');
		put_csv_causes(t, v->c, &m[i]);
		text_putc(t, '\n');
	}
}
