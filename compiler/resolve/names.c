/* Open addressing with linear probing. In: names. Out: entries that live in the arena given. */
#include "resolve/names.h"

/* A multiply-and-rotate hash over the bytes, eight at a time; only spread matters, its value never reaches an output. */
static uint32_t hash_of(const jn_name_table *self, jn_kind kind, const void *scope, jn_str name)
{
	const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t hash = self->seed ^ ((uint64_t)kind * prime) ^ ((uint64_t)(uintptr_t)scope * UINT64_C(0xD6E8FEB86659FD93));
	uint32_t at = 0;
	for (uint64_t word; name.len - at >= 8; at += 8) {
		memcpy(&word, name.ptr + at, 8);
		hash = (hash ^ word) * prime;
		hash ^= hash >> 32;
	}
	uint64_t tail = 0;
	if (at < name.len) memcpy(&tail, name.ptr + at, name.len - at);
	hash = (hash ^ tail ^ name.len) * prime;
	return (uint32_t)(hash >> 32);
}

jn_name_table *jn_names_new(jn_arena *arena, uint32_t expected)
{
	jn_name_table *self = jn_arena_alloc(arena, sizeof *self);
	uint32_t size = 64;
	while (size < expected * 2 && size < (1u << 28)) size *= 2;
	self->slots = jn_arena_alloc(arena, size * sizeof *self->slots);
	self->mask = size - 1;
	self->seed = (uint64_t)(uintptr_t)self;
	return self;
}

static jn_name_entry *slot_of(const jn_name_table *self, uint32_t hash, jn_kind kind, const void *scope, jn_str name)
{
	uint32_t i = hash & self->mask;
	for (;; i = (i + 1) & self->mask) {
		jn_name_entry *entry = &self->slots[i];
		if (!entry->decl) return entry;
		if (entry->hash == hash && entry->kind == kind && entry->scope == scope && jn_str_eq(entry->name, name)) return entry;
	}
}

static void grow(jn_name_table *self, jn_arena *arena)
{
	jn_name_entry *old = self->slots;
	uint32_t old_size = self->mask + 1;
	self->slots = jn_arena_alloc(arena, (size_t)old_size * 2 * sizeof *self->slots);
	self->mask = old_size * 2 - 1;
	for (uint32_t i = 0; i < old_size; i++)
		if (old[i].decl) *slot_of(self, old[i].hash, old[i].kind, old[i].scope, old[i].name) = old[i];
}

jn_name_entry *jn_names_add(jn_name_table *self, jn_arena *arena, jn_kind kind, const void *scope, jn_str name, const jn_decl *decl)
{
	if (self->count * 2 > self->mask) grow(self, arena);
	uint32_t hash = hash_of(self, kind, scope, name);
	jn_name_entry *entry = slot_of(self, hash, kind, scope, name);
	if (!entry->decl) {
		*entry = (jn_name_entry){.decl = decl, .scope = scope, .name = name, .hash = hash, .kind = (uint8_t)kind};
		self->count++;
	} else if (!entry->other && entry->decl != decl) {
		entry->other = decl;
	}
	return entry;
}

const jn_name_entry *jn_names_find(const jn_name_table *self, jn_kind kind, const void *scope, jn_str name)
{
	const jn_name_entry *entry = slot_of(self, hash_of(self, kind, scope, name), kind, scope, name);
	return entry->decl ? entry : NULL;
}
