/* result.c - nenkin-result/1: parts, notes, and their JSON and CSV. */
#include "result.h"

#include <string.h>

#define X(id, name, ja, en) { name, ja, en },
const struct name BENEFIT_NAMES[BENEFITS] = { RESULT_BENEFITS(X) };
const struct name PART_NAMES[PARTS] = { RESULT_PARTS(X) };
const struct name REASON_NAMES[REASONS] = { RESULT_REASONS(X) };
const struct name NOTE_NAMES[NOTES] = { RESULT_NOTES(X) };
#undef X

/* The same part under another name in the survivors' and disability benefits. */
static const struct name BASIC_NAMES[BENEFITS] = {
	[BENEFIT_SURVIVORS_BASIC] = { "basic", "遺族基礎年金の額",
	    "basic amount" },
	[BENEFIT_SURVIVORS_EMPLOYEES] = { "basic", "遺族基礎年金相当額の加算",
	    "basic amount added" },
	[BENEFIT_WIDOWS_PENSION] = { "basic", "寡婦年金の額",
	    "widow's pension" },
	[BENEFIT_LUMP_SUM_DEATH] = { "basic", "死亡一時金の額", "lump sum" }
};
static const struct name CHILD_NAME = { "child_addition", "子の加算額",
	"addition for children" };
static const struct name SPOUSE_NAME = { "spouse_addition", /* 厚年50条の2 */
	"配偶者の加給年金額", "addition for the spouse" };
static const struct name EXTRA_NAME = { "additional_premium",
	"付加保険料3年以上の加算額", "for three years of additional premium" };

const struct name *part_name(const struct benefit *b, enum part_id part)
{
	if (part == PART_BASIC && BASIC_NAMES[b->id].id)
		return &BASIC_NAMES[b->id];
	if (part == PART_CHILD_ADDITION &&
	    (b->id == BENEFIT_SURVIVORS_BASIC ||
	     b->id == BENEFIT_SURVIVORS_EMPLOYEES))
		return &CHILD_NAME;
	if (part == PART_SPOUSE_ADDITION &&
	    b->id == BENEFIT_DISABILITY_EMPLOYEES)
		return &SPOUSE_NAME;
	if (part == PART_ADDITIONAL_PREMIUM && b->id == BENEFIT_LUMP_SUM_DEATH)
		return &EXTRA_NAME;
	return &PART_NAMES[part];
}

static const struct name NOT_INSURED_NAME = { "not_insured",
	"被保険者でなく、25年の期間もない",
	"not insured at the death, and less than 25 years" };
static const struct name RECEIVED_NAME = { "received",
	"死亡した者が老齢基礎年金・障害基礎年金の支給を受けた",
	"the deceased received a basic pension" };
static const struct name PREMIUM_NAME = { "insured_months",
	"死亡した者の第1号被保険者の保険料納付月数が足りない",
	"too few months of category 1 were paid" };

const struct name *reason_name(const struct benefit *b)
{
	if (b->reason == REASON_INSURED_MONTHS && b->id == BENEFIT_LUMP_SUM_DEATH)
		return &PREMIUM_NAME;
	if (b->reason == REASON_NOT_INSURED && b->recipient)
		return &NOT_INSURED_NAME;
	if (b->reason == REASON_RECEIVED && b->recipient)
		return &RECEIVED_NAME;
	return &REASON_NAMES[b->reason];
}

int benefit_part(struct calc *c, struct benefit *b, enum part_id part, num amount)
{
	long long v;

	if (num_yen(num_round(c->pool, amount, NUM_HALF_UP), &v) < 0)
		return err_set(c->err, ERR_INPUT, NULL,
		    "the part '%s' of '%s' is out of range",
		    PART_NAMES[part].id, BENEFIT_NAMES[b->id].id);
	b->exact[part] = amount;
	b->part[part] = v;
	b->parts |= 1u << part;
	return 0;
}

void benefit_note(struct benefit *b, enum note_id note)
{
	b->notes |= 1u << note;
}

/* --rounding total: the whole is rounded once (国年17条, 厚年35条); what the
 * rounded parts miss goes into the first. */
static int round_total(struct calc *c, struct benefit *b)
{
	long long sum = 0, total;
	num exact = INT(0);
	int i, first = -1;

	for (i = 0; i < PARTS; i++)
		if (b->parts & 1u << i) {
			exact = ADD(exact, b->exact[i]);
			sum += b->part[i];
			if (first < 0)
				first = i;
		}
	if (num_yen(num_round(c->pool, exact, NUM_HALF_UP), &total) < 0)
		return err_set(c->err, ERR_INPUT, NULL,
		    "the amount of '%s' is out of range",
		    BENEFIT_NAMES[b->id].id);
	if (first >= 0)
		b->part[first] += total - sum;
	return 0;
}

