/* What is true of each touchpoint of the journey entered. In: the journey. Out: the facts of jn_shared, in the run's
 * arena.
 *
 * One pass over the touchpoints and what stands in them; nothing is asked of the model twice. */
#include "checks/shared.h"
#include "model/schema.h"

enum { AHEAD = 1536 }; /* bytes; measured on maps whose touchpoints say much */

/* Keeps the gravest of a list of pains or barriers. */
static void weigh(jn_fact *fact, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		int severity = jn_clause_severity(clause);
		if (clause->broken || severity <= fact->severity) continue;
		fact->gravest = clause;
		fact->severity = severity;
	}
}

static void weigh_leaving(jn_fact *fact, const jn_clause *clause)
{
	double sum = 0;
	for (; clause; clause = clause->next) {
		bool share = clause->head.unit.len == 0 || jn_str_eq(clause->head.unit, JN_STR("%"));
		if (clause->head.type == JN_VALUE_NUMBER && share && clause->head.number > 0) sum += clause->head.number;
	}
	if (sum > fact->leaving) fact->leaving = sum;
}

/* The emotion that a property tells, and whether it could be understood. */
static int8_t read_emotion(jn_fact *fact, const jn_prop *prop)
{
	const jn_clause *clause = prop->clauses;
	if (!clause || prop->broken || clause->broken || clause->head.type != JN_VALUE_NUMBER) {
		fact->flags |= JN_LOST_EMOTION;
		return JN_UNSURE;
	}
	int8_t emotion = (int8_t)clause->head.number;
	if (fact->lowest == JN_UNRATED || emotion < fact->lowest) fact->lowest = emotion;
	if (fact->highest == JN_UNRATED || emotion > fact->highest) fact->highest = emotion;
	if (!fact->unreasoned && (!clause->second || clause->second->type == JN_VALUE_NONE)) fact->unreasoned = clause;
	return emotion;
}

static void weigh_importance(jn_fact *fact, const jn_clause *clause)
{
	if (!clause || clause->broken || clause->head.type != JN_VALUE_NUMBER) return;
	if (clause->head.number > fact->importance) fact->importance = (int)clause->head.number;
}

/* What a touchpoint or one of its views says that the rules weigh. Returns its emotion. */
static int8_t read_props(jn_fact *fact, const jn_decl *decl)
{
	int8_t emotion = JN_UNRATED;
	fact->any[0] |= decl->has[0];
	fact->any[1] |= decl->has[1];
	if (decl->damaged) fact->flags |= JN_IS_DAMAGED;
	/* How many of these there are tells when the rest need not be walked over. */
	static const jn_key weighed[] = {JN_KEY_PAIN, JN_KEY_BARRIER, JN_KEY_LEAVES, JN_KEY_EMOTION, JN_KEY_IMPORTANCE};
	int left = 0;
	for (size_t i = 0; i < sizeof weighed / sizeof weighed[0]; i++) left += jn_decl_has(decl, weighed[i]);
	for (const jn_prop *prop = decl->props; prop && left > 0; prop = prop->next) {
		/* What a map says lies in its document's memory in the order of the text: what comes next is asked for early.
		 */
		__builtin_prefetch((const void *)((uintptr_t)prop + AHEAD));
		left--;
		switch (prop->key) {
		case JN_KEY_PAIN:
		case JN_KEY_BARRIER: weigh(fact, prop->clauses); break;
		case JN_KEY_LEAVES: weigh_leaving(fact, prop->clauses); break;
		case JN_KEY_EMOTION: emotion = read_emotion(fact, prop); break;
		case JN_KEY_IMPORTANCE: weigh_importance(fact, prop->clauses); break;
		default: left++; break;
		}
	}
	return emotion;
}

static bool is_quality(jn_key key)
{
	return key == JN_KEY_SIMPLE || key == JN_KEY_APPROPRIATE || key == JN_KEY_RELEVANT || key == JN_KEY_MEANINGFUL ||
		   key == JN_KEY_APPEALING || key == JN_KEY_PERSONAL;
}

jn_date jn_audit_date(const jn_decl *audit)
{
	const jn_clause *head = audit->heads;
	return head && !head->broken && head->head.type == JN_VALUE_DATE ? head->head.date : JN_DATE_NONE;
}

/* Keeps the latest audit; of two on one day, the later in the text. One without a day makes none the latest. */
static void read_audit(jn_fact *fact, const jn_decl *audit, bool *lost)
{
	jn_date day = jn_audit_date(audit);
	if (audit->damaged) fact->flags |= JN_IS_DAMAGED;
	if (day == JN_DATE_NONE) *lost = true;
	if (*lost) fact->audit = NULL;
	if (*lost || (fact->audit && day < jn_audit_date(fact->audit))) return;
	fact->audit = audit;
}

