/* The only place of the server that writes files: what a command was told to write, inside the workspace, whole or not at all. */
#ifndef JN_LSP_OUTPUT_H
#define JN_LSP_OUTPUT_H

#include "lsp/server.h"

struct jn_lsp_project;

/* The absolute path that a `file:` URI names, when its folder lies in a folder of the workspace, or in the project; links are followed
 * before that is asked. False with words in `error`. */
bool jn_lsp_output_path(const jn_lsp *self, const struct jn_lsp_project *project, jn_str uri, jn_buf *ret_path, jn_lsp_error *error);

/* Makes `bytes` the content of the file. What stands there is replaced if it is a plain file. False with words in `error`. */
bool jn_lsp_output_write(const char *path, const jn_buf *bytes, jn_lsp_error *error);

#endif
