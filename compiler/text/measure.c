/* Widths of texts in 1/1000 em and 1/64 px, and the direction a text runs in. In: UTF-8. Out: numbers. */
#include "text/measure.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "text/advance.h"

int32_t jn_text_width(jn_str s, jn_text_weight weight)
{
	jn_advance advance = jn_advance_start(weight);
	jn_advance_str(&advance, s);
	if (advance.width < 0) return 0;
	return advance.width > JN_TEXT_WIDTH_MAX ? JN_TEXT_WIDTH_MAX : (int32_t)advance.width;
}

int32_t jn_text_px64(int64_t width, int32_t size_px)
{
	const int64_t whole = (int64_t)JN_TEXT_EM * 100;
	int64_t size = size_px < 1 ? 1 : size_px > 1000 ? 1000 : size_px;
	if (width <= 0) return 0;
	if (width > (int64_t)JN_TEXT_WIDTH_MAX * 1024) return JN_TEXT_WIDTH_MAX;
	int64_t px64 = (width * size * 64 * (100 + JN_TEXT_SLACK_PERCENT) + whole - 1) / whole;
	return px64 > JN_TEXT_WIDTH_MAX ? JN_TEXT_WIDTH_MAX : (int32_t)px64;
}

int32_t jn_text_width_px64(jn_str s, jn_text_weight weight, int32_t size_px)
{
	return jn_text_px64(jn_text_width(s, weight), size_px);
}

jn_text_dir jn_text_direction(jn_str s)
{
	uint32_t at = 0, isolates = 0;
	while (at < s.len) {
		uint32_t rune = jn_utf8_next(s, &at);
		switch (utf8proc_get_property((utf8proc_int32_t)rune)->bidi_class) {
		case UTF8PROC_BIDI_CLASS_LRI:
		case UTF8PROC_BIDI_CLASS_RLI:
		case UTF8PROC_BIDI_CLASS_FSI: isolates++; break;
		case UTF8PROC_BIDI_CLASS_PDI:
			if (isolates > 0) isolates--;
			break;
		case UTF8PROC_BIDI_CLASS_L:
			if (isolates == 0) return JN_TEXT_LTR;
			break;
		case UTF8PROC_BIDI_CLASS_R:
		case UTF8PROC_BIDI_CLASS_AL:
			if (isolates == 0) return JN_TEXT_RTL;
			break;
		default: break;
		}
	}
	return JN_TEXT_NEUTRAL;
}
