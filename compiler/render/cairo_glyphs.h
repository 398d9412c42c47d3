/* A line of text for PDF: glyphs that say which characters they stand for, so that it can be searched and copied. */
#ifndef JN_RENDER_CAIRO_GLYPHS_H
#define JN_RENDER_CAIRO_GLYPHS_H

#include "render/cairo_line.h"

/* Draws `line` of the text `text`, in the current colour, its left end on the baseline at (x, y). */
void jn_glyphs_show(const jn_cairo *lib, cairo_t *cr, const jn_line *line, jn_str text, double x, double y);

#endif
