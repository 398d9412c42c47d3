/* Runs tree-sitter over a text and flattens the tree into items. In: text. Out: items in an arena.
 *
 * A text is parsed piece by piece: where a line begins that does not go on with a long text (`|`), the parser always stands
 * between two statements, and what it makes of the rest does not depend on what came before, but for one thing: whether a `}`
 * closes a block. That is counted afterwards. So a tree is never larger than its piece, and goes before the next one comes. */
#include "syntax/syntax.h"

#include <stdlib.h>

#include <tree_sitter/api.h>

#include "model/schema.h"
#include "syntax/memory.h"

const TSLanguage *tree_sitter_journey(void);

enum { MAX_SYMBOLS = 192, BYTES_AN_ITEM = 10 /* in maps; a first guess at how many there are */, NODE_DESCEND = JN_ITEM_SKIP + 1 };

/* What a grammar symbol means here: an item type, or NODE_DESCEND for nodes that only hold others. */
typedef struct jn_parser {
	jn_parse_memory *memory;
	uint8_t item_of[MAX_SYMBOLS];
	uint8_t kind_of[MAX_SYMBOLS];
} jn_parser;

static const struct {
	const char *name;
	bool named;
	uint8_t item;
} node_rows[] = {
	{"source_file", true, NODE_DESCEND},
	{"block", true, NODE_DESCEND},
	{"stray_block", true, NODE_DESCEND},
	{"rest", true, NODE_DESCEND},
	{"property", true, NODE_DESCEND},
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

/* What a node of this name is, and of which kind. */
static void set_symbol(jn_parser *self, TSSymbol symbol, const char *name, bool named)
{
	for (size_t i = 0; i < sizeof node_rows / sizeof *node_rows; i++)
		if (node_rows[i].name[0] == name[0] && node_rows[i].named == named && strcmp(node_rows[i].name, name) == 0)
			self->item_of[symbol] = node_rows[i].item;
	jn_kind kind = named ? jn_schema_kind_named(jn_str_c(name)) : JN_KIND_NONE;
	if (!kind) return;
	self->item_of[symbol] = JN_ITEM_DECLARATION;
	self->kind_of[symbol] = (uint8_t)kind;
}

jn_parser *jn_parser_new(void)
{
	jn_parser *self = jn_alloc(sizeof *self);
	self->memory = jn_parse_memory_new();
	memset(self->item_of, JN_ITEM_SKIP, sizeof self->item_of);
	memset(self->kind_of, JN_KIND_NONE, sizeof self->kind_of);
	const TSLanguage *language = tree_sitter_journey();
	uint32_t count = ts_language_symbol_count(language);
	for (TSSymbol symbol = 1; symbol < count && symbol < MAX_SYMBOLS; symbol++) {
		TSSymbolType type = ts_language_symbol_type(language, symbol);
		if (type != TSSymbolTypeAuxiliary) set_symbol(self, symbol, ts_language_symbol_name(language, symbol), type == TSSymbolTypeRegular);
	}
	return self;
}

void jn_parser_free(jn_parser *self)
{
	if (!self) return;
	jn_parse_memory_free(self->memory);
	free(self);
}

/* Skips what may hold braces that open nothing; returns the byte behind it, or `at` when nothing is to be skipped. */
static uint32_t skip_quoted(jn_str text, uint32_t at)
{
	char c = text.ptr[at];
	const char *end = text.ptr + text.len;
	if (c == '/' && at + 1 < text.len && text.ptr[at + 1] == '/') {
		const char *stop = memchr(text.ptr + at, '\n', text.len - at);
		return (uint32_t)((stop ? stop : end) - text.ptr);
	}
	if (c != '"') return at;
	for (at++; at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\r'; at++) {
		if (text.ptr[at] == '\\') at++;
		else if (text.ptr[at] == '"') return at + 1;
	}
	return at < text.len ? at : text.len;
}

/* How much of the text may be parsed: all, or up to the line on which blocks nest deeper than JN_MAX_DEPTH. The parser is
 * never shown what would only cost memory. */
uint32_t jn_syntax_shallow(jn_str text)
{
	static const bool telling[256] = {['"'] = true, ['/'] = true, ['{'] = true, ['}'] = true, ['\n'] = true};
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
		if (c == '\n') line = at;
		else if (c == '}' && depth > 0) depth--;
		else if (c == '{' && ++depth > JN_MAX_DEPTH) return line;
	}
	return text.len;
}

typedef struct jn_item_list {
	jn_arena *arena;
	jn_item *items;
	uint32_t count, cap;
	uint32_t base; /* where the piece at hand begins */
} jn_item_list;

static void add_item(jn_item_list *self, uint8_t type, uint8_t kind, uint32_t start, uint32_t end)
{
	self->items = jn_arena_grow(self->arena, self->items, self->count, &self->cap, sizeof *self->items);
	self->items[self->count++] = (jn_item){.span = {start, end}, .type = type, .kind = kind};
}

