/* compare_person.c - invented people: a life from school to the month asked. */
#include "compare_person.h"

#include "../calc/month.h"
#include "../calc/rule.h"

#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))

void person_init(struct person *p)
{
	memset(p, 0, sizeof *p);
	p->on = p->claim = p->work_from = MONTH_NONE;
	p->end = MONTH_OPEN;
	p->work_pay = -1;
}

/* ---- pay ------------------------------------------------------------------------------- */

/* A usual pay of the time, yen a month. */
static long long usual_pay(int year)
{
	static const struct {
		int year;
		long long yen;
	} at[] = { { 1940, 60 }, { 1947, 600 }, { 1955, 13000 },
		{ 1965, 30000 }, { 1975, 130000 }, { 1985, 220000 },
		{ 1995, 300000 }, { 2010, 300000 }, { 2030, 340000 } };
	int i = 1;

	while (i < N(at) - 1 && year > at[i].year)
		i++;
	if (year <= at[0].year)
		return at[0].yen;
	return at[i - 1].yen + (at[i].yen - at[i - 1].yen) *
	    (year - at[i - 1].year) / (at[i].year - at[i - 1].year);
}

/* Pay in a month: less for the young; `level` in percent of the usual. */
static long long pay_at(int month, int birth_year, int level)
{
	int age = month_year(month) - birth_year;
	long long percent = age < 20 ? 60 : age < 50 ? 60 + 2 * (age - 20) : 120;
	long long yen = usual_pay(month_year(month)) * percent * level / 10000;
	long long unit = yen > 100000 ? 10000 : yen > 5000 ? 1000 : 100;

	yen = yen / unit * unit;
	return yen > 650000 ? 650000 : yen < 100 ? 100 : yen;
}

static void put_pay(struct generator *g, int from, int to, int birth_year,
    int level)
{
	struct text *t = g->out;
	char m[8];
	int month = from;

	text_puts(t, ",\"pay\":[");
	while (month <= to) {
		text_puts(t, month == from ? "[" : ",[");
		text_json(t, month_text(month, m));
		write_int(t, ",", pay_at(month, birth_year, level));
		text_putc(t, ']');
		/* from then on each September */
		month += 12 - (month_number(month) + 3) % 12;
	}
	text_putc(t, ']');
}

static void put_bonuses(struct generator *g, int from, int to, int birth_year,
    int level)
{
	struct text *t = g->out;
	int month, n = 0;
	char m[8];

	for (month = from; month <= to; month++) {
		if (month < g->law->total_remuneration ||
		    (month_number(month) != 6 && month_number(month) != 12))
			continue;
		text_puts(t, n++ ? ",[" : ",\"bonus\":[[");
		text_json(t, month_text(month, m));
		write_int(t, ",", pay_at(month, birth_year, level) *
		    draw_between(g, 8, 20) / 10000 * 1000);
		text_putc(t, ']');
	}
	if (n)
		text_putc(t, ']');
}

/* ---- periods ---------------------------------------------------------------------------- */

#define JOBS_MAX 4

struct span {
	int from, to;
};

struct life_plan {
	struct span job[JOBS_MAX];
	int n_job;
	int category;
	const char *kind;
	int level;         /* pay in percent of the usual */
	int second_level;  /* of the second job; 0 = the same */
	int at20, at60, at65;
	int birth_year;
	int end;           /* last month of the record */
};

static void add_job(struct life_plan *l, int from, int to)
{
	to = least(to, l->end);
	if (from <= to && l->n_job < JOBS_MAX)
		l->job[l->n_job++] = (struct span){ from, to };
}

/* Leaving school at 15 to 22 in the month of April. */
static int leaves_school(struct generator *g, const struct person *p, int year)
{
	int age = p->has & YOUNG_START ? 15
	    : year < 1950 ? (draw_chance(g, 50) ? 15 : 18)
	    : (draw_chance(g, 45) ? 18 : draw_chance(g, 60) ? 22 : 20);
	int from = MONTH(year + age + (draw_chance(g, 25) ? 1 : 0), 4);

	if (p->has & RECENT_WORK && from < g->law->total_remuneration)
		from = g->law->total_remuneration;
	/* earlier months of miners and seamen are not computed */
	if ((p->life == LIFE_MINER || p->life == LIFE_SEAMAN) &&
	    from <= g->law->early_base_end)
		from = g->law->early_base_end + 1;
	return from < MONTH(1942, 6) ? MONTH(1942, 6) : from;
}

