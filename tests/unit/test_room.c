/* Room: nothing floats in emptiness. Where a stage has cards, they fill their part of the lane; none is a tower beside a void;
 * rows of a folded map are evenly filled. Measured on every example and on maps whose stages are as uneven as may be. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "pictures.h"
#include "project/load.h"
#include "render/pages.h"
#include "scene/scene.h"

/* --- cards in their lanes --- */

enum {
	EMPTIEST = 60, /* per cent of the ground of a stage's cards */
	EMPTY_LANE = 42, /* of the grounds of a whole lane */
	NARROWEST = 184, /* px of a card */
};

typedef struct box {
	int32_t x, y, w, h;
} box;

static int64_t common(box a, box b)
{
	int32_t left = a.x > b.x ? a.x : b.x, right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
	int32_t top = a.y > b.y ? a.y : b.y, bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
	return left < right && top < bottom ? (int64_t)(right - left) / JN_PX * ((bottom - top) / JN_PX) : 0;
}

static box box_of(const jn_shape *rect)
{
	return (box){rect->rect.x, rect->rect.y, rect->rect.w, rect->rect.h};
}

static bool is_card(const jn_shape *shape)
{
	return shape->type == JN_SHAPE_RECT && shape->fill == JN_COLOR_CARD && shape->rect.w > 60 * JN_PX && shape->rect.h > 24 * JN_PX;
}

typedef struct lane_area {
	int64_t ground, cards;
} lane_area;

/* What cards of a lane cover of one ground; the narrowest of them in *ret_narrowest. */
static int64_t covered(const jn_scene *scene, box ground, int32_t *ret_narrowest)
{
	int64_t sum = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (!is_card(shape)) continue;
		int64_t area = common(box_of(shape), ground);
		sum += area;
		if (area && shape->rect.w < *ret_narrowest) *ret_narrowest = shape->rect.w;
	}
	return sum;
}

static void check_ground(const jn_scene *scene, const jn_scene_lane *lane, box panel, lane_area *sum, bool narrow, const char *what)
{
	box row = {0, lane->y, scene->width, lane->h}, ground = panel;
	if (panel.y < row.y) ground.y = row.y, ground.h -= row.y - panel.y;
	if (ground.y + ground.h > row.y + row.h) ground.h = row.y + row.h - ground.y;
	int64_t whole = common(panel, row);
	int32_t narrowest = INT32_MAX;
	int64_t cards = covered(scene, ground, &narrowest);
	if (cards == 0) return; /* nothing is to be done there */
	int empty = (int)(100 - cards * 100 / whole);
	sum->ground += whole;
	sum->cards += cards;
	cr_expect_leq(empty, EMPTIEST, "%s, %.*s at %d: %d %% of a stage are empty", what, (int)lane->name.len, lane->name.ptr,
				  panel.x / JN_PX, empty);
	cr_expect(narrow || narrowest >= NARROWEST * JN_PX, "%s, %.*s at %d: a card is %d px wide", what, (int)lane->name.len,
			  lane->name.ptr, panel.x / JN_PX, narrowest / JN_PX);
}

/* `narrow`: the map may have too many narrow stages to give each card its width. */
static void check_room(const jn_scene *scene, bool narrow, const char *what)
{
	for (const jn_scene_lane *lane = scene->lanes; lane; lane = lane->next) {
		lane_area sum = {0};
		if (!lane->staged) continue;
		for (const jn_shape *shape = scene->first; shape; shape = shape->next)
			if (shape->type == JN_SHAPE_RECT && shape->flags & JN_SHAPE_PANEL &&
				common(box_of(shape), (box){0, lane->y, scene->width, lane->h}))
				check_ground(scene, lane, box_of(shape), &sum, narrow, what);
		if (sum.ground == 0) continue;
		int empty = (int)(100 - sum.cards * 100 / sum.ground);
		cr_expect_leq(empty, EMPTY_LANE, "%s: %d %% of %.*s are empty", what, empty, (int)lane->name.len, lane->name.ptr);
	}
}

