/* textDocument/formatting, rangeFormatting, rangesFormatting, onTypeFormatting: the formatter's form as minimal edits. It changes only what
 * stands between items, so the two texts are compared item by item, and each gap that differs is an edit. The form is one for all: a
 * client's `tabSize` and `insertSpaces` change nothing. A file whose structure is not certain gets no edit. */
#include <stdlib.h>

#include "format/format.h"
#include "lsp/place.h"

static uint32_t without_semicolons(jn_items items, jn_item *out)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < items.count; i++)
		if (items.items[i].type != JN_ITEM_SEMICOLON) out[count++] = items.items[i];
	out[count++] = items.items[items.count]; /* the end */
	return count;
}

/* Where the edits go. */
typedef struct edit_list {
	const jn_lsp *self;
	const jn_source *source;
	const jn_span *wanted; /* only edits that lie in one of them; NULL: all */
	uint32_t wanted_count;
	json_t *edits;
} edit_list;

/* Adds an edit for `span` of the old text unless it reads like `fresh` already. */
static void compare(const edit_list *self, jn_span span, jn_str fresh)
{
	bool in = !self->wanted;
	for (uint32_t i = 0; i < self->wanted_count && !in; i++) in = span.start >= self->wanted[i].start && span.end <= self->wanted[i].end;
	if (!in) return;
	if (json_array_size(self->edits) <= JN_LSP_MOST_ITEMS && !jn_str_eq(jn_source_slice(self->source, span), fresh))
		json_array_append_new(self->edits, jn_lsp_text_edit(self->self, self->source, span, fresh));
}

static json_t *minimal(jn_lsp *self, const jn_lsp_file *file, jn_str fresh, const jn_span *wanted, uint32_t wanted_count)
{
	const jn_source *source = &file->document->source;
	jn_arena arena = {0};
	edit_list list = {self, source, wanted, wanted_count, json_array()};
	jn_items old_items = jn_lsp_items(self, file), new_items = jn_syntax_read(self->parser, &arena, fresh);
	jn_item *a = jn_arena_alloc(&arena, (old_items.count + 1) * sizeof *a), *b = jn_arena_alloc(&arena, (new_items.count + 1) * sizeof *b);
	uint32_t count = without_semicolons(old_items, a), other = without_semicolons(new_items, b);
	uint32_t at = 0, there = 0;
	if (count != other) compare(&list, (jn_span){0, source->text.len}, fresh);
	for (uint32_t i = 0; count == other && i < count; i++) {
		compare(&list, (jn_span){at, a[i].span.start}, jn_str_slice(fresh, there, b[i].span.start));
		compare(&list, a[i].span, jn_str_slice(fresh, b[i].span.start, b[i].span.end));
		at = a[i].span.end, there = b[i].span.end;
	}
	if (json_array_size(list.edits) > JN_LSP_MOST_ITEMS) { /* then one large edit is smaller */
		json_array_clear(list.edits);
		compare(&list, (jn_span){0, source->text.len}, fresh);
	}
	jn_arena_free(&arena);
	return list.edits;
}

/* The edits that lie in the spans (NULL: all of them); `ret_state` (may be NULL) says whether the file can be formatted at all. */
static json_t *edits_in(jn_lsp *self, const jn_lsp_file *file, const jn_span *wanted, uint32_t count, jn_format_state *ret_state)
{
	jn_buf fresh = {0};
	jn_formatted done = jn_format(self->parser, file->document, &fresh);
	json_t *edits = done.state == JN_FORMAT_CHANGED ? minimal(self, file, jn_buf_view(&fresh), wanted, count) : json_array();
	if (ret_state) *ret_state = done.state;
	jn_buf_free(&fresh);
	return edits;
}

json_t *jn_lsp_formatting(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	enum { MOST_RANGES = 1000 };
	jn_lsp_file file;
	const json_t *range = json_object_get(params, "range"), *ranges = json_object_get(params, "ranges");
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	if (!range && !json_is_array(ranges)) return edits_in(self, &file, NULL, 0, NULL);
	size_t count = range ? 1 : json_array_size(ranges) < MOST_RANGES ? json_array_size(ranges) : MOST_RANGES;
	jn_span *wanted = jn_alloc((count + 1) * sizeof *wanted);
	for (size_t i = 0; i < count; i++) wanted[i] = jn_lsp_span(self, &file.document->source, range ? range : json_array_get(ranges, i));
	json_t *edits = edits_in(self, &file, wanted, (uint32_t)count, NULL);
	free(wanted);
	return edits;
}

/* ---- while one types ---- */

static uint32_t line_start(jn_str text, uint32_t at)
{
	while (at > 0 && text.ptr[at - 1] != '\n' && text.ptr[at - 1] != '\r') at--;
	return at;
}

/* The line end before a line's start: where the line before it ends. */
static uint32_t end_before(jn_str text, uint32_t start)
{
	if (start > 0 && text.ptr[start - 1] == '\n') start--;
	if (start > 0 && text.ptr[start - 1] == '\r') start--;
	return start;
}

/* Indents the empty line that Enter made: the editor may know less of blocks than we do. */
static void indent(jn_lsp *self, const jn_lsp_file *file, uint32_t start, json_t *edits)
{
	jn_str text = file->document->source.text;
	jn_items items = jn_lsp_items(self, file);
	uint32_t end = start, depth = 0;
	jn_buf blanks = {0};
	while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t')) end++;
	if (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r') return;
	for (uint32_t i = 0; i < items.count && items.items[i].span.start < start; i++) {
		depth += items.items[i].type == JN_ITEM_OPEN;
		depth -= items.items[i].type == JN_ITEM_CLOSE && depth > 0;
	}
	for (uint32_t i = 0; i < depth * JN_FORMAT_INDENT; i++) jn_buf_char(&blanks, ' ');
	if (!jn_str_eq(jn_str_slice(text, start, end), jn_buf_view(&blanks)))
		json_array_append_new(edits, jn_lsp_text_edit(self, &file->document->source, (jn_span){start, end}, jn_buf_view(&blanks)));
	jn_buf_free(&blanks);
}

json_t *jn_lsp_on_type(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	uint32_t at;
	jn_str typed = jn_lsp_member(params, "ch");
	jn_format_state state;
	if (!jn_lsp_point(self, params, &file, &at, error)) return NULL;
	jn_str text = file.document->source.text;
	uint32_t start = line_start(text, at);
	jn_span wanted = {start, at};
	bool ended = jn_str_eq(typed, JN_STR("\n"));
	if (jn_str_eq(typed, JN_STR("}"))) { /* the block that it closes */
		const jn_decl *decl = jn_lsp_decl_at(file.document, at);
		if (decl && decl->span.end == at) wanted.start = line_start(text, decl->span.start);
	}
	if (ended) { /* the line that was ended; what is being written stays */
		wanted.end = end_before(text, start);
		wanted.start = line_start(text, wanted.end);
	}
	json_t *edits = edits_in(self, &file, &wanted, 1, &state);
	if (state != JN_FORMAT_LEFT) {
		if (ended) indent(self, &file, start, edits);
		return edits;
	}
	json_decref(edits);
	return json_null();
}
