/* Prices of cuts. In: the shapes of a scene, its lanes and rows of stages. Out: a sum for every row of pixels, built from where
 * each price begins and ends. */
#include "render/cuts.h"

#include <stdlib.h>

#include "scene/map.h"

/* What it costs to cut through a text, a head, a curve that a page has room for, a card, a line. None of these is ever worth a
 * page, as long as there is another place. */
enum { TEXT = 100000, HEAD = 50000, CURVE = 2000, CARD = 1000, LINE = 8 };

/* What should stay together, and may be parted where that spares a page or two: a row's head and its first lane; a lane; the two
 * halves of what lanes say together; a row of stages that a page has room for, one that has to be cut somewhere, and what is above
 * the first one; a part of the index at the foot; the rest of a row, the less there is of it;
 * and its very edge. */
enum { BEGINNING = 500, SMALL_LANE = 250, LANE = 95, LONG_LANE = 60, JOINED = 150, WHOLE = 110, ROW = 15, INTRODUCTION = 150, PART = 40, REST = 60, EDGE = 90 };

enum {
	NEAR = 3 * JN_PX,  /* so close to a card a cut would show its edge */
	SNAP = 24 * JN_PX, /* so far below the top of a lane a cut belongs to its top */
	TRAY_HEAD = 40 * JN_PX, /* a tray's title and where its cards begin */
	BARE = 45 * JN_PX, /* of a picture's foot, below its last line */
};

/* A cut strictly between `top` and `bottom` costs `price` more. */
static void add(jn_cuts *self, int64_t top, int64_t bottom, int64_t price)
{
	int64_t from = top / JN_PX + 1, to = (bottom + JN_PX - 1) / JN_PX;
	if (from < 0) from = 0;
	if (to > self->rows) to = self->rows;
	if (from >= to) return;
	self->prices[from] += price;
	self->prices[to] -= price;
}

static void add_path(jn_cuts *self, const jn_shape *shape)
{
	const jn_path *path = shape->path.path;
	int64_t top = INT32_MAX, bottom = INT32_MIN;
	for (uint32_t i = 0; path && i < path->point_count; i++) {
		if (path->points[i].y < top) top = path->points[i].y;
		if (path->points[i].y > bottom) bottom = path->points[i].y;
	}
	if (top <= bottom) add(self, shape->path.y + top, shape->path.y + bottom, LINE);
}

static void add_shape(jn_cuts *self, const jn_shape *shape)
{
	jn_text_box box;
	switch ((jn_shape_type)shape->type) {
	case JN_SHAPE_RECT:
		if (shape->flags & JN_SHAPE_TRAY) add(self, shape->rect.y, (int64_t)shape->rect.y + TRAY_HEAD, CARD);
		if (shape->flags & JN_SHAPE_PANEL || shape->fill == JN_COLOR_PAGE) break;
		add(self, (int64_t)shape->rect.y - NEAR, (int64_t)shape->rect.y + shape->rect.h + NEAR, CARD);
		break;
	case JN_SHAPE_CIRCLE:
		add(self, (int64_t)shape->circle.y - shape->circle.radius, (int64_t)shape->circle.y + shape->circle.radius, CARD);
		break;
	case JN_SHAPE_IMAGE: add(self, shape->image.y, (int64_t)shape->image.y + shape->image.h, CARD); break;
	case JN_SHAPE_PATH: add_path(self, shape); break;
	case JN_SHAPE_TEXT:
		box = jn_scene_text_box(shape);
		add(self, box.y, (int64_t)box.y + box.h, TEXT);
		break;
	case JN_SHAPE_GROUP:
	case JN_SHAPE_END: break;
	}
}

/* The less is left of a row, the more a cut costs. */
static void add_rest(jn_cuts *self, int64_t top, int64_t bottom, int32_t page)
{
	enum { STEPS = 6 };
	int64_t reach = page / 3;
	for (int i = 1; i <= STEPS; i++) {
		int64_t from = bottom - reach * i / STEPS;
		add(self, from > top ? from : top, bottom, REST / STEPS);
	}
}

