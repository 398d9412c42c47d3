/* What stands at a place of a document, and places as JSON. */
#ifndef JN_LSP_PLACE_H
#define JN_LSP_PLACE_H

#include "lsp/workspace.h"
#include "model/schema.h"

typedef enum jn_lsp_spot_type {
	JN_LSP_SPOT_NONE,
	JN_LSP_SPOT_KIND,     /* a declaration's kind word; decl */
	JN_LSP_SPOT_NAME,     /* a declaration's own name, or its title; decl is also the target */
	JN_LSP_SPOT_KEY,      /* a property's key; row; rule for the free keys that are a rule's name */
	JN_LSP_SPOT_REF,      /* a reference, or a part of one; target; row */
	JN_LSP_SPOT_WORD,     /* another value; row */
	JN_LSP_SPOT_MODIFIER, /* row */
	JN_LSP_SPOT_RULE,     /* a rule's name in a comment; rule */
} jn_lsp_spot_type;

typedef struct jn_lsp_spot {
	jn_lsp_spot_type type;
	jn_span span;               /* of the word */
	const jn_decl *decl;        /* declared here, or the innermost one around it; NULL at file level */
	const jn_decl *target;      /* what is named */
	const jn_property_row *row;
	jn_kind ref;                /* of a reference: the kind of what is named, known or not */
	const struct jn_rule *rule;
	const jn_value *value;      /* the value that stands here, or NULL */
	jn_modifier modifier;       /* the one before the value, or the one that stands here */
} jn_lsp_spot;

/* What stands at (or ends at) byte `offset`. */
jn_lsp_spot jn_lsp_spot_at(jn_lsp *self, const jn_lsp_file *file, uint32_t offset);

/* The document and the offset that a request's textDocument and position name; on failure false, with the error set. */
bool jn_lsp_point(jn_lsp *self, const json_t *params, jn_lsp_file *ret_file, uint32_t *ret_offset, jn_lsp_error *error);

/* The document alone. */
bool jn_lsp_document(jn_lsp *self, const json_t *params, jn_lsp_file *ret_file, jn_lsp_error *error);

/* The innermost declaration around `offset`, or NULL. */
const jn_decl *jn_lsp_decl_at(const jn_document *document, uint32_t offset);

/* What a modifier's value refers to, or JN_KIND_NONE. */
jn_kind jn_lsp_modifier_kind(jn_modifier word);

/* A place that refers to, or declares, `target`. */
typedef void (*jn_lsp_visit)(void *context, const jn_document *document, jn_span span);

/* Calls `visit` for each reference to `target`, parts of dotted ones included, in the order of the text. */
void jn_lsp_each_reference(const jn_project *project, const jn_decl *target, jn_lsp_visit visit, void *context);

/* The same in one document. */
void jn_lsp_each_reference_in(const jn_document *document, const jn_decl *target, jn_lsp_visit visit, void *context);

/* Where a declaration is named: its name, else its title, else its head. */
jn_span jn_lsp_name_span(const jn_decl *decl);

/* jn_source_position in the client's encoding; cheap for places in the order of the text. */
jn_position jn_lsp_position(const jn_lsp *self, const jn_source *source, uint32_t offset);

/* Positions and ranges in the client's encoding. */
json_t *jn_lsp_range(const jn_lsp *self, const jn_source *source, jn_span span);
jn_span jn_lsp_span(const jn_lsp *self, const jn_source *source, const json_t *range);
json_t *jn_lsp_location(const jn_lsp *self, const jn_lsp_project *project, const jn_document *document, jn_span span);
json_t *jn_lsp_text_edit(const jn_lsp *self, const jn_source *source, jn_span span, jn_str text);

/* symbols.c: what a declaration is called in lists, never empty; and the protocol's SymbolKind for it. */
json_t *jn_lsp_label(const jn_decl *decl);
int jn_lsp_symbol_kind(const jn_lsp *self, const jn_decl *decl);


#endif
