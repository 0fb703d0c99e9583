/* month.h - days and months, Japanese eras, and age as the law counts it.
 *
 * A month is an int, months since 0000-01 (year * 12 + month - 1).
 * A day is an int, days since 1970-01-01 (negative before).
 * Both orders are those of the calendar, so comparing is comparing ints.
 */
#ifndef NENKIN_MONTH_H
#define NENKIN_MONTH_H

#include <stddef.h>

#define MONTH_NONE (-1)         /* no month given */
#define MONTH_OPEN 0x3fffffff   /* no end: later than every month */
#define DAY_NONE (-0x3fffffff)  /* no day given: earlier than every day */
#define DAY_OPEN 0x3fffffff     /* no end: later than every day */

#define MONTH(y, m) ((y) * 12 + (m) - 1)

int month_year(int month);      /* the calendar year */
int month_number(int month);    /* 1..12 */
int month_fiscal_year(int month); /* the year whose April begins the fiscal year */

/* Day of a calendar date that is known to exist. */
int day_of(int year, int mon, int mday);
void day_split(int day, int *year, int *mon, int *mday);
int day_month(int day);         /* the month a day lies in */
int month_first_day(int month);
int month_last_day(int month);

/* Reads exactly "YYYY-MM" or an era month ("S36-12", "昭和36年12月",
 * "令和元年5月").  0, or -1 when the text is no month that exists. */
int month_parse(const char *s, int *month);
/* Reads exactly "YYYY-MM-DD" or an era day ("S36-12-08", "昭和36年12月8日"). */
int day_parse(const char *s, int *day);

/* "YYYY-MM" and "YYYY-MM-DD"; buf needs 8 and 11 bytes.  Returns buf. */
char *month_text(int month, char *buf);
char *day_text(int day, char *buf);
/* "昭和36年12月8日", "昭和36年12月"; buf needs 40 bytes. */
char *day_text_era(int day, char *buf);
char *month_text_era(int month, char *buf);

/* The era whose name s begins with (明治 to 令和): the calendar year of its first
 * year, and its first day.  The text behind the name, or NULL. */
const char *month_era(const char *s, int *year, int *begins);

/* Day on which an age is attained: the day before the birthday, at its end
 * (年齢計算ニ関する法律 第2項, 民法第143条); born on 29 February: 28 February. */
int age_day(int birth, int years);
int age_month(int birth, int years); /* the month of that day */
/* Whole years of age attained by the end of the day. */
int age_on(int birth, int day);
/* Day on which the person is `months` months past the attainment of `years`
 * (the corresponding day, or the last day of a shorter month; 民法第143条). */
int day_add_months(int day, int months);
/* The last day of a period of months counted from the start of a day (民法143条
 * 2項: 起算して): the day before the corresponding one, or where the last month
 * has none its last day. */
int period_end(int day, int months);
/* The last day of the fiscal year (31 March) that follows the attainment of
 * an age: 「達する日以後の最初の三月三十一日」. */
int age_fiscal_end(int birth, int years);

#endif
