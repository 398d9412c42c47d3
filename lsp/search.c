/* workspace/symbol and workspaceSymbol/resolve: all names of the workspace by some of their letters, the best first.
 * In: the models of all projects that are cared for. Out: JSON text. */
#include <stdlib.h>

#include "lsp/parts.h"
#include "lsp/remember.h"
#include "lsp/write.h"

enum { MOST_SYMBOLS = 500, MOST_WEIGHED = 200000 };

/* How well a text fits: less is better. */
enum { EXACT, BEGINS, BEGINS_WORD, HOLDS, SCATTERED, NO_FIT };

typedef struct hit {
	const jn_lsp_project *project;
	const jn_decl *decl;
	uint32_t rank;  /* how well it fits, then how short it is */
	uint32_t order; /* as found */
} hit;

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins(jn_str text, uint32_t at, jn_str query)
{
	if (query.len > text.len - at) return false;
	for (uint32_t i = 0; i < query.len; i++)
		if (lower(text.ptr[at + i]) != lower(query.ptr[i])) return false;
	return true;
}

static bool scattered(jn_str text, jn_str query)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < text.len && at < query.len; i++) {
		while (at < query.len && query.ptr[at] == ' ') at++;
		if (at < query.len && lower(text.ptr[i]) == lower(query.ptr[at])) at++;
	}
	while (at < query.len && query.ptr[at] == ' ') at++;
	return at == query.len;
}

static int fit(jn_str text, jn_str query)
{
	if (!scattered(text, query)) return NO_FIT;
	int best = SCATTERED;
	for (uint32_t i = 0; i < text.len && query.len <= text.len - i; i++) {
		if (!begins(text, i, query)) continue;
		if (i == 0) return query.len == text.len ? EXACT : BEGINS;
		if (strchr("-_ .", text.ptr[i - 1])) return BEGINS_WORD;
		best = HOLDS;
	}
	return best;
}

static int by_rank(const void *left, const void *right)
{
	const hit *a = left, *b = right;
	if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

typedef struct hits {
	hit *items;
	uint32_t count, cap;
} hits;

static void weigh(hits *self, const jn_lsp_project *project, const jn_decl *decl, jn_str query)
{
	int name = fit(decl->name, query), title = fit(decl->title, query), best = name < title ? name : title;
	if (best == NO_FIT || self->count >= MOST_WEIGHED) return;
	if (self->count == self->cap) {
		self->cap = self->cap ? self->cap * 2 : 256;
		self->items = jn_realloc(self->items, self->cap * sizeof *self->items);
	}
	uint32_t length = decl->name.len < 0xFFFF ? decl->name.len : 0xFFFF;
	self->items[self->count] = (hit){project, decl, query.len ? (uint32_t)best << 16 | length : 0, self->count};
	self->count++;
}

static void put_symbol(jn_lsp *self, jn_buf *out, const hit *at)
{
	const jn_decl *decl = at->decl;
	json_t *place = self->client.lazy_ranges
						? json_pack("{s:o}", "uri", jn_lsp_uri_of(self, at->project, decl->document, NULL))
						: jn_lsp_location(self, at->project, decl->document, jn_lsp_name_span(decl));
	json_t *symbol = json_pack("{s:o, s:i, s:o}", "name", jn_lsp_label(decl), "kind", jn_lsp_symbol_kind(self, decl),
							   "location", place);
	if (decl->parent) json_object_set_new(symbol, "containerName", jn_lsp_label(decl->parent));
	if (self->client.lazy_ranges) json_object_set_new(symbol, "data", jn_lsp_remember(self, at->project, decl));
	jn_lsp_put_json(out, symbol);
}

bool jn_lsp_workspace_symbols(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	jn_str query = jn_str_trim(jn_lsp_member(params, "query"));
	hits all = {0};
	(void)error;
	for (jn_lsp_project *project = self->projects; project; project = project->next) {
		if (!jn_lsp_cares(self, project)) continue;
		const jn_project *snapshot = jn_lsp_load(self, project);
		for (uint32_t i = 0; i < snapshot->document_count; i++) {
			if (snapshot->documents[i]->builtin) continue;
			for (const jn_decl *decl = snapshot->documents[i]->first; decl; decl = jn_decl_after(decl, NULL))
				if (decl->name.len) weigh(&all, project, decl, query);
		}
	}
	if (all.count) qsort(all.items, all.count, sizeof *all.items, by_rank);
	jn_lsp_parts parts = jn_lsp_parts_begin(self, params, NULL);
	for (uint32_t i = 0; i < all.count && i < MOST_SYMBOLS; i++)
		put_symbol(self, jn_lsp_parts_item(&parts), &all.items[i]);
	jn_lsp_parts_end(&parts, out);
	free(all.items);
	return true;
}

json_t *jn_lsp_resolve_symbol(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const jn_decl *decl = jn_lsp_recall_decl(self, json_object_get(params, "data"), &file);
	if (!decl) return jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "this symbol is no longer there");
	json_t *symbol = json_deep_copy(params);
	json_object_set_new(symbol, "location",
						jn_lsp_location(self, file.project, decl->document, jn_lsp_name_span(decl)));
	return symbol;
}