int benefit_close(struct calc *c, struct benefit *b, num stop)
{
	int i;

	if (c->rounding == ROUNDING_TOTAL && round_total(c, b))
		return ERR_INPUT;
	b->annual = 0;
	for (i = 0; i < PARTS; i++)
		b->annual += b->part[i];
	if (num_cmp(stop, INT(b->annual)) > 0)
		stop = INT(b->annual);
	if (num_yen(num_round(c->pool, stop, NUM_HALF_UP), &b->suspended) < 0)
		return err_set(c->err, ERR_INPUT, NULL,
		    "the amount suspended of '%s' is out of range",
		    BENEFIT_NAMES[b->id].id);
	b->payable = b->annual - b->suspended;
	return 0;
}

void benefit_init(struct benefit *b, enum benefit_id id)
{
	memset(b, 0, sizeof *b);
	b->id = id;
	b->have = b->need = -1;
	b->need_month = MONTH_NONE;
	b->right = b->from = MONTH_NONE;
}

void benefit_end(struct benefit *b, int on, int last)
{
	if (!b->entitled || (on <= last && b->from <= last))
		return;
	benefit_init(b, b->id);
	b->need_month = last;
	benefit_refuse(b, REASON_ENDED, -1, -1);
}

int benefit_refuse(struct benefit *b, enum reason_id reason, int have, int need)
{
	b->entitled = 0;
	b->reason = reason;
	b->have = have;
	b->need = need;
	return 0;
}

int result_any_payable(const struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++)
		if (r->benefit[i].entitled && r->benefit[i].from <= r->on &&
		    r->benefit[i].payable > 0)
			return 1;
	return 0;
}

static void put_key(struct text *t, const char *key)
{
	text_put(t, ",\"", 2);
	text_puts(t, key);
	text_put(t, "\":", 2);
}

static void put_key_int(struct text *t, const char *key, long long v)
{
	put_key(t, key);
	text_int(t, v);
}

static void put_key_month(struct text *t, const char *key, int month)
{
	char m[8];

	put_key(t, key);
	text_json(t, month_text(month, m));
}

static void put_parts(struct text *t, const struct benefit *b)
{
	int i, first = 1;

	put_key(t, "parts");
	text_putc(t, '{');
	for (i = 0; i < PARTS; i++) {
		if (!(b->parts & 1u << i))
			continue;
		if (!first)
			text_putc(t, ',');
		first = 0;
		text_putc(t, '"');
		text_puts(t, PART_NAMES[i].id);
		text_puts(t, "\":");
		text_int(t, b->part[i]);
	}
	text_putc(t, '}');
}

void result_json_notes(struct text *t, const struct benefit *b)
{
	int i, first = 1;

	put_key(t, "notes");
	text_putc(t, '[');
	for (i = 0; i < NOTES; i++) {
		if (!(b->notes & 1u << i))
			continue;
		if (!first)
			text_putc(t, ',');
		first = 0;
		text_json(t, NOTE_NAMES[i].id);
	}
	text_putc(t, ']');
}

void result_json_amounts(struct text *t, const struct benefit *b)
{
	put_parts(t, b);
	put_key_int(t, "annual", b->annual);
	put_key_int(t, "suspended", b->suspended);
	put_key_int(t, "payable", b->payable);
}

void result_json_reason(struct text *t, const struct benefit *b)
{
	put_key(t, "reason");
	text_puts(t, "{\"code\":");
	text_json(t, REASON_NAMES[b->reason].id);
	if (b->have >= 0)
		put_key_int(t, "have", b->have);
	if (b->need >= 0)
		put_key_int(t, "need", b->need);
	if (b->need_month != MONTH_NONE)
		put_key_month(t, "month", b->need_month);
	text_putc(t, '}');
}

void result_benefit_json(struct text *t, const struct benefit *b)
{
	text_puts(t, "{\"benefit\":");
	text_json(t, BENEFIT_NAMES[b->id].id);
	if (b->recipient) {
		put_key(t, "recipient");
		text_json(t, b->recipient);
	}
	text_puts(t, b->entitled ? ",\"entitled\":true" : ",\"entitled\":false");
	if (b->entitled) {
		put_key_month(t, "from", b->from);
		result_json_amounts(t, b);
	} else {
		result_json_reason(t, b);
	}
	result_json_notes(t, b);
	text_putc(t, '}');
}

