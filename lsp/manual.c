/* The manual of the language's words, from the schema and the table of rules. In: rows. Out: a page. */
#include "checks/pages.h"
#include "checks/rule.h"
#include "lsp/page.h"
#include "model/schema_say.h"

static void say_buf(jn_lsp_page *page, jn_buf *words)
{
	jn_buf_char(words, '\0');
	jn_lsp_page_say(page, words->ptr);
	jn_buf_free(words);
}

void jn_lsp_manual_kind(jn_lsp_page *page, jn_kind kind)
{
	const jn_kind_row *row = jn_schema_kind(kind);
	jn_buf words = {0};
	jn_lsp_page_printf(page, "**%s** — %s", row->name, row->doc);
	jn_lsp_page_gap(page);
	if (jn_schema_stands_in(kind, JN_KIND_NONE)) jn_buf_c(&words, "Stands at the outermost level of a file");
	else jn_buf_c(&words, "Stands in "), jn_schema_say_relatives(&words, kind, false);
	jn_buf_c(&words, row->once ? ", at most once." : ".");
	if (row->row_count) jn_buf_c(&words, "\n\nSays: ");
	for (uint32_t i = 0; i < row->row_count; i++)
		if (row->rows[i].key != JN_KEY_ANY) jn_buf_printf(&words, "%s`%s`", i ? ", " : "", row->rows[i].name);
		else jn_buf_c(&words, i ? ", and more" : "what you name");
	if (row->row_count) jn_buf_char(&words, '.');
	say_buf(page, &words);
}

void jn_lsp_manual_property(jn_lsp_page *page, const jn_property_row *row)
{
	jn_buf words = {0};
	jn_lsp_page_printf(page, "**%s** — %s", row->name, row->doc);
	jn_lsp_page_gap(page);
	jn_schema_say_takes(&words, row);
	say_buf(page, &words);
}

void jn_lsp_manual_clause(jn_lsp_page *page, const jn_property_row *row, jn_modifier word)
{
	const jn_clause_row *clause = jn_schema_clause(row, word);
	if (!clause) return;
	jn_lsp_page_printf(page, "**%s** — %s", clause->shown, clause->doc);
}

void jn_lsp_manual_rule(jn_lsp_page *page, const jn_rule *rule)
{
	if (page->text.len) jn_lsp_page_gap(page);
	jn_lsp_page_whole(page, jn_rule_pages[rule->id]);
}
