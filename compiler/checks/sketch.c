/* Sketches, and the rule that tells of what is still open in them. In: findings, and what may be written. Out: edits, which
 * live in the run's arena. */
#include "checks/sketch.h"

#include <stdarg.h>
#include <stdio.h>

#include "checks/rules.h"
#include "model/schema.h"

enum { LONGEST = 512 }; /* bytes of a statement; one that is longer is not offered */

bool jn_may_sketch(const jn_check *self)
{
	const jn_severity *severity = self->shared->settings->severity;
	return severity[self->rule->id] >= severity[JN_RULE_PLACEHOLDER];
}

/* The statement; empty when it is too long. */
static jn_str formatted(jn_arena *arena, const char *format, va_list arguments)
{
	char text[LONGEST];
	int len = vsnprintf(text, sizeof text, format, arguments);
	return len < 0 || len >= LONGEST ? (jn_str){0} : jn_arena_str(arena, (jn_str){text, (uint32_t)len});
}

/* What `insert` does with the statement is a suggestion. */
static void offer(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, jn_str statement,
				  bool (*insert)(jn_arena *, jn_diagnostic *, const jn_decl *, jn_str))
{
	const char *end = statement.len ? memchr(statement.ptr, '\n', statement.len) : NULL;
	if (!statement.len || !insert(self->arena, finding, decl, statement)) return;
	jn_str line = jn_str_slice(statement, 0, end ? (uint32_t)(end - statement.ptr) : statement.len);
	jn_diagnostic_title(self->arena, finding, "write `%.*s`", JN_ARG(line));
	finding->edit_sketches = strstr(statement.ptr, "…") != NULL;
}

void jn_sketch_property(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, const char *format, ...)
{
	va_list arguments;
	if (!jn_may_sketch(self)) return;
	va_start(arguments, format);
	offer(self, finding, decl, formatted(self->arena, format, arguments), jn_insert_property);
	va_end(arguments);
}

void jn_sketch_child(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, const char *format, ...)
{
	va_list arguments;
	if (!jn_may_sketch(self)) return;
	va_start(arguments, format);
	offer(self, finding, decl, formatted(self->arena, format, arguments), jn_insert_child);
	va_end(arguments);
}

void jn_suggest_property(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	offer(self, finding, decl, formatted(self->arena, format, arguments), jn_insert_property);
	va_end(arguments);
}

/* A name for an opportunity, `idea` or `idea-2` …, that none beside it has. */
static void free_name(const jn_decl *touchpoint, char out[16])
{
	for (int i = 1; i < 100; i++) {
		snprintf(out, 16, i == 1 ? "idea" : "idea-%d", i);
		const jn_decl *other = jn_decl_child(touchpoint, JN_OPPORTUNITY);
		while (other && !jn_str_eq(other->name, jn_str_c(out))) other = jn_decl_sibling(other);
		if (!other) return;
	}
}

void jn_sketch_idea(jn_check *self, jn_diagnostic *finding, const jn_decl *touchpoint)
{
	char name[16];
	free_name(touchpoint, name);
	jn_sketch_child(self, finding, touchpoint, "opportunity %s \"…\"", name);
}

void jn_suggest_only(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, const char *key, jn_kind kind)
{
	const jn_decl *only = self->project->kind_count[kind] == 1 ? self->project->by_kind[kind][0] : NULL;
	if (!only || !only->name.len || only->damaged || jn_schema_modifier_named(only->name)) return;
	jn_suggest_property(self, finding, decl, "%s: %.*s", key, (int)only->name.len, only->name.ptr);
}

/* ---- placeholder ---- */

static void tell(jn_check *self, const jn_decl *decl, jn_span span)
{
	jn_diagnostic *finding = jn_find(self, decl, span, "`%.*s` is still to be written",
									 JN_ARG(jn_str_trim(jn_source_slice(&decl->document->source, span))));
	jn_diagnostic_help(self->arena, finding, "write it, or take it out");
}

static void look_at(jn_check *self, const jn_decl *decl, const jn_value *value)
{
	if (value && value->type == JN_VALUE_TEXT && jn_text_is_placeholder(value->text)) tell(self, decl, value->span);
}

static void look_into(jn_check *self, const jn_decl *decl)
{
	if (decl->title_span.end > decl->title_span.start && jn_text_is_placeholder(decl->title)) tell(self, decl, decl->title_span);
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		for (const jn_clause *clause = prop->clauses; clause; clause = clause->next) {
			look_at(self, decl, &clause->head);
			look_at(self, decl, clause->second);
			for (const jn_mod *mod = clause->mods; mod; mod = mod->next) look_at(self, decl, &mod->value);
		}
	}
}

/* Called for each journey, and once for all else. Most files have no placeholder, and are not walked through. */
void jn_rule_placeholder(jn_check *self, const jn_decl *journey)
{
	if (journey) {
		const jn_decl *decl = journey->document->has_placeholder ? journey : NULL;
		for (; decl; decl = jn_decl_after(decl, journey)) look_into(self, decl);
		return;
	}
	for (uint32_t i = 0; i < self->project->document_count; i++) {
		const jn_document *document = self->project->documents[i];
		const jn_decl *root = document->has_placeholder ? document->first : NULL;
		for (; root; root = root->next) {
			bool told = root->kind == JN_JOURNEY && root->name.len;
			for (const jn_decl *decl = told ? NULL : root; decl; decl = jn_decl_after(decl, root)) look_into(self, decl);
		}
	}
}
