/* qualifying_period.c - the qualifying period (受給資格期間).
 *
 * Source  国民年金法第26条、附則第9条; 厚生年金保険法第42条第2号、附則第14条;
 *         昭和60年法律第34号附則第8条、第12条、第57条、第61条
 */
#include "career.h"

static const struct step_def PERIOD = { "qualifying.period",
	"国民年金法第26条、附則第9条第1項", "受給資格期間",
	"qualifying period", "{0} + {1} + {2} + {3}" };
static const struct step_def PERIOD_KINDS = { "qualifying.period",
	"国民年金法第26条、附則第9条第1項・昭和60年法律第34号附則第8条第8項・第47条",
	"受給資格期間", "qualifying period", "{0} + {1} + {2} + {3} + ({4} - {5})" };
static const struct step_def EXCEPTION = { "qualifying.exception",
	"昭和60年法律第34号附則第12条第1項", "期間短縮の特例の月数",
	"months of the shortened period", "{0}" };

static int exempt_months(const struct basic_months *m)
{
	int i, n = 0;

	for (i = 0; i < 4; i++)
		n += m->exempt[i][0] + m->exempt[i][1];
	return n;
}

/* What the multipliers of miners and seamen add to months counted once
 * (昭和60年法律第34号附則第47条, 附則第8条第8項). */
static int add_kinds(struct calc *c, const struct career *k, int until,
    num *sum, num *multiplied, num *real)
{
	struct insured_months months;
	num before;
	int code;

	*multiplied = *real = INT(0);
	if (!k->has_kinds)
		return 0;
	career_insured(k, 0, k->base, until, &months);
	code = insured_multiplied(c, &months, &before, multiplied);
	if (code)
		return code;
	*real = INT(months.total);
	*sum = ADD(*sum, SUB(*multiplied, *real));
	return 0;
}

/* Employees' months from an age on, category 1 (0 kinds: all; else miners and
 * seamen only), multiplied. */
static int months_from_age(struct calc *c, const struct career *k, int age,
    int until, int kinds_only, num *sum)
{
	struct insured_months m;
	num before;
	int code, era;

	career_insured(k, 1, age_month(k->c->birth, age), until, &m);
	if (kinds_only)
		for (era = 0; era < ERAS; era++)
			m.real[era] = 0; /* kinds after 1991-04 stand here: below */
	code = insured_multiplied(c, &m, &before, sum);
	return code;
}

/* Real months of miners and seamen from a month on, since 1991-04: there the
 * multiplier is one and career_insured has them among the ordinary. */
static int plain_kind_months(const struct career *k, int from, int until)
{
	int i, n = 0;

	if (from < k->law->multiplied_once)
		from = k->law->multiplied_once;
	for (i = 0; i < k->c->n_employment; i++) {
		const struct employment *e = &k->c->employment[i];
		int a = e->from > from ? e->from : from, b = until - 1;

		if (e->kind != KIND_ORDINARY && !e->deemed &&
		    career_stretch(k, e, &a, &b))
			n += b - a + 1;
	}
	return n;
}

static int exceeds(const struct rule_row *row, struct calc *c, num months)
{
	return row && num_cmp(months, INT(row->value)) >= 0;
}

/* 昭60附則12条1項4号・5号 with 別表第三: 15 to 19 years after 40 (women 35), or
 * as a miner or seaman after 35. */
static int middle_aged(struct calc *c, const struct career *k, int until,
    int *yes)
{
	const struct nenkin_case *p = k->c;
	const struct rule_row *row = rule_find(c->rules,
	    RULE_QUALIFYING_EXCEPTION, "middle_aged", c->law->tables_from,
	    p->birth);
	int age = p->sex == SEX_FEMALE ? c->law->age_middle_female
				       : c->law->age_middle_male;
	num months;
	int code;

	*yes = 0;
	if (!row || p->has_totals)
		return 0;
	code = months_from_age(c, k, age, until, 0, &months);
	if (code)
		return code;
	*yes = exceeds(row, c, months);
	if (*yes || !k->has_kinds)
		return 0;
	code = months_from_age(c, k, c->law->age_middle_miner, until, 1, &months);
	if (code)
		return code;
	months = ADD(months, INT(plain_kind_months(k,
	    age_month(p->birth, c->law->age_middle_miner), until)));
	*yes = exceeds(row, c, months);
	return 0;
}

int middle_aged_240(struct calc *c, const struct career *k, int until, int *yes)
{
	return middle_aged(c, k, until, yes);
}

/* 昭60附則12条1項1号 (国民年金の期間), 2号・3号 (被用者年金の期間), 4号・5号. */
static int exception(struct calc *c, const struct career *k, int month,
    num period, int *yes)
{
	struct insured_months m;
	num before, all;
	int code;

	if (exceeds(rule_find(c->rules, RULE_QUALIFYING_EXCEPTION, "national",
		month, k->c->birth), c, period)) {
		*yes = 1;
		return 0;
	}
	career_insured(k, 0, k->base, month, &m);
	code = insured_multiplied(c, &m, &before, &all);
	if (code)
		return code;
	*yes = exceeds(rule_find(c->rules, RULE_QUALIFYING_EXCEPTION,
	    "employees", month, k->c->birth), c, all);
	if (*yes) {
		calc_step(c, &EXCEPTION, all, NUM_EXACT, ARGS(all));
		return 0;
	}
	return middle_aged(c, k, month, yes);
}

/* Given     month: the months before it count, and its rules hold; need: the
 *           months of the period (受給資格期間, or the 25 years of survivors)
 * Returned  q: whole months had, months needed, whether enough
 * Status    0; ERR_RULE
 * Source    see above; 国民年金法附則第9条第1項、厚生年金保険法附則第14条 */
int qualifying_for(struct calc *c, const struct career *k, int month, int need,
    struct qualifying *q)
{
	struct basic_months m;
	num sum, paid, exempt, student, uncounted, multiplied, real, down;
	long long have;
	int code;

	career_basic(k, month, &m);
	paid = INT(m.paid);
	exempt = INT(exempt_months(&m));
	student = INT(m.student);
	uncounted = INT(m.uncounted);
	sum = INT(m.paid + exempt_months(&m) + m.student + m.uncounted);
	code = add_kinds(c, k, month, &sum, &multiplied, &real);
	if (code)
		return code;
	q->need = need;
	q->has_paid = m.paid + exempt_months(&m) > 0;
	down = num_round(c->pool, sum, NUM_DOWN);
	num_yen(down, &have);
	q->have = (int)have;
	q->ok = q->have >= q->need;
	calc_step(c, k->has_kinds ? &PERIOD_KINDS : &PERIOD, sum, NUM_EXACT,
	    ARGS(paid, exempt, student, uncounted, multiplied, real));
	if (q->ok)
		return 0;
	return exception(c, k, month, sum, &q->ok);
}

int qualifying_at(struct calc *c, const struct career *k, int month,
    struct qualifying *q)
{
	int need, code = calc_rule_int(c, &need, RULE_QUALIFYING_MONTHS, "",
	    month, k->c->birth);

	return code ? code : qualifying_for(c, k, month, need, q);
}
