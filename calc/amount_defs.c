/* amount_defs.c - which amounts follow from the rule tables alone.
 *
 * Source    the article of each definition
 */
#include "amount.h"

#include <string.h>

static const struct amount_def AMOUNTS[] = {
	{ .name = "average_floor", .law = "厚生年金保険法附則第17条の4第8項",
	  .ja = "平均標準報酬月額の最低保障額", .en = "minimum of the average",
	  .base = "average_pay_floor", .rate = RATE_OWN, .rounding = NUM_HALF_UP },
	{ .name = "basic_full", .law = "国民年金法第27条",
	  .ja = "老齢基礎年金の満額", .en = "full basic pension",
	  .base = "basic_full_amount", .rate = RATE_OWN,
	  .rounding = NUM_NEAREST_100 },
	{ .name = "child_addition.first_second", .law = "厚生年金保険法第44条第2項",
	  .ja = "加給年金額（子、2人まで）", .en = "addition for each of two children",
	  .base = "child_addition_base", .base_key = "first_second",
	  .rate = RATE_YOUNGER, .rounding = NUM_NEAREST_100 },
	{ .name = "child_addition.third_on", .law = "厚生年金保険法第44条第2項",
	  .ja = "加給年金額（子、3人目から）", .en = "addition from the third child on",
	  .base = "child_addition_base", .base_key = "third_on",
	  .rate = RATE_YOUNGER, .rounding = NUM_NEAREST_100 },
	{ .name = "basic_child_addition", .law = "国民年金法第27条の6",
	  .ja = "老齢基礎年金の子の加算", .en = "child addition of the basic pension",
	  .base = "basic_child_addition_base", .rate = RATE_YOUNGER,
	  .rounding = NUM_NEAREST_100 },
	{ .name = "fixed_unit", .law = "厚生年金保険法附則第9条の2第2項第1号",
	  .ja = "定額単価", .en = "unit of the fixed amount",
	  .base = "fixed_unit_base", .rate = RATE_OWN, .rounding = NUM_HALF_UP },
	{ .name = "fixed_unit_by_birth", .law = "昭和60年法律第34号附則第59条第1項",
	  .ja = "定額単価×生年月日の率", .en = "unit of the fixed amount × rate of the birth",
	  .of = "fixed_unit", .factor = { { "fixed_unit_rate", "", 0 } } },
	{ .name = "special_addition", .law = "昭和60年法律第34号附則第60条第2項",
	  .ja = "特別加算", .en = "special addition",
	  .base = "special_addition_base", .rate = RATE_YOUNGER,
	  .rounding = NUM_NEAREST_100 },
	{ .name = "spouse_addition", .law = "厚生年金保険法第44条第2項",
	  .ja = "加給年金額（配偶者）", .en = "addition for the spouse",
	  .base = "spouse_addition_base", .rate = RATE_YOUNGER,
	  .rounding = NUM_NEAREST_100 },
	{ .name = "transfer_addition", .law = "昭和60年法律第34号附則第14条第1項",
	  .ja = "振替加算", .en = "transfer addition",
	  .base = "transfer_addition_base", .rate = RATE_OWN,
	  .rounding = NUM_NEAREST_100,
	  .factor = { { "transfer_addition_rate", "", 0 } },
	  .rounding_2 = NUM_HALF_UP },
	{ .name = NULL }
};

const struct amount_def *amount_defs(void)
{
	return AMOUNTS;
}

const struct amount_def *amount_named(const char *name)
{
	const struct amount_def *d = AMOUNTS;

	while (d->name && strcmp(d->name, name) != 0)
		d++;
	return d->name ? d : NULL;
}
