/* Findings as diagnostics of the protocol: pushed (diagnostics.c) or pulled (pull.c), never both. */
#ifndef JN_LSP_DIAGNOSTICS_H
#define JN_LSP_DIAGNOSTICS_H

#include "lsp/place.h"

json_t *jn_lsp_diagnostic(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding);

/* The list of each document of a project, by its index; NULL where there is nothing to say. The lists and the array (free) are
 * the caller's. */
json_t **jn_lsp_diagnostic_lists(jn_lsp *self, jn_lsp_project *project);

/* The list of one document; the caller's. */
json_t *jn_lsp_diagnostic_list(jn_lsp *self, const jn_lsp_file *file);

/* A number for each document of a project that stays the same as long as its list does. The caller frees it. */
uint64_t *jn_lsp_diagnostic_marks(jn_lsp *self, jn_lsp_project *project);

/* pull.c: has the client ask again when what it was told is no longer so. */
void jn_lsp_recall(jn_lsp *self);

#endif
