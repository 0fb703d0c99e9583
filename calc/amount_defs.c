/* amount_defs.c - which amounts follow from the rule tables alone.
 *
 * Source    the article of each definition
 */
#include "amount.h"

#include <string.h>

static const struct amount_def AMOUNTS[] = {
	{ .name = "average_floor", .law = "厚生年金保険法附則第17条の4第8項",
	  .ja = "平均標準報酬月額の最低保障額", .en = "minimum of the average",
	  .base = "average_pay_floor", .rate = RATE_OWN, .unit = "average_pay_floor" },
	{ .name = "basic_full", .law = "国民年金法第27条",
	  .ja = "老齢基礎年金の満額", .en = "full basic pension",
	  .base = "basic_full_amount", .rate = RATE_OWN,
	  .unit = "full_amount" },
	{ .name = "child_addition.first_second", .law = "厚生年金保険法第44条第2項",
	  .ja = "加給年金額（子、2人まで）", .en = "addition for each of two children",
	  .base = "child_addition_base", .base_key = "first_second",
	  .rate = RATE_YOUNGER, .unit = "child_addition" },
	{ .name = "child_addition.third_on", .law = "厚生年金保険法第44条第2項",
	  .ja = "加給年金額（子、3人目から）", .en = "addition from the third child on",
	  .base = "child_addition_base", .base_key = "third_on",
	  .rate = RATE_YOUNGER, .unit = "child_addition" },
	{ .name = "basic_child_addition", .law = "国民年金法第27条の6",
	  .ja = "老齢基礎年金の子の加算", .en = "child addition of the basic pension",
	  .base = "basic_child_addition_base", .rate = RATE_YOUNGER,
	  .unit = "child_addition" },
	{ .name = "fixed_unit", .law = "厚生年金保険法附則第9条の2第2項第1号",
	  .ja = "定額単価", .en = "unit of the fixed amount",
	  .base = "fixed_unit_base", .rate = RATE_OWN, .unit = "fixed_unit" },
	{ .name = "fixed_unit_by_birth", .law = "昭和60年法律第34号附則第59条第1項",
	  .ja = "定額単価×生年月日の率", .en = "unit of the fixed amount × rate of the birth",
	  .of = "fixed_unit", .factor = { { "fixed_unit_rate", "", 0 } } },
	{ .name = "special_addition", .law = "昭和60年法律第34号附則第60条第2項",
	  .ja = "特別加算", .en = "special addition",
	  .base = "special_addition_base", .rate = RATE_YOUNGER,
	  .unit = "special_addition" },
	{ .name = "spouse_addition", .law = "厚生年金保険法第44条第2項",
	  .ja = "加給年金額（配偶者）", .en = "addition for the spouse",
	  .base = "spouse_addition_base", .rate = RATE_YOUNGER,
	  .unit = "spouse_addition" },
	{ .name = "transfer_addition", .law = "昭和60年法律第34号附則第14条第1項",
	  .ja = "振替加算", .en = "transfer addition",
	  .base = "transfer_addition_base", .rate = RATE_OWN,
	  .unit = "transfer_addition",
	  .factor = { { "transfer_addition_rate", "", 0 } },
	  .unit_2 = AMOUNT_YEN },
	{ .name = "disability_1", .law = "国民年金法第33条第2項",
	  .ja = "障害基礎年金1級", .en = "disability basic pension, grade 1",
	  .of = "basic_full",
	  .factor = { { "disability_factor", "grade_1_basic", 0 } },
	  .unit_2 = AMOUNT_YEN },
	{ .name = "disability_2", .law = "国民年金法第33条第1項",
	  .ja = "障害基礎年金2級", .en = "disability basic pension, grade 2",
	  .of = "basic_full" },
	{ .name = "disability_3_min", .law = "厚生年金保険法第50条第3項",
	  .ja = "障害厚生年金の最低保障額",
	  .en = "minimum of the disability employees' pension",
	  .of = "basic_full", .factor = { { "disability_factor", "minimum", 0 } },
	  .unit_2 = "disability_minimum" },
	{ .name = "disability_allowance_min", .law = "厚生年金保険法第57条",
	  .ja = "障害手当金の最低保障額", .en = "minimum of the disability allowance",
	  .of = "disability_3_min",
	  .factor = { { "disability_factor", "minimum_allowance", 0 } } },
	{ .name = "premium", .law = "国民年金法第87条第3項",
	  .ja = "国民年金の保険料", .en = "national pension premium, a month",
	  .base = "national_premium_base", .rate = RATE_PREMIUM,
	  .unit = "premium" },
	{ .name = "survivor_basic", .law = "国民年金法第38条",
	  .ja = "遺族基礎年金", .en = "survivors' basic pension",
	  .of = "basic_full" },
	{ .name = "widow_addition", .law = "厚生年金保険法第62条第1項",
	  .ja = "中高齢寡婦加算", .en = "middle-aged widow's addition",
	  .of = "basic_full",
	  .factor = { { "survivor_fraction", "middle_aged.num", 0 },
	      { "survivor_fraction", "middle_aged.den", 1 } },
	  .unit_2 = "full_amount" },
	{ .name = "widow_share", .law = "昭和60年法律第34号附則第73条第1項第2号",
	  .ja = "経過的寡婦加算で控除する額",
	  .en = "what is taken from the transitional widow's addition",
	  .of = "basic_full",
	  .factor = { { "widow_transitional_fraction", "num", 0 },
	      { "widow_transitional_fraction", "den", 1 } } },
	{ .name = "widow_transitional", .law = "昭和60年法律第34号附則第73条第1項",
	  .ja = "経過的寡婦加算", .en = "transitional widow's addition",
	  .of = "widow_addition", .minus = "widow_share",
	  .unit_2 = AMOUNT_YEN },
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
