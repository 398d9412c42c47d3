/* Every view: nothing overlaps, all lies on the page, whatever the map; it is mirrored as a whole, and says where its lanes and cards are. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "views.h"

/* --- the geometry of every view but the map, which has a test of its own --- */

static void check_views(const jn_project *project, const char *what, int language, int fold)
{
	uint32_t views;
	const jn_scene_view *rows = jn_scene_views(&views);
	for (uint32_t v = 1; v < views; v++)
		for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++) {
			const jn_decl *journey = project->by_kind[JN_JOURNEY][i];
			jn_arena arena = {0};
			jn_scene_options options = {.view = jn_str_c(rows[v].name),
										.language = language,
										.today = JN_DATE_NONE,
										.version = JN_STR("journey 0.1"),
										.fold = fold};
			char name[400];
			snprintf(name, sizeof name, "%s of %s: %.*s", rows[v].name, what, (int)journey->name.len,
					 journey->name.ptr);
			const jn_scene *scene = jn_scene_build(&arena, project, journey, &options);
			if (!scene) cr_assert(false, "%s: no scene", name);
			check_geometry(scene, name);
			jn_arena_free(&arena);
		}
}

Test(views, every_example_is_clear)
{
	static const char *const examples[] = {"retail", "retail-ar", "retail-id", "retail-ms", "cart-abandonment"};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		jn_project *project = example(examples[i]);
		cr_assert_gt(project->kind_count[JN_JOURNEY], strcmp(examples[i], "retail-ms") == 0 ? 0 : 1);
		for (int language = -1; language < 4; language++) check_views(project, examples[i], language, 0);
		check_views(project, examples[i], -1, 3);
		jn_project_free(project);
	}
}

static void check_recipe(const recipe *self)
{
	jn_buf out = {0};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, self), JN_DATE_NONE);
	char what[200];
	snprintf(what, sizeof what, "%d × %d touchpoints, %d personas, titles of %d%s, %s", self->stages, self->touchpoints,
			 self->personas, self->title, self->full ? ", full" : "", self->language);
	cr_assert_eq(project->kind_count[JN_JOURNEY], 1, "%s", what);
	check_views(project, what, -1, 0);
	if (self->stages * self->touchpoints < 30) check_views(project, what, -1, -1);
	jn_project_free(project);
	jn_buf_free(&out);
}

Test(views, generated_maps_are_clear)
{
	static const char *const languages[] = {"en", "id", "ms", "ar"};
	static const int sizes[][2] = {{0, 0}, {1, 0}, {1, 1}, {2, 1}, {3, 4}, {1, 20}, {9, 3}, {12, 17}};
	static const int titles[] = {1, 30, 300};
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (int t = 0; t < 3; t++)
			for (int personas = 0; personas < 8; personas += personas < 2 ? 1 : 5)
				for (int full = 0; full < 2; full++) {
					if (sizes[s][0] * sizes[s][1] > 100 && personas != 1)
						continue; /* the largest is large enough once */
					check_recipe(&(recipe){sizes[s][0], sizes[s][1], personas, titles[t], full,
										   languages[(s + t + personas) % 4]});
				}
}

/* --- maps that nobody plans for --- */

static const char people[] =
	"team a \"Team A\"\nteam b \"Kitchen studio\"\ncompetitor x \"Lapakraya\"\nsource w \"Web analytics\" {}\n";

/* Everybody leaves everywhere, every team hands over. */
static void all_leave(jn_buf *out)
{
	jn_buf_c(out, "journey j \"J\" {\n");
	for (int s = 0; s < 2; s++) {
		jn_buf_printf(out, "stage s%d \"Stage %d\" {\n", s, s);
		for (int t = 0; t < 5; t++)
			jn_buf_printf(out,
						  "touchpoint t%d \"Step %d\" { owner: %c; leaves: %d%% \"because it is slow, far and dear\" "
						  "to x from w on "
						  "2026-10-31; handoff: %c \"the order is typed in again\" }\n",
						  t, t, "ab"[t % 2], 10 + t, "ba"[t % 2]);
		jn_buf_c(out, "}\n");
	}
	jn_buf_c(out, "}\n");
}

