/* A document's model as JSON, to be read by people and small programs: what was understood of the text. */
#ifndef JN_LSP_MODEL_JSON_H
#define JN_LSP_MODEL_JSON_H

#include "lsp/workspace.h"

/* Writes {"path":…,"declarations":[…]}: a line a declaration, in the order of the text, those inside of it under "children". */
void jn_lsp_put_model(const jn_document *document, jn_buf *out);

#endif
