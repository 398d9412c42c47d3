/* Framing and JSON. See rpc.h. */
#include "lsp/rpc.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { CHUNK = 64 << 10, KEPT_ROOM = 1 << 20 };

/* ---- headers ---- */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool named(jn_str line, const char *name, jn_str *ret_value)
{
	uint32_t n = (uint32_t)strlen(name), i = 0;
	for (; i < n && i < line.len && lower(line.ptr[i]) == name[i]; i++) {}
	if (i < n) return false;
	jn_str rest = jn_str_trim(jn_str_slice(line, n, line.len));
	if (rest.len == 0 || rest.ptr[0] != ':') return false;
	*ret_value = jn_str_trim(jn_str_slice(rest, 1, rest.len));
	return true;
}

/* The length a header line gives; -1 when it is no number within bounds. */
static int64_t read_length(jn_str digits)
{
	int64_t length = 0;
	if (digits.len == 0 || digits.len > 10) return -1;
	for (uint32_t i = 0; i < digits.len; i++) {
		if (digits.ptr[i] < '0' || digits.ptr[i] > '9') return -1;
		length = length * 10 + (digits.ptr[i] - '0');
	}
	return length <= JN_LSP_MAX_PASSED ? length : -1;
}

/* Reads header lines at the front of `bytes`. Returns where the body begins, 0 when the headers are not complete, -1 when
 * they are no headers. Line ends may be LF alone; other headers are passed over. */
static int64_t read_headers(jn_str bytes, int64_t *ret_length)
{
	uint32_t at = 0;
	*ret_length = -1;
	while (at < bytes.len && (bytes.ptr[at] == '\r' || bytes.ptr[at] == '\n')) at++;
	for (;;) {
		const char *feed = at < bytes.len ? memchr(bytes.ptr + at, '\n', bytes.len - at) : NULL;
		uint32_t end = feed ? (uint32_t)(feed - bytes.ptr) : bytes.len;
		if (end > JN_LSP_MAX_HEADER) return -1;
		if (!feed) return 0;
		jn_str line = jn_str_trim(jn_str_slice(bytes, at, end)), value;
		at = end + 1;
		if (line.len == 0) return *ret_length < 0 ? -1 : (int64_t)at;
		if (!memchr(line.ptr, ':', line.len)) return -1;
		if (!named(line, "content-length", &value)) continue;
		int64_t length = read_length(value);
		if (length < 0 || (*ret_length >= 0 && *ret_length != length)) return -1;
		*ret_length = length;
	}
}

/* ---- JSON ---- */

/* True when a text has no more values and no more depth than the limits: before jansson takes memory for them. */
static bool within_limits(jn_str body)
{
	uint32_t depth = 0, values = 0;
	bool quoted = false;
	for (uint32_t i = 0; i < body.len; i++) {
		char c = body.ptr[i];
		if (quoted) {
			if (c == '\\') i++;
			else if (c == '"') quoted = false;
			continue;
		}
		if (c == '"') quoted = true;
		if (c == '[' || c == '{') depth++;
		if ((c == ']' || c == '}') && depth > 0) depth--;
		values += c == '[' || c == '{' || c == ',' || c == ':';
		if (depth > JN_LSP_MAX_DEPTH || values > JN_LSP_MAX_VALUES) return false;
	}
	return true;
}

static int hex4(jn_str s, uint32_t at)
{
	int value = 0;
	if (at + 6 > s.len || s.ptr[at] != '\\' || s.ptr[at + 1] != 'u') return -1;
	for (uint32_t i = at + 2; i < at + 6; i++) {
		char c = lower(s.ptr[i]);
		if (c >= '0' && c <= '9') value = value * 16 + (c - '0');
		else if (c >= 'a' && c <= 'f') value = value * 16 + (c - 'a' + 10);
		else return -1;
	}
	return value;
}

/* Half a surrogate pair, which jansson refuses, becomes U+FFFD: one UTF-16 unit for another, so that no position drifts.
 * So do bytes that are no UTF-8. */
static void repair(jn_str body, jn_buf *out)
{
	for (uint32_t at = 0; at < body.len;) {
		if (body.ptr[at] != '\\') {
			jn_buf_rune(out, jn_utf8_next(body, &at));
			continue;
		}
		int first = hex4(body, at);
		uint32_t length = first < 0 ? 2 : 6;
		if (first >= 0xD800 && first <= 0xDBFF) {
			int second = hex4(body, at + 6);
			if (second >= 0xDC00 && second <= 0xDFFF) length = 12;
		}
		if (length == 6 && first >= 0xD800 && first <= 0xDFFF) jn_buf_c(out, "\\ufffd");
		else jn_buf_str(out, jn_str_slice(body, at, at + length));
		at += length;
	}
}

static json_t *parse(jn_str body)
{
	json_error_t error;
	if (!within_limits(body)) return NULL;
	json_t *message = json_loadb(body.ptr, body.len, JSON_ALLOW_NUL, &error);
	if (message) return message;
	jn_buf mended = {0};
	repair(body, &mended);
	message = mended.len ? json_loadb(mended.ptr, mended.len, JSON_ALLOW_NUL, &error) : NULL;
	jn_buf_free(&mended);
	return message;
}

