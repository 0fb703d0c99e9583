/* report.c - a result as text for people: decision first, then the worksheet. */
#include "report.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define LABEL_COLUMNS 40
#define AMOUNT_COLUMNS 14

/* A sentence in both languages. */
struct say {
	const char *ja, *en;
};

static const char *in(enum lang lang, const char *ja, const char *en)
{
	return lang == LANG_JA ? ja : en;
}

int report_width(const char *s)
{
	mbstate_t state;
	size_t n, left = strlen(s);
	wchar_t wc;
	int width = 0;

	memset(&state, 0, sizeof state);
	while (left) {
		n = mbrtowc(&wc, s, left, &state);
		if (n == 0 || n > left)
			return width + (int)left; /* no UTF-8 locale: bytes */
		width += wcwidth(wc) > 0 ? wcwidth(wc) : 0;
		s += n;
		left -= n;
	}
	return width;
}

static void blanks(struct text *t, int n)
{
	while (n-- > 0)
		text_putc(t, ' ');
}

void report_left(struct text *t, const char *s, int width)
{
	text_puts(t, s);
	blanks(t, width - report_width(s));
}

void report_amount(struct text *t, long long v, int width)
{
	char digits[32], out[48];
	struct text n;
	size_t i, k = 0, len;

	text_init(&n);
	text_int(&n, v < 0 ? -v : v);
	strncpy(digits, n.s, sizeof digits - 1);
	digits[sizeof digits - 1] = '\0';
	text_release(&n);
	len = strlen(digits);
	if (v < 0)
		out[k++] = '-';
	for (i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			out[k++] = ',';
		out[k++] = digits[i];
	}
	out[k] = '\0';
	blanks(t, width - (int)k);
	text_puts(t, out);
}

static void month(struct text *t, int m, enum lang lang)
{
	char buf[8], era[40];

	text_puts(t, month_text(m, buf));
	if (lang == LANG_JA) {
		text_puts(t, "（");
		text_puts(t, month_text_era(m, era));
		text_puts(t, "）");
	}
}

static const char *name_in(const struct name *n, enum lang lang)
{
	return lang == LANG_JA ? n->ja : n->en;
}

static void put_amount_line(struct text *t, const char *label, long long v,
    enum lang lang)
{
	int over = report_width(label) - LABEL_COLUMNS;

	text_puts(t, "    ");
	report_left(t, label, LABEL_COLUMNS);
	report_amount(t, v, AMOUNT_COLUMNS - (over > 0 ? over : 0));
	text_puts(t, in(lang, " 円\n", " yen\n"));
}

static void put_rule_line(struct text *t)
{
	int i;

	text_puts(t, "    ");
	for (i = 0; i < LABEL_COLUMNS + AMOUNT_COLUMNS; i++)
		text_putc(t, '-');
	text_putc(t, '\n');
}

/* The month, and whether the amounts are yearly or paid once. */
static void put_from(struct text *t, const struct benefit *b, int on,
    enum lang lang)
{
	if (b->id == BENEFIT_DISABILITY_ALLOWANCE) {
		text_puts(t, in(lang, "    支給月    ", "    month     "));
		month(t, b->from, lang);
		text_puts(t, in(lang, "（一時金）\n", " (paid once)\n"));
		return;
	}
	text_puts(t, in(lang, "    支給開始  ", "    from      "));
	month(t, b->from, lang);
	text_puts(t, b->from > on
	    ? in(lang, " 分から（翌月以後の年額）\n", " (amounts a year)\n")
	    : in(lang, " 分から（年額）\n", " (amounts a year)\n"));
}

static void put_due(struct text *t, const struct benefit *b, int on,
    enum lang lang)
{
	int i;