static const jn_scene *draw(jn_arena *arena, const jn_project *project, uint32_t journey, int language, int fold)
{
	jn_scene_options options = {.language = language, .today = jn_date_make(2026, 11, 22), .fold = fold};
	return jn_scene_build(arena, project, project->by_kind[JN_JOURNEY][journey], &options);
}

static const char *const examples[] = {"retail", "retail-ar", "retail-id", "retail-ms", "cart-abandonment"};

static jn_project *load(const char *name)
{
	char root[1024];
	snprintf(root, sizeof root, "%s/examples/%s", JOURNEY_SOURCE_DIR, name);
	return jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
}

Test(room, cards_of_every_example_fill_their_lanes)
{
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		jn_project *project = load(examples[i]);
		for (uint32_t j = 0; j < project->kind_count[JN_JOURNEY]; j++)
			for (int fold = 0; fold < 3; fold += 2) {
				jn_arena arena = {0};
				char what[300];
				const jn_decl *journey = project->by_kind[JN_JOURNEY][j];
				snprintf(what, sizeof what, "%s: %.*s, fold %d", examples[i], (int)journey->name.len, journey->name.ptr, fold);
				check_room(draw(&arena, project, j, -1, fold), false, what);
				jn_arena_free(&arena);
			}
		jn_project_free(project);
	}
}

/* Stages of so many touchpoints, with so many opportunities and measures. */
typedef struct uneven {
	const char *touchpoints, *opportunities, *measures; /* a digit for each stage */
} uneven;

static jn_project *make(jn_buf *out, const uneven *self)
{
	jn_buf_c(out, "project p \"P\" { owner: t }\nteam t \"A team of ours\"\n");
	for (int k = 0; k < 9; k++)
		jn_buf_printf(out,
					  "kpi k%d \"A measure of it, %d\" { unit: %%; target: >= 45%% by 2026-12-31; measured: 30%% on 2026-01-31, "
					  "41%% on 2026-03-31 }\n",
					  k, k);
	jn_buf_c(out, "journey j \"J\" {\n");
	for (size_t s = 0; self->touchpoints[s]; s++) {
		jn_buf_printf(out, "stage s%zu \"What happens then\" { phase: before\n", s);
		for (int k = 0; k < self->measures[s] - '0'; k++) jn_buf_printf(out, "kpi: k%d\n", k);
		for (int t = 0; t < self->touchpoints[s] - '0'; t++)
			jn_buf_printf(out, "touchpoint t%d \"Looks for it\" { emotion: %d \"So so\"; action: \"Walks through the whole store\" }\n",
						  t, t % 5 - 2);
		for (int o = 0; o < self->opportunities[s] - '0'; o++)
			jn_buf_printf(out, "opportunity \"Say it earlier, in words, number %d\" { impact: 4; effort: 2; owner: t; addresses: t%d }\n", o,
						  o % (self->touchpoints[s] - '0'));
		jn_buf_c(out, "}\n");
	}
	jn_buf_c(out, "}\n");
	return jn_project_of_text(JN_STR("project.journey"), jn_buf_view(out), JN_DATE_NONE);
}

Test(room, uneven_stages_share_a_lane)
{
	static const uneven maps[] = {
		{"1", "1", "1"},		  {"1", "9", "9"},			  {"23", "05", "31"},		   {"33533", "22232", "12223"},
		{"12131211", "10500202", "13402344"}, {"111111111", "100010112", "133102313"}, {"242", "900", "009"}, {"5151515", "0302010", "1414141"},
	};
	for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
		for (int language = 0; language < 4; language += 3) {
			jn_buf out = {0};
			jn_arena arena = {0};
			char what[100];
			jn_project *project = make(&out, &maps[i]);
			cr_assert_eq(project->kind_count[JN_JOURNEY], 1);
			const jn_scene *scene = draw(&arena, project, 0, language, 0);
			snprintf(what, sizeof what, "stages of %s in %s", maps[i].touchpoints, language ? "ar" : "en");
			check_geometry(scene, what);
			check_room(scene, false, what);
			jn_arena_free(&arena);
			jn_project_free(project);
			jn_buf_free(&out);
		}
}

