/* compare_generate.c - invented records, and for every boundary of a rule row a
 * pair of people just on both sides. */
#include "compare_making.h"

#include <stdlib.h>
#include <string.h>

#define WRITE_AT (64 * 1024) /* bytes collected before a write */

int making_compute(struct making *m, const struct person *p)
{
	struct compare_run *r = m->run;
	struct json *root;
	int code;

	text_clear(&m->line);
	person_put(&m->g, p);
	code = json_parse(m->line.s, m->line.len, &root, &r->err);
	if (code)
		return 0;
	code = case_read(&r->record, root, &r->err);
	json_free(root);
	if (code)
		return 0;
	side_run(&m->side, &m->pool, NULL, &r->record, &r->options, &m->out);
	return !m->out.code && !m->out.part;
}

void making_write(struct making *m)
{
	text_put(&m->run->out, m->line.s, m->line.len);
	m->written++;
	if (m->run->out.len >= WRITE_AT)
		compare_flush(m->run);
}

static void write_person(struct making *m, const struct person *p)
{
	int i;

	for (i = 0; i < TRIES; i++)
		if (making_compute(m, p)) {
			making_write(m);
			return;
		}
	m->given_up++;
}

static void write_any(struct making *m, int count)
{
	struct person p;
	int i, tries;

	for (i = 1; i <= count && !m->run->stop; i++) {
		for (tries = 0; tries < TRIES; tries++) {
			m->kind->any(&m->g, &p);
			snprintf(p.id, sizeof p.id, "synthetic-%llu-%s%07d",
			    m->run->seed, m->kind->mark, i);
			if (making_compute(m, &p))
				break;
		}
		if (tries < TRIES)
			making_write(m);
		else
			m->given_up++;
	}
}

/* ---- pairs ------------------------------------------------------------------------------ */

/* Who comes across the rows of a table. */
struct suit {
	const char *table;      /* begins with this */
	enum life life;
	unsigned has;
};

static const struct suit SUITS[] = {
	{ "additional_premium", LIFE_SELF, PAYS_MORE },
	{ "age_limit", LIFE_EMPLOYEE, HAS_SPOUSE | HAS_CHILDREN },
	{ "average_pay_floor", LIFE_EMPLOYEE, LOW_PAY | YOUNG_START },
	{ "child_addition", LIFE_EMPLOYEE, HAS_CHILDREN },
	{ "deferral", LIFE_EMPLOYEE, CLAIMS_LATE },
	{ "early", LIFE_SELF, CLAIMS_EARLY },
	{ "early", LIFE_EMPLOYEE, CLAIMS_EARLY },
	{ "employment_insurance", LIFE_EMPLOYEE, HAS_WORK | HAS_INSURANCE },
	{ "exemption_weight", LIFE_SELF, 0 },
	{ "fixed", LIFE_EMPLOYEE, DISABLED },
	{ "in_work", LIFE_EMPLOYEE, HAS_WORK },
	{ "insured_multiplier", LIFE_SEAMAN, 0 },
	{ "insured_multiplier", LIFE_MINER, 0 },
	{ "national_status", LIFE_SELF, 0 },
	{ "pay_floor_seamen", LIFE_SEAMAN, LOW_PAY | YOUNG_START },
	{ "pay_floor", LIFE_EMPLOYEE, LOW_PAY | YOUNG_START },
	{ "qualifying", LIFE_EMPLOYEE, NOTHING_ELSE },
	{ "qualifying", LIFE_MINER, NOTHING_ELSE },
	{ "qualifying", LIFE_MIXED, 0 },
	{ "required_months", LIFE_MIXED, HAS_SPOUSE | HAS_CHILDREN },
	{ "revaluation_1994_seamen", LIFE_SEAMAN, 0 },
	{ "revaluation_1994_mutual", LIFE_CIVIL, 0 },
	{ "revaluation_mutual", LIFE_CIVIL, 0 },
	{ "revaluation_mutual", LIFE_CIVIL, SHORT_FIRST },
	{ "revaluation_seamen", LIFE_SEAMAN, 0 },
	{ "revaluation_seamen", LIFE_SEAMAN, SHORT_FIRST },
	{ "revaluation_main", LIFE_EMPLOYEE, 0 },
	{ "revaluation_main", LIFE_EMPLOYEE, RECENT_WORK },
	{ "special_addition", LIFE_EMPLOYEE, HAS_SPOUSE | YOUNG_SPOUSE },
	{ "special_start_age", LIFE_EMPLOYEE, 0 },
	{ "special_start_age", LIFE_EMPLOYEE, DISABLED },
	{ "special_start_age", LIFE_MINER, 0 },
	{ "special_start_age", LIFE_CIVIL, 0 },
	{ "spouse_addition", LIFE_EMPLOYEE, HAS_SPOUSE | YOUNG_SPOUSE },
	{ "transfer_addition", LIFE_SELF, HAS_SPOUSE | ADDED_FOR },
	{ "", LIFE_EMPLOYEE, 0 },
	{ "", LIFE_SELF, 0 },
};

