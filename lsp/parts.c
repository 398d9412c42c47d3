/* Long lists told in parts. In: items as JSON text. Out: `$/progress`, and the answer. See parts.h. */
#include "lsp/parts.h"

#include "lsp/write.h"

enum { PART = 50 }; /* items */

jn_lsp_parts jn_lsp_parts_begin(jn_lsp *server, const json_t *params, const char *member)
{
	const json_t *token = json_object_get(params, "partialResultToken");
	bool good = json_is_string(token) || json_is_integer(token);
	return (jn_lsp_parts){.server = server, .token = good ? token : NULL, .member = member};
}

/* Writes the list of the items that wait, as it is told. */
static void put_list(jn_lsp_parts *self, jn_buf *out)
{
	if (self->member) jn_buf_printf(out, "{\"%s\":", self->member);
	jn_buf_char(out, '[');
	jn_buf_bytes(out, self->items.ptr, self->items.len);
	jn_buf_char(out, ']');
	if (self->member) jn_buf_char(out, '}');
	self->items.len = 0;
	self->waiting = 0;
}

static void send_part(jn_lsp_parts *self)
{
	jn_buf body = {0};
	if (!self->token || !self->waiting) return;
	jn_buf_c(&body, "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":");
	jn_lsp_put_json(&body, json_copy((json_t *)self->token));
	jn_buf_c(&body, ",\"value\":");
	put_list(self, &body);
	jn_buf_c(&body, "}}");
	jn_lsp_send_text(&self->server->stream, &body);
	jn_buf_free(&body);
}

jn_buf *jn_lsp_parts_item(jn_lsp_parts *self)
{
	if (self->waiting >= PART) send_part(self);
	if (self->waiting++) jn_buf_char(&self->items, ',');
	self->count++;
	return &self->items;
}

void jn_lsp_parts_end(jn_lsp_parts *self, jn_buf *out)
{
	send_part(self);
	put_list(self, out);
	jn_buf_free(&self->items);
}
