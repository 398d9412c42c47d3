/* textDocument/codeAction: the edits that findings carry, as quick fixes, and all certain ones at once; and the declaration
 * that an unknown name misses, where its kind lives. */
#include "lsp/diagnostics.h"

/* True when the client asked for this kind, or for all. */
static bool wants(const json_t *params, const char *kind)
{
	const json_t *only = jn_lsp_at(params, "context.only");
	if (!json_is_array(only)) return true;
	for (size_t i = 0; i < json_array_size(only); i++) {
		const char *asked = json_string_value(json_array_get(only, i));
		size_t n = asked ? strlen(asked) : 0;
		if (asked && strncmp(asked, kind, n) == 0 && (kind[n] == '\0' || kind[n] == '.' || n == 0)) return true;
	}
	return false;
}

static json_t *edit_of(jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	jn_lsp_edits edits = {.self = self, .project = project};
	for (const jn_edit *edit = finding->edits; edit; edit = edit->next) jn_lsp_edits_add(&edits, edit->document, edit->span, edit->text);
	return jn_lsp_edits_done(&edits);
}

static json_t *quick_fix(jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	jn_str title = finding->edit_title.len ? finding->edit_title : finding->help;
	json_t *action = json_pack("{s:o, s:s, s:[o], s:o}", "title", jn_lsp_json_str(title.len ? title : JN_STR("mend it")), "kind", "quickfix",
	                           "diagnostics", jn_lsp_diagnostic(self, project, finding), "edit", edit_of(self, project, finding));
	if (finding->edit_certain) json_object_set_new(action, "isPreferred", json_true());
	return action;
}

/* Declares what is missing, behind the last declaration of its kind: in that file, or in this one. NULL when the name is none
 * that could be declared at file level. */
static json_t *declare(jn_lsp *self, const jn_lsp_file *file, const jn_diagnostic *finding)
{
	jn_lsp_spot spot = jn_lsp_spot_at(self, file, finding->span.start);
	const jn_project *project = file->project->snapshot;
	jn_str name = jn_source_slice(&finding->document->source, finding->span);
	if (spot.type != JN_LSP_SPOT_REF || !spot.ref || !jn_schema_stands_in(spot.ref, JN_KIND_NONE) || memchr(name.ptr, '.', name.len)) return NULL;
	const jn_kind_row *kind = jn_schema_kind(spot.ref);
	uint32_t count = project->kind_count[spot.ref];
	const jn_decl *last = count ? project->by_kind[spot.ref][count - 1] : NULL;
	const jn_document *home = last && !last->document->builtin ? last->document : file->document;
	jn_str text = home->source.text;
	const char *line_end = text.len && memchr(text.ptr, '\r', text.len) ? "\r\n" : "\n";
	uint32_t at = home->source.text.len;
	jn_buf fresh = {0}, title = {0};
	if (at > 0 && text.ptr[at - 1] != '\n' && text.ptr[at - 1] != '\r') jn_buf_c(&fresh, line_end);
	jn_buf_printf(&fresh, "%s ", kind->name);
	jn_buf_str(&fresh, name);
	jn_buf_c(&fresh, line_end);
	jn_buf_printf(&title, "declare the %s `%.*s` in %.*s", kind->name, JN_ARG(name), JN_ARG(home->source.path));
	jn_lsp_edits edits = {.self = self, .project = file->project};
	jn_lsp_edits_add(&edits, home, (jn_span){at, at}, jn_buf_view(&fresh));
	json_t *action = json_pack("{s:o, s:s, s:[o], s:o}", "title", jn_lsp_json_str(jn_buf_view(&title)), "kind", "quickfix", "diagnostics",
	                           jn_lsp_diagnostic(self, file->project, finding), "edit", jn_lsp_edits_done(&edits));
	jn_buf_free(&fresh);
	jn_buf_free(&title);
	return action;
}

/* All certain edits of one document that do not touch each other; NULL when there are none. */
static json_t *fix_all(jn_lsp *self, const jn_lsp_file *file, const jn_findings *findings)
{
	jn_lsp_edits edits = {.self = self, .project = file->project};
	uint32_t behind = 0, count = 0;
	for (uint32_t i = 0; i < findings->count && count < JN_LSP_MOST_ITEMS; i++) {
		const jn_diagnostic *finding = findings->items[i];
		bool fits = finding->edit_certain && finding->edits && finding->document == file->document;
		uint32_t end = behind;
		for (const jn_edit *edit = finding->edits; edit && fits; edit = edit->next) {
			fits = edit->document == file->document && edit->span.start >= end;
			end = edit->span.end;
		}
		if (!fits) continue;
		for (const jn_edit *edit = finding->edits; edit; edit = edit->next, count++)
			jn_lsp_edits_add(&edits, edit->document, edit->span, edit->text);
		behind = end;
	}
	if (!count) return NULL;
	return json_pack("{s:s, s:s, s:o}", "title", "mend all that is certain", "kind", "source.fixAll.journey", "edit", jn_lsp_edits_done(&edits));
}

json_t *jn_lsp_code_actions(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	json_t *list = json_array();
	if (!self->client.literal_actions) return list;
	const jn_findings *findings = jn_lsp_findings(self, file.project);
	jn_span range = jn_lsp_span(self, &file.document->source, json_object_get(params, "range"));
	for (uint32_t i = 0; i < findings->count && json_array_size(list) < JN_LSP_MOST_FINDINGS && wants(params, "quickfix"); i++) {
		const jn_diagnostic *finding = findings->items[i];
		if (finding->document != file.document || finding->span.start > range.end || finding->span.end < range.start) continue;
		if (finding->edits) json_array_append_new(list, quick_fix(self, file.project, finding));
		json_t *declared = finding->rule == JN_RULE_UNKNOWN_NAME ? declare(self, &file, finding) : NULL;
		if (declared) json_array_append_new(list, declared);
	}
	json_t *all = wants(params, "source.fixAll.journey") ? fix_all(self, &file, findings) : NULL;
	if (all) json_array_append_new(list, all);
	return list;
}
