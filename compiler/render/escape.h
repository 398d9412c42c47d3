/* User text in markup: nothing of it can become markup, break well-formedness or turn the reading order around. */
#ifndef JN_RENDER_ESCAPE_H
#define JN_RENDER_ESCAPE_H

#include "base/buf.h"

enum {
	JN_ESCAPE_LINES = 1 << 0, /* line ends stay, as LF: for texts of several lines in HTML; else they become blanks */

	/* The text stands in a line that reads from right to left: numbers with a sign, a unit or groups of digits are put
	 * between U+2066 and U+2069, blanks in them made unbreakable, so that they keep their order. */
	JN_ESCAPE_RTL = 1 << 1,

	/* Not for markup but for a painter: & < > " ' stay what they are. */
	JN_ESCAPE_PLAIN = 1 << 2,
};

/* Writes `s` for an element's text or a quoted attribute, in XML and in HTML. & < > " ' are written as references;
 * control characters and what XML 1.0 forbids become U+FFFD, invalid bytes too; a tab becomes a blank. Bidi embeddings
 * and overrides are left out (they take no room), isolates only where they are not balanced. `flags`: JN_ESCAPE_…. */
void jn_escape(jn_buf *out, jn_str s, unsigned flags);

/* Writes bytes as base64, of letters, digits, `+`, `/` and `=`. */
void jn_base64_write(jn_buf *out, jn_str bytes);

/* True when `url` may become a link: https, http or mailto, and nothing in it that a browser would skip or misread. */
bool jn_escape_link_allowed(jn_str url);

#endif
