/* What values show in an editor: inlay hints (the titles of what is referred to), links, colours. One walk over a document's
 * values, three ways to tell of them. */
#include <stdio.h>

#include "lsp/place.h"

typedef struct walk {
	jn_lsp *self;
	const jn_source *source;
	jn_span range;
	json_t *list;
	void (*tell)(struct walk *self, const jn_value *value);
} walk;

static void tell_value(walk *self, const jn_value *value)
{
	if (json_array_size(self->list) < JN_LSP_MOST_ITEMS && value->type != JN_VALUE_NONE && value->span.start <= self->range.end && value->span.end >= self->range.start) self->tell(self, value);
}

static void tell_clauses(walk *self, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		tell_value(self, &clause->head);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) tell_value(self, &mod->value);
	}
}

static json_t *walk_values(jn_lsp *self, const json_t *params, void (*tell)(walk *self, const jn_value *value), jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	const json_t *range = json_object_get(params, "range");
	walk at = {self, &file.document->source, {0, UINT32_MAX}, json_array(), tell};
	if (range) at.range = jn_lsp_span(self, at.source, range);
	for (const jn_decl *decl = file.document->first; decl; decl = jn_decl_after(decl, NULL)) {
		if (decl->span.start > at.range.end || decl->span.end < at.range.start) continue;
		tell_clauses(&at, decl->heads);
		for (const jn_prop *prop = decl->props; prop; prop = prop->next) tell_clauses(&at, prop->clauses);
	}
	return at.list;
}

static void tell_hint(walk *self, const jn_value *value)
{
	if (value->type != JN_VALUE_REF || !value->ref || !value->ref->title.len) return;
	json_t *range = jn_lsp_range(self->self, self->source, (jn_span){value->span.end, value->span.end});
	json_array_append_new(self->list, json_pack("{s:O, s:o, s:b}", "position", json_object_get(range, "end"), "label",
	                                            jn_lsp_json_str(value->ref->title), "paddingLeft", 1));
	json_decref(range);
}

json_t *jn_lsp_inlay_hints(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return walk_values(self, params, tell_hint, error);
}

static void tell_link(walk *self, const jn_value *value)
{
	if (value->type != JN_VALUE_LINK) return;
	json_array_append_new(self->list, json_pack("{s:o, s:o}", "range", jn_lsp_range(self->self, self->source, value->span), "target",
	                                            jn_lsp_json_str(value->text)));
}

json_t *jn_lsp_links(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return walk_values(self, params, tell_link, error);
}

static void tell_color(walk *self, const jn_value *value)
{
	if (value->type != JN_VALUE_COLOR) return;
	uint32_t rgb = (uint32_t)value->number;
	json_t *color = json_pack("{s:f, s:f, s:f, s:i}", "red", ((rgb >> 16) & 255) / 255.0, "green", ((rgb >> 8) & 255) / 255.0, "blue",
	                          (rgb & 255) / 255.0, "alpha", 1);
	json_array_append_new(self->list, json_pack("{s:o, s:o}", "range", jn_lsp_range(self->self, self->source, value->span), "color", color));
}

json_t *jn_lsp_colors(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return walk_values(self, params, tell_color, error);
}

static unsigned channel(const json_t *color, const char *name)
{
	double value = json_number_value(json_object_get(color, name));
	return value >= 1 ? 255 : value > 0 ? (unsigned)(value * 255 + 0.5) : 0;
}

json_t *jn_lsp_color_presentation(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	const json_t *color = json_object_get(params, "color");
	char label[8];
	(void)self, (void)error;
	snprintf(label, sizeof label, "#%02X%02X%02X", channel(color, "red"), channel(color, "green"), channel(color, "blue"));
	return json_pack("[{s:s}]", "label", label);
}
