/* order_text.c - the numbers of the yearly order, read from its own text.
 *
 * The text is that of e-Gov as Markdown: a header between lines ---, the main
 * provisions, the supplementary provisions (## 附則), the tables (**別表第一**).
 * A paragraph is one line, "**第一条（caption）**　text" or "**２**　text"; a table
 * has two columns.
 */
#include "order_text.h"

#include "../calc/alloc.h"
#include "../calc/kanji.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLACES 3 /* of every rate */

struct paper {
	struct order *o;
	char **line; /* each ended by a NUL */
	int n, at;   /* line[at] is the next one; its number is at + 1 */
	char article[16]; /* 「第一条」, of the paragraph read last */
	unsigned seen;    /* a bit for each of PARTS */
	int broken;       /* the row above was not understood */
	int bad_rows;     /* of the table */
};

static void fault(struct order *o, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
static void fault(struct order *o, int line, const char *fmt, ...)
{
	struct order_fault *f;
	va_list ap;

	o->fault = alloc_room(o->fault, o->n_fault, &o->cap_fault, sizeof *o->fault);
	f = &o->fault[o->n_fault++];
	f->line = line;
	va_start(ap, fmt);
	vsnprintf(f->msg, sizeof f->msg, fmt, ap);
	va_end(ap);
}

static struct order_column *add_column(struct order *o, const char *table,
    const char *key, const char *what, int line)
{
	struct order_column *c;

	o->column = alloc_room(o->column, o->n_column, &o->cap_column,
	    sizeof *o->column);
	c = &o->column[o->n_column++];
	*c = (struct order_column){ table, key, what, 1, DAY_NONE, DAY_OPEN, 0,
		o->n_cell, 0, line };
	return c;
}

/* Into the column added last. */
static void add_cell(struct order *o, int from, int to, long long value,
    int scale, int line)
{
	o->cell = alloc_room(o->cell, o->n_cell, &o->cap_cell, sizeof *o->cell);
	o->cell[o->n_cell++] = (struct order_cell){ from, to, value, scale,
		line };
	o->column[o->n_column - 1].n++;
}

static void add_one(struct order *o, const char *table, const char *key,
    const char *what, long long value, int scale, int line)
{
	add_column(o, table, key, what, line);
	add_cell(o, MONTH_NONE, MONTH_OPEN, value, scale, line);
}

/* ---- pieces ------------------------------------------------------------------------ */

/* A rate has three decimals. */
static const char *read_rate(const char *s, long long *value)
{
	int scale = 0;

	s = kanji_decimal(s, value, &scale);
	return s && scale == PLACES ? s : NULL;
}

/* The fiscal year of the file, `after` years on. */
static const char *read_year(const struct order *o, const char *s, int after)
{
	int year;

	s = kanji_fiscal_year(s, &year);
	return s && year == o->year + after ? s : NULL;
}

/* 「一・〇〇一とする。」 or 「(births)については(rate)とし、…とする。」: a column each.
 * The births must follow one another from the first to the last. */
static const char *read_rates(struct order *o, const char *s,
    const char *table, const char *what, int line)
{
	const char *p;
	int from = DAY_NONE, last = DAY_NONE, next = DAY_NONE;
	long long value = 0;

	p = kanji_skip(read_rate(s, &value), "とする。");
	if (p) {
		add_one(o, table, "", what, value, PLACES, line);
		return p;
	}
	for (p = s; p;) {
		struct order_column *c;

		p = kanji_skip(kanji_births(p, last, &from, &last),
		    "については");
		p = read_rate(p, &value);
		if (!p || from != next)
			return NULL;
		c = add_column(o, table, "", what, line);
		c->born_from = from;
		c->born_to = last;
		add_cell(o, MONTH_NONE, MONTH_OPEN, value, PLACES, line);
		if (last == DAY_OPEN)
			return kanji_skip(p, "とする。");
		next = last + 1;
		p = kanji_skip(p, "とし、");
	}
	return NULL;
}

/* ---- tables ------------------------------------------------------------------------ */

static int is_row(const char *line)
{
	return line[0] == '|';
}

/* "| a | b |" into its two cells, in place.  0, or -1. */
static int split_row(char *line, char **a, char **b)
{
	char *mid, *end;
	size_t n = strlen(line);

	if (n < 7 || strncmp(line, "| ", 2) != 0 ||
	    strcmp(line + n - 2, " |") != 0)
		return -1;
	mid = strstr(line, " | ");
	end = line + n - 2;
	if (!mid || mid + 3 > end)
		return -1;
	*mid = *end = '\0';
	*a = line + 2;
	*b = mid + 3;
	return strchr(*a, '|') || strchr(*b, '|') ? -1 : 0;
}

/* What reads one row, at line p->at; -1 = it is not understood. */
typedef int (*row_reader)(struct paper *p, const char *a, const char *b);

/* One row, at line p->at; its cells go to `all` too. */
static int read_row(struct paper *p, char *line, row_reader read,
    struct text *all)
{
	char *a, *b;

	if (split_row(line, &a, &b) < 0) {
		fault(p->o, p->at, "expected a row of two cells");
		return -1;
	}
	text_puts(all, a);
	text_puts(all, b);
	if (read(p, a, b) == 0)
		return 0;
	fault(p->o, p->at, "'%s | %s' is not understood", a, b);
	return -1;
}

/* A table that begins at p->at.  `rest` (or NULL): the same cells in a row, as
 * the text of the paragraph repeats them; it must agree. */
static void read_table(struct paper *p, row_reader read, const char *rest)
{
	struct text all = { NULL, 0, 0 };
	int rows, first = p->at + 1;

	p->broken = p->bad_rows = 0;
	for (rows = 0; p->at < p->n && is_row(p->line[p->at]); rows++) {
		char *line = p->line[p->at++];

		if (rows == 1) { /* below the first row, as Markdown has it */
			if (strcmp(line, "| --- | --- |") != 0)
				fault(p->o, p->at, "expected '| --- | --- |'");
			continue;
		}
		p->broken = read_row(p, line, read, &all) < 0;
		p->bad_rows += p->broken;
	}
	if (rows < 2)
		fault(p->o, first, "expected a table");
	if (rest && *rest && (!all.s || strcmp(rest, all.s) != 0))
		fault(p->o, first, "the table is not what the paragraph repeats");
	text_release(&all);
}

static void skip_blank(struct paper *p)
{
	while (p->at < p->n && !*p->line[p->at])
		p->at++;
}

/* (months) | (rate), into the column begun; the months follow one another. */
static int months_row(struct paper *p, const char *a, const char *b)
{
	struct order *o = p->o;
	int from, to;
	long long value = 0;

	a = kanji_months(a, &from, &to);
	b = read_rate(b, &value);
	if (!a || *a || !b || *b)
		return -1;
	if (o->column[o->n_column - 1].n && !p->broken &&
	    from != o->cell[o->n_cell - 1].to + 1)
		fault(o, p->at, "the months do not follow those of the row above");
	add_cell(o, from, to, value, PLACES, p->at);
	return 0;
}

/* The first and the last month of the column read last (MONTH_OPEN = any). */
static void check_months(struct paper *p, int from, int to)
{
	struct order *o = p->o;
	const struct order_column *c = &o->column[o->n_column - 1];

	if (!c->n || p->bad_rows)
		return;
	if (o->cell[c->first].from != from)
		fault(o, o->cell[c->first].line, "not the first month");
	if (to != MONTH_OPEN && o->cell[c->first + c->n - 1].to != to)
		fault(o, o->cell[c->first + c->n - 1].line,
		    "the last month is not that of the fiscal year");
}

#define MUTUAL "revaluation_mutual_table3"

/* (births) | (rate), of 別表第三: a column each. */
static int births_row(struct paper *p, const char *a, const char *b)
{
	struct order *o = p->o;
	struct order_column *c = o->n_column ? &o->column[o->n_column - 1] : NULL;
	int from, to, next = DAY_NONE;
	long long value = 0;

	if (c && c->table && strcmp(c->table, MUTUAL) == 0)
		next = c->born_to + 1;
	a = kanji_births(a, DAY_NONE, &from, &to);
	b = read_rate(b, &value);
	if (!a || *a || !b || *b)
		return -1;
	if (from != next && !p->broken)
		fault(o, p->at, "the births do not follow those of the row above");
	c = add_column(o, MUTUAL, "", "別表第三", p->at);
	c->born_from = from;
	c->born_to = to;
	add_cell(o, MONTH_NONE, MONTH_OPEN, value, PLACES, p->at);
	return 0;
}

/* 「六月以上一二月未満」 | 「四九、四七〇円」, below 「対象月数」 | 「金額」. */
static int lump_sum_row(struct paper *p, const char *a, const char *b)
{
	const char *end;
	long long low = 0, high = 0, yen = 0;

	if (strcmp(a, "対象月数") == 0 && strcmp(b, "金額") == 0)
		return 0;
	a = kanji_skip(kanji_number(a, &low), "月以上");
	end = kanji_skip(kanji_number(a, &high), "月未満");
	b = kanji_yen(b, &yen);
	if (!a || (*a && (!end || *end || high <= low)) || !b || *b)
		return -1;
	add_one(p->o, NULL, "", "第三条（脱退一時金の額）", yen, 0, p->at);
	return 0;
}

/* ---- the main provisions ------------------------------------------------------------- */

#define READ_AS "と読み替えて、同法の規定（他の法令において引用する場合を含む。）を適用する。"
#define APPLIED "を適用する。"

/* Each reads a paragraph's text; -1 = it is not understood.  The line is the
 * one in front of p->at. */

static int revision_rate(struct paper *p, const char *s)
{
	s = kanji_skip(read_year(p->o, s, 0),
	    "における国民年金法第二十七条に規定する改定率は、");
	s = read_rates(p->o, s, "revision_rate", "第一条", p->at);
	return s && !*s ? 0 : -1;
}

static int premium_rate(struct paper *p, const char *s, int after)
{
	long long value = 0;

	s = kanji_skip(read_year(p->o, s, after),
	    "における国民年金法第八十七条第三項の保険料改定率は、");
	s = kanji_skip(read_rate(s, &value), "とする。");
	if (!s || *s)
		return -1;
	add_one(p->o, NULL, "", "第二条（保険料改定率）", value, PLACES, p->at);
	return 0;
}

static int premium_rate_now(struct paper *p, const char *s)
{
	return premium_rate(p, s, 0);
}

static int premium_rate_next(struct paper *p, const char *s)
{
	return premium_rate(p, s, 1);
}

static int lump_sum(struct paper *p, const char *s)
{
	if (strcmp(s, "削除") == 0)
		return 0;
	s = kanji_skip(read_year(p->o, s, 0), "における国民年金法附則"
	    "第九条の三の二第八項に規定する脱退一時金の額は、次の表のとおりとする。");
	if (!s)
		return -1;
	skip_blank(p);
	read_table(p, lump_sum_row, s);
	return 0;
}

/* Which table of the Act the tables at the end are read for. */
static int table_one(struct paper *p, const char *s)
{
	s = kanji_skip(read_year(p->o, s, 0), "における厚生年金保険法"
	    "第四十三条第一項に規定する再評価率については、同法別表を別表第一のとおり"
	    "読み替えて、同法の規定（他の法令において、引用し、準用し、又はその例に"
	    "よる場合を含む。）" APPLIED);
	return s && !*s ? 0 : -1;
}

static int table_two(struct paper *p, const char *s)
{
	s = kanji_skip(read_year(p->o, s, 0), "における厚生年金保険法附則"
	    "第十七条の四第二項に規定する率については、同法附則別表第一を別表第二の"
	    "とおり読み替えて、同法の規定（他の法令において引用する場合を含む。）"
	    APPLIED);
	return s && !*s ? 0 : -1;
}

static int table_three(struct paper *p, const char *s)
{
	s = kanji_skip(read_year(p->o, s, 0), "における厚生年金保険法附則"
	    "第十七条の四第三項から第七項までに規定する率については、同法附則別表第二"
	    "を別表第三のとおり読み替えて、同法の規定（他の法令において引用する場合を"
	    "含む。）" APPLIED);
	return s && !*s ? 0 : -1;
}

/* 「…の四月以後の(what)については、同条第三項本文中「A円」とあるのは、「B円」と…」:
 * an amount stays in force until it is set anew, so that the year may be past. */
static const char *read_threshold(const struct order *o, const char *s,
    const char *what, long long *base, long long *yen)
{
	int year;

	s = kanji_fiscal_year(s, &year);
	if (!s || year > o->year)
		return NULL;
	s = kanji_skip(kanji_skip(s, "の四月以後の厚生年金保険法"), what);
	s = kanji_skip(s, "については、同条第三項本文中「");
	s = kanji_skip(kanji_yen(s, base), "」とあるのは、「");
	return kanji_skip(kanji_yen(s, yen), "」" READ_AS);
}

/* Deleted: no amount but the Act's own. */
static int threshold(struct paper *p, const char *s)
{
	struct order *o = p->o;
	long long base = 0, yen = 0;

	if (strcmp(s, "削除") == 0) {
		add_one(o, "in_work_threshold", "adjustment", "第五条", 0, 0,
		    p->at);
		o->column[o->n_column - 1].statutory = 1;
		return 0;
	}
	s = read_threshold(o, s, "第四十六条第一項の支給停止調整額", &base, &yen);
	if (!s || *s)
		return -1;
	add_one(o, "in_work_threshold_base", "", "第五条", base, 0, p->at);
	add_one(o, "in_work_threshold", "adjustment", "第五条", yen, 0, p->at);
	return 0;
}

static int threshold_under_65(struct paper *p, const char *s)
{
	long long base = 0, yen = 0;

	s = read_threshold(p->o, s,
	    "附則第十一条第一項各号の支給停止調整変更額", &base, &yen);
	if (!s || *s)
		return -1;
	add_one(p->o, NULL, "", "第五条第二項（支給停止調整変更額の法定額）", base,
	    0, p->at);
	add_one(p->o, "in_work_threshold", "under65_change", "第五条第二項", yen,
	    0, p->at);
	return 0;
}

static int revision_rate_1994(struct paper *p, const char *s)
{
	s = kanji_skip(read_year(p->o, s, 0), "における国民年金法等の一部を改正する"
	    "法律（平成十二年法律第十八号。以下「平成十二年改正法」という。）附則"
	    "第二十一条第一項及び第二項の従前額改定率は、");
	s = read_rates(p->o, s, "revision_rate_1994", "第六条", p->at);
	return s && !*s ? 0 : -1;
}

static int rates_1994(struct paper *p, const char *s)
{
	int year = 0;

	s = kanji_skip(s, "平成十二年改正法附則別表第一");
	s = kanji_skip(kanji_fiscal_year(s, &year), "以後の各年度に属する月の項の政令"
	    "で定める率は、次の表の上欄に掲げる期間について、同表の下欄に定めるとおり"
	    "とする。");
	if (!s)
		return -1;
	skip_blank(p);
	add_column(p->o, "revaluation_1994", "", "第六条第二項", p->at + 1);
	read_table(p, months_row, s);
	check_months(p, MONTH(year, 4), p->o->to);
	return 0;
}

/* ---- the tables at the end --------------------------------------------------------------- */

#define MONTHS_OF "被保険者であつた月が属する次の表の上欄に掲げる期間の区分に応じて、" \
	"それぞれ同表の下欄に掲げる率"

/* "- 二　(births)被保険者であつた…": the heading of the next column. */
static int read_heading(struct paper *p, int nth, int *from, int *to)
{
	const char *s = kanji_skip(p->line[p->at], "- ");
	long long n = 0;

	s = kanji_skip(kanji_number(s, &n), "　");
	s = kanji_births(s, DAY_NONE, from, to);
	if (!s || strcmp(s, MONTHS_OF) != 0 || n != nth) {
		fault(p->o, p->at + 1, "'%s' is not understood", p->line[p->at]);
		return -1;
	}
	p->at++;
	skip_blank(p);
	return 0;
}

/* The columns of 別表第一 and 第二, one table each, with or without headings. */
static int read_columns(struct paper *p, const char *s, const char *table,
    const char *what, int last)
{
	int nth, headed = 0, from = DAY_NONE, to = DAY_OPEN, next = DAY_NONE;

	if (*s)
		return -1;
	skip_blank(p);
	for (nth = 1; p->at < p->n && strchr("|-", *p->line[p->at]); nth++) {
		struct order_column *c;
		int line = p->at + 1, has = *p->line[p->at] == '-';

		if (nth > 1 && has != headed)
			fault(p->o, line, "a heading here, and none elsewhere");
		headed = has;
		if (has && read_heading(p, nth, &from, &to) < 0) {
			p->at++;
			skip_blank(p);
		}
		if (has && from != next)
			fault(p->o, line, "the births do not follow those above");
		next = to == DAY_OPEN ? DAY_OPEN : to + 1;
		c = add_column(p->o, table, "", what, p->at + 1);
		c->births = has;
		c->born_from = from;
		c->born_to = to;
		read_table(p, months_row, NULL);
		check_months(p, MONTH_NONE, last);
		skip_blank(p);
	}
	if (nth == 1)
		fault(p->o, p->at, "expected a table");
	if (headed && to != DAY_OPEN)
		fault(p->o, p->at, "the births do not reach the last");
	return 0;
}

static int annex_one(struct paper *p, const char *s)
{
	return read_columns(p, s, "revaluation_main", "別表第一", p->o->to);
}

static int annex_two(struct paper *p, const char *s)
{
	return read_columns(p, s, "revaluation_seamen", "別表第二", MONTH_OPEN);
}

static int annex_three(struct paper *p, const char *s)
{
	const struct order *o = p->o;

	if (*s)
		return -1;
	skip_blank(p);
	read_table(p, births_row, NULL);
	if (o->n_column && o->column[o->n_column - 1].born_to != DAY_OPEN &&
	    !p->bad_rows)
		fault(p->o, p->at, "the births do not reach the last");
	return 0;
}

/* ---- the whole ---------------------------------------------------------------------------- */

static const struct part {
	const char *article, *paragraph; /* "" = the first, which has no number */
	int (*read)(struct paper *p, const char *s);
	int optional;
} PARTS[] = {
	{ "第一条", "", revision_rate, 0 },
	{ "第二条", "", premium_rate_now, 0 },
	{ "第二条", "２", premium_rate_next, 0 },
	{ "第三条", "", lump_sum, 0 },
	{ "第四条", "", table_one, 0 },
	{ "第四条", "２", table_two, 0 },
	{ "第四条", "３", table_three, 0 },
	{ "第五条", "", threshold, 0 },
	{ "第五条", "２", threshold_under_65, 1 },
	{ "第六条", "", revision_rate_1994, 0 },
	{ "第六条", "２", rates_1994, 0 },
	{ "別表第一", "", annex_one, 0 },
	{ "別表第二", "", annex_two, 0 },
	{ "別表第三", "", annex_three, 0 },
};
#define N_PARTS (int)(sizeof PARTS / sizeof *PARTS)

static int find_part(const char *article, const char *paragraph)
{
	int i;

	for (i = 0; i < N_PARTS; i++)
		if (strcmp(PARTS[i].article, article) == 0 &&
		    strcmp(PARTS[i].paragraph, paragraph) == 0)
			return i;
	return -1;
}

/* "**第一条（caption）**　text", "**２**　text", "**別表第一**" into label and text,
 * in place.  0, or -1. */
static int split_label(char *line, char **label, char **text)
{
	char *end, *caption;

	if (strncmp(line, "**", 2) != 0 || !(end = strstr(line + 2, "**")))
		return -1;
	*end = '\0';
	*label = line + 2;
	caption = strstr(*label, "（");
	if (caption && (end - caption < 6 || strncmp(end - 3, "）", 3) != 0))
		return -1;
	if (caption)
		*caption = '\0';
	*text = end + 2;
	if (strncmp(*text, "　", 3) == 0)
		*text += 3;
	else if (**text)
		return -1;
	return 0;
}

/* A paragraph, or the name of a table at the end. */
static void read_part(struct paper *p)
{
	char *label, *text;
	const char *paragraph = "";
	int i, line = p->at + 1, faults = p->o->n_fault;

	if (split_label(p->line[p->at], &label, &text) < 0) {
		fault(p->o, line, "'%s' is not understood", p->line[p->at]);
		p->at++;
		return;
	}
	p->at++;
	if (strncmp(label, "第", 3) == 0 || strncmp(label, "別表", 6) == 0)
		snprintf(p->article, sizeof p->article, "%s", label);
	else
		paragraph = label;
	i = find_part(p->article, paragraph);
	if (i < 0)
		fault(p->o, line, "'%s%s' is not known", p->article, paragraph);
	else if (p->seen & 1u << i)
		fault(p->o, line, "'%s%s' stands twice", p->article, paragraph);
	else if (PARTS[i].read(p, text) < 0 && p->o->n_fault == faults)
		fault(p->o, line, "%s%s is not understood: '%s'", p->article,
		    paragraph, text);
	p->seen |= i < 0 ? 0 : 1u << i;
}

/* "enforced_at: "2026-04-01"" of the header. */
static int read_enforced(const char *s, int *day)
{
	char buf[16];

	s = kanji_skip(s, "enforced_at: \"");
	if (!s || strlen(s) != 11 || s[10] != '"')
		return -1;
	snprintf(buf, sizeof buf, "%.10s", s);
	return day_parse(buf, day);
}

/* The header: which law, and from which day it stands so.  0, or -1. */
static int read_header(struct paper *p)
{
	int law = 0, day = DAY_NONE;

	if (p->n && strcmp(p->line[0], "---") == 0)
		for (p->at = 1; p->at < p->n; p->at++) {
			const char *s = p->line[p->at];

			if (strcmp(s, "---") == 0)
				break;
			s += strspn(s, " ");
			law |= strcmp(s, "identifier: \"" ORDER_LAW "\"") == 0;
			read_enforced(s, &day);
		}
	if (p->at >= p->n || !law || day == DAY_NONE) {
		fault(p->o, 1, "no header with the identifier \"" ORDER_LAW
		    "\" and a day of enforced_at");
		return -1;
	}
	p->at++;
	p->o->from = day_month(day);
	p->o->year = month_fiscal_year(p->o->from);
	p->o->to = MONTH(p->o->year + 1, 3);
	return 0;
}

/* One line that begins something, or belongs to the supplementary provisions,
 * which set no numbers. */
static void read_line(struct paper *p, int *supplementary)
{
	const char *s = p->line[p->at];

	if (strcmp(s, "## 附則") == 0) {
		*supplementary = 1;
		p->at++;
	} else if (is_row(s) || (*s == '-' && !*supplementary)) {
		fault(p->o, p->at + 1, "a table no paragraph announces");
		while (p->at < p->n && is_row(p->line[p->at]))
			p->at++;
		p->at += *s == '-';
	} else if (*supplementary && !kanji_skip(s, "**別表")) {
		p->at++;
	} else {
		*supplementary = 0;
		read_part(p);
	}
}

static void cut_lines(struct paper *p, char *text)
{
	int cap = 0;

	while (*text) {
		p->line = alloc_room(p->line, p->n, &cap, sizeof *p->line);
		p->line[p->n++] = text;
		text += strcspn(text, "\n");
		if (*text)
			*text++ = '\0';
	}
}

void order_read(struct order *o, char *text)
{
	struct paper p = { o, NULL, 0, 0, "", 0, 0, 0 };
	int i, supplementary = 0;

	memset(o, 0, sizeof *o);
	cut_lines(&p, text);
	if (read_header(&p) == 0) {
		for (skip_blank(&p); p.at < p.n; skip_blank(&p))
			read_line(&p, &supplementary);
		for (i = 0; i < N_PARTS; i++)
			if (!PARTS[i].optional && !(p.seen & 1u << i))
				fault(o, p.n, "'%s%s' is missing",
				    PARTS[i].article, PARTS[i].paragraph);
	}
	free(p.line);
}

void order_release(struct order *o)
{
	free(o->cell);
	free(o->column);
	free(o->fault);
	memset(o, 0, sizeof *o);
}
