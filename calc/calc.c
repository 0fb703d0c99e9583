/* calc.c - what every computation is given: rules, steps, refusals. */
#include "calc.h"

#include <string.h>

int calc_rule(struct calc *c, num *value, enum rule_id id, const char *key,
    int month, int birth)
{
	const struct rule_row *row;
	int code = rule_at(c->rules, id, key, month, birth, &row, c->err);

	if (code)
		return code;
	*value = num_scaled(c->pool, row->value, row->scale);
	if (c->sheet)
		*value = num_from_row(c->pool, *value, row);
	return 0;
}

int calc_rule_int(struct calc *c, int *value, enum rule_id id, const char *key,
    int month, int birth)
{
	const struct rule_row *row;
	int code = rule_at(c->rules, id, key, month, birth, &row, c->err);

	if (code)
		return code;
	if (row->scale != 0)
		return err_set(c->err, ERR_RULE, NULL,
		    "%s: '%s' is not a whole number",
		    rule_table_name(row->table), row->text);
	*value = (int)row->value;
	return 0;
}

num calc_step(struct calc *c, const struct step_def *def, num exact,
    enum num_rounding rounding, int n_arg, const num *arg)
{
	return calc_step_text(c, def, 0, exact, rounding, n_arg, arg);
}

num calc_step_text(struct calc *c, const struct step_def *def, size_t text,
    num exact, enum num_rounding rounding, int n_arg, const num *arg)
{
	num value = rounding == NUM_EXACT ? exact
					  : num_round(c->pool, exact, rounding);
	struct step s;

	if (!c->sheet)
		return value;
	memset(&s, 0, sizeof s);
	s.def = def;
	s.text = text;
	s.exact = exact;
	s.rounding = rounding;
	s.value = value;
	s.n_arg = n_arg < STEP_ARGS ? n_arg : STEP_ARGS;
	memcpy(s.arg, arg, (size_t)s.n_arg * sizeof *arg);
	return num_from_step(c->pool, value, sheet_add(c->sheet, &s));
}

num calc_sum(struct calc *c, num a, num b)
{
	if (num_sign(a) == 0)
		return b;
	return num_sign(b) == 0 ? a : ADD(a, b);
}

int calc_uncovered(struct calc *c, const char *path, const char *law,
    const char *what)
{
	return err_set(c->err, ERR_INPUT, path, "not covered: %s (%s)", what, law);
}
