/* What the schema says of its kinds, keys and modifiers, in sentences. In: rows of the schema. Out: text on a page. */
#include "cli/explain.h"
#include "text/catalog.h"
#include "text/labels.h"
#include "text/schema_say.h"

static void put_row(jn_page *page, const jn_property_row *row)
{
	jn_buf takes = {0};
	jn_schema_say_takes(&takes, page->language, row);
	jn_page_paragraph(page, "      ", 6, jn_str_c(jn_tr(page->language, row->doc)));
	jn_page_paragraph(page, "      ", 6, jn_buf_view(&takes));
	jn_buf_free(&takes);
}

/* Writes a heading: `format` takes the word that the page is about. */
static void put_heading(jn_page *page, const char *format, const char *word)
{
	jn_buf words = {0};
	jn_tr_printf(&words, page->language, format, word);
	jn_page_heading(page, jn_buf_view(&words));
	jn_buf_free(&words);
}

/* Writes a list as a sentence: `format` takes it. */
static void put_sentence(jn_page *page, uint32_t hang, const char *format, const jn_buf *list)
{
	jn_buf words = {0};
	jn_tr_printf(&words, page->language, format, (int)list->len, list->ptr ? list->ptr : "");
	jn_page_paragraph(page, hang == 2 ? "  " : "      ", hang, jn_buf_view(&words));
	jn_buf_free(&words);
}

void jn_explain_kind(jn_page *page, const jn_kind_row *kind)
{
	jn_buf words = {0};
	put_heading(page, JN_TRF("%s, a declaration"), kind->name);
	jn_page_paragraph(page, "  ", 2, jn_str_c(jn_tr(page->language, kind->doc)));
	jn_schema_say_place(&words, page->language, kind, true);
	jn_page_paragraph(page, "  ", 2, jn_buf_view(&words));
	words.len = 0;
	jn_schema_say_relatives(&words, page->language, kind->kind, true);
	if (words.len) put_sentence(page, 2, JN_TRF("%.*s may stand in it."), &words);
	if (kind->row_count) jn_page_heading(page, jn_str_c(jn_tr(page->language, JN_TR("Properties"))));
	for (uint32_t i = 0; i < kind->row_count; i++) {
		words.len = 0;
		jn_buf_printf(&words, "`%s`", kind->rows[i].name);
		jn_page_paragraph(page, "  ", 2, jn_buf_view(&words));
		put_row(page, &kind->rows[i]);
	}
	jn_buf_free(&words);
}

/* True when the two rows say the same, so that it is said once for both kinds. */
static bool same(const jn_property_row *a, const jn_property_row *b)
{
	return a->type == b->type && a->ref == b->ref && a->words == b->words && a->second == b->second && a->takes == b->takes &&
		   a->many == b->many && strcmp(a->doc, b->doc) == 0;
}

/* True when a kind before `kind` has been told of with the same words. */
static bool told(jn_kind kind, const jn_property_row *row)
{
	for (int before = 1; before < (int)kind; before++) {
		const jn_property_row *other = jn_schema_property((jn_kind)before, row->key);
		if (other && same(other, row)) return true;
	}
	return false;
}

void jn_explain_key(jn_page *page, jn_key key)
{
	jn_buf words = {0};
	bool headed = false;
	for (int kind = 1; kind < JN_KIND_COUNT; kind++) {
		const jn_property_row *row = jn_schema_property((jn_kind)kind, key);
		if (!row || told((jn_kind)kind, row)) continue;
		if (!headed) {
			put_heading(page, JN_TRF("%s, a property"), row->name);
			headed = true;
		}
		words.len = 0;
		jn_buf_printf(&words, "`%s`", jn_schema_kind((jn_kind)kind)->name);
		for (int other = kind + 1; other < JN_KIND_COUNT; other++) {
			const jn_property_row *twin = jn_schema_property((jn_kind)other, key);
			if (twin && same(twin, row)) jn_list_name(&words, 0, jn_str_c(jn_schema_kind((jn_kind)other)->name));
		}
		put_sentence(page, 2, JN_TRF("In %.*s:"), &words);
		put_row(page, row);
	}
	jn_buf_free(&words);
}

/* "`pain`, `gain`": the keys that take a clause. */
static void put_keys_with(jn_buf *out, unsigned bit)
{
	for (int key = 0; key < JN_KEY_ANY; key++) {
		const jn_property_row *found = NULL;
		for (int kind = 1; kind < JN_KIND_COUNT && !found; kind++) {
			const jn_property_row *row = jn_schema_property((jn_kind)kind, (jn_key)key);
			if (row && (row->takes & bit)) found = row;
		}
		if (found) jn_list_name(out, 0, jn_str_c(found->name));
	}
}

void jn_explain_modifier(jn_page *page, jn_modifier modifier)
{
	jn_buf words = {0};
	put_heading(page, JN_TRF("%s, behind a value"), jn_schema_modifier_name(modifier));
	for (uint32_t i = 0; i < JN_CLAUSE_ROWS; i++) {
		if (jn_schema_clauses[i].word != modifier) continue;
		words.len = 0;
		jn_buf_printf(&words, "`%s`", jn_schema_clauses[i].shown);
		jn_page_paragraph(page, "  ", 2, jn_buf_view(&words));
		jn_page_paragraph(page, "      ", 6, jn_str_c(jn_tr(page->language, jn_schema_clauses[i].doc)));
		words.len = 0;
		put_keys_with(&words, jn_schema_clauses[i].takes);
		put_sentence(page, 6, words.len ? JN_TRF("Behind %.*s.") : JN_TRF("Behind no property."), &words);
	}
	jn_buf_free(&words);
}
