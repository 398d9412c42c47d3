/* A PDF's outline: the stages and their touchpoints, each with the page it is on. In: a scene, and how it is cut. Out: entries that
 * readers show beside the pages. */
#ifndef JN_RENDER_CAIRO_OUTLINE_H
#define JN_RENDER_CAIRO_OUTLINE_H

#include "render/cairo_load.h"
#include "render/render.h"

/* `scale`: points a px of the scene has on a page. A picture of very many touchpoints has its stages only. */
void jn_cairo_outline(const jn_cairo *lib, cairo_surface_t *surface, const jn_render_job *job, double scale);

#endif
