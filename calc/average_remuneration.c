/* average_remuneration.c - 平均標準報酬月額 and 平均標準報酬額 of one category, at
 * both levels.
 *
 * Given     career, category; until: the months before it count; on: month
 *           whose revaluation rates hold
 * Returned  struct averages
 * Status    0; ERR_RULE no row; ERR_INPUT an average is missing or law is not
 *           covered
 * Notes     1. sums over months are integers: yen × thousandths
 *           2. the averages are over real months, also those of miners and
 *              seamen; only the months multiplied with are theirs
 * Source    厚生年金保険法第43条第1項、附則第17条の4; 昭和60年法律第34号附則第52条;
 *           平成12年法律第18号附則第20条、第21条; 平成12年政令第180号第14条;
 *           昭和44年法律第78号附則第3条、第4条; 昭和51年法律第63号附則第35条
 */
#include "average_remuneration.h"

#include "basic_pension.h"
#include "claim.h"

#include <string.h>

static const struct step_def AVERAGE_BEFORE = { "earnings.average_before_2003_04",
	"厚生年金保険法第43条第1項・平成12年法律第18号附則第20条第1項第1号",
	"平均標準報酬月額（平成15年3月以前）",
	"average standard monthly remuneration (before 2003-04)", "{0} / {1}" };
static const struct step_def AVERAGE_FROM = { "earnings.average_from_2003_04",
	"厚生年金保険法第43条第1項", "平均標準報酬額（平成15年4月以後）",
	"average standard remuneration (from 2003-04)", "{0} / {1}" };
static const struct step_def OLD_AVERAGE_BEFORE = {
	"earnings.old_average_before_2003_04",
	"平成12年法律第18号附則第21条第5項・別表第一",
	"平均標準報酬月額（従前額保障・平成15年3月以前）",
	"average at the 1994 level (before 2003-04)", "{0} / {1}" };
static const struct step_def OLD_AVERAGE_FROM = {
	"earnings.old_average_from_2003_04",
	"平成12年法律第18号附則第21条第5項・別表第一",
	"平均標準報酬額（従前額保障・平成15年4月以後）",
	"average at the 1994 level (from 2003-04)", "{0} / {1}" };
static const struct step_def REVALUED = { "earnings.revalued",
	"厚生年金保険法第43条第1項・別表・附則第17条の4",
	"再評価後の標準報酬の総額（標準報酬月額×再評価率×月数＋標準賞与額×再評価率）",
	"revalued pay (monthly pay × rate × months + bonus × rate)", "" };
static const struct step_def OLD_REVALUED = { "earnings.old_revalued",
	"平成12年法律第18号附則第21条第5項から第11項まで・別表第一・別表第二",
	"再評価後の標準報酬の総額（従前額保障）",
	"revalued pay at the 1994 level", "" };
static const struct step_def FLOOR = { "earnings.average_floor",
	"厚生年金保険法附則第17条の4第8項", "平均標準報酬月額の最低額",
	"minimum of the average", "{0} × {1}" };
static const struct step_def FLOOR_1994 = { "earnings.old_average_floor",
	"平成12年政令第180号第14条", "平均標準報酬月額の最低額（従前額保障）",
	"minimum of the average at the 1994 level", "{0}" };
static const struct step_def RAISED = { "earnings.average_raised",
	"厚生年金保険法附則第17条の4第8項・平成12年政令第180号第14条",
	"最低額に引き上げた平均標準報酬月額", "average raised to the minimum",
	"max({0}, {1})" };
/* Months of one group and their pay × rate in thousandths of a yen. */
struct sums {
	int n;                /* real months, deemed ones included */
	int deemed;           /* of them deemed */
	long long main, old;  /* Σ yen × thousandths, all months */
	long long main_deemed;
};

enum level { LEVEL_MAIN, LEVEL_1994, LEVELS };

/* Steps that an average was summed from, as far as one has room to name. */
#define ORIGINS_MAX (STEP_ARGS - 2)
struct origin {
	num step[ORIGINS_MAX];
	int n;
};

