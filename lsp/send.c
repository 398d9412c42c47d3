/* Writing without waiting: what the client does not read yet is queued, and sent when it does. In: messages. Out: bytes. The
 * queue is the stream's; who handles requests looks at its length and stops while it is long (server.c). */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "lsp/rpc.h"

enum { KEPT_ROOM = 1 << 20 };

/* Writes what can be written now; returns how much. */
static size_t write_some(jn_lsp_stream *self, const char *bytes, size_t count)
{
	size_t done = 0;
	while (done < count && !self->gone) {
		ssize_t written = write(self->out, bytes + done, count - done);
		if (written < 0 && errno == EINTR) continue;
		if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
		if (written <= 0) self->gone = true;
		else done += (size_t)written;
	}
	return done;
}

void jn_lsp_flush(jn_lsp_stream *self)
{
	if (self->queue.len == 0) return;
	self->sent += write_some(self, self->queue.ptr + self->sent, self->queue.len - self->sent);
	if (self->sent < self->queue.len && !self->gone) return;
	self->sent = self->queue.len = 0;
	if (self->queue.cap > KEPT_ROOM) jn_buf_free(&self->queue);
}

static void put(jn_lsp_stream *self, const char *bytes, size_t count)
{
	if (self->queue.len > self->sent) jn_lsp_flush(self);
	size_t done = self->queue.len > self->sent ? 0 : write_some(self, bytes, count);
	if (self->gone || done == count) return;
	if (self->sent > self->queue.len / 2) { /* what is sent makes room */
		self->queue.len -= self->sent;
		memmove(self->queue.ptr, self->queue.ptr + self->sent, self->queue.len);
		self->sent = 0;
	}
	jn_buf_bytes(&self->queue, bytes + done, count - done);
}

size_t jn_lsp_unsent(const jn_lsp_stream *self)
{
	return self->gone ? 0 : self->queue.len - self->sent;
}

void jn_lsp_drain(jn_lsp_stream *self, int patience)
{
	while (jn_lsp_unsent(self) > 0) {
		size_t before = jn_lsp_unsent(self);
		struct pollfd out = {.fd = self->out, .events = POLLOUT};
		if (poll(&out, 1, patience) == 0) return;
		jn_lsp_flush(self);
		if (jn_lsp_unsent(self) == before && (out.revents & (POLLERR | POLLHUP | POLLNVAL))) return;
	}
}

void jn_lsp_send_text(jn_lsp_stream *self, const jn_buf *body)
{
	jn_buf head = {0};
	jn_buf_printf(&head, "Content-Length: %zu\r\n\r\n", body->len);
	put(self, head.ptr, head.len);
	put(self, body->ptr, body->len);
	jn_buf_free(&head);
}

void jn_lsp_send(jn_lsp_stream *self, json_t *message)
{
	char *text = json_dumps(message, JSON_COMPACT);
	json_decref(message);
	if (!text) return;
	jn_buf body = {0};
	jn_buf_c(&body, text);
	free(text);
	jn_lsp_send_text(self, &body);
	jn_buf_free(&body);
}
