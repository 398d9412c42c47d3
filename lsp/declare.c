/* The declaration that an unknown name misses, as a quick fix: where its kind lives, and in this file; a touchpoint in the stage that
 * asks for it. */
#include "lsp/diagnostics.h"
#include "lsp/refactor.h"

/* The finding about an unknown name at the cursor, or NULL. */
static const jn_diagnostic *unknown_at(const jn_lsp_where *where)
{
	const jn_findings *findings = jn_lsp_findings(where->self, where->file.project);
	for (uint32_t i = 0; i < findings->count; i++) {
		const jn_diagnostic *d = findings->items[i];
		if (d->document == where->file.document && d->rule == JN_RULE_UNKNOWN_NAME && d->span.start <= where->range.end &&
		    d->span.end >= where->range.start)
			return d;
	}
	return NULL;
}

static void offer(jn_lsp_offers *offers, const jn_lsp_where *where, const jn_diagnostic *finding, jn_kind kind, jn_str name, jn_str path)
{
	const char *word = jn_schema_kind(kind)->name;
	json_t *action = path.len ? jn_lsp_offer(offers, path, NULL, "declare the %s `%.*s` in %.*s", word, JN_ARG(name), JN_ARG(path))
	                          : jn_lsp_offer(offers, path, NULL, "declare the %s `%.*s` in this stage", word, JN_ARG(name));
	if (action) json_object_set_new(action, "diagnostics", json_pack("[o]", jn_lsp_diagnostic(where->self, where->file.project, finding)));
}

void jn_lsp_offer_declare(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	const jn_diagnostic *finding = unknown_at(where);
	if (!finding) return;
	jn_lsp_spot spot = jn_lsp_spot_at(where->self, &where->file, finding->span.start);
	jn_str name = jn_source_slice(&finding->document->source, finding->span);
	if (spot.type != JN_LSP_SPOT_REF || !spot.ref || memchr(name.ptr, '.', name.len) || !jn_lsp_valid_name(name)) return;
	if (jn_schema_stands_in(spot.ref, JN_KIND_NONE)) {
		const jn_document *home = jn_lsp_home(where->file.project->snapshot, spot.ref, where->file.document);
		offer(offers, where, finding, spot.ref, name, home->source.path);
		if (home != where->file.document) offer(offers, where, finding, spot.ref, name, where->file.document->source.path);
	} else if (spot.ref == JN_TOUCHPOINT && spot.decl && jn_decl_enclosing(spot.decl, JN_STAGE)) {
		offer(offers, where, finding, spot.ref, name, (jn_str){0});
	}
}

static const jn_document *document_named(const jn_project *project, jn_str path)
{
	for (uint32_t i = 0; i < project->document_count; i++)
		if (!project->documents[i]->builtin && jn_str_eq(project->documents[i]->source.path, path)) return project->documents[i];
	return NULL;
}

bool jn_lsp_make_declare(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	const jn_diagnostic *finding = unknown_at(where);
	jn_lsp_spot spot = {0};
	if (finding) spot = jn_lsp_spot_at(where->self, &where->file, finding->span.start);
	const jn_document *document = document_named(out->project->snapshot, argument);
	const jn_decl *stage = spot.decl ? jn_decl_enclosing(spot.decl, JN_STAGE) : NULL;
	bool good = spot.type == JN_LSP_SPOT_REF && (argument.len ? document != NULL : stage != NULL);
	jn_buf text = {0};
	if (good) {
		jn_buf_printf(&text, "%s%s ", argument.len ? "" : "\n", jn_schema_kind(spot.ref)->name);
		jn_buf_str(&text, jn_source_slice(&finding->document->source, finding->span));
		if (argument.len) jn_lsp_append(out, document, spot.ref, jn_buf_view(&text));
		else jn_lsp_put_inside(out, stage, false, jn_buf_view(&text));
	} else {
		jn_lsp_fail(error, JN_LSP_CONTENT_MODIFIED, "what stands here is another thing by now");
	}
	jn_buf_free(&text);
	return good;
}
