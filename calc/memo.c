/* memo.c - what was found of a case under one rule set, for the next set that
 * hardly differs. */
#include "memo.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

#define ENTRIES_MAX 512
#define BYTES_MAX (256 * 1024) /* values and marks; what does not fit is found again */
#define BUCKETS 16
#define DEPTH_MAX 8            /* values found while another is */

struct entry {
	int person;                /* the entry it hangs on, from 1 */
	int arg[MEMO_ARGS];
	const unsigned char *laid; /* what it was found under */
	size_t value;              /* in memo.bytes */
	size_t seen;               /* the same: numbers of changes */
	int n_seen;
	int next;                  /* of its bucket, from 1; 0 = the last */
};

struct memo {
	int n;                     /* changes */
	const unsigned char *laid, *law_seen;
	unsigned char *seen;
	unsigned char *outer;      /* what was seen before, DEPTH_MAX times n */
	int depth;
	int *list;                 /* what was seen of one value, n of them */
	int person;                /* entry from 1; 0 = not known */
	struct entry entry[ENTRIES_MAX];
	int n_entry, first[MEMO_KINDS][BUCKETS];
	size_t used;
	unsigned char *bytes;
};

struct memo *memo_new(int n)
{
	struct memo *m = alloc_zero(1, sizeof *m);

	m->n = n;
	m->outer = alloc_zero(DEPTH_MAX, (size_t)n);
	m->list = alloc_zero((size_t)n, sizeof *m->list);
	m->bytes = alloc_zero(BYTES_MAX, 1);
	return m;
}

void memo_free(struct memo *m)
{
	if (!m)
		return;
	free(m->outer);
	free(m->list);
	free(m->bytes);
	free(m);
}

void memo_clear(struct memo *m)
{
	if (!m)
		return;
	m->n_entry = 0;
	m->used = 0;
	memset(m->first, 0, sizeof m->first);
}

void memo_under(struct memo *m, const unsigned char *laid, unsigned char *seen,
    const unsigned char *law_seen)
{
	if (!m)
		return;
	m->laid = laid;
	m->seen = seen;
	m->law_seen = law_seen;
	m->depth = m->person = 0;
}

void memo_leave(struct memo *m)
{
	if (m)
		m->person = 0;
}

static const int *seen_of(const struct memo *m, const struct entry *e)
{
	return (const int *)(const void *)(m->bytes + e->seen);
}

/* Whether the set at hand agrees with that of an entry on all that was seen. */
static int agrees(const struct memo *m, const struct entry *e)
{
	const int *seen = seen_of(m, e);
	int i;

	for (i = 0; i < e->n_seen; i++)
		if (m->laid[seen[i]] != e->laid[seen[i]])
			return 0;
	return 1;
}

/* What was seen before is put aside, for the marks of one value. */
static void put_aside(struct memo *m)
{
	size_t n = (size_t)m->n;

	if (m->depth == DEPTH_MAX)
		abort();
	memcpy(m->outer + (size_t)m->depth++ * n, m->seen, n);
	memcpy(m->seen, m->law_seen, n);
}

/* What was seen before is taken back; what was seen since, which is put into a
 * list as well, stays seen. */
static int take_back(struct memo *m, int *list)
{
	const unsigned char *at = m->seen, *end = at + m->n;
	int i, n = 0;

	while (at < end && (at = memchr(at, 1, (size_t)(end - at))))
		list[n++] = (int)(at++ - m->seen);
	memcpy(m->seen, m->outer + (size_t)--m->depth * (size_t)m->n,
	    (size_t)m->n);
	for (i = 0; i < n; i++)
		m->seen[list[i]] = 1;
	return n;
}

static int bucket_of(const int arg[MEMO_ARGS])
{
	unsigned sum = 0;
	int i;

	for (i = 0; i < MEMO_ARGS; i++)
		sum += (unsigned)arg[i];
	return (int)(sum % BUCKETS);
}

/* An entry of a kind with these arguments whose set agrees; from 1, 0 = none. */
static int find(const struct memo *m, enum memo_of of, const int arg[MEMO_ARGS])
{
	int person = of == MEMO_PERSON ? 0 : m->person, i;

	if (of != MEMO_PERSON && !person)
		return 0;
	for (i = m->first[of][bucket_of(arg)]; i; i = m->entry[i - 1].next) {
		const struct entry *e = &m->entry[i - 1];

		if (e->person == person &&
		    memcmp(e->arg, arg, sizeof e->arg) == 0 && agrees(m, e))
			return i;
	}
	return 0;
}

int memo_recall(struct memo *m, enum memo_of of, const int arg[MEMO_ARGS],
    void *value, size_t size)
{
	const struct entry *e;
	int i, found = m ? find(m, of, arg) : 0;

	if (!m)
		return 0;
	if (!found) {
		put_aside(m);
		return 0;
	}
	e = &m->entry[found - 1];
	memcpy(value, m->bytes + e->value, size);
	for (i = 0; i < e->n_seen; i++)
		m->seen[seen_of(m, e)[i]] = 1;
	if (of == MEMO_PERSON)
		m->person = found;
	return 1;
}

/* Room for n bytes at a place fit for anything; 0 = there is none. */
static int room(struct memo *m, size_t n, size_t *at)
{
	size_t unit = sizeof(max_align_t);

	n = (n + unit - 1) / unit * unit;
	*at = m->used;
	if (n > BYTES_MAX - m->used)
		return 0;
	m->used += n;
	return 1;
}

static void add_entry(struct memo *m, enum memo_of of, const int arg[MEMO_ARGS],
    const void *value, size_t size, int n_seen)
{
	struct entry *e = &m->entry[m->n_entry];
	int *first = &m->first[of][bucket_of(arg)];
	size_t seen = (size_t)n_seen * sizeof *m->list;

	if (m->n_entry == ENTRIES_MAX || (of != MEMO_PERSON && !m->person) ||
	    !room(m, size, &e->value) || !room(m, seen, &e->seen))
		return;
	e->person = of == MEMO_PERSON ? 0 : m->person;
	e->laid = m->laid;
	e->n_seen = n_seen;
	memcpy(e->arg, arg, sizeof e->arg);
	memcpy(m->bytes + e->value, value, size);
	memcpy(m->bytes + e->seen, m->list, seen);
	e->next = *first;
	*first = ++m->n_entry;
	if (of == MEMO_PERSON)
		m->person = m->n_entry;
}

void memo_keep(struct memo *m, enum memo_of of, const int arg[MEMO_ARGS],
    const void *value, size_t size)
{
	int n_seen;

	if (!m)
		return;
	n_seen = take_back(m, m->list);
	if (value)
		add_entry(m, of, arg, value, size, n_seen);
}
