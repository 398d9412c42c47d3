/* Every view: nothing overlaps, all lies on the page, whatever the map; and for each view what makes it that view. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "pictures.h"
#include "project/load.h"
#include "scene/scene.h"

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

static jn_project *example(const char *name)
{
	char root[1024];
	snprintf(root, sizeof root, "%s/examples/%s", JOURNEY_SOURCE_DIR, name);
	return jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
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

/* --- completeness: everything a view claims to show --- */

typedef struct claim {
	const char *view;
	bool views;      /* what a persona's view says of it, too */
	jn_key keys[16]; /* up to JN_KEY_UNKNOWN */
} claim;

static const claim claims[] = {
	{"map",
	 true,
	 {JN_KEY_ACTION, JN_KEY_SKIPS, JN_KEY_THOUGHT, JN_KEY_QUESTION, JN_KEY_EXPECTS, JN_KEY_RECEIVES, JN_KEY_SHORTFALL,
	  JN_KEY_PAIN, JN_KEY_BARRIER, JN_KEY_LEAVES, JN_KEY_UNKNOWN}},
	{"blueprint",
	 false,
	 {JN_KEY_WHEN, JN_KEY_DURATION, JN_KEY_EVIDENCE, JN_KEY_ACTION, JN_KEY_CHANNEL, JN_KEY_FRONTSTAGE, JN_KEY_BACKSTAGE,
	  JN_KEY_HANDOFF, JN_KEY_SYSTEM, JN_KEY_SUPPORT, JN_KEY_UNKNOWN}},
	{"experience",
	 true,
	 {JN_KEY_ACTION, JN_KEY_MOTIVATION, JN_KEY_THOUGHT, JN_KEY_QUESTION, JN_KEY_QUOTE, JN_KEY_EXPECTS, JN_KEY_SHORTFALL,
	  JN_KEY_RECEIVES, JN_KEY_PAIN, JN_KEY_BARRIER, JN_KEY_COMPETITOR, JN_KEY_UNKNOWN}},
	{"emotions", true, {JN_KEY_EMOTION, JN_KEY_UNKNOWN}},
};

static void look_for_claim(search *self, const claim *claimed, const jn_decl *decl)
{
	for (const jn_key *key = claimed->keys; *key != JN_KEY_UNKNOWN; key++)
		look_for_clauses(self, jn_decl_values(decl, *key));
}

static void look_for_reasons(search *self, const jn_decl *decl)
{
	for (const jn_clause *clause = jn_decl_values(decl, JN_KEY_EMOTION); clause; clause = clause->next)
		look_for_value(self, clause->second);
}

/* A measure with its figure and its target. */
static void look_for_measures(search *self, const jn_decl *decl)
{
	for (const jn_clause *clause = jn_decl_values(decl, JN_KEY_KPI); clause; clause = clause->next) {
		const jn_decl *kpi = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
		if (!kpi) continue;
		const jn_clause *latest = jn_kpi_latest(kpi, JN_DATE_NONE), *target = jn_decl_values(kpi, JN_KEY_TARGET);
		look_for(self, jn_decl_title(kpi));
		if (latest) look_for_value(self, &latest->head);
		look_for_clauses(self, target);
	}
}

/* What a map says in places of their own: people, goals, measures, ideas, and why people feel as they do. */
static void look_for_places(search *self, const jn_decl *journey)
{
	look_for_clauses(self, jn_decl_values(journey, JN_KEY_PERSONA));
	look_for_clauses(self, jn_decl_values(journey, JN_KEY_GOAL));
	look_for_measures(self, journey);
	for (const jn_decl *at = journey; at; at = jn_decl_after(at, journey)) {
		if (at->kind == JN_STAGE || at->kind == JN_TOUCHPOINT) look_for_measures(self, at);
		if (at->kind == JN_STAGE) look_for_clauses(self, jn_decl_values(at, JN_KEY_NEED));
		if (at->kind == JN_TOUCHPOINT || at->kind == JN_AS) look_for_reasons(self, at);
		if (at->kind == JN_TOUCHPOINT) look_for_clauses(self, jn_decl_values(at, JN_KEY_HANDOFF));
		if (at->kind != JN_OPPORTUNITY) continue;
		look_for(self, jn_decl_title(at));
		look_for_clauses(self, jn_decl_values(at, JN_KEY_OWNER));
		look_for_clauses(self, jn_decl_values(at, JN_KEY_DUE));
	}
}

