/* Where pages end. In: the shapes of a scene. Out: pages. Every row of pixels gets a cost: what a cut there would go through. The
 * cheapest row of a page's last part is where it ends, the lowest of equals. */
#include "render/pages.h"

#include <stdlib.h>

typedef struct paper_row {
	const char *name;
	int32_t width, height; /* tenths of a millimetre */
} paper_row;

static const paper_row papers[] = {
	{"a4", 2100, 2970},     {"a4-landscape", 2970, 2100}, {"a3", 2970, 4200},         {"a3-landscape", 4200, 2970},
	{"a2", 4200, 5940},     {"a2-landscape", 5940, 4200}, {"letter", 2159, 2794},     {"letter-landscape", 2794, 2159},
	{"tabloid", 2794, 4318}, {"tabloid-landscape", 4318, 2794},
};

enum { PAPERS = sizeof papers / sizeof *papers };

/* What it costs to cut through a text, a head, a card, a line, a lane; and to leave all of a page empty. A card is never cut to
 * fill a page, a lane of up to three quarters of a page hardly ever, a longer one where more than half of the page would stay empty. */
enum { TEXT = 100000, HEAD = 50000, CARD = 1000, LINE = 10, LANE = 60, WHOLE_LANE = 95, EMPTY = 100, SNAP = 24 };

/* The same of what should stay together: heads, titles and the beginning of the lane below; a lane and the second half of
 * what it says; a row of stages that a page has room for; the rest of a row and the picture's foot, the less there is. */
enum { BEGINNING = 500, JOINED = 60, WHOLE = 45, REST = 60 };

enum {
	NEAR = 3 * JN_PX,  /* so close to a card a cut would show its edge */
	RAIL = 48 * JN_PX, /* where the names of lanes begin */
	BARE = 45 * JN_PX, /* of a picture's foot, below its last line */
};

const char *jn_paper_name(int i)
{
	return i >= 0 && i < PAPERS ? papers[i].name : NULL;
}

/* In whole px: a page's picture has no broken ones. */
static int32_t pixels(int32_t tenths)
{
	return (int32_t)((int64_t)tenths * 96 / 254) * JN_PX;
}

jn_paper jn_paper_get(int i)
{
	return (jn_paper){pixels(papers[i].width), pixels(papers[i].height), papers[i].width, papers[i].height};
}

typedef struct cutter {
	const jn_scene *scene;
	int64_t *costs; /* [rows + 1]: of a cut over the row */
	int32_t rows;
} cutter;

/* A cut strictly between `top` and `bottom` costs `cost` more. */
static void add_cost(cutter *self, int64_t top, int64_t bottom, int64_t cost)
{
	int64_t from = top / JN_PX + 1, to = (bottom + JN_PX - 1) / JN_PX;
	if (from < 0) from = 0;
	if (to > self->rows) to = self->rows;
	if (from >= to) return;
	self->costs[from] += cost;
	self->costs[to] -= cost;
}

static void add_path(cutter *self, const jn_shape *shape)
{
	const jn_path *path = shape->path.path;
	int64_t top = INT32_MAX, bottom = INT32_MIN;
	for (uint32_t i = 0; path && i < path->point_count; i++) {
		if (path->points[i].y < top) top = path->points[i].y;
		if (path->points[i].y > bottom) bottom = path->points[i].y;
	}
	if (top <= bottom) add_cost(self, shape->path.y + top, shape->path.y + bottom, LINE);
}

static void add_shape(cutter *self, const jn_shape *shape)
{
	jn_text_box box;
	switch ((jn_shape_type)shape->type) {
	case JN_SHAPE_RECT:
		if (shape->flags & JN_SHAPE_PANEL || shape->fill == JN_COLOR_PAGE) break;
		add_cost(self, (int64_t)shape->rect.y - NEAR, (int64_t)shape->rect.y + shape->rect.h + NEAR, CARD);
		break;
	case JN_SHAPE_CIRCLE:
		add_cost(self, (int64_t)shape->circle.y - shape->circle.radius, (int64_t)shape->circle.y + shape->circle.radius, CARD);
		break;
	case JN_SHAPE_IMAGE: add_cost(self, shape->image.y, (int64_t)shape->image.y + shape->image.h, CARD); break;
	case JN_SHAPE_PATH: add_path(self, shape); break;
	case JN_SHAPE_TEXT:
		box = jn_scene_text_box(shape);
		add_cost(self, box.y, (int64_t)box.y + box.h, TEXT);
		break;
	case JN_SHAPE_GROUP:
	case JN_SHAPE_END: break;
	}
}

/* Where what a band begins with ends: just below the top of the lane that follows the titles. */
static int64_t beginning_end(const jn_scene *scene, const jn_scene_band *band)
{
	for (const jn_scene_lane *lane = scene->lanes; lane; lane = lane->next)
		if (lane->y > band->titles_y && lane->y < band->bottom) return (int64_t)lane->y + SNAP * JN_PX;
	return band->bottom;
}

/* A cut costs the more the less is left of a row, and for the last one of the picture, below it. */
static void add_rest(cutter *self, int64_t top, int64_t bottom, int32_t page)
{
	enum { STEPS = 6 };
	int64_t reach = page / 3;
	for (int i = 1; i <= STEPS; i++) {
		int64_t from = bottom - reach * i / STEPS;
		add_cost(self, from > top ? from : top, bottom, REST / STEPS);
	}
}

