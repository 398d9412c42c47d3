/* Findings, pushed: for each file of each project that is cared for, when they (or the version they are for) changed;
 * and an empty list for files that have none any more, or are gone. What was sent last is remembered as a number
 * (`published`: URI → [mark, version, whether it is open]), so that nothing is written that the client has. */
#include "lsp/diagnostics.h"
#include "lsp/write.h"

static void send(jn_lsp *self, const jn_lsp_shelf *shelf, const jn_document *document, const char *uri,
				 const jn_lsp_buffer *buffer)
{
	jn_buf body = {0};
	jn_buf_c(&body, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":{\"uri\":");
	jn_lsp_put_string(&body, jn_str_c(uri));
	if (buffer && self->client.versions) {
		jn_buf_c(&body, ",\"version\":");
		jn_buf_int(&body, buffer->version);
	}
	jn_buf_c(&body, ",\"diagnostics\":");
	jn_lsp_put_diagnostics(self, shelf, document, &body);
	jn_buf_c(&body, "}}");
	jn_lsp_send_text(&self->stream, &body);
	jn_buf_free(&body);
}

/* Sends what changed of a project, and adds what its documents have now to `all`. */
static void push_project(jn_lsp *self, jn_lsp_project *project, json_t *all)
{
	const jn_project *snapshot = jn_lsp_load(self, project);
	jn_lsp_shelf shelf = jn_lsp_shelve(self, project);
	for (uint32_t i = 0; i < snapshot->document_count; i++) {
		const jn_lsp_buffer *buffer;
		const jn_document *document = snapshot->documents[i];
		if (document->builtin) continue;
		json_t *name = jn_lsp_uri_of(self, project, document, &buffer);
		const char *uri = json_string_value(name);
		if (shelf.places[i].mark || buffer) {
			json_int_t version = buffer && self->client.versions ? buffer->version : -1;
			json_t *now = json_pack("[I, I, b]", (json_int_t)shelf.places[i].mark, version, buffer != NULL);
			if (!json_equal(now, json_object_get(self->published, uri))) send(self, &shelf, document, uri, buffer);
			json_object_set_new(all, uri, now);
		}
		json_decref(name);
	}
	jn_lsp_shelf_free(&shelf);
}

static void push(jn_lsp *self)
{
	json_t *all = json_object(), *entry;
	const char *uri;
	for (jn_lsp_project *project = self->projects; project; project = project->next)
		if (jn_lsp_cares(self, project) && !project->ignored) push_project(self, project, all);
	json_object_foreach(self->published, uri, entry) if (!json_object_get(all, uri))
		jn_lsp_notify(self, "textDocument/publishDiagnostics", json_pack("{s:s, s:[]}", "uri", uri, "diagnostics"));
	json_decref(self->published);
	self->published = all;
}

/* True when the findings of all projects are there. While the client says something, they are not: what it says goes
 * first. */
static bool have_findings(jn_lsp *self)
{
	for (jn_lsp_project *project = self->projects; project; project = project->next)
		if (jn_lsp_cares(self, project) && !project->ignored && !jn_lsp_try_findings(self, project)) return false;
	return true;
}

void jn_lsp_publish(jn_lsp *self)
{
	if (!have_findings(self)) {
		self->findings_due = true;
		return;
	}
	if (self->client.pulls)
		jn_lsp_recall(self);
	else
		push(self);
	jn_lsp_refresh(self);
}
