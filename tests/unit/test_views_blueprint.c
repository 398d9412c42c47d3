/* Blueprint: three lines in their order, boxes between them, arrows from box to box. */
#include <criterion/criterion.h>

#include "views.h"

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
