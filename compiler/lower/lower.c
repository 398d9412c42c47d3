/* Statements: walks the items of a file with a stack of its own (blocks.c), so that a lost brace is noticed where it was
 * lost. In: items. Out: the document's declarations.
 *
 * Braces that are out of balance are mended by two things the author also said: what may stand where, and how lines are
 * indented. Where braces balance, indentation means nothing. */
#include "lower/lower.h"

#include <stdarg.h>

#include "lower/internal.h"

/* Past so many statements that are wrong a file is no map, and a report of all of them would help nobody. */
enum { MAX_FAULTY = 1000 };

/* Nor is a file with so many declarations, or that would take so much more memory than its text: what is left of it is not read. */
enum { MAX_DECLS = 100000, SPARE_BYTES = 8 << 20, BYTES_A_BYTE = 16 };

jn_span jn_lower_line(const jn_lower *self, uint32_t offset)
{
	jn_position position = jn_source_position(&self->document->source, offset, JN_UTF8);
	uint32_t start = self->document->source.line_starts[position.line];
	return (jn_span){start, start + jn_source_line(&self->document->source, position.line).len};
}

jn_diagnostic *jn_lower_syntax(jn_lower *self, jn_span span, const char *format, ...)
{
	if (jn_lower_line_is_said(self, span.start)) return NULL; /* one broken line, one finding */
	self->mended_line = jn_lower_line(self, span.start);
	va_list args;
	va_start(args, format);
	jn_message message = jn_message_take(self->arena, format, args);
	va_end(args);
	return jn_diagnose_message(self->arena, self->found, self->document, span, JN_RULE_SYNTAX, message);
}

void jn_lower_mend(jn_lower *self, jn_diagnostic *diagnostic, jn_span span, jn_str text, bool certain, const char *title)
{
	jn_diagnostic_edit(self->arena, diagnostic, span, text);
	diagnostic->edit_certain = certain;
	diagnostic->edit_title = jn_message_of(title);
}

void jn_lower_orphans(jn_lower *self, const jn_reader *reader)
{
	jn_document *doc = self->document;
	for (uint32_t i = 0; i < reader->count; i++) {
		if (reader->items[i].type != JN_ITEM_NAME && reader->items[i].type != JN_ITEM_STRING) continue;
		doc->orphans = jn_arena_grow(self->arena, doc->orphans, doc->orphan_count, &doc->orphan_cap, sizeof(jn_str));
		jn_span span = reader->items[i].span;
		bool name = reader->items[i].type == JN_ITEM_NAME;
		jn_str title = jn_str_slice(jn_lower_slice(self, span), 1, span.end - span.start - 1);
		doc->orphans[doc->orphan_count++] = name ? jn_lower_name(self, span) : jn_lower_slug(self, JN_STAGE, title);
	}
}

/* ---- statements ---- */

static bool begins_statement(jn_item_type type)
{
	return type <= JN_ITEM_UNKNOWN || type == JN_ITEM_OPEN || type == JN_ITEM_CLOSE || type == JN_ITEM_SEMICOLON || type == JN_ITEM_END;
}

/* True when nothing but comments stands between the item at hand and the next statement: they belong to that one. A `{`
 * behind them still belongs to this. */
static bool only_comments_follow(const jn_lower *self)
{
	uint32_t at = self->at;
	while (self->items[at].type == JN_ITEM_COMMENT) at++;
	return begins_statement(self->items[at].type) && self->items[at].type != JN_ITEM_OPEN;
}

