/* Lines of text as Pango shapes them, each once: a map says the same word many times, and pixels are painted band by band.
 *
 * In: texts. Out: glyphs from left to right. What is remembered is bounded, and depends on nothing but the text. */
#ifndef JN_RENDER_CAIRO_LINE_H
#define JN_RENDER_CAIRO_LINE_H

#include "render/cairo_load.h"

/* A line that has been shaped. */
typedef struct jn_line {
	PangoGlyphItem *runs; /* from left to right */
	uint32_t run_count;
	int32_t width; /* Pango's units */
	bool boxes;    /* it has characters that no font has */
} jn_line;

typedef struct jn_lines jn_lines;

/* Remembers nothing yet. `lib` is borrowed and must outlive it. */
jn_lines *jn_lines_make(const jn_cairo *lib);

/* NULL does nothing. */
void jn_lines_free(jn_lines *self);

/* The line of `text`, shaped with what `context` says; `look` tells contexts apart (0…3). Valid until the next call. */
const jn_line *jn_lines_get(jn_lines *self, PangoContext *context, uint32_t look, jn_str text);

/* Forgets everything: the fonts are others now. */
void jn_lines_forget(jn_lines *self);

#endif
