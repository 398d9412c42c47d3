/* A source file: its text, its lines, and the one place where byte offsets become positions for people and editors.
 *
 * In: bytes. Out: byte ⇄ line and column in UTF-8, UTF-16 or code points. Everything else in the compiler speaks byte offsets. */
#ifndef JN_SOURCE_H
#define JN_SOURCE_H

#include "base/arena.h"

enum {
	JN_MAX_FILE_BYTES = 8 << 20, /* a larger file gets the finding `too-large` and is not read */
	JN_MAX_DEPTH = 256,          /* blocks inside blocks; deeper gets `too-deep` */
	JN_MAX_FILES = 10000,        /* files in one project */
};

/* A half-open range of bytes in one file's text. */
typedef struct jn_span {
	uint32_t start;
	uint32_t end;
} jn_span;

/* A place in a text: both count from 0. What a column counts is the caller's choice of jn_encoding. */
typedef struct jn_position {
	uint32_t line;
	uint32_t column;
} jn_position;

typedef enum jn_encoding {
	JN_UTF8,  /* columns are bytes */
	JN_UTF16, /* columns are UTF-16 code units, LSP's default */
	JN_UTF32, /* columns are code points */
} jn_encoding;

typedef struct jn_source {
	jn_str path;            /* as it is shown to people: relative, with "/" */
	jn_str text;            /* UTF-8, as in the file, a byte order mark included */
	uint32_t *line_starts;  /* byte offset of each line's first byte */
	uint32_t line_count;    /* at least 1 */
} jn_source;

/* Indexes the lines of `text`, which must outlive the result. Lines end at LF, CRLF or a lone CR. The index lives in `arena`. */
jn_source jn_source_new(jn_arena *arena, jn_str path, jn_str text);

/* The position of byte `offset` (clamped to the text's end). Inside a character, the position of that character's start. */
jn_position jn_source_position(const jn_source *self, uint32_t offset, jn_encoding encoding);

/* The byte offset of a position; a line past the end gives the text's end, a column past its line's end the line's end. */
uint32_t jn_source_offset(const jn_source *self, jn_position position, jn_encoding encoding);

/* Line `line` (from 0) without its line end; empty when there is no such line. */
jn_str jn_source_line(const jn_source *self, uint32_t line);

/* The text of a span, clamped into the file. */
static inline jn_str jn_source_slice(const jn_source *self, jn_span span)
{
	return jn_str_slice(self->text, span.start, span.end);
}

#endif
