/* One line of a file, quoted for a terminal, with a mark under the part that matters.
 *
 * In: a line of user text, as hostile as it likes. Out: two or three lines in the buffer; the mark stands under the
 * right cells for tabs, wide, combining and escaped characters. Long lines are cut around the mark. */
#ifndef JN_REPORT_SNIPPET_H
#define JN_REPORT_SNIPPET_H

#include "base/buf.h"
#include "source/source.h"

typedef struct jn_snippet_style {
	uint32_t gutter;   /* digits that line numbers take */
	char mark;         /* '^', '-', '~', '+' */
	const char *color; /* an SGR sequence for the mark and the marked text; NULL: no colours at all */
} jn_snippet_style;

/* Quotes the line where `span` begins and marks the span's part in it; an empty span gets a mark of one cell. */
void jn_snippet_source(jn_buf *out, const jn_source *source, jn_span span, const jn_snippet_style *style);

/* The same for any line of text: `mark` counts bytes in `line`, `number` is what the gutter says. */
void jn_snippet_line(jn_buf *out, jn_str line, jn_span mark, uint32_t number, const jn_snippet_style *style);

/* A line that is to be added: its text behind a `+` and without a number. */
void jn_snippet_added(jn_buf *out, jn_str line, const jn_snippet_style *style);

/* An empty gutter: blanks, then `sign` ("|", "=", "-->"), with a blank before all but the arrow. */
void jn_snippet_gutter(jn_buf *out, const char *sign, const jn_snippet_style *style);

/* The colour of gutters and line numbers, and the end of every colour. */
#define JN_SNIPPET_BLUE "\033[1;34m"
#define JN_SNIPPET_RESET "\033[0m"

#endif
