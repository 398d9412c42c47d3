/* Quoted lines. In: user text and a mark in bytes. Out: terminal-safe text with the mark in cells.
 *
 * Cells are counted as the text is stored, from left to right. A terminal that reorders right-to-left text shows the
 * mark under the same run, though perhaps mirrored in it; with colours the marked text itself is coloured, which is
 * right everywhere. No work grows with the length of the line: only a window around the mark is looked at. */
#include "report/snippet.h"

#include "base/utf8.h"
#include "report/place.h"
#include "text/columns.h"

enum {
	TAB = 4,
	WIDTH = 100,         /* cells of a quoted line */
	BEFORE = 40,         /* cells kept before the mark when the line's start has to go */
	MARK_SHOWN = 24,     /* a mark may begin this close to the right end */
	WINDOW_BYTES = 1600, /* no line takes more, whatever combines over it */
};

#define ELLIPSIS "\xE2\x80\xA6"

/* Cells of the character at `*at`, which is moved behind it. */
static uint32_t next_cells(jn_str line, uint32_t *at)
{
	uint32_t from = *at;
	if (line.ptr[from] == '\t') {
		*at = from + 1;
		return TAB;
	}
	jn_utf8_next(line, at);
	return jn_text_safe_columns(jn_str_slice(line, from, *at));
}

static uint32_t step_back(jn_str line, uint32_t at)
{
	uint32_t lowest = at > 4 ? at - 4 : 0;
	at--;
	while (at > lowest && ((unsigned char)line.ptr[at] & 0xC0) == 0x80) at--;
	return at;
}

/* True when a character at `at` has no cell of its own: nothing may be cut or coloured apart there. */
static bool combines(jn_str line, uint32_t at)
{
	if (at >= line.len || line.ptr[at] == '\t') return false;
	uint32_t next = at;
	return next_cells(line, &next) == 0;
}

/* Moves on from `from` until `cells` are full, `stop` is reached or the window is long enough; returns where. */
static uint32_t advance(jn_str line, uint32_t from, uint32_t stop, uint32_t cells, uint32_t *ret_left)
{
	uint32_t at = from;
	while (at < stop && at - from < WINDOW_BYTES) {
		uint32_t next = at, need = next_cells(line, &next);
		if (need > cells) break;
		cells -= need;
		at = next;
	}
	*ret_left = cells;
	return at;
}

/* The part of the line that is shown: all of it, or what stands around the mark. */
static jn_span window(jn_str line, jn_span mark)
{
	uint32_t left, from = 0;
	bool near_start = advance(line, 0, mark.start, WIDTH - MARK_SHOWN, &left) == mark.start;
	if (!near_start && advance(line, 0, mark.end, WIDTH - 1, &left) != mark.end) {
		from = mark.start;
		uint32_t cells = 0;
		while (from > 0 && cells < BEFORE && mark.start - from < WINDOW_BYTES / 2) {
			from = step_back(line, from);
			uint32_t next = from;
			cells += next_cells(line, &next);
		}
		while (from < mark.start && combines(line, from)) jn_utf8_next(line, &from);
	}
	uint32_t to = advance(line, from, line.len, WIDTH - (from > 0), &left);
	if (to < line.len) to = advance(line, from, line.len, WIDTH - 1 - (from > 0), &left);
	return (jn_span){from, to};
}

/* Writes text with its tabs as blanks up to the next stop; `*column` counts the cells written. */
static void put(jn_buf *out, jn_str text, uint32_t *column)
{
	uint32_t from = 0;
	while (from < text.len) {
		const char *tab = memchr(text.ptr + from, '\t', text.len - from);
		uint32_t to = tab ? (uint32_t)(tab - text.ptr) : text.len;
		jn_str piece = jn_str_slice(text, from, to);
		jn_text_terminal_safe(out, piece);
		*column += jn_text_safe_columns(piece);
		from = to;
		if (!tab) continue;
		do {
			jn_buf_char(out, ' ');
			++*column;
		} while (*column % TAB != 0);
		from++;
	}
}

static void colored(jn_buf *out, const char *color, const char *text)
{
	if (color) jn_buf_c(out, color);
	jn_buf_c(out, text);
	if (color) jn_buf_c(out, JN_SNIPPET_RESET);
}

void jn_snippet_gutter(jn_buf *out, const char *sign, const jn_snippet_style *style)
{
	for (uint32_t i = 0; i < style->gutter; i++) jn_buf_char(out, ' ');
	if (sign[0] != '-') jn_buf_char(out, ' ');
	colored(out, style->color ? JN_SNIPPET_BLUE : NULL, sign);
}

