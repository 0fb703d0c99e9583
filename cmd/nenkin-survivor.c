/* nenkin-survivor - who of a family is due what on a death, from which month,
 * how much, and why. */
#include "../calc/survivor.h"
#include "run.h"

static const struct option OPTIONS[] = {
	RUN_LONG,
	{ NULL, 0, NULL, 0 }
};

static const char HELP[] =
    "Usage: nenkin-survivor [OPTION]... [FILE]...\n"
    "Survivors' benefits of each case, by survivor: entitlement, first month,\n"
    "amounts, reasons.  The person of the case is the deceased.\n"
    "A FILE holds one case (JSON, nenkin-case/1) or many (NDJSON, one a line);\n"
    "without FILE, or with -, standard input is read.\n"
    "\n";

static int compute(struct calc *c, const struct nenkin_case *p, int on,
    int known, const void *own, struct result *r)
{
	(void)own;
	(void)known; /* no claim of theirs is paid from before it */
	return survivor(c, p, on, r);
}

int main(int argc, char **argv)
{
	static const struct tool tool = { "nenkin-survivor", HELP, "",
		OPTIONS, NULL, compute, PARTS_SURVIVORS, NULL,
		CHOOSE_SURVIVOR, NULL };

	return run_tool(&tool, argc, argv);
}
