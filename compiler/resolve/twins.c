/* Renaming the second of two that have one name, and what has a word of the language for its name. In: a resolved project.
 * Out: edits on the finding, in the project's arena. */
#include "resolve/twins.h"

#include "base/buf.h"
#include "model/schema.h"
#include "resolve/names.h"

enum { MOST_NUMBERS = 100, MOST_REFERENCES = 1000, MOST_RESERVED = 100, RESERVED_MENDED = 8 /* each asks all references */ };

typedef struct renaming {
	jn_project *project;
	const jn_twin *twin;
	jn_str name; /* the new one */
	uint32_t count;
	const jn_document *here; /* where the value being looked at stands */
	bool lost;   /* a reference stands where it cannot be changed for certain */
} renaming;

/* NAME-2, NAME-3 …, the first that nobody has; empty when all are taken. */
static jn_str free_name(jn_project *project, const jn_twin *twin)
{
	jn_buf name = {0};
	jn_str kept = {0};
	for (int number = 2; number < MOST_NUMBERS && !kept.len; number++) {
		name.len = 0;
		jn_buf_str(&name, twin->decl->name);
		jn_buf_printf(&name, "-%d", number);
		bool taken = jn_names_find(project->names, twin->decl->kind, twin->scope, jn_buf_view(&name)) != NULL;
		if (!taken) kept = jn_arena_str(&project->arena, jn_buf_view(&name));
	}
	jn_buf_free(&name);
	return kept;
}

static void rename_value(renaming *self, const jn_value *value)
{
	const jn_twin *twin = self->twin;
	if (value->type != JN_VALUE_REF || !value->ref) return;
	/* `stage.touchpoint` has the name in its front. */
	const jn_decl *parent = value->ref->parent;
	bool within = parent == twin->decl || (parent && parent->parent == twin->decl);
	if (within && memchr(value->text.ptr, '.', value->text.len)) self->lost = true;
	if (value->ref != twin->first) return;
	uint32_t length = value->span.end - value->span.start, name = twin->first->name.len;
	if (length != value->text.len || length < name || ++self->count > MOST_REFERENCES) {
		self->lost = true;
		return;
	}
	jn_span last = {value->span.end - name, value->span.end};
	jn_diagnostic_edit_in(&self->project->arena, twin->finding, self->here, last, self->name);
}

static void rename_clauses(renaming *self, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		rename_value(self, &clause->head);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) rename_value(self, &mod->value);
	}
}

static void rename_references(renaming *self, const jn_document *document)
{
	self->here = document;
	for (const jn_decl *decl = document->first; decl; decl = jn_decl_after(decl, NULL)) {
		rename_clauses(self, decl->heads);
		for (const jn_prop *prop = decl->props; prop; prop = prop->next) rename_clauses(self, prop->clauses);
	}
}

/* Writes the new name where the declaration has, or may have, its own. */
static void rename_declaration(renaming *self)
{
	const jn_decl *decl = self->twin->decl;
	jn_arena *arena = &self->project->arena;
	if (decl->named) {
		jn_diagnostic_edit_in(arena, self->twin->finding, decl->document, decl->name_span, self->name);
		return;
	}
	jn_buf text = {0};
	jn_buf_str(&text, self->name);
	jn_buf_char(&text, ' ');
	jn_span before = {decl->title_span.start, decl->title_span.start};
	jn_diagnostic_edit_in(arena, self->twin->finding, decl->document, before, jn_buf_keep(&text, arena));
}

static void entitle(renaming *self)
{
	if (self->lost) self->twin->finding->edits = NULL;
	else jn_diagnostic_title(&self->project->arena, self->twin->finding, "call it `%.*s`", JN_ARG(self->name));
}

void jn_twin_mend(jn_project *project, const jn_twin *twin)
{
	const jn_decl *decl = twin->decl;
	renaming self = {.project = project, .twin = twin, .name = free_name(project, twin)};
	if (!self.name.len || decl->document->builtin) return;
	rename_declaration(&self);
	if (decl->document != twin->first->document) rename_references(&self, decl->document);
	entitle(&self);
}

/* ---- words of the language ---- */

/* WORD-KIND, as `from-team`; empty when somebody has that name. */
static jn_str other_name(jn_project *project, const jn_twin *twin)
{
	jn_buf name = {0};
	jn_buf_printf(&name, "%.*s-%s", (int)twin->decl->name.len, twin->decl->name.ptr, jn_schema_kind(twin->decl->kind)->name);
	bool taken = jn_names_find(project->names, twin->decl->kind, twin->scope, jn_buf_view(&name)) != NULL;
	jn_str kept = taken ? (jn_str){0} : jn_arena_str(&project->arena, jn_buf_view(&name));
	jn_buf_free(&name);
	return kept;
}

static void say_reserved(jn_project *project, const jn_decl *decl, bool mend)
{
	jn_diagnostic *finding = jn_diagnose(&project->arena, &project->diagnostics, decl->document, decl->name_span, JN_RULE_RESERVED_NAME,
	                                     "`%.*s` is a word of the language and cannot be a name", JN_ARG(decl->name));
	jn_diagnostic_help(&project->arena, finding, "choose another name, or write only the title in quotation marks");
	jn_twin twin = {decl, decl, decl->parent, finding};
	renaming self = {.project = project, .twin = &twin, .name = other_name(project, &twin)};
	if (!mend || !self.name.len || decl->document->builtin) return;
	rename_declaration(&self);
	for (uint32_t i = 0; i < project->document_count; i++) rename_references(&self, project->documents[i]);
	entitle(&self);
}

void jn_reserved_mend(jn_project *project)
{
	uint32_t said = 0;
	for (uint32_t i = 0; i < project->document_count && said < MOST_RESERVED; i++) {
		const jn_decl *decl = project->documents[i]->has_reserved ? project->documents[i]->first : NULL;
		for (; decl && said < MOST_RESERVED; decl = jn_decl_after(decl, NULL))
			if (decl->named && jn_schema_modifier_named(decl->name)) say_reserved(project, decl, said++ < RESERVED_MENDED);
	}
}
