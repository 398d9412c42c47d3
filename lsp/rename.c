/* textDocument/prepareRename and rename: one name, in all files of the project, open or not. A new name that would change what
 * the project says is refused: the project is read once more with the new texts, and every name has to mean what it meant. */
#include <stdlib.h>

#include "checks/rule.h"
#include "lsp/edits.h"
#include "lsp/meaning.h"
#include "lsp/refactor.h"
#include "model/query.h"
#include "text/catalog.h"

typedef struct change {
	const jn_document *document;
	jn_span span;
	jn_str text;
} change;

typedef struct changes {
	jn_arena arena; /* all of it lives here */
	change *items;  /* in the order of documents and the text */
	uint32_t count, cap;
	jn_str name;    /* the new one */
} changes;

static void add(changes *self, const jn_document *document, jn_span span, jn_str text)
{
	self->items = jn_arena_grow(&self->arena, self->items, self->count, &self->cap, sizeof *self->items);
	self->items[self->count++] = (change){document, span, text};
}

static void add_reference(void *context, const jn_document *document, jn_span span)
{
	changes *self = context;
	add(self, document, span, self->name);
}

static int by_place(const void *a, const void *b)
{
	const change *left = a, *right = b;
	if (left->document != right->document) return left->document->index < right->document->index ? -1 : 1;
	return left->span.start < right->span.start ? -1 : left->span.start > right->span.start;
}

/* What may be renamed at the position; NULL (perhaps without an error) when nothing. */
static const jn_decl *target_at(jn_lsp *self, const json_t *params, jn_lsp_file *ret_file, jn_span *ret_span, jn_lsp_error *error)
{
	uint32_t offset;
	if (!jn_lsp_point(self, params, ret_file, &offset, error)) return NULL;
	jn_lsp_spot spot = jn_lsp_spot_at(self, ret_file, offset);
	*ret_span = spot.span;
	if (!spot.target || spot.target->document->builtin || !spot.target->name.len) return NULL;
	if (spot.type == JN_LSP_SPOT_NAME && spot.span.start != spot.decl->name_span.start && spot.decl->named)
		*ret_span = spot.decl->name_span; /* on the title: it is the name that changes */
	return spot.target;
}

json_t *jn_lsp_prepare_rename(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_span span;
	const jn_decl *target = target_at(self, params, &file, &span, error);
	if (!target) return error->code ? NULL : json_null();
	bool quoted = !target->named && span.start == target->title_span.start && file.document == target->document;
	jn_str shown = quoted ? target->name : jn_source_slice(&file.document->source, span);
	return json_pack("{s:o, s:o}", "range", jn_lsp_range(self, &file.document->source, span), "placeholder", jn_lsp_json_str(shown));
}

static void put_new(const changes *all, uint32_t from, uint32_t to, jn_buf *out)
{
	const jn_document *document = all->items[from].document;
	uint32_t at = 0;
	for (uint32_t i = from; i < to; i++) {
		jn_buf_str(out, jn_str_slice(document->source.text, at, all->items[i].span.start));
		jn_buf_str(out, all->items[i].text);
		at = all->items[i].span.end;
	}
	jn_buf_str(out, jn_str_slice(document->source.text, at, document->source.text.len));
}

/* Counts what is misread, by rule. */
static void count_misread(const jn_diagnostic *list, uint32_t *counts)
{
	for (; list; list = list->next) counts[list->rule]++;
}

static void misread(const jn_project *project, uint32_t *counts)
{
	count_misread(project->diagnostics, counts);
	for (uint32_t i = 0; i < project->document_count; i++) count_misread(project->documents[i]->diagnostics, counts);
}

/* A finding that resolution has of a rule, or NULL. */
static const jn_diagnostic *one_of(const jn_project *project, jn_rule_id rule)
{
	const jn_diagnostic *found = project->diagnostics;
	while (found && found->rule != rule) found = found->next;
	return found;
}

/* True when more is misread than now, or a name means another thing; with words. */
static bool reads_worse(const jn_project *now, const jn_project *then, jn_lsp_error *error)
{
	uint32_t before[JN_RULE_COUNT] = {0}, after[JN_RULE_COUNT] = {0};
	misread(now, before);
	misread(then, after);
	for (int rule = 0; rule < JN_RULE_COUNT && !error->code; rule++) {
		if (after[rule] <= before[rule]) continue;
		const jn_diagnostic *one = one_of(then, (jn_rule_id)rule);
		jn_message misread_text = jn_message_of(JN_TR("it is misread"));
		jn_buf why = {0};
		jn_tr_message(&why, error->language, one ? &one->message : &misread_text);
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "the new name would not do: %.*s", JN_ARG(jn_buf_view(&why)));
		jn_buf_free(&why);
	}
	return error->code || !jn_lsp_same_meaning(now, then, error);
}

/* True when another declaration of its kind has the name where it has to be unique; with words. */
static bool taken(const jn_project *project, const jn_decl *target, jn_str name, jn_lsp_error *error)
{
	const jn_decl *other = target->parent ? target->parent->first_child : NULL;
	const char *kind = jn_schema_kind(target->kind)->name;
	for (uint32_t i = 0; !target->parent && i < project->kind_count[target->kind] && !error->code; i++) {
		const jn_decl *at = project->by_kind[target->kind][i];
		if (at != target && !at->document->builtin && jn_str_eq(at->name, name))
			jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "another %s is called `%.*s`, in %.*s", kind, JN_ARG(name), JN_ARG(at->document->source.path));
	}
	for (; other && !error->code; other = other->next)
		if (other != target && other->kind == target->kind && jn_str_eq(other->name, name))
			jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "another %s is called `%.*s` here", kind, JN_ARG(name));
	return error->code != 0;
}

