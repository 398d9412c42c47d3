/* Reading ahead, so that edits come together and what is cancelled is never begun. See inbox.h. */
#include "lsp/inbox.h"

#include <stdlib.h>

#include "base/arena.h"
#include "lsp/server.h"

enum { MOST_MESSAGES = 20000, MOST_BYTES = 8 << 20, MOST_CANCELS = 64 };

bool jn_lsp_inbox_room(const jn_lsp_inbox *self)
{
	return self->state == JN_LSP_MESSAGE && self->count - self->first < MOST_MESSAGES && self->bytes < MOST_BYTES;
}

static void cancel(jn_lsp_inbox *self, const json_t *id)
{
	for (uint32_t i = self->first; id && i < self->count; i++) {
		const json_t *other = json_object_get(self->items[i].message, "id");
		if (other && json_object_get(self->items[i].message, "method") && json_equal(other, id)) self->items[i].cancelled = true;
	}
}

static void push(jn_lsp_inbox *self, json_t *message)
{
	if (self->count == self->cap) {
		self->cap = self->cap ? self->cap * 2 : 64;
		self->items = jn_realloc(self->items, self->cap * sizeof *self->items);
	}
	self->items[self->count++] = (struct jn_lsp_waiting_message){.message = message};
}

void jn_lsp_inbox_fill(jn_lsp *server, jn_lsp_inbox *self)
{
	if (self->first == self->count) self->first = self->count = 0, self->bytes = 0;
	for (uint32_t cancels = 0; jn_lsp_inbox_room(self) && cancels < MOST_CANCELS;) {
		json_t *message = NULL;
		jn_lsp_read_state state = jn_lsp_read(&server->stream, &message);
		if (state == JN_LSP_NOTHING) return;
		if (state == JN_LSP_MALFORMED || state == JN_LSP_TOO_LONG) {
			push(self, NULL); /* it waits for its turn, too: nothing is answered while the client takes nothing */
			self->items[self->count - 1].too_long = state == JN_LSP_TOO_LONG;
			self->bytes += server->stream.size;
		} else if (state != JN_LSP_MESSAGE) {
			self->state = state;
		} else if (jn_str_eq(jn_lsp_member(message, "method"), JN_STR("$/cancelRequest"))) {
			cancel(self, jn_lsp_at(message, "params.id"));
			json_decref(message);
			cancels++;
		} else {
			push(self, message);
			self->bytes += server->stream.size;
		}
	}
}

bool jn_lsp_inbox_outdates(const jn_lsp_inbox *self, const json_t *params)
{
	jn_str uri = jn_lsp_member(json_object_get(params, "textDocument"), "uri");
	for (uint32_t i = self->first; uri.len && i < self->count; i++) {
		const json_t *message = self->items[i].message;
		if (!jn_str_eq(jn_lsp_member(message, "method"), JN_STR("textDocument/didChange"))) continue;
		const json_t *document = jn_lsp_at(message, "params.textDocument");
		if (jn_str_eq(jn_lsp_member(document, "uri"), uri)) return true;
	}
	return false;
}

void jn_lsp_inbox_free(jn_lsp_inbox *self)
{
	for (; self->first < self->count; self->first++) json_decref(self->items[self->first].message);
	free(self->items);
}
