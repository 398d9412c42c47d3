/* Long answers, written as JSON text: no value is made for what is only sent. And positions of places that come in the
 * order of the text, each counted from the one before. */
#ifndef JN_LSP_WRITE_H
#define JN_LSP_WRITE_H

#include "lsp/place.h"

/* A string with its quotation marks; what is no UTF-8 becomes U+FFFD. */
void jn_lsp_put_string(jn_buf *out, jn_str text);

/* A value made with jansson, released. */
void jn_lsp_put_json(jn_buf *out, json_t *value);

/* {"start":…,"end":…} in the client's encoding. */
void jn_lsp_put_range(const jn_lsp *self, jn_buf *out, const jn_source *source, jn_span span);

/* Begins an item of a list that began at `start` of the buffer: a comma, unless it is the first. */
void jn_lsp_put_comma(jn_buf *out, size_t start);

/* Where a walk forward through a text stands. Zero-initialise `at` with the source. */
typedef struct jn_lsp_walker {
	const jn_source *source;
	jn_encoding encoding;
	uint32_t offset;
	jn_position at;
} jn_lsp_walker;

/* Goes on to `offset`, which is not before the place reached; returns its position. */
jn_position jn_lsp_walk_to(jn_lsp_walker *self, uint32_t offset);

#endif
