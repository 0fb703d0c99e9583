/* fixed_amount.h - 定額部分 and 経過的加算. */
#ifndef NENKIN_FIXED_AMOUNT_H
#define NENKIN_FIXED_AMOUNT_H

#include "career.h"

/* 定額部分 of one category, exact (厚年附則9条の2第2項1号). */
int fixed_amount(struct calc *c, num *exact, const struct career *k,
    int category, int until, int on);
/* 経過的加算 of one category, exact, not below 0 (昭60附則59条2項). */
int transitional_addition(struct calc *c, num *exact, const struct career *k,
    int category, int until, int on);
/* The basic pension that stands for these months (昭60附則59条2項2号). */
int basic_equivalent(struct calc *c, num *exact, const struct career *k,
    int category, int until, int on);

#endif