/* 昭60附則52条: miners and seamen before 1986-04, before 1991-04, the rest. */
enum group { GROUP_OLD, GROUP_ONCE, GROUP_PLAIN, GROUP_NEW, GROUPS };

struct collected {
	struct sums group[GROUPS];
	int insured_before_floor;         /* some month before 1999-04 */
	int early;      /* 昭44法78附則4条 holds: GROUP_OLD are then the months to
			 * 1976-07, GROUP_PLAIN those after */
	int base_from;  /* first month in the averages, MONTH_NONE = all */
	int left_out;   /* months before it: in no average */
	struct origin origin[LEVELS][2]; /* [1] from 2003-04; for the worksheet */
	long long fund_before, fund_from; /* as in struct averages */
};

/* One list of rates by pay month. */
struct rates {
	const struct rule_rate *rate;
	int n;
	const struct rule_row *row;
};

/* The rates for one kind of months at both levels. */
struct levels {
	struct rates main, old;
	struct rule_rate main_single, old_single; /* of a table with one value */
};

/* ---- revaluation rates ----------------------------------------------------- */

static int series(struct calc *c, enum rule_id id, int on, int birth,
    struct rates *r, struct rule_rate *single)
{
	const struct rule_row *row;
	int i, code = rule_at(c->rules, id, "", on, birth, &row, c->err);

	if (code)
		return code;
	r->row = row;
	if (row->n_series) {
		r->rate = row->series;
		r->n = row->n_series;
		return 0;
	}
	single->month = 0; /* one rate for every month: thousandths of it */
	single->milli = row->value;
	for (i = row->scale; i < 3; i++)
		single->milli *= 10;
	r->rate = single;
	r->n = 1;
	return 0;
}

/* The first rate of the row tells: a year that falls falls for every month. */
int revaluation_fell(const struct calc *c, int birth, int april)
{
	const struct rule_row *now, *then;

	now = rule_find(c->rules, RULE_REVALUATION_MAIN, "", april, birth);
	then = rule_find(c->rules, RULE_REVALUATION_MAIN, "", april - 1, birth);
	return now && then && now->n_series && then->n_series &&
	    now->series[0].milli < then->series[0].milli;
}

/* Which tables revalue a month: 厚年法別表, 附則別表第一 (船員), 附則別表第二
 * (旧共済組合員期間), and their 1994 twins. */
static int levels_for(struct calc *c, const struct employment *e, int month,
    int on, int birth, struct levels *l)
{
	enum rule_id main = RULE_REVALUATION_MAIN, old = RULE_REVALUATION_1994;
	int code;

	if (e->kind == KIND_SEAMAN && month <= c->law->seamen_rates_end) {
		main = RULE_REVALUATION_SEAMEN;
		old = RULE_REVALUATION_1994_SEAMEN;
	} else if (e->category > 1 && month <= c->law->mutual_rates_end) {
		main = RULE_REVALUATION_MUTUAL_TABLE3;
		old = RULE_REVALUATION_1994_MUTUAL;
	}
	code = series(c, main, on, birth, &l->main, &l->main_single);
	return code ? code : series(c, old, on, birth, &l->old, &l->old_single);
}

/* ---- sums over months -------------------------------------------------------- */

static int rate_index(const struct rates *r, int month, int i)
{
	if (i >= r->n || r->rate[i].month > month)
		i = 0;
	while (i + 1 < r->n && r->rate[i + 1].month <= month)
		i++;
	return i;
}

/* The same from anywhere in the list. */
static int rate_index_of(const struct rates *r, int month)
{
	int lo = 0, hi = r->n - 1;

	while (lo < hi) {
		int mid = (lo + hi + 1) / 2;

		if (r->rate[mid].month <= month)
			lo = mid;
		else
			hi = mid - 1;
	}
	return lo;
}