/* Puts the arguments in: "{0} × {1}" -> "780900 × 1.085". */
void step_formula(struct text *t, const struct sheet *sheet,
    const struct step *s)
{
	char buf[NUM_TEXT_MAX];
	const char *p = s->def->formula, *brace;

	if (s->text) {
		text_puts(t, sheet->text.s + s->text);
		return;
	}
	for (; (brace = strchr(p, '{')) != NULL; p = brace + 3) {
		int i = brace[1] - '0'; /* "{0}" to "{9}" */

		text_put(t, p, (size_t)(brace - p));
		if (i < s->n_arg && s->arg[i])
			text_puts(t, num_text_decimal(s->arg[i], buf,
			    sizeof buf));
	}
	text_puts(t, p);
}

/* The rule rows its arguments came from; "rule" is the last of them. */
static void put_rows(struct text *t, const struct step *s)
{
	char buf[RULE_NAME_MAX];
	const struct rule_row *last = NULL;
	int i, n = 0;

	for (i = 0; i < s->n_arg; i++)
		if (s->arg[i] && s->arg[i]->row) {
			last = s->arg[i]->row;
			n++;
		}
	if (!last)
		return;
	put_key(t, "rule");
	text_json(t, rule_row_name(last, buf, sizeof buf));
	if (n < 2)
		return;
	put_key(t, "rules");
	text_putc(t, '[');
	for (i = 0, n = 0; i < s->n_arg; i++) {
		if (!s->arg[i] || !s->arg[i]->row)
			continue;
		if (n++)
			text_putc(t, ',');
		text_json(t, rule_row_name(s->arg[i]->row, buf, sizeof buf));
	}
	text_putc(t, ']');
}

static void put_from(struct text *t, const struct step *s)
{
	int i, n = 0;

	for (i = 0; i < s->n_arg; i++) {
		if (!s->arg[i] || !s->arg[i]->step)
			continue;
		if (n++ == 0) {
			put_key(t, "uses");
			text_putc(t, '[');
		} else {
			text_putc(t, ',');
		}
		text_int(t, s->arg[i]->step);
	}
	if (n)
		text_putc(t, ']');
}

static void put_step(struct text *t, const struct sheet *sheet,
    const struct step *s)
{
	char buf[NUM_TEXT_MAX];

	text_puts(t, "{\"step\":");
	text_json(t, s->def->id);
	if (s->category)
		put_key_int(t, "category", s->category);
	if (s->month)
		put_key_month(t, "month", s->month);
	if (s->recipient) {
		put_key(t, "recipient");
		text_json(t, s->recipient);
	}
	text_puts(t, ",\"law\":");
	text_json(t, s->def->law);
	text_puts(t, ",\"label\":{\"ja\":");
	text_json(t, s->def->ja);
	text_puts(t, ",\"en\":");
	text_json(t, s->def->en);
	text_puts(t, "},\"formula\":\"");
	step_formula(t, sheet, s);
	text_puts(t, "\",\"exact\":\"");
	text_puts(t, num_text(s->exact, buf, sizeof buf));
	text_puts(t, "\",\"rounding\":\"");
	text_puts(t, num_rounding_name(s->rounding));
	text_puts(t, "\",\"value\":\"");
	text_puts(t, num_text_decimal(s->value, buf, sizeof buf));
	text_putc(t, '"');
	put_rows(t, s);
	put_from(t, s);
	text_putc(t, '}');
}

static void put_combination(struct text *t, const struct combination *x)
{
	int i, n = 0;

	text_puts(t, "{\"rank\":");
	text_int(t, x->rank);
	put_key(t, "benefits");
	text_putc(t, '{');
	for (i = 0; i < BENEFITS; i++) {
		if (!(x->benefits & 1u << i))
			continue;
		if (n++)
			text_putc(t, ',');
		text_json(t, BENEFIT_NAMES[i].id);
		text_putc(t, ':');
		text_int(t, x->payable[i]);
	}
	text_putc(t, '}');
	put_key_int(t, "payable", x->total);
	text_putc(t, '}');
}

static void put_choices(struct text *t, const struct choices *k)
{
	int i, j;

	put_key(t, "choices");
	text_putc(t, '[');
	for (i = 0; i < k->n; i++) {
		const struct choice *x = &k->choice[i];

		text_puts(t, i ? ",{" : "{");
		if (x->recipient) {
			text_puts(t, "\"recipient\":");
			text_json(t, x->recipient);
			text_putc(t, ',');
		}
		text_puts(t, x->aged_65 ? "\"aged_65\":true" : "\"aged_65\":false");
		text_puts(t, x->lump_sum_too ? ",\"lump_sum_too\":true"
					     : ",\"lump_sum_too\":false");
		put_key(t, "combinations");
		text_putc(t, '[');
		for (j = 0; j < x->n; j++) {
			if (j)
				text_putc(t, ',');
			put_combination(t, &x->combination[j]);
		}
		text_puts(t, "]}");
	}
	text_putc(t, ']');
}

