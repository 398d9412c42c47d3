/* Applying edits. In: findings with edits. Out: new texts, in the caller's arena.
 *
 * All edits are sorted by place and swept once, so that a hundred thousand of them cost little more than reading them.
 */
#include "report/mend.h"

#include <stdlib.h>

#include "base/buf.h"

typedef struct wish {
	const jn_edit *edit;
	uint32_t finding; /* number in the list of findings */
	uint32_t order;   /* number in the list of wishes: what comes first where places are the same */
} wish;

typedef struct mender {
	jn_arena *arena;
	jn_diagnostic *const *findings;
	uint32_t count;
	const jn_mend_options *options;
	wish *wishes;
	uint32_t wish_count, wish_cap;
	bool *refused; /* by finding */
} mender;

static bool may_change(const mender *self, const jn_edit *edit)
{
	const jn_document *document = edit->document;
	if (document->builtin || edit->span.start > edit->span.end || edit->span.end > document->source.text.len)
		return false;
	return !self->options->allowed ||
		   (document->index < self->options->allowed_count && self->options->allowed[document->index]);
}

/* True when a finding has edits that may be applied and change something. */
static bool can_mend(const mender *self, const jn_diagnostic *finding)
{
	if (!finding->edits || (!finding->edit_certain && !self->options->unsafe)) return false;
	bool changes = false;
	for (const jn_edit *e = finding->edits; e; e = e->next) {
		if (!may_change(self, e)) return false;
		changes |= e->create.len || !jn_str_eq(jn_source_slice(&e->document->source, e->span), e->text);
	}
	return changes;
}

static int by_place(const void *left, const void *right)
{
	const wish *a = left, *b = right;
	uint32_t x = a->edit->document->index, y = b->edit->document->index;
	if (x == y) x = a->edit->span.start, y = b->edit->span.start;
	if (x == y) x = a->edit->span.end, y = b->edit->span.end;
	if (x == y) x = a->order, y = b->order;
	return x < y ? -1 : x > y;
}

static void gather(mender *self)
{
	for (uint32_t i = 0; i < self->count; i++) {
		self->refused[i] = !can_mend(self, self->findings[i]);
		for (const jn_edit *e = self->refused[i] ? NULL : self->findings[i]->edits; e; e = e->next) {
			if (e->create.len) continue;
			if (self->wish_count == self->wish_cap)
				self->wishes =
					jn_arena_grow(self->arena, self->wishes, self->wish_count, &self->wish_cap, sizeof *self->wishes);
			self->wishes[self->wish_count] = (wish){e, i, self->wish_count};
			self->wish_count++;
		}
	}
	if (self->wish_count) qsort(self->wishes, self->wish_count, sizeof *self->wishes, by_place);
}

/* True when `b`, which does not start before `a`, wants to change what `a` changes. Edits of two findings may not even
 * touch: one could have been meant to stand beside what the other takes away. */
static bool collide(const wish *a, const wish *b)
{
	if (a->edit->document != b->edit->document) return false;
	uint32_t end = a->edit->span.end, start = b->edit->span.start;
	return a->finding == b->finding ? start < end : start <= end;
}

/* Refuses findings of which an edit collides with one before it. `only`: looks at this finding alone; -1: at all. */
static void sweep(mender *self, int64_t only)
{
	const wish *last = NULL;
	for (uint32_t i = 0; i < self->wish_count; i++) {
		const wish *next = &self->wishes[i];
		if ((only >= 0 && next->finding != only) || self->refused[next->finding]) continue;
		if (last && collide(last, next))
			self->refused[next->finding] = true;
		else
			last = next;
	}
}

/* Settles who is mended. Findings with several edits can keep each other out: then one of them goes alone. */
static void settle(mender *self)
{
	bool *before = jn_arena_alloc(self->arena, self->count * sizeof *before + 1);
	if (self->count) memcpy(before, self->refused, self->count * sizeof *before);
	sweep(self, -1);
	for (uint32_t i = 0; i < self->count; i++)
		if (!self->refused[i]) return;
	for (uint32_t i = 0; i < self->wish_count; i++) {
		uint32_t finding = self->wishes[i].finding;
		if (before[finding]) continue;
		self->refused[finding] = false;
		sweep(self, finding);
		if (!self->refused[finding]) return;
		before[finding] = true;
	}
}

