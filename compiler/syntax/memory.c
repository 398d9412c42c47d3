/* The region allocator. In: tree-sitter's requests. Out: blocks of slabs, or of the system when they are large; a raised flag
 * past the budget.
 *
 * tree-sitter has one allocator a process, so every block says in front of it where it came from; which region is in use is
 * a thread's own. Small blocks come in classes of 16 bytes, and what is given back waits in its class's list. */
#include "syntax/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <tree_sitter/api.h>

#include "base/arena.h"

enum { CLASS_SIZE = 16, CLASS_COUNT = 65, FIRST_SLAB = 1 << 16, LARGEST_SLAB = 1 << 20 };

/* Stands in front of every block. A class of 0: not of a slab. */
typedef struct block {
	uint64_t class;
	struct block *next; /* in a list of free ones; else the first bytes of what the block holds */
} block;

enum { HEAD = offsetof(block, next) };

/* A block of the system's: its own head lies at its end. */
typedef struct large {
	struct large *next, **back; /* back is NULL outside of a region */
	size_t size;
	uint64_t class; /* 0 */
} large;

typedef struct slab {
	struct slab *next;
	size_t size;
	alignas(max_align_t) char data[];
} slab;

struct jn_parse_memory {
	char *at, *end;          /* what is left of the slab in use */
	block *free[CLASS_COUNT];
	slab *used, *spare;
	large *larges;
	size_t taken;            /* bytes of the slabs in use and the large blocks */
	size_t *cancel;
};

static _Thread_local jn_parse_memory *region;

static void take(jn_parse_memory *self, size_t size)
{
	self->taken += size;
	if (self->taken > JN_PARSE_BUDGET) *self->cancel = 1;
}

static void add_slab(jn_parse_memory *self)
{
	slab *fresh = self->spare;
	if (fresh) {
		self->spare = fresh->next;
	} else {
		size_t size = self->used ? self->used->size * 2 : FIRST_SLAB;
		if (size > LARGEST_SLAB) size = LARGEST_SLAB;
		fresh = jn_alloc(size);
		fresh->size = size;
	}
	fresh->next = self->used;
	self->used = fresh;
	/* A block's head is 8 bytes, so blocks begin 8 bytes before a multiple of 16: what they hold is aligned for anything. */
	self->at = fresh->data + CLASS_SIZE - HEAD;
	self->end = (char *)fresh + fresh->size;
	take(self, fresh->size);
}

static large *head_of(void *p)
{
	return (large *)((char *)p - sizeof(large));
}

static void link_large(large *self)
{
	self->back = NULL;
	if (!region) return;
	self->next = region->larges;
	if (self->next) self->next->back = &self->next;
	self->back = &region->larges;
	region->larges = self;
	take(region, self->size);
}

static void unlink_large(large *self)
{
	if (!self->back) return;
	*self->back = self->next;
	if (self->next) self->next->back = self->back;
	if (region) region->taken -= self->size;
}

static void *large_malloc(size_t size)
{
	large *self = jn_alloc(size < SIZE_MAX - sizeof *self ? sizeof *self + size : SIZE_MAX);
	self->size = size;
	self->class = 0;
	link_large(self);
	return self + 1;
}

static void *region_malloc(size_t size)
{
	size_t class = (size + HEAD + CLASS_SIZE - 1) / CLASS_SIZE;
	if (!region || size > CLASS_SIZE * (CLASS_COUNT - 1) - HEAD) return large_malloc(size);
	block *found = region->free[class];
	if (found) {
		region->free[class] = found->next;
		return &found->next;
	}
	if ((size_t)(region->end - region->at) < class * CLASS_SIZE) add_slab(region);
	found = (block *)(void *)region->at;
	region->at += class * CLASS_SIZE;
	found->class = class;
	return &found->next;
}

static void *region_calloc(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size) return large_malloc(SIZE_MAX); /* the program's handler does not come back */
	return memset(region_malloc(count * size), 0, count * size);
}

static void region_free(void *p)
{
	if (!p) return;
	block *self = (block *)(void *)((char *)p - HEAD);
	if (self->class == 0) {
		unlink_large(head_of(p));
		free(head_of(p));
	} else if (region) {
		self->next = region->free[self->class];
		region->free[self->class] = self;
	}
}

static void *region_realloc(void *old, size_t size)
{
	if (!old) return region_malloc(size);
	uint64_t class = ((block *)(void *)((char *)old - HEAD))->class;
	size_t had = class * CLASS_SIZE - HEAD;
	if (class == 0) {
		large *self = head_of(old);
		unlink_large(self);
		self = jn_realloc(self, size < SIZE_MAX - sizeof *self ? sizeof *self + size : SIZE_MAX);
		self->size = size;
		link_large(self);
		return self + 1;
	}
	if (size <= had) return old;
	void *bigger = memcpy(region_malloc(size), old, had);
	region_free(old);
	return bigger;
}

jn_parse_memory *jn_parse_memory_new(void)
{
	ts_set_allocator(region_malloc, region_calloc, region_realloc, region_free);
	jn_parse_memory *self = jn_alloc(sizeof *self);
	*self = (jn_parse_memory){0};
	return self;
}

void jn_parse_memory_begin(jn_parse_memory *self, size_t *cancel)
{
	self->cancel = cancel;
	*cancel = 0;
	region = self;
}

/* Slabs wait for the next text; those of a large text go back, to become its model's memory. */
static void keep_or_free(jn_parse_memory *self)
{
	bool keep = self->taken <= LARGEST_SLAB * 2;
	while (self->used) {
		slab *next = self->used->next;
		if (keep) {
			self->used->next = self->spare;
			self->spare = self->used;
		} else {
			free(self->used);
		}
		self->used = next;
	}
}

void jn_parse_memory_end(jn_parse_memory *self)
{
	region = NULL;
	while (self->larges) {
		large *next = self->larges->next;
		free(self->larges);
		self->larges = next;
	}
	keep_or_free(self);
	memset(self->free, 0, sizeof self->free);
	self->at = self->end = NULL;
	self->taken = 0;
}

void jn_parse_memory_free(jn_parse_memory *self)
{
	while (self->spare) {
		slab *next = self->spare->next;
		free(self->spare);
		self->spare = next;
	}
	free(self);
}
