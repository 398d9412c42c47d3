/* Each persona's own curve through the journey entered. In: the facts of its touchpoints. Out: a table of emotions, in
 * the run's arena, used again for the next journey.
 *
 * A touchpoint without views that all personas meet, which most are, is rated once for all of them. */
#include "checks/shared.h"

/* The next view for `persona` at or after `block` among its siblings, or NULL. */
static const jn_decl *view_from(const jn_decl *block, const jn_decl *persona)
{
	for (; block; block = block->next) {
		if (block->kind != JN_AS) continue;
		for (const jn_clause *head = block->heads; head; head = head->next)
			if (head->head.type == JN_VALUE_REF && head->head.ref == persona) return block;
	}
	return NULL;
}

bool jn_view_has(const jn_decl *touchpoint, const jn_decl *persona, jn_key key)
{
	if (jn_decl_has(touchpoint, key)) return true;
	const jn_decl *view = persona ? view_from(touchpoint->first_child, persona) : NULL;
	while (view && !jn_decl_has(view, key)) view = view_from(view->next, persona);
	return view != NULL;
}

/* True when it is not certain whose a view is. */
static bool lost_view(const jn_decl *touchpoint)
{
	for (const jn_decl *view = touchpoint->first_child; view; view = view->next) {
		if (view->kind != JN_AS) continue;
		if (!view->heads || view->damaged) return true;
		for (const jn_clause *head = view->heads; head; head = head->next)
			if (head->broken || head->head.type != JN_VALUE_REF || !head->head.ref) return true;
	}
	return false;
}

/* The emotion of a touchpoint that has views or is not met by all, as `persona` meets it. */
static int8_t rate(const jn_fact *fact, const jn_decl *persona)
{
	const jn_decl *touchpoint = fact->touchpoint;
	if ((fact->flags & JN_IS_DAMAGED) || jn_prop_lost(jn_decl_prop(touchpoint, JN_KEY_PERSONA))) return JN_UNSURE;
	if (!persona) return fact->emotion;
	if (lost_view(touchpoint)) return JN_UNSURE;
	if (!jn_view_meets(touchpoint, persona)) return JN_UNMET;
	const jn_decl *view = view_from(touchpoint->first_child, persona);
	while (view && !jn_decl_has(view, JN_KEY_EMOTION)) view = view_from(view->next, persona);
	if (!view) return fact->emotion;
	const jn_prop *prop = jn_decl_prop(view, JN_KEY_EMOTION);
	if (jn_prop_lost(prop) || prop->clauses->head.type != JN_VALUE_NUMBER) return JN_UNSURE;
	return (int8_t)prop->clauses->head.number;
}

static void find_viewers(jn_shared *self)
{
	const jn_clause *persona = jn_decl_values(self->journey, JN_KEY_PERSONA);
	for (; persona && self->view_count < JN_MOST_VIEWS; persona = persona->next)
		if (persona->head.type == JN_VALUE_REF && persona->head.ref)
			self->viewers[self->view_count++] = persona->head.ref;
	if (self->view_count == 0) self->viewers[self->view_count++] = NULL;
}

const int8_t *jn_shared_curves(jn_shared *self)
{
	if (self->view_count) return self->curves;
	find_viewers(self);
	uint32_t size = self->fact_count * self->view_count + 1; /* never NULL, also for a journey without touchpoints */
	if (size > self->curve_cap) {
		self->curve_cap = size;
		self->curves = jn_arena_alloc(self->arena, size);
	}
	for (uint32_t i = 0; i < self->fact_count; i++) {
		const jn_fact *fact = &self->facts[i];
		bool plain = !(fact->flags & (JN_HAS_VIEWS | JN_IS_DAMAGED)) && !jn_decl_has(fact->touchpoint, JN_KEY_PERSONA);
		for (uint32_t view = 0; view < self->view_count; view++)
			self->curves[view * self->fact_count + i] = plain ? fact->emotion : rate(fact, self->viewers[view]);
	}
	return self->curves;
}
