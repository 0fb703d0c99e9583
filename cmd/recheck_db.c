/* recheck_db.c - decisions from a query of an SQLite file. */
#include "recheck_db.h"

#include "../calc/json.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define BUSY_MS 10000 /* how long to wait for a writer */

static void failed(struct feed *f, const char *path, int code, const char *why)
{
	fprintf(stderr, "%s: %s: %s\n", f->tool, path, why);
	f->status = err_worse(f->status, code);
}

static int prepare(struct feed *f, const char *path, const char *query,
    sqlite3 *db, sqlite3_stmt **rows)
{
	const char *rest = "";

	sqlite3_busy_timeout(db, BUSY_MS);
	if (sqlite3_prepare_v2(db, query, -1, rows, &rest) != SQLITE_OK) {
		failed(f, path, ERR_USAGE, sqlite3_errmsg(db));
		return -1;
	}
	if (!*rows || rest[strspn(rest, " \t\n;")]) {
		failed(f, path, ERR_USAGE, "the query must be one statement");
		return -1;
	}
	if (!sqlite3_stmt_readonly(*rows) || sqlite3_column_count(*rows) < 1 ||
	    sqlite3_column_count(*rows) > 2) {
		failed(f, path, ERR_USAGE, "the query must only read, and give "
		    "one column with the JSON, or an id and the JSON");
		return -1;
	}
	return 0;
}

/* Whether the id beside the JSON is the one in it. */
static int same_id(const char *id, const char *text, size_t len)
{
	const struct json *m;
	struct json *root;
	struct err e;
	int same = 1; /* what is no JSON is refused later, for that */

	if (json_parse(text, len, &root, &e))
		return 1;
	for (m = json_type(root) == JSON_OBJECT ? json_first(root) : NULL; m;
	     m = json_next(m))
		if (strcmp(json_key(m), "id") == 0)
			same = json_type(m) == JSON_STRING &&
			    strcmp(json_string(m), id) == 0;
	json_free(root);
	return same;
}

static void refuse(struct feed *f, const char *name, int row, const char *why)
{
	feed_record(f, name, why, strlen(why), row, 1);
}

/* A row as the line it would be: a line end in JSON is a blank. */
static void one_row(struct feed *f, const char *name, sqlite3_stmt *rows, int row)
{
	int last = sqlite3_column_count(rows) - 1;
	const char *text = (const char *)sqlite3_column_text(rows, last);
	const char *id = (const char *)sqlite3_column_text(rows, 0);
	size_t i, len = (size_t)sqlite3_column_bytes(rows, last);
	struct text line;

	if (!text || !id) {
		refuse(f, name, row, "the row has no text");
		return;
	}
	if (len > READER_RECORD_MAX) {
		refuse(f, name, row, "the row is too long");
		return;
	}
	if (last && !same_id(id, text, len)) {
		refuse(f, name, row, "the id of the row is not that of the JSON");
		return;
	}
	text_init(&line);
	text_put(&line, text, len);
	for (i = 0; i < len; i++)
		if (line.s[i] == '\n' || line.s[i] == '\r')
			line.s[i] = ' ';
	feed_record(f, name, line.s, len, row, 0);
	text_release(&line);
}

void feed_db(struct feed *f, const char *path, const char *query)
{
	static char name[ERR_FILE_MAX]; /* jobs point to it */
	sqlite3 *db = NULL;
	sqlite3_stmt *rows = NULL;
	int row = 0, code;

	snprintf(name, sizeof name, "%.*s:row", (int)sizeof name - 8, path);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
		failed(f, path, ERR_IO, sqlite3_errmsg(db));
	} else if (prepare(f, path, query, db, &rows) == 0) {
		while ((code = sqlite3_step(rows)) == SQLITE_ROW &&
		    feed_goes_on(f))
			one_row(f, name, rows, ++row);
		if (code != SQLITE_DONE && code != SQLITE_ROW)
			failed(f, path, ERR_IO, sqlite3_errmsg(db));
		feed_file_end(f, name, row);
	}
	sqlite3_finalize(rows);
	sqlite3_close(db);
}