	put_from(t, b, on, lang);
	for (i = 0; i < PARTS; i++)
		if (b->parts & 1u << i)
			put_amount_line(t, name_in(part_name(b, (enum part_id)i), lang),
			    b->part[i], lang);
	put_rule_line(t);
	if (b->id == BENEFIT_DISABILITY_ALLOWANCE) {
		put_amount_line(t, in(lang, "支給額", "amount"), b->payable, lang);
		return;
	}
	put_amount_line(t, in(lang, "年金額", "annual amount"), b->annual, lang);
	if (b->suspended)
		put_amount_line(t, in(lang, "支給停止額", "suspended"),
		    -b->suspended, lang);
	put_amount_line(t, in(lang, "支給額（年額）", "payable a year"),
	    b->payable, lang);
}

static void put_reason(struct text *t, const struct benefit *b, enum lang lang)
{
	text_puts(t, in(lang, "    支給されない： ", "    not due: "));
	text_puts(t, name_in(reason_name(b), lang));
	if (b->have >= 0 && b->need >= 0) {
		text_puts(t, in(lang, "（現在 ", " (has "));
		text_int(t, b->have);
		text_puts(t, in(lang, "・必要 ", ", needs "));
		text_int(t, b->need);
		text_puts(t, in(lang, "）", ")"));
	}
	if (b->need_month != MONTH_NONE) {
		text_puts(t, in(lang, "  最終月 ", ", last month "));
		month(t, b->need_month, lang);
	}
	text_puts(t, "  [");
	text_puts(t, REASON_NAMES[b->reason].id);
	text_puts(t, "]\n");
}

static void put_title(struct text *t, const struct benefit *b, enum lang lang)
{
	text_puts(t, "\n  ");
	text_puts(t, name_in(&BENEFIT_NAMES[b->id], lang));
	if (b->recipient) {
		text_puts(t, in(lang, "  受給者 ", "  recipient "));
		text_puts(t, b->recipient);
	}
	text_putc(t, '\n');
}

static void put_note(struct text *t, const struct name *note, enum lang lang)
{
	text_puts(t, in(lang, "    ※ ", "    note: "));
	text_puts(t, name_in(note, lang));
	text_putc(t, '\n');
}

static void put_notes(struct text *t, unsigned notes, enum lang lang)
{
	int i;

	for (i = 0; i < NOTES; i++)
		if (notes & 1u << i)
			put_note(t, &NOTE_NAMES[i], lang);
}

static void put_benefit(struct text *t, const struct benefit *b, int on,
    enum lang lang)
{
	put_title(t, b, lang);
	if (b->entitled)
		put_due(t, b, on, lang);
	else
		put_reason(t, b, lang);
	put_notes(t, b->notes, lang);
}

static void put_case(struct text *t, const struct nenkin_case *p,
    enum lang lang)
{
	char day[11], era[40];

	text_puts(t, in(lang, "事例 ", "Case "));
	text_puts(t, p->id);
	text_puts(t, in(lang, "  生年月日 ", "  born "));
	text_puts(t, day_text(p->birth, day));
	if (lang == LANG_JA) {
		text_puts(t, "（");
		text_puts(t, day_text_era(p->birth, era));
		text_puts(t, "）");
	}
	text_puts(t, p->sex == SEX_MALE ? in(lang, " 男\n", " male\n")
					: in(lang, " 女\n", " female\n"));
}

static void put_rules(struct text *t, const struct rules *rules, enum lang lang)
{
	text_puts(t, in(lang, "  規則 ", "  rules "));
	text_puts(t, rules_name(rules));
	text_puts(t, " sha256 ");
	text_put(t, rules_sha256(rules), 12);
	text_putc(t, '\n');
}

void report_decision(struct text *t, const struct result *r,
    const struct nenkin_case *p, const struct rules *rules, enum lang lang)
{
	int i;

	put_case(t, p, lang);
	text_puts(t, in(lang, "対象月 ", "Month "));
	month(t, r->on, lang);
	put_rules(t, rules, lang);
	for (i = 0; i < r->n; i++)
		put_benefit(t, &r->benefit[i], r->on, lang);
}

/* ---- choice ------------------------------------------------------------------------ */

static void put_combination(struct text *t, const struct choice *k, int at,
    enum lang lang)
{
	const struct combination *x = &k->combination[at];
	int i, tie = x->rank == 1 && k->n > 1 && k->combination[1].rank == 1;

