/* The items beside libtree-sitter's tree: of every text both make the same. */
#include <criterion/criterion.h>

#include <dirent.h>
#include <stdio.h>

#include "base/utf8.h"
#include "project/files.h"
#include "tree_items.h"

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
	tree_items theirs = tree_items_read(self->theirs, jn_str_slice(text, 0, ours.parsed));
	cr_assert(!theirs.error, "%s: no text has errors", what);
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
