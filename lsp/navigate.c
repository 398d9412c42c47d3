/* textDocument/definition, implementation, references, documentHighlight: from a name to where it is declared, and back. */
#include "lsp/place.h"

/* What is named at the request's position; NULL when nothing is (or the request failed). */
static const jn_decl *target_of(jn_lsp *self, const json_t *params, jn_lsp_file *ret_file, jn_lsp_error *error)
{
	uint32_t offset;
	if (!jn_lsp_point(self, params, ret_file, &offset, error)) return NULL;
	jn_lsp_spot spot = jn_lsp_spot_at(self, ret_file, offset);
	if (spot.type == JN_LSP_SPOT_KIND && spot.decl->name.len) return spot.decl;
	return spot.target;
}

json_t *jn_lsp_definition(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *target = target_of(self, params, &file, error);
	if (!target || target->document->builtin) return json_null();
	return jn_lsp_location(self, file.project, target->document, jn_lsp_name_span(target));
}

typedef struct collection {
	const jn_lsp *self;
	const jn_lsp_file *file;
	json_t *list;
} collection;

static void add_location(void *context, const jn_document *document, jn_span span)
{
	collection *all = context;
	if (json_array_size(all->list) < JN_LSP_MOST_ITEMS) json_array_append_new(all->list, jn_lsp_location(all->self, all->file->project, document, span));
}

json_t *jn_lsp_references(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *target = target_of(self, params, &file, error);
	if (!target) return json_null();
	collection all = {self, &file, json_array()};
	if (json_is_true(jn_lsp_at(params, "context.includeDeclaration")) && !target->document->builtin)
		add_location(&all, target->document, jn_lsp_name_span(target));
	jn_lsp_each_reference(file.project->snapshot, target, add_location, &all);
	return all.list;
}

static void add_highlight(void *context, const jn_document *document, jn_span span)
{
	collection *all = context;
	if (document != all->file->document || json_array_size(all->list) >= JN_LSP_MOST_ITEMS) return;
	json_array_append_new(all->list, json_pack("{s:o, s:i}", "range", jn_lsp_range(all->self, &document->source, span), "kind", 2));
}

json_t *jn_lsp_highlight(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *target = target_of(self, params, &file, error);
	if (!target) return json_null();
	collection all = {self, &file, json_array()};
	if (target->document == file.document)
		json_array_append_new(all.list, json_pack("{s:o, s:i}", "range", jn_lsp_range(self, &file.document->source, jn_lsp_name_span(target)), "kind", 3));
	jn_lsp_each_reference(file.project->snapshot, target, add_highlight, &all);
	return all.list;
}

/* What a map becomes: the journeys that are based on the journey named here. */
json_t *jn_lsp_implementation(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *target = target_of(self, params, &file, error);
	if (!target || target->kind != JN_JOURNEY) return json_null();
	json_t *list = json_array();
	for (uint32_t i = 0; i < file.project->snapshot->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *other = file.project->snapshot->by_kind[JN_JOURNEY][i];
		if (jn_decl_ref(other, JN_KEY_BASED_ON) == target)
			json_array_append_new(list, jn_lsp_location(self, file.project, other->document, jn_lsp_name_span(other)));
	}
	return list;
}
