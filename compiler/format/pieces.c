/* The items of a text, measured. In: a document. Out: items with their widths and partners, in the caller's arena. */
#include "format/pieces.h"

#include <stdlib.h>

#include "text/columns.h"

static jn_str slice(const jn_pieces *self, jn_span span)
{
	return jn_str_slice(self->text, span.start, span.end);
}

jn_str jn_pieces_line_text(jn_str line)
{
	const char *bar = line.len ? memchr(line.ptr, '|', line.len) : NULL;
	if (!bar) return (jn_str){0};
	jn_str content = jn_str_slice(line, (uint32_t)(bar - line.ptr) + 1, line.len);
	if (content.len && content.ptr[0] == ' ') content = jn_str_slice(content, 1, content.len);
	while (content.len && (content.ptr[content.len - 1] == ' ' || content.ptr[content.len - 1] == '\t')) content.len--;
	return content;
}

/* The colon behind a key: it may be the wide one of East Asian keyboards, which has a finding and a mend of its own. */
static jn_str colon_behind(jn_str text, uint32_t at)
{
	for (; at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\r'; at++) {
		if (text.ptr[at] == ':') return JN_STR(":");
		if (jn_str_starts(jn_str_slice(text, at, text.len), JN_STR("："))) return JN_STR("：");
	}
	return JN_STR(":");
}

void jn_pieces_put(const jn_pieces *self, uint32_t i, jn_buf *out)
{
	const jn_item *item = &self->items[i];
	jn_str text = slice(self, item->span);
	switch (item->type) {
	case JN_ITEM_UNKNOWN: return;
	case JN_ITEM_PROPERTY:
		jn_buf_str(out, text);
		jn_buf_str(out, colon_behind(self->text, item->span.end));
		return;
	case JN_ITEM_TEXT_LINE:
		text = jn_pieces_line_text(text);
		jn_buf_c(out, text.len ? "| " : "|");
		jn_buf_str(out, text);
		return;
	default:
		while (text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\t')) text.len--;
		jn_buf_str(out, text);
	}
}

/* ---- what stands between ---- */

static bool is_quoted(const jn_item *item)
{
	return item->type == JN_ITEM_STRING;
}

static bool is_point(const jn_item *item)
{
	return item->type == JN_ITEM_NUMBER || item->type == JN_ITEM_DATE;
}

/* Between two values. A blank that the author wrote stays one blank; none appears but around texts and behind commas. */
static jn_str value_gap(const jn_pieces *self, uint32_t i)
{
	const jn_item *before = &self->items[i - 1], *item = &self->items[i];
	bool apart = before->span.end < item->span.start;
	if (self->raw[i]) return jn_str_slice(self->text, before->span.end, item->span.start);
	if (before->type == JN_ITEM_PROPERTY || before->type == JN_ITEM_COMMA) return JN_STR(" ");
	if (before->type == JN_ITEM_UNKNOWN) return JN_STR("");
	/* A link goes on to the next blank, whatever stands there. */
	if (before->type == JN_ITEM_URL) return JN_STR(" ");
	if (item->type == JN_ITEM_COMMA) return JN_STR("");
	if (item->type == JN_ITEM_RANGE && is_point(before) && is_point(&self->items[i + 1])) return JN_STR("");
	if (before->type == JN_ITEM_RANGE && is_point(item) && i >= 2 && is_point(before - 1)) return JN_STR("");
	if (before->type == JN_ITEM_COMPARISON || is_quoted(before) || is_quoted(item)) return JN_STR(" ");
	return apart ? JN_STR(" ") : JN_STR("");
}

jn_str jn_pieces_gap(const jn_pieces *self, uint32_t i)
{
	const jn_item *before = i > 0 ? &self->items[i - 1] : NULL, *item = &self->items[i];
	if (!before) return JN_STR("");
	if (item->type == JN_ITEM_CLOSE) return before->type == JN_ITEM_OPEN ? JN_STR("") : JN_STR(" ");
	if (item->type == JN_ITEM_OPEN || before->type == JN_ITEM_OPEN || item->type == JN_ITEM_COMMENT) return JN_STR(" ");
	if (jn_pieces_begins(item)) return before->type == JN_ITEM_URL ? JN_STR(" ; ") : JN_STR("; ");
	return value_gap(self, i);
}

uint32_t jn_pieces_columns(const jn_pieces *self, uint32_t from, uint32_t to)
{
	uint32_t before = from > 0 ? self->ends[from - 1] : 0;
	return self->ends[to] - before - jn_text_columns(jn_pieces_gap(self, from));
}

uint32_t jn_pieces_line_ends(jn_str text, uint32_t from, uint32_t to)
{
	uint32_t n = 0;
	for (uint32_t at = from; at < to && at < text.len && n < 2; at++) {
		bool pair = text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n';
		n += text.ptr[at] == '\n' || (text.ptr[at] == '\r' && !pair);
	}
	return n;
}

/* ---- reading ---- */

static void measure(jn_pieces *self)
{
	jn_buf one = {0};
	uint32_t columns = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		one.len = 0;
		jn_pieces_put(self, i, &one);
		columns += jn_text_columns(jn_pieces_gap(self, i)) + jn_text_columns(jn_buf_view(&one));
		self->ends[i] = columns;
	}
	jn_buf_free(&one);
}

