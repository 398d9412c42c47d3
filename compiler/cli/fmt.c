/* `journey fmt`: gives files their one form. In: paths, or a stream. Out: files replaced whole, a stream, or the difference.
 *
 * A project is loaded as `check` loads it, so that the same files belong to it. A file whose structure is not certain stays
 * as it is, byte for byte, and that is said. */
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "format/diff.h"
#include "format/format.h"
#include "lower/lower.h"
#include "project/files.h"
#include "report/place.h"
#include "text/columns.h"

typedef struct fmt_options {
	const char *stdin_name;
	bool check, diff;
} fmt_options;

const jn_option jn_fmt_options[] = {
	{.name = "check", .type = JN_OPTION_FLAG, .field = offsetof(fmt_options, check),
	 .doc = "write nothing; exit 1 when a file would change"},
	{.name = "diff", .type = JN_OPTION_FLAG, .field = offsetof(fmt_options, diff),
	 .doc = "write nothing; show what would change, and exit 1 when something would"},
	{.name = "stdin-filename", .type = JN_OPTION_TEXT, .argument = "NAME", .field = offsetof(fmt_options, stdin_name),
	 .doc = "what `-` (standard input) is called in messages and differences"},
	{0},
};

const char jn_fmt_details[] =
	"PATH is a file, a folder, or `-` for standard input, whose form goes to standard output; the current folder unless said.\n"
	"Only white space and `;` change: two spaces a level, one statement a line, at most one empty line. A block on one line\n"
	"stays there as long as it fits 100 columns. A file that cannot be read with certainty is left as it is.\n"
	"Exit codes: 0 all files have their form, 1 one would change (--check, --diff) or was left as it is, 2 a path or an option\n"
	"is no good, or a file could not be written.\n";

typedef struct fmt {
	const fmt_options *options;
	struct jn_parser *parser;
	jn_buf out;       /* for standard output */
	jn_buf formatted; /* of the file at hand */
	uint32_t same, changed, left;
	bool trouble;
} fmt;

/* ---- one file ---- */

static void tell_left(const jn_document *document, const jn_formatted *result, const char *path)
{
	jn_place_cursor cursor = {0};
	jn_place place = jn_place_at(&cursor, &document->source, result->span.start);
	jn_buf text = {0};
	jn_tr_message_part(&text, jn_cli_language(), &result->reason);
	jn_str reason = jn_buf_view(&text);
	if (result->rule == JN_RULE_COUNT || document->source.text.len == 0)
		jn_complain("`%s` is left as it is: %.*s", path, (int)reason.len, reason.ptr);
	else
		jn_complain("`%s` is left as it is, for line %u cannot be read with certainty: %.*s", path, place.line,
		            (int)reason.len, reason.ptr);
	jn_buf_free(&text);
}

/* A difference shows what stands in a file: on a terminal, not so that it could command it. */
static void put_diff(fmt *self, jn_str path, const jn_document *document)
{
	jn_buf diff = {0};
	jn_diff_unified(path, document->source.text, jn_buf_view(&self->formatted), &diff);
	jn_str all = jn_buf_view(&diff);
	bool terminal = isatty(STDOUT_FILENO);
	for (uint32_t at = 0; terminal && at < all.len;) {
		const char *feed = memchr(all.ptr + at, '\n', all.len - at);
		uint32_t end = feed ? (uint32_t)(feed - all.ptr) : all.len;
		uint32_t shown = end > at && all.ptr[end - 1] == '\r' ? end - 1 : end;
		jn_text_terminal_safe(&self->out, jn_str_slice(all, at, shown));
		jn_buf_char(&self->out, '\n');
		at = end + 1;
	}
	if (!terminal) jn_buf_str(&self->out, all);
	jn_buf_free(&diff);
}

/* Replaces the file, unless somebody else has written to it since it was read. */
static bool write_file(fmt *self, const char *path, const jn_document *document)
{
	jn_buf now = {0};
	bool unchanged = jn_file_read(path, &now) == JN_FILE_READ && jn_str_eq(jn_buf_view(&now), document->source.text);
	jn_buf_free(&now);
	if (unchanged) return jn_output_replace(path, &self->formatted);
	jn_complain("`%s` is left as it is: it changed while it was read", path);
	return false;
}

static void say_changed(fmt *self, const char *path)
{
	jn_buf safe = {0};
	jn_text_terminal_safe(&safe, jn_str_c(path));
	jn_tr_printf(&self->out, jn_cli_language(), self->options->check ? JN_TRF("would format %.*s") : JN_TRF("formatted %.*s"),
	       (int)safe.len, safe.ptr);
	jn_buf_free(&safe);
	jn_buf_char(&self->out, '\n');
}

static void format_file(fmt *self, const char *path, const jn_document *document)
{
	self->formatted.len = 0;
	jn_formatted result = jn_format(self->parser, document, &self->formatted);
	if (result.state == JN_FORMAT_SAME) {
		self->same++;
		return;
	}
	if (result.state == JN_FORMAT_LEFT) {
		tell_left(document, &result, path);
		self->left++;
		return;
	}
	bool writes = !self->options->check && !self->options->diff;
	if (writes && !write_file(self, path, document)) {
		self->trouble = true;
		return;
	}
	self->changed++;
	if (self->options->diff)
		put_diff(self, jn_str_c(path), document);
	else
		say_changed(self, path);
	if (!jn_output_stdout(&self->out)) self->trouble = true;
}

/* ---- a project ---- */

static int by_path(const void *left, const void *right)
{
	const jn_str *path = left;
	const jn_shown *shown = right;
	return jn_str_cmp(*path, shown->absolute);
}

