/* career.c - the months of a record as the Acts count them. */
#include "career.h"

#include <stdio.h>
#include <string.h>

#define EMPLOYMENTS_MAX 250 /* an index fits a byte of the calendar */

static const struct step_def MULTIPLIED = { "months.multiplied",
	"昭和60年法律第34号附則第47条", "坑内員・船員の被保険者期間の月数",
	"months of a miner or seaman as counted", "{0} × {1} / {2}" };

static int earlier(int a, int b)
{
	return a < b ? a : b;
}

static int later(int a, int b)
{
	return a > b ? a : b;
}

/* ---- what a record may hold ---------------------------------------------- */

static const char *status_key(enum national_status s)
{
	static const char *const keys[NATIONAL_STATUSES] = { "paid",
		"category_3", "exempt_full", "exempt_three_quarters",
		"exempt_half", "exempt_one_quarter", "student", "deferred",
		"maternity", "childcare", "voluntary", "unpaid", "uncounted" };

	return keys[s];
}

static int refuse(struct calc *c, const char *list, int i, const char *law,
    const char *what)
{
	char path[40];

	snprintf(path, sizeof path, "%s[%d]", list, i);
	return err_set(c->err, ERR_INPUT, path, "%s (%s)", what, law);
}

/* 国年87条の2: only who pays the premium himself pays the additional one. */
static int check_additional(struct calc *c, const struct career *k,
    const struct national *p, int i, int to)
{
	if (p->status != NATIONAL_PAID && p->status != NATIONAL_VOLUNTARY &&
	    p->status != NATIONAL_MATERNITY && p->status != NATIONAL_CHILDCARE)
		return refuse(c, "national", i, "国民年金法第87条の2",
		    "no additional premium with this status");
	if (p->from < c->law->additional_premium)
		return refuse(c, "national", i, "国民年金法第87条の2",
		    "no additional premium before 1970-10");
	if (to >= age_month(k->c->birth, c->law->age_voluntary_end))
		return refuse(c, "national", i, "国民年金法附則第5条第9項",
		    "no additional premium from the age of 65");
	return 0;
}

/* The month of attaining the age at which the months of a status end. */
static int status_end(const struct career *k, const struct national *p)
{
	switch (p->status) {
	case NATIONAL_UNPAID:
	case NATIONAL_UNCOUNTED:
		return MONTH_OPEN;
	case NATIONAL_VOLUNTARY:
		return p->additional && p->to == MONTH_OPEN
		    ? age_month(k->c->birth, k->law->age_voluntary_end)
		    : k->at70;
	default:
		return k->at60;
	}
}

/* 国年7条, 9条, 附則5条: months of a status lie within its ages; an open period
 * ends with them.  *to becomes the last month. */
static int check_national(struct calc *c, const struct career *k, int i, int *to)
{
	const struct national *p = &k->c->national[i];
	int end = status_end(k, p);
	char what[100];

	*to = p->to == MONTH_OPEN ? end - 1 : p->to;
	if (end != MONTH_OPEN &&
	    (p->from < k->at20 || p->from >= end || *to >= end)) {
		snprintf(what, sizeof what, "'%s' outside the ages %s",
		    status_key(p->status), end == k->at60 ? "20 to 59" : "20 to 69");
		return refuse(c, "national", i,
		    "国民年金法第7条・第9条、附則第5条", what);
	}
	return p->additional ? check_additional(c, k, p, i, *to) : 0;
}

/* Whether a status stands in months before the law knew it. */
static int before_its_law(const struct calc *c, const struct national *p)
{
	return p->status != NATIONAL_UNCOUNTED &&
	    !rule_find(c->rules, RULE_NATIONAL_STATUS, status_key(p->status),
		p->from, 0);
}

/* 昭60附則47条2項 knows miners in category 1 only, and 平24法63附則7条 seamen
 * of the mutual-aid associations in categories 2 and 3. */
static int check_employment(struct calc *c, const struct career *k, int i)
{
	const struct employment *p = &k->c->employment[i];

	if (p->kind == KIND_MINER && p->category != 1)
		return refuse(c, "employment", i,
		    "昭和60年法律第34号附則第47条第2項",
		    "not covered: a miner outside category 1");
	if (p->kind == KIND_SEAMAN && p->category != 1)
		return refuse(c, "employment", i,
		    "平成24年法律第63号附則第7条・第8条",
		    "not covered: a seaman outside category 1");
	if (p->deemed && p->kind != KIND_ORDINARY)
		return refuse(c, "employment", i,
		    "厚生年金保険法第78条の6、昭和60年法律第34号附則第52条",
		    "not covered: deemed months of a miner or seaman");
	if (p->fund && (p->category != 1 || p->deemed ||
		p->kind != KIND_ORDINARY))
		return refuse(c, "employment", i,
		    "平成25年法律第63号附則第86条、昭和60年法律第34号附則第83条",
		    "not covered: fund member outside ordinary category 1");
	return 0;
}

