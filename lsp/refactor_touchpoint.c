/* Refactorings of touchpoints: to the stage before or behind, and how one persona meets them. */
#include "lsp/refactor.h"
#include "model/query.h"
#include "text/catalog.h"

static const jn_decl *touchpoint_at(const jn_lsp_where *where)
{
	return where->decl ? jn_decl_enclosing(where->decl, JN_TOUCHPOINT) : NULL;
}

/* ---- to another stage ---- */

static const jn_decl *neighbour(const jn_decl *stage, bool next)
{
	const jn_decl *before = NULL, *at = stage->parent ? jn_decl_child(stage->parent, JN_STAGE) : NULL;
	if (next) return jn_decl_sibling(stage);
	for (; at && at != stage; at = jn_decl_sibling(at)) before = at;
	return before;
}

/* True when an opportunity names this touchpoint and nothing else: it goes along. */
static bool goes_along(const jn_decl *idea, const jn_decl *touchpoint)
{
	const jn_clause *only = jn_decl_values(idea, JN_KEY_ADDRESSES);
	return only && !only->next && only->head.type == JN_VALUE_REF && only->head.ref == touchpoint;
}

static const jn_decl *touchpoint_named(const jn_decl *stage, jn_str name)
{
	const jn_decl *found = jn_decl_child(stage, JN_TOUCHPOINT);
	while (found && !jn_str_eq(found->name, name)) found = jn_decl_sibling(found);
	return found;
}

/* True when a name without a stage, said in the touchpoint, would mean another touchpoint in the new stage. */
static bool misleads(const jn_decl *touchpoint, const jn_decl *to)
{
	for (const jn_clause *next = jn_decl_values(touchpoint, JN_KEY_NEXT); next; next = next->next) {
		const jn_value *value = &next->head;
		if (value->type != JN_VALUE_REF || !value->ref || memchr(value->text.ptr, '.', value->text.len)) continue;
		if (value->ref->parent != to && touchpoint_named(to, value->text)) return true;
	}
	return false;
}

/* Why a touchpoint does not go to a stage; NULL when it does. */
static const char *obstacle(const jn_decl *touchpoint, const jn_decl *to)
{
	const jn_decl *stage = touchpoint->parent;
	if (jn_decl_child(stage, JN_TOUCHPOINT) == touchpoint && !jn_decl_sibling(touchpoint)) return JN_TR("it is the only touchpoint of its stage");
	if (touchpoint_named(to, touchpoint->name)) return JN_TR("that stage has a touchpoint of this name");
	if (misleads(touchpoint, to)) return JN_TR("a name in it would mean another touchpoint there");
	for (const jn_decl *idea = jn_decl_child(stage, JN_OPPORTUNITY); idea; idea = jn_decl_sibling(idea))
		if (jn_decl_has(idea, JN_KEY_ADDRESSES) && jn_opportunity_addresses(idea, touchpoint) && !goes_along(idea, touchpoint))
			return JN_TR("an opportunity of its stage is about it and others");
	return NULL;
}

void jn_lsp_offer_move(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	const jn_decl *touchpoint = touchpoint_at(where), *stage = touchpoint ? touchpoint->parent : NULL;
	if (!stage || stage->kind != JN_STAGE) return;
	for (int next = 1; next >= 0; next--) {
		const jn_decl *to = neighbour(stage, next);
		if (!to) continue;
		jn_str title = jn_decl_title(to);
		if (next) jn_lsp_offer(offers, JN_STR("next"), obstacle(touchpoint, to), "move this touchpoint to the next stage, “%.*s”", JN_ARG(title));
		else jn_lsp_offer(offers, JN_STR("previous"), obstacle(touchpoint, to), "move this touchpoint to the previous stage, “%.*s”", JN_ARG(title));
	}
}

/* References that say the stage get the new one; those inside of what moves are kept until it is taken out. */
typedef struct move {
	jn_lsp_rewrite *out;
	const jn_decl *touchpoint;
	jn_str name; /* of the new stage */
	jn_span *inner; /* in the rewrite's arena, in the order of the text */
	uint32_t inner_count, inner_cap;
} move;

static bool moves(const move *self, const jn_document *document, jn_span span)
{
	const jn_decl *touchpoint = self->touchpoint, *idea = jn_decl_child(touchpoint->parent, JN_OPPORTUNITY);
	if (document != touchpoint->document) return false;
	if (span.start >= touchpoint->span.start && span.end <= touchpoint->span.end) return true;
	for (; idea; idea = jn_decl_sibling(idea))
		if (goes_along(idea, touchpoint) && span.start >= idea->span.start && span.end <= idea->span.end) return true;
	return false;
}

static void refer(void *context, const jn_document *document, jn_span span)
{
	move *self = context;
	jn_str text = document->source.text;
	uint32_t end = span.start, start;
	if (end == 0 || text.ptr[end - 1] != '.') return;
	for (start = --end; start > 0 && !strchr(" \t\r\n.,:;{}", text.ptr[start - 1]);) start--;
	if (!jn_str_eq(jn_str_slice(text, start, end), self->touchpoint->parent->name)) return;
	if (!moves(self, document, span)) {
		jn_lsp_rewrite_put(self->out, document, (jn_span){start, end}, self->name);
		return;
	}
	self->inner = jn_arena_grow(&self->out->arena, self->inner, self->inner_count, &self->inner_cap, sizeof *self->inner);
	self->inner[self->inner_count++] = (jn_span){start, end};
}

