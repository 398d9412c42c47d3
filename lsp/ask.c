/* Requests of ours to the client, and what comes back for them. In: a method and what to do with its answer. Out: a message, and
 * later a call. A small table remembers what was asked; the oldest is forgotten when a client answers nothing. */
#include "lsp/server.h"

static jn_lsp_asked *free_row(jn_lsp *self)
{
	jn_lsp_asked *oldest = &self->asked[0];
	for (int i = 0; i < JN_LSP_MOST_ASKED; i++) {
		if (!self->asked[i].used) return &self->asked[i];
		if (self->asked[i].id < oldest->id) oldest = &self->asked[i];
	}
	json_decref(oldest->context);
	return oldest;
}

void jn_lsp_ask(jn_lsp *self, const char *method, json_t *params, jn_lsp_then then, json_t *context)
{
	jn_lsp_asked *row = free_row(self);
	*row = (jn_lsp_asked){.used = true, .id = self->next_id++, .then = then, .context = context};
	jn_lsp_send(&self->stream, json_pack("{s:s, s:I, s:s, s:o*}", "jsonrpc", "2.0", "id", row->id, "method", method, "params", params));
}

void jn_lsp_answered(jn_lsp *self, const json_t *message)
{
	const json_t *id = json_object_get(message, "id");
	for (int i = 0; json_is_integer(id) && i < JN_LSP_MOST_ASKED; i++) {
		if (!self->asked[i].used || self->asked[i].id != json_integer_value(id)) continue;
		jn_lsp_asked row = self->asked[i];
		self->asked[i] = (jn_lsp_asked){0};
		const json_t *error = json_object_get(message, "error");
		if (row.then) row.then(self, error ? NULL : json_object_get(message, "result"), error, row.context);
		json_decref(row.context);
		return;
	}
}

void jn_lsp_forget_asked(jn_lsp *self)
{
	for (int i = 0; i < JN_LSP_MOST_ASKED; i++) json_decref(self->asked[i].context);
	memset(self->asked, 0, sizeof self->asked);
}
