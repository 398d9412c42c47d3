/* Places: from positions to the model and back. See place.h. */
#include "lsp/place.h"

#include "base/utf8.h"
#include "checks/rule.h"

/* ---- requests ---- */

bool jn_lsp_document(jn_lsp *self, const json_t *params, jn_lsp_file *ret_file, jn_lsp_error *error)
{
	*ret_file = jn_lsp_file_of(self, params);
	if (ret_file->document) return true;
	jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "this document is not open");
	return false;
}

static uint32_t number(const json_t *value)
{
	json_int_t n = json_integer_value(value);
	return n < 0 ? 0 : n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static uint32_t offset_of(const jn_lsp *self, const jn_source *source, const json_t *position)
{
	jn_position at = {number(json_object_get(position, "line")), number(json_object_get(position, "character"))};
	return jn_source_offset(source, at, self->encoding);
}

bool jn_lsp_point(jn_lsp *self, const json_t *params, jn_lsp_file *ret_file, uint32_t *ret_offset, jn_lsp_error *error)
{
	const json_t *position = json_object_get(params, "position");
	if (!json_is_integer(json_object_get(position, "line")) || !json_is_integer(json_object_get(position, "character"))) {
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "a position has a line and a character");
		return false;
	}
	if (!jn_lsp_document(self, params, ret_file, error)) return false;
	*ret_offset = offset_of(self, &ret_file->document->source, position);
	return true;
}

/* ---- JSON ---- */

jn_position jn_lsp_position(const jn_lsp *self, const jn_source *source, uint32_t offset)
{
	jn_lsp_cursor *last = self->cursor;
	jn_position at = jn_source_position(source, offset, JN_UTF8);
	if (self->encoding == JN_UTF8 || offset > source->text.len) return jn_source_position(source, offset, self->encoding);
	uint32_t from = source->line_starts[at.line], to = from + at.column, units = 0;
	if (last->text == source->text.ptr && last->position.line == at.line && last->offset <= to) {
		from = last->offset;
		units = last->position.column;
	}
	while (from < to) units += jn_utf8_next(source->text, &from) > 0xFFFF && self->encoding == JN_UTF16 ? 2 : 1;
	*last = (jn_lsp_cursor){source->text.ptr, to, {at.line, units}};
	return last->position;
}

static json_t *position_json(const jn_lsp *self, const jn_source *source, uint32_t offset)
{
	jn_position at = jn_lsp_position(self, source, offset);
	return json_pack("{s:i, s:i}", "line", (int)at.line, "character", (int)at.column);
}

json_t *jn_lsp_range(const jn_lsp *self, const jn_source *source, jn_span span)
{
	return json_pack("{s:o, s:o}", "start", position_json(self, source, span.start), "end", position_json(self, source, span.end));
}

jn_span jn_lsp_span(const jn_lsp *self, const jn_source *source, const json_t *range)
{
	return (jn_span){offset_of(self, source, json_object_get(range, "start")), offset_of(self, source, json_object_get(range, "end"))};
}

json_t *jn_lsp_location(const jn_lsp *self, const jn_lsp_project *project, const jn_document *document, jn_span span)
{
	return json_pack("{s:o, s:o}", "uri", jn_lsp_uri_of(self, project, document, NULL), "range", jn_lsp_range(self, &document->source, span));
}

json_t *jn_lsp_text_edit(const jn_lsp *self, const jn_source *source, jn_span span, jn_str text)
{
	return json_pack("{s:o, s:o}", "range", jn_lsp_range(self, source, span), "newText", jn_lsp_json_str(text));
}

/* ---- declarations ---- */

static bool holds(jn_span span, uint32_t offset)
{
	return span.start <= offset && offset <= span.end;
}

const jn_decl *jn_lsp_decl_at(const jn_document *document, uint32_t offset)
{
	const jn_decl *found = NULL, *decl = document->first;
	while (decl) {
		const jn_decl *inner = NULL;
		for (; decl && decl->span.start <= offset; decl = decl->next)
			if (holds(decl->span, offset)) inner = decl;
		if (!inner) break;
		found = inner;
		decl = inner->first_child;
	}
	return found;
}

