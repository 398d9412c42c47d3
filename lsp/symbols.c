/* textDocument/documentSymbol: a file's declarations as a tree (journey, stage, touchpoint), or flat for clients that
 * know no trees. In: the model. Out: JSON text. */
#include "lsp/parts.h"
#include "lsp/write.h"

/* SymbolKind of the protocol: the nearest of its words; and what clients get that know only the first 18. */
static const struct {
	int kind, old;
} symbol_kinds[JN_KIND_COUNT] = {
	[JN_PROJECT] = {4, 4},     [JN_PERSONA] = {5, 5},       [JN_CHANNEL] = {11, 11}, [JN_TEAM] = {5, 5},
	[JN_GOAL] = {14, 14},      [JN_KPI] = {16, 16},         [JN_SOURCE] = {1, 1},    [JN_COMPETITOR] = {5, 5},
	[JN_FRAMEWORK] = {10, 10}, [JN_PHASE] = {22, 14},       [JN_JOURNEY] = {2, 2},   [JN_STAGE] = {3, 3},
	[JN_TOUCHPOINT] = {6, 6},  [JN_OPPORTUNITY] = {24, 13}, [JN_AUDIT] = {7, 7},     [JN_AS] = {7, 7},
	[JN_LINT] = {3, 3},        [JN_THEME] = {3, 3},         [JN_BUILD] = {3, 3},
};

int jn_lsp_symbol_kind(const jn_lsp *self, const jn_decl *decl)
{
	return self->client.all_symbol_kinds ? symbol_kinds[decl->kind].kind : symbol_kinds[decl->kind].old;
}

static jn_str label_of(const jn_decl *decl)
{
	jn_str title = jn_str_trim(jn_decl_title(decl));
	if (!title.len) title = jn_str_trim(jn_source_slice(&decl->document->source, decl->head_span));
	return title.len ? title : jn_str_c(jn_schema_kind(decl->kind)->name);
}

json_t *jn_lsp_label(const jn_decl *decl)
{
	return jn_lsp_json_str(label_of(decl));
}

/* An open symbol: its `children`, if it has any, come next. */
static void put_tree_symbol(jn_lsp *self, jn_buf *out, const jn_decl *decl)
{
	const jn_source *source = &decl->document->source;
	jn_span span = decl->span, name = jn_lsp_name_span(decl);
	if (name.start < span.start || name.end > span.end) name = span;
	jn_buf_c(out, "{\"name\":");
	jn_lsp_put_string(out, label_of(decl));
	jn_buf_printf(out, ",\"detail\":\"%s%s", jn_schema_kind(decl->kind)->name, decl->name.len ? " " : "");
	jn_buf_str(out, decl->name); /* letters, digits, - and _: nothing to escape */
	jn_buf_printf(out, "\",\"kind\":%d,\"range\":", jn_lsp_symbol_kind(self, decl));
	jn_lsp_put_range(self, out, source, span);
	jn_buf_c(out, ",\"selectionRange\":");
	jn_lsp_put_range(self, out, source, name);
}

static void put_tree(jn_lsp *self, jn_lsp_parts *parts, const jn_document *document)
{
	jn_buf *out = &parts->items;
	const jn_decl *open = NULL; /* the symbol written last and not closed */
	uint32_t count = 0;
	for (const jn_decl *decl = document->first; decl && count < JN_LSP_MOST_ITEMS;
		 decl = jn_decl_after(decl, NULL), count++) {
		if (open && decl->parent == open)
			jn_buf_c(out, ",\"children\":[");
		else if (open) {
			jn_buf_char(out, '}');
			for (open = open->parent; open && open != decl->parent; open = open->parent) jn_buf_c(out, "]}");
			if (open) jn_buf_char(out, ',');
		}
		if (!decl->parent) jn_lsp_parts_item(parts);
		put_tree_symbol(self, out, decl);
		open = decl;
	}
	if (!open) return;
	jn_buf_char(out, '}');
	for (open = open->parent; open; open = open->parent) jn_buf_c(out, "]}");
}

static void put_flat_symbol(jn_lsp *self, jn_buf *out, const jn_decl *decl, const jn_buf *uri)
{
	jn_buf_c(out, "{\"name\":");
	jn_lsp_put_string(out, label_of(decl));
	jn_buf_printf(out, ",\"kind\":%d,\"location\":{\"uri\":", jn_lsp_symbol_kind(self, decl));
	jn_buf_bytes(out, uri->ptr, uri->len);
	jn_buf_c(out, ",\"range\":");
	jn_lsp_put_range(self, out, &decl->document->source, jn_lsp_name_span(decl));
	jn_buf_char(out, '}');
	if (decl->parent) {
		jn_buf_c(out, ",\"containerName\":");
		jn_lsp_put_string(out, label_of(decl->parent));
	}
	jn_buf_char(out, '}');
}

bool jn_lsp_document_symbols(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return false;
	jn_lsp_parts parts = jn_lsp_parts_begin(self, params, NULL);
	if (self->client.tree_symbols) {
		put_tree(self, &parts, file.document);
	} else {
		jn_buf uri = {0};
		jn_lsp_put_json(&uri, jn_lsp_uri_of(self, file.project, file.document, NULL));
		for (const jn_decl *decl = file.document->first; decl && parts.count < JN_LSP_MOST_ITEMS;
			 decl = jn_decl_after(decl, NULL))
			put_flat_symbol(self, jn_lsp_parts_item(&parts), decl, &uri);
		jn_buf_free(&uri);
	}
	jn_lsp_parts_end(&parts, out);
	return true;
}
