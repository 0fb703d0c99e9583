/* compare_tool.h - what the parts of nenkin-compare share. */
#ifndef NENKIN_COMPARE_TOOL_H
#define NENKIN_COMPARE_TOOL_H

#include "../calc/compare.h"
#include "../calc/hash.h"
#include "../calc/json.h"
#include "../calc/tally.h"
#include "common.h"
#include "reader.h"

enum compare_format { COMPARE_TEXT, COMPARE_JSON, COMPARE_CSV, COMPARE_MD,
	COMPARE_JUNIT, COMPARE_TAP, COMPARE_HTML };

enum compare_command { COMMAND_COMPARE, COMMAND_SAVE, COMMAND_VERIFY,
	COMMAND_GENERATE };

/* One run of the tool. */
/* Tests of JUnit and TAP. */
struct ci {
	struct text body;     /* JUnit: those not yet in the spool */
	FILE *spool;          /* JUnit: they are held until they are counted */
	long long tests, failures, skipped, errors;
};

struct compare_run {
	struct common common;
	enum compare_format format;
	enum compare_command command;
	const char *baseline; /* file, NULL */
	const char *against[RULES_MAX];
	int n_against;
	int undo;             /* month, MONTH_NONE */
	int from, to;         /* months of --from, --to; MONTH_NONE */
	int top;              /* cases shown among gains, losses */
	enum compare_causes causes;
	unsigned long long seed; /* of generate */
	int count;            /* people to invent */
	int mutate, coverage; /* of rule rows, instead of a comparison */
	int pairs;            /* and a pair for every boundary */
	const char *benefit;  /* of --benefit; NULL */
	struct compare_options options;
	struct rules *base;   /* of --undo: the set before it */
	struct rules *old, *new;
	char **files;
	int n_files;
	struct nenkin_case record;
	struct text out;
	struct err err;
	int status;
	int stop;             /* output failed */
	struct ci ci;
};

/* The benefits of --benefit by name, 0 = all; whether there are such. */
int compare_benefit(const char *name, unsigned *asked);

/* A sentence in both languages. */
const char *say(const struct compare_run *r, const char *ja, const char *en);
/* "name sha256 0123456789ab" of a set. */
void put_set(struct text *t, const struct rules *rules);

/* Loads --rules into r->old, and into r->new what it is compared with. */
int compare_load(struct compare_run *r);

/* Calls `each` for every case of the files; refused records are told.  Its
 * value is the status of the case, with the message in r->err. */
typedef int compare_each_fn(struct compare_run *r, void *into,
    const struct record *rec);
void compare_each(struct compare_run *r, compare_each_fn *each, void *into);
/* Calls `line` for every record of a file, unread. */
void compare_lines(struct compare_run *r, const char *path,
    compare_each_fn *line, void *into);
/* Writes r->out out when much has gathered. */
void compare_flush(struct compare_run *r);

/* The commands. */
int compare_sets(struct compare_run *r);
int compare_rows(struct compare_run *r);
int compare_months(struct compare_run *r);
int compare_save(struct compare_run *r);
int compare_generate(struct compare_run *r);
int compare_verify(struct compare_run *r, const char *file);

/* ---- output of a comparison ---- */

struct case_view {
	const struct nenkin_case *p;
	const struct comparison *c;
};

/* Text and Markdown: everything at the end. */
void compare_report(struct compare_run *r, struct comparison *c,
    const struct tally *t);
/* JSON, CSV: a line for each benefit that differs, then (JSON) the sums. */
void compare_json_case(struct compare_run *r, const struct case_view *v);
void compare_json_sums(struct compare_run *r, const struct comparison *c,
    const struct tally *t);
/* HTML: everything at the end, in one file. */
void compare_html(struct compare_run *r, struct comparison *c,
    const struct tally *t);
struct mutation;
struct mutation_row;
struct coverage;
void compare_html_rows(struct compare_run *r, const struct mutation *m,
    const struct coverage *c);
