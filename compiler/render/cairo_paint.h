/* The cairo painter: the twin of the SVG painter. It walks a scene once and draws each shape, mirrored for maps that read
 * from right to left as scene.h says. What it draws on, pixels or a page, is its caller's business. */
#ifndef JN_RENDER_CAIRO_PAINT_H
#define JN_RENDER_CAIRO_PAINT_H

#include "render/cairo_text.h"
#include "render/render.h"

/* All borrowed. */
typedef struct jn_cairo_painter {
	const jn_cairo *lib;
	cairo_t *cr; /* scaled so that 1 is 1 px of the scene */
	const jn_scene *scene;
	const jn_theme *theme;
	jn_text_setup *text;
	double coarse;       /* PDF: how exactly cairo is to look how far a shape reaches, which it asks of each twice; 0: for pixels */
	int64_t top, bottom; /* only what lies between is drawn, in scene units; both 0: everything */
	const jn_shape *end; /* the shape not drawn any more; NULL: all are */
	bool whole_texts;    /* of texts, those whose baseline lies between: nothing is said twice where pages are cut */
} jn_cairo_painter;

/* Draws the page's ground and all shapes. */
void jn_cairo_paint(jn_cairo_painter *self);

/* Parts of it: the ground of a page so large (1/64 px), and one text. */
void jn_cairo_paint_ground(jn_cairo_painter *self, int64_t width, int64_t height);
void jn_cairo_paint_text(jn_cairo_painter *self, const jn_shape *text);

#endif
