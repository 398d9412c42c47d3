/* Painting a scene on cairo. In: a scene, a theme. Out: calls of cairo, in the order of the shapes. */
#include "render/cairo_paint.h"

#include "render/cairo_image.h"
#include "text/labels.h"

static double px(int64_t value)
{
	return (double)value / JN_PX;
}

static void set_color(jn_cairo_painter *self, uint8_t color, int percent)
{
	uint32_t rgb = self->theme->colors[color < JN_COLOR_COUNT ? color : JN_COLOR_INK];
	self->lib->cairo_set_source_rgba(self->cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0,
	                                 percent / 100.0);
}

/* How opaque a fill is, in per cent; a theme without tints hides what lies behind a label altogether. */
static int fill_opacity(const jn_cairo_painter *self, const jn_shape *shape)
{
	if (shape->opacity == JN_OPACITY_AREA) return self->theme->area;
	int percent = shape->opacity == 0 || shape->opacity > 100 ? 100 : shape->opacity;
	return shape->flags & JN_SHAPE_HALO && !self->theme->area ? 100 : percent;
}

/* Strokes the current path in the units of what is drawn on: cairo would tell a PDF before each stroke how those of the scene differ. */
static void stroke(jn_cairo_painter *self, const jn_shape *shape)
{
	const jn_cairo *lib = self->lib;
	enum { MOST = 8 };
	double dashes[MOST];
	int count = 0;
	const uint8_t *pattern = jn_dash_pattern((jn_dash)shape->dash, &count);
	cairo_matrix_t matrix;
	lib->cairo_get_matrix(self->cr, &matrix);
	if (count > MOST) count = MOST;
	for (int i = 0; i < count; i++) dashes[i] = pattern[i] * matrix.xx;
	bool round = shape->flags & JN_SHAPE_ROUND;
	lib->cairo_identity_matrix(self->cr);
	lib->cairo_set_dash(self->cr, dashes, count, 0);
	lib->cairo_set_line_width(self->cr, px(shape->stroke_width) * matrix.xx);
	lib->cairo_set_line_cap(self->cr, round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	lib->cairo_set_line_join(self->cr, round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
	set_color(self, shape->stroke, 100);
	lib->cairo_stroke(self->cr);
	lib->cairo_set_matrix(self->cr, &matrix);
}

/* Fills and strokes the current path, and ends it. A PDF gets curves as they are, whatever the tolerance while they are painted. */
static void paint(jn_cairo_painter *self, const jn_shape *shape)
{
	const double cairos_own = 0.1; /* of which circles are made */
	const jn_cairo *lib = self->lib;
	int percent = fill_opacity(self, shape);
	if (self->coarse > 0) lib->cairo_set_tolerance(self->cr, self->coarse);
	if (shape->fill != JN_COLOR_NONE && percent > 0) {
		set_color(self, shape->fill, percent);
		lib->cairo_fill_preserve(self->cr);
	}
	if (shape->stroke != JN_COLOR_NONE && shape->stroke_width > 0) stroke(self, shape);
	lib->cairo_new_path(self->cr);
	if (self->coarse > 0) lib->cairo_set_tolerance(self->cr, cairos_own);
}

static void draw_rect(jn_cairo_painter *self, const jn_shape *shape)
{
	const double quarter = 1.5707963267948966;
	jn_shape copy = *shape;
	const uint32_t *colors = self->theme->colors;
	bool alike = colors[JN_COLOR_PANEL] == colors[JN_COLOR_PAGE];
	if (shape->flags & JN_SHAPE_PANEL && shape->stroke == JN_COLOR_NONE && alike) {
		copy.rect.x += JN_PX / 2, copy.rect.y += JN_PX / 2, copy.rect.w -= JN_PX, copy.rect.h -= JN_PX;
		jn_shape_stroke(&copy, JN_COLOR_HAIR, JN_PX, JN_DASH_SOLID);
	}
	int64_t left = copy.rect.x;
	if (self->scene->rtl) left = (int64_t)self->scene->width - left - copy.rect.w;
	if (copy.rect.w <= 0 || copy.rect.h <= 0) return;
	double x = px(left), y = px(copy.rect.y), w = px(copy.rect.w), h = px(copy.rect.h), r = px(copy.rect.radius);
	if (r > w / 2) r = w / 2;
	if (r > h / 2) r = h / 2;
	const jn_cairo *lib = self->lib;
	if (r <= 0) {
		lib->cairo_rectangle(self->cr, x, y, w, h);
	} else {
		lib->cairo_new_sub_path(self->cr);
		lib->cairo_arc(self->cr, x + w - r, y + r, r, -quarter, 0);
		lib->cairo_arc(self->cr, x + w - r, y + h - r, r, 0, quarter);
		lib->cairo_arc(self->cr, x + r, y + h - r, r, quarter, 2 * quarter);
		lib->cairo_arc(self->cr, x + r, y + r, r, 2 * quarter, 3 * quarter);
		lib->cairo_close_path(self->cr);
	}
	paint(self, &copy);
}

static void draw_circle(jn_cairo_painter *self, const jn_shape *shape)
{
	if (shape->circle.radius <= 0) return;
	int64_t x = shape->circle.x;
	if (self->scene->rtl) x = (int64_t)self->scene->width - x;
	self->lib->cairo_new_sub_path(self->cr);
	self->lib->cairo_arc(self->cr, px(x), px(shape->circle.y), px(shape->circle.radius), 0, 6.283185307179586);
	self->lib->cairo_close_path(self->cr);
	paint(self, shape);
}

static void draw_path(jn_cairo_painter *self, const jn_shape *shape)
{
	static const uint8_t points_of[] = {1, 1, 3, 0};
	const jn_path *path = shape->path.path;
	if (!path || path->op_count == 0) return;
	const jn_cairo *lib = self->lib;
	bool mirror = self->scene->rtl && !(shape->flags & JN_SHAPE_KEEP);
	int64_t left = shape->path.x;
	if (self->scene->rtl) left = (int64_t)self->scene->width - left - (mirror ? 0 : shape->path.w);
	uint32_t at = 0;
	for (uint32_t i = 0; i < path->op_count; i++) {
		uint8_t op = path->ops[i];
		if (op > JN_PATH_CLOSE || at + points_of[op] > path->point_count) continue;
		double x[3] = {0}, y[3] = {0};
		for (int k = 0; k < points_of[op]; k++, at++) {
			x[k] = px(left + (mirror ? -(int64_t)path->points[at].x : path->points[at].x));
			y[k] = px((int64_t)shape->path.y + path->points[at].y);
		}
		switch ((jn_path_op)op) {
		case JN_PATH_MOVE: lib->cairo_move_to(self->cr, x[0], y[0]); break;
		case JN_PATH_LINE: lib->cairo_line_to(self->cr, x[0], y[0]); break;
		case JN_PATH_CURVE: lib->cairo_curve_to(self->cr, x[0], y[0], x[1], y[1], x[2], y[2]); break;
		case JN_PATH_CLOSE: lib->cairo_close_path(self->cr); break;
		}
	}
	paint(self, shape);
}

void jn_cairo_paint_text(jn_cairo_painter *self, const jn_shape *shape)
{
	int64_t x = shape->text.x;
	if (self->scene->rtl) x = (int64_t)self->scene->width - x;
	set_color(self, shape->fill == JN_COLOR_NONE ? (uint8_t)JN_COLOR_INK : shape->fill, 100);
	jn_text_draw(self->text, self->cr, shape, px(x), px(shape->text.y), self->scene->rtl);
}

/* A picture, or, where it cannot be unpacked, a box that says one belongs there. */
static void draw_image(jn_cairo_painter *self, const jn_shape *shape)
{
	int64_t left = shape->image.x;
	if (self->scene->rtl) left = (int64_t)self->scene->width - left - shape->image.w;
	if (shape->image.w <= 0 || shape->image.h <= 0) return;
	if (jn_cairo_image_draw(self->lib, self->cr, shape, px(left), px(shape->image.y), !self->text->paths)) return;
	jn_shape box = {.type = JN_SHAPE_RECT, .fill = JN_COLOR_CARD, .opacity = 100};
	box.rect.x = shape->image.x, box.rect.y = shape->image.y, box.rect.w = shape->image.w, box.rect.h = shape->image.h;
	draw_rect(self, &box);
	jn_shape words = {.type = JN_SHAPE_TEXT, .fill = JN_COLOR_INK3};
	words.text.x = shape->image.x + shape->image.w / 2, words.text.y = shape->image.y + shape->image.h / 2 + 4 * JN_PX;
	words.text.size = 12, words.text.anchor = JN_ANCHOR_MIDDLE;
	jn_language language = self->scene->language < JN_LANG_COUNT ? (jn_language)self->scene->language : JN_LANG_EN;
	words.text.text = jn_label(JN_LABEL_LANE_IMAGE, language);
	jn_cairo_paint_text(self, &words);
}

/* --- what is between --- */

typedef struct span {
	int64_t top, bottom;
} span;

static span path_span(const jn_shape *shape)
{
	const jn_path *path = shape->path.path;
	span self = {INT32_MAX, INT32_MIN};
	for (uint32_t i = 0; path && i < path->point_count; i++) {
		if (path->points[i].y < self.top) self.top = path->points[i].y;
		if (path->points[i].y > self.bottom) self.bottom = path->points[i].y;
	}
	return (span){self.top + shape->path.y, self.bottom + shape->path.y};
}

/* How far a shape reaches down the page; of a text generously: some scripts stack their marks. */
static span span_of(const jn_shape *shape)
{
	int64_t y, reach;
	switch ((jn_shape_type)shape->type) {
	case JN_SHAPE_RECT: return (span){shape->rect.y, (int64_t)shape->rect.y + shape->rect.h};
	case JN_SHAPE_IMAGE: return (span){shape->image.y, (int64_t)shape->image.y + shape->image.h};
	case JN_SHAPE_CIRCLE:
		y = shape->circle.y, reach = shape->circle.radius;
		return (span){y - reach, y + reach};
	case JN_SHAPE_TEXT:
		y = shape->text.y, reach = (int64_t)shape->text.size * 2 * JN_PX;
		return (span){y - reach, y + reach};
	case JN_SHAPE_PATH: return path_span(shape);
	default: return (span){0, 0};
	}
}

static bool is_drawn(const jn_cairo_painter *self, const jn_shape *shape)
{
	if (shape->type == JN_SHAPE_GROUP || shape->type == JN_SHAPE_END) return false;
	/* the page's own ground is there already */
	bool ground = shape->type == JN_SHAPE_RECT && shape->fill == JN_COLOR_PAGE && shape->rect.w == self->scene->width &&
				  shape->rect.h == self->scene->height && shape->stroke == JN_COLOR_NONE;
	if (ground) return false;
	if (self->bottom <= self->top) return true;
	if (self->whole_texts && shape->type == JN_SHAPE_TEXT) return shape->text.y >= self->top && shape->text.y < self->bottom;
	span reach = span_of(shape);
	int64_t edge = shape->type == JN_SHAPE_TEXT ? 0 : 4 * (int64_t)shape->stroke_width + JN_PX; /* mitres reach out */
	return reach.bottom + edge >= self->top && reach.top - edge < self->bottom;
}

void jn_cairo_paint_ground(jn_cairo_painter *self, int64_t width, int64_t height)
{
	set_color(self, JN_COLOR_PAGE, 100);
	self->lib->cairo_rectangle(self->cr, 0, 0, px(width), px(height));
	self->lib->cairo_fill(self->cr);
}

void jn_cairo_paint(jn_cairo_painter *self)
{
	self->lib->cairo_set_miter_limit(self->cr, 4); /* SVG's */
	jn_cairo_paint_ground(self, self->scene->width, self->scene->height);
	for (const jn_shape *shape = self->scene->first; shape && shape != self->end; shape = shape->next) {
		if (!is_drawn(self, shape)) continue;
		switch ((jn_shape_type)shape->type) {
		case JN_SHAPE_RECT: draw_rect(self, shape); break;
		case JN_SHAPE_CIRCLE: draw_circle(self, shape); break;
		case JN_SHAPE_PATH: draw_path(self, shape); break;
		case JN_SHAPE_TEXT: jn_cairo_paint_text(self, shape); break;
		case JN_SHAPE_IMAGE: draw_image(self, shape); break;
		case JN_SHAPE_GROUP:
		case JN_SHAPE_END: break;
		}
	}
}
