/* Arenas, as chunks that double in size: few system calls, no per-object cost, one free at the end.
 * In: sizes. Out: zeroed memory owned by the arena. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>

enum { FIRST_CHUNK = 1 << 13, LARGEST_CHUNK = 1 << 20, CLEARED_AHEAD = 1 << 10 };

typedef struct jn_arena_chunk {
	struct jn_arena_chunk *older;
	size_t size;
	size_t cleared; /* bytes of data that are zeroed: a little more than is used, so that no page is touched in vain */
	alignas(max_align_t) char data[];
} jn_arena_chunk;

static void (*out_of_memory)(void) = abort;

void jn_set_out_of_memory(void (*handler)(void))
{
	out_of_memory = handler ? handler : abort;
}

void *jn_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);
	if (!p) out_of_memory();
	return p;
}

void *jn_realloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);
	if (!p) out_of_memory();
	return p;
}

static void add_chunk(jn_arena *self, size_t need)
{
	size_t size = self->chunk ? self->chunk->size * 2 : FIRST_CHUNK;
	if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
	if (size < need) size = need;
	jn_arena_chunk *chunk = jn_alloc(sizeof *chunk + size);
	chunk->older = self->chunk;
	chunk->cleared = 0;
	chunk->size = size;
	self->chunk = chunk;
	self->used = 0;
	self->total += sizeof *chunk + size;
}

/* Zeroes the newest chunk up to byte `end` at least. */
static void clear(jn_arena_chunk *chunk, size_t end)
{
	size_t until = end + CLEARED_AHEAD < chunk->size ? end + CLEARED_AHEAD : chunk->size;
	memset(chunk->data + chunk->cleared, 0, until - chunk->cleared);
	chunk->cleared = until;
}

void *jn_arena_alloc(jn_arena *self, size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX / 2) out_of_memory();
	size_t need = (size + 7) & ~(size_t)7;
	/* Small objects need eight-byte alignment only: packing them tighter saves a tenth of a model's memory. */
	if (need >= 2 * align) self->used = (self->used + align - 1) & ~(align - 1);
	if (!self->chunk || self->used + need > self->chunk->size) add_chunk(self, need);
	void *p = self->chunk->data + self->used;
	self->used += need;
	if (self->used > self->chunk->cleared) clear(self->chunk, self->used);
	return p;
}

jn_str jn_arena_str(jn_arena *self, jn_str s)
{
	char *copy = jn_arena_alloc(self, (size_t)s.len + 1);
	if (s.len) memcpy(copy, s.ptr, s.len);
	return (jn_str){copy, s.len};
}

void *jn_arena_grow(jn_arena *self, void *items, uint32_t len, uint32_t *cap, size_t item_size)
{
	if (len < *cap) return items;
	uint32_t new_cap = *cap ? *cap * 2 : 4;
	void *bigger = jn_arena_alloc(self, new_cap * item_size);
	if (len) memcpy(bigger, items, len * item_size);
	*cap = new_cap;
	return bigger;
}

void jn_arena_free(jn_arena *self)
{
	jn_arena_chunk *chunk = self->chunk;
	while (chunk) {
		jn_arena_chunk *older = chunk->older;
		free(chunk);
		chunk = older;
	}
	*self = (jn_arena){0};
}