/* ---- the calendar -------------------------------------------------------- */

static void fill(struct career *k, unsigned char *list, int from, int to,
    unsigned char value)
{
	int a = later(from - k->base, 0), b = earlier(to - k->base, k->n - 1);

	if (a <= b)
		memset(list + a, value, (size_t)(b - a + 1));
}

static int last_month(const struct nenkin_case *p, const struct career *k,
    int known)
{
	int i, last = k->base - 1;

	for (i = 0; i < p->n_national; i++)
		last = later(last, earlier(p->national[i].to, k->at70 - 1));
	for (i = 0; i < p->n_employment; i++)
		last = later(last, earlier(p->employment[i].to, k->at70 - 1));
	return earlier(last, known);
}

static int fill_all(struct calc *c, struct career *k)
{
	const struct nenkin_case *p = k->c;
	int i, to, code = 0;

	for (i = 0; !code && i < p->n_national; i++) {
		const struct national *q = &p->national[i];

		code = check_national(c, k, i, &to);
		k->status_early |= before_its_law(c, q);
		fill(k, k->national, q->from, to,
		    (unsigned char)(q->status + 1 +
			(q->additional ? CAREER_ADDITIONAL : 0)));
	}
	if (!code && p->n_employment > EMPLOYMENTS_MAX)
		code = err_set(c->err, ERR_INPUT, "employment",
		    "more than %d periods", EMPLOYMENTS_MAX);
	for (i = 0; !code && i < p->n_employment; i++) {
		const struct employment *q = &p->employment[i];

		code = check_employment(c, k, i);
		k->has_kinds |= q->kind != KIND_ORDINARY;
		k->has_deemed |= q->deemed;
		if (!q->deemed)
			fill(k, k->employed, q->from, q->to,
			    (unsigned char)(i + 1));
	}
	/* 厚年9条 before 2002-04: no insurance from 65 on */
	fill(k, k->employed, k->gap_from, k->gap_to, 0);
	return code;
}

int career_stretch(const struct career *k, const struct employment *e,
    int *from, int *to)
{
	if (*from >= k->gap_from && *from <= k->gap_to)
		*from = k->gap_to + 1;
	*to = earlier(earlier(*to, k->known), earlier(e->to, k->at70 - 1));
	if (*from < k->gap_from && *to >= k->gap_from &&
	    k->gap_from <= k->gap_to)
		*to = k->gap_from - 1;
	return *from <= *to;
}

int career_build(struct calc *c, struct career *k, const struct nenkin_case *p,
    int known)
{
	const struct law *law = c->law;

	k->c = p;
	k->law = law;
	k->base = day_month(p->birth);
	k->known = known;
	k->at20 = age_month(p->birth, law->age_20);
	k->at60 = age_month(p->birth, law->age_60);
	k->at65 = age_month(p->birth, law->age_65);
	k->at70 = age_month(p->birth, law->age_70);
	k->gap_from = k->at65;
	k->gap_to = law->insured_65_end;
	k->has_kinds = k->has_deemed = k->status_early = 0;
	k->rates_birth = p->birth;
	k->n = 0;
	if (p->has_totals)
		return 0;
	k->n = last_month(p, k, known) - k->base + 1;
	if (k->n > CAREER_MONTHS)
		k->n = CAREER_MONTHS;
	if (k->n < 0)
		k->n = 0;
	memset(k->national, 0, (size_t)k->n);
	memset(k->employed, 0, (size_t)k->n);
	return fill_all(c, k);
}

/* ---- counting for the basic pension -------------------------------------- */

static int total(const struct nenkin_case *p, enum total t)
{
	return p->totals[t] > 0 ? (int)p->totals[t] : 0;
}

static void basic_of_totals(const struct nenkin_case *p, struct basic_months *m)
{
	int i;

	m->paid = total(p, TOTAL_PAID);
	for (i = 0; i < 4; i++) {
		m->exempt[i][1] = total(p, (enum total)(TOTAL_EXEMPT_FULL + i));
		m->exempt[i][0] = total(p, (enum total)(TOTAL_EXEMPT_FULL_OLD + i));
	}
	m->student = total(p, TOTAL_STUDENT_OR_DEFERRED);
	m->uncounted = total(p, TOTAL_UNCOUNTED);
	m->additional = total(p, TOTAL_ADDITIONAL);
}

