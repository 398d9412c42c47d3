/* What is drawn of a journey: lanes chosen and ordered, folded rows, one channel or one persona, journeys laid over
 * each other. Whatever is chosen, nothing overlaps and all lies on the page. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "model/diagnostic.h"
#include "pictures.h"
#include "project/load.h"
#include "scene/scene.h"

static jn_project *example(const char *name)
{
	char root[1024];
	snprintf(root, sizeof root, "%s/examples/%s", JOURNEY_SOURCE_DIR, name);
	return jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
}

static jn_scene_options plain(const char *view)
{
	return (jn_scene_options){.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE};
}

static void read_lanes(jn_scene_options *options, const char *words)
{
	jn_str wrong = {0};
	cr_assert(jn_scene_lanes_read(&options->lanes, jn_str_c(words), &wrong), "%s", words);
}

static const jn_shape *find_text(const jn_scene *scene, const char *text)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, jn_str_c(text))) return shape;
	return NULL;
}

/* --- lanes --- */

static const char small[] =
	"journey j \"J\" { stage s \"S\" {\n"
	"  touchpoint a \"A\" { action: \"Walks\"; thought: \"Far\"; emotion: -1 \"Tired\"; pain: \"Blisters\"\n"
	"    gain: \"Fresh air\"; gain: \"A view\"; expects: \"A bus\"; shortfall: \"No bus\" severity 5; event: walked; "
	"when: \"noon\" }\n"
	"} }\n";

Test(choice, lanes_come_in_the_order_asked_for)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(small), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = plain("map");
	read_lanes(&options, "pains, feeling,doing,gains");
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	static const char *const order[] = {"Touchpoints", "Pains & barriers", "Feeling", "Doing", "Gains"};
	int32_t above = 0;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const jn_shape *name = find_text(scene, order[i]);
		cr_assert_not_null(name, "%s", order[i]);
		cr_expect_gt(name->text.y, above, "%s", order[i]);
		above = name->text.y;
	}
	cr_expect_null(find_text(scene, "Thinking & asking"));
	cr_expect_null(find_text(scene, "“Far”"));
	check_geometry(scene, "four lanes");
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(choice, what_is_not_shown_is_counted)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(small), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = plain("map");
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	cr_expect_null(find_text(scene, "Fresh air"), "gains are asked for");
	cr_expect_not_null(find_text(scene, "Not shown here: 4  ·  When\xC2\xA0"
										"1  ·  Gains\xC2\xA0"
										"2  ·  Notes\xC2\xA0"
										"1"));
	read_lanes(&options, "all");
	scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	cr_expect_not_null(find_text(scene, "Fresh air"));
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		cr_expect(shape->type != JN_SHAPE_TEXT || !jn_str_starts(shape->text.text, JN_STR("Not shown")),
				  "nothing is left out");
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* Who wrote a blueprint's rows and little else sees them on the map, too. */
static bool holds(jn_str text, const char *part)
{
	jn_str wanted = jn_str_c(part);
	for (uint32_t at = 0; at + wanted.len <= text.len; at++)
		if (memcmp(text.ptr + at, wanted.ptr, wanted.len) == 0) return true;
	return false;
}

/* The line of what is not on the map; empty when there is none. */
static jn_str more_line(const jn_scene *scene)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT && jn_str_starts(shape->text.text, JN_STR("Not shown here: ")))
			return shape->text.text;
	return (jn_str){0};
}

