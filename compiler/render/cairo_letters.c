/* Letters as pixels. In: a shaped line. Out: the line on an image, copied from masks.
 *
 * A mask is how much of each pixel a letter covers, for any colour; FreeType tells it, in a quarter of the time that cairo takes. Masks are kept in a table by what they show; when there is no
 * room for one more, all are forgotten. What a mask holds depends on nothing but its key, so the picture does not either. */
#include "render/cairo_letters.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"

enum {
	SLOTS = 8192,         /* a power of two */
	MOST_MASKS = SLOTS / 2,
	MOST_BYTES = 4 << 20, /* of all masks */
	MOST_FONTS = 64,
	SIDE = 256,           /* pixels: the largest mask; what is larger is filled where it stands */
	UNIT = 1024,          /* sizes are told apart to a 1024th of the font's own */
	LARGEST = 3 * UNIT,   /* 96 px */
	PHASES = 4,           /* places within a pixel */
	BEYOND = 1 << 20,     /* pixels: beyond any picture */
};

typedef struct mask {
	uint64_t key; /* 0: none here */
	int32_t left, top;
	int32_t width, height; /* width -1: too large for a mask */
	size_t from;           /* its bytes, row by row */
} mask;

struct jn_letters {
	const jn_cairo *lib;
	cairo_scaled_font_t *fonts[MOST_FONTS];
	uint32_t font_count, mask_count;
	mask slots[SLOTS];
	jn_buf bytes;
};

/* Where a line is drawn. */
typedef struct canvas {
	uint32_t *pixels;
	int32_t stride;                   /* pixels a row */
	int32_t left, top, right, bottom; /* what may be drawn on */
	uint32_t color;
	cairo_matrix_t matrix;
	uint32_t size; /* the matrix's scale in UNITs */
} canvas;

jn_letters *jn_letters_make(const jn_cairo *lib)
{
	jn_letters *self = jn_alloc(sizeof *self);
	memset(self, 0, sizeof *self);
	self->lib = lib;
	return self;
}

static void forget(jn_letters *self)
{
	for (uint32_t i = 0; i < self->font_count; i++) self->lib->cairo_scaled_font_destroy(self->fonts[i]);
	memset(self->slots, 0, sizeof self->slots);
	self->font_count = self->mask_count = 0;
	self->bytes.len = 0;
}

void jn_letters_free(jn_letters *self)
{
	if (!self) return;
	forget(self);
	jn_buf_free(&self->bytes);
	free(self);
}

/* --- masks --- */

static uint32_t number_of(jn_letters *self, cairo_scaled_font_t *font)
{
	for (uint32_t i = 0; i < self->font_count; i++)
		if (self->fonts[i] == font) return i;
	if (self->font_count == MOST_FONTS) forget(self);
	self->fonts[self->font_count] = self->lib->cairo_scaled_font_reference(font);
	return self->font_count++;
}

/* The slot of a key, or the empty one where it belongs. */
static mask *slot_of(jn_letters *self, uint64_t key)
{
	uint64_t at = (key * 0x9E3779B97F4A7C15u) >> 32;
	while (self->slots[at % SLOTS].key != key && self->slots[at % SLOTS].key != 0) at++;
	return &self->slots[at % SLOTS];
}

/* Rounds 64ths of a pixel down to pixels. */
static int32_t whole(FT_Pos value)
{
	return (int32_t)(value >= 0 ? value / 64 : -((63 - value) / 64));
}

/* Takes the outline's box for the mask's. False when there is nothing to be filled. */
static bool measure(const jn_cairo *lib, mask *to, const FT_Outline *outline)
{
	FT_BBox box;
	lib->FT_Outline_Get_CBox(outline, &box);
	to->width = -1;
	bool near = box.xMin > -BEYOND && box.yMin > -BEYOND && box.xMax < BEYOND && box.yMax < BEYOND;
	if (!near) return false;
	to->left = whole(box.xMin), to->top = -whole(box.yMax + 63);
	int32_t width = whole(box.xMax + 63) - to->left, height = -whole(box.yMin) - to->top;
	if (width > SIDE || height > SIDE) return false;
	to->width = width > 0 && height > 0 ? width : 0, to->height = height;
	return to->width > 0;
}