/* Σ over the months from..to of max(pay, floor) × rate, in thousandths. */
static long long sum_pay(const struct money *pay, int n, int from, int to,
    const struct rates *r, long long floor)
{
	long long sum = 0;
	int i = 0, j = rate_index_of(r, from), month = from;

	while (i + 1 < n && pay[i + 1].month <= from)
		i++;
	while (month <= to) {
		long long yen = pay[i].yen > floor ? pay[i].yen : floor;
		int end = to;

		if (i + 1 < n && pay[i + 1].month <= end)
			end = pay[i + 1].month - 1;
		if (j + 1 < r->n && r->rate[j + 1].month <= end)
			end = r->rate[j + 1].month - 1;
		sum += yen * r->rate[j].milli * (end - month + 1);
		month = end + 1;
		if (i + 1 < n && pay[i + 1].month <= month)
			i++;
		if (j + 1 < r->n && r->rate[j + 1].month <= month)
			j++;
	}
	return sum;
}

static long long sum_bonus(const struct money *bonus, int n, int from, int to,
    const struct rates *r)
{
	long long sum = 0;
	int i, j = 0;

	for (i = 0; i < n; i++) {
		if (bonus[i].month < from || bonus[i].month > to)
			continue;
		j = rate_index(r, bonus[i].month, j);
		sum += bonus[i].yen * r->rate[j].milli;
	}
	return sum;
}

static enum group group_of(const struct law *law, const struct collected *s,
    const struct employment *e, int month)
{
	if (month >= law->total_remuneration)
		return GROUP_NEW;
	if (s->early)
		return month <= law->base_1976_end ? GROUP_OLD : GROUP_PLAIN;
	if (e->kind == KIND_ORDINARY || month >= law->multiplied_once)
		return GROUP_PLAIN;
	return month >= law->basic_pension ? GROUP_ONCE : GROUP_OLD;
}

/* The last month up to `to` that is treated alike with `month`. */
static int alike_until(const struct law *law, const struct collected *s,
    const struct employment *e, int floor_end, int month, int to)
{
	const int ends[] = { floor_end, s->base_from - 1,
		s->early ? law->base_1976_end : MONTH_NONE, law->total_remuneration - 1,
		e->kind == KIND_SEAMAN ? law->seamen_rates_end : MONTH_NONE,
		e->category > 1 ? law->mutual_rates_end : MONTH_NONE,
		e->kind != KIND_ORDINARY ? law->basic_pension - 1 : MONTH_NONE,
		e->kind != KIND_ORDINARY ? law->multiplied_once - 1 : MONTH_NONE };
	unsigned i;

	for (i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends[i] >= month && ends[i] < to)
			to = ends[i];
	return to;
}

static void add_fund(struct collected *s, const struct nenkin_case *p,
    const struct employment *e, int from, int to, enum group g)
{
	static const struct rule_rate one = { 0, 1 };
	const struct rates plain = { &one, 1, NULL };
	long long *sum = g == GROUP_NEW ? &s->fund_from : &s->fund_before;

	*sum += sum_pay(p->money + e->pay, e->n_pay, from, to, &plain, 0);
	if (g == GROUP_NEW)
		*sum += sum_bonus(p->money + e->bonus, e->n_bonus, from, to,
		    &plain);
}

/* ---- the sums, written out for the worksheet ---------------------------------- */

static void put_term(struct text *t, long long yen, long long milli, int months)
{
	char places[4] = { '.', (char)('0' + milli / 100 % 10),
		(char)('0' + milli / 10 % 10), (char)('0' + milli % 10) };

	if (t->s && t->len && t->s[t->len - 1] != '\0')
		text_puts(t, " + ");
	text_int(t, yen);
	text_puts(t, " × ");
	text_int(t, milli / 1000);
	text_put(t, places, sizeof places);
	if (months != 1) {
		text_puts(t, " × ");
		text_int(t, months);
	}
}