static int clamp(const struct making *m, int month)
{
	return month < m->g.first ? m->g.first
	    : month > m->g.last ? m->g.last : month;
}

/* One of a pair: `side` is "-" before the boundary, "+" on it. */
static void write_side(struct making *m, struct person *p,
    const struct rule_row *row, const char *what, const char *side)
{
	char name[RULE_NAME_MAX];
	static const char *const lives[] = { "employee", "civil", "seaman",
		"miner", "self", "mixed", "totals" };

	snprintf(p->id, sizeof p->id, "synthetic-%llu-p%05lld-%.60s:%s%s:%s",
	    m->run->seed, ++m->pairs, rule_row_name(row, name, sizeof name),
	    what, side, lives[p->life]);
	write_person(m, p);
}

/* A birth for whom the row is in force, of an age at which pensions are paid. */
static int usual_birth(struct making *m, const struct rule_row *row, int on)
{
	int birth = day_of(month_year(on) - 66, 5, 10);

	if (birth < row->born_from)
		birth = row->born_from;
	if (birth > row->born_to)
		birth = row->born_to;
	return birth < day_of(1926, 4, 2) ? day_of(1926, 4, 2)
	    : birth + prng_below(&m->g.random, 2);
}

/* A month for which the birth is at work or pensioned and the row in force. */
static int usual_month(const struct making *m, const struct rule_row *row,
    int birth)
{
	int at65 = age_month(birth, m->g.law->age_65) + 1;
	int from = clamp(m, row->from), to = clamp(m, row->to);

	return at65 < from ? from : at65 > to ? to : at65;
}

static void pair_births(struct making *m, const struct suit *s,
    const struct rule_row *row, int at)
{
	struct person p;
	int side;

	for (side = 0; side < 2; side++) {
		person_init(&p);
		p.life = s->life;
		p.has = s->has;
		p.birth = at - 1 + side;
		p.sex = strstr(row->key, "female") ? SEX_FEMALE
		    : strstr(row->key, "male") ? SEX_MALE
		    : (enum sex)prng_below(&m->g.random, 2);
		p.on = usual_month(m, row, p.birth);
		write_side(m, &p, row, "birth", side ? "+" : "-");
	}
}

static void pair_months(struct making *m, const struct suit *s,
    const struct rule_row *row, int at)
{
	struct person p;
	int side;

	if (at - 1 < m->g.first || at > m->g.last)
		return;
	person_init(&p);
	p.birth = usual_birth(m, row, at);
	p.sex = strstr(row->key, "female") ? SEX_FEMALE : SEX_MALE;
	for (side = 0; side < 2; side++) {
		p.life = s->life;
		p.has = s->has;
		p.on = at - 1 + side;
		write_side(m, &p, row, "month", side ? "+" : "-");
	}
}

/* Months of insurance on both sides: work begins there. */
static void pair_work(struct making *m, const struct suit *s,
    const struct rule_row *row)
{
	struct person p;
	int side;

	for (side = 0; side < 2; side++) {
		person_init(&p);
		p.life = s->life;
		p.has = s->has;
		p.birth = day_of(month_year(row->from) - 19, 5, 10);
		if (p.birth < day_of(1926, 4, 2))
			p.birth = day_of(1926, 4, 2);
		if (p.birth > day_of(1966, 1, 1))
			p.birth = day_of(1958, 5, 10);
		p.work_from = row->from - 1 + side;
		p.on = clamp(m, age_month(p.birth, m->g.law->age_65) + 1);
		write_side(m, &p, row, "work", side ? "+" : "-");
	}
}