void result_json_rules(struct text *t, const struct rules *rules)
{
	text_puts(t, ",\"rules\":{\"name\":");
	text_json(t, rules_name(rules));
	text_puts(t, ",\"sha256\":\"");
	text_puts(t, rules_sha256(rules));
	text_puts(t, "\"}");
}

void result_json(struct text *t, const struct result *r,
    const struct rules *rules, const struct sheet *sheet)
{
	char m[8];
	int i;

	text_puts(t, "{\"format\":\"nenkin-result/1\",\"case\":");
	text_json(t, r->id);
	text_puts(t, ",\"on\":\"");
	text_puts(t, month_text(r->on, m));
	text_putc(t, '"');
	result_json_rules(t, rules);
	text_puts(t, ",\"benefits\":[");
	for (i = 0; i < r->n; i++) {
		if (i)
			text_putc(t, ',');
		result_benefit_json(t, &r->benefit[i]);
	}
	text_putc(t, ']');
	if (r->choices)
		put_choices(t, r->choices);
	if (sheet) {
		text_puts(t, ",\"worksheet\":[");
		for (i = 0; i < sheet->n; i++) {
			if (i)
				text_putc(t, ',');
			put_step(t, sheet, &sheet->step[i]);
		}
		text_putc(t, ']');
	}
	text_puts(t, "}\n");
}

void result_csv_parts(struct text *t, unsigned parts)
{
	int i;

	for (i = 0; i < PARTS; i++) {
		if (!(parts & 1u << i))
			continue;
		text_putc(t, ',');
		text_puts(t, PART_NAMES[i].id);
	}
}

void result_csv_head(struct text *t, unsigned parts)
{
	text_puts(t, "case,on,benefit,");
	if (parts == PARTS_SURVIVORS)
		text_puts(t, "recipient,");
	text_puts(t, "entitled,from,reason,annual,suspended,payable");
	result_csv_parts(t, parts);
	text_putc(t, '\n');
}

/* Empty columns where nothing is due. */
void result_csv_amounts(struct text *t, const struct benefit *b,
    unsigned parts)
{
	const long long total[] = { b->annual, b->suspended, b->payable };
	int i;

	for (i = 0; i < 3; i++) {
		text_putc(t, ',');
		if (b->entitled)
			text_int(t, total[i]);
	}
	for (i = 0; i < PARTS; i++) {
		if (!(parts & 1u << i))
			continue;
		text_putc(t, ',');
		if (b->entitled && b->parts & 1u << i)
			text_int(t, b->part[i]);
	}
}

void result_csv(struct text *t, const struct result *r, unsigned parts)
{
	char m[8];
	int i;

	for (i = 0; i < r->n; i++) {
		const struct benefit *b = &r->benefit[i];

		text_csv(t, r->id);
		text_putc(t, ',');
		text_puts(t, month_text(r->on, m));
		text_putc(t, ',');
		text_puts(t, BENEFIT_NAMES[b->id].id);
		if (parts == PARTS_SURVIVORS) {
			text_putc(t, ',');
			text_csv(t, b->recipient ? b->recipient : "");
		}
		text_puts(t, b->entitled ? ",true," : ",false,");
		if (b->entitled)
			text_puts(t, month_text(b->from, m));
		text_putc(t, ',');
		if (!b->entitled)
			text_puts(t, REASON_NAMES[b->reason].id);
		result_csv_amounts(t, b, parts);
		text_putc(t, '\n');
	}
}

void choices_csv_head(struct text *t)
{
	text_puts(t, "case,on,recipient,aged_65,rank,payable,benefits\n");
}

static void put_csv_combination(struct text *t, const struct combination *x)
{
	int i, n = 0;

	text_int(t, x->rank);
	text_putc(t, ',');
	text_int(t, x->total);
	text_putc(t, ',');
	for (i = 0; i < BENEFITS; i++) {
		if (!(x->benefits & 1u << i))
			continue;
		if (n++)
			text_putc(t, '+');
		text_puts(t, BENEFIT_NAMES[i].id);
	}
	text_putc(t, '\n');
}

void choices_csv(struct text *t, const struct result *r)
{
	char m[8];
	int i, j;

	for (i = 0; i < r->choices->n; i++) {
		const struct choice *k = &r->choices->choice[i];

		for (j = 0; j < k->n; j++) {
			text_csv(t, r->id);
			text_putc(t, ',');
			text_puts(t, month_text(r->on, m));
			text_putc(t, ',');
			text_csv(t, k->recipient ? k->recipient : "");
			text_puts(t, k->aged_65 ? ",true," : ",false,");
			put_csv_combination(t, &k->combination[j]);
		}
	}
}
