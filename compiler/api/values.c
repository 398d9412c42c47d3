/* From the compiler's values to those of journey.h: strings, places, days. In: spans and jn_str. Out: values whose
 * strings live in the project. */
#include "api/internal.h"

#include "base/buf.h"
#include "base/utf8.h"

const char *jn_api_text(jn_arena *arena, jn_str s)
{
	if (s.len == 0) return "";
	if (!memchr(s.ptr, '\0', s.len) && jn_utf8_first_invalid(s) == s.len) return jn_arena_str(arena, s).ptr;
	jn_buf clean = {0};
	for (uint32_t at = 0; at < s.len;) {
		uint32_t rune = jn_utf8_next(s, &at);
		jn_buf_rune(&clean, rune ? rune : JN_RUNE_INVALID);
	}
	const char *kept = jn_arena_str(arena, jn_buf_view(&clean)).ptr;
	jn_buf_free(&clean);
	return kept;
}

const char *jn_api_message(jn_arena *arena, const jn_message *message, jn_language language)
{
	jn_buf text = {0};
	jn_tr_message(&text, language, message);
	const char *kept = jn_api_text(arena, jn_buf_view(&text));
	jn_buf_free(&text);
	return kept;
}

static uint32_t width(uint32_t rune, journey_encoding encoding)
{
	return encoding == JOURNEY_UTF16 && rune > 0xFFFF ? 2 : 1;
}

/* The column of the character at byte `offset` of line `line`. */
static uint32_t column_at(jn_column_cursor *self, const jn_source *source, uint32_t line, uint32_t offset,
						  journey_encoding encoding)
{
	uint32_t first = source->line_starts[line];
	if (line == 0 && jn_str_starts(source->text, JN_STR("\xEF\xBB\xBF"))) first += 3;
	if (offset <= first) return 0;
	if (encoding == JOURNEY_UTF8) return offset - first;
	bool goes_on = self->source == source && self->line == line && self->encoding == encoding && self->offset <= offset;
	if (!goes_on) *self = (jn_column_cursor){.source = source, .line = line, .offset = first, .encoding = encoding};
	while (self->offset < offset) {
		uint32_t next = self->offset;
		uint32_t rune = jn_utf8_next(source->text, &next);
		if (next > offset) break;
		self->column += width(rune, encoding);
		self->offset = next;
	}
	return self->column;
}

static journey_point point_at(jn_column_cursor *cursor, const jn_source *source, uint32_t offset,
							  journey_encoding encoding)
{
	if (offset > source->text.len) offset = source->text.len;
	jn_position position = jn_source_position(source, offset, JN_UTF8); /* in bytes: does not walk the line */
	uint32_t character = source->line_starts[position.line] + position.column;
	return (journey_point){offset, position.line, column_at(cursor, source, position.line, character, encoding)};
}

journey_place jn_api_place(journey_project *project, const jn_document *document, jn_span span,
						   journey_encoding encoding, jn_column_cursor *start, jn_column_cursor *end)
{
	if (!document || document->builtin) return (journey_place){.path = ""};
	return (journey_place){
		.path = project->paths[document->index],
		.start = point_at(start, &document->source, span.start, encoding),
		.end = point_at(end, &document->source, span.end, encoding),
	};
}

bool jn_api_date(const char *text, jn_date *ret_date)
{
	*ret_date = text ? jn_date_parse(jn_str_c(text)) : JN_DATE_NONE;
	return !text || *ret_date != JN_DATE_NONE;
}