/* A count of months on both sides. */
static void pair_counts(struct making *m, const struct suit *s,
    const struct rule_row *row)
{
	struct person p;
	int side;

	for (side = 0; side < 2 && row->value > 1; side++) {
		person_init(&p);
		p.life = s->life == LIFE_SELF ? LIFE_MIXED : s->life;
		p.has = s->has;
		p.on = clamp(m, row->from);
		p.birth = usual_birth(m, row, p.on);
		p.on = usual_month(m, row, p.birth);
		p.months = (int)row->value - 1 + side;
		if (strcmp(row->key, "middle_aged") == 0)
			p.work_from = age_month(p.birth,
			    m->g.law->age_middle_male);
		write_side(m, &p, row, "count", side ? "+" : "-");
	}
}

/* An age on both sides: the month it is attained and the one after. */
static void pair_ages(struct making *m, const struct suit *s,
    const struct rule_row *row)
{
	struct person p;
	int side;

	person_init(&p);
	p.birth = usual_birth(m, row, clamp(m, row->from));
	p.sex = strstr(row->key, "female") ? SEX_FEMALE : SEX_MALE;
	for (side = 0; side < 2; side++) {
		p.life = s->life;
		p.has = s->has;
		p.on = clamp(m, age_month(p.birth, (int)row->value) + side);
		write_side(m, &p, row, "age", side ? "+" : "-");
	}
}

/* Pay that with the pension makes just what is allowed, and a yen more. */
static void pair_threshold(struct making *m, const struct suit *s,
    const struct rule_row *row)
{
	const struct benefit *b;
	struct prng kept = m->g.random;
	struct person p;
	long long monthly;
	int side;

	if (row->to < m->g.first || row->from > m->g.last)
		return;
	person_init(&p);
	p.life = s->life;
	p.has = s->has;
	p.on = clamp(m, row->from);
	p.birth = day_of(month_year(p.on) -
	    (strstr(row->key, "under65") ? 63 : 67), 5, 10);
	p.work_pay = row->value;
	if (!making_compute(m, &p))
		return;
	b = outcome_benefit(&m->out, strstr(row->key, "under65")
	    ? BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES : BENEFIT_OLD_AGE_EMPLOYEES);
	monthly = b->entitled ? b->part[PART_EARNINGS_RELATED] / 12 : 0;
	for (side = 0; side < 2; side++) {
		p.work_pay = row->value - monthly - 1 + 2 * side;
		if (p.work_pay < 0)
			return;
		m->g.random = kept; /* the same life on both sides */
		write_side(m, &p, row, "pay", side ? "+" : "-");
	}
}

/* Pay well above, where the threshold decides the whole of the suspension. */
static void above_threshold(struct making *m, const struct suit *s,
    const struct rule_row *row)
{
	struct person p;

	if (row->to < m->g.first || row->from > m->g.last)
		return;
	person_init(&p);
	p.life = s->life;
	p.has = s->has;
	p.on = clamp(m, row->from);
	p.birth = day_of(month_year(p.on) -
	    (strstr(row->key, "under65") ? 63 : 67), 5, 10);
	p.work_pay = row->value * 6 / 5;
	write_side(m, &p, row, "above", "+");
}

/* Claims at the last month that counts for an increase, and the one after. */
static void pair_cap(struct making *m, const struct suit *s,
    const struct rule_row *row)
{
	struct person p;
	int side, at65;

	for (side = 0; side < 2; side++) {
		person_init(&p);
		p.life = s->life;
		p.birth = day_of(month_year(clamp(m, row->from)) - 65 -
		    (row->from <= m->g.first ? (int)row->value / 12 : 0), 7, 10);
		at65 = age_month(p.birth, m->g.law->age_65);
		p.claim = at65 + (int)row->value + side;
		p.on = clamp(m, p.claim + 1);
		write_side(m, &p, row, "claim", side ? "+" : "-");
	}
}

#define STATUS_MONTHS 108 /* of exemption, at most */

/* Exempt months beyond those that count in full. */
static void beyond_full(struct making *m, const struct rule_row *row)
{
	struct person p;
	size_t n = strcspn(row->key, ".");

	if (!strstr(row->key, ".beyond") || n >= sizeof p.status)
		return;
	person_init(&p);
	p.life = LIFE_SELF;
	p.birth = day_of(1958, 5, 10);
	p.on = m->g.last;
	memcpy(p.status, row->key, n);
	p.status_from = row->from;
	while (p.status_from < age_month(p.birth, m->g.law->age_20) + 12 ||
	    !rule_find(m->g.rules, RULE_NATIONAL_STATUS, p.status,
		p.status_from, 0))
		p.status_from++;
	p.status_to = p.status_from + STATUS_MONTHS - 1;
	if (p.status_to > row->to)
		p.status_to = row->to;
	write_side(m, &p, row, "beyond", "+");
}

