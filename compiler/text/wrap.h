/* Breaking a text into lines that fit a width, where Unicode (UAX 14) allows it.
 *
 * Greedy: every line takes as much as fits. A number and its unit stay together ("45 %", "3 min", "EUR 20"). A word
 * wider than the line is cut between graphemes, with a hyphen where its script uses one. Nothing is ever dropped but
 * the blanks at both ends of a line. Time grows with the length of the text. All memory is the arena's. */
#ifndef JN_TEXT_WRAP_H
#define JN_TEXT_WRAP_H

#include "base/arena.h"
#include "text/measure.h"

typedef struct jn_line {
	jn_str text;   /* a slice of the wrapped text, or an arena's copy when a hyphen was added; empty for a blank line */
	int32_t width; /* of `text`, in 1/64 px, as jn_text_width_px64 gives it */
	bool hyphen;   /* the last byte of `text` is a "-" that the wrapped text does not have there */
} jn_line;

typedef struct jn_lines {
	jn_line *items; /* in the arena; NULL when there are none */
	uint32_t count;
} jn_lines;

/* Breaks `s` into lines of at most `max_width_px64` (1/64 px) at `size_px`.
 *
 * `lang` is a language tag ("en", "ar", "de-AT") or empty; it decides how quotation marks stick to words. Line ends in
 * the text (LF, CR LF, CR, U+0085, U+2028, U+2029 …) always break; blank lines between others are kept as empty lines,
 * those at both ends are not. A text of blanks only gives no line. A line is wider than asked only when a single
 * grapheme (with no hyphen then) is: a width of 0 or less gives one grapheme a line. */
jn_lines jn_text_wrap(jn_arena *arena, jn_str s, jn_text_weight weight, int32_t size_px, int32_t max_width_px64,
					  jn_str lang);

/* The width of the widest piece of `s` that cannot be broken without cutting a word, in 1/64 px: 0 for blanks only.
 * With a line at least this wide, jn_text_wrap cuts no word of `s`. */
int32_t jn_text_longest_word(jn_str s, jn_text_weight weight, int32_t size_px);

#endif
