/* The checks' hash tables: open addressing with linear probing, at most half full. In: pointers and strings. All memory
 * is the arena's. */
#include "checks/set.h"

enum { FIRST_CAP = 8 };

static uint32_t pointer_hash(const void *pointer)
{
	uint64_t bits = (uint64_t)(uintptr_t)pointer;
	return (uint32_t)((bits * 0x9E3779B97F4A7C15u) >> 32);
}

static void place_pointer(jn_pointer_set *self, const void *pointer)
{
	uint32_t at = pointer_hash(pointer) & (self->cap - 1);
	while (self->slots[at] && self->slots[at] != pointer) at = (at + 1) & (self->cap - 1);
	if (!self->slots[at]) self->count++;
	self->slots[at] = pointer;
}

void jn_pointer_set_add(jn_arena *arena, jn_pointer_set *self, const void *pointer)
{
	if (self->count * 2 >= self->cap) {
		jn_pointer_set old = *self;
		self->cap = old.cap ? old.cap * 2 : FIRST_CAP;
		self->count = 0;
		self->slots = jn_arena_alloc(arena, self->cap * sizeof *self->slots);
		for (uint32_t i = 0; i < old.cap; i++)
			if (old.slots[i]) place_pointer(self, old.slots[i]);
	}
	place_pointer(self, pointer);
}

bool jn_pointer_set_has(const jn_pointer_set *self, const void *pointer)
{
	if (self->cap == 0) return false;
	uint32_t at = pointer_hash(pointer) & (self->cap - 1);
	while (self->slots[at] && self->slots[at] != pointer) at = (at + 1) & (self->cap - 1);
	return self->slots[at] != NULL;
}

static jn_pointer_slot *pointer_slot(const jn_pointer_map *self, const void *key)
{
	uint32_t at = pointer_hash(key) & (self->cap - 1);
	while (self->slots[at].key && self->slots[at].key != key) at = (at + 1) & (self->cap - 1);
	return &self->slots[at];
}

const jn_decl *jn_pointer_map_put(jn_arena *arena, jn_pointer_map *self, const void *key, const jn_decl *decl)
{
	if (self->count * 2 >= self->cap) {
		jn_pointer_map old = *self;
		self->cap = old.cap ? old.cap * 2 : FIRST_CAP;
		self->slots = jn_arena_alloc(arena, self->cap * sizeof *self->slots);
		for (uint32_t i = 0; i < old.cap; i++)
			if (old.slots[i].key) *pointer_slot(self, old.slots[i].key) = old.slots[i];
	}
	jn_pointer_slot *slot = pointer_slot(self, key);
	if (slot->key) return slot->decl;
	*slot = (jn_pointer_slot){key, decl};
	self->count++;
	return NULL;
}

const jn_decl *jn_pointer_map_get(const jn_pointer_map *self, const void *key)
{
	return self->cap ? pointer_slot(self, key)->decl : NULL;
}

/* FNV-1a. Source: Fowler, Noll, Vo; draft-eastlake-fnv. */
static uint32_t string_hash(jn_str key)
{
	uint64_t hash = 0xCBF29CE484222325u;
	for (uint32_t i = 0; i < key.len; i++) hash = (hash ^ (unsigned char)key.ptr[i]) * 0x100000001B3u;
	return (uint32_t)(hash ^ (hash >> 32));
}

static jn_string_slot *slot_for(const jn_string_map *self, jn_str key)
{
	uint32_t at = string_hash(key) & (self->cap - 1);
	while (self->slots[at].decl && !jn_str_eq(self->slots[at].key, key)) at = (at + 1) & (self->cap - 1);
	return &self->slots[at];
}

const jn_decl *jn_string_map_put(jn_arena *arena, jn_string_map *self, jn_str key, const jn_decl *decl)
{
	if (self->count * 2 >= self->cap) {
		jn_string_map old = *self;
		self->cap = old.cap ? old.cap * 2 : FIRST_CAP;
		self->slots = jn_arena_alloc(arena, self->cap * sizeof *self->slots);
		for (uint32_t i = 0; i < old.cap; i++)
			if (old.slots[i].decl) *slot_for(self, old.slots[i].key) = old.slots[i];
	}
	jn_string_slot *slot = slot_for(self, key);
	if (slot->decl) return slot->decl;
	*slot = (jn_string_slot){key, decl};
	self->count++;
	return NULL;
}

const jn_decl *jn_string_map_get(const jn_string_map *self, jn_str key)
{
	return self->cap ? slot_for(self, key)->decl : NULL;
}
