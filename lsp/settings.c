/* The client's settings: a section `journey` with the language of messages and what is wished of rules, as on the command line.
 * In: what is pulled (workspace/configuration), pushed (didChangeConfiguration), or given at start; null, and whatever is of
 * another type than it should be, counts as not said. Out: wishes for the checks. No setting names a program or a file. */
#include <stdlib.h>

#include "base/arena.h"
#include "checks/settings.h"
#include "lsp/workspace.h"

static jn_str text_of(const json_t *value)
{
	if (!json_is_string(value)) return (jn_str){0};
	return (jn_str){json_string_value(value), (uint32_t)json_string_length(value)};
}

static void wish_all(jn_rule_wishes *wishes, const json_t *names, bool (*wish)(jn_rule_wishes *self, jn_str name))
{
	for (size_t i = 0; i < json_array_size(names); i++) {
		jn_rule_wishes before = *wishes;
		if (!wish(wishes, text_of(json_array_get(names, i)))) *wishes = before; /* there is no such rule */
	}
}

static void wish_levels(jn_rule_wishes *wishes, json_t *levels)
{
	static const char *const words[] = {[JN_SEVERITY_OFF] = "off", [JN_SEVERITY_INFO] = "info", [JN_SEVERITY_WARNING] = "warning",
	                                    [JN_SEVERITY_ERROR] = "error"};
	const char *name;
	json_t *value;
	json_object_foreach(levels, name, value)
		for (int level = JN_SEVERITY_OFF; level <= JN_SEVERITY_ERROR; level++)
			if (jn_str_eq(text_of(value), jn_str_c(words[level]))) jn_rule_wish_level(wishes, jn_str_c(name), (jn_severity)level);
}

void jn_lsp_apply_settings(jn_lsp *self, const json_t *settings)
{
	const json_t *findings = json_object_get(settings, "diagnostics");
	jn_rule_wishes *wishes = jn_alloc(sizeof *wishes);
	*wishes = (jn_rule_wishes){0};
	wish_all(wishes, json_object_get(findings, "select"), jn_rule_wish_select);
	wish_all(wishes, json_object_get(findings, "ignore"), jn_rule_wish_ignore);
	wish_levels(wishes, json_object_get(findings, "severity"));
	jn_language language = self->own_language;
	jn_language_known(text_of(json_object_get(settings, "language")), &language);
	bool same = self->language == language && self->wishes && memcmp(self->wishes, wishes, sizeof *wishes) == 0;
	free(self->wishes);
	self->wishes = wishes;
	self->language = language;
	if (same) return;
	for (jn_lsp_project *project = self->projects; project; project = project->next) project->checked = false;
	self->findings_due = true;
}

static void take_answer(jn_lsp *self, const json_t *result, const json_t *error, const json_t *context)
{
	(void)context;
	self->awaits &= ~(unsigned)JN_LSP_AWAITS_SETTINGS;
	if (!error) jn_lsp_apply_settings(self, json_array_get(result, 0));
}

void jn_lsp_ask_settings(jn_lsp *self)
{
	if (self->client.configuration)
		jn_lsp_ask(self, "workspace/configuration", json_pack("{s:[{s:s}]}", "items", "section", "journey"), take_answer, NULL);
}

void jn_lsp_did_change_settings(jn_lsp *self, const json_t *params)
{
	const json_t *all = json_object_get(params, "settings"), *own = json_object_get(all, "journey");
	/* Where settings can be asked for, what is told is only that they changed. */
	if (self->client.configuration) jn_lsp_ask_settings(self);
	else jn_lsp_apply_settings(self, own ? own : all);
}
