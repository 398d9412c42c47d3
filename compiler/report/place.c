/* Places for people. In: byte offsets. Out: lines and columns from 1; nothing is allocated. */
#include "report/place.h"

#include "base/utf8.h"

uint32_t jn_place_line(const jn_source *source, uint32_t offset)
{
	uint32_t low = 0, high = source->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (source->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

uint32_t jn_place_bom(const jn_source *source, uint32_t line)
{
	return line == 0 && jn_str_starts(source->text, JN_STR("\xEF\xBB\xBF")) ? 3 : 0;
}

static bool can_go_on(const jn_place_cursor *self, const jn_source *source, uint32_t offset)
{
	if (self->source != source || offset < self->offset) return false;
	return self->line + 1 >= source->line_count || offset < source->line_starts[self->line + 1];
}

jn_place jn_place_at(jn_place_cursor *self, const jn_source *source, uint32_t offset)
{
	if (offset > source->text.len) offset = source->text.len;
	if (!can_go_on(self, source, offset)) {
		self->source = source;
		self->line = jn_place_line(source, offset);
		self->offset = source->line_starts[self->line] + jn_place_bom(source, self->line);
		self->column = 0;
	}
	while (self->offset < offset) {
		uint32_t next = self->offset;
		jn_utf8_next(source->text, &next);
		if (next > offset) break;
		self->offset = next;
		self->column++;
	}
	return (jn_place){self->line + 1, self->column + 1};
}