/* Fills an outline of the font's own size, which is made so much larger and shifted by so many 64ths of a pixel. */
static void fill_mask(jn_letters *self, mask *to, FT_GlyphSlot glyph, double scale, FT_Pos x, FT_Pos y)
{
	const jn_cairo *lib = self->lib;
	FT_Fixed larger = (FT_Fixed)(scale * 65536 + 0.5);
	FT_Matrix matrix = {.xx = larger, .yy = larger};
	lib->FT_Outline_Transform(&glyph->outline, &matrix);
	lib->FT_Outline_Translate(&glyph->outline, x, -y);
	if (!measure(lib, to, &glyph->outline)) return;
	lib->FT_Outline_Translate(&glyph->outline, -64 * (FT_Pos)to->left, 64 * ((FT_Pos)to->top + to->height));
	static const unsigned char nothing[SIDE];
	to->from = self->bytes.len;
	for (int32_t row = 0; row < to->height; row++) jn_buf_bytes(&self->bytes, nothing, (size_t)to->width);
	FT_Bitmap bitmap = {.rows = (unsigned int)to->height, .width = (unsigned int)to->width, .pitch = to->width,
	                    .buffer = (unsigned char *)self->bytes.ptr + to->from, .num_grays = 256, .pixel_mode = FT_PIXEL_MODE_GRAY};
	lib->FT_Outline_Get_Bitmap(glyph->library, &glyph->outline, &bitmap);
}

/* Makes the mask of a letter whose origin is so many PHASES in a pixel. One without an outline counts as too large. */
static void make_mask(jn_letters *self, mask *to, cairo_scaled_font_t *font, uint32_t glyph, uint32_t size, uint32_t x, uint32_t y)
{
	const jn_cairo *lib = self->lib;
	cairo_matrix_t own;
	lib->cairo_scaled_font_get_ctm(font, &own);
	FT_Face face = lib->cairo_ft_scaled_font_lock_face(font);
	to->width = -1;
	bool loaded = face && own.xx > 0 && lib->FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) == 0;
	if (loaded && face->glyph->format == FT_GLYPH_FORMAT_OUTLINE)
		fill_mask(self, to, face->glyph, size / (double)UNIT / own.xx, (FT_Pos)(x * 64 / PHASES), (FT_Pos)(y * 64 / PHASES));
	if (face) lib->cairo_ft_scaled_font_unlock_face(font);
}

/* Fills the outline of one letter in the coordinates of `cr`. */
static void fill(const jn_cairo *lib, cairo_t *cr, cairo_scaled_font_t *font, uint32_t glyph, double x, double y)
{
	cairo_glyph_t one = {.index = glyph, .x = x, .y = y};
	lib->cairo_set_scaled_font(cr, font);
	lib->cairo_new_path(cr);
	lib->cairo_glyph_path(cr, &one, 1);
	lib->cairo_fill(cr);
}

static const mask *mask_of(jn_letters *self, cairo_scaled_font_t *font, uint32_t glyph, uint32_t size, uint32_t x, uint32_t y)
{
	uint64_t looks = (uint64_t)glyph << 24 | size << 8 | x << 4 | y << 2 | 1;
	mask *slot = slot_of(self, looks | (uint64_t)number_of(self, font) << 56);
	if (slot->key) return slot;
	if (self->mask_count == MOST_MASKS || self->bytes.len + SIDE * SIDE > MOST_BYTES) forget(self);
	uint64_t key = looks | (uint64_t)number_of(self, font) << 56;
	slot = slot_of(self, key);
	slot->key = key;
	self->mask_count++;
	make_mask(self, slot, font, glyph, size, x, y);
	return slot;
}

/* --- copying --- */

static inline uint32_t mix(uint32_t under, uint32_t over, uint32_t cover)
{
	uint32_t part = cover + (cover >> 7), rest = 256 - part; /* of 256 */
	uint32_t red_blue = ((under & 0xFF00FF) * rest + (over & 0xFF00FF) * part) >> 8 & 0xFF00FF;
	uint32_t green = ((under & 0xFF00) * rest + (over & 0xFF00) * part) >> 8 & 0xFF00;
	return red_blue | green;
}

/* Copies a mask, its letter's origin in pixel (x, y). */
static void copy(const canvas *to, const mask *from, const unsigned char *bytes, int32_t x, int32_t y)
{
	int32_t left = x + from->left, top = y + from->top, right = left + from->width, bottom = top + from->height;
	int32_t first = left > to->left ? left : to->left, end = right < to->right ? right : to->right;
	if (bottom > to->bottom) bottom = to->bottom;
	for (int32_t row = top > to->top ? top : to->top; row < bottom; row++) {
		uint32_t *pixels = to->pixels + (ptrdiff_t)row * to->stride;
		const unsigned char *covers = bytes + (ptrdiff_t)(row - top) * from->width;
		for (int32_t column = first; column < end; column++) {
			unsigned char cover = covers[column - left];
			if (cover) pixels[column] = mix(pixels[column], to->color, cover);
		}
	}
}

