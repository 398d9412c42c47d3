/* Codes of RFC 1951: from how often symbols are used to their bits, and bits to bytes. */
#ifndef JN_RENDER_PACK_CODE_H
#define JN_RENDER_PACK_CODE_H

#include "base/buf.h"

enum { JN_CODE_END = 256, JN_CODE_SYMBOLS = 286, JN_CODE_DISTANCES = 30, JN_CODE_LONGEST = 15 };

/* Bits on their way into a buffer, the lowest first. */
typedef struct jn_bits {
	jn_buf *out;
	uint64_t waiting;
	uint32_t count;
} jn_bits;

static inline void jn_bits_put(jn_bits *self, uint32_t value, uint32_t bits)
{
	self->waiting |= (uint64_t)value << self->count;
	self->count += bits;
	if (self->count < 32) return;
	unsigned char bytes[4];
	for (int i = 0; i < 4; i++) bytes[i] = (unsigned char)(self->waiting >> (8 * i));
	jn_buf_bytes(self->out, bytes, 4);
	self->waiting >>= 32;
	self->count -= 32;
}

/* Fills the last byte with zeros and writes what waits. */
void jn_bits_align(jn_bits *self);

typedef struct jn_code {
	uint8_t lengths[JN_CODE_SYMBOLS]; /* bits of each symbol; 0: it is not used */
	uint16_t codes[JN_CODE_SYMBOLS];  /* reversed, as they are put */
	uint32_t symbols;
} jn_code;

static inline void jn_code_put(jn_bits *bits, const jn_code *self, uint32_t symbol)
{
	jn_bits_put(bits, self->codes[symbol], self->lengths[symbol]);
}

/* The best prefix code of at most JN_CODE_LONGEST bits for so many uses of each symbol. At least one symbol gets a length. */
void jn_code_make(jn_code *self, const uint32_t *counts, uint32_t symbols);

/* Writes both codes as a block's head. */
void jn_code_write(jn_bits *bits, const jn_code *literals, const jn_code *distances);

#endif
