/* law.c - the ages, month counts and dates that the Acts set once and for all. */
#include "law.h"

#include "month.h"

#define VALUE_MAX 999999 /* a month is written as six digits */

/* The row without an end, for any birth. */
static int whole(const struct rules *r, enum rule_id id, const char *key,
    int *value, struct err *e)
{
	const struct rule_row *row;
	int code = rule_at(r, id, key, MONTH_OPEN - 1, 0, &row, e);

	if (code)
		return code;
	if (row->scale != 0 || row->value < 0 || row->value > VALUE_MAX)
		return err_set(e, ERR_RULE, NULL, "%s: '%s' is not a whole number",
		    rule_table_name(row->table), row->text);
	*value = (int)row->value;
	return 0;
}

/* Written as year × 100 + month. */
static int month(const struct rules *r, const char *key, int *value,
    struct err *e)
{
	int code = whole(r, RULE_LAW_MONTH, key, value, e);

	if (!code)
		*value = MONTH(*value / 100, *value % 100);
	return code;
}

/* The payments divide the year, and that of the addition is a month of it. */
static int check_payments(const struct law *law, struct err *e)
{
	if (law->payment_terms > 0 && 12 % law->payment_terms == 0 &&
	    law->month_addition >= 1 && law->month_addition <= 12)
		return 0;
	return err_set(e, ERR_RULE, NULL,
	    "rule table 'calendar_month': payments do not divide the year");
}

int law_load(struct law *law, const struct rules *rules, struct err *e)
{
	/* amounts are rounded to one yen from the first month of the tools */
	int code = rule_in_force_from(rules, RULE_ROUNDING_UNIT,
	    &law->tables_from, e);

	if (!code)
		code = rule_in_force_from(rules, RULE_QUALIFYING_MONTHS,
		    &law->ten_years, e);

#define X(name, table, key) \
	if (!code)          \
		code = whole(rules, RULE_##table, key, &law->name, e);
	LAW_NUMBERS(X)
#undef X
#define X(name, key) \
	if (!code)   \
		code = month(rules, key, &law->name, e);
	LAW_MONTHS(X)
#undef X
	return code ? code : check_payments(law, e);
}