	text_puts(t, "  ");
	text_int(t, x->rank);
	text_puts(t, in(lang, "位", "."));
	if (tie)
		text_puts(t, in(lang, "  同額で最も多い", "  the most, with others"));
	else if (x->rank == 1)
		text_puts(t, in(lang, "  最も多い", "  the most"));
	text_putc(t, '\n');
	for (i = 0; i < BENEFITS; i++)
		if (x->benefits & 1u << i)
			put_amount_line(t, name_in(&BENEFIT_NAMES[i], lang),
			    x->payable[i], lang);
	put_rule_line(t);
	put_amount_line(t, in(lang, "合計（年額）", "together a year"), x->total,
	    lang);
}

static void put_choice(struct text *t, const struct choice *k, enum lang lang)
{
	int i;

	text_puts(t, in(lang,
	    "\n併給の調整による選択（国民年金法第20条・厚生年金保険法第38条）",
	    "\nChoice between pensions (国民年金法第20条, 厚生年金保険法第38条)"));
	if (k->recipient) {
		text_puts(t, in(lang, "  受給者 ", "  recipient "));
		text_puts(t, k->recipient);
	}
	text_puts(t, k->aged_65
	    ? in(lang, "\n  65歳に達した月の翌月以後の組合せ\n",
		"\n  from the month after 65\n")
	    : in(lang, "\n  65歳に達する月までの組合せ\n",
		"\n  to the month of 65\n"));
	if (k->n == 0)
		text_puts(t, in(lang, "    この月に支給される年金はない\n",
		    "    no pension is payable in this month\n"));
	for (i = 0; i < k->n; i++)
		put_combination(t, k, i, lang);
	if (k->lump_sum_too)
		text_puts(t, in(lang,
		    "    ※ 死亡一時金は寡婦年金との選択（国民年金法第52条の6）\n",
		    "    note: the lump sum or the widow's pension, not both "
		    "(国民年金法第52条の6)\n"));
}

void report_choices(struct text *t, const struct choices *k, enum lang lang)
{
	int i;

	for (i = 0; i < k->n; i++)
		put_choice(t, &k->choice[i], lang);
}

/* ---- timeline ---------------------------------------------------------------------- */

#define MONTHS_COLUMNS_JA 46
#define MONTHS_COLUMNS_EN 20

/* "2026-04 to 2027-03", filled with blanks to a width. */
static void put_months(struct text *t, int from, int to, enum lang lang)
{
	struct text s;

	text_init(&s);
	month(&s, from, lang);
	if (to != from) {
		text_puts(&s, in(lang, "～", " to "));
		month(&s, to, lang);
	}
	text_puts(t, "    ");
	report_left(t, s.s, lang == LANG_JA ? MONTHS_COLUMNS_JA : MONTHS_COLUMNS_EN);
	text_release(&s);
}

/* The parts a range is made of, where there are several. */
static void put_range_parts(struct text *t, const struct benefit *b,
    enum lang lang)
{
	int i, n = 0;

	if ((b->parts & (b->parts - 1)) == 0)
		return;
	for (i = 0; i < PARTS; i++) {
		if (!(b->parts & 1u << i))
			continue;
		text_puts(t, n++ ? in(lang, "、", ", ") : "      ");
		text_puts(t, name_in(part_name(b, (enum part_id)i), lang));
		text_putc(t, ' ');
		report_amount(t, b->part[i], 0);
	}
	text_putc(t, '\n');
}

static void put_range(struct text *t, const struct benefit *b, int from, int to,
    enum lang lang)
{
	put_months(t, from, to, lang);
	report_amount(t, b->annual, AMOUNT_COLUMNS);
	report_amount(t, b->suspended, AMOUNT_COLUMNS);
	report_amount(t, b->payable, AMOUNT_COLUMNS);
	if (paid_once(b->id))
		text_puts(t, in(lang, "（一時金）", " (paid once)"));
	text_putc(t, '\n');
	put_range_parts(t, b, lang);
}

