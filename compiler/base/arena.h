/* Arenas: memory that is given back all at once.
 *
 * Everything the compiler builds lives in an arena whose lifetime is named by its owner (session, document, snapshot,
 * scratch); nothing in an arena is freed alone. */
#ifndef JN_BASE_ARENA_H
#define JN_BASE_ARENA_H

#include "base/str.h"

struct jn_arena_chunk;

/* Zero-initialise to get an empty arena. Not for use from two threads at once. */
typedef struct jn_arena {
	struct jn_arena_chunk *chunk; /* newest chunk; older ones hang behind it */
	size_t used;                  /* bytes used in the newest chunk */
	size_t total;                 /* bytes taken from the system */
} jn_arena;

/* `size` bytes, zeroed, aligned for any scalar type. Never returns NULL: when the system has no memory,
 * the handler of jn_set_out_of_memory is called, and must not return. */
void *jn_arena_alloc(jn_arena *self, size_t size);

/* A copy of `s` in the arena, followed by a NUL that is not counted in its length. */
jn_str jn_arena_str(jn_arena *self, jn_str s);

/* Makes room for one more item in an array kept in the arena. `items` holds `len` items of `item_size` bytes with room
 * for `*cap`. Returns the array to use from now on (the old one when it still has room); what is old stays until the arena goes. */
void *jn_arena_grow(jn_arena *self, void *items, uint32_t len, uint32_t *cap, size_t item_size);

/* Gives everything back; the arena is empty and may be used again. */
void jn_arena_free(jn_arena *self);

/* Says what happens when the system has no memory left: the handler must not return (a program prints and exits).
 * Without one, abort() is called. Process-wide; set once at start. */
void jn_set_out_of_memory(void (*handler)(void));

/* malloc and realloc that never return NULL, under the same rule. */
void *jn_alloc(size_t size);
void *jn_realloc(void *old, size_t size);

#endif
