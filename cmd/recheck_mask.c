/* recheck_mask.c - what --mask hides of a decision. */
#include "recheck_mask.h"

#include <stdio.h>
#include <string.h>

#define MASKED_ID 32 /* hexadecimal digits of a masked id */
#define YEN_DIGITS 4 /* a number so long may be a pay, or the year of a day */
#define HIDDEN "..."

void mask_id(const struct asked *a, char *id)
{
	char hex[HASH_TEXT];

	if (!a->key_len)
		return;
	hash_keyed(a->key, a->key_len, id, strlen(id), hex);
	memcpy(id, hex, MASKED_ID);
	id[MASKED_ID] = '\0';
}

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* Length of a month or a day at s, "2026-06" or "2026-06-15"; 0 = none. */
static size_t date_length(const char *s)
{
	if (digits(s) != 4 || s[4] != '-' || digits(s + 5) != 2)
		return 0;
	return s[7] == '-' && digits(s + 8) == 2 ? 10 : 7;
}

/* Bytes at s that are copied or hidden together. */
static size_t piece(const char *s, int *hidden)
{
	size_t n = date_length(s);

	*hidden = n == 10; /* a month tells of the rules, or of a payment */
	if (n)
		return n;
	n = digits(s);
	*hidden = n >= YEN_DIGITS;
	return n ? n : 1;
}

static void mask_detail(char *s)
{
	char old[DETAIL_MAX];
	const char *from = old;
	size_t n, used = 0;
	int hidden;

	snprintf(old, sizeof old, "%s", s);
	for (; *from; from += n) {
		n = piece(from, &hidden);
		if (hidden) { /* never longer than what it stands for */
			memcpy(s + used, HIDDEN, strlen(HIDDEN));
			used += strlen(HIDDEN);
		} else {
			memcpy(s + used, from, n);
			used += n;
		}
	}
	s[used] = '\0';
}

void mask_findings(const struct asked *a, struct findings *f)
{
	int i;

	for (i = 0; a->key_len && i < f->n; i++) {
		if (f->list[i].recipient[0])
			mask_id(a, f->list[i].recipient);
		mask_detail(f->list[i].cause.detail);
	}
}

/* A path of keys that the format knows; another may be a name. */
static int is_known(const struct err *e)
{
	return strcmp(e->msg, "unknown key") != 0 &&
	    e->path[strspn(e->path, "abcdefghijklmnopqrstuvwxyz0123456789_.[]")]
	    == '\0';
}

void mask_message(const struct asked *a, const struct err *e, int is_json,
    char *buf, size_t size)
{
	const char *path = is_json && is_known(e) ? e->path : "";

	if (a->key_len)
		snprintf(buf, size, "%s%srefused (the reason is not shown with "
		    "--mask)", path, path[0] ? ": " : "");
	else
		err_text(e, buf, size);
}
