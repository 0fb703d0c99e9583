/* check_disability.c - the cases of disability benefits, to the yen. */
#include "../calc/disability.h"
#include "wanted_files.h"

int main(void)
{
	static const struct wanted_files files = {
		"disability",
		{ "published-disability.ndjson", 130, { 0 } },
		{ "decided-disability.ndjson", 200, { 0 } },
		{ "future-disability.ndjson", 5, { 0 } },
		disability
	};

	return wanted_run(&files);
}
