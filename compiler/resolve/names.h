/* The names of a project in one hash table: (kind, scope, name) → declaration. */
#ifndef JN_RESOLVE_NAMES_H
#define JN_RESOLVE_NAMES_H

#include "model/model.h"

typedef struct jn_name_entry {
	const jn_decl *decl;   /* the first declared; NULL marks a free slot */
	const jn_decl *other;  /* a second one of the same name in this scope, or NULL */
	const void *scope;     /* a declaration, or NULL for the project */
	jn_str name;
	uint32_t hash;
	uint8_t kind;
} jn_name_entry;

typedef struct jn_name_table {
	jn_name_entry *slots; /* a power of two of them, at most half full */
	uint32_t mask;
	uint32_t count;
	uint64_t seed;        /* makes collisions unpredictable for whoever wrote the names */
} jn_name_table;

/* A table with room for `expected` names before it grows. Memory comes from `arena`. */
jn_name_table *jn_names_new(jn_arena *arena, uint32_t expected);

/* Adds a name; returns the entry, whose `decl` is another declaration when the name was taken in that scope. */
jn_name_entry *jn_names_add(jn_name_table *self, jn_arena *arena, jn_kind kind, const void *scope, jn_str name, const jn_decl *decl);

/* The entry of a name in exactly that scope, or NULL. */
const jn_name_entry *jn_names_find(const jn_name_table *self, jn_kind kind, const void *scope, jn_str name);

#endif
