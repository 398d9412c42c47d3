/* Emotions: the curve alone, and against the map it is based on. */
#include <criterion/criterion.h>

#include "views.h"

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

/* Two who feel the same: the solid line is drawn first, the dashes on it; both have their words. */
Test(views, equal_feelings_hide_nobody)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), JN_STR(
		"persona m \"Maria\"\npersona b \"Budi\"\njourney j \"J\" { persona: m, b\n stage s \"S\" {\n"
		"touchpoint x \"X\" { emotion: +1 \"Glad\"; as b { emotion: +1 \"Content\" } }\n"
		"touchpoint y \"Y\" { emotion: -1 \"Lost\"; as b { emotion: -1 \"Adrift\" } }\n} }\n"), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, "emotions", 0);
	int solid = 0, dashed = 0, at = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next, at++) {
		if (shape->type != JN_SHAPE_PATH || shape->path.path->point_count < 4 || shape->stroke < JN_COLOR_PERSONA || !shape->stroke_width) continue;
		if (shape->dash == JN_DASH_SOLID) solid = at;
		if (shape->dash == JN_DASH_PERSONA_2) dashed = at;
	}
	cr_expect(solid && dashed > solid, "the dashes lie on the line: %d, %d", solid, dashed);
	static const char *const words[] = {"Glad", "Content", "Lost", "Adrift"};
	for (int i = 0; i < 4; i++) cr_expect_not_null(find_text(scene, words[i]), "%s", words[i]);
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

Test(views, emotions_that_nobody_rated_are_said_to_lack)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), JN_STR(
		"persona m \"Maria\"\njourney j \"J\" { persona: m\n stage s \"S\" { touchpoint x \"X\" { action: \"Waits\" } } }\n"), JN_DATE_NONE);
	jn_arena arena = {0};
	cr_expect_not_null(find_text(draw(&arena, project, "emotions", 0), "touchpoints whose feeling is rated"));
	cr_expect_null(find_text(draw(&arena, project, "map", 0), "touchpoints whose feeling is rated"));
	jn_arena_free(&arena);
	jn_project_free(project);
}
