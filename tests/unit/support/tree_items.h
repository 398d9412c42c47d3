/* What our items are compared with, by a unit test and by the fuzzer: those of libtree-sitter's tree. */
#ifndef TREE_ITEMS_H
#define TREE_ITEMS_H

#include <tree_sitter/api.h>

#include "syntax/syntax.h"

const TSLanguage *tree_sitter_journey(void);

typedef struct tree_items {
	jn_arena arena; /* owns the items; for the caller to free */
	jn_item *items;
	uint32_t count, cap;
	bool error;     /* an ERROR or a MISSING node is in the tree: no text has one */
} tree_items;

tree_items tree_items_read(TSParser *parser, jn_str text);

#endif
