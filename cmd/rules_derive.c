/* rules_derive.c - nenkin-rules derive: next year's tables from the published
 * indicators, as a folder that --rules lays over the base. */
#include "rules_tool.h"

#include "../calc/amount.h"
#include "../calc/derive.h"
#include "../calc/rate.h"
#include "../calc/rule_text.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct derivation {
	const char *price, *wage, *disposable, *slide, *out; /* as given */
	char folder[PATH_MAX];
	struct num_pool pool;
	struct yearly y;
	struct root mean;   /* of --wage with three figures */
	struct derived d;
	int from_table;     /* indicators that the table gave */
};

/* Who says the amounts of a year, and of which month. */
struct saying {
	struct rules_run *run;
	struct derivation *v;
	int month;
};

/* ---- options ---------------------------------------------------------------- */

#define TAKE(name)                                                           \
	static int take_##name(void *into, struct rules_run *r, const char *arg) \
	{                                                                    \
		((struct derivation *)into)->name = arg;                     \
		(void)r;                                                     \
		return 0;                                                    \
	}
TAKE(price)
TAKE(wage)
TAKE(disposable)
TAKE(slide)
TAKE(out)

static const struct rules_option OPTIONS[] = {
	{ "price", take_price, "RATE            change of prices" },
	{ "wage", take_wage,
	    "RATE|A,B,C       real wages: the mean, or three years" },
	{ "disposable", take_disposable, "RATE      share of disposable income" },
	{ "slide", take_slide, "RATE           macro-economic slide" },
	{ "out", take_out, "DIR              folder to write (rules-YEAR)" },
	{ NULL, NULL, NULL }
};

static int read_year(struct rules_run *r, int argc, char **argv, int first,
    int *year)
{
	const char *s = first < argc ? argv[first] : "";

	if (!*s)
		return common_usage(&r->common, "derive: YEAR is missing");
	if (first + 1 < argc)
		return common_usage(&r->common, "derive: '%s' is one too many",
		    argv[first + 1]);
	if (strspn(s, "0123456789") != 4 || s[4])
		return common_usage(&r->common,
		    "derive: '%s' is no fiscal year (expected YYYY)", s);
	*year = (int)strtol(s, NULL, 10);
	return 0;
}

/* One rate; what is not given stays as the table has it, or is `usual`. */
static int read_rate(struct rules_run *r, struct derivation *v,
    const char *option, const char *text, num *rate)
{
	if (!text)
		return 0;
	if (rate_parse(&v->pool, text, rate) < 0)
		return common_usage(&r->common, "--%s: '%s' is no rate from 0.5 "
		    "to 2 (expected 1.021, +2.1%% or 111.2/107.8)", option, text);
	*rate = yearly_round(&v->y, *rate);
	return 0;
}

static int read_wage(struct rules_run *r, struct derivation *v, num *rate)
{
	if (!v->wage || rate_parse_mean(&v->pool, v->wage, rate, &v->mean) == 0)
		return 0;
	return common_usage(&r->common, "--wage: '%s' is neither a rate from "
	    "0.5 to 2 nor three of them (expected 0.989, -1.1%% or A,B,C)",
	    v->wage);
}

static int read_indicators(struct rules_run *r, struct derivation *v)
{
	struct indicator *i = &v->y.now;
	struct err none = { 0 };
	struct yearly quiet = v->y;
	int code;

	quiet.err = &none;
	v->from_table = yearly_indicator(&quiet, v->y.year, i) == 0;
	if (!v->from_table && (!v->price || !v->wage))
		return common_usage(&r->common, "derive: --%s is missing: the "
		    "tables have no indicators for %d",
		    v->price ? "wage" : "price", v->y.year);
	if (!v->from_table)
		i->disposable = num_int(&v->pool, 1);
	code = read_rate(r, v, "price", v->price, &i->price);
	if (!code)
		code = read_wage(r, v, &i->wage);
	if (!code)
		code = read_rate(r, v, "disposable", v->disposable,
		    &i->disposable);
	if (!code)
		code = read_rate(r, v, "slide", v->slide, &i->slide);
	if (!code && i->slide && num_cmp(i->slide, num_int(&v->pool, 1)) > 0)
		return common_usage(&r->common,
		    "--slide: '%s' is above 1 (国民年金法第27条の4第1項)", v->slide);
	return code;
}

/* ---- the summary ------------------------------------------------------------- */

static const char *dec(num a, char *buf)
{
	return num_text_decimal(a, buf, NUM_TEXT_MAX);
}

