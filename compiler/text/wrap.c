/* Greedy line breaking. In: a text, a width. Out: lines in the arena, slices of the text wherever no hyphen was added.
 *
 * The text falls into paragraphs at line ends, a paragraph into pieces at break opportunities. The line being filled is
 * a stretch of the paragraph and its measure; each piece is measured once, twice where it starts a line. */
#include "text/wrap.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "text/advance.h"
#include "text/breaks.h"

enum { MARKS_ON_STACK = 1024 };

/* One call's state. Widths are in 1/1000 em. */
typedef struct wrapper {
	jn_arena *arena;
	jn_lines lines;
	uint32_t cap;
	jn_text_weight weight;
	int32_t size_px;
	int64_t max;    /* what a line may take */
	int64_t hyphen; /* what a hyphen takes */
	jn_str paragraph;
	const uint8_t *marks; /* of the paragraph */
	uint32_t from, to;    /* the line being filled, without the blanks at its end */
	jn_advance measure;   /* of that line, with the blanks at its end */
	int64_t width;        /* of that line, without them */
	uint32_t blank_lines; /* seen since the last line with something on it */
} wrapper;

/* The length of the line end at byte `at`, or 0. CR LF is one line end. */
static uint32_t line_end(jn_str s, uint32_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	uint32_t rest = s.len - at;
	if (p[0] == '\r' && rest > 1 && p[1] == '\n') return 2;
	if (p[0] >= '\n' && p[0] <= '\r') return 1;
	if (p[0] == 0xC2 && rest > 1 && p[1] == 0x85) return 2;
	return p[0] == 0xE2 && rest > 2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9) ? 3 : 0;
}

/* The next paragraph from `*at`, which is moved behind the line end. */
static jn_str next_paragraph(jn_str s, uint32_t *at)
{
	uint32_t from = *at, to = from, end = 0;
	while (to < s.len) {
		unsigned char c = (unsigned char)s.ptr[to];
		if ((c <= '\r' || c >= 0xC2) && (end = line_end(s, to)) != 0) break;
		to++;
	}
	*at = to + end;
	return jn_str_slice(s, from, to);
}

/* The length of the blank that ends behind byte `to`: one that a line may end at, so no no-break space. 0 where none
 * does. */
static uint32_t blank_before(jn_str s, uint32_t to)
{
	const unsigned char *p = (const unsigned char *)s.ptr + to;
	if (to == 0) return 0;
	if (p[-1] == ' ' || p[-1] == '\t') return 1;
	if (to < 3 || (p[-1] & 0xC0) != 0x80 || (p[-2] & 0xC0) != 0x80 || p[-3] < 0xE1 || p[-3] > 0xE3) return 0;
	uint32_t rune = (p[-3] & 0xFu) << 12 | (p[-2] & 0x3Fu) << 6 | (p[-1] & 0x3Fu);
	bool blank =
		(rune >= 0x2000 && rune <= 0x200B && rune != 0x2007) || rune == 0x205F || rune == 0x3000 || rune == 0x1680;
	return blank ? 3 : 0;
}

static jn_str trim(jn_str s)
{
	uint32_t blank, from = 0, to = s.len;
	while ((blank = blank_before(s, to)) != 0) to -= blank;
	for (;;) {
		if (from < to && (s.ptr[from] == ' ' || s.ptr[from] == '\t'))
			from++;
		else if (from + 3 <= to && blank_before(jn_str_slice(s, from, to), 3) == 3)
			from += 3;
		else
			break;
	}
	return jn_str_slice(s, from, to);
}

static void push(wrapper *self, jn_str text, int64_t width, bool hyphen)
{
	while (self->blank_lines > 0) {
		self->lines.items =
			jn_arena_grow(self->arena, self->lines.items, self->lines.count, &self->cap, sizeof(jn_line));
		self->lines.items[self->lines.count++] = (jn_line){.text = jn_str_slice(text, 0, 0)};
		self->blank_lines--;
	}
	self->lines.items = jn_arena_grow(self->arena, self->lines.items, self->lines.count, &self->cap, sizeof(jn_line));
	self->lines.items[self->lines.count++] = (jn_line){text, jn_text_px64(width, self->size_px), hyphen};
}

static void push_hyphenated(wrapper *self, jn_str text, int64_t width)
{
	char *copy = jn_arena_alloc(self->arena, (size_t)text.len + 1);
	if (text.len) memcpy(copy, text.ptr, text.len);
	copy[text.len] = '-';
	push(self, (jn_str){copy, text.len + 1}, width + self->hyphen, true);
}

/* True for something that ends in a soft hyphen, which is seen only where a line ends at it. */
static bool ends_soft(jn_str s)
{
	return s.len > 2 && jn_str_ends(s, JN_STR("\xC2\xAD")) && blank_before(s, s.len - 2) == 0;
}