Test(choice, what_has_a_card_is_not_counted_as_missing)
{
	jn_project *project = example("retail");
	jn_arena arena = {0};
	jn_scene_options options = plain("map");
	for (uint32_t j = 0; j < project->kind_count[JN_JOURNEY]; j++) {
		const jn_decl *journey = project->by_kind[JN_JOURNEY][j];
		if (!jn_str_eq(journey->name, JN_STR("first-visit"))) continue;
		jn_str said = more_line(jn_scene_build(&arena, project, journey, &options));
		cr_expect(holds(said, "Measures\xC2\xA0" "3"), "ten of thirteen have a card: %.*s", JN_ARG(said));
		cr_expect(!holds(said, "Personas"), "%.*s", JN_ARG(said));
		read_lanes(&options, "pains");
		said = more_line(jn_scene_build(&arena, project, journey, &options));
		cr_expect(holds(said, "Measures\xC2\xA0" "13"), "no lane of measures: %.*s", JN_ARG(said));
	}
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(choice, a_map_of_few_lanes_shows_them_all)
{
	static const char few[] = "journey j \"J\" { stage s \"S\" { touchpoint a \"A\" { action: \"Walks\"; backstage: "
							  "\"Books it\"; quote: \"Hm\" } } }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(few), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = plain("map");
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	cr_expect_not_null(find_text(scene, "Books it"));
	cr_expect_not_null(find_text(scene, "“Hm”"));
	read_lanes(&options, "usual");
	scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	cr_expect_null(find_text(scene, "Books it"), "unless it is told what to show");
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(choice, words_that_are_no_lanes)
{
	static const char *const wrong[] = {"", "gain", "usual,", "Pains", "all,every"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		jn_lane_list lanes;
		jn_str what = {0};
		cr_expect_not(jn_scene_lanes_read(&lanes, jn_str_c(wrong[i]), &what), "%s", wrong[i]);
	}
	jn_lane_list lanes;
	jn_str what;
	cr_expect(jn_scene_lanes_read(&lanes, JN_STR("all,all,pains"), &what));
	cr_expect_lt(lanes.count, JN_LANE_WORDS);
}

/* --- rows --- */

static const char uneven[] =
	"journey j \"J\" {\n"
	" stage a \"A\" { touchpoint t1 \"T\" {} touchpoint t2 \"T\" {} touchpoint t3 \"T\" {} touchpoint t4 \"T\" {} }\n"
	" stage b \"B\" { touchpoint t1 \"T\" {} touchpoint t2 \"T\" {} touchpoint t3 \"T\" {} touchpoint t4 \"T\" {}\n"
	"  touchpoint t5 \"T\" {} touchpoint t6 \"T\" {} }\n"
	" stage c \"C\" { touchpoint t1 \"T\" {} touchpoint t2 \"T\" {} touchpoint t3 \"T\" {} touchpoint t4 \"T\" {}\n"
	"  touchpoint t5 \"T\" {} }\n"
	" stage d \"D\" { touchpoint t1 \"T\" {} touchpoint t2 \"T\" {} }\n}\n";

Test(choice, full_rows_end_at_one_edge)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(uneven), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = plain("map");
	options.fold = 4;
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	int32_t right[8] = {0};
	size_t panels = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_RECT && shape->flags & JN_SHAPE_PANEL && panels < 8)
			right[panels++] = shape->rect.x + shape->rect.w;
	cr_assert_eq(panels, 4);
	cr_expect_eq(right[0], right[1], "four columns as wide as six");
	cr_expect_eq(right[1], right[2], "five too");
	cr_expect_lt(right[3], right[2], "no column becomes more than twice as wide");
	check_geometry(scene, "uneven rows");
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(choice, rows_are_filled_within_the_least_width)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(uneven), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = plain("map");
	options.fold = 2;
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	/* 4 + 6 and 5 + 2, not 4 and 6 + 5 + 2 */
	cr_expect_eq(scene->width / JN_PX, 48 + 152 + 10 * 224 + 3 * 8 + 48, "as wide as a map of ten columns");
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* --- a part of a journey --- */

static void check_part(const jn_project *project, const jn_decl *journey, jn_scene_options options, const char *what)
{
	uint32_t views;
	const jn_scene_view *rows = jn_scene_views(&views);
	for (uint32_t v = 0; v < views; v++) {
		jn_arena arena = {0};
		options.view = jn_str_c(rows[v].name);
		char name[300];
		snprintf(name, sizeof name, "%s, %s", what, rows[v].name);
		check_geometry(jn_scene_build(&arena, project, journey, &options), name);
		jn_arena_free(&arena);
	}
}

Test(choice, parts_of_every_example_are_clear)
{
	static const char *const examples[] = {"retail", "retail-ar", "retail-id", "retail-ms", "cart-abandonment"};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		jn_project *project = example(examples[i]);
		for (uint32_t j = 0; j < project->kind_count[JN_JOURNEY]; j++) {
			const jn_decl *journey = project->by_kind[JN_JOURNEY][j];
			jn_scene_options options = plain("map");
			for (uint32_t c = 0; c < project->kind_count[JN_CHANNEL]; c += 3) {
				options.channel = project->by_kind[JN_CHANNEL][c];
				check_part(project, journey, options, examples[i]);
			}
			options.channel = NULL;
			for (uint32_t p = 0; p < project->kind_count[JN_PERSONA]; p++) {
				options.persona = project->by_kind[JN_PERSONA][p];
				check_part(project, journey, options, examples[i]);
			}
		}
		jn_project_free(project);
	}
}

static const char shared[] =
	"channel web \"Web\" {}\nchannel shop \"Shop\" {}\npersona a \"Ann\" {}\npersona b \"Bob\" {}\n"
	"journey j \"J\" { persona: a, b\n"
	" stage s \"S\" { touchpoint one \"One\" { channel: web; action: \"Clicks\"; emotion: 0 \"Calm\"; as b { emotion: "
	"-2 \"Lost\"; action: \"Swears\" } }\n"
	"  touchpoint two \"Two\" { channel: shop; emotion: +1 } }\n"
	" stage t \"T\" { touchpoint three \"Three\" { channel: shop; persona: a } }\n"
	" stage u \"U\" { touchpoint four \"Four\" { channel: web; emotion: 2 } } }\n";

