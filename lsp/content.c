/* workspace/textDocumentContent: texts that are made when they are looked at, under the scheme `journey:`. A row for each folder of it:
 * a rule's page, a journey drawn, a file as JSON. Their addresses name the document by its URI in the query. */
#include "checks/pages.h"
#include "checks/rule.h"
#include "lsp/draw.h"
#include "lsp/model_json.h"
#include "lsp/preview.h"

/* An address taken apart: `journey:/FOLDER/NAME?key=value&…`. The pieces point into it. */
typedef struct address {
	jn_str folder, name, ending, query;
} address;

static bool take_apart(jn_str uri, address *ret)
{
	if (!jn_str_starts(uri, JN_STR("journey:"))) return false;
	uint32_t at = 8, end;
	while (at < uri.len && uri.ptr[at] == '/') at++;
	for (end = at; end < uri.len && uri.ptr[end] != '?';) end++;
	ret->query = jn_str_slice(uri, end + 1, uri.len);
	jn_str path = jn_str_slice(uri, at, end);
	uint32_t slash = 0, dot = path.len;
	while (slash < path.len && path.ptr[slash] != '/') slash++;
	while (dot > slash && path.ptr[dot - 1] != '.') dot--;
	ret->folder = jn_str_slice(path, 0, slash);
	ret->name = jn_str_slice(path, slash + 1, dot > slash ? dot - 1 : path.len);
	ret->ending = dot > slash ? jn_str_slice(path, dot, path.len) : (jn_str){0};
	return true;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9') return c - '0';
	if (c >= 'a' && c <= 'f') return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The value of a key of the query, decoded, as JSON; NULL when it is not said. */
static json_t *value_of(jn_str query, const char *key)
{
	size_t n = strlen(key);
	for (uint32_t at = 0, end; at < query.len; at = end + 1) {
		for (end = at; end < query.len && query.ptr[end] != '&';) end++;
		if (end - at <= n || memcmp(query.ptr + at, key, n) != 0 || query.ptr[at + n] != '=') continue;
		jn_buf text = {0};
		for (uint32_t i = at + (uint32_t)n + 1; i < end; i++) {
			int high = i + 2 < end && query.ptr[i] == '%' ? hex(query.ptr[i + 1]) : -1, low = high >= 0 ? hex(query.ptr[i + 2]) : -1;
			jn_buf_char(&text, low >= 0 ? (char)(high * 16 + low) : query.ptr[i]);
			if (low >= 0) i += 2;
		}
		json_t *value = jn_lsp_json_str(jn_buf_view(&text));
		jn_buf_free(&text);
		return value;
	}
	return NULL;
}

/* The query as the params of a request. */
static json_t *params_of(const address *at)
{
	static const char *const keys[] = {"journey", "view", "theme", "lanes", "persona", "channel", "language"};
	json_t *params = json_object(), *uri = value_of(at->query, "uri");
	json_object_set_new(params, "textDocument", json_pack("{s:o}", "uri", uri ? uri : json_string("")));
	if (at->ending.len) json_object_set_new(params, "format", jn_lsp_json_str(at->ending));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		json_t *value = value_of(at->query, keys[i]);
		if (value) json_object_set_new(params, keys[i], value);
	}
	return params;
}

static void put_rule(jn_lsp *self, const address *at, jn_buf *out, jn_lsp_error *error)
{
	const jn_rule *rule = jn_rule_named(at->name);
	if (rule) jn_rule_page(out, self->language, rule->id);
	else jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no rule `%.*s`", JN_ARG(at->name));
}

static void put_preview(jn_lsp *self, const address *at, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_drawing drawing = {0};
	json_t *params = params_of(at);
	if (jn_lsp_drawing_read(self, params, &drawing, error) && !jn_lsp_drawing_shown(&drawing))
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "a preview is `svg` or `html`; the command `journey.render` makes the others");
	if (!error->code) jn_lsp_drawing_write(&drawing, out, error);
	jn_lsp_drawing_free(&drawing);
	json_decref(params);
}

static void put_json(jn_lsp *self, const address *at, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_file file;
	json_t *params = params_of(at);
	if (jn_lsp_document(self, params, &file, error)) jn_lsp_put_model(file.document, out);
	json_decref(params);
}

static const struct { const char *folder; void (*put)(jn_lsp *, const address *, jn_buf *, jn_lsp_error *); } folders[] = {
	{"rules", put_rule},
	{"preview", put_preview},
	{"json", put_json},
};

json_t *jn_lsp_content(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	address at;
	jn_buf out = {0};
	bool known = false;
	if (!take_apart(jn_lsp_member(params, "uri"), &at)) return jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`uri` begins with `journey:`");
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		if (!jn_str_eq(at.folder, jn_str_c(folders[i].folder))) continue;
		known = true;
		folders[i].put(self, &at, &out, error);
	}
	if (!known) jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no such text");
	if (!error->code && out.len > JN_LSP_MOST_DRAWN) jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "the text is too large to be shown");
	if (!error->code && at.query.len && self->client.refresh_content) jn_lsp_watch(self, jn_lsp_member(params, "uri"), true);
	json_t *result = error->code ? NULL : json_pack("{s:o}", "text", jn_lsp_json_str(jn_buf_view(&out)));
	jn_buf_free(&out);
	return result;
}