/* Takes a declaration with its comments out of its place; gives its text, without the `;` that parted it from the next. */
static jn_str take_out(const move *self, const jn_decl *decl)
{
	jn_span lines = jn_lsp_lines_of(decl);
	jn_buf fresh = {0};
	uint32_t at = lines.start;
	for (uint32_t i = 0; i < self->inner_count; i++) {
		if (self->inner[i].start < at || self->inner[i].end > lines.end) continue;
		jn_buf_str(&fresh, jn_str_slice(decl->document->source.text, at, self->inner[i].start));
		jn_buf_str(&fresh, self->name);
		at = self->inner[i].end;
	}
	jn_buf_str(&fresh, jn_str_slice(decl->document->source.text, at, lines.end));
	jn_str text = jn_arena_str(&self->out->arena, jn_str_trim(jn_buf_view(&fresh)));
	jn_buf_free(&fresh);
	if (jn_str_ends(text, JN_STR(";"))) text.len--;
	jn_lsp_rewrite_put(self->out, decl->document, lines, (jn_str){0});
	return text;
}

/* Puts it into a stage: before its first touchpoint, or as the last thing. */
static void put_in(jn_lsp_rewrite *out, const jn_decl *stage, jn_str text, bool front)
{
	const jn_decl *first = front ? jn_decl_child(stage, JN_TOUCHPOINT) : NULL;
	bool line = jn_lsp_on_one_line(stage);
	jn_buf fresh = {0};
	if (!first && !line && (stage->props || stage->first_child)) jn_buf_char(&fresh, '\n');
	jn_buf_str(&fresh, text);
	if (first) {
		uint32_t at = jn_lsp_lines_of(first).start;
		jn_buf_c(&fresh, line ? "; " : "\n\n");
		jn_lsp_rewrite_put(out, stage->document, (jn_span){at, at}, jn_buf_view(&fresh));
	} else {
		jn_lsp_put_inside(out, stage, false, jn_buf_view(&fresh));
	}
	jn_buf_free(&fresh);
}

bool jn_lsp_make_move(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	bool next = jn_str_eq(argument, JN_STR("next"));
	const jn_decl *touchpoint = touchpoint_at(where), *stage = touchpoint ? touchpoint->parent : NULL;
	const jn_decl *to = stage && stage->kind == JN_STAGE ? neighbour(stage, next) : NULL;
	const char *why = to ? obstacle(touchpoint, to) : JN_TR("there is no such stage");
	if (why) {
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "%s", jn_tr(error->language, why));
		return false;
	}
	move self = {.out = out, .touchpoint = touchpoint, .name = to->name};
	jn_lsp_each_reference(out->project->snapshot, touchpoint, refer, &self);
	put_in(out, to, take_out(&self, touchpoint), next);
	for (const jn_decl *idea = jn_decl_child(stage, JN_OPPORTUNITY); idea; idea = jn_decl_sibling(idea))
		if (goes_along(idea, touchpoint)) put_in(out, to, take_out(&self, idea), false);
	return true;
}

/* ---- a persona's view ---- */

void jn_lsp_offer_view(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	enum { MOST = 10 };
	const jn_decl *touchpoint = touchpoint_at(where), *journey = touchpoint ? jn_decl_enclosing(touchpoint, JN_JOURNEY) : NULL;
	const jn_clause *personas = journey ? jn_decl_values(touchpoint, JN_KEY_PERSONA) : NULL;
	if (!journey) return;
	if (!personas) personas = jn_decl_values(journey, JN_KEY_PERSONA);
	if (!personas || !personas->next) return; /* one persona needs no view of her own */
	int count = 0;
	for (const jn_clause *c = personas; c && count < MOST; c = c->next) {
		const jn_decl *persona = c->head.type == JN_VALUE_REF ? c->head.ref : NULL;
		if (!persona || jn_view_block(touchpoint, persona)) continue;
		jn_str title = jn_decl_title(persona);
		jn_lsp_offer(offers, persona->name, NULL, "say how %.*s meets this touchpoint", JN_ARG(title));
		count++;
	}
}

bool jn_lsp_make_view(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	const jn_decl *touchpoint = touchpoint_at(where);
	const jn_clause *emotion = touchpoint ? jn_decl_values(touchpoint, JN_KEY_EMOTION) : NULL;
	if (!touchpoint || !jn_lsp_valid_name(argument)) {
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no such persona");
		return false;
	}
	jn_buf text = {0};
	bool line = jn_lsp_on_one_line(touchpoint) && jn_lsp_has_block(touchpoint);
	jn_buf_c(&text, "as ");
	jn_buf_str(&text, argument);
	jn_buf_c(&text, line || !emotion ? " { " : " {\n");
	if (emotion && !emotion->broken) {
		jn_buf_c(&text, "emotion: ");
		jn_buf_str(&text, jn_source_slice(&touchpoint->document->source, emotion->span));
	}
	jn_buf_c(&text, line || !emotion ? " }" : "\n}");
	jn_lsp_put_inside(out, touchpoint, false, jn_buf_view(&text));
	jn_buf_free(&text);
	return true;
}