/* The terms of sum_pay. */
static void put_pay(struct text *t, const struct money *pay, int n, int from,
    int to, const struct rates *r, long long floor)
{
	int i = 0, j = 0, month = from;

	while (month <= to) {
		int end = to;

		j = rate_index(r, month, j);
		while (i + 1 < n && pay[i + 1].month <= month)
			i++;
		if (i + 1 < n && pay[i + 1].month <= end)
			end = pay[i + 1].month - 1;
		if (j + 1 < r->n && r->rate[j + 1].month <= end)
			end = r->rate[j + 1].month - 1;
		put_term(t, pay[i].yen > floor ? pay[i].yen : floor,
		    r->rate[j].milli, end - month + 1);
		month = end + 1;
	}
}

static void put_bonuses(struct text *t, const struct money *bonus, int n,
    int from, int to, const struct rates *r)
{
	int i, j = 0;

	for (i = 0; i < n; i++) {
		if (bonus[i].month < from || bonus[i].month > to)
			continue;
		j = rate_index(r, bonus[i].month, j);
		put_term(t, bonus[i].yen, r->rate[j].milli, 1);
	}
}

/* One step for the months from..to of an employment at one level. */
static void explain(struct calc *c, struct collected *s,
    const struct nenkin_case *p, const struct employment *e, int from, int to,
    long long floor, enum level level, const struct rates *r, long long sum)
{
	int new = from >= c->law->total_remuneration;
	struct origin *o = &s->origin[level][new];
	struct text *t = &c->sheet->text;
	size_t at;
	num total = num_scaled(c->pool, sum, 3);

	text_putc(t, '\0');
	at = t->len;
	put_pay(t, p->money + e->pay, e->n_pay, from, to, r, floor);
	if (new)
		put_bonuses(t, p->money + e->bonus, e->n_bonus, from, to, r);
	c->sheet->month = from;
	total = calc_step_text(c, level == LEVEL_MAIN ? &REVALUED : &OLD_REVALUED,
	    at, total, NUM_EXACT,
	    ARGS(num_from_row(c->pool, total, r->row)));
	c->sheet->month = 0;
	if (o->n < ORIGINS_MAX)
		o->step[o->n++] = total;
}

/* Adds the months from..to, all alike, of an employment. */
static int add_stretch(struct calc *c, struct collected *s,
    const struct career *k, const struct employment *e, int from, int to,
    long long floor, int on)
{
	const struct nenkin_case *p = k->c;
	enum group g = group_of(c->law, s, e, from);
	struct sums *x = &s->group[g];
	struct levels l;
	long long main, old;
	int code = levels_for(c, e, from, on, k->rates_birth, &l);

	if (code)
		return code;
	main = sum_pay(p->money + e->pay, e->n_pay, from, to, &l.main, floor);
	old = sum_pay(p->money + e->pay, e->n_pay, from, to, &l.old, floor);
	if (g == GROUP_NEW) {
		main += sum_bonus(p->money + e->bonus, e->n_bonus, from, to,
		    &l.main);
		old += sum_bonus(p->money + e->bonus, e->n_bonus, from, to,
		    &l.old);
	}
	if (c->sheet) {
		explain(c, s, p, e, from, to, floor, LEVEL_MAIN, &l.main, main);
		explain(c, s, p, e, from, to, floor, LEVEL_1994, &l.old, old);
	}
	x->n += to - from + 1;
	x->main += main;
	x->old += old;
	if (e->deemed) {
		x->deemed += to - from + 1;
		x->main_deemed += main;
	}
	if (e->fund)
		add_fund(s, p, e, from, to, g);
	return 0;
}

/* Whether the person was insured as a seaman before 1969-11. */
static int early_seaman(const struct calc *c, const struct career *k)
{
	const struct rule_row *row = rule_find(c->rules, RULE_PAY_FLOOR, "",
	    c->law->early_base_end, 0);
	int i;

	for (i = 0; row && i < k->c->n_employment; i++)
		if (k->c->employment[i].kind == KIND_SEAMAN &&
		    k->c->employment[i].from <= row->to)
			return 1;
	return 0;
}

