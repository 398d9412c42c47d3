/* The event loop and the dispatch. See server.h. */
#include "lsp/server.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "lsp/inbox.h"
#include "lsp/preview.h"
#include "lsp/workspace.h"
#include "syntax/syntax.h"
#include "text/catalog.h"

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

void jn_lsp_complain(jn_lsp *self, const json_t *id, int code, const char *message)
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

/* True when the answer would be of a text that is no more, and the client says that it asks again. */
static bool outdated(const jn_lsp *self, const jn_lsp_method *row, const json_t *params)
{
	for (size_t i = 0; i < json_array_size(self->retried); i++) {
		const char *name = json_string_value(json_array_get(self->retried, i));
		if (name && strcmp(name, row->name) == 0) return jn_lsp_inbox_outdates(self->inbox, params);
	}
	return false;
}

/* Tells a client that wants to know what was answered. */
static void trace(jn_lsp *self, const jn_lsp_method *row, const json_t *id, int code)
{
	if (self->trace == JN_LSP_TRACE_OFF || !row) return;
	char *name = json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT);
	jn_buf text = {0};
	jn_buf_printf(&text, "%s (%.40s): ", row->name, name ? name : "");
	if (code) jn_buf_printf(&text, "error %d", code);
	else jn_buf_c(&text, "answered");
	json_t *params = json_pack("{s:o}", "message", jn_lsp_json_str(jn_buf_view(&text)));
	if (self->trace == JN_LSP_TRACE_VERBOSE) {
		text.len = 0;
		jn_buf_printf(&text, "%u messages wait", self->inbox->count - self->inbox->first);
		json_object_set_new(params, "verbose", jn_lsp_json_str(jn_buf_view(&text)));
	}
	jn_lsp_notify(self, "$/logTrace", params);
	jn_buf_free(&text);
	free(name);
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
	else if (outdated(self, row, params))
		jn_lsp_fail(&error, JN_LSP_CONTENT_MODIFIED, "the text changed meanwhile");
	else if (row->write)
		written = row->write(self, params, &text, &error);
	else
		result = row->answer(self, params, &error);
	if (error.code) json_decref(result);
	if (written && !error.code) reply_text(self, id, &text);
	else reply(self, id, error.code ? NULL : result, &error);
	jn_buf_free(&text);
	trace(self, row, id, error.code);
}

/* A message that could not be read. What was too long may have been an edit: then the text here is not the editor's any more. */
static void refuse(jn_lsp *self, bool too_long)
{
	if (!too_long) {
		jn_lsp_complain(self, NULL, JN_LSP_PARSE_ERROR, JN_TR("this is no JSON, or too much of it"));
		return;
	}
	jn_lsp_complain(self, NULL, JN_LSP_INVALID_REQUEST, JN_TR("this message is longer than 32 MiB: it was passed over"));
	if (!self->initialized) return;
	const char *text = jn_tr(self->language, JN_TR("a message longer than 32 MiB was passed over: if it held a text, close the file and open it again"));
	jn_lsp_notify(self, "window/logMessage", json_pack("{s:i, s:s}", "type", 2, "message", text));
}

static void handle(jn_lsp *self, const json_t *message, bool cancelled)
{
	self->cursor->text = NULL;
	const json_t *method = json_object_get(message, "method"), *id = json_object_get(message, "id");
	const json_t *params = json_object_get(message, "params");
	bool good_id = json_is_string(id) || json_is_number(id);
	if (!json_is_object(message)) {
		jn_lsp_complain(self, NULL, JN_LSP_INVALID_REQUEST, JN_TR("a message is an object"));
		return;
	}
	if (!method && good_id && (json_object_get(message, "result") || json_object_get(message, "error"))) {
		jn_lsp_answered(self, message);
		return;
	}
	if (!json_is_string(method) || (id && !good_id) || (params && !json_is_object(params) && !json_is_array(params) && !json_is_null(params))) {
		jn_lsp_complain(self, good_id ? id : NULL, JN_LSP_INVALID_REQUEST, JN_TR("this is neither a request nor a notification"));
		return;
	}
	const jn_lsp_method *row = find_method(jn_lsp_member(message, "method"));
	if (id) answer(self, row, id, params, cancelled);
	else if (row && row->take && (self->initialized || row->take == jn_lsp_exit) && (!self->shut_down || row->take == jn_lsp_exit))
		row->take(self, params);
}

