/* What code actions and refactorings share. */
#ifndef JN_LSP_ACTIONS_H
#define JN_LSP_ACTIONS_H

#include "lsp/place.h"

/* True when the request for code actions asks for this kind, or for all. */
bool jn_lsp_action_wanted(const json_t *params, const char *kind);

/* refactor.c: adds what is offered at the request's range; and makes the edit of an offer from its `data`. */
void jn_lsp_offer_all(jn_lsp *self, const jn_lsp_file *file, const json_t *params, json_t *list);
json_t *jn_lsp_make(jn_lsp *self, const json_t *data, jn_lsp_error *error);

/* All certain edits of one document that do not touch each other, as a WorkspaceEdit; NULL when there are none. Stops behind `most`. */
json_t *jn_lsp_certain_edits(jn_lsp *self, const jn_lsp_file *file, uint32_t most);

#endif
