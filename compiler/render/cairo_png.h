/* Pixels as a PNG file, row by row: 8 bits of red, green and blue, each row as it is. Filters are for photographs; what a map
 * repeats the packer sees (pack.h). */
#ifndef JN_RENDER_CAIRO_PNG_H
#define JN_RENDER_CAIRO_PNG_H

#include "render/cairo_load.h"
#include "render/pack.h"

typedef struct jn_png_head {
	uint32_t width, height; /* 1…32,767 */
	uint32_t per_metre;     /* pixels a metre, for those who print */
	jn_str title;           /* valid UTF-8, may be empty */
} jn_png_head;

typedef struct jn_png {
	const jn_cairo *lib;
	jn_buf *out;
	jn_buf packed; /* what the rows became */
	jn_packer *packer;
} jn_png;

/* Begins a file at the end of `out`. */
void jn_png_begin(jn_png *self, jn_buf *out, const jn_cairo *lib, const jn_png_head *head);

/* The next row, of a picture as cairo's RGB24 has it: a uint32_t 0x__RRGGBB a pixel. */
void jn_png_row(jn_png *self, const uint32_t *row);

/* Ends the file and frees what was taken. After as many rows as the head said, or in vain. */
void jn_png_end(jn_png *self);

#endif
