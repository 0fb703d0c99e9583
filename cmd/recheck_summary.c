/* recheck_summary.c - what a run of nenkin-recheck found, in figures. */
#include "recheck_summary.h"

#include "../calc/month.h"
#include "report.h"

#include <stdio.h>
#include <string.h>

#define NAME_COLUMNS 44

static const char *in(enum lang lang, const char *ja, const char *en)
{
	return lang == LANG_JA ? ja : en;
}

static void row_add(struct summary_row *r, const struct finding *f)
{
	r->n++;
	r->n_way[f->direction]++;
	if (f->difference != YEN_NONE && f->benefit >= 0) /* yen a year */
		r->yen[f->direction] += f->difference < 0 ? -f->difference
							  : f->difference;
	r->owed[f->direction] += f->arrears.yen;
	r->barred[f->direction] += f->arrears.barred;
}

void summary_add(struct summary *s, const struct decision *d,
    const struct findings *f)
{
	const struct error_code *codes = error_codes(), *x;
	int i, worst = -1, way[3] = { 0, 0, 0 }, yen = 0;

	for (i = 0; i < f->n; i++) {
		const struct finding *one = &f->list[i];

		x = error_code_named(one->code);
		row_add(&s->code[x - codes], one);
		row_add(&s->category[x->category], one);
		row_add(&s->total, one);
		if ((int)one->severity > worst)
			worst = one->severity;
		if (one->severity == SEVERITY_ERROR)
			way[one->direction] = 1;
		yen |= one->severity == SEVERITY_ERROR &&
		    one->direction != DIRECTION_NONE;
	}
	s->checked++;
	s->fail += worst == SEVERITY_ERROR;
	s->review += worst == SEVERITY_REVIEW;
	s->pass += worst < (int)SEVERITY_REVIEW;
	s->underpaid += way[DIRECTION_UNDERPAID];
	s->overpaid += way[DIRECTION_OVERPAID];
	s->with_yen += yen;
	for (i = 0; i < d->n_line; i++)
		s->decided += d->line[i].annual;
}

static void put(struct text *t, const char *label, int width)
{
	int n = width - report_width(label);

	text_puts(t, label);
	while (n-- > 0)
		text_putc(t, ' ');
}

static void put_int(struct text *t, long long v, int width)
{
	char buf[32];

	snprintf(buf, sizeof buf, "%*lld", width, v);
	text_puts(t, buf);
}

static void put_value(struct text *t, const struct finding *f, long long v,
    enum lang lang)
{
	char m[8];

	if (v == YEN_NONE || (f->is_month && v <= 0)) {
		text_puts(t, "-");
	} else if (f->is_month) {
		text_puts(t, month_text((int)v, m));
	} else {
		text_int(t, v);
		text_puts(t, in(lang, "円", " yen"));
	}
}

static void put_owed(struct text *t, const struct arrears *a, enum lang lang)
{
	char from[8], to[8], line[200];

	snprintf(line, sizeof line, in(lang,
	    "    %s から %s まで %d 月分 %lld 円（時効 %lld 円）\n",
	    "    owed %s to %s, %d months: %lld yen (time-barred %lld)\n"),
	    month_text(a->from, from), month_text(a->to, to), a->months, a->yen,
	    a->barred);
	text_puts(t, line);
}

void summary_finding(struct text *t, const struct finding *f, const char *id,
    enum lang lang)
{
	const struct error_code *x = error_code_named(f->code);

	text_puts(t, id);
	text_puts(t, "  ");
	text_puts(t, f->code);
	text_puts(t, " ");
	text_puts(t, in(lang, x->ja, x->en));
	text_puts(t, "  ");
	text_puts(t, finding_benefit(f));
	text_puts(t, f->recipient[0] ? " (" : "");
	text_puts(t, f->recipient);
	text_puts(t, f->recipient[0] ? ") " : " ");
	text_puts(t, f->part);
	text_puts(t, "  ");
	text_puts(t, SEVERITY_NAMES[f->severity]);
	if (f->decided != YEN_NONE || f->recomputed != YEN_NONE) {
		text_puts(t, in(lang, "\n    決定 ", "\n    decided "));
		put_value(t, f, f->decided, lang);
		text_puts(t, in(lang, "  再計算 ", "  recomputed "));
		put_value(t, f, f->recomputed, lang);
		text_puts(t, "  ");
		text_puts(t, DIRECTION_NAMES[f->direction]);
	}
	if (f->cause.detail[0]) {
		text_puts(t, "\n    ");
		text_puts(t, CERTAINTY_NAMES[f->cause.certainty]);
		text_puts(t, ": ");
		text_puts(t, f->cause.detail);
	}
	text_putc(t, '\n');
	if (f->arrears.known)
		put_owed(t, &f->arrears, lang);
}

