/* error_code.c - the codes of what can be wrong with a decision. */
#include "error_code.h"

#include <stddef.h>
#include <string.h>

#define REST_MAX 99 /* prior of what has no figure: after all others */

const char *const SEVERITY_NAMES[SEVERITIES] = { "info", "review", "error" };

const struct category_name CATEGORY_NAMES[ERROR_CATEGORIES] = {
	{ "入力誤り", "keying" },
	{ "記録訂正過程の誤り", "correction of the record" },
	{ "確認・決定誤り", "checking and deciding" },
	{ "システム事故", "system" },
	{ "未処理・処理遅延", "delay" },
	{ "通知誤り", "notice" },
	{ "判定できないもの", "cannot be judged" }
};

#define E(id, category, prior, ja, en) \
	{ id, SEVERITY_ERROR, CATEGORY_##category, prior, ja, en }
#define V(id, category, prior, ja, en) \
	{ id, SEVERITY_REVIEW, CATEGORY_##category, prior, ja, en }
#define I(id, category, prior, ja, en) \
	{ id, SEVERITY_INFO, CATEGORY_##category, prior, ja, en }

static const struct error_code CODES[] = {
	E("R00", DECISION, REST_MAX, "記録の部分の不一致（原因不明）", "record: unexplained"),
	E("R01", RECORD, 2, "期間の脱漏", "months missing from the record"),
	E("R02", INPUT, 2, "資格取得・喪失日の1月誤り", "a date of the record a month off"),
	E("R03", INPUT, REST_MAX, "標準報酬月額の誤り", "standard remuneration keyed wrong"),
	E("R04", DECISION, REST_MAX, "賞与の算入時期の誤り", "bonus outside its window"),
	E("R05", RECORD, 8, "期間の重複", "a period counted twice"),
	E("R06", RECORD, 6, "厚生年金基金の期間の誤り", "membership of a pension fund wrong"),
	E("R07", RECORD, REST_MAX, "種別の誤り", "wrong category of insured"),
	E("R08", RECORD, REST_MAX, "免除期間の算入割合の誤り", "weight of exempt months"),
	E("R09", INPUT, REST_MAX, "生年月日・性別の誤り", "birth date or sex wrong"),
	E("R10", RECORD, 3, "配偶者との突合の誤り", "link to the spouse missing or wrong"),
	E("E00", DECISION, REST_MAX, "受給権・期日の不一致（原因不明）", "entitlement or date: unexplained"),
	E("E01", DECISION, 12, "受給資格期間の誤り", "qualifying months miscounted"),
	E("E02", DECISION, 12, "合算対象期間の不算入", "months that count for the qualifying period left out"),
	E("E03", DECISION, REST_MAX, "受給権発生日の誤り", "date of entitlement wrong"),
	E("E04", DECISION, 13, "支給開始年齢の誤り", "row of the start age"),
	E("E05", DECISION, REST_MAX, "44年特例・障害者特例の誤り", "44 years or disability missed or given"),
	E("E06", DECISION, 10, "短期・長期要件の適用誤り", "the other requirement of a death applied"),
	E("E07", DECISION, 5, "失権後の支給", "right lost, still paid"),
	V("E08", DECISION, 10, "有利な選択の可能性", "a better lawful choice"),
	V("E09", DECISION, REST_MAX, "請求勧奨（未決定の受給権）", "entitled, no decision recorded"),
	E("C00", DECISION, REST_MAX, "計算の不一致（原因不明）", "computation: unexplained"),
	E("C01", DECISION, REST_MAX, "乗率の行の誤り", "row of the multiplier"),
	E("C02", DECISION, REST_MAX, "総報酬制の前後の区分の誤り", "split at 2003-04"),
	E("C03", DECISION, 13, "再評価率の年度・区分の誤り", "revaluation rate of another year or group"),
	E("C04", DECISION, REST_MAX, "従前額保障の比較漏れ", "the 1994 level not compared"),
	E("C05", DECISION, REST_MAX, "経過的加算の誤り", "transitional addition"),
	E("C06", DECISION, 11, "改定の漏れ", "a revision skipped"),
	E("C07", DECISION, REST_MAX, "端数処理の誤り", "rounding"),
	E("C08", DECISION, REST_MAX, "繰上げ減額率・月数の誤り", "early claim: rate or months"),
	E("C09", DECISION, REST_MAX, "繰下げ月数等の誤り", "deferral: months"),
	E("C10", DECISION, REST_MAX, "300月みなし・最低保障額の誤り", "floor of 300 months or of the amount"),
	E("C11", DECISION, REST_MAX, "減額・増額の順序の誤り", "order of the steps"),
	E("S00", DECISION, REST_MAX, "加算の不一致（原因不明）", "supplement: unexplained"),
	E("S01", DECISION, 3, "加給年金額の停止・終了漏れ", "addition for the spouse not stopped"),
	E("S02", DECISION, 3, "加給年金額の加算漏れ", "addition for the spouse not paid"),
	E("S03", DECISION, 1, "振替加算の加算漏れ", "transfer addition not started"),
	E("S04", DECISION, 15, "振替加算の誤支給（240月以上）", "transfer addition paid with 240 months"),
	E("S05", DECISION, REST_MAX, "加算の行・改定率の誤り", "row or rate of a supplement"),
	E("S06", DECISION, REST_MAX, "子の加算の誤り", "child addition"),
	E("S07", DECISION, REST_MAX, "中高齢・経過的寡婦加算の誤り", "addition for a widow"),
	E("J00", DECISION, REST_MAX, "支給停止の不一致（原因不明）", "adjustment: unexplained"),
	E("J01", DECISION, 7, "在職停止の届出・改定の反映漏れ", "suspension in work"),
	E("J02", DECISION, 7, "他の実施機関の額の算入漏れ", "several institutions not added"),
	E("J03", DECISION, REST_MAX, "雇用保険との調整漏れ", "employment insurance not set off"),
	E("J04", DECISION, REST_MAX, "併給調整の誤り", "pensions that exclude each other"),
	E("J06", DECISION, REST_MAX, "所得による支給停止の誤り", "income test"),
	V("I01", SYSTEM, 13, "規則表の値の誤り", "a wrong value in a rule table"),
	E("I02", SYSTEM, REST_MAX, "旧年度の率の使用", "another year's table"),
	E("I03", SYSTEM, REST_MAX, "新規・既裁定の区分の誤り", "the other revision group"),
	V("D01", DECISION, 9, "障害等級の相違（医学的判断）", "another grade of disability (medical)"),
	E("D02", DECISION, REST_MAX, "初診日の属する制度の誤り", "first visit in the other insurance"),
	E("D03", DECISION, REST_MAX, "認定日・事後重症の取り違え", "right from the recognition or from the claim"),
	E("P00", DECISION, REST_MAX, "支払額の不一致（原因不明）", "payment: unexplained"),
	E("P01", DECISION, 14, "支払額の端数処理の誤り", "fractions of the payments"),
	E("P02", DECISION, 14, "時効の適用誤り", "time bar applied wrongly"),
	V("P03", DECISION, REST_MAX, "遅延特別加算金の支給漏れの可能性", "addition for late payment due"),
	E("P04", DECISION, REST_MAX, "遡及支払額の誤り", "arrears: months or rates"),
	I("T01", DELAY, REST_MAX, "処理期間の超過", "later than the service standard"),
	I("N01", NOTICE, REST_MAX, "決定内の数値の不整合", "figures of one decision disagree"),
	V("M01", NONE, REST_MAX, "必要な入力の不足", "an input is missing"),
	V("M02", NONE, REST_MAX, "規則表の対象外の月", "the tables do not cover the month"),
	V("M04", NONE, REST_MAX, "計算の対象外の規定", "a provision that is not computed"),
	V("M05", NONE, REST_MAX, "判断を要するもの（医学・生計維持）", "judgement needed (medical, support)"),
	{ NULL, SEVERITY_INFO, CATEGORY_NONE, REST_MAX, NULL, NULL }
};

const struct error_code *error_codes(void)
{
	return CODES;
}

const struct error_code *error_code_named(const char *id)
{
	const struct error_code *x;

	for (x = CODES; x->id; x++)
		if (strcmp(x->id, id) == 0)
			return x;
	return NULL;
}
