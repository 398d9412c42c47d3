/* Texts and folders as the client reports them. In: notifications. Out: buffers, and a wish for new findings. */
#include "lsp/workspace.h"

static jn_lsp_buffer *buffer_named(const jn_lsp *self, const json_t *params)
{
	return jn_lsp_buffer_of(self, jn_lsp_member(json_object_get(params, "textDocument"), "uri"));
}

void jn_lsp_did_open(jn_lsp *self, const json_t *params)
{
	const json_t *document = json_object_get(params, "textDocument");
	jn_str uri = jn_lsp_member(document, "uri"), text = jn_lsp_member(document, "text");
	if (uri.len == 0) return;
	jn_lsp_buffer *open = jn_lsp_buffer_of(self, uri);
	if (open) jn_lsp_buffer_close(self, open);
	jn_lsp_buffer_open(self, uri, text, json_integer_value(json_object_get(document, "version")));
}

static uint32_t number(const json_t *value)
{
	json_int_t n = json_integer_value(value);
	return n < 0 ? 0 : n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static jn_position position(const json_t *value)
{
	return (jn_position){number(json_object_get(value, "line")), number(json_object_get(value, "character"))};
}

/* Replaces a range of the text, or all of it. Positions past the end mean the end; a range the wrong way round is turned. */
static void apply(const jn_lsp *self, jn_lsp_buffer *buffer, const json_t *change)
{
	const json_t *range = json_object_get(change, "range");
	jn_str text = jn_lsp_member(change, "text");
	jn_buf next = {0};
	uint32_t from = 0, to = jn_buf_view(&buffer->text).len;
	if (!json_is_string(json_object_get(change, "text"))) return;
	if (json_is_object(range)) {
		jn_arena arena = {0};
		jn_source source = jn_source_new(&arena, (jn_str){0}, jn_buf_view(&buffer->text));
		from = jn_source_offset(&source, position(json_object_get(range, "start")), self->encoding);
		to = jn_source_offset(&source, position(json_object_get(range, "end")), self->encoding);
		jn_arena_free(&arena);
	}
	if (from > to) {
		uint32_t other = from;
		from = to, to = other;
	}
	jn_buf_bytes(&next, buffer->text.ptr, from);
	jn_buf_str(&next, text);
	jn_buf_bytes(&next, buffer->text.ptr + to, buffer->text.len - to);
	jn_buf_free(&buffer->text);
	buffer->text = next;
}

void jn_lsp_did_change(jn_lsp *self, const json_t *params)
{
	jn_lsp_buffer *buffer = buffer_named(self, params);
	const json_t *changes = json_object_get(params, "contentChanges");
	if (!buffer) return;
	for (size_t i = 0; i < json_array_size(changes); i++) apply(self, buffer, json_array_get(changes, i));
	buffer->version = json_integer_value(jn_lsp_at(params, "textDocument.version"));
	jn_lsp_buffer_changed(self, buffer);
}

static bool is_project_file(jn_str uri)
{
	return jn_str_ends(uri, JN_STR("/project.journey"));
}

/* What was saved may be read by others: whatever lies on disk is looked at again. */
void jn_lsp_did_save(jn_lsp *self, const json_t *params)
{
	const jn_lsp_buffer *buffer = buffer_named(self, params);
	if (buffer) jn_lsp_disk_changed(self, is_project_file(jn_str_c(buffer->uri)));
}

void jn_lsp_did_close(jn_lsp *self, const json_t *params)
{
	jn_lsp_buffer *buffer = buffer_named(self, params);
	if (buffer) jn_lsp_buffer_close(self, buffer);
}

void jn_lsp_did_change_files(jn_lsp *self, const json_t *params)
{
	const json_t *changes = json_object_get(params, "changes");
	bool projects = false;
	for (size_t i = 0; i < json_array_size(changes); i++)
		projects |= is_project_file(jn_lsp_member(json_array_get(changes, i), "uri"));
	jn_lsp_disk_changed(self, projects);
}

/* True when two URIs name one folder, however they are written. */
static bool same_folder(const json_t *a, const json_t *b)
{
	jn_buf one = {0}, other = {0};
	bool both = jn_lsp_uri_path((jn_str){json_string_value(a), (uint32_t)json_string_length(a)}, &one) &&
	            jn_lsp_uri_path((jn_str){json_string_value(b), (uint32_t)json_string_length(b)}, &other);
	bool same = both ? jn_str_eq(jn_buf_view(&one), jn_buf_view(&other)) : json_equal(a, b);
	jn_buf_free(&one);
	jn_buf_free(&other);
	return same;
}

void jn_lsp_did_change_folders(jn_lsp *self, const json_t *params)
{
	const json_t *added = jn_lsp_at(params, "event.added"), *removed = jn_lsp_at(params, "event.removed");
	for (size_t i = 0; i < json_array_size(removed); i++) {
		const json_t *uri = json_object_get(json_array_get(removed, i), "uri");
		for (size_t f = json_array_size(self->folders); uri && f > 0; f--)
			if (same_folder(json_array_get(self->folders, f - 1), uri)) json_array_remove(self->folders, f - 1);
	}
	for (size_t i = 0; i < json_array_size(added); i++) {
		json_t *uri = json_object_get(json_array_get(added, i), "uri");
		if (json_is_string(uri)) json_array_append(self->folders, uri);
	}
	jn_lsp_find_folders(self);
	self->findings_due = true;
}