/* Adds the item of one node; true when its children are to be visited. */
static bool visit(const jn_parser *self, jn_item_list *list, TSNode node, bool *after_key)
{
	TSSymbol symbol = ts_node_symbol(node);
	uint8_t type = symbol < MAX_SYMBOLS ? self->item_of[symbol] : JN_ITEM_SKIP;
	uint32_t start = list->base + ts_node_start_byte(node);
	switch (type) {
	case JN_ITEM_SKIP: return false;
	case NODE_DESCEND: return true;
	case JN_ITEM_UNKNOWN: add_item(list, type, 0, start, start); return true;
	case JN_ITEM_DECLARATION: {
		uint8_t kind = self->kind_of[symbol];
		add_item(list, type, kind, start, start + (uint32_t)strlen(jn_schema_kind(kind)->name));
		return true;
	}
	case JN_ITEM_COLON:
		if (*after_key) return *after_key = false;
		break;
	default: break;
	}
	*after_key = type == JN_ITEM_PROPERTY || (type == JN_ITEM_COMMENT && *after_key);
	add_item(list, type, 0, start, list->base + ts_node_end_byte(node));
	return false;
}

/* Depth first over the whole tree with one cursor: no recursion, no parent look-ups. The cursor goes with the region. */
static void flatten(const jn_parser *self, TSNode root, jn_item_list *list)
{
	TSTreeCursor cursor = ts_tree_cursor_new(root);
	bool after_key = false;
	for (;;) {
		TSNode node = ts_tree_cursor_current_node(&cursor);
		if (visit(self, list, node, &after_key) && ts_tree_cursor_goto_first_child(&cursor)) continue;
		while (!ts_tree_cursor_goto_next_sibling(&cursor))
			if (!ts_tree_cursor_goto_parent(&cursor)) return;
	}
}

/* Parses bytes `from` … `to`; false when that would need more memory than there may be. */
static bool parse_piece(jn_parser *self, jn_item_list *list, jn_str text, uint32_t from, uint32_t to)
{
	size_t cancel;
	list->base = from;
	jn_parse_memory_begin(self->memory, &cancel);
	TSParser *parser = ts_parser_new();
	/* A language of another ABI would give a NULL tree and then a crash; the build links the one it was made for. */
	if (!ts_parser_set_language(parser, tree_sitter_journey())) abort();
	ts_parser_set_cancellation_flag(parser, &cancel);
	TSTree *tree = ts_parser_parse_string(parser, NULL, text.len ? text.ptr + from : "", to - from);
	if (tree) flatten(self, ts_tree_root_node(tree), list);
	jn_parse_memory_end(self->memory);
	return tree != NULL;
}

/* Where pieces end. A run of blanks is walked over once, however many pieces begin in it. */
typedef struct cutter {
	jn_str text;
	uint32_t until;          /* the part of it that is parsed */
	uint32_t blank, ink;     /* bytes `blank` … `ink` are blank, and `ink` is not, or is the end */
} cutter;

static uint32_t ink_behind(cutter *self, uint32_t at)
{
	if (at >= self->blank && at <= self->ink) return self->ink;
	self->blank = self->ink = at;
	while (self->ink < self->until && jn_syntax_is_blank(self->text.ptr[self->ink])) self->ink++;
	return self->ink;
}

/* The end of the piece that begins at `from`: the last place to cut within a piece's length, else the first behind it. */
static uint32_t piece_end(cutter *self, uint32_t from)
{
	if (self->until - from <= JN_SYNTAX_PIECE) return self->until;
	uint32_t ink = ink_behind(self, from + JN_SYNTAX_PIECE);
	for (uint32_t at = from + JN_SYNTAX_PIECE; at > from; at--) {
		if (!jn_syntax_is_blank(self->text.ptr[at])) ink = at;
		if (jn_syntax_cuts(self->text, at, ink)) return at;
	}
	for (uint32_t at = from + JN_SYNTAX_PIECE + 1; at < self->until; at++)
		if (jn_syntax_cuts(self->text, at, ink_behind(self, at))) return at;
	return self->until;
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

jn_items jn_syntax_read(jn_parser *self, jn_arena *arena, jn_str text)
{
	jn_items result = {.parsed = jn_syntax_shallow(text)};
	jn_item_list list = {.arena = arena, .cap = result.parsed / BYTES_AN_ITEM + 16};
	list.items = jn_arena_alloc(arena, list.cap * sizeof *list.items);
	cutter cuts = {.text = text, .until = result.parsed};
	for (uint32_t at = 0; at < result.parsed && !result.out_of_memory;) {
		uint32_t end = piece_end(&cuts, at);
		result.out_of_memory = !parse_piece(self, &list, text, at, end) || list.count > jn_syntax_most_items(text);
		at = end;
	}
	if (result.out_of_memory) list.count = 0;
	jn_syntax_balance(list.items, list.count, text);
	result.count = list.count;
	add_item(&list, JN_ITEM_END, 0, text.len, text.len);
	result.items = list.items;
	return result;
}
