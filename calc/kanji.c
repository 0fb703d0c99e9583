/* kanji.c - numbers, days and months as the text of a law writes them. */
#include "kanji.h"

#include <string.h>

#define BYTES 3        /* of one kanji in UTF-8 */
#define FIGURES_MAX 15 /* of a number */

const char *kanji_skip(const char *s, const char *word)
{
	size_t n = strlen(word);

	return s && strncmp(s, word, n) == 0 ? s + n : NULL;
}

/* ---- numbers -------------------------------------------------------------- */

/* The place of the first character of s among the characters of `set`, -1 =
 * none of them. */
static int place_in(const char *s, const char *set)
{
	int i;

	for (i = 0; set[i * BYTES]; i++)
		if (strncmp(s, set + i * BYTES, BYTES) == 0)
			return i;
	return -1;
}

static int figure(const char *s)
{
	return place_in(s, "〇一二三四五六七八九");
}

/* Whether a number would go on at s. */
static int goes_on(const char *s)
{
	return place_in(s, "〇一二三四五六七八九十百千万億兆・") >= 0;
}

/* Figures one by one; their count is *n, at most `most`. */
static const char *figures(const char *s, int most, long long *value, int *n)
{
	int f;

	*value = 0;
	for (*n = 0; (f = figure(s)) >= 0 && *n < most; ++*n) {
		*value = *value * 10 + f;
		s += BYTES;
	}
	return s;
}

/* 「一二」, 「四九、四七〇」: no 〇 in front of other figures, and either no mark
 * or one in front of every three. */
static const char *by_figures(const char *s, long long *value)
{
	const char *p, *next;
	long long v, more;
	int n, all;

	p = figures(s, FIGURES_MAX, &v, &all);
	if (all == 0 || (figure(s) == 0 && all > 1))
		return NULL;
	next = kanji_skip(p, "、");
	if (next && figure(next) >= 0 && (all > 3 || v == 0))
		return NULL;
	while (next && figure(next) >= 0) {
		p = figures(next, 3, &more, &n);
		all += n;
		if (n != 3 || all > FIGURES_MAX || figure(p) >= 0)
			return NULL;
		v = v * 1000 + more;
		next = kanji_skip(p, "、");
	}
	*value = v;
	return p;
}

/* 「九千八百七十六」 below a myriad; 0 and nothing read when there is none.
 * One ten is 十, never 一十. */
static const char *below_myriad(const char *s, long long *value)
{
	static const struct { const char *word; int by; } units[] = {
		{ "千", 1000 }, { "百", 100 }, { "十", 10 }
	};
	const char *p;
	unsigned i;
	int f;

	*value = 0;
	for (i = 0; i < sizeof units / sizeof *units; i++) {
		f = figure(s);
		p = kanji_skip(f > 0 ? s + BYTES : s, units[i].word);
		if (!p)
			continue;
		if (f == 1 && units[i].by < 1000)
			return NULL;
		*value += (f > 0 ? f : 1) * units[i].by;
		s = p;
	}
	f = figure(s);
	if (f > 0) {
		*value += f;
		s += BYTES;
	}
	return s;
}

/* 「一億二千三百四十五万六千七百八十九」. */
static const char *by_units(const char *s, long long *value)
{
	static const struct { const char *word; long long by; } units[] = {
		{ "億", 100000000 }, { "万", 10000 }, { "", 1 }
	};
	const char *p, *next;
	long long v, sum = 0;
	unsigned i;

	for (i = 0; i < sizeof units / sizeof *units; i++) {
		p = below_myriad(s, &v);
		next = p ? kanji_skip(p, units[i].word) : NULL;
		if (!p || (next && v == 0 && *units[i].word))
			return NULL;
		if (!next)
			continue;
		sum += v * units[i].by;
		s = next;
	}
	if (sum == 0)
		return NULL;
	*value = sum;
	return s;
}

const char *kanji_number(const char *s, long long *value)
{
	const char *p, *next;
	long long v;

	if (!s)
		return NULL;
	next = figure(s) >= 0 ? kanji_skip(s + BYTES, "、") : NULL;
	if (figure(s) == 0 || (next && figure(next) >= 0) ||
	    (figure(s) > 0 && figure(s + BYTES) >= 0))
		p = by_figures(s, &v);
	else
		p = by_units(s, &v);
	if (!p || goes_on(p))
		return NULL;
	*value = v;
	return p;
}