/* The branches of the law, of --coverage: text and Markdown; JSON. */
void compare_coverage(struct compare_run *r, const struct mutation *m,
    const struct coverage *c);
void compare_coverage_json(struct compare_run *r, const struct mutation *m,
    const struct coverage *c);
/* Nothing checks the row although something could. */
int mutation_missed(const struct compare_run *r, const struct mutation_row *x);
/* Both results of a case with their worksheets, to be freed; 0, or a code when
 * one of the sets refuses it. */
int compare_results(struct compare_run *r, struct comparison *c,
    struct json *result[2]);
/* JUnit and TAP: a test for each case. */
void compare_ci_case(struct compare_run *r, const struct case_view *v,
    int differs);
void compare_csv_head(struct compare_run *r);
void compare_csv_case(struct compare_run *r, const struct case_view *v);

/* ---- verify ---- */

/* A stored case with what is computed now. */
struct verify_pair {
	const char *id;
	const struct json *old, *new; /* results; NULL = refused */
	const char *old_refused, *new_refused;
};
struct verify_sums {
	int same_rules;
	char rules[128], sha256[HASH_TEXT]; /* of the stored set */
	long long cases, changed, refused, steps;
	struct text list;        /* HTML: the cases shown */
	int listed;
};
int verify_same(const struct json *a, const struct json *b);
/* The next benefit that differs, from number `i` on: its number and 1; 0 at the
 * end.  Either side may be NULL. */
int verify_next(const struct verify_pair *p, int i, const struct json **old,
    const struct json **new);
void html_verify_case(struct text *t, const struct compare_run *r,
    const struct verify_pair *p, int number);
void html_verify(struct compare_run *r, const struct verify_sums *v);

/* ---- --from, --to in HTML ---- */

struct month_cell {
	long long yen;
	int refused;
};
struct html_months;
struct html_months *html_months_new(const struct compare_run *r);
void html_months_free(struct html_months *m);
/* A benefit of a case: a cell for each month. */
void html_months_line(struct html_months *m, const char *id,
    enum benefit_id benefit, const char *recipient, const struct month_cell *cell);
void html_months(struct compare_run *r, const struct html_months *m);

/* ---- worksheets, as read from JSON ---- */

struct step_pair {
	const struct json *old, *new; /* NULL = the side has no such step */
};
/* "survivors_basic[wife]": a name and the recipient, of a benefit or a step. */
void put_named(struct text *t, const struct json *x, const char *key);
/* The first step that differs between two results. */
struct step_pair first_difference(const struct json *old,
    const struct json *new);
/* Calls `each` for the steps of two results, paired. */
typedef void step_pair_fn(void *into, const struct step_pair *p, int differs);
void each_pair(const struct json *old, const struct json *new,
    step_pair_fn *each, void *into);
/* All steps of two results side by side, the first that differs marked. */
void put_side_by_side(struct compare_run *r, const struct json *old,
    const struct json *new);

/* ---- JUnit XML and TAP ---- */

enum ci_state { CI_PASSED, CI_FAILED, CI_SKIPPED, CI_ERROR };
/* A test whose name is the line of a record that was not read. */
void ci_refused(struct compare_run *r);
void ci_test(struct compare_run *r, const char *name, enum ci_state state,
    const char *detail);
void ci_end(struct compare_run *r);

/* Tables as text or Markdown. */
#define GRID_MAX 12
struct grid_column {
	const char *title;
	int width;            /* 0 = the last, as wide as it is */
	int right;            /* numbers */
};
struct grid {
	struct compare_run *r;
	const struct grid_column *column;
	int n;
};
void grid_begin(struct grid *g, struct compare_run *r,
    const struct grid_column *column, int n);
void grid_row(struct grid *g, const char *const *cell);
void put_heading(struct compare_run *r, int level, const char *s);
void put_paragraph(struct compare_run *r, const char *s);
/* "1,234", "+1,234"; buf needs 32 bytes. */
char *yen_text(long long v, char *buf);
char *signed_text(long long v, char *buf);

#endif
