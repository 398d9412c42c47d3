/* textDocument/formatting and rangeFormatting: the formatter's form as minimal edits. It changes only what stands between items, so the two
 * texts are compared item by item, and each gap that differs is an edit. */
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
	jn_span wanted; /* only edits that lie in it */
	json_t *edits;
} edit_list;

/* Adds an edit for `span` of the old text unless it reads like `fresh` already. */
static void compare(const edit_list *self, jn_span span, jn_str fresh)
{
	if (span.start < self->wanted.start || span.end > self->wanted.end) return;
	if (json_array_size(self->edits) <= JN_LSP_MOST_ITEMS && !jn_str_eq(jn_source_slice(self->source, span), fresh))
		json_array_append_new(self->edits, jn_lsp_text_edit(self->self, self->source, span, fresh));
}

static json_t *minimal(jn_lsp *self, const jn_lsp_file *file, jn_str fresh, jn_span wanted)
{
	const jn_source *source = &file->document->source;
	jn_arena arena = {0};
	edit_list list = {self, source, wanted, json_array()};
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

json_t *jn_lsp_formatting(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_buf fresh = {0};
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	jn_formatted done = jn_format(self->parser, file.document, &fresh);
	const json_t *range = json_object_get(params, "range");
	jn_span wanted = range ? jn_lsp_span(self, &file.document->source, range) : (jn_span){0, UINT32_MAX};
	json_t *edits = done.state == JN_FORMAT_CHANGED ? minimal(self, &file, jn_buf_view(&fresh), wanted) : json_array();
	jn_buf_free(&fresh);
	return edits;
}
