/* hash.c - canonical JSON and its SHA-256 (nenkin-rules(5)). */
#include "hash.h"

#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

static int by_key(const void *a, const void *b)
{
	return strcmp(json_key(*(const struct json *const *)a),
	    json_key(*(const struct json *const *)b));
}

static void put_value(struct text *t, const struct json *v);

static void put_object(struct text *t, const struct json *v)
{
	const struct json *sorted[JSON_MEMBERS_MAX]; /* the scan allows no more */
	const struct json *m;
	size_t n = 0, i;

	for (m = json_first(v); m && n < JSON_MEMBERS_MAX; m = json_next(m))
		sorted[n++] = m;
	qsort(sorted, n, sizeof *sorted, by_key);
	text_putc(t, '{');
	for (i = 0; i < n; i++) {
		if (i)
			text_putc(t, ',');
		text_json(t, json_key(sorted[i]));
		text_putc(t, ':');
		put_value(t, sorted[i]);
	}
	text_putc(t, '}');
}

static void put_array(struct text *t, const struct json *v)
{
	const struct json *m;

	text_putc(t, '[');
	for (m = json_first(v); m; m = json_next(m)) {
		put_value(t, m);
		if (json_next(m))
			text_putc(t, ',');
	}
	text_putc(t, ']');
}

static void put_value(struct text *t, const struct json *v)
{
	switch (json_type(v)) {
	case JSON_NULL:
		text_puts(t, "null");
		break;
	case JSON_BOOL:
		text_puts(t, json_true(v) ? "true" : "false");
		break;
	case JSON_NUMBER:
		text_int(t, json_number(v));
		break;
	case JSON_STRING:
		text_json(t, json_string(v));
		break;
	case JSON_ARRAY:
		put_array(t, v);
		break;
	case JSON_OBJECT:
		put_object(t, v);
		break;
	}
}

void hash_canonical(struct text *t, const struct json *v)
{
	put_value(t, v);
	text_putc(t, '\n');
}

struct hash {
	struct sha256_ctx sum;
};

static void put_hex(const uint8_t *d, char hex[HASH_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	int i;

	for (i = 0; i < SHA256_DIGEST_SIZE; i++) {
		hex[2 * i] = digits[d[i] >> 4];
		hex[2 * i + 1] = digits[d[i] & 15];
	}
	hex[HASH_TEXT - 1] = '\0';
}

static void put_sum(struct sha256_ctx *sum, char hex[HASH_TEXT])
{
	uint8_t d[SHA256_DIGEST_SIZE];

	sha256_digest(sum, sizeof d, d);
	put_hex(d, hex);
}

struct hash *hash_begin(void)
{
	struct hash *h = malloc(sizeof *h);

	if (!h)
		abort();
	sha256_init(&h->sum);
	return h;
}

void hash_more(struct hash *h, const char *s, size_t n)
{
	sha256_update(&h->sum, n, (const uint8_t *)s);
}

void hash_end(struct hash *h, char hex[HASH_TEXT])
{
	put_sum(&h->sum, hex);
	free(h);
}

void hash_sha256(const char *s, size_t n, char hex[HASH_TEXT])
{
	struct hash h;

	sha256_init(&h.sum);
	hash_more(&h, s, n);
	put_sum(&h.sum, hex);
}

void hash_so_far(const struct hash *h, char hex[HASH_TEXT])
{
	struct sha256_ctx copy = h->sum;

	put_sum(&copy, hex);
}

void hash_keyed(const char *key, size_t key_len, const char *s, size_t n,
    char hex[HASH_TEXT])
{
	struct hmac_sha256_ctx h;
	uint8_t d[SHA256_DIGEST_SIZE];

	hmac_sha256_set_key(&h, key_len, (const uint8_t *)key);
	hmac_sha256_update(&h, n, (const uint8_t *)s);
	hmac_sha256_digest(&h, sizeof d, d);
	put_hex(d, hex);
}
