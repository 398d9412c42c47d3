/* Walking through a PNG's chunks and a JPEG's segments. In: bytes nobody vouches for. Out: type and size. */
#include "project/image_format.h"

static uint32_t number(jn_str s, uint32_t at, int bytes)
{
	uint32_t value = 0;
	for (int i = 0; i < bytes; i++) value = value << 8 | (unsigned char)s.ptr[at + (uint32_t)i];
	return value;
}

static jn_image_state judge_size(jn_image *self)
{
	if (self->width == 0 || self->height == 0) return JN_IMAGE_DAMAGED;
	bool huge = self->width > JN_MAX_IMAGE_SIDE || self->height > JN_MAX_IMAGE_SIDE ||
	            (uint64_t)self->width * self->height > JN_MAX_IMAGE_PIXELS;
	return huge ? JN_IMAGE_HUGE : JN_IMAGE_FINE;
}

/* The head first, then chunk after chunk to the end, and nothing behind it. */
static jn_image_state read_png(jn_image *self)
{
	jn_str s = self->bytes;
	uint32_t at = 8;
	bool data = false;
	if (s.len < 33 || number(s, 8, 4) != 13 || memcmp(s.ptr + 12, "IHDR", 4) != 0) return JN_IMAGE_DAMAGED;
	self->width = number(s, 16, 4);
	self->height = number(s, 20, 4);
	while (s.len - at >= 12) {
		uint32_t len = number(s, at, 4);
		if (len > s.len - at - 12) return JN_IMAGE_DAMAGED;
		data |= memcmp(s.ptr + at + 4, "IDAT", 4) == 0;
		bool end = memcmp(s.ptr + at + 4, "IEND", 4) == 0;
		at += 12 + len;
		if (end) return data && at == s.len ? judge_size(self) : JN_IMAGE_DAMAGED;
	}
	return JN_IMAGE_DAMAGED;
}

/* The marker of a segment that tells the size: a frame that is packed the usual ways. */
static bool is_frame(uint32_t marker)
{
	return marker >= 0xC0 && marker <= 0xC2;
}

static bool is_other_frame(uint32_t marker)
{
	return marker > 0xC2 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* A number of Exif, which says itself which end comes first. */
static uint32_t exif_number(jn_str s, uint32_t at, int bytes, bool little)
{
	uint32_t value = 0;
	for (int i = 0; i < bytes; i++) {
		uint32_t byte = (unsigned char)s.ptr[at + (uint32_t)i];
		value = little ? value | byte << 8 * i : value << 8 | byte;
	}
	return value;
}

/* How the camera was held, less one, as a segment of Exif says (a TIFF: its first directory's entry 0x0112); 0 where it does not. */
static uint8_t read_turn(jn_str exif)
{
	enum { ORIENTATION = 0x0112, SHORT = 3, ENTRY = 12 };
	if (exif.len < 14 || memcmp(exif.ptr, "Exif\0", 6) != 0) return 0;
	jn_str tiff = jn_str_slice(exif, 6, exif.len);
	bool little = memcmp(tiff.ptr, "II", 2) == 0;
	if ((!little && memcmp(tiff.ptr, "MM", 2) != 0) || exif_number(tiff, 2, 2, little) != 42) return 0;
	uint32_t at = exif_number(tiff, 4, 4, little);
	if (at > tiff.len || tiff.len - at < 2) return 0;
	uint32_t entries = exif_number(tiff, at, 2, little);
	for (at += 2; entries > 0 && tiff.len - at >= ENTRY; entries--, at += ENTRY) {
		if (exif_number(tiff, at, 2, little) != ORIENTATION) continue;
		uint32_t value = exif_number(tiff, at + 8, 2, little);
		bool one = exif_number(tiff, at + 2, 2, little) == SHORT && exif_number(tiff, at + 4, 4, little) == 1;
		return one && value >= 1 && value <= 8 ? (uint8_t)(value - 1) : 0;
	}
	return 0;
}

/* From 4 on what is wide is shown upright. */
static void exchange_sides(jn_image *self)
{
	uint32_t width = self->width;
	if (self->turn < 4) return;
	self->width = self->height;
	self->height = width;
}

/* Segment after segment up to the picture's data, which must end with the end's marker. */
static jn_image_state read_jpeg(jn_image *self)
{
	jn_str s = self->bytes;
	uint32_t at = 2;
	bool exif = false; /* the first one counts */
	if (s.len < 4 || number(s, s.len - 2, 2) != 0xFFD9) return JN_IMAGE_DAMAGED;
	while (s.len - at >= 4) {
		if ((unsigned char)s.ptr[at] != 0xFF) return JN_IMAGE_DAMAGED;
		uint32_t marker = number(s, at + 1, 1);
		if (marker == 0xFF) { /* filling */
			at++;
			continue;
		}
		uint32_t len = number(s, at + 2, 2);
		if (len < 2 || len > s.len - at - 2) return JN_IMAGE_DAMAGED;
		if (is_other_frame(marker)) return JN_IMAGE_FOREIGN; /* lossless and arithmetic ones, which few can show */
		if (is_frame(marker) && len >= 8) {
			uint32_t colors = number(s, at + 9, 1);
			self->height = number(s, at + 5, 2);
			self->width = number(s, at + 7, 2);
			if (number(s, at + 4, 1) != 8 || (colors != 1 && colors != 3)) return JN_IMAGE_FOREIGN;
		}
		if (marker == 0xE1 && !exif) {
			exif = len >= 8 && memcmp(s.ptr + at + 4, "Exif\0", 6) == 0;
			self->turn = read_turn(jn_str_slice(s, at + 4, at + 2 + len));
		}
		if (marker == 0xDA) {
			exchange_sides(self);
			return judge_size(self);
		}
		at += 2 + len;
	}
	return JN_IMAGE_DAMAGED;
}

jn_image_state jn_image_read(jn_str bytes, jn_image *ret)
{
	*ret = (jn_image){.bytes = bytes};
	if (bytes.len >= 8 && memcmp(bytes.ptr, "\x89PNG\r\n\x1a\n", 8) == 0) {
		ret->type = JN_IMAGE_PNG;
		return read_png(ret);
	}
	if (bytes.len >= 3 && memcmp(bytes.ptr, "\xFF\xD8\xFF", 3) == 0) {
		ret->type = JN_IMAGE_JPEG;
		return read_jpeg(ret);
	}
	return JN_IMAGE_FOREIGN;
}
