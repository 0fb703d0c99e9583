/* hundred.c - amounts kept in 100 yen after 2015-10.
 *
 * Given     the benefits of a month in yen, and those of 2015-10
 * Returned  the benefits, rounded to the unit where nothing happened since
 * Status    0; ERR_INPUT law not covered; ERR_RULE no row
 * Notes     1. a right from before 2015-10 is rounded as before until its amount
 *              is revised for a cause since: by the yearly revision of 2016-04,
 *              or earlier by one of its own (a leaving, an addition that ends)
 *           2. the old Act rounds the pension, not its parts: what is missing
 *              goes into the first part
 * Source    平成24年法律第63号附則第9条; 国年法第17条第1項、厚年法第35条第1項
 *           (平成24年法律第63号による改正前)
 */
#include "hundred.h"

#include <stdlib.h>

static const struct step_def HUNDRED = { "hundred_yen",
	"平成24年法律第63号附則第9条・改正前の国民年金法第17条第1項・"
	"厚生年金保険法第35条第1項",
	"平成27年9月以前からの年金額（100円単位）",
	"amount of a right from before 2015-10, in 100 yen", "{0}" };

static int refuse(struct calc *c, const char *what)
{
	return calc_uncovered(c, NULL, "平成24年法律第63号附則第9条", what);
}

/* Whether some insurance ended with 2015-09: the revision of 2015-10 has its
 * cause in that month, where 2015-09 is the last of `before`. */
static int left_at_once(const struct career *k, int unified)
{
	int category;

	for (category = 1; category <= 4; category++)
		if (career_is_insured(k, category, unified - 1) &&
		    !career_is_insured(k, category, unified))
			return 1;
	return 0;
}

/* Whether the amount was revised since 2015-10. */
static int revised(const struct career *k, int unified, const struct benefit *b,
    const struct benefit *then)
{
	int i;

	/* a leaving revises the old-age pensions of employees alone */
	if ((b->id == BENEFIT_OLD_AGE_EMPLOYEES ||
		b->id == BENEFIT_SPECIAL_OLD_AGE_EMPLOYEES) &&
	    left_at_once(k, unified))
		return 1;
	for (i = 0; i < PARTS; i++)
		if ((b->parts ^ then->parts) & 1u << i ||
		    (b->parts & 1u << i && b->part[i] != then->part[i]))
			return 1;
	return 0;
}

static int has_part(const struct benefit *b, enum part_id part)
{
	return b->parts >> part & 1;
}

static num hundreds(struct calc *c, long long yen)
{
	return num_round(c->pool, INT(yen), NUM_NEAREST_100);
}

/* Whether the stop is of whole parts or of everything: one that work or another
 * formula makes would rest on the rounded amount. */
static int stops_whole_parts(const struct benefit *b)
{
	long long spouse = has_part(b, PART_SPOUSE_ADDITION)
	    ? b->part[PART_SPOUSE_ADDITION] : 0;
	long long child = has_part(b, PART_CHILD_ADDITION)
	    ? b->part[PART_CHILD_ADDITION] : 0;

	return b->suspended == 0 || b->suspended == b->annual ||
	    b->suspended == spouse || b->suspended == child ||
	    b->suspended == spouse + child;
}

/* What the text at hand does not settle: the old Acts are not in force any more. */
static int check_plain(struct calc *c, const struct benefit *b)
{
	int reduced = has_part(b, PART_EARLY_REDUCTION) ||
	    has_part(b, PART_DEFERRAL_INCREASE);
	long long transfer = has_part(b, PART_TRANSFER_ADDITION)
	    ? b->part[PART_TRANSFER_ADDITION] : 0;
	num apart = ADD(hundreds(c, b->annual - transfer),
	    hundreds(c, transfer));

	if (!stops_whole_parts(b))
		return refuse(c, "a stop beside an amount in 100 yen");
	if (reduced && has_part(b, PART_ADDITIONAL_PREMIUM))
		return refuse(c, "付加年金 claimed early or late in 100 yen");
	if (num_cmp(apart, hundreds(c, b->annual)) != 0)
		return refuse(c, "振替加算 beside an amount in 100 yen");
	/* yen that were rounded themselves may not have reached the half */
	if (c->rounding == ROUNDING_PARTS && b->annual % 100 == 50)
		return refuse(c, "an amount at the half of 100 yen");
	return 0;
}

static int round_benefit(struct calc *c, struct benefit *b)
{
	long long yen, missing;
	int first, whole = b->suspended == b->annual;

	num_yen(calc_step(c, &HUNDRED, INT(b->annual), NUM_NEAREST_100,
	    ARGS(INT(b->annual))), &yen);
	missing = yen - b->annual;
	for (first = 0; first < PARTS - 1 && !has_part(b, (enum part_id)first);)
		first++;
	b->part[first] += missing;
	b->annual = yen;
	if (whole)
		b->suspended = yen;
	b->payable = b->annual - b->suspended;
	benefit_note(b, NOTE_HUNDRED_YEN);
	return 0;
}

int keep_hundred(struct calc *c, const struct career *k, struct result *r,
    const struct result *then)
{
	int i, code = 0, unified = c->law->unified;

	for (i = 0; !code && i < r->n; i++) {
		struct benefit *b = &r->benefit[i];

		if (!b->entitled || b->right >= unified)
			continue;
		if (b->from > unified)
			code = refuse(c, "a claim since 2015-10 of an older right");
		else if (!revised(k, unified, b, &then->benefit[i])) {
			code = check_plain(c, b);
			if (!code)
				code = round_benefit(c, b);
		}
	}
	return code;
}