static void check_claim(const jn_project *project, const jn_decl *journey, const claim *claimed, const char *what)
{
	jn_arena arena = {0};
	jn_scene_options options = {.view = jn_str_c(claimed->view), .language = -1, .today = JN_DATE_NONE};
	char name[400];
	snprintf(name, sizeof name, "%s of %s", claimed->view, what);
	search self = search_begin(jn_scene_build(&arena, project, journey, &options), name);
	look_for(&self, jn_decl_title(journey));
	for (const jn_decl *at = jn_journey_first_touchpoint(journey); at; at = jn_touchpoint_after(at)) {
		look_for(&self, jn_decl_title(at));
		look_for(&self, jn_decl_title(at->parent));
		look_for_claim(&self, claimed, at);
		const jn_decl *as = claimed->views ? jn_decl_child(at, JN_AS) : NULL;
		for (; as; as = jn_decl_sibling(as)) look_for_claim(&self, claimed, as);
	}
	if (strcmp(claimed->view, "map") == 0) look_for_places(&self, journey);
	search_end(&self);
	jn_arena_free(&arena);
}

static void check_claims(const jn_project *project, const char *what)
{
	for (size_t c = 0; c < sizeof claims / sizeof *claims; c++)
		for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++)
			check_claim(project, project->by_kind[JN_JOURNEY][i], &claims[c], what);
}

Test(views, nothing_that_a_view_claims_is_lost)
{
	static const char *const examples[] = {"retail", "retail-ar", "retail-id", "retail-ms", "cart-abandonment"};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		jn_project *project = example(examples[i]);
		check_claims(project, examples[i]);
		jn_project_free(project);
	}
	static const recipe some[] = {{3, 4, 2, 30, true, "en"}, {9, 3, 1, 120, true, "ar"}};
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		jn_buf out = {0};
		jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, &some[i]), JN_DATE_NONE);
		check_claims(project, "a generated map");
		jn_project_free(project);
		jn_buf_free(&out);
	}
}

/* --- finding things in a picture --- */

static const jn_scene *draw(jn_arena *arena, const jn_project *project, const char *view, uint32_t journey)
{
	jn_scene_options options = {.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE};
	return jn_scene_build(arena, project, project->by_kind[JN_JOURNEY][journey], &options);
}

static const jn_shape *find_text(const jn_scene *scene, const char *text)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, jn_str_c(text))) return shape;
	return NULL;
}

static uint32_t count_text(const jn_scene *scene, const char *text)
{
	uint32_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		count += shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, jn_str_c(text));
	return count;
}

/* --- emotions: the curve alone, and against the map it is based on --- */

static const char before_and_after[] =
	"persona maria \"Maria\" { need: \"A lamp\" }\n"
	"journey now \"Now\" { persona: maria; state: current\n stage s \"S\" {\n"
	"  touchpoint a \"A\" { emotion: -2 \"Lost\"; pain: \"No sign\" severity 5 }\n"
	"  touchpoint b \"B\" { emotion: 0 }\n touchpoint gone \"Gone\" { emotion: 1 }\n} }\n"
	"journey then \"Then\" { persona: maria; state: future; based-on: now\n stage s \"S\" {\n"
	"  touchpoint a \"A\" { emotion: +2 \"Found\"; pain: \"Far away\" severity 5; action: \"Walks\" }\n"
	"  touchpoint b \"B\" { emotion: -1 \"Waits\"; pain: \"One till\" severity 4; moment: truth }\n"
	"  touchpoint new \"New\" { emotion: +1 }\n} }\n";

Test(views, emotions_compare_with_the_map_they_are_based_on)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(before_and_after), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, "emotions", 1);
	int32_t solid[4], hollow[4];
	size_t solids = 0, hollows = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_CIRCLE) continue;
		if (shape->circle.radius == 6 * JN_PX && shape->fill == JN_COLOR_PERSONA && solids < 4)
			solid[solids++] = shape->circle.y;
		if (shape->circle.radius == 5 * JN_PX && shape->stroke == JN_COLOR_PERSONA && hollows < 4)
			hollow[hollows++] = shape->circle.y;
	}
	cr_assert_eq(solids, 3, "%zu points of now", solids);
	cr_assert_geq(hollows, 2, "%zu points of then", hollows);
	cr_expect_eq(solid[1] - solid[0], 3 * 72 * JN_PX, "72 px a level");
	cr_expect_eq(hollow[0] - solid[0], 4 * 72 * JN_PX, "-2 then, +2 now");
	cr_expect_eq(hollow[1] - solid[0], 2 * 72 * JN_PX);
	cr_expect_not_null(find_text(scene, "Maria · Current"), "the rail names both curves");
	cr_expect_not_null(find_text(scene, "Found"));
	cr_expect_not_null(find_text(scene, "Lost"));
	cr_expect_not_null(find_text(scene, "One till"), "what hurts where it is low");
	cr_expect_null(find_text(scene, "Far away"), "but not where it is high");
	cr_expect_null(find_text(scene, "Walks"), "the curve alone");
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(views, emotions_without_an_earlier_map_have_one_curve_a_persona)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(before_and_after), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, "emotions", 0);
	cr_expect_eq(count_text(scene, "Maria"), 2, "her card, and her line's key");
	cr_expect_null(find_text(scene, "Maria · Current"));
	cr_expect_not_null(find_text(scene, "No sign"));
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* --- blueprint: three lines in their order, boxes between them, arrows from box to box --- */

