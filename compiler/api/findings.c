/* Checking, and what it found. In: an open project. Out: findings, which live in it. */
#include "api/internal.h"

#include "base/buf.h"
#include "checks/rule.h"

_Static_assert((int)JOURNEY_OFF == (int)JN_SEVERITY_OFF && (int)JOURNEY_INFO == (int)JN_SEVERITY_INFO &&
				   (int)JOURNEY_WARNING == (int)JN_SEVERITY_WARNING && (int)JOURNEY_ERROR == (int)JN_SEVERITY_ERROR,
			   "severities are the same numbers inside and outside");

static bool lint_options(journey_fail_on fail_on, jn_lint_options *ret_options)
{
	static const jn_lint_options rows[] = {
		[JOURNEY_FAIL_ON_DEFAULT] = {0},
		[JOURNEY_FAIL_ON_ERROR] = {.fail_on = JN_SEVERITY_ERROR},
		[JOURNEY_FAIL_ON_WARNING] = {.fail_on = JN_SEVERITY_WARNING},
		[JOURNEY_FAIL_ON_INFO] = {.fail_on = JN_SEVERITY_INFO},
		[JOURNEY_FAIL_NEVER] = {.never_fail = true},
	};
	if ((unsigned)fail_on >= sizeof rows / sizeof rows[0]) return false;
	*ret_options = rows[fail_on];
	return true;
}

journey_status journey_check(journey_project *project, const journey_check_options *options,
							 const journey_findings **ret_findings)
{
	static const journey_check_options none = {0};
	jn_lint_options lint;
	jn_date today;
	jn_language language = JN_LANG_EN;
	if (!options) options = &none;
	if (options->language && !jn_language_known(jn_str_c(options->language), &language)) return JOURNEY_BAD_ARGUMENT;
	if (!project || !ret_findings || !jn_api_date(options->today, &today) || !lint_options(options->fail_on, &lint))
		return JOURNEY_BAD_ARGUMENT;
	project->model->today = today;
	journey_findings *self = jn_arena_alloc(&project->arena, sizeof *self);
	self->owner = project;
	self->run = jn_check_run(project->model, &lint);
	self->items = jn_arena_alloc(&project->arena, self->run.count * sizeof *self->items);
	for (uint32_t i = 0; i < self->run.count; i++) {
		self->items[i].owner = project;
		self->items[i].language = language;
		self->items[i].diagnostic = self->run.items[i];
		self->items[i].severity = (journey_severity)self->run.items[i]->severity;
	}
	*ret_findings = self;
	return JOURNEY_OK;
}

bool journey_findings_fail(const journey_findings *findings)
{
	return findings && findings->run.fails;
}

size_t journey_findings_count(const journey_findings *findings)
{
	return findings ? findings->run.count : 0;
}

size_t journey_findings_count_of(const journey_findings *findings, journey_severity severity)
{
	if (!findings) return 0;
	switch (severity) {
	case JOURNEY_INFO: return findings->run.infos;
	case JOURNEY_WARNING: return findings->run.warnings;
	case JOURNEY_ERROR: return findings->run.errors;
	default: return 0;
	}
}

/* ---- one finding ---- */

static void take_related(journey_finding *self, jn_arena *arena)
{
	uint32_t cap = 0;
	for (const jn_related *r = self->diagnostic->related; r; r = r->next) {
		self->related = jn_arena_grow(arena, self->related, self->related_count, &cap, sizeof *self->related);
		self->related[self->related_count++] =
			(jn_note){r->document, r->span, jn_api_message(arena, &r->message, self->language), NULL};
	}
}

/* The path of the file that an edit makes, in the manner of the project's own paths; NULL when it makes none. */
static const char *new_path(const journey_finding *self, jn_arena *arena, const jn_edit *edit)
{
	if (!edit->create.len) return NULL;
	jn_str beside = jn_str_c(self->owner->paths[edit->document->index]);
	while (beside.len && beside.ptr[beside.len - 1] != '/') beside.len--;
	jn_buf path = {0};
	jn_buf_str(&path, beside);
	jn_buf_str(&path, edit->create);
	const char *kept = jn_api_text(arena, jn_buf_view(&path));
	jn_buf_free(&path);
	return kept;
}

