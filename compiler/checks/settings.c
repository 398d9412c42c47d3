/* The `lint` block, and what a command line lays over it. In: the project's declaration, wishes. Out: a severity and a threshold a rule. Owned by the caller;
 * findings live in the arena given. A setting for one rule counts more than one for its group, whichever comes first.
 */
#include "checks/settings.h"

#include "base/suggest.h"
#include "model/schema.h"

static const char *const groups[] = {"file", "frame", "personas", "touchpoints", "numbers"};

enum {
	GROUP_COUNT = sizeof groups / sizeof groups[0],
	MOST_JUDGED = 1000, /* lines of a lint block that are looked at: many times the rules there are */
};

bool jn_rule_group_exists(jn_str name)
{
	for (int i = 0; i < GROUP_COUNT; i++)
		if (jn_str_eq(name, jn_str_c(groups[i]))) return true;
	return false;
}

jn_str jn_rule_suggest(jn_str word, bool with_groups)
{
	jn_str found = {0};
	jn_nearest nearest = jn_nearest_to(word, jn_suggest_limit(word));
	for (int i = 0; i < JN_RULE_COUNT; i++)
		if (jn_nearest_offer(&nearest, jn_str_c(jn_rules[i].name))) found = jn_str_c(jn_rules[i].name);
	for (int i = 0; with_groups && i < GROUP_COUNT; i++)
		if (jn_nearest_offer(&nearest, jn_str_c(groups[i]))) found = jn_str_c(groups[i]);
	return found;
}

static void unknown_rule(jn_arena *arena, jn_diagnostic **found, const jn_decl *lint, jn_span span, jn_str name)
{
	jn_diagnostic *finding = jn_diagnose(arena, found, lint->document, span, JN_RULE_UNKNOWN_KEY,
										 "there is no rule or group of rules called `%.*s`", JN_ARG(name));
	jn_str near = jn_rule_suggest(name, true);
	if (!near.len) {
		jn_diagnostic_help(arena, finding, "the groups are `file`, `frame`, `personas`, `touchpoints` and `numbers`");
		return;
	}
	jn_diagnostic_help(arena, finding, "did you mean `%.*s`?", JN_ARG(near));
	jn_diagnostic_edit(arena, finding, span, near);
	jn_diagnostic_title(arena, finding, "write `%.*s`", JN_ARG(near));
}

/* A text that is misread stays so, whatever its project says; a command line may look away for once. */
static bool is_misreading(const jn_rule *rule)
{
	return rule->severity == JN_SEVERITY_ERROR && strcmp(rule->group, "file") == 0;
}

static void apply_to(jn_settings *self, const jn_rule *rule, const jn_clause *clause)
{
	int level = jn_schema_word_index(jn_words_severity, clause->head.text);
	if (level >= 0 && !is_misreading(rule)) self->severity[rule->id] = (jn_severity)level;
	if (clause->second && clause->second->type == JN_VALUE_NUMBER && clause->second->number >= 0 && rule->threshold > 0)
		self->threshold[rule->id] = clause->second->number;
}

/* Sets the rules of `prop`: those of the group it names, or the one rule. */
static void apply(jn_settings *self, const jn_prop *prop, bool group)
{
	const jn_rule *rule = group ? NULL : jn_rule_named(prop->key_text);
	if (!prop->clauses) return;
	if (rule) apply_to(self, rule, prop->clauses);
	for (int i = 0; group && i < JN_RULE_COUNT; i++)
		if (jn_str_eq(prop->key_text, jn_str_c(jn_rules[i].group))) apply_to(self, &jn_rules[i], prop->clauses);
}

static void judge(const jn_decl *lint, const jn_prop *prop, jn_arena *arena, jn_diagnostic **found)
{
	const jn_rule *rule = jn_rule_named(prop->key_text);
	if (!rule && !jn_rule_group_exists(prop->key_text))
		unknown_rule(arena, found, lint, prop->key_span, prop->key_text);
	const jn_value *second = prop->clauses ? prop->clauses->second : NULL;
	if (rule && is_misreading(rule)) {
		jn_diagnostic *finding = jn_diagnose(arena, found, lint->document, prop->key_span, JN_RULE_UNUSED_ALLOW,
											 "`%.*s` cannot be silenced", JN_ARG(prop->key_text));
		jn_diagnostic_help(arena, finding, "it says that the text is misread, so mend the text");
	}
	if (!rule || !second) return;
	if (rule->threshold > 0 && second->type == JN_VALUE_NUMBER && second->number >= 0) return;
	jn_diagnostic *finding;
	if (rule->threshold > 0) {
		finding = jn_diagnose(arena, found, lint->document, second->span, JN_RULE_OUT_OF_RANGE,
							  "the threshold of `%s` cannot be below 0", rule->name);
		jn_diagnostic_help(arena, finding, "`journey explain %s` tells what it means", rule->name);
		return;
	}
	finding = jn_diagnose(arena, found, lint->document, second->span, JN_RULE_UNKNOWN_VALUE, "`%s` has no threshold",
						  rule->name);
	jn_diagnostic_help(arena, finding, "write the severity alone");
}

