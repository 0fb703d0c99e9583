/* check_kanji.c - numbers, days and months as the text of a law writes them:
 * what is read, and what must be refused.
 */
#include "testing.h"

#include "../calc/kanji.h"

#define UNREAD (-7) /* a result nothing may have written */

/* ---- numbers ------------------------------------------------------------- */

static const struct number {
	const char *text;
	long long value;
	const char *rest;
} NUMBERS[] = {
	{ "〇", 0, "" }, { "一", 1, "" }, { "九", 9, "" }, { "十", 10, "" },
	{ "十一", 11, "" }, { "二十", 20, "" }, { "二十一", 21, "" },
	{ "九十九", 99, "" }, { "百", 100, "" }, { "百一", 101, "" },
	{ "百十", 110, "" }, { "二百二十五", 225, "" }, { "九百", 900, "" },
	{ "千", 1000, "" }, { "一千", 1000, "" }, { "千百十一", 1111, "" },
	{ "三千四十七", 3047, "" }, { "九千九百九十九", 9999, "" },
	{ "一万", 10000, "" }, { "十万", 100000, "" }, { "五十一万", 510000, "" },
	{ "百万", 1000000, "" }, { "千万", 10000000, "" },
	{ "一千万", 10000000, "" }, { "一万一", 10001, "" },
	{ "七十八万九百", 780900, "" }, { "二十二万四千七百", 224700, "" },
	{ "七万四千九百", 74900, "" }, { "一億", 100000000, "" },
	{ "一億二千三百四十五万六千七百八十九", 123456789, "" },
	{ "十億五", 1000000005, "" },
	{ "九千九百九十九億九千九百九十九万九千九百九十九", 999999999999, "" },
	{ "一二", 12, "" }, { "三〇", 30, "" }, { "一〇〇", 100, "" },
	{ "二〇二六", 2026, "" }, { "四九、四七〇", 49470, "" },
	{ "二九六、八二〇", 296820, "" }, { "一、〇〇〇、〇〇〇", 1000000, "" },
	{ "五十一万円", 510000, "円" }, { "六月以上", 6, "月以上" },
	{ "第三", 0, NULL }, { "三、次の", 3, "、次の" },
	{ "二十一号", 21, "号" }, { "一　", 1, "　" },
	/* refused */
	{ "", 0, NULL }, { "円", 0, NULL }, { "12", 0, NULL }, { "１２", 0, NULL },
	{ "一十", 0, NULL }, { "一百", 0, NULL }, { "二一十", 0, NULL },
	{ "二三十", 0, NULL }, { "十百", 0, NULL }, { "百千", 0, NULL },
	{ "十十", 0, NULL }, { "万", 0, NULL }, { "万円", 0, NULL },
	{ "一万億", 0, NULL }, { "一億億", 0, NULL }, { "二万三万", 0, NULL },
	{ "一兆", 0, NULL }, { "〇一", 0, NULL }, { "〇〇", 0, NULL },
	{ "十〇", 0, NULL }, { "百二十三四五", 0, NULL }, { "〇十", 0, NULL }, { "二十〇", 0, NULL },
	{ "四九、四七", 0, NULL }, { "四九、四七〇一", 0, NULL },
	{ "四九四七、〇〇〇", 0, NULL }, { "〇、四七〇", 0, NULL },
	{ "一二万", 0, NULL }, { "一・五", 0, NULL }, { "二十・五", 0, NULL },
	{ "五十一 万", 51, " 万" }, { "廿", 0, NULL }, { "壱", 0, NULL },
	{ "-一", 0, NULL }, { "一二三四五六七八九〇一二三四五六", 0, NULL },
};

START_TEST(number)
{
	const struct number *w = &NUMBERS[_i];
	long long value = UNREAD;
	const char *rest = kanji_number(w->text, &value);

	if (!w->rest) {
		ck_assert_msg(!rest, "%s was read as %lld", w->text, value);
		ck_assert_int_eq(value, UNREAD);
		return;
	}
	ck_assert_msg(rest, "%s was refused", w->text);
	ck_assert_msg(value == w->value, "%s: %lld", w->text, value);
	ck_assert_str_eq(rest, w->rest);
}
END_TEST

/* Every number to ten thousand, written a second way. */
static char *write_number(int n, char *buf)
{
	static const char *const figure[] = { "", "一", "二", "三", "四", "五",
		"六", "七", "八", "九" };
	static const char *const unit[] = { "千", "百", "十", "" };
	int by = 1000, i;

	*buf = '\0';
	for (i = 0; i < 4; i++, by /= 10) {
		int f = n / by % 10;

		if (f > 1 || (f == 1 && by == 1))
			strcat(buf, figure[f]);
		if (f)
			strcat(buf, unit[i]);
	}
	return buf;
}

