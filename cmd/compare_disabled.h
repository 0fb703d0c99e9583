/* compare_disabled.h - the disabilities of invented people. */
#ifndef NENKIN_COMPARE_DISABLED_H
#define NENKIN_COMPARE_DISABLED_H

#include "../calc/case.h"
#include "../calc/text.h"

#define ILL_CHANGES_MAX 4

/* As in struct disability; DAY_NONE, MONTH_NONE and -1 = left out. */
struct illness {
	int given;
	int first_visit, recognized, claimed;
	enum grade grade;
	long long income;
	int dependents[3];      /* ordinary, aged, specified */
	struct grade_change change[ILL_CHANGES_MAX];
	int n_change;
	struct second_disability second;
	int other, reached;
};

struct generator;
struct person;

/* Given, of grade 2, since a day; nothing else. */
void illness_init(struct illness *x, int first_visit);
void illness_put(struct text *t, const struct illness *x);
/* Anyone with a disability, as the tables speak of them. */
void disabled_any(struct generator *g, struct person *p);
/* The disability of a person from a first visit on, and the month asked. */
void disabled_from(struct generator *g, struct person *p, int first_visit);

#endif
