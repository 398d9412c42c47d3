/* Names of formats, endings of files, and the terminal. In: words. Out: rows of the table. */
#define _DEFAULT_SOURCE /* struct winsize */

#include "cli/formats.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/suggest.h"
#include "model/diagnostic.h"
#include "cli/command.h"
#include "cli/language.h"
#include "cli/output.h"

enum { USUAL_COLUMNS = 80 };

uint32_t jn_terminal_columns(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return USUAL_COLUMNS;
	return size.ws_col;
}

/* Says that there is no such format, and which one may have been meant. */
static void complain(jn_str word)
{
	jn_nearest nearest = jn_nearest_to(word, jn_suggest_limit(word));
	const char *meant = NULL;
	for (const jn_renderer *row = jn_renderers; row->name; row++)
		if (jn_nearest_offer(&nearest, jn_str_c(row->name))) meant = row->name;
	if (meant)
		jn_complain("there is no format `%.*s`; did you mean `%s`?", JN_ARG(word), meant);
	else
		jn_complain("there is no format `%.*s`; `journey render --list-formats` lists them", JN_ARG(word));
}

static bool add(jn_formats *self, jn_str word)
{
	const jn_renderer *row = jn_renderer_named(jn_str_trim(word));
	if (!row) {
		complain(jn_str_trim(word));
		return false;
	}
	for (uint32_t i = 0; i < self->count; i++)
		if (self->items[i] == row) return true;
	if (self->count < JN_FORMATS_MOST) self->items[self->count++] = row;
	return true;
}

static bool add_all(jn_formats *self, const char *words)
{
	jn_str rest = jn_str_c(words);
	for (uint32_t at = 0, from = 0; at <= rest.len; at++) {
		if (at < rest.len && rest.ptr[at] != ',') continue;
		if (!add(self, jn_str_slice(rest, from, at))) return false;
		from = at + 1;
	}
	return true;
}

/* What the name of the file asks for; a name without an ending asks for nothing. */
static const jn_renderer *row_for(const char *output)
{
	const jn_renderer *row = jn_renderer_for_path(jn_str_c(output));
	if (row) return row;
	const char *name = strrchr(output, '/');
	if (!strchr(name ? name + 1 : output, '.')) return &jn_renderers[0];
	jn_complain("the name `%s` says no format there is; add --format", output);
	return NULL;
}

bool jn_formats_read(const jn_option_words *words, const char *output, bool folder, jn_formats *ret)
{
	*ret = (jn_formats){0};
	for (uint32_t i = 0; i < words->count; i++)
		if (!add_all(ret, words->items[i])) return false;
	if (ret->count > 1 && !folder) {
		jn_complain("several formats need a folder: add -o FOLDER/");
		return false;
	}
	if (ret->count) return true;
	const jn_renderer *row = &jn_renderers[0];
	if (!output && isatty(STDOUT_FILENO)) row = jn_renderer_named(JN_STR("txt"));
	if (output && !folder && strcmp(output, "-") != 0) row = row_for(output);
	if (row) ret->items[ret->count++] = row;
	return row != NULL;
}

bool jn_formats_list(void)
{
	jn_buf out = {0};
	for (const jn_renderer *row = jn_renderers; row->name; row++) {
		jn_buf_printf(&out, "%-5s ", row->name);
		jn_cli_put(&out, row->doc);
		jn_buf_char(&out, '\n');
	}
	bool ok = jn_output_stdout(&out);
	jn_buf_free(&out);
	return ok;
}