jn_span jn_lsp_name_span(const jn_decl *decl)
{
	if (decl->named) return decl->name_span;
	return decl->title_span.end > decl->title_span.start ? decl->title_span : decl->head_span;
}

/* ---- references, and their parts ---- */

/* The parts of a dotted reference from its end: the touchpoint, its stage or journey, the journey. `*span` is cut to the
 * part, `*rest` to what stands before it. NULL when there is none. */
static const jn_decl *part(const jn_source *source, const jn_value *value, int index, const jn_decl *before, jn_span *rest, jn_span *span)
{
	jn_str text = jn_source_slice(source, *rest);
	uint32_t at = text.len;
	while (at > 0 && text.ptr[at - 1] != '.') at--;
	*span = (jn_span){rest->start + at, rest->end};
	rest->end = rest->start + (at > 0 ? at - 1 : 0);
	if (index == 0) return value->ref;
	if (!before || !before->parent) return NULL;
	/* `journey.touchpoint` passes the stage over: the part is the journey's when nothing stands before it and names differ. */
	const jn_decl *stage = before->parent;
	bool last = rest->end == rest->start;
	jn_str name = jn_source_slice(source, *span);
	if (last && stage->kind == JN_STAGE && stage->parent && !jn_str_eq(stage->name, name) && jn_str_eq(stage->parent->name, name))
		return stage->parent;
	return stage;
}

static const jn_decl *part_at(const jn_source *source, const jn_value *value, uint32_t offset, jn_span *ret_span)
{
	jn_span rest = value->span;
	const jn_decl *decl = NULL;
	for (int i = 0; i < 3 && (i == 0 || rest.end > rest.start); i++) {
		decl = part(source, value, i, decl, &rest, ret_span);
		if (holds(*ret_span, offset)) return decl;
	}
	*ret_span = value->span;
	return value->ref;
}

typedef struct search {
	const jn_decl *target;
	jn_lsp_visit visit;
	void *context;
} search;

static void search_value(const search *self, const jn_decl *where, const jn_value *value)
{
	if (value->type != JN_VALUE_REF || !value->ref) return;
	jn_span rest = value->span, span;
	const jn_decl *decl = NULL, *found = NULL;
	jn_span at = {0, 0};
	for (int i = 0; i < 3 && (i == 0 || rest.end > rest.start); i++) {
		decl = part(&where->document->source, value, i, decl, &rest, &span);
		if (decl == self->target) found = decl, at = span;
	}
	if (found) self->visit(self->context, where->document, at);
}

static void search_clauses(const search *self, const jn_decl *where, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		search_value(self, where, &clause->head);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) search_value(self, where, &mod->value);
	}
}

void jn_lsp_each_reference_in(const jn_document *document, const jn_decl *target, jn_lsp_visit visit, void *context)
{
	search self = {target, visit, context};
	for (const jn_decl *decl = document->first; decl; decl = jn_decl_after(decl, NULL)) {
		search_clauses(&self, decl, decl->heads);
		for (const jn_prop *prop = decl->props; prop; prop = prop->next) search_clauses(&self, decl, prop->clauses);
	}
}

void jn_lsp_each_reference(const jn_project *project, const jn_decl *target, jn_lsp_visit visit, void *context)
{
	for (uint32_t i = 0; i < project->document_count; i++)
		if (!project->documents[i]->builtin) jn_lsp_each_reference_in(project->documents[i], target, visit, context);
}

/* ---- what stands here ---- */

jn_kind jn_lsp_modifier_kind(jn_modifier word)
{
	static const jn_kind kinds[JN_MOD_COUNT] = {[JN_MOD_FROM] = JN_SOURCE, [JN_MOD_BY] = JN_TEAM, [JN_MOD_TO] = JN_COMPETITOR};
	return kinds[word];
}

static bool spot_value(jn_lsp_spot *spot, const jn_decl *decl, const jn_property_row *row, const jn_value *value, uint32_t offset)
{
	if (value->type == JN_VALUE_NONE || !holds(value->span, offset)) return false;
	spot->span = value->span;
	spot->value = value;
	spot->row = row;
	spot->type = JN_LSP_SPOT_WORD;
	if (value->type != JN_VALUE_REF) return true;
	spot->type = JN_LSP_SPOT_REF;
	spot->ref = row ? row->ref : JN_PERSONA; /* only `as` has references in its head */
	spot->target = part_at(&decl->document->source, value, offset, &spot->span);
	return true;
}