/* Draws a letter whose origin is at (x, y) of the line, in the units of the font. */
static void put_letter(jn_letters *self, const canvas *to, cairo_t *cr, cairo_scaled_font_t *font, uint32_t glyph, double x, double y)
{
	double over = floor((to->matrix.xx * x + to->matrix.x0) * PHASES + 0.5);
	double down = floor((to->matrix.yy * y + to->matrix.y0) * PHASES + 0.5);
	if (!(fabs(over) < BEYOND && fabs(down) < BEYOND)) return;
	int32_t column = (int32_t)over, row = (int32_t)down;
	uint32_t over_phase = (uint32_t)column % PHASES, down_phase = (uint32_t)row % PHASES;
	const mask *found = mask_of(self, font, glyph, to->size, over_phase, down_phase);
	column = (column - (int32_t)over_phase) / PHASES, row = (row - (int32_t)down_phase) / PHASES;
	if (found->width < 0) fill(self->lib, cr, font, glyph, x, y);
	else if (found->width > 0) copy(to, found, (const unsigned char *)self->bytes.ptr + found->from, column, row);
}

/* --- lines --- */

static int32_t to_pixel(double at)
{
	return at > -BEYOND && at < BEYOND ? (int32_t)floor(at + 0.5) : 0;
}

/* Looks at what is drawn on. False when letters cannot be copied there. */
static bool open_canvas(const jn_cairo *lib, canvas *self, cairo_t *cr)
{
	double red, green, blue, alpha, left, top, right, bottom;
	cairo_surface_t *surface = lib->cairo_get_target(cr);
	cairo_matrix_t *matrix = &self->matrix;
	lib->cairo_get_matrix(cr, matrix);
	if (matrix->xy != 0 || matrix->yx != 0 || matrix->xx != matrix->yy) return false;
	if (!(matrix->xx * UNIT >= 1 && matrix->xx * UNIT <= LARGEST)) return false;
	if (lib->cairo_pattern_get_rgba(lib->cairo_get_source(cr), &red, &green, &blue, &alpha) || alpha < 1) return false;
	lib->cairo_clip_extents(cr, &left, &top, &right, &bottom);
	lib->cairo_surface_flush(surface);
	self->pixels = (uint32_t *)(void *)lib->cairo_image_surface_get_data(surface);
	self->stride = lib->cairo_image_surface_get_stride(surface) / (int32_t)sizeof *self->pixels;
	self->size = (uint32_t)(matrix->xx * UNIT + 0.5);
	self->left = to_pixel(left * matrix->xx + matrix->x0), self->right = to_pixel(right * matrix->xx + matrix->x0);
	self->top = to_pixel(top * matrix->yy + matrix->y0), self->bottom = to_pixel(bottom * matrix->yy + matrix->y0);
	self->color = (uint32_t)(red * 255 + 0.5) << 16 | (uint32_t)(green * 255 + 0.5) << 8 | (uint32_t)(blue * 255 + 0.5);
	return self->pixels != NULL;
}

static cairo_scaled_font_t *font_of(const jn_cairo *lib, const PangoGlyphItem *run)
{
	PangoFont *font = run->item->analysis.font;
	return font ? lib->pango_cairo_font_get_scaled_font((PangoCairoFont *)font) : NULL;
}

bool jn_letters_show(jn_letters *self, cairo_t *cr, const jn_line *line)
{
	if (line->boxes) return false;
	for (uint32_t i = 0; i < line->run_count; i++)
		if (!font_of(self->lib, &line->runs[i])) return false;
	canvas to;
	if (!open_canvas(self->lib, &to, cr)) return false;
	double x = 0;
	for (uint32_t r = 0; r < line->run_count; r++) {
		const PangoGlyphItem *run = &line->runs[r];
		cairo_scaled_font_t *font = font_of(self->lib, run);
		for (int i = 0; i < run->glyphs->num_glyphs; i++) {
			const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
			double over = x + info->geometry.x_offset / (double)PANGO_SCALE, down = info->geometry.y_offset / (double)PANGO_SCALE;
			if (info->glyph != PANGO_GLYPH_EMPTY) put_letter(self, &to, cr, font, info->glyph, over, down);
			x += info->geometry.width / (double)PANGO_SCALE;
		}
	}
	self->lib->cairo_surface_mark_dirty(self->lib->cairo_get_target(cr));
	return true;
}
