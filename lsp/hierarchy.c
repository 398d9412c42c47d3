/* Call hierarchy as the flow: which touchpoints follow a touchpoint and to which teams it is handed over, which lead to
 * it, which hand over to a team. Type hierarchy as what is based on what. In: the model's queries. */
#include "lsp/place.h"
#include "lsp/remember.h"
#include "model/query.h"

static json_t *item_of(jn_lsp *self, const jn_lsp_project *project, const jn_decl *decl)
{
	const jn_source *source = &decl->document->source;
	jn_span span = decl->span, name = jn_lsp_name_span(decl);
	if (name.start < span.start || name.end > span.end) span = name;
	json_t *item =
		json_pack("{s:o, s:i, s:o, s:o, s:o, s:o}", "name", jn_lsp_label(decl), "kind", jn_lsp_symbol_kind(self, decl),
				  "uri", jn_lsp_uri_of(self, project, decl->document, NULL), "range", jn_lsp_range(self, source, span),
				  "selectionRange", jn_lsp_range(self, source, name), "data", jn_lsp_remember(self, project, decl));
	if (decl->parent) json_object_set_new(item, "detail", jn_lsp_label(decl->parent));
	return item;
}

/* What is named at the position, when it is of one of two kinds: as a list of one. */
static json_t *prepare(jn_lsp *self, const json_t *params, jn_kind kind, jn_kind other, jn_lsp_error *error)
{
	jn_lsp_file file;
	uint32_t offset;
	if (!jn_lsp_point(self, params, &file, &offset, error)) return NULL;
	jn_lsp_spot spot = jn_lsp_spot_at(self, &file, offset);
	const jn_decl *decl = spot.type == JN_LSP_SPOT_KIND ? spot.decl : spot.target;
	if (!decl || (decl->kind != kind && decl->kind != other) || decl->document->builtin) return json_null();
	return json_pack("[o]", item_of(self, file.project, decl));
}

/* The declaration that an item made before stands for; NULL when it is gone. */
static const jn_decl *decl_of(jn_lsp *self, const json_t *params, jn_lsp_file *ret_file)
{
	const json_t *item = json_object_get(params, "item"), *data = json_object_get(item, "data");
	if (data) return jn_lsp_recall_decl(self, data, ret_file);
	json_t *document =
		json_pack("{s:{s:O?}}", "textDocument", "uri", json_object_get(item, "uri")); /* a client that lost it */
	*ret_file = jn_lsp_file_of(self, document);
	json_decref(document);
	if (!ret_file->document) return NULL;
	return jn_lsp_decl_at(
		ret_file->document,
		jn_lsp_span(self, &ret_file->document->source, json_object_get(item, "selectionRange")).start);
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

/* Where a touchpoint says what follows: in its `next` or `handoff`, else its name. */
static jn_span said_at(const jn_decl *from, jn_key key, const jn_decl *next)
{
	for (const jn_clause *c = jn_decl_values(from, key); c; c = c->next)
		if (c->head.type == JN_VALUE_REF && c->head.ref == next) return c->head.span;
	return jn_lsp_name_span(from);
}

static void add_call(flow *at, const char *name, const jn_decl *shown, jn_span said)
{
	if (json_array_size(at->list) >= JN_LSP_MOST_ITEMS) return;
	json_array_append_new(at->list, json_pack("{s:o, s:[o]}", name, item_of(at->self, at->project, shown), "fromRanges",
											  jn_lsp_range(at->self, &at->from->document->source, said)));
}

static void visit_next(const jn_decl *next, void *context)
{
	flow *at = context;
	if (at->wanted)
		at->found |= next == at->wanted;
	else
		add_call(at, "to", next, said_at(at->from, JN_KEY_NEXT, next));
}

json_t *jn_lsp_prepare_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return prepare(self, params, JN_TOUCHPOINT, JN_TEAM, error);
}

json_t *jn_lsp_outgoing_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = decl_of(self, params, &file);
	(void)error;
	if (!decl) return json_null();
	flow at = {.self = self, .project = file.project, .from = decl, .list = json_array()};
	if (decl->kind != JN_TOUCHPOINT) return at.list;
	jn_touchpoint_each_next(decl, visit_next, &at);
	for (const jn_clause *c = jn_decl_values(decl, JN_KEY_HANDOFF); c; c = c->next)
		if (c->head.type == JN_VALUE_REF && c->head.ref) add_call(&at, "to", c->head.ref, c->head.span);
	return at.list;
}

static bool hands_over(const jn_decl *touchpoint, const jn_decl *team)
{
	for (const jn_clause *c = jn_decl_values(touchpoint, JN_KEY_HANDOFF); c; c = c->next)
		if (c->head.type == JN_VALUE_REF && c->head.ref == team) return true;
	return false;
}

json_t *jn_lsp_incoming_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = decl_of(self, params, &file);
	(void)error;
	if (!decl) return json_null();
	const jn_project *project = file.project->snapshot;
	jn_key key = decl->kind == JN_TEAM ? JN_KEY_HANDOFF : JN_KEY_NEXT;
	flow at = {.self = self, .project = file.project, .wanted = decl, .list = json_array()};
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++)
		for (const jn_decl *t = jn_journey_first_touchpoint(project->by_kind[JN_JOURNEY][i]); t;
			 t = jn_touchpoint_after(t)) {
			at.found = key == JN_KEY_HANDOFF && hands_over(t, decl);
			at.from = t;
			if (key == JN_KEY_NEXT) jn_touchpoint_each_next(t, visit_next, &at);
			if (at.found) add_call(&at, "from", t, said_at(t, key, decl));
		}
	return at.list;
}

/* ---- what is based on what ---- */

json_t *jn_lsp_prepare_types(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return prepare(self, params, JN_JOURNEY, JN_JOURNEY, error);
}

json_t *jn_lsp_supertypes(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = decl_of(self, params, &file);
	const jn_decl *base = decl ? jn_decl_ref(decl, JN_KEY_BASED_ON) : NULL;
	(void)error;
	return base ? json_pack("[o]", item_of(self, file.project, base)) : json_array();
}

json_t *jn_lsp_subtypes(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = decl_of(self, params, &file);
	json_t *list = json_array();
	(void)error;
	for (uint32_t i = 0; decl && i < file.project->snapshot->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *other = file.project->snapshot->by_kind[JN_JOURNEY][i];
		if (jn_decl_ref(other, JN_KEY_BASED_ON) == decl)
			json_array_append_new(list, item_of(self, file.project, other));
	}
	return list;
}
