/* Completion: where the cursor stands, and what is offered there. Shared by the files complete*.c alone. */
#ifndef JN_LSP_COMPLETE_H
#define JN_LSP_COMPLETE_H

#include "lsp/page.h"

typedef enum jn_lsp_where {
	JN_LSP_IN_NOTHING, /* in a text, or where nothing of ours can stand */
	JN_LSP_IN_COMMENT,
	JN_LSP_IN_STATEMENT, /* at the beginning of one */
	JN_LSP_IN_HEAD,      /* behind a declaration's kind */
	JN_LSP_IN_VALUE,     /* behind a key */
} jn_lsp_where;

typedef struct jn_lsp_completion {
	jn_lsp *self;
	const jn_lsp_file *file;
	uint32_t offset;
	/* where */
	jn_lsp_where where;
	jn_span word; /* what is replaced: a whole name, hyphens and dots included */
	jn_str typed; /* its part before the cursor */
	jn_kind blocks[JN_MAX_DEPTH + 2];
	uint32_t depth;
	jn_kind kind;               /* of the declaration whose head it is */
	const jn_property_row *row; /* of the property it is */
	jn_str key;                 /* as it is written */
	uint32_t values;            /* items of the clause before the word */
	int before;                 /* jn_item_type of the item before the word; JN_ITEM_SKIP at the beginning */
	jn_modifier modifier;       /* the item before is this one */
	unsigned used;              /* modifiers that the clause has: a bit each */
	bool colon;                 /* a colon follows the word */
	bool by_blank;              /* asked for because a blank was typed: only what is sure to be wanted */
	const jn_decl *decl;        /* the declaration around it */
	/* what */
	bool filter; /* there is too much: only what fits what was typed */
	bool more;
	json_t *list;
} jn_lsp_completion;

/* complete_place.c: finds out where the cursor stands. */
void jn_lsp_complete_find(jn_lsp_completion *at);
jn_kind jn_lsp_complete_block(const jn_lsp_completion *at);

/* completion.c: true when the letters typed stand in `text` in that order, whatever their case. */
bool jn_lsp_complete_fits(const jn_lsp_completion *at, jn_str text);

/* completion.c: adds an item that writes `text`; returns it, or NULL when it does not fit or there are too many.
 * `order` sorts before the label. */
json_t *jn_lsp_suggest(jn_lsp_completion *at, jn_str label, jn_str text, int kind, char order);

/* The same with a snippet; nothing for clients that know none. What is typed is compared with `label`. */
json_t *jn_lsp_suggest_snippet(jn_lsp_completion *at, jn_str label, jn_str snippet, int kind, char order);

/* Says what an item (may be NULL) means; the page is given back. */
void jn_lsp_suggest_page(jn_lsp_completion *at, json_t *item, jn_lsp_page *page);
void jn_lsp_suggest_doc(jn_lsp_completion *at, json_t *item, const char *doc);

/* Has the item's card, or a rule's page, made when it is looked at (or now, for clients that cannot ask). */
void jn_lsp_suggest_card(jn_lsp_completion *at, json_t *item, const jn_decl *decl);
void jn_lsp_suggest_rule(jn_lsp_completion *at, json_t *item, const struct jn_rule *rule);

/* Text inside a snippet: what would mean something there is escaped. */
void jn_lsp_snippet_text(jn_buf *out, jn_str text);

/* complete_statement.c, complete_names.c, complete_value.c, complete_comment.c: what may stand here. */
void jn_lsp_complete_statement(jn_lsp_completion *at);
void jn_lsp_complete_blocks(jn_lsp_completion *at);
void jn_lsp_complete_head(jn_lsp_completion *at);
void jn_lsp_complete_value(jn_lsp_completion *at);
void jn_lsp_complete_names(jn_lsp_completion *at, jn_kind kind);
void jn_lsp_complete_comment(jn_lsp_completion *at);
void jn_lsp_complete_dates(jn_lsp_completion *at);

/* CompletionItemKind of the protocol. */
enum {
	JN_LSP_ITEM_CLASS = 7,
	JN_LSP_ITEM_PROPERTY = 10,
	JN_LSP_ITEM_UNIT = 11,
	JN_LSP_ITEM_VALUE = 12,
	JN_LSP_ITEM_KEYWORD = 14,
	JN_LSP_ITEM_SNIPPET = 15,
	JN_LSP_ITEM_REFERENCE = 18,
	JN_LSP_ITEM_ENUM_MEMBER = 20,
	JN_LSP_ITEM_OPERATOR = 24,
};

#endif
