/* Changes that are thought through. See rewrite.h. */
#include "lsp/rewrite.h"

#include <stdlib.h>

#include "format/diff.h"
#include "format/format.h"
#include "lsp/edits.h"
#include "text/catalog.h"

/* One document's way from what it says now to what it shall say. */
typedef struct passage {
	const jn_document *document;
	jn_buf path;    /* absolute */
	jn_buf text;    /* with the replacements */
	jn_span *fresh; /* where the replacements stand in it; in the arena */
	uint32_t count;
	jn_buf done;    /* with the form */
} passage;

bool jn_lsp_has_crlf(jn_str text)
{
	uint32_t crlf = 0, other = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		if (text.ptr[i] != '\n') continue;
		bool pair = i > 0 && text.ptr[i - 1] == '\r';
		crlf += pair;
		other += !pair;
	}
	return crlf > other;
}

static jn_str with_line_ends(jn_arena *arena, jn_str text, bool crlf)
{
	if (!crlf) return jn_arena_str(arena, text);
	jn_buf out = {0};
	for (uint32_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\n' && (i == 0 || text.ptr[i - 1] != '\r')) jn_buf_char(&out, '\r');
		jn_buf_char(&out, text.ptr[i]);
	}
	return jn_buf_keep(&out, arena);
}

void jn_lsp_rewrite_put(jn_lsp_rewrite *self, const jn_document *document, jn_span span, jn_str text)
{
	self->items = jn_arena_grow(&self->arena, self->items, self->count, &self->cap, sizeof *self->items);
	text = with_line_ends(&self->arena, text, jn_lsp_has_crlf(document->source.text));
	self->items[self->count] = (jn_lsp_replacement){document, span, text, self->count};
	self->count++;
}

void jn_lsp_rewrite_file(jn_lsp_rewrite *self, jn_str path, jn_str text)
{
	self->new_path = jn_arena_str(&self->arena, path);
	self->new_text = jn_arena_str(&self->arena, text);
}

void jn_lsp_rewrite_drop(jn_lsp_rewrite *self)
{
	jn_arena_free(&self->arena);
}

static int by_place(const void *a, const void *b)
{
	const jn_lsp_replacement *left = a, *right = b;
	if (left->document != right->document) return left->document->index < right->document->index ? -1 : 1;
	if (left->span.start != right->span.start) return left->span.start < right->span.start ? -1 : 1;
	return left->order < right->order ? -1 : left->order > right->order;
}

/* ---- the new texts ---- */

/* Makes the passage of the replacements from `from` on, all of one document; returns how many they are, 0 when two overlap. */
static uint32_t apply(jn_lsp_rewrite *self, uint32_t from, passage *out)
{
	const jn_lsp_replacement *first = &self->items[from];
	jn_str text = first->document->source.text;
	uint32_t at = 0, i = from;
	out->document = first->document;
	out->fresh = jn_arena_alloc(&self->arena, (self->count - from) * sizeof *out->fresh);
	jn_lsp_path_of(self->project, first->document, &out->path);
	for (; i < self->count && self->items[i].document == first->document; i++) {
		const jn_lsp_replacement *item = &self->items[i];
		if (item->span.start < at) return 0;
		jn_buf_str(&out->text, jn_str_slice(text, at, item->span.start));
		uint32_t start = (uint32_t)out->text.len;
		jn_buf_str(&out->text, item->text);
		out->fresh[out->count++] = (jn_span){start, (uint32_t)out->text.len};
		at = item->span.end;
	}
	jn_buf_str(&out->text, jn_str_slice(text, at, text.len));
	return i - from;
}

static const jn_document *same_document(const jn_project *then, jn_str path)
{
	for (uint32_t i = 0; i < then->document_count; i++)
		if (!then->documents[i]->builtin && jn_str_eq(then->documents[i]->source.path, path)) return then->documents[i];
	return NULL;
}

/* Widens where something new stands to the declarations at file level that it touches, or to its lines. */
static jn_span around(const jn_document *document, jn_span fresh)
{
	jn_str text = document->source.text;
	while (fresh.start > 0 && text.ptr[fresh.start - 1] != '\n') fresh.start--;
	while (fresh.end < text.len && text.ptr[fresh.end] != '\n') fresh.end++;
	jn_span zone = fresh;
	for (const jn_decl *decl = document->first; decl; decl = decl->next) {
		if (decl->span.end < fresh.start || decl->span.start > fresh.end) continue;
		if (decl->span.start < zone.start) zone.start = decl->span.start;
		if (decl->span.end > zone.end) zone.end = decl->span.end;
	}
	return zone;
}

