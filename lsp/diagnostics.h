/* Findings as diagnostics of the protocol. */
#ifndef JN_LSP_DIAGNOSTICS_H
#define JN_LSP_DIAGNOSTICS_H

#include "lsp/place.h"

json_t *jn_lsp_diagnostic(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding);

#endif
