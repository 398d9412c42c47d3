/* The growing byte buffer. In: bytes and numbers. Out: one contiguous text, owned by the buffer. */
#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

static void reserve(jn_buf *self, size_t more)
{
	if (self->cap - self->len >= more) return;
	size_t cap = self->cap ? self->cap * 2 : 256;
	while (cap - self->len < more) cap *= 2;
	self->ptr = jn_realloc(self->ptr, cap);
	self->cap = cap;
}

void jn_buf_free(jn_buf *self)
{
	free(self->ptr);
	*self = (jn_buf){0};
}

jn_str jn_buf_keep(jn_buf *self, jn_arena *arena)
{
	jn_str kept = jn_arena_str(arena, jn_buf_view(self));
	jn_buf_free(self);
	return kept;
}

void jn_buf_char(jn_buf *self, char c)
{
	reserve(self, 1);
	self->ptr[self->len++] = c;
}

void jn_buf_bytes(jn_buf *self, const void *bytes, size_t len)
{
	if (len == 0) return;
	reserve(self, len);
	memcpy(self->ptr + self->len, bytes, len);
	self->len += len;
}

void jn_buf_str(jn_buf *self, jn_str s)
{
	jn_buf_bytes(self, s.ptr, s.len);
}

void jn_buf_c(jn_buf *self, const char *c_string)
{
	jn_buf_bytes(self, c_string, strlen(c_string));
}

void jn_buf_int(jn_buf *self, int64_t value)
{
	char digits[24];
	char *p = digits + sizeof digits;
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	do *--p = (char)('0' + rest % 10);
	while ((rest /= 10) != 0);
	if (value < 0) *--p = '-';
	jn_buf_bytes(self, p, (size_t)(digits + sizeof digits - p));
}

void jn_buf_fixed(jn_buf *self, int64_t value, int64_t denominator)
{
	bool negative = value < 0;
	int64_t magnitude = negative ? -value : value;
	int64_t hundredths = (magnitude * 200 + denominator) / (2 * denominator);
	if (hundredths == 0) negative = false;
	if (negative) jn_buf_char(self, '-');
	jn_buf_int(self, hundredths / 100);
	int64_t rest = hundredths % 100;
	if (rest == 0) return;
	jn_buf_char(self, '.');
	jn_buf_char(self, (char)('0' + rest / 10));
	if (rest % 10) jn_buf_char(self, (char)('0' + rest % 10));
}

void jn_buf_number(jn_buf *self, double value, int decimals)
{
	if (!isfinite(value)) value = 0;
	if (decimals < 0) decimals = 0;
	if (decimals > 9) decimals = 9;
	double scale = 1;
	for (int i = 0; i < decimals; i++) scale *= 10;
	double scaled = fabs(value) * scale;
	if (scaled >= 9e15) { /* too large for decimals: the whole part is exact enough */
		scaled = fabs(value) < 9e18 ? fabs(value) : 9e18;
		if (value < 0) jn_buf_char(self, '-');
		jn_buf_int(self, (int64_t)scaled);
		return;
	}
	int64_t units = (int64_t)scaled, whole_scale = (int64_t)scale;
	units += scaled - (double)units >= 0.5; /* round() would be all that needs libm, and libm all that loading it is for */
	if (value < 0 && units != 0) jn_buf_char(self, '-');
	jn_buf_int(self, units / whole_scale);
	int64_t rest = units % whole_scale;
	if (rest == 0) return;
	jn_buf_char(self, '.');
	for (int64_t place = whole_scale / 10; place > 0 && rest > 0; place /= 10) {
		jn_buf_char(self, (char)('0' + rest / place));
		rest %= place;
	}
}

void jn_buf_printf(jn_buf *self, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len > 0) {
		reserve(self, (size_t)len + 1);
		vsnprintf(self->ptr + self->len, (size_t)len + 1, format, again);
		self->len += (size_t)len;
	}
	va_end(again);
}

void jn_buf_rune(jn_buf *self, uint32_t rune)
{
	char bytes[4];
	jn_buf_bytes(self, bytes, jn_utf8_encode(rune, bytes));
}
