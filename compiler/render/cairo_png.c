/* The PNG writer. In: rows. Out: chunks: the head, what the packer made of the rows, the end. */
#include "render/cairo_png.h"

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

static void put_head(jn_buf *out, const jn_cairo *lib, const jn_png_head *about)
{
	unsigned char head[13] = {0}, size[9] = {0};
	put_u32(head, about->width);
	put_u32(head + 4, about->height);
	head[8] = 8, head[9] = 2; /* bits a colour; red, green, blue */
	put_u32(size, about->per_metre);
	put_u32(size + 4, about->per_metre);
	size[8] = 1; /* the unit is the metre */
	jn_buf_bytes(out, "\x89PNG\r\n\x1a\n", 8);
	put_chunk(out, lib, "IHDR", head, sizeof head);
	put_chunk(out, lib, "sRGB", "", 1);
	put_chunk(out, lib, "pHYs", size, sizeof size);
	if (about->title.len == 0) return;
	jn_buf title = {0};
	jn_buf_bytes(&title, "Title\0\0\0\0\0", 10); /* not compressed, no language, no translated keyword */
	jn_buf_str(&title, about->title);
	put_chunk(out, lib, "iTXt", title.ptr, title.len);
	jn_buf_free(&title);
}

void jn_png_begin(jn_png *self, jn_buf *out, const jn_cairo *lib, const jn_png_head *head)
{
	*self = (jn_png){.lib = lib, .out = out};
	put_head(out, lib, head);
	self->packer = jn_pack_begin(&self->packed, head->width);
}

void jn_png_row(jn_png *self, const uint32_t *row)
{
	jn_pack_row(self->packer, row);
}

void jn_png_end(jn_png *self)
{
	jn_pack_end(self->packer);
	put_chunk(self->out, self->lib, "IDAT", self->packed.ptr, self->packed.len);
	put_chunk(self->out, self->lib, "IEND", "", 0);
	jn_buf_free(&self->packed);
}