/* A ratio with its three decimals. */
static const char *rate3(struct derivation *v, num a, char *buf)
{
	long long n = 0;

	num_yen(num_round(&v->pool, num_mul(&v->pool, a, num_int(&v->pool, 1000)),
	    NUM_HALF_UP), &n);
	snprintf(buf, NUM_TEXT_MAX, "%lld.%03lld", n / 1000, n % 1000);
	return buf;
}

static void json_member(struct text *t, const char *key, const char *value)
{
	if (t->len && t->s[t->len - 1] != '{')
		text_putc(t, ',');
	text_json(t, key);
	text_putc(t, ':');
	text_json(t, value);
}

/* One step: what, for whom, how, the value, by which article. */
static void say(struct rules_run *r, const char *ja, const char *en,
    const char *whom, const char *how, const char *value, const char *law)
{
	struct text *t = &r->out;

	if (r->common.format == FORMAT_JSON) {
		text_putc(t, '{');
		json_member(t, "ja", ja);
		json_member(t, "en", en);
		if (*whom)
			json_member(t, "whom", whom);
		if (*how)
			json_member(t, "formula", how);
		json_member(t, "value", value);
		json_member(t, "law", law);
		text_puts(t, "}\n");
		return;
	}
	text_puts(t, r->common.lang == LANG_JA ? ja : en);
	if (*whom) {
		text_puts(t, "  ");
		text_puts(t, whom);
	}
	text_puts(t, ": ");
	if (*how) {
		text_puts(t, how);
		text_puts(t, " = ");
	}
	text_puts(t, value);
	text_puts(t, "  [");
	text_puts(t, law);
	text_puts(t, "]\n");
}

static const char *births(int from, int to, char *buf, size_t size)
{
	char a[11], b[11];

	if (from == DAY_NONE && to == DAY_OPEN)
		return "";
	snprintf(buf, size, "%s..%s", from == DAY_NONE ? "" : day_text(from, a),
	    to == DAY_OPEN ? "" : day_text(to, b));
	return buf;
}

/* How the mean was proved. */
static void say_mean(struct rules_run *r, struct derivation *v)
{
	char how[3 * NUM_TEXT_MAX], a[NUM_TEXT_MAX], b[NUM_TEXT_MAX];

	if (!v->mean.bits)
		return;
	snprintf(how, sizeof how, "%s <= ∛(%s) <= %s, %ld bits%s",
	    dec(v->mean.low, a), v->wage, dec(v->mean.high, b), v->mean.bits,
	    v->mean.tie ? ", tie" : "");
	say(r, "実質賃金変動率（3年の幾何平均）", "real wages, mean of three years", "",
	    how, rate3(v, v->mean.value, a), "国民年金法第27条の2第2項第2号");
}

static void say_indicators(struct rules_run *r, struct derivation *v)
{
	const struct indicator *i = &v->y.now;
	char a[NUM_TEXT_MAX];

	say(r, "物価変動率 p", "prices p", "", "", rate3(v, i->price, a),
	    "国民年金法第27条の2第2項第1号");
	say_mean(r, v);
	say(r, "実質賃金変動率 r", "real wages r", "", "", rate3(v, i->wage, a),
	    "国民年金法第27条の2第2項第2号");
	say(r, "可処分所得割合変化率 k", "disposable income k", "", "",
	    rate3(v, i->disposable, a), "国民年金法第27条の2第2項第3号");
	say(r, "調整率 m", "adjustment rate m", "", "",
	    i->slide ? rate3(v, i->slide, a) : "-", "国民年金法第27条の4第1項");
}

/* b × what slide and carried slide come to, for one group. */
static int say_group(struct rules_run *r, struct derivation *v,
    enum revised what, int birth, const char *whom, const char *law)
{
	static const char *const ja[] = { "改定率の改定", "再評価率の改定",
		"従前額改定率の改定" };
	static const char *const en[] = { "revision of the revision rate",
		"revision of the revaluation rates",
		"revision of the 1994 revision rate" };
	char how[4 * NUM_TEXT_MAX], a[4][NUM_TEXT_MAX];
	struct rates x;
	int code = yearly_rates(&v->y, what, birth, &x);

	if (code)
		return code;
	snprintf(how, sizeof how, "w %s; %s × %s", rate3(v, x.net, a[0]),
	    rate3(v, x.base, a[1]), dec(x.effect, a[2]));
	say(r, ja[what], en[what], whom, how, rate3(v, x.rate, a[3]), law);
	if (what == REVISED_EARNINGS) {
		say(r, "前々年度等の月", "months of the two years before the last",
		    whom, "p × k × m", rate3(v, x.recent, a[3]), law);
		say(r, "前年度・当該年度の月", "months of last year and of the year",
		    whom, "k × m", rate3(v, x.last, a[3]), law);
	}
	if (x.left)
		say(r, "翌年度へ残る調整（特別調整率）", "left for the next year", whom,
		    "", rate3(v, x.left, a[3]), law);
	return 0;
}

