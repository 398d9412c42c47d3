/* What the parts of the terminal's writer share: lines put together from pieces with a look, and boxes around them. Not for
 * callers of render. */
#ifndef JN_RENDER_TXT_H
#define JN_RENDER_TXT_H

#include "render/render.h"
#include "scene/outline.h"
#include "text/cells.h"
#include "text/labels.h"
#include "text/numerals.h"

/* How a piece looks where there are colours; without, all look alike, and no meaning is lost. */
typedef enum jn_ink {
	JN_INK_PLAIN,
	JN_INK_QUIET,
	JN_INK_BOLD,
	JN_INK_GOOD,
	JN_INK_BAD,
	JN_INK_BAD_BOLD,
	JN_INK_MOMENT,  /* black on white, or white on black */
	JN_INK_PERSONA, /* + i: the accent of persona i (0…4) */
} jn_ink;

/* A line of the output before it stands in its box: its bytes, looks included, and its cells. */
typedef struct jn_txt_line {
	struct jn_txt_line *next;
	jn_str text;
	uint32_t cells;
} jn_txt_line;

typedef struct jn_txt_lines {
	jn_txt_line *first, *last;
	uint32_t count;
} jn_txt_lines;

typedef struct jn_txt {
	jn_buf *out;
	const jn_render_job *job;
	jn_arena arena; /* scratch, gone when the map is written */
	jn_str lang;
	jn_language language;
	jn_numerals numerals;
	uint32_t width;
	bool rtl;
	jn_buf line; /* the line being put together, its cells, and where its pieces end */
	uint32_t cells;
	uint32_t *ends;
	uint32_t end_count, end_cap;
} jn_txt;

/* Everything is put together in the order of reading. Where a map reads from right to left a line is turned around piece by
 * piece when it ends, signs that have a side with it: nobody else needs to know.
 *
 * Pieces of the line being put together. What is given to jn_txt_piece is written as it is: harmless already. */
void jn_txt_piece(jn_txt *self, jn_ink ink, jn_str safe, uint32_t cells);
void jn_txt_ascii(jn_txt *self, jn_ink ink, const char *text);
/* A sign, `count` times, each one cell wide. */
void jn_txt_sign(jn_txt *self, jn_ink ink, const char *sign, uint32_t count);
void jn_txt_pad(jn_txt *self, uint32_t to_cells);
/* Ends the line: to the output, or behind `lines`. */
void jn_txt_end(jn_txt *self);
void jn_txt_keep(jn_txt *self, jn_txt_lines *lines);

/* A text in `width` cells, `indent` of them blank; in the first line's indent stands `lead` (NULL: nothing) with a blank behind. */
void jn_txt_wrap(jn_txt *self, jn_txt_lines *lines, jn_str text, jn_ink ink, uint32_t width, uint32_t indent, const char *lead,
				 jn_ink lead_ink);
/* Writes kept lines to the output, behind `indent` blanks. */
void jn_txt_flush(jn_txt *self, const jn_txt_lines *lines, uint32_t indent);

/* The sign of a persona's marker, and the ink of a colour. */
const char *jn_txt_marker(uint8_t marker);
jn_ink jn_txt_ink(uint8_t color);

/* txt_curve.c: the feeling curve, and its values in words. */
void jn_txt_curve(jn_txt *self, const jn_outline_curve *curve);

#endif
