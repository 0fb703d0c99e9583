/* yearly.h - the yearly revision: the rates that a fiscal year's indicators
 * give for a birth date.
 *
 * Source  国民年金法第27条の2から第27条の5まで; 厚生年金保険法第43条の2から
 *         第43条の5まで; 平成12年法律第18号附則第21条第4項
 */
#ifndef NENKIN_YEARLY_H
#define NENKIN_YEARLY_H

#include "err.h"
#include "num.h"
#include "rule.h"

/* What is revised, each by its own rule. */
enum revised {
	REVISED_BASIC,    /* 改定率 */
	REVISED_EARNINGS, /* 再評価率 */
	REVISED_1994,     /* 従前額改定率 */
	REVISED_COUNT
};

/* The published indicators of a fiscal year, as ratios. */
struct indicator {
	num price;      /* 物価変動率 */
	num wage;       /* 実質賃金変動率 */
	num disposable; /* 可処分所得割合変化率 */
	num slide;      /* 調整率; NULL = none is published */
};

struct yearly {
	const struct rules *rules;
	struct num_pool *pool;
	struct err *err;
	int year;             /* the fiscal year the rates are for */
	int new_from;         /* born from this day: no base year (基準年度) yet */
	struct indicator now;
};

/* The rates of one year for one birth date. */
struct rates {
	int existing;  /* the base year has come */
	num nominal;   /* p·r, three decimals */
	num net;       /* 名目手取り賃金変動率 p·r·k, three decimals */
	num base;      /* what the revision rests on before the slide */
	num slide;     /* the adjustment rate of the year, NULL = none */
	num carried;   /* what the year before left over, NULL = not carried then */
	num effect;    /* what slide and carried come to */
	num left;      /* what is left for the year after, NULL = not carried */
	num rate;      /* base × effect, three decimals */
	num recent;    /* p·k × effect: months of the two years before the last */
	num last;      /* k × effect: months of the last year, and the new one */
};

/* Reads what the Acts set; the indicators are the caller's (y->now), or read
 * by yearly_indicator. */
int yearly_init(struct yearly *y, const struct rules *rules,
    struct num_pool *pool, int year, struct err *err);
/* The indicators of a fiscal year as the table has them; ERR_RULE = none. */
int yearly_indicator(const struct yearly *y, int year, struct indicator *i);
int yearly_rates(const struct yearly *y, enum revised what, int birth,
    struct rates *r);

/* The value of a key of a table in April of a year, for a birth; NULL = none. */
num yearly_value(const struct yearly *y, const char *table, const char *key,
    int year, int birth);
/* The same; none is ERR_RULE. */
int yearly_need(const struct yearly *y, const char *table, const char *key,
    int year, int birth, num *value);
/* Three decimals, half up. */
num yearly_round(const struct yearly *y, num a);

/* What the 1994 level's new months are divided by. */
num yearly_divisor(const struct yearly *y, const struct rates *r);

/* p·r of a year, this one's or an earlier one's. */
int yearly_nominal(const struct yearly *y, int year, num *nominal);

#endif