static const char service[] =
	"team shop \"Shop\"\nteam van \"Van\"\nchannel till \"Till\" { medium: physical; owner: shop }\n"
	"channel web \"Web\" { medium: digital; owner: van }\n"
	"journey j \"J\" { stage s \"S\" {\n"
	"  touchpoint a \"Pays\" { channel: till; duration: 5 min; evidence: \"Receipt\"; action: \"Counts coins\"\n"
	"    frontstage: \"Takes the money\"; backstage: \"Books it\"; system: \"Till system\"; support: \"Night shift\"\n"
	"    barrier: \"No change\" severity 5; pain: \"Slow\" severity 2; handoff: van \"no number\" }\n"
	"  touchpoint b \"Looks up\" { channel: web; system: \"Tracker\" }\n"
	"  touchpoint c \"Waits\" { channel: till }\n"
	"} }\n";

typedef struct lines {
	int32_t y[3];
	uint32_t count;
	bool in_order;
} lines;

static lines find_lines(const jn_scene *scene)
{
	static const uint8_t dashes[] = {JN_DASH_SOLID, JN_DASH_VISIBILITY, JN_DASH_INTERNAL};
	lines found = {.in_order = true};
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_PATH || shape->stroke != JN_COLOR_INK || shape->stroke_width != 2 * JN_PX) continue;
		const jn_point *end = &shape->path.path->points[1];
		if (end->y != 0) continue;
		if (found.count == 3 || shape->dash != dashes[found.count]) found.in_order = false;
		if (found.count < 3) found.y[found.count] = shape->path.y;
		found.count++;
	}
	return found;
}

static int32_t y_of(const jn_scene *scene, const char *text)
{
	const jn_shape *shape = find_text(scene, text);
	if (!shape) cr_assert(false, "\"%s\" is not in the picture", text);
	return shape->text.y;
}

Test(views, a_blueprint_has_its_three_lines_in_order)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(service), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, "blueprint", 0);
	lines found = find_lines(scene);
	cr_assert_eq(found.count, 3);
	cr_expect(found.in_order, "solid, dashed, dotted");
	int32_t down[] = {y_of(scene, "5\xC2\xA0min"),    y_of(scene, "Receipt"),
					  y_of(scene, "Counts coins"),    found.y[0],
					  y_of(scene, "Takes the money"), found.y[1],
					  y_of(scene, "Books it"),        found.y[2],
					  y_of(scene, "Till system")};
	for (size_t i = 1; i < sizeof down / sizeof *down; i++) cr_expect_gt(down[i], down[i - 1], "step %zu", i);
	cr_expect_not_null(find_text(scene, "Line of interaction"));
	cr_expect_not_null(find_text(scene, "Line of visibility"));
	cr_expect_not_null(find_text(scene, "Night shift"));
	cr_expect_not_null(find_text(scene, "no number"), "what the handoff loses");
	cr_expect_null(find_text(scene, "Slow"), "only what is severe is a failure");
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(views, a_blueprint_without_anything_keeps_its_lines)
{
	jn_project *project = jn_project_of_text(
		JN_STR("a.journey"), JN_STR("journey j \"J\" { stage s \"S\" { touchpoint a \"A\" { } } }\n"), JN_DATE_NONE);
	jn_arena arena = {0};
	lines found = find_lines(draw(&arena, project, "blueprint", 0));
	cr_expect_eq(found.count, 3);
	cr_expect(found.in_order);
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* True when a box has an edge near `y` (its bottom, or its top) and the arrow's axis runs through it. */
static bool box_at(const jn_scene *scene, int32_t x, int32_t y, bool bottom)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_RECT || shape->rect.radius != 6 * JN_PX) continue;
		if (x < shape->rect.x || x > shape->rect.x + shape->rect.w) continue;
		int32_t edge = bottom ? shape->rect.y + shape->rect.h : shape->rect.y, away = y - edge;
		if (away < 0) away = -away;
		if (away <= 5 * JN_PX) return true;
	}
	return false;
}

