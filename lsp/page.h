/* Pages that editors show: Markdown where the client knows it, else plain text. What a person wrote is escaped; our own
 * words are Markdown and lose their marks in plain text. */
#ifndef JN_LSP_PAGE_H
#define JN_LSP_PAGE_H

#include "base/buf.h"
#include "lsp/place.h"

typedef struct jn_lsp_page {
	jn_buf text; /* owned: jn_buf_free */
	bool markdown;
	jn_language language;
} jn_lsp_page;

/* What a person wrote: on one line, cut where it is long; the same, in bold. */
void jn_lsp_page_text(jn_lsp_page *self, jn_str text);
void jn_lsp_page_strong(jn_lsp_page *self, jn_str text);

/* A name or a piece of a file. */
void jn_lsp_page_code(jn_lsp_page *self, jn_str name);

/* Our own words, in Markdown: a sentence or a phrase in English, which is said in the page's language. */
void jn_lsp_page_say(jn_lsp_page *self, const char *markdown);
void jn_lsp_page_printf(jn_lsp_page *self, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same with a text that a person wrote, for `%.*s`: `format` takes nothing else. */
void jn_lsp_page_about(jn_lsp_page *self, const char *format, jn_str text);

/* A whole page of ours (a rule's), in English. */
void jn_lsp_page_whole(jn_lsp_page *self, const char *markdown);

/* Begins a line of a list; a paragraph. */
void jn_lsp_page_item(jn_lsp_page *self);
void jn_lsp_page_gap(jn_lsp_page *self);

/* MarkupContent {kind, value} of the page, which is given back. */
json_t *jn_lsp_page_done(jn_lsp_page *self);

/* A day as people say it: "2026-06-30", and how far from today that is, if today is known: "in 12 days", "3 months
 * ago". */
void jn_lsp_page_day(jn_lsp_page *self, jn_date day, jn_date today);

/* card.c: what a person wants to know of a declaration: its title, where it stands, what it says. */
void jn_lsp_card(jn_lsp_page *page, const jn_project *project, const jn_decl *decl);

/* card_facts.c: what a card says that stands in no property: a KPI's latest value, state and course, a touchpoint's
 * place, feelings and inheritance, how much a channel or team is used … */
void jn_lsp_card_facts(jn_lsp_page *page, const jn_project *project, const jn_decl *decl);

/* The course of a KPI's figures as a row of bars, the oldest first; nothing when there are fewer than two. */
void jn_lsp_trend(jn_buf *out, const jn_decl *kpi, jn_date today);
extern const char *const jn_lsp_state_words[]; /* by jn_kpi_state; NULL when unknown */

/* manual.c: what a word of the language means: of a kind, a property, a clause, a rule. */
void jn_lsp_manual_kind(jn_lsp_page *page, jn_kind kind);
void jn_lsp_manual_property(jn_lsp_page *page, const jn_property_row *row);
void jn_lsp_manual_clause(jn_lsp_page *page, const jn_property_row *row, jn_modifier word);
void jn_lsp_manual_rule(jn_lsp_page *page, const struct jn_rule *rule);

#endif
