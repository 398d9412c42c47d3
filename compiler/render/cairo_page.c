/* Pages. In: what of the picture is on each. Out: strips of it, clipped, and a line at the foot. */
#include "render/cairo_page.h"

#include "text/labels.h"
#include "text/measure.h"
#include "text/numerals.h"

enum { MARGIN = 48 * JN_PX, SIZE = 11, FOOT = 20 * JN_PX, GAP = 24 * JN_PX }; /* FOOT: from the last line to the paper's edge */

static double px(int64_t value)
{
	return (double)value / JN_PX;
}

/* Of all shapes those of the rows between `top` and `bottom`: a page of hundreds asks for no others. The header goes with the first
 * row, the foot with the last. */
static void narrow(jn_cairo_painter *self, jn_scene *part, int32_t top, int32_t bottom)
{
	const jn_scene_band *above = NULL, *band = part->bands;
	for (; band && band->bottom <= top; band = band->next) above = band;
	if (above) part->first = above->last->next;
	while (band && band->next && band->next->y < bottom) band = band->next;
	self->end = band && band->next ? band->last->next : NULL;
}

/* Draws the picture between `top` and `bottom` at `y` of the page. */
static void strip(jn_cairo_painter *self, int32_t top, int32_t bottom, int32_t y)
{
	const jn_cairo *lib = self->lib;
	const jn_scene *picture = self->scene;
	jn_scene part = *picture;
	narrow(self, &part, top, bottom);
	self->scene = &part;
	lib->cairo_save(self->cr);
	lib->cairo_rectangle(self->cr, 0, px(y), px(self->scene->width), px((int64_t)bottom - top));
	lib->cairo_clip(self->cr);
	lib->cairo_translate(self->cr, 0, px((int64_t)y - top));
	self->top = top;
	self->bottom = bottom;
	self->whole_texts = true;
	jn_cairo_paint(self);
	lib->cairo_restore(self->cr);
	self->scene = picture;
	self->end = NULL;
}

/* The heads of a row of stages that runs on, drawn like a scene of their own. */
static void heads(jn_cairo_painter *self, const jn_scene_band *band, int32_t y)
{
	const jn_scene *picture = self->scene;
	jn_scene row = *picture;
	row.first = band->heads;
	row.bands = NULL;
	self->scene = &row;
	strip(self, 0, band->heads_height, y);
	self->scene = picture;
}

static void line(jn_cairo_painter *self, int32_t x, int32_t y, jn_str text, int size, bool bold, jn_anchor anchor)
{
	jn_shape shape = {.type = JN_SHAPE_TEXT, .fill = bold ? JN_COLOR_INK : JN_COLOR_INK3};
	shape.text.x = x, shape.text.y = y, shape.text.size = (uint8_t)size, shape.text.bold = bold;
	shape.text.anchor = (uint8_t)anchor;
	shape.text.text = text;
	jn_cairo_paint_text(self, &shape);
}

/* A label with numbers of pages in the language's digits. */
static jn_str say_pages(jn_buf *buf, jn_label_id id, uint32_t first, uint32_t second, jn_str language)
{
	jn_buf plain[2] = {{0}, {0}}, digits[2] = {{0}, {0}};
	uint32_t values[2] = {first, second};
	jn_str args[2];
	jn_numerals numerals = jn_numerals_of(language);
	for (int i = 0; i < 2; i++) {
		jn_buf_int(&plain[i], values[i]);
		jn_numerals_digits(&digits[i], &numerals, jn_buf_view(&plain[i]));
		args[i] = jn_buf_view(&digits[i]);
	}
	jn_label_format(buf, jn_label(id, jn_language_of(language)), args, 2);
	for (int i = 0; i < 2; i++) jn_buf_free(&plain[i]), jn_buf_free(&digits[i]);
	return jn_buf_view(buf);
}

/* The title, "continued on page 3", and "2 of 5" at the end of reading, as far as there is room. */
static void foot(jn_cairo_painter *self, const jn_pages *pages, uint32_t index, jn_str language)
{
	int32_t y = pages->paper.height - FOOT, width = self->scene->width, right = width - MARGIN;
	jn_buf number = {0}, on = {0};
	line(self, right, y, say_pages(&number, JN_LABEL_PAGE_OF, index + 1, pages->count, language), SIZE, false, JN_ANCHOR_END);
	right -= jn_text_width_px64(jn_buf_view(&number), JN_TEXT_REGULAR, SIZE) + GAP;
	if (pages->items[index].runs_on) {
		jn_str words = say_pages(&on, JN_LABEL_CONTINUED_ON, index + 2, 0, language);
		line(self, right, y, words, SIZE, false, JN_ANCHOR_END);
		right -= jn_text_width_px64(words, JN_TEXT_REGULAR, SIZE) + GAP;
	}
	if (MARGIN + jn_text_width_px64(self->scene->title, JN_TEXT_REGULAR, SIZE) < right)
		line(self, MARGIN, y, self->scene->title, SIZE, false, JN_ANCHOR_START);
	jn_buf_free(&number);
	jn_buf_free(&on);
}

void jn_cairo_page(jn_cairo_painter *self, const jn_pages *pages, uint32_t index, jn_str language)
{
	const jn_page *page = &pages->items[index];
	int32_t y = page->top > 0 ? JN_PAGE_TOP : 0;
	jn_cairo_paint_ground(self, pages->paper.width, pages->paper.height);
	if (page->heads) {
		heads(self, page->heads, y);
		y += page->heads->heads_height;
	}
	strip(self, page->top, page->bottom, y);
	if (page->lane.len) line(self, MARGIN, y + 14 * JN_PX, page->lane, 13, true, JN_ANCHOR_START);
	foot(self, pages, index, language);
}