static uint32_t check_arrows(const jn_scene *scene, const char *what)
{
	uint32_t arrows = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_PATH || shape->stroke != JN_COLOR_INK3 || shape->stroke_width != 96) continue;
		const jn_point *end = &shape->path.path->points[1];
		if (end->x != 0 || end->y < 30 * JN_PX) continue; /* the legend's */
		arrows++;
		if (!box_at(scene, shape->path.x, shape->path.y, true)) cr_expect(false, "%s: an arrow begins at no box", what);
		if (!box_at(scene, shape->path.x, shape->path.y + end->y, false))
			cr_expect(false, "%s: an arrow ends at no box", what);
	}
	return arrows;
}

Test(views, a_blueprints_arrows_end_in_their_boxes)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(service), JN_DATE_NONE);
	jn_arena arena = {0};
	cr_expect_eq(check_arrows(draw(&arena, project, "blueprint", 0), "service"), 3 + 2 + 1);
	jn_project_free(project);
	project = example("retail");
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++)
		cr_expect_gt(check_arrows(draw(&arena, project, "blueprint", i), "retail"), 10);
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(views, a_blueprint_marks_the_box_that_fails)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(service), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, "blueprint", 0);
	const jn_shape *failing = NULL;
	uint32_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_RECT || shape->stroke != JN_COLOR_BAD) continue;
		failing = shape;
		count++;
	}
	cr_assert_eq(count, 1);
	const jn_shape *said = find_text(scene, "No change");
	cr_assert_not_null(said);
	cr_expect_eq(said->fill, JN_COLOR_BAD);
	cr_expect(said->text.y > failing->rect.y && said->text.y < failing->rect.y + failing->rect.h);
	cr_expect_not_null(find_text(scene, "points where the service fails: 1.1"));
	jn_arena_free(&arena);
	jn_project_free(project);
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

/* --- experience: expected over received with the shortfall between, and where competitors win --- */

static const char lived[] = "competitor rival \"Rival\"\npersona maria \"Maria\" { need: \"A lamp\" }\n"
							"journey j \"J\" { persona: maria\n stage s \"S\" {\n"
							"  touchpoint a \"Pays\" { emotion: -1 \"Cross\"; action: \"Queues\"; motivation: "
							"\"Light\"; question: \"How much?\"\n"
							"    expects: \"A sum\"; receives: \"A surprise\"; shortfall: \"A third more\" severity 5; "
							"backstage: \"Books it\"\n"
							"    quote: \"It was dear\" on 2026-09-01, \"It was dearer\" on 2025-12-01\n"
							"    quote: \"It was dearest\" on 2024-03-01, \"It was fair\" on 2025-09-01\n"
							"    competitor: rival \"says it first\"; leaves: 32% \"shock\" to rival }\n"
							"  touchpoint b \"Asks\" { expects: \"An answer\" }\n"
							"  touchpoint c \"Goes\" { leaves: 5% \"tired\" }\n"
							"} }\n";

Test(views, experience_shows_the_shortfall_between_expected_and_received)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(lived), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, "experience", 0);
	int32_t down[] = {y_of(scene, "Queues"),        y_of(scene, "How much?"),    y_of(scene, "Light"),
					  y_of(scene, "“It was dear”"), y_of(scene, "A sum"),        y_of(scene, "A third more"),
					  y_of(scene, "A surprise"),    y_of(scene, "says it first")};
	for (size_t i = 1; i < sizeof down / sizeof *down; i++) cr_expect_gt(down[i], down[i - 1], "step %zu", i);
	cr_expect_eq(y_of(scene, "Nothing yet"), y_of(scene, "A surprise"), "received beside received");
	cr_expect_gt(y_of(scene, "“It was dearer”"), y_of(scene, "Half a year to a year before"));
	cr_expect_lt(y_of(scene, "“It was dear”"), y_of(scene, "Half a year to a year before"));
	cr_expect_lt(y_of(scene, "“It was fair”"), y_of(scene, "More than a year before"), "to the day");
	cr_expect_gt(y_of(scene, "“It was fair”"), y_of(scene, "Half a year to a year before"));
	cr_expect_gt(y_of(scene, "“It was dearest”"), y_of(scene, "More than a year before"));
	cr_expect_not_null(find_text(scene, "32\xC2\xA0% leave here"));
	cr_expect_null(find_text(scene, "5\xC2\xA0% leave here"), "nobody won these");
	cr_expect_not_null(find_text(scene, "touchpoints that give less than expected: 1.1, 1.2"));
	cr_expect_not_null(find_text(scene, "touchpoints where competitors win: 1.1"));
	cr_expect_null(find_text(scene, "Books it"), "ours, not theirs");
	cr_expect_null(find_text(scene, "Cross"), "the curve has a view of its own");
	jn_arena_free(&arena);
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
