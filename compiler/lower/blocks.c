/* The stack of open blocks, and the `// allow` comments that end with them. In: where a statement begins, or a brace stands.
 * Out: blocks opened and closed; of those whose brace was lost, a finding at their head. */
#include "lower/internal.h"

/* ---- allow comments ---- */

jn_allow *jn_lower_take_pending(jn_lower *self, uint32_t start)
{
	jn_allow *mine = self->pending;
	self->pending = NULL;
	for (jn_allow *a = mine; a; a = a->next) a->covers.start = start;
	return mine;
}

void jn_lower_end_allows(jn_lower *self, jn_allow *mine, uint32_t end)
{
	while (mine) {
		jn_allow *next = mine->next;
		mine->covers.end = end;
		mine->next = self->document->allows;
		self->document->allows = mine;
		mine = next;
	}
}

/* ---- the stack of blocks ---- */

jn_frame *jn_lower_top(jn_lower *self)
{
	return &self->frames[self->depth];
}

bool jn_lower_push(jn_lower *self, jn_decl *decl, jn_kind kind, uint32_t start, bool skipped)
{
	if (self->depth + 1 >= sizeof self->frames / sizeof *self->frames) return false;
	jn_place place = jn_lower_place(self, start);
	self->frames[++self->depth] = (jn_frame){.decl = decl, .kind = kind, .line = place.line, .indent = place.indent, .skipped = skipped};
	return true;
}

static void pop(jn_lower *self, uint32_t end)
{
	jn_frame *frame = jn_lower_top(self);
	if (frame->decl && !frame->skipped) frame->decl->span.end = end;
	jn_lower_end_allows(self, frame->allows, end);
	self->depth--;
}

/* The } that goes with the { which was missing too. */
static void close_bare(jn_lower *self, const jn_frame *frame, uint32_t at)
{
	self->bare--;
	if (!frame->said) return;
	jn_lower_mend_lost(self, frame->said, frame, at);
	frame->said->edit_certain = true;
	frame->said->edit_title = jn_message_of("add both");
}

/* Closes the innermost block, whose brace was lost before `at`. */
void jn_lower_close_lost(jn_lower *self, uint32_t at)
{
	const jn_frame *frame = jn_lower_top(self);
	self->missing--;
	/* A text that was not closed has swallowed the brace: that was said. */
	jn_span head = frame->decl ? frame->decl->head_span : (jn_span){at, at};
	bool said = self->mended_line.end && jn_lower_place(self, self->mended_line.start).line == frame->line;
	if (frame->bare) close_bare(self, frame, at);
	else if (frame->decl && !said && !frame->skipped && !self->cut) {
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, head, JN_RULE_BLOCK_NOT_CLOSED,
		                               "the block of this %s is not closed", jn_schema_kind(frame->kind)->name);
		jn_diagnostic_help(self->arena, d, "a } is missing at its end");
		jn_diagnostic_relate(self->arena, d, self->document, (jn_span){at, at}, "it ends before this line");
		jn_lower_mend_lost(self, d, frame, at);
	}
	pop(self, at);
}

/* Before a statement: a line that is not indented deeper than a block's first line is not in that block. */
void jn_lower_close_by_indent(jn_lower *self, uint32_t start)
{
	if (self->missing <= 0 || self->depth == 0) return;
	jn_place place = jn_lower_place(self, start);
	if (!place.first) return;
	while (self->missing > 0 && self->depth > 0 && jn_lower_top(self)->line < place.line && place.indent <= jn_lower_top(self)->indent)
		jn_lower_close_lost(self, start);
}

/* Before a declaration or property that cannot stand here but could further out. */
void jn_lower_close_by_place(jn_lower *self, jn_kind kind, jn_key key, uint32_t start)
{
	if (self->missing <= 0) return;
	for (uint32_t depth = self->depth + 1; depth-- > 0;) {
		const jn_frame *frame = &self->frames[depth];
		bool fits = kind ? jn_schema_stands_in(kind, frame->kind) : jn_schema_property(frame->kind, key) != NULL;
		if (frame->skipped) return;
		if (!fits) continue;
		while (self->depth > depth && self->missing > 0) jn_lower_close_lost(self, start);
		return;
	}
}

void jn_lower_say_stray(jn_lower *self, const jn_item *close)
{
	self->missing++;
	jn_diagnostic *d = jn_lower_syntax(self, close->span, "this } closes nothing");
	if (d) jn_lower_mend(self, d, close->span, JN_STR(""), false, "take it away");
}

void jn_lower_close(jn_lower *self, const jn_item *item)
{
	while (jn_lower_top(self)->bare) jn_lower_close_lost(self, item->span.start);
	jn_place place = jn_lower_place(self, item->span.start);
	if (self->missing > 0 && place.first && self->depth > 0 && jn_lower_top(self)->indent > place.indent) {
		uint32_t depth = self->depth;
		while (depth > 0 && self->frames[depth].indent > place.indent) depth--;
		if (depth > 0 && self->frames[depth].indent == place.indent)
			while (self->depth > depth && self->missing > 0) jn_lower_close_lost(self, item->span.start);
	}
	bool deeper = self->depth > 0 && place.first && jn_lower_top(self)->line < place.line && jn_lower_top(self)->indent < place.indent;
	if (self->depth == 0 || (self->missing < 0 && deeper) || jn_lower_is_stray(self, item)) {
		jn_lower_say_stray(self, item);
		return;
	}
	pop(self, item->span.end);
}

/* True when a line is not indented deeper than the block it stands in. */
static bool is_beside_block(const jn_lower *self, const jn_frame *frame, uint32_t start)
{
	jn_place place = jn_lower_place(self, start);
	return frame->decl && place.first && frame->line < place.line && place.indent <= frame->indent;
}

bool jn_lower_block_is_said(const jn_lower *self, uint32_t start)
{
	const jn_frame *frame = &self->frames[self->depth];
	return frame->beside && is_beside_block(self, frame, start);
}

void jn_lower_relate_block(jn_lower *self, jn_diagnostic *d, uint32_t start, bool always)
{
	jn_frame *frame = jn_lower_top(self);
	bool lost = is_beside_block(self, frame, start);
	if (!frame->decl || !(lost || always)) return;
	frame->beside |= lost;
	jn_diagnostic_relate(self->arena, d, self->document, frame->decl->head_span,
	                     lost ? JN_TRF("in this block, whose } may be missing") : JN_TRF("in this block"));
}
