/* Refactorings that make a declaration of a text: one that stands where a name belongs, or the origin that is told inside of a
 * text. In: items around the cursor. Out: a declaration where its kind lives, and its name where the text was. */
#include "lsp/refactor.h"

/* A text at the cursor, and what is said with it. */
typedef struct quoted {
	const jn_item *item, *before; /* the string, and what stands before it */
	const jn_property_row *row;   /* of its property; NULL: none */
} quoted;

static bool text_at(const jn_lsp_where *where, quoted *ret)
{
	jn_items items = jn_lsp_items(where->self, &where->file);
	const jn_source *source = &where->file.document->source;
	uint32_t low = 0, high = items.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (items.items[middle].span.end < where->range.start) low = middle + 1;
		else high = middle;
	}
	while (low < items.count && items.items[low].type != JN_ITEM_STRING && items.items[low].span.end <= where->range.start) low++;
	const jn_item *item = &items.items[low];
	if (low == 0 || low >= items.count || item->type != JN_ITEM_STRING || item->span.start > where->range.start || item->span.end < where->range.end)
		return false;
	*ret = (quoted){.item = item, .before = item - 1};
	const jn_item *key = item - 1;
	while (key > items.items && key->type > JN_ITEM_UNKNOWN && key->type != JN_ITEM_OPEN && key->type != JN_ITEM_CLOSE) key--;
	if (key->type == JN_ITEM_PROPERTY && where->decl)
		ret->row = jn_schema_property(where->decl->kind, jn_schema_key_named(jn_source_slice(source, key->span)));
	return ret->row != NULL;
}

/* The kind whose name belongs where the text stands; JN_KIND_NONE when a text may. */
static jn_kind wanted(const jn_lsp_where *where, const quoted *at)
{
	jn_kind kind = JN_KIND_NONE;
	if (at->before->type == JN_ITEM_MODIFIER) {
		jn_modifier word = jn_schema_modifier_named(jn_source_slice(&where->file.document->source, at->before->span));
		if (word == JN_MOD_BY && !(at->row->takes & JN_TAKES_BY_TEAM)) return JN_KIND_NONE;
		if (word == JN_MOD_FROM && !(at->row->takes & JN_TAKES_FROM)) return JN_KIND_NONE;
		kind = jn_lsp_modifier_kind(word);
	} else if ((at->before->type == JN_ITEM_PROPERTY || at->before->type == JN_ITEM_COMMA) && at->row->type == JN_TYPE_REF) {
		kind = at->row->ref;
	}
	return kind && jn_schema_stands_in(kind, JN_KIND_NONE) ? kind : JN_KIND_NONE;
}

static const jn_decl *titled(const jn_project *project, jn_kind kind, jn_str literal)
{
	for (uint32_t i = 0; i < project->kind_count[kind]; i++) {
		const jn_decl *decl = project->by_kind[kind][i];
		if (decl->document->builtin || decl->title_span.end == decl->title_span.start) continue;
		if (jn_str_eq(jn_source_slice(&decl->document->source, decl->title_span), literal)) return decl;
	}
	return NULL;
}

/* The name for what `literal` is the title of: of what has it already, else a new one. */
static bool name_for(const jn_project *project, jn_kind kind, jn_str literal, jn_buf *ret_name, bool *ret_known)
{
	const jn_decl *known = titled(project, kind, literal);
	*ret_known = known != NULL;
	if (!known) return jn_lsp_fresh_name(project, kind, literal, ret_name);
	jn_buf_str(ret_name, known->name);
	return known->name.len > 0;
}

/* Declares it, unless it is known. */
static void declare(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_kind kind, jn_str name, jn_str literal)
{
	const jn_project *project = where->file.project->snapshot;
	jn_buf text = {0};
	jn_buf_printf(&text, "%s ", jn_schema_kind(kind)->name);
	jn_buf_str(&text, name);
	jn_buf_char(&text, ' ');
	jn_buf_str(&text, literal);
	jn_lsp_append(out, jn_lsp_home(project, kind, where->file.document), kind, jn_buf_view(&text));
	jn_buf_free(&text);
}

/* ---- a text where a name belongs ---- */

void jn_lsp_offer_extract(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	quoted at;
	bool known;
	jn_buf name = {0};
	jn_kind kind = text_at(where, &at) ? wanted(where, &at) : JN_KIND_NONE;
	if (kind) {
		jn_str literal = jn_source_slice(&where->file.document->source, at.item->span);
		if (name_for(where->file.project->snapshot, kind, literal, &name, &known))
			jn_lsp_offer(offers, (jn_str){0}, NULL, known ? JN_TRF("refer to the %s `%.*s`") : JN_TRF("declare the %s `%.*s` with this title"),
			             jn_schema_kind(kind)->name, JN_ARG(jn_buf_view(&name)));
	}
	jn_buf_free(&name);
}

bool jn_lsp_make_extract(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	(void)argument;
	quoted at;
	bool known = false;
	jn_buf name = {0};
	jn_kind kind = text_at(where, &at) ? wanted(where, &at) : JN_KIND_NONE;
	jn_str literal = kind ? jn_source_slice(&where->file.document->source, at.item->span) : (jn_str){0};
	bool good = kind && name_for(where->file.project->snapshot, kind, literal, &name, &known);
	if (good) {
		jn_lsp_rewrite_put(out, where->file.document, at.item->span, jn_buf_view(&name));
		if (!known) declare(out, where, kind, jn_buf_view(&name), literal);
	} else {
		jn_lsp_fail(error, JN_LSP_CONTENT_MODIFIED, "what stands here is another thing by now");
	}
	jn_buf_free(&name);
	return good;
}

