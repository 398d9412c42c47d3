/* User text in markup: nothing of it can become markup, break well-formedness or turn the reading order around. */
#ifndef JN_RENDER_ESCAPE_H
#define JN_RENDER_ESCAPE_H

#include "base/buf.h"

/* Writes `s` for an element's text or a quoted attribute, in XML and in HTML. & < > " ' are written as references;
 * control characters and what XML 1.0 forbids become U+FFFD, invalid bytes too; a tab or a line end becomes a blank.
 * Bidi embeddings and overrides are left out (they take no room), isolates only where they are not balanced. */
void jn_escape(jn_buf *out, jn_str s);

/* The same, but line ends stay (as LF): for texts of several lines in HTML. */
void jn_escape_lines(jn_buf *out, jn_str s);

/* The same as jn_escape for one line of a map that reads from right to left: numbers with a sign, a unit or groups of
 * digits are put between U+2066 and U+2069, blanks in them made unbreakable, so that they keep their order. */
void jn_escape_rtl(jn_buf *out, jn_str s);

/* True when `url` may become a link: https, http or mailto, and nothing in it that a browser would skip or misread. */
bool jn_escape_link_allowed(jn_str url);

#endif
