/* A page of paper on cairo: its part of the picture, the heads repeated over it, its number.
 *
 * In: pages of a scene (pages.h). Out: calls of cairo. */
#ifndef JN_RENDER_CAIRO_PAGE_H
#define JN_RENDER_CAIRO_PAGE_H

#include "render/cairo_paint.h"
#include "render/pages.h"

/* Draws page `index`; `painter` is complete but for its range, its context scaled so that 1 is 1 px. `language` is a tag. */
void jn_cairo_page(jn_cairo_painter *painter, const jn_pages *pages, uint32_t index, jn_str language);

#endif
