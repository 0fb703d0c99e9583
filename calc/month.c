/* month.c - days and months, Japanese eras, and age as the law counts it. */
#include "month.h"

#include <stdio.h>
#include <string.h>

/* Eras, latest first, with the day each began. */
static const struct era {
	char letter;
	const char *name;
	int year, mon, mday;
} ERAS[] = {
	{ 'R', "令和", 2019, 5, 1 },
	{ 'H', "平成", 1989, 1, 8 },
	{ 'S', "昭和", 1926, 12, 25 },
	{ 'T', "大正", 1912, 7, 30 },
	{ 'M', "明治", 1868, 1, 25 },
};
#define N_ERAS (sizeof ERAS / sizeof *ERAS)

#define YEAR_MIN 1868
#define YEAR_MAX 2299

int month_year(int month)
{
	return month / 12;
}

int month_number(int month)
{
	return month % 12 + 1;
}

int month_fiscal_year(int month)
{
	return (month - 3) / 12;
}

/* Civil date to days: years begin in March so that the leap day is last. */
int day_of(int year, int mon, int mday)
{
	int y = mon <= 2 ? year - 1 : year;
	int era = y / 400;
	int yoe = y - era * 400;
	int doy = (153 * (mon + (mon > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

void day_split(int day, int *year, int *mon, int *mday)
{
	int z = day + 719468;
	int era = z / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*mday = doy - (153 * mp + 2) / 5 + 1;
	*mon = mp + (mp < 10 ? 3 : -9);
	*year = yoe + era * 400 + (*mon <= 2);
}

int day_month(int day)
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	return MONTH(y, m);
}

int month_first_day(int month)
{
	return day_of(month_year(month), month_number(month), 1);
}

int month_last_day(int month)
{
	return month_first_day(month + 1) - 1;
}

/* Reads one or more digits, at most `most`; returns their count, 0 if none. */
static int digits(const char *s, int most, int *value)
{
	int n = 0;

	*value = 0;
	while (n < most && s[n] >= '0' && s[n] <= '9')
		*value = *value * 10 + (s[n++] - '0');
	return n;
}

/* A date as written: year in the era or of the calendar, month, day. */
struct written {
	const struct era *era; /* NULL: calendar year */
	int year, mon, mday;
};

/* "YYYY-MM[-DD]" and "S36-12[-08]". */
static int parse_dashed(const char *s, int with_day, struct written *w)
{
	int width = w->era ? 0 : 4;
	int n = digits(s, w->era ? 2 : 4, &w->year);

	if (n == 0 || (width && n != width))
		return -1;
	s += n;
	if (*s++ != '-' || digits(s, 2, &w->mon) != 2)
		return -1;
	s += 2;
	w->mday = 1;
	if (with_day) {
		if (*s++ != '-' || digits(s, 2, &w->mday) != 2)
			return -1;
		s += 2;
	}
	return *s ? -1 : 0;
}

static const char *skip(const char *s, const char *word)
{
	size_t n = strlen(word);

	return s && strncmp(s, word, n) == 0 ? s + n : NULL;
}

/* "36年12月[8日]" after the name of the era; "元" is the year 1. */
static int parse_kanji(const char *s, int with_day, struct written *w)
{
	const char *p = skip(s, "元");
	int n;

	if (p) {
		w->year = 1;
	} else {
		n = digits(s, 2, &w->year);
		if (n == 0 || w->year == 0)
			return -1;
		p = s + n;
	}
	p = skip(p, "年");
	if (!p || (n = digits(p, 2, &w->mon)) == 0)
		return -1;
	p = skip(p + n, "月");
	w->mday = 1;
	if (p && with_day) {
		if ((n = digits(p, 2, &w->mday)) == 0)
			return -1;
		p = skip(p + n, "日");
	}
	return p && *p == '\0' ? 0 : -1;
}

static int parse_written(const char *s, int with_day, struct written *w)
{
	unsigned i;

	w->era = NULL;
	if (*s >= '0' && *s <= '9')
		return parse_dashed(s, with_day, w);
	for (i = 0; i < N_ERAS; i++) {
		const char *p = skip(s, ERAS[i].name);

		if (p) {
			w->era = &ERAS[i];
			return parse_kanji(p, with_day, w);
		}
		if (*s == ERAS[i].letter) {
			w->era = &ERAS[i];
			return parse_dashed(s + 1, with_day, w);
		}
	}
	return -1;
}

/* A date in an era must lie within it; whole months touch their era. */
static int within_era(const struct era *era, int first, int last)
{
	if (last < day_of(era->year, era->mon, era->mday))
		return 0;
	return era == ERAS ||
	    first < day_of(era[-1].year, era[-1].mon, era[-1].mday);
}

static int parse(const char *s, int with_day, int *year, int *mon, int *mday)
{
	struct written w;
	int first, last;

	if (parse_written(s, with_day, &w) < 0)
		return -1;
	if (w.era) {
		if (w.year == 0)
			return -1;
		w.year += w.era->year - 1;
	}
	if (w.year < YEAR_MIN || w.year > YEAR_MAX || w.mon < 1 || w.mon > 12 ||
	    w.mday < 1)
		return -1;
	*year = w.year;
	*mon = w.mon;
	*mday = w.mday;
	if (!w.era && !with_day)
		return 0;
	first = day_of(w.year, w.mon, 1);
	last = month_last_day(MONTH(w.year, w.mon));
	if (w.mday > last - first + 1)
		return -1;
	if (with_day)
		first = last = first + w.mday - 1;
	return w.era && !within_era(w.era, first, last) ? -1 : 0;
}

int month_parse(const char *s, int *month)
{
	int y, m, d;

	if (parse(s, 0, &y, &m, &d) < 0)
		return -1;
	*month = MONTH(y, m);
	return 0;
}

int day_parse(const char *s, int *day)
{
	int y, m, d;

	if (parse(s, 1, &y, &m, &d) < 0)
		return -1;
	*day = day_of(y, m, d);
	return 0;
}

static void put2(char *p, int n)
{
	p[0] = (char)('0' + n / 10 % 10);
	p[1] = (char)('0' + n % 10);
}

char *month_text(int month, char *buf)
{
	int y = month_year(month);

	put2(buf, y / 100);
	put2(buf + 2, y);
	buf[4] = '-';
	put2(buf + 5, month_number(month));
	buf[7] = '\0';
	return buf;
}

char *day_text(int day, char *buf)
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	month_text(MONTH(y, m), buf);
	buf[7] = '-';
	put2(buf + 8, d);
	buf[10] = '\0';
	return buf;
}

static const struct era *era_of(int day)
{
	unsigned i;

	for (i = 0; i < N_ERAS - 1; i++)
		if (day >= day_of(ERAS[i].year, ERAS[i].mon, ERAS[i].mday))
			break;
	return &ERAS[i];
}

/* "昭和36年12月" for the month that day lies in. */
static int era_month(int day, char *buf, size_t size)
{
	const struct era *era = era_of(day);
	int y, m, d, n = 0;

	day_split(day, &y, &m, &d);
	y -= era->year - 1;
	n = y == 1 ? snprintf(buf, size, "%s元年%d月", era->name, m)
		   : snprintf(buf, size, "%s%d年%d月", era->name, y, m);
	return n;
}

char *day_text_era(int day, char *buf)
{
	int y, m, d;
	int n = era_month(day, buf, 40);

	day_split(day, &y, &m, &d);
	snprintf(buf + n, 40 - (size_t)n, "%d日", d);
	return buf;
}

char *month_text_era(int month, char *buf)
{
	era_month(month_last_day(month), buf, 40);
	return buf;
}

const char *month_era(const char *s, int *year, int *begins)
{
	unsigned i;

	for (i = 0; i < N_ERAS; i++) {
		const char *p = skip(s, ERAS[i].name);

		if (!p)
			continue;
		*year = ERAS[i].year;
		*begins = day_of(ERAS[i].year, ERAS[i].mon, ERAS[i].mday);
		return p;
	}
	return NULL;
}

int age_day(int birth, int years)
{
	int y, m, d;

	day_split(birth, &y, &m, &d);
	if (m == 2 && d == 29)
		return day_of(y + years, 2, 28);
	return day_of(y + years, m, d) - 1;
}

/* The day before the birthday lies in the birthday's month, but for births on
 * the first. */
int age_month(int birth, int years)
{
	int y, m, d;

	day_split(birth, &y, &m, &d);
	return MONTH(y + years, m) - (d == 1);
}

int age_on(int birth, int day)
{
	int by, bm, bd, y, m, d, age;

	day_split(birth, &by, &bm, &bd);
	day_split(day, &y, &m, &d);
	age = y - by + 1;
	while (age > 0 && age_day(birth, age) > day)
		age--;
	return age;
}

int day_add_months(int day, int months)
{
	int y, m, d, last, target;

	day_split(day, &y, &m, &d);
	target = MONTH(y, m) + months;
	last = month_last_day(target) - month_first_day(target) + 1;
	return month_first_day(target) + (d < last ? d : last) - 1;
}

int period_end(int day, int months)
{
	int end = day_add_months(day, months), y, m, from, to;

	day_split(day, &y, &m, &from);
	day_split(end, &y, &m, &to);
	return from == to ? end - 1 : end;
}

int age_fiscal_end(int birth, int years)
{
	int y, m, d, end;
	int day = age_day(birth, years);

	day_split(day, &y, &m, &d);
	end = day_of(y, 3, 31);
	return end >= day ? end : day_of(y + 1, 3, 31);
}