/* The items up to the next statement, comments apart. */
static jn_reader read_values(jn_lower *self, jn_span before)
{
	uint32_t count = 0;
	while (!begins_statement(self->items[self->at].type)) {
		if (self->items[self->at].type == JN_ITEM_COMMENT && only_comments_follow(self)) break;
		if (self->items[self->at].type == JN_ITEM_COMMENT) {
			while (self->items[self->at].type == JN_ITEM_COMMENT) jn_lower_comment(self, self->items[self->at++].span);
			continue;
		}
		const jn_item *item = &self->items[self->at++];
		self->values = jn_arena_grow(&self->scratch, self->values, count, &self->value_cap, sizeof *self->values);
		self->values[count++] = *item;
	}
	jn_reader reader = {.items = self->values, .count = count, .after = {before.end, before.end}};
	if (count) reader.after = (jn_span){self->values[count - 1].span.end, self->values[count - 1].span.end};
	return reader;
}

/* True when a `{` comes next and belongs to a head that ends at `end`; says so when it stands on a line of its own. */
static bool block_follows(jn_lower *self, uint32_t end)
{
	const jn_item *item = &self->items[self->at];
	if (item->type != JN_ITEM_OPEN) return false;
	jn_str between = jn_str_slice(self->text, end, item->span.start);
	if (!between.len || (!memchr(between.ptr, '\n', between.len) && !memchr(between.ptr, '\r', between.len))) return true;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_BRACE_ON_OWN_LINE,
	                               "the { belongs on the line of its declaration");
	bool blank = jn_str_trim(between).len == 0;
	jn_lower_mend(self, d, (jn_span){end, blank ? item->span.end : end}, JN_STR(" {"), blank, "move it up");
	if (!blank) jn_diagnostic_edit(self->arena, d, item->span, JN_STR(""));
	return true;
}

/* A declaration whose `{` was lost: what follows is indented deeper, and a } is left over. */
static bool block_lost(jn_lower *self, uint32_t start, uint32_t end)
{
	const jn_item *next = &self->items[self->at];
	while (next->type == JN_ITEM_COMMENT) next++;
	if (self->missing >= 0 || next->type > JN_ITEM_UNKNOWN) return false;
	jn_place mine = jn_lower_place(self, start);
	uint32_t next_start = next->span.start;
	jn_place its = jn_lower_place(self, next_start);
	if (its.line == mine.line || !its.first || its.indent <= mine.indent) return false;
	self->missing++;
	jn_diagnostic *d = jn_lower_syntax(self, (jn_span){end, end}, "a { is missing at the end of this line");
	if (d) jn_lower_mend(self, d, (jn_span){end, end}, JN_STR(" {"), true, "add it");
	return true;
}

/* The block just opened has neither brace. */
static void open_bare(jn_lower *self, const jn_decl *decl)
{
	jn_frame *frame = jn_lower_top(self);
	if (frame->decl != decl) return; /* too deep */
	jn_span end = {decl->head_span.end, decl->head_span.end};
	self->missing++;
	self->bare++;
	frame->bare = true;
	frame->said = jn_lower_syntax(self, end, "the { and the } of this %s are missing", jn_schema_kind(decl->kind)->name);
	if (frame->said) jn_lower_mend(self, frame->said, end, JN_STR(" {"), true, "add both");
}

void jn_lower_skip_block(jn_lower *self, jn_span start)
{
	if (self->items[self->at].type != JN_ITEM_OPEN) return;
	self->at++;
	jn_lower_push(self, NULL, JN_KIND_NONE, start.start, true);
}

static void say_misplaced(jn_lower *self, jn_kind kind, jn_span span, jn_kind parent)
{
	const jn_kind_row *row = jn_schema_kind(kind), *in = jn_schema_kind(parent);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_MISPLACED,
	                               "a %s cannot stand in a %s", row->name, in->name);
	jn_lower_relate_block(self, d, span.start, true);
	for (jn_kind home = JN_KIND_NONE; home < JN_KIND_COUNT; home++) {
		if (!jn_schema_stands_in(kind, home)) continue;
		jn_diagnostic_help(self->arena, d, home == JN_KIND_NONE ? JN_TRF("write it at the left margin of a file, in no block")
		                                                        : JN_TRF("it belongs in the block of a %s"), jn_schema_kind(home)->name);
		return;
	}
}