#define SHORT_MONTHS 37 /* of the first job of SHORT_FIRST */
#define SHORT_GAP 3     /* until the second */
#define FALLEN_LEVEL 20 /* pay of the second job of PAY_FALLS */
#define AFTER_ASKED 6   /* months that a job of WORKS_ON goes on */

/* Miners' and seamen's months of one era are averaged apart at the level in
 * force only, which wins where the multiplied ones were the well paid. */
static void plan_fall(const struct person *p, struct life_plan *l)
{
	int from = p->work_from, to = from + (p->months ? p->months : 1) - 1;
	int last = most(to + 1, l->at60 - 1);

	if (p->ill.given) /* insured on the day of the first visit */
		last = most(last, day_month(p->ill.first_visit));
	add_job(l, from, to);
	add_job(l, to + 1, last);
	l->second_level = FALLEN_LEVEL;
}

/* What the rates of the first job do is seen only where the level in force wins
 * over that of 1994: by years of good pay after 2003. */
static void plan_short_first(struct generator *g, const struct person *p,
    struct life_plan *l)
{
	int from = p->work_from != MONTH_NONE ? p->work_from
	    : leaves_school(g, p, l->birth_year);
	int months = p->months ? p->months : SHORT_MONTHS;
	int second = g->law->total_remuneration;
	int to = age_month(p->birth, g->law->age_65) - 1;

	if (from + months + SHORT_GAP > second)
		second = from + months + SHORT_GAP;
	if (p->ill.given) /* insured on the day of the first visit */
		to = most(to, day_month(p->ill.first_visit));
	if (to > g->last)
		to = g->last;
	l->level = p->level ? p->level : 160;
	l->second_level = p->second_level;
	add_job(l, from, from + months - 1);
	add_job(l, second, to < second ? second + 24 : to);
}

static void plan_jobs(struct generator *g, const struct person *p,
    struct life_plan *l)
{
	int from = p->work_from != MONTH_NONE ? p->work_from
	    : leaves_school(g, p, l->birth_year);
	int to = l->at60 + draw_between(g, -6, p->has & HAS_WORK ? 0 : 84);
	int middle;

	if (p->life == LIFE_SELF)
		return;
	if (p->has & WORKS_ON) {
		add_job(l, from, p->on + AFTER_ASKED);
		return;
	}
	if (p->has & PAY_FALLS) {
		plan_fall(p, l);
		return;
	}
	if (p->has & SHORT_FIRST) {
		plan_short_first(g, p, l);
		return;
	}
	if (p->months) {
		add_job(l, from, from + p->months - 1);
		return;
	}
	if (p->life == LIFE_MIXED)
		to = from + draw_between(g, 24, 260);
	if (!(p->has & HAS_WORK) && to > g->last)
		to = g->last;
	middle = draw_between(g, from + 12, to - 12);
	if (to - from > 60 && draw_chance(g, 45)) {
		add_job(l, from, middle);
		add_job(l, middle + draw_between(g, 1, 14), to);
	} else {
		add_job(l, from, to);
	}
}

static void make_plan(struct generator *g, const struct person *p,
    struct life_plan *l)
{
	int mon, mday;

	memset(l, 0, sizeof *l);
	day_split(p->birth, &l->birth_year, &mon, &mday);
	l->at20 = age_month(p->birth, g->law->age_20);
	l->at60 = age_month(p->birth, g->law->age_60);
	l->at65 = age_month(p->birth, g->law->age_65);
	l->end = p->end;
	l->category = p->life == LIFE_CIVIL ? draw_between(g, 2, 4) : 1;
	l->kind = p->life == LIFE_SEAMAN ? "seaman"
	    : p->life == LIFE_MINER ? "miner" : NULL;
	l->level = p->level ? p->level
	    : p->has & LOW_PAY ? draw_between(g, 15, 35) : draw_between(g, 60, 160);
	plan_jobs(g, p, l);
}

