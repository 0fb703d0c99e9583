/* check_survivor.c - the cases of survivors' benefits, to the yen. */
#include "../calc/survivor.h"
#include "wanted_files.h"

int main(void)
{
	static const struct wanted_files files = {
		"survivor",
		{ "published-survivor.ndjson", 130, { 0 } },
		{ "decided-survivor.ndjson", 200, { 0 } },
		{ "future-survivor.ndjson", 60, { 0 } },
		survivor
	};

	return wanted_run(&files);
}