static bool in_zones(const jn_span *zones, uint32_t count, jn_span span)
{
	for (uint32_t i = 0; i < count; i++)
		if (span.start >= zones[i].start && span.end <= zones[i].end) return true;
	return false;
}

/* Of a text and its form, what stands between the same items: the form's in the zones, else what was there. */
static void mix(jn_lsp_rewrite *self, const jn_document *then, jn_str form, const jn_span *zones, uint32_t count, jn_buf *out)
{
	jn_str text = then->source.text;
	jn_items old = jn_syntax_read(self->self->parser, &self->arena, text), new = jn_syntax_read(self->self->parser, &self->arena, form);
	uint32_t at = 0, there = 0;
	for (uint32_t i = 0, k = 0; i <= old.count && k <= new.count; i++, k++) {
		while (old.items[i].type == JN_ITEM_SEMICOLON) i++;
		while (new.items[k].type == JN_ITEM_SEMICOLON) k++;
		jn_span gap = {at, old.items[i].span.start}, item = old.items[i].span;
		bool touched = in_zones(zones, count, gap);
		jn_buf_str(out, touched ? jn_str_slice(form, there, new.items[k].span.start) : jn_source_slice(&then->source, gap));
		jn_buf_str(out, touched ? jn_str_slice(form, new.items[k].span.start, new.items[k].span.end) : jn_source_slice(&then->source, item));
		at = item.end, there = new.items[k].span.end;
	}
}

/* Gives the passage its form: all of it when the document had it, else where it was touched. */
static bool form(jn_lsp_rewrite *self, passage *way, const jn_document *then, jn_lsp_error *error)
{
	jn_buf before = {0}, fresh = {0};
	jn_formatted was = jn_format(self->self->parser, way->document, &before), now = jn_format(self->self->parser, then, &fresh);
	jn_span *zones = jn_arena_alloc(&self->arena, (way->count + 1) * sizeof *zones);
	for (uint32_t i = 0; i < way->count; i++) zones[i] = around(then, way->fresh[i]);
	if (now.state == JN_FORMAT_LEFT) {
		jn_buf why = {0};
		jn_tr_message(&why, self->self->language, &now.reason);
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "%.*s has a line that cannot be read for certain: %.*s", JN_ARG(then->source.path),
		            (int)why.len, why.ptr);
		jn_buf_free(&why);
	} else if (was.state == JN_FORMAT_SAME || now.state == JN_FORMAT_SAME)
		jn_buf_str(&way->done, jn_buf_view(now.state == JN_FORMAT_SAME ? &way->text : &fresh));
	else
		mix(self, then, jn_buf_view(&fresh), zones, way->count, &way->done);
	jn_buf_free(&before);
	jn_buf_free(&fresh);
	return now.state != JN_FORMAT_LEFT;
}

/* ---- no worse than before ---- */

/* The first finding, errors first, of a rule that now finds more than it did. */
static const jn_diagnostic *newcomer(const jn_findings *before, const jn_findings *after)
{
	uint32_t balance[JN_RULE_COUNT] = {0};
	for (uint32_t i = 0; i < after->count; i++) balance[after->items[i]->rule]++;
	for (uint32_t i = 0; i < before->count; i++)
		if (balance[before->items[i]->rule]) balance[before->items[i]->rule]--;
	for (int severity = JN_SEVERITY_ERROR; severity >= JN_SEVERITY_WARNING; severity--)
		for (uint32_t i = 0; i < after->count; i++)
			if ((int)after->items[i]->severity == severity && balance[after->items[i]->rule]) return after->items[i];
	return NULL;
}

static bool worse(jn_lsp_rewrite *self, jn_project *then, jn_lsp_error *error)
{
	const jn_findings *before = jn_lsp_findings(self->self, self->project);
	jn_findings after = jn_check_run(then, &(jn_lint_options){0});
	if (after.errors < before->errors || (after.errors == before->errors && after.warnings <= before->warnings)) return false;
	const jn_diagnostic *one = newcomer(before, &after);
	jn_message more = jn_message_of(JN_TR("there would be more of them"));
	jn_buf why = {0};
	jn_tr_message(&why, self->self->language, one ? &one->message : &more);
	jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "it would bring a finding: %.*s", (int)why.len, why.ptr);
	jn_buf_free(&why);
	return true;
}

/* ---- the edit ---- */

typedef struct writing {
	jn_lsp_edits *edits;
	const passage *way;
} writing;