/* 昭44法78附則3条; 昭60附則53条 for those who were seamen then: pay below the
 * floor counts as the floor.  NULL = no floor in the month. */
static const struct rule_row *pay_floor(const struct calc *c,
    const struct career *k, const struct employment *e, int month)
{
	if (e->deemed) /* 平16政令298号30条 */
		return NULL;
	if (e->kind != KIND_SEAMAN)
		return rule_find(c->rules, RULE_PAY_FLOOR, "", month, 0);
	if (!early_seaman(c, k))
		return NULL;
	return rule_find(c->rules, RULE_PAY_FLOOR_SEAMEN, "", month, 0);
}

static int add_months(struct calc *c, struct collected *s,
    const struct career *k, const struct employment *e, int from, int to, int on)
{
	int month = from, code = 0;

	while (!code && month <= to) {
		const struct rule_row *row = pay_floor(c, k, e, month);
		int end = alike_until(c->law, s, e, row ? row->to : MONTH_NONE,
		    month, to);

		if (month < s->base_from)
			s->left_out += end - month + 1;
		else
			code = add_stretch(c, s, k, e, month, end,
			    row ? row->value : 0, on);
		month = end + 1;
	}
	return code;
}

static int add_employment(struct calc *c, struct collected *s,
    const struct career *k, const struct employment *e, int until, int on)
{
	int from = e->from, to = until - 1, code = 0;

	while (!code && career_stretch(k, e, &from, &to)) {
		if (!e->deemed && from <= c->law->floor_1994_end)
			s->insured_before_floor = 1;
		code = add_months(c, s, k, e, from, to, on);
		from = to + 1;
		to = until - 1;
	}
	return code;
}

/* Real months of a category in from..to, by its employments. */
static int months_between(const struct career *k, int category, int from, int to)
{
	struct insured_months m;

	career_insured(k, category, from, to + 1, &m);
	return m.total;
}

/* The month from which the last n of the months up to `to` lie. */
static int last_months(const struct career *k, int category, int to, int n)
{
	while (n > 0 && to > k->base)
		n -= career_is_insured(k, category, to--);
	return to + 1;
}

/* 昭44法78附則4条: who was insured before 1957-10 leaves those months out of the
 * average, given three years from then to 1976-07; or keeps the last three
 * years to 1976-07 alone.  Of months that count as insured by another Act it
 * names those of category 1 only, not 平24法63附則7条. */
static int find_base(struct calc *c, struct collected *s,
    const struct career *k, int category)
{
	int first = category_from(k, category) - 1;
	int need = c->law->months_early_base;

	s->base_from = MONTH_NONE;
	s->early = 0;
	if (category != 1 || first > c->law->early_base_end)
		return 0;
	if (k->has_kinds || k->has_deemed)
		return calc_uncovered(c, "employment",
		    "昭和44年法律第78号附則第4条・昭和60年法律第34号附則第52条",
		    "months before 1957-10 beside those of miners, seamen or a "
		    "divorce");
	if (months_between(k, category, c->law->early_base_end + 1,
		c->law->base_1976_end) >= need)
		s->base_from = c->law->early_base_end + 1;
	else if (months_between(k, category, k->base,
		c->law->base_1976_end) >= need)
		s->base_from = last_months(k, category, c->law->base_1976_end,
		    need);
	else
		return 0;
	s->early = 1;
	return 0;
}

static int collect_all(struct calc *c, struct collected *s,
    const struct career *k, int category, int until, int on)
{
	int i, code;

	memset(s, 0, sizeof *s);
	code = find_base(c, s, k, category);
	for (i = 0; !code && i < k->c->n_employment; i++)
		if (k->c->employment[i].category == category)
			code = add_employment(c, s, k, &k->c->employment[i],
			    until, on);
	return code;
}

