/* Whether two readings of a project say the same of names: each reference means the same declaration, each stage belongs to the same
 * phase. For changes that only rename. */
#ifndef JN_LSP_MEANING_H
#define JN_LSP_MEANING_H

#include "lsp/server.h"
#include "model/project.h"

/* True when all names of `then` mean in it what they meant in `now`; else false, with words. */
bool jn_lsp_same_meaning(const jn_project *now, const jn_project *then, jn_lsp_error *error);

#endif