static int say_groups(struct rules_run *r, struct derivation *v)
{
	char young[32], old[32];
	int code;

	births(v->y.new_from, DAY_OPEN, young, sizeof young);
	births(DAY_NONE, v->y.new_from - 1, old, sizeof old);
	code = say_group(r, v, REVISED_BASIC, v->y.new_from, young,
	    "国民年金法第27条の2・第27条の4");
	if (!code)
		code = say_group(r, v, REVISED_BASIC, v->y.new_from - 1, old,
		    "国民年金法第27条の3・第27条の5");
	if (!code)
		code = say_group(r, v, REVISED_EARNINGS, v->y.new_from, young,
		    "厚生年金保険法第43条の2・第43条の4");
	if (!code)
		code = say_group(r, v, REVISED_EARNINGS, v->y.new_from - 1, old,
		    "厚生年金保険法第43条の3・第43条の5");
	if (!code)
		code = say_group(r, v, REVISED_1994, v->y.new_from, "",
		    "平成12年法律第18号附則第21条第4項");
	return code;
}

/* The new value of each row of a table that has one. */
static void say_values(struct rules_run *r, const struct derived_table *t)
{
	char whom[32];
	int i;

	for (i = 0; i < t->n_row; i++) {
		const struct rule_row *row = &t->row[i];

		if (strcmp(row->certainty, "derived") != 0 || row->n_series ||
		    row->from != t->row[t->n_row - 1].from)
			continue;
		if (row->born_from == DAY_NONE && row->born_to == DAY_OPEN)
			month_text(row->from, whom);
		else
			births(row->born_from, row->born_to, whom, sizeof whom);
		say(r, t->head.ja, t->head.en, whom, "", row->text,
		    t->head.law);
	}
}

static int say_threshold(struct rules_run *r, struct derivation *v)
{
	char how[NUM_TEXT_MAX], a[NUM_TEXT_MAX], b[NUM_TEXT_MAX];
	num exact, rounded;
	int code = derive_threshold(&v->y, &exact, &rounded);

	if (code)
		return code;
	exact = num_round(&v->pool, exact, NUM_DOWN);
	snprintf(how, sizeof how, "%.100s ...", dec(exact, a));
	say(r, "支給停止調整額（円）", "in-work threshold, yen", "", how,
	    dec(rounded, b), "厚生年金保険法第46条第3項");
	return 0;
}

/* Cuts the last "SIGN number" off, where nothing stands behind it. */
static int cut(char *formula, const char *sign)
{
	char *p = formula, *q;

	while ((q = strstr(p + 1, sign)))
		p = q;
	if (p == formula || strchr(p + strlen(sign), ' '))
		return 0;
	*p = '\0';
	return 1;
}

/* A formula without its result, which is printed apart; "" when it is only that. */
static void drop_result(char *formula)
{
	int rounded = cut(formula, " → ");

	if (!cut(formula, " = ") && !rounded)
		*formula = '\0';
}

/* An amount of the year, with its formula. */
static void say_amount(void *into, const struct amount_def *d,
    const struct amount_cell *cell)
{
	struct saying *k = into;
	char born[32], value[NUM_TEXT_MAX];
	struct text how;

	if (cell->from > k->month || cell->to < k->month)
		return;
	text_init(&how);
	amount_formula(k->run->rules, &k->v->pool, d, k->month,
	    cell->born_from, &how);
	drop_result(how.s);
	say(k->run, d->ja, d->en, births(cell->born_from, cell->born_to, born,
	    sizeof born), how.s, dec(cell->value, value), d->law);
	text_release(&how);
}

/* The new tables laid over those they came from, as --rules will. */
static int lay_over(struct rules_run *r, struct derivation *v)
{
	struct text t;
	int i, code = rules_add_set(r->rules, v->folder, NULL, 0, v->folder,
	    &r->err);

	text_init(&t);
	for (i = 0; !code && i < v->d.n; i++) {
		text_clear(&t);
		rule_text(&t, &v->d.table[i].head);
		code = rules_add(r->rules, v->folder, t.s, t.len, 1, &r->err);
	}
	text_release(&t);
	return code ? code : rules_finish(r->rules, &r->err);
}

static int say_amounts(struct rules_run *r, struct derivation *v)
{
	struct saying k = { r, v, MONTH(v->y.year, 4) };
	const struct amount_def *d;
	int code = lay_over(r, v);

	for (d = amount_defs(); !code && d->name; d++)
		amount_cells(r->rules, &v->pool, d, say_amount, &k);
	return code;
}

