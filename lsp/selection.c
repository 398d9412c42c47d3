/* textDocument/selectionRange: from a word outward: the word, its value, its property, the blocks around it, the file;
 * and the line, where it lies between two of these. */
#include "lsp/place.h"

enum { MOST_POSITIONS = 1000, MOST_SPANS = JN_MAX_DEPTH + 8 };

typedef struct ladder {
	jn_span spans[MOST_SPANS]; /* each within the next */
	uint32_t count;
} ladder;

static bool within(jn_span inner, jn_span outer)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

static bool same(jn_span a, jn_span b)
{
	return a.start == b.start && a.end == b.end;
}

/* Puts `span` around what is there, unless it is the same or does not hold it. */
static void widen(ladder *self, jn_span span)
{
	if (self->count > 0 && (!within(self->spans[self->count - 1], span) || same(self->spans[self->count - 1], span)))
		return;
	if (self->count < MOST_SPANS) self->spans[self->count++] = span;
}

/* The value and the property that hold `offset`. */
static void widen_property(ladder *self, const jn_decl *decl, uint32_t offset)
{
	for (const jn_prop *prop = decl->props; prop; prop = prop->next)
		for (const jn_clause *c = prop->clauses; c; c = c->next) {
			if (c->span.start > offset || offset > c->span.end) continue;
			widen(self, c->span);
			if (prop->key_span.start <= c->span.start)
				widen(self, (jn_span){prop->key_span.start, prop->last->span.end});
			return;
		}
}

/* The line, without what it is indented by, between the two steps where it fits. */
static void widen_line(ladder *self, const jn_source *source, uint32_t offset)
{
	jn_str line = jn_str_trim(jn_source_line(source, jn_source_position(source, offset, JN_UTF8).line));
	if (!line.len || self->count == MOST_SPANS) return;
	uint32_t start = (uint32_t)(line.ptr - source->text.ptr), at = 0;
	jn_span span = {start, start + line.len};
	while (at < self->count && within(self->spans[at], span)) at++;
	if (at == 0 || at == self->count || same(self->spans[at - 1], span) || !within(span, self->spans[at])) return;
	memmove(self->spans + at + 1, self->spans + at, (self->count++ - at) * sizeof *self->spans);
	self->spans[at] = span;
}

static json_t *ranges_at(jn_lsp *self, const jn_lsp_file *file, uint32_t offset)
{
	const jn_source *source = &file->document->source;
	ladder steps = {.count = 0};
	jn_lsp_spot spot = jn_lsp_spot_at(self, file, offset);
	widen(&steps, spot.type ? spot.span : (jn_span){offset, offset});
	const jn_decl *decl = jn_lsp_decl_at(file->document, offset);
	if (decl) widen_property(&steps, decl, offset);
	for (; decl && steps.count + 2 < MOST_SPANS; decl = decl->parent) widen(&steps, decl->span);
	widen(&steps, (jn_span){0, source->text.len});
	widen_line(&steps, source, offset);
	json_t *result = NULL;
	while (steps.count > 0) {
		json_t *outer = result;
		result = json_pack("{s:o}", "range", jn_lsp_range(self, source, steps.spans[--steps.count]));
		if (outer) json_object_set_new(result, "parent", outer);
	}
	return result;
}

json_t *jn_lsp_selection_ranges(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const json_t *positions = json_object_get(params, "positions");
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	json_t *list = json_array();
	for (size_t i = 0; i < json_array_size(positions) && i < MOST_POSITIONS; i++) {
		json_t *range =
			json_pack("{s:O, s:O}", "start", json_array_get(positions, i), "end", json_array_get(positions, i));
		json_array_append_new(list, ranges_at(self, &file, jn_lsp_span(self, &file.document->source, range).start));
		json_decref(range);
	}
	return list;
}
