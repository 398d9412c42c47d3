/* Which formats `journey render` writes, and how wide a terminal is. In: the words of its options. Out: rows of the table of
 * renderers, or a complaint in words on standard error. */
#ifndef JN_CLI_FORMATS_H
#define JN_CLI_FORMATS_H

#include "cli/options.h"
#include "render/render.h"

enum { JN_FORMATS_MOST = 16 };

typedef struct jn_formats {
	const jn_renderer *items[JN_FORMATS_MOST];
	uint32_t count;
} jn_formats;

/* Reads "svg,html", given once or several times. Without a word: what the name of `output` ends in, else svg; and text where
 * the map goes to a terminal. `folder`: `output` is one. False (and words) when a format is none, or the name says none. */
bool jn_formats_read(const jn_option_words *words, const char *output, bool folder, jn_formats *ret);

/* Prints the table of formats: a name, its sentence. False when not all could be written. */
bool jn_formats_list(void);

/* The cells of a line of standard output: the terminal's, or 80 where it is none or does not say. */
uint32_t jn_terminal_columns(void);

#endif
