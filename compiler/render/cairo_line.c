/* In: a text, in a direction and a face. Out: its runs, shaped. Pango's layouts would also look for places to break lines, of which
 * we have none, and measure ink that nobody asks for. */
#include "render/cairo_line.h"

#include <stdlib.h>

#include "base/arena.h"

enum {
	SLOTS = 4096, /* a power of two */
	MOST_LINES = SLOTS / 2,
	MOST_BYTES = 1 << 18, /* of their texts */
};

typedef struct slot {
	uint32_t look; /* from 1; 0: none here */
	uint32_t hash, from, len; /* its text, in `texts` */
	jn_line line;
} slot;

struct jn_lines {
	const jn_cairo *lib;
	slot slots[SLOTS];
	uint32_t count;
	jn_buf texts;
};

jn_lines *jn_lines_make(const jn_cairo *lib)
{
	jn_lines *self = jn_alloc(sizeof *self);
	memset(self, 0, sizeof *self);
	self->lib = lib;
	return self;
}

void jn_lines_forget(jn_lines *self)
{
	for (uint32_t i = 0; i < SLOTS; i++) {
		jn_line *line = &self->slots[i].line;
		for (uint32_t run = 0; run < line->run_count; run++) {
			self->lib->pango_item_free(line->runs[run].item);
			self->lib->pango_glyph_string_free(line->runs[run].glyphs);
		}
		free(line->runs);
	}
	memset(self->slots, 0, sizeof self->slots);
	self->count = 0;
	self->texts.len = 0;
}

void jn_lines_free(jn_lines *self)
{
	if (!self) return;
	jn_lines_forget(self);
	jn_buf_free(&self->texts);
	free(self);
}

static void shape(const jn_cairo *lib, PangoContext *context, jn_str text, jn_line *line)
{
	PangoDirection direction = lib->pango_context_get_base_dir(context);
	GList *logical = lib->pango_itemize_with_base_dir(context, direction, text.ptr, 0, (int)text.len, NULL, NULL);
	GList *visual = lib->pango_reorder_items(logical);
	uint32_t count = 0;
	for (const GList *at = visual; at; at = at->next) count++;
	line->runs = jn_alloc((count + 1) * sizeof *line->runs);
	for (const GList *at = visual; at; at = at->next) {
		PangoGlyphItem run = {.item = at->data, .glyphs = lib->pango_glyph_string_new()};
		lib->pango_shape_item(run.item, text.ptr, (int)text.len, NULL, run.glyphs, PANGO_SHAPE_NONE);
		for (int i = 0; i < run.glyphs->num_glyphs; i++) {
			PangoGlyph glyph = run.glyphs->glyphs[i].glyph;
			line->width += run.glyphs->glyphs[i].geometry.width;
			line->boxes = line->boxes || (glyph & PANGO_GLYPH_UNKNOWN_FLAG && glyph != PANGO_GLYPH_EMPTY);
		}
		line->runs[line->run_count++] = run;
	}
	lib->g_list_free(logical);
	lib->g_list_free(visual);
}

/* The slot of a text, or the empty one where it belongs. */
static slot *slot_of(jn_lines *self, uint32_t hash, uint32_t look, jn_str text)
{
	for (uint32_t at = hash;; at++) {
		slot *one = &self->slots[at % SLOTS];
		if (!one->look) return one;
		if (one->hash != hash || one->look != look || one->len != text.len) continue;
		if (memcmp(self->texts.ptr + one->from, text.ptr, text.len) == 0) return one;
	}
}

const jn_line *jn_lines_get(jn_lines *self, PangoContext *context, uint32_t look, jn_str text)
{
	uint32_t hash = 2166136261u ^ look;
	for (uint32_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
	slot *found = slot_of(self, hash, look + 1, text);
	if (found->look) return &found->line;
	if (self->count == MOST_LINES || self->texts.len + text.len > MOST_BYTES) {
		jn_lines_forget(self);
		found = slot_of(self, hash, look + 1, text);
	}
	*found = (slot){.look = look + 1, .hash = hash, .from = (uint32_t)self->texts.len, .len = text.len};
	jn_buf_str(&self->texts, text);
	self->count++;
	shape(self->lib, context, text, &found->line);
	return &found->line;
}
