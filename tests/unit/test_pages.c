/* Pictures cut for paper: everything is on exactly one page, nothing is cut through, heads are repeated, and no page is fuller
 * than it can be. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "pictures.h"
#include "project/load.h"
#include "render/cuts.h"
#include "render/pages.h"
#include "scene/map.h"

/* What a page has room for below `heads`. */
static int32_t room(const jn_paper *paper, const jn_page *page)
{
	return paper->height - JN_PAGE_BOTTOM - (page->top ? JN_PAGE_TOP : 0) - (page->heads ? page->heads->heads_height : 0);
}

static void check_page(const jn_scene *scene, const jn_pages *pages, uint32_t i, const char *what)
{
	const jn_page *page = &pages->items[i];
	bool last = i + 1 == pages->count;
	cr_expect_gt(page->bottom, page->top, "%s, page %u", what, i + 1);
	int32_t needed = page->bottom - page->top - (last ? JN_PAGE_BOTTOM : 0);
	for (const jn_scene_band *band = scene->bands; band && band->next; band = band->next) /* what is empty at its end needs no room */
		if (page->bottom > band->bottom && page->bottom <= band->next->y) needed -= page->bottom - band->bottom;
	cr_expect_leq(needed, room(&pages->paper, page), "%s, page %u", what, i + 1);
	cr_expect_eq(page->top, i ? pages->items[i - 1].bottom : 0, "%s, page %u", what, i + 1);
	cr_expect_eq(page->runs_on, !last && page[1].heads, "%s, page %u", what, i + 1);
	for (const jn_scene_band *band = scene->bands; band; band = band->next) {
		bool inside = page->top > band->head_bottom && page->top < band->bottom - 24 * JN_PX;
		if (inside) cr_expect_eq(page->heads, band, "%s, page %u lacks its heads", what, i + 1);
	}
}

/* No page but the first is nearly empty, and none shows nothing but a row's last lane. */
static void check_full(const jn_pages *pages, const char *what)
{
	for (uint32_t i = 1; i < pages->count; i++) {
		const jn_page *page = &pages->items[i];
		cr_expect_geq((page->bottom - page->top) * 100 / room(&pages->paper, page), 20, "%s, page %u of %u is nearly empty", what, i + 1,
					  pages->count);
	}
}

/* A curve and the pains that belong to it stand on one page, wherever that has room for their row. */
static void check_whole(const jn_scene *scene, const jn_pages *pages, const char *what)
{
	for (const jn_scene_band *band = scene->bands; band; band = band->next)
		for (uint32_t i = 0; i + 1 < pages->count && band->bottom - band->y <= pages->paper.height - JN_PAGE_TOP - JN_PAGE_BOTTOM; i++) {
			int32_t cut = pages->items[i].bottom;
			cr_expect(cut <= band->y || cut >= band->bottom, "%s, page %u cuts a row that would fit", what, i + 1);
		}
}

/* Where a page ends between two rows of stages, or below the last, nothing of the upper one is left for the next page. */
static void check_edges(const jn_scene *scene, const jn_pages *pages, const char *what)
{
	for (const jn_scene_band *band = scene->bands; band; band = band->next)
		for (uint32_t i = 0; i + 1 < pages->count; i++) {
			int32_t cut = pages->items[i].bottom;
			cr_expect(cut <= band->bottom - 24 * JN_PX || cut >= band->bottom, "%s, page %u begins with an edge", what, i + 2);
		}
}

/* A curve is whole wherever a page has room for it. */
static void check_curves(const jn_scene *scene, const jn_pages *pages, const char *what)
{
	for (const jn_scene_lane *lane = scene->lanes; lane; lane = lane->next) {
		if (lane->lane != JN_LANE_FEELING || lane->h > pages->paper.height - JN_PAGE_TOP - JN_PAGE_BOTTOM) continue;
		for (uint32_t i = 0; i + 1 < pages->count; i++) {
			int32_t cut = pages->items[i].bottom;
			cr_expect(cut <= lane->y + 12 * JN_PX || cut >= lane->y + lane->h - 6 * JN_PX, "%s, page %u cuts the curve", what, i + 1);
		}
	}
}

