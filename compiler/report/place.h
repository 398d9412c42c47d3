/* Where a byte stands, as people count: lines from 1, columns from 1 in code points.
 *
 * A report asks for many places in rising order, perhaps all in one line of a million characters: a cursor remembers
 * the last one, so that the whole report reads each line once. */
#ifndef JN_REPORT_PLACE_H
#define JN_REPORT_PLACE_H

#include "source/source.h"

typedef struct jn_place {
	uint32_t line, column; /* from 1; a byte order mark takes no column */
} jn_place;

/* Zero-initialise before the first use. Holds no memory. */
typedef struct jn_place_cursor {
	const jn_source *source;
	uint32_t line;   /* from 0 */
	uint32_t offset; /* bytes already counted, the start of a character */
	uint32_t column; /* characters before `offset` in its line */
} jn_place_cursor;

/* The place of byte `offset`, clamped to the text. Inside a character it is that character's place. */
jn_place jn_place_at(jn_place_cursor *self, const jn_source *source, uint32_t offset);

/* The line (from 0) that byte `offset` stands in. */
uint32_t jn_place_line(const jn_source *source, uint32_t offset);

/* The bytes of the byte order mark that line `line` (from 0) begins with: 3 or 0. */
uint32_t jn_place_bom(const jn_source *source, uint32_t line);

#endif
