/* Inside the formatter: the items of a text, how wide each is, and what stands between two of them on one line. */
#ifndef JN_FORMAT_PIECES_H
#define JN_FORMAT_PIECES_H

#include "format/format.h"

typedef struct jn_pieces {
	jn_arena *arena;
	jn_str text;
	jn_item *items;     /* without semicolons; ends with JN_ITEM_END */
	uint32_t count;     /* without the end */
	uint32_t *ends;     /* by item: the columns up to its end, were everything on one line */
	uint32_t *closes;   /* by JN_ITEM_OPEN: the item that closes it; `count` when none does */
	bool *raw;          /* by item: the white space before it is part of a text without quotation marks */
	bool *in_text;      /* by item: a `|` line, or a comment above one */
} jn_pieces;

/* Reads the text of a document; everything lives in `arena`. False when it is too large or too deep to be read whole. */
bool jn_pieces_read(jn_pieces *self, struct jn_parser *parser, jn_arena *arena, const jn_document *document);

/* What stands before item `i` when it follows its predecessor on the same line. */
jn_str jn_pieces_gap(const jn_pieces *self, uint32_t i);

/* Writes one item: a key with its colon, a `|` line without its line end, a comment without blanks at its end. */
void jn_pieces_put(const jn_pieces *self, uint32_t i, jn_buf *out);

/* The text of a `|` line behind its bar: one blank at its front and those at its end are no part of it. */
jn_str jn_pieces_line_text(jn_str line);

/* The columns from item `from` to the end of item `to`, on one line. */
uint32_t jn_pieces_columns(const jn_pieces *self, uint32_t from, uint32_t to);

/* Line ends (LF, CRLF or CR) between two places; 2 means two or more. */
uint32_t jn_pieces_line_ends(jn_str text, uint32_t from, uint32_t to);

/* True for the items that statements begin with. */
static inline bool jn_pieces_begins(const jn_item *item)
{
	return item->type <= JN_ITEM_UNKNOWN;
}

#endif
