/* Commands: a row each. */
#ifndef JN_LSP_COMMANDS_H
#define JN_LSP_COMMANDS_H

#include "lsp/server.h"

typedef struct jn_lsp_command {
	const char *name;
	json_t *(*run)(jn_lsp *self, const json_t *argument, jn_lsp_error *error); /* the first argument: an object, or NULL */
} jn_lsp_command;

/* Ends with a row without a name. */
extern const jn_lsp_command jn_lsp_commands[];

/* What the client is told of them: ExecuteCommandOptions. */
json_t *jn_lsp_command_options(void);

json_t *jn_lsp_execute(jn_lsp *self, const json_t *params, jn_lsp_error *error);

#endif
