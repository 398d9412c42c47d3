/* textDocument/codeAction and codeAction/resolve: the edits that findings carry, as quick fixes, and all certain ones at once; and
 * what refactor.c has to offer. Where the client asks for edits later, they are made later. */
#include "lsp/actions.h"

#include "lsp/diagnostics.h"
#include "lsp/edits.h"

#include "text/catalog.h"

/* True when the client asked for this kind, or for all. */
bool jn_lsp_action_wanted(const json_t *params, const char *kind)
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

/* True when the client can make the finding's edits: not every one makes files. */
static bool can_edit(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	if (!finding->edits || !finding->edits->create.len) return finding->edits != NULL;
	return self->client.creates_files && self->client.versioned_edits && !project->placeless;
}

/* Makes a file beside a document. */
static void create(jn_lsp_edits *edits, const jn_edit *edit)
{
	jn_buf path = {0};
	jn_lsp_path_of(edits->project, edit->document, &path);
	while (path.len && path.ptr[path.len - 1] != '/') path.len--;
	jn_buf_str(&path, edit->create);
	jn_lsp_edits_create(edits, jn_buf_view(&path), edit->text);
	jn_buf_free(&path);
}

static json_t *edit_of(jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	jn_lsp_edits edits = {.self = self, .project = project};
	for (const jn_edit *edit = finding->edits; edit; edit = edit->next) {
		if (edit->create.len) create(&edits, edit);
		else jn_lsp_edits_add(&edits, edit->document, edit->span, edit->text);
	}
	return jn_lsp_edits_done(&edits);
}

/* The mend of a finding; not `able`: said only, for the client makes no files. */
static json_t *quick_fix(jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding, bool able)
{
	jn_message said = jn_message_some(&finding->edit_title) ? finding->edit_title : finding->help;
	if (!jn_message_some(&said)) said = jn_message_of(JN_TR("mend it"));
	jn_buf title = {0};
	jn_tr_message(&title, self->language, &said);
	json_t *action = json_pack("{s:o, s:s, s:[o]}", "title", jn_lsp_json_str(jn_buf_view(&title)), "kind", "quickfix", "diagnostics",
	                           jn_lsp_diagnostic(self, project, finding));
	if (able) json_object_set_new(action, "edit", edit_of(self, project, finding));
	else json_object_set_new(action, "disabled", json_pack("{s:s}", "reason", jn_tr(self->language, JN_TR("this editor lets nobody else make files"))));
	if (able && finding->edit_certain) json_object_set_new(action, "isPreferred", json_true());
	jn_buf_free(&title);
	return action;
}

json_t *jn_lsp_certain_edits(jn_lsp *self, const jn_lsp_file *file, uint32_t most)
{
	const jn_findings *findings = jn_lsp_findings(self, file->project);
	jn_lsp_edits edits = {.self = self, .project = file->project};
	uint32_t behind = 0, count = 0;
	for (uint32_t i = 0; i < findings->count && count < most; i++) {
		const jn_diagnostic *finding = findings->items[i];
		bool fits = finding->edit_certain && !finding->edit_sketches && finding->edits && finding->document == file->document;
		uint32_t end = behind;
		for (const jn_edit *edit = finding->edits; edit && fits; edit = edit->next) {
			fits = !edit->create.len && edit->document == file->document && edit->span.start >= end;
			end = edit->span.end;
		}
		if (!fits) continue;
		for (const jn_edit *edit = finding->edits; edit; edit = edit->next, count++)
			jn_lsp_edits_add(&edits, edit->document, edit->span, edit->text);
		behind = end;
	}
	json_t *edit = jn_lsp_edits_done(&edits);
	if (count) return edit;
	json_decref(edit);
	return NULL;
}

static json_t *fix_all(jn_lsp *self, const jn_lsp_file *file, const json_t *params)
{
	json_t *edit = jn_lsp_certain_edits(self, file, self->client.lazy_actions ? 1 : JN_LSP_MOST_ITEMS);
	if (!edit) return NULL;
	const char *title = jn_tr(self->language, JN_TR("mend all that is certain"));
	json_t *action = json_pack("{s:s, s:s}", "title", title, "kind", "source.fixAll.journey");
	if (self->client.lazy_actions)
		json_object_set_new(action, "data", json_pack("{s:s, s:o}", "name", "fix-all", "uri", jn_lsp_json_str(jn_lsp_member(json_object_get(params, "textDocument"), "uri"))));
	else json_object_set(action, "edit", edit);
	json_decref(edit);
	return action;
}

/* The mend of a finding, and the other one where there is a choice. */
static void append_fixes(jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding, json_t *list)
{
	json_array_append_new(list, quick_fix(self, project, finding, true));
	if (!finding->choice) return;
	jn_diagnostic other = *finding;
	other.edits = finding->choice;
	other.edit_title = finding->choice_title;
	json_array_append_new(list, quick_fix(self, project, &other, true));
}

static bool meets(jn_span span, jn_span range)
{
	return span.start <= range.end && span.end >= range.start;
}

/* True when the finding stands within the range; or is said once for many places (checks/quiet.h), and one of those does. */
static bool concerns(const jn_diagnostic *finding, const jn_document *document, jn_span range)
{
	if (finding->document == document && meets(finding->span, range)) return true;
	bool many = finding->edits && finding->edits->next;
	for (const jn_related *related = many ? finding->related : NULL; related; related = related->next)
		if (related->document == document && meets(related->span, range)) return true;
	return false;
}

json_t *jn_lsp_code_actions(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	json_t *list = json_array();
	if (!self->client.literal_actions) return list;
	const jn_findings *findings = jn_lsp_findings(self, file.project);
	jn_span range = jn_lsp_span(self, &file.document->source, json_object_get(params, "range"));
	for (uint32_t i = 0; i < findings->count && json_array_size(list) < JN_LSP_MOST_FINDINGS && jn_lsp_action_wanted(params, "quickfix"); i++) {
		const jn_diagnostic *finding = findings->items[i];
		if (!concerns(finding, file.document, range)) continue;
		if (can_edit(self, file.project, finding)) append_fixes(self, file.project, finding, list);
		else if (finding->edits && self->client.disabled_actions) json_array_append_new(list, quick_fix(self, file.project, finding, false));
	}
	jn_lsp_offer_all(self, &file, params, list);
	json_t *all = jn_lsp_action_wanted(params, "source.fixAll.journey") ? fix_all(self, &file, params) : NULL;
	if (all) json_array_append_new(list, all);
	return list;
}

json_t *jn_lsp_resolve_action(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	const json_t *data = json_object_get(params, "data");
	json_t *edit = NULL;
	if (jn_str_eq(jn_lsp_member(data, "name"), JN_STR("fix-all"))) {
		jn_lsp_file file;
		json_t *document = json_pack("{s:{s:o}}", "textDocument", "uri", jn_lsp_json_str(jn_lsp_member(data, "uri")));
		bool found = jn_lsp_document(self, document, &file, error);
		json_decref(document);
		if (found) edit = jn_lsp_certain_edits(self, &file, JN_LSP_MOST_ITEMS);
	} else if (data) {
		edit = jn_lsp_make(self, data, error);
	}
	if (error->code) return NULL;
	json_t *action = json_is_object(params) ? json_copy((json_t *)params) : json_object();
	if (edit) json_object_set_new(action, "edit", edit);
	return action;
}
