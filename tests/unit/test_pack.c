/* The packer of PNG rows, beside zlib, which unpacks what it made: flat rows, noise, rows as the one above, every width where
 * something changes. */
#include <criterion/criterion.h>
#include <dlfcn.h>
#include <stdlib.h>

#include "render/pack.h"

typedef int unpacker(unsigned char *to, unsigned long *to_len, const unsigned char *from, unsigned long from_len);

static unpacker *load(void)
{
	void *zlib = dlopen("libz.so.1", RTLD_LAZY), *found = zlib ? dlsym(zlib, "uncompress") : NULL;
	unpacker *function = NULL;
	if (found) memcpy(&function, &found, sizeof found);
	if (!function) cr_log_warn("SKIPPED: there is no zlib to unpack with");
	return function;
}

/* A pixel of pattern `kind`: flat, stripes, noise in the middle of something flat, noise, few colours. */
static uint32_t pixel(int kind, uint32_t x, uint32_t y, uint32_t width, uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	switch (kind) {
	case 0: return 0xFFFFFF;
	case 1: return y % 7 == 0 ? 0x112233 : 0xFEDCBA;
	case 2: return x > width / 3 && x < width / 2 ? *seed >> 8 & 0xFFFFFF : 0xF6F5F2;
	case 3: return *seed >> 8 & 0xFFFFFF;
	default: return (*seed >> 30) * 0x3F2F1F;
	}
}

static void round_trip(unpacker *unpack, int kind, uint32_t width, uint32_t height)
{
	uint32_t *row = malloc(width * sizeof *row), seed = width + (uint32_t)kind;
	size_t stride = 3 * (size_t)width + 1;
	unsigned char *wanted = malloc(stride * height), *got = malloc(stride * height + 1);
	jn_buf packed = {0};
	jn_packer *packer = jn_pack_begin(&packed, width);
	for (uint32_t y = 0; y < height; y++) {
		unsigned char *to = wanted + y * stride;
		*to++ = 0;
		for (uint32_t x = 0; x < width; x++, to += 3) {
			row[x] = pixel(kind, x, y, width, &seed);
			to[0] = (unsigned char)(row[x] >> 16), to[1] = (unsigned char)(row[x] >> 8), to[2] = (unsigned char)row[x];
		}
		jn_pack_row(packer, row);
	}
	jn_pack_end(packer);
	unsigned long len = stride * height + 1;
	cr_assert_eq(unpack(got, &len, (const unsigned char *)packed.ptr, packed.len), 0, "kind %d, %u x %u", kind, width, height);
	cr_assert_eq(len, stride * height, "kind %d, %u x %u", kind, width, height);
	cr_assert_eq(memcmp(got, wanted, len), 0, "kind %d, %u x %u", kind, width, height);
	if (kind < 2) cr_assert(packed.len < stride * height / 10 + 300, "kind %d, %u x %u: %zu", kind, width, height, packed.len);
	free(row);
	free(wanted);
	free(got);
	jn_buf_free(&packed);
}

Test(pack, zlib_unpacks_what_was_packed)
{
	static const uint32_t widths[] = {1, 2, 3, 85, 86, 87, 88, 172, 173, 255, 256, 257, 511, 513, 1000, 10922, 10923, 32767};
	unpacker *unpack = load();
	if (!unpack) return;
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		for (int kind = 0; kind < 5; kind++) round_trip(unpack, kind, widths[i], widths[i] > 10000 ? 5 : 40);
	round_trip(unpack, 4, 700, 700); /* several blocks */
	round_trip(unpack, 0, 1, 1);
}
