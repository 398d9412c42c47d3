/* Line index and positions. In: a text. Out: byte ⇄ line and column. The index lives in the arena it was made in. */
#include "source/source.h"

#include "base/utf8.h"

static bool ends_line(jn_str text, uint32_t at)
{
	char c = text.ptr[at];
	return c == '\n' || (c == '\r' && (at + 1 == text.len || text.ptr[at + 1] != '\n'));
}

/* True when the text has a CR: the rare case that cannot be searched with memchr alone. */
static bool has_return(jn_str text)
{
	return text.len && memchr(text.ptr, '\r', text.len) != NULL;
}

static uint32_t count_line_feeds(jn_str text)
{
	uint32_t count = 0;
	const char *p = text.ptr, *end = text.ptr + text.len;
	while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) count++, p++;
	return count;
}

static void index_with_returns(jn_source *self, jn_arena *arena)
{
	uint32_t count = 1;
	for (uint32_t i = 0; i < self->text.len; i++) count += ends_line(self->text, i);
	self->line_starts = jn_arena_alloc(arena, count * sizeof(uint32_t));
	self->line_count = 1;
	for (uint32_t i = 0; i < self->text.len; i++)
		if (ends_line(self->text, i)) self->line_starts[self->line_count++] = i + 1;
}

static void index_line_feeds(jn_source *self, jn_arena *arena)
{
	self->line_starts = jn_arena_alloc(arena, (count_line_feeds(self->text) + 1) * sizeof(uint32_t));
	self->line_count = 1;
	const char *start = self->text.ptr, *end = start + self->text.len;
	for (const char *p = start; p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
		self->line_starts[self->line_count++] = (uint32_t)(p - start) + 1;
}

jn_source jn_source_new(jn_arena *arena, jn_str path, jn_str text)
{
	jn_source self = {.path = path, .text = text};
	if (!text.ptr) self.text = JN_STR("");
	if (has_return(self.text)) index_with_returns(&self, arena);
	else index_line_feeds(&self, arena);
	return self;
}

/* The line that byte `offset` lies on. */
static uint32_t line_of(const jn_source *self, uint32_t offset)
{
	uint32_t low = 0, high = self->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (self->line_starts[middle] <= offset) low = middle;
		else high = middle;
	}
	return low;
}

static uint32_t rune_width(uint32_t rune, jn_encoding encoding)
{
	return encoding == JN_UTF16 && rune >= 0x10000 ? 2 : 1;
}

jn_position jn_source_position(const jn_source *self, uint32_t offset, jn_encoding encoding)
{
	if (offset > self->text.len) offset = self->text.len;
	while (offset > 0 && offset < self->text.len && ((unsigned char)self->text.ptr[offset] & 0xC0) == 0x80) offset--;
	jn_position position = {.line = line_of(self, offset)};
	uint32_t at = self->line_starts[position.line];
	if (encoding == JN_UTF8) {
		position.column = offset - at;
		return position;
	}
	while (at < offset) position.column += rune_width(jn_utf8_next(self->text, &at), encoding);
	return position;
}

jn_str jn_source_line(const jn_source *self, uint32_t line)
{
	if (line >= self->line_count) return (jn_str){0};
	uint32_t end = line + 1 < self->line_count ? self->line_starts[line + 1] : self->text.len;
	jn_str text = jn_str_slice(self->text, self->line_starts[line], end);
	while (text.len && (text.ptr[text.len - 1] == '\n' || text.ptr[text.len - 1] == '\r')) text.len--;
	return text;
}

uint32_t jn_source_offset(const jn_source *self, jn_position position, jn_encoding encoding)
{
	if (position.line >= self->line_count) return self->text.len;
	jn_str line = jn_source_line(self, position.line);
	uint32_t at = 0, column = 0;
	if (encoding == JN_UTF8) {
		at = position.column < line.len ? position.column : line.len;
		while (at > 0 && at < line.len && ((unsigned char)line.ptr[at] & 0xC0) == 0x80) at--;
		return self->line_starts[position.line] + at;
	}
	while (at < line.len && column < position.column) {
		uint32_t next = at;
		uint32_t width = rune_width(jn_utf8_next(line, &next), encoding);
		if (column + width > position.column) break; /* the middle of a surrogate pair: its start */
		at = next;
		column += width;
	}
	return self->line_starts[position.line] + at;
}