/* True when the project, read with the new name, is worse than now. */
static bool harms(jn_lsp *self, const jn_lsp_project *project, const changes *all, jn_lsp_error *error)
{
	uint32_t count = 0;
	jn_overlay *texts = jn_alloc((all->count + 1) * sizeof *texts);
	jn_buf *buffers = jn_alloc((all->count + 1) * 2 * sizeof *buffers);
	for (uint32_t from = 0, to; from < all->count; from = to, count++) {
		jn_buf *path = &buffers[count * 2], *text = path + 1;
		*path = *text = (jn_buf){0};
		for (to = from; to < all->count && all->items[to].document == all->items[from].document;) to++;
		jn_lsp_path_of(project, all->items[from].document, path);
		put_new(all, from, to, text);
		texts[count] = (jn_overlay){jn_buf_view(path), jn_buf_view(text)};
	}
	jn_project *then = jn_lsp_load_with(self, project, texts, count);
	bool worse = reads_worse(project->snapshot, then, error);
	jn_project_free(then);
	for (uint32_t i = 0; i < count * 2; i++) jn_buf_free(&buffers[i]);
	free(buffers);
	free(texts);
	return worse;
}

/* ---- stages that belong to a phase by their name ---- */

/* The phase that a stage has because their names are the same; NULL when it says its phase, has none, or shares its title. */
static const jn_decl *phase_by_name(const jn_project *project, const jn_decl *stage)
{
	const jn_decl *phase = stage->kind == JN_STAGE && !jn_decl_has(stage, JN_KEY_PHASE) ? jn_stage_phase(project, stage) : NULL;
	bool titled = phase && phase->title.len && jn_str_eq(phase->title, stage->title);
	return titled ? NULL : phase;
}

/* Has a stage say its phase, as the first thing in its block. */
static void say_phase(changes *self, const jn_decl *stage, jn_str phase)
{
	jn_buf text = {0};
	bool block = jn_lsp_has_block(stage), line = block && jn_lsp_on_one_line(stage), empty = !stage->props && !stage->first_child;
	uint32_t at = block ? jn_lsp_open_of(stage) + 1 : stage->span.end;
	jn_buf_c(&text, !block ? " { " : line ? " " : jn_lsp_has_crlf(stage->document->source.text) ? "\r\n" : "\n");
	for (const jn_decl *up = stage; up && block && !line; up = up->parent) jn_buf_c(&text, "  ");
	jn_buf_c(&text, "phase: ");
	jn_buf_str(&text, phase);
	if (!block) jn_buf_c(&text, " }");
	else if (line && !empty) jn_buf_char(&text, ';');
	add(self, stage->document, (jn_span){at, at}, jn_buf_keep(&text, &self->arena));
}

/* The stages that would lose their phase with the new name say it from now on. */
static void keep_phases(changes *self, const jn_project *project, const jn_decl *target)
{
	const jn_decl *own = phase_by_name(project, target);
	if (own && !jn_str_eq(own->name, self->name)) say_phase(self, target, own->name);
	for (uint32_t i = 0; target->kind == JN_PHASE && i < project->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *journey = project->by_kind[JN_JOURNEY][i];
		if (jn_journey_framework(project, journey) != target->parent) continue;
		for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage; stage = jn_decl_sibling(stage))
			if (phase_by_name(project, stage) == target) say_phase(self, stage, self->name);
	}
}

/* ---- all ---- */

static void collect(changes *self, const jn_project *project, const jn_decl *target)
{
	jn_buf with_blank = {0};
	jn_buf_str(&with_blank, self->name);
	jn_buf_char(&with_blank, ' ');
	if (target->named) add(self, target->document, target->name_span, self->name);
	else add(self, target->document, (jn_span){target->title_span.start, target->title_span.start}, jn_arena_str(&self->arena, jn_buf_view(&with_blank)));
	jn_buf_free(&with_blank);
	jn_lsp_each_reference(project, target, add_reference, self);
	if (!jn_str_eq(self->name, target->name)) keep_phases(self, project, target);
	qsort(self->items, self->count, sizeof *self->items, by_place);
}

json_t *jn_lsp_rename(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_span span;
	jn_str name = jn_lsp_member(params, "newName");
	const jn_decl *target = target_at(self, params, &file, &span, error);
	if (error->code) return NULL;
	if (!target) return jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "nothing with a name stands here");
	if (!name.len) return jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`newName` is the new name");
	if (!jn_lsp_valid_name(name)) return jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`%.*s` cannot be a name", JN_ARG(name));
	changes all = {.name = name};
	collect(&all, file.project->snapshot, target);
	json_t *result = NULL;
	bool same = jn_str_eq(name, target->name);
	if (same || (!taken(file.project->snapshot, target, name, error) && !harms(self, file.project, &all, error))) {
		jn_lsp_edits edits = {.self = self, .project = file.project};
		for (uint32_t i = 0; i < all.count; i++) jn_lsp_edits_add(&edits, all.items[i].document, all.items[i].span, all.items[i].text);
		result = jn_lsp_edits_done(&edits);
	}
	jn_arena_free(&all.arena);
	return result;
}
