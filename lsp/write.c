/* JSON text and positions for long answers. See write.h. */
#include "lsp/write.h"

#include <stdlib.h>

#include "base/utf8.h"

void jn_lsp_put_string(jn_buf *out, jn_str text)
{
	uint32_t plain = 0, at = 0;
	jn_buf_char(out, '"');
	while (at < text.len) {
		unsigned char c = (unsigned char)text.ptr[at];
		uint32_t from = at;
		if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
			at++;
			continue;
		}
		uint32_t rune = jn_utf8_next(text, &at);
		bool whole = c >= 0x80 && (rune != JN_RUNE_INVALID || at - from == 3);
		if (whole) continue;
		jn_buf_bytes(out, text.ptr + plain, from - plain);
		plain = at;
		if (c >= 0x80)
			jn_buf_rune(out, JN_RUNE_INVALID);
		else if (c < 0x20)
			jn_buf_printf(out, "\\u%04x", c);
		else
			jn_buf_char(out, '\\'), jn_buf_char(out, (char)c);
	}
	if (at > plain) jn_buf_bytes(out, text.ptr + plain, at - plain);
	jn_buf_char(out, '"');
}

void jn_lsp_put_json(jn_buf *out, json_t *value)
{
	char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	jn_buf_c(out, text ? text : "null");
	free(text);
	json_decref(value);
}

static void put_position(const jn_lsp *self, jn_buf *out, const jn_source *source, uint32_t offset)
{
	jn_position at = jn_lsp_position(self, source, offset);
	jn_buf_c(out, "{\"line\":");
	jn_buf_int(out, at.line);
	jn_buf_c(out, ",\"character\":");
	jn_buf_int(out, at.column);
	jn_buf_char(out, '}');
}

void jn_lsp_put_range(const jn_lsp *self, jn_buf *out, const jn_source *source, jn_span span)
{
	jn_buf_c(out, "{\"start\":");
	put_position(self, out, source, span.start);
	jn_buf_c(out, ",\"end\":");
	put_position(self, out, source, span.end);
	jn_buf_char(out, '}');
}

void jn_lsp_put_comma(jn_buf *out, size_t start)
{
	if (out->len > start) jn_buf_char(out, ',');
}

jn_position jn_lsp_walk_to(jn_lsp_walker *self, uint32_t offset)
{
	const jn_source *source = self->source;
	if (offset > source->text.len) offset = source->text.len;
	uint32_t line = self->at.line;
	while (line + 1 < source->line_count && source->line_starts[line + 1] <= offset) line++;
	if (line > self->at.line) self->at = (jn_position){line, 0}, self->offset = source->line_starts[line];
	if (self->encoding == JN_UTF8) {
		self->at.column = offset - source->line_starts[line];
		self->offset = offset;
	}
	while (self->offset < offset) {
		unsigned char c = (unsigned char)source->text.ptr[self->offset];
		if (c < 0x80)
			self->offset++, self->at.column++;
		else
			self->at.column += jn_utf8_next(source->text, &self->offset) > 0xFFFF && self->encoding == JN_UTF16 ? 2 : 1;
	}
	return self->at;
}