static bool spot_clauses(jn_lsp_spot *spot, const jn_decl *decl, const jn_property_row *row, const jn_clause *clause, uint32_t offset)
{
	for (; clause; clause = clause->next) {
		if (spot_value(spot, decl, row, &clause->head, offset)) return true;
		if (clause->second && spot_value(spot, decl, row, clause->second, offset)) return true;
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) {
			if (spot_value(spot, decl, row, &mod->value, offset)) {
				spot->ref = jn_lsp_modifier_kind(mod->word);
				spot->modifier = mod->word;
				return true;
			}
			if (!holds(mod->span, offset)) continue;
			*spot = (jn_lsp_spot){.type = JN_LSP_SPOT_MODIFIER, .span = mod->span, .decl = decl, .row = row, .modifier = mod->word};
			return true;
		}
	}
	return false;
}

static bool name_byte(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* A rule's name in an `allow` comment. */
static void spot_comment(jn_lsp_spot *spot, const jn_source *source, uint32_t offset)
{
	jn_span span = {offset, offset};
	while (span.start > 0 && name_byte(source->text.ptr[span.start - 1])) span.start--;
	while (span.end < source->text.len && name_byte(source->text.ptr[span.end])) span.end++;
	spot->rule = jn_rule_named(jn_source_slice(source, span));
	if (!spot->rule) return;
	spot->type = JN_LSP_SPOT_RULE;
	spot->span = span;
}

/* A key, or a comment: the model keeps only the first place of a key. */
static void spot_item(jn_lsp *self, const jn_lsp_file *file, jn_lsp_spot *spot, uint32_t offset)
{
	jn_items items = jn_lsp_items(self, file);
	uint32_t low = 0, high = items.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (items.items[middle].span.end < offset) low = middle + 1;
		else high = middle;
	}
	for (; low < items.count && items.items[low].span.start <= offset; low++) {
		const jn_item *item = &items.items[low];
		if (item->type == JN_ITEM_COMMENT) spot_comment(spot, &file->document->source, offset);
		if (item->type != JN_ITEM_PROPERTY || !spot->decl) continue;
		jn_str word = jn_source_slice(&file->document->source, item->span);
		jn_key key = jn_schema_key_named(word);
		spot->row = jn_schema_property(spot->decl->kind, key == JN_KEY_UNKNOWN ? JN_KEY_ANY : key);
		if (!spot->row) spot->row = jn_schema_property(spot->decl->kind, JN_KEY_ANY);
		if (!spot->row) continue;
		spot->type = JN_LSP_SPOT_KEY;
		spot->span = item->span;
		if (spot->row->key == JN_KEY_ANY) spot->rule = jn_rule_named(word);
	}
}

jn_lsp_spot jn_lsp_spot_at(jn_lsp *self, const jn_lsp_file *file, uint32_t offset)
{
	const jn_decl *decl = jn_lsp_decl_at(file->document, offset);
	jn_lsp_spot spot = {.decl = decl};
	if (decl) {
		jn_span word = {decl->span.start, decl->span.start + (uint32_t)strlen(jn_schema_kind(decl->kind)->name)};
		bool own = decl->name_span.end > decl->name_span.start && holds(decl->name_span, offset);
		bool title = decl->title_span.end > decl->title_span.start && holds(decl->title_span, offset);
		if (own || title)
			return (jn_lsp_spot){.type = JN_LSP_SPOT_NAME, .span = own ? decl->name_span : decl->title_span, .decl = decl, .target = decl};
		if (spot_clauses(&spot, decl, NULL, decl->heads, offset)) return spot;
		for (const jn_prop *prop = decl->props; prop; prop = prop->next)
			if (spot_clauses(&spot, decl, prop->row, prop->clauses, offset)) return spot;
		if (holds(word, offset)) return (jn_lsp_spot){.type = JN_LSP_SPOT_KIND, .span = word, .decl = decl};
	}
	spot_item(self, file, &spot, offset);
	return spot;
}
