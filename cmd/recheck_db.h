/* recheck_db.h - decisions from a query of an SQLite file. */
#ifndef NENKIN_RECHECK_DB_H
#define NENKIN_RECHECK_DB_H

#include "recheck_feed.h"

/* Each row of the query is a decision: one column with the JSON, or the id and
 * the JSON.  The file is opened for reading alone. */
void feed_db(struct feed *f, const char *path, const char *query);

#endif
