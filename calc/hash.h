/* hash.h - canonical JSON and its SHA-256 (nenkin-rules(5)). */
#ifndef NENKIN_HASH_H
#define NENKIN_HASH_H

#include "json.h"
#include "text.h"

#define HASH_TEXT 65 /* 64 hexadecimal digits and the NUL */

/* Canonical JSON: keys sorted by bytes, no blanks, UTF-8 unescaped, one line
 * feed at the end.  Appends to t. */
void hash_canonical(struct text *t, const struct json *v);
void hash_sha256(const char *s, size_t n, char hex[HASH_TEXT]);

/* The same over pieces; hash_end gives the memory back. */
struct hash;
struct hash *hash_begin(void);
void hash_more(struct hash *h, const char *s, size_t n);
void hash_end(struct hash *h, char hex[HASH_TEXT]);
void hash_so_far(const struct hash *h, char hex[HASH_TEXT]); /* and goes on */
/* HMAC-SHA-256 (RFC 2104). */
void hash_keyed(const char *key, size_t key_len, const char *s, size_t n,
    char hex[HASH_TEXT]);

#endif
