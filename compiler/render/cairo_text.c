/* Text on cairo. In: text shapes. Out: glyphs. Fonts come from the folders the system names, matched by fontconfig
 * without any of the system's rules, so that two machines with the same fonts draw the same. */
#include "render/cairo_text.h"

#include "text/catalog.h"

#include "base/utf8.h"
#include "render/cairo_fonts.h"
#include "render/cairo_glyphs.h"
#include "render/escape.h"
#include "text/measure.h"

enum { SIZE = 32 }; /* px; without hinting every other size is this one scaled */

static const char FAMILIES[] = "Noto Sans,Noto Sans Arabic,Segoe UI,Helvetica,Arial,sans-serif";

/* --- fonts --- */

static PangoFontDescription *make_font(const jn_cairo *lib, const char *families, bool bold)
{
	PangoFontDescription *font = lib->pango_font_description_new();
	lib->pango_font_description_set_family(font, families);
	lib->pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	lib->pango_font_description_set_absolute_size(font, SIZE * (double)PANGO_SCALE);
	return font;
}

enum { BOLD = 1, RTL = 2, LOOKS = 4 };

static void make_context(jn_text_setup *self, int look, const cairo_font_options_t *options, PangoLanguage *language)
{
	const jn_cairo *lib = self->lib;
	PangoContext *context = lib->pango_font_map_create_context(self->map);
	PangoFontDescription *font = make_font(lib, self->families.ptr, look & BOLD);
	lib->pango_cairo_context_set_font_options(context, options);
	lib->pango_context_set_round_glyph_positions(context, FALSE);
	lib->pango_context_set_base_dir(context, look & RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	lib->pango_context_set_language(context, language);
	lib->pango_context_set_font_description(context, font);
	lib->pango_font_description_free(font);
	self->contexts[look] = context;
}

/* What fonts are looked for: the project's own first. */
static jn_fonts_options choice_of(const jn_text_setup *self)
{
	jn_str families = jn_buf_view(&self->families);
	uint32_t own = families.len > sizeof FAMILIES ? families.len - (uint32_t)sizeof FAMILIES - 1 : 0;
	return (jn_fonts_options){.lib = self->lib, .alone = self->alone, .own = jn_str_slice(families, 0, own),
	                          .families = jn_str_slice(families, 0, families.len - 1)};
}

bool jn_text_setup_make(jn_text_setup *self, const jn_text_options *how, jn_problem *problem)
{
	const jn_cairo *lib = how->lib;
	*self = (jn_text_setup){.lib = lib, .alone = how->alone, .boxes = problem->boxes};
	if (how->family.len && !jn_str_eq(how->family, JN_STR("Noto Sans"))) {
		jn_buf_str(&self->families, how->family);
		jn_buf_char(&self->families, ',');
	}
	jn_buf_bytes(&self->families, FAMILIES, sizeof FAMILIES);
	jn_fonts_options choice = choice_of(self);
	if (!jn_fonts_open(&self->fonts, &choice)) {
		jn_tr_part(&problem->text, problem->language, "PNG and PDF need a font, and there is none: install fonts-noto-core");
		return false;
	}
	self->map = lib->pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	lib->pango_fc_font_map_set_config((PangoFcFontMap *)self->map, self->fonts.config);
	jn_buf tag = {0};
	jn_buf_str(&tag, how->language);
	jn_buf_char(&tag, '\0');
	cairo_font_options_t *options = lib->cairo_font_options_create();
	lib->cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	lib->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	/* With hinted metrics the words of Arabic fall apart when they are taken out of a PDF. */
	lib->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	for (int look = 0; look < LOOKS; look++) make_context(self, look, options, lib->pango_language_from_string(tag.ptr));
	lib->cairo_font_options_destroy(options);
	jn_buf_free(&tag);
	self->lines = jn_lines_make(lib);
	return true;
}

void jn_text_setup_free(jn_text_setup *self)
{
	const jn_cairo *lib = self->lib;
	jn_lines_free(self->lines);
	for (int look = 0; look < LOOKS; look++)
		if (self->contexts[look]) lib->g_object_unref(self->contexts[look]);
	jn_letters_free(self->letters);
	if (self->map) lib->g_object_unref(self->map);
	if (self->fonts.config) lib->FcConfigDestroy(self->fonts.config);
	jn_buf_free(&self->families);
	jn_buf_free(&self->text);
}

void jn_text_setup_use(jn_text_setup *self, cairo_t *cr)
{
	for (int look = 0; look < LOOKS; look++) self->lib->pango_cairo_update_context(cr, self->contexts[look]);
}

/* --- texts --- */

/* Runs of blanks become one, as in SVG, and those at the ends none; separators of lines and paragraphs are blanks too. */
static void collapse(jn_buf *text)
{
	size_t to = 0;
	for (size_t at = 0; at < text->len; at++) {
		const unsigned char *p = (const unsigned char *)text->ptr + at;
		bool separator = at + 2 < text->len && p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9);
		if (separator) at += 2;
		if (!separator && *p != ' ') text->ptr[to++] = (char)*p;
		else if (to > 0 && text->ptr[to - 1] != ' ') text->ptr[to++] = ' ';
	}
	while (to > 0 && text->ptr[to - 1] == ' ') to--;
	text->len = to;
}