/* Stages of none, one and twenty touchpoints. */
static void uneven_stages(jn_buf *out)
{
	static const int sizes[] = {0, 1, 20, 0, 3, 17, 0};
	jn_buf_c(out, "journey j \"J\" {\n");
	for (int s = 0; s < 7; s++) {
		jn_buf_printf(out, "stage s%d \"A stage with number %d\" { need: \"Something\"\n", s, s);
		for (int t = 0; t < sizes[s]; t++)
			jn_buf_printf(
				out,
				"touchpoint t%d \"Step %d\" { emotion: %d \"Why %d\"; action: \"Walks\"; frontstage: \"Talks\" }\n", t,
				t, t % 5 - 2, t);
		jn_buf_c(out, "}\n");
	}
	jn_buf_c(out, "}\n");
}

/* More people than there are colours, all with a feeling of their own, at moments of truth. */
static void crowd(jn_buf *out)
{
	for (int p = 0; p < 26; p++) jn_buf_printf(out, "persona p%d \"Person %d, of many\" { need: \"Room\" }\n", p, p);
	jn_buf_c(out, "journey j \"J\" {\n");
	for (int p = 0; p < 26; p++) jn_buf_printf(out, "persona: p%d\n", p);
	for (int s = 0; s < 2; s++) {
		jn_buf_printf(out, "stage s%d \"Stage\" {\n", s);
		for (int t = 0; t < 4; t++) {
			jn_buf_printf(out, "touchpoint t%d \"T\" { emotion: 1 \"Fine\"; moment: truth\n", t);
			for (int p = 0; p < 26; p += 2)
				jn_buf_printf(out, "as p%d { emotion: %d \"Word %d\" }\n", p, (p + t) % 5 - 2, p);
			jn_buf_c(out, "}\n");
		}
		jn_buf_c(out, "}\n");
	}
	jn_buf_c(out, "}\n");
}

Test(views, odd_maps_are_clear, .timeout = 300)
{
	static void (*const make[])(jn_buf * out) = {all_leave, uneven_stages, crowd};
	static const int folds[] = {0, -1, 3, JN_FOLD_BEST};
	for (size_t m = 0; m < sizeof make / sizeof *make; m++)
		for (int language = 0; language < 4; language += 3) {
			jn_buf out = {0};
			jn_buf_printf(&out, "project p \"P\" { language: %s }\n%s", language ? "ar-EG" : "en", people);
			make[m](&out);
			jn_project *project = jn_project_of_text(JN_STR("project.journey"), jn_buf_view(&out), JN_DATE_NONE);
			cr_assert_eq(project->kind_count[JN_JOURNEY], 1);
			uint32_t views;
			const jn_scene_view *rows = jn_scene_views(&views);
			for (uint32_t v = 0; v < views; v++)
				for (size_t f = 0; f < sizeof folds / sizeof *folds; f++) {
					jn_arena arena = {0};
					char name[100];
					jn_scene_options options = {
						.view = jn_str_c(rows[v].name), .language = -1, .today = JN_DATE_NONE, .fold = folds[f]};
					snprintf(name, sizeof name, "odd map %zu, %s, %s, fold %d", m, language ? "ar" : "en", rows[v].name,
							 folds[f]);
					check_geometry(jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options), name);
					jn_arena_free(&arena);
				}
			jn_project_free(project);
			jn_buf_free(&out);
		}
}

/* --- every view is mirrored as a whole: the painter's work, if only the scene says so --- */

Test(views, arabic_views_run_from_right_to_left)
{
	jn_project *project = example("retail-ar");
	uint32_t views;
	const jn_scene_view *rows = jn_scene_views(&views);
	for (uint32_t v = 0; v < views; v++) {
		jn_arena arena = {0};
		const jn_scene *scene = draw(&arena, project, rows[v].name, 0);
		cr_expect(scene->rtl, "%s", rows[v].name);
		cr_expect_eq(scene->language, 3, "%s", rows[v].name);
		jn_arena_free(&arena);
	}
	jn_project_free(project);
}

/* --- what a page needs to know of a picture --- */

