/* How wide a text is, without any font at hand.
 *
 * The advances come from one built-in table (width_table.c, generated from the open Noto fonts), so that the same map
 * gives the same picture on every machine. Arabic letters are measured in the form they take beside their neighbours.
 * Nothing here allocates, fails or keeps state. */
#ifndef JN_TEXT_MEASURE_H
#define JN_TEXT_MEASURE_H

#include "base/str.h"

/* The two weights a map is set in: 400 and 700. */
typedef enum jn_text_weight { JN_TEXT_REGULAR, JN_TEXT_BOLD } jn_text_weight;

/* NEUTRAL is a text without a letter of any direction: digits, signs, blanks or nothing. */
typedef enum jn_text_dir { JN_TEXT_NEUTRAL, JN_TEXT_LTR, JN_TEXT_RTL } jn_text_dir;

enum {
	JN_TEXT_EM = 1000, /* units of jn_text_width in one em */

	/* What widths in pixels are enlarged by, in per cent: who looks at a picture may have Segoe UI, Helvetica or Arial
	 * instead of Noto Sans. */
	JN_TEXT_SLACK_PERCENT = 2,

	/* No width is larger than this, however long the text: two of them can still be added in 32 bits. */
	JN_TEXT_WIDTH_MAX = 1 << 30,
};

/* The width of `s` laid out on one line, in 1/1000 em: 0…JN_TEXT_WIDTH_MAX. Combining marks, control and format
 * characters (line ends too) take nothing, a tab what a blank takes. Invalid UTF-8 is measured as U+FFFD. No slack. */
int32_t jn_text_width(jn_str s, jn_text_weight weight);

/* The same in 1/64 px at a font size in px (1…1000, clamped), with the slack, rounded up: 0…JN_TEXT_WIDTH_MAX. */
int32_t jn_text_width_px64(jn_str s, jn_text_weight weight, int32_t size_px);

/* 1/1000 em at a font size in px as 1/64 px, with the slack, rounded up, limited to 0…JN_TEXT_WIDTH_MAX: turns a width
 * from jn_text_width into the one jn_text_width_px64 would have given. */
int32_t jn_text_px64(int64_t width, int32_t size_px);

/* The direction of the first character of `s` that has a strong one (UAX 9, rule P2: what isolates hold is skipped). */
jn_text_dir jn_text_direction(jn_str s);

#endif
