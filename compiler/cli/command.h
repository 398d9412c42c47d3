/* What every command of the program `journey` shares: its row in the table of commands, exit codes, words on standard error.
 *
 * A new command is a file with its function and options, and a row in main.c. Only this folder prints or exits. */
#ifndef JN_CLI_COMMAND_H
#define JN_CLI_COMMAND_H

#include "base/buf.h"
#include "cli/options.h"

/* Exit codes, the same for all commands. */
typedef enum jn_exit {
	JN_EXIT_OK = 0,
	JN_EXIT_FINDINGS = 1, /* the maps are wrong */
	JN_EXIT_TROUBLE = 2,  /* the command line is wrong, or the world: no such file, a full disk */
} jn_exit;

typedef struct jn_command {
	const char *name;
	const char *operands; /* for help: "[PATH…]" */
	const char *summary;  /* one line */
	const char *details;  /* more lines for `--help`, each ending in a newline; may be NULL */
	const jn_option *options; /* ends with a row without a name; NULL for none */
	jn_exit (*run)(int count, char **words); /* the words behind the command's name */
} jn_command;

/* The table of commands, in the order help shows them; ends with a row without a name. */
extern const jn_command jn_commands[];

/* The command called `name`, or NULL. */
const jn_command *jn_command_named(const char *name);

/* Defined beside their functions. */
extern const jn_option jn_check_options[];
extern const jn_option jn_explain_options[];
extern const jn_option jn_fmt_options[];
extern const jn_option jn_lsp_options[];
extern const jn_option jn_render_options[];
extern const char jn_check_details[];
extern const char jn_explain_details[];
extern const char jn_fmt_details[];
extern const char jn_lsp_details[];
extern const char jn_render_details[];
jn_exit jn_command_check(int count, char **words);
jn_exit jn_command_explain(int count, char **words);
jn_exit jn_command_fmt(int count, char **words);
jn_exit jn_command_lsp(int count, char **words);
jn_exit jn_command_render(int count, char **words);
jn_exit jn_command_help(int count, char **words);
jn_exit jn_command_version(int count, char **words);

/* Prints the help of one command, or the list of commands for NULL, to standard output. */
jn_exit jn_help_print(const jn_command *command);

/* Reads the words of `command` into `target`. Returns true to go on; false when the command is over (help was printed, or the
 * words were wrong, which was said on standard error): `*ret_exit` is then its exit code. */
bool jn_command_parse(const jn_command *command, int *count, char **words, void *target, jn_exit *ret_exit);

/* Writes "journey: ", the sentence in the reader's language (cli/language.h) and a line end to standard error, safe for a
 * terminal. The sentence is a literal in English: the key of its translations. */
void jn_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same, for something one may want to know though nothing is wrong: begins with "note: ". */
void jn_remark(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
