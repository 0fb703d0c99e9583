/* rules_expand.c - nenkin-rules expand: every derived amount and every row. */
#include "rules_tool.h"

#include "../calc/amount.h"

int rules_expand(struct rules_run *r, int argc, char **argv)
{
	int first, code = rules_operands(r, argc, argv, 0, 0, &first);

	if (!code)
		code = rules_start(r);
	if (!code)
		expand(r->rules, &r->out);
	return code;
}
