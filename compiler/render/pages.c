/* Where pages end. In: the shapes of a scene. Out: pages. Of all ways to cut the picture the cheapest is taken: each page has a
 * price, each cut that of what it goes through, and emptiness costs the more the less evenly it is spread. */
#include "render/pages.h"

#include <stdlib.h>

#include "render/cuts.h"

enum {
	EMPTY = 40,        /* what a page costs that is empty altogether; half as empty, it is a quarter */
	SCANT = 25,        /* per cent: a page less full than that is wasted */
	WASTE = 100,       /* and costs so much more */
	PLACES = 96,       /* where a page may end: the cheapest rows of so many parts of a page */
	MANY = 60,         /* pages: of more, no other way is looked for */
	RAIL = 48 * JN_PX, /* where the names of lanes begin */
	EDGE = 24 * JN_PX, /* so much of a row is not worth a head */
};

/* A row where a page may end, and the next begin. */
typedef struct place {
	int32_t y;
	int32_t bare;               /* so much above it is empty, and needs no room: the gap between two rows */
	uint32_t from;              /* the place where the page ending here begins */
	const jn_scene_band *heads; /* what a page repeats that begins here */
	int64_t price;              /* of a cut here */
	int64_t sum;                /* of the cheapest way down to here; negative: there is none */
} place;

typedef struct cutter {
	const jn_scene *scene;
	jn_paper paper;
	const jn_shape *parts; /* the name of the index's first part, or NULL */
	place *places;
	uint32_t count;
} cutter;

/* How high the page is that begins at `from`, less its margins and heads. */
static int32_t room_at(const cutter *self, const place *from)
{
	int32_t room = self->paper.height - JN_PAGE_BOTTOM - (from->y > 0 ? JN_PAGE_TOP : 0);
	return from->heads ? room - from->heads->heads_height : room;
}

/* The row of stages that a page continues which begins at `y`; heads that would fill half a page are none. */
static const jn_scene_band *heads_at(const cutter *self, const jn_scene_band *band, int32_t y)
{
	if (!band || y <= band->head_bottom || y >= band->bottom - EDGE) return NULL;
	return band->heads && band->heads_height <= self->paper.height / 3 ? band : NULL;
}

/* What is empty above `y`, where a row begins, or the one above has ended. */
static int32_t bare_above(const jn_scene_band *band, const jn_scene_band *above, int32_t y)
{
	if (band && y == band->y && above) return y - above->bottom;
	return band && band->next && y > band->bottom && y <= band->next->y ? y - band->bottom : 0;
}

/* The cheapest row of every part, the lowest of equals; then the end. */
static void find_places(cutter *self)
{
	int32_t part = (self->paper.height - JN_PAGE_BOTTOM - JN_PAGE_TOP) / JN_PX / PLACES;
	if (part < 1) part = 1;
	jn_cuts cuts = jn_cuts_make(self->scene, self->paper.height - JN_PAGE_BOTTOM - JN_PAGE_TOP);
	const jn_scene_band *band = self->scene->bands, *above = NULL;
	self->places = jn_alloc(((size_t)(cuts.rows / part) + 3) * sizeof *self->places);
	self->places[self->count++] = (place){.sum = 0};
	for (int32_t row = 1; row < cuts.rows; row += part) {
		int32_t best = row;
		for (int32_t i = row + 1; i < row + part && i < cuts.rows; i++)
			if (cuts.prices[i] <= cuts.prices[best]) best = i;
		while (band && band->next && best * JN_PX >= band->next->y) above = band, band = band->next;
		self->places[self->count] = (place){.y = best * JN_PX, .price = cuts.prices[best], .sum = -1};
		self->places[self->count].heads = heads_at(self, band, best * JN_PX);
		self->places[self->count].bare = bare_above(band, above, best * JN_PX);
		self->count++;
	}
	self->places[self->count++] = (place){.y = self->scene->height, .sum = -1};
	jn_cuts_free(&cuts);
}

