/* rules_derive.c - nenkin-rules derive. */
#include "rules_tool.h"

int rules_derive(struct rules_run *r, int argc, char **argv)
{
	int first, code = rules_operands(r, argc, argv, 0, 9, &first);

	return code ? code : common_usage(&r->common, "%s is not built yet", argv[0]);
}