static void check_cuts(const jn_scene *scene, const jn_pages *pages, const char *what)
{
	uint32_t cards = 0;
	for (uint32_t i = 0; i + 1 < pages->count; i++) {
		int32_t cut = pages->items[i].bottom;
		for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
			if (shape->type == JN_SHAPE_TEXT) {
				jn_text_box box = jn_scene_text_box(shape);
				cr_expect(cut <= box.y || cut >= box.y + box.h, "%s, page %u cuts \"%.*s\"", what, i + 1, (int)shape->text.text.len,
						  shape->text.text.ptr);
			}
			bool card = shape->type == JN_SHAPE_RECT && (shape->fill == JN_COLOR_CARD || shape->fill == JN_COLOR_BAD_TINT);
			int32_t edge = 2 * JN_PX; /* its border is seen, too */
			if (card && cut > shape->rect.y - edge && cut < shape->rect.y + shape->rect.h + edge) cards++;
		}
	}
	cr_expect_eq(cards, 0, "%s: %u cards are cut", what, cards);
}

/* A row of stages that a page has room for begins with its titles and what follows them; what is received stands with what was
 * expected; and no lane is named twice. */
static void check_together(const jn_scene *scene, const jn_pages *pages, const char *what)
{
	for (uint32_t i = 0; i + 1 < pages->count; i++) {
		int32_t cut = pages->items[i].bottom;
		const jn_page *next = &pages->items[i + 1];
		for (const jn_scene_band *band = scene->bands; band; band = band->next) {
			const jn_scene_lane *below = scene->lanes;
			while (below && below->y <= band->titles_y) below = below->next;
			bool parted = below && below->y < band->bottom && cut > band->y && cut <= below->y;
			cr_expect(!parted, "%s, page %u ends where a row of stages has only begun", what, i + 1);
		}
		for (const jn_scene_lane *lane = scene->lanes; lane; lane = lane->next) {
			cr_expect(!lane->joined || cut < lane->y - 20 * JN_PX || cut > lane->y + 20 * JN_PX, "%s, page %u ends before \"%.*s\"", what,
					  i + 1, (int)lane->name.len, lane->name.ptr);
			for (const jn_shape *shape = scene->first; shape && next->lane.len; shape = shape->next) {
				if (shape->type != JN_SHAPE_TEXT || shape->text.x != 48 * JN_PX || !jn_str_eq(shape->text.text, next->lane)) continue;
				cr_expect(shape->text.y < next->top || shape->text.y > next->top + 40 * JN_PX, "%s, page %u says a lane's name twice", what, i + 2);
			}
		}
	}
}

static void squeeze(jn_buf *out, jn_str text)
{
	for (uint32_t i = 0; i < text.len; i++)
		if (text.ptr[i] != ' ') jn_buf_char(out, text.ptr[i]);
}

/* True when the shapes say `words`, wherever lines were broken. */
static bool says(const jn_shape *shape, jn_str words)
{
	jn_buf text = {0}, wanted = {0};
	for (; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT) squeeze(&text, shape->text.text);
	squeeze(&wanted, words);
	jn_buf_char(&text, '\0');
	jn_buf_char(&wanted, '\0');
	bool found = strstr(text.ptr, wanted.ptr) != NULL;
	jn_buf_free(&text);
	jn_buf_free(&wanted);
	return found;
}

/* What is repeated names each stage and each touchpoint of its row, and is no part of the picture. */
static void check_heads(const jn_scene *scene, const jn_decl *journey, const char *what)
{
	uint32_t count = 0, stages = 0, touchpoints = 0;
	for (const jn_scene_band *band = scene->bands; band; band = band->next) {
		for (const jn_shape *shape = band->heads; shape; shape = shape->next) {
			if (shape->type != JN_SHAPE_TEXT) continue;
			jn_text_box box = jn_scene_text_box(shape);
			cr_expect(box.y >= -2 * JN_PX && box.y + box.h <= band->heads_height, "%s: \"%.*s\" leaves the heads", what,
					  (int)shape->text.text.len, shape->text.text.ptr);
		}
	}
	for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) {
		stages++;
		bool named = false;
		for (const jn_scene_band *band = scene->bands; band; band = band->next) named = named || says(band->heads, jn_decl_title(stage));
		cr_expect(named, "%s: \"%.*s\" is not repeated", what, (int)stage->title.len, stage->title.ptr);
		for (const jn_decl *at = jn_decl_child(stage, JN_TOUCHPOINT); at; at = jn_decl_sibling(at)) {
			touchpoints++;
			bool there = false;
			for (const jn_scene_band *band = scene->bands; band; band = band->next) there = there || says(band->heads, jn_decl_title(at));
			cr_expect(there, "%s: \"%.*s\" is not repeated", what, (int)at->title.len, at->title.ptr);
		}
	}
	cr_expect(stages > 0 && touchpoints > 0, "%s", what);
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) count++;
	cr_expect_eq(count, scene->shape_count, "%s", what);
}

