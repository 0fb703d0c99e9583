/* rate.c - a rate as it is published: "1.021", "+2.1%", "111.2/107.8". */
#include "rate.h"

#include <string.h>

#define TEXT_MAX 64 /* bytes of one rate */

static int decimal(struct num_pool *p, const char *s, num *a)
{
	long long value;
	int scale;

	if (num_parse_decimal(s, &value, &scale) < 0)
		return -1;
	*a = num_scaled(p, value, scale);
	return 0;
}

/* "+2.1" per cent: 1 + 2.1 / 100 */
static int percent(struct num_pool *p, const char *s, num *a)
{
	if (decimal(p, *s == '+' ? s + 1 : s, a) < 0)
		return -1;
	*a = num_add(p, num_int(p, 1), num_div(p, *a, num_int(p, 100)));
	return 0;
}

/* "111.2/107.8": an index to the one before */
static int quotient(struct num_pool *p, const char *s, const char *slash, num *a)
{
	char first[TEXT_MAX];
	num below;

	memcpy(first, s, (size_t)(slash - s));
	first[slash - s] = '\0';
	if (decimal(p, first, a) < 0 || decimal(p, slash + 1, &below) < 0 ||
	    num_sign(below) <= 0)
		return -1;
	*a = num_div(p, *a, below);
	return 0;
}

int rate_parse(struct num_pool *p, const char *text, num *rate)
{
	const char *slash = strchr(text, '/');
	size_t n = strlen(text);
	char s[TEXT_MAX];
	int code;

	if (n == 0 || n >= sizeof s)
		return -1;
	memcpy(s, text, n + 1);
	if (slash) {
		code = quotient(p, text, slash, rate);
	} else if (s[n - 1] == '%') {
		s[n - 1] = '\0';
		code = percent(p, s, rate);
	} else {
		code = decimal(p, s, rate);
	}
	if (code < 0 || num_cmp(*rate, num_ratio(p, 1, 2)) < 0 ||
	    num_cmp(*rate, num_int(p, 2)) > 0)
		return -1;
	return 0;
}

/* Three rates, a comma between. */
static int product(struct num_pool *p, const char *text, num *a)
{
	const char *end;
	char s[TEXT_MAX];
	num one;
	int n;

	*a = num_int(p, 1);
	for (n = 1;; n++, text = end + 1) {
		end = strchr(text, ',');
		if (!end)
			end = text + strlen(text);
		if (end - text >= (int)sizeof s)
			return -1;
		memcpy(s, text, (size_t)(end - text));
		s[end - text] = '\0';
		if (rate_parse(p, s, &one) < 0)
			return -1;
		*a = num_mul(p, *a, one);
		if (!*end)
			return n == 3 ? 0 : -1;
	}
}

int rate_parse_mean(struct num_pool *p, const char *text, num *rate,
    struct root *mean)
{
	memset(mean, 0, sizeof *mean);
	if (strchr(text, ',')) {
		if (product(p, text, rate) < 0)
			return -1;
		root_of(p, *rate, mean);
		*rate = mean->value;
		return 0;
	}
	if (rate_parse(p, text, rate) < 0)
		return -1;
	*rate = num_round(p, *rate, NUM_HALF_UP_3);
	return 0;
}
