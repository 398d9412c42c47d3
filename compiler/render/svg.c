/* The SVG painter: walks a scene once and writes each shape as one element with presentation attributes.
 *
 * In: a scene, a theme. Out: bytes in the caller's buffer. It decides nothing about the picture but how to write it;
 * maps that read from right to left are mirrored here, shape by shape, as scene.h says. */
#include "render/escape.h"
#include "render/render.h"
#include "render/turn.h"
#include "text/labels.h"
#include "text/measure.h"

enum {
	COLOR_MAX = 40,  /* the longest value of a colour: var(--jn-persona-1, #RRGGBB) */
	GROUPS_MAX = 16, /* deeper groups have no link over their cards */
};

typedef struct writer {
	jn_buf *out;
	const jn_scene *scene;
	const jn_svg_options *options;
	const jn_theme *theme;
	char colors[JN_COLOR_COUNT][COLOR_MAX]; /* as written in attributes */
	uint8_t color_lens[JN_COLOR_COUNT];
} writer;

static const char FONTS[] =
	"Noto Sans, Noto Sans Arabic, Segoe UI, system-ui, -apple-system, Helvetica, Arial, sans-serif";

static void put(writer *self, jn_str literal)
{
	jn_buf_bytes(self->out, literal.ptr, literal.len);
}

/* A coordinate: 1/64 px as px with at most two decimals. The same as jn_buf_fixed(out, value, 64), in one write. */
static void put_px(writer *self, int64_t value)
{
	char digits[24];
	char *p = digits + sizeof digits;
	uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	uint64_t hundredths = (magnitude * 100 + 32) / 64;
	uint64_t whole = hundredths / 100, rest = hundredths % 100;
	if (rest) {
		if (rest % 10) *--p = (char)('0' + rest % 10);
		*--p = (char)('0' + rest / 10);
		*--p = '.';
	}
	do *--p = (char)('0' + whole % 10);
	while ((whole /= 10) != 0);
	if (value < 0 && hundredths) *--p = '-';
	jn_buf_bytes(self->out, p, (size_t)(digits + sizeof digits - p));
}

static void put_attribute_px(writer *self, jn_str opening, int64_t value)
{
	put(self, opening);
	put_px(self, value);
	jn_buf_char(self->out, '"');
}

static void prepare_colors(writer *self)
{
	jn_buf text = {0};
	for (int i = JN_COLOR_PAGE; i < JN_COLOR_COUNT; i++) {
		text.len = 0;
		if (self->options->inlined) {
			jn_buf_c(&text, "var(--jn-");
			jn_buf_c(&text, jn_color_token((jn_color)i));
			jn_buf_c(&text, ", ");
		}
		jn_color_write(&text, self->theme->colors[i]);
		if (self->options->inlined) jn_buf_char(&text, ')');
		self->color_lens[i] = (uint8_t)(text.len < COLOR_MAX ? text.len : COLOR_MAX);
		memcpy(self->colors[i], text.ptr, self->color_lens[i]);
	}
	jn_buf_free(&text);
}

static void put_color(writer *self, jn_str opening, uint8_t color)
{
	if (color >= JN_COLOR_COUNT) color = JN_COLOR_INK;
	put(self, opening);
	jn_buf_bytes(self->out, self->colors[color], self->color_lens[color]);
	jn_buf_char(self->out, '"');
}

/* How opaque a fill is, in per cent, and the variable that says so in a page; NULL when it is the same in every theme. */
static int fill_opacity(const writer *self, const jn_shape *shape, const char **ret_variable)
{
	*ret_variable = NULL;
	if (shape->opacity == JN_OPACITY_AREA) return *ret_variable = "area", self->theme->area;
	int percent = shape->opacity == 0 || shape->opacity > 100 ? 100 : shape->opacity;
	if (!(shape->flags & JN_SHAPE_HALO)) return percent;
	*ret_variable = "halo";
	return self->theme->area ? percent : 100; /* a theme without tints hides what lies behind a label altogether */
}

static void put_fraction(writer *self, int percent)
{
	jn_buf_fixed(self->out, percent, 100);
}

