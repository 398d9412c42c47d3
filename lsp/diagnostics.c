/* Findings as the protocol has them, and pushed: for each file of each project that is cared for, when they (or the version they
 * are for) changed; and an empty list for files that have none any more, or are gone. */
#include "lsp/diagnostics.h"

#include <stdlib.h>

#include "checks/rule.h"
#include "text/catalog.h"

static const int severities[] = {[JN_SEVERITY_OFF] = 4, [JN_SEVERITY_INFO] = 3, [JN_SEVERITY_WARNING] = 2, [JN_SEVERITY_ERROR] = 1};

/* What editors draw in another way: text that could go, and text whose time is over. */
enum { NO_TAG, UNNECESSARY, DEPRECATED };
static const unsigned char tags[JN_RULE_COUNT] = {
	[JN_RULE_UNUSED_NAME] = UNNECESSARY, [JN_RULE_UNUSED_ALLOW] = UNNECESSARY, [JN_RULE_DUPLICATE_KEY] = UNNECESSARY,
	[JN_RULE_STALE_SOURCE] = DEPRECATED, [JN_RULE_STALE_MEASUREMENT] = DEPRECATED,
};
static json_t *message(const jn_lsp *self, const jn_message *said)
{
	jn_buf text = {0};
	jn_tr_message(&text, self->language, said);
	json_t *result = jn_lsp_json_str(jn_buf_view(&text));
	jn_buf_free(&text);
	return result;
}

static json_t *related(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	json_t *list = json_array();
	for (const jn_related *r = finding->related; r; r = r->next)
		if (!r->document->builtin)
			json_array_append_new(list, json_pack("{s:o, s:o}", "location", jn_lsp_location(self, project, r->document, r->span), "message",
			                                      message(self, &r->message)));
	return list;
}

json_t *jn_lsp_diagnostic(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	const jn_rule *rule = &jn_rules[finding->rule];
	jn_buf message = {0};
	jn_tr_message(&message, self->language, &finding->message);
	if (jn_message_some(&finding->help)) jn_buf_char(&message, '\n');
	jn_tr_message(&message, self->language, &finding->help);
	json_t *result = json_pack("{s:o, s:i, s:s, s:s, s:o}", "range", jn_lsp_range(self, &finding->document->source, finding->span),
	                           "severity", severities[finding->severity], "code", rule->name, "source", "journey", "message",
	                           jn_lsp_json_str(jn_buf_view(&message)));
	int tag = tags[finding->rule];
	if ((tag == UNNECESSARY && self->client.tag_unused) || (tag == DEPRECATED && self->client.tag_deprecated))
		json_object_set_new(result, "tags", json_pack("[i]", tag));
	if (self->client.finding_data)
		json_object_set_new(result, "data", json_pack("{s:s, s:b}", "group", rule->group, "mends", finding->edits != NULL));
	if (self->client.rule_pages) {
		jn_buf page = {0};
		jn_buf_printf(&page, "journey:/rules/%s.md", rule->name);
		json_object_set_new(result, "codeDescription", json_pack("{s:o}", "href", jn_lsp_json_str(jn_buf_view(&page))));
		jn_buf_free(&page);
	}
	if (self->client.related && finding->related) json_object_set_new(result, "relatedInformation", related(self, project, finding));
	jn_buf_free(&message);
	return result;
}

static void *zeroed(size_t count, size_t size)
{
	return memset(jn_alloc((count + 1) * size), 0, (count + 1) * size);
}

json_t **jn_lsp_diagnostic_lists(jn_lsp *self, jn_lsp_project *project)
{
	const jn_findings *findings = jn_lsp_findings(self, project);
	json_t **lists = zeroed(project->snapshot->document_count, sizeof *lists);
	for (uint32_t i = 0; i < findings->count && !project->ignored; i++) {
		const jn_diagnostic *finding = findings->items[i];
		json_t **list = &lists[finding->document->index];
		if (finding->document->builtin) continue;
		if (!*list) *list = json_array();
		if (json_array_size(*list) < JN_LSP_MOST_FINDINGS) json_array_append_new(*list, jn_lsp_diagnostic(self, project, finding));
	}
	return lists;
}

/* Where the findings of a document begin: they are in the order of documents. */
static uint32_t first_of(const jn_findings *findings, uint32_t document)
{
	uint32_t low = 0, high = findings->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (findings->items[middle]->document->index < document) low = middle + 1;
		else high = middle;
	}
	return low;
}

json_t *jn_lsp_diagnostic_list(jn_lsp *self, const jn_lsp_file *file)
{
	const jn_findings *findings = jn_lsp_findings(self, file->project);
	json_t *list = json_array();
	for (uint32_t i = first_of(findings, file->document->index); i < findings->count && !file->project->ignored; i++) {
		if (findings->items[i]->document != file->document || json_array_size(list) >= JN_LSP_MOST_FINDINGS) break;
		json_array_append_new(list, jn_lsp_diagnostic(self, file->project, findings->items[i]));
	}
	return list;
}