/* The sums of all pages that begin at a place. The margin at the picture's own end needs no paper. */
static void try_pages(cutter *self, uint32_t from)
{
	const place *begin = &self->places[from];
	int32_t room = room_at(self, begin);
	for (uint32_t i = from + 1; i < self->count; i++) {
		place *end = &self->places[i];
		bool last = i + 1 == self->count;
		int64_t used = (int64_t)end->y - begin->y - (last ? JN_PAGE_BOTTOM : end->bare), left = used > room ? 0 : (room - used) * 100 / room;
		if (used > room && last) break;
		if (used > room + JN_PAGE_BOTTOM) i = self->count - 2; /* too far; but the end may be nearer than it seems */
		if (used > room) continue;
		int64_t sum = begin->sum + end->price + JN_CUT_PAGE + left * left * EMPTY / 10000;
		if (left > 100 - SCANT) sum += WASTE;
		if (end->sum >= 0 && end->sum <= sum) continue;
		end->sum = sum;
		end->from = from;
	}
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

/* The name of the lane, or of the part of the index, that a page begins within. */
static jn_str lane_at(const cutter *self, const jn_page *page)
{
	const jn_scene *scene = self->scene;
	for (const jn_scene_lane *lane = scene->lanes; lane && lane->y < page->top; lane = lane->next)
		if (page->heads && page->top > lane->y + JN_PX && page->top < lane->y + lane->h - EDGE && !says_name(scene, lane, page->top))
			return lane->name;
	const jn_shape *within = NULL;
	for (const jn_shape *part = self->parts; part && part->text.y < page->top; part = jn_cuts_part(scene, part->next)) within = part;
	const jn_shape *next = within ? jn_cuts_part(scene, within->next) : NULL;
	bool runs_on = within && (next ? next->text.y - EDGE > page->top : scene->height - 4 * EDGE > page->top);
	return runs_on ? within->text.text : (jn_str){0};
}

/* The pages, from the last to the first. False when there are too many. */
static bool collect(const cutter *self, jn_arena *arena, jn_pages *pages)
{
	uint32_t last = self->count - 1;
	for (uint32_t at = last; at > 0; at = self->places[at].from) pages->count++;
	if (pages->count > JN_PAGES_MOST) return false;
	pages->items = jn_arena_alloc(arena, pages->count * sizeof *pages->items);
	for (uint32_t at = last, i = pages->count; at > 0; at = self->places[at].from) {
		const place *begin = &self->places[self->places[at].from];
		jn_page *page = &pages->items[--i];
		*page = (jn_page){.top = begin->y, .bottom = self->places[at].y, .heads = begin->heads, .runs_on = self->places[at].heads != NULL};
		page->lane = lane_at(self, page);
	}
	pages->price = self->places[last].sum;
	return true;
}

const jn_pages *jn_pages_make(jn_arena *arena, const jn_scene *scene, jn_paper paper)
{
	int64_t most = (int64_t)(paper.height - JN_PAGE_BOTTOM) * JN_PAGES_MOST;
	if (scene->height > most) return NULL;
	cutter self = {.scene = scene, .paper = paper, .parts = jn_cuts_part(scene, scene->first)};
	find_places(&self);
	for (uint32_t i = 0; i + 1 < self.count; i++)
		if (self.places[i].sum >= 0) try_pages(&self, i);
	jn_pages *pages = jn_arena_alloc(arena, sizeof *pages);
	*pages = (jn_pages){.paper = paper};
	bool fits = collect(&self, arena, pages);
	free(self.places);
	return fits ? pages : NULL;
}

/* The ways to lay a picture out for a paper, and what each costs more than the first. */
typedef struct way {
	int percent;
	bool narrow; /* its columns */
	int price;
} way;

static const way ways[] = {{100, false, 0}, {92, false, 15}, {JN_PAPER_LEAST, false, 30}, {JN_PAPER_LEAST, true, 40}};

/* The cheapest one, on the whole. */
static const way *choose_way(const jn_project *project, const jn_decl *journey, jn_scene_options *how, int paper)
{
	enum { WAYS = sizeof ways / sizeof *ways };
	int64_t least = INT64_MAX;
	const way *best = &ways[WAYS - 1];
	for (const way *one = ways; one < ways + WAYS; one++) {
		jn_arena arena = {0};
		jn_paper sheet = jn_paper_get(paper, one->percent);
		how->page_width = sheet.width;
		how->narrow = one->narrow;
		const jn_scene *scene = jn_scene_build(&arena, project, journey, how);
		const jn_pages *pages = scene ? jn_pages_make(&arena, scene, sheet) : NULL;
		int64_t price = pages ? pages->price + one->price : INT64_MAX;
		bool many = !pages || pages->count > MANY;
		if (price < least) least = price, best = one;
		jn_arena_free(&arena);
		if (many) return &ways[WAYS - 1];
	}
	return best;
}

const jn_pages *jn_pages_lay_out(jn_arena *arena, const jn_project *project, const jn_decl *journey, jn_scene_options how, int paper,
								 const jn_scene **ret_scene)
{
	const way *best = choose_way(project, journey, &how, paper);
	jn_paper sheet = jn_paper_get(paper, best->percent);
	how.page_width = sheet.width;
	how.narrow = best->narrow;
	const jn_scene *scene = jn_scene_build(arena, project, journey, &how);
	const jn_pages *pages = scene ? jn_pages_make(arena, scene, sheet) : NULL;
	*ret_scene = pages ? scene : NULL;
	return pages;
}
