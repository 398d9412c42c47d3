/* Renaming the second of two that have one name. In: a resolved project. Out: edits on the finding, in the project's
 * arena. */
#include "resolve/twins.h"

#include "base/buf.h"
#include "resolve/names.h"

enum { MOST_NUMBERS = 100, MOST_REFERENCES = 1000 };

typedef struct renaming {
	jn_project *project;
	const jn_twin *twin;
	jn_str name; /* the new one */
	uint32_t count;
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
	if (value->type != JN_VALUE_REF || value->ref != twin->first) return;
	uint32_t length = value->span.end - value->span.start, name = twin->first->name.len;
	if (length != value->text.len || length < name || ++self->count > MOST_REFERENCES) {
		self->lost = true;
		return;
	}
	jn_span last = {value->span.end - name, value->span.end};
	jn_diagnostic_edit_in(&self->project->arena, twin->finding, twin->decl->document, last, self->name);
}

static void rename_clauses(renaming *self, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		rename_value(self, &clause->head);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) rename_value(self, &mod->value);
	}
}

static void rename_references(renaming *self)
{
	for (const jn_decl *decl = self->twin->decl->document->first; decl; decl = jn_decl_after(decl, NULL)) {
		rename_clauses(self, decl->heads);
		for (const jn_prop *prop = decl->props; prop; prop = prop->next) rename_clauses(self, prop->clauses);
	}
}

void jn_twin_mend(jn_project *project, const jn_twin *twin)
{
	const jn_decl *decl = twin->decl;
	renaming self = {.project = project, .twin = twin, .name = free_name(project, twin)};
	if (!self.name.len || decl->document->builtin) return;
	if (decl->named) {
		jn_diagnostic_edit_in(&project->arena, twin->finding, decl->document, decl->name_span, self.name);
	} else {
		jn_buf text = {0};
		jn_buf_str(&text, self.name);
		jn_buf_char(&text, ' ');
		jn_diagnostic_edit_in(&project->arena, twin->finding, decl->document,
		                      (jn_span){decl->title_span.start, decl->title_span.start},
		                      jn_arena_str(&project->arena, jn_buf_view(&text)));
		jn_buf_free(&text);
	}
	if (decl->document != twin->first->document) rename_references(&self);
	if (self.lost) twin->finding->edits = NULL;
	else jn_diagnostic_title(&project->arena, twin->finding, "call it `%.*s`", JN_ARG(self.name));
}
