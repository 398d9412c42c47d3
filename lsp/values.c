/* The walk over a document's values. See values.h. */
#include "lsp/values.h"

typedef void (*tell_value)(jn_lsp_walk *at, const jn_value *value);

static void visit(jn_lsp_walk *at, const jn_value *value, tell_value tell)
{
	if (!value || value->type == JN_VALUE_NONE || value->span.start > at->range.end ||
		value->span.end < at->range.start)
		return;
	if (json_array_size(at->list) < JN_LSP_MOST_ITEMS) tell(at, value);
}

static void visit_clauses(jn_lsp_walk *at, const jn_clause *clause, tell_value tell)
{
	for (at->clause = clause; at->clause; at->clause = at->clause->next) {
		visit(at, &at->clause->head, tell);
		visit(at, at->clause->second, tell);
		for (const jn_mod *mod = at->clause->mods; mod; mod = mod->next) visit(at, &mod->value, tell);
	}
}

json_t *jn_lsp_walk_values(jn_lsp *self, const json_t *params, tell_value tell, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	const json_t *range = json_object_get(params, "range");
	jn_lsp_walk at = {
		.self = self, .file = &file, .source = &file.document->source, .range = {0, UINT32_MAX}, .list = json_array()};
	if (range) at.range = jn_lsp_span(self, at.source, range);
	for (at.decl = file.document->first; at.decl && at.decl->span.start <= at.range.end;
		 at.decl = jn_decl_after(at.decl, NULL)) {
		if (at.decl->span.end < at.range.start) continue;
		at.prop = NULL;
		visit_clauses(&at, at.decl->heads, tell);
		for (at.prop = at.decl->props; at.prop; at.prop = at.prop->next) visit_clauses(&at, at.prop->clauses, tell);
	}
	return at.list;
}
