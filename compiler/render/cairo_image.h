/* Pictures on cairo. In: the bytes of a PNG or a JPEG, checked before (project/images.c). Out: paint in a box.
 *
 * cairo reads PNG itself. A JPEG goes into a PDF as it is; for pixels it is unpacked by gdk-pixbuf, loaded when a map
 * has one. Where that is not to be had, the box says in words that a picture belongs there. */
#ifndef JN_RENDER_CAIRO_IMAGE_H
#define JN_RENDER_CAIRO_IMAGE_H

#include "render/cairo_load.h"
#include "scene/scene.h"

/* Draws a picture with its box's corner at (x, y), everything in px. False when it cannot be unpacked; nothing is drawn then.
 * `for_pdf`: the surface keeps files as they are. */
bool jn_cairo_image_draw(const jn_cairo *lib, cairo_t *cr, const jn_shape *shape, double x, double y, bool for_pdf);

#endif
