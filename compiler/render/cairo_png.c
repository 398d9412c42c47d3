/* The PNG writer: 8 bits of red, green and blue, rows as they are.
 *
 * A map is mostly flat and repeats itself along a row, which packing alone sees; filters are for photographs. cairo's own
 * writer tries five a row, takes five times as long, and its files are larger. */
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

/* A row as the file has it: the number of its filter (none), then the pixels. */
static void put_row(unsigned char *to, const uint32_t *row, uint32_t width)
{
	*to++ = 0;
	for (uint32_t x = 0; x < width; x++, to += 3) {
		uint32_t pixel = row[x];
		to[0] = (unsigned char)(pixel >> 16), to[1] = (unsigned char)(pixel >> 8), to[2] = (unsigned char)pixel;
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
	bool ok = true;
	for (uint32_t y = 0; y < pixels->height && ok; y++) {
		put_row(line, (const uint32_t *)(const void *)(pixels->rows + y * pixels->stride), pixels->width);
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
