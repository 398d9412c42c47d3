/* Declarations found again. See remember.h. What comes back may be anything. */
#include "lsp/remember.h"

json_t *jn_lsp_remember(jn_lsp *self, const jn_lsp_project *project, const jn_decl *decl)
{
	return json_pack("{s:o, s:i, s:i, s:o}", "uri", jn_lsp_uri_of(self, project, decl->document, NULL), "at",
					 (int)jn_lsp_name_span(decl).start, "kind", (int)decl->kind, "name", jn_lsp_json_str(decl->name));
}

const jn_decl *jn_lsp_recall_decl(jn_lsp *self, const json_t *data, jn_lsp_file *ret_file)
{
	json_t *named = json_pack("{s:{s:O?}}", "textDocument", "uri", json_object_get(data, "uri"));
	*ret_file = jn_lsp_file_of(self, named);
	json_decref(named);
	if (!ret_file->document) return NULL;
	jn_str name = jn_lsp_member(data, "name");
	json_int_t kind = json_integer_value(json_object_get(data, "kind")),
			   at = json_integer_value(json_object_get(data, "at"));
	const jn_decl *found = NULL;
	for (const jn_decl *decl = ret_file->document->first; decl; decl = jn_decl_after(decl, NULL)) {
		if (decl->kind != kind || !jn_str_eq(decl->name, name)) continue;
		if (jn_lsp_name_span(decl).start == at) return decl;
		if (!found) found = decl;
	}
	return found;
}
