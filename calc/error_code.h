/* error_code.h - the codes of what can be wrong with a decision, and what is
 * known of each: how grave, how frequent, under which heading it is published.
 */
#ifndef NENKIN_ERROR_CODE_H
#define NENKIN_ERROR_CODE_H

enum severity { SEVERITY_INFO, SEVERITY_REVIEW, SEVERITY_ERROR, SEVERITIES };

/* The headings under which the Japan Pension Service publishes. */
enum error_category {
	CATEGORY_INPUT,       /* 入力誤り */
	CATEGORY_RECORD,      /* 記録訂正過程の誤り */
	CATEGORY_DECISION,    /* 確認・決定誤り */
	CATEGORY_SYSTEM,      /* システム事故 */
	CATEGORY_DELAY,       /* 未処理・処理遅延 */
	CATEGORY_NOTICE,      /* 通知 */
	CATEGORY_NONE,        /* cannot be judged */
	ERROR_CATEGORIES
};

struct error_code {
	const char *id;
	enum severity severity;
	enum error_category category;
	int prior;           /* people × money; 1 comes first */
	const char *ja, *en;
};

/* The codes in their order; id NULL after the last. */
const struct error_code *error_codes(void);
const struct error_code *error_code_named(const char *id); /* NULL = none */
extern const char *const SEVERITY_NAMES[SEVERITIES];
struct category_name {
	const char *ja, *en;
};
extern const struct category_name CATEGORY_NAMES[ERROR_CATEGORIES];

#endif