/* Months from..to that lie within first..last too. */
static int common(int from, int to, int first, int last)
{
	int a = later(from, first), b = earlier(to, last);

	return a <= b ? b - a + 1 : 0;
}

/* 国年5条1項, 附則5条9項, 9条 and 90条の3: what the months of a national period
 * from..to are. */
static void count_national(const struct career *k, const struct national *p,
    int from, int to, struct basic_months *m)
{
	int n = to - from + 1, old;

	if (p->additional)
		m->additional += n;
	switch (p->status) {
	case NATIONAL_CATEGORY_3:
		m->category_3 += n;
		m->paid += n;
		break;
	case NATIONAL_PAID:
	case NATIONAL_MATERNITY:
	case NATIONAL_CHILDCARE:
	case NATIONAL_VOLUNTARY:
		m->paid += n;
		break;
	case NATIONAL_EXEMPT_FULL:
	case NATIONAL_EXEMPT_THREE_QUARTERS:
	case NATIONAL_EXEMPT_HALF:
	case NATIONAL_EXEMPT_ONE_QUARTER:
		old = common(from, to, from, k->law->exemption_new - 1);
		m->exempt[p->status - NATIONAL_EXEMPT_FULL][0] += old;
		m->exempt[p->status - NATIONAL_EXEMPT_FULL][1] += n - old;
		break;
	case NATIONAL_STUDENT:
	case NATIONAL_DEFERRED:
		m->student += n;
		break;
	case NATIONAL_UNCOUNTED: /* 附則9条1項: of the ages 20 to 59 */
		m->uncounted += common(from, to, k->at20, k->at60 - 1);
		break;
	case NATIONAL_UNPAID:
	case NATIONAL_STATUSES:
		break;
	}
}

/* 昭60附則8条2項, 4項, 5項: employees' months aged 20 to 59 since 1961-04 are
 * paid; the others are 合算対象期間. */
static void count_employed(const struct career *k, int from, int to,
    struct basic_months *m)
{
	int n = to - from + 1;
	int paid = common(from, to, later(k->at20, k->law->national_pension),
	    k->at60 - 1);

	m->paid += paid;
	m->employed_paid += paid;
	m->uncounted += n - paid;
	m->employed += n;
	m->employed_old += common(from, to, from, k->law->national_pension - 1);
}

void career_basic(const struct career *k, int until, struct basic_months *m)
{
	const struct nenkin_case *p = k->c;
	int i, from, to, last = earlier(until - 1, k->known);

	memset(m, 0, sizeof *m);
	if (p->has_totals) {
		basic_of_totals(p, m);
		return;
	}
	for (i = 0; i < p->n_national; i++) {
		const struct national *q = &p->national[i];

		to = earlier(last, earlier(q->to, status_end(k, q) - 1));
		if (q->from <= to)
			count_national(k, q, q->from, to, m);
	}
	for (i = 0; i < p->n_employment; i++) {
		const struct employment *e = &p->employment[i];

		for (from = e->from, to = last; !e->deemed &&
		     career_stretch(k, e, &from, &to); from = to + 1, to = last)
			count_employed(k, from, to, m);
	}
	/* 昭61政令54号14条3項: months before 1961-04 need a year in all */
	if (m->employed < k->law->months_old_employees)
		m->uncounted -= m->employed_old;
}

/* ---- counting for the employees' pension --------------------------------- */

static void insured_of_totals(const struct nenkin_case *p, int category,
    struct insured_months *m)
{
	if (category > 1)
		return;
	m->real[ERA_PLAIN] = total(p, TOTAL_EMPLOYEES_BEFORE);
	m->real[ERA_NEW] = total(p, TOTAL_EMPLOYEES_FROM);
	m->total = m->real[ERA_PLAIN] + m->real[ERA_NEW];
}

/* The months from..to of an employment, by era. */
static void count_eras(const struct law *law, const struct employment *e,
    int from, int to, struct insured_months *m)
{
	const int ends[ERAS] = { law->basic_pension - 1,
		law->multiplied_once - 1, law->total_remuneration - 1,
		MONTH_OPEN };
	int era;

	m->total += to - from + 1;
	for (era = ERA_OLD; era < ERAS && from <= to; era++) {
		int n = common(from, to, from, ends[era]);

		if (e->kind != KIND_ORDINARY && era < ERA_PLAIN)
			m->kind[e->kind - 1][era] += n;
		else
			m->real[era] += n;
		from += n;
	}
}

