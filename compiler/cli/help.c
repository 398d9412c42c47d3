/* Help, made from the tables of commands and options; and how commands read their words and speak on standard error. */
#include "cli/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/suggest.h"
#include "cli/output.h"
#include "text/columns.h"

/* What every command understands besides its own table. */
static const jn_option help_option[] = {
	{.name = "help", .letter = 'h', .type = JN_OPTION_FLAG, .doc = "show this text"},
	{0},
};

static void list_commands(jn_buf *out)
{
	jn_buf_c(out, "Customer journey maps as text: checked, explained, drawn.\n\nUsage: journey COMMAND [OPTION…] [OPERAND…]\n\n");
	for (const jn_command *row = jn_commands; row->name; row++) jn_buf_printf(out, "  %-10s %s\n", row->name, row->summary);
	jn_buf_c(out, "\n`journey help COMMAND` tells more about one. Exit codes: 0 all is well, 1 the maps are wrong,\n"
	              "2 the command line or the world is (no such file, a full disk).\n");
}

static void describe(const jn_command *command, jn_buf *out)
{
	jn_buf_printf(out, "Usage: journey %s%s%s%s\n\n%s.\n", command->name, command->options ? " [OPTION…]" : "",
	              command->operands[0] ? " " : "", command->operands, command->summary);
	if (command->details) jn_buf_printf(out, "\n%s", command->details);
	jn_buf_c(out, "\nOptions:\n");
	jn_options_help(command->options, out);
	jn_options_help(help_option, out);
}

jn_exit jn_help_print(const jn_command *command)
{
	jn_buf text = {0};
	if (command)
		describe(command, &text);
	else
		list_commands(&text);
	bool ok = jn_output_stdout(&text);
	jn_buf_free(&text);
	return ok ? JN_EXIT_OK : JN_EXIT_TROUBLE;
}

jn_exit jn_command_help(int count, char **words)
{
	if (count == 0) return jn_help_print(NULL);
	const jn_command *command = jn_command_named(words[0]);
	if (command) return jn_help_print(command);
	jn_complain("there is no command `%s`; `journey help` lists them", words[0]);
	return JN_EXIT_TROUBLE;
}

static bool asks_for_help(int count, char **words)
{
	for (int i = 0; i < count && strcmp(words[i], "--") != 0; i++)
		if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0) return true;
	return false;
}

bool jn_command_parse(const jn_command *command, int *count, char **words, void *target, jn_exit *ret_exit)
{
	if (asks_for_help(*count, words)) {
		*ret_exit = jn_help_print(command);
		return false;
	}
	jn_buf problem = {0};
	bool ok = jn_options_parse(command->options, count, words, target, &problem);
	if (!ok) {
		jn_buf_char(&problem, '\0');
		jn_complain("%s; `journey %s --help` lists the options", problem.ptr, command->name);
		*ret_exit = JN_EXIT_TROUBLE;
	}
	jn_buf_free(&problem);
	return ok;
}

static void say(const char *label, const char *format, va_list args)
{
	char words[2048];
	vsnprintf(words, sizeof words, format, args);
	jn_buf line = {0};
	jn_buf_c(&line, label);
	jn_text_terminal_safe(&line, jn_str_c(words));
	jn_buf_char(&line, '\n');
	jn_output_bytes(STDERR_FILENO, line.ptr, line.len);
	jn_buf_free(&line);
}

void jn_complain(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say("journey: ", format, args);
	va_end(args);
}

void jn_remark(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say("note: ", format, args);
	va_end(args);
}
