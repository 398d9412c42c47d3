/* A change to a project, thought through before it is given away: the new texts get the formatter's form where they were
 * touched, the project is read once more with them, and what would be worse than before is refused with words.
 *
 * In: replacements, in any order, and perhaps a new file. Out: a WorkspaceEdit of whole small edits. The object owns its
 * texts until it is done. */
#ifndef JN_LSP_REWRITE_H
#define JN_LSP_REWRITE_H

#include "lsp/place.h"

typedef struct jn_lsp_replacement {
	const jn_document *document;
	jn_span span;
	jn_str text;
	uint32_t order; /* of two at one place the earlier stands first */
} jn_lsp_replacement;

typedef struct jn_lsp_rewrite {
	jn_lsp *self;
	jn_lsp_project *project; /* loaded */
	jn_arena arena;
	jn_lsp_replacement *items;
	uint32_t count, cap;
	jn_str new_path, new_text;     /* a file to be made: relative to the project's root; empty: none */
} jn_lsp_rewrite;

/* Replaces `span`. Line ends in `text` are LF; they become those of the document. The text is copied. */
void jn_lsp_rewrite_put(jn_lsp_rewrite *self, const jn_document *document, jn_span span, jn_str text);

/* Makes a file beside. Its text has LF line ends, or those of `like`. */
void jn_lsp_rewrite_file(jn_lsp_rewrite *self, jn_str path, jn_str text);

/* The edit, owned by the caller; NULL with words in `error` when it cannot be. Frees the object. */
json_t *jn_lsp_rewrite_done(jn_lsp_rewrite *self, jn_lsp_error *error);

/* Frees an object that is not done. */
void jn_lsp_rewrite_drop(jn_lsp_rewrite *self);

/* True when most lines of a text end with CRLF. */
bool jn_lsp_has_crlf(jn_str text);

#endif
