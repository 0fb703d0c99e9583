/* check_published.c - the cases of old-age benefits, to the yen. */
#include "wanted_files.h"

int main(void)
{
	static const struct wanted_files files = {
		"published",
		{ "published.ndjson", 600, { 0 } },
		{ "decided.ndjson", 20, { 0 } },
		{ "future.ndjson", 7, { 0 } },
		NULL
	};

	return wanted_run(&files);
}
