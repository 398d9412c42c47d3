/* From text to items. In: text. Out: items in an arena.
 *
 * What the parser (parse.c) leaves is nearly that: here stand what a symbol of the grammar means, how deep a text may nest, and
 * which braces have a partner. */
#include "syntax/syntax.h"

#include <stdlib.h>

#include "grammar/src/tree_sitter/parser.h"
#include "model/schema.h"
#include "syntax/parse.h"

const TSLanguage *tree_sitter_journey(void);

/* A symbol without a row becomes no item. */
static const struct {
	const char *name;
	bool named;
	uint8_t item;
} symbol_rows[] = {
	{"key", true, JN_ITEM_PROPERTY},
	{"unknown", true, JN_ITEM_UNKNOWN},
	{"name", true, JN_ITEM_NAME},
	{"modifier", true, JN_ITEM_MODIFIER},
	{"string", true, JN_ITEM_STRING},
	{"unclosed_string", true, JN_ITEM_UNCLOSED_STRING},
	{"date", true, JN_ITEM_DATE},
	{"number", true, JN_ITEM_NUMBER},
	{"path", true, JN_ITEM_PATH},
	{"url", true, JN_ITEM_URL},
	{"color", true, JN_ITEM_COLOR},
	{"comparison", true, JN_ITEM_COMPARISON},
	{"symbol", true, JN_ITEM_SYMBOL},
	{"stray", true, JN_ITEM_STRAY},
	{"text_line", true, JN_ITEM_TEXT_LINE},
	{"comment", true, JN_ITEM_COMMENT},
	{",", false, JN_ITEM_COMMA},
	{"،", false, JN_ITEM_COMMA},
	{"؛", false, JN_ITEM_SEMICOLON},
	{"..", false, JN_ITEM_RANGE},
	{":", false, JN_ITEM_COLON},
	{"：", false, JN_ITEM_COLON},
	{"{", false, JN_ITEM_OPEN},
	{"}", false, JN_ITEM_CLOSE},
};

/* What a symbol of this name is, and of which kind. */
static void set_symbol(jn_parser *self, TSSymbol symbol, const char *name, bool named)
{
	for (size_t i = 0; i < sizeof symbol_rows / sizeof *symbol_rows; i++)
		if (symbol_rows[i].name[0] == name[0] && symbol_rows[i].named == named && strcmp(symbol_rows[i].name, name) == 0)
			self->item_of[symbol] = symbol_rows[i].item;
	jn_kind kind = named ? jn_schema_kind_named(jn_str_c(name)) : JN_KIND_NONE;
	if (!kind) return;
	self->item_of[symbol] = JN_ITEM_DECLARATION;
	self->kind_of[symbol] = (uint8_t)kind;
}

jn_parser *jn_parser_new(void)
{
	jn_parser *self = jn_alloc(sizeof *self);
	*self = (jn_parser){.language = tree_sitter_journey()};
	uint32_t count = self->language->symbol_count + self->language->alias_count;
	/* Parsers of another ABI have other tables; the build has the one that this was written for. */
	if (self->language->abi_version != 14 || count > JN_MAX_SYMBOLS) abort();
	for (uint32_t symbol = 0; symbol < count; symbol++) {
		TSSymbolMetadata about = self->language->symbol_metadata[symbol];
		self->item_of[symbol] = about.visible ? JN_ITEM_SKIP : JN_SYMBOL_SILENT;
		set_symbol(self, (TSSymbol)symbol, self->language->symbol_names[symbol], about.named);
	}
	return self;
}

void jn_parser_free(jn_parser *self)
{
	if (!self) return;
	free(self->frames);
	free(self->marks);
	free(self);
}

/* Gives back what only a large text needed. */
static void forget_large(jn_parser *self)
{
	enum { KEPT_MARKS = 1 << 16 };
	if (self->mark_cap <= KEPT_MARKS) return;
	free(self->marks);
	self->marks = NULL;
	self->count = self->mark_cap = 0;
}

