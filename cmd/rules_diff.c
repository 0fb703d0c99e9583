/* rules_diff.c - nenkin-rules diff. */
#include "rules_tool.h"

int rules_diff(struct rules_run *r, int argc, char **argv)
{
	int first, code = rules_operands(r, argc, argv, 0, 9, &first);

	return code ? code : common_usage(&r->common, "%s is not built yet", argv[0]);
}