START_TEST(all_to_ten_thousand)
{
	char buf[64], with_myriad[160];
	long long value = 0;
	const char *p;
	int n;

	for (n = 1; n < 10000; n++) {
		p = kanji_number(write_number(n, buf), &value);
		ck_assert_msg(p && !*p && value == n, "%s: %lld", buf, value);
		snprintf(with_myriad, sizeof with_myriad, "%s万%s円", buf, buf);
		p = kanji_yen(with_myriad, &value);
		ck_assert_msg(p && !*p && value == n * 10001LL, "%s: %lld",
		    with_myriad, value);
	}
}
END_TEST

static const struct decimal {
	const char *text;
	long long value;
	int scale; /* 0: refused */
} DECIMALS[] = {
	{ "〇・九三六", 936, 3 }, { "一・〇八五", 1085, 3 },
	{ "一三・九四四", 13944, 3 }, { "一〇・二八八", 10288, 3 },
	{ "九・〇〇〇", 9000, 3 }, { "〇・〇〇〇", 0, 3 }, { "〇・五", 5, 1 },
	{ "一・二二", 122, 2 }, { "〇・〇〇五四八一", 5481, 6 },
	{ "一二三四五六・七八九〇一二三四五", 123456789012345, 9 },
	/* refused */
	{ "", 0, 0 }, { "一", 0, 0 }, { "十", 0, 0 }, { "一・", 0, 0 },
	{ "・五", 0, 0 }, { "〇〇・五", 0, 0 }, { "〇一・五", 0, 0 },
	{ "一・五・二", 0, 0 }, { "十・五", 0, 0 }, { "一・十", 0, 0 },
	{ "一.五", 0, 0 }, { "一･五", 0, 0 }, { "一．五", 0, 0 }, { "一。五", 0, 0 },
	{ "1・5", 0, 0 }, { "一・五十", 0, 0 }, { "零・五", 0, 0 },
	{ "一二三四五六七・七八九〇一二三四五", 0, 0 }, { "一・O五", 0, 0 },
};

START_TEST(decimal)
{
	const struct decimal *w = &DECIMALS[_i];
	long long value = UNREAD;
	int scale = UNREAD;
	const char *rest = kanji_decimal(w->text, &value, &scale);

	if (!w->scale) { /* nothing, or not the whole */
		ck_assert_msg(!rest || *rest, "%s was read", w->text);
		return;
	}
	ck_assert_msg(rest && !*rest, "%s was refused", w->text);
	ck_assert_int_eq(value, w->value);
	ck_assert_int_eq(scale, w->scale);
}
END_TEST

START_TEST(yen)
{
	long long v = UNREAD;

	ck_assert_ptr_null(kanji_yen("五十一万", &v));
	ck_assert_ptr_null(kanji_yen("円", &v));
	ck_assert_ptr_null(kanji_yen("〇・五円", &v));
	ck_assert_ptr_null(kanji_yen(NULL, &v));
	ck_assert_int_eq(v, UNREAD);
	ck_assert_str_eq(kanji_yen("五十一万円」と", &v), "」と");
	ck_assert_int_eq(v, 510000);
	ck_assert_str_eq(kanji_yen("四九、四七〇円", &v), "");
	ck_assert_int_eq(v, 49470);
	ck_assert_str_eq(kanji_yen("〇円", &v), "");
	ck_assert_int_eq(v, 0);
}
END_TEST

/* ---- days and months --------------------------------------------------------- */

static const struct date {
	const char *text;
	const char *day; /* "YYYY-MM-DD"; NULL: refused */
} DAYS[] = {
	{ "昭和十三年四月二日", "1938-04-02" },
	{ "昭和五年四月一日", "1930-04-01" },
	{ "昭和三十一年四月一日", "1956-04-01" },
	{ "昭和元年十二月二十五日", "1926-12-25" },
	{ "大正十五年十二月二十四日", "1926-12-24" },
	{ "明治四十五年七月二十九日", "1912-07-29" },
	{ "大正元年七月三十日", "1912-07-30" },
	{ "昭和六十四年一月七日", "1989-01-07" },
	{ "平成元年一月八日", "1989-01-08" },
	{ "平成三十一年四月三十日", "2019-04-30" },
	{ "令和元年五月一日", "2019-05-01" },
	{ "令和六年二月二十九日", "2024-02-29" },
	{ "平成三十二年四月一日", "2020-04-01" }, /* as laws of 2018 say */
	/* refused */
	{ "昭和元年十二月二十四日", NULL }, { "平成元年一月七日", NULL },
	{ "令和元年四月三十日", NULL }, { "昭和一年十二月三十一日", NULL },
	{ "令和五年二月二十九日", NULL }, { "令和五年四月三十一日", NULL },
	{ "令和五年十三月一日", NULL }, { "令和五年〇月一日", NULL },
	{ "令和五年四月〇日", NULL }, { "令和五年四月元日", NULL },
	{ "令和〇年四月一日", NULL }, { "昭和百年四月一日", NULL },
	{ "昭和13年4月2日", NULL }, { "令五年四月一日", NULL },
	{ "一九五六年四月一日", NULL }, { "昭和五年四月一", NULL },
	{ "昭和五年四月", NULL }, { "昭和五年", NULL }, { "", NULL },
	{ "同月二日", NULL }, { "同年四月二日", NULL },
};

