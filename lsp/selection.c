/* textDocument/selectionRange: from a word outward: the word, its line, the blocks around it, the file. */
#include "lsp/place.h"

enum { MOST_POSITIONS = 1000 };

/* Puts `span` around what is there, unless it is the same. */
static void widen(jn_span *spans, uint32_t *count, jn_span span)
{
	if (*count > 0) {
		jn_span last = spans[*count - 1];
		if (span.start > last.start || span.end < last.end || (span.start == last.start && span.end == last.end)) return;
	}
	spans[(*count)++] = span;
}

static json_t *ranges_at(jn_lsp *self, const jn_lsp_file *file, uint32_t offset)
{
	const jn_source *source = &file->document->source;
	jn_span spans[JN_MAX_DEPTH + 8];
	uint32_t count = 0;
	jn_lsp_spot spot = jn_lsp_spot_at(self, file, offset);
	jn_str line = jn_source_line(source, jn_source_position(source, offset, JN_UTF8).line), trimmed = jn_str_trim(line);
	spans[count++] = spot.type ? spot.span : (jn_span){offset, offset};
	if (trimmed.len) {
		uint32_t start = (uint32_t)(trimmed.ptr - source->text.ptr);
		widen(spans, &count, (jn_span){start, start + trimmed.len});
	}
	for (const jn_decl *decl = jn_lsp_decl_at(file->document, offset); decl && count < JN_MAX_DEPTH; decl = decl->parent)
		widen(spans, &count, decl->span);
	widen(spans, &count, (jn_span){0, source->text.len});
	json_t *result = NULL;
	while (count > 0) {
		json_t *outer = result;
		result = json_pack("{s:o}", "range", jn_lsp_range(self, source, spans[--count]));
		if (outer) json_object_set_new(result, "parent", outer);
	}
	return result;
}

json_t *jn_lsp_selection_ranges(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const json_t *positions = json_object_get(params, "positions");
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	json_t *list = json_array();
	for (size_t i = 0; i < json_array_size(positions) && i < MOST_POSITIONS; i++) {
		json_t *range = json_pack("{s:O, s:O}", "start", json_array_get(positions, i), "end", json_array_get(positions, i));
		json_array_append_new(list, ranges_at(self, &file, jn_lsp_span(self, &file.document->source, range).start));
		json_decref(range);
	}
	return list;
}