static void put_row(struct text *t, const char *name, const struct summary_row *r)
{
	text_puts(t, "  ");
	put(t, name, NAME_COLUMNS);
	put_int(t, r->n, 8);
	put_int(t, r->n_way[DIRECTION_UNDERPAID], 8);
	put_int(t, r->yen[DIRECTION_UNDERPAID], 16);
	put_int(t, r->n_way[DIRECTION_OVERPAID], 8);
	put_int(t, r->yen[DIRECTION_OVERPAID], 16);
	text_putc(t, '\n');
}

static void put_head(struct text *t, const char *name, enum lang lang)
{
	text_puts(t, "\n");
	put(t, name, NAME_COLUMNS + 2);
	text_puts(t, in(lang,
	    "    件数  未払い    未払い（年額）  過払い    過払い（年額）\n",
	    "   count   under     under, a year    over      over, a year\n"));
}

static void put_count(struct text *t, const char *name, long long n)
{
	text_puts(t, "  ");
	put(t, name, NAME_COLUMNS);
	put_int(t, n, 16);
	text_putc(t, '\n');
}

static void put_owed_total(struct text *t, const struct summary *s, enum lang lang)
{
	const struct summary_row *r = &s->total;

	put_count(t, in(lang, "未払い（支払うべき円）", "underpaid, payable now (yen)"),
	    r->owed[DIRECTION_UNDERPAID]);
	put_count(t, in(lang, "未払い（時効消滅・円）", "underpaid, time-barred (yen)"),
	    r->barred[DIRECTION_UNDERPAID]);
	put_count(t, in(lang, "過払い（返納・円）", "overpaid, recoverable (yen)"),
	    r->owed[DIRECTION_OVERPAID]);
	put_count(t, in(lang, "過払い（時効消滅・円）", "overpaid, time-barred (yen)"),
	    r->barred[DIRECTION_OVERPAID]);
}

static void put_counts(struct text *t, const struct summary *s, enum lang lang)
{
	put_count(t, in(lang, "再計算した決定", "decisions checked"), s->checked);
	put_count(t, in(lang, "一致", "pass"), s->pass);
	put_count(t, in(lang, "誤り", "error"), s->fail);
	put_count(t, in(lang, "要確認", "review"), s->review);
	put_count(t, in(lang, "受け付けなかったもの", "refused"), s->refused);
	put_count(t, in(lang, "1円以上の誤りのある決定（頻度）",
	    "frequency: decisions with a yen wrong"), s->with_yen);
	put_count(t, in(lang, "誤った円（年額・発生）", "incidence: yen wrong a year"),
	    s->total.yen[1] + s->total.yen[2]);
	put_count(t, in(lang, "決定された円（年額）", "of yen decided a year"),
	    s->decided);
	put_owed_total(t, s, lang);
}

void summary_text(struct text *t, const struct summary *s, enum lang lang)
{
	const struct error_code *codes = error_codes();
	char name[160];
	int i;

	put_counts(t, s, lang);
	if (!s->total.n)
		return;
	put_head(t, in(lang, "誤りの種類", "By code"), lang);
	for (i = 0; codes[i].id; i++) {
		if (!s->code[i].n)
			continue;
		snprintf(name, sizeof name, "%s %s", codes[i].id,
		    in(lang, codes[i].ja, codes[i].en));
		put_row(t, name, &s->code[i]);
	}
	put_head(t, in(lang, "公表の区分", "By published category"), lang);
	for (i = 0; i < ERROR_CATEGORIES; i++)
		if (s->category[i].n)
			put_row(t, in(lang, CATEGORY_NAMES[i].ja,
			    CATEGORY_NAMES[i].en), &s->category[i]);
}
