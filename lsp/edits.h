/* A WorkspaceEdit that is being made: edits grouped by document, with versions where the client takes them, and new files
 * where it can make them. */
#ifndef JN_LSP_EDITS_H
#define JN_LSP_EDITS_H

#include "lsp/place.h"

typedef struct jn_lsp_edits {
	const jn_lsp *self;
	const jn_lsp_project *project;
	json_t *changes;            /* documentChanges, or changes */
	const jn_document *last;
	json_t *list;               /* the edits of `last` */
} jn_lsp_edits;

/* Adds an edit. Those of one document come one after the other. */
void jn_lsp_edits_add(jn_lsp_edits *self, const jn_document *document, jn_span span, jn_str text);

/* Adds a new file at an absolute path, with its text. Only where the client makes files (jn_lsp_client.creates_files). */
void jn_lsp_edits_create(jn_lsp_edits *self, jn_str path, jn_str text);

/* The edit; owned by the caller. */
json_t *jn_lsp_edits_done(jn_lsp_edits *self);

#endif
