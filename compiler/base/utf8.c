/* Strict UTF-8 decoding and encoding. In: bytes. Out: code points; nothing is allocated. */
#include "base/utf8.h"

/* The length of the sequence that starts with `lead`, and the smallest second byte that keeps it from being overlong
 * and the largest that keeps it a scalar value (Unicode, table 3-7). 0 where no sequence starts so. */
static uint32_t sequence(unsigned char lead, unsigned char *low, unsigned char *high)
{
	*low = 0x80, *high = 0xBF;
	if (lead >= 0xC2 && lead <= 0xDF) return 2;
	if (lead == 0xE0) *low = 0xA0;
	if (lead == 0xED) *high = 0x9F;
	if (lead >= 0xE0 && lead <= 0xEF) return 3;
	if (lead == 0xF0) *low = 0x90;
	if (lead == 0xF4) *high = 0x8F;
	if (lead >= 0xF0 && lead <= 0xF4) return 4;
	return 0;
}

/* Decodes at `at`; returns the sequence's length, or 0 where it is invalid. */
static uint32_t decode(jn_str s, uint32_t at, uint32_t *rune)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	if (p[0] < 0x80) return *rune = p[0], 1;
	unsigned char low, high;
	uint32_t len = sequence(p[0], &low, &high);
	if (len == 0 || s.len - at < len) return 0;
	uint32_t value = p[0] & (0xFFu >> (len + 1));
	for (uint32_t i = 1; i < len; i++) {
		if (p[i] < low || p[i] > high) return 0;
		low = 0x80, high = 0xBF;
		value = value << 6 | (p[i] & 0x3Fu);
	}
	return *rune = value, len;
}

uint32_t jn_utf8_next(jn_str s, uint32_t *at)
{
	uint32_t rune = JN_RUNE_INVALID;
	uint32_t len = decode(s, *at, &rune);
	*at += len ? len : 1;
	return len ? rune : (uint32_t)JN_RUNE_INVALID;
}

size_t jn_utf8_encode(uint32_t rune, char *out)
{
	if (rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF)) rune = JN_RUNE_INVALID;
	if (rune < 0x80) return out[0] = (char)rune, 1;
	size_t len = rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
	for (size_t i = len - 1; i > 0; i--, rune >>= 6) out[i] = (char)(0x80 | (rune & 0x3F));
	static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	out[0] = (char)(leads[len] | rune);
	return len;
}

uint32_t jn_utf8_first_invalid(jn_str s)
{
	uint32_t at = 0, rune;
	while (at < s.len) {
		if ((unsigned char)s.ptr[at] < 0x80) {
			/* Most of every file is ASCII: eight bytes at a time. */
			uint64_t word;
			while (s.len - at >= sizeof word) {
				memcpy(&word, s.ptr + at, sizeof word);
				if (word & UINT64_C(0x8080808080808080)) break;
				at += sizeof word;
			}
			while (at < s.len && (unsigned char)s.ptr[at] < 0x80) at++;
			continue;
		}
		uint32_t len = decode(s, at, &rune);
		if (len == 0) return at;
		at += len;
	}
	return s.len;
}