/* Ends the line being filled; `more` when the paragraph goes on. */
static void flush(wrapper *self, bool more)
{
	if (self->from == self->to) return;
	jn_str text = jn_str_slice(self->paragraph, self->from, self->to);
	if (more && ends_soft(text))
		push_hyphenated(self, jn_str_slice(text, 0, text.len - 2), self->width);
	else
		push(self, text, self->width, false);
	self->from = self->to;
}

/* The line is now [from, body), and `measure` its measure; the blanks up to `to` are added in case more follows. */
static void set_line(wrapper *self, uint32_t from, uint32_t body, uint32_t to, const jn_advance *measure)
{
	self->from = from;
	self->to = body;
	self->measure = *measure;
	self->width = measure->width;
	if (to > body) jn_advance_str(&self->measure, jn_str_slice(self->paragraph, body, to));
}

/* True for a letter of a script that hyphenates: Latin, Greek, Cyrillic, Armenian, Georgian. */
static bool takes_hyphen(uint32_t rune)
{
	if (rune < 128) return (rune | 32) >= 'a' && (rune | 32) <= 'z';
	bool script = rune < 0x590 || (rune >= 0x10A0 && rune <= 0x10FF) || (rune >= 0x1C80 && rune <= 0x1FFF) ||
				  (rune >= 0x2C60 && rune <= 0x2DFF) || (rune >= 0xA640 && rune <= 0xA7FF);
	if (!script) return false;
	utf8proc_propval_t category = utf8proc_get_property((utf8proc_int32_t)rune)->category;
	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/* Where a line that starts at `from` has its first visible character. A blank may be the base of a mark. */
static uint32_t skip_blanks(jn_str s, uint32_t from)
{
	while (from + 1 < s.len && blank_before(s, from + 1) == 1) {
		uint32_t next = from + 1;
		if (!utf8proc_grapheme_break(' ', (utf8proc_int32_t)jn_utf8_next(s, &next))) break;
		from++;
	}
	return from;
}

static uint32_t without_blanks(jn_str s, uint32_t from, uint32_t to)
{
	uint32_t blank;
	while (to > from && (blank = blank_before(s, to)) != 0) to -= blank;
	return to < from ? from : to;
}

/* Pushes [from, to) of a word being cut, whose measure is `width`; returns where the next line starts. Blanks are found
 * at a cut only in a run of them whose last is the base of a mark. */
static uint32_t push_cut(wrapper *self, uint32_t from, uint32_t to, int64_t width, bool hyphen)
{
	uint32_t end = without_blanks(self->paragraph, from, to);
	jn_str line = jn_str_slice(self->paragraph, from, end);
	if (end < to) width = jn_text_width(line, self->weight);
	if (hyphen)
		push_hyphenated(self, line, width);
	else if (line.len > 0)
		push(self, line, width, false);
	return skip_blanks(self->paragraph, to);
}

/* Cuts [from, body), which no line holds, between graphemes: pushes the full lines, leaves the rest to be filled. */
static void cut(wrapper *self, uint32_t from, uint32_t body, uint32_t to)
{
	jn_str s = self->paragraph;
	jn_advance measure = jn_advance_start(self->weight);
	uint32_t at = from, letter = 0; /* the first code point of the last grapheme */
	uint32_t best = from;           /* the furthest place where the line can end */
	int64_t best_width = 0;
	bool best_hyphen = false;
	utf8proc_int32_t before = -1, state = 0;
	while (at < body) {
		uint32_t start = at, rune = jn_utf8_next(s, &at);
		bool boundary = before < 0 || utf8proc_grapheme_break_stateful(before, (utf8proc_int32_t)rune, &state);
		if (boundary && start > from && !measure.signed_base) {
			bool hyphen = takes_hyphen(letter) && takes_hyphen(rune);
			bool fits = measure.width + (hyphen ? self->hyphen : 0) <= self->max;
			if (fits || best == from) best = start, best_width = measure.width, best_hyphen = hyphen && fits;
		}
		if (boundary) letter = rune;
		before = (utf8proc_int32_t)rune;
		jn_advance_rune(&measure, rune);
		if (measure.width <= self->max || best == from) continue;
		from = at = best = push_cut(self, from, best, best_width, best_hyphen), before = -1, state = 0;
		measure = jn_advance_start(self->weight);
	}
	set_line(self, from, body, to, &measure);
}

/* Puts the piece [from, to) on the line being filled or on a new one. False where no line is wide enough for it. */
static bool place(wrapper *self, uint32_t from, uint32_t body, uint32_t to)
{
	jn_str text = jn_str_slice(self->paragraph, from, body);
	if (text.len == 0) {
		jn_advance_str(&self->measure, jn_str_slice(self->paragraph, from, to));
		return true;
	}
	int64_t room = self->max - (ends_soft(text) ? self->hyphen : 0);
	if (self->from < self->to) {
		jn_advance longer = self->measure;
		jn_advance_str(&longer, text);
		if (longer.width <= room) return set_line(self, self->from, body, to, &longer), true;
	}
	from = skip_blanks(self->paragraph, from);
	text = jn_str_slice(self->paragraph, from, body);
	jn_advance alone = jn_advance_start(self->weight);
	jn_advance_str(&alone, text);
	if (alone.width > room) return false;
	flush(self, true);
	set_line(self, from, body, to, &alone);
	return true;
}

/* The piece that starts at `from` ends where a mark of at least one of the two kinds stands. */
static uint32_t piece_end(const wrapper *self, uint32_t from, uint32_t limit, bool tied_too)
{
	uint32_t to = from;
	while (to < limit) {
		uint8_t mark = self->marks[to++];
		if (mark == JN_BREAK_ALLOWED || (mark == JN_BREAK_TIED && tied_too)) break;
	}
	return to;
}

/* Places a piece; one that no line holds is first parted between number and unit, and then cut. */
static void place_or_cut(wrapper *self, uint32_t from, uint32_t to)
{
	if (place(self, from, without_blanks(self->paragraph, from, to), to)) return;
	while (from < to) {
		uint32_t part = piece_end(self, from, to, true);
		uint32_t body = without_blanks(self->paragraph, from, part);
		if (!place(self, from, body, part)) {
			flush(self, true);
			cut(self, skip_blanks(self->paragraph, from), body, part);
		}
		from = part;
	}
}

static void wrap_paragraph(wrapper *self, jn_str lang)
{
	uint8_t few[MARKS_ON_STACK];
	jn_str s = self->paragraph;
	uint8_t *marks = s.len <= sizeof few ? few : jn_alloc(s.len);
	jn_breaks_find(s, lang, marks);
	self->marks = marks;
	self->from = self->to = 0;
	self->measure = jn_advance_start(self->weight);
	for (uint32_t from = 0; from < s.len;) {
		uint32_t to = piece_end(self, from, s.len, false);
		place_or_cut(self, from, to);
		from = to;
	}
	flush(self, false);
	self->marks = NULL;
	if (marks != few) free(marks);
}

/* The widest line in 1/1000 em that takes at most `px64` at the size: jn_text_px64 turned round. */
static int64_t largest_width(int32_t px64, int32_t size_px)
{
	int64_t size = size_px < 1 ? 1 : size_px > 1000 ? 1000 : size_px;
	return px64 <= 0 ? 0 : (int64_t)px64 * JN_TEXT_EM * 100 / (size * 64 * (100 + JN_TEXT_SLACK_PERCENT));
}

jn_lines jn_text_wrap(jn_arena *arena, jn_str s, jn_text_weight weight, int32_t size_px, int32_t max_width_px64,
					  jn_str lang)
{
	wrapper self = {.arena = arena, .weight = weight, .size_px = size_px};
	self.max = largest_width(max_width_px64, size_px);
	self.hyphen = jn_text_width(JN_STR("-"), weight);
	for (uint32_t at = 0; at < s.len;) {
		self.paragraph = trim(next_paragraph(s, &at));
		if (self.paragraph.len == 0) {
			if (self.lines.count > 0) self.blank_lines++;
			continue;
		}
		int64_t width = jn_text_width(self.paragraph, weight);
		if (width <= self.max)
			push(&self, self.paragraph, width, false);
		else
			wrap_paragraph(&self, lang);
	}
	return self.lines;
}

/* The widest piece of one paragraph, in 1/1000 em. */
static int64_t longest_piece(jn_str s, jn_text_weight weight)
{
	uint8_t few[MARKS_ON_STACK];
	uint8_t *marks = s.len <= sizeof few ? few : jn_alloc(s.len);
	jn_breaks_find(s, JN_STR(""), marks);
	wrapper pieces = {.marks = marks};
	int64_t widest = 0, hyphen = jn_text_width(JN_STR("-"), weight);
	for (uint32_t from = 0; from < s.len;) {
		uint32_t to = piece_end(&pieces, from, s.len, false);
		jn_str text = jn_str_slice(s, from, without_blanks(s, from, to));
		int64_t width = jn_text_width(text, weight) + (ends_soft(text) && to < s.len ? hyphen : 0);
		if (width > widest) widest = width;
		from = to;
	}
	if (marks != few) free(marks);
	return widest;
}

int32_t jn_text_longest_word(jn_str s, jn_text_weight weight, int32_t size_px)
{
	int64_t widest = 0;
	for (uint32_t at = 0; at < s.len;) {
		int64_t width = longest_piece(trim(next_paragraph(s, &at)), weight);
		if (width > widest) widest = width;
	}
	return jn_text_px64(widest, size_px);
}
