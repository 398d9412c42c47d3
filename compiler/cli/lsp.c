/* `journey lsp`: the language server, over standard input and output. */
#include "lsp/server.h"

#include <unistd.h>

#include "cli/command.h"
#include "cli/today.h"

typedef struct lsp_options {
	bool stdio;
} lsp_options;

const jn_option jn_lsp_options[] = {
	{.name = "stdio", .type = JN_OPTION_FLAG, .field = offsetof(lsp_options, stdio),
	 .doc = "speak over standard input and output: what it does anyway, for editors that say so"},
	{0},
};

const char jn_lsp_details[] =
	"Editors start it; it speaks the Language Server Protocol 3.17 over standard input and output until it is told to exit.\n"
	"It opens no network, starts no program, and reads only the workspace and the projects that open files belong to.\n"
	"Exit codes: 0 it was shut down, 1 the editor was gone without a word, or what it sent was no message.\n";

jn_exit jn_command_lsp(int count, char **words)
{
	lsp_options options = {0};
	jn_exit result;
	if (!jn_command_parse(jn_command_named("lsp"), &count, words, &options, &result)) return result;
	if (count > 0) {
		jn_complain("`journey lsp` takes no words: it is told by the editor what to do");
		return JN_EXIT_TROUBLE;
	}
	return jn_lsp_run(STDIN_FILENO, STDOUT_FILENO, jn_today) == 0 ? JN_EXIT_OK : JN_EXIT_FINDINGS;
}
