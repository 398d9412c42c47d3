/* The display list: shapes appended one after the other, and the table of views.
 *
 * In: what a view lays out. Out: the list painters walk. Everything lives in the scene's arena. */
#include "scene/scene.h"

#include "scene/map.h"
#include "text/labels.h"
#include "text/measure.h"

/* --- views --- */

static const jn_scene_view views[] = {
	{"map", JN_TR("The whole journey map: personas, phases, stages, touchpoints and every lane somebody filled."),
	 jn_map_build},
	{"blueprint",
	 JN_TR("A service blueprint: evidence, customer, frontstage, backstage and support, and the three lines between them."),
	 jn_blueprint_build},
	{"experience",
	 JN_TR("What people do, want, ask and miss: expected against received, critical points, and where competitors win."),
	 jn_experience_build},
	{"emotions",
	 JN_TR("The feeling curve alone: personas, moments of truth, low points, and how the map it is based on felt."),
	 jn_emotions_build},
};

const jn_scene_view *jn_scene_views(uint32_t *ret_count)
{
	*ret_count = (uint32_t)(sizeof views / sizeof *views);
	return views;
}

static const jn_scene_view *view_named(jn_str name)
{
	uint32_t count;
	const jn_scene_view *rows = jn_scene_views(&count);
	if (name.len == 0) return &rows[0];
	for (uint32_t i = 0; i < count; i++)
		if (jn_str_eq(jn_str_c(rows[i].name), name)) return &rows[i];
	return NULL;
}

jn_scene *jn_scene_build(jn_arena *arena, const jn_project *project, const jn_decl *journey,
						 const jn_scene_options *options)
{
	jn_scene_options none = {.language = -1, .today = JN_DATE_NONE};
	if (!options) options = &none;
	const jn_scene_view *view = view_named(options->view);
	if (!view) return NULL;
	jn_scene *scene = jn_arena_alloc(arena, sizeof *scene);
	scene->arena = arena;
	view->build(scene, project, journey, options);
	return scene;
}

/* --- dashes --- */

const uint8_t *jn_dash_pattern(jn_dash dash, int *ret_count)
{
	static const uint8_t patterns[JN_DASH_COUNT][4] = {
		[JN_DASH_PERSONA_2] = {7, 5}, [JN_DASH_PERSONA_3] = {2, 5},   [JN_DASH_PERSONA_4] = {10, 4, 2, 4},
		[JN_DASH_PERSONA_5] = {1, 4}, [JN_DASH_TILE] = {3, 2},        [JN_DASH_TARGET] = {2, 3},
		[JN_DASH_LEVEL] = {1, 4},     [JN_DASH_VISIBILITY] = {10, 6}, [JN_DASH_INTERNAL] = {2, 5},
	};
	*ret_count = dash == JN_DASH_SOLID || dash >= JN_DASH_COUNT ? 0 : dash == JN_DASH_PERSONA_4 ? 4 : 2;
	return patterns[dash < JN_DASH_COUNT ? dash : 0];
}

/* --- shapes --- */

static jn_shape *append(jn_scene *self, jn_shape_type type)
{
	jn_shape *shape = jn_arena_alloc(self->arena, sizeof *shape);
	shape->type = (uint8_t)type;
	shape->opacity = 100;
	if (self->last)
		self->last->next = shape;
	else
		self->first = shape;
	self->last = shape;
	self->shape_count++;
	return shape;
}

jn_shape *jn_scene_group(jn_scene *self, jn_role role, jn_str label, const jn_decl *source)
{
	jn_shape *shape = append(self, JN_SHAPE_GROUP);
	shape->group.role = (uint8_t)role;
	shape->group.label = label;
	shape->group.decl = source;
	self->depth++;
	return shape;
}

void jn_scene_end(jn_scene *self)
{
	append(self, JN_SHAPE_END);
	self->depth--;
}

jn_scene_lane *jn_scene_add_lane(jn_scene *self, uint8_t lane, uint32_t row, jn_str name, int32_t y, int32_t h)
{
	jn_scene_lane *added = jn_arena_alloc(self->arena, sizeof *added);
	*added = (jn_scene_lane){.lane = lane, .row = (uint16_t)row, .name = name, .y = y, .h = h};
	if (self->last_lane)
		self->last_lane->next = added;
	else
		self->lanes = added;
	return self->last_lane = added;
}

jn_scene_band *jn_scene_add_band(jn_scene *self, int32_t y, int32_t head_bottom, int32_t bottom)
{
	jn_scene_band *band = jn_arena_alloc(self->arena, sizeof *band);
	*band = (jn_scene_band){.y = y, .head_bottom = head_bottom, .bottom = bottom, .titles_y = head_bottom, .last = self->last};
	if (self->last_band)
		self->last_band->next = band;
	else
		self->bands = band;
	self->last_band = band;
	return band;
}

jn_shape *jn_scene_rect(jn_scene *self, int32_t x, int32_t y, int32_t w, int32_t h, int32_t radius, jn_color fill)
{
	jn_shape *shape = append(self, JN_SHAPE_RECT);
	shape->fill = (uint8_t)fill;
	shape->rect.x = x;
	shape->rect.y = y;
	shape->rect.w = w;
	shape->rect.h = h;
	shape->rect.radius = radius;
	return shape;
}

