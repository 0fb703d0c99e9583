/* nenkin-disability - what disability benefits is this person due, from which
 * month, how much, and why. */
#include "../calc/disability.h"
#include "run.h"

static const struct option OPTIONS[] = {
	RUN_LONG,
	{ NULL, 0, NULL, 0 }
};

static const char HELP[] =
    "Usage: nenkin-disability [OPTION]... [FILE]...\n"
    "Disability benefits of each case: entitlement, first month, amounts, reasons.\n"
    "A FILE holds one case (JSON, nenkin-case/1) or many (NDJSON, one a line);\n"
    "without FILE, or with -, standard input is read.\n"
    "\n";

static int compute(struct calc *c, const struct nenkin_case *p, int on,
    int known, const void *own, struct result *r)
{
	(void)own;
	(void)known; /* no claim of theirs is paid from before it */
	return disability(c, p, on, r);
}

int main(int argc, char **argv)
{
	static const struct tool tool = { "nenkin-disability", HELP, "",
		OPTIONS, NULL, compute, PARTS_DISABILITY, NULL,
		CHOOSE_DISABILITY, NULL };

	return run_tool(&tool, argc, argv);
}
