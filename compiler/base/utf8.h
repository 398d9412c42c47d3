/* UTF-8, read strictly: no overlong forms, no surrogates, nothing beyond U+10FFFF. Source: RFC 3629. */
#ifndef JN_BASE_UTF8_H
#define JN_BASE_UTF8_H

#include "base/str.h"

enum { JN_RUNE_INVALID = 0xFFFD };

/* Reads the code point at byte `*at` (which must be < s.len) and moves `*at` behind it. An invalid sequence gives
 * JN_RUNE_INVALID and moves one byte on, so a loop always ends. */
uint32_t jn_utf8_next(jn_str s, uint32_t *at);

/* Writes `rune` (JN_RUNE_INVALID where it is no scalar value) to `out`, which has room for 4 bytes; returns the bytes written. */
size_t jn_utf8_encode(uint32_t rune, char *out);

/* The offset of the first byte that is not valid UTF-8, or s.len when all is. */
uint32_t jn_utf8_first_invalid(jn_str s);

#endif
