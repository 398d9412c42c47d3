/* The packer of pack.h. In: rows. Out: bits. Rows become tokens (a pixel as it is, so many pixels as the one before, so many as
 * in the row above); full batches of tokens become a block with a code of its own (pack_code.c). */
#include "render/pack.h"

#include <stdlib.h>

#include "base/arena.h"
#include "render/pack_code.h"

enum {
	BATCH = 1 << 16,       /* tokens a block */
	LONGEST = 86,          /* pixels a match: 258 bytes */
	WINDOW = 32768,        /* bytes a match may reach back */
	MODULO = 65521,        /* of Adler-32 */
	CHUNK = 256,           /* pixels summed up at a time: sums stay within 32 bits */
	LEFT = 0, ABOVE = 1,   /* the two places that are looked at */
};

/* A token: the colour of a pixel, or MATCH | place | pixels; BEGIN is a row's first byte, its filter. */
enum { MATCH = 1 << 30, BEGIN = 1 << 29, PLACE = 1 << 28 };

struct jn_packer {
	jn_bits bits;
	uint32_t width;
	uint32_t *above; /* the row before */
	bool any, may_look_above;
	uint32_t *tokens;
	uint32_t count;
	uint32_t counts[JN_CODE_SYMBOLS], places[2]; /* how often each symbol, and each place, is used in this batch */
	uint8_t length_codes[LONGEST + 1], length_extra[LONGEST + 1]; /* of so many pixels */
	uint16_t length_bits[LONGEST + 1];
	uint32_t low, high; /* Adler-32 */
	uint64_t row_low, row_high; /* what the row before added */
};

/* --- lengths and distances as the format codes them --- */

static void code_length(uint32_t bytes, uint8_t *ret_code, uint8_t *ret_extra, uint16_t *ret_bits)
{
	uint32_t code = 0, base = 3, extra = 0;
	if (bytes == 258) {
		*ret_code = 28, *ret_extra = 0, *ret_bits = 0;
		return;
	}
	while (base + (1u << extra) <= bytes) {
		base += 1u << extra;
		code++;
		if (code >= 8 && code % 4 == 0) extra++;
	}
	*ret_code = (uint8_t)code, *ret_extra = (uint8_t)extra, *ret_bits = (uint16_t)(bytes - base);
}

static void code_distance(uint32_t bytes, uint32_t *ret_code, uint32_t *ret_extra, uint32_t *ret_bits)
{
	uint32_t code = 0, base = 1, extra = 0;
	while (base + (1u << extra) <= bytes) {
		base += 1u << extra;
		code++;
		if (code >= 4 && code % 2 == 0) extra++;
	}
	*ret_code = code, *ret_extra = extra, *ret_bits = bytes - base;
}

jn_packer *jn_pack_begin(jn_buf *out, uint32_t width)
{
	jn_packer *self = jn_alloc(sizeof *self);
	*self = (jn_packer){.bits = {.out = out}, .width = width, .low = 1};
	self->above = jn_alloc((size_t)width * sizeof *self->above);
	self->tokens = jn_alloc(BATCH * sizeof *self->tokens);
	self->may_look_above = 3 * width + 1 <= WINDOW;
	for (uint32_t n = 1; n <= LONGEST; n++) code_length(3 * n, &self->length_codes[n], &self->length_extra[n], &self->length_bits[n]);
	jn_buf_bytes(out, "\x78\x01", 2);
	return self;
}

/* --- blocks --- */

static void flush(jn_packer *self, bool last)
{
	uint32_t codes[2], extra[2], rest[2], distances[JN_CODE_DISTANCES] = {0};
	code_distance(3, &codes[LEFT], &extra[LEFT], &rest[LEFT]);
	code_distance(self->may_look_above ? 3 * self->width + 1 : 3, &codes[ABOVE], &extra[ABOVE], &rest[ABOVE]);
	for (int i = 0; i < 2; i++) distances[codes[i]] += self->places[i];
	jn_code literals, reaches;
	self->counts[JN_CODE_END]++;
	jn_code_make(&literals, self->counts, JN_CODE_SYMBOLS);
	jn_code_make(&reaches, distances, JN_CODE_DISTANCES);
	jn_bits_put(&self->bits, last ? 1 : 0, 1);
	jn_bits_put(&self->bits, 2, 2);
	jn_code_write(&self->bits, &literals, &reaches);
	for (uint32_t i = 0; i < self->count; i++) {
		uint32_t token = self->tokens[i];
		if (token & MATCH) {
			uint32_t n = token & 0xFF, place = token & PLACE ? ABOVE : LEFT;
			jn_code_put(&self->bits, &literals, 257u + self->length_codes[n]);
			jn_bits_put(&self->bits, self->length_bits[n], self->length_extra[n]);
			jn_code_put(&self->bits, &reaches, codes[place]);
			jn_bits_put(&self->bits, rest[place], extra[place]);
		} else if (token & BEGIN) {
			jn_code_put(&self->bits, &literals, 0);
		} else {
			jn_code_put(&self->bits, &literals, token >> 16 & 0xFF);
			jn_code_put(&self->bits, &literals, token >> 8 & 0xFF);
			jn_code_put(&self->bits, &literals, token & 0xFF);
		}
	}
	jn_code_put(&self->bits, &literals, JN_CODE_END);
	self->count = 0;
	memset(self->counts, 0, sizeof self->counts);
	memset(self->places, 0, sizeof self->places);
}

