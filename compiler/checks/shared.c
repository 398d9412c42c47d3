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
	jn_shared self = {.project = project, .arena = arena, .settings = settings};
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
	for (const jn_decl *decl = root; decl; decl = jn_decl_after(decl, root)) {
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

bool jn_fact_unsure(const jn_shared *self, const jn_fact *fact)
{
	return (fact->flags & JN_IS_DAMAGED) || fact->touchpoint->parent->damaged || self->journey->damaged;
}

bool jn_rule_speaks(const jn_shared *self, jn_rule_id rule)
{
	return self->settings->severity[rule] != JN_SEVERITY_OFF;
}

bool jn_fact_hurts(const jn_shared *self, const jn_fact *fact)
{
	double threshold = self->settings->threshold[JN_RULE_UNADDRESSED_PAIN];
	bool severe = (fact->gravest && fact->severity >= threshold) || fact->leaving >= JN_SEVERE_LEAVING;
	return severe && !(fact->flags & JN_IS_ADDRESSED) && !jn_fact_unsure(self, fact);
}

jn_date jn_rhythm_after(const jn_clause *review, jn_date day)
{
	int cadence = review && !review->broken ? jn_schema_word_index(jn_words_cadence, review->head.text) : -1;
	if (cadence < 0) return JN_DATE_NONE;
	int months = jn_cadence_months(cadence);
	return months ? jn_date_add_months(day, months) : day + 7;
}