static int collect(struct calc *c, struct collected *s, const struct career *k,
    int category, int until, int on)
{
	const int arg[MEMO_ARGS] = { category, until, on };
	int code;

	if (memo_recall(c->memo, MEMO_SUMS, arg, s, sizeof *s))
		return 0;
	code = collect_all(c, s, k, category, until, on);
	memo_keep(c->memo, MEMO_SUMS, arg, code ? NULL : s, sizeof *s);
	return code;
}

/* ---- averages ------------------------------------------------------------------ */

/* total ÷ months, to the yen; the steps of `o` are named as its origin. */
static num divide(struct calc *c, const struct step_def *def, num total,
    num months, const struct origin *o)
{
	num arg[STEP_ARGS] = { total, months };

	memcpy(arg + 2, o->step, (size_t)o->n * sizeof *arg);
	return calc_step(c, def, DIV(total, months),
	    c->rounding == ROUNDING_PARTS ? NUM_HALF_UP : NUM_EXACT, 2 + o->n,
	    arg);
}

static num average(struct calc *c, const struct step_def *def, long long sum,
    int n, const struct origin *o)
{
	return divide(c, def, num_scaled(c->pool, sum, 3), INT(n), o);
}

static num raise(struct calc *c, num avg, num floor)
{
	if (!floor || num_cmp(avg, floor) >= 0)
		return avg;
	return calc_step(c, &RAISED, floor, NUM_EXACT, ARGS(avg, floor));
}

/* 附則17条の4第8項: base × 改定率, to the yen. */
static int floor_main(struct calc *c, const struct career *k, int on, num *floor)
{
	num base, rate;
	int code = calc_rule(c, &base, RULE_AVERAGE_PAY_FLOOR, "", on, k->c->birth);

	if (!code)
		code = revision_rate(c, &rate, on, k->rates_birth);
	if (!code)
		*floor = calc_step(c, &FLOOR, MUL(base, rate), NUM_HALF_UP,
		    ARGS(base, rate));
	return code;
}

static int floor_1994(struct calc *c, const struct career *k, int on, num *floor)
{
	num base;
	int code = calc_rule(c, &base, RULE_AVERAGE_PAY_FLOOR_1994, "", on,
	    k->c->birth);

	if (!code)
		*floor = calc_step(c, &FLOOR_1994, base, NUM_EXACT, ARGS(base));
	return code;
}

/* 附則17条の4第9項: after a divorce split the deemed months keep their pay; whether
 * the average of all other months before 2003-04 lies below the floor. */
static int others_low(struct calc *c, const struct sums *all, num floor)
{
	int n = all->n - all->deemed;
	num sum = num_scaled(c->pool, all->main - all->main_deemed, 3);

	return n && num_cmp(DIV(sum, INT(n)), floor) < 0;
}

/* The average of a group of months before 2003-04.  Without a divorce split it is
 * at least the floor (附則17条の4第8項); after one the floor is the pay of each
 * other month where those are `low`. */
static num average_before(struct calc *c, const struct sums *x, int split,
    int low, num floor, const struct origin *o)
{
	num sum;

	if (!split)
		return raise(c, average(c, &AVERAGE_BEFORE, x->main, x->n, o),
		    floor);
	if (!low)
		return average(c, &AVERAGE_BEFORE, x->main, x->n, o);
	sum = ADD(MUL(floor, INT(x->n - x->deemed)),
	    num_scaled(c->pool, x->main_deemed, 3));
	return divide(c, &AVERAGE_BEFORE, sum, INT(x->n), o);
}

static void pool_groups(const struct collected *s, struct sums *all)
{
	int g;

	memset(all, 0, sizeof *all);
	for (g = GROUP_OLD; g <= GROUP_PLAIN; g++) {
		all->n += s->group[g].n;
		all->deemed += s->group[g].deemed;
		all->main += s->group[g].main;
		all->old += s->group[g].old;
		all->main_deemed += s->group[g].main_deemed;
	}
}

