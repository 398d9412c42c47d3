/* textDocument/linkedEditingRange: a name and the places that say it change together while one types. Only where all of them stand in this
 * document and read alike: elsewhere a rename is right, which sees the whole project. */
#include "lsp/place.h"

typedef struct places {
	const jn_lsp *self;
	const jn_document *document;
	jn_str name; /* as written where it is declared */
	json_t *ranges;
	bool elsewhere;
} places;

static void add(void *context, const jn_document *document, jn_span span)
{
	places *all = context;
	if (document != all->document || json_array_size(all->ranges) >= JN_LSP_MOST_ITEMS || !jn_str_eq(jn_source_slice(&document->source, span), all->name))
		all->elsewhere = true;
	else
		json_array_append_new(all->ranges, jn_lsp_range(all->self, &document->source, span));
}

json_t *jn_lsp_linked(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	uint32_t offset;
	if (!jn_lsp_point(self, params, &file, &offset, error)) return NULL;
	jn_lsp_spot spot = jn_lsp_spot_at(self, &file, offset);
	const jn_decl *target = spot.target;
	bool on_name = spot.type == JN_LSP_SPOT_REF || (spot.type == JN_LSP_SPOT_NAME && target && spot.span.start == target->name_span.start);
	if (!target || !target->named || !on_name || target->document != file.document) return json_null();
	places all = {self, file.document, jn_source_slice(&file.document->source, target->name_span), json_array(), false};
	add(&all, file.document, target->name_span);
	jn_lsp_each_reference(file.project->snapshot, target, add, &all);
	if (!all.elsewhere)
		return json_pack("{s:o, s:s}", "ranges", all.ranges, "wordPattern", "[^\\s\\d\"{}:;,.|/()\\[\\]][^\\s\"{}:;,.|/()\\[\\]]*");
	json_decref(all.ranges);
	return json_null();
}