/* Skips what may hold braces that open nothing; returns the byte behind it, or `at` when nothing is to be skipped. */
static uint32_t skip_quoted(jn_str text, uint32_t at)
{
	char c = text.ptr[at];
	bool comment = c == '/' && at + 1 < text.len && text.ptr[at + 1] == '/';
	if (c != '"' && !comment) return at;
	for (at++; at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\r'; at++) {
		if (comment) continue;
		if (text.ptr[at] == '"') return at + 1;
		if (text.ptr[at] == '\\' && at + 1 < text.len && text.ptr[at + 1] != '\n' && text.ptr[at + 1] != '\r') at++;
	}
	return at;
}

/* Nearly every file has fewer braces than would be too deep. */
static bool may_be_deep(jn_str text)
{
	uint32_t braces = 0;
	for (uint32_t at = 0; at < text.len; at++) braces += text.ptr[at] == '{';
	return braces > JN_MAX_DEPTH;
}

/* How much of the text may be parsed: all, or up to the line on which blocks nest deeper than JN_MAX_DEPTH. The parser is
 * never shown what would only cost memory. */
uint32_t jn_syntax_shallow(jn_str text)
{
	if (!may_be_deep(text)) return text.len;
	static const bool telling[256] = {['"'] = true, ['/'] = true, ['{'] = true, ['}'] = true, ['\n'] = true, ['\r'] = true};
	uint32_t depth = 0, line = 0;
	for (uint32_t at = 0; at < text.len;) {
		if (!telling[(unsigned char)text.ptr[at]]) {
			at++;
			continue;
		}
		uint32_t behind = skip_quoted(text, at);
		if (behind != at) {
			at = behind;
			continue;
		}
		char c = text.ptr[at++];
		if (c == '\n' || c == '\r') line = at;
		else if (c == '}' && depth > 0) depth--;
		else if (c == '{' && ++depth > JN_MAX_DEPTH) return line;
	}
	return text.len;
}

void jn_syntax_balance(jn_item *items, uint32_t count, jn_str text)
{
	uint32_t depth = 0;
	for (jn_item *item = items; item < items + count; item++) {
		bool close = item->type == JN_ITEM_CLOSE || (item->type == JN_ITEM_STRAY && text.ptr[item->span.start] == '}');
		if (close) item->type = depth > 0 ? JN_ITEM_CLOSE : JN_ITEM_STRAY;
		if (close && depth > 0) depth--;
		depth += item->type == JN_ITEM_OPEN;
	}
}

/* Makes items of the marks. The colon behind a key goes, comments between them or not. */
static uint32_t take_marks(const jn_parser *self, jn_item *items)
{
	bool after_key = false;
	uint32_t count = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		const jn_mark *mark = &self->marks[i];
		if (mark->unknown) items[count++] = (jn_item){.span = {mark->span.start, mark->span.start}, .type = JN_ITEM_UNKNOWN};
		bool gone = mark->type == JN_ITEM_SKIP || (mark->type == JN_ITEM_COLON && after_key);
		if (!gone) items[count++] = (jn_item){.span = mark->span, .type = mark->type, .kind = mark->kind};
		after_key = mark->type == JN_ITEM_PROPERTY || (mark->type == JN_ITEM_COMMENT && after_key);
	}
	return count;
}

static uint32_t most_items_of(const jn_parser *self)
{
	uint32_t count = self->count;
	for (uint32_t i = 0; i < self->count; i++) count += self->marks[i].unknown;
	return count;
}

jn_items jn_syntax_read(jn_parser *self, jn_arena *arena, jn_str text)
{
	jn_items result = {.parsed = jn_syntax_shallow(text)};
	uint32_t most = jn_syntax_most_items(text);
	/* Of each two marks one at least is an item, the other may be a key's colon. */
	bool few = jn_parse(self, jn_str_slice(text, 0, result.parsed), 2 * most);
	result.items = jn_arena_alloc(arena, ((size_t)(few ? most_items_of(self) : 0) + 1) * sizeof *result.items);
	if (few) result.count = take_marks(self, result.items);
	result.too_many = !few || result.count > most;
	if (result.too_many) result.count = 0;
	jn_syntax_balance(result.items, result.count, text);
	result.items[result.count] = (jn_item){.span = {text.len, text.len}, .type = JN_ITEM_END};
	forget_large(self);
	return result;
}
