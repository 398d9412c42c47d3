/* The table of refactorings, what is offered of them at a place, and how a chosen one is made. See refactor.h. */
#include "lsp/refactor.h"

#include <stdarg.h>

#include "lsp/actions.h"
#include "text/catalog.h"

const jn_lsp_refactoring jn_lsp_refactorings[] = {
	{"declare", "quickfix", jn_lsp_offer_declare, jn_lsp_make_declare},
	{"extract", "refactor.extract", jn_lsp_offer_extract, jn_lsp_make_extract},
	{"origin", "refactor.extract", jn_lsp_offer_origin, jn_lsp_make_origin},
	{"name", "refactor.rewrite", jn_lsp_offer_name, jn_lsp_make_name},
	{"view", "refactor.rewrite", jn_lsp_offer_view, jn_lsp_make_view},
	{"future", "refactor.rewrite", jn_lsp_offer_future, jn_lsp_make_future},
	{"expand", "refactor.rewrite", jn_lsp_offer_expand, jn_lsp_make_expand},
	{"collapse", "refactor.rewrite", jn_lsp_offer_collapse, jn_lsp_make_collapse},
	{"move", "refactor.move", jn_lsp_offer_move, jn_lsp_make_move},
	{"split", "refactor.move", jn_lsp_offer_split, jn_lsp_make_split},
	{0},
};

/* ---- where ---- */

static void stand(jn_lsp *self, const jn_lsp_file *file, const json_t *range, jn_lsp_where *ret)
{
	*ret = (jn_lsp_where){.self = self, .file = *file, .range = jn_lsp_span(self, &file->document->source, range)};
	if (ret->range.end < ret->range.start) ret->range.end = ret->range.start;
	ret->spot = jn_lsp_spot_at(self, file, ret->range.start);
	ret->decl = jn_lsp_decl_at(file->document, ret->range.start);
}

/* ---- offers ---- */

/* The edit of one row; NULL with words in `error`. */
static json_t *make(const jn_lsp_where *where, const jn_lsp_refactoring *row, jn_str argument, jn_lsp_error *error)
{
	jn_lsp_rewrite out = {.self = where->self, .project = where->file.project};
	if (row->make(&out, where, argument, error)) return jn_lsp_rewrite_done(&out, error);
	jn_lsp_rewrite_drop(&out);
	return NULL;
}

/* What comes back when the offer is chosen: what, where, and for which version of the text. */
static json_t *data_of(const jn_lsp_offers *self, jn_str argument)
{
	jn_str uri = jn_lsp_member(json_object_get(self->params, "textDocument"), "uri");
	const jn_lsp_buffer *buffer = jn_lsp_buffer_of(self->where->self, uri);
	json_t *data = json_pack("{s:s, s:o, s:O, s:o}", "name", self->row->name, "uri", jn_lsp_json_str(uri), "range",
	                         json_object_get(self->params, "range"), "argument", jn_lsp_json_str(argument));
	json_object_set_new(data, "version", buffer ? json_integer(buffer->version) : json_null());
	return data;
}

json_t *jn_lsp_offer(jn_lsp_offers *self, jn_str argument, const char *disabled, const char *format, ...)
{
	const jn_lsp_client *client = &self->where->self->client;
	jn_language language = self->where->self->language;
	jn_message_part parts[JN_MESSAGE_MOST];
	jn_buf title = {0};
	va_list arguments;
	if (self->probe) {
		self->found |= !disabled && jn_str_eq(*self->probe, argument);
		return NULL;
	}
	if (disabled && !client->disabled_actions) return NULL;
	va_start(arguments, format);
	jn_message said = jn_message_borrow(parts, format, arguments);
	va_end(arguments);
	jn_tr_message(&title, language, &said);
	json_t *action = json_pack("{s:o, s:s}", "title", jn_lsp_json_str(jn_buf_view(&title)), "kind", self->row->kind);
	jn_buf_free(&title);
	jn_lsp_error error = {.language = language};
	if (disabled) {
		json_object_set_new(action, "disabled", json_pack("{s:s}", "reason", jn_tr(language, disabled)));
	} else if (client->lazy_actions) {
		json_object_set_new(action, "data", data_of(self, argument));
	} else {
		json_t *edit = make(self->where, self->row, argument, &error);
		if (edit) json_object_set_new(action, "edit", edit);
		else if (client->disabled_actions)
			json_object_set_new(action, "disabled", json_pack("{s:o}", "reason", jn_lsp_json_str(jn_str_c(error.message))));
	}
	if (error.code && !client->disabled_actions) {
		json_decref(action);
		return NULL;
	}
	json_array_append_new(self->list, action);
	return action;
}

/* True when a row is left out: made at once, at every move of the cursor, it would be in the way. */
static bool too_eager(const jn_lsp *self, const json_t *params, const jn_lsp_refactoring *row)
{
	enum { AUTOMATIC = 2 };
	bool automatic = json_integer_value(jn_lsp_at(params, "context.triggerKind")) == AUTOMATIC;
	return automatic && !self->client.lazy_actions && strncmp(row->kind, "refactor", 8) == 0;
}

void jn_lsp_offer_all(jn_lsp *self, const jn_lsp_file *file, const json_t *params, json_t *list)
{
	jn_lsp_where where;
	if (!json_is_object(json_object_get(params, "range"))) return;
	stand(self, file, json_object_get(params, "range"), &where);
	for (const jn_lsp_refactoring *row = jn_lsp_refactorings; row->name; row++) {
		if (!jn_lsp_action_wanted(params, row->kind) || too_eager(self, params, row)) continue;
		jn_lsp_offers offers = {.where = &where, .params = params, .row = row, .list = list};
		row->offer(&offers, &where);
	}
}

json_t *jn_lsp_make(jn_lsp *self, const json_t *data, jn_lsp_error *error)
{
	jn_str uri = jn_lsp_member(data, "uri");
	const jn_lsp_buffer *buffer = jn_lsp_buffer_of(self, uri);
	const json_t *version = json_object_get(data, "version");
	jn_lsp_file file;
	jn_lsp_where where;
	if (json_is_integer(version) && (!buffer || buffer->version != json_integer_value(version)))
		return jn_lsp_fail(error, JN_LSP_CONTENT_MODIFIED, "the text was changed since this was offered");
	json_t *document = json_pack("{s:{s:o}}", "textDocument", "uri", jn_lsp_json_str(uri));
	bool found = jn_lsp_document(self, document, &file, error);
	json_decref(document);
	if (!found) return NULL;
	stand(self, &file, json_object_get(data, "range"), &where);
	jn_str argument = jn_lsp_member(data, "argument");
	for (const jn_lsp_refactoring *row = jn_lsp_refactorings; row->name; row++) {
		if (!jn_str_eq(jn_lsp_member(data, "name"), jn_str_c(row->name))) continue;
		jn_lsp_offers offers = {.where = &where, .row = row, .probe = &argument}; /* only what would be offered here is made */
		row->offer(&offers, &where);
		return offers.found ? make(&where, row, argument, error)
		                    : jn_lsp_fail(error, JN_LSP_CONTENT_MODIFIED, "what stands here is another thing by now");
	}
	return jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no such action");
}
