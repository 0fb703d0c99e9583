/* probe_survivor.c - probes of the survivors' benefits, and of the contribution
 * requirement and the choice that they share with the disability benefits. */
#include "probe_survivor.h"

#include "month.h"
#include "probe_rule.h"

#include <stdio.h>
#include <string.h>

#define SAY(t, ...) snprintf((t)->detail, sizeof (t)->detail, __VA_ARGS__)
#define N(a) (int)(sizeof(a) / sizeof *(a))
#define ANY_AGE_MAX 120 /* more years than anybody has */

static const struct rule_row ANY_AGE = { .text = "120", .key = "",
	.value = ANY_AGE_MAX };

/* The survivor of a place in the case; NULL = none. */
static struct survivor *survivor_at(struct trial *t, int i)
{
	const struct death *d = &t->c.death;

	return d->given && i < d->n_survivors
	    ? &t->c.survivor[d->survivors + i] : NULL;
}

/* The one who receives the benefit of the line. */
static struct survivor *recipient(struct trial *t)
{
	struct survivor *s;
	int i;

	for (i = 0; (s = survivor_at(t, i)); i++)
		if (strcmp(s->id, t->now->recipient) == 0)
			return s;
	return NULL;
}

static void set_number(struct trial *t, enum rule_id id, const char *key,
    const struct rule_row *row)
{
	struct rule_lens *l = probe_look(t, id);

	l->key = key;
	l->row = row;
}

/* ---- the requirement ---------------------------------------------------------- */

/* 厚年58条2項: 短期要件 for 長期要件 and the reverse, with the floor of 300 months and
 * the multipliers of the one applied. */
enum probing probe_route(struct trial *t, int n)
{
	struct death *d = &t->c.death;

	t->one = ONE_BENEFIT;
	switch (n) {
	case 0:
		d->elect_long_term = !d->elect_long_term;
		SAY(t, "death.elect_long_term %s", d->elect_long_term
		    ? "true" : "false");
		return PROBE_RUN;
	case 1:
		set_number(t, RULE_SURVIVOR_MONTHS, "long_insured", &PROBE_NONE);
		d->elect_long_term = 1;
		t->weak = WEAK_FITTED; /* it would hold, if it was met, by case 0 */
		SAY(t, "長期要件 for 短期要件");
		return PROBE_RUN;
	case 2:
		d->insured_as = INSURED_AS_DISABILITY_PENSIONER;
		d->elect_long_term = 0;
		SAY(t, "短期要件 for 長期要件, 300 months");
		return PROBE_RUN;
	default:
		return PROBE_END;
	}
}

/* 厚年60条1項1号ただし書, 50条1項: no floor of 300 months, or one with 長期要件. */
enum probing probe_floor_survivor(struct trial *t, int n)
{
	if (n > 1)
		return PROBE_END;
	if (n == 1) {
		probe_route(t, 2);
		SAY(t, "floor of 300 months with 長期要件");
		return PROBE_RUN;
	}
	set_number(t, RULE_SURVIVOR_MONTHS, "floor", &PROBE_NONE);
	t->law.months_floor = 0;
	SAY(t, "no floor of 300 months");
	return PROBE_RUN;
}

/* The 25 years of 58条 as 10, those 10 of the widow's pension as 25; 36 months of
 * the lump sum. */
enum probing probe_survivor_months(struct trial *t, int n)
{
	static const char *const keys[] = { "long_insured", "widow_insured",
		"lump_sum", "lump_sum_additional", "widow_marriage" };
	const struct rule_row *row = &PROBE_NEVER;

	if (n >= 2 * N(keys))
		return PROBE_END;
	if (n % 2)
		row = n / 2 ? &PROBE_NONE : rule_find(t->calc.rules,
		    RULE_QUALIFYING_MONTHS, "", t->law.ten_years, t->c.birth);
	else if (n / 2 == 1)
		row = rule_find(t->calc.rules, RULE_QUALIFYING_MONTHS, "",
		    t->law.ten_years - 1, t->c.birth);
	if (!row)
		return PROBE_SKIP;
	t->one = ONE_BENEFIT;
	set_number(t, RULE_SURVIVOR_MONTHS, keys[n / 2], row);
	SAY(t, "%s %s months", keys[n / 2], row->text);
	return PROBE_RUN;
}