/* Where, in the head of a declaration whose `{` was lost, its one-line block begins: a key of this kind and a colon. The
 * number of items when there is no such place, or no brace is missing. */
static uint32_t lost_one_line_block(const jn_lower *self, jn_kind kind, const jn_reader *reader)
{
	for (uint32_t i = 0; self->missing < 0 && i + 1 < reader->count; i++) {
		const jn_item *item = &reader->items[i];
		if (item->type != JN_ITEM_NAME || item[1].type != JN_ITEM_COLON) continue;
		if (jn_schema_property(kind, jn_schema_key_named(jn_lower_slice(self, item->span)))) return i;
	}
	return reader->count;
}

/* Opens that block and reads its first property, which the parser took for a part of the head. */
static bool open_one_line_block(jn_lower *self, jn_decl *decl, jn_span start, const jn_item *key, uint32_t count)
{
	jn_span before = {key->span.start, key->span.start};
	self->missing++;
	jn_diagnostic *d = jn_lower_syntax(self, before, "a { is missing before `%.*s`", JN_ARG(jn_lower_slice(self, key->span)));
	if (d) jn_lower_mend(self, d, before, JN_STR("{ "), true, "add it");
	if (!jn_lower_push(self, decl, decl->kind, start.start, false)) return false;
	jn_reader values = {.items = key + 2, .count = count - 2, .after = {key[count - 1].span.end, key[count - 1].span.end}};
	jn_lower_property(self, jn_lower_top(self), jn_schema_key_named(jn_lower_slice(self, key->span)), key->span, &values);
	return true;
}

jn_decl *jn_lower_declaration(jn_lower *self, jn_kind kind, jn_span start, jn_reader *reader, bool infer_block)
{
	jn_frame *frame = jn_lower_top(self);
	jn_decl *parent = frame->decl;
	bool fits = jn_schema_stands_in(kind, frame->kind);
	if (!fits && jn_schema_stands_in(kind, JN_KIND_NONE)) parent = NULL;
	jn_decl *decl = jn_lower_decl(self, kind, start, parent);
	jn_allow *allows = jn_lower_take_pending(self, start.start);
	uint32_t whole = reader->count;
	reader->count = lost_one_line_block(self, kind, reader);
	jn_lower_head(self, decl, reader);
	if (!fits) {
		if (!jn_lower_block_is_said(self, start.start)) say_misplaced(self, kind, start, frame->kind);
		decl->damaged = true; /* what it lacks is not the point */
		if (parent) parent->damaged = true;
	}
	if (reader->count < whole) {
		const jn_item *key = &reader->items[reader->count];
		if (open_one_line_block(self, decl, start, key, whole - reader->count)) jn_lower_top(self)->allows = allows;
		else jn_lower_end_allows(self, allows, decl->span.end);
		return decl;
	}
	bool opens = block_follows(self, decl->head_span.end);
	if (opens) self->at++;
	else if (infer_block) opens = block_lost(self, start.start, decl->head_span.end);
	bool bare = !opens && infer_block && fits && jn_lower_is_bare(self, kind, frame->kind, start.start);
	if ((opens || bare) && jn_lower_push(self, decl, kind, start.start, false)) jn_lower_top(self)->allows = allows;
	else jn_lower_end_allows(self, allows, decl->span.end);
	if (bare) open_bare(self, decl);
	return decl;
}