static void put_opacity(writer *self, int percent, const char *variable)
{
	bool inlined = self->options->inlined && variable;
	if (percent == 100 && !inlined) return;
	put(self, JN_STR(" fill-opacity=\""));
	if (inlined) {
		put(self, JN_STR("var(--jn-"));
		jn_buf_c(self->out, variable);
		put(self, JN_STR(", "));
	}
	put_fraction(self, percent);
	if (inlined) jn_buf_char(self->out, ')');
	jn_buf_char(self->out, '"');
}

static void put_dashes(writer *self, jn_dash dash)
{
	int count = 0;
	const uint8_t *pattern = jn_dash_pattern(dash, &count);
	if (count == 0) return;
	put(self, JN_STR(" stroke-dasharray=\""));
	for (int i = 0; i < count; i++) {
		if (i) jn_buf_char(self->out, ' ');
		jn_buf_int(self->out, pattern[i]);
	}
	jn_buf_char(self->out, '"');
}

/* Fill, stroke and the end of the element. */
static void put_paint(writer *self, const jn_shape *shape)
{
	if (shape->fill != JN_COLOR_NONE) {
		const char *variable;
		int percent = fill_opacity(self, shape, &variable);
		put_color(self, JN_STR(" fill=\""), shape->fill);
		put_opacity(self, percent, variable);
	} else {
		put(self, JN_STR(" fill=\"none\""));
	}
	if (shape->stroke != JN_COLOR_NONE && shape->stroke_width > 0) {
		put_color(self, JN_STR(" stroke=\""), shape->stroke);
		if (shape->stroke_width != JN_PX) put_attribute_px(self, JN_STR(" stroke-width=\""), shape->stroke_width);
		put_dashes(self, (jn_dash)shape->dash);
		if (shape->flags & JN_SHAPE_ROUND) put(self, JN_STR(" stroke-linecap=\"round\" stroke-linejoin=\"round\""));
	}
	put(self, JN_STR("/>\n"));
}

/* Where panel and page look alike a panel gets a hair line, drawn inside its edge. */
static bool panel_needs_line(const writer *self)
{
	return self->theme->colors[JN_COLOR_PANEL] == self->theme->colors[JN_COLOR_PAGE];
}

static void put_rect(writer *self, const jn_shape *shape)
{
	if (shape->fill == JN_COLOR_NONE && shape->stroke == JN_COLOR_NONE) return;
	jn_shape copy = *shape;
	bool panel = shape->flags & JN_SHAPE_PANEL && shape->stroke == JN_COLOR_NONE;
	if (panel && panel_needs_line(self)) {
		copy.rect.x += JN_PX / 2, copy.rect.y += JN_PX / 2, copy.rect.w -= JN_PX, copy.rect.h -= JN_PX;
		jn_shape_stroke(&copy, JN_COLOR_HAIR, JN_PX, JN_DASH_SOLID);
	}
	int64_t x = copy.rect.x;
	if (self->scene->rtl) x = (int64_t)self->scene->width - x - copy.rect.w;
	put(self, JN_STR("<rect"));
	if (x) put_attribute_px(self, JN_STR(" x=\""), x);
	if (copy.rect.y) put_attribute_px(self, JN_STR(" y=\""), copy.rect.y);
	put_attribute_px(self, JN_STR(" width=\""), copy.rect.w > 0 ? copy.rect.w : 0);
	put_attribute_px(self, JN_STR(" height=\""), copy.rect.h > 0 ? copy.rect.h : 0);
	if (copy.rect.radius > 0) put_attribute_px(self, JN_STR(" rx=\""), copy.rect.radius);
	if (panel && self->options->inlined) put(self, JN_STR(" stroke=\"var(--jn-panel-line, none)\""));
	put_paint(self, &copy);
}

static void put_circle(writer *self, const jn_shape *shape)
{
	int64_t x = shape->circle.x;
	if (self->scene->rtl) x = (int64_t)self->scene->width - x;
	put_attribute_px(self, JN_STR("<circle cx=\""), x);
	put_attribute_px(self, JN_STR(" cy=\""), shape->circle.y);
	put_attribute_px(self, JN_STR(" r=\""), shape->circle.radius > 0 ? shape->circle.radius : 0);
	put_paint(self, shape);
}