static void put_employments(struct generator *g, const struct person *p,
    const struct life_plan *l)
{
	struct text *t = g->out;
	int i;

	for (i = 0; i < l->n_job; i++) {
		const struct span *s = &l->job[i];
		int level = i && l->second_level ? l->second_level : l->level;

		text_puts(t, i ? ",{" : ",\"employment\":[{");
		write_month(t, "\"from\":", s->from);
		write_month(t, ",\"to\":", s->to);
		write_int(t, ",\"category\":", l->category);
		if (l->kind && !(i && p->has & (SHORT_FIRST | PAY_FALLS))) {
			text_puts(t, ",\"kind\":");
			text_json(t, l->kind);
		}
		if (!i && p->has & IN_FUND)
			text_puts(t, ",\"fund\":true");
		put_pay(g, s->from, s->to, l->birth_year, level);
		put_bonuses(g, s->from, s->to, l->birth_year, level);
		text_putc(t, '}');
	}
	if (l->n_job)
		text_putc(t, ']');
}

/* A status that the law knew in the month (national_status). */
static const char *any_status(struct generator *g, const struct person *p,
    int month)
{
	static const char *const all[] = { "paid", "paid", "paid", "paid",
		"category_3", "exempt_full", "exempt_half", "exempt_one_quarter",
		"exempt_three_quarters", "student", "deferred", "unpaid" };
	const char *s;

	do {
		s = all[prng_below(&g->random, N(all))];
		if (strcmp(s, "category_3") == 0 && p->sex == SEX_MALE)
			s = "paid";
		if (p->has & OFTEN_UNPAID && draw_chance(g, 50))
			s = "unpaid";
	} while (!rule_find(g->rules, RULE_NATIONAL_STATUS, s, month, 0));
	return s;
}

static void put_national(struct generator *g, const struct person *p, int from,
    int to, int *n)
{
	struct text *t = g->out;

	while (from <= to) {
		const char *status = any_status(g, p, from);
		int end = from + draw_between(g, 12, 160);

		if (from < g->law->exemption_new && end >= g->law->exemption_new)
			end = g->law->exemption_new - 1;
		if (end > to)
			end = to;
		text_puts(t, (*n)++ ? ",{" : ",\"national\":[{");
		write_month(t, "\"from\":", from);
		write_month(t, ",\"to\":", end);
		text_puts(t, ",\"status\":");
		text_json(t, status);
		if (strcmp(status, "paid") == 0 && (p->has & PAYS_MORE) &&
		    from >= g->law->additional_premium)
			text_puts(t, ",\"additional\":true");
		text_putc(t, '}');
		from = end + 1;
	}
}

static void put_stretch(struct text *t, int from, int to, const char *status)
{
	write_month(t, "{\"from\":", from);
	write_month(t, ",\"to\":", to);
	text_puts(t, ",\"status\":");
	text_json(t, status);
	text_putc(t, '}');
}

#define VOLUNTARY_MONTHS 6

/* More than the months that count in full: paid from 20 to 60 but for the months
 * of the status, then voluntary ones unless the pension is claimed by then. */
static void put_beyond(struct generator *g, const struct person *p,
    const struct life_plan *l)
{
	struct text *t = g->out;

	text_puts(t, ",\"national\":[");
	put_stretch(t, l->at20, p->status_from - 1, "paid");
	text_putc(t, ',');
	put_stretch(t, p->status_from, p->status_to, p->status);
	if (p->status_to < l->at60 - 1) {
		text_putc(t, ',');
		put_stretch(t, p->status_to + 1, l->at60 - 1, "paid");
	}
	if (p->claim == MONTH_NONE) {
		text_putc(t, ',');
		put_stretch(t, l->at60, l->at60 + VOLUNTARY_MONTHS - 1,
		    "voluntary");
	}
	text_putc(t, ']');
}

