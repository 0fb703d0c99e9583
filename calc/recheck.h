/* recheck.h - a recorded decision against a recomputation of it.
 *
 * Each line is recomputed for its own month under the rules of that month and
 * compared to the yen; what differs becomes a finding with its cause, as far
 * as one change of the record or of a rule explains every line, and with what
 * is owed.
 */
#ifndef NENKIN_RECHECK_H
#define NENKIN_RECHECK_H

#include "decision.h"
#include "error_code.h"
#include "oldage.h"

struct recheck_options {
	int on;      /* month to which arrears are counted; MONTH_NONE = the last
		      * month decided */
	int deemed;  /* as in oldage_options */
	enum arrears_reason reason; /* where the decision names none */
	const struct rules *other; /* a second set of tables by which a decision may
			* have been made; NULL = none */
};

enum certainty { CERTAINTY_UNIQUE, CERTAINTY_AMBIGUOUS, CERTAINTY_UNEXPLAINED };
enum direction { DIRECTION_NONE, DIRECTION_UNDERPAID, DIRECTION_OVERPAID };

#define CANDIDATES_MAX 12
#define DETAIL_MAX 240

struct cause {
	const char *code;  /* NULL = the finding has none */
	enum certainty certainty;
	const char *candidate[CANDIDATES_MAX]; /* codes, best first */
	int n_candidate;
	const char *article;
	char detail[DETAIL_MAX];
};

/* What is owed, of one benefit and in one direction. */
struct arrears {
	int known;         /* something was counted */
	int from, to;      /* months */
	int months;        /* in which a yen is wrong */
	long long yen;     /* payable or recoverable now */
	long long barred;  /* time-barred by statute */
	long long special; /* of yen: barred, but paid after a correction */
	int is_part;       /* barred months are not counted, or it is paid once */
	int on;            /* month to which is counted */
	int first_paid, last_barred; /* payment months: the first of the benefit,
			    * the last barred in which a yen is missing */
	int before_tables; /* months before the tables are wrong too */
	int unknown;       /* the first month that cannot be recomputed, or 0 */
};

struct finding {
	int benefit;         /* as in struct decided; -1 = of the whole line */
	char recipient[CASE_ID_MAX]; /* "" = the person */
	const char *part;    /* "entitled", "from", a part, "annual" ... */
	const char *code;
	enum severity severity;
	int is_month;        /* decided and recomputed are months */
	long long decided, recomputed, difference; /* YEN_NONE = none */
	enum direction direction;
	struct cause cause;
	struct arrears arrears;
};

#define FINDINGS_MAX 48 /* of one decision */

struct findings {
	struct finding list[FINDINGS_MAX];
	int n;
	int silent;          /* some table says nothing: exit status 4 */
	int recomputations;  /* of the search for causes */
};

struct recheck; /* what is kept from one decision to the next */

struct recheck *recheck_new(const struct rules *rules, const struct law *law);
void recheck_release(struct recheck *k);

/* 0, or ERR_INPUT: the decision is refused. */
int recheck_decision(struct recheck *k, const struct decision *d,
    const struct recheck_options *o, struct findings *out, struct err *e);

/* Computes one line of a decision again with its steps, which live until the next
 * call of anything here.  0: nothing computes it, its month is refused, or an
 * earlier line has the same steps. */
int recheck_sheet(struct recheck *k, const struct decision *d,
    const struct recheck_options *o, int line, struct sheet *sheet);

#endif
