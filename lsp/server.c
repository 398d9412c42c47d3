/* The event loop and the dispatch. See server.h. */
#include "lsp/server.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "lsp/preview.h"
#include "lsp/workspace.h"
#include "syntax/syntax.h"
#include "text/catalog.h"

enum { MAX_PENDING = 20000, MAX_PENDING_BYTES = 8 << 20 };

/* Messages read and not yet handled. */
typedef struct inbox {
	struct { json_t *message; bool cancelled; } *items;
	uint32_t first, count, cap;
	size_t bytes; /* read since the inbox was empty */
	jn_lsp_read_state state; /* END or BROKEN: nothing comes behind these */
} inbox;

/* ---- answers ---- */

json_t *jn_lsp_fail(jn_lsp_error *error, int code, const char *format, ...)
{
	va_list arguments;
	error->code = code;
	va_start(arguments, format);
	jn_message_part parts[JN_MESSAGE_MOST];
	jn_message why = jn_message_borrow(parts, format, arguments);
	va_end(arguments);
	jn_buf text = {0};
	jn_tr_message(&text, error->language, &why);
	jn_buf_char(&text, '\0');
	snprintf(error->message, sizeof error->message, "%s", text.ptr);
	jn_buf_free(&text);
	return NULL;
}

static void reply(jn_lsp *self, const json_t *id, json_t *result, const jn_lsp_error *error)
{
	json_t *message = json_pack("{s:s, s:O?}", "jsonrpc", "2.0", "id", id);
	if (!id) json_object_set_new(message, "id", json_null());
	if (!error->code) {
		json_object_set_new(message, "result", result ? result : json_null());
	} else {
		json_t *what = json_pack("{s:i}", "code", error->code);
		json_object_set_new(what, "message", jn_lsp_json_str(jn_str_c(error->message)));
		json_object_set_new(message, "error", what);
	}
	jn_lsp_send(&self->stream, message);
}

/* A result that is written already. */
static void reply_text(jn_lsp *self, const json_t *id, const jn_buf *result)
{
	char *name = json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT);
	jn_buf body = {0};
	jn_buf_c(&body, "{\"jsonrpc\":\"2.0\",\"id\":");
	jn_buf_c(&body, name ? name : "null");
	jn_buf_c(&body, ",\"result\":");
	jn_buf_bytes(&body, result->ptr, result->len);
	jn_buf_char(&body, '}');
	jn_lsp_send_text(&self->stream, &body);
	jn_buf_free(&body);
	free(name);
}

static void complain(jn_lsp *self, const json_t *id, int code, const char *message)
{
	jn_lsp_error error = {.language = self->language, .code = code};
	snprintf(error.message, sizeof error.message, "%s", jn_tr(self->language, message));
	reply(self, id, NULL, &error);
}

void jn_lsp_notify(jn_lsp *self, const char *method, json_t *params)
{
	jn_lsp_send(&self->stream, json_pack("{s:s, s:s, s:o}", "jsonrpc", "2.0", "method", method, "params", params));
}

/* ---- dispatch ---- */

static const jn_lsp_method *find_method(jn_str name)
{
	for (const jn_lsp_method *row = jn_lsp_methods; row->name; row++)
		if (jn_str_eq(jn_str_c(row->name), name)) return row;
	return NULL;
}

static void answer(jn_lsp *self, const jn_lsp_method *row, const json_t *id, const json_t *params, bool cancelled)
{
	jn_lsp_error error = {.language = self->language};
	json_t *result = NULL;
	jn_buf text = {0};
	bool written = false;
	if (cancelled)
		jn_lsp_fail(&error, JN_LSP_CANCELLED, "cancelled");
	else if (row && row->answer == jn_lsp_initialize && self->initialized)
		jn_lsp_fail(&error, JN_LSP_INVALID_REQUEST, "initialize was said before");
	else if (row && row->answer != jn_lsp_initialize && !self->initialized)
		jn_lsp_fail(&error, JN_LSP_NOT_INITIALIZED, "initialize comes first");
	else if (self->shut_down)
		jn_lsp_fail(&error, JN_LSP_INVALID_REQUEST, "nothing but exit comes after shutdown");
	else if (!row || (!row->answer && !row->write))
		jn_lsp_fail(&error, JN_LSP_METHOD_NOT_FOUND, "there is no such request");
	else if (row->write)
		written = row->write(self, params, &text, &error);
	else
		result = row->answer(self, params, &error);
	if (error.code) json_decref(result);
	if (written && !error.code) reply_text(self, id, &text);
	else reply(self, id, error.code ? NULL : result, &error);
	jn_buf_free(&text);
}