/* On paper a tray's title stays with its cards. */
Test(room, trays_keep_their_titles_on_paper, .timeout = 120)
{
	uint32_t seed = 1, trays = 0;
	for (int map = 0; map < 4; map++) {
		jn_buf out = {0};
		jn_arena arena = {0};
		jn_buf_c(&out, "journey j \"J\" {\n");
		for (int s = 0; s < 30; s++) {
			jn_buf_printf(&out, "stage s%d \"S\" { touchpoint t \"T\" { emotion: 1\n", s);
			for (uint32_t o = (seed = seed * 1103515245 + 12345) >> 16; o % 23; o--) jn_buf_printf(&out, "opportunity \"Do it, %u\" { effort: 2 }\n", o % 23);
			jn_buf_c(&out, "} }\n");
		}
		jn_buf_c(&out, "}\n");
		jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_buf_view(&out), JN_DATE_NONE);
		for (int paper = 1; paper < 4; paper += 2) { /* lying */
			const jn_scene *scene;
			const jn_pages *pages = jn_pages_lay_out(&arena, project, project->by_kind[JN_JOURNEY][0],
													 (jn_scene_options){.language = -1, .today = JN_DATE_NONE}, paper, &scene);
			cr_assert_not_null(pages);
			for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
				if (shape->type != JN_SHAPE_RECT || !(shape->flags & JN_SHAPE_TRAY)) continue;
				trays++;
				for (uint32_t i = 0; i + 1 < pages->count; i++)
					cr_expect(pages->items[i].bottom <= shape->rect.y || pages->items[i].bottom >= shape->rect.y + 40 * JN_PX,
							  "%s: page %u ends with a tray's title", jn_paper_name(paper), i + 1);
			}
		}
		jn_arena_free(&arena);
		jn_project_free(project);
		jn_buf_free(&out);
	}
	cr_expect_gt(trays, 100);
}

/* --- rows of a folded map --- */

/* Where the panels of the n-th row end; -1 behind the last. */
static int32_t row_end(const jn_scene *scene, uint32_t n)
{
	const jn_scene_band *band = scene->bands;
	while (band && n-- > 0) band = band->next;
	int32_t end = -1;
	for (const jn_shape *shape = scene->first; shape && band; shape = shape->next) {
		bool panel = shape->type == JN_SHAPE_RECT && shape->flags & JN_SHAPE_PANEL;
		if (panel && shape->rect.y >= band->y && shape->rect.y < band->bottom && shape->rect.x + shape->rect.w > end)
			end = shape->rect.x + shape->rect.w;
	}
	return end;
}

static void check_rows(const jn_scene *scene, uint32_t rows, int least, const char *what)
{
	uint32_t row = 0;
	for (int32_t end; (end = row_end(scene, row)) >= 0; row++) {
		int filled = (int)((int64_t)(end - 200 * JN_PX) * 100 / (scene->width - 248 * JN_PX));
		cr_expect_geq(filled, least, "%s: row %u is filled to %d %%", what, row + 1, filled);
	}
	cr_expect(rows == 0 || row == rows, "%s: %u rows", what, row);
}

Test(room, rows_of_every_folded_example_are_filled)
{
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		jn_project *project = load(examples[i]);
		for (uint32_t j = 0; j < project->kind_count[JN_JOURNEY]; j++) {
			jn_arena arena = {0};
			const jn_decl *journey = project->by_kind[JN_JOURNEY][j];
			char what[300];
			snprintf(what, sizeof what, "%s: %.*s", examples[i], (int)journey->name.len, journey->name.ptr);
			const jn_scene *flat = draw(&arena, project, j, -1, -1), *best = draw(&arena, project, j, -1, JN_FOLD_BEST);
			check_rows(best, 2, 70, what);
			cr_expect_lt(best->width, flat->width, "%s: a folded map is narrower", what);
			cr_expect_geq(best->width * 100 / best->height, 45, "%s: %d × %d", what, best->width / JN_PX, best->height / JN_PX);
			jn_arena_free(&arena);
		}
		jn_project_free(project);
	}
}

