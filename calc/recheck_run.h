/* recheck_run.h - shared by the files of the recheck: one decision at work. */
#ifndef NENKIN_RECHECK_RUN_H
#define NENKIN_RECHECK_RUN_H

#include "recheck.h"

/* The groups of benefits, in the order of SCHEMES. */
enum { GROUP_OLD_AGE, GROUP_SURVIVORS, GROUP_DISABILITY, GROUPS };
#define OF_OLD_AGE (1u << GROUP_OLD_AGE)
#define OF_SURVIVORS (1u << GROUP_SURVIVORS)
#define OF_DISABILITY (1u << GROUP_DISABILITY)
#define OF_ALL (OF_OLD_AGE | OF_SURVIVORS | OF_DISABILITY)

/* What can differ: one bit for each part, then these. */
enum {
	FIELD_ENTITLED = 1u << 20,
	FIELD_FROM = 1u << 21,
	FIELD_ANNUAL = 1u << 22,
	FIELD_SUSPENDED = 1u << 23,
	FIELD_PAYABLE = 1u << 24,
	FIELD_OTHER_PART = 1u << 25 /* a part that is not computed */
};
#define FIELD_PART(part) (1u << (part))
#define FIELDS_OF_PARTS ((1u << PARTS) - 1)

/* How much an explanation says beside another one: what the record or the law
 * gives; a value that was taken from the decision or could always be; what only a
 * person can decide. */
enum weakness { WEAK_NOT, WEAK_FITTED, WEAK_JUDGEMENT };

/* One recomputation that departs from the record or the law on purpose. */
#define LENSES_MAX 12
struct other_rules; /* probe_other_rules.h */
struct trial {
	struct calc calc;
	struct law law;
	const struct rules *rules;    /* instead of the set that holds; NULL */
	struct other_rules *other;    /* the second set; NULL = none */
	struct nenkin_case c;         /* a copy of the record, to be changed */
	struct rule_lens lens[LENSES_MAX];
	int n_lens;
	int on, deemed;
	unsigned take;    /* fields taken from it; the others stay as recomputed
			   * without a change */
	int fields;       /* how many fields were changed; 0 = a measurement */
	enum weakness weak;
	char detail[DETAIL_MAX];
	const struct result *base;    /* of the month, without a change */
	const struct decided *line;   /* the first that differs */
	const struct decided *now;    /* the one it is to give */
	const struct decision *d;
	int birth;        /* by which the rates of `now` go: the recipient's */
	int line_birth;   /* by which those of `line` do */
	unsigned differ;  /* its fields that do; ~0 where they are not known */
	long long want;   /* yen decided in its first field that differs, */
	long long last;   /* what the run before gave there, */
	long long first;  /* and the one without a change */
	int replay;       /* a variant that was found is set up once more */
	int state[4];     /* of a probe that needs several runs */
	long long amount[2];
	void (*after)(struct trial *t, struct result *r);
	int variant;      /* for `after` */
	enum { ONE_ALL, ONE_LINE, ONE_BENEFIT } one; /* of all benefits; of that of
			   * the line alone; of it for all who receive it */
};

/* What a probe says of its n-th variant. */
enum probing { PROBE_RUN, PROBE_SKIP, PROBE_END };
typedef enum probing probe_fn(struct trial *t, int n);

struct probe {
	const char *code;
	const char *article;
	unsigned groups;  /* bit set of the groups it is tried for */
	unsigned touches; /* fields in which the error can show */
	unsigned needs;   /* in one of which it always does; 0 = in any */
	int variants_max;
	int coincides;    /* so many variants that chance can explain */
	probe_fn *set;
};
extern const struct probe PROBES[]; /* code NULL after the last */

struct month_result {
	int on, scheme;
	int code;          /* of the recomputation; its message in err */
	struct err err;
	struct result parts, total; /* both lawful roundings; total when has_total */
	int has_total;
};

#define MONTHS_MAX 512 /* decided months of one decision */

struct recheck {
	struct calc calc;
	struct law law;
	struct num_pool pool;
	struct err err;
	const struct rules *rules;
	struct rules *view;
	struct trial trial;
	const struct decision *d;
	const struct recheck_options *o;
	int known; /* the last month decided: later claims are not known */
	struct nenkin_case deceased; /* whose survivor the person is */
	const struct rules *other_of; /* the second set of `other` */
	struct other_rules *other;
	struct month_result *month;
	int n_month, cap_month;
};