static void handle(jn_lsp *self, const json_t *message, bool cancelled)
{
	self->cursor->text = NULL;
	const json_t *method = json_object_get(message, "method"), *id = json_object_get(message, "id");
	const json_t *params = json_object_get(message, "params");
	bool good_id = json_is_string(id) || json_is_number(id);
	if (!json_is_object(message)) {
		complain(self, NULL, JN_LSP_INVALID_REQUEST, JN_TR("a message is an object"));
		return;
	}
	if (!method && good_id && (json_object_get(message, "result") || json_object_get(message, "error"))) {
		jn_lsp_answered(self, message);
		return;
	}
	if (!json_is_string(method) || (id && !good_id) || (params && !json_is_object(params) && !json_is_array(params) && !json_is_null(params))) {
		complain(self, good_id ? id : NULL, JN_LSP_INVALID_REQUEST, JN_TR("this is neither a request nor a notification"));
		return;
	}
	const jn_lsp_method *row = find_method(jn_lsp_member(message, "method"));
	if (id) answer(self, row, id, params, cancelled);
	else if (row && row->take && (self->initialized || row->take == jn_lsp_exit) && (!self->shut_down || row->take == jn_lsp_exit))
		row->take(self, params);
}

/* ---- the inbox ---- */

static void cancel(inbox *in, const json_t *id)
{
	for (uint32_t i = in->first; id && i < in->count; i++) {
		const json_t *other = json_object_get(in->items[i].message, "id");
		if (other && json_object_get(in->items[i].message, "method") && json_equal(other, id)) in->items[i].cancelled = true;
	}
}

static void push(inbox *in, json_t *message)
{
	if (in->count == in->cap) {
		in->cap = in->cap ? in->cap * 2 : 64;
		in->items = jn_realloc(in->items, in->cap * sizeof *in->items);
	}
	in->items[in->count].message = message;
	in->items[in->count++].cancelled = false;
}

/* Reads all that is there; with `wait`, at least one message (or the end). */
static void read_pending(jn_lsp *self, inbox *in, bool wait)
{
	if (in->first == in->count) in->first = in->count = 0, in->bytes = 0;
	while (in->state == JN_LSP_MESSAGE && in->count - in->first < MAX_PENDING && in->bytes < MAX_PENDING_BYTES) {
		json_t *message = NULL;
		jn_lsp_read_state state = jn_lsp_read(&self->stream, wait && in->first == in->count, &message);
		if (state == JN_LSP_NOTHING) return;
		if (state == JN_LSP_MALFORMED) {
			complain(self, NULL, JN_LSP_PARSE_ERROR, JN_TR("this is no JSON, or too much of it"));
			continue;
		}
		if (state != JN_LSP_MESSAGE) {
			in->state = state;
			return;
		}
		if (jn_str_eq(jn_lsp_member(message, "method"), JN_STR("$/cancelRequest"))) {
			cancel(in, jn_lsp_at(message, "params.id"));
			json_decref(message);
		} else {
			push(in, message);
			in->bytes += self->stream.size;
		}
	}
}

static void serve(jn_lsp *self, inbox *in)
{
	while (!self->over) {
		read_pending(self, in, !self->findings_due);
		if (in->first < in->count) {
			json_t *message = in->items[in->first].message;
			bool cancelled = in->items[in->first++].cancelled;
			handle(self, message, cancelled);
			json_decref(message);
		} else if (in->state != JN_LSP_MESSAGE) {
			self->over = true;
			self->exit_code = in->state == JN_LSP_END && self->shut_down ? 0 : 1;
			if (in->state == JN_LSP_BROKEN) complain(self, NULL, JN_LSP_PARSE_ERROR, JN_TR("this is no message; the server ends"));
		} else if (self->findings_due) {
			self->findings_due = false;
			self->cursor->text = NULL;
			jn_lsp_publish(self);
			jn_lsp_tell_previews(self);
		}
	}
	for (; in->first < in->count; in->first++) json_decref(in->items[in->first].message);
}

int jn_lsp_run(int in, int out, bool (*today)(jn_date *ret_today))
{
	jn_lsp_cursor cursor = {0};
	jn_lsp self = {.cursor = &cursor, .stream = {.in = in, .out = out}, .today = today, .encoding = JN_UTF16, .exit_code = 1};
	inbox pending = {.state = JN_LSP_MESSAGE};
	self.parser = jn_parser_new();
	self.folders = json_array();
	self.published = json_object();
	self.told = json_object();
	serve(&self, &pending);
	free(pending.items);
	jn_lsp_forget_asked(&self);
	jn_lsp_workspace_free(&self);
	json_decref(self.folders);
	json_decref(self.published);
	json_decref(self.told);
	json_decref(self.previews);
	jn_parser_free(self.parser);
	jn_lsp_stream_free(&self.stream);
	return self.exit_code;
}
