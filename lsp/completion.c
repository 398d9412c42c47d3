/* textDocument/completion and completionItem/resolve: what may stand here, by the schema and the project's names. Out:
 * items that replace the whole hyphenated or dotted word. A list that would be too long holds what fits what was typed,
 * and says that it is not complete; any other holds all, so that an editor can go on with it when letters are taken
 * back. */
#include "lsp/complete.h"

#include "checks/rule.h"
#include "lsp/remember.h"

enum { MOST_ITEMS = 500, MOST_CARDS = 100 };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool jn_lsp_complete_fits(const jn_lsp_completion *at, jn_str text)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < text.len && n < at->typed.len; i++)
		if (lower(text.ptr[i]) == lower(at->typed.ptr[n])) n++;
	return n == at->typed.len;
}

/* ---- items ---- */

/* What the item writes: as an edit of its own, or laid over the list's default range. */
static void set_text(jn_lsp_completion *at, json_t *item, jn_str label, jn_str text)
{
	const jn_lsp *self = at->self;
	const jn_source *source = &at->file->document->source;
	if (self->client.default_range) {
		if (!jn_str_eq(label, text)) json_object_set_new(item, "textEditText", jn_lsp_json_str(text));
	} else if (self->client.insert_replace) {
		json_object_set_new(item, "textEdit",
							json_pack("{s:o, s:o, s:o}", "newText", jn_lsp_json_str(text), "insert",
									  jn_lsp_range(self, source, (jn_span){at->word.start, at->offset}), "replace",
									  jn_lsp_range(self, source, at->word)));
	} else {
		json_object_set_new(item, "textEdit", jn_lsp_text_edit(self, source, at->word, text));
	}
}

json_t *jn_lsp_suggest(jn_lsp_completion *at, jn_str label, jn_str text, int kind, char order)
{
	if (at->filter && !jn_lsp_complete_fits(at, label)) return NULL;
	if (json_array_size(at->list) >= MOST_ITEMS) {
		at->more = true;
		return NULL;
	}
	jn_buf sort = {0};
	jn_buf_char(&sort, order);
	jn_buf_str(&sort, label);
	if (kind > JN_LSP_ITEM_REFERENCE && !at->self->client.all_item_kinds) kind = JN_LSP_ITEM_VALUE;
	json_t *item = json_pack("{s:o, s:i, s:o}", "label", jn_lsp_json_str(label), "kind", kind, "sortText",
							 jn_lsp_json_str(jn_buf_view(&sort)));
	jn_buf_free(&sort);
	set_text(at, item, label, text);
	bool closed = kind == JN_LSP_ITEM_REFERENCE || kind == JN_LSP_ITEM_ENUM_MEMBER;
	if (closed && at->self->client.commit_characters)
		json_object_set_new(item, "commitCharacters", json_pack("[s, s]", ",", ";"));
	json_array_append_new(at->list, item);
	return item;
}

json_t *jn_lsp_suggest_snippet(jn_lsp_completion *at, jn_str label, jn_str snippet, int kind, char order)
{
	json_t *item = at->self->client.snippets ? jn_lsp_suggest(at, label, snippet, kind, order) : NULL;
	if (item) json_object_set_new(item, "insertTextFormat", json_integer(2));
	return item;
}

void jn_lsp_snippet_text(jn_buf *out, jn_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '$' || c == '}' || c == '\\') jn_buf_char(out, '\\');
		jn_buf_char(out, (unsigned char)c < ' ' ? ' ' : c);
	}
}

/* ---- what items mean ---- */

void jn_lsp_suggest_page(jn_lsp_completion *at, json_t *item, jn_lsp_page *page)
{
	(void)at;
	if (item && page->text.len)
		json_object_set_new(item, "documentation", jn_lsp_page_done(page));
	else
		jn_buf_free(&page->text);
}

void jn_lsp_suggest_doc(jn_lsp_completion *at, json_t *item, const char *doc)
{
	jn_lsp_page page = {.markdown = at->self->client.item_markdown, .language = at->self->language};
	if (item && doc) jn_lsp_page_say(&page, doc);
	jn_lsp_suggest_page(at, item, &page);
}

