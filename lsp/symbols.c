/* textDocument/documentSymbol (a tree), workspace/symbol (fuzzy), foldingRange: the declarations of a file, or of all. */
#include "lsp/place.h"

enum { MOST_SYMBOLS = 500 };

/* SymbolKind of the protocol: the nearest of its words. */
static const int symbol_kinds[JN_KIND_COUNT] = {
	[JN_PROJECT] = 4, [JN_PERSONA] = 5, [JN_CHANNEL] = 11, [JN_TEAM] = 5, [JN_GOAL] = 14, [JN_KPI] = 16, [JN_SOURCE] = 1,
	[JN_COMPETITOR] = 5, [JN_FRAMEWORK] = 10, [JN_PHASE] = 22, [JN_JOURNEY] = 2, [JN_STAGE] = 3, [JN_TOUCHPOINT] = 6,
	[JN_OPPORTUNITY] = 24, [JN_AUDIT] = 7, [JN_AS] = 7, [JN_LINT] = 3, [JN_THEME] = 3, [JN_BUILD] = 3,
};

int jn_lsp_symbol_kind(const jn_decl *decl)
{
	return symbol_kinds[decl->kind];
}

json_t *jn_lsp_label(const jn_decl *decl)
{
	jn_str title = jn_str_trim(jn_decl_title(decl));
	if (!title.len) title = jn_source_slice(&decl->document->source, decl->head_span);
	return jn_lsp_json_str(title.len ? title : jn_str_c(jn_schema_kind(decl->kind)->name));
}

static json_t *tree_symbol(jn_lsp *self, const jn_decl *decl)
{
	const jn_source *source = &decl->document->source;
	jn_span span = decl->span, name = jn_lsp_name_span(decl);
	if (name.start < span.start || name.end > span.end) name = span;
	jn_buf detail = {0};
	jn_buf_printf(&detail, "%s%s", jn_schema_kind(decl->kind)->name, decl->name.len ? " " : "");
	jn_buf_str(&detail, decl->name);
	json_t *symbol = json_pack("{s:o, s:o, s:i, s:o, s:o}", "name", jn_lsp_label(decl), "detail", jn_lsp_json_str(jn_buf_view(&detail)), "kind",
	                           symbol_kinds[decl->kind], "range", jn_lsp_range(self, source, span), "selectionRange", jn_lsp_range(self, source, name));
	jn_buf_free(&detail);
	return symbol;
}

static json_t *flat_symbol(jn_lsp *self, const jn_lsp_project *project, const jn_decl *decl)
{
	json_t *symbol = json_pack("{s:o, s:i, s:o}", "name", jn_lsp_label(decl), "kind", symbol_kinds[decl->kind], "location",
	                           jn_lsp_location(self, project, decl->document, jn_lsp_name_span(decl)));
	if (decl->parent) json_object_set_new(symbol, "containerName", jn_lsp_label(decl->parent));
	return symbol;
}

/* The tree, built in the order of the text: `lists` holds the children's array of each open level. */
static json_t *tree(jn_lsp *self, const jn_document *document)
{
	json_t *lists[JN_MAX_DEPTH + 2] = {json_array()};
	uint32_t count = 0;
	for (const jn_decl *decl = document->first; decl && count < JN_LSP_MOST_ITEMS; decl = jn_decl_after(decl, NULL), count++) {
		uint32_t depth = 0;
		for (const jn_decl *at = decl->parent; at && depth < JN_MAX_DEPTH; at = at->parent) depth++;
		json_t *symbol = tree_symbol(self, decl);
		if (decl->first_child) json_object_set_new(symbol, "children", lists[depth + 1] = json_array());
		json_array_append_new(lists[depth], symbol);
	}
	return lists[0];
}

json_t *jn_lsp_document_symbols(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	if (self->client.tree_symbols) return tree(self, file.document);
	json_t *list = json_array();
	for (const jn_decl *decl = file.document->first; decl && json_array_size(list) < JN_LSP_MOST_ITEMS; decl = jn_decl_after(decl, NULL))
		json_array_append_new(list, flat_symbol(self, file.project, decl));
	return list;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* True when the letters of `query` stand in `text` in that order. */
static bool fuzzy(jn_str query, jn_str text)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < text.len && at < query.len; i++)
		if (query.ptr[at] == ' ' || lower(text.ptr[i]) == lower(query.ptr[at])) at++;
	return at == query.len;
}

json_t *jn_lsp_workspace_symbols(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_str query = jn_lsp_member(params, "query");
	json_t *list = json_array();
	(void)error;
	for (jn_lsp_project *project = self->projects; project; project = project->next) {
		if (!jn_lsp_cares(self, project)) continue;
		const jn_project *snapshot = jn_lsp_load(self, project);
		for (uint32_t i = 0; i < snapshot->document_count; i++) {
			if (snapshot->documents[i]->builtin) continue;
			for (const jn_decl *decl = snapshot->documents[i]->first; decl && json_array_size(list) < MOST_SYMBOLS; decl = jn_decl_after(decl, NULL))
				if (decl->name.len && (fuzzy(query, decl->name) || fuzzy(query, decl->title)))
					json_array_append_new(list, flat_symbol(self, project, decl));
		}
	}
	return list;
}

json_t *jn_lsp_folding(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	json_t *list = json_array();
	for (const jn_decl *decl = file.document->first; decl && json_array_size(list) < JN_LSP_MOST_ITEMS; decl = jn_decl_after(decl, NULL)) {
		jn_position from = jn_source_position(&file.document->source, decl->span.start, JN_UTF8);
		jn_position to = jn_source_position(&file.document->source, decl->span.end, JN_UTF8);
		/* The line of the closing brace stays in sight. */
		if (to.line > from.line + 1) json_array_append_new(list, json_pack("{s:i, s:i}", "startLine", (int)from.line, "endLine", (int)to.line - 1));
	}
	return list;
}