static uint32_t check_paper(const jn_project *project, const jn_decl *journey, const char *view, int paper, const char *name)
{
	char what[200];
	jn_arena arena = {0};
	jn_scene_options options = {.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE};
	const jn_scene *scene = NULL;
	const jn_pages *pages = jn_pages_lay_out(&arena, project, journey, options, paper, &scene);
	snprintf(what, sizeof what, "%s, %s, %s", name, view, jn_paper_name(paper));
	cr_assert(pages && scene && pages->count > 0, "%s", what);
	check_geometry(scene, what);
	cr_expect_eq(scene->width, pages->paper.width, "%s is %d px wide", what, scene->width / JN_PX);
	cr_expect_geq(pages->paper.percent * 11 * 3 / 4, 700, "%s: the smallest type is under 7 points", what);
	for (uint32_t i = 0; i < pages->count; i++) check_page(scene, pages, i, what);
	cr_expect_gt(pages->items[pages->count - 1].bottom, scene->height - JN_PAGE_BOTTOM, "%s", what);
	check_full(pages, what);
	check_curves(scene, pages, what);
	check_edges(scene, pages, what);
	check_cuts(scene, pages, what);
	check_together(scene, pages, what);
	if (strcmp(view, "emotions") == 0) check_whole(scene, pages, what);
	check_heads(scene, journey, what);
	uint32_t count = pages->count;
	jn_arena_free(&arena);
	return count;
}

/* As many pages as each may fill, at most: more is paper wasted. */
static const struct {
	const char *paper;
	uint32_t most[4]; /* of each view */
} bounds[] = {
	{"a4", {10, 6, 6, 7}},
	{"a4-landscape", {10, 5, 4, 7}},
	{"a3", {5, 3, 2, 3}},
	{"a3-landscape", {4, 2, 2, 4}},
	{"letter", {10, 6, 6, 6}},
	{"letter-landscape", {11, 5, 4, 7}},
	{"tabloid", {5, 3, 2, 3}},
	{"tabloid-landscape", {5, 2, 3, 4}},
	{"a2", {2, 1, 1, 2}},
	{"a2-landscape", {2, 1, 1, 2}},
};

static uint32_t most_pages(int paper, size_t view)
{
	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
		if (strcmp(bounds[i].paper, jn_paper_name(paper)) == 0) return bounds[i].most[view];
	return 0;
}

Test(pages, every_view_of_every_example_on_every_paper)
{
	static const char *const names[] = {"retail", "retail-ar", "cart-abandonment"}, *const views[] = {"map", "blueprint", "emotions", "experience"};
	for (size_t n = 0; n < 3; n++) {
		char root[300];
		snprintf(root, sizeof root, JOURNEY_SOURCE_DIR "/examples/%s", names[n]);
		jn_project *project = jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
		for (uint32_t j = 0; j < project->kind_count[JN_JOURNEY]; j++) {
			const jn_decl *journey = project->by_kind[JN_JOURNEY][j];
			char name[100];
			snprintf(name, sizeof name, "%s/%.*s", names[n], (int)journey->name.len, journey->name.ptr);
			for (size_t v = 0; v < 4; v++)
				for (int paper = 0; jn_paper_name(paper); paper++) {
					uint32_t count = check_paper(project, journey, views[v], paper, name);
					cr_expect_leq(count, most_pages(paper, v), "%s, %s, %s: %u pages", name, views[v], jn_paper_name(paper), count);
				}
		}
		jn_project_free(project);
	}
}

