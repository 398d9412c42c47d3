/* Reading a text again after an edit. In: the text, and what it was with its items. Out: the items of the text, those of the
 * lines that did not change taken over and moved.
 *
 * What changed is found by comparing: whoever edits need not keep account, and cannot get it wrong. */
#include "syntax/syntax.h"

/* A stretch of the old text and the new one that stands in its place. */
typedef struct stretch {
	uint32_t from;
	uint32_t old_end, new_end;
} stretch;

/* How many bytes two texts have in common at their front. */
static uint32_t same_front(const char *a, const char *b, uint32_t most)
{
	uint32_t n = 0;
	while (most - n >= 256 && memcmp(a + n, b + n, 256) == 0) n += 256;
	while (n < most && a[n] == b[n]) n++;
	return n;
}

static uint32_t same_back(jn_str a, jn_str b, uint32_t most)
{
	uint32_t n = 0;
	const char *a_end = a.ptr + a.len, *b_end = b.ptr + b.len;
	while (most - n >= 256 && memcmp(a_end - n - 256, b_end - n - 256, 256) == 0) n += 256;
	while (n < most && a_end[-(int64_t)n - 1] == b_end[-(int64_t)n - 1]) n++;
	return n;
}

/* The whole lines around what changed, between two places to cut. */
static stretch find_stretch(jn_str old, jn_str fresh)
{
	uint32_t most = old.len < fresh.len ? old.len : fresh.len;
	uint32_t front = same_front(old.ptr, fresh.ptr, most), back = same_back(old, fresh, most - front);
	stretch found = {.from = front, .old_end = old.len, .new_end = fresh.len};
	/* What is looked at to tell a place to cut (the byte before, the blanks and the ink behind) must be the same in both. */
	for (uint32_t ink = fresh.len; found.from > 0 && !jn_syntax_cuts(fresh, found.from, ink); found.from--)
		if (!jn_syntax_is_blank(fresh.ptr[found.from - 1])) ink = found.from - 1;
	for (uint32_t at = fresh.len - back + 1, ink = 0; at < fresh.len; at++) {
		if (ink < at) ink = at;
		while (ink < fresh.len && jn_syntax_is_blank(fresh.ptr[ink])) ink++;
		if (!jn_syntax_cuts(fresh, at, ink)) continue;
		found.new_end = at;
		found.old_end = at + old.len - fresh.len;
		break;
	}
	return found;
}

/* The first item that begins at byte `at` or behind it. */
static uint32_t first_item(const jn_items *items, uint32_t at)
{
	uint32_t low = 0, high = items->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (items->items[middle].span.start < at) low = middle + 1;
		else high = middle;
	}
	return low;
}

static void copy(jn_item *to, const jn_item *from, uint32_t count, uint32_t shift)
{
	if (count) memcpy(to, from, count * sizeof *to);
	for (uint32_t i = 0; shift && i < count; i++) {
		to[i].span.start += shift;
		to[i].span.end += shift;
	}
}

/* The items of `part`, which replaces those of the stretch. */
static jn_items splice(jn_arena *arena, const jn_items *old, const jn_items *part, stretch at, jn_str text, jn_str was)
{
	uint32_t before = first_item(old, at.from), behind = first_item(old, at.old_end);
	jn_items result = {.count = before + part->count + old->count - behind, .parsed = text.len};
	result.items = jn_arena_alloc(arena, ((size_t)result.count + 1) * sizeof *result.items);
	copy(result.items, old->items, before, 0);
	copy(result.items + before, part->items, part->count, at.from);
	/* Unsigned: what is moved to the front wraps around, and comes out right. */
	copy(result.items + before + part->count, old->items + behind, old->count - behind, text.len - was.len);
	result.items[result.count] = (jn_item){.span = {text.len, text.len}, .type = JN_ITEM_END};
	jn_syntax_balance(result.items, result.count, text);
	return result;
}

jn_items jn_syntax_reread(struct jn_parser *parser, jn_arena *arena, jn_str text, const jn_items *old, jn_str was)
{
	bool whole = old->too_many || old->parsed < was.len || !text.len || !was.len || jn_syntax_shallow(text) < text.len;
	stretch at = whole ? (stretch){0} : find_stretch(was, text);
	if (whole) return jn_syntax_read(parser, arena, text);
	jn_arena scratch = {0};
	jn_items part = jn_syntax_read(parser, &scratch, jn_str_slice(text, at.from, at.new_end));
	jn_items result = splice(arena, old, &part, at, text, was);
	jn_arena_free(&scratch);
	if (part.too_many || result.count > jn_syntax_most_items(text)) return jn_syntax_read(parser, arena, text); /* which says so */
	return result;
}