static inline void put_token(jn_packer *self, uint32_t token)
{
	if (self->count == BATCH) flush(self, false);
	self->tokens[self->count++] = token;
}

/* So many pixels as at a place: in pieces of at most LONGEST. */
static void put_match(jn_packer *self, uint32_t pixels, uint32_t place)
{
	while (pixels) {
		uint32_t n = pixels < LONGEST ? pixels : LONGEST;
		put_token(self, MATCH | (place == ABOVE ? PLACE : 0) | n);
		self->counts[257 + self->length_codes[n]]++;
		self->places[place]++;
		pixels -= n;
	}
}

static void put_pixel(jn_packer *self, uint32_t pixel)
{
	put_token(self, pixel & 0xFFFFFF);
	self->counts[pixel >> 16 & 0xFF]++;
	self->counts[pixel >> 8 & 0xFF]++;
	self->counts[pixel & 0xFF]++;
}

/* --- rows --- */

/* How many pixels from `at` on are alike in both rows. */
static uint32_t alike(const uint32_t *a, const uint32_t *b, uint32_t at, uint32_t end)
{
	uint32_t from = at;
	while (at < end && a[at] == b[at]) at++;
	return at - from;
}

/* How many pixels from `at` on are as the one before. */
static uint32_t repeats(const uint32_t *row, uint32_t at, uint32_t end)
{
	uint32_t from = at, pixel = row[at - 1];
	while (at < end && row[at] == pixel) at++;
	return at - from;
}

/* Adds a row to the checksum: what Adler-32 would give byte for byte. `same`: as the row before. */
static void add_sums(jn_packer *self, const uint32_t *row, bool same)
{
	uint64_t len = 3 * (uint64_t)self->width + 1, low = 0, high = 0;
	for (uint32_t from = 0; from < self->width && !same; from += CHUNK) {
		uint32_t end = from + CHUNK < self->width ? from + CHUNK : self->width, sum = 0, weighted = 0, behind = 0;
		for (uint32_t x = from; x < end; x++) {
			uint32_t r = row[x] >> 16 & 0xFF, g = row[x] >> 8 & 0xFF, b = row[x] & 0xFF;
			sum += r + g + b;
			weighted += (x - from) * (r + g + b);
			behind += g + 2 * b;
		}
		low += sum;
		high += (len - 1 - 3 * (uint64_t)from) * sum - 3 * (uint64_t)weighted - behind;
	}
	if (!same) self->row_low = low % MODULO, self->row_high = high % MODULO;
	self->high = (uint32_t)((self->high + len % MODULO * self->low + self->row_high) % MODULO);
	self->low = (uint32_t)((self->low + self->row_low) % MODULO);
}

void jn_pack_row(jn_packer *self, const uint32_t *row)
{
	uint32_t width = self->width;
	bool above = self->any && self->may_look_above;
	bool same = self->any && memcmp(row, self->above, (size_t)width * sizeof *row) == 0;
	put_token(self, BEGIN);
	self->counts[0]++;
	for (uint32_t x = 0; x < width;) {
		uint32_t up = above ? same ? width - x : alike(row, self->above, x, width) : 0;
		uint32_t left = x > 0 && up < width - x ? repeats(row, x, width) : 0;
		if (up == 0 && left == 0) {
			put_pixel(self, row[x++]);
			continue;
		}
		put_match(self, up >= left ? up : left, up >= left ? ABOVE : LEFT);
		x += up >= left ? up : left;
	}
	add_sums(self, row, same);
	if (!same) memcpy(self->above, row, (size_t)width * sizeof *row);
	self->any = true;
}

void jn_pack_end(jn_packer *self)
{
	flush(self, true);
	jn_bits_align(&self->bits);
	for (int shift = 8; shift >= 0; shift -= 8) jn_buf_char(self->bits.out, (char)(self->high >> shift));
	for (int shift = 8; shift >= 0; shift -= 8) jn_buf_char(self->bits.out, (char)(self->low >> shift));
	free(self->above);
	free(self->tokens);
	free(self);
}