/* A picture that has to be turned, said so that nobody turns it once more: its own box at (0, 0), and where that comes to lie. */
static void put_turned(writer *self, const jn_shape *shape, int64_t x)
{
	jn_turn by = jn_turn_of(shape->image.image);
	bool sideways = jn_turn_sideways(shape->image.image);
	jn_buf_printf(self->out, "<image transform=\"matrix(%d %d %d %d ", by.xx, by.yx, by.xy, by.yy);
	put_px(self, x + (by.xx + by.xy < 0 ? shape->image.w : 0));
	jn_buf_char(self->out, ' ');
	put_px(self, (int64_t)shape->image.y + (by.yx + by.yy < 0 ? shape->image.h : 0));
	put(self, JN_STR(")\""));
	if (!self->options->inlined) put(self, JN_STR(" style=\"image-orientation:none\"")); /* a page's own style says it */
	put_attribute_px(self, JN_STR(" width=\""), sideways ? shape->image.h : shape->image.w);
	put_attribute_px(self, JN_STR(" height=\""), sideways ? shape->image.w : shape->image.h);
}

static void put_image(writer *self, const jn_shape *shape)
{
	const jn_image *image = shape->image.image;
	if (shape->image.w <= 0 || shape->image.h <= 0) return;
	int64_t x = shape->image.x;
	if (self->scene->rtl) x = (int64_t)self->scene->width - x - shape->image.w;
	if (image->turn) {
		put_turned(self, shape, x);
	} else {
		put_attribute_px(self, JN_STR("<image x=\""), x);
		put_attribute_px(self, JN_STR(" y=\""), shape->image.y);
		put_attribute_px(self, JN_STR(" width=\""), shape->image.w);
		put_attribute_px(self, JN_STR(" height=\""), shape->image.h);
	}
	if (shape->image.cover) put(self, JN_STR(" preserveAspectRatio=\"xMidYMid slice\""));
	put(self, image->type == JN_IMAGE_PNG ? JN_STR(" href=\"data:image/png;base64,") : JN_STR(" href=\"data:image/jpeg;base64,"));
	jn_base64_write(self->out, image->bytes);
	put(self, JN_STR("\"/>\n"));
}

static void put_path(writer *self, const jn_shape *shape)
{
	static const uint8_t points_of[] = {1, 1, 3, 0};
	static const char letters[] = "MLCZ";
	const jn_path *path = shape->path.path;
	if (!path || path->op_count == 0) return;
	bool mirror = self->scene->rtl && !(shape->flags & JN_SHAPE_KEEP);
	int64_t left = shape->path.x, top = shape->path.y;
	if (self->scene->rtl) left = (int64_t)self->scene->width - left - (mirror ? 0 : shape->path.w);
	put(self, JN_STR("<path d=\""));
	uint32_t at = 0;
	for (uint32_t i = 0; i < path->op_count; i++) {
		uint8_t op = path->ops[i];
		if (op > JN_PATH_CLOSE) continue;
		jn_buf_char(self->out, letters[op]);
		for (int k = 0; k < points_of[op] && at < path->point_count; k++, at++) {
			if (k) jn_buf_char(self->out, ' ');
			put_px(self, left + (mirror ? -(int64_t)path->points[at].x : path->points[at].x));
			jn_buf_char(self->out, ' ');
			put_px(self, top + path->points[at].y);
		}
	}
	jn_buf_char(self->out, '"');
	put_paint(self, shape);
}

