/* Pixels as a PNG file, packed by zlib, which is loaded with cairo. */
#ifndef JN_RENDER_CAIRO_PNG_H
#define JN_RENDER_CAIRO_PNG_H

#include "render/cairo_load.h"

typedef struct jn_pixels {
	const unsigned char *rows; /* each pixel a uint32_t 0x__RRGGBB in the machine's byte order, as cairo's RGB24 */
	uint32_t width, height;    /* 1…32,767 */
	size_t stride;             /* bytes from row to row */
	uint32_t per_metre;        /* pixels a metre, for those who print */
	jn_str title;              /* valid UTF-8, may be empty */
} jn_pixels;

/* Appends the file to `out`. False when zlib has no memory. */
bool jn_png_write(jn_buf *out, const jn_cairo *lib, const jn_pixels *pixels);

#endif
