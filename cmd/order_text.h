/* order_text.h - the numbers of the yearly order (平成17年政令第92号), read from
 * its own text as Markdown.
 *
 * Every sentence and table in front of and behind the supplementary provisions
 * must be one that is known; whatever is not becomes a fault with its line, and
 * the reading goes on behind it.
 */
#ifndef NENKIN_ORDER_TEXT_H
#define NENKIN_ORDER_TEXT_H

#include "../calc/month.h"
#include "../calc/text.h"

#define ORDER_LAW "417CO0000000092" /* its number at e-Gov */

/* One number of the order. */
struct order_cell {
	int from, to;    /* months of pay; MONTH_NONE, MONTH_OPEN = all */
	long long value; /* × 10^-scale */
	int scale;
	int line;
};

/* The numbers for one range of births. */
struct order_column {
	const char *table, *key; /* of rules/; table NULL = there is none */
	const char *what;        /* the place in the order, for messages */
	int births;              /* whether the order's text states them here */
	int born_from, born_to;  /* days, both included */
	int statutory;           /* the article is deleted: the Act's own amount */
	int first, n;            /* its cells */
	int line;
};

struct order_fault {
	int line;
	char msg[160];
};

struct order {
	int from;        /* first month it is in force as it stands */
	int year;        /* its fiscal year */
	int to;          /* the last month of that year */
	struct order_cell *cell;
	int n_cell, cap_cell;
	struct order_column *column; /* by table, in the order of the text */
	int n_column, cap_column;
	struct order_fault *fault;
	int n_fault, cap_fault;
};

/* Reads a text, which is cut into pieces, into an order that was not read yet.
 * Nothing fails as a whole: a text that is no such order is all faults. */
void order_read(struct order *o, char *text);
void order_release(struct order *o);

#endif
