/* textDocument/foldingRange: blocks, comments of several lines, long texts. In: the model, the items. Out: lines, JSON
 * text. */
#include "lsp/write.h"

typedef struct folds {
	jn_lsp_walker lines;
	jn_buf *out;
	uint32_t count, most;
} folds;

static void put_fold(folds *self, uint32_t from, uint32_t to, const char *kind)
{
	if (to <= from || self->count >= self->most) return;
	if (self->count++) jn_buf_char(self->out, ',');
	jn_buf_printf(self->out, "{\"startLine\":%u,\"endLine\":%u", from, to);
	if (kind) jn_buf_printf(self->out, ",\"kind\":\"%s\"", kind);
	jn_buf_char(self->out, '}');
}

static bool begins_line(const jn_source *source, uint32_t offset)
{
	while (offset > 0 && (source->text.ptr[offset - 1] == ' ' || source->text.ptr[offset - 1] == '\t')) offset--;
	return offset == 0 || source->text.ptr[offset - 1] == '\n' || source->text.ptr[offset - 1] == '\r';
}

/* Runs of lines that are all comment, or all lines of one long text: the text folds under its key. */
static void fold_items(folds *self, const jn_source *source, jn_items items)
{
	uint32_t from = 0, to = 0;
	int run = JN_ITEM_SKIP;
	for (uint32_t i = 0; i <= items.count; i++) {
		const jn_item *item = &items.items[i];
		bool joins = i < items.count && (item->type == JN_ITEM_TEXT_LINE ||
										 (item->type == JN_ITEM_COMMENT && begins_line(source, item->span.start)));
		bool text = item->type == JN_ITEM_TEXT_LINE; /* begins with the line end before it */
		uint32_t line =
			i < items.count ? jn_lsp_walk_to(&self->lines, text ? item->span.end : item->span.start).line : 0;
		if (joins && run == item->type && line == to + 1) {
			to = line;
			continue;
		}
		if (run == JN_ITEM_COMMENT) put_fold(self, from, to, "comment");
		if (run == JN_ITEM_TEXT_LINE) put_fold(self, from, to, NULL);
		run = joins ? item->type : JN_ITEM_SKIP;
		from = to = line;
		if (run == JN_ITEM_TEXT_LINE && from > 0) from--; /* the line of its key */
	}
}

bool jn_lsp_folding(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return false;
	const jn_source *source = &file.document->source;
	folds all = {{.source = source, .encoding = JN_UTF8}, out, 0, JN_LSP_MOST_ITEMS};
	if (self->client.most_folds && self->client.most_folds < all.most) all.most = self->client.most_folds;
	jn_buf_char(out, '[');
	for (const jn_decl *decl = file.document->first; decl; decl = jn_decl_after(decl, NULL)) {
		uint32_t from = jn_lsp_walk_to(&all.lines, decl->span.start).line;
		uint32_t to = jn_source_position(source, decl->span.end, JN_UTF8).line;
		if (to > from + 1) put_fold(&all, from, to - 1, NULL); /* the line of the closing brace stays in sight */
	}
	all.lines = (jn_lsp_walker){.source = source, .encoding = JN_UTF8};
	fold_items(&all, source, jn_lsp_items(self, &file));
	jn_buf_char(out, ']');
	return true;
}
