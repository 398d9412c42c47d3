/* Facts for the rules. In: the project. Out: jn_shared, in the run's arena.
 *
 * Everything is one pass over what it reads, so that cost stays in line with size. */
#include "checks/shared.h"

#include "model/schema.h"

/* The kinds that unused-name asks about. */
enum {
	NAMED_TO_BE_USED =
		1 << JN_CHANNEL | 1 << JN_TEAM | 1 << JN_GOAL | 1 << JN_KPI | 1 << JN_SOURCE | 1 << JN_COMPETITOR,
};

jn_span jn_place(const jn_decl *decl)
{
	if (decl->name_span.start != decl->name_span.end) return decl->name_span;
	if (decl->title_span.start != decl->title_span.end) return decl->title_span;
	return decl->head_span;
}

jn_str jn_called(const jn_decl *decl)
{
	return decl->named || !decl->title.len ? decl->name : decl->title;
}

bool jn_prop_lost(const jn_prop *prop)
{
	if (!prop) return false;
	if (prop->broken || !prop->clauses) return true;
	for (const jn_clause *clause = prop->clauses; clause; clause = clause->next) {
		if (clause->broken || (clause->head.type == JN_VALUE_REF && !clause->head.ref)) return true;
	}
	return false;
}

const jn_decl *jn_tree_next(const jn_decl *root, const jn_decl *decl)
{
	if (decl->first_child) return decl->first_child;
	while (decl != root && !decl->next) decl = decl->parent;
	return decl == root ? NULL : decl->next;
}

/* Notes whether a list of findings tells of text that was misread, and perhaps of a journey lost by it. */
static void read_findings(jn_shared *self, const jn_diagnostic *finding)
{
	for (; finding; finding = finding->next) {
		if (jn_rules[finding->rule].severity == JN_SEVERITY_ERROR) self->misread = true;
		switch (finding->rule) {
		case JN_RULE_BLOCK_NOT_CLOSED:
		case JN_RULE_TOO_DEEP:
		case JN_RULE_TOO_LARGE:
		case JN_RULE_INVALID_ENCODING: self->lost_journey = true; break;
		default: break;
		}
	}
}

/* Notes what the project's declaration says for all journeys, but not certainly. */
static void read_project(jn_shared *self, const jn_decl *project)
{
	if (!project) return;
	self->lost_framework = project->damaged || jn_prop_lost(jn_decl_prop(project, JN_KEY_FRAMEWORK));
	self->lost_reviews = project->damaged || jn_prop_lost(jn_decl_prop(project, JN_KEY_REVIEW)) ||
						 jn_prop_lost(jn_decl_prop(project, JN_KEY_REVIEWED));
}

jn_shared jn_shared_new(const jn_project *project, jn_arena *arena, const jn_settings *settings)
{
	jn_shared self = {.project = project, .arena = arena};
	read_findings(&self, project->diagnostics);
	read_project(&self, project->project);
	for (uint32_t i = 0; i < project->document_count; i++) {
		const jn_document *document = project->documents[i];
		read_findings(&self, document->diagnostics);
		if (document->orphan_count || document->nameless[JN_JOURNEY]) self.lost_journey = true;
	}
	bool asked = settings->severity[JN_RULE_UNUSED_NAME] != JN_SEVERITY_OFF && !self.misread;
	for (int kind = 0; asked && kind < JN_KIND_COUNT; kind++)
		if ((unsigned)NAMED_TO_BE_USED >> kind & 1) self.usable_count += project->kind_count[kind];
	return self;
}

static void use(jn_shared *self, const jn_value *value)
{
	if (value->type != JN_VALUE_REF || !value->ref) return;
	int kind = value->ref->kind;
	/* Runs of the same owner or channel are the rule: they are looked up once. */
	if (!((unsigned)NAMED_TO_BE_USED >> kind & 1) || self->last_used[kind] == value->ref) return;
	self->last_used[kind] = value->ref;
	jn_pointer_set_add(self->arena, &self->used, value->ref);
}

static void use_clauses(jn_shared *self, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		use(self, &clause->head);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) use(self, &mod->value);
	}
}

static bool beyond_ascii(jn_str s)
{
	unsigned char all = 0;
	for (uint32_t i = 0; i < s.len; i++) all |= (unsigned char)s.ptr[i];
	return all >= 0x80;
}

void jn_shared_read(jn_shared *self, const jn_decl *root)
{
	for (const jn_decl *decl = root; decl; decl = jn_tree_next(root, decl)) {
		if (beyond_ascii(decl->name)) self->foreign_kinds |= 1u << decl->kind;
		/* Most projects use all they declare, and then most of their text need not be read for it. */
		if (self->used.count >= self->usable_count) continue;
		for (const jn_prop *prop = decl->props; prop; prop = prop->next) use_clauses(self, prop->clauses);
	}
}

jn_fact *jn_shared_fact(const jn_shared *self, const jn_decl *touchpoint)
{
	if (!self->journey || touchpoint->document != self->journey->document) return NULL;
	uint32_t from = 0, to = self->fact_count;
	while (from < to) {
		uint32_t middle = from + (to - from) / 2;
		jn_fact *fact = &self->facts[middle];
		if (fact->touchpoint == touchpoint) return fact;
		if (fact->touchpoint->span.start < touchpoint->span.start)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

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

/* What a touchpoint or one of its views says of pains and leaving. */
static void read_pains(jn_fact *fact, const jn_decl *decl)
{
	if (jn_decl_has(decl, JN_KEY_PAIN)) weigh(fact, jn_decl_values(decl, JN_KEY_PAIN));
	if (jn_decl_has(decl, JN_KEY_BARRIER)) weigh(fact, jn_decl_values(decl, JN_KEY_BARRIER));
	if (jn_decl_has(decl, JN_KEY_LEAVES)) weigh_leaving(fact, jn_decl_values(decl, JN_KEY_LEAVES));
	if (jn_decl_has(decl, JN_KEY_EMOTION)) fact->flags &= ~(unsigned)JN_LACKS_EMOTION;
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

static bool dropped(const jn_decl *opportunity)
{
	return jn_schema_word_index(jn_words_idea, jn_decl_text(opportunity, JN_KEY_STATUS)) == 4;
}

static void read_touchpoint(jn_shared *self, const jn_decl *touchpoint, const jn_decl *stage, const jn_decl *journey)
{
	if (self->fact_count == self->fact_cap)
		self->facts = jn_arena_grow(self->arena, self->facts, self->fact_count, &self->fact_cap, sizeof *self->facts);
	jn_fact *fact = &self->facts[self->fact_count++];
	*fact = (jn_fact){.touchpoint = touchpoint, .flags = JN_LACKS_EMOTION};
	read_pains(fact, touchpoint);
	for (const jn_decl *child = touchpoint->first_child; child; child = child->next) {
		if (child->kind == JN_AS)
			read_pains(fact, child);
		else if (child->kind == JN_OPPORTUNITY && !dropped(child))
			fact->flags |= JN_IS_ADDRESSED;
	}
	read_next(self, fact);
	read_channel(fact, stage, journey);
	if (!jn_decl_has(touchpoint, JN_KEY_GOAL) && !jn_decl_has(stage, JN_KEY_GOAL) && !stage->damaged)
		fact->flags |= JN_LACKS_GOAL;
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
	self->lost_flow = journey->damaged;
	bool damaged = journey->damaged, covers_before = false;
	for (const jn_decl *stage = journey->first_child; stage; stage = stage->next) {
		if (stage->kind != JN_STAGE) continue;
		uint32_t from = self->fact_count;
		damaged |= stage->damaged;
		self->lost_flow |= stage->damaged;
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
