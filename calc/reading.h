/* reading.h - strict reading of JSON objects, key by key: what the readers of
 * nenkin-case/1 and nenkin-decision/1 share.
 *
 * Every function returns 0, or ERR_INPUT with the JSON path of the value.
 */
#ifndef NENKIN_READING_H
#define NENKIN_READING_H

#include "case.h"

#include <stddef.h>

struct reading {
	struct nenkin_case *c;
	struct err *e;
};

struct field;
typedef int read_fn(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, void *to);

/* One key of an object: how its value is read and where it goes. */
struct field {
	const char *key;
	read_fn *read;
	size_t offset;
	const char *const *names; /* of an enumeration, ends with NULL */
	int required;
};

#define FIELDS(a) (int)(sizeof(a) / sizeof *(a))

#define YEN_MAX 9999999999LL /* no amount of a record is larger; keeps the sums in 64 bits */
#define COUNT_MAX 9999       /* months, days, dependents */

int read_refuse(struct reading *g, const struct json_at *at, const char *msg);
int read_wrong_type(struct reading *g, const struct json_at *at,
    const struct json *v, enum json_type want);

#define NEED(type)                                      \
	do {                                            \
		if (json_type(v) != (type))             \
			return read_wrong_type(g, at, v, (type)); \
	} while (0)

/* Values: *to is an int (month, day, count, bool, name), a long long (yen), or
 * an array of CASE_ID_MAX (id). */
read_fn read_month, read_day, read_yen, read_count, read_bool, read_id,
    read_name;

/* Every key of the object v by its field, into the struct at `to`. */
int read_fields(struct reading *g, const struct json_at *at,
    const struct json *v, const struct field *f, int n, void *to);

/* One element of an array. */
typedef int element_fn(struct reading *g, const struct json_at *at,
    const struct json *v, void *to);

/* Reads every element; *n their number, when n is not NULL. */
int read_elements(struct reading *g, const struct json_at *at,
    const struct json *v, element_fn *read, void *to, int *n);

/* A case within another document; its id may be left out. */
int case_read_within(struct nenkin_case *c, const struct json_at *at,
    const struct json *v, struct err *e);

#endif
