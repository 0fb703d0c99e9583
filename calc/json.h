/* json.h - strict reading of JSON (RFC 8259).
 *
 * One pass checks the text and builds the tree: UTF-8, grammar, duplicate
 * keys, depth, whole numbers of at most 15 digits, nothing after the value.
 */
#ifndef NENKIN_JSON_H
#define NENKIN_JSON_H

#include "err.h"

#include <stddef.h>

#define JSON_DEPTH_MAX 32    /* nesting of objects and arrays */
#define JSON_MEMBERS_MAX 256 /* keys in one object */

struct json; /* one value */

enum json_type {
	JSON_NULL,
	JSON_BOOL,
	JSON_NUMBER, /* always a whole number */
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT
};

/* A place in the document, linked upward on the caller's stack: costs nothing
 * until an error has to name it. */
struct json_at {
	const struct json_at *up;
	const char *key; /* NULL: an array element */
	int index;
};

/* Checks the text.  0, or ERR_INPUT with line (from 1) and path. */
int json_scan(const char *text, size_t len, struct err *e);
/* Whether the scan failed only because the text ended too early. */
int json_incomplete(const char *text, size_t len);
/* json_scan, then the tree, to be freed by json_free. */
int json_parse(const char *text, size_t len, struct json **root, struct err *e);
void json_free(struct json *root);

enum json_type json_type(const struct json *v);
const char *json_type_name(enum json_type t); /* "a string", "an object" ... */
const struct json *json_first(const struct json *v); /* element or member */
const struct json *json_next(const struct json *v);
/* The member of an object; NULL = none, or no object.  Its text, "" = none. */
const struct json *json_member(const struct json *v, const char *key);
const char *json_member_text(const struct json *v, const char *key);
const char *json_key(const struct json *v);
const char *json_string(const struct json *v);
long long json_number(const struct json *v);
int json_true(const struct json *v);

/* "employment[0].pay[2]" into buf; "" for the root. */
void json_path(const struct json_at *at, char *buf, size_t size);
/* Line (from 1) on which the value at that path begins; 0 when not there. */
int json_line(const char *text, size_t len, const char *path);

/* err_set with the path of `at`. */
int json_err(struct err *e, int code, const struct json_at *at,
    const char *fmt, ...) ERR_PRINTF(4, 5);

#endif