/* Lanes follow each other down the page without overlap, and each touchpoint's group has one card to point at. */
static void check_handles(const jn_scene *scene, const char *what)
{
	int lanes = 0;
	for (const jn_scene_lane *lane = scene->lanes; lane; lane = lane->next, lanes++) {
		cr_expect_gt(lane->h, 0, "%s", what);
		cr_expect_gt(lane->name.len, 0, "%s", what);
		if (lane->next) cr_expect_leq(lane->y + lane->h, lane->next->y, "%s", what);
	}
	cr_expect_gt(lanes, 1, "%s", what);
	const jn_shape *open[16];
	int depth = 0, cards[16] = {0}, touchpoints = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type == JN_SHAPE_GROUP) open[depth] = shape, cards[depth++] = 0;
		if (shape->type == JN_SHAPE_RECT && shape->flags & JN_SHAPE_CARD) cards[depth - 1]++;
		if (shape->type != JN_SHAPE_END) continue;
		const jn_decl *decl = open[--depth]->group.decl;
		bool touchpoint = decl && decl->kind == JN_TOUCHPOINT;
		cr_expect_eq(cards[depth], touchpoint, "%s", what);
		touchpoints += touchpoint;
	}
	cr_expect_gt(touchpoints, 0, "%s", what);
}

Test(views, lanes_and_cards_can_be_found)
{
	jn_project *project = example("retail");
	uint32_t views;
	const jn_scene_view *rows = jn_scene_views(&views);
	for (uint32_t v = 0; v < views; v++)
		for (int fold = -1; fold < 4; fold += 4) {
			jn_arena arena = {0};
			jn_scene_options options = {
				.view = jn_str_c(rows[v].name), .language = -1, .today = JN_DATE_NONE, .fold = fold};
			check_handles(jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options), rows[v].name);
			jn_arena_free(&arena);
		}
	jn_project_free(project);
}

/* --- languages that run from right to left and have no labels of their own --- */

static const char hebrew[] =
	"project p \"P\" { language: he }\nteam cx \"שירות\"\nsource log \"יומן\"\n"
	"kpi back \"חוזרים\" { unit: \"%\"; target: >= 25% by 2026-12-31; measured: 27% on 2026-09-30 }\n"
	"journey j \"ביקור\" { kpi: back; review: quarterly from 2026-01-15 by cx\n stage s \"שלב\" {\n"
	"touchpoint a \"בודקת\" { pain: \"אין מלאי\" from log on 2026-08-01 severity 5; emotion: -1 \"עצובה\"; handoff: cx }\n"
	"touchpoint b \"קונה\" { emotion: +1 \"שמחה\" }\n} }\n";

/* Our English words stay in their order, the author's are isolated in them. */
Test(views, english_words_keep_their_order_from_right_to_left)
{
	static const char *const lines[] = {
		"⁦pain⁩ · ⁦severe 5⁩", "יומן, ⁦1 Aug 2026⁩", "⁦on target⁩, ⁦at least ⁦25%⁩ by 31 Dec 2026⁩", "⁦Handoff to ⁧שירות⁩⁩",
		"⁦quarterly (⁦from 15 Jan 2026⁩, ⁦by ⁧שירות⁩⁩)⁩", "⁦is the lowest point: ⁧בודקת (1.1)⁩⁩",
	};
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(hebrew), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, "map", 0);
	cr_expect(scene->rtl);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		bool found = false;
		for (const jn_shape *shape = scene->first; shape && !found; shape = shape->next) {
			if (shape->type != JN_SHAPE_TEXT) continue;
			jn_buf plain = {0}; /* blanks that no line ends at are blanks here */
			for (uint32_t at = 0; at < shape->text.text.len; at++) {
				bool tied = (unsigned char)shape->text.text.ptr[at] == 0xC2 && (unsigned char)shape->text.text.ptr[at + 1] == 0xA0;
				jn_buf_char(&plain, tied ? ' ' : shape->text.text.ptr[at]);
				at += tied;
			}
			found = jn_str_eq(jn_buf_view(&plain), jn_str_c(lines[i]));
			jn_buf_free(&plain);
		}
		cr_expect(found, "%s", lines[i]);
	}
	jn_arena_free(&arena);
	jn_project_free(project);
}
