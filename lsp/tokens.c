/* textDocument/semanticTokens/full and range: colours by meaning. In: the items of a text, the schema. Out: five numbers a token,
 * relative to the one before. */
#include "lsp/place.h"

/* In the order of the legend in lsp/methods.c. */
enum { KEYWORD, PROPERTY, CLASS, VARIABLE, ENUM_MEMBER, STRING, NUMBER, COMMENT, OPERATOR, NO_TOKEN };
enum { DECLARED = 1 << 0 };

static const unsigned char plain[JN_ITEM_SKIP + 1] = {
	[JN_ITEM_DECLARATION] = KEYWORD, [JN_ITEM_PROPERTY] = PROPERTY, [JN_ITEM_UNKNOWN] = NO_TOKEN, [JN_ITEM_NAME] = VARIABLE,
	[JN_ITEM_MODIFIER] = KEYWORD, [JN_ITEM_STRING] = STRING, [JN_ITEM_UNCLOSED_STRING] = STRING, [JN_ITEM_DATE] = NUMBER,
	[JN_ITEM_NUMBER] = NUMBER, [JN_ITEM_PATH] = VARIABLE, [JN_ITEM_URL] = STRING, [JN_ITEM_COLOR] = NUMBER,
	[JN_ITEM_COMPARISON] = OPERATOR, [JN_ITEM_SYMBOL] = OPERATOR, [JN_ITEM_STRAY] = NO_TOKEN, [JN_ITEM_COMMA] = NO_TOKEN,
	[JN_ITEM_RANGE] = OPERATOR, [JN_ITEM_COLON] = NO_TOKEN, [JN_ITEM_TEXT_LINE] = STRING, [JN_ITEM_OPEN] = NO_TOKEN,
	[JN_ITEM_CLOSE] = NO_TOKEN, [JN_ITEM_COMMENT] = COMMENT, [JN_ITEM_SEMICOLON] = NO_TOKEN, [JN_ITEM_END] = NO_TOKEN,
	[JN_ITEM_SKIP] = NO_TOKEN,
};

/* What a statement's names mean, from the word it begins with. */
typedef struct state {
	jn_kind blocks[JN_MAX_DEPTH + 2];
	uint32_t depth;
	jn_kind kind;               /* of the declaration being read, or NONE */
	const jn_property_row *row; /* of the property being read, or NULL */
} state;

static void enter(state *at, const jn_source *source, const jn_item *item)
{
	jn_kind block = at->depth <= JN_MAX_DEPTH ? at->blocks[at->depth] : JN_KIND_NONE;
	switch (item->type) {
	case JN_ITEM_DECLARATION: at->kind = (jn_kind)item->kind, at->row = NULL; break;
	case JN_ITEM_PROPERTY: {
		jn_key key = jn_schema_key_named(jn_source_slice(source, item->span));
		at->kind = JN_KIND_NONE;
		at->row = jn_schema_property(block, key);
		if (!at->row) at->row = jn_schema_property(block, JN_KEY_ANY);
		break;
	}
	case JN_ITEM_OPEN:
		if (++at->depth <= JN_MAX_DEPTH) at->blocks[at->depth] = at->kind;
		break;
	case JN_ITEM_CLOSE:
		if (at->depth > 0) at->depth--;
		break;
	default: break;
	}
}

static int type_of(const state *at, const jn_item *item, const jn_item *before, int *ret_modifiers)
{
	*ret_modifiers = 0;
	if (item->type != JN_ITEM_NAME) return plain[item->type];
	if (at->kind) {
		*ret_modifiers = jn_schema_kind(at->kind)->names ? DECLARED : 0;
		return *ret_modifiers ? CLASS : VARIABLE;
	}
	if (before && before->type == JN_ITEM_NUMBER) return ENUM_MEMBER; /* a unit */
	if (at->row && at->row->type == JN_TYPE_WORD && !(before && before->type == JN_ITEM_MODIFIER)) return ENUM_MEMBER;
	return VARIABLE;
}

json_t *jn_lsp_semantic_tokens(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	const jn_source *source = &file.document->source;
	jn_items items = jn_lsp_items(self, &file);
	json_t *data = json_array();
	const json_t *range = json_object_get(params, "range");
	jn_span wanted = range ? jn_lsp_span(self, source, range) : (jn_span){0, UINT32_MAX};
	jn_position last = {0, 0};
	state at = {0};
	for (uint32_t i = 0; i < items.count; i++) {
		int modifiers;
		const jn_item *item = &items.items[i];
		enter(&at, source, item);
		int type = type_of(&at, item, i > 0 ? item - 1 : NULL, &modifiers);
		if (item->span.end < wanted.start || item->span.start > wanted.end) continue;
		jn_position from = jn_lsp_position(self, source, item->span.start);
		jn_position to = jn_lsp_position(self, source, item->span.end);
		/* A token stays on its line: one that ends in a line end is cut there. */
		jn_str line = jn_source_line(source, from.line);
		uint32_t line_end = (uint32_t)(line.ptr - source->text.ptr) + line.len;
		if (to.line > from.line) to = jn_lsp_position(self, source, line_end);
		if (json_array_size(data) >= JN_LSP_MOST_TOKENS * 5) break;
		if (type == NO_TOKEN || to.line != from.line || to.column <= from.column) continue;
		uint32_t down = from.line - last.line, right = down ? from.column : from.column - last.column;
		int numbers[5] = {(int)down, (int)right, (int)(to.column - from.column), type, modifiers};
		for (int n = 0; n < 5; n++) json_array_append_new(data, json_integer(numbers[n]));
		last = from;
	}
	return json_pack("{s:o}", "data", data);
}