static void add_band(cutter *self, const jn_scene_band *band, int32_t page)
{
	add_cost(self, band->y, (int64_t)band->head_bottom + SNAP * JN_PX, HEAD); /* a head stays with what it is the head of */
	add_cost(self, band->y, beginning_end(self->scene, band), BEGINNING);
	int64_t end = band->next ? band->bottom : self->scene->height - BARE;
	int64_t whole = end - band->y <= page ? end : band->bottom;
	if (whole - band->y <= page) add_cost(self, band->y, whole, WHOLE);
	add_rest(self, band->y, end, page);
}

static void sum_costs(cutter *self, int32_t page)
{
	for (const jn_shape *shape = self->scene->first; shape; shape = shape->next) add_shape(self, shape);
	for (const jn_scene_band *band = self->scene->bands; band; band = band->next) add_band(self, band, page);
	for (const jn_scene_lane *lane = self->scene->lanes; lane; lane = lane->next) {
		add_cost(self, (int64_t)lane->y + SNAP / 2 * JN_PX, (int64_t)lane->y + lane->h - SNAP / 4 * JN_PX,
				 lane->h <= page / 4 * 3 ? WHOLE_LANE : LANE);
		if (lane->joined) add_cost(self, (int64_t)lane->y - SNAP * JN_PX, (int64_t)lane->y + SNAP * JN_PX, JOINED);
	}
	for (int32_t row = 1; row <= self->rows; row++) self->costs[row] += self->costs[row - 1];
}

static bool better(const cutter *self, int32_t place, int32_t y)
{
	return place <= y && place > y - SNAP * JN_PX && self->costs[place / JN_PX] <= self->costs[y / JN_PX];
}

/* The last lane or band that begins at or just before `y`, where a cut is no worse; else `y`. */
static int32_t snap(const cutter *self, int32_t y)
{
	int32_t snapped = y;
	for (const jn_scene_lane *lane = self->scene->lanes; lane; lane = lane->next)
		if (better(self, lane->y, y)) snapped = lane->y;
	for (const jn_scene_band *band = self->scene->bands; band; band = band->next)
		if (better(self, band->y, y)) snapped = band->y;
	return snapped;
}

/* Where a page ends that begins at `top` and has room for `room`. */
static int32_t page_end(const cutter *self, int32_t top, int32_t room)
{
	int32_t last = (top + room) / JN_PX, first = (top + room / 8) / JN_PX, best = last;
	if (last >= self->rows) return self->scene->height;
	int64_t least = INT64_MAX;
	for (int32_t row = last; row > first; row--) {
		int64_t cost = self->costs[row] + (int64_t)(last - row) * EMPTY / (room / JN_PX);
		if (cost >= least) continue;
		least = cost;
		best = row;
	}
	return snap(self, best * JN_PX);
}

/* True when the page that begins at `top` shows the lane's own name: its first line stands at the start of a row. */
static bool says_name(const jn_scene *scene, const jn_scene_lane *lane, int32_t top)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_TEXT || shape->text.x > RAIL || shape->text.text.len == 0) continue;
		bool here = shape->text.y >= top && shape->text.y >= lane->y && shape->text.y < lane->y + lane->h;
		if (here && jn_str_starts(lane->name, shape->text.text)) return true;
	}
	return false;
}

/* What is repeated over a page that begins at `y`. */
static void add_head(const jn_scene *scene, jn_page *page)
{
	for (const jn_scene_band *band = scene->bands; band; band = band->next) {
		if (page->top <= band->head_bottom || page->top >= band->bottom - SNAP * JN_PX) continue;
		page->head_top = band->y;
		page->head_bottom = band->head_bottom;
		page->titles = band->titles_height && page->top > band->titles_y + SNAP * JN_PX ? band : NULL;
	}
	for (const jn_scene_lane *lane = scene->lanes; lane; lane = lane->next)
		if (page->head_bottom && page->top > lane->y + JN_PX && page->top < lane->y + lane->h - SNAP * JN_PX &&
		    !says_name(scene, lane, page->top))
			page->lane = lane->name;
}

/* How high what is repeated is; what there is no room for is left out. */
static int32_t fit_head(jn_page *page, int32_t room)
{
	int32_t head = page->head_bottom - page->head_top, titles = page->titles ? page->titles->titles_height : 0;
	if (head + titles > room / 2) page->titles = NULL, titles = 0;
	if (head > room / 2) page->head_top = page->head_bottom = head = 0;
	return head + titles;
}

const jn_pages *jn_pages_make(jn_arena *arena, const jn_scene *scene, jn_paper paper)
{
	cutter self = {.scene = scene, .rows = scene->height / JN_PX};
	self.costs = jn_alloc(((size_t)self.rows + 2) * sizeof *self.costs);
	memset(self.costs, 0, ((size_t)self.rows + 2) * sizeof *self.costs);
	sum_costs(&self, paper.height - JN_PAGE_BOTTOM - JN_PAGE_TOP);
	jn_pages *pages = jn_arena_alloc(arena, sizeof *pages);
	pages->paper = paper;
	pages->items = jn_arena_alloc(arena, JN_PAGES_MOST * sizeof *pages->items);
	int32_t top = 0;
	while (top < scene->height && pages->count < JN_PAGES_MOST) {
		jn_page *page = &pages->items[pages->count++];
		*page = (jn_page){.top = top};
		add_head(scene, page);
		int32_t room = paper.height - JN_PAGE_BOTTOM - (top > 0 ? JN_PAGE_TOP : 0), head = fit_head(page, room);
		page->bottom = page_end(&self, top, room - head);
		if (page->bottom <= top) page->bottom = top + (room - head);
		top = page->bottom;
		/* the foot's own margin needs no page */
		if (top < scene->height && scene->height - top < JN_PAGE_BOTTOM && self.costs[top / JN_PX] == 0) break;
	}
	free(self.costs);
	return top < scene->height - JN_PAGE_BOTTOM ? NULL : pages;
}
