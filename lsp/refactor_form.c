/* Refactorings of form: a name for what has only a title, a block on one line or on several. */
#include "lsp/refactor.h"

#include "format/format.h"
#include "text/columns.h"

/* True when the cursor stands on the head of the innermost declaration: what is meant is all of it. */
static bool on_head(const jn_lsp_where *where)
{
	const jn_decl *decl = where->decl;
	return decl && decl->head_span.start <= where->range.start && where->range.start <= decl->head_span.end;
}

/* What a declaration is called in a title: the word `as` alone would say nothing. */
static const char *called(const jn_decl *decl)
{
	return decl->kind == JN_AS ? "view" : jn_schema_kind(decl->kind)->name;
}

/* ---- a name ---- */

void jn_lsp_offer_name(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	const jn_decl *decl = where->decl;
	if (!on_head(where) || decl->named || !decl->title.len || !decl->name.len || !jn_lsp_valid_name(decl->name)) return;
	jn_lsp_offer(offers, decl->name, NULL, "give this %s the name `%.*s`", jn_schema_kind(decl->kind)->name, JN_ARG(decl->name));
}

bool jn_lsp_make_name(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	jn_buf text = {0};
	const jn_decl *decl = where->decl;
	if (!on_head(where) || decl->named || !jn_str_eq(argument, decl->name)) {
		jn_lsp_fail(error, JN_LSP_CONTENT_MODIFIED, "what stands here is another thing by now");
		return false;
	}
	jn_buf_str(&text, argument);
	jn_buf_char(&text, ' ');
	jn_lsp_rewrite_put(out, decl->document, (jn_span){decl->title_span.start, decl->title_span.start}, jn_buf_view(&text));
	jn_buf_free(&text);
	return true;
}

/* ---- one line, several lines ---- */

void jn_lsp_offer_expand(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	const jn_decl *decl = where->decl;
	if (decl && jn_lsp_has_block(decl) && jn_lsp_on_one_line(decl) && (decl->props || decl->first_child))
		jn_lsp_offer(offers, (jn_str){0}, NULL, "put this %s on several lines", called(decl));
}

bool jn_lsp_make_expand(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	(void)argument, (void)error;
	uint32_t at = jn_lsp_open_of(where->decl) + 1;
	jn_lsp_rewrite_put(out, where->decl->document, (jn_span){at, at}, JN_STR("\n"));
	return true;
}

/* What stands between two items of a block that goes on one line: a line end becomes a blank, or parts two statements. */
static jn_str joint(const jn_item *before, const jn_item *item, jn_str gap)
{
	if (!memchr(gap.ptr, '\n', gap.len) && !memchr(gap.ptr, '\r', gap.len)) return gap;
	return before->type == JN_ITEM_OPEN || item->type == JN_ITEM_CLOSE ? JN_STR(" ") : JN_STR("; ");
}

/* The text of a declaration on one line; false when comments or long texts are in the way, or it would be too wide. */
static bool joined(const jn_lsp_where *where, jn_buf *out)
{
	const jn_decl *decl = where->decl;
	const jn_source *source = &decl->document->source;
	jn_items items = jn_lsp_items(where->self, &where->file);
	uint32_t i = 0, at = decl->span.start, level = 0;
	for (const jn_decl *up = decl->parent; up; up = up->parent) level++;
	while (i < items.count && items.items[i].span.start < decl->span.start) i++;
	for (; i < items.count && items.items[i].span.end <= decl->span.end && out->len < 1000; i++) {
		const jn_item *item = &items.items[i];
		if (item->type == JN_ITEM_COMMENT || item->type == JN_ITEM_TEXT_LINE) return false;
		if (item->type == JN_ITEM_SEMICOLON || item->type == JN_ITEM_UNKNOWN) return false;
		if (at < item->span.start) jn_buf_str(out, joint(item - 1, item, jn_str_slice(source->text, at, item->span.start)));
		jn_buf_str(out, jn_source_slice(source, item->span));
		at = item->span.end;
	}
	return at == decl->span.end && level * JN_FORMAT_INDENT + jn_text_columns(jn_buf_view(out)) <= JN_FORMAT_COLUMNS;
}

void jn_lsp_offer_collapse(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	const jn_decl *decl = where->decl;
	jn_buf text = {0};
	if (on_head(where) && jn_lsp_has_block(decl) && !jn_lsp_on_one_line(decl) && (decl->props || decl->first_child) && joined(where, &text))
		jn_lsp_offer(offers, (jn_str){0}, NULL, "put this %s on one line", called(decl));
	jn_buf_free(&text);
}

bool jn_lsp_make_collapse(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	(void)argument;
	jn_buf text = {0};
	bool good = joined(where, &text);
	if (good) jn_lsp_rewrite_put(out, where->decl->document, where->decl->span, jn_buf_view(&text));
	else jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "this does not fit on one line");
	jn_buf_free(&text);
	return good;
}