/* Lets the rule or group called `name` fail a run; false when there is none. */
static bool let_fail(jn_settings *self, jn_str name)
{
	const jn_rule *rule = jn_rule_named(name);
	if (rule) self->fails[rule->id] = true;
	if (rule || !jn_rule_group_exists(name)) return rule != NULL;
	for (int i = 0; i < JN_RULE_COUNT; i++)
		if (jn_str_eq(name, jn_str_c(jn_rules[i].group))) self->fails[i] = true;
	return true;
}

static void read_fail_on(jn_settings *self, const jn_decl *lint, jn_arena *arena, jn_diagnostic **found)
{
	uint32_t judged = 0;
	const jn_clause *clause = jn_decl_values(lint, JN_KEY_FAIL_ON);
	for (; clause && judged < MOST_JUDGED; clause = clause->next, judged++) {
		int level = jn_schema_word_index(jn_words_severity, clause->head.text);
		if (level >= 0)
			self->fail_on = (jn_severity)level;
		else if (!let_fail(self, clause->head.text) && !clause->broken)
			unknown_rule(arena, found, lint, clause->head.span, clause->head.text);
	}
}

static void read_lint(jn_settings *self, const jn_decl *lint, jn_arena *arena, jn_diagnostic **found)
{
	for (const jn_prop *prop = lint->props; prop; prop = prop->next)
		if (prop->key == JN_KEY_ANY && jn_rule_group_exists(prop->key_text)) apply(self, prop, true);
	uint32_t judged = 0;
	for (const jn_prop *prop = lint->props; prop && judged < MOST_JUDGED; prop = prop->next, judged++) {
		if (prop->key != JN_KEY_ANY) continue;
		if (!jn_rule_group_exists(prop->key_text)) apply(self, prop, false);
		judge(lint, prop, arena, found);
	}
	read_fail_on(self, lint, arena, found);
}

/* ---- what a command line lays over it ---- */

enum { NOT_NAMED, BY_GROUP, BY_NAME };

/* How `name` names a rule. */
static unsigned char names(jn_str name, int rule)
{
	if (jn_str_eq(name, jn_str_c(jn_rules[rule].name))) return BY_NAME;
	return jn_str_eq(name, jn_str_c(jn_rules[rule].group)) ? BY_GROUP : NOT_NAMED;
}

static bool wish(unsigned char *marks, jn_str name)
{
	for (int i = 0; i < JN_RULE_COUNT; i++) {
		unsigned char how = names(name, i);
		if (how > marks[i]) marks[i] = how;
	}
	return jn_rule_named(name) || jn_rule_group_exists(name);
}

bool jn_rule_wish_select(jn_rule_wishes *self, jn_str name)
{
	self->selects = true;
	return wish(self->selected, name);
}

bool jn_rule_wish_ignore(jn_rule_wishes *self, jn_str name)
{
	return wish(self->ignored, name);
}

bool jn_rule_wish_level(jn_rule_wishes *self, jn_str name, jn_severity level)
{
	for (int i = 0; i < JN_RULE_COUNT; i++) {
		unsigned char how = names(name, i);
		if (how == NOT_NAMED || how < self->leveled[i]) continue;
		self->leveled[i] = how;
		self->level[i] = level;
	}
	return jn_rule_named(name) || jn_rule_group_exists(name);
}

static void grant(jn_settings *self, const jn_rule_wishes *wishes)
{
	for (int i = 0; i < JN_RULE_COUNT; i++) {
		unsigned char selected = wishes->selected[i], ignored = wishes->ignored[i];
		if (wishes->leveled[i])
			self->severity[i] = wishes->level[i];
		else if (selected == BY_NAME && self->severity[i] == JN_SEVERITY_OFF)
			self->severity[i] = JN_SEVERITY_WARNING;
		bool out = wishes->selects && selected == NOT_NAMED;
		if (out || (ignored != NOT_NAMED && ignored >= selected)) self->severity[i] = JN_SEVERITY_OFF;
	}
}

jn_settings jn_settings_read(const jn_project *project, const jn_lint_options *options, jn_arena *arena,
							 jn_diagnostic **found)
{
	jn_settings self = {.fail_on = JN_SEVERITY_ERROR};
	for (int i = 0; i < JN_RULE_COUNT; i++) {
		self.severity[i] = jn_rules[i].severity;
		self.threshold[i] = jn_rules[i].threshold;
	}
	const jn_decl *lint = project->project ? jn_decl_child(project->project, JN_LINT) : NULL;
	if (lint) read_lint(&self, lint, arena, found);
	if (options && options->fail_on != JN_SEVERITY_OFF) self.fail_on = options->fail_on;
	if (options && options->wishes) grant(&self, options->wishes);
	return self;
}
