/* One walk over a document's values, for all that is told of them: inlay hints, links, colours. */
#ifndef JN_LSP_VALUES_H
#define JN_LSP_VALUES_H

#include "lsp/place.h"

typedef struct jn_lsp_walk {
	jn_lsp *self;
	const jn_lsp_file *file;
	const jn_source *source;
	jn_span range; /* of the text that was asked for */
	json_t *list;  /* what is told: at most JN_LSP_MOST_ITEMS */
	/* where the walk is */
	const jn_decl *decl;
	const jn_prop *prop; /* NULL: in the declaration's head */
	const jn_clause *clause;
} jn_lsp_walk;

/* Calls `tell` for each value in the `range` of a request, or in the whole document, in the order of the text. Returns
 * the list; NULL when the request failed. */
json_t *jn_lsp_walk_values(jn_lsp *self, const json_t *params, void (*tell)(jn_lsp_walk *at, const jn_value *value),
						   jn_lsp_error *error);

#endif