static void find_poorest(jn_fact *fact)
{
	for (const jn_prop *prop = fact->audit ? fact->audit->props : NULL; prop; prop = prop->next) {
		const jn_clause *rated = prop->clauses;
		if (!is_quality(prop->key) || !rated || rated->broken || rated->head.type != JN_VALUE_NUMBER) continue;
		if (!fact->poorest || rated->head.number < fact->poorest->head.number) fact->poorest = rated;
	}
}

static void read_next(jn_shared *self, jn_fact *fact)
{
	if (!jn_decl_has(fact->touchpoint, JN_KEY_NEXT)) return;
	self->steered = true;
	fact->flags |= JN_HAS_NEXT;
	if (!jn_prop_lost(jn_decl_prop(fact->touchpoint, JN_KEY_NEXT))) return;
	fact->flags |= JN_LOST_NEXT;
	self->lost_flow = true;
}

/* Channel, control and owner: what is inherited along the channel. */
static void read_channel(jn_fact *fact, const jn_decl *stage, const jn_decl *journey)
{
	const jn_decl *touchpoint = fact->touchpoint;
	bool said = jn_decl_has(touchpoint, JN_KEY_CHANNEL) || jn_decl_has(journey, JN_KEY_CHANNEL);
	const jn_decl *channel = jn_touchpoint_channel(touchpoint);
	bool unsure = said ? !channel || channel->damaged : journey->damaged;
	if (!said && !unsure) fact->flags |= JN_LACKS_CHANNEL;
	if (unsure) fact->flags |= JN_LOST_CHANNEL;
	fact->channel = channel;

	const jn_decl *controller = jn_decl_has(touchpoint, JN_KEY_CONTROL) ? touchpoint : channel;
	if (controller == touchpoint ? jn_prop_lost(jn_decl_prop(touchpoint, JN_KEY_CONTROL))
								 : unsure || (channel && jn_prop_lost(jn_decl_prop(channel, JN_KEY_CONTROL))))
		fact->flags |= JN_MAY_BE_INDIRECT;
	else if (controller && jn_schema_word_index(jn_words_control, jn_decl_text(controller, JN_KEY_CONTROL)) == 1)
		fact->flags |= JN_IS_INDIRECT;

	fact->owner = jn_touchpoint_owner(touchpoint);
	bool owned = jn_decl_has(touchpoint, JN_KEY_OWNER) || (channel && jn_decl_has(channel, JN_KEY_OWNER)) ||
				 jn_decl_has(stage, JN_KEY_OWNER);
	if (!owned && !unsure && !stage->damaged && !(fact->flags & (JN_IS_INDIRECT | JN_MAY_BE_INDIRECT)))
		fact->flags |= JN_LACKS_OWNER;
}

static void keep_idea(jn_shared *self, const jn_decl *opportunity)
{
	if (self->idea_count == self->idea_cap)
		self->ideas = jn_arena_grow(self->arena, self->ideas, self->idea_count, &self->idea_cap, sizeof *self->ideas);
	self->ideas[self->idea_count++] = opportunity;
}

static bool dropped(const jn_decl *opportunity)
{
	return jn_schema_word_index(jn_words_idea, jn_decl_text(opportunity, JN_KEY_STATUS)) == 4;
}

/* The views, audits and opportunities in a touchpoint. */
static void read_children(jn_shared *self, jn_fact *fact)
{
	bool lost_audit = false;
	for (const jn_decl *child = fact->touchpoint->first_child; child; child = child->next) {
		if (child->kind == JN_AS) {
			fact->flags |= JN_HAS_VIEWS;
			read_props(fact, child);
		} else if (child->kind == JN_AUDIT) {
			read_audit(fact, child, &lost_audit);
		} else if (child->kind == JN_OPPORTUNITY && !dropped(child)) {
			keep_idea(self, child);
			fact->flags |= JN_IS_ADDRESSED;
		}
	}
	find_poorest(fact);
}

