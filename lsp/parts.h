/* Long lists that are told in parts: with each `$/progress` of the request's `partialResultToken` some items, and an empty list as
 * the answer. Without a token all items are in the answer. */
#ifndef JN_LSP_PARTS_H
#define JN_LSP_PARTS_H

#include "lsp/server.h"

typedef struct jn_lsp_parts {
	jn_lsp *server;
	const json_t *token; /* the request's; NULL: all in one */
	const char *member;  /* the list is this member of an object; NULL: it is the result itself */
	jn_buf items;        /* those not sent yet */
	uint32_t waiting;    /* how many these are */
	uint32_t count;      /* all items so far */
} jn_lsp_parts;

/* Begins a list. `params`, whose token is used, and `member` must outlive it. */
jn_lsp_parts jn_lsp_parts_begin(jn_lsp *server, const json_t *params, const char *member);

/* Begins an item: writes its comma, and before it sends the items that are enough for a part. The item is written to the buffer
 * returned, before the next begins. */
jn_buf *jn_lsp_parts_item(jn_lsp_parts *self);

/* Sends the last part, writes the answer to `out`, and frees what the list holds. */
void jn_lsp_parts_end(jn_lsp_parts *self, jn_buf *out);

#endif
