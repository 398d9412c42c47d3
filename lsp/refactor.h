/* Refactorings: changes that a person may want though nothing is wrong. A row each: what it is called in the protocol, where it
 * is offered, how it is made. Offering is cheap and happens at every move of the cursor; making happens when one is chosen. */
#ifndef JN_LSP_REFACTOR_H
#define JN_LSP_REFACTOR_H

#include "lsp/rewrite.h"

/* Where a person stands. */
typedef struct jn_lsp_where {
	jn_lsp *self;
	jn_lsp_file file;
	jn_span range;        /* selected; empty: the cursor alone */
	jn_lsp_spot spot;     /* at the range's start */
	const jn_decl *decl;  /* the innermost declaration there, or NULL */
} jn_lsp_where;

struct jn_lsp_refactoring;

/* The list of offers that grows. */
typedef struct jn_lsp_offers {
	const jn_lsp_where *where;
	const json_t *params; /* of the request */
	const struct jn_lsp_refactoring *row;
	json_t *list;
	const jn_str *probe; /* not NULL: nothing is added, only asked whether this argument would be offered */
	bool found;
} jn_lsp_offers;

typedef struct jn_lsp_refactoring {
	const char *name; /* in the data of an action that is resolved later */
	const char *kind; /* CodeActionKind */
	void (*offer)(jn_lsp_offers *offers, const jn_lsp_where *where);
	bool (*make)(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error); /* false: with words */
} jn_lsp_refactoring;

/* Ends with a row without a name. */
extern const jn_lsp_refactoring jn_lsp_refactorings[];

/* Adds an offer with a title like printf's; `argument` comes back when it is made. With `disabled`, a sentence that says why it
 * cannot be: then it is offered only where the client shows such. Returns the action, which is the list's, or NULL. */
json_t *jn_lsp_offer(jn_lsp_offers *self, jn_str argument, const char *disabled, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* refactor_text.c: pieces of text that several need. */

/* The lines of a declaration: with the comments right above it and what stands behind it on its last line; its line end included. */
jn_span jn_lsp_lines_of(const jn_decl *decl);

/* Puts lines of declarations behind the last one of `kind` at file level, else behind all others. */
void jn_lsp_append(jn_lsp_rewrite *self, const jn_document *document, jn_kind kind, jn_str lines);

/* Puts statements into the block of `decl`, which gets one when it has none: as the first or the last. */
void jn_lsp_put_inside(jn_lsp_rewrite *self, const jn_decl *decl, bool first, jn_str text);

/* True when a declaration has a block; when all of it stands on one line. And the offset of its `{`. */
bool jn_lsp_has_block(const jn_decl *decl);
bool jn_lsp_on_one_line(const jn_decl *decl);
uint32_t jn_lsp_open_of(const jn_decl *decl);

/* The document where declarations of `kind` live: the one with most of them, else `fallback`. */
const jn_document *jn_lsp_home(const jn_project *project, jn_kind kind, const jn_document *fallback);

/* True when `name` can name a declaration: the language itself is asked. */
bool jn_lsp_valid_name(jn_str name);

/* The name that a title (a string with its quotation marks) gives, with a number when another of the kind has it at file level; false when it gives none. */
bool jn_lsp_fresh_name(const jn_project *project, jn_kind kind, jn_str title, jn_buf *ret_name);

/* A string with quotation marks, escaped where it has to be. */
void jn_lsp_quote(jn_buf *out, jn_str text);

/* The refactorings: a file for each group. */
void jn_lsp_offer_declare(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_declare(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_name(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_name(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_expand(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_expand(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_collapse(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_collapse(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_extract(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_extract(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_origin(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_origin(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_view(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_view(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_move(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_move(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_split(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_split(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);
void jn_lsp_offer_future(jn_lsp_offers *offers, const jn_lsp_where *where);
bool jn_lsp_make_future(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error);

#endif
