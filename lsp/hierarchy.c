/* Call hierarchy as the flow: which touchpoints follow a touchpoint, and which lead to it. Type hierarchy as what is based on
 * what. In: the model's queries. */
#include "lsp/place.h"
#include "model/query.h"

static json_t *item_of(jn_lsp *self, const jn_lsp_project *project, const jn_decl *decl)
{
	const jn_source *source = &decl->document->source;
	json_t *item = json_pack("{s:o, s:i, s:o, s:o, s:o}", "name", jn_lsp_label(decl), "kind", jn_lsp_symbol_kind(self, decl), "uri",
	                         jn_lsp_uri_of(self, project, decl->document, NULL), "range", jn_lsp_range(self, source, decl->span),
	                         "selectionRange", jn_lsp_range(self, source, jn_lsp_name_span(decl)));
	if (decl->parent) json_object_set_new(item, "detail", jn_lsp_label(decl->parent));
	return item;
}

/* What is named at the position, when it is of `kind`: as a list of one. */
static json_t *prepare(jn_lsp *self, const json_t *params, jn_kind kind, jn_lsp_error *error)
{
	jn_lsp_file file;
	uint32_t offset;
	if (!jn_lsp_point(self, params, &file, &offset, error)) return NULL;
	jn_lsp_spot spot = jn_lsp_spot_at(self, &file, offset);
	const jn_decl *decl = spot.type == JN_LSP_SPOT_KIND ? spot.decl : spot.target;
	if (!decl || decl->kind != kind || decl->document->builtin) return json_null();
	return json_pack("[o]", item_of(self, file.project, decl));
}

/* The declaration that an item made before stands for; NULL when it is gone. */
static const jn_decl *decl_of(jn_lsp *self, const json_t *params, jn_kind kind, jn_lsp_file *ret_file)
{
	const json_t *item = json_object_get(params, "item");
	json_t *document = json_pack("{s:{s:O?}}", "textDocument", "uri", json_object_get(item, "uri"));
	*ret_file = jn_lsp_file_of(self, document);
	json_decref(document);
	if (!ret_file->document) return NULL;
	jn_span span = jn_lsp_span(self, &ret_file->document->source, json_object_get(item, "selectionRange"));
	const jn_decl *decl = jn_lsp_decl_at(ret_file->document, span.start);
	return decl && decl->kind == kind ? decl : NULL;
}

/* ---- the flow ---- */

typedef struct flow {
	jn_lsp *self;
	const jn_lsp_project *project;
	const jn_decl *from;
	const jn_decl *wanted; /* only this one is looked for; NULL: all are added */
	bool found;
	json_t *list;
} flow;

/* Where a touchpoint says what follows: its `next`, else its name. */
static jn_span said_at(const jn_decl *from, const jn_decl *next)
{
	for (const jn_clause *c = jn_decl_values(from, JN_KEY_NEXT); c; c = c->next)
		if (c->head.type == JN_VALUE_REF && c->head.ref == next) return c->head.span;
	return jn_lsp_name_span(from);
}

static void add_call(flow *at, const char *name, const jn_decl *shown, const jn_decl *next)
{
	json_array_append_new(at->list, json_pack("{s:o, s:[o]}", name, item_of(at->self, at->project, shown), "fromRanges",
	                                          jn_lsp_range(at->self, &at->from->document->source, said_at(at->from, next))));
}

static void visit_next(const jn_decl *next, void *context)
{
	flow *at = context;
	if (at->wanted) at->found |= next == at->wanted;
	else add_call(at, "to", next, next);
}

json_t *jn_lsp_prepare_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return prepare(self, params, JN_TOUCHPOINT, error);
}

json_t *jn_lsp_outgoing_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = decl_of(self, params, JN_TOUCHPOINT, &file);
	(void)error;
	if (!decl) return json_null();
	flow at = {.self = self, .project = file.project, .from = decl, .list = json_array()};
	jn_touchpoint_each_next(decl, visit_next, &at);
	return at.list;
}

json_t *jn_lsp_incoming_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = decl_of(self, params, JN_TOUCHPOINT, &file);
	(void)error;
	if (!decl) return json_null();
	const jn_project *project = file.project->snapshot;
	flow at = {.self = self, .project = file.project, .wanted = decl, .list = json_array()};
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++)
		for (const jn_decl *t = jn_journey_first_touchpoint(project->by_kind[JN_JOURNEY][i]); t; t = jn_touchpoint_after(t)) {
			at.found = false;
			at.from = t;
			jn_touchpoint_each_next(t, visit_next, &at);
			if (at.found) add_call(&at, "from", t, decl);
		}
	return at.list;
}

/* ---- what is based on what ---- */

json_t *jn_lsp_prepare_types(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return prepare(self, params, JN_JOURNEY, error);
}

json_t *jn_lsp_supertypes(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = decl_of(self, params, JN_JOURNEY, &file);
	const jn_decl *base = decl ? jn_decl_ref(decl, JN_KEY_BASED_ON) : NULL;
	(void)error;
	return base ? json_pack("[o]", item_of(self, file.project, base)) : json_array();
}

json_t *jn_lsp_subtypes(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = decl_of(self, params, JN_JOURNEY, &file);
	json_t *list = json_array();
	(void)error;
	for (uint32_t i = 0; decl && i < file.project->snapshot->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *other = file.project->snapshot->by_kind[JN_JOURNEY][i];
		if (jn_decl_ref(other, JN_KEY_BASED_ON) == decl) json_array_append_new(list, item_of(self, file.project, other));
	}
	return list;
}
