/* compare_person.h - invented people for nenkin-compare generate. */
#ifndef NENKIN_COMPARE_PERSON_H
#define NENKIN_COMPARE_PERSON_H

#include "compare_death.h"
#include "compare_disabled.h"
#include "compare_drawing.h"

#include "../calc/law.h"

enum life {
	LIFE_EMPLOYEE,  /* one or two jobs from school to 60 or later */
	LIFE_CIVIL,     /* the same, categories 2 to 4 */
	LIFE_SEAMAN,
	LIFE_MINER,
	LIFE_SELF,      /* national pension only */
	LIFE_MIXED,     /* some years of each */
	LIFE_TOTALS,    /* months and averages only */
	LIVES
};

/* Further things a person has, bits. */
enum {
	HAS_SPOUSE = 1, HAS_CHILDREN = 2, HAS_WORK = 4, HAS_INSURANCE = 8,
	CLAIMS_EARLY = 16, CLAIMS_LATE = 32, LOW_PAY = 64, ADDED_FOR = 128,
	PAYS_MORE = 256, DISABLED = 512, YOUNG_START = 1024,
	YOUNG_SPOUSE = 2048, NOTHING_ELSE = 4096, RECENT_WORK = 8192,
	SHORT_FIRST = 16384,    /* a short first job, a long well-paid second one */
	WORKS_ON = 32768,       /* the last job runs beyond the month asked */
	IN_FUND = 65536,        /* the first job is in an employees' pension fund */
	DISABLED_CHILD = 131072,
	VOLUNTARY_OPEN = 262144, /* voluntary months with the additional premium
				 * from 60 on, without an end */
	PAY_FALLS = 524288,     /* after the first job an ordinary one, ill paid */
	YOUNG_CHILDREN = 1048576, /* of up to 20 years in the month asked */
	OFTEN_UNPAID = 2097152
};

/* Months of the national pension, exactly. */
struct stretch {
	int from, to;
	const char *status;
	int additional;
};
#define STRETCHES_MAX 4

/* One of the totals, by its name. */
struct given_total {
	const char *name;
	long long value;
};
#define TOTALS_GIVEN_MAX 10

struct person {
	char id[CASE_ID_MAX];
	int birth;              /* day */
	enum sex sex;
	int on;                 /* month asked */
	enum life life;
	unsigned has;
	int months;             /* insured as an employee, exactly; 0 = as it comes */
	int claim;              /* month, MONTH_NONE */
	int work_from;          /* first month of work; MONTH_NONE = as it comes */
	long long work_pay;     /* with HAS_WORK; -1 = as it comes */
	char status[32];        /* of some years among paid ones, with voluntary
				 * months from 60 on; "" = as it comes */
	int status_from, status_to;
	int own_months;         /* paid ones after the job, exactly */
	int level;              /* pay in percent of the usual; 0 = as it comes */
	int second_level;       /* with SHORT_FIRST, of the second job; 0 = level */
	int child_birth;        /* day, of one child; 0 = as it comes */
	int child_disabled;     /* that one, with YOUNG_CHILDREN */
	int days;               /* of basic allowance paid; 0 = as it comes */
	int spouse_birth;       /* day; 0 = as it comes */
	int spouse_months;      /* insured as an employee; 0 = as it comes */
	long long wage_at_60;   /* 0 = as it comes */
	int end;                /* last month of the record; MONTH_OPEN */
	struct stretch stretch[STRETCHES_MAX]; /* in place of the rest */
	int n_stretch;
	struct given_total total[TOTALS_GIVEN_MAX]; /* with LIFE_TOTALS */
	int n_total;
	struct illness ill;
	struct demise demise;
};

struct generator {
	struct prng random;
	const struct law *law;
	const struct rules *rules;
	struct text *out;
	int first, last;        /* months the rules answer for */
};

void person_init(struct person *p);
/* A kind of life, as frequent as it is. */
enum life person_life(struct generator *g);
/* Anyone, as in the population that the tables speak of. */
void person_any(struct generator *g, struct person *p);
/* Writes the person as a nenkin-case/1 line; what is open is drawn. */
void person_put(struct generator *g, const struct person *p);

#endif