static void lower_declaration(jn_lower *self)
{
	const jn_item *item = &self->items[self->at++];
	jn_span start = item->span;
	jn_kind kind = item->kind;
	jn_lower_close_by_indent(self, start.start);
	jn_reader reader = read_values(self, start);
	if (jn_lower_top(self)->skipped) {
		jn_lower_orphans(self, &reader);
		jn_lower_skip_block(self, start);
		return;
	}
	if (!jn_lower_top(self)->skipped && jn_lower_stray_in_head(self)) jn_lower_say_stray(self, &self->items[self->at++]);
	jn_frame *frame = jn_lower_top(self);
	bool block = self->items[self->at].type == JN_ITEM_OPEN;
	/* `channel store` in a touchpoint: the kind word is also a key there, and its colon was forgotten. */
	bool misplaced = !block && frame->decl && !jn_schema_stands_in(kind, frame->kind);
	jn_key key = misplaced ? jn_schema_key_named(jn_lower_slice(self, start)) : JN_KEY_UNKNOWN;
	if (misplaced && jn_schema_property(frame->kind, key)) {
		jn_diagnostic *d = jn_lower_syntax(self, start, "a colon is missing behind `%s`", jn_schema_kind(kind)->name);
		bool equals = reader.count > 1 && jn_str_eq(jn_lower_slice(self, reader.items[0].span), JN_STR("=")); /* which stands for it */
		if (d) jn_lower_mend(self, d, (jn_span){start.end, equals ? reader.items[0].span.end : start.end}, JN_STR(":"), true, "add the colon");
		if (equals) reader.items++, reader.count--;
		jn_lower_end_allows(self, jn_lower_take_pending(self, start.start), reader.after.end);
		jn_lower_property(self, frame, key, start, &reader);
		return;
	}
	jn_lower_close_by_place(self, kind, JN_KEY_UNKNOWN, start.start);
	jn_lower_declaration(self, kind, start, &reader, true);
}

static void lower_property(jn_lower *self)
{
	jn_span key = self->items[self->at++].span;
	jn_lower_close_by_indent(self, key.start);
	jn_reader reader = read_values(self, key);
	if (jn_lower_top(self)->skipped) {
		jn_lower_orphans(self, &reader);
		jn_lower_skip_block(self, key);
		return;
	}
	jn_key which = jn_schema_key_named(jn_lower_slice(self, key));
	bool fits = jn_schema_property(jn_lower_top(self)->kind, which) != NULL, block = self->items[self->at].type == JN_ITEM_OPEN;
	if ((block || !fits) && jn_lower_colon_too_many(self, key, jn_lower_top(self)->kind, &reader, block)) return;
	if (which != JN_KEY_UNKNOWN && !fits) jn_lower_close_by_place(self, JN_KIND_NONE, which, key.start);
	jn_lower_end_allows(self, jn_lower_take_pending(self, key.start), reader.after.end);
	jn_lower_property(self, jn_lower_top(self), which, key, &reader);
	if (!block) return;
	jn_diagnostic *d = jn_lower_syntax(self, self->items[self->at].span, "a property has no block");
	if (d) jn_diagnostic_help(self->arena, d, "write its values behind a colon: `%.*s: …`", JN_ARG(jn_lower_slice(self, key)));
	jn_lower_skip_block(self, key);
}

static void lower_unknown(jn_lower *self)
{
	jn_span start = self->items[self->at++].span;
	jn_lower_close_by_indent(self, start.start);
	jn_reader reader = read_values(self, start);
	bool block = self->items[self->at].type == JN_ITEM_OPEN;
	if (jn_lower_top(self)->skipped) {
		jn_lower_orphans(self, &reader);
		jn_lower_skip_block(self, start);
		return;
	}
	/* The allowance goes to whatever the line turns out to be. */
	jn_allow *allows = jn_lower_take_pending(self, start.start);
	jn_lower_end_allows(self, allows, reader.after.end);
	jn_lower_unknown(self, &reader, block);
}

static void lower_semicolon(jn_lower *self, const jn_item *item)
{
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_TYPOGRAPHIC_CHARACTER,
	                               "`؛` is read as a semicolon");
	jn_lower_mend(self, d, item->span, JN_STR(";"), true, "write ;");
}

