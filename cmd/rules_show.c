/* rules_show.c - nenkin-rules list, show, search, hash: what stands in the
 * tables. */
#include "rules_tool.h"

#include "../calc/month.h"

#include <string.h>

static const char *label(const struct rules_run *r, const struct rule_head *h)
{
	return r->common.lang == LANG_JA ? h->ja : h->en;
}

/* ---- one row as text ------------------------------------------------------ */

static void put_months(struct text *t, const struct rule_row *row)
{
	char m[8];

	text_puts(t, month_text(row->from, m));
	text_puts(t, "..");
	if (row->to != MONTH_OPEN)
		text_puts(t, month_text(row->to, m));
}

static void put_births(struct text *t, const struct rule_row *row, enum lang lang)
{
	char d[11];

	if (row->born_from == DAY_NONE && row->born_to == DAY_OPEN)
		return;
	text_puts(t, lang == LANG_JA ? "  生年月日 " : "  born ");
	if (row->born_from != DAY_NONE)
		text_puts(t, day_text(row->born_from, d));
	text_puts(t, "..");
	if (row->born_to != DAY_OPEN)
		text_puts(t, day_text(row->born_to, d));
}

static void put_rate(struct text *t, const struct rule_rate *x)
{
	char m[8], v[32];

	snprintf(v, sizeof v, " %lld.%03lld", x->milli / 1000, x->milli % 1000);
	text_puts(t, month_text(x->month, m));
	text_puts(t, v);
}

static void put_row(struct rules_run *r, const struct rule_row *row)
{
	struct text *t = &r->out;
	int i;

	text_puts(t, "  ");
	put_months(t, row);
	if (*row->key) {
		text_puts(t, "  ");
		text_puts(t, row->key);
	}
	put_births(t, row, r->common.lang);
	text_puts(t, "  ");
	text_puts(t, row->text);
	for (i = 0; i < row->n_series; i++) {
		text_puts(t, "\n      ");
		put_rate(t, &row->series[i]);
	}
	text_puts(t, "\n    ");
	text_puts(t, row->source);
	if (*row->certainty) {
		text_puts(t, "\n    ? ");
		text_puts(t, row->certainty);
	}
	text_putc(t, '\n');
}

/* ---- as JSON --------------------------------------------------------------- */

static void json_pair(struct text *t, const char *key, const char *value)
{
	if (t->len && t->s[t->len - 1] != '{')
		text_putc(t, ',');
	text_json(t, key);
	text_putc(t, ':');
	text_json(t, value);
}

static void json_row(struct text *t, const struct rule_head *h,
    const struct rule_row *row)
{
	char m[8], d[11];
	int i;

	text_putc(t, '{');
	json_pair(t, "table", h->name);
	if (*row->key)
		json_pair(t, "key", row->key);
	json_pair(t, "from", month_text(row->from, m));
	if (row->to != MONTH_OPEN)
		json_pair(t, "to", month_text(row->to, m));
	if (row->born_from != DAY_NONE)
		json_pair(t, "born_from", day_text(row->born_from, d));
	if (row->born_to != DAY_OPEN)
		json_pair(t, "born_to", day_text(row->born_to, d));
	if (!row->n_series)
		json_pair(t, "value", row->text);
	else
		text_puts(t, ",\"series\":[");
	for (i = 0; i < row->n_series; i++) {
		char v[64];

		snprintf(v, sizeof v, "%s[\"%s\",\"%lld.%03lld\"]",
		    i ? "," : "", month_text(row->series[i].month, m),
		    row->series[i].milli / 1000, row->series[i].milli % 1000);
		text_puts(t, v);
	}
	if (row->n_series)
		text_putc(t, ']');
	json_pair(t, "source", row->source);
	if (*row->certainty)
		json_pair(t, "certainty", row->certainty);
	text_puts(t, "}\n");
}

static void put_head(struct rules_run *r, const struct rule_head *h)
{
	struct text *t = &r->out;

	text_puts(t, h->name);
	text_puts(t, "  ");
	text_puts(t, label(r, h));
	text_puts(t, " (");
	text_puts(t, h->unit);
	text_puts(t, ")\n  ");
	text_puts(t, h->law);
	text_putc(t, '\n');
	if (*h->note) {
		text_puts(t, "  ");
		text_puts(t, h->note);
		text_putc(t, '\n');
	}
}

/* ---- list, hash ------------------------------------------------------------- */

static void json_head(struct text *t, const struct rule_head *h)
{
	char rows[32];

	text_putc(t, '{');
	json_pair(t, "table", h->name);
	json_pair(t, "unit", h->unit);
	json_pair(t, "ja", h->ja);
	json_pair(t, "en", h->en);
	json_pair(t, "law", h->law);
	snprintf(rows, sizeof rows, ",\"rows\":%d}\n", h->n_row);
	text_puts(t, rows);
}

int rules_list(struct rules_run *r, int argc, char **argv)
{
	const struct rule_table *t;
	struct rule_head h;
	char line[80];
	int first, code = rules_operands(r, argc, argv, 0, 0, &first);

	if (!code)
		code = rules_start(r);
	for (t = code ? NULL : rules_first(r->rules); t; t = rules_after(t)) {
		rule_head(t, &h);
		if (r->common.format == FORMAT_JSON) {
			json_head(&r->out, &h);
			continue;
		}
		snprintf(line, sizeof line, "%-30s %5d %-6s  ", h.name, h.n_row,
		    h.unit);
		text_puts(&r->out, line);
		text_puts(&r->out, label(r, &h));
		text_putc(&r->out, '\n');
	}
	return code;
}

