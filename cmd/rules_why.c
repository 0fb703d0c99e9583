/* rules_why.c - nenkin-rules why: where a figure comes from; what implements an
 * article. */
#include "rules_tool.h"

#include "../calc/amount.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ---- a figure ------------------------------------------------------------------ */

struct figure {
	struct rules_run *run;
	struct num_pool pool;
	num value;
	int found;
};

/* "635,500", "635500円", "1.085": digits and one point, whatever stands between.
 * 0, or -1 when it is none. */
static int parse_figure(const char *s, char *plain, size_t size)
{
	size_t n = 0;

	for (; *s; s++) {
		if (*s == ',')
			continue;
		if (strcmp(s, "円") == 0)
			break;
		if ((*s < '0' || *s > '9') && *s != '.')
			return -1;
		if (n + 1 >= size)
			return -1;
		plain[n++] = *s;
	}
	plain[n] = '\0';
	return n ? 0 : -1;
}

static void put_stretch(struct text *t, int from, int to, int born_from,
    int born_to)
{
	char a[11];

	if (from != MONTH_NONE)
		text_puts(t, month_text(from, a));
	text_puts(t, "..");
	if (to != MONTH_OPEN)
		text_puts(t, month_text(to, a));
	if (born_from == DAY_NONE && born_to == DAY_OPEN)
		return;
	text_puts(t, ", born ");
	if (born_from != DAY_NONE)
		text_puts(t, day_text(born_from, a));
	text_puts(t, "..");
	if (born_to != DAY_OPEN)
		text_puts(t, day_text(born_to, a));
}

static void put_rule_row(struct text *t, const struct rule_row *row)
{
	char name[RULE_NAME_MAX];

	text_puts(t, "    ");
	text_puts(t, rule_row_name(row, name, sizeof name));
	text_puts(t, " = ");
	text_puts(t, row->text);
	text_puts(t, "\n      ");
	text_puts(t, row->source);
	if (*row->certainty) {
		text_puts(t, "\n      ? ");
		text_puts(t, row->certainty);
	}
	text_putc(t, '\n');
}

static void explain_cell(void *into, const struct amount_def *d,
    const struct amount_cell *cell)
{
	struct figure *f = into;
	struct text *t = &f->run->out;
	struct amount a;
	int i;

	if (num_cmp(cell->value, f->value) != 0)
		return;
	f->found++;
	text_puts(t, d->name);
	text_puts(t, "  ");
	text_puts(t, f->run->common.lang == LANG_JA ? d->ja : d->en);
	text_puts(t, "\n  ");
	text_puts(t, d->law);
	text_puts(t, "\n  ");
	put_stretch(t, cell->from, cell->to, cell->born_from, cell->born_to);
	text_puts(t, "\n  ");
	amount_formula(f->run->rules, &f->pool, d, cell->from, cell->born_from,
	    t);
	text_putc(t, '\n');
	amount_at(f->run->rules, &f->pool, d, cell->from, cell->born_from, &a);
	for (i = 0; i < a.n_row; i++)
		put_rule_row(t, a.row[i]);
}

/* Rows that say the figure themselves. */
static void explain_rows(struct figure *f)
{
	const struct rule_table *t;
	struct text *out = &f->run->out;
	struct rule_head h;
	int i;

	for (t = rules_first(f->run->rules); t; t = rules_after(t)) {
		rule_head(t, &h);
		for (i = 0; i < h.n_row; i++) {
			const struct rule_row *row = &h.row[i];

			if (row->n_series || num_cmp(num_scaled(&f->pool,
				row->value, row->scale), f->value) != 0)
				continue;
			f->found++;
			text_puts(out, h.name);
			text_puts(out, "  ");
			text_puts(out, f->run->common.lang == LANG_JA ? h.ja : h.en);
			text_puts(out, "\n  ");
			put_stretch(out, row->from, row->to, row->born_from,
			    row->born_to);
			text_putc(out, '\n');
			put_rule_row(out, row);
		}
	}
}

