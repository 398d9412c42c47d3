/* Messages read and not yet handled. */
#ifndef JN_LSP_INBOX_H
#define JN_LSP_INBOX_H

#include "lsp/rpc.h"

struct jn_lsp;

typedef struct jn_lsp_inbox {
	struct jn_lsp_waiting_message {
		json_t *message; /* NULL: one that is no JSON, or too long */
		bool too_long;
		bool cancelled; /* the client wants no answer any more */
	} *items;
	uint32_t first, count, cap; /* those from `first` on wait */
	size_t bytes;               /* read since the inbox was empty */
	jn_lsp_read_state state;    /* MESSAGE; END or BROKEN: nothing comes behind these */
} jn_lsp_inbox;

/* True when there is room for more, and more may come. */
bool jn_lsp_inbox_room(const jn_lsp_inbox *self);

/* Takes in all that is there, within bounds. A cancellation marks what it is of. */
void jn_lsp_inbox_fill(struct jn_lsp *server, jn_lsp_inbox *self);

/* True when a change of the document that a request names waits behind it: its answer would be of a text that is no more. */
bool jn_lsp_inbox_outdates(const jn_lsp_inbox *self, const json_t *params);

void jn_lsp_inbox_free(jn_lsp_inbox *self);

#endif
