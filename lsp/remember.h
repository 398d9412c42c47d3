/* Declarations that the client hands back: in items that are resolved when they are looked at. */
#ifndef JN_LSP_REMEMBER_H
#define JN_LSP_REMEMBER_H

#include "lsp/place.h"

/* What finds a declaration again, also when its file was edited meanwhile: its file, kind, name and place. */
json_t *jn_lsp_remember(jn_lsp *self, const jn_lsp_project *project, const jn_decl *decl);

/* The declaration that was remembered, at its place or wherever its name went in the file; NULL when it is gone. */
const jn_decl *jn_lsp_recall_decl(jn_lsp *self, const json_t *data, jn_lsp_file *ret_file);

#endif
