/* Threads that take the next file until none is left. In: a function and how often to call it. Out: all calls made. A thread
 * that cannot be had is no failure: the others do its work. */
#include "project/readers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "lower/lower.h"

/* Below some dozens of files a thread costs more than it saves; beyond a few, memory for parsing would add up. */
enum { FILES_A_THREAD = 24, MOST_THREADS = 4 };

typedef struct work {
	jn_reader read;
	void *context;
	uint32_t count;
	atomic_uint next;
} work;

static void take_turns(work *self, struct jn_parser *parser)
{
	for (;;) {
		uint32_t index = atomic_fetch_add_explicit(&self->next, 1, memory_order_relaxed);
		if (index >= self->count) return;
		self->read(self->context, index, parser);
	}
}

static void *run(void *context)
{
	struct jn_parser *parser = jn_parser_new();
	take_turns(context, parser);
	jn_parser_free(parser);
	return NULL;
}

static uint32_t worth(uint32_t count, uint32_t most)
{
	if (count < 2 * FILES_A_THREAD || most < 2) return 1;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	uint32_t threads = count / FILES_A_THREAD;
	if (threads > MOST_THREADS) threads = MOST_THREADS;
	if (threads > most) threads = most;
	return processors > 1 && (uint32_t)processors < threads ? (uint32_t)processors : processors > 1 ? threads : 1;
}

void jn_readers_run(jn_reader read, void *context, uint32_t count, uint32_t most, struct jn_parser *parser)
{
	work all = {.read = read, .context = context, .count = count};
	pthread_t threads[MOST_THREADS];
	uint32_t started = 0, wanted = worth(count, most) - 1;
	while (started < wanted && pthread_create(&threads[started], NULL, run, &all) == 0) started++;
	take_turns(&all, parser);
	for (uint32_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
}
