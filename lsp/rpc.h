/* The wire: messages of the language server protocol in and out of two descriptors, and nothing else.
 *
 * In: bytes. Out: JSON values (jansson), owned by the caller. Bytes that are no message end the stream (BROKEN); a message
 * that is no JSON, or longer than the limit, is said as such and the next one is read. Nothing here grows beyond the limits below. */
#ifndef JN_LSP_RPC_H
#define JN_LSP_RPC_H

#include <jansson.h>

#include "base/buf.h"

enum {
	JN_LSP_MAX_HEADER = 8 << 10,  /* bytes of all header lines of one message */
	JN_LSP_MAX_BODY = 32 << 20,   /* bytes of one message: a text of 8 MiB, every character escaped, has room */
	JN_LSP_MAX_PASSED = 1 << 30,  /* bytes of one that is passed over unread; a length beyond is no length */
	JN_LSP_MAX_DEPTH = 200,       /* arrays and objects inside each other */
	JN_LSP_MAX_VALUES = 300000,   /* values in one message: jansson takes about 100 bytes for each */
};

/* Errors of JSON-RPC and of the protocol. */
enum {
	JN_LSP_PARSE_ERROR = -32700,
	JN_LSP_INVALID_REQUEST = -32600,
	JN_LSP_METHOD_NOT_FOUND = -32601,
	JN_LSP_INVALID_PARAMS = -32602,
	JN_LSP_NOT_INITIALIZED = -32002,
	JN_LSP_CANCELLED = -32800,
	JN_LSP_CONTENT_MODIFIED = -32801,
	JN_LSP_REQUEST_FAILED = -32803,
};

typedef enum jn_lsp_read_state {
	JN_LSP_MESSAGE,  /* here is one */
	JN_LSP_MALFORMED,/* a message came that is no JSON, or too large a one for JSON */
	JN_LSP_TOO_LONG, /* a message came that was longer than the limit: it was passed over */
	JN_LSP_NOTHING,  /* none is complete, and waiting was not asked for */
	JN_LSP_END,      /* the other side is gone */
	JN_LSP_BROKEN,   /* what came is no message: where the next begins nobody knows */
} jn_lsp_read_state;

typedef struct jn_lsp_stream {
	int in, out;
	jn_buf bytes;    /* read and not yet taken */
	size_t taken;
	size_t size;     /* of the message taken last */
	size_t passed;   /* bytes still to come of a message that is passed over */
	jn_buf queue;    /* written and not yet sent: the first `sent` bytes of it are gone already */
	size_t sent;
	bool gone;       /* nobody reads what is written any more */
} jn_lsp_stream;

/* Takes the next message that is there; never waits. */
jn_lsp_read_state jn_lsp_read(jn_lsp_stream *self, json_t **ret_message);

/* True when the client has said something that was not taken yet. */
bool jn_lsp_waiting(const jn_lsp_stream *self);

/* Sleeps until something can be read (when `read`), or more of the queue be sent, or `timeout` milliseconds are over (-1: never).
 * Returns 0 when they are, and -1 when waiting is no use. */
int jn_lsp_wait(const jn_lsp_stream *self, bool read, int timeout);

/* send.c: writes a message and releases it; one that is JSON text already. They do not wait: what cannot be sent is queued. */
void jn_lsp_send(jn_lsp_stream *self, json_t *message);
void jn_lsp_send_text(jn_lsp_stream *self, const jn_buf *body);

/* Sends what can be sent of the queue; how long it is; and sends all, until the client takes nothing for `patience` milliseconds. */
void jn_lsp_flush(jn_lsp_stream *self);
size_t jn_lsp_unsent(const jn_lsp_stream *self);
void jn_lsp_drain(jn_lsp_stream *self, int patience);

void jn_lsp_stream_free(jn_lsp_stream *self);

/* Texts as JSON; what is no UTF-8 becomes U+FFFD. */
json_t *jn_lsp_json_str(jn_str text);

/* A member of an object as text, or the empty one; lives as long as the object. And one on a path of names: "a.b.c". */
jn_str jn_lsp_member(const json_t *object, const char *name);
const json_t *jn_lsp_at(const json_t *object, const char *path);

#endif
