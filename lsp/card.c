/* What a person wants to know of a declaration: its title, where it stands, what it says. In: the model. Out: a page.
 */
#include "lsp/page.h"
#include "model/query.h"

enum { MOST_LINES = 8, MOST_VALUES = 6 };

static void put_place(jn_lsp_page *page, const jn_decl *decl)
{
	const char *word = JN_TR(" — in ");
	for (const jn_decl *at = decl->parent; at; at = at->parent, word = ", ") {
		jn_lsp_page_say(page, word);
		jn_lsp_page_printf(page, "%s ", jn_schema_kind(at->kind)->name);
		jn_lsp_page_text(page, jn_decl_title(at));
	}
}

/* The values of a property: titles for names, the rest as the author wrote it, dates with their distance. */
static void put_values(jn_lsp_page *page, const jn_project *project, const jn_decl *decl, const jn_prop *prop)
{
	uint32_t count = 0;
	for (const jn_clause *c = prop->clauses; c; c = c->next) {
		if (count) jn_lsp_page_say(page, ", ");
		if (count++ == MOST_VALUES) {
			jn_lsp_page_say(page, "…");
			return;
		}
		bool bare =
			c->head.type == JN_VALUE_WORD && c->span.end == c->span.start; /* of what is built in: no file has it */
		if (c->head.type == JN_VALUE_TEXT || bare)
			jn_lsp_page_text(page, c->head.text);
		else if (c->head.type == JN_VALUE_REF && c->head.ref)
			jn_lsp_page_text(page, jn_decl_title(c->head.ref));
		else if (c->head.type == JN_VALUE_DATE)
			jn_lsp_page_day(page, c->head.date, project->today);
		else
			jn_lsp_page_text(page, jn_source_slice(&decl->document->source, c->span));
	}
}

void jn_lsp_card(jn_lsp_page *page, const jn_project *project, const jn_decl *decl)
{
	const jn_kind_row *row = jn_schema_kind(decl->kind);
	uint32_t lines = 0;
	jn_lsp_page_strong(page, jn_decl_title(decl).len ? jn_decl_title(decl) : jn_str_c(row->name));
	jn_lsp_page_printf(page, " — %s ", row->name);
	jn_lsp_page_code(page, decl->name);
	while (page->text.len && page->text.ptr[page->text.len - 1] == ' ') page->text.len--;
	put_place(page, decl);
	jn_lsp_page_say(page, "\n");
	jn_lsp_card_facts(page, project, decl);
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (!prop->clauses || (decl->kind == JN_KPI && prop->key == JN_KEY_MEASURED)) continue;
		if (decl->kind == JN_TOUCHPOINT && prop->key == JN_KEY_EMOTION) continue; /* told for each persona */
		if (++lines > MOST_LINES) break;
		jn_lsp_page_item(page);
		jn_lsp_page_text(page, prop->key_text);
		jn_lsp_page_say(page, ": ");
		put_values(page, project, decl, prop);
	}
	while (page->text.len > 0 && page->text.ptr[page->text.len - 1] == '\n') page->text.len--;
}