/* Cards are as high as the highest of their row, not of the map. */
Test(room, cards_are_as_high_as_their_row_needs)
{
	static const char text[] = "journey j \"J\" { stage s \"S\" { touchpoint a \"Short\" { emotion: 1 } touchpoint b \"Short\" { emotion: 1 } }\n"
							   " stage t \"T\" { touchpoint a \"A title that is so long that no column of any map, however wide, has it on a single "
							   "line, nor on two\" { emotion: 1 } touchpoint b \"Short\" {} } }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(text), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, 0, -1, 2);
	int32_t heights[4];
	size_t cards = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_RECT && shape->flags & JN_SHAPE_CARD && cards < 4) heights[cards++] = shape->rect.h;
	cr_assert_eq(cards, 4);
	cr_expect(heights[0] == heights[1] && heights[2] == heights[3]);
	cr_expect_leq(heights[0] + 40 * JN_PX, heights[2], "%d and %d px", heights[0] / JN_PX, heights[2] / JN_PX);
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* Stages of any length: rows end at the stage that is nearest to an even share. */
Test(room, uneven_stages_fill_rows_evenly)
{
	static const struct {
		const char *stages;
		int rows, least;
	} folds[] = {{"33533", 2, 100}, {"3333", 2, 100}, {"99", 2, 100}, {"1119", 2, 55}, {"5555555", 3, 100}, {"2424242", 3, 100}, {"911111111", 2, 100}, {"11", 4, 100}};
	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
		jn_buf out = {0};
		jn_arena arena = {0};
		uneven self = {folds[i].stages, "0000000000", "0000000000"};
		jn_project *project = make(&out, &self);
		const jn_scene *scene = draw(&arena, project, 0, -1, folds[i].rows);
		check_geometry(scene, folds[i].stages);
		check_rows(scene, strlen(folds[i].stages) < (size_t)folds[i].rows ? 2 : (uint32_t)folds[i].rows, folds[i].least, folds[i].stages);
		jn_arena_free(&arena);
		jn_project_free(project);
		jn_buf_free(&out);
	}
}

/* --- the header --- */

/* Facts in several rows stand under each other, as many in each. */
Test(room, facts_fill_their_rows_evenly)
{
	static const char text[] =
		"team t \"Customer care of the whole company\"\ngoal g \"Put it right the first time\" {}\njourney j \"J\" { state: current; owner: t; goal: g\n"
		"  starts: \"A crack in the third drawer of the chest\"; ends: \"A drawer that closes, and somebody who asks\"; tag: service, parts, delivery\n"
		"  note: \"Told by five customers in two cities\"; stage s \"S\" { touchpoint t \"T\" { emotion: 1 } } }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(text), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, 0, -1, 0);
	check_geometry(scene, "facts");
	static const char *const labels[] = {"State", "Business goal", "Owner", "Starts", "Ends", "Tags", "Notes"};
	int32_t x[7] = {0}, y[7] = {0};
	uint32_t rows = 1, columns = 7;
	for (size_t i = 0; i < 7; i++) {
		for (const jn_shape *shape = scene->first; shape && y[i] == 0; shape = shape->next)
			if (shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, jn_str_c(labels[i]))) x[i] = shape->text.x, y[i] = shape->text.y;
		cr_assert_gt(y[i], 0, "%s", labels[i]);
		if (i == 0 || y[i] == y[i - 1]) continue;
		if (rows++ == 1) columns = (uint32_t)i;
	}
	cr_expect_eq(rows, (7 + columns - 1) / columns);
	cr_expect(rows > 1 && (7 + rows - 1) / rows == columns, "%u rows of %u", rows, columns);
	for (size_t i = columns; i < 7; i++) cr_expect_eq(x[i], x[i - columns], "%s", labels[i]);
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* The right edge of the last persona's card. */
static int32_t personas_end(const jn_scene *scene)
{
	int32_t end = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		bool persona = shape->type == JN_SHAPE_RECT && shape->fill == JN_COLOR_CARD && shape->rect.radius == 8 * JN_PX;
		if (persona && shape->rect.x + shape->rect.w > end) end = shape->rect.x + shape->rect.w;
	}
	return end;
}