/* What lies between 20 and 60 outside the jobs. */
static void put_rest(struct generator *g, const struct person *p,
    const struct life_plan *l)
{
	int month = l->at20, last = least(l->at60 - 1, l->end), i, n = 0;

	if (month < g->law->national_pension)
		month = g->law->national_pension;
	for (i = 0; i < l->n_job && month < l->at60; i++) {
		put_national(g, p, month, least(l->job[i].from - 1, last), &n);
		if (l->job[i].to + 1 > month)
			month = l->job[i].to + 1;
	}
	put_national(g, p, month, last, &n);
	if (p->has & VOLUNTARY_OPEN) {
		write_month(g->out, n++ ? ",{\"from\":" : ",\"national\":[{\"from\":",
		    l->at60);
		text_puts(g->out, ",\"status\":\"voluntary\",\"additional\":true}");
	}
	if (n)
		text_putc(g->out, ']');
}

/* So many months of the national pension, and nothing else but a job. */
static void put_own_months(struct generator *g, const struct person *p,
    const struct life_plan *l)
{
	int from = most(l->at20, g->law->national_pension);

	if (l->n_job)
		from = most(from, l->job[0].to + 1);
	text_puts(g->out, ",\"national\":[");
	put_stretch(g->out, from, from + p->own_months - 1, "paid");
	text_putc(g->out, ']');
}

/* Just these months of the national pension. */
static void put_stretches(struct generator *g, const struct person *p)
{
	int i;

	text_puts(g->out, ",\"national\":[");
	for (i = 0; i < p->n_stretch; i++) {
		const struct stretch *s = &p->stretch[i];

		write_month(g->out, i ? ",{\"from\":" : "{\"from\":", s->from);
		write_month(g->out, ",\"to\":", s->to);
		write_text(g->out, ",\"status\":", s->status);
		if (s->additional)
			text_puts(g->out, ",\"additional\":true");
		text_putc(g->out, '}');
	}
	text_putc(g->out, ']');
}

static void put_given_totals(struct generator *g, const struct person *p)
{
	int i;

	for (i = 0; i < p->n_total; i++) {
		text_puts(g->out, i ? "," : ",\"totals\":{");
		text_json(g->out, p->total[i].name);
		write_int(g->out, ":", p->total[i].value);
	}
	text_putc(g->out, '}');
}

static void put_totals(struct generator *g, const struct person *p)
{
	struct text *t = g->out;
	int before = draw_between(g, 0, 240), from = draw_between(g, 0, 240);
	int paid = draw_between(g, 60, 480), level = p->level ? p->level : 100, both;

	if (p->months) {
		before = p->months / 2;
		from = p->months - before;
	}
	both = before + from < paid ? before + from : paid;
	write_int(t, ",\"totals\":{\"paid\":", paid);
	write_int(t, ",\"employees_before_2003_04\":", before);
	write_int(t, ",\"average_before_2003_04\":",
	    draw_between(g, 100, 500) * 10LL * level);
	write_int(t, ",\"employees_from_2003_04\":", from);
	write_int(t, ",\"average_from_2003_04\":",
	    draw_between(g, 120, 700) * 10LL * level);
	write_int(t, ",\"employees_aged_20_to_59\":", both);
	text_putc(t, '}');
}

/* ---- the family, the work, the claims -------------------------------------------------- */

static void put_spouse(struct generator *g, const struct person *p)
{
	struct text *t = g->out;
	int birth = p->spouse_birth ? p->spouse_birth : p->has & YOUNG_SPOUSE
	    ? age_day(month_first_day(p->on), -draw_between(g, 45, 62))
	    : p->birth + draw_between(g, -1500, 3000);

	write_day(t, ",\"spouse\":{\"birth\":", birth);
	text_puts(t, ",\"sex\":");
	text_json(t, sex_text(p->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE));
	text_puts(t, ",\"supported\":true");
	write_int(t, ",\"employees_months\":", p->spouse_months
	    ? p->spouse_months : p->has & ADDED_FOR ? 400 : draw_between(g, 0, 230));
	if (p->has & ADDED_FOR)
		text_puts(t, ",\"adds_for_me\":true");
	text_putc(t, '}');
}

/* Eighteen or over, about the age to which a disabled child counts. */
static void put_disabled_child(struct generator *g, const struct person *p)
{
	write_day(g->out, ",\"children\":[{\"birth\":",
	    age_day(month_first_day(p->on), -draw_between(g, 18,
		g->law->age_disabled_child + 1)) - draw_between(g, 0, 365));
	text_puts(g->out, ",\"supported\":true,\"disabled\":true}]");
}

