/* recheck_pool.c - blocks of records worked on by several threads.
 *
 * The jobs stand in a ring: the caller fills at `head`, workers take at `next`,
 * the caller collects at `tail`, all in the same order.  A full ring makes the
 * caller wait, so memory is bounded by the number of places.
 */
#include "recheck_tool.h"

#include "../calc/alloc.h"

#include <pthread.h>
#include <stdlib.h>

#define PLACES_EACH 3 /* jobs in the ring for a worker */

struct pool {
	struct job *job;
	int n_job, n_worker;
	unsigned long head, next, tail;
	int ending;
	pthread_mutex_t lock;
	pthread_cond_t filled, done;
	pthread_t *thread;
	struct worker *own;   /* without threads */
	const struct asked *asked;
	collect_fn *collect;
	void *into;
};

static struct job *place(struct pool *p, unsigned long i)
{
	return &p->job[i % (unsigned long)p->n_job];
}

static void *work(void *into)
{
	struct pool *p = into;
	struct worker *w = worker_new(p->asked);
	struct job *j;

	pthread_mutex_lock(&p->lock);
	for (;;) {
		while (p->next == p->head && !p->ending)
			pthread_cond_wait(&p->filled, &p->lock);
		if (p->next == p->head)
			break;
		j = place(p, p->next++);
		pthread_mutex_unlock(&p->lock);
		worker_run(w, j);
		pthread_mutex_lock(&p->lock);
		j->done = 1;
		pthread_cond_signal(&p->done);
	}
	pthread_mutex_unlock(&p->lock);
	worker_release(w);
	return NULL;
}

static void start(struct pool *p)
{
	int i;

	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->filled, NULL);
	pthread_cond_init(&p->done, NULL);
	p->thread = alloc_zero((size_t)p->n_worker, sizeof *p->thread);
	for (i = 0; i < p->n_worker; i++)
		if (pthread_create(&p->thread[i], NULL, work, p) != 0)
			abort();
}

struct pool *pool_new(const struct asked *a, int n, collect_fn *collect,
    void *into)
{
	struct pool *p = alloc_zero(1, sizeof *p);
	int i;

	p->asked = a;
	p->collect = collect;
	p->into = into;
	p->n_worker = n > 1 ? n : 0;
	p->n_job = n > 1 ? n * PLACES_EACH : 1;
	p->job = alloc_zero((size_t)p->n_job, sizeof *p->job);
	for (i = 0; i < p->n_job; i++)
		job_init(&p->job[i]);
	if (p->n_worker)
		start(p);
	else
		p->own = worker_new(a);
	return p;
}

/* The oldest job, once it is done. */
static void collect_one(struct pool *p)
{
	struct job *j = place(p, p->tail);

	pthread_mutex_lock(&p->lock);
	while (!j->done)
		pthread_cond_wait(&p->done, &p->lock);
	pthread_mutex_unlock(&p->lock);
	p->collect(p->into, j);
	p->tail++;
}

struct job *pool_job(struct pool *p)
{
	struct job *j;

	if (p->n_worker && p->head - p->tail == (unsigned long)p->n_job)
		collect_one(p);
	j = place(p, p->n_worker ? p->head : 0);
	job_clear(j);
	return j;
}

void pool_put(struct pool *p, struct job *j)
{
	if (!p->n_worker) {
		worker_run(p->own, j);
		p->collect(p->into, j);
		return;
	}
	pthread_mutex_lock(&p->lock);
	p->head++;
	pthread_cond_signal(&p->filled);
	pthread_mutex_unlock(&p->lock);
}

void pool_end(struct pool *p)
{
	int i;

	if (p->n_worker) {
		while (p->tail < p->head)
			collect_one(p);
		pthread_mutex_lock(&p->lock);
		p->ending = 1;
		pthread_cond_broadcast(&p->filled);
		pthread_mutex_unlock(&p->lock);
		for (i = 0; i < p->n_worker; i++)
			pthread_join(p->thread[i], NULL);
		free(p->thread);
	} else {
		worker_release(p->own);
	}
	for (i = 0; i < p->n_job; i++)
		job_release(&p->job[i]);
	free(p->job);
	free(p);
}
