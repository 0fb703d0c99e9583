/* arrears.h - monthly amounts as payments. */
#ifndef NENKIN_ARREARS_H
#define NENKIN_ARREARS_H

/* The payments of one benefit, one after the other. */
struct payments {
	long long cuts; /* twelfths of a yen cut since March */
};

/* 国年18条3項, 厚年36条3項: the month in which a month's pension is paid, the even
 * month after it. */
int payment_month(int month);
/* 国年18条の2, 厚年36条の2: the payment of a month, of the yearly amounts of its two
 * months summed (0 for one that is not due): under a yen cut; the cuts since
 * March come with that of February. */
long long payment(struct payments *p, int month, long long two_months);
/* 国年102条1項, 厚年92条1項: whether what was to be paid in a month is barred in
 * the month `on`: the years run from the first day of the month after. */
int is_barred(int paid_in, int on, int bar_months);

#endif