void career_insured(const struct career *k, int category, int from, int until,
    struct insured_months *m)
{
	int i, a, b;

	memset(m, 0, sizeof *m);
	if (k->c->has_totals) {
		insured_of_totals(k->c, category, m);
		return;
	}
	for (i = 0; i < k->c->n_employment; i++) {
		const struct employment *e = &k->c->employment[i];

		if (category && e->category != category)
			continue;
		for (a = later(from, e->from), b = until - 1;
		     career_stretch(k, e, &a, &b); a = b + 1, b = until - 1) {
			if (e->deemed)
				m->deemed += b - a + 1;
			else
				count_eras(k->law, e, a, b, m);
		}
	}
}

/* n months of a kind, multiplied as 昭60附則47条 says for their era. */
static int multiplied(struct calc *c, int kind, enum era era, int n, num *out)
{
	static const char *const keys[2][2] = { { "miner.num", "miner.den" },
		{ "seaman.num", "seaman.den" } };
	int month = era == ERA_OLD ? c->law->basic_pension - 1
				   : c->law->multiplied_once - 1;
	num top, bottom;
	int code = calc_rule(c, &top, RULE_INSURED_MULTIPLIER, keys[kind][0],
	    month, 0);

	if (!code)
		code = calc_rule(c, &bottom, RULE_INSURED_MULTIPLIER,
		    keys[kind][1], month, 0);
	if (!code)
		*out = calc_step(c, &MULTIPLIED, DIV(MUL(INT(n), top), bottom),
		    NUM_EXACT, ARGS(INT(n), top, bottom));
	return code;
}

/* Adds the multiplied months of both kinds and both eras to *sum. */
static int add_multiplied(struct calc *c, const int kind[2][ERAS], num *sum)
{
	int i, era, code;

	for (i = 0; i < 2; i++)
		for (era = ERA_OLD; era <= ERA_ONCE; era++) {
			num part;

			if (!kind[i][era])
				continue;
			code = multiplied(c, i, (enum era)era, kind[i][era], &part);
			if (code)
				return code;
			*sum = ADD(*sum, part);
		}
	return 0;
}

int insured_multiplied(struct calc *c, const struct insured_months *m,
    num *before, num *all)
{
	int code;

	*before = INT(m->real[ERA_OLD] + m->real[ERA_ONCE] + m->real[ERA_PLAIN]);
	code = add_multiplied(c, m->kind, before);
	*all = ADD(*before, INT(m->real[ERA_NEW]));
	return code;
}

int career_aged_20_to_59(const struct career *k, int category, int until)
{
	int from = later(k->at20, k->law->national_pension);
	struct insured_months m;

	if (k->c->has_totals)
		return category > 1 ? 0
		    : total(k->c, TOTAL_EMPLOYEES_AGED_20_TO_59);
	career_insured(k, category, from, earlier(until, k->at60), &m);
	return m.total;
}

int career_aged_within(const struct career *k, int category, int until,
    int limit)
{
	int from = later(k->at20, k->law->national_pension) - k->base;
	int i, n = earlier(earlier(until, k->at60) - k->base, k->n);
	int counted = 0, aged = 0;

	if (k->c->has_totals)
		return career_aged_20_to_59(k, category, until);
	for (i = later(from, 0); i < n && counted < limit; i++) {
		int status = (k->national[i] & ~CAREER_ADDITIONAL) - 1;

		if (!k->employed[i] && (status < 0 ||
			status == NATIONAL_UNPAID || status == NATIONAL_UNCOUNTED))
			continue;
		counted++;
		aged += k->employed[i] &&
		    (!category || career_category(k, k->base + i) == category);
	}
	return aged;
}

int career_category(const struct career *k, int month)
{
	int i = month - k->base;

	if (i < 0 || i >= k->n || !k->employed[i])
		return 0;
	return k->c->employment[k->employed[i] - 1].category;
}

int career_changes(const struct career *k, int month)
{
	int i = month - 1 - k->base;

	return month == k->law->ten_years ||
	    (i >= 0 && i < k->n && (k->employed[i] || k->national[i]));
}

int career_is_insured(const struct career *k, int category, int month)
{
	int found = career_category(k, month);

	return category ? found == category : found != 0;
}
