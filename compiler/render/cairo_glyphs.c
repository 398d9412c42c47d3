/* Text in a PDF. In: a line that Pango has shaped. Out: glyphs, each with its characters.
 *
 * Pango hands a letter and its marks to cairo as one, and a ligature with the letters it is made of. Who reads a PDF puts
 * the characters of Arabic in order by turning around what stands from left to right, and so turns around what was handed
 * over as one, too: a search for the word then fails. Therefore every glyph is handed over with one character. The lam of
 * a ligature goes to a glyph without ink or width behind it; so do marks, which are drawn as outlines because text that
 * steps back is taken for another word. */
#include "render/cairo_glyphs.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"

typedef struct clusters {
	const jn_cairo *lib;
	jn_str text;
	cairo_glyph_t *glyphs;
	cairo_text_cluster_t *items;
	int glyph_count, item_count;
	cairo_glyph_t *marks; /* drawn without being text */
	int mark_count;
	uint32_t empty_lam, empty_mark; /* glyphs without ink and width; 0 where the font has none */
	jn_buf utf8;                    /* the characters in the order of the glyphs */
} clusters;

enum { MOST_RUNES = 8, LAM = 0x0644, ZERO_SPACE = 0x200B, GRAPHEME_JOINER = 0x034F };

static bool is_arabic_mark(uint32_t rune)
{
	return (rune >= 0x064B && rune <= 0x065F) || rune == 0x0670 || (rune >= 0x0610 && rune <= 0x061A) ||
		   (rune >= 0x06D6 && rune <= 0x06DC);
}

/* True for the second letter of a ligature of lam. */
static bool joins_lam(uint32_t rune)
{
	return rune == 0x0622 || rune == 0x0623 || rune == 0x0625 || rune == 0x0627 || rune == 0x0649 || rune == 0x064A ||
		   rune == 0x0645 || (rune >= 0x062C && rune <= 0x062E);
}

/* Ends a cluster: `glyphs` more glyphs stand for what was written to `utf8` since `from`. */
static void put_cluster(clusters *self, int glyphs, size_t from)
{
	self->items[self->item_count++] = (cairo_text_cluster_t){.num_bytes = (int)(self->utf8.len - from), .num_glyphs = glyphs};
}

static void put_rune(clusters *self, uint32_t rune)
{
	size_t from = self->utf8.len;
	jn_buf_rune(&self->utf8, rune);
	put_cluster(self, 1, from);
}

static void put_empty(clusters *self, uint32_t glyph, double x, double y, uint32_t rune)
{
	self->glyphs[self->glyph_count++] = (cairo_glyph_t){.index = glyph, .x = x, .y = y};
	put_rune(self, rune);
}

/* Marks, or several characters that read from right to left, for the glyphs put last, which end at (x, y): each a glyph,
 * of a ligature its second letter has it. False when that is not possible. */
static bool put_leftwards(clusters *self, const uint32_t *runes, int rune_count, int glyph_count, double x, double y)
{
	int mark_count = 0, last = -1; /* the last letter */
	for (int i = 0; i < rune_count; i++) {
		if (is_arabic_mark(runes[i])) mark_count++;
		else last = i;
	}
	int letter_count = rune_count - mark_count, seen = letter_count ? 1 : 0; /* glyphs that stay text */
	bool ligature = letter_count == 2 && runes[0] == LAM && joins_lam(runes[last]) && self->empty_lam;
	if ((letter_count > 1 && !ligature) || glyph_count > mark_count + seen || (mark_count && !self->empty_mark)) return false;
	cairo_glyph_t *glyphs = self->glyphs + self->glyph_count - glyph_count;
	cairo_glyph_t letter = glyphs[glyph_count - 1]; /* Pango puts the marks first */
	for (int i = 0; i < glyph_count - seen; i++) self->marks[self->mark_count++] = glyphs[i];
	self->glyph_count -= glyph_count;
	for (int i = rune_count - 1; i >= 0; i--) {
		double at = i > last && seen ? letter.x : x;
		if (is_arabic_mark(runes[i])) {
			put_empty(self, self->empty_mark, at, y, runes[i]);
		} else if (i == last) {
			self->glyphs[self->glyph_count++] = letter;
			put_rune(self, runes[i]);
		} else {
			put_empty(self, self->empty_lam, at, y, runes[i]);
		}
	}
	return true;
}

/* The characters of one of Pango's clusters, for `glyph_count` glyphs that were put. */
static void put_characters(clusters *self, uint32_t from, uint32_t to, int glyph_count, bool leftwards, double x, double y)
{
	uint32_t runes[MOST_RUNES] = {0};
	int count = 0;
	for (uint32_t at = from; at < to && count < MOST_RUNES; count++) runes[count] = jn_utf8_next(self->text, &at);
	bool parted = leftwards && count < MOST_RUNES && (count > 1 || is_arabic_mark(runes[0]));
	if (parted && put_leftwards(self, runes, count, glyph_count, x, y)) return;
	size_t start = self->utf8.len;
	jn_buf_str(&self->utf8, jn_str_slice(self->text, from, to));
	put_cluster(self, glyph_count, start);
}