/* A child or some of up to 20 years in the month asked. */
static void put_young_children(struct generator *g, const struct person *p)
{
	struct text *t = g->out;
	int i, n = draw_between(g, 1, 4), born;

	text_puts(t, ",\"children\":[");
	for (i = 0; i < n; i++) {
		born = age_day(month_first_day(p->on), -draw_between(g, 0, 20)) +
		    draw_between(g, -200, 200);
		write_day(t, i ? ",{\"birth\":" : "{\"birth\":",
		    p->child_birth && !i ? p->child_birth
		    : least(most(born, p->birth + 1), month_last_day(p->on)));
		text_puts(t, ",\"supported\":true");
		text_puts(t, draw_chance(g, 12) || (!i && p->child_disabled)
		    ? ",\"disabled\":true}" : "}");
	}
	text_putc(t, ']');
}

static void put_children(struct generator *g, const struct person *p)
{
	struct text *t = g->out;
	int i, n = draw_between(g, 1, 3);

	text_puts(t, ",\"children\":[");
	if (p->child_birth) {
		write_day(t, "{\"birth\":", p->child_birth);
		text_puts(t, ",\"supported\":true}]");
		return;
	}
	for (i = 0; i < n; i++) {
		int age = draw_between(g, 48, 58);

		write_day(t, i ? ",{\"birth\":" : "{\"birth\":",
		    age_day(p->birth, age) + draw_between(g, 0, 300));
		text_puts(t, ",\"supported\":true}");
	}
	text_putc(t, ']');
}

static void put_continuation(struct generator *g, const struct person *p)
{
	struct text *t = g->out;

	write_month(t, ",\"employment_insurance\":{\"continuation\":{\"from\":",
	    p->on - draw_between(g, 0, 10));
	write_month(t, ",\"to\":", p->on + draw_between(g, 0, 10));
	write_int(t, ",\"wage_at_60\":", p->wage_at_60 ? p->wage_at_60
	    : draw_between(g, 30, 48) * 10000LL);
	text_puts(t, "}}");
}

static void put_allowance(struct generator *g, const struct person *p)
{
	struct text *t = g->out;

	write_month(t, ",\"employment_insurance\":{\"basic_allowance\":"
	    "{\"applied\":", p->on - 2);
	write_month(t, ",\"until\":", p->on + 4);
	write_int(t, ",\"days\":", p->days ? p->days : draw_between(g, 10, 180));
	text_puts(t, "}}");
}

/* Who draws the basic allowance does not work. */
static void put_work(struct generator *g, const struct person *p)
{
	int idle = p->has & HAS_INSURANCE && p->work_pay < 0 &&
	    (p->days || draw_chance(g, 40));
	long long pay = p->work_pay >= 0 ? p->work_pay
	    : idle ? 0 : draw_between(g, 10, 65) * 10000LL;

	write_int(g->out, ",\"work\":{\"standard_monthly\":", pay);
	write_int(g->out, ",\"bonus_12_months\":", p->work_pay >= 0 || idle ? 0
	    : draw_between(g, 0, 20) * 100000LL);
	if (idle)
		put_allowance(g, p);
	else if (p->has & HAS_INSURANCE)
		put_continuation(g, p);
	text_putc(g->out, '}');
}

static void put_claims(struct generator *g, const struct person *p)
{
	int at60 = age_month(p->birth, g->law->age_60);
	int at65 = age_month(p->birth, g->law->age_65), claim = p->claim;

	if (claim == MONTH_NONE && p->has & CLAIMS_EARLY)
		claim = draw_between(g, at60, at65 - 1);
	if (claim == MONTH_NONE && p->has & CLAIMS_LATE)
		claim = at65 + draw_between(g, 12, 60);
	if (claim == MONTH_NONE)
		return;
	write_month(g->out, ",\"old_age\":{\"basic_claimed\":", claim);
	if (p->life != LIFE_SELF)
		write_month(g->out, ",\"employees_claimed\":", claim);
	text_putc(g->out, '}');
}

