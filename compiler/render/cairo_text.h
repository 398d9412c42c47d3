/* Lines of text by Pango: one set of fonts a picture, no hinting, no rules of the machine's own font configuration.
 *
 * In: texts of a scene. Out: glyphs on a cairo context. jn_text_setup_free gives everything back. */
#ifndef JN_RENDER_CAIRO_TEXT_H
#define JN_RENDER_CAIRO_TEXT_H

#include "render/cairo_fonts.h"
#include "render/cairo_letters.h"
#include "render/cairo_load.h"
#include "scene/scene.h"
#include "render/problem.h"

typedef struct jn_text_setup {
	const jn_cairo *lib;
	jn_fonts fonts;
	PangoFontMap *map;
	PangoContext *contexts[4]; /* 1: bold; 2: reads from right to left. Of one size, which is scaled: looking for fonts takes longest */
	jn_lines *lines;
	jn_buf families;                /* as Pango reads them, NUL included */
	bool alone;                     /* as jn_text_options has it */
	jn_boxes *boxes;                /* borrowed: where characters without a font are noted, or NULL */
	jn_buf text;                         /* scratch */
	bool paths; /* glyphs are filled as outlines, at their exact places: for pixels; else shown as text, for PDF */
	jn_letters *letters; /* where outlines would be filled: letters to be copied instead; owned, may be NULL */
} jn_text_setup;

/* Borrowed for the call, but for `lib`. */
typedef struct jn_text_options {
	const jn_cairo *lib;
	jn_str family;   /* comes before the built-in ones, or is empty */
	jn_str language; /* a BCP 47 tag */
	bool alone;      /* nobody else in the process uses fonts (cairo_fonts.h) */
} jn_text_options;

/* Gets the fonts. False when there is not a single one, with words in `problem`; to be freed all the same. */
bool jn_text_setup_make(jn_text_setup *self, const jn_text_options *how, jn_problem *problem);

void jn_text_setup_free(jn_text_setup *self);

/* Tells the fonts how `cr` is scaled. Before the first text, and whenever that changes. */
void jn_text_setup_use(jn_text_setup *self, cairo_t *cr);

/* Draws a text shape in the current colour, its anchor at (x, y) in px; `rtl` when the map reads from right to left. */
void jn_text_draw(jn_text_setup *self, cairo_t *cr, const jn_shape *shape, double x, double y, bool rtl);

#endif
