/* Findings as diagnostics of the protocol: pushed (push.c) or pulled (pull.c), never both. */
#ifndef JN_LSP_DIAGNOSTICS_H
#define JN_LSP_DIAGNOSTICS_H

#include "lsp/place.h"

/* One finding as a value. */
json_t *jn_lsp_diagnostic(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding);

/* A project's findings, by document. Give it back with jn_lsp_shelf_free before the project changes. */
typedef struct jn_lsp_shelf {
	const jn_lsp_project *project;
	const jn_findings *findings;
	struct jn_lsp_shelf_place {
		uint32_t first, end; /* among the findings; `end` is behind the last */
		uint64_t mark; /* stays the same as long as what is told of the document does; 0: there is nothing to tell */
	} * places;        /* by document index */
} jn_lsp_shelf;
jn_lsp_shelf jn_lsp_shelve(jn_lsp *self, jn_lsp_project *project);
void jn_lsp_shelf_free(jn_lsp_shelf *self);

/* Writes the list of a document's diagnostics as JSON. */
void jn_lsp_put_diagnostics(const jn_lsp *self, const jn_lsp_shelf *shelf, const jn_document *document, jn_buf *out);

/* pull.c: has the client ask again when what it was told is no longer so. */
void jn_lsp_recall(jn_lsp *self);

#endif