/* Months with their multipliers, by group and together. */
static int multiplied_months(struct calc *c, const struct career *k,
    int category, int until, const struct collected *s, struct averages *a,
    num *total)
{
	struct insured_months m, one;
	num before, all, ignored;
	int g, i, code;

	career_insured(k, category, k->base, until, &m);
	code = insured_multiplied(c, &m, &before, &all);
	for (g = 0; !code && g < 2; g++) {
		memset(&one, 0, sizeof one);
		for (i = 0; i < 2; i++)
			one.kind[i][g] = m.kind[i][g];
		code = insured_multiplied(c, &one, &a->months[g], &ignored);
	}
	a->months[2] = INT(s->group[GROUP_PLAIN].n);
	a->all_before = ADD(before, INT(s->group[GROUP_OLD].deemed +
	    s->group[GROUP_ONCE].deemed + s->group[GROUP_PLAIN].deemed));
	a->months_from = INT(s->group[GROUP_NEW].n);
	*total = ADD(a->all_before, a->months_from);
	return code;
}

/* 昭60附則52条: groups are averaged apart, in an old-age pension from 240 months
 * on, in one of who was insured unless its months are raised to 300. */
static int parted(struct calc *c, const struct career *k, int until, num total,
    enum averages_of of, int *yes)
{
	*yes = k->has_kinds && of == AVERAGES_INSURED;
	if (!k->has_kinds || of != AVERAGES_OLD_AGE)
		return 0;
	if (num_cmp(total, INT(c->law->months_spouse)) >= 0) {
		*yes = 1;
		return 0;
	}
	return middle_aged_240(c, k, until, yes);
}

/* 昭51法63附則35条: the months to 1976-07 and those after are averaged apart,
 * weighted with all their months. */
static num early_average(struct calc *c, const struct step_def *def,
    const struct collected *s, enum level old, num floor)
{
	const struct origin *o = &s->origin[old][0];
	const struct sums *a = &s->group[GROUP_OLD], *b = &s->group[GROUP_PLAIN];
	num x = DIV(num_scaled(c->pool, old ? a->old : a->main, 3), INT(a->n));
	num y = INT(0), months = INT(a->n + s->left_out), total;

	if (b->n == 0)
		return raise(c, average(c, def, old ? a->old : a->main, a->n, o),
		    floor);
	y = DIV(num_scaled(c->pool, old ? b->old : b->main, 3), INT(b->n));
	total = ADD(MUL(x, months), MUL(y, INT(b->n)));
	months = ADD(months, INT(b->n));
	return raise(c, divide(c, def, total, months, o), floor);
}

static int averages_before(struct calc *c, const struct career *k,
    const struct collected *s, int on, struct averages *a)
{
	struct sums all;
	num floor = NULL, floor_old = NULL;
	int g, low, code;

	pool_groups(s, &all);
	a->before[0] = a->before[1] = a->before[2] = a->old_before = INT(0);
	if (all.n == 0)
		return 0;
	code = floor_main(c, k, on, &floor);
	if (!code && s->insured_before_floor)
		code = floor_1994(c, k, on, &floor_old);
	if (code)
		return code;
	if (s->early) {
		a->before[2] = early_average(c, &AVERAGE_BEFORE, s,
		    LEVEL_MAIN, floor);
		a->old_before = early_average(c, &OLD_AVERAGE_BEFORE, s,
		    LEVEL_1994, floor_old);
		return 0;
	}
	low = others_low(c, &all, floor);
	for (g = 0; a->parted && g < 3; g++)
		if (s->group[g].n)
			a->before[g] = average_before(c, &s->group[g],
			    k->has_deemed, low, floor, &s->origin[LEVEL_MAIN][0]);
	if (!a->parted)
		a->before[2] = average_before(c, &all, k->has_deemed, low,
		    floor, &s->origin[LEVEL_MAIN][0]);
	a->old_before = raise(c, average(c, &OLD_AVERAGE_BEFORE, all.old, all.n,
	    &s->origin[LEVEL_1994][0]), floor_old);
	return 0;
}

