/* Help, made from the tables of commands and options; and how commands read their words and speak on standard error. */
#include "cli/command.h"

#include <stdarg.h>
#include <unistd.h>

#include "base/suggest.h"
#include "cli/language.h"
#include "cli/output.h"
#include "text/columns.h"

/* What every command understands besides its own table. */
static const jn_option common_options[] = {
	{.name = "language", .type = JN_OPTION_TEXT, .argument = "TAG",
	 .doc = "en, id, ms or ar: what people read is written in it; else JOURNEY_LANGUAGE, else the locale"},
	{.name = "help", .letter = 'h', .type = JN_OPTION_FLAG, .doc = "show this text"},
	{0},
};

static void put_usage(jn_buf *out, const char *words)
{
	jn_tr_printf(out, jn_cli_language(), "Usage: journey %s", words);
	jn_buf_c(out, "\n\n");
}

static void list_commands(jn_buf *out)
{
	jn_cli_put(out, JN_TR("Customer journey maps as text: checked, explained, drawn."));
	jn_buf_c(out, "\n\n");
	put_usage(out, "COMMAND [OPTION…] [OPERAND…]");
	for (const jn_command *row = jn_commands; row->name; row++) {
		jn_buf_printf(out, "  %-10s ", row->name);
		jn_cli_put(out, row->summary);
		jn_buf_char(out, '\n');
	}
	jn_buf_char(out, '\n');
	jn_cli_put(out, JN_TR("`journey help COMMAND` tells more about one. Exit codes: 0 all is well, 1 the maps are wrong,\n"
	                      "2 the command line or the system is (no such file, a full disk)."));
	jn_buf_char(out, '\n');
}

static void describe(const jn_command *command, jn_buf *out)
{
	jn_buf words = {0};
	jn_buf_printf(&words, "%s [OPTION…]%s%s", command->name, command->operands[0] ? " " : "", command->operands);
	jn_buf_char(&words, '\0');
	put_usage(out, words.ptr);
	jn_buf_free(&words);
	jn_cli_put(out, command->summary);
	jn_buf_c(out, ".\n");
	if (command->details) {
		jn_buf_char(out, '\n');
		jn_cli_put(out, command->details);
	}
	jn_buf_printf(out, "\n%s\n", jn_cli_tr(JN_TR("Options:")));
	jn_options_help(command->options, out);
	jn_options_help(common_options, out);
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
	jn_language language = jn_cli_language();
	jn_message_part parts[JN_MESSAGE_MOST];
	jn_message message = jn_message_borrow(parts, format, args);
	jn_buf words = {0}, safe = {0}, line = {0};
	jn_tr_message_part(&words, language, &message);
	jn_text_terminal_safe(&safe, jn_buf_view(&words));
	jn_buf_c(&line, label);
	jn_tr_block(&line, language, jn_buf_view(&safe));
	jn_buf_char(&line, '\n');
	jn_output_bytes(STDERR_FILENO, line.ptr, line.len);
	jn_buf_free(&words);
	jn_buf_free(&safe);
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
	jn_buf label = {0};
	jn_buf_printf(&label, "%s: ", jn_cli_tr(JN_TR("note")));
	jn_buf_char(&label, '\0');
	va_list args;
	va_start(args, format);
	say(label.ptr, format, args);
	va_end(args);
	jn_buf_free(&label);
}
