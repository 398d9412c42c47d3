/* The picture's geometry and its completeness, over every example and over generated maps: no two texts overlap, all
 * lie on the page, and nothing the author wrote is missing. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "pictures.h"
#include "project/load.h"
#include "scene/scene.h"

/* --- completeness --- */

/* A declaration with its block, and what it refers to, one step deep. */
static void look_for_tree(search *self, const jn_decl *root, bool follow)
{
	for (const jn_decl *decl = root; decl;) {
		if (decl->kind != JN_AS && decl->kind != JN_AUDIT) look_for(self, jn_decl_title(decl));
		look_for_clauses(self, decl->heads);
		for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
			look_for_clauses(self, prop->clauses);
			for (const jn_clause *clause = prop->clauses; clause && follow; clause = clause->next) {
				const jn_decl *ref = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
				if (ref && ref->kind != JN_TOUCHPOINT && ref->kind != JN_JOURNEY && ref->kind != JN_FRAMEWORK &&
					ref->kind != JN_PHASE)
					look_for_tree(self, ref, false);
			}
		}
		if (decl->first_child) {
			decl = decl->first_child;
			continue;
		}
		while (decl != root && !decl->next) decl = decl->parent;
		decl = decl == root ? NULL : decl->next;
	}
}

static void check_complete(const jn_scene *scene, const jn_decl *journey, const char *what)
{
	search self = search_begin(scene, what);
	look_for_tree(&self, journey, true);
	cr_expect(self.looked_for > 1);
	search_end(&self);
}

static void check_journeys(const jn_project *project, const char *what, int fold)
{
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *journey = project->by_kind[JN_JOURNEY][i];
		jn_arena arena = {0};
		jn_scene_options options = {
			.language = -1, .today = JN_DATE_NONE, .version = JN_STR("journey 0.1"), .index = true, .fold = fold};
		jn_str wrong;
		cr_assert(jn_scene_lanes_read(&options.lanes, JN_STR("all"), &wrong));
		const jn_scene *scene = jn_scene_build(&arena, project, journey, &options);
		char name[300];
		snprintf(name, sizeof name, "%s: %.*s", what, (int)journey->name.len, journey->name.ptr);
		check_geometry(scene, name);
		check_complete(scene, journey, name);
		options.index = false; /* the usual lanes, with a line that says how much is left out */
		options.lanes.count = 0;
		check_geometry(jn_scene_build(&arena, project, journey, &options), name);
		jn_arena_free(&arena);
	}
}

Test(scene, every_example_is_clear_and_complete)
{
	static const char *const examples[] = {"retail", "retail-ar", "retail-id", "retail-ms", "cart-abandonment"};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		char root[1024];
		snprintf(root, sizeof root, "%s/examples/%s", JOURNEY_SOURCE_DIR, examples[i]);
		jn_project *project = jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
		cr_assert_gt(project->kind_count[JN_JOURNEY], strcmp(examples[i], "retail-ms") == 0 ? 0 : 1);
		check_journeys(project, examples[i], 0);
		check_journeys(project, examples[i], 2);
		jn_project_free(project);
	}
}

/* --- generated maps --- */

static void check_recipe(const recipe *self)
{
	jn_buf out = {0};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, self), JN_DATE_NONE);
	char what[200];
	snprintf(what, sizeof what, "%d × %d touchpoints, %d personas, titles of %d%s, %s", self->stages, self->touchpoints,
			 self->personas, self->title, self->full ? ", full" : "", self->language);
	cr_assert_eq(project->kind_count[JN_JOURNEY], 1, "%s", what);
	check_journeys(project, what, 0);
	if (self->stages * self->touchpoints < 30) check_journeys(project, what, -1);
	jn_project_free(project);
	jn_buf_free(&out);
}

Test(scene, generated_maps_are_clear_and_complete)
{
	static const char *const languages[] = {"en", "id", "ms", "ar"};
	static const int sizes[][2] = {{0, 0}, {1, 0}, {1, 1}, {2, 1}, {3, 4}, {1, 20}, {9, 3}, {12, 17}};
	static const int titles[] = {1, 30, 300};
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (int t = 0; t < 3; t++)
			for (int personas = 0; personas < 8; personas += personas < 3 ? 1 : 4)
				for (int full = 0; full < 2; full++) {
					if (sizes[s][0] * sizes[s][1] > 100 && personas != 2)
						continue; /* the largest is large enough once */
					check_recipe(&(recipe){sizes[s][0], sizes[s][1], personas, titles[t], full,
										   languages[(s + t + personas) % 4]});
				}
}

Test(scene, hundreds_of_touchpoints)
{
	check_recipe(&(recipe){5, 120, 2, 20, false, "en"});
	check_recipe(&(recipe){10, 20, 3, 40, true, "en"});
}

/* --- what makes it a map --- */

static uint32_t count_groups(const jn_scene *scene, const char *label)
{
	uint32_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		count += shape->type == JN_SHAPE_GROUP && jn_str_starts(shape->group.label, jn_str_c(label));
	return count;
}

