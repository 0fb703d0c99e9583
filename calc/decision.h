/* decision.h - a recorded decision (nenkin-decision/1): the case as it was
 * known, what was decided on it, and what was paid.
 *
 * Months and days are those of month.h.  Yen are a year where nothing else is
 * said; YEN_NONE = not given.  A decision owns its arrays and its case;
 * decision_clear empties it for the next line and keeps the memory.
 */
#ifndef NENKIN_DECISION_H
#define NENKIN_DECISION_H

#include "case.h"
#include "result.h"

#define YEN_NONE (-0x7fffffffffffffffLL)

enum arrears_reason {
	ARREARS_UNSAID, /* the tool's option says it */
	ARREARS_BY_STATUTE,
	ARREARS_RECORD_CORRECTION, /* 記録訂正 */
	ARREARS_OFFICE_ERROR       /* 事務処理誤り */
};
extern const char *const ARREARS_REASONS[]; /* by_statute …; ends with NULL */

/* One entry of decisions[]. */
struct decided {
	int benefit;         /* enum benefit_id, or beyond BENEFITS another one */
	int on;              /* month the amounts are for */
	int from;            /* first payable month; MONTH_NONE in a refusal */
	int has_parts;
	unsigned parts;      /* bit set of parts that are there */
	long long part[PARTS];
	long long annual, suspended, payable;
	char recipient[CASE_ID_MAX]; /* "" = the person */
};

struct decision {
	char id[CASE_ID_MAX];
	char office[CASE_ID_MAX]; /* "" = not given */
	int decided, received;    /* days */
	int reconfirmed;
	enum arrears_reason reason;
	struct nenkin_case record;
	struct decided *line;
	int n_line, cap_line;
	struct money *paid;       /* yen of a payment month */
	int n_paid, cap_paid;
};

void decision_init(struct decision *d);
void decision_clear(struct decision *d);
void decision_release(struct decision *d);

/* Reads one decision strictly.  0, or ERR_INPUT with the JSON path. */
int decision_read(struct decision *d, const struct json *root, struct err *e);

/* A refusal is a decision with `annual` 0. */
int decided_refused(const struct decided *x);

#endif