/* Emoji in colour have no outlines. */
static bool has_pictures(jn_str s)
{
	uint32_t at = 0;
	while (at < s.len) {
		if ((unsigned char)s.ptr[at] < 0xE2) {
			at++;
			continue;
		}
		uint32_t rune = jn_utf8_next(s, &at);
		if ((rune >= 0x2300 && rune < 0x2C00) || rune == 0xFE0F || rune >= 0x1F000) return true;
	}
	return false;
}

/* Fills outlines, or has Pango draw what has none, run by run. */
static void show_runs(const jn_cairo *lib, cairo_t *cr, const jn_line *line, bool pictures)
{
	double x = 0;
	for (uint32_t i = 0; i < line->run_count; i++) {
		const PangoGlyphItem *run = &line->runs[i];
		PangoFont *font = run->item->analysis.font;
		lib->cairo_move_to(cr, x, 0);
		if (pictures) lib->pango_cairo_show_glyph_string(cr, font, run->glyphs);
		else lib->pango_cairo_glyph_string_path(cr, font, run->glyphs);
		for (int k = 0; k < run->glyphs->num_glyphs; k++) x += run->glyphs->glyphs[k].geometry.width / (double)PANGO_SCALE;
	}
	if (!pictures) lib->cairo_fill(cr);
	lib->cairo_new_path(cr);
}

/* Draws a line with its left end at (0, 0). */
static void show(jn_text_setup *self, cairo_t *cr, const jn_line *line)
{
	jn_str text = jn_buf_view(&self->text);
	bool pictures = self->paths && has_pictures(text);
	if (!self->paths) jn_glyphs_show(self->lib, cr, line, text, 0, 0);
	else if (pictures || !self->letters || !jn_letters_show(self->letters, cr, line)) show_runs(self->lib, cr, line, pictures);
}

static void note(jn_boxes *self, uint32_t rune)
{
	for (uint32_t i = 0; i < self->count; i++)
		if (self->runes[i] == rune) return;
	if (self->count < sizeof self->runes / sizeof *self->runes) self->runes[self->count++] = rune;
}

/* Notes the characters that no font has: Pango says them instead of a glyph. */
static void note_boxes(jn_boxes *self, const jn_line *line)
{
	for (uint32_t r = 0; r < line->run_count; r++) {
		const PangoGlyphString *glyphs = line->runs[r].glyphs;
		for (int i = 0; i < glyphs->num_glyphs; i++) {
			PangoGlyph glyph = glyphs->glyphs[i].glyph;
			if (glyph & PANGO_GLYPH_UNKNOWN_FLAG && glyph != PANGO_GLYPH_EMPTY) note(self, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
		}
	}
}

/* Has Pango shape the text, with all the fonts there are when those that are looked for first lack a character of it. */
static const jn_line *shape_text(jn_text_setup *self, int look)
{
	const jn_cairo *lib = self->lib;
	const jn_line *line = jn_lines_get(self->lines, self->contexts[look], (uint32_t)look, jn_buf_view(&self->text));
	if (!line->boxes) return line;
	jn_fonts_options choice = choice_of(self);
	if (jn_fonts_widen(&self->fonts, &choice)) {
		lib->pango_fc_font_map_set_config((PangoFcFontMap *)self->map, self->fonts.config);
		jn_lines_forget(self->lines);
		line = jn_lines_get(self->lines, self->contexts[look], (uint32_t)look, jn_buf_view(&self->text));
	}
	if (self->boxes) note_boxes(self->boxes, line);
	return line;
}

void jn_text_draw(jn_text_setup *self, cairo_t *cr, const jn_shape *shape, double x, double y, bool rtl)
{
	/* As in SVG: a number runs from left to right in any map, and where reading begins is then its other end. */
	bool number = rtl && shape->text.flow == JN_FLOW_NUMBER && jn_text_direction(shape->text.text) != JN_TEXT_RTL;
	bool leftwards = rtl && !number;
	self->text.len = 0;
	jn_escape(&self->text, shape->text.text, JN_ESCAPE_PLAIN | (leftwards ? JN_ESCAPE_RTL : 0));
	collapse(&self->text);
	if (self->text.len == 0 || shape->text.size == 0) return;
	const jn_cairo *lib = self->lib;
	const jn_line *line = shape_text(self, (shape->text.bold ? BOLD : 0) | (leftwards ? RTL : 0));
	bool at_left = shape->text.anchor == JN_ANCHOR_START ? !rtl : rtl;
	int32_t width = shape->text.anchor == JN_ANCHOR_MIDDLE || !at_left ? line->width : 0;
	double scale = shape->text.size / (double)SIZE, whole = scale * width / PANGO_SCALE;
	lib->cairo_save(cr);
	lib->cairo_translate(cr, x - (shape->text.anchor == JN_ANCHOR_MIDDLE ? whole / 2 : whole), y);
	lib->cairo_scale(cr, scale, scale);
	show(self, cr, line);
	lib->cairo_restore(cr);
}
