/* The PNG writer: 8 bits of red, green and blue, each row told as its difference from the one above.
 *
 * A map is mostly flat, so nearly all differences are nought: the quickest packing is then also a small one. cairo's own
 * writer tries five filters a row and takes five times as long. */
#include "render/cairo_png.h"

#include <stdlib.h>

#include "base/arena.h"

static void put_u32(unsigned char *to, uint32_t value)
{
	to[0] = (unsigned char)(value >> 24), to[1] = (unsigned char)(value >> 16);
	to[2] = (unsigned char)(value >> 8), to[3] = (unsigned char)value;
}

static void put_chunk(jn_buf *out, const jn_cairo *lib, const char *type, const void *bytes, size_t len)
{
	unsigned char number[4];
	put_u32(number, (uint32_t)len);
	jn_buf_bytes(out, number, 4);
	size_t from = out->len;
	jn_buf_bytes(out, type, 4);
	jn_buf_bytes(out, bytes, len);
	uLong crc = lib->crc32(0, NULL, 0);
	put_u32(number, (uint32_t)lib->crc32(crc, (const Bytef *)out->ptr + from, (uInt)(out->len - from)));
	jn_buf_bytes(out, number, 4);
}

static void put_head(jn_buf *out, const jn_cairo *lib, const jn_pixels *pixels)
{
	unsigned char head[13] = {0}, size[9] = {0};
	put_u32(head, pixels->width);
	put_u32(head + 4, pixels->height);
	head[8] = 8, head[9] = 2; /* bits a colour; red, green, blue */
	put_u32(size, pixels->per_metre);
	put_u32(size + 4, pixels->per_metre);
	size[8] = 1; /* the unit is the metre */
	jn_buf_bytes(out, "\x89PNG\r\n\x1a\n", 8);
	put_chunk(out, lib, "IHDR", head, sizeof head);
	put_chunk(out, lib, "sRGB", "", 1);
	put_chunk(out, lib, "pHYs", size, sizeof size);
	if (pixels->title.len == 0) return;
	jn_buf title = {0};
	jn_buf_bytes(&title, "Title\0\0\0\0\0", 10); /* not compressed, no language, no translated keyword */
	jn_buf_str(&title, pixels->title);
	put_chunk(out, lib, "iTXt", title.ptr, title.len);
	jn_buf_free(&title);
}

/* A row as the file has it: the filter's number, then differences from the row above (NULL: from black). */
static void filter_row(unsigned char *to, const jn_pixels *pixels, const uint32_t *row, const uint32_t *above)
{
	*to++ = 2;
	for (uint32_t x = 0; x < pixels->width; x++, to += 3) {
		uint32_t here = row[x], there = above ? above[x] : 0;
		to[0] = (unsigned char)((here >> 16) - (there >> 16));
		to[1] = (unsigned char)((here >> 8) - (there >> 8));
		to[2] = (unsigned char)(here - there);
	}
}

/* Packs what waits in `stream`, writing chunks of data as they fill. */
static bool pack(jn_buf *out, const jn_cairo *lib, z_stream *stream, int flush)
{
	enum { ROOM = 1 << 16 };
	unsigned char packed[ROOM];
	do {
		stream->next_out = packed;
		stream->avail_out = ROOM;
		if (lib->deflate(stream, flush) == Z_STREAM_ERROR) return false;
		if (stream->avail_out < ROOM) put_chunk(out, lib, "IDAT", packed, ROOM - stream->avail_out);
	} while (stream->avail_out == 0);
	return true;
}

bool jn_png_write(jn_buf *out, const jn_cairo *lib, const jn_pixels *pixels)
{
	z_stream stream = {0};
	if (lib->deflateInit2_(&stream, 3, Z_DEFLATED, 15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, (int)sizeof stream) != Z_OK)
		return false;
	put_head(out, lib, pixels);
	size_t len = (size_t)pixels->width * 3 + 1;
	unsigned char *line = jn_alloc(len);
	const uint32_t *above = NULL;
	bool ok = true;
	for (uint32_t y = 0; y < pixels->height && ok; y++) {
		const uint32_t *row = (const uint32_t *)(const void *)(pixels->rows + y * pixels->stride);
		filter_row(line, pixels, row, above);
		above = row;
		stream.next_in = line;
		stream.avail_in = (uInt)len;
		ok = pack(out, lib, &stream, Z_NO_FLUSH);
	}
	ok = ok && pack(out, lib, &stream, Z_FINISH);
	lib->deflateEnd(&stream);
	free(line);
	if (ok) put_chunk(out, lib, "IEND", "", 0);
	return ok;
}