static bool ends_in_crlf(const jn_source *source)
{
	const char *end = source->text.len ? memchr(source->text.ptr, '\n', source->text.len) : NULL;
	return end && end > source->text.ptr && end[-1] == '\r';
}

static void write_text(jn_buf *out, jn_str text, bool crlf)
{
	for (uint32_t i = 0; i < text.len; i++) {
		if (crlf && text.ptr[i] == '\n' && (i == 0 || text.ptr[i - 1] != '\r')) jn_buf_char(out, '\r');
		jn_buf_char(out, text.ptr[i]);
	}
}

/* Writes one document from its first wish on; returns the number of the first wish of the next document. */
static uint32_t write_document(mender *self, uint32_t from, jn_mends *result)
{
	const jn_document *document = self->wishes[from].edit->document;
	const jn_source *source = &document->source;
	bool crlf = ends_in_crlf(source);
	jn_buf out = {0};
	uint32_t at = 0, i = from;
	for (; i < self->wish_count && self->wishes[i].edit->document == document; i++) {
		if (self->refused[self->wishes[i].finding]) continue;
		const jn_edit *edit = self->wishes[i].edit;
		jn_buf_str(&out, jn_str_slice(source->text, at, edit->span.start));
		write_text(&out, edit->text, crlf);
		at = edit->span.end;
	}
	jn_buf_str(&out, jn_str_slice(source->text, at, source->text.len));
	jn_str text = jn_buf_view(&out);
	if (!jn_str_eq(text, source->text) && text.len <= JN_MAX_FILE_BYTES)
		result->items[result->count++] = (jn_mended){document, jn_arena_str(self->arena, text), {0}};
	jn_buf_free(&out);
	return i;
}

/* Adds the files that are made, each once; who wants the same file with another text waits for the next round. */
static void make_files(mender *self, jn_mends *result)
{
	uint32_t cap = result->count;
	for (uint32_t i = 0; i < self->count; i++) {
		const jn_edit *edit = self->refused[i] ? NULL : self->findings[i]->edits;
		if (!edit || !edit->create.len) continue;
		uint32_t at = 0;
		while (at < result->count && !jn_str_eq(result->items[at].create, edit->create)) at++;
		if (at < result->count) {
			self->refused[i] = !jn_str_eq(result->items[at].text, edit->text);
			continue;
		}
		if (result->count >= cap) {
			jn_mended *more = jn_arena_alloc(self->arena, (result->count + 1) * 2 * sizeof *more);
			memcpy(more, result->items, result->count * sizeof *more);
			result->items = more;
			cap = (result->count + 1) * 2;
		}
		result->items[result->count++] = (jn_mended){edit->document, edit->text, edit->create};
	}
}

jn_mends jn_mend(jn_arena *arena, jn_diagnostic *const *findings, uint32_t count, const jn_mend_options *options)
{
	static const jn_mend_options none = {0};
	mender self = {.arena = arena, .findings = findings, .count = count, .options = options ? options : &none};
	self.refused = jn_arena_alloc(arena, count * sizeof *self.refused + 1);
	gather(&self);
	settle(&self);
	uint32_t documents = 0;
	for (uint32_t i = 0; i < self.wish_count; i++)
		documents += i == 0 || self.wishes[i].edit->document != self.wishes[i - 1].edit->document;
	jn_mends result = {.items = jn_arena_alloc(arena, (documents + 1) * sizeof *result.items)};
	for (uint32_t i = 0; i < self.wish_count;) i = write_document(&self, i, &result);
	make_files(&self, &result);
	for (uint32_t i = 0; i < count && result.count; i++) {
		if (self.refused[i]) continue;
		result.findings++;
		if (findings[i]->severity > result.highest) result.highest = findings[i]->severity;
	}
	return result;
}