static void read_touchpoint(jn_shared *self, const jn_decl *touchpoint, const jn_decl *stage, const jn_decl *journey)
{
	if (self->fact_count == self->fact_cap)
		self->facts = jn_arena_grow(self->arena, self->facts, self->fact_count, &self->fact_cap, sizeof *self->facts);
	jn_fact *fact = &self->facts[self->fact_count++];
	*fact = (jn_fact){.touchpoint = touchpoint, .lowest = JN_UNRATED, .highest = JN_UNRATED};
	fact->emotion = read_props(fact, touchpoint);
	read_children(self, fact);
	if (!jn_fact_any(fact, JN_KEY_EMOTION)) fact->flags |= JN_LACKS_EMOTION;
	read_next(self, fact);
	read_channel(fact, stage, journey);
	if (!jn_decl_has(touchpoint, JN_KEY_GOAL) && !jn_decl_has(stage, JN_KEY_GOAL) && !stage->damaged)
		fact->flags |= JN_LACKS_GOAL;
	if (fact->flags & JN_IS_DAMAGED) self->lost_text = true;
	if (touchpoint->damaged) {
		const unsigned lacks = JN_LACKS_CHANNEL | JN_LACKS_EMOTION | JN_LACKS_OWNER | JN_LACKS_GOAL;
		fact->flags &= ~lacks;
		self->lost_flow = true;
	}
}

/* Marks what the opportunities of a stage or journey are meant for; its touchpoints are facts `from` … `to`. */
static void read_opportunities(jn_shared *self, const jn_decl *place, uint32_t from, uint32_t to)
{
	bool all = false;
	for (const jn_decl *child = place->first_child; child; child = child->next) {
		if (child->kind != JN_OPPORTUNITY || dropped(child)) continue;
		keep_idea(self, child);
		/* One whose addresses could not be understood is given the benefit of the doubt. */
		if (!jn_decl_has(child, JN_KEY_ADDRESSES) || jn_prop_lost(jn_decl_prop(child, JN_KEY_ADDRESSES))) all = true;
		for (const jn_clause *clause = jn_decl_values(child, JN_KEY_ADDRESSES); clause; clause = clause->next) {
			const jn_decl *touchpoint = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
			jn_fact *fact = touchpoint ? jn_shared_fact(self, touchpoint) : NULL;
			if (fact && (place == self->journey || touchpoint->parent == place)) fact->flags |= JN_IS_ADDRESSED;
		}
	}
	for (uint32_t i = from; all && i < to; i++) self->facts[i].flags |= JN_IS_ADDRESSED;
}

/* What the project-wide rules want to know of this journey. */
static void gather(jn_shared *self, const jn_decl *journey)
{
	self->journey_count++;
	if (!jn_decl_has(journey, JN_KEY_CHANNEL) && !jn_str_eq(jn_decl_text(journey, JN_KEY_STATE), JN_STR("future")))
		self->counted_journeys++;
	for (const jn_clause *clause = jn_decl_values(journey, JN_KEY_PERSONA); clause; clause = clause->next) {
		if (clause->head.type == JN_VALUE_REF && clause->head.ref)
			jn_pointer_set_add(self->arena, &self->mapped_personas, clause->head.ref);
	}
	if (journey->damaged || jn_prop_lost(jn_decl_prop(journey, JN_KEY_PERSONA))) self->unsure_personas = true;
	if (!self->plain_reviewed && !journey->damaged && !jn_decl_has(journey, JN_KEY_REVIEW) &&
		!jn_decl_has(journey, JN_KEY_REVIEWED))
		self->plain_reviewed = journey;
}

/* Whether a journey that covers a phase before the purchase has, or may have, an indirect touchpoint. */
static void gather_before(jn_shared *self, bool covers_before, bool damaged)
{
	if (!covers_before) return;
	if (!self->before_journey) self->before_journey = self->journey;
	if (damaged) self->before_indirect = true;
	for (uint32_t i = 0; i < self->fact_count && !self->before_indirect; i++)
		self->before_indirect = self->facts[i].flags & (JN_IS_INDIRECT | JN_MAY_BE_INDIRECT);
}

void jn_shared_enter(jn_shared *self, const jn_decl *journey)
{
	self->journey = journey;
	self->fact_count = 0;
	self->steered = false;
	self->view_count = 0;
	self->idea_count = 0;
	self->lost_text = journey->damaged;
	self->lost_flow = journey->damaged;
	bool damaged = journey->damaged, covers_before = false;
	for (const jn_decl *stage = journey->first_child; stage; stage = stage->next) {
		if (stage->kind != JN_STAGE) continue;
		uint32_t from = self->fact_count;
		damaged |= stage->damaged;
		self->lost_flow |= stage->damaged;
		self->lost_text |= stage->damaged;
		for (const jn_decl *child = stage->first_child; child; child = child->next)
			if (child->kind == JN_TOUCHPOINT) read_touchpoint(self, child, stage, journey);
		read_opportunities(self, stage, from, self->fact_count);
		const jn_decl *phase = self->before_indirect || covers_before ? NULL : jn_stage_phase(self->project, stage);
		if (phase && jn_phase_place(phase) == 0) covers_before = true;
	}
	read_opportunities(self, journey, 0, self->fact_count);
	gather(self, journey);
	gather_before(self, covers_before, damaged);
}