/* ---- reading ---- */

/* Drops what is there of a message that is too long. */
static jn_lsp_read_state pass_over(jn_lsp_stream *self)
{
	size_t there = self->bytes.len - self->taken, most = there < self->passed ? there : self->passed;
	self->taken += most;
	self->passed -= most;
	self->size = 0;
	return self->passed ? JN_LSP_NOTHING : JN_LSP_TOO_LONG;
}

static jn_lsp_read_state take(jn_lsp_stream *self, json_t **ret_message)
{
	size_t there = self->bytes.len - self->taken;
	int64_t length, body;
	if (there == 0) return JN_LSP_NOTHING;
	if (self->passed) return pass_over(self);
	jn_str bytes = {self->bytes.ptr + self->taken, (uint32_t)there};
	body = read_headers(bytes, &length);
	if (body < 0) return JN_LSP_BROKEN;
	if (body > 0 && length > JN_LSP_MAX_BODY) {
		self->taken += (size_t)body;
		self->passed = (size_t)length;
		return pass_over(self);
	}
	if (body == 0 || (int64_t)there < body + length) return JN_LSP_NOTHING;
	*ret_message = parse(jn_str_slice(bytes, (uint32_t)body, (uint32_t)(body + length)));
	self->size = (size_t)(body + length);
	self->taken += self->size;
	if (self->taken == self->bytes.len) self->taken = self->bytes.len = 0;
	if (self->bytes.len == 0 && self->bytes.cap > KEPT_ROOM) jn_buf_free(&self->bytes);
	return *ret_message ? JN_LSP_MESSAGE : JN_LSP_MALFORMED;
}

/* Reads some bytes; 0 at the end, -1 when there are none now. */
static int fill(jn_lsp_stream *self)
{
	char chunk[CHUNK];
	struct pollfd poll_in = {.fd = self->in, .events = POLLIN};
	int ready = poll(&poll_in, 1, 0);
	if (ready < 0) return errno == EINTR ? 1 : 0;
	if (ready == 0) return -1;
	ssize_t got = read(self->in, chunk, sizeof chunk);
	if (got < 0) return errno == EINTR ? 1 : errno == EAGAIN ? -1 : 0;
	if (got == 0) return 0;
	if (self->taken == self->bytes.len) self->taken = self->bytes.len = 0;
	if (self->taken > self->bytes.len / 2) {
		self->bytes.len -= self->taken;
		memmove(self->bytes.ptr, self->bytes.ptr + self->taken, self->bytes.len);
		self->taken = 0;
	}
	if (self->bytes.len == 0 && self->bytes.cap > KEPT_ROOM) jn_buf_free(&self->bytes);
	jn_buf_bytes(&self->bytes, chunk, (size_t)got);
	return 1;
}

jn_lsp_read_state jn_lsp_read(jn_lsp_stream *self, json_t **ret_message)
{
	for (;;) {
		jn_lsp_read_state state = take(self, ret_message);
		if (state != JN_LSP_NOTHING) return state;
		int got = self->gone ? 0 : fill(self);
		if (got == 0) return JN_LSP_END;
		if (got < 0) return JN_LSP_NOTHING;
	}
}

bool jn_lsp_waiting(const jn_lsp_stream *self)
{
	struct pollfd poll_in = {.fd = self->in, .events = POLLIN};
	return self->bytes.len > self->taken || poll(&poll_in, 1, 0) > 0;
}

int jn_lsp_wait(const jn_lsp_stream *self, bool read, int timeout)
{
	struct pollfd both[2] = {{.fd = read ? self->in : -1, .events = POLLIN}, {.fd = jn_lsp_unsent(self) ? self->out : -1, .events = POLLOUT}};
	int ready = poll(both, 2, timeout);
	return ready < 0 ? (errno == EINTR ? 1 : -1) : ready;
}

void jn_lsp_stream_free(jn_lsp_stream *self)
{
	jn_buf_free(&self->bytes);
	jn_buf_free(&self->queue);
}

/* ---- small helps ---- */

json_t *jn_lsp_json_str(jn_str text)
{
	json_t *value = text.len ? json_stringn(text.ptr, text.len) : json_string("");
	if (value) return value;
	jn_buf mended = {0};
	for (uint32_t at = 0; at < text.len;) jn_buf_rune(&mended, jn_utf8_next(text, &at));
	value = json_stringn(mended.ptr, mended.len);
	jn_buf_free(&mended);
	return value;
}

jn_str jn_lsp_member(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);
	if (!json_is_string(value)) return (jn_str){0};
	return (jn_str){json_string_value(value), (uint32_t)json_string_length(value)};
}

const json_t *jn_lsp_at(const json_t *object, const char *path)
{
	char name[64];
	while (object && *path) {
		size_t n = strcspn(path, ".");
		if (n >= sizeof name) return NULL;
		memcpy(name, path, n);
		name[n] = '\0';
		object = json_object_get(object, name);
		path += n + (path[n] == '.');
	}
	return object;
}
