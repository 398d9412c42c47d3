/* textDocument/documentLink: addresses on the web (http, https, mailto and no other), files of the project that are
 * named beside the text (evidence, pictures), and the journeys that tell a touchpoint in detail. A file outside the
 * project is no link. */
#include "lsp/values.h"
#include "text/catalog.h"

static void add_link(jn_lsp_walk *at, jn_span span, json_t *target, jn_str tooltip)
{
	json_t *link = json_pack("{s:o, s:o}", "range", jn_lsp_range(at->self, at->source, span), "target", target);
	if (at->self->client.link_tooltips && tooltip.len) json_object_set_new(link, "tooltip", jn_lsp_json_str(tooltip));
	json_array_append_new(at->list, link);
}

static bool safe(jn_str address)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:"};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (jn_str_starts(address, jn_str_c(schemes[i]))) return true;
	return false;
}

/* True when a path beside the text, its ".." taken into account, stays within the project's folder, or that of a file
 * on its own. */
static bool inside(const jn_lsp_file *file, jn_str path)
{
	int depth = 0;
	jn_str here = file->document->source.path;
	for (uint32_t i = 0; i < here.len && !file->project->lone; i++) depth += here.ptr[i] == '/';
	for (uint32_t at = 0, end; at <= path.len; at = end + 1) {
		for (end = at; end < path.len && path.ptr[end] != '/';) end++;
		jn_str part = jn_str_slice(path, at, end);
		if (jn_str_eq(part, JN_STR("..")))
			depth--;
		else if (part.len && !jn_str_eq(part, JN_STR(".")))
			depth++;
		if (depth < 0) return false;
	}
	return true;
}

/* A file named beside the text: its address. */
static void tell_file(jn_lsp_walk *at, const jn_value *value)
{
	const jn_lsp_project *project = at->file->project;
	jn_str path = value->text;
	bool odd = !path.len || path.ptr[0] == '/' || memchr(path.ptr, '\\', path.len) || memchr(path.ptr, ':', path.len) ||
			   memchr(path.ptr, '\n', path.len);
	if (odd || project->placeless || !inside(at->file, path)) return;
	jn_buf whole = {0}, tidied = {0}, uri = {0};
	jn_lsp_path_of(project, at->file->document, &whole);
	while (whole.len > 0 && whole.ptr[whole.len - 1] != '/') whole.len--;
	jn_buf_str(&whole, path);
	jn_lsp_path_uri(jn_buf_view(&whole), &uri);
	if (jn_lsp_uri_path(jn_buf_view(&uri), &tidied)) { /* without its ".." */
		uri.len = 0;
		jn_lsp_file_uri(at->self, jn_buf_view(&tidied), &uri);
		add_link(at, (jn_span){value->span.start + 1, value->span.end - 1}, jn_lsp_json_str(jn_buf_view(&uri)), path);
	}
	jn_buf_free(&whole);
	jn_buf_free(&tidied);
	jn_buf_free(&uri);
}

/* The journey that tells a touchpoint in detail: its file, at its line. */
static void tell_journey(jn_lsp_walk *at, const jn_value *value)
{
	const jn_decl *journey = value->ref;
	json_t *uri = jn_lsp_uri_of(at->self, at->file->project, journey->document, NULL);
	jn_buf target = {0}, tooltip = {0};
	jn_buf_printf(&target, "%s#L%u", json_string_value(uri),
				  jn_source_position(&journey->document->source, journey->span.start, JN_UTF8).line + 1);
	jn_tr_printf(&tooltip, at->self->language, "open the map “%.*s”", JN_ARG(jn_decl_title(journey)));
	add_link(at, value->span, jn_lsp_json_str(jn_buf_view(&target)), jn_buf_view(&tooltip));
	jn_buf_free(&target);
	jn_buf_free(&tooltip);
	json_decref(uri);
}

static void tell(jn_lsp_walk *at, const jn_value *value)
{
	bool head = at->prop && value == &at->clause->head;
	jn_key key = at->prop ? at->prop->key : JN_KEY_UNKNOWN;
	bool quoted = value->span.end > value->span.start + 2 && at->source->text.ptr[value->span.start] == '"';
	if (value->type == JN_VALUE_LINK && safe(value->text))
		add_link(at, value->span, jn_lsp_json_str(value->text), at->decl->title);
	bool address = value->type == JN_VALUE_TEXT && key == JN_KEY_LINK && safe(value->text) &&
				   !memchr(value->text.ptr, ' ', value->text.len);
	if (head && quoted && address)
		add_link(at, (jn_span){value->span.start + 1, value->span.end - 1}, jn_lsp_json_str(value->text),
				 at->decl->title);
	if (head && quoted && value->type == JN_VALUE_TEXT &&
		(key == JN_KEY_FILE || key == JN_KEY_IMAGE || key == JN_KEY_PORTRAIT))
		tell_file(at, value);
	if (head && key == JN_KEY_DETAIL && value->type == JN_VALUE_REF && value->ref && !value->ref->document->builtin)
		tell_journey(at, value);
}

json_t *jn_lsp_links(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return jn_lsp_walk_values(self, params, tell, error);
}