/* A run of lines that differs, without what is equal at its ends; cut between characters. */
static void write_run(void *context, jn_span old, jn_span fresh)
{
	const writing *self = context;
	jn_str from = self->way->document->source.text, to = jn_buf_view(&self->way->done);
	while (old.start < old.end && fresh.start < fresh.end && from.ptr[old.start] == to.ptr[fresh.start]) old.start++, fresh.start++;
	while (old.start > 0 && old.start < from.len && ((unsigned char)from.ptr[old.start] & 0xC0) == 0x80) old.start--, fresh.start--;
	while (fresh.start > 0 && fresh.start < to.len && ((unsigned char)to.ptr[fresh.start] & 0xC0) == 0x80) old.start--, fresh.start--;
	if (old.start > 0 && old.start < from.len && from.ptr[old.start - 1] == '\r' && from.ptr[old.start] == '\n') old.start--, fresh.start--;
	while (old.start < old.end && fresh.start < fresh.end && from.ptr[old.end - 1] == to.ptr[fresh.end - 1]) old.end--, fresh.end--;
	while (old.end < from.len && ((unsigned char)from.ptr[old.end] & 0xC0) == 0x80) old.end++, fresh.end++;
	if (old.end < from.len && old.end > 0 && from.ptr[old.end] == '\n' && from.ptr[old.end - 1] == '\r') old.end++, fresh.end++;
	jn_lsp_edits_add(self->edits, self->way->document, old, jn_str_slice(to, fresh.start, fresh.end));
}

static json_t *write_edit(jn_lsp_rewrite *self, passage *ways, uint32_t count)
{
	jn_lsp_edits edits = {.self = self->self, .project = self->project};
	if (self->new_path.len) {
		jn_buf path = {0};
		jn_buf_printf(&path, "%s/", self->project->root);
		jn_buf_str(&path, self->new_path);
		jn_lsp_edits_create(&edits, jn_buf_view(&path), self->new_text);
		jn_buf_free(&path);
	}
	for (uint32_t i = 0; i < count; i++) {
		writing context = {&edits, &ways[i]};
		jn_diff_lines(ways[i].document->source.text, jn_buf_view(&ways[i].done), write_run, &context);
	}
	return jn_lsp_edits_done(&edits);
}

/* ---- all ---- */

/* The project with the new texts. */
static jn_project *read_again(jn_lsp_rewrite *self, passage *ways, uint32_t count, jn_buf *new_path)
{
	jn_overlay *texts = jn_arena_alloc(&self->arena, (count + 1) * sizeof *texts);
	uint32_t n = 0;
	for (; n < count; n++) texts[n] = (jn_overlay){jn_buf_view(&ways[n].path), jn_buf_view(&ways[n].text)};
	if (self->new_path.len) {
		jn_buf_printf(new_path, "%s/", self->project->root);
		jn_buf_str(new_path, self->new_path);
		texts[n++] = (jn_overlay){jn_buf_view(new_path), self->new_text};
	}
	return jn_lsp_load_with(self->self, self->project, texts, n);
}

/* Forms the new file's text. */
static void form_new_file(jn_lsp_rewrite *self, const jn_project *then)
{
	const jn_document *document = self->new_path.len ? same_document(then, self->new_path) : NULL;
	jn_buf fresh = {0};
	if (document && jn_format(self->self->parser, document, &fresh).state == JN_FORMAT_CHANGED)
		self->new_text = jn_arena_str(&self->arena, jn_buf_view(&fresh));
	jn_buf_free(&fresh);
}

json_t *jn_lsp_rewrite_done(jn_lsp_rewrite *self, jn_lsp_error *error)
{
	passage *ways = jn_arena_alloc(&self->arena, (self->count + 1) * sizeof *ways);
	uint32_t count = 0;
	json_t *result = NULL;
	jn_buf new_path = {0};
	if (self->count) qsort(self->items, self->count, sizeof *self->items, by_place);
	for (uint32_t from = 0, taken; from < self->count && !error->code; from += taken) {
		taken = apply(self, from, &ways[count++]);
		if (!taken) jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "two changes would touch the same place"), taken = self->count;
	}
	if (!error->code) {
		jn_project *then = read_again(self, ways, count, &new_path);
		bool good = true;
		for (uint32_t i = 0; i < count && good; i++) {
			const jn_document *document = self->project->lone ? then->documents[then->document_count - 1]
			                                                  : same_document(then, ways[i].document->source.path);
			good = document && form(self, &ways[i], document, error);
		}
		form_new_file(self, then);
		if (good && !worse(self, then, error)) result = write_edit(self, ways, count);
		jn_project_free(then);
	}
	for (uint32_t i = 0; i < count; i++) jn_buf_free(&ways[i].path), jn_buf_free(&ways[i].text), jn_buf_free(&ways[i].done);
	jn_buf_free(&new_path);
	jn_lsp_rewrite_drop(self);
	return result;
}
