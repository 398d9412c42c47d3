/* What others need of the previews. */
#ifndef JN_LSP_PREVIEW_H
#define JN_LSP_PREVIEW_H

#include "lsp/server.h"

/* Says that the pictures which are watched may have changed. Called when nothing else is to be done after a change. */
void jn_lsp_tell_previews(jn_lsp *self);

/* Remembers the URI of a document whose picture is shown, or of a text of the scheme `journey:`; or forgets it. */
void jn_lsp_watch(jn_lsp *self, jn_str uri, bool wish);

/* preview.c too: the requests. */
json_t *jn_lsp_preview(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_preview_at(jn_lsp *self, const json_t *params, jn_lsp_error *error);

#endif