static int summary(struct rules_run *r, struct derivation *v)
{
	static const char *const tables[] = { "revision_rate",
		"revision_rate_1994", "national_premium_revision_rate" };
	int i, j, code;

	say_indicators(r, v);
	code = say_groups(r, v);
	for (i = 0; !code && i < v->d.n; i++)
		for (j = 0; j < (int)(sizeof tables / sizeof *tables); j++)
			if (strcmp(v->d.table[i].head.name, tables[j]) == 0)
				say_values(r, &v->d.table[i]);
	if (!code)
		code = say_threshold(r, v);
	if (!code)
		code = say_amounts(r, v);
	if (code)
		return code;
	say(r, "書き出したフォルダ", "folder written", "", "", v->folder,
	    "nenkin-rules(5)");
	return 0;
}

/* ---- the folder ------------------------------------------------------------------ */

static int io_failed(struct rules_run *r, const char *what, const char *path)
{
	fprintf(stderr, "%s: cannot %s '%s': %s\n", r->common.tool, what, path,
	    strerror(errno));
	return ERR_IO;
}

/* Whether a folder that is there already holds nothing. */
static int is_empty(const char *folder)
{
	struct dirent *e;
	DIR *d = opendir(folder);
	int n = 0;

	if (!d)
		return 0;
	while ((e = readdir(d)))
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	closedir(d);
	return n == 0;
}

static int make_folder(struct rules_run *r, struct derivation *v)
{
	if (mkdir(v->folder, 0777) == 0)
		return 0;
	if (errno != EEXIST)
		return io_failed(r, "make", v->folder);
	if (is_empty(v->folder))
		return 0;
	return common_usage(&r->common,
	    "--out: '%s' exists and is not an empty folder", v->folder);
}

static int write_file(struct rules_run *r, struct derivation *v,
    const char *name, const struct text *t)
{
	char path[PATH_MAX + 64];
	FILE *f;
	int bad;

	snprintf(path, sizeof path, "%s/%s.json", v->folder, name);
	f = fopen(path, "wb");
	if (!f)
		return io_failed(r, "write", path);
	bad = fwrite(t->s, 1, t->len, f) != t->len;
	bad |= fclose(f) != 0;
	return bad ? io_failed(r, "write", path) : 0;
}

/* The tables alone: without a ruleset.json the folder is laid over the tables it
 * came from. */
static int write_folder(struct rules_run *r, struct derivation *v)
{
	struct text t;
	int i, code = make_folder(r, v);

	text_init(&t);
	for (i = 0; !code && i < v->d.n; i++) {
		text_clear(&t);
		rule_text(&t, &v->d.table[i].head);
		code = write_file(r, v, v->d.table[i].head.name, &t);
	}
	text_release(&t);
	return code;
}

/* ---- the command ---------------------------------------------------------------------- */

/* The year must follow the tables, or be one of theirs. */
static int check_year(struct rules_run *r, int year)
{
	int last = rule_last_month(r->rules, RULE_REVISION_RATE, "");

	if (last != MONTH_OPEN && MONTH(year, 4) <= last + 1)
		return 0;
	err_set(&r->err, ERR_RULE, NULL, "the tables end with fiscal year %d: "
	    "%d does not follow", month_fiscal_year(last), year);
	return rules_failed(r);
}

static int run(struct rules_run *r, struct derivation *v, int year)
{
	int code = yearly_init(&v->y, r->rules, &v->pool, year, &r->err);

	if (code)
		return rules_failed(r);
	code = read_indicators(r, v);
	if (code)
		return code;
	code = derive(&v->y, &v->d);
	if (!code)
		code = summary(r, v);
	if (code)
		return rules_failed(r);
	return write_folder(r, v);
}

int rules_derive(struct rules_run *r, int argc, char **argv)
{
	struct derivation v = { 0 };
	int first, year = 0, code;

	code = rules_options(r, argc, argv, OPTIONS, &v, &first);
	if (!code)
		code = read_year(r, argc, argv, first, &year);
	if (!code && r->common.format == FORMAT_CSV)
		code = common_usage(&r->common, "derive: there is no csv");
	if (!code)
		code = rules_start(r);
	if (!code)
		code = check_year(r, year);
	if (code)
		return code;
	if (v.out)
		snprintf(v.folder, sizeof v.folder, "%s", v.out);
	else
		snprintf(v.folder, sizeof v.folder, "rules-%d", year);
	num_pool_init(&v.pool);
	code = run(r, &v, year);
	derived_release(&v.d);
	num_pool_release(&v.pool);
	return code;
}
