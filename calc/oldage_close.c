/* oldage_close.c - what the old-age employees' pensions, at 65 and before it,
 * have at their end: additions of the family, what is stopped, notes.
 *
 * Given     a benefit with its own parts, the additions, what is suspended
 * Returned  the benefit with its sums
 * Status    0; ERR_RULE; ERR_INPUT law not covered
 * Source    厚生年金保険法第44条、第46条
 */
#include "additions.h"
#include "average_remuneration.h"
#include "earnings_related.h"
#include "oldage.h"
#include "work_suspension.h"

void note_levels(struct benefit *b, const struct earnings *e)
{
	if (e->not_compared && e->any)
		benefit_note(b, NOTE_OLD_LEVEL_NOT_COMPARED);
	if (e->old_level)
		benefit_note(b, NOTE_OLD_LEVEL_PAID);
}

void note_last_year(const struct calc *c, const struct oldage *o,
    struct benefit *b)
{
	int april = MONTH(month_fiscal_year(o->on), 4);

	if (b->right < april && (b->parts & 1u << PART_EARNINGS_RELATED) &&
	    revaluation_fell(c, o->k.c->birth, april))
		benefit_note(b, NOTE_LAST_YEAR_NOT_COMPARED);
}

/* 厚年44条1項ただし書: what a choice between the pensions turns on. */
static void note_child(struct benefit *b, const struct additions *a)
{
	if (a->child_suspended)
		b->beside_disability = b->part[PART_CHILD_ADDITION];
	else
		b->child_paid = b->part[PART_CHILD_ADDITION];
}

int benefit_finish(struct calc *c, struct benefit *b, const struct additions *a,
    const struct stopped *s)
{
	num stop = s->yen;
	int code = 0;

	if (a->spouse)
		code = benefit_part(c, b, PART_SPOUSE_ADDITION, a->spouse);
	if (!code && a->child)
		code = benefit_part(c, b, PART_CHILD_ADDITION, a->child);
	if (a->spouse && (s->family || a->spouse_suspended))
		stop = ADD(stop, a->spouse);
	if (a->child && (s->family || a->child_suspended))
		stop = ADD(stop, a->child);
	if (a->child && !s->family)
		note_child(b, a);
	if (a->spouse && a->spouse_suspended)
		benefit_note(b, NOTE_SPOUSE_ADDITION_SUSPENDED);
	if (a->spouse && a->start_assumed)
		benefit_note(b, NOTE_SPOUSE_START_ASSUMED);
	if (s->allowance)
		benefit_note(b, NOTE_BASIC_ALLOWANCE_SUSPENDS);
	if (!code)
		code = benefit_close(c, b, stop);
	if (!code && b->annual > 0 && b->payable == 0)
		benefit_note(b, NOTE_WHOLLY_SUSPENDED);
	return code;
}