static void right(struct text *t, const char *s, int width)
{
	blanks(t, width - report_width(s));
	text_puts(t, s);
}

/* All ranges of a line; the notes of any of them. */
static unsigned put_ranges(struct text *t, const struct timeline *x, int line,
    enum lang lang)
{
	unsigned notes = 0;
	int i, n = 0;

	for (i = 0; i < x->n_range; i++) {
		const struct timeline_range *r = &x->range[i];

		if (r->line != line)
			continue;
		if (n++ == 0) {
			text_puts(t, "    ");
			report_left(t, in(lang, "月分", "months"), lang == LANG_JA
			    ? MONTHS_COLUMNS_JA : MONTHS_COLUMNS_EN);
			right(t, in(lang, "年額", "annual"), AMOUNT_COLUMNS);
			right(t, in(lang, "支給停止額", "suspended"),
			    AMOUNT_COLUMNS);
			right(t, in(lang, "支給額", "payable"), AMOUNT_COLUMNS);
			text_putc(t, '\n');
		}
		put_range(t, &r->b, r->from, r->to, lang);
		notes |= r->b.notes;
	}
	return notes;
}

static void put_addition(struct text *t, const struct payment *p,
    enum lang lang)
{
	if (p->addition == ADDITION_UNKNOWN) {
		text_puts(t, in(lang, "（2月期の加算は不明：前の支払が期間外）",
		    "  (addition of February unknown: payments before)"));
	} else if (p->addition) {
		text_puts(t, in(lang, "（うち2月期の加算 ", "  (with "));
		report_amount(t, p->addition, 0);
		text_puts(t, in(lang, " 円）", " cut before)"));
	}
}

static void put_payments(struct text *t, const struct timeline *x, int line,
    enum lang lang)
{
	int i, n = 0;

	for (i = 0; i < x->n_payment; i++) {
		const struct payment *p = &x->payment[i].p;

		if (x->payment[i].line != line)
			continue;
		if (n++ == 0)
			text_puts(t, in(lang, "    支払期月\n",
			    "    payments\n"));
		text_puts(t, "  ");
		put_months(t, p->month, p->month, lang);
		report_amount(t, p->yen, AMOUNT_COLUMNS);
		text_puts(t, in(lang, " 円  ", " yen  "));
		month(t, p->from, lang);
		if (p->to != p->from) {
			text_puts(t, in(lang, "～", " to "));
			month(t, p->to, lang);
		}
		text_puts(t, in(lang, " 分", ""));
		put_addition(t, p, lang);
		text_putc(t, '\n');
	}
}

static void put_line(struct text *t, const struct timeline *x, int line,
    int payments, enum lang lang)
{
	const struct benefit *b = &x->line[line];
	unsigned notes;

	put_title(t, b, lang);
	notes = put_ranges(t, x, line, lang);
	if (payments)
		put_payments(t, x, line, lang);
	if (!b->entitled) {
		put_reason(t, b, lang);
	} else if (b->from > x->to) {
		text_puts(t, in(lang, "    支給開始  ", "    from      "));
		month(t, b->from, lang);
		text_putc(t, '\n');
	}
	put_notes(t, notes | b->notes, lang);
}

/* What was assumed, and why the months end before the last one asked for. */
static void put_limits(struct text *t, const struct timeline *x, enum lang lang)
{
	int i;

	if (x->assumed || x->ended)
		text_putc(t, '\n');
	for (i = 0; i < ASSUMED; i++)
		if (x->assumed & 1u << i)
			put_note(t, &ASSUMED_NAMES[i], lang);
	if (!x->ended)
		return;
	text_puts(t, in(lang, "    ※ ", "    note: "));
	month(t, x->to + 1, lang);
	text_puts(t, in(lang, " 以後は計算できない： ",
	    " and later could not be computed: "));
	text_puts(t, x->why);
	text_putc(t, '\n');
}

