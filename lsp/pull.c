/* textDocument/diagnostic and workspace/diagnostic: findings, pulled. A list has a result id that stays as long as the
 * list does; what the client was told last of each document is remembered (`told`: URI → {id, version}), so that it can
 * be asked to pull again when a change elsewhere made it untrue. */
#include <stdio.h>

#include "lsp/diagnostics.h"
#include "lsp/parts.h"
#include "lsp/write.h"

enum { MOST_RELATED = 100 };

static json_t *result_id(uint64_t mark)
{
	char text[17];
	snprintf(text, sizeof text, "%08x%08x", (unsigned)(mark >> 32), (unsigned)mark);
	return json_string(text);
}

/* Remembers what is told of a document; returns the id. */
static json_t *tell(jn_lsp *self, const char *uri, uint64_t mark, const jn_lsp_buffer *buffer)
{
	json_t *id = result_id(mark);
	json_object_set_new(self->told, uri,
						json_pack("{s:O, s:I}", "id", id, "version", buffer ? buffer->version : (json_int_t)-1));
	return id;
}

/* A report: the list, or (same) that it is what the client has. `more` (may be NULL) are further members, each with its
 * comma. */
static void put_report(jn_buf *out, const jn_lsp *self, const jn_lsp_shelf *shelf, const jn_document *document,
					   json_t *id, bool same, const jn_buf *more)
{
	jn_buf_printf(out, "{\"kind\":\"%s\",\"resultId\":\"%s\"", same ? "unchanged" : "full", json_string_value(id));
	if (more) jn_buf_bytes(out, more->ptr, more->len);
	if (!same) {
		jn_buf_c(out, ",\"items\":");
		if (document)
			jn_lsp_put_diagnostics(self, shelf, document, out);
		else
			jn_buf_c(out, "[]");
	}
	jn_buf_char(out, '}');
	json_decref(id);
}

/* Reports of other documents of the project of which something else was told, or nothing yet: a member, with its comma.
 */
static void put_related_documents(jn_lsp *self, const jn_lsp_file *file, const jn_lsp_shelf *shelf, jn_buf *out)
{
	const jn_project *project = file->project->snapshot;
	uint32_t count = 0;
	for (uint32_t i = 0; i < project->document_count && count < MOST_RELATED; i++) {
		const jn_lsp_buffer *buffer;
		const jn_document *document = project->documents[i];
		if (document == file->document || document->builtin) continue;
		json_t *name = jn_lsp_uri_of(self, file->project, document, &buffer), *now = result_id(shelf->places[i].mark);
		const json_t *told = json_object_get(json_object_get(self->told, json_string_value(name)), "id");
		if (told ? !json_equal(told, now) : shelf->places[i].mark != 0) {
			jn_buf_c(out, count++ ? "," : ",\"relatedDocuments\":{");
			jn_lsp_put_string(out, jn_str_c(json_string_value(name)));
			jn_buf_char(out, ':');
			put_report(out, self, shelf, document, tell(self, json_string_value(name), shelf->places[i].mark, buffer),
					   false, NULL);
		}
		json_decref(name);
		json_decref(now);
	}
	if (count) jn_buf_char(out, '}');
}

/* Findings are pushed or pulled, never both: to a client that is pushed to, the request is none. */
static bool pulled(const jn_lsp *self, jn_lsp_error *error)
{
	if (!self->client.pulls) jn_lsp_fail(error, JN_LSP_METHOD_NOT_FOUND, "there is no such request");
	return self->client.pulls;
}

bool jn_lsp_pull(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_lsp_buffer *buffer;
	jn_buf others = {0};
	if (!pulled(self, error) || !jn_lsp_document(self, params, &file, error)) return false;
	jn_lsp_shelf shelf = jn_lsp_shelve(self, file.project);
	json_t *uri = jn_lsp_uri_of(self, file.project, file.document, &buffer);
	json_t *id = tell(self, json_string_value(uri), shelf.places[file.document->index].mark, buffer);
	bool same = json_equal(id, json_object_get(params, "previousResultId"));
	if (self->client.related_documents) put_related_documents(self, &file, &shelf, &others);
	put_report(out, self, &shelf, file.document, id, same, &others);
	jn_lsp_shelf_free(&shelf);
	jn_buf_free(&others);
	json_decref(uri);
	return true;
}

/* ---- the workspace ---- */

typedef struct workspace_pull {
	jn_lsp *self;
	json_t *known; /* URI → the result id that the client has */
	jn_lsp_parts parts;
} workspace_pull;