/* `beginning`: where what a row of stages begins with ends; `foot`: of the last one, where the picture ends. */
static void add_band(jn_cuts *self, const jn_scene_band *band, int64_t beginning, int64_t foot, int32_t page)
{
	int64_t end = band->next ? band->bottom : foot, whole = end - band->y <= page ? end : band->bottom;
	add(self, band->y, (int64_t)band->head_bottom + SNAP, HEAD);
	add(self, band->y, beginning, BEGINNING);
	add(self, band->y, whole, whole - band->y <= page ? WHOLE : ROW);
	add_rest(self, band->y, end, page);
	add(self, (int64_t)band->bottom - SNAP, band->bottom, EDGE);
	if (band->next) add(self, band->bottom - 1, band->next->y, 1); /* between rows: where the next one begins */
}

static int lane_price(const jn_scene_lane *lane, int32_t page)
{
	if (lane->lane == JN_LANE_FEELING && lane->h <= page) return CURVE;
	if (lane->h <= page / 4) return SMALL_LANE;
	return lane->h <= page / 4 * 3 ? LANE : LONG_LANE;
}

static void add_lane(jn_cuts *self, const jn_scene_lane *lane, int32_t page)
{
	int64_t bottom = (int64_t)lane->y + lane->h;
	add(self, (int64_t)lane->y + SNAP / 2, bottom - SNAP / 4, lane_price(lane, page));
	add(self, lane->y, (int64_t)lane->y + SNAP, 1); /* rather at its very top */
	if (lane->joined) add(self, (int64_t)lane->y - SNAP, (int64_t)lane->y + SNAP, JOINED);
}

/* Bands and lanes both come from top to bottom. */
static void add_rows(jn_cuts *self, const jn_scene *scene, int32_t page)
{
	const jn_scene_lane *lane = scene->lanes;
	if (scene->bands && scene->bands->y <= page) add(self, 0, scene->bands->y - SNAP, INTRODUCTION);
	for (const jn_scene_band *band = scene->bands; band; band = band->next) {
		while (lane && lane->y <= band->titles_y) lane = lane->next;
		int64_t beginning = lane && lane->y < band->bottom ? (int64_t)lane->y + SNAP : band->bottom;
		add_band(self, band, beginning, (int64_t)scene->height - BARE, page);
	}
	for (lane = scene->lanes; lane; lane = lane->next) add_lane(self, lane, page);
}

const jn_shape *jn_cuts_part(const jn_scene *scene, const jn_shape *shape)
{
	int32_t rows_end = scene->last_band ? scene->last_band->bottom : 0;
	for (; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT && shape->text.bold && shape->text.x == JN_MARGIN && shape->text.y > rows_end && rows_end) return shape;
	return NULL;
}

/* Parts of the index stay whole if they are short, and begin with more than their name; a long one is cut, but not at its ends. */
static void add_parts(jn_cuts *self, const jn_scene *scene, int32_t page)
{
	const jn_shape *part = jn_cuts_part(scene, scene->first);
	while (part) {
		const jn_shape *next = jn_cuts_part(scene, part->next);
		int64_t top = jn_scene_text_box(part).y - SNAP / 2, end = next ? jn_scene_text_box(next).y - SNAP / 2 : (int64_t)scene->height - BARE;
		add(self, top, end, end - top <= page / 2 ? WHOLE : PART);
		add(self, top, top + 2 * SNAP, JOINED);
		if (end - top > 8 * SNAP) add(self, end - 4 * SNAP, end, JOINED);
		part = next;
	}
}

jn_cuts jn_cuts_make(const jn_scene *scene, int32_t page)
{
	jn_cuts self = {.rows = scene->height / JN_PX};
	self.prices = jn_alloc(((size_t)self.rows + 2) * sizeof *self.prices);
	memset(self.prices, 0, ((size_t)self.rows + 2) * sizeof *self.prices);
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) add_shape(&self, shape);
	add_rows(&self, scene, page);
	add_parts(&self, scene, page);
	for (int32_t row = 1; row <= self.rows; row++) self.prices[row] += self.prices[row - 1];
	return self;
}

void jn_cuts_free(jn_cuts *self)
{
	free(self->prices);
	self->prices = NULL;
}
