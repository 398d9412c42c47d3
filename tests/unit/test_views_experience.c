/* Experience: expected over received with the shortfall between, and where competitors win. */
#include <criterion/criterion.h>

#include "views.h"

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
	cr_expect_not_null(find_text(scene, "32% leave here"));
	cr_expect_null(find_text(scene, "5% leave here"), "nobody won these");
	cr_expect_not_null(find_text(scene, "touchpoints that give less than expected: 1.1, 1.2"));
	cr_expect_not_null(find_text(scene, "touchpoints where competitors win: 1.1"));
	cr_expect_null(find_text(scene, "Books it"), "ours, not theirs");
	cr_expect_null(find_text(scene, "Cross"), "the curve has a view of its own");
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(views, who_skips_a_touchpoint_is_not_said_to_do_its_reason)
{
	static const char text[] = "persona maria \"Maria\"\npersona budi \"Budi\"\njourney j \"J\" { persona: maria, budi\n"
							   " stage s \"S\" { touchpoint a \"Pays\" { action: \"Queues\"; as budi { skips: \"Pays by phone\" } } } }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(text), JN_DATE_NONE);
	static const char *const views[] = {"map", "experience"};
	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		jn_arena arena = {0};
		const jn_scene *scene = draw(&arena, project, views[i], 0);
		cr_expect_not_null(find_text(scene, "Queues"));
		cr_expect_not_null(find_text(scene, "Skips: Pays by phone"), "%s", views[i]);
		jn_arena_free(&arena);
	}
	jn_project_free(project);
}