static void add_report(workspace_pull *at, const jn_lsp_shelf *shelf, const jn_document *document, const char *uri,
					   const jn_lsp_buffer *buffer, json_t *id)
{
	jn_buf more = {0};
	bool same = document && json_equal(id, json_object_get(at->known, uri));
	jn_buf_c(&more, ",\"uri\":");
	jn_lsp_put_string(&more, jn_str_c(uri));
	jn_buf_c(&more, ",\"version\":");
	if (buffer)
		jn_buf_int(&more, buffer->version);
	else
		jn_buf_c(&more, "null");
	put_report(jn_lsp_parts_item(&at->parts), at->self, shelf, document, id, same, &more);
	jn_buf_free(&more);
}

static void pull_project(workspace_pull *at, jn_lsp_project *project)
{
	const jn_project *snapshot = jn_lsp_load(at->self, project);
	jn_lsp_shelf shelf = jn_lsp_shelve(at->self, project);
	for (uint32_t i = 0; i < snapshot->document_count; i++) {
		const jn_lsp_buffer *buffer;
		if (snapshot->documents[i]->builtin) continue;
		json_t *name = jn_lsp_uri_of(at->self, project, snapshot->documents[i], &buffer);
		const char *uri = json_string_value(name);
		add_report(at, &shelf, snapshot->documents[i], uri, buffer, tell(at->self, uri, shelf.places[i].mark, buffer));
		json_object_del(at->known, uri);
		json_decref(name);
	}
	jn_lsp_shelf_free(&shelf);
}

/* What the client says it has: URI → result id. */
static json_t *read_known(const json_t *before)
{
	json_t *known = json_object();
	for (size_t i = 0; i < json_array_size(before); i++) {
		const json_t *entry = json_array_get(before, i);
		const char *uri = json_string_value(json_object_get(entry, "uri"));
		json_t *value = json_object_get(entry, "value");
		if (uri && json_is_string(value)) json_object_set(known, uri, value);
	}
	return known;
}

bool jn_lsp_pull_workspace(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	if (!pulled(self, error)) return false;
	workspace_pull at = {.self = self, .known = read_known(json_object_get(params, "previousResultIds"))};
	at.parts = jn_lsp_parts_begin(self, params, "items");
	for (jn_lsp_project *project = self->projects; project; project = project->next)
		if (jn_lsp_cares(self, project)) pull_project(&at, project);
	const char *uri;
	json_t *value;
	json_object_foreach(at.known, uri, value)
	{ /* gone, or nobody's any more */
		json_object_del(self->told, uri);
		add_report(&at, NULL, NULL, uri, NULL, result_id(0));
	}
	jn_lsp_parts_end(&at.parts, out);
	json_decref(at.known);
	return true;
}

/* ---- told, and no longer so ---- */

/* True when the client should ask again: what it was told of the document is not what is true. A buffer that was edited
 * since is asked for anyway. */
static bool outdated(jn_lsp *self, const char *uri, uint64_t mark, const jn_lsp_buffer *buffer)
{
	json_t *told = json_object_get(self->told, uri), *now = result_id(mark);
	bool edited = buffer && buffer->version != json_integer_value(json_object_get(told, "version"));
	bool known = json_equal(json_object_get(told, "id"), now) || json_equal(json_object_get(told, "recalled"), now);
	if (told && !known && !edited) json_object_set(told, "recalled", now);
	json_decref(now);
	return told && !known && !edited;
}

void jn_lsp_recall(jn_lsp *self)
{
	json_t *gone = json_copy(self->told), *entry;
	bool again = false;
	const char *uri;
	void *next;
	for (jn_lsp_project *project = self->projects; project; project = project->next) {
		if (!jn_lsp_cares(self, project) || project->ignored) continue;
		const jn_project *snapshot = jn_lsp_load(self, project);
		jn_lsp_shelf shelf = jn_lsp_shelve(self, project);
		for (uint32_t i = 0; i < snapshot->document_count; i++) {
			const jn_lsp_buffer *buffer;
			if (snapshot->documents[i]->builtin) continue;
			json_t *name = jn_lsp_uri_of(self, project, snapshot->documents[i], &buffer);
			again |= outdated(self, json_string_value(name), shelf.places[i].mark, buffer);
			json_object_del(gone, json_string_value(name));
			json_decref(name);
		}
		jn_lsp_shelf_free(&shelf);
	}
	json_object_foreach_safe(gone, next, uri, entry)
	{
		json_t *nothing = result_id(0);
		again |= !json_equal(json_object_get(entry, "id"), nothing);
		json_decref(nothing);
		json_object_del(self->told, uri);
	}
	json_decref(gone);
	if (again) jn_lsp_ask(self, "workspace/diagnostic/refresh", NULL, NULL, NULL);
}
