/* Braces that are lost, or one too many. In: the items at hand and the blocks that are open. Out: answers, and the brace
 * that mends a finding. Indentation and what may stand where are asked only while braces are out of balance. */
#include "base/buf.h"
#include "lower/internal.h"

jn_place jn_lower_place(const jn_lower *self, uint32_t offset)
{
	jn_position position = jn_source_position(&self->document->source, offset, JN_UTF8);
	uint32_t start = self->document->source.line_starts[position.line], at = start;
	if (start == 0 && jn_str_starts(self->text, JN_STR("\xEF\xBB\xBF"))) start = at = 3;
	while (at < offset && (self->text.ptr[at] == ' ' || self->text.ptr[at] == '\t')) at++;
	return (jn_place){.line = position.line, .indent = at - start, .first = at == offset};
}

/* Offers the brace of a block that ends before `at`: on a line of its own behind the block's last line, or in its only one. */
void jn_lower_mend_lost(jn_lower *self, jn_diagnostic *d, const jn_frame *frame, uint32_t at)
{
	const jn_source *source = &self->document->source;
	uint32_t line = jn_source_position(source, at, JN_UTF8).line;
	jn_str text = jn_source_line(source, line);
	bool inside = jn_str_trim(jn_str_slice(text, 0, at - source->line_starts[line])).len > 0;
	/* Blank lines, and comments no deeper than the block, belong to what comes next. */
	while (!inside && line > frame->line) {
		text = jn_source_line(source, --line);
		uint32_t indent = 0;
		while (indent < text.len && (text.ptr[indent] == ' ' || text.ptr[indent] == '\t')) indent++;
		bool comment = jn_str_starts(jn_str_slice(text, indent, text.len), JN_STR("//"));
		inside = indent < text.len && !(comment && indent <= frame->indent);
	}
	jn_buf brace = {0};
	bool one_line = line == frame->line;
	if (!one_line) {
		jn_buf_char(&brace, '\n');
		jn_buf_str(&brace, jn_str_slice(self->text, source->line_starts[frame->line], source->line_starts[frame->line] + frame->indent));
	}
	jn_buf_c(&brace, one_line ? " }" : "}");
	uint32_t end = source->line_starts[line] + jn_source_line(source, line).len;
	while (one_line && end > 0 && strchr(" \t", self->text.ptr[end - 1])) end--;
	jn_lower_mend(self, d, (jn_span){end, end}, jn_buf_keep(&brace, self->arena), false, "close it here");
}

static bool on_one_line(const jn_lower *self, uint32_t from, uint32_t to)
{
	jn_str between = jn_str_slice(self->text, from, to);
	return !between.len || (!memchr(between.ptr, '\n', between.len) && !memchr(between.ptr, '\r', between.len));
}

/* True when the statement can stand in the block but not in the one around it. */
static bool belongs_to(const jn_lower *self, const jn_item *statement, const jn_frame *block, const jn_frame *around)
{
	if (statement->type == JN_ITEM_DECLARATION)
		return jn_schema_stands_in(statement->kind, block->kind) && !jn_schema_stands_in(statement->kind, around->kind);
	if (statement->type != JN_ITEM_PROPERTY) return false;
	jn_str word = jn_lower_slice(self, statement->span);
	jn_key key = jn_schema_key_named(word);
	jn_kind kind = jn_schema_kind_named(word); /* `touchpoint: pays`, with a colon too many */
	if (kind && jn_schema_stands_in(kind, block->kind) && !jn_schema_stands_in(kind, around->kind)) return !jn_schema_property(around->kind, key);
	return jn_schema_property(block->kind, key) && !jn_schema_property(around->kind, key);
}

enum { SCAN_LIMIT = 400, SCAN_LINES = 32 }; /* items and lines that are looked at to tell whether a block has lost both braces */

/* A declaration of `kind` in a block of `parent` whose { and } are both missing: among the lines under it that are indented
 * deeper is one that belongs to it and cannot stand around it. A line that can only stand around it ends the search. */
bool jn_lower_is_bare(const jn_lower *self, jn_kind kind, jn_kind parent, uint32_t start)
{
	const jn_frame block = {.kind = kind}, around = {.kind = parent};
	if (self->missing != self->bare) return false;
	const jn_item *item = &self->items[self->at];
	jn_place mine = {0};
	uint32_t depth = 0, lines = 0;
	for (uint32_t i = 0; i < SCAN_LIMIT && lines < SCAN_LINES; i++, item++) {
		if (item->type == JN_ITEM_END || (item->type == JN_ITEM_CLOSE && depth-- == 0)) return false;
		depth += item->type == JN_ITEM_OPEN;
		if (depth || item->type > JN_ITEM_UNKNOWN) continue;
		jn_place its = jn_lower_place(self, item->span.start);
		lines++;
		if (!mine.first) mine = jn_lower_place(self, start);
		if (!mine.first || its.line == mine.line || (its.first && its.indent <= mine.indent)) return false;
		if (belongs_to(self, item, &block, &around)) return true;
		if (belongs_to(self, item, &around, &block)) return false;
	}
	return false;
}

/* While there is a } too many: true when the block that this one would close goes on behind it. Behind it in its line stands
 * something that belongs to the block; or the next line is still within it, or is its own }. */
bool jn_lower_is_stray(const jn_lower *self, const jn_item *close)
{
	if (self->missing >= 0 || self->depth == 0 || self->frames[self->depth].skipped) return false;
	const jn_frame *block = &self->frames[self->depth], *around = block - 1;
	const jn_item *next = &self->items[self->at];
	if (next->type == JN_ITEM_END) return false;
	if (on_one_line(self, close->span.end, next->span.start)) return belongs_to(self, next, block, around);
	jn_place mine = jn_lower_place(self, close->span.start), its = jn_lower_place(self, next->span.start);
	bool empty = self->at > 1 && close == next - 1 && close[-1].type == JN_ITEM_OPEN; /* `{}`: some editors add the } */
	if (empty && block->line == mine.line && its.first && next->type != JN_ITEM_CLOSE) return its.indent > block->indent;
	if (mine.first || block->line >= mine.line || !its.first) return false;
	return next->type == JN_ITEM_CLOSE ? its.indent == block->indent : its.indent > block->indent;
}

/* While there is a } too many: true when one stands before the { of the declaration just read. */
bool jn_lower_stray_in_head(const jn_lower *self)
{
	const jn_item *close = &self->items[self->at];
	return self->missing < 0 && close->type == JN_ITEM_CLOSE && close[1].type == JN_ITEM_OPEN &&
	       on_one_line(self, close->span.start, close[1].span.start);
}
