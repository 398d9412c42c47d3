/* A growing buffer of bytes: what writers (reports, SVG, HTML, JSON) write into before a file or a stream gets it.
 *
 * Owned by whoever declared it; jn_buf_free gives the memory back. Numbers are printed without the locale. */
#ifndef JN_BASE_BUF_H
#define JN_BASE_BUF_H

#include "base/arena.h"

/* Zero-initialise to get an empty buffer. */
typedef struct jn_buf {
	char *ptr;
	size_t len;
	size_t cap;
} jn_buf;

void jn_buf_free(jn_buf *self);
void jn_buf_char(jn_buf *self, char c);
void jn_buf_bytes(jn_buf *self, const void *bytes, size_t len);
void jn_buf_str(jn_buf *self, jn_str s);
void jn_buf_c(jn_buf *self, const char *c_string);

/* Decimal digits of an integer, with "-" before a negative one. */
void jn_buf_int(jn_buf *self, int64_t value);

/* `value / denominator` with at most two decimals, rounded half away from zero, without trailing zeros: 150/64 is "2.34".
 * `denominator` is positive. The way every coordinate of a picture is written. */
void jn_buf_fixed(jn_buf *self, int64_t value, int64_t denominator);

/* A number with at most `decimals` (0…9) decimals, without trailing zeros and without the locale: 0.5 is "0.5", 3 is "3".
 * Not finite gives "0". */
void jn_buf_number(jn_buf *self, double value, int decimals);

/* The bytes as printf would give them. For %s, %d, %u, %x and the like; never for floating point (the locale has a say there). */
void jn_buf_printf(jn_buf *self, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* One code point in UTF-8; an invalid one gives U+FFFD. */
void jn_buf_rune(jn_buf *self, uint32_t rune);

/* What was written, as a string that lives until the next write. A text beyond 4 GiB is cut. */
static inline jn_str jn_buf_view(const jn_buf *self)
{
	return (jn_str){self->ptr, self->len > UINT32_MAX ? UINT32_MAX : (uint32_t)self->len};
}

/* What was written, as a string in the arena; the buffer's memory is given back. */
jn_str jn_buf_keep(jn_buf *self, jn_arena *arena);

#endif
