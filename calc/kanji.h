/* kanji.h - numbers, days and months as the text of a law writes them.
 *
 * Each function reads from the beginning of s (UTF-8), puts what it read into
 * its results and returns the text behind it; NULL when s does not begin with
 * exactly that, and then the results are untouched.  s may be NULL, so that a
 * sentence is read by calls in a row and judged once at its end:
 *
 *	p = kanji_fiscal_year(p, &year);
 *	p = kanji_skip(p, "における改定率は、");
 *	p = kanji_decimal(p, &value, &scale);
 *	if (!p || *p) ...
 *
 * A number must end where it ends: 「二十」 is not read out of 「二十万」.
 */
#ifndef NENKIN_KANJI_H
#define NENKIN_KANJI_H

#include "month.h"

/* A word that must stand there. */
const char *kanji_skip(const char *s, const char *word);

/* A whole number from 0 to 9,999億: 「七十八万九百」, or figure by figure
 * 「一二」, 「四九、四七〇」 (three figures behind each mark), 「〇」. */
const char *kanji_number(const char *s, long long *value);
/* A decimal: 「〇・九三六」, 「一五・一三七」; at most 15 figures.
 * value × 10^-scale. */
const char *kanji_decimal(const char *s, long long *value, int *scale);
/* 「五十一万円」. */
const char *kanji_yen(const char *s, long long *yen);

/* 「平成元年十一月」.  A law written before an era ended counts on in it:
 * 「平成三十二年三月」 is 2020-03.  No month lies before its era. */
const char *kanji_month(const char *s, int *month);
/* 「昭和十三年四月二日」; also 「同月二日」 and 「同年四月二日」 after the day
 * `before` (DAY_NONE: there is none). */
const char *kanji_day(const char *s, int before, int *day);
/* 「令和八年度」: the calendar year it begins in. */
const char *kanji_fiscal_year(const char *s, int *year);

/* 「昭和三十三年三月以前」 (from MONTH_NONE), 「平成十五年四月以後」 (to
 * MONTH_OPEN), 「昭和五十年四月から昭和五十一年七月まで」. */
const char *kanji_months(const char *s, int *from, int *to);
/* 「昭和五年四月一日以前に生まれた者」 (from DAY_NONE), 「同月二日以後に生まれた者」
 * (to DAY_OPEN), 「昭和五年四月二日から昭和六年四月一日までの間に生まれた者」. */
const char *kanji_births(const char *s, int before, int *from, int *to);

#endif