static void numbered_gutter(jn_buf *out, uint32_t number, const jn_snippet_style *style)
{
	jn_buf digits = {0};
	jn_buf_printf(&digits, "%*u |", (int)style->gutter, number);
	jn_buf_char(&digits, '\0');
	colored(out, style->color ? JN_SNIPPET_BLUE : NULL, digits.ptr);
	jn_buf_free(&digits);
}

/* Writes the window of the line; returns the cells that its marked part takes. */
static jn_span put_window(jn_buf *out, jn_str line, jn_span mark, jn_span shown, const jn_snippet_style *style)
{
	uint32_t column = 0;
	if (shown.start > 0) {
		jn_buf_c(out, ELLIPSIS);
		column = 1;
	}
	jn_span cells;
	uint32_t mark_end = mark.end < shown.end ? mark.end : shown.end;
	put(out, jn_str_slice(line, shown.start, mark.start), &column);
	cells.start = column;
	bool paint = style->color && mark_end > mark.start;
	if (paint) jn_buf_c(out, style->color);
	put(out, jn_str_slice(line, mark.start, mark_end), &column);
	if (paint) jn_buf_c(out, JN_SNIPPET_RESET);
	cells.end = column;
	put(out, jn_str_slice(line, mark_end, shown.end), &column);
	if (shown.end < line.len) jn_buf_c(out, ELLIPSIS);
	return cells;
}

static void put_mark(jn_buf *out, jn_span cells, const jn_snippet_style *style)
{
	jn_snippet_gutter(out, "|", style);
	for (uint32_t i = 0; i <= cells.start; i++) jn_buf_char(out, ' ');
	if (style->color) jn_buf_c(out, style->color);
	jn_buf_char(out, style->mark);
	for (uint32_t i = cells.start + 1; i < cells.end; i++) jn_buf_char(out, style->mark);
	if (style->color) jn_buf_c(out, JN_SNIPPET_RESET);
	jn_buf_char(out, '\n');
}

/* The mark inside the line, with no character cut apart and no blanks at its end. */
static jn_span whole_characters(jn_str line, jn_span mark)
{
	if (mark.start > line.len) mark.start = line.len;
	if (mark.end > line.len) mark.end = line.len;
	while (mark.end > mark.start && strchr(" \t\r", line.ptr[mark.end - 1])) mark.end--;
	if (mark.end < mark.start) mark.end = mark.start;
	for (uint32_t steps = 0; steps < WINDOW_BYTES && mark.start > 0 && combines(line, mark.start); steps++)
		mark.start = step_back(line, mark.start);
	for (uint32_t steps = 0; steps < WINDOW_BYTES && mark.end > mark.start && combines(line, mark.end); steps++)
		jn_utf8_next(line, &mark.end);
	return mark;
}

void jn_snippet_line(jn_buf *out, jn_str line, jn_span mark, uint32_t number, const jn_snippet_style *style)
{
	mark = whole_characters(line, mark);
	while (line.len > mark.end && strchr(" \t\r", line.ptr[line.len - 1])) line.len--;
	jn_span shown = window(line, mark);
	jn_snippet_gutter(out, "|", style);
	jn_buf_char(out, '\n');
	numbered_gutter(out, number, style);
	if (shown.end > shown.start) jn_buf_char(out, ' ');
	jn_span cells = put_window(out, line, mark, shown, style);
	jn_buf_char(out, '\n');
	put_mark(out, cells, style);
}

void jn_snippet_source(jn_buf *out, const jn_source *source, jn_span span, const jn_snippet_style *style)
{
	uint32_t line = jn_place_line(source, span.start);
	uint32_t from = source->line_starts[line] + jn_place_bom(source, line);
	jn_str text = jn_source_line(source, line);
	text = jn_str_slice(text, jn_place_bom(source, line), text.len);
	jn_span mark = {span.start > from ? span.start - from : 0, span.end > from ? span.end - from : 0};
	jn_snippet_line(out, text, mark, line + 1, style);
}

void jn_snippet_added(jn_buf *out, jn_str line, const jn_snippet_style *style)
{
	uint32_t left, column = 0;
	uint32_t to = advance(line, 0, line.len, WIDTH - 1, &left);
	jn_snippet_gutter(out, "|", style);
	jn_buf_char(out, ' ');
	colored(out, style->color, "+ ");
	put(out, jn_str_slice(line, 0, to), &column);
	if (to < line.len) jn_buf_c(out, ELLIPSIS);
	jn_buf_char(out, '\n');
}
