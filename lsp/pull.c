/* textDocument/diagnostic and workspace/diagnostic: findings, pulled. A list has a result id that stays as long as the list does;
 * what the client was told last of each document is remembered (`told`: URI → {id, version}), so that it can be asked to pull
 * again when a change elsewhere made it untrue. */
#include <stdio.h>
#include <stdlib.h>

#include "lsp/diagnostics.h"

enum { MOST_RELATED = 100, CHUNK = 50 };

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
	json_object_set_new(self->told, uri, json_pack("{s:O, s:I}", "id", id, "version", buffer ? buffer->version : (json_int_t)-1));
	return id;
}

static json_t *report(json_t *id, json_t *list)
{
	if (!list) return json_pack("{s:s, s:o}", "kind", "unchanged", "resultId", id);
	return json_pack("{s:s, s:o, s:o}", "kind", "full", "resultId", id, "items", list);
}

/* Reports of other documents of the project of which something else was told, or nothing yet. */
static json_t *related_documents(jn_lsp *self, const jn_lsp_file *file, const uint64_t *marks)
{
	json_t *others = json_object();
	const jn_project *project = file->project->snapshot;
	for (uint32_t i = 0; i < project->document_count && json_object_size(others) < MOST_RELATED; i++) {
		const jn_lsp_buffer *buffer;
		const jn_lsp_file other = {file->project, project->documents[i]};
		if (other.document == file->document || other.document->builtin) continue;
		json_t *uri = jn_lsp_uri_of(self, file->project, other.document, &buffer), *now = result_id(marks[i]);
		const json_t *told = json_object_get(json_object_get(self->told, json_string_value(uri)), "id");
		if (told ? !json_equal(told, now) : marks[i] != 0)
			json_object_set_new(others, json_string_value(uri),
			                    report(tell(self, json_string_value(uri), marks[i], buffer), jn_lsp_diagnostic_list(self, &other)));
		json_decref(uri);
		json_decref(now);
	}
	return others;
}

json_t *jn_lsp_pull(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_lsp_buffer *buffer;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	uint64_t *marks = jn_lsp_diagnostic_marks(self, file.project);
	json_t *uri = jn_lsp_uri_of(self, file.project, file.document, &buffer);
	json_t *id = tell(self, json_string_value(uri), marks[file.document->index], buffer);
	bool same = json_equal(id, json_object_get(params, "previousResultId"));
	json_t *result = report(id, same ? NULL : jn_lsp_diagnostic_list(self, &file));
	if (self->client.related_documents) {
		json_t *others = related_documents(self, &file, marks);
		if (json_object_size(others)) json_object_set(result, "relatedDocuments", others);
		json_decref(others);
	}
	json_decref(uri);
	free(marks);
	return result;
}

/* ---- the workspace ---- */

typedef struct workspace_pull {
	jn_lsp *self;
	json_t *known;       /* URI → the result id that the client has */
	const json_t *token; /* for partial results, or NULL */
	json_t *items;
} workspace_pull;

static void send_items(workspace_pull *at)
{
	if (!at->token || !json_array_size(at->items)) return;
	jn_lsp_notify(at->self, "$/progress", json_pack("{s:O, s:{s:o}}", "token", at->token, "value", "items", at->items));
	at->items = json_array();
}

static void add_report(workspace_pull *at, const char *uri, const jn_lsp_buffer *buffer, json_t *item)
{
	json_object_set_new(item, "uri", json_string(uri));
	json_object_set_new(item, "version", buffer ? json_integer(buffer->version) : json_null());
	json_array_append_new(at->items, item);
	if (json_array_size(at->items) >= CHUNK) send_items(at);
}

static void pull_project(workspace_pull *at, jn_lsp_project *project)
{
	const jn_project *snapshot = jn_lsp_load(at->self, project);
	json_t **lists = jn_lsp_diagnostic_lists(at->self, project);
	uint64_t *marks = jn_lsp_diagnostic_marks(at->self, project);
	for (uint32_t i = 0; i < snapshot->document_count; i++) {
		const jn_lsp_buffer *buffer;
		if (snapshot->documents[i]->builtin) continue;
		json_t *name = jn_lsp_uri_of(at->self, project, snapshot->documents[i], &buffer);
		const char *uri = json_string_value(name);
		json_t *id = tell(at->self, uri, marks[i], buffer);
		bool same = json_equal(id, json_object_get(at->known, uri));
		if (same) json_decref(lists[i]);
		add_report(at, uri, buffer, report(id, same ? NULL : lists[i] ? lists[i] : json_array()));
		json_object_del(at->known, uri);
		json_decref(name);
	}
	free(lists);
	free(marks);
}

json_t *jn_lsp_pull_workspace(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	(void)error;
	const json_t *before = json_object_get(params, "previousResultIds"), *token = json_object_get(params, "partialResultToken");
	workspace_pull at = {self, json_object(), json_is_string(token) || json_is_integer(token) ? token : NULL, json_array()};
	for (size_t i = 0; i < json_array_size(before); i++) {
		const json_t *entry = json_array_get(before, i);
		const char *uri = json_string_value(json_object_get(entry, "uri"));
		json_t *value = json_object_get(entry, "value");
		if (uri && json_is_string(value)) json_object_set(at.known, uri, value);
	}
	for (jn_lsp_project *project = self->projects; project; project = project->next)
		if (jn_lsp_cares(self, project)) pull_project(&at, project);
	const char *uri;
	json_t *value;
	json_object_foreach(at.known, uri, value) { /* gone, or nobody's any more */
		json_object_del(self->told, uri);
		add_report(&at, uri, NULL, report(result_id(0), json_array()));
	}
	send_items(&at);
	json_decref(at.known);
	return json_pack("{s:o}", "items", at.items);
}

/* ---- told, and no longer so ---- */

/* True when the client should ask again: what it was told of the document is not what is true. A buffer that was edited since
 * is asked for anyway. */
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
		uint64_t *marks = jn_lsp_diagnostic_marks(self, project);
		for (uint32_t i = 0; i < snapshot->document_count; i++) {
			const jn_lsp_buffer *buffer;
			if (snapshot->documents[i]->builtin) continue;
			json_t *name = jn_lsp_uri_of(self, project, snapshot->documents[i], &buffer);
			again |= outdated(self, json_string_value(name), marks[i], buffer);
			json_object_del(gone, json_string_value(name));
			json_decref(name);
		}
		free(marks);
	}
	json_object_foreach_safe(gone, next, uri, entry) {
		json_t *nothing = result_id(0);
		again |= !json_equal(json_object_get(entry, "id"), nothing);
		json_decref(nothing);
		json_object_del(self->told, uri);
	}
	json_decref(gone);
	if (again) jn_lsp_ask(self, "workspace/diagnostic/refresh", NULL, NULL, NULL);
}