static int why_figure(struct rules_run *r, const char *plain)
{
	struct figure f = { .run = r };
	const struct amount_def *d;
	long long value;
	int scale;

	if (num_parse_decimal(plain, &value, &scale) < 0)
		return common_usage(&r->common, "'%s' is no figure", plain);
	num_pool_init(&f.pool);
	f.value = num_scaled(&f.pool, value, scale);
	for (d = amount_defs(); d->name; d++)
		amount_cells(r->rules, &f.pool, d, explain_cell, &f);
	explain_rows(&f);
	num_pool_release(&f.pool);
	if (f.found)
		return 0;
	err_set(&r->err, ERR_RULE, NULL,
	    "no amount and no row of the rule tables is %s", plain);
	return rules_failed(r);
}

/* ---- an article ----------------------------------------------------------------- */

/* Short names of the Acts, as people write them, and what the tables say. */
static const char *const SHORT_NAMES[][2] = {
	{ "国年法", "国民年金法" }, { "厚年法", "厚生年金保険法" },
	{ "国年令", "国民年金法施行令" }, { "厚年令", "厚生年金保険法施行令" },
	{ "国年", "国民年金法" }, { "厚年", "厚生年金保険法" },
	{ "昭60", "昭和60年法律第34号" }, { "平6", "平成6年法律第95号" },
	{ "平12", "平成12年法律第18号" }, { "平16", "平成16年法律第104号" },
	{ "平24法62", "平成24年法律第62号" },
	{ "平24法63", "平成24年法律第63号" },
	{ "平25", "平成25年法律第63号" }, { "令2", "令和2年法律第40号" },
	{ "令7", "令和7年法律第74号" },
	{ NULL, NULL }
};

static int is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

/* The longest short name the text begins with; -1 = none. */
static int short_name(const char *s)
{
	int i, best = -1;

	for (i = 0; SHORT_NAMES[i][0]; i++)
		if (strncmp(s, SHORT_NAMES[i][0], strlen(SHORT_NAMES[i][0])) == 0 &&
		    (best < 0 || strlen(SHORT_NAMES[i][0]) >
			strlen(SHORT_NAMES[best][0])))
			best = i;
	return best;
}

/* "厚年法62条" as the tables write it: 厚生年金保険法第62条. */
static void full_article(const char *s, struct text *t)
{
	int i = -1, in_number = 0;

	if (strncmp(s, "国民年金法", strlen("国民年金法")) != 0 &&
	    strncmp(s, "厚生年金保険法", strlen("厚生年金保険法")) != 0)
		i = short_name(s);
	if (i >= 0) {
		text_puts(t, SHORT_NAMES[i][1]);
		s += strlen(SHORT_NAMES[i][0]);
	}
	for (; *s; s++) {
		size_t at = t->len;

		/* 第 before a number unless it stands there, or の before it */
		if (is_digit(*s) && !in_number && !(at >= 3 &&
			(strcmp(t->s + at - 3, "第") == 0 ||
			    strcmp(t->s + at - 3, "の") == 0)))
			text_puts(t, "第");
		in_number = is_digit(*s);
		text_putc(t, *s);
	}
}

/* Whether `s` names the article: not as the beginning of a longer number or of
 * a 枝番号 (第62条 is not 第62条の2). */
static int names_article(const char *s, const char *article)
{
	size_t n = strlen(article);

	for (s = strstr(s, article); s; s = strstr(s + n, article))
		if (!is_digit(s[n]) && strncmp(s + n, "の", 3) != 0)
			return 1;
	return 0;
}

static int why_tables(struct rules_run *r, const char *article)
{
	const struct rule_table *t;
	struct rule_head h;
	int i, n, found = 0;

	for (t = rules_first(r->rules); t; t = rules_after(t)) {
		rule_head(t, &h);
		for (i = n = 0; i < h.n_row; i++)
			n += names_article(h.row[i].source, article);
		if (!n && !names_article(h.law, article))
			continue;
		found++;
		text_puts(&r->out, "  rules/");
		text_puts(&r->out, h.name);
		text_puts(&r->out, ".json  ");
		text_puts(&r->out, r->common.lang == LANG_JA ? h.ja : h.en);
		text_putc(&r->out, '\n');
	}
	return found;
}

