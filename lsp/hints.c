/* textDocument/inlayHint and inlayHint/resolve: the titles of what is referred to, with the state of KPIs; a face for
 * each emotion; how a KPI stands behind its target. In: the model. Out: hints. */
#include "lsp/page.h"
#include "lsp/remember.h"
#include "lsp/values.h"
#include "model/query.h"
#include "text/catalog.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* True when the title says nothing that the name does not: `store "Store"`, `review-sites "Review sites"`. */
static bool same_words(jn_str name, jn_str title)
{
	bool same = name.len == title.len;
	for (uint32_t i = 0; i < name.len && same; i++)
		same = lower(title.ptr[i]) == lower(name.ptr[i]) || (title.ptr[i] == ' ' && name.ptr[i] == '-');
	return same;
}

static void add_hint(jn_lsp_walk *at, const jn_value *value, jn_buf *label, const jn_decl *about)
{
	json_t *range = jn_lsp_range(at->self, at->source, (jn_span){value->span.end, value->span.end});
	json_t *hint = json_pack("{s:O, s:o, s:b}", "position", json_object_get(range, "end"), "label",
							 jn_lsp_json_str(jn_buf_view(label)), "paddingLeft", 1);
	if (about && at->self->client.lazy_tooltips)
		json_object_set_new(hint, "data", jn_lsp_remember(at->self, at->file->project, about));
	json_array_append_new(at->list, hint);
	json_decref(range);
	jn_buf_free(label);
}

static void tell_title(jn_lsp_walk *at, const jn_value *value)
{
	const jn_decl *decl = value->ref;
	jn_buf label = {0};
	const char *state =
		decl->kind == JN_KPI ? jn_lsp_state_words[jn_kpi_judge(decl, at->file->project->snapshot->today)] : NULL;
	if (decl->title.len && !same_words(decl->name, decl->title)) jn_buf_str(&label, decl->title);
	if (state) jn_buf_printf(&label, "%s%s", label.len ? ": " : "", jn_tr(at->self->language, state));
	if (label.len) add_hint(at, value, &label, decl);
}

static void tell_emotion(jn_lsp_walk *at, const jn_value *value)
{
	static const char *const faces[] = {"😞", "🙁", "😐", "🙂", "😄"};
	int feeling = (int)value->number;
	jn_buf label = {0};
	if (value->number < -2 || value->number > 2 || feeling != value->number) return;
	jn_buf_c(&label, faces[feeling + 2]);
	add_hint(at, value, &label, NULL);
}

/* Behind a KPI's target: how it stands, and its latest figure. */
static void tell_target(jn_lsp_walk *at, const jn_value *value)
{
	jn_date today = at->file->project->snapshot->today;
	const jn_clause *latest = jn_kpi_latest(at->decl, today);
	const char *state = jn_lsp_state_words[jn_kpi_judge(at->decl, today)];
	jn_buf label = {0};
	if (!state || !latest) return;
	jn_buf_printf(&label, "%s: ", jn_tr(at->self->language, state));
	jn_buf_str(&label, jn_source_slice(at->source, latest->head.span));
	add_hint(at, value, &label, at->decl);
}

static void tell(jn_lsp_walk *at, const jn_value *value)
{
	bool head = at->prop && value == &at->clause->head;
	if (value->type == JN_VALUE_REF && value->ref)
		tell_title(at, value);
	else if (head && at->prop->key == JN_KEY_EMOTION && value->type == JN_VALUE_NUMBER)
		tell_emotion(at, value);
	else if (head && at->prop->key == JN_KEY_TARGET && at->decl->kind == JN_KPI)
		tell_target(at, value);
}

json_t *jn_lsp_inlay_hints(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return jn_lsp_walk_values(self, params, tell, error);
}

json_t *jn_lsp_resolve_hint(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!json_object_get(params, "position") || !json_object_get(params, "label"))
		return jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "a hint has a position and a label");
	json_t *hint = json_deep_copy(params);
	const jn_decl *decl = jn_lsp_recall_decl(self, json_object_get(params, "data"), &file);
	jn_lsp_page page = {.markdown = self->client.markdown, .language = self->language};
	if (!decl) return hint;
	jn_lsp_card(&page, file.project->snapshot, decl);
	json_object_set_new(hint, "tooltip", jn_lsp_page_done(&page));
	return hint;
}
