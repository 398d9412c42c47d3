/* Text on a terminal: its cells, and its harmless form. In: any bytes. Out: numbers, or text in the caller's buffer.
 *
 * What a terminal draws for a grapheme is not standardised; this follows what most do: the sum of its code points'
 * widths (utf8proc; spacing marks, the vowel signs of Indic scripts, take a cell as wcwidth of glibc and VTE have it), and two
 * cells for an emoji whatever it is made of. */
#include "text/columns.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum { ZWNJ = 0x200C, ZWJ = 0x200D, EMOJI_STYLE = 0xFE0F, FIRST_FLAG = 0x1F1E6, LAST_FLAG = 0x1F1FF };

static const utf8proc_property_t *property_of(uint32_t rune)
{
	return utf8proc_get_property((utf8proc_int32_t)rune);
}

/* How many bytes from `at` on are printable ASCII. */
static uint32_t plain_run(jn_str s, uint32_t at)
{
	uint32_t from = at;
	while (at < s.len && s.ptr[at] >= ' ' && s.ptr[at] <= '~') at++;
	return at - from;
}

static uint32_t rune_columns(uint32_t rune)
{
	if (rune == '\t') return 1;
	const utf8proc_property_t *property = property_of(rune);
	if (rune >= FIRST_FLAG && rune <= LAST_FLAG) return 2;
	switch (property->category) {
	case UTF8PROC_CATEGORY_CN: /* no telling; most terminals take one cell */
	case UTF8PROC_CATEGORY_CO: return 1;
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_MN: return 0;
	case UTF8PROC_CATEGORY_MC: return property->charwidth ? property->charwidth : 1; /* vowel signs with a cell of their own */
	case UTF8PROC_CATEGORY_CF: return property->boundclass == UTF8PROC_BOUNDCLASS_PREPEND ? 1 : 0;
	default: break;
	}
	/* Hangul vowels and finals are drawn into the syllable their consonant began. */
	bool drawn_into = property->boundclass == UTF8PROC_BOUNDCLASS_V || property->boundclass == UTF8PROC_BOUNDCLASS_T;
	return drawn_into ? 0 : property->charwidth;
}

uint32_t jn_text_columns(jn_str s)
{
	uint32_t columns = 0, cluster = 0; /* of what is behind us, and of the grapheme we are in */
	utf8proc_int32_t before = -1, state = 0;
	bool emoji = false;
	for (uint32_t at = 0; at < s.len;) {
		uint32_t plain = plain_run(s, at);
		if (plain > 1) { /* the last one may be the base of a grapheme */
			columns += cluster + plain - 1;
			at += plain - 1;
			cluster = 0, before = -1, state = 0;
		}
		uint32_t rune = jn_utf8_next(s, &at);
		if (before < 0 || utf8proc_grapheme_break_stateful(before, (utf8proc_int32_t)rune, &state)) {
			columns += cluster;
			cluster = 0;
			uint8_t class = property_of(rune)->boundclass;
			emoji =
				class == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC || class == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR;
		}
		if (rune == EMOJI_STYLE && cluster > 0)
			cluster = 2, emoji = true;
		else if (!emoji || cluster == 0)
			cluster += rune_columns(rune);
		before = (utf8proc_int32_t)rune;
	}
	return columns + cluster;
}

static bool is_variation(uint32_t rune)
{
	return (rune >= 0xFE00 && rune <= EMOJI_STYLE) || (rune >= 0xE0100 && rune <= 0xE01EF);
}

/* True for what must not reach a terminal as it is: it commands, turns round, or cannot be seen. */
static bool is_harmful(uint32_t rune)
{
	const utf8proc_property_t *property = property_of(rune);
	switch (property->category) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CS: return true;
	case UTF8PROC_CATEGORY_CF:
		return property->boundclass != UTF8PROC_BOUNDCLASS_PREPEND; /* Arabic number signs are seen */
	default: return property->ignorable;
	}
}

/* Writes one code point; `before` is the last one written as it is, 0 when there is none or it was ASCII. */
static void write_rune(jn_buf *out, uint32_t rune, uint32_t *before)
{
	bool joiner = rune == ZWJ || rune == ZWNJ, variation = is_variation(rune);
	bool has_work = (joiner && *before && *before != ZWJ && *before != ZWNJ) ||
					(variation && *before && !is_variation(*before) && *before != ZWJ && *before != ZWNJ);
	if (rune == '\t') {
		jn_buf_char(out, ' ');
		rune = 0;
	} else if (is_harmful(rune) && !has_work) {
		jn_buf_printf(out, "\\u{%X}", (unsigned)rune);
		rune = 0;
	} else {
		jn_buf_rune(out, rune);
	}
	*before = rune < 128 ? 0 : rune;
}

void jn_text_terminal_safe(jn_buf *out, jn_str s)
{
	uint32_t before = 0;
	for (uint32_t at = 0; at < s.len;) {
		uint32_t plain = plain_run(s, at);
		if (plain > 0) {
			jn_buf_bytes(out, s.ptr + at, plain);
			at += plain;
			before = 0;
			continue;
		}
		uint32_t from = at, rune = jn_utf8_next(s, &at);
		if (rune == JN_RUNE_INVALID && at - from == 1) {
			jn_buf_printf(out, "\\x{%02X}", (unsigned)(unsigned char)s.ptr[from]);
			before = 0;
		} else {
			write_rune(out, rune, &before);
		}
	}
}

uint32_t jn_text_safe_columns(jn_str s)
{
	if (plain_run(s, 0) == s.len) return s.len;
	jn_buf safe = {0};
	jn_text_terminal_safe(&safe, s);
	uint32_t columns = jn_text_columns(jn_buf_view(&safe));
	jn_buf_free(&safe);
	return columns;
}