/* 国年30条1項ただし書, 37条ただし書, 昭60附則20条: taken as met, as not met, or without
 * the year that needs no unpaid month. */
enum probing probe_contribution(struct trial *t, int n)
{
	static const char *const say[] = { "taken as not met", "taken as met",
		"without the year before" };

	if (n >= N(say) || t->c.has_totals)
		return PROBE_END;
	if (n != 1)
		t->law.last_year_rule_end = MONTH_NONE;
	if (n != 2)
		set_number(t, RULE_CONTRIBUTION_REQUIREMENT, "share.num",
		    n ? &PROBE_NONE : &PROBE_NEVER);
	SAY(t, "contribution requirement %s", say[n]);
	return PROBE_RUN;
}

/* ---- rights that ended ----------------------------------------------------------- */

static int is_minor(const struct survivor *s)
{
	return s->relation == RELATION_CHILD || s->relation == RELATION_GRANDCHILD;
}

/* A birth so late that the end of the child's right is not reached. */
static int make_younger(const struct trial *t, struct survivor *s)
{
	int day = month_first_day(t->on - 12 * (t->law.age_child - 1));

	if (day > t->c.death.date)
		day = t->c.death.date;
	if (day <= s->birth)
		return 0;
	s->birth = day;
	return 1;
}

/* 国年40条, 厚年63条: what ended a right, of all or of one, not acted upon. */
enum probing probe_event_ignored(struct trial *t, int n)
{
	struct survivor *s;
	int i, any = 0;

	if (n <= 1) {
		for (i = 0; (s = survivor_at(t, i)); i++) {
			any |= s->right_ended != DAY_NONE && !n;
			if (!n)
				s->right_ended = DAY_NONE;
			else if (is_minor(s))
				any |= make_younger(t, s);
		}
		t->fields = 2; /* one of them is the simpler cause */
		SAY(t, n ? "no child came of age" : "no end of a right seen");
		return any ? PROBE_RUN : PROBE_SKIP;
	}
	s = survivor_at(t, n / 2 - 1);
	if (!s)
		return PROBE_END;
	if (n % 2) {
		SAY(t, "death.survivors[%d] never came of age", n / 2 - 1);
		return is_minor(s) && make_younger(t, s) ? PROBE_RUN : PROBE_SKIP;
	}
	if (s->right_ended == DAY_NONE)
		return PROBE_SKIP;
	s->right_ended = DAY_NONE;
	SAY(t, "death.survivors[%d].right_ended not seen", n / 2 - 1);
	return PROBE_RUN;
}

/* 厚年63条1項5号, 国年49条1項・51条: the five years of a young wife, the 65 of the
 * widow's pension. */
enum probing probe_fixed_end(struct trial *t, int n)
{
	if (n > 1)
		return PROBE_END;
	t->one = ONE_BENEFIT;
	set_number(t, RULE_SURVIVOR_AGE, n ? "widow_end" : "limited_wife",
	    n ? &ANY_AGE : &PROBE_NONE);
	SAY(t, n ? "paid past 65" : "paid past five years");
	return PROBE_RUN;
}

/* ---- the family ------------------------------------------------------------------------ */

/* A child's end a year off, its disability the other way, left out or counted. */
enum probing probe_family_child(struct trial *t, int n)
{
	static const char *const say[] = { "a year older", "a year younger",
		"disabled the other way", "left out", "counted" };
	struct survivor *s = survivor_at(t, n / 5);