/* Says which of the files that were named the project leaves out. */
static void tell_missing(const jn_input *input, const jn_project *project, jn_arena *arena)
{
	const jn_shown *files = input->shown + input->folders;
	uint32_t count = input->count - input->folders;
	bool *met = jn_arena_alloc(arena, (size_t)count + 1);
	for (uint32_t i = 0; count > 0 && i < project->document_count; i++) {
		jn_str path = input->shown->root;
		if (!input->shown->lone) path = jn_path_join(arena, path, project->documents[i]->source.path);
		const jn_shown *file = bsearch(&path, files, count, sizeof *files, by_path);
		if (file) met[file - files] = true;
	}
	for (uint32_t i = 0; i < count; i++)
		if (!met[i])
			jn_remark("`%s` is no part of its project (hidden, ignored, or a link out of it): not formatted",
			          files[i].typed.ptr);
}

static void format_input(fmt *self, const jn_inputs *inputs, const jn_input *input)
{
	jn_project *project = jn_input_load(input, JN_DATE_NONE);
	jn_arena arena = {0};
	jn_input_view view = jn_input_look(inputs, input, project, &arena);
	if (view.missing) tell_missing(input, project, &arena);
	for (uint32_t i = 0; i < project->document_count; i++) {
		if (!view.shown[i]) continue;
		jn_str path = jn_arena_str(&arena, view.paths[i]);
		format_file(self, path.ptr, project->documents[i]);
	}
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* Adds a count to the line: `one` of them, or `many`. */
static void count_files(jn_buf *out, uint32_t count, const char *one, const char *many)
{
	if (count == 0) return;
	jn_buf phrase = {0}, line = {0};
	jn_tr_printf(&phrase, jn_cli_language(), count == 1 ? one : many, count);
	if (out->len)
		jn_tr_printf(&line, jn_cli_language(), "%.*s, %.*s", (int)out->len, out->ptr, (int)phrase.len, phrase.ptr);
	else
		jn_buf_bytes(&line, phrase.ptr, phrase.len);
	out->len = 0;
	jn_buf_bytes(out, line.ptr, line.len);
	jn_buf_free(&phrase);
	jn_buf_free(&line);
}

/* "2 files formatted, 5 files as they should be" */
static void sum_up(fmt *self)
{
	if (self->options->diff) return;
	jn_buf *out = &self->out;
	out->len = 0;
	if (self->options->check)
		count_files(out, self->changed, JN_TRF("%u file would be formatted"), JN_TRF("%u files would be formatted"));
	else
		count_files(out, self->changed, JN_TRF("%u file formatted"), JN_TRF("%u files formatted"));
	count_files(out, self->same, JN_TRF("%u file in form already"), JN_TRF("%u files in form already"));
	count_files(out, self->left, JN_TRF("%u file left alone"), JN_TRF("%u files left alone"));
	if (out->len == 0) return;
	jn_buf_char(out, '\n');
	if (!jn_output_stdout(out)) self->trouble = true;
}

static void format_files(fmt *self, int count, char **words)
{
	jn_inputs inputs = {0};
	for (int i = 0; i < count; i++) jn_inputs_add(&inputs, words[i], NULL);
	if (count == 0) jn_inputs_add(&inputs, ".", NULL);
	jn_inputs_sort(&inputs);
	for (uint32_t i = 0; i < inputs.count; i++) format_input(self, &inputs, &inputs.items[i]);
	self->trouble |= inputs.trouble;
	jn_inputs_free(&inputs);
	sum_up(self);
}

/* ---- a stream ---- */

/* What came in goes out again when it has to stay as it is: an editor that pipes a text through must not lose it. */
static void format_stream(fmt *self)
{
	jn_inputs inputs = {0};
	jn_inputs_add(&inputs, "-", NULL);
	self->trouble = inputs.trouble;
	if (inputs.shown_count == 1) {
		const char *name = self->options->stdin_name ? self->options->stdin_name : "<stdin>";
		jn_str text = inputs.shown->text;
		jn_document *document = jn_document_new(self->parser, jn_str_c(name), text);
		jn_formatted result = jn_format(self->parser, document, &self->formatted);
		self->changed = result.state == JN_FORMAT_CHANGED;
		self->left = result.state == JN_FORMAT_LEFT;
		if (self->left) tell_left(document, &result, name);
		if (self->changed && self->options->diff)
			put_diff(self, jn_str_c(name), document);
		else if (text.len > JN_MAX_FILE_BYTES)
			self->trouble = true; /* it was not read to its end: nothing is better than a part */
		else if (!self->options->check && !self->options->diff)
			jn_buf_str(&self->out, self->changed ? jn_buf_view(&self->formatted) : text);
		if (!jn_output_stdout(&self->out)) self->trouble = true;
		jn_document_free(document);
	}
	jn_inputs_free(&inputs);
}

jn_exit jn_command_fmt(int count, char **words)
{
	fmt_options options = {0};
	jn_exit result;
	if (!jn_command_parse(jn_command_named("fmt"), &count, words, &options, &result)) return result;
	bool stream = count == 0 && options.stdin_name;
	for (int i = 0; i < count; i++) stream |= strcmp(words[i], "-") == 0;
	if (stream && count > 1) {
		jn_complain("`-` is formatted alone, not together with files");
		return JN_EXIT_TROUBLE;
	}
	fmt self = {.options = &options, .parser = jn_parser_new()};
	if (stream)
		format_stream(&self);
	else
		format_files(&self, count, words);
	bool writes = !options.check && !options.diff;
	result = self.left || (self.changed && !writes) ? JN_EXIT_FINDINGS : JN_EXIT_OK;
	if (self.trouble) result = JN_EXIT_TROUBLE;
	jn_parser_free(self.parser);
	jn_buf_free(&self.out);
	jn_buf_free(&self.formatted);
	return result;
}
