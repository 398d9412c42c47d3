/* Wrapping in cells. In: text. Out: lines. A paragraph is made harmless first, then measured and cut: what is counted is
 * what is written. */
#include "text/cells.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/columns.h"
#include "text/measure.h"

enum { ISOLATE_ANY = 0x2068, ISOLATE_END = 0x2069 };

/* The bytes of an isolate's beginning or end at `at` (all have three), or 0. */
static uint32_t isolate_at(jn_str s, uint32_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	return s.len - at >= 3 && p[0] == 0xE2 && p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9 ? 3 : 0;
}

static bool balanced(jn_str s)
{
	uint32_t open = 0;
	for (uint32_t at = 0; at + 2 < s.len; at++) {
		if (!isolate_at(s, at)) continue;
		bool end = (unsigned char)s.ptr[at + 2] == 0xA9;
		if (end && open == 0) return false;
		if (end) open--;
		else open++;
	}
	return open == 0;
}

/* `s` without what harms; isolates stay where they come in pairs, and are left out where not. */
static void make_safe(jn_buf *out, jn_str s)
{
	bool keep = balanced(s);
	uint32_t from = 0;
	for (uint32_t at = 0; at < s.len;) {
		uint32_t isolate = isolate_at(s, at);
		if (!isolate) {
			at++;
			continue;
		}
		jn_text_terminal_safe(out, jn_str_slice(s, from, at));
		if (keep) jn_buf_bytes(out, s.ptr + at, isolate);
		at += isolate;
		from = at;
	}
	jn_text_terminal_safe(out, jn_str_slice(s, from, s.len));
}

/* One line, between isolates where it needs them; isolates that a cut has parted are left out. */
static jn_cell_line finish(jn_arena *arena, jn_str safe)
{
	jn_cell_line line = {.cells = jn_text_columns(safe), .rtl = jn_text_direction(safe) == JN_TEXT_RTL};
	bool any = false, keep = balanced(safe);
	for (uint32_t at = 0; at < safe.len && !line.rtl; at++) { /* a word from right to left in the middle */
		uint32_t rune_at = at;
		if ((unsigned char)safe.ptr[at] < 0xD6) continue;
		uint32_t rune = jn_utf8_next(safe, &rune_at);
		any |= (rune >= 0x590 && rune < 0x900) || (rune >= 0xFB1D && rune < 0xFF00) || (rune >= 0x10800 && rune < 0x11000) ||
			   (rune >= 0x1E800 && rune < 0x1F000);
		at = rune_at - 1;
	}
	if (!line.rtl && !any && keep) {
		line.text = jn_arena_str(arena, safe);
		return line;
	}
	jn_buf out = {0};
	if (line.rtl || any) jn_buf_rune(&out, ISOLATE_ANY);
	for (uint32_t at = 0; at < safe.len;) {
		uint32_t isolate = keep ? 0 : isolate_at(safe, at);
		if (isolate) at += isolate;
		else jn_buf_char(&out, safe.ptr[at++]);
	}
	if (line.rtl || any) jn_buf_rune(&out, ISOLATE_END);
	line.text = jn_buf_keep(&out, arena);
	return line;
}

typedef struct wrapper {
	jn_arena *arena;
	jn_cell_lines lines;
	uint32_t cap;
	uint32_t width;
	jn_str lang;
} wrapper;

static void put_line(wrapper *self, jn_str text)
{
	jn_cell_lines *lines = &self->lines;
	lines->items = jn_arena_grow(self->arena, lines->items, lines->count, &self->cap, sizeof *lines->items);
	lines->items[lines->count++] = finish(self->arena, text);
}

/* The end of the piece of `text` from `at` on: up to the next place where a line may end. */
static uint32_t piece_end(jn_str text, const uint8_t *marks, uint32_t at)
{
	while (at < text.len && marks[at] != JN_BREAK_ALLOWED) at++;
	return at < text.len ? at + 1 : at;
}

