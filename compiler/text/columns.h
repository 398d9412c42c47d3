/* User text on a terminal: how many cells it takes, and how to write it so that it cannot command the terminal or
 * disguise itself. Nothing here keeps state; what is written belongs to the buffer. */
#ifndef JN_TEXT_COLUMNS_H
#define JN_TEXT_COLUMNS_H

#include "base/buf.h"
#include "base/str.h"

/* The cells `s` takes on a terminal as it stands: East Asian wide characters and emoji take 2, combining marks, control
 * and format characters 0, everything else 1; a tab counts as 1, an emoji sequence (flag, family, skin tone) as one
 * emoji, an invalid byte as one U+FFFD. */
uint32_t jn_text_columns(jn_str s);

/* Writes `s` for a terminal. Control characters (C0 with line ends, DEL, C1), bidi embeddings, overrides and isolates,
 * and other characters that cannot be seen are written as \u{202E}, invalid bytes as \x{FF}, a tab as one blank. ZWJ,
 * ZWNJ and variation selectors are kept where they have work to do (Persian, Indic scripts, emoji sequences): behind a
 * character that is neither ASCII nor invisible. A backslash is written as it is. */
void jn_text_terminal_safe(jn_buf *out, jn_str s);

/* The cells that what jn_text_terminal_safe writes takes. */
uint32_t jn_text_safe_columns(jn_str s);

#endif