Test(choice, a_channels_map_has_its_touchpoints_with_their_numbers)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(shared), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = plain("map");
	options.channel = project->by_kind[JN_CHANNEL][0];
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	cr_expect_not_null(find_text(scene, "One"));
	cr_expect_not_null(find_text(scene, "Four"));
	cr_expect_not_null(find_text(scene, "3.1"), "as on the whole map");
	cr_expect_null(find_text(scene, "Two"));
	cr_expect_null(find_text(scene, "T"), "a stage without it is left out");
	cr_expect_not_null(find_text(scene, "Journey map  ·  Purchase framework  ·  Channel: Web"));
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(choice, a_personas_map_is_hers)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(shared), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = plain("map");
	options.persona = project->by_kind[JN_PERSONA][0];
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	cr_expect_not_null(find_text(scene, "Calm"));
	cr_expect_not_null(find_text(scene, "Three"));
	cr_expect_null(find_text(scene, "Lost"));
	cr_expect_null(find_text(scene, "Swears"));
	cr_expect_null(find_text(scene, "Bob"));
	options.persona = project->by_kind[JN_PERSONA][1];
	scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	cr_expect_not_null(find_text(scene, "Lost"));
	cr_expect_not_null(find_text(scene, "Swears"));
	cr_expect_null(find_text(scene, "Clicks"), "he does something else");
	cr_expect_null(find_text(scene, "Three"), "he does not meet it");
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		cr_expect_neq(shape->stroke, JN_COLOR_PERSONA, "his colour is the second everywhere");
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* --- journeys laid over each other --- */

static uint32_t hollow_markers(const jn_scene *scene)
{
	uint32_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		count += shape->type == JN_SHAPE_CIRCLE && shape->fill == JN_COLOR_CARD && shape->stroke == JN_COLOR_INK &&
				 (shape->circle.radius == 5 * JN_PX || shape->circle.radius == 10 * JN_PX);
	return count;
}

Test(choice, scenarios_are_laid_over_by_name_or_by_phase)
{
	static const char text[] =
		"project p \"P\" { framework: purchase }\n"
		"journey a \"A\" { stage s \"S\" { phase: before; touchpoint one \"1\" { emotion: 1 } touchpoint two \"2\" { "
		"emotion: 0 } } }\n"
		"journey named \"N\" { stage x \"X\" { touchpoint one \"1\" { emotion: -1 } touchpoint far \"F\" { emotion: 2 "
		"} } }\n"
		"journey phased \"Ph\" { stage y \"Y\" { phase: before; touchpoint k \"K\" { emotion: -2 } touchpoint l \"L\" "
		"{ emotion: 0 }\n"
		"  touchpoint m \"M\" { emotion: 2 } touchpoint n \"N\" { emotion: -1 } } }\n"
		"journey apart \"Ap\" { stage z \"Z\" { phase: after; touchpoint q \"Q\" { emotion: 2 } } }\n";
	jn_project *project = jn_project_of_text(JN_STR("project.journey"), jn_str_c(text), JN_DATE_NONE);
	cr_assert_eq(project->kind_count[JN_JOURNEY], 4);
	const jn_decl *const *all = project->by_kind[JN_JOURNEY];
	static const uint32_t wanted[] = {0, 1, 2, 0};
	for (uint32_t i = 1; i < 4; i++) {
		jn_arena arena = {0};
		jn_scene_options options = plain("emotions");
		options.against = &all[i];
		options.against_count = 1;
		const jn_scene *scene = jn_scene_build(&arena, project, all[0], &options);
		cr_expect_eq(hollow_markers(scene), wanted[i], "journey %u: %u points", i, hollow_markers(scene));
		cr_expect_eq(scene->apart, i == 3);
		check_geometry(scene, "laid over");
		jn_arena_free(&arena);
	}
	jn_project_free(project);
}

Test(choice, every_scenario_over_every_other_is_clear)
{
	static const char *const examples[] = {"retail-ar", "cart-abandonment"};
	for (size_t e = 0; e < 2; e++) {
		jn_project *project = example(examples[e]);
		for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++) {
			jn_arena arena = {0};
			jn_scene_options options = plain("emotions");
			options.against = (const jn_decl *const *)project->by_kind[JN_JOURNEY];
			options.against_count = project->kind_count[JN_JOURNEY];
			check_geometry(jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][i], &options), examples[e]);
			options.fold = 2;
			check_geometry(jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][i], &options), examples[e]);
			jn_arena_free(&arena);
		}
		jn_project_free(project);
	}
}