/* As much of text[from…to) as fits the width, at least one grapheme; its cells are added to `*ret_cells`. */
static uint32_t cut(const wrapper *self, jn_str text, const uint8_t *marks, uint32_t from, uint32_t to, uint32_t *ret_cells)
{
	uint32_t end = from, cells = 0;
	while (end < to) {
		uint32_t next = end + 1;
		while (next < to && marks[next - 1] == JN_BREAK_INSIDE) next++;
		while (next < to && ((unsigned char)text.ptr[next] & 0xC0) == 0x80) next++;
		uint32_t wide = jn_text_columns(jn_str_slice(text, end, next));
		if (end > from && cells + wide > self->width) break;
		cells += wide;
		end = next;
	}
	*ret_cells = cells;
	return end;
}

static void wrap_paragraph(wrapper *self, jn_str text)
{
	uint8_t *marks = jn_alloc(text.len + 1);
	jn_breaks_find(text, self->lang, marks);
	uint32_t start = 0, at = 0, cells = 0;
	while (at < text.len) {
		uint32_t end = piece_end(text, marks, at);
		uint32_t bare = jn_text_columns(jn_str_trim(jn_str_slice(text, at, end)));
		if (at > start && cells + bare > self->width) {
			put_line(self, jn_str_trim(jn_str_slice(text, start, at)));
			start = at;
			cells = 0;
		}
		while (bare > self->width && at < end) { /* alone on its line, and still too wide */
			uint32_t taken = 0, stop = cut(self, text, marks, at, end, &taken);
			put_line(self, jn_str_slice(text, at, stop));
			start = at = stop;
			bare = bare > taken ? bare - taken : 0;
		}
		cells += jn_text_columns(jn_str_slice(text, at, end));
		at = end;
	}
	jn_str rest = jn_str_trim(jn_str_slice(text, start, text.len));
	if (rest.len) put_line(self, rest);
	free(marks);
}

/* The end of the paragraph at `at`, and where the next begins. */
static uint32_t paragraph_end(jn_str s, uint32_t at, uint32_t *ret_next)
{
	for (; at < s.len; at++) {
		const unsigned char *p = (const unsigned char *)s.ptr + at;
		uint32_t len = *p == '\n' || *p == '\r' || *p == '\v' || *p == '\f' ? 1 : 0;
		if (*p == '\r' && at + 1 < s.len && p[1] == '\n') len = 2;
		if (s.len - at >= 2 && p[0] == 0xC2 && p[1] == 0x85) len = 2;
		if (s.len - at >= 3 && p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9)) len = 3;
		if (len == 0) continue;
		*ret_next = at + len;
		return at;
	}
	*ret_next = s.len;
	return s.len;
}

jn_cell_lines jn_text_wrap_cells(jn_arena *arena, jn_str s, uint32_t cells, jn_str lang)
{
	wrapper self = {.arena = arena, .width = cells < 2 ? 2 : cells, .lang = lang};
	jn_buf safe = {0};
	for (uint32_t at = 0; at < s.len;) {
		uint32_t next, end = paragraph_end(s, at, &next);
		safe.len = 0;
		make_safe(&safe, jn_str_trim(jn_str_slice(s, at, end)));
		if (safe.len) wrap_paragraph(&self, jn_buf_view(&safe));
		at = next;
	}
	jn_buf_free(&safe);
	return self.lines;
}

jn_cell_line jn_text_one_line(jn_arena *arena, jn_str s)
{
	jn_buf flat = {0}, safe = {0};
	for (uint32_t at = 0; at < s.len;) {
		uint32_t next, end = paragraph_end(s, at, &next);
		jn_str part = jn_str_trim(jn_str_slice(s, at, end));
		if (flat.len && part.len) jn_buf_char(&flat, ' ');
		jn_buf_str(&flat, part);
		at = next;
	}
	make_safe(&safe, jn_buf_view(&flat));
	jn_cell_line line = finish(arena, jn_buf_view(&safe));
	jn_buf_free(&flat);
	jn_buf_free(&safe);
	return line;
}