/* How the benefits are computed: one entry a group of benefits. */
struct recheck_scheme {
	int first, last; /* benefits, in the order of result.h */
	unsigned parts;  /* bit set of the parts they can have */
	int (*compute)(struct calc *c, const struct nenkin_case *p, int on,
	    int deemed, int known, struct result *r);
};
extern const struct recheck_scheme SCHEMES[GROUPS];
int scheme_of(int benefit); /* -1 = none computes it */

/* The recomputation of a month, done once; NULL = room is out. */
struct month_result *month_at(struct recheck *k, int scheme, int on);
/* The benefit of a line, of its recipient; NULL = none. */
const struct benefit *benefit_of(const struct result *r, const struct decided *x);
int same_benefit(const struct decided *a, const struct decided *b);
/* Whether the survivors' lines rest on the record of another, `as_survivor`. */
int has_two_records(const struct decision *d);
/* Fields in which a line differs from what is due. */
unsigned line_differs(const struct decided *x, const struct benefit *b);
/* The same, 0 where the line equals either lawful rounding. */
unsigned line_wrong(struct recheck *k, const struct decided *x,
    struct month_result *m);
/* Value of a field: of the line, and of the recomputation. */
long long line_value(const struct decided *x, unsigned field);
long long benefit_value(const struct benefit *b, unsigned field);
unsigned first_field(unsigned fields);

/* The birth by which the rates of a line go: 遺族厚生年金 by the recipient's. */
int birth_of(const struct nenkin_case *c, const struct decided *x);
/* Sets a trial back to no change, for a month. */
void trial_begin(struct recheck *k, struct trial *t, const struct decided *x,
    int on, const struct result *base);
/* Computes the trial; 0, or why it cannot be. */
int trial_run(struct recheck *k, struct trial *t, int scheme, struct result *r);

/* The probe that explains every line (probe.c). */
struct explained {
	const struct probe *probe; /* NULL = none */
	int variant;
	int state[4];
	int right; /* no line is wrong */
};
void find_cause(struct recheck *k, const struct decided *line, unsigned fields,
    struct cause *cause, struct explained *by, int *runs);

/* What is owed on a benefit in a direction (arrears.c). */
void count_arrears(struct recheck *k, const struct decided *line,
    const struct explained *by, enum direction direction, struct arrears *a);
/* 国年102条1項, 厚年92条1項; 国年102条4項: months after which a payment, and the lump
 * sum, is barred. */
int bar_months(const struct recheck *k, int on);
int lump_sum_bar(const struct recheck *k, int on);
/* The month to which is counted: as asked, else the last month decided. */
int arrears_month(const struct recheck *k);
/* Findings beside them: what was not counted, the addition for late payment
 * (recheck_owed.c). */
void tell_arrears(struct recheck *k, const struct decided *x,
    const struct arrears *a, struct findings *out);
/* What a person must judge, of a line (recheck.c). */
void add_unjudged(struct findings *out, const struct decided *x,
    const char *part, const char *code, const char *why);
/* What was decided for a month of the benefit of a line, yearly yen payable;
 * 0 = that is not known. */
int decided_for(struct recheck *k, const struct decided *like,
    const struct explained *by, int month, long long *yen);

/* 国年20条, 厚年38条: whether two lines of one person, both paid in a month, exclude
 * each other (recheck_choice.c). */
int exclude_each_other(const struct recheck *k, const struct decided *a,
    const struct decided *b, int month);
/* Whether a line is wholly stopped only because another one was chosen. */
int is_not_chosen(const struct recheck *k, const struct decided *x,
    unsigned fields);
/* E08: a lawful combination that comes to more than the one decided. */
void check_choice(struct recheck *k, struct findings *out);
/* A new finding without figures; NULL = room is out. */
struct finding *findings_add(struct findings *out, int benefit,
    const char *recipient, const char *part, const char *code);

/* The payments made against those that the decision means (paid.c); whether one
 * differs: *f says how. */
int compare_paid(struct recheck *k, const struct explained *by, struct finding *f);

#endif
