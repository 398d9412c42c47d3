/* Pictures cut for paper: everything is on exactly one page, nothing is cut through, heads are repeated, and no page is fuller
 * than it can be. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "pictures.h"
#include "project/load.h"
#include "render/pages.h"

static void check_page(const jn_scene *scene, const jn_pages *pages, uint32_t i, const char *what)
{
	const jn_page *page = &pages->items[i];
	int32_t head = page->head_bottom - page->head_top + (page->titles ? page->titles->titles_height : 0);
	cr_expect_gt(page->bottom, page->top, "%s, page %u", what, i + 1);
	cr_expect_leq((page->top ? JN_PAGE_TOP : 0) + head + page->bottom - page->top, pages->paper.height - JN_PAGE_BOTTOM, "%s, page %u", what, i + 1);
	cr_expect_eq(page->top, i ? pages->items[i - 1].bottom : 0, "%s, page %u", what, i + 1);
	for (const jn_scene_band *band = scene->bands; band; band = band->next) {
		bool inside = page->top > band->head_bottom && page->top < band->bottom - 24 * JN_PX;
		if (inside) cr_expect(page->head_top == band->y && page->head_bottom == band->head_bottom, "%s, page %u lacks its head", what, i + 1);
		if (inside && page->top > band->titles_y + 24 * JN_PX) cr_expect_eq(page->titles, band, "%s, page %u lacks the titles", what, i + 1);
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

/* Each touchpoint's number stands in the titles of its row; they are no part of the picture. */
static void check_titles(const jn_scene *scene, const char *what)
{
	uint32_t count = 0;
	for (const jn_scene_band *band = scene->bands; band; band = band->next) {
		for (const jn_shape *shape = band->titles; shape; shape = shape->next) {
			if (shape->type != JN_SHAPE_TEXT) continue;
			jn_text_box box = jn_scene_text_box(shape);
			cr_expect(box.y >= -2 * JN_PX && box.y + box.h <= band->titles_height, "%s: \"%.*s\" leaves the row of titles", what,
					  (int)shape->text.text.len, shape->text.text.ptr);
			count++;
		}
	}
	cr_expect_gt(count, 0, "%s has no titles to repeat", what);
	count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) count++;
	cr_expect_eq(count, scene->shape_count, "%s", what);
}

static void check_paper(const jn_project *project, const jn_decl *journey, const char *view, int paper, const char *name)
{
	char what[200];
	jn_arena arena = {0};
	jn_scene_options options = {.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE, .page_width = jn_paper_get(paper).width};
	jn_scene *scene = jn_scene_build(&arena, project, journey, &options);
	snprintf(what, sizeof what, "%s, %s, %s", name, view, jn_paper_name(paper));
	check_geometry(scene, what);
	cr_expect_eq(scene->width, jn_paper_get(paper).width, "%s is %d px wide", what, scene->width / JN_PX);
	const jn_pages *pages = jn_pages_make(&arena, scene, jn_paper_get(paper));
	cr_assert(pages && pages->count > 0, "%s", what);
	for (uint32_t i = 0; i < pages->count; i++) check_page(scene, pages, i, what);
	cr_expect_gt(pages->items[pages->count - 1].bottom, scene->height - JN_PAGE_BOTTOM, "%s", what);
	check_cuts(scene, pages, what);
	check_together(scene, pages, what);
	if (scene->bands) check_titles(scene, what);
	jn_arena_free(&arena);
}

Test(pages, every_view_of_every_example_on_every_paper)
{
	static const char *const names[] = {"retail", "retail-ar", "cart-abandonment"}, *const views[] = {"map", "blueprint", "emotions", "experience"};
	for (size_t n = 0; n < 3; n++) {
		char root[300];
		snprintf(root, sizeof root, JOURNEY_SOURCE_DIR "/examples/%s", names[n]);
		jn_project *project = jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
		for (size_t v = 0; v < 4; v++)
			for (int paper = 0; jn_paper_name(paper); paper++)
				check_paper(project, project->by_kind[JN_JOURNEY][0], views[v], paper, names[n]);
		jn_project_free(project);
	}
}

Test(pages, papers_are_those_of_the_norm)
{
	cr_assert_str_eq(jn_paper_name(0), "a4");
	cr_assert(jn_paper_get(0).across == 2100 && jn_paper_get(0).down == 2970);
	cr_assert_eq(jn_paper_get(0).width, 793 * JN_PX);
	for (int i = 0; jn_paper_name(i); i += 2) /* each lies down, too */
		cr_assert(jn_paper_get(i).width == jn_paper_get(i + 1).height && jn_paper_get(i).height == jn_paper_get(i + 1).width, "%d", i);
	cr_assert_null(jn_paper_name(-1));
	cr_assert_null(jn_paper_name(10));
}

Test(pages, a_picture_of_too_many_pages_is_none)
{
	jn_arena arena = {0};
	jn_scene scene = {.arena = &arena, .width = 793 * JN_PX, .height = 1200000 * JN_PX};
	cr_assert_null(jn_pages_make(&arena, &scene, jn_paper_get(0)));
	scene.height = 900000 * JN_PX;
	cr_assert_not_null(jn_pages_make(&arena, &scene, jn_paper_get(0)));
	jn_arena_free(&arena);
}