START_TEST(day)
{
	const struct date *w = &DAYS[_i];
	int d = UNREAD;
	const char *rest = kanji_day(w->text, DAY_NONE, &d);
	char buf[11];

	if (!w->day) {
		ck_assert_msg(!rest, "%s was read", w->text);
		ck_assert_int_eq(d, UNREAD);
		return;
	}
	ck_assert_msg(rest && !*rest, "%s was refused", w->text);
	ck_assert_str_eq(day_text(d, buf), w->day);
}
END_TEST

START_TEST(day_after_another)
{
	int before = day_of(1956, 4, 1), d = UNREAD;

	ck_assert_str_eq(kanji_day("同月二日以後", before, &d), "以後");
	ck_assert_int_eq(d, before + 1);
	ck_assert_str_eq(kanji_day("同年十月一日", before, &d), "");
	ck_assert_int_eq(d, day_of(1956, 10, 1));
	ck_assert_str_eq(kanji_day("昭和五年四月一日", before, &d), "");
	ck_assert_int_eq(d, day_of(1930, 4, 1));
	ck_assert_ptr_null(kanji_day("同月三十一日", before, &d));
	ck_assert_ptr_null(kanji_day("同年十三月一日", before, &d));
	ck_assert_ptr_null(kanji_day("同日", before, &d));
	ck_assert_ptr_null(kanji_day("同月二日", DAY_OPEN, &d));
}
END_TEST

static const struct month_range {
	const char *text;
	const char *from, *to; /* both NULL: refused; one: open there */
} MONTHS[] = {
	{ "昭和三十三年三月以前", NULL, "1958-03" },
	{ "平成十五年四月以後", "2003-04", NULL },
	{ "昭和三十三年四月から昭和三十四年三月まで", "1958-04", "1959-03" },
	{ "昭和六十三年四月から平成元年十一月まで", "1988-04", "1989-11" },
	{ "平成三十一年四月から平成三十二年三月まで", "2019-04", "2020-03" },
	{ "平成三十一年四月から令和二年三月まで", "2019-04", "2020-03" },
	{ "令和元年五月から令和元年五月まで", "2019-05", "2019-05" },
	/* refused */
	{ "平成十五年三月", NULL, NULL }, { "平成十五年三月以上", NULL, NULL },
	{ "昭和三十四年四月から昭和三十四年三月まで", NULL, NULL },
	{ "昭和三十三年四月から昭和三十四年三月", NULL, NULL },
	{ "昭和三十三年四月昭和三十四年三月まで", NULL, NULL },
	{ "昭和三十三年四月から", NULL, NULL }, { "から", NULL, NULL },
	{ "昭和三十三年四月一日から昭和三十四年三月まで", NULL, NULL },
	{ "昭和三十三年から昭和三十四年三月まで", NULL, NULL },
	{ "昭和元年十一月以前", NULL, NULL }, { "", NULL, NULL },
};

START_TEST(months)
{
	const struct month_range *w = &MONTHS[_i];
	int from = UNREAD, to = UNREAD, want;
	const char *rest = kanji_months(w->text, &from, &to);

	if (!w->from && !w->to) {
		ck_assert_msg(!rest, "%s was read", w->text);
		ck_assert_int_eq(from, UNREAD);
		ck_assert_int_eq(to, UNREAD);
		return;
	}
	ck_assert_msg(rest && !*rest, "%s was refused", w->text);
	ck_assert_int_eq(from, plain_month(w->from, MONTH_NONE));
	want = plain_month(w->to, MONTH_OPEN);
	ck_assert_int_eq(to, want);
}
END_TEST

START_TEST(one_month)
{
	int m = UNREAD;

	ck_assert_ptr_null(kanji_month("平成元年", &m));
	ck_assert_ptr_null(kanji_month("平成一年三月", &m));
	ck_assert_ptr_null(kanji_month("平成十五年三", &m));
	ck_assert_ptr_null(kanji_month("2003年三月", &m));
	ck_assert_ptr_null(kanji_month(NULL, &m));
	ck_assert_int_eq(m, UNREAD);
	ck_assert_str_eq(kanji_month("平成十五年三月分", &m), "分");
	ck_assert_int_eq(m, MONTH(2003, 3));
	ck_assert_str_eq(kanji_month("平成元年一月", &m), "");
	ck_assert_int_eq(m, MONTH(1989, 1));
}
END_TEST