void jn_lsp_suggest_card(jn_lsp_completion *at, json_t *item, const jn_decl *decl)
{
	if (!item) return;
	json_t *title = jn_lsp_json_str(jn_decl_title(decl));
	if (at->self->client.item_details)
		json_object_set_new(item, "labelDetails", json_pack("{s:o}", "description", title));
	else
		json_object_set_new(item, "detail", title);
	if (at->self->client.lazy_documentation) {
		json_object_set_new(item, "data", jn_lsp_remember(at->self, at->file->project, decl));
	} else if (json_array_size(at->list) <= MOST_CARDS) {
		jn_lsp_page page = {.markdown = at->self->client.item_markdown, .language = at->self->language};
		jn_lsp_card(&page, at->file->project->snapshot, decl);
		jn_lsp_suggest_page(at, item, &page);
	}
}

void jn_lsp_suggest_rule(jn_lsp_completion *at, json_t *item, const jn_rule *rule)
{
	if (!item) return;
	json_object_set_new(item, "detail", json_string(rule->group));
	if (at->self->client.lazy_documentation)
		json_object_set_new(item, "data", json_pack("{s:s}", "rule", rule->name));
	else
		jn_lsp_suggest_doc(at, item, rule->summary);
}

/* ---- the list ---- */

static void fill(jn_lsp_completion *at)
{
	json_decref(at->list);
	at->list = json_array();
	at->more = false;
	switch (at->where) {
	case JN_LSP_IN_COMMENT: jn_lsp_complete_comment(at); break;
	case JN_LSP_IN_STATEMENT:
		if (!at->by_blank) jn_lsp_complete_statement(at); /* who indents a line wants no list, least of all at Enter */
		break;
	case JN_LSP_IN_HEAD: jn_lsp_complete_head(at); break;
	case JN_LSP_IN_VALUE: jn_lsp_complete_value(at); break;
	default: break;
	}
}

static json_t *default_range(const jn_lsp_completion *at)
{
	const jn_source *source = &at->file->document->source;
	if (!at->self->client.insert_replace) return jn_lsp_range(at->self, source, at->word);
	return json_pack("{s:o, s:o}", "insert", jn_lsp_range(at->self, source, (jn_span){at->word.start, at->offset}),
					 "replace", jn_lsp_range(at->self, source, at->word));
}

json_t *jn_lsp_completion_list(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_lsp_completion at = {.self = self, .file = &file};
	if (!jn_lsp_point(self, params, &file, &at.offset, error)) return NULL;
	at.by_blank = jn_str_eq(jn_lsp_member(json_object_get(params, "context"), "triggerCharacter"), JN_STR(" "));
	jn_lsp_complete_find(&at);
	fill(&at);
	bool incomplete = at.more;
	at.filter = at.more;
	if (at.filter) fill(&at);
	json_t *result = json_pack("{s:b, s:o}", "isIncomplete", incomplete, "items", at.list);
	if (self->client.default_range && json_array_size(at.list))
		json_object_set_new(result, "itemDefaults", json_pack("{s:o}", "editRange", default_range(&at)));
	return result;
}

json_t *jn_lsp_resolve_completion(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	const json_t *data = json_object_get(params, "data");
	if (!json_is_string(json_object_get(params, "label")))
		return jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "an item has a label");
	json_t *item = json_deep_copy(params);
	jn_lsp_page page = {.markdown = self->client.item_markdown, .language = self->language};
	const jn_rule *rule = jn_rule_named(jn_lsp_member(data, "rule"));
	jn_lsp_file file;
	const jn_decl *decl = rule ? NULL : jn_lsp_recall_decl(self, data, &file);
	if (rule)
		jn_lsp_manual_rule(&page, rule);
	else if (decl)
		jn_lsp_card(&page, file.project->snapshot, decl);
	if (page.text.len) json_object_set_new(item, "documentation", jn_lsp_page_done(&page));
	return item;
}
