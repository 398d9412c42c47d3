/* Questions about touchpoints: what they inherit, how one persona meets them, what follows them, who looks after them.
 *
 * In: a resolved project. Out: pointers into it. Nothing is allocated, changed or kept. A property that is present but
 * whose name means nothing is not replaced by what would have been inherited: the answer is then NULL. */
#include "model/query.h"

#include "model/schema.h"

static const jn_decl *stage_of(const jn_decl *touchpoint)
{
	return touchpoint->parent;
}

static const jn_decl *journey_of(const jn_decl *touchpoint)
{
	const jn_decl *stage = stage_of(touchpoint);
	return stage ? stage->parent : NULL;
}

const jn_decl *jn_touchpoint_owner(const jn_decl *touchpoint)
{
	if (jn_decl_has(touchpoint, JN_KEY_OWNER)) return jn_decl_ref(touchpoint, JN_KEY_OWNER);
	const jn_decl *channel = jn_touchpoint_channel(touchpoint);
	if (channel && jn_decl_has(channel, JN_KEY_OWNER)) return jn_decl_ref(channel, JN_KEY_OWNER);
	const jn_decl *stage = stage_of(touchpoint);
	return stage ? jn_decl_ref(stage, JN_KEY_OWNER) : NULL;
}

const jn_decl *jn_touchpoint_channel(const jn_decl *touchpoint)
{
	if (jn_decl_has(touchpoint, JN_KEY_CHANNEL)) return jn_decl_ref(touchpoint, JN_KEY_CHANNEL);
	const jn_decl *journey = journey_of(touchpoint);
	return journey ? jn_decl_ref(journey, JN_KEY_CHANNEL) : NULL;
}

bool jn_touchpoint_indirect(const jn_decl *touchpoint)
{
	const jn_decl *said_by = touchpoint;
	if (!jn_decl_has(touchpoint, JN_KEY_CONTROL)) said_by = jn_touchpoint_channel(touchpoint);
	return said_by && jn_schema_word_index(jn_words_control, jn_decl_text(said_by, JN_KEY_CONTROL)) == 1;
}

const jn_clause *jn_touchpoint_goals(const jn_decl *touchpoint)
{
	if (jn_decl_has(touchpoint, JN_KEY_GOAL)) return jn_decl_values(touchpoint, JN_KEY_GOAL);
	const jn_decl *stage = stage_of(touchpoint);
	return stage ? jn_decl_values(stage, JN_KEY_GOAL) : NULL;
}

bool jn_touchpoint_has_kpi(const jn_decl *touchpoint)
{
	if (jn_decl_has(touchpoint, JN_KEY_KPI)) return true;
	const jn_decl *stage = stage_of(touchpoint);
	if (stage && jn_decl_has(stage, JN_KEY_KPI)) return true;
	for (const jn_clause *goal = jn_touchpoint_goals(touchpoint); goal; goal = goal->next) {
		if (goal->head.type == JN_VALUE_REF && goal->head.ref && jn_decl_has(goal->head.ref, JN_KEY_KPI)) return true;
	}
	return false;
}

/* True when one of the values refers to `decl`. */
static bool names(const jn_clause *values, const jn_decl *decl)
{
	for (; values; values = values->next) {
		if (values->head.type == JN_VALUE_REF && values->head.ref == decl) return true;
	}
	return false;
}

/* The next view for `persona` at or after `block` among its siblings, or NULL. */
static const jn_decl *view_from(const jn_decl *block, const jn_decl *persona)
{
	while (block && !(block->kind == JN_AS && names(block->heads, persona))) block = block->next;
	return block;
}

const jn_decl *jn_view_block(const jn_decl *touchpoint, const jn_decl *persona)
{
	return persona ? view_from(touchpoint->first_child, persona) : NULL;
}

const jn_clause *jn_view_values(const jn_decl *touchpoint, const jn_decl *persona, jn_key key)
{
	const jn_decl *view = jn_view_block(touchpoint, persona);
	while (view && !jn_decl_has(view, key)) view = view_from(view->next, persona);
	return jn_decl_values(view ? view : touchpoint, key);
}

bool jn_view_meets(const jn_decl *touchpoint, const jn_decl *persona)
{
	if (!persona) return true;
	if (jn_decl_has(touchpoint, JN_KEY_PERSONA) && !names(jn_decl_values(touchpoint, JN_KEY_PERSONA), persona))
		return false;
	const jn_decl *view = jn_view_block(touchpoint, persona);
	while (view && !jn_decl_has(view, JN_KEY_SKIPS)) view = view_from(view->next, persona);
	return !view;
}

/* The first touchpoint in `stage` or the stages after it. */
static const jn_decl *first_from(const jn_decl *stage)
{
	const jn_decl *touchpoint = NULL;
	while (stage && !touchpoint) {
		touchpoint = jn_decl_child(stage, JN_TOUCHPOINT);
		stage = jn_decl_sibling(stage);
	}
	return touchpoint;
}

const jn_decl *jn_journey_first_touchpoint(const jn_decl *journey)
{
	return first_from(jn_decl_child(journey, JN_STAGE));
}

const jn_decl *jn_touchpoint_after(const jn_decl *touchpoint)
{
	const jn_decl *after = jn_decl_sibling(touchpoint);
	if (after) return after;
	const jn_decl *stage = stage_of(touchpoint);
	return stage ? first_from(jn_decl_sibling(stage)) : NULL;
}

void jn_touchpoint_each_next(const jn_decl *touchpoint, void (*visit)(const jn_decl *next, void *context),
							 void *context)
{
	if (!jn_decl_has(touchpoint, JN_KEY_NEXT)) {
		const jn_decl *after = jn_touchpoint_after(touchpoint);
		if (after) visit(after, context);
		return;
	}
	for (const jn_clause *next = jn_decl_values(touchpoint, JN_KEY_NEXT); next; next = next->next) {
		if (next->head.type == JN_VALUE_REF && next->head.ref) visit(next->head.ref, context);
	}
}

bool jn_opportunity_addresses(const jn_decl *opportunity, const jn_decl *touchpoint)
{
	if (jn_schema_word_index(jn_words_idea, jn_decl_text(opportunity, JN_KEY_STATUS)) == 4) return false;
	if (opportunity->parent == touchpoint || !jn_decl_has(opportunity, JN_KEY_ADDRESSES)) return true;
	return names(jn_decl_values(opportunity, JN_KEY_ADDRESSES), touchpoint);
}

bool jn_touchpoint_addressed(const jn_decl *touchpoint)
{
	for (const jn_decl *place = touchpoint; place; place = place->parent) {
		const jn_decl *opportunity = jn_decl_child(place, JN_OPPORTUNITY);
		for (; opportunity; opportunity = jn_decl_sibling(opportunity)) {
			if (jn_opportunity_addresses(opportunity, touchpoint)) return true;
		}
	}
	return false;
}

double jn_touchpoint_leaving(const jn_decl *touchpoint, const jn_decl *persona)
{
	double sum = 0;
	for (const jn_clause *leaves = jn_view_values(touchpoint, persona, JN_KEY_LEAVES); leaves; leaves = leaves->next) {
		bool share = leaves->head.unit.len == 0 || jn_str_eq(leaves->head.unit, JN_STR("%"));
		if (leaves->head.type == JN_VALUE_NUMBER && share && leaves->head.number > 0) sum += leaves->head.number;
	}
	return sum < 100 ? sum : 100;
}
