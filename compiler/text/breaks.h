/* Where a line may end: UAX 14's opportunities, less those inside a grapheme, and with numbers tied to their units.
 *
 * In: one paragraph without line ends. Out: a mark for each of its bytes, in the caller's memory. */
#ifndef JN_TEXT_BREAKS_H
#define JN_TEXT_BREAKS_H

#include "base/str.h"

/* What stands behind a byte. TIED is where no line should end, but rather there than inside a word: a blank between a number
 * and its unit, before a point that parts items, beside a bracket; a hyphen beside a letter or two. INSIDE is inside a
 * grapheme. */
enum { JN_BREAK_NONE, JN_BREAK_ALLOWED, JN_BREAK_TIED, JN_BREAK_INSIDE };

/* Writes a mark for each byte of `paragraph` to `marks`, which has room for paragraph.len of them. The paragraph holds
 * no line end and starts with no blank; invalid UTF-8 counts as U+FFFD. `lang` is a language tag or empty. */
void jn_breaks_find(jn_str paragraph, jn_str lang, uint8_t *marks);

/* True where the blank that ends at byte `space` (it is that byte) stands between a number and its unit or currency. */
bool jn_breaks_tied(jn_str paragraph, uint32_t space);

#endif
