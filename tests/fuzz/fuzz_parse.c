/* libFuzzer over the parser alone: our items beside those of libtree-sitter's tree, and a text read again after an edit beside
 * the text read fresh. In: any bytes. Out: nothing, or a crash to look at.
 *
 * The first byte says where the text is cut for the edit; bytes that are not UTF-8 become U+FFFD, as in documents. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "tree_items.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The items of both are the same, or the program ends here. */
static void compare(const jn_item *a, uint32_t a_count, const jn_item *b, uint32_t b_count)
{
	if (a_count != b_count) abort();
	for (uint32_t i = 0; i < a_count; i++)
		if (a[i].type != b[i].type || a[i].kind != b[i].kind || a[i].span.start != b[i].span.start || a[i].span.end != b[i].span.end) abort();
}

static void mended(jn_buf *out, jn_str text)
{
	for (uint32_t at = 0; at < text.len;) jn_buf_rune(out, jn_utf8_next(text, &at));
}

static void against_tree(struct jn_parser *ours, TSParser *theirs, jn_str text)
{
	jn_arena arena = {0};
	jn_items read = jn_syntax_read(ours, &arena, text);
	if (!read.too_many) {
		tree_items tree = tree_items_read(theirs, jn_str_slice(text, 0, read.parsed));
		if (tree.error) abort();
		compare(read.items, read.count, tree.items, tree.count);
		jn_arena_free(&tree.arena);
	}
	jn_arena_free(&arena);
}

/* `text` was without the bytes from `from` to `to`, and now has them. */
static void against_edit(struct jn_parser *parser, jn_str text, uint32_t from, uint32_t to)
{
	jn_arena arena = {0};
	jn_buf was = {0};
	jn_buf_str(&was, jn_str_slice(text, 0, from));
	jn_buf_str(&was, jn_str_slice(text, to, text.len));
	jn_str old = jn_buf_view(&was);
	jn_items before = jn_syntax_read(parser, &arena, old), now = jn_syntax_read(parser, &arena, text);
	jn_items there = jn_syntax_reread(parser, &arena, text, &before, old), back = jn_syntax_reread(parser, &arena, old, &now, text);
	compare(there.items, there.count, now.items, now.count);
	compare(back.items, back.count, before.items, before.count);
	if (there.parsed != now.parsed || back.parsed != before.parsed) abort();
	jn_buf_free(&was);
	jn_arena_free(&arena);
}

/* The nearest place that is not within a character. */
static uint32_t whole(jn_str text, uint32_t at)
{
	while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at++;
	return at < text.len ? at : text.len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2 || size > 1 << 12) return 0;
	struct jn_parser *ours = jn_parser_new();
	TSParser *theirs = ts_parser_new();
	if (!ts_parser_set_language(theirs, tree_sitter_journey())) abort();
	jn_buf buf = {0};
	mended(&buf, (jn_str){(const char *)data + 1, (uint32_t)size - 1});
	jn_str text = jn_buf_view(&buf);
	against_tree(ours, theirs, text);
	uint32_t from = whole(text, (uint32_t)((uint64_t)text.len * data[0] / 256));
	against_edit(ours, text, from, whole(text, from + 1 + data[0] % 40));
	jn_buf_free(&buf);
	ts_parser_delete(theirs);
	jn_parser_free(ours);
	return 0;
}