/* Finds each block's end. False when braces do not balance. */
static bool match(jn_pieces *self)
{
	uint32_t stack[JN_MAX_DEPTH + 1], depth = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		if (self->items[i].type == JN_ITEM_OPEN) {
			if (depth > JN_MAX_DEPTH) return false;
			stack[depth++] = i;
		} else if (self->items[i].type == JN_ITEM_CLOSE) {
			if (depth == 0) return false;
			self->closes[stack[--depth]] = i;
		}
	}
	return depth == 0;
}

static int by_start(const void *left, const void *right)
{
	const uint32_t *start = left;
	const jn_item *item = right;
	return *start < item->span.start ? -1 : *start > item->span.start;
}

/* Marks the items whose white space counts: the words of a text without quotation marks are the text as they stand. */
static void mark_raw(jn_pieces *self, const jn_diagnostic *findings)
{
	for (const jn_diagnostic *d = findings; d; d = d->next) {
		if (d->rule != JN_RULE_UNQUOTED_TEXT || self->count == 0) continue;
		const jn_item *first = bsearch(&d->span.start, self->items, self->count, sizeof *self->items, by_start);
		if (!first) continue;
		for (uint32_t i = (uint32_t)(first - self->items) + 1; i < self->count && self->items[i].span.end <= d->span.end; i++)
			self->raw[i] = !jn_pieces_begins(&self->items[i]) && self->items[i - 1].type != JN_ITEM_UNKNOWN;
	}
}

bool jn_pieces_read(jn_pieces *self, struct jn_parser *parser, jn_arena *arena, const jn_document *document)
{
	*self = (jn_pieces){.arena = arena, .text = document->source.text};
	jn_items all = jn_syntax_read(parser, arena, self->text);
	if (all.too_many || all.parsed < self->text.len) return false;
	self->items = all.items;
	for (uint32_t i = 0; i <= all.count; i++) {
		if (all.items[i].type == JN_ITEM_SEMICOLON) continue;
		self->items[self->count++] = all.items[i];
	}
	self->count--; /* without the end */
	size_t room = (size_t)self->count + 1;
	self->ends = jn_arena_alloc(arena, room * sizeof *self->ends);
	self->closes = jn_arena_alloc(arena, room * sizeof *self->closes);
	self->raw = jn_arena_alloc(arena, room * sizeof *self->raw);
	self->in_text = jn_arena_alloc(arena, room * sizeof *self->in_text);
	for (uint32_t i = self->count; i-- > 0;)
		self->in_text[i] = self->items[i].type == JN_ITEM_TEXT_LINE || (self->items[i].type == JN_ITEM_COMMENT && self->in_text[i + 1]);
	mark_raw(self, document->diagnostics);
	if (!match(self)) return false;
	measure(self);
	return true;
}
