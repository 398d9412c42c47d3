/* Where the cursor stands: in which block, and behind what of the statement. In: the items before it, which are there
 * however broken the line is. */
#include "lsp/complete.h"

static bool word_byte(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		   strchr("-_.", c);
}

static void find_word(jn_lsp_completion *at, const jn_source *source)
{
	jn_str text = source->text;
	at->word = (jn_span){at->offset, at->offset};
	while (at->word.start > 0 && text.ptr[at->word.start - 1] && word_byte(text.ptr[at->word.start - 1]))
		at->word.start--;
	if (at->word.start > 0 && text.ptr[at->word.start - 1] == '+') at->word.start--; /* a rating */
	while (at->word.end < text.len && text.ptr[at->word.end] && word_byte(text.ptr[at->word.end])) at->word.end++;
	/* A byte order mark is no part of a word. */
	bool marked = at->word.start == 0 && jn_str_starts(text, JN_STR("\xEF\xBB\xBF"));
	if (marked) at->word.start = at->offset < 3 ? 0 : 3;
	if (marked && at->offset < 3) at->word.end = 0;
	at->typed = jn_str_slice(text, at->word.start, at->offset);
	uint32_t behind = at->word.end;
	while (behind < text.len && text.ptr[behind] == ' ') behind++;
	at->colon = behind < text.len && text.ptr[behind] == ':';
}

jn_kind jn_lsp_complete_block(const jn_lsp_completion *at)
{
	return at->depth <= JN_MAX_DEPTH ? at->blocks[at->depth] : JN_KIND_NONE;
}

static void begin(jn_lsp_completion *at, jn_lsp_where where, jn_kind kind)
{
	at->where = where;
	at->kind = kind;
	at->row = NULL;
	at->values = 0;
	at->used = 0;
	at->modifier = JN_MOD_NONE;
}

static void take_property(jn_lsp_completion *at, jn_str word)
{
	jn_key key = jn_schema_key_named(word);
	begin(at, JN_LSP_IN_VALUE, JN_KIND_NONE);
	at->key = word;
	at->row = jn_schema_property(jn_lsp_complete_block(at), key);
	if (!at->row) at->row = jn_schema_property(jn_lsp_complete_block(at), JN_KEY_ANY);
}

static void take_item(jn_lsp_completion *at, const jn_source *source, const jn_item *item)
{
	jn_modifier modifier = JN_MOD_NONE;
	switch (item->type) {
	case JN_ITEM_DECLARATION: begin(at, JN_LSP_IN_HEAD, (jn_kind)item->kind); break;
	case JN_ITEM_PROPERTY: take_property(at, jn_source_slice(source, item->span)); break;
	case JN_ITEM_OPEN:
		if (++at->depth <= JN_MAX_DEPTH) at->blocks[at->depth] = at->kind;
		begin(at, JN_LSP_IN_STATEMENT, JN_KIND_NONE);
		break;
	case JN_ITEM_CLOSE:
		if (at->depth > 0) at->depth--;
		begin(at, JN_LSP_IN_STATEMENT, JN_KIND_NONE);
		break;
	case JN_ITEM_COMMA: at->values = 0, at->used = 0; break;
	case JN_ITEM_UNKNOWN: begin(at, JN_LSP_IN_NOTHING, JN_KIND_NONE); break;
	case JN_ITEM_COMMENT: return;
	case JN_ITEM_MODIFIER:
		modifier = jn_schema_modifier_named(jn_source_slice(source, item->span));
		at->used |= 1u << modifier;
		at->values++;
		break;
	default: at->values++; break;
	}
	at->modifier = modifier;
	at->before = item->type;
}

/* True when a statement ended between two places: at a line end or a semicolon. */
static bool ends_between(jn_str text, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (text.ptr[i] == '\n' || text.ptr[i] == '\r' || text.ptr[i] == ';') return true;
	return false;
}

static void end_statement(jn_lsp_completion *at, jn_str text, uint32_t from, uint32_t to)
{
	if (!ends_between(text, from < to ? from : to, to)) return;
	begin(at, JN_LSP_IN_STATEMENT, JN_KIND_NONE);
	at->before = JN_ITEM_SKIP;
}

/* What a text or comment around the cursor makes of it; JN_LSP_IN_STATEMENT when there is none. */
static jn_lsp_where inside(const jn_lsp_completion *at, const jn_item *item)
{
	bool ended =
		item->type == JN_ITEM_STRING; /* the others reach to the line's end: the cursor there is still inside */
	bool text = ended || item->type == JN_ITEM_UNCLOSED_STRING || item->type == JN_ITEM_TEXT_LINE ||
				item->type == JN_ITEM_COMMENT;
	if (!text || !(at->offset < item->span.end || (!ended && at->offset == item->span.end))) return JN_LSP_IN_STATEMENT;
	return item->type == JN_ITEM_COMMENT ? JN_LSP_IN_COMMENT : JN_LSP_IN_NOTHING;
}

void jn_lsp_complete_find(jn_lsp_completion *at)
{
	const jn_source *source = &at->file->document->source;
	jn_items items = jn_lsp_items(at->self, at->file);
	uint32_t end = 0;
	find_word(at, source);
	at->before = JN_ITEM_SKIP;
	begin(at, JN_LSP_IN_STATEMENT, JN_KIND_NONE);
	for (uint32_t i = 0; i < items.count && items.items[i].span.start < at->offset; i++) {
		const jn_item *item = &items.items[i];
		jn_lsp_where where = inside(at, item);
		if (where != JN_LSP_IN_STATEMENT) {
			at->where = where;
			break;
		}
		end_statement(at, source->text, end, item->span.start);
		if (item->span.start >= at->word.start && item->type != JN_ITEM_OPEN && item->type != JN_ITEM_CLOSE) break;
		take_item(at, source, item);
		end = item->span.end;
	}
	if (at->where >= JN_LSP_IN_STATEMENT) end_statement(at, source->text, end, at->word.start);
	at->decl = jn_lsp_decl_at(at->file->document, at->word.start);
}