/* A part of the index (personas, goals …) begins with more than its name, stays whole if it is short, and is named where it goes on. */
Test(pages, an_index_is_cut_between_its_parts)
{
	enum { SLACK = 12 * JN_PX };
	jn_project *project = jn_project_load(&(jn_load_request){.root = JOURNEY_SOURCE_DIR "/examples/retail", .today = JN_DATE_NONE});
	for (int paper = 0; paper < 4; paper++) {
		jn_arena arena = {0};
		jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .index = true};
		const jn_scene *scene = NULL;
		const jn_pages *pages = jn_pages_lay_out(&arena, project, project->by_kind[JN_JOURNEY][1], options, paper, &scene);
		cr_assert(pages && scene);
		uint32_t parts = 0, cut = 0;
		for (const jn_shape *part = jn_cuts_part(scene, scene->first), *next; part; part = next, parts++) {
			next = jn_cuts_part(scene, part->next);
			int32_t top = part->text.y, end = next ? next->text.y - 48 * JN_PX : scene->height - 160 * JN_PX;
			for (uint32_t i = 1; i < pages->count; i++) {
				int32_t at = pages->items[i].top;
				if (at <= top || at >= end) continue;
				cut++;
				cr_expect_gt(at, top + SLACK, "paper %d: page %u ends behind a name", paper, i);
				cr_expect(jn_str_eq(pages->items[i].lane, part->text.text), "paper %d: page %u does not name what goes on", paper, i + 1);
			}
		}
		check_edges(scene, pages, "the index");
		cr_expect(parts >= 5 && cut <= 3, "paper %d: %u parts, %u cuts", paper, parts, cut);
		jn_arena_free(&arena);
	}
	jn_project_free(project);
}

/* Maps of any size: pages follow each other, repeat their heads, and cut no text, card or curve. */
static void check_generated(const recipe *self, const char *view, int paper)
{
	char what[200];
	jn_arena arena = {0};
	jn_buf out = {0};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, self), JN_DATE_NONE);
	jn_scene_options options = {.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE};
	const jn_scene *scene = NULL;
	const jn_pages *pages = jn_pages_lay_out(&arena, project, project->by_kind[JN_JOURNEY][0], options, paper, &scene);
	snprintf(what, sizeof what, "%d x %d, titles of %d, %s, %s, %s", self->stages, self->touchpoints, self->title, self->language, view,
			 jn_paper_name(paper));
	cr_assert(pages && pages->count > 0, "%s", what);
	for (uint32_t i = 0; i < pages->count; i++) check_page(scene, pages, i, what);
	cr_expect_gt(pages->items[pages->count - 1].bottom, scene->height - JN_PAGE_BOTTOM, "%s", what);
	check_full(pages, what);
	check_curves(scene, pages, what);
	check_cuts(scene, pages, what);
	jn_arena_free(&arena);
	jn_project_free(project);
	jn_buf_free(&out);
}

Test(pages, generated_maps_from_one_touchpoint_to_two_hundred)
{
	static const char *const views[] = {"map", "blueprint", "emotions", "experience"};
	static const recipe maps[] = {{1, 1, 1, 1, false, "en"}, {3, 4, 2, 300, true, "ar"}, {1, 20, 1, 30, true, "id"}, {20, 10, 2, 30, true, "en"}};
	for (size_t m = 0; m < sizeof maps / sizeof *maps; m++)
		for (size_t v = 0; v < 4; v++)
			for (int paper = 0; paper < 4; paper++) check_generated(&maps[m], views[v], paper);
}

Test(pages, papers_are_those_of_the_norm)
{
	cr_assert_str_eq(jn_paper_name(0), "a4");
	cr_assert(jn_paper_get(0, 100).across == 2100 && jn_paper_get(0, 100).down == 2970);
	cr_assert_eq(jn_paper_get(0, 100).width, 793 * JN_PX);
	cr_assert_eq(jn_paper_get(0, JN_PAPER_LEAST).width, 932 * JN_PX); /* smaller print: more of the picture */
	for (int i = 0; jn_paper_name(i); i += 2) /* each lies down, too */
		cr_assert(jn_paper_get(i, 100).width == jn_paper_get(i + 1, 100).height && jn_paper_get(i, 100).height == jn_paper_get(i + 1, 100).width, "%d", i);
	cr_assert_null(jn_paper_name(-1));
	cr_assert_null(jn_paper_name(10));
}

Test(pages, a_picture_of_too_many_pages_is_none)
{
	jn_arena arena = {0};
	jn_scene scene = {.arena = &arena, .width = 793 * JN_PX, .height = 1200000 * JN_PX};
	cr_assert_null(jn_pages_make(&arena, &scene, jn_paper_get(0, 100)));
	scene.height = 900000 * JN_PX;
	cr_assert_not_null(jn_pages_make(&arena, &scene, jn_paper_get(0, 100)));
	jn_arena_free(&arena);
}
