/* The items of libtree-sitter's tree, read as simply as can be. */
#include "tree_items.h"

#include <string.h>

#include "model/schema.h"

static const struct {
	const char *name;
	jn_item_type type;
} leaves[] = {
	{"key", JN_ITEM_PROPERTY}, {"name", JN_ITEM_NAME}, {"modifier", JN_ITEM_MODIFIER}, {"string", JN_ITEM_STRING},
	{"unclosed_string", JN_ITEM_UNCLOSED_STRING}, {"date", JN_ITEM_DATE}, {"number", JN_ITEM_NUMBER}, {"path", JN_ITEM_PATH},
	{"url", JN_ITEM_URL}, {"color", JN_ITEM_COLOR}, {"comparison", JN_ITEM_COMPARISON}, {"symbol", JN_ITEM_SYMBOL},
	{"stray", JN_ITEM_STRAY}, {"text_line", JN_ITEM_TEXT_LINE}, {"comment", JN_ITEM_COMMENT}, {",", JN_ITEM_COMMA},
	{"،", JN_ITEM_COMMA}, {"؛", JN_ITEM_SEMICOLON}, {"..", JN_ITEM_RANGE}, {":", JN_ITEM_COLON}, {"：", JN_ITEM_COLON},
	{"{", JN_ITEM_OPEN}, {"}", JN_ITEM_CLOSE},
};

static void add(tree_items *self, jn_item item)
{
	self->items = jn_arena_grow(&self->arena, self->items, self->count, &self->cap, sizeof *self->items);
	self->items[self->count++] = item;
}

/* Adds what a node is; true when its children are to be visited. */
static bool visit(tree_items *self, TSNode node, bool *after_key)
{
	const char *name = ts_node_type(node);
	jn_span span = {ts_node_start_byte(node), ts_node_end_byte(node)};
	if (ts_node_is_missing(node) || strcmp(name, "ERROR") == 0) self->error = true;
	jn_kind kind = ts_node_is_named(node) ? jn_schema_kind_named(jn_str_c(name)) : JN_KIND_NONE;
	if (kind) span.end = span.start + (uint32_t)strlen(name);
	if (kind) add(self, (jn_item){.span = span, .type = JN_ITEM_DECLARATION, .kind = (uint8_t)kind});
	if (strcmp(name, "unknown") == 0) add(self, (jn_item){.span = {span.start, span.start}, .type = JN_ITEM_UNKNOWN});
	for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++) {
		if (strcmp(leaves[i].name, name) != 0) continue;
		bool colon = *after_key && leaves[i].type == JN_ITEM_COLON;
		if (!colon) add(self, (jn_item){.span = span, .type = (uint8_t)leaves[i].type});
		*after_key = leaves[i].type == JN_ITEM_PROPERTY || (*after_key && leaves[i].type == JN_ITEM_COMMENT);
		return false;
	}
	return true;
}

tree_items tree_items_read(TSParser *parser, jn_str text)
{
	tree_items found = {0};
	bool after_key = false;
	TSTree *tree = ts_parser_parse_string(parser, NULL, text.len ? text.ptr : "", text.len);
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
	for (bool more = true; more;) {
		if (visit(&found, ts_tree_cursor_current_node(&cursor), &after_key) && ts_tree_cursor_goto_first_child(&cursor)) continue;
		while (more && !ts_tree_cursor_goto_next_sibling(&cursor)) more = ts_tree_cursor_goto_parent(&cursor);
	}
	ts_tree_cursor_delete(&cursor);
	ts_tree_delete(tree);
	if (found.count) jn_syntax_balance(found.items, found.count, text);
	return found;
}