static void lower_item(jn_lower *self)
{
	const jn_item *item = &self->items[self->at];
	switch (item->type) {
	case JN_ITEM_DECLARATION: lower_declaration(self); return;
	case JN_ITEM_PROPERTY: lower_property(self); return;
	case JN_ITEM_UNKNOWN: lower_unknown(self); return;
	default: break;
	}
	self->at++;
	switch (item->type) {
	case JN_ITEM_COMMENT: jn_lower_comment(self, item->span); return;
	case JN_ITEM_SEMICOLON: lower_semicolon(self, item); return;
	case JN_ITEM_CLOSE: jn_lower_close(self, item); return;
	case JN_ITEM_OPEN: {
		self->at--;
		jn_reader nothing = {.after = {item->span.start, item->span.start}};
		if (jn_lower_top(self)->skipped) jn_lower_skip_block(self, item->span);
		else jn_lower_unknown(self, &nothing, true);
		return;
	}
	case JN_ITEM_TEXT_LINE: {
		uint32_t bar = item->span.end; /* the item begins with the line end before it */
		while (bar > item->span.start && self->text.ptr[bar - 1] != '\n' && self->text.ptr[bar - 1] != '\r') bar--;
		jn_diagnostic *d = jn_lower_syntax(self, (jn_span){bar, item->span.end}, "a line with | belongs under a key");
		if (jn_lower_top(self)->decl) jn_lower_top(self)->decl->damaged = true;
		if (d) jn_diagnostic_help(self->arena, d, "write a key and a colon on the line before: `about:`");
		return;
	}
	default: {
		jn_diagnostic *d = jn_lower_syntax(self, item->span, "`%.*s` is not expected here", JN_ARG(jn_lower_slice(self, item->span)));
		if (d) jn_diagnostic_help(self->arena, d, "take it away");
		return;
	}
	}
}

/* Counts braces. A `}` in no block comes as a stray character: which one is one too many, is decided here. */
static void count_braces(jn_lower *self, const jn_items *items)
{
	jn_item *own = jn_arena_alloc(&self->scratch, ((size_t)items->count + 1) * sizeof *own);
	memcpy(own, items->items, ((size_t)items->count + 1) * sizeof *own);
	for (jn_item *item = own; item->type != JN_ITEM_END; item++) {
		if (item->type == JN_ITEM_STRAY && jn_str_eq(jn_lower_slice(self, item->span), JN_STR("}"))) item->type = JN_ITEM_CLOSE;
		self->missing += item->type == JN_ITEM_OPEN;
		self->missing -= item->type == JN_ITEM_CLOSE;
	}
	self->items = own;
}

static bool too_much(const jn_lower *self)
{
	return self->document->decl_count > MAX_DECLS || self->arena->total > SPARE_BYTES + (size_t)self->text.len * BYTES_A_BYTE;
}

/* Reading ends before the file does. */
static void say_cut(jn_lower *self, bool all_wrong)
{
	jn_span here = jn_lower_line(self, self->items[self->at].span.start);
	if (all_wrong)
		jn_lower_say_file(self->document, here, JN_RULE_TOO_LARGE,
		                  "a thousand statements of this file cannot be understood; it was read up to here",
		                  "is it a map? Mend the first findings and check again");
	else
		jn_lower_say_file(self->document, here, JN_RULE_TOO_LARGE, "this file says more than is read of one; it was read up to here",
		                  "split it: a journey a file is a good size");
	self->cut = true;
}

void jn_lower_all(jn_lower *self, const jn_items *items)
{
	count_braces(self, items);
	uint32_t faulty = 0; /* statements with findings */
	while (self->items[self->at].type != JN_ITEM_END) {
		const jn_diagnostic *before = *self->found;
		lower_item(self);
		bool all_wrong = *self->found != before && ++faulty >= MAX_FAULTY;
		if (!all_wrong && !too_much(self)) continue;
		say_cut(self, all_wrong);
		break;
	}
	while (self->depth > 0) jn_lower_close_lost(self, self->text.len);
	jn_lower_end_allows(self, self->pending, self->text.len);
}
