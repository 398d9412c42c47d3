/* A set of pairs (pointer, number): which declarations were met already, and where.
 *
 * Open addressing in the arena; it grows, nothing is ever taken out. */
#ifndef JN_SCENE_POINTERS_H
#define JN_SCENE_POINTERS_H

#include "base/arena.h"

/* Zero-initialise with an arena. */
typedef struct jn_pointer_set {
	jn_arena *arena;
	struct jn_pointer_slot *slots;
	uint32_t count;
	uint32_t cap; /* a power of two */
} jn_pointer_set;

/* Adds the pair; false when it was there already. `pointer` is not NULL. */
bool jn_pointers_add(jn_pointer_set *self, const void *pointer, uint32_t number);

#endif
