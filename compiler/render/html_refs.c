/* What a journey refers to: personas, channels, teams, measures, sources …, and what those refer to in turn, so that one
 * page holds all of it. Other journeys are named, never followed. In: the model. Out: a set in the page's arena. */
#include "render/html.h"

static uint32_t slot_of(const jn_html_refs *self, const jn_decl *decl)
{
	uint64_t hash = (uint64_t)(uintptr_t)decl * UINT64_C(0x9E3779B97F4A7C15);
	uint32_t at = (uint32_t)(hash >> 40) & (self->slot_count - 1);
	while (self->slots[at] && self->slots[at] != decl) at = (at + 1) & (self->slot_count - 1);
	return at;
}

static void add(jn_html_refs *self, const jn_decl *decl)
{
	if (decl && decl->kind == JN_PHASE) decl = decl->parent;
	if (!decl || decl->parent || decl->kind == JN_JOURNEY || decl->document->builtin) return;
	uint32_t at = slot_of(self, decl);
	if (self->slots[at]) return;
	self->slots[at] = decl;
	self->numbers[at] = ++self->kind_counts[decl->kind];
	self->queue[self->count++] = decl;
}

static void add_value(jn_html_refs *self, const jn_value *value)
{
	if (value && value->type == JN_VALUE_REF) add(self, value->ref);
}

static void add_clauses(jn_html_refs *self, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		add_value(self, &clause->head);
		add_value(self, clause->second);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) add_value(self, &mod->value);
	}
}

static void add_decl(jn_html_refs *self, const jn_decl *decl)
{
	add_clauses(self, decl->heads);
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) add_clauses(self, prop->clauses);
}

void jn_html_refs_collect(jn_html_page *page)
{
	const jn_project *project = page->job->project;
	const jn_decl *journey = page->job->journey;
	jn_html_refs *refs = &page->refs;
	uint32_t total = 1;
	for (int kind = 0; kind < JN_KIND_COUNT; kind++) total += project->kind_count[kind];
	refs->slot_count = 16;
	while (refs->slot_count < total * 2) refs->slot_count *= 2;
	refs->slots = jn_arena_alloc(&page->arena, refs->slot_count * sizeof *refs->slots);
	refs->numbers = jn_arena_alloc(&page->arena, refs->slot_count * sizeof *refs->numbers);
	refs->queue = jn_arena_alloc(&page->arena, refs->slot_count / 2 * sizeof *refs->queue);
	for (const jn_decl *decl = journey; decl; decl = jn_decl_after(decl, journey)) add_decl(refs, decl);
	add(refs, jn_journey_framework(project, journey));
	if (project->project) add(refs, project->project);
	for (uint32_t i = 0; i < refs->count; i++) {
		for (const jn_decl *decl = refs->queue[i]; decl; decl = jn_decl_after(decl, refs->queue[i])) add_decl(refs, decl);
	}
}

uint32_t jn_html_refs_number(const jn_html_page *page, const jn_decl *decl)
{
	uint32_t at = slot_of(&page->refs, decl);
	return page->refs.slots[at] ? page->refs.numbers[at] : 0;
}

int jn_html_persona_place(const jn_html_page *page, const jn_decl *persona)
{
	int place = 1;
	for (const jn_clause *c = jn_decl_values(page->job->journey, JN_KEY_PERSONA); c; c = c->next, place++) {
		if (c->head.type == JN_VALUE_REF && c->head.ref == persona) return place <= 5 ? place : 0;
	}
	return 0;
}