static void put_hash(struct rules_run *r, const char *name, const char *sha256)
{
	struct text *t = &r->out;

	if (r->common.format == FORMAT_JSON) {
		text_putc(t, '{');
		json_pair(t, "table", name);
		json_pair(t, "sha256", sha256);
		text_puts(t, "}\n");
		return;
	}
	text_puts(t, sha256);
	text_puts(t, "  ");
	text_puts(t, name);
	text_putc(t, '\n');
}

int rules_hash(struct rules_run *r, int argc, char **argv)
{
	const struct rule_table *t;
	struct rule_head h;
	int first, code = rules_operands(r, argc, argv, 0, 0, &first);

	if (!code)
		code = rules_start(r);
	if (code)
		return code;
	for (t = rules_first(r->rules); t; t = rules_after(t)) {
		rule_head(t, &h);
		put_hash(r, h.name, h.sha256);
	}
	put_hash(r, rules_name(r->rules), rules_sha256(r->rules));
	return 0;
}

/* ---- show ---------------------------------------------------------------------- */

struct asked {
	int born; /* day, DAY_NONE = any */
};

static int take_born(void *into, struct rules_run *r, const char *arg)
{
	struct asked *a = into;

	if (day_parse(arg, &a->born) < 0)
		return common_usage(&r->common,
		    "day '%s' does not exist (expected YYYY-MM-DD)", arg);
	return 0;
}

static const struct rules_option SHOW_OPTIONS[] = {
	{ "born", take_born, "YYYY-MM-DD     only rows for that birth" },
	{ NULL, NULL, NULL }
};

static int row_is_asked(const struct rules_run *r, const struct asked *a,
    const struct rule_row *row)
{
	int on = r->common.on;

	if (on != MONTH_NONE && (on < row->from || on > row->to))
		return 0;
	return a->born == DAY_NONE ||
	    (a->born >= row->born_from && a->born <= row->born_to);
}

static int show_table(struct rules_run *r, const struct asked *a,
    const struct rule_table *t)
{
	struct rule_head h;
	int i, n = 0;

	rule_head(t, &h);
	if (r->common.format == FORMAT_TEXT)
		put_head(r, &h);
	for (i = 0; i < h.n_row; i++) {
		if (!row_is_asked(r, a, &h.row[i]))
			continue;
		n++;
		if (r->common.format == FORMAT_JSON)
			json_row(&r->out, &h, &h.row[i]);
		else
			put_row(r, &h.row[i]);
	}
	if (n)
		return 0;
	err_set(&r->err, ERR_RULE, NULL,
	    "rule table '%s' has no row for what is asked", h.name);
	return rules_failed(r);
}

int rules_show(struct rules_run *r, int argc, char **argv)
{
	struct asked a = { DAY_NONE };
	const struct rule_table *t;
	int first, code = rules_options(r, argc, argv, SHOW_OPTIONS, &a, &first);

	if (!code && first == argc)
		code = common_usage(&r->common, "show: TABLE is missing");
	if (!code)
		code = rules_start(r);
	for (; !code && first < argc; first++) {
		t = rules_table(r->rules, argv[first]);
		if (!t)
			return common_usage(&r->common,
			    "no rule table '%s' ('nenkin-rules list')",
			    argv[first]);
		code = show_table(r, &a, t);
	}
	return code;
}

/* ---- search ---------------------------------------------------------------------- */

/* Without case for ASCII letters; other bytes as they are. */
static int speaks(const char *s, const char *word)
{
	return strcasestr(s, word) != NULL;
}

static int head_speaks(const struct rule_head *h, const char *word)
{
	return speaks(h->name, word) || speaks(h->ja, word) ||
	    speaks(h->en, word) || speaks(h->law, word) || speaks(h->note, word);
}

static int row_speaks(const struct rule_row *row, const char *word)
{
	return speaks(row->source, word) || speaks(row->key, word) ||
	    strcmp(row->text, word) == 0 || speaks(row->certainty, word);
}

static int search_table(struct rules_run *r, const struct rule_table *t,
    const char *word)
{
	struct rule_head h;
	int i, n = 0;

	rule_head(t, &h);
	for (i = 0; i < h.n_row; i++)
		n += row_speaks(&h.row[i], word);
	if (!n && !head_speaks(&h, word))
		return 0;
	if (r->common.format == FORMAT_JSON && !n)
		json_head(&r->out, &h);
	if (r->common.format == FORMAT_TEXT)
		put_head(r, &h);
	for (i = 0; i < h.n_row; i++) {
		if (!row_speaks(&h.row[i], word))
			continue;
		if (r->common.format == FORMAT_JSON)
			json_row(&r->out, &h, &h.row[i]);
		else
			put_row(r, &h.row[i]);
	}
	return 1;
}

int rules_search(struct rules_run *r, int argc, char **argv)
{
	const struct rule_table *t;
	int first, found = 0, code = rules_operands(r, argc, argv, 1, 1, &first);

	if (!code && !*argv[first])
		code = common_usage(&r->common, "search: WORD is empty");
	if (!code)
		code = rules_start(r);
	if (code)
		return code;
	for (t = rules_first(r->rules); t; t = rules_after(t))
		found |= search_table(r, t, argv[first]);
	if (found)
		return 0;
	return common_usage(&r->common, "nothing speaks of '%s'", argv[first]);
}