static int averages_of_record(struct calc *c, const struct career *k,
    int category, int until, int on, enum averages_of of, struct averages *a)
{
	struct collected s;
	const struct sums *new = &s.group[GROUP_NEW];
	num total;
	int code = collect(c, &s, k, category, until, on);

	a->fund_before = s.fund_before;
	a->fund_from = s.fund_from;
	if (!code)
		code = multiplied_months(c, k, category, until, &s, a, &total);
	if (!code)
		code = parted(c, k, until, total, of, &a->parted);
	if (!code)
		code = averages_before(c, k, &s, on, a);
	if (code)
		return code;
	if (!a->parted)
		a->months[2] = a->all_before;
	a->from = a->old_from = INT(0);
	if (new->n) {
		a->from = average(c, &AVERAGE_FROM, new->main, new->n,
		    &s.origin[LEVEL_MAIN][1]);
		a->old_from = average(c, &OLD_AVERAGE_FROM, new->old, new->n,
		    &s.origin[LEVEL_1994][1]);
	}
	return 0;
}

/* ---- averages that are given ---------------------------------------------------- */

static int given(struct calc *c, const struct nenkin_case *p, enum total months,
    enum total avg, const char *path, num *n, num *yen)
{
	*n = INT(p->totals[months] > 0 ? p->totals[months] : 0);
	*yen = INT(p->totals[avg] > 0 ? p->totals[avg] : 0);
	if (p->totals[months] > 0 && p->totals[avg] < 0)
		return err_set(c->err, ERR_INPUT, path,
		    "the average is missing beside months");
	return 0;
}

/* Whether some of the months before 2003-04 must lie before 1999-04. */
static int surely_before_floor(const struct calc *c, const struct nenkin_case *p)
{
	return p->totals[TOTAL_EMPLOYEES_BEFORE] >
	    c->law->total_remuneration - 1 - c->law->floor_1994_end;
}

static int averages_of_totals(struct calc *c, const struct career *k, int on,
    struct averages *a)
{
	const struct nenkin_case *p = k->c;
	num floor;
	int code = given(c, p, TOTAL_EMPLOYEES_BEFORE, TOTAL_AVERAGE_BEFORE,
	    "totals.average_before_2003_04", &a->all_before, &a->before[2]);

	if (!code)
		code = given(c, p, TOTAL_EMPLOYEES_FROM, TOTAL_AVERAGE_FROM,
		    "totals.average_from_2003_04", &a->months_from, &a->from);
	a->months[2] = a->all_before;
	if (!code && p->totals[TOTAL_EMPLOYEES_BEFORE] > 0) {
		code = floor_main(c, k, on, &floor);
		if (!code)
			a->before[2] = raise(c, a->before[2], floor);
	}
	if (code)
		return code;
	if ((p->totals[TOTAL_EMPLOYEES_BEFORE] > 0 &&
		p->totals[TOTAL_OLD_AVERAGE_BEFORE] < 0) ||
	    (p->totals[TOTAL_EMPLOYEES_FROM] > 0 &&
		p->totals[TOTAL_OLD_AVERAGE_FROM] < 0))
		return 0; /* the comparison is left out */
	a->old_before = INT(p->totals[TOTAL_OLD_AVERAGE_BEFORE] > 0
	    ? p->totals[TOTAL_OLD_AVERAGE_BEFORE] : 0);
	a->old_from = INT(p->totals[TOTAL_OLD_AVERAGE_FROM] > 0
	    ? p->totals[TOTAL_OLD_AVERAGE_FROM] : 0);
	if (surely_before_floor(c, p)) {
		code = floor_1994(c, k, on, &floor);
		if (!code)
			a->old_before = raise(c, a->old_before, floor);
	}
	return code;
}

int average_remuneration(struct calc *c, struct averages *a,
    const struct career *k, int category, int until, int on,
    enum averages_of of)
{
	memset(a, 0, sizeof *a);
	return k->c->has_totals
	    ? averages_of_totals(c, k, on, a)
	    : averages_of_record(c, k, category, until, on, of, a);
}
