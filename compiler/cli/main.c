/* The program `journey`: a table of commands. In: words. Out: what the command prints, and its exit code. */
#define _XOPEN_SOURCE 700 /* SIGXFSZ */

#include "cli/command.h"

#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/suggest.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/version.h"

static const jn_option no_options[] = {{0}};

const jn_command jn_commands[] = {
	{"check", "[PATH…]", JN_TR("Says what is wrong with maps, where, and how to mend it"), jn_check_details, jn_check_options,
	 jn_command_check},
	{"render", "MAP", JN_TR("Draws a journey as a picture or a page"), jn_render_details, jn_render_options, jn_command_render},
	{"fmt", "[PATH…]", JN_TR("Gives files their one form: only white space changes"), jn_fmt_details, jn_fmt_options, jn_command_fmt},
	{"explain", "[WORD]", JN_TR("Tells what a rule, a declaration or a property is about"), jn_explain_details, jn_explain_options,
	 jn_command_explain},
	{"lsp", "", JN_TR("Serves editors: findings, completion, names and more, as one types"), jn_lsp_details, jn_lsp_options, jn_command_lsp},
	{"help", "[COMMAND]", JN_TR("Lists the commands, or tells about one"), NULL, no_options, jn_command_help},
	{"version", "", JN_TR("Says which version of journey this is"), NULL, no_options, jn_command_version},
	{0},
};

const jn_command *jn_command_named(const char *name)
{
	for (const jn_command *row = jn_commands; row->name; row++)
		if (strcmp(row->name, name) == 0) return row;
	return NULL;
}

jn_exit jn_command_version(int count, char **words)
{
	jn_exit result;
	if (!jn_command_parse(jn_command_named("version"), &count, words, NULL, &result)) return result;
	jn_buf text = {0};
	jn_buf_c(&text, "journey " JOURNEY_VERSION "\n");
	bool ok = jn_output_stdout(&text);
	jn_buf_free(&text);
	return ok ? JN_EXIT_OK : JN_EXIT_TROUBLE;
}

static jn_exit unknown(const char *name)
{
	jn_str word = jn_str_c(name);
	uint32_t limit = jn_suggest_limit(word);
	const char *nearest = NULL;
	for (const jn_command *row = jn_commands; row->name && !nearest; row++)
		if (jn_edit_distance(word, jn_str_c(row->name), limit) <= limit) nearest = row->name;
	if (nearest)
		jn_complain("there is no command `%s`; did you mean `%s`?", name, nearest);
	else
		jn_complain("there is no command `%s`; `journey help` lists them", name);
	return JN_EXIT_TROUBLE;
}

static void out_of_memory(void)
{
	const char *words = jn_cli_tr(JN_TR("journey: there is not enough memory"));
	jn_output_bytes(STDERR_FILENO, words, strlen(words));
	jn_output_bytes(STDERR_FILENO, "\n", 1);
	_exit(JN_EXIT_TROUBLE);
}

int main(int argc, char **argv)
{
	jn_output_guard_descriptors();
	jn_set_out_of_memory(out_of_memory);
	/* What a file's parse gave back becomes its model: never through the system, which would clear each page again. */
	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 512 << 20);
	mallopt(M_TOP_PAD, 256 << 10);
	/* A reader that goes away, a file that may grow no more: failed writes, said and counted as such. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	int count = argc > 0 ? argc - 1 : 0;
	if (!jn_cli_language_take(&count, argv + 1)) return JN_EXIT_TROUBLE;
	if (count == 0) {
		jn_help_print(NULL);
		return JN_EXIT_TROUBLE;
	}
	const char *name = argv[1];
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) name = "help";
	if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) name = "version";
	const jn_command *command = jn_command_named(name);
	return command ? command->run(count - 1, argv + 2) : unknown(name);
}