Test(room, personas_end_at_the_margin)
{
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		jn_project *project = load(examples[i]);
		for (uint32_t j = 0; j < project->kind_count[JN_JOURNEY]; j++) {
			jn_arena arena = {0};
			const jn_scene *scene = draw(&arena, project, j, -1, 0);
			int32_t away = (scene->width - 48 * JN_PX - personas_end(scene)) / JN_PX;
			cr_expect(away >= 0 && away <= 1, "%s: journey %u: the last persona ends %d px before the margin", examples[i], j, away);
			jn_arena_free(&arena);
		}
		jn_project_free(project);
	}
}

/* --- people --- */

/* How far the zero line lies below the name of its lane. */
static int32_t curve_depth(const char *name)
{
	char text[1000];
	snprintf(text, sizeof text, "persona a \"%s\" {}\njourney j \"J\" { persona: a; stage s \"S\" { touchpoint t \"T\" { emotion: 1 } touchpoint u \"U\" { "
			 "emotion: -1 } } }\n", name);
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(text), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, 0, -1, 0);
	check_geometry(scene, name);
	int32_t lane = 0, zero = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_TEXT) continue;
		if (jn_str_eq(shape->text.text, JN_STR("Feeling"))) lane = shape->text.y;
		if (jn_str_eq(shape->text.text, JN_STR("neutral"))) zero = shape->text.y;
	}
	cr_assert(lane > 0 && zero > lane);
	jn_arena_free(&arena);
	jn_project_free(project);
	return zero - lane;
}

Test(room, a_long_name_does_not_push_the_curve_down)
{
	int32_t depth = curve_depth("Maria");
	cr_expect_lt(curve_depth("Maria Magdalena of the house in the woods behind the seven hills"), depth + 40 * JN_PX);
	cr_expect_lt(curve_depth("Mariamagdalenaofthehouseinthewoods"), depth + 40 * JN_PX);
}

/* Of more people than there are curves, those who have one are not said again in words. */
Test(room, nobody_feels_twice)
{
	jn_buf out = {0};
	for (int p = 0; p < 26; p++) jn_buf_printf(&out, "persona p%d \"Person %d\" {}\n", p, p);
	jn_buf_c(&out, "journey j \"J\" {\n");
	for (int p = 0; p < 26; p++) jn_buf_printf(&out, "persona: p%d\n", p);
	jn_buf_c(&out, "stage s \"S\" { touchpoint t \"T\" { emotion: 0\n");
	for (int p = 0; p < 26; p++) jn_buf_printf(&out, "as p%d { emotion: 1 \"Reason %d.\" }\n", p, p + 10);
	jn_buf_c(&out, "} } }\n");
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_buf_view(&out), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, 0, -1, 0);
	for (int p = 0; p < 26; p++) {
		char reason[32];
		int said = 0;
		snprintf(reason, sizeof reason, "Reason %d.", p + 10);
		for (const jn_shape *shape = scene->first; shape; shape = shape->next)
			for (uint32_t i = 0; shape->type == JN_SHAPE_TEXT && i + strlen(reason) <= shape->text.text.len; i++)
				said += memcmp(shape->text.text.ptr + i, reason, strlen(reason)) == 0;
		cr_expect_eq(said, 1, "\"%s\" is said %d times", reason, said);
	}
	jn_arena_free(&arena);
	jn_project_free(project);
	jn_buf_free(&out);
}
