/* step.c - the worksheet: every intermediate result, for whoever listens. */
#include "step.h"

#include "alloc.h"

#include <stdlib.h>

void sheet_init(struct sheet *s)
{
	s->step = NULL;
	s->n = s->cap = s->category = s->month = 0;
	s->recipient = NULL;
	text_init(&s->text);
}

void sheet_clear(struct sheet *s)
{
	text_clear(&s->text);
	s->n = s->category = s->month = 0;
	s->recipient = NULL;
}

void sheet_release(struct sheet *s)
{
	free(s->step);
	text_release(&s->text);
	sheet_init(s);
}

int sheet_add(struct sheet *s, const struct step *step)
{
	s->step = alloc_room(s->step, s->n, &s->cap, sizeof *s->step);
	s->step[s->n] = *step;
	s->step[s->n].category = s->category;
	s->step[s->n].month = s->month;
	s->step[s->n].recipient = s->recipient;
	return ++s->n;
}