/* ---- the loop ---- */

enum { MOST_UNSENT = 8 << 20, PATIENCE = 10000, LOOK_AT_PARENT = 3000, AWAIT = 500 }; /* bytes; milliseconds */

/* True when the process that started us was there and is no more. */
static bool orphaned(const jn_lsp *self)
{
	return self->parent > 0 && kill((pid_t)self->parent, 0) != 0 && errno == ESRCH;
}

/* Sleeps until there is something to do. False when there never will be: the parent is gone, or a client that takes nothing of
 * what it asked for goes on asking. */
static bool rest(jn_lsp *self, const jn_lsp_inbox *in)
{
	bool read = jn_lsp_inbox_room(in);
	if (!read) return jn_lsp_wait(&self->stream, false, PATIENCE) > 0;
	if (self->findings_due && self->awaits) {
		if (jn_lsp_wait(&self->stream, true, AWAIT) == 0) self->awaits = 0;
		return true;
	}
	int ready = jn_lsp_wait(&self->stream, true, self->parent > 0 ? LOOK_AT_PARENT : -1);
	return ready > 0 || (ready == 0 && !orphaned(self));
}

static void end(jn_lsp *self, int exit_code)
{
	self->over = true;
	self->exit_code = exit_code;
}

/* What comes behind the last message. */
static void close_down(jn_lsp *self, const jn_lsp_inbox *in)
{
	end(self, in->state == JN_LSP_END && self->shut_down ? 0 : 1);
	if (in->state == JN_LSP_BROKEN) jn_lsp_complain(self, NULL, JN_LSP_PARSE_ERROR, JN_TR("this is no message; the server ends"));
}

static void serve(jn_lsp *self, jn_lsp_inbox *in)
{
	while (!self->over) {
		jn_lsp_flush(&self->stream);
		jn_lsp_inbox_fill(self, in);
		bool full = jn_lsp_unsent(&self->stream) > MOST_UNSENT;
		if (self->stream.gone) {
			end(self, 1);
		} else if (!full && in->first < in->count) {
			json_t *message = in->items[in->first].message;
			bool cancelled = in->items[in->first].cancelled, too_long = in->items[in->first].too_long;
			in->first++;
			if (message) handle(self, message, cancelled);
			else refuse(self, too_long);
			json_decref(message);
		} else if (!full && in->state != JN_LSP_MESSAGE) {
			close_down(self, in);
		} else if (!full && self->findings_due && !self->awaits) {
			self->findings_due = false;
			self->cursor->text = NULL;
			jn_lsp_publish(self);
			jn_lsp_tell_previews(self);
		} else if (!rest(self, in)) {
			end(self, 1);
		}
	}
}

int jn_lsp_run(int in, int out, bool (*today)(jn_date *ret_today))
{
	jn_lsp_cursor cursor = {0};
	jn_lsp self = {.cursor = &cursor, .stream = {.in = in, .out = out}, .today = today, .encoding = JN_UTF16, .exit_code = 1};
	jn_lsp_inbox pending = {.state = JN_LSP_MESSAGE};
	int flags = fcntl(out, F_GETFL);
	if (flags >= 0) fcntl(out, F_SETFL, flags | O_NONBLOCK);
	self.inbox = &pending;
	self.parser = jn_parser_new();
	self.folders = json_array();
	self.places = json_array();
	self.published = json_object();
	self.told = json_object();
	serve(&self, &pending);
	jn_lsp_drain(&self.stream, PATIENCE);
	if (flags >= 0) fcntl(out, F_SETFL, flags);
	jn_lsp_inbox_free(&pending);
	jn_lsp_forget_asked(&self);
	jn_lsp_workspace_free(&self);
	json_decref(self.folders);
	json_decref(self.places);
	json_decref(self.published);
	json_decref(self.told);
	json_decref(self.previews);
	json_decref(self.retried);
	free(self.wishes);
	jn_parser_free(self.parser);
	jn_lsp_stream_free(&self.stream);
	return self.exit_code;
}
