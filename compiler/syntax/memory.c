/* The counting allocator. In: tree-sitter's requests. Out: the system's memory, and a raised flag past the budget.
 *
 * tree-sitter has one allocator a process, so the count is the one piece of process-wide state in the library; the watch is
 * a thread's own. Sizes come from malloc_usable_size, so a block costs no header of ours. */
#include "syntax/memory.h"

#include <malloc.h>
#include <stdlib.h>

#include <tree_sitter/api.h>

#include "base/arena.h"

static _Thread_local size_t *watcher;
static _Thread_local size_t taken;

static void *count(void *p)
{
	if (watcher && p) {
		taken += malloc_usable_size(p);
		if (taken > JN_PARSE_BUDGET) *watcher = 1;
	}
	return p;
}

static void uncount(void *p)
{
	if (!watcher || !p) return;
	size_t size = malloc_usable_size(p);
	taken = taken > size ? taken - size : 0;
}

static void *counted_malloc(size_t size)
{
	return count(jn_alloc(size));
}

static void *counted_calloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);
	return p ? count(p) : count(jn_alloc(SIZE_MAX)); /* jn_alloc says that memory is out, and does not come back */
}

static void *counted_realloc(void *old, size_t size)
{
	uncount(old);
	return count(jn_realloc(old, size));
}

static void counted_free(void *p)
{
	uncount(p);
	free(p);
}

void jn_parse_memory_install(void)
{
	ts_set_allocator(counted_malloc, counted_calloc, counted_realloc, counted_free);
}

void jn_parse_memory_watch(size_t *cancel)
{
	watcher = cancel;
	taken = 0;
	*cancel = 0;
}

void jn_parse_memory_unwatch(void)
{
	watcher = NULL;
}
