/* Strings as values: a pointer and a length, never assumed to end in NUL.
 *
 * A jn_str owns nothing. It points into a document's text, an arena or a string literal, and lives as long as that does. */
#ifndef JN_BASE_STR_H
#define JN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct jn_str {
	const char *ptr; /* may be NULL when len is 0 */
	uint32_t len;    /* bytes; texts are limited to 8 MiB, so 32 bits are enough */
} jn_str;

/* A jn_str over a string literal. */
#define JN_STR(literal) ((jn_str){(literal), (uint32_t)sizeof(literal) - 1})

/* A jn_str over a NUL-terminated string, which must outlive it. NULL gives the empty string. */
static inline jn_str jn_str_c(const char *c_string)
{
	return (jn_str){c_string, c_string ? (uint32_t)strlen(c_string) : 0};
}

static inline bool jn_str_eq(jn_str a, jn_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* The part of `s` from byte `from` up to (not including) byte `to`; both are clamped into the string. */
static inline jn_str jn_str_slice(jn_str s, uint32_t from, uint32_t to)
{
	if (to > s.len) to = s.len;
	if (from > to) from = to;
	return (jn_str){s.ptr ? s.ptr + from : NULL, to - from};
}

/* Orders by bytes, which for UTF-8 is the order of code points: the same in every locale. Negative, 0 or positive. */
static inline int jn_str_cmp(jn_str a, jn_str b)
{
	uint32_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
	if (order != 0) return order;
	return a.len < b.len ? -1 : a.len > b.len;
}

/* True when `s` begins with `prefix`. */
static inline bool jn_str_starts(jn_str s, jn_str prefix)
{
	return s.len >= prefix.len && jn_str_eq(jn_str_slice(s, 0, prefix.len), prefix);
}

/* True when `s` ends with `suffix`. */
static inline bool jn_str_ends(jn_str s, jn_str suffix)
{
	return s.len >= suffix.len && jn_str_eq(jn_str_slice(s, s.len - suffix.len, s.len), suffix);
}

/* `s` without ASCII blanks, tabs and line ends at both ends. */
static inline jn_str jn_str_trim(jn_str s)
{
	uint32_t from = 0, to = s.len;
	while (from < to && strchr(" \t\r\n", s.ptr[from])) from++;
	while (to > from && strchr(" \t\r\n", s.ptr[to - 1])) to--;
	return jn_str_slice(s, from, to);
}

/* Marks a literal that is said to people and is not written into a call that tools/update_po.sh knows. */
#define JN_TR(literal) literal

/* The same, for a sentence with conversions that becomes the format of a message. */
#define JN_TRF(literal) literal

#endif
