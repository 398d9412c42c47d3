/* The items beside libtree-sitter's tree: of every text both make the same. */
#include <criterion/criterion.h>

#include <dirent.h>
#include <stdio.h>

#include <tree_sitter/api.h>

#include "base/utf8.h"
#include "model/schema.h"
#include "project/files.h"
#include "syntax/syntax.h"

const TSLanguage *tree_sitter_journey(void);

/* ---- the tree, read as simply as can be ---- */

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

typedef struct list {
	jn_arena arena;
	jn_item *items;
	uint32_t count, cap;
} list;

static void add(list *self, jn_item item)
{
	self->items = jn_arena_grow(&self->arena, self->items, self->count, &self->cap, sizeof *self->items);
	self->items[self->count++] = item;
}

/* Adds what a node is; true when its children are to be visited. */
static bool visit(list *self, TSNode node, bool *after_key)
{
	const char *name = ts_node_type(node);
	jn_span span = {ts_node_start_byte(node), ts_node_end_byte(node)};
	cr_assert(!ts_node_is_missing(node) && strcmp(name, "ERROR") != 0, "no text has errors");
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

static list read_tree(TSParser *parser, jn_str text)
{
	list found = {0};
	bool after_key = false;
	TSTree *tree = ts_parser_parse_string(parser, NULL, text.len ? text.ptr : "", text.len);
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
	for (bool more = true; more;) {
		if (visit(&found, ts_tree_cursor_current_node(&cursor), &after_key) && ts_tree_cursor_goto_first_child(&cursor)) continue;
		while (more && !ts_tree_cursor_goto_next_sibling(&cursor)) more = ts_tree_cursor_goto_parent(&cursor);
	}
	ts_tree_cursor_delete(&cursor);
	ts_tree_delete(tree);
	jn_syntax_balance(found.items, found.count, text);
	return found;
}

/* ---- side by side ---- */

typedef struct both {
	struct jn_parser *ours;
	TSParser *theirs;
	uint32_t texts, items;
} both;

static both begin(void)
{
	both self = {.ours = jn_parser_new(), .theirs = ts_parser_new()};
	cr_assert(ts_parser_set_language(self.theirs, tree_sitter_journey()));
	return self;
}

static void end(both *self)
{
	jn_parser_free(self->ours);
	ts_parser_delete(self->theirs);
}

static void compare(both *self, jn_str text, const char *what)
{
	jn_arena arena = {0};
	jn_items ours = jn_syntax_read(self->ours, &arena, text);
	list theirs = read_tree(self->theirs, jn_str_slice(text, 0, ours.parsed));
	cr_assert_eq(ours.count, theirs.count, "%s: %u items, %u in the tree", what, ours.count, theirs.count);
	for (uint32_t i = 0; i < ours.count; i++) {
		const jn_item *a = &ours.items[i], *b = &theirs.items[i];
		cr_assert(a->type == b->type && a->kind == b->kind && a->span.start == b->span.start && a->span.end == b->span.end,
		          "%s: item %u at byte %u has type %u, in the tree it is at byte %u and has type %u", what, i, a->span.start, a->type,
		          b->span.start, b->type);
	}
	self->texts++;
	self->items += ours.count;
	jn_arena_free(&arena);
	jn_arena_free(&theirs.arena);
}

/* What is not valid UTF-8, which only documents mend, is left out. */
static void compare_file(both *self, const char *path)
{
	jn_buf text = {0};
	cr_assert_eq(jn_file_read(path, &text), JN_FILE_READ, "%s", path);
	if (jn_utf8_first_invalid(jn_buf_view(&text)) == text.len) compare(self, jn_buf_view(&text), path);
	jn_buf_free(&text);
}

static void compare_folder(both *self, const char *name)
{
	jn_arena arena = {0};
	const char *folder = jn_folder_path(&arena, JOURNEY_SOURCE_DIR, jn_str_c(name)).ptr;
	DIR *dir = opendir(folder);
	cr_assert_not_null(dir, "%s", folder);
	for (struct dirent *at; (at = readdir(dir)) != NULL;) {
		const char *path = jn_folder_path(&arena, folder, jn_str_c(at->d_name)).ptr;
		if (at->d_name[0] != '.' && !jn_folder_exists(path)) compare_file(self, path);
	}
	closedir(dir);
	jn_arena_free(&arena);
}

/* Maps, the grammar's corpus (which as a text is mostly nonsense), and what the fuzzer found worth keeping. */
Test(parse_tree, equals_the_tree_of_files)
{
	both self = begin();
	static const char *const folders[] = {"examples/retail", "examples/retail/journeys", "examples/retail-ar/journeys", "grammar/test/corpus",
	                                      "tests/fuzz/corpus"};
	for (uint32_t i = 0; i < sizeof folders / sizeof *folders; i++) compare_folder(&self, folders[i]);
	cr_assert_gt(self.texts, 40);
	cr_assert_gt(self.items, 10000);
	end(&self);
}

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static const char *const pieces[] = {
	"persona", "stage", "goal", "as", "by", "to", "severity", "word", "été", "look-around.showroom", "a.b.c", "\"a text\"", "\"open",
	"“curly”", "„low“", "«guillemets»", "“open", "\\", "2026-04-14", "2026-4", "+3", "-2,5%", "€", "٣٫٥٪", "°", "<=", "==", "≥", "#c0ffee", "#",
	"https://example.org/a?b=c", "mailto:a@b", "http:", "//", "// comment }", "/", "..", ".", ",", "،", "؛", ";", ":", "：", "{", "}", "{", "}", "\n", "\n",
	"\r\n", "\r", "\n\n  \n", "\n| a line", "\n  | ", "|", " ", " ", "\t", "\xC2\xA0", "\xE2\x80\x8F", "\xEF\xBB\xBF", "\x01", "\xF0\x9F\x98\x80", "\xD8\x9F", "+", "@", "a", "1", "_", "~", "\xC2\xAD", "\xE2\x80\x8D",
};

/* Anything beside anything. */
Test(parse_tree, equals_the_tree_of_random_texts)
{
	both self = begin();
	uint32_t seed = 11;
	compare(&self, (jn_str){0}, "nothing");
	for (uint32_t round = 0; round < 6000; round++) {
		jn_buf text = {0};
		for (uint32_t n = next(&seed) % (round % 20 ? 12 : 400) + 1; n > 0; n--) {
			jn_buf_c(&text, pieces[next(&seed) % (sizeof pieces / sizeof *pieces)]);
			if (round % 3 == 0) jn_buf_char(&text, ' ');
		}
		if (round % 7 == 0) jn_buf_char(&text, '\0');
		char what[32];
		snprintf(what, sizeof what, "round %u", round);
		compare(&self, jn_buf_view(&text), what);
		jn_buf_free(&text);
	}
	end(&self);
}
