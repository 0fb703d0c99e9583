/* recheck_choice.c - the choice between the pensions of one person, as decided.
 *
 * Given     a decision at work
 * Returned  which lines exclude each other; E08 where a lawful combination comes to
 *           more than the one decided
 * Notes     1. asked where the lines are of several groups of benefits, or the case
 *              names the death that the person survived
 *           2. in the last month decided; what cannot be computed is left out
 * Source    国民年金法第20条; 厚生年金保険法第38条
 */
#include "choose.h"
#include "month.h"
#include "recheck_run.h"
#include "timeline.h"

#include <stdio.h>
#include <string.h>

/* Lines of the person: those without a recipient, and those as a survivor. */
static int same_person(const struct recheck *k, const struct decided *a,
    const struct decided *b)
{
	const char *self = has_two_records(k->d) ? k->d->record.as_survivor_id : "";

	return strcmp(a->recipient, b->recipient) == 0 ||
	    (has_two_records(k->d) &&
		(!a->recipient[0] || strcmp(a->recipient, self) == 0) &&
		(!b->recipient[0] || strcmp(b->recipient, self) == 0));
}

static int is_paid(const struct decided *x)
{
	if (decided_refused(x) || paid_once((enum benefit_id)x->benefit))
		return 0;
	return x->payable != YEN_NONE ? x->payable > 0
	    : x->suspended == YEN_NONE || x->suspended < x->annual;
}

static int birth_of_line(const struct recheck *k, const struct decided *x)
{
	return has_two_records(k->d) ? k->d->record.birth
				     : birth_of(&k->d->record, x);
}

int exclude_each_other(const struct recheck *k, const struct decided *a,
    const struct decided *b, int month)
{
	return a->benefit != b->benefit && same_person(k, a, b) && is_paid(a) &&
	    is_paid(b) && a->from <= month && b->from <= month &&
	    !choose_together((enum benefit_id)a->benefit,
		(enum benefit_id)b->benefit,
		month > age_month(birth_of_line(k, a), k->law.age_65));
}

int is_not_chosen(const struct recheck *k, const struct decided *x,
    unsigned fields)
{
	struct decided all = *x;
	int i;

	if (!fields || fields & ~(unsigned)(FIELD_SUSPENDED | FIELD_PAYABLE) ||
	    x->suspended != x->annual)
		return 0;
	all.suspended = 0; /* as if it was paid */
	all.payable = x->annual;
	for (i = 0; i < k->d->n_line; i++)
		if (k->d->line[i].on == x->on &&
		    exclude_each_other(k, &all, &k->d->line[i], x->on))
			return 1;
	return 0;
}

/* ---- E08 ------------------------------------------------------------------------- */

static int last_month(const struct decision *d)
{
	int i, last = MONTH_NONE;

	for (i = 0; i < d->n_line; i++)
		if (d->line[i].on > last)
			last = d->line[i].on;
	return last;
}

/* Benefits decided and paid in a month, one bit each; *groups: of what groups. */
static unsigned chosen_in(const struct decision *d, int on, unsigned *groups)
{
	unsigned set = 0;
	int i;

	*groups = 0;
	for (i = 0; i < d->n_line; i++) {
		const struct decided *x = &d->line[i];

		*groups |= 1u << scheme_of(x->benefit);
		if (x->on == on && is_paid(x))
			set |= 1u << x->benefit;
	}
	return set;
}

/* The most that the benefits decided come to in one lawful combination. */
static long long most_of(const struct choice *c, unsigned set)
{
	long long most = 0, sum;
	int i, j;

	for (i = 0; i < c->n; i++) {
		for (sum = 0, j = 0; j < BENEFITS; j++)
			if (set & c->combination[i].benefits & 1u << j)
				sum += c->combination[i].payable[j];
		if (sum > most)
			most = sum;
	}
	return most;
}

static void name_all(unsigned set, char *to, size_t size)
{
	size_t used = 0;
	int i;

	for (i = 0; i < BENEFITS && used < size; i++)
		if (set & 1u << i)
			used += (size_t)snprintf(to + used, size - used, "%s%s",
			    used ? " + " : "", BENEFIT_NAMES[i].id);
}

static void compare_choice(const struct choice *c, unsigned set,
    struct findings *out)
{
	const struct combination *best = &c->combination[0];
	long long most = most_of(c, set);
	char names[DETAIL_MAX - 40];
	struct finding *f;

	if (c->n == 0 || best->total <= most || !set)
		return;
	f = findings_add(out, -1, "", "payable", "E08");
	if (!f)
		return;
	name_all(best->benefits, names, sizeof names);
	f->decided = most;
	f->recomputed = best->total;
	f->difference = most - best->total;
	f->cause.code = "E08";
	f->cause.article = "国民年金法第20条・厚生年金保険法第38条";
	snprintf(f->cause.detail, sizeof f->cause.detail, "%s comes to more",
	    names);
}

void check_choice(struct recheck *k, struct findings *out)
{
	struct choose_options o = { CHOOSE_OLD_AGE, { 0, 0, 0 } };
	const struct nenkin_case *p = &k->d->record;
	struct chosen x;
	struct result r;
	unsigned groups, set;
	int on = last_month(k->d);

	if (p->death.given || on == MONTH_NONE)
		return;
	set = chosen_in(k->d, on, &groups);
	if (!p->as_survivor && (groups & (groups - 1)) == 0)
		return;
	o.oldage.on = on;
	o.oldage.deemed = k->o->deemed;
	num_pool_reset(&k->pool);
	memset(&k->err, 0, sizeof k->err);
	k->calc.rounding = ROUNDING_PARTS;
	if (choose_pensions(&k->calc, p, &o, &x, &r) || x.choices.n == 0)
		return;
	compare_choice(&x.choices.choice[0], set, out);
}
