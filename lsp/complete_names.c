/* The names that may be referred to here: those the property lists already come last. In: the project's declarations.
 */
#include "lsp/complete.h"
#include "model/query.h"

enum { MOST_COMPARED = 500 };

/* True when the property that is being written has this declaration already. */
static bool listed(const jn_lsp_completion *at, const jn_decl *decl)
{
	const jn_clause *clause = !at->decl ? NULL : at->row ? jn_decl_values(at->decl, at->row->key) : at->decl->heads;
	for (int i = 0; clause && i < 100 && !at->modifier; clause = clause->next, i++)
		if (clause->head.type == JN_VALUE_REF && clause->head.ref == decl && clause->head.span.end < at->word.start)
			return true;
	return false;
}

static void offer_decl(jn_lsp_completion *at, const jn_decl *decl, jn_str label, char order)
{
	if (!label.len) return;
	jn_lsp_suggest_card(at, jn_lsp_suggest(at, label, label, JN_LSP_ITEM_REFERENCE, listed(at, decl) ? '9' : order),
						decl);
}

/* How many touchpoints of the journey have this name, counted to two. */
static int named_so(const jn_decl *journey, jn_str name)
{
	int count = 0, seen = 0;
	for (const jn_decl *t = jn_journey_first_touchpoint(journey); t && count < 2 && seen < MOST_COMPARED;
		 t = jn_touchpoint_after(t), seen++)
		count += jn_str_eq(t->name, name);
	return count;
}

/* The shortest way to say a touchpoint from here: its name in this journey, with its journey from another; its stage
 * where several have the name. `dotted`: somebody writes a dot, so more than the name is wanted. */
static void put_path(const jn_lsp_completion *at, jn_buf *path, const jn_decl *journey, const jn_decl *t, bool dotted)
{
	const jn_decl *home = at->decl ? jn_decl_enclosing(at->decl, JN_JOURNEY) : NULL;
	const jn_decl *stage = at->decl ? jn_decl_enclosing(at->decl, JN_STAGE) : NULL;
	bool several = named_so(journey, t->name) > 1 && t->parent != stage;
	if (journey != home) jn_buf_str(path, journey->name), jn_buf_char(path, '.');
	if (several || (journey == home && dotted)) jn_buf_str(path, t->parent->name), jn_buf_char(path, '.');
	jn_buf_str(path, t->name);
}

/* True when the longest way to say a touchpoint fits what was typed: no other could. */
static bool fits_somehow(const jn_lsp_completion *at, const jn_decl *journey, const jn_decl *t)
{
	jn_buf path = {0};
	const jn_str parts[] = {journey->name, JN_STR("."), t->parent->name, JN_STR("."), t->name};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) jn_buf_str(&path, parts[i]);
	bool fits = jn_lsp_complete_fits(at, jn_buf_view(&path));
	jn_buf_free(&path);
	return fits;
}

static void offer_touchpoints(jn_lsp_completion *at)
{
	const jn_project *project = at->file->project->snapshot;
	const jn_decl *home = at->decl ? jn_decl_enclosing(at->decl, JN_JOURNEY) : NULL;
	bool dotted = at->typed.len && memchr(at->typed.ptr, '.', at->typed.len);
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY] && !at->more; i++) {
		const jn_decl *journey = project->by_kind[JN_JOURNEY][i];
		for (const jn_decl *t = jn_journey_first_touchpoint(journey); t && !at->more; t = jn_touchpoint_after(t)) {
			jn_buf path = {0};
			if (!t->name.len || (at->filter && !fits_somehow(at, journey, t))) continue;
			put_path(at, &path, journey, t, dotted);
			offer_decl(at, t, jn_buf_view(&path), t == at->decl ? '8' : journey == home ? '1' : '2');
			jn_buf_free(&path);
		}
	}
}

static void offer_phases(jn_lsp_completion *at)
{
	const jn_decl *journey = at->decl ? jn_decl_enclosing(at->decl, JN_JOURNEY) : NULL;
	const jn_decl *phase =
		journey ? jn_decl_child(jn_journey_framework(at->file->project->snapshot, journey), JN_PHASE) : NULL;
	for (; phase && !at->more; phase = jn_decl_sibling(phase)) offer_decl(at, phase, phase->name, '1');
}

void jn_lsp_complete_names(jn_lsp_completion *at, jn_kind kind)
{
	const jn_project *project = at->file->project->snapshot;
	if (kind == JN_TOUCHPOINT)
		offer_touchpoints(at);
	else if (kind == JN_PHASE)
		offer_phases(at);
	else
		for (uint32_t i = 0; i < project->kind_count[kind] && !at->more; i++)
			offer_decl(at, project->by_kind[kind][i], project->by_kind[kind][i]->name, '1');
}
