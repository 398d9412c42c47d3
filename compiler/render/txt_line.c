/* Lines of the terminal's writer. In: pieces of text that are harmless, with a look. Out: bytes and cells. The only control
 * bytes are the looks' own (ESC [ … m) and line ends, and looks only where the job asks for colour. */
#include "render/txt.h"

static const char *const looks[] = {
	[JN_INK_PLAIN] = "",       [JN_INK_QUIET] = "\x1b[2m",       [JN_INK_BOLD] = "\x1b[1m",     [JN_INK_GOOD] = "\x1b[32m",
	[JN_INK_BAD] = "\x1b[31m", [JN_INK_BAD_BOLD] = "\x1b[1;31m", [JN_INK_MOMENT] = "\x1b[1;7m", [JN_INK_PERSONA] = "\x1b[1;34m",
	"\x1b[1;33m",              "\x1b[1;35m",                     "\x1b[1;36m",                  "\x1b[1;32m",
};

enum { LOOKS = sizeof looks / sizeof *looks };

static void end_piece(jn_txt *self)
{
	self->ends = jn_arena_grow(&self->arena, self->ends, self->end_count, &self->end_cap, sizeof *self->ends);
	self->ends[self->end_count++] = (uint32_t)self->line.len;
}

void jn_txt_piece(jn_txt *self, jn_ink ink, jn_str safe, uint32_t cells)
{
	bool look = self->job->color && ink != JN_INK_PLAIN && (int)ink < LOOKS;
	if (look) jn_buf_c(&self->line, looks[ink]);
	jn_buf_str(&self->line, safe);
	if (look) jn_buf_c(&self->line, "\x1b[0m");
	self->cells += cells;
	end_piece(self);
}

/* The sign that has its side where this one has the other. */
static const char *mirrored(const char *sign)
{
	static const char *const pairs[][2] = {{"┌", "┐"}, {"└", "┘"}, {"┏", "┓"}, {"┗", "┛"}, {"╭", "╮"}, {"╰", "╯"}, {"├", "┤"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (strcmp(sign, pairs[i][0]) == 0) return pairs[i][1];
		if (strcmp(sign, pairs[i][1]) == 0) return pairs[i][0];
	}
	return sign;
}

void jn_txt_ascii(jn_txt *self, jn_ink ink, const char *text)
{
	jn_txt_piece(self, ink, jn_str_c(text), (uint32_t)strlen(text));
}

void jn_txt_sign(jn_txt *self, jn_ink ink, const char *sign, uint32_t count)
{
	jn_buf signs = {0};
	if (self->rtl) sign = mirrored(sign);
	for (uint32_t i = 0; i < count; i++) jn_buf_c(&signs, sign);
	if (count) jn_txt_piece(self, ink, jn_buf_view(&signs), count);
	jn_buf_free(&signs);
}

void jn_txt_pad(jn_txt *self, uint32_t to_cells)
{
	if (self->cells >= to_cells) return;
	for (; self->cells < to_cells; self->cells++) jn_buf_char(&self->line, ' ');
	end_piece(self);
}

/* Takes the line's bytes in the order they are seen in. */
static void take(jn_txt *self, jn_buf *out)
{
	jn_str line = jn_buf_view(&self->line);
	if (!self->rtl) jn_buf_str(out, line);
	for (uint32_t i = self->rtl ? self->end_count : 0; i > 0; i--)
		jn_buf_str(out, jn_str_slice(line, i > 1 ? self->ends[i - 2] : 0, self->ends[i - 1]));
	self->line.len = 0;
	self->cells = self->end_count = 0;
}

void jn_txt_end(jn_txt *self)
{
	if (self->rtl && self->cells > 0)
		for (uint32_t i = self->cells; i < self->width; i++) jn_buf_char(self->out, ' ');
	take(self, self->out);
	while (self->out->len && self->out->ptr[self->out->len - 1] == ' ') self->out->len--;
	jn_buf_char(self->out, '\n');
}

void jn_txt_keep(jn_txt *self, jn_txt_lines *lines)
{
	jn_txt_line *kept = jn_arena_alloc(&self->arena, sizeof *kept);
	jn_buf seen = {0};
	kept->cells = self->cells;
	take(self, &seen);
	kept->text = jn_buf_keep(&seen, &self->arena);
	if (lines->last)
		lines->last->next = kept;
	else
		lines->first = kept;
	lines->last = kept;
	lines->count++;
}

void jn_txt_wrap(jn_txt *self, jn_txt_lines *lines, jn_str text, jn_ink ink, uint32_t width, uint32_t indent, const char *lead,
				 jn_ink lead_ink)
{
	jn_cell_lines wrapped = jn_text_wrap_cells(&self->arena, text, width > indent ? width - indent : 2, self->lang);
	for (uint32_t i = 0; i < wrapped.count; i++) {
		jn_cell_line sign = lead && i == 0 ? jn_text_one_line(&self->arena, jn_str_c(lead)) : (jn_cell_line){0};
		if (sign.cells) jn_txt_pad(self, indent - sign.cells - 1), jn_txt_piece(self, lead_ink, sign.text, sign.cells);
		jn_txt_pad(self, indent);
		jn_txt_piece(self, ink, wrapped.items[i].text, wrapped.items[i].cells);
		jn_txt_keep(self, lines);
	}
}

void jn_txt_flush(jn_txt *self, const jn_txt_lines *lines, uint32_t indent)
{
	for (const jn_txt_line *line = lines->first; line; line = line->next) {
		jn_txt_pad(self, indent);
		jn_txt_piece(self, JN_INK_PLAIN, line->text, line->cells);
		jn_txt_end(self);
	}
}

const char *jn_txt_marker(uint8_t marker)
{
	static const char *const signs[] = {"●", "■", "▲", "◆", "○"};
	return signs[marker % 5];
}

jn_ink jn_txt_ink(uint8_t color)
{
	switch (color) {
	case JN_COLOR_GOOD: return JN_INK_GOOD;
	case JN_COLOR_BAD: return JN_INK_BAD;
	case JN_COLOR_INK3: return JN_INK_QUIET;
	default: return color >= JN_COLOR_PERSONA && color < JN_COLOR_COUNT ? (jn_ink)(JN_INK_PERSONA + color - JN_COLOR_PERSONA) : JN_INK_PLAIN;
	}
}
