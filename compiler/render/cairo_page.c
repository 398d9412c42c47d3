/* Pages. In: what of the picture is on each. Out: strips of it, clipped, and a line at the foot. */
#include "render/cairo_page.h"

#include "text/measure.h"
#include "text/numerals.h"

enum { MARGIN = 48 * JN_PX, SIZE = 11, FOOT = 20 * JN_PX }; /* FOOT: from the number's baseline to the paper's edge */

static double px(int64_t value)
{
	return (double)value / JN_PX;
}

/* Draws the picture between `top` and `bottom` at `y` of the page. */
static void strip(jn_cairo_painter *self, int32_t top, int32_t bottom, int32_t y)
{
	const jn_cairo *lib = self->lib;
	lib->cairo_save(self->cr);
	lib->cairo_rectangle(self->cr, 0, px(y), px(self->scene->width), px((int64_t)bottom - top));
	lib->cairo_clip(self->cr);
	lib->cairo_translate(self->cr, 0, px((int64_t)y - top));
	self->top = top;
	self->bottom = bottom;
	self->whole_texts = true;
	jn_cairo_paint(self);
	lib->cairo_restore(self->cr);
}

/* The titles of a row of stages, drawn like a scene of their own. */
static void titles(jn_cairo_painter *self, const jn_scene_band *band, int32_t y)
{
	const jn_scene *picture = self->scene;
	jn_scene row = *picture;
	row.first = band->titles;
	self->scene = &row;
	strip(self, 0, band->titles_height, y);
	self->scene = picture;
}

static void line(jn_cairo_painter *self, int32_t x, int32_t y, jn_str text, int size, bool bold, jn_anchor anchor, bool number)
{
	jn_shape shape = {.type = JN_SHAPE_TEXT, .fill = bold ? JN_COLOR_INK : JN_COLOR_INK3};
	shape.text.x = x, shape.text.y = y, shape.text.size = (uint8_t)size, shape.text.bold = bold;
	shape.text.anchor = (uint8_t)anchor;
	shape.text.flow = number ? JN_FLOW_NUMBER : JN_FLOW_AUTO;
	shape.text.text = text;
	jn_cairo_paint_text(self, &shape);
}

/* The title, where it leaves room, and "2 / 5" in the language's digits at the end of reading. */
static void foot(jn_cairo_painter *self, const jn_pages *pages, uint32_t index, jn_str language)
{
	int32_t y = pages->paper.height - FOOT, width = self->scene->width;
	jn_buf plain = {0}, number = {0};
	jn_numerals numerals = jn_numerals_of(language);
	jn_buf_printf(&plain, "%u / %u", index + 1, pages->count);
	jn_numerals_digits(&number, &numerals, jn_buf_view(&plain));
	line(self, width - MARGIN, y, jn_buf_view(&number), SIZE, false, JN_ANCHOR_END, true);
	if (jn_text_width_px64(self->scene->title, JN_TEXT_REGULAR, SIZE) < width - 2 * MARGIN - 120 * JN_PX)
		line(self, MARGIN, y, self->scene->title, SIZE, false, JN_ANCHOR_START, false);
	jn_buf_free(&plain);
	jn_buf_free(&number);
}

void jn_cairo_page(jn_cairo_painter *self, const jn_pages *pages, uint32_t index, jn_str language)
{
	const jn_page *page = &pages->items[index];
	int32_t y = page->top > 0 ? JN_PAGE_TOP : 0;
	jn_cairo_paint_ground(self, pages->paper.width, pages->paper.height);
	if (page->head_bottom > page->head_top) {
		strip(self, page->head_top, page->head_bottom, y);
		y += page->head_bottom - page->head_top;
	}
	if (page->titles) {
		titles(self, page->titles, y);
		y += page->titles->titles_height;
	}
	strip(self, page->top, page->bottom, y);
	if (page->lane.len) line(self, MARGIN, y + 14 * JN_PX, page->lane, 13, true, JN_ANCHOR_START, false);
	foot(self, pages, index, language);
}