	if (!s)
		return PROBE_END;
	if (!is_minor(s))
		return PROBE_SKIP;
	switch (n % 5) {
	case 0:
		s->birth = day_add_months(s->birth, -12);
		break;
	case 1:
		s->birth = day_add_months(s->birth, 12);
		break;
	case 2:
		s->disabled = !s->disabled;
		break;
	default:
		if (s->supported != (n % 5 == 3))
			return PROBE_SKIP;
		s->supported = !s->supported;
	}
	SAY(t, "death.survivors[%d] %s", n / 5, say[n % 5]);
	return PROBE_RUN;
}

/* 生計維持, which the record only states. */
enum probing probe_family_support(struct trial *t, int n)
{
	struct survivor *s = survivor_at(t, n);

	if (!s)
		return PROBE_END;
	s->supported = !s->supported;
	t->weak = WEAK_JUDGEMENT; /* never guessed where something else explains */
	SAY(t, "death.survivors[%d].supported %s", n,
	    s->supported ? "true" : "false");
	return PROBE_RUN;
}

/* Birth or sex of a survivor. */
enum probing probe_recipient(struct trial *t, int n)
{
	static const struct {
		int days, months;
		const char *say;
	} off[] = { { -1, 0, "a day earlier" }, { 1, 0, "a day later" },
		{ 0, -12, "a year earlier" }, { 0, 12, "a year later" },
		{ 0, -1, "a month earlier" }, { 0, 1, "a month later" } };
	struct survivor *s = survivor_at(t, n / (N(off) + 1));
	int how = n % (N(off) + 1);

	if (!s)
		return PROBE_END;
	if (how == N(off)) {
		s->sex = s->sex == SEX_MALE ? SEX_FEMALE : SEX_MALE;
		SAY(t, "death.survivors[%d].sex the other", n / (N(off) + 1));
		return PROBE_RUN;
	}
	s->birth = day_add_months(s->birth, off[how].months) + off[how].days;
	SAY(t, "death.survivors[%d].birth %s", n / (N(off) + 1), off[how].say);
	return PROBE_RUN;
}

/* The day of the death a day, a month or a year off. */
enum probing probe_death_day(struct trial *t, int n)
{
	static const int by[] = { -1, 1, -12, 12 };
	int day = t->c.death.date;

	if (n > 5 || !t->c.death.given)
		return PROBE_END;
	t->c.death.date = n < 4 ? day_add_months(day, by[n]) : day + by[n - 4];
	if (day_month(t->c.death.date) > t->on)
		t->weak = WEAK_FITTED; /* who is not dead leaves nothing due */
	SAY(t, "death.date %+d %s", by[n % 4], n < 4 ? "month" : "day");
	return PROBE_RUN;
}

/* ---- additions for a wife ------------------------------------------------------------------ */

static void close_again(struct benefit *b)
{
	int i, whole = b->suspended == b->annual;

	for (b->annual = 0, i = 0; i < PARTS; i++)
		b->annual += b->parts & FIELD_PART(i) ? b->part[i] : 0;
	if (whole || b->suspended > b->annual)
		b->suspended = b->annual;
	b->payable = b->annual - b->suspended;
}

/* An addition that is dropped, not stopped beside the basic pension, or
 * stopped without one. */
static void widow_after(struct trial *t, struct result *r)
{
	static const enum part_id of[] = { PART_MIDDLE_AGED_WIDOW_ADDITION,
		PART_TRANSITIONAL_WIDOW_ADDITION };
	int i, j;

	for (i = 0; i < r->n; i++)
		for (j = 0; j < N(of); j++) {
			struct benefit *b = &r->benefit[i];
			long long yen = b->part[of[j]];

			if (!b->entitled || !(b->parts & FIELD_PART(of[j])))
				continue;
			if (t->variant == 0) {
				b->part[of[j]] = 0;
				if (b->notes >> NOTE_WIDOW_ADDITION_SUSPENDED & 1)
					b->suspended -= yen;
			} else {
				b->suspended += t->variant == 1 ? -yen : yen;
			}
			close_again(b);
		}
}

