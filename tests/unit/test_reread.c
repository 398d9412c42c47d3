/* Reading a text again after an edit gives exactly the items that reading it anew gives, whatever the text and the edit. */
#include <criterion/criterion.h>

#include "project/files.h"
#include "syntax/syntax.h"

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static bool same(const jn_items *a, const jn_items *b)
{
	if (a->count != b->count || a->parsed != b->parsed || a->too_many != b->too_many) return false;
	for (uint32_t i = 0; i <= a->count; i++) {
		const jn_item *x = &a->items[i], *y = &b->items[i];
		if (x->type != y->type || x->kind != y->kind || x->span.start != y->span.start || x->span.end != y->span.end) return false;
	}
	return true;
}

static const char *const pieces[] = {
	"{", "}", "\"", "\n", "\r\n", "\r", "\n| more\n", "|", "  |", "\n\n", "a: b", ":", ",", " ", "\t", "//", "// x }\n", "stage s \"S\" {\n",
	"touchpoint t {", "as maria", "} ", "\xEF\xBB\xBF", "\xC2\xA0", "\xE2\x80\x9C", "\xD8\x9B", "\xE2\x80\xA8", "next: a.b", "unknown words", "1..2", "#", "\\", "\xF0\x9F\x98\x80", "",
};

/* One edit at a character's start, as editors make it. */
static void edit(jn_buf *text, uint32_t *seed)
{
	const char *piece = pieces[next(seed) % (sizeof pieces / sizeof *pieces)];
	uint32_t from = text->len ? next(seed) % (uint32_t)(text->len + 1) : 0, to = from + (next(seed) % 3 ? next(seed) % 4 : next(seed) % 60);
	if (to > text->len) to = (uint32_t)text->len;
	while (from > 0 && from < text->len && ((unsigned char)text->ptr[from] & 0xC0) == 0x80) from--;
	while (to < text->len && ((unsigned char)text->ptr[to] & 0xC0) == 0x80) to++;
	jn_buf changed = {0};
	jn_buf_bytes(&changed, text->ptr, from);
	jn_buf_c(&changed, piece);
	jn_buf_bytes(&changed, text->ptr + to, text->len - to);
	jn_buf_free(text);
	*text = changed;
}

static void edit_often(struct jn_parser *parser, jn_str start, uint32_t count, uint32_t seed)
{
	jn_arena arena = {0};
	jn_buf text = {0};
	jn_buf_str(&text, start);
	jn_str was = jn_arena_str(&arena, start);
	jn_items items = jn_syntax_read(parser, &arena, was);
	for (uint32_t i = 0; i < count; i++) {
		jn_arena fresh = {0};
		edit(&text, &seed);
		jn_str now = jn_arena_str(&fresh, jn_buf_view(&text));
		jn_items again = jn_syntax_reread(parser, &fresh, now, &items, was), anew = jn_syntax_read(parser, &fresh, now);
		cr_assert(same(&again, &anew), "after edit %u of seed %u", i, seed);
		jn_arena_free(&arena);
		arena = fresh, was = now, items = again;
	}
	jn_arena_free(&arena);
	jn_buf_free(&text);
}

Test(reread, equals_reading_anew)
{
	struct jn_parser *parser = jn_parser_new();
	static const char *const files[] = {JOURNEY_SOURCE_DIR "/examples/retail/people.journey", JOURNEY_SOURCE_DIR "/examples/retail/journeys/first-visit.journey",
	                                    JOURNEY_SOURCE_DIR "/examples/retail-ar/journeys/first-visit.journey"};
	for (uint32_t i = 0; i < sizeof files / sizeof *files; i++) {
		jn_buf text = {0};
		if (jn_file_read(files[i], &text) == JN_FILE_READ) edit_often(parser, jn_buf_view(&text), 400, i + 1);
		jn_buf_free(&text);
	}
	for (uint32_t seed = 1; seed < 40; seed++) edit_often(parser, JN_STR(""), 60, seed * 977);
	jn_parser_free(parser);
}

/* Long texts too, whatever stands where they are cut. */
Test(reread, long_texts)
{
	enum { LONG = 80 << 10 };
	struct jn_parser *parser = jn_parser_new();
	static const char *const lines[] = {"team a \"A\"\n", "| x\n", "\n\n  | x\r\n", "journey j {\n", "}\n", "about:\n  | x\n", " \n", "  a: b // c\r\n"};
	for (uint32_t seed = 1; seed < 12; seed++) {
		jn_buf text = {0};
		uint32_t random = seed;
		while (text.len < LONG) {
			const char *line = lines[next(&random) % (seed < 9 ? 8 : 2)];
			for (uint32_t n = next(&random) % 300; n > 0; n--) jn_buf_c(&text, line);
		}
		edit_often(parser, jn_buf_view(&text), 20, seed);
		jn_buf_free(&text);
	}
	jn_parser_free(parser);
}

/* What holds more words and signs than a map can have no items, however it came to be so. */
Test(reread, too_many)
{
	struct jn_parser *parser = jn_parser_new();
	jn_arena arena = {0};
	jn_buf text = {0};
	for (uint32_t i = 0; i < (1 << 18) - 10; i++) jn_buf_char(&text, ',');
	jn_str few = jn_arena_str(&arena, jn_buf_view(&text));
	jn_items some = jn_syntax_read(parser, &arena, few);
	cr_assert(!some.too_many && some.count > 1 << 17);
	for (uint32_t i = 0; i < 20; i++) jn_buf_char(&text, ',');
	jn_str many = jn_arena_str(&arena, jn_buf_view(&text));
	jn_items none = jn_syntax_read(parser, &arena, many), again = jn_syntax_reread(parser, &arena, many, &some, few);
	cr_assert(none.too_many && none.count == 0 && none.items[0].type == JN_ITEM_END);
	cr_assert(same(&again, &none));
	again = jn_syntax_reread(parser, &arena, few, &none, many);
	cr_assert(same(&again, &some));
	/* A colon behind a key is none of them: twice as many marks are still few. */
	text.len = 0;
	for (uint32_t i = 0; i < 100000; i++) jn_buf_c(&text, "a:\n");
	jn_items keys = jn_syntax_read(parser, &arena, jn_buf_view(&text));
	cr_assert(!keys.too_many && keys.count == 100000);
	jn_buf_free(&text);
	jn_arena_free(&arena);
	jn_parser_free(parser);
}
