/* Findings, pushed: for each file of each project that is cared for, when they (or the version they are for) changed; and an
 * empty list for files that have none any more, or are gone. */
#include "lsp/diagnostics.h"

#include "checks/rule.h"

static const int severities[] = {[JN_SEVERITY_OFF] = 4, [JN_SEVERITY_INFO] = 3, [JN_SEVERITY_WARNING] = 2, [JN_SEVERITY_ERROR] = 1};

static json_t *related(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	json_t *list = json_array();
	for (const jn_related *r = finding->related; r; r = r->next)
		if (!r->document->builtin)
			json_array_append_new(list, json_pack("{s:o, s:o}", "location", jn_lsp_location(self, project, r->document, r->span), "message",
			                                      jn_lsp_json_str(r->message)));
	return list;
}

json_t *jn_lsp_diagnostic(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	const jn_rule *rule = &jn_rules[finding->rule];
	jn_buf message = {0};
	jn_buf_str(&message, finding->message);
	if (finding->help.len) {
		jn_buf_char(&message, '\n');
		jn_buf_str(&message, finding->help);
	}
	json_t *result = json_pack("{s:o, s:i, s:s, s:s, s:o, s:{s:s, s:b}}", "range",
	                           jn_lsp_range(self, &finding->document->source, finding->span), "severity", severities[finding->severity],
	                           "code", rule->name, "source", "journey", "message", jn_lsp_json_str(jn_buf_view(&message)), "data", "group",
	                           rule->group, "mends", finding->edits != NULL);
	if (finding->rule == JN_RULE_UNUSED_NAME || finding->rule == JN_RULE_UNUSED_ALLOW)
		json_object_set_new(result, "tags", json_pack("[i]", 1));
	if (self->client.related && finding->related) json_object_set_new(result, "relatedInformation", related(self, project, finding));
	jn_buf_free(&message);
	return result;
}

/* Adds an entry "URI → {version, diagnostics}" for each document of the project that has findings or is open. */
static void collect(jn_lsp *self, jn_lsp_project *project, json_t *all)
{
	const jn_project *snapshot = jn_lsp_load(self, project);
	const jn_findings *findings = jn_lsp_findings(self, project);
	json_t **lists = jn_arena_alloc(&project->snapshot->arena, snapshot->document_count * sizeof *lists);
	for (uint32_t i = 0; i < findings->count; i++) {
		const jn_diagnostic *finding = findings->items[i];
		json_t **list = &lists[finding->document->index];
		if (finding->document->builtin) continue;
		if (!*list) *list = json_array();
		if (json_array_size(*list) < JN_LSP_MOST_FINDINGS) json_array_append_new(*list, jn_lsp_diagnostic(self, project, finding));
	}
	for (uint32_t i = 0; i < snapshot->document_count; i++) {
		const jn_lsp_buffer *buffer;
		if (snapshot->documents[i]->builtin) continue;
		json_t *uri = jn_lsp_uri_of(self, project, snapshot->documents[i], &buffer);
		if (!lists[i] && buffer) lists[i] = json_array();
		if (lists[i]) {
			json_t *entry = json_pack("{s:O, s:o}", "uri", uri, "diagnostics", lists[i]);
			if (buffer) json_object_set_new(entry, "version", json_integer(buffer->version));
			json_object_set_new(all, json_string_value(uri), entry);
		}
		json_decref(uri);
	}
}

void jn_lsp_publish(jn_lsp *self)
{
	json_t *all = json_object(), *entry;
	const char *uri;
	for (jn_lsp_project *project = self->projects; project; project = project->next)
		if (jn_lsp_cares(self, project) && !project->ignored) collect(self, project, all);
	json_object_foreach(self->published, uri, entry)
		if (!json_object_get(all, uri))
			jn_lsp_notify(self, "textDocument/publishDiagnostics", json_pack("{s:s, s:[]}", "uri", uri, "diagnostics"));
	json_object_foreach(all, uri, entry)
		if (!json_equal(entry, json_object_get(self->published, uri))) jn_lsp_notify(self, "textDocument/publishDiagnostics", json_incref(entry));
	json_decref(self->published);
	self->published = all;
}