/* ---- an origin told inside of a text ---- */

/* `"Nobody answers (exit interviews)"`: the text without its origin, and the origin as a title. */
typedef struct origin {
	jn_span span; /* of the part that goes, brackets and dashes included */
	jn_str inner; /* the origin alone */
} origin;

static uint32_t dash_before(jn_str text, uint32_t at)
{
	static const char *const dashes[] = {"—", "–", "--", "-", ",", ":", ";", "("};
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (jn_str_ends(jn_str_slice(text, 0, at), jn_str_c(dashes[i]))) return (uint32_t)strlen(dashes[i]);
	return 0;
}

static bool bracketed(jn_str text, origin *ret)
{
	uint32_t open = text.len - 1, from = 1;
	if (text.len < 5 || text.ptr[text.len - 2] != ')') {
		for (from = text.len - 1; from > 3; from--)
			if (text.ptr[from - 1] == ' ' && (jn_str_ends(jn_str_slice(text, 0, from - 1), JN_STR(" —")) || jn_str_ends(jn_str_slice(text, 0, from - 1), JN_STR(" –"))))
				break;
		if (from <= 3) return false;
		ret->inner = jn_str_slice(text, from, text.len - 1);
		ret->span = (jn_span){from, text.len - 1};
		return ret->inner.len > 1;
	}
	while (open > 1 && text.ptr[open] != '(') open--;
	ret->inner = jn_str_trim(jn_str_slice(text, open + 1, text.len - 2));
	ret->span = (jn_span){open, text.len - 1};
	return open > 2 && ret->inner.len > 1;
}

/* The origin in the text of `literal` (with its quotation marks): what is selected, else what stands at its end. */
static bool find_origin(const jn_lsp_where *where, const quoted *at, origin *ret)
{
	jn_str literal = jn_source_slice(&where->file.document->source, at->item->span);
	jn_span range = {where->range.start - at->item->span.start, where->range.end - at->item->span.start};
	bool selected = range.end > range.start;
	if (!(at->row->takes & JN_TAKES_FROM) || (at->before->type != JN_ITEM_PROPERTY && at->before->type != JN_ITEM_COMMA)) return false;
	if (!selected && (at->row->key != JN_KEY_QUOTE || !bracketed(literal, ret))) return false;
	if (selected) {
		if (range.start < 2 || range.end > literal.len - 1) return false;
		*ret = (origin){range, jn_str_trim(jn_str_slice(literal, range.start, range.end))};
		while (ret->inner.len && strchr("(),;:.", ret->inner.ptr[0])) ret->inner = jn_str_slice(ret->inner, 1, ret->inner.len);
		while (ret->inner.len && strchr("(),;:.", ret->inner.ptr[ret->inner.len - 1])) ret->inner.len--;
	}
	while (ret->span.end < literal.len - 1 && (literal.ptr[ret->span.end] == ')' || literal.ptr[ret->span.end] == ' ')) ret->span.end++;
	for (uint32_t n = 1; ret->span.start > 1 && n;) {
		n = literal.ptr[ret->span.start - 1] == ' ' ? 1 : dash_before(literal, ret->span.start);
		ret->span.start -= n;
	}
	return ret->span.start > 1 && ret->span.end == literal.len - 1 && ret->inner.len > 1;
}

static jn_str as_literal(jn_buf *out, jn_str inner)
{
	jn_buf_char(out, '"');
	jn_buf_str(out, inner);
	jn_buf_char(out, '"');
	return jn_buf_view(out);
}

void jn_lsp_offer_origin(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	quoted at;
	origin found;
	bool known;
	jn_buf name = {0}, literal = {0};
	if (text_at(where, &at) && find_origin(where, &at, &found) &&
	    name_for(where->file.project->snapshot, JN_SOURCE, as_literal(&literal, found.inner), &name, &known))
		jn_lsp_offer(offers, (jn_str){0}, NULL, "make “%.*s” the source `%.*s`", JN_ARG(found.inner), JN_ARG(jn_buf_view(&name)));
	jn_buf_free(&name);
	jn_buf_free(&literal);
}

bool jn_lsp_make_origin(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	(void)argument;
	quoted at;
	origin found;
	bool known = false;
	jn_buf name = {0}, literal = {0}, text = {0};
	const jn_document *document = where->file.document;
	bool good = text_at(where, &at) && find_origin(where, &at, &found) &&
	            name_for(where->file.project->snapshot, JN_SOURCE, as_literal(&literal, found.inner), &name, &known);
	if (good) {
		jn_str old = jn_source_slice(&document->source, at.item->span);
		jn_buf_str(&text, jn_str_slice(old, 0, found.span.start));
		jn_buf_c(&text, "\" from ");
		jn_buf_str(&text, jn_buf_view(&name));
		jn_lsp_rewrite_put(out, document, at.item->span, jn_buf_view(&text));
		if (!known) declare(out, where, JN_SOURCE, jn_buf_view(&name), jn_buf_view(&literal));
	} else {
		jn_lsp_fail(error, JN_LSP_CONTENT_MODIFIED, "what stands here is another thing by now");
	}
	jn_buf_free(&name);
	jn_buf_free(&literal);
	jn_buf_free(&text);
	return good;
}