void report_timeline(struct text *t, const struct timeline *x,
    const struct nenkin_case *p, const struct rules *rules, int payments,
    enum lang lang)
{
	int i;

	put_case(t, p, lang);
	text_puts(t, in(lang, "期間 ", "Months "));
	month(t, x->from < x->until ? x->from : x->until, lang);
	text_puts(t, in(lang, "～", " to "));
	month(t, x->until, lang);
	put_rules(t, rules, lang);
	if (x->from > x->until)
		text_puts(t, in(lang, "\n    この期間に支給される月はない\n",
		    "\n    nothing is due up to that month\n"));
	for (i = 0; i < x->n; i++)
		put_line(t, x, i, payments, lang);
	put_limits(t, x, lang);
}

/* ---- worksheet --------------------------------------------------------------------- */

static void put_number(struct text *t, num n)
{
	char buf[NUM_TEXT_MAX];

	text_puts(t, num_text_decimal(n, buf, sizeof buf));
}

static void put_rows(struct text *t, const struct step *s)
{
	char buf[RULE_NAME_MAX];
	int i, n = 0;

	for (i = 0; i < s->n_arg; i++) {
		if (!s->arg[i]->row)
			continue;
		text_puts(t, n++ ? ", " : "  [");
		text_puts(t, rule_row_name(s->arg[i]->row, buf, sizeof buf));
	}
	if (n)
		text_putc(t, ']');
}

static void put_step(struct text *t, const struct sheet *sheet,
    const struct step *s, int indent, enum lang lang)
{
	char buf[NUM_TEXT_MAX], m[8];

	blanks(t, indent);
	text_puts(t, in(lang, s->def->ja, s->def->en));
	if (s->category) {
		text_puts(t, in(lang, "（第", " (category "));
		text_int(t, s->category);
		text_puts(t, in(lang, "号）", ")"));
	}
	if (s->month) {
		text_putc(t, ' ');
		text_puts(t, month_text(s->month, m));
	}
	if (s->recipient) {
		text_puts(t, in(lang, "（受給者 ", " (recipient "));
		text_puts(t, s->recipient);
		text_puts(t, in(lang, "）", ")"));
	}
	text_puts(t, "  <");
	text_puts(t, s->def->id);
	text_puts(t, ">\n");
	blanks(t, indent + 4);
	text_puts(t, s->def->law);
	text_putc(t, '\n');
	blanks(t, indent + 4);
	step_formula(t, sheet, s);
	text_puts(t, " = ");
	text_puts(t, num_text(s->exact, buf, sizeof buf));
	if (s->rounding != NUM_EXACT) {
		text_puts(t, in(lang, " → ", " -> "));
		put_number(t, s->value);
		text_puts(t, in(lang, "（", " ("));
		text_puts(t, lang == LANG_JA ? num_rounding_ja(s->rounding)
					     : num_rounding_name(s->rounding));
		text_puts(t, in(lang, "）", ")"));
	}
	put_rows(t, s);
	text_putc(t, '\n');
}

void report_worksheet(struct text *t, const struct sheet *s, enum lang lang)
{
	int i;

	text_puts(t, in(lang, "\n計算書\n", "\nWorksheet\n"));
	for (i = 0; i < s->n; i++)
		put_step(t, s, &s->step[i], 2, lang);
}

static void put_tree(struct text *t, const struct sheet *s, int step,
    int indent, enum lang lang)
{
	const struct step *x = &s->step[step - 1];
	int i;

	put_step(t, s, x, indent, lang);
	for (i = 0; i < x->n_arg; i++)
		if (x->arg[i]->step)
			put_tree(t, s, x->arg[i]->step, indent + 4, lang);
}

int report_trace(struct text *t, const struct sheet *s, const char *id,
    enum lang lang)
{
	int i, found = 0;

	for (i = 0; i < s->n; i++)
		if (strcmp(s->step[i].def->id, id) == 0) {
			text_putc(t, '\n');
			put_tree(t, s, i + 1, 2, lang);
			found = 1;
		}
	return found;
}