static void put_text(writer *self, const jn_shape *shape)
{
	if (shape->text.text.len == 0) return;
	bool rtl = self->scene->rtl;
	/* "8 days" in Arabic is an Arabic phrase, not a number that runs against it. */
	bool number = rtl && shape->text.flow == JN_FLOW_NUMBER && jn_text_direction(shape->text.text) != JN_TEXT_RTL;
	jn_anchor anchor = (jn_anchor)shape->text.anchor;
	/* A number reads from left to right: where reading begins is its other end. */
	if (number && anchor != JN_ANCHOR_MIDDLE) anchor = anchor == JN_ANCHOR_START ? JN_ANCHOR_END : JN_ANCHOR_START;
	int64_t x = shape->text.x;
	put_attribute_px(self, JN_STR("<text x=\""), rtl ? self->scene->width - x : x);
	put_attribute_px(self, JN_STR(" y=\""), shape->text.y);
	put_attribute_px(self, JN_STR(" font-size=\""), (int64_t)shape->text.size * JN_PX);
	if (shape->text.bold) put(self, JN_STR(" font-weight=\"700\""));
	if (anchor == JN_ANCHOR_MIDDLE) put(self, JN_STR(" text-anchor=\"middle\""));
	if (anchor == JN_ANCHOR_END) put(self, JN_STR(" text-anchor=\"end\""));
	if (number) put(self, JN_STR(" direction=\"ltr\""));
	put_color(self, JN_STR(" fill=\""), shape->fill == JN_COLOR_NONE ? (uint8_t)JN_COLOR_INK : shape->fill);
	jn_buf_char(self->out, '>');
	jn_escape(self->out, shape->text.text, rtl && !number ? JN_ESCAPE_RTL : 0);
	put(self, JN_STR("</text>\n"));
}

static void put_group(writer *self, const jn_shape *shape)
{
	jn_str label = shape->group.label;
	put(self, JN_STR("<g"));
	if (shape->group.role == JN_ROLE_DECORATION) {
		put(self, JN_STR(" aria-hidden=\"true\""));
	} else if (shape->group.role != JN_ROLE_NONE && label.len) {
		put(self, shape->group.role == JN_ROLE_IMAGE ? JN_STR(" role=\"img\"") : JN_STR(" role=\"group\""));
		put(self, JN_STR(" aria-label=\""));
		jn_escape(self->out, label, 0);
		jn_buf_char(self->out, '"');
	}
	const jn_decl *decl = shape->group.decl;
	if (decl && decl->document && !decl->document->builtin) {
		put(self, JN_STR(" data-source=\""));
		jn_escape(self->out, decl->document->source.path, 0);
		jn_buf_char(self->out, ':');
		jn_buf_int(self->out, jn_source_position(&decl->document->source, decl->span.start, JN_UTF8).line + 1);
		jn_buf_char(self->out, '"');
	}
	if (decl && self->options->mark) self->options->mark(self->out, decl, self->options->context);
	put(self, JN_STR(">\n"));
}

/* The link over a card, for pages: last in its group, so that it lies above what is drawn there. */
static void put_link(writer *self, const jn_decl *decl, const jn_shape *card)
{
	if (!decl || !card || !self->options->link || !self->options->link(self->out, decl, self->options->context)) return;
	int64_t x = card->rect.x;
	if (self->scene->rtl) x = (int64_t)self->scene->width - x - card->rect.w;
	put_attribute_px(self, JN_STR("<rect x=\""), x);
	put_attribute_px(self, JN_STR(" y=\""), card->rect.y);
	put_attribute_px(self, JN_STR(" width=\""), card->rect.w);
	put_attribute_px(self, JN_STR(" height=\""), card->rect.h);
	put_attribute_px(self, JN_STR(" rx=\""), card->rect.radius);
	put(self, JN_STR(" fill=\"none\" pointer-events=\"all\"/></a>\n"));
}

static bool is_invisible(const writer *self, const jn_shape *shape)
{
	bool area = shape->opacity == JN_OPACITY_AREA && shape->type != JN_SHAPE_TEXT && shape->type != JN_SHAPE_GROUP;
	return area && self->theme->area == 0 && !self->options->inlined && shape->stroke == JN_COLOR_NONE;
}

