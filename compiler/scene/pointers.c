/* The set of pairs. Its order is never read, so that addresses cannot leak into a picture. */
#include "scene/pointers.h"

typedef struct jn_pointer_slot {
	const void *pointer;
	uint32_t number;
} jn_pointer_slot;

static uint32_t hash(const void *pointer, uint32_t number)
{
	uint64_t mixed = (uint64_t)(uintptr_t)pointer * 0x9E3779B97F4A7C15u + (uint64_t)number * 0xC2B2AE3D27D4EB4Fu;
	return (uint32_t)(mixed >> 32);
}

static bool insert(jn_pointer_slot *slots, uint32_t cap, const void *pointer, uint32_t number)
{
	uint32_t at = hash(pointer, number) & (cap - 1);
	for (; slots[at].pointer; at = (at + 1) & (cap - 1))
		if (slots[at].pointer == pointer && slots[at].number == number) return false;
	slots[at] = (jn_pointer_slot){pointer, number};
	return true;
}

static void grow(jn_pointer_set *self)
{
	uint32_t cap = self->cap ? self->cap * 2 : 64;
	jn_pointer_slot *slots = jn_arena_alloc(self->arena, cap * sizeof *slots);
	for (uint32_t i = 0; i < self->cap; i++)
		if (self->slots[i].pointer) insert(slots, cap, self->slots[i].pointer, self->slots[i].number);
	self->slots = slots;
	self->cap = cap;
}

bool jn_pointers_add(jn_pointer_set *self, const void *pointer, uint32_t number)
{
	if (self->count * 4 >= self->cap * 3) grow(self);
	if (!insert(self->slots, self->cap, pointer, number)) return false;
	self->count++;
	return true;
}
