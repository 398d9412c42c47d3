/* Small hash tables for the checks: a set of pointers, a map from pointers and one from strings to declarations.
 *
 * Their slots live in the arena given; nothing is ever removed. Zero-initialise to get an empty one. */
#ifndef JN_CHECKS_SET_H
#define JN_CHECKS_SET_H

#include "model/model.h"

typedef struct jn_pointer_set {
	const void **slots;
	uint32_t count;
	uint32_t cap; /* a power of two, or 0 */
} jn_pointer_set;

void jn_pointer_set_add(jn_arena *arena, jn_pointer_set *self, const void *pointer);
bool jn_pointer_set_has(const jn_pointer_set *self, const void *pointer);

/* A map from pointers to declarations. */
typedef struct jn_pointer_slot {
	const void *key; /* NULL: free */
	const jn_decl *decl;
} jn_pointer_slot;

typedef struct jn_pointer_map {
	jn_pointer_slot *slots;
	uint32_t count;
	uint32_t cap;
} jn_pointer_map;

/* Puts `decl` under `key`, neither of them NULL. When the key is there already, nothing is put and what is there is
 * returned; else NULL. */
const jn_decl *jn_pointer_map_put(jn_arena *arena, jn_pointer_map *self, const void *key, const jn_decl *decl);

/* What stands under `key`, or NULL. */
const jn_decl *jn_pointer_map_get(const jn_pointer_map *self, const void *key);

typedef struct jn_string_slot {
	jn_str key;
	const jn_decl *decl; /* NULL: free */
} jn_string_slot;

typedef struct jn_string_map {
	jn_string_slot *slots;
	uint32_t count;
	uint32_t cap;
} jn_string_map;

/* Puts `decl` under `key`, which must live as long as the map. When the key is there already, nothing is put and what is
 * there is returned; else NULL. */
const jn_decl *jn_string_map_put(jn_arena *arena, jn_string_map *self, jn_str key, const jn_decl *decl);

/* What stands under `key`, or NULL. */
const jn_decl *jn_string_map_get(const jn_string_map *self, jn_str key);

#endif
