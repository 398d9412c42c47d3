/* Texts for a terminal: made harmless, and broken into lines of so many cells.
 *
 * In: anybody's text. Out: lines that hold no control character, each within the width. All memory is the arena's. */
#ifndef JN_TEXT_CELLS_H
#define JN_TEXT_CELLS_H

#include "base/arena.h"
#include "base/buf.h"

typedef struct jn_cell_line {
	jn_str text;    /* harmless; between isolates where it reads from right to left, so that it moves nothing beside it */
	uint32_t cells; /* it takes on a terminal (columns.h) */
	bool rtl;       /* it has letters that read from right to left */
} jn_cell_line;

typedef struct jn_cell_lines {
	jn_cell_line *items;
	uint32_t count;
} jn_cell_lines;

/* Breaks `s` as jn_text_wrap does, where Unicode lets a line end; a word wider than `cells` is cut between graphemes. Balanced
 * isolates stay, everything else that steers or commands is written as jn_text_terminal_safe does. `cells` is at least 2.
 * A text of blanks gives no line. */
jn_cell_lines jn_text_wrap_cells(jn_arena *arena, jn_str s, uint32_t cells, jn_str lang);

/* The same as one line, however long. */
jn_cell_line jn_text_one_line(jn_arena *arena, jn_str s);

#endif