START_TEST(fiscal_year)
{
	int y = UNREAD;

	ck_assert_ptr_null(kanji_fiscal_year("令和八年", &y));
	ck_assert_ptr_null(kanji_fiscal_year("令和一年度", &y));
	ck_assert_ptr_null(kanji_fiscal_year("八年度", &y));
	ck_assert_ptr_null(kanji_fiscal_year(NULL, &y));
	ck_assert_int_eq(y, UNREAD);
	ck_assert_str_eq(kanji_fiscal_year("令和八年度における", &y), "における");
	ck_assert_int_eq(y, 2026);
	ck_assert_str_eq(kanji_fiscal_year("令和元年度", &y), "");
	ck_assert_int_eq(y, 2019);
	ck_assert_str_eq(kanji_fiscal_year("平成三十一年度", &y), "");
	ck_assert_int_eq(y, 2019);
	ck_assert_str_eq(kanji_fiscal_year("平成十七年度", &y), "");
	ck_assert_int_eq(y, 2005);
}
END_TEST

static const struct birth_range {
	const char *text;
	const char *from, *to; /* both NULL: refused; one: open there */
} BIRTHS[] = {
	{ "昭和五年四月一日以前に生まれた者", NULL, "1930-04-01" },
	{ "昭和三十四年四月二日以後に生まれた者", "1959-04-02", NULL },
	{ "同月二日以後に生まれた者", "1956-04-02", NULL },
	{ "同月二日から昭和三十二年四月一日までの間に生まれた者", "1956-04-02",
	    "1957-04-01" },
	{ "昭和五年四月二日から昭和六年四月一日までの間に生まれた者",
	    "1930-04-02", "1931-04-01" },
	{ "昭和五年四月二日から同年十月一日までの間に生まれた者",
	    "1930-04-02", "1930-10-01" },
	/* refused */
	{ "昭和五年四月一日以前", NULL, NULL },
	{ "昭和五年四月一日に生まれた者", NULL, NULL },
	{ "昭和五年四月一日以前に生れた者", NULL, NULL },
	{ "昭和六年四月二日から昭和五年四月一日までの間に生まれた者", NULL, NULL },
	{ "昭和五年四月二日から昭和六年四月一日までに生まれた者", NULL, NULL },
	{ "昭和五年四月二日から", NULL, NULL }, { "", NULL, NULL },
};

START_TEST(births)
{
	const struct birth_range *w = &BIRTHS[_i];
	int from = UNREAD, to = UNREAD, before = day_of(1956, 4, 1);
	const char *rest = kanji_births(w->text, before, &from, &to);

	if (!w->from && !w->to) {
		ck_assert_msg(!rest, "%s was read", w->text);
		ck_assert_int_eq(from, UNREAD);
		ck_assert_int_eq(to, UNREAD);
		return;
	}
	ck_assert_msg(rest && !*rest, "%s was refused", w->text);
	ck_assert_int_eq(from, plain_day(w->from, DAY_NONE));
	ck_assert_int_eq(to, plain_day(w->to, DAY_OPEN));
}
END_TEST

/* A text cut off anywhere, also inside a character, is never the whole. */
START_TEST(cut_off)
{
	static const char whole[] =
	    "昭和五年四月二日から昭和六年四月一日までの間に生まれた者";
	char buf[sizeof whole];
	int from, to;
	size_t n;

	for (n = 0; n < sizeof whole - 1; n++) {
		memcpy(buf, whole, n);
		buf[n] = '\0';
		ck_assert_msg(!kanji_births(buf, DAY_NONE, &from, &to),
		    "%s was read", buf);
	}
	ck_assert_ptr_nonnull(kanji_births(whole, DAY_NONE, &from, &to));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("kanji");
	TCase *t = test_group(s, "kanji");

	tcase_add_loop_test(t, number, 0, N(NUMBERS));
	tcase_add_test(t, all_to_ten_thousand);
	tcase_add_loop_test(t, decimal, 0, N(DECIMALS));
	tcase_add_test(t, yen);
	tcase_add_loop_test(t, day, 0, N(DAYS));
	tcase_add_test(t, day_after_another);
	tcase_add_loop_test(t, months, 0, N(MONTHS));
	tcase_add_test(t, one_month);
	tcase_add_test(t, fiscal_year);
	tcase_add_loop_test(t, births, 0, N(BIRTHS));
	tcase_add_test(t, cut_off);
	return run_suite(s);
}
