/* Lowering: from one file's items to its part of the model, with everything wrong said on the way.
 *
 * A file that is broken in places gives a model of all the rest. */
#ifndef JN_LOWER_H
#define JN_LOWER_H

#include "model/diagnostic.h"
#include "syntax/syntax.h"

/* Reads one file's text into a new document. `path` and `text` are copied. Never fails: text that is no UTF-8, too long or
 * nested too deep becomes findings. The caller frees the document with jn_document_free. */
jn_document *jn_document_new(struct jn_parser *parser, jn_str path, jn_str text);

/* The same where the items of the text are known already. Only for a plain text: valid UTF-8 without NUL, and not too long. */
jn_document *jn_document_of_items(jn_str path, jn_str text, const jn_items *items);
bool jn_document_plain(jn_str text);

/* The document of a file whose content could not be had at all: empty, with one finding that says why. */
jn_document *jn_document_unreadable(jn_str path, jn_rule_id rule, const char *message, const char *help);

void jn_document_free(jn_document *self);

#endif
