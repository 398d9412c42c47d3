/* Running the rules. In: a resolved project and a command line's wishes. Out: one sorted list of findings.
 *
 * Each journey is entered once: its facts are computed and every rule about it, its stages and touchpoints runs while
 * they are at hand; then come the personas, the KPIs and the project. Everything lives in project->arena. */
#include "checks/run.h"

#include "checks/collect.h"
#include "checks/shared.h"

enum { SCOPE_COUNT = 6 };

typedef struct run {
	jn_check check;
	jn_shared shared;
	const jn_settings *settings;
	const jn_lint_options *options;
	bool stopped;
	const jn_rule *rules[SCOPE_COUNT][JN_RULE_COUNT]; /* those that are on, by the bit of their scope */
	uint32_t counts[SCOPE_COUNT];
} run;

static void choose_rules(run *self)
{
	for (int id = 0; id < JN_RULE_COUNT; id++) {
		const jn_rule *rule = &jn_rules[id];
		if (!rule->check || self->settings->severity[id] == JN_SEVERITY_OFF) continue;
		if (rule->dated && self->check.project->today == JN_DATE_NONE) continue;
		for (int scope = 0; scope < SCOPE_COUNT; scope++)
			if (rule->scope >> scope & 1) self->rules[scope][self->counts[scope]++] = rule;
	}
}

static void apply(run *self, unsigned scope, const jn_decl *decl)
{
	int bit = 0;
	while (scope >> bit != 1) bit++;
	for (uint32_t i = 0; i < self->counts[bit]; i++) {
		self->check.rule = self->rules[bit][i];
		self->check.threshold = self->settings->threshold[self->check.rule->id];
		self->check.rule->check(&self->check, decl);
	}
}

/* In a draft, what was found since `before` is worth a look and no more, the group file aside. */
static void soften(run *self, const jn_diagnostic *before)
{
	for (jn_diagnostic *finding = *self->check.found; finding && finding != before; finding = finding->next)
		if (strcmp(jn_rules[finding->rule].group, "file") != 0) finding->severity = JN_SEVERITY_INFO;
}

static void check_journey(run *self, const jn_decl *journey)
{
	const jn_diagnostic *before = *self->check.found;
	jn_shared_enter(&self->shared, journey);
	if (!journey->name.len) return; /* a stray word was taken for a journey, and that was said */
	apply(self, JN_SCOPE_JOURNEY, journey);
	for (const jn_decl *stage = journey->first_child; stage; stage = stage->next)
		if (stage->kind == JN_STAGE && stage->name.len) apply(self, JN_SCOPE_STAGE, stage);
	for (uint32_t i = 0; self->counts[4] && i < self->shared.fact_count; i++)
		apply(self, JN_SCOPE_TOUCHPOINT, self->shared.facts[i].touchpoint);
	if (jn_str_eq(jn_decl_text(journey, JN_KEY_STATUS), JN_STR("draft"))) soften(self, before);
}

static void check_kind(run *self, jn_kind kind, unsigned scope)
{
	for (uint32_t i = 0; i < self->check.project->kind_count[kind]; i++)
		apply(self, scope, self->check.project->by_kind[kind][i]);
}

/* Reads the journeys, or all the rest: that comes first, for it is short and settles most of what the journeys are
 * asked. */
static void read_declarations(run *self, bool journeys)
{
	const jn_project *project = self->check.project;
	for (uint32_t i = 0; i < project->document_count; i++) {
		const jn_decl *decl = project->documents[i]->builtin ? NULL : project->documents[i]->first;
		for (; decl && !self->stopped; decl = decl->next) {
			if ((decl->kind == JN_JOURNEY) != journeys) continue;
			jn_shared_read(&self->shared, decl);
			if (!journeys) continue;
			check_journey(self, decl);
			self->stopped = self->options && self->options->stop && self->options->stop(self->options->context);
		}
	}
}

static void check_project(run *self)
{
	read_declarations(self, false);
	read_declarations(self, true);
	if (self->stopped) return;
	self->shared.journey = NULL;
	check_kind(self, JN_PERSONA, JN_SCOPE_PERSONA);
	check_kind(self, JN_KPI, JN_SCOPE_KPI);
	apply(self, JN_SCOPE_PROJECT, NULL);
}

jn_findings jn_check_run(jn_project *project, const jn_lint_options *options)
{
	jn_arena *arena = &project->arena;
	jn_diagnostic *found = NULL;
	jn_settings settings = jn_settings_read(project, options, arena, &found);
	run *self = jn_arena_alloc(arena, sizeof *self);
	self->settings = &settings;
	self->options = options;
	self->shared = jn_shared_new(project, arena, &settings);
	self->shared.allows = jn_allows_read(project, arena, &found);
	self->check = (jn_check){.project = project, .arena = arena, .found = &found, .shared = &self->shared};
	choose_rules(self);
	check_project(self);
	if (self->stopped) return (jn_findings){.stopped = true};
	jn_findings findings = jn_collect(project, found, &settings, &self->shared.allows, self->shared.misread);
	if (options && options->never_fail) findings.fails = false;
	return findings;
}
