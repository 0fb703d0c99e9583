/* compare_death.h - the deaths of invented people, and who survives them. */
#ifndef NENKIN_COMPARE_DEATH_H
#define NENKIN_COMPARE_DEATH_H

#include "../calc/case.h"
#include "../calc/text.h"

/* As in struct survivor; DAY_NONE and 0 = left out. */
struct relative {
	enum relation relation;
	enum sex sex;
	int birth;
	int supported, household, disabled;
	int married;
	long long own_basic, own_employees;
	int right_ended;
	const char *cause;
};
#define RELATIVES_MAX 10

struct demise {
	int given;
	int date;               /* day */
	const char *insured_as; /* NULL = what the record shows */
	int elect_long_term;
	struct relative relative[RELATIVES_MAX];
	int n;
};

struct generator;
struct person;

void demise_init(struct demise *d, int date);
void demise_put(struct text *t, const struct demise *d);
/* Adds a relative, supported, without anything else; the last when full. */
struct relative *demise_add(struct demise *d, enum relation relation,
    enum sex sex, int birth);
/* The spouse, added when there is none. */
struct relative *demise_spouse(struct generator *g, struct person *p);
/* Nobody but the spouse, the pension not ended. */
struct relative *demise_spouse_alone(struct generator *g, struct person *p);
/* Anyone who died, as the tables speak of them. */
void deceased_any(struct generator *g, struct person *p);
/* The death of a person on a day: family, record, month asked. */
void deceased_on(struct generator *g, struct person *p, int date);
/* So many months as an employee and paid oneself, in place of a record. */
void deceased_totals(struct generator *g, struct person *p, int employed,
    int own);
/* Births, marriages and ends of rights that fit each other. */
void demise_settle(struct person *p);

#endif