static void put_record(struct generator *g, const struct person *p)
{
	struct life_plan l;

	if (p->life == LIFE_TOTALS) {
		if (p->n_total)
			put_given_totals(g, p);
		else
			put_totals(g, p);
		return;
	}
	make_plan(g, p, &l);
	if (p->n_stretch)
		put_stretches(g, p);
	else if (*p->status)
		put_beyond(g, p, &l);
	else if (p->own_months)
		put_own_months(g, p, &l);
	else if (!(p->has & NOTHING_ELSE))
		put_rest(g, p, &l);
	put_employments(g, p, &l);
}

void person_put(struct generator *g, const struct person *p)
{
	struct text *t = g->out;

	text_puts(t, "{\"format\":\"nenkin-case/1\",\"id\":");
	text_json(t, p->id);
	if (p->on != MONTH_NONE)
		write_month(t, ",\"on\":", p->on);
	write_day(t, ",\"person\":{\"birth\":", p->birth);
	text_puts(t, ",\"sex\":");
	text_json(t, sex_text(p->sex));
	text_putc(t, '}');
	put_record(g, p);
	if (p->has & HAS_SPOUSE)
		put_spouse(g, p);
	if (p->has & DISABLED_CHILD)
		put_disabled_child(g, p);
	else if (p->has & YOUNG_CHILDREN)
		put_young_children(g, p);
	else if (p->has & HAS_CHILDREN)
		put_children(g, p);
	if (p->has & HAS_WORK)
		put_work(g, p);
	if (p->ill.given)
		illness_put(t, &p->ill);
	else if (p->has & DISABLED) {
		write_day(t, ",\"disability\":{\"first_visit\":",
		    age_day(p->birth, 50));
		text_puts(t, ",\"grade\":3}");
	}
	put_claims(g, p);
	if (p->demise.given)
		demise_put(t, &p->demise);
	text_puts(t, "}\n");
}

/* ---- anyone ------------------------------------------------------------------------------ */

enum life person_life(struct generator *g)
{
	static const enum life share[] = { LIFE_EMPLOYEE, LIFE_EMPLOYEE,
		LIFE_EMPLOYEE, LIFE_EMPLOYEE, LIFE_EMPLOYEE, LIFE_EMPLOYEE,
		LIFE_MIXED, LIFE_MIXED, LIFE_MIXED, LIFE_MIXED, LIFE_MIXED,
		LIFE_SELF, LIFE_SELF, LIFE_SELF, LIFE_CIVIL, LIFE_CIVIL,
		LIFE_TOTALS, LIFE_TOTALS, LIFE_SEAMAN, LIFE_MINER };

	return share[prng_below(&g->random, N(share))];
}

void person_any(struct generator *g, struct person *p)
{
	static const struct {
		unsigned has;
		int percent;
	} odds[] = { { HAS_SPOUSE, 55 }, { HAS_CHILDREN, 6 }, { HAS_WORK, 25 },
		{ LOW_PAY, 8 }, { ADDED_FOR, 10 }, { PAYS_MORE, 10 },
		{ CLAIMS_LATE, 8 }, { DISABLED, 2 } };
	int i, at60, at65;

	person_init(p);
	/* most who are asked for are of the ages at which pensions begin */
	p->birth = draw_chance(g, 70) ? draw_between(g, day_of(1949, 1, 1),
	    day_of(1966, 12, 31)) : draw_between(g, day_of(1927, 1, 1),
	    day_of(1949, 12, 31));
	p->sex = draw_chance(g, 50) ? SEX_MALE : SEX_FEMALE;
	p->life = person_life(g);
	for (i = 0; i < N(odds); i++)
		if (draw_chance(g, odds[i].percent))
			p->has |= odds[i].has;
	at60 = age_month(p->birth, g->law->age_60);
	at65 = age_month(p->birth, g->law->age_65);
	p->on = draw_between(g, at60 + 12, at65 + 120);
	if (p->on < g->first || p->on > g->last || draw_chance(g, 40))
		p->on = draw_between(g, at60 > g->first ? at60 : g->first, g->last);
	if (p->on > g->last)
		p->on = g->last;
	if (!(p->has & CLAIMS_LATE) && draw_chance(g, 12))
		p->has |= CLAIMS_EARLY;
	if (p->has & HAS_WORK && p->on < at65 && draw_chance(g, 40))
		p->has |= HAS_INSURANCE;
}
