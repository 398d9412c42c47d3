/* Comparing what names mean. In: two projects of the same files, whose declarations stand in the same order. Both are walked side by side;
 * declarations are told apart by their number. */
#include "lsp/meaning.h"

#include <stdlib.h>

#include "model/diagnostic.h"
#include "model/query.h"

/* Where each declaration comes in the project. */
typedef struct numbered {
	const jn_decl *decl;
	uint32_t number;
} numbered;

typedef struct numbers {
	numbered *items; /* in the order of their addresses */
	uint32_t count;
} numbers;

static int by_address(const void *a, const void *b)
{
	uintptr_t left = (uintptr_t)((const numbered *)a)->decl, right = (uintptr_t)((const numbered *)b)->decl;
	return left < right ? -1 : left > right;
}

static numbers number_all(const jn_project *project)
{
	numbers all = {0};
	uint32_t total = 0;
	for (uint32_t i = 0; i < project->document_count; i++) total += project->documents[i]->decl_count;
	all.items = jn_alloc(((size_t)total + 1) * sizeof *all.items);
	for (uint32_t i = 0; i < project->document_count; i++)
		for (const jn_decl *decl = project->documents[i]->first; decl && all.count < total; decl = jn_decl_after(decl, NULL), all.count++)
			all.items[all.count] = (numbered){decl, all.count};
	if (all.count) qsort(all.items, all.count, sizeof *all.items, by_address);
	return all;
}

/* The number of a declaration; UINT32_MAX for none. */
static uint32_t number_of(const numbers *all, const jn_decl *decl)
{
	numbered key = {.decl = decl};
	const numbered *found = decl && all->count ? bsearch(&key, all->items, all->count, sizeof *all->items, by_address) : NULL;
	return found ? found->number : UINT32_MAX;
}

typedef struct comparison {
	numbers now, then;
	const jn_project *project_now, *project_then;
	const jn_value *changed; /* the first reference that means another thing, as it reads now */
} comparison;

static bool same_value(comparison *self, const jn_value *now, const jn_value *then)
{
	if (now->type != then->type) self->changed = now;
	else if (now->type == JN_VALUE_REF && number_of(&self->now, now->ref) != number_of(&self->then, then->ref)) self->changed = now;
	return self->changed == NULL;
}

static bool same_clauses(comparison *self, const jn_clause *now, const jn_clause *then)
{
	for (; now && then; now = now->next, then = then->next) {
		const jn_mod *a = now->mods, *b = then->mods;
		if (!same_value(self, &now->head, &then->head)) return false;
		for (; a && b; a = a->next, b = b->next)
			if (!same_value(self, &a->value, &b->value)) return false;
		if (a || b) return false;
	}
	return !now && !then;
}

static bool same_decl(comparison *self, const jn_decl *now, const jn_decl *then)
{
	const jn_prop *a = now->props, *b = then->props;
	if (now->kind != then->kind || !same_clauses(self, now->heads, then->heads)) return false;
	if (b && now->kind == JN_STAGE && b->key == JN_KEY_PHASE && !jn_decl_has(now, JN_KEY_PHASE)) b = b->next; /* said from now on: see same_phase */
	for (; a && b; a = a->next, b = b->next)
		if (a->key != b->key || !same_clauses(self, a->clauses, b->clauses)) return false;
	return !a && !b;
}

static bool same_phase(comparison *self, const jn_decl *now, const jn_decl *then)
{
	const jn_decl *phase = now->kind == JN_STAGE ? jn_stage_phase(self->project_now, now) : NULL;
	if (!phase) return true; /* a stage may gain one */
	return number_of(&self->now, phase) == number_of(&self->then, jn_stage_phase(self->project_then, then));
}

bool jn_lsp_same_meaning(const jn_project *now, const jn_project *then, jn_lsp_error *error)
{
	comparison self = {.now = number_all(now), .then = number_all(then), .project_now = now, .project_then = then};
	bool same = now->document_count == then->document_count;
	for (uint32_t i = 0; i < now->document_count && same; i++) {
		const jn_decl *a = now->documents[i]->first, *b = then->documents[i]->first;
		for (; a && b && same; a = jn_decl_after(a, NULL), b = jn_decl_after(b, NULL)) {
			same = same_decl(&self, a, b);
			if (same && !same_phase(&self, a, b)) {
				jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "with the new name the stage `%.*s` would belong to another phase", JN_ARG(a->name));
				same = false;
			}
		}
		same = same && !a && !b;
	}
	if (!same && self.changed)
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "with the new name `%.*s` would mean another thing than now", JN_ARG(self.changed->text));
	else if (!same && !error->code)
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "with the new name the text would be read in another way");
	free(self.now.items);
	free(self.then.items);
	return same;
}
