/* textDocument/definition, declaration, typeDefinition, implementation, references, documentHighlight: from a name to
 * where it is declared, and back. In: the model. Out: places. */
#include "lsp/parts.h"
#include "lsp/write.h"
#include "model/query.h"

/* What stands at the request's position, and what is named there (`spot.target`; NULL when nothing is); false when the
 * request failed. */
static bool find(jn_lsp *self, const json_t *params, jn_lsp_file *ret_file, jn_lsp_spot *ret_spot, jn_lsp_error *error)
{
	uint32_t offset;
	if (!jn_lsp_point(self, params, ret_file, &offset, error)) return false;
	*ret_spot = jn_lsp_spot_at(self, ret_file, offset);
	if (ret_spot->type == JN_LSP_SPOT_KIND && ret_spot->decl->name.len) ret_spot->target = ret_spot->decl;
	return true;
}

/* A declaration as a place: with `link`, what is clicked on, all of it, and its name; else its name alone. */
static json_t *place_of(jn_lsp *self, const jn_lsp_file *file, const jn_lsp_spot *spot, const jn_decl *decl, bool link)
{
	const jn_source *source = &decl->document->source;
	jn_span name = jn_lsp_name_span(decl), span = decl->span;
	if (!link) return jn_lsp_location(self, file->project, decl->document, name);
	if (name.start < span.start || name.end > span.end) span = name;
	return json_pack("{s:o, s:o, s:o, s:o}", "originSelectionRange",
					 jn_lsp_range(self, &file->document->source, spot->span), "targetUri",
					 jn_lsp_uri_of(self, file->project, decl->document, NULL), "targetRange",
					 jn_lsp_range(self, source, span), "targetSelectionRange", jn_lsp_range(self, source, name));
}

static json_t *declared_at(jn_lsp *self, const json_t *params, bool link, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_lsp_spot spot;
	if (!find(self, params, &file, &spot, error)) return NULL;
	if (!spot.target || spot.target->document->builtin) return json_null();
	json_t *place = place_of(self, &file, &spot, spot.target, link);
	return link ? json_pack("[o]", place) : place;
}

json_t *jn_lsp_definition(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return declared_at(self, params, self->client.definition_links, error);
}

json_t *jn_lsp_declaration(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return declared_at(self, params, self->client.declaration_links, error);
}

/* What a declaration follows: a stage its phase, a journey its framework, a phase its own framework. NULL for the
 * others. */
static const jn_decl *type_of(const jn_project *project, const jn_decl *decl)
{
	switch ((jn_kind)decl->kind) {
	case JN_STAGE: return jn_stage_phase(project, decl);
	case JN_JOURNEY: return jn_journey_framework(project, decl);
	case JN_TOUCHPOINT: return jn_touchpoint_channel(decl);
	case JN_PHASE: return decl->parent;
	default: return NULL;
	}
}

/* What kind of thing is named: the phase a stage tells, the framework of a journey, the channel of a touchpoint; for
 * all others their own declaration. */
json_t *jn_lsp_type_definition(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_lsp_spot spot;
	bool link = self->client.type_links;
	if (!find(self, params, &file, &spot, error)) return NULL;
	if (!spot.target) return json_null();
	const jn_decl *type = type_of(file.project->snapshot, spot.target);
	if (!type || type->document->builtin) type = spot.target;
	if (type->document->builtin) return json_null();
	json_t *place = place_of(self, &file, &spot, type, link);
	return link ? json_pack("[o]", place) : place;
}

/* What a map becomes: the journeys that are based on the journey named here. */
json_t *jn_lsp_implementation(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_lsp_spot spot;
	if (!find(self, params, &file, &spot, error)) return NULL;
	if (!spot.target || spot.target->kind != JN_JOURNEY) return json_null();
	json_t *list = json_array();
	const jn_project *project = file.project->snapshot;
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY] && json_array_size(list) < JN_LSP_MOST_ITEMS; i++) {
		const jn_decl *other = project->by_kind[JN_JOURNEY][i];
		if (jn_decl_ref(other, JN_KEY_BASED_ON) == spot.target)
			json_array_append_new(list, place_of(self, &file, &spot, other, self->client.implementation_links));
	}
	return list;
}

/* ---- lists of places ---- */

typedef struct collection {
	jn_lsp *self;
	const jn_lsp_file *file;
	jn_lsp_parts parts;
	const jn_document *document; /* whose URI is written in `uri` */
	jn_buf uri;
} collection;

static void add_location(void *context, const jn_document *document, jn_span span)
{
	collection *all = context;
	if (all->parts.count >= JN_LSP_MOST_ITEMS) return;
	if (document != all->document) {
		all->uri.len = 0;
		jn_lsp_put_json(&all->uri, jn_lsp_uri_of(all->self, all->file->project, document, NULL));
		all->document = document;
	}
	jn_buf *out = jn_lsp_parts_item(&all->parts);
	jn_buf_c(out, "{\"uri\":");
	jn_buf_bytes(out, all->uri.ptr, all->uri.len);
	jn_buf_c(out, ",\"range\":");
	jn_lsp_put_range(all->self, out, &document->source, span);
	jn_buf_char(out, '}');
}

bool jn_lsp_references(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_lsp_spot spot;
	if (!find(self, params, &file, &spot, error)) return false;
	if (!spot.target) {
		jn_buf_c(out, "null");
		return true;
	}
	collection all = {.self = self, .file = &file, .parts = jn_lsp_parts_begin(self, params, NULL)};
	if (json_is_true(jn_lsp_at(params, "context.includeDeclaration")) && !spot.target->document->builtin)
		add_location(&all, spot.target->document, jn_lsp_name_span(spot.target));
	jn_lsp_each_reference(file.project->snapshot, spot.target, add_location, &all);
	jn_lsp_parts_end(&all.parts, out);
	jn_buf_free(&all.uri);
	return true;
}

enum { READ = 2, WRITTEN = 3 };

static void put_highlight(collection *all, jn_span span, int kind)
{
	jn_buf *out = jn_lsp_parts_item(&all->parts);
	jn_buf_c(out, "{\"range\":");
	jn_lsp_put_range(all->self, out, &all->file->document->source, span);
	jn_buf_printf(out, ",\"kind\":%d}", kind);
}

static void add_highlight(void *context, const jn_document *document, jn_span span)
{
	collection *all = context;
	if (document == all->file->document && all->parts.count < JN_LSP_MOST_ITEMS) put_highlight(all, span, READ);
}

bool jn_lsp_highlight(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_lsp_spot spot;
	if (!find(self, params, &file, &spot, error)) return false;
	if (!spot.target) {
		jn_buf_c(out, "null");
		return true;
	}
	collection all = {.self = self, .file = &file, .parts = jn_lsp_parts_begin(self, params, NULL)};
	if (spot.target->document == file.document) put_highlight(&all, jn_lsp_name_span(spot.target), WRITTEN);
	jn_lsp_each_reference_in(file.document, spot.target, add_highlight, &all);
	jn_lsp_parts_end(&all.parts, out);
	return true;
}