static void take_edits(journey_finding *self, jn_arena *arena)
{
	uint32_t cap = 0;
	for (const jn_edit *e = self->diagnostic->edits; e; e = e->next) {
		self->edits = jn_arena_grow(arena, self->edits, self->edit_count, &cap, sizeof *self->edits);
		self->edits[self->edit_count++] =
			(jn_note){e->document, e->span, jn_api_text(arena, e->text), new_path(self, arena, e)};
	}
}

const journey_finding *journey_findings_at(const journey_findings *findings, size_t index)
{
	if (!findings || index >= findings->run.count) return NULL;
	journey_finding *self = &findings->items[index];
	if (self->message) return self;
	jn_arena *arena = &self->owner->arena;
	self->message = jn_api_message(arena, &self->diagnostic->message, self->language);
	self->help = jn_api_message(arena, &self->diagnostic->help, self->language);
	self->edit_title =
		self->diagnostic->edits ? jn_api_message(arena, &self->diagnostic->edit_title, self->language) : "";
	take_related(self, arena);
	take_edits(self, arena);
	return self;
}

const char *journey_finding_rule(const journey_finding *finding)
{
	return finding ? jn_rules[finding->diagnostic->rule].name : "";
}

journey_severity journey_finding_severity(const journey_finding *finding)
{
	return finding ? finding->severity : JOURNEY_OFF;
}

const char *journey_finding_message(const journey_finding *finding)
{
	return finding ? finding->message : "";
}

const char *journey_finding_help(const journey_finding *finding)
{
	return finding ? finding->help : "";
}

journey_place journey_finding_place(const journey_finding *finding, journey_encoding encoding)
{
	if (!finding) return (journey_place){.path = ""};
	const jn_diagnostic *diagnostic = finding->diagnostic;
	jn_cursors *cursors = &finding->owner->cursors;
	return jn_api_place(finding->owner, diagnostic->document, diagnostic->span, encoding, &cursors->start,
						&cursors->end);
}

static journey_place note_place(const journey_finding *finding, const jn_note *note, journey_encoding encoding)
{
	jn_column_cursor *cursor = &finding->owner->cursors.other;
	if (note->create) return (journey_place){.path = note->create};
	return jn_api_place(finding->owner, note->document, note->span, encoding, cursor, cursor);
}

size_t journey_finding_related_count(const journey_finding *finding)
{
	return finding ? finding->related_count : 0;
}

const char *journey_finding_related_message(const journey_finding *finding, size_t index)
{
	return index < journey_finding_related_count(finding) ? finding->related[index].text : "";
}

journey_place journey_finding_related_place(const journey_finding *finding, size_t index, journey_encoding encoding)
{
	if (index >= journey_finding_related_count(finding)) return (journey_place){.path = ""};
	return note_place(finding, &finding->related[index], encoding);
}

size_t journey_finding_edit_count(const journey_finding *finding)
{
	return finding ? finding->edit_count : 0;
}

journey_place journey_finding_edit_place(const journey_finding *finding, size_t index, journey_encoding encoding)
{
	if (index >= journey_finding_edit_count(finding)) return (journey_place){.path = ""};
	return note_place(finding, &finding->edits[index], encoding);
}

const char *journey_finding_edit_text(const journey_finding *finding, size_t index)
{
	return index < journey_finding_edit_count(finding) ? finding->edits[index].text : "";
}

bool journey_finding_edit_creates(const journey_finding *finding, size_t index)
{
	return index < journey_finding_edit_count(finding) && finding->edits[index].create != NULL;
}

const char *journey_finding_edit_title(const journey_finding *finding)
{
	return finding ? finding->edit_title : "";
}

bool journey_finding_edit_is_certain(const journey_finding *finding)
{
	return finding && finding->edit_count > 0 && finding->diagnostic->edit_certain;
}
