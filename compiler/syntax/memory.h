/* The memory tree-sitter works in: a region of its own for each text, with a budget.
 *
 * tree-sitter aborts the program when an allocation fails, and needs 80 to 400 times a hostile text's size: it must be
 * stopped before. And it takes and gives back a block for every few bytes of text: a region makes both cheap, and gives
 * everything back at once, so that no tree is ever walked to be freed. */
#ifndef JN_SYNTAX_MEMORY_H
#define JN_SYNTAX_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

enum { JN_PARSE_BUDGET = 64 << 20 };

typedef struct jn_parse_memory jn_parse_memory;

/* The caller frees it. The first call makes tree-sitter ask here for what it needs. */
jn_parse_memory *jn_parse_memory_new(void);
void jn_parse_memory_free(jn_parse_memory *self);

/* From now on what tree-sitter takes on this thread comes from the region; `*cancel` (read by the parser) is set to 1 when
 * the budget is passed. Not to be nested. */
void jn_parse_memory_begin(jn_parse_memory *self, size_t *cancel);

/* Ends that and takes everything back: parsers, trees and cursors made since jn_parse_memory_begin are gone, and must not
 * be deleted. */
void jn_parse_memory_end(jn_parse_memory *self);

#endif