Test(scene, reads_in_the_order_of_the_journey)
{
	jn_buf out = {0};
	recipe small = {2, 2, 1, 12, false, "en"};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, &small), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	static const char *const order[] = {"1. ", "1.1 ", "1.2 ", "2. ", "2.1 ", "2.2 ", "Feeling curve"};
	size_t next = 0;
	for (const jn_shape *shape = scene->first; shape && next < 7; shape = shape->next)
		if (shape->type == JN_SHAPE_GROUP && jn_str_starts(shape->group.label, jn_str_c(order[next]))) next++;
	cr_expect_eq(next, 7, "stopped before \"%s\"", order[next < 7 ? next : 6]);
	cr_expect_eq(count_groups(scene, "Feeling curve: Person number 0: 1.1 +1, 1.2 +1"), 1);
	cr_expect(!scene->rtl);
	cr_expect(scene->title.len > 0 && scene->description.len > 0);
	jn_arena_free(&arena);
	jn_project_free(project);
	jn_buf_free(&out);
}

Test(scene, groups_tell_where_they_were_written)
{
	jn_project *project = jn_project_of_text(
		JN_STR("a.journey"),
		JN_STR("journey a \"A\" {\n stage s \"S\" {\n  touchpoint t \"T\" { emotion: +2 \"Fine\" }\n }\n}\n"),
		JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	const jn_decl *said = NULL;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_GROUP && jn_str_starts(shape->group.label, JN_STR("1.1 T")))
			said = shape->group.decl;
	cr_assert_not_null(said);
	cr_expect_eq(jn_source_position(&said->document->source, said->span.start, JN_UTF8).line + 1, 3);
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(scene, an_unknown_view_is_no_scene)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), JN_STR("journey a \"A\" { }\n"), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = {.view = JN_STR("mapp"), .language = -1, .today = JN_DATE_NONE};
	cr_expect_null(jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options));
	options.view = JN_STR("map");
	cr_expect_not_null(jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options));
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* The curve's points lie at their ratings: 48 px a level, whoever looks. */
Test(scene, markers_lie_at_their_ratings)
{
	static const char source[] = "journey a \"A\" { stage s \"S\" {\n"
								 "touchpoint t1 \"T\" { emotion: -2 }\ntouchpoint t2 \"T\" { emotion: 0 }\ntouchpoint "
								 "t3 \"T\" { }\ntouchpoint t4 \"T\" { emotion: +2 }\n} }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), JN_STR(source), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	int32_t y[8];
	size_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_CIRCLE && shape->circle.radius == 6 * JN_PX && count < 8)
			y[count++] = shape->circle.y;
	cr_assert_eq(count, 3);
	cr_expect_eq(y[0] - y[1], 96 * JN_PX);
	cr_expect_eq(y[1] - y[2], 96 * JN_PX);
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* A curve runs through its points and never beyond them: every control point lies between its segment's ends. */
static uint32_t check_monotone(const jn_path *path)
{
	uint32_t segments = 0;
	const jn_point *point = path->points, *end = NULL;
	for (uint32_t i = 0; i < path->op_count; i++) {
		if (path->ops[i] == JN_PATH_CURVE) {
			int32_t low = end->y < point[2].y ? end->y : point[2].y, high = end->y > point[2].y ? end->y : point[2].y;
			for (int c = 0; c < 2; c++)
				cr_expect(point[c].y >= low - 1 && point[c].y <= high + 1, "a control point overshoots");
			point += 2;
			segments++;
		}
		if (path->ops[i] != JN_PATH_CLOSE) end = point++;
	}
	return segments;
}

Test(scene, curves_never_overshoot)
{
	jn_buf out = {0};
	recipe wild = {6, 9, 3, 12, false, "en"};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, &wild), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	uint32_t segments = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_PATH && shape->stroke >= JN_COLOR_PERSONA && shape->fill == JN_COLOR_NONE)
			segments += check_monotone(shape->path.path);
	cr_expect_gt(segments, 150);
	jn_arena_free(&arena);
	jn_project_free(project);
	jn_buf_free(&out);
}

Test(scene, a_folded_map_repeats_its_rail)
{
	jn_buf out = {0};
	recipe wide = {6, 4, 1, 12, false, "en"};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, &wide), JN_DATE_NONE);
	for (int fold = -1; fold <= 3; fold++) {
		jn_arena arena = {0};
		jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .index = true, .fold = fold};
		const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
		uint32_t rails = 0;
		for (const jn_shape *shape = scene->first; shape; shape = shape->next)
			rails += shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, JN_STR("Touchpoints"));
		cr_expect_eq(rails, fold < 0 ? 1 : fold == 0 ? 2 : fold, "fold %d gave %u bands", fold, rails);
		jn_arena_free(&arena);
	}
	jn_project_free(project);
	jn_buf_free(&out);
}