static void pairs_of_row(struct making *m, const struct suit *s,
    const struct rule_head *h, const struct rule_row *row)
{
	int insured = strcmp(h->month, "insured") == 0;

	if (!insured && (row->to < m->g.first || row->from > m->g.last))
		return;
	if (row->born_from != DAY_NONE && row->born_from > day_of(1926, 4, 2))
		pair_births(m, s, row, row->born_from);
	if (row->born_to != DAY_OPEN && h->partial)
		pair_births(m, s, row, row->born_to + 1);
	if (insured)
		pair_work(m, s, row);
	else
		pair_months(m, s, row, row->from);
	if (row->to != MONTH_OPEN && !insured)
		pair_months(m, s, row, row->to + 1);
	if (strcmp(h->unit, "months") == 0)
		pair_counts(m, s, row);
	if (strcmp(h->unit, "age") == 0)
		pair_ages(m, s, row);
	if (strcmp(h->name, "in_work_threshold") == 0)
		pair_threshold(m, s, row);
	if (strcmp(h->name, "in_work_threshold") == 0)
		above_threshold(m, s, row);
	if (strcmp(h->name, "deferral_cap_months") == 0)
		pair_cap(m, s, row);
	if (strcmp(h->name, "exemption_weight") == 0)
		beyond_full(m, row);
}

/* The suits whose name the table's begins with; else those of "". */
static void pairs_of_table(struct making *m, const struct rule_table *t)
{
	struct rule_head h;
	int i, k, own = 0;

	rule_head(t, &h);
	for (i = 0; i < (int)(sizeof SUITS / sizeof *SUITS); i++) {
		size_t n = strlen(SUITS[i].table);

		if (strncmp(h.name, SUITS[i].table, n) != 0 || (!n && own))
			continue;
		own |= n > 0;
		for (k = 0; k < h.n_row; k++)
			pairs_of_row(m, &SUITS[i], &h, &h.row[k]);
	}
}

static void write_pairs(struct making *m)
{
	const struct rules *rules = m->run->old;
	const struct rule_table *t;

	for (t = rules_first(rules); t; t = rules_after(t))
		if (rule_is_known(rules, t) && !m->run->stop)
			m->kind->pairs(m, t);
}

/* ---- all of it --------------------------------------------------------------------------- */

static const struct kind KINDS[] = {
	{ "old_age", "", ASKS_OLD_AGE, 3000, person_any, pairs_of_table,
	    old_age_draw },
	{ "disability", "disability-", ASKS_DISABILITY, 2500, disabled_any, disabled_pairs,
	    disabled_draw },
	{ "survivor", "survivor-", ASKS_SURVIVORS, 2500, deceased_any, deceased_pairs,
	    deceased_draw },
};

/* Each kind begins with the seed: alone it is the same as among all. */
static void generate_kind(struct making *m, const struct kind *kind)
{
	struct compare_run *r = m->run;

	m->kind = kind;
	m->g.random.state = r->seed;
	m->pairs = m->deciders = m->undecided = 0;
	write_any(m, r->count);
	if (!r->pairs)
		return;
	write_pairs(m);
	compare_decide(m);
	fprintf(stderr, "nenkin-compare: rows with someone they decide for: "
	    "%lld; rows without: %lld\n", m->deciders, m->undecided);
}

int compare_generate(struct compare_run *r)
{
	struct making m;
	size_t i;

	memset(&m, 0, sizeof m);
	m.run = r;
	if (side_init(&m.side, r->old, &r->err)) {
		common_complain(&r->common, &r->err);
		return r->err.code;
	}
	num_pool_init(&m.pool);
	text_init(&m.line);
	m.g.law = &m.side.law;
	m.g.rules = r->old;
	m.g.out = &m.line;
	m.g.first = m.side.law.tables_from;
	m.g.last = rule_last_month(r->old, RULE_REVISION_RATE, "");
	for (i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
		if (!r->options.only || r->options.only == KINDS[i].asks)
			generate_kind(&m, &KINDS[i]);
	compare_flush(r);
	fprintf(stderr, "nenkin-compare: %lld synthetic records written; %lld "
	    "drafts given up (law that is not covered)\n", m.written,
	    m.given_up);
	num_pool_release(&m.pool);
	text_release(&m.line);
	return r->status;
}
