/* Packing a picture's rows for a PNG (RFC 1950 and 1951), made for maps: flat surfaces, rows that repeat the one above.
 *
 * In: rows of pixels from top to bottom. Out: a zlib stream in a buffer. A general packer looks everywhere for what came
 * before; here only the pixel to the left and the row above are looked at, which on a map finds nearly as much in a tenth of the
 * time. The same rows give the same bytes. */
#ifndef JN_RENDER_PACK_H
#define JN_RENDER_PACK_H

#include "base/buf.h"

typedef struct jn_packer jn_packer;

/* Begins a picture `width` pixels wide (1…32767). The stream grows at the end of `out`, which must outlive the packer. */
jn_packer *jn_pack_begin(jn_buf *out, uint32_t width);

/* One more row: 0x00RRGGBB each, the highest byte is not looked at. */
void jn_pack_row(jn_packer *self, const uint32_t *row);

/* Writes what waits, the checksum, and frees the packer. */
void jn_pack_end(jn_packer *self);

#endif