static void put_shapes(writer *self)
{
	struct {
		const jn_decl *decl;
		const jn_shape *card;
	} groups[GROUPS_MAX];
	uint32_t open = 0;
	for (const jn_shape *shape = self->scene->first; shape; shape = shape->next) {
		if (is_invisible(self, shape)) continue;
		switch (shape->type) {
		case JN_SHAPE_GROUP:
			if (open < GROUPS_MAX) groups[open].decl = shape->group.decl, groups[open].card = NULL;
			put_group(self, shape), open++;
			break;
		case JN_SHAPE_END:
			if (open == 0) break;
			open--;
			if (open < GROUPS_MAX) put_link(self, groups[open].decl, groups[open].card);
			put(self, JN_STR("</g>\n"));
			break;
		case JN_SHAPE_RECT:
			if (shape->flags & JN_SHAPE_CARD && open > 0 && open <= GROUPS_MAX) groups[open - 1].card = shape;
			put_rect(self, shape);
			break;
		case JN_SHAPE_CIRCLE: put_circle(self, shape); break;
		case JN_SHAPE_PATH: put_path(self, shape); break;
		case JN_SHAPE_TEXT: put_text(self, shape); break;
		case JN_SHAPE_IMAGE: put_image(self, shape); break;
		default: break;
		}
	}
	while (open-- > 0) put(self, JN_STR("</g>\n"));
}

static void put_ids(writer *self, const char *id)
{
	jn_escape(self->out, self->options->id_prefix, 0);
	jn_buf_c(self->out, id);
}

static void put_root(writer *self)
{
	const jn_scene *scene = self->scene;
	static const char *const tags[JN_LANG_COUNT] = {"en", "id", "ms", "ar"};
	jn_str language = self->options->language;
	if (language.len == 0) language = jn_str_c(tags[scene->language < JN_LANG_COUNT ? scene->language : JN_LANG_EN]);
	put(self, JN_STR("<svg"));
	if (!self->options->inlined) put(self, JN_STR(" xmlns=\"http://www.w3.org/2000/svg\""));
	put_attribute_px(self, JN_STR(" width=\""), scene->width);
	put_attribute_px(self, JN_STR(" height=\""), scene->height);
	put(self, JN_STR(" viewBox=\"0 0 "));
	put_px(self, scene->width);
	jn_buf_char(self->out, ' ');
	put_px(self, scene->height);
	put(self, JN_STR("\" role=\"graphics-document\" aria-labelledby=\""));
	put_ids(self, "t ");
	put_ids(self, "d");
	if (!self->options->inlined) {
		put(self, JN_STR("\" xml:lang=\""));
		jn_escape(self->out, language, 0);
	}
	put(self, JN_STR("\" lang=\""));
	jn_escape(self->out, language, 0);
	put(self, JN_STR("\" font-family=\""));
	if (self->theme->font.len && !jn_str_eq(self->theme->font, JN_STR("Noto Sans"))) {
		jn_escape(self->out, self->theme->font, 0);
		put(self, JN_STR(", "));
	}
	jn_buf_c(self->out, FONTS);
	put(self, scene->rtl ? JN_STR("\" direction=\"rtl\">\n") : JN_STR("\">\n"));
}

static void put_named(writer *self, const char *element, const char *id, jn_str text)
{
	jn_buf_char(self->out, '<');
	jn_buf_c(self->out, element);
	put(self, JN_STR(" id=\""));
	put_ids(self, id);
	put(self, JN_STR("\">"));
	jn_escape(self->out, text, self->scene->rtl ? JN_ESCAPE_RTL : 0);
	put(self, JN_STR("</"));
	jn_buf_c(self->out, element);
	put(self, JN_STR(">\n"));
}

void jn_svg_write(jn_buf *out, const jn_scene *scene, const jn_svg_options *options)
{
	writer self = {.out = out, .scene = scene, .options = options, .theme = options->theme};
	prepare_colors(&self);
	put_root(&self);
	put_named(&self, "title", "t", scene->title);
	put_named(&self, "desc", "d", scene->description);
	jn_shape page = {.type = JN_SHAPE_RECT, .fill = JN_COLOR_PAGE, .opacity = 100};
	page.rect.w = scene->width, page.rect.h = scene->height;
	put_rect(&self, &page);
	put_shapes(&self);
	put(&self, JN_STR("</svg>\n"));
}

bool jn_svg_render(jn_buf *out, const jn_render_job *job, jn_problem *problem)
{
	(void)problem;
	jn_theme theme = jn_theme_get(job->theme, job->project ? job->project->project : NULL);
	jn_svg_options options = {.theme = &theme, .language = jn_render_language(job)};
	jn_svg_write(out, job->scene, &options);
	return true;
}