/* 厚年62条, 65条: missed or given without its conditions. */
enum probing probe_widow_addition(struct trial *t, int n)
{
	static const char *const say[] = { "left out", "not suspended",
		"suspended" };
	static const struct {
		enum rule_id id;
		const char *key;
		const struct rule_row *row;
		const char *say;
	} other[] = {
		{ RULE_SURVIVOR_AGE, "middle_aged_from", &ANY_AGE,
		    "40 years not seen" },
		{ RULE_SURVIVOR_AGE, "middle_aged_from", &PROBE_NONE,
		    "given without 40 years" },
		{ RULE_SURVIVOR_MONTHS, "middle_aged", &PROBE_NEVER,
		    "240 months not seen" },
		{ RULE_SURVIVOR_MONTHS, "middle_aged", &PROBE_NONE,
		    "given without 240 months" },
		{ RULE_SURVIVOR_AGE, "middle_aged_end", &ANY_AGE,
		    "given past 65" },
	};

	t->one = ONE_BENEFIT;
	if (n < N(say)) {
		t->after = widow_after;
		t->variant = n;
		SAY(t, "addition for the widow %s", say[n]);
		return PROBE_RUN;
	}
	n -= N(say);
	if (n >= N(other))
		return PROBE_END;
	set_number(t, other[n].id, other[n].key, other[n].row);
	SAY(t, "addition for the widow: %s", other[n].say);
	return PROBE_RUN;
}

/* 昭60附則別表第九: another cohort's row; no reduction for the own basic pension. */
enum probing probe_widow_row(struct trial *t, int n)
{
	t->birth = t->line_birth;
	t->one = ONE_BENEFIT;
	if (n < 4)
		return probe_cohort(t, RULE_WIDOW_TRANSITIONAL_FRACTION, "num",
		    t->on, n);
	if (n > 4)
		return PROBE_END;
	set_number(t, RULE_WIDOW_TRANSITIONAL_FRACTION, "num", &PROBE_NONE);
	SAY(t, "the whole addition after 65");
	return PROBE_RUN;
}

/* ---- beside other pensions ------------------------------------------------------------------- */

/* 厚年60条1項2号, 64条の2: the own pension not seen, seen too early, or wrongly
 * compared. */
enum probing probe_own_pension(struct trial *t, int n)
{
	struct survivor *s = recipient(t);

	if (!s || n > 4)
		return PROBE_END;
	t->one = ONE_LINE;
	switch (n) {
	case 0:
		s->old_age_employees = 0;
		SAY(t, "own old-age employees' pension not taken off");
		break;
	case 1:
		set_number(t, RULE_SURVIVOR_FRACTION, "choice_own.num",
		    &PROBE_NONE);
		SAY(t, "two thirds and half not compared (厚年法60条1項2号)");
		break;
	case 2:
		set_number(t, RULE_SURVIVOR_AGE, "own_pension_first",
		    &PROBE_NONE);
		SAY(t, "own pension taken off before 65");
		break;
	case 3:
		s->old_age_employees += s->old_age_basic;
		SAY(t, "own basic pension taken off too");
		break;
	default:
		s->old_age_employees = s->old_age_basic;
		SAY(t, "own basic pension taken off instead");
	}
	return PROBE_RUN;
}

static void combine_after(struct trial *t, struct result *r)
{
	int i;

	for (i = 0; i < r->n; i++) {
		r->benefit[i].suspended = t->variant ? 0 : r->benefit[i].annual;
		r->benefit[i].payable = r->benefit[i].annual -
		    r->benefit[i].suspended;
	}
}

/* 国年20条, 厚年38条, 66条: wholly stopped beside another pension, or not at all. */
enum probing probe_combination(struct trial *t, int n)
{
	if (n > 1 || (scheme_of(t->line->benefit) == GROUP_OLD_AGE &&
		!t->c.as_survivor && !t->c.disability.given))
		return PROBE_END;
	if (scheme_of(t->line->benefit) != GROUP_SURVIVORS)
		t->weak = WEAK_FITTED;
	t->one = ONE_LINE;
	t->after = combine_after;
	t->variant = n;
	SAY(t, n ? "paid beside another pension"
		 : "stopped beside another pension");
	return PROBE_RUN;
}
