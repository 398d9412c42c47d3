/* Workspace edits. See edits.h. */
#include "lsp/edits.h"

static void begin(jn_lsp_edits *self)
{
	if (!self->changes) self->changes = self->self->client.versioned_edits ? json_array() : json_object();
}

static json_t *begin_document(jn_lsp_edits *self, const jn_document *document)
{
	const jn_lsp_buffer *buffer;
	json_t *uri = jn_lsp_uri_of(self->self, self->project, document, &buffer), *list;
	if (!self->self->client.versioned_edits) {
		const char *name = json_string_value(uri);
		list = json_object_get(self->changes, name);
		if (!list) json_object_set_new(self->changes, name, list = json_array());
		json_decref(uri);
		return list;
	}
	list = json_array();
	json_t *version = buffer ? json_integer(buffer->version) : json_null();
	json_array_append_new(self->changes, json_pack("{s:{s:o, s:o}, s:o}", "textDocument", "uri", uri, "version", version, "edits", list));
	return list;
}

void jn_lsp_edits_add(jn_lsp_edits *self, const jn_document *document, jn_span span, jn_str text)
{
	begin(self);
	if (self->last != document) self->list = begin_document(self, document);
	self->last = document;
	json_array_append_new(self->list, jn_lsp_text_edit(self->self, &document->source, span, text));
}

void jn_lsp_edits_create(jn_lsp_edits *self, jn_str path, jn_str text)
{
	jn_buf uri = {0};
	begin(self);
	jn_lsp_file_uri(self->self, path, &uri);
	json_t *name = jn_lsp_json_str(jn_buf_view(&uri));
	json_array_append_new(self->changes, json_pack("{s:s, s:O, s:{s:b}}", "kind", "create", "uri", name, "options", "ignoreIfExists", 0));
	json_array_append_new(self->changes, json_pack("{s:{s:o, s:n}, s:[{s:{s:{s:i, s:i}, s:{s:i, s:i}}, s:o}]}", "textDocument", "uri", name,
	                                               "version", "edits", "range", "start", "line", 0, "character", 0, "end", "line", 0,
	                                               "character", 0, "newText", jn_lsp_json_str(text)));
	self->last = NULL;
	jn_buf_free(&uri);
}

json_t *jn_lsp_edits_done(jn_lsp_edits *self)
{
	begin(self);
	return json_pack("{s:o}", self->self->client.versioned_edits ? "documentChanges" : "changes", self->changes);
}