/* ---- marks ---- */

static void mix(uint64_t *hash, const void *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++) *hash = (*hash ^ ((const unsigned char *)bytes)[i]) * 0x100000001B3u;
}

/* Offsets, and the columns they are told as: a character before them on the line may have changed. */
static void mix_place(uint64_t *hash, const jn_lsp *self, const jn_document *document, jn_span span)
{
	jn_position at[2] = {jn_lsp_position(self, &document->source, span.start), jn_lsp_position(self, &document->source, span.end)};
	mix(hash, at, sizeof at);
	mix(hash, document->source.path.ptr, document->source.path.len);
}

static void mix_message(uint64_t *hash, const jn_message *message)
{
	jn_buf text = {0};
	jn_message_write(&text, message, NULL);
	mix(hash, text.ptr, text.len);
	jn_buf_free(&text);
}

uint64_t *jn_lsp_diagnostic_marks(jn_lsp *self, jn_lsp_project *project)
{
	const jn_findings *findings = jn_lsp_findings(self, project);
	uint64_t *marks = zeroed(project->snapshot->document_count, sizeof *marks);
	for (uint32_t i = 0; i < findings->count && !project->ignored; i++) {
		const jn_diagnostic *finding = findings->items[i];
		uint64_t *mark = &marks[finding->document->index];
		unsigned char what[3] = {(unsigned char)finding->rule, (unsigned char)finding->severity, finding->edits != NULL};
		if (!*mark) *mark = 0xCBF29CE484222325u ^ (uint64_t)self->language;
		mix(mark, what, sizeof what);
		mix_place(mark, self, finding->document, finding->span);
		mix_message(mark, &finding->message);
		mix_message(mark, &finding->help);
		for (const jn_related *r = finding->related; r && self->client.related; r = r->next) mix_place(mark, self, r->document, r->span);
	}
	return marks;
}

/* ---- pushed ---- */

static void send_list(jn_lsp *self, const jn_lsp_file *file, const json_t *uri, const jn_lsp_buffer *buffer)
{
	json_t *params = json_pack("{s:O, s:o}", "uri", uri, "diagnostics", jn_lsp_diagnostic_list(self, file));
	if (buffer && self->client.versions) json_object_set_new(params, "version", json_integer(buffer->version));
	jn_lsp_notify(self, "textDocument/publishDiagnostics", params);
}

/* Sends the lists that are not what was sent last; notes in `all` (URI → [mark, version]) what holds now. */
static void push_project(jn_lsp *self, jn_lsp_project *project, json_t *all)
{
	const jn_project *snapshot = jn_lsp_load(self, project);
	uint64_t *marks = jn_lsp_diagnostic_marks(self, project);
	for (uint32_t i = 0; i < snapshot->document_count; i++) {
		const jn_lsp_buffer *buffer;
		const jn_lsp_file file = {project, snapshot->documents[i]};
		if (file.document->builtin) continue;
		json_t *uri = jn_lsp_uri_of(self, project, file.document, &buffer);
		json_int_t version = buffer && self->client.versions ? buffer->version : -1;
		json_t *now = json_pack("[I, I, b]", (json_int_t)marks[i], version, buffer != NULL);
		if (marks[i] || buffer) {
			if (!json_equal(now, json_object_get(self->published, json_string_value(uri)))) send_list(self, &file, uri, buffer);
			json_object_set(all, json_string_value(uri), now);
		}
		json_decref(now);
		json_decref(uri);
	}
	free(marks);
}

/* True when the findings of all projects are there. While the client says something, they are not: what it says goes first. */
static bool have_findings(jn_lsp *self)
{
	for (jn_lsp_project *project = self->projects; project; project = project->next)
		if (jn_lsp_cares(self, project) && !project->ignored && !jn_lsp_try_findings(self, project)) return false;
	return true;
}

static void push(jn_lsp *self)
{
	json_t *all = json_object(), *entry;
	const char *uri;
	for (jn_lsp_project *project = self->projects; project; project = project->next)
		if (jn_lsp_cares(self, project) && !project->ignored) push_project(self, project, all);
	json_object_foreach(self->published, uri, entry)
		if (!json_object_get(all, uri))
			jn_lsp_notify(self, "textDocument/publishDiagnostics", json_pack("{s:s, s:[]}", "uri", uri, "diagnostics"));
	json_decref(self->published);
	self->published = all;
}

void jn_lsp_publish(jn_lsp *self)
{
	if (!have_findings(self)) {
		self->findings_due = true;
		return;
	}
	if (self->client.pulls) jn_lsp_recall(self);
	else push(self);
	jn_lsp_refresh(self);
}
