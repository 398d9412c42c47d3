/* Letters as pixels: each is filled once for a font, a size and a quarter of a pixel, then copied wherever it stands. A map
 * says some hundred letters tens of thousands of times.
 *
 * In: a line that Pango has shaped. Out: pixels on an image surface of cairo's. What is remembered takes 5 MiB at most. */
#ifndef JN_RENDER_CAIRO_LETTERS_H
#define JN_RENDER_CAIRO_LETTERS_H

#include "render/cairo_line.h"

typedef struct jn_letters jn_letters;

/* Remembers nothing yet. `lib` is borrowed and must outlive it. */
jn_letters *jn_letters_make(const jn_cairo *lib);

/* NULL does nothing. */
void jn_letters_free(jn_letters *self);

/* Draws `line` in the current colour, the left end of its baseline at (0, 0) of `cr`, which must be on an RGB24 image. False, and
 * nothing is drawn, when the line is not only upright letters of at most 96 pixels in one opaque colour. */
bool jn_letters_show(jn_letters *self, cairo_t *cr, const jn_line *line);

#endif