const char *kanji_decimal(const char *s, long long *value, int *scale)
{
	long long whole, part;
	const char *p;
	int n, places, i;

	if (!s)
		return NULL;
	p = figures(s, FIGURES_MAX, &whole, &n);
	if (n == 0 || (figure(s) == 0 && n > 1))
		return NULL;
	p = kanji_skip(p, "・");
	if (!p)
		return NULL;
	p = figures(p, FIGURES_MAX - n, &part, &places);
	if (places == 0 || goes_on(p))
		return NULL;
	for (i = 0; i < places; i++)
		whole *= 10;
	*value = whole + part;
	*scale = places;
	return p;
}

const char *kanji_yen(const char *s, long long *yen)
{
	long long v = 0;

	s = kanji_skip(kanji_number(s, &v), "円");
	if (s)
		*yen = v;
	return s;
}

/* ---- days and months -------------------------------------------------------- */

/* A number of one or two figures, then the word. */
static const char *small(const char *s, const char *word, int *value)
{
	long long v = 0;

	s = kanji_skip(kanji_number(s, &v), word);
	if (!s || v < 1 || v > 99)
		return NULL;
	*value = (int)v;
	return s;
}

/* 「昭和三十三」, 「平成元」: the calendar year, and the first day of the era. */
static const char *era_year(const char *s, const char *word, int *year,
    int *begins)
{
	const char *p = s ? month_era(s, year, begins) : NULL, *first;
	int n = 0;

	if (!p)
		return NULL;
	first = kanji_skip(kanji_skip(p, "元"), word);
	if (first)
		return first;
	p = small(p, word, &n);
	if (!p || n == 1) /* the first year is 元年 */
		return NULL;
	*year += n - 1;
	return p;
}

const char *kanji_month(const char *s, int *month)
{
	int year, begins, mon = 0;

	s = small(era_year(s, "年", &year, &begins), "月", &mon);
	if (!s || mon > 12 || month_last_day(MONTH(year, mon)) < begins)
		return NULL;
	*month = MONTH(year, mon);
	return s;
}

/* The month a day is in: written out, or the one of the day before. */
static const char *month_of_day(const char *s, int before, int *month)
{
	const char *p;
	int y, m, d;

	if (before != DAY_NONE && before != DAY_OPEN) {
		p = kanji_skip(s, "同月");
		if (p) {
			*month = day_month(before);
			return p;
		}
		p = kanji_skip(s, "同年");
		if (p) {
			day_split(before, &y, &m, &d);
			p = small(p, "月", &m);
			if (!p || m > 12)
				return NULL;
			*month = MONTH(y, m);
			return p;
		}
	}
	return kanji_month(s, month);
}

const char *kanji_day(const char *s, int before, int *day)
{
	int month, mday = 0, d, year, begins;
	const char *p;

	p = small(month_of_day(s, before, &month), "日", &mday);
	if (!p)
		return NULL;
	d = month_first_day(month) + mday - 1;
	if (d > month_last_day(month))
		return NULL;
	if (month_era(s, &year, &begins) && d < begins)
		return NULL;
	*day = d;
	return p;
}

const char *kanji_fiscal_year(const char *s, int *year)
{
	int y, begins;
	const char *p = era_year(s, "年度", &y, &begins);

	if (p)
		*year = y;
	return p;
}

/* ---- ranges ------------------------------------------------------------------ */

const char *kanji_months(const char *s, int *from, int *to)
{
	int first, last = 0;
	const char *p = kanji_month(s, &first), *end;

	if ((end = kanji_skip(p, "以前")) != NULL) {
		*from = MONTH_NONE;
		*to = first;
		return end;
	}
	if ((end = kanji_skip(p, "以後")) != NULL) {
		*from = first;
		*to = MONTH_OPEN;
		return end;
	}
	end = kanji_skip(kanji_month(kanji_skip(p, "から"), &last), "まで");
	if (!end || last < first)
		return NULL;
	*from = first;
	*to = last;
	return end;
}

const char *kanji_births(const char *s, int before, int *from, int *to)
{
	int first, last = 0;
	const char *p = kanji_day(s, before, &first), *end;

	if ((end = kanji_skip(p, "以前に生まれた者")) != NULL) {
		*from = DAY_NONE;
		*to = first;
		return end;
	}
	if ((end = kanji_skip(p, "以後に生まれた者")) != NULL) {
		*from = first;
		*to = DAY_OPEN;
		return end;
	}
	end = p ? kanji_day(kanji_skip(p, "から"), first, &last) : NULL;
	end = kanji_skip(end, "までの間に生まれた者");
	if (!end || last < first)
		return NULL;
	*from = first;
	*to = last;
	return end;
}