/* Puts glyphs `first` … `last` of a run; returns how many are to be seen. `x` moves on. */
static int put_glyphs(clusters *self, const PangoGlyphString *string, int first, int last, double *x, double y)
{
	int count = 0;
	for (int i = first; i <= last; i++) {
		const PangoGlyphInfo *info = &string->glyphs[i];
		if (info->glyph != PANGO_GLYPH_EMPTY) {
			self->glyphs[self->glyph_count++] = (cairo_glyph_t){
				.index = info->glyph,
				.x = *x + info->geometry.x_offset / (double)PANGO_SCALE,
				.y = y + info->geometry.y_offset / (double)PANGO_SCALE,
			};
			count++;
		}
		*x += info->geometry.width / (double)PANGO_SCALE;
	}
	return count;
}

static bool known(const PangoGlyphString *string)
{
	for (int i = 0; i < string->num_glyphs; i++)
		if (string->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG && string->glyphs[i].glyph != PANGO_GLYPH_EMPTY) return false;
	return true;
}

/* The clusters of a run from left to right: of one that reads leftwards Pango gives them from the right. */
static void gather(clusters *self, PangoGlyphItem *run, double x, double y)
{
	const jn_cairo *lib = self->lib;
	bool leftwards = run->item->analysis.level & 1;
	PangoGlyphItemIter iter;
	gboolean more = leftwards ? lib->pango_glyph_item_iter_init_end(&iter, run, self->text.ptr)
							  : lib->pango_glyph_item_iter_init_start(&iter, run, self->text.ptr);
	while (more) {
		int first = leftwards ? iter.end_glyph + 1 : iter.start_glyph, last = leftwards ? iter.start_glyph : iter.end_glyph - 1;
		int count = put_glyphs(self, run->glyphs, first, last, &x, y);
		if (count > 0) put_characters(self, (uint32_t)iter.start_index, (uint32_t)iter.end_index, count, leftwards, x, y);
		more = leftwards ? lib->pango_glyph_item_iter_prev_cluster(&iter) : lib->pango_glyph_item_iter_next_cluster(&iter);
	}
}

/* The glyph of a character that should have neither ink nor width, or 0: fonts draw signs for some of them. */
static uint32_t empty_glyph(const jn_cairo *lib, PangoFont *font, uint32_t rune)
{
	hb_font_t *hb = lib->pango_font_get_hb_font(font);
	hb_codepoint_t glyph = 0;
	if (!hb || !lib->hb_font_get_nominal_glyph(hb, rune, &glyph)) return 0;
	hb_glyph_extents_t ink = {0};
	lib->hb_font_get_glyph_extents(hb, glyph, &ink);
	return lib->hb_font_get_glyph_h_advance(hb, glyph) == 0 && ink.width == 0 && ink.height == 0 ? glyph : 0;
}

static void show_run(const jn_cairo *lib, cairo_t *cr, PangoGlyphItem *run, jn_str text, double x, double y)
{
	PangoFont *font = run->item->analysis.font;
	cairo_scaled_font_t *scaled = font ? lib->pango_cairo_font_get_scaled_font((PangoCairoFont *)font) : NULL;
	if (!scaled || !known(run->glyphs)) { /* what no font has: boxes, drawn by Pango */
		lib->cairo_move_to(cr, x, y);
		lib->pango_cairo_show_glyph_string(cr, font, run->glyphs);
		lib->cairo_new_path(cr);
		return;
	}
	size_t room = (size_t)run->glyphs->num_glyphs + (size_t)run->item->length + 1; /* each character may get a glyph */
	clusters self = {.lib = lib, .text = text};
	self.glyphs = jn_alloc(room * sizeof *self.glyphs);
	self.items = jn_alloc(room * sizeof *self.items);
	self.marks = jn_alloc(room * sizeof *self.marks);
	if (run->item->analysis.level & 1) {
		self.empty_lam = empty_glyph(lib, font, ZERO_SPACE);
		self.empty_mark = empty_glyph(lib, font, GRAPHEME_JOINER);
	}
	gather(&self, run, x, y);
	lib->cairo_set_scaled_font(cr, scaled);
	if (self.glyph_count > 0)
		lib->cairo_show_text_glyphs(cr, self.utf8.ptr, (int)self.utf8.len, self.glyphs, self.glyph_count, self.items,
		                            self.item_count, (cairo_text_cluster_flags_t)0);
	if (self.mark_count > 0) {
		lib->cairo_glyph_path(cr, self.marks, self.mark_count);
		lib->cairo_fill(cr);
	}
	free(self.glyphs);
	free(self.marks);
	free(self.items);
	jn_buf_free(&self.utf8);
}

void jn_glyphs_show(const jn_cairo *lib, cairo_t *cr, const jn_line *line, jn_str text, double x, double y)
{
	for (uint32_t r = 0; r < line->run_count; r++) {
		PangoGlyphItem *run = &line->runs[r];
		show_run(lib, cr, run, text, x, y);
		for (int i = 0; i < run->glyphs->num_glyphs; i++) x += run->glyphs->glyphs[i].geometry.width / (double)PANGO_SCALE;
	}
}