static int why_amounts(struct rules_run *r, const char *article)
{
	const struct amount_def *d;
	int found = 0;

	for (d = amount_defs(); d->name; d++)
		if (names_article(d->law, article)) {
			found++;
			text_puts(&r->out, "  amount ");
			text_puts(&r->out, d->name);
			text_puts(&r->out, "  ");
			text_puts(&r->out, r->common.lang == LANG_JA ? d->ja
								     : d->en);
			text_putc(&r->out, '\n');
		}
	return found;
}

/* The index of the law (calc/INDEX) beside the folder of rules: in the tree, or
 * where it is installed. */
static FILE *open_index(const struct rules_run *r)
{
	const struct rule_table *t = rules_first(r->rules);
	struct rule_head h;
	char path[PATH_MAX];
	int folder;
	FILE *f;

	rule_head(t, &h);
	while (h.folder != 1 && (t = rules_after(t)))
		rule_head(t, &h);
	folder = (int)(strrchr(h.file, '/') - h.file);
	snprintf(path, sizeof path, "%.*s/../calc/INDEX", folder, h.file);
	f = fopen(path, "r");
	if (f)
		return f;
	snprintf(path, sizeof path, "%.*s/../INDEX", folder, h.file);
	return fopen(path, "r");
}

/* A line "article TAB function TAB tables TAB cases TAB section". */
static int put_index_line(struct rules_run *r, char *line, const char *article)
{
	char *field[5], *s = line;
	int i;

	for (i = 0; i < 5 && s; i++) {
		field[i] = s;
		s = strpbrk(s, "\t\n");
		if (s)
			*s++ = '\0';
	}
	if (i < 5 || !names_article(field[0], article))
		return 0;
	text_puts(&r->out, "  ");
	text_puts(&r->out, field[0]);
	if (strcmp(field[1], "-") != 0) {
		text_puts(&r->out, "  ");
		text_puts(&r->out, field[1]);
		text_puts(&r->out, "()");
	}
	text_puts(&r->out, "  ");
	text_puts(&r->out, field[4]);
	text_putc(&r->out, '\n');
	return 1;
}

static int why_functions(struct rules_run *r, const char *article)
{
	FILE *f = open_index(r);
	char *line = NULL;
	size_t cap = 0;
	int found = 0;

	if (!f)
		return 0;
	while (getline(&line, &cap, f) > 0)
		if (line[0] != '#')
			found += put_index_line(r, line, article);
	free(line);
	fclose(f);
	return found;
}

static int why_article(struct rules_run *r, const char *arg)
{
	struct text article;
	int found;

	text_init(&article);
	full_article(arg, &article);
	text_put(&r->out, article.s, article.len);
	text_putc(&r->out, '\n');
	found = why_amounts(r, article.s);
	found += why_functions(r, article.s);
	found += why_tables(r, article.s);
	if (!found)
		err_set(&r->err, ERR_RULE, NULL,
		    "no function and no rule table names '%s'", article.s);
	text_release(&article);
	if (found)
		return 0;
	text_clear(&r->out);
	return rules_failed(r);
}

int rules_why(struct rules_run *r, int argc, char **argv)
{
	char plain[64];
	int first, code = rules_operands(r, argc, argv, 1, 1, &first);

	if (!code && r->common.format != FORMAT_TEXT)
		code = common_usage(&r->common, "why: there is text only");
	if (!code && !*argv[first])
		code = common_usage(&r->common, "why: a figure or an article");
	if (!code)
		code = rules_start(r);
	if (code)
		return code;
	if (parse_figure(argv[first], plain, sizeof plain) == 0)
		return why_figure(r, plain);
	return why_article(r, argv[first]);
}
