/* `journey explain`: what its files share. explain.c finds what a word means, explain_schema.c tells what the schema says of
 * it, explain_page.c sets text and the rules' pages for a terminal. */
#ifndef JN_CLI_EXPLAIN_H
#define JN_CLI_EXPLAIN_H

#include "base/buf.h"
#include "checks/pages.h"
#include "checks/rule.h"
#include "model/schema.h"
#include "text/language.h"

/* Where text is set. The buffer is the caller's. */
typedef struct jn_page {
	jn_buf *out;
	uint32_t width; /* columns of a line */
	bool color;     /* with ANSI styles; else plain */
	jn_language language; /* of headings and sentences */
} jn_page;

/* A heading on a line of its own, with an empty line before it unless it is the first. */
void jn_page_heading(jn_page *self, jn_str text);

/* A paragraph, wrapped. `first` stands before its first line, its other lines are indented by `hang` columns. Spans in
 * backticks and asterisks are styled with colours; without, the backticks stay. */
void jn_page_paragraph(jn_page *self, const char *first, uint32_t hang, jn_str text);

/* A page of Markdown: headings, paragraphs, lists of short items, fenced code. */
void jn_page_markdown(jn_page *self, jn_str text);

/* What the schema says of a kind, of a key in all kinds that have it, of a modifier. */
void jn_explain_kind(jn_page *page, const jn_kind_row *kind);
void jn_explain_key(jn_page *page, jn_key key);
void jn_explain_modifier(jn_page *page, jn_modifier modifier);

#endif
