/* journey/preview, journey/previewAt, and what is said when the texts change: a journey drawn from what the editor holds, with
 * boxes that tie the picture to the text. docs/editors.md tells clients how to use them. */
#include "lsp/preview.h"

#include "lsp/boxes.h"
#include "lsp/draw.h"

enum { MOST_WATCHED = 100 };

static int pixels(int32_t value)
{
	return (value + JN_PX / 2) / JN_PX;
}

static json_t *box_json(jn_lsp *self, const jn_lsp_drawing *drawing, const jn_lsp_box *at)
{
	const jn_document *document = at->decl->document;
	json_t *result = jn_lsp_location(self, drawing->file.project, document, at->clause ? at->clause->span : at->decl->span);
	json_object_set_new(result, "selectionRange", jn_lsp_range(self, &document->source, at->clause ? at->clause->span : jn_lsp_name_span(at->decl)));
	json_object_set_new(result, "kind", json_string(jn_schema_kind(at->decl->kind)->name));
	json_object_set_new(result, "label", jn_lsp_label(at->decl));
	if (at->clause) json_object_set_new(result, "key", json_string(at->row->name));
	json_object_set_new(result, "box", json_pack("{s:i, s:i, s:i, s:i}", "x", pixels(at->x), "y", pixels(at->y), "w", pixels(at->w), "h", pixels(at->h)));
	json_object_set_new(result, "card", json_boolean(at->card));
	return result;
}

/* ---- journey/preview ---- */

static json_t *journeys_of(const jn_document *document)
{
	json_t *list = json_array();
	for (const jn_decl *decl = document->first; decl && json_array_size(list) < JN_LSP_MOST_ITEMS; decl = decl->next)
		if (decl->kind == JN_JOURNEY)
			json_array_append_new(list, json_pack("{s:o, s:o}", "name", jn_lsp_json_str(decl->name), "title", jn_lsp_json_str(jn_decl_title(decl))));
	return list;
}

void jn_lsp_watch(jn_lsp *self, jn_str uri, bool wish)
{
	jn_buf name = {0};
	jn_buf_str(&name, uri);
	jn_buf_char(&name, '\0');
	if (!self->previews) self->previews = json_object();
	if (!wish) json_object_del(self->previews, name.ptr);
	else if (json_object_size(self->previews) < MOST_WATCHED) json_object_set_new(self->previews, name.ptr, json_true());
	jn_buf_free(&name);
}

json_t *jn_lsp_preview(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_drawing drawing = {0};
	jn_buf content = {0};
	json_t *result = NULL;
	const jn_lsp_buffer *buffer;
	if (jn_lsp_drawing_read(self, params, &drawing, error) && !jn_lsp_drawing_shown(&drawing))
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "a preview is `svg` or `html`; the command `journey.render` makes the others");
	if (!error->code && jn_lsp_drawing_write(&drawing, &content, error) && content.len > JN_LSP_MOST_DRAWN)
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "the picture is too large to be shown; the command `journey.render` writes it to a file");
	if (!error->code) {
		jn_lsp_boxes all = {.scene = drawing.scene, .journey = drawing.journey, .arena = &drawing.arena};
		json_t *list = json_array(), *uri = jn_lsp_uri_of(self, drawing.file.project, drawing.journey->document, &buffer);
		jn_lsp_find_boxes(&all);
		for (uint32_t i = 0; i < all.count; i++) json_array_append_new(list, box_json(self, &drawing, &all.items[i]));
		result = json_pack("{s:o, s:o, s:o, s:o, s:s, s:s, s:o, s:i, s:i, s:o, s:o, s:o}", "uri", uri, "version",
		                   buffer ? json_integer(buffer->version) : json_null(), "journey", jn_lsp_json_str(drawing.journey->name), "title",
		                   jn_lsp_json_str(jn_decl_title(drawing.journey)), "format", drawing.renderer->name, "theme",
		                   jn_theme_spelling(drawing.theme), "view", jn_lsp_json_str(drawing.view), "width", pixels(drawing.scene->width), "height",
		                   pixels(drawing.scene->height), "content", jn_lsp_json_str(jn_buf_view(&content)), "boxes", list, "journeys",
		                   journeys_of(drawing.file.document));
		const json_t *wish = json_object_get(params, "watch");
		if (json_is_boolean(wish)) jn_lsp_watch(self, jn_lsp_member(json_object_get(params, "textDocument"), "uri"), json_is_true(wish));
	}
	jn_buf_free(&content);
	jn_lsp_drawing_free(&drawing);
	return result;
}

/* ---- journey/previewAt ---- */

/* The value of a property that stands at `offset`, its key included, or NULL. */
static const jn_clause *clause_at(const jn_decl *decl, uint32_t offset)
{
	for (const jn_prop *prop = decl ? decl->props : NULL; prop; prop = prop->next)
		for (const jn_clause *clause = prop->clauses; clause; clause = clause->next)
			if ((clause == prop->clauses ? prop->key_span.start : clause->span.start) <= offset && offset <= clause->span.end) return clause;
	return NULL;
}

/* What a cursor means in a picture: the boxes of the value it stands in, else the cards of the innermost declaration around it. */
json_t *jn_lsp_preview_at(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_drawing drawing = {0};
	json_t *list = json_array();
	jn_lsp_file file;
	uint32_t offset;
	if (jn_lsp_point(self, params, &file, &offset, error) && jn_lsp_drawing_read(self, params, &drawing, error)) {
		jn_lsp_boxes all = {.scene = drawing.scene, .journey = drawing.journey, .arena = &drawing.arena};
		const jn_decl *decl = jn_lsp_decl_at(file.document, offset);
		const jn_clause *clause = clause_at(decl, offset);
		jn_lsp_find_boxes(&all);
		for (uint32_t i = 0; i < all.count && clause; i++)
			if (all.items[i].clause == clause) json_array_append_new(list, box_json(self, &drawing, &all.items[i]));
		for (; decl && !json_array_size(list); decl = decl->parent)
			for (uint32_t i = 0; i < all.count; i++)
				if (all.items[i].decl == decl && all.items[i].card && !all.items[i].clause)
					json_array_append_new(list, box_json(self, &drawing, &all.items[i]));
	}
	jn_lsp_drawing_free(&drawing);
	if (!error->code) return json_pack("{s:o}", "boxes", list);
	json_decref(list);
	return NULL;
}

/* ---- what changes ---- */

void jn_lsp_tell_previews(jn_lsp *self)
{
	const char *uri;
	json_t *value;
	void *next;
	json_object_foreach_safe(self->previews, next, uri, value) {
		if (strncmp(uri, "journey:", 8) != 0) {
			jn_lsp_notify(self, "journey/previewChanged", json_pack("{s:s}", "uri", uri));
			continue;
		}
		/* Whoever still shows it asks for it again. */
		jn_lsp_ask(self, "workspace/textDocumentContent/refresh", json_pack("{s:s}", "uri", uri), NULL, NULL);
		json_object_del(self->previews, uri);
	}
}