jn_shape *jn_scene_circle(jn_scene *self, int32_t x, int32_t y, int32_t radius, jn_color fill)
{
	jn_shape *shape = append(self, JN_SHAPE_CIRCLE);
	shape->fill = (uint8_t)fill;
	shape->circle.x = x;
	shape->circle.y = y;
	shape->circle.radius = radius;
	return shape;
}

jn_shape *jn_scene_image(jn_scene *self, int32_t x, int32_t y, int32_t w, int32_t h, const jn_image *image)
{
	jn_shape *shape = append(self, JN_SHAPE_IMAGE);
	shape->image.x = x;
	shape->image.y = y;
	shape->image.w = w;
	shape->image.h = h;
	shape->image.image = image;
	return shape;
}

jn_shape *jn_scene_path(jn_scene *self, int32_t x, int32_t y, const jn_path *path, jn_color fill)
{
	jn_shape *shape = append(self, JN_SHAPE_PATH);
	shape->fill = (uint8_t)fill;
	shape->path.x = x;
	shape->path.y = y;
	shape->path.path = path;
	return shape;
}

jn_shape *jn_scene_line(jn_scene *self, int32_t x1, int32_t y1, int32_t x2, int32_t y2, jn_color stroke, int32_t width)
{
	static const uint8_t ops[] = {JN_PATH_MOVE, JN_PATH_LINE};
	struct {
		jn_path path;
		jn_point points[2];
	} *line = jn_arena_alloc(self->arena, sizeof *line);
	line->points[1] = (jn_point){x2 - x1, y2 - y1};
	line->path = (jn_path){.ops = ops, .points = line->points, .op_count = 2, .point_count = 2};
	return jn_shape_stroke(jn_scene_path(self, x1, y1, &line->path, JN_COLOR_NONE), stroke, width, JN_DASH_SOLID);
}

jn_shape *jn_scene_text(jn_scene *self, int32_t x, int32_t baseline, jn_str text, int size, bool bold, jn_color color,
						int32_t width)
{
	jn_shape *shape = append(self, JN_SHAPE_TEXT);
	shape->fill = (uint8_t)color;
	shape->text.x = x;
	shape->text.y = baseline;
	shape->text.text = text;
	shape->text.size = (uint8_t)size;
	shape->text.bold = bold;
	shape->text.width = width >= 0 ? width : jn_text_width_px64(text, bold ? JN_TEXT_BOLD : JN_TEXT_REGULAR, size);
	return shape;
}

jn_shape *jn_shape_number(jn_shape *self)
{
	if (!jn_numerals_arabic(self->text.text)) self->text.flow = JN_FLOW_NUMBER;
	return self;
}

/* --- paths --- */

static void path_add(jn_path_builder *self, jn_path_op op, const jn_point *points, uint32_t count)
{
	self->ops = jn_arena_grow(self->arena, self->ops, self->op_count, &self->op_cap, sizeof *self->ops);
	self->ops[self->op_count++] = (uint8_t)op;
	for (uint32_t i = 0; i < count; i++) {
		self->points =
			jn_arena_grow(self->arena, self->points, self->point_count, &self->point_cap, sizeof *self->points);
		self->points[self->point_count++] = points[i];
	}
}

void jn_path_move(jn_path_builder *self, int32_t x, int32_t y)
{
	path_add(self, JN_PATH_MOVE, &(jn_point){x, y}, 1);
}

void jn_path_line(jn_path_builder *self, int32_t x, int32_t y)
{
	path_add(self, JN_PATH_LINE, &(jn_point){x, y}, 1);
}

void jn_path_curve(jn_path_builder *self, jn_point a, jn_point b, jn_point to)
{
	path_add(self, JN_PATH_CURVE, (jn_point[]){a, b, to}, 3);
}

void jn_path_close(jn_path_builder *self)
{
	path_add(self, JN_PATH_CLOSE, NULL, 0);
}

const jn_path *jn_path_done(jn_path_builder *self)
{
	jn_path *path = jn_arena_alloc(self->arena, sizeof *path);
	*path = (jn_path){self->ops, self->points, self->op_count, self->point_count};
	return path;
}

/* --- text boxes --- */

jn_text_box jn_scene_text_box(const jn_shape *text)
{
	int32_t size = text->text.size * JN_PX;
	int32_t x = text->text.x;
	if (text->text.anchor == JN_ANCHOR_MIDDLE) x -= text->text.width / 2;
	if (text->text.anchor == JN_ANCHOR_END) x -= text->text.width;
	int32_t ascent = size * 78 / 100, descent = size * 24 / 100;
	return (jn_text_box){x, text->text.y - ascent, text->text.width, ascent + descent, text};
}

void jn_scene_each_text_box(const jn_scene *self, void (*visit)(const jn_text_box *box, void *context), void *context)
{
	for (const jn_shape *shape = self->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_TEXT) continue;
		jn_text_box box = jn_scene_text_box(shape);
		visit(&box, context);
	}
}
