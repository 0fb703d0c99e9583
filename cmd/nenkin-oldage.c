/* nenkin-oldage - what old-age benefits is this person due, from which month,
 * how much, and why. */
#include "../calc/oldage.h"
#include "run.h"

enum { OPT_DEEMED = RUN_OWN };

static const struct option OPTIONS[] = {
	RUN_LONG,
	{ "deemed-request", no_argument, NULL, OPT_DEEMED },
	{ NULL, 0, NULL, 0 }
};

static const char HELP[] =
    "Usage: nenkin-oldage [OPTION]... [FILE]...\n"
    "Old-age benefits of each case: entitlement, first month, amounts, reasons.\n"
    "A FILE holds one case (JSON, nenkin-case/1) or many (NDJSON, one a line);\n"
    "without FILE, or with -, standard input is read.\n"
    "\n";
static const char HELP_OWN[] =
    "      --deemed-request  claims after 70 carry no request for deferral\n"
    "                        (国民年金法第28条第5項)\n";

static int option(struct common *common, void *own, int opt, const char *arg)
{
	(void)common;
	(void)opt;
	(void)arg;
	((struct oldage_options *)own)->deemed = 1;
	return 0;
}

static int compute(struct calc *c, const struct nenkin_case *p, int on,
    int known, const void *own, struct result *r)
{
	struct oldage_options o = *(const struct oldage_options *)own;

	o.on = on;
	o.known = known;
	return oldage(c, p, &o, r);
}

static int deemed(const void *own)
{
	return ((const struct oldage_options *)own)->deemed;
}

int main(int argc, char **argv)
{
	static struct oldage_options own;
	static const struct tool tool = { "nenkin-oldage", HELP, HELP_OWN,
		OPTIONS, option, compute, PARTS_OLD_AGE, &own,
		CHOOSE_OLD_AGE, deemed };

	return run_tool(&tool, argc, argv);
}
