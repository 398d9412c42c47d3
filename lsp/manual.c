/* The manual of the language's words, from the schema and the table of rules. In: rows. Out: a page. */
#include "checks/pages.h"
#include "checks/rule.h"
#include "lsp/page.h"
#include "text/catalog.h"
#include "text/schema_say.h"

static void say_buf(jn_lsp_page *page, jn_buf *words)
{
	jn_buf_char(words, '\0');
	jn_lsp_page_say(page, words->ptr);
	jn_buf_free(words);
}

/* "**touchpoint** — A moment in which …" */
static void say_word(jn_lsp_page *page, const char *word, const char *doc)
{
	jn_lsp_page_printf(page, "**%s** — %s", word, jn_tr(page->language, doc));
}

void jn_lsp_manual_kind(jn_lsp_page *page, jn_kind kind)
{
	const jn_kind_row *row = jn_schema_kind(kind);
	jn_buf words = {0}, keys = {0};
	bool free_keys = false;
	say_word(page, row->name, row->doc);
	jn_lsp_page_gap(page);
	jn_schema_say_place(&words, page->language, row, false);
	say_buf(page, &words);
	for (uint32_t i = 0; i < row->row_count; i++) {
		if (row->rows[i].key == JN_KEY_ANY)
			free_keys = true;
		else
			jn_list_name(&keys, 0, jn_str_c(row->rows[i].name));
	}
	if (row->row_count) jn_lsp_page_gap(page);
	if (row->row_count && !keys.len)
		jn_lsp_page_say(page, JN_TR("Says: what you name."));
	else if (row->row_count)
		jn_lsp_page_printf(page, free_keys ? JN_TRF("Says: %.*s, and more.") : JN_TRF("Says: %.*s."), (int)keys.len,
						   keys.ptr);
	jn_buf_free(&keys);
}

void jn_lsp_manual_property(jn_lsp_page *page, const jn_property_row *row)
{
	jn_buf words = {0};
	say_word(page, row->name, row->doc);
	jn_lsp_page_gap(page);
	jn_schema_say_takes(&words, page->language, row);
	say_buf(page, &words);
}

void jn_lsp_manual_clause(jn_lsp_page *page, const jn_property_row *row, jn_modifier word)
{
	const jn_clause_row *clause = jn_schema_clause(row, word);
	if (!clause) return;
	say_word(page, clause->shown, clause->doc);
}

void jn_lsp_manual_rule(jn_lsp_page *page, const jn_rule *rule)
{
	if (page->text.len) jn_lsp_page_gap(page);
	jn_buf text = {0};
	jn_rule_page(&text, page->language, rule->id);
	jn_buf_char(&text, '\0');
	jn_lsp_page_whole(page, text.ptr);
	jn_buf_free(&text);
}
