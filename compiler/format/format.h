/* One canonical form for journey files: two spaces a level, one statement a line, the author's order and grouping.
 *
 * What it changes is white space and `;`. Every word, text, comma and comment stays as it is and where it is, and that is
 * compared before anything is given back: a file that would read otherwise is left alone. */
#ifndef JN_FORMAT_H
#define JN_FORMAT_H

#include "base/buf.h"
#include "model/diagnostic.h"
#include "syntax/syntax.h"

enum {
	JN_FORMAT_COLUMNS = 100, /* a block stays on one line as long as its line is not wider */
	JN_FORMAT_INDENT = 2,
};

typedef enum jn_format_state {
	JN_FORMAT_SAME,    /* the text has its form already */
	JN_FORMAT_CHANGED, /* the formatted text differs */
	JN_FORMAT_LEFT,    /* the text has to stay as it is: its structure is not certain */
} jn_format_state;

typedef struct jn_formatted {
	jn_format_state state;
	jn_rule_id rule;  /* JN_FORMAT_LEFT: the finding that is in the way; JN_RULE_COUNT when there is none */
	jn_span span;     /* its place */
	jn_message reason; /* one sentence without a full stop; lives as long as the document */
} jn_formatted;

/* True when a finding of this rule makes the structure of its file uncertain, so that the file is not formatted. */
bool jn_format_hindered_by(jn_rule_id rule);

/* Writes the canonical form of a document's text to the end of `out`; nothing when the text has to stay as it is. A byte
 * order mark is kept, and so are CRLF line ends where most lines have them. The document is read, not changed. */
jn_formatted jn_format(struct jn_parser *parser, const jn_document *document, jn_buf *out);

/* True when two texts are the same journey text: the same items in the same order, white space, `;` and `؛` apart. */
bool jn_format_same_items(struct jn_parser *parser, jn_str a, jn_str b);

#endif
