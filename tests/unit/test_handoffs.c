/* A blueprint's handoffs: every arrow ends in the box of those who take over; and what each persona does is there. */
#include <criterion/criterion.h>

#include "project/load.h"
#include "scene/scene.h"

static const jn_scene *blueprint(jn_arena *arena, const jn_project *project)
{
	jn_scene_options options = {.view = JN_STR("blueprint"), .language = -1, .today = JN_DATE_NONE};
	return jn_scene_build(arena, project, project->by_kind[JN_JOURNEY][0], &options);
}

static const jn_shape *text_of(const jn_scene *scene, const char *text)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, jn_str_c(text))) return shape;
	cr_assert(false, "%s is not in the picture", text);
	return NULL;
}

/* The box with the point in it, or on its edge. */
static const jn_shape *box_with(const jn_scene *scene, int32_t x, int32_t y)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_RECT || shape->rect.radius != 6 * JN_PX) continue;
		if (x < shape->rect.x || x > shape->rect.x + shape->rect.w) continue;
		if (y >= shape->rect.y - JN_PX && y <= shape->rect.y + shape->rect.h + JN_PX) return shape;
	}
	return NULL;
}

static const jn_shape *box_of(const jn_scene *scene, const char *text)
{
	const jn_shape *shape = text_of(scene, text), *box = box_with(scene, shape->text.x, shape->text.y);
	cr_assert_not_null(box, "%s stands in no box", text);
	return box;
}

/* The arrows of handoffs, in the order of drawing: paths of four points. */
static uint32_t arrows_of(const jn_scene *scene, const jn_shape *arrows[8])
{
	uint32_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_PATH || shape->stroke_width != 96 || shape->path.path->point_count != 4) continue;
		if (shape->stroke != JN_COLOR_BAD && shape->stroke != JN_COLOR_INK) continue;
		if (count < 8) arrows[count] = shape;
		count++;
	}
	return count;
}

static const jn_shape *end_box(const jn_scene *scene, const jn_shape *arrow, bool bottom)
{
	const jn_point *end = &arrow->path.path->points[3];
	int32_t x = arrow->path.x + end->x, y = arrow->path.y + end->y;
	const jn_shape *box = box_with(scene, x, y);
	cr_assert_not_null(box, "an arrow ends in no box");
	int32_t edge = bottom ? box->rect.y + box->rect.h : box->rect.y, away = y - edge;
	cr_expect(away <= JN_PX && away >= -JN_PX, "an arrow ends %d/64 px from the edge", away);
	return box;
}

Test(handoffs, arrows_end_in_the_box_of_who_takes_over)
{
	static const char map[] =
		"team shop \"Shop\"\nteam van \"Van\"\nteam desk \"Desk\"\n"
		"channel till \"Till\" { owner: shop }\nchannel web \"Web\" { owner: van }\n"
		"journey j \"J\" { stage s \"S\" {\n"
		"  touchpoint a \"Pays\" { channel: till; backstage: \"Books\"; handoff: van; handoff: desk \"no number\" }\n"
		"  touchpoint b \"Tracks\" { channel: web; backstage: \"Sorts\" }\n"
		"  touchpoint c \"Waits\" { channel: till; handoff: van }\n"
		"} }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(map), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_shape *arrows[8];
	const jn_scene *scene = blueprint(&arena, project);
	cr_assert_eq(arrows_of(scene, arrows), 3, "the last has nobody to hand over to");
	cr_expect_eq(end_box(scene, arrows[0], true), box_of(scene, "Web"), "the channel's owner takes over, across the line");
	cr_expect_eq(arrows[0]->stroke, JN_COLOR_INK);
	cr_expect_eq(end_box(scene, arrows[1], true), box_of(scene, "Sorts"), "others stand out of sight");
	cr_expect_eq(arrows[1]->stroke, JN_COLOR_BAD, "it loses something");
	cr_expect_neq(arrows[0]->path.y, arrows[1]->path.y, "two circles");
	cr_expect_neq(arrows[0]->path.x, arrows[1]->path.x, "beside each other in the gutter");
	cr_expect_not_null(text_of(scene, "1 · Handoff to Van"));
	cr_expect_not_null(text_of(scene, "2 · Handoff to Desk"));
	int heads = 0, circles = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_TEXT || !jn_str_eq(shape->text.text, JN_STR("2"))) continue;
		heads += shape->text.anchor == JN_ANCHOR_START && shape->text.size == 10;
		circles += shape->text.anchor == JN_ANCHOR_MIDDLE;
	}
	cr_expect_eq(heads, 1, "its number at its head");
	cr_expect_eq(circles, 1, "and in its circle");
	cr_expect_gt(end_box(scene, arrows[2], true)->rect.x, box_of(scene, "Web")->rect.x);
	cr_expect_eq(arrows[2]->dash, JN_DASH_TILE, "nobody documents it");
	cr_expect_eq(arrows[0]->dash, JN_DASH_SOLID);
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(handoffs, every_arrow_of_an_example_ends_on_an_edge)
{
	jn_project *project = jn_project_load(&(jn_load_request){.root = JOURNEY_SOURCE_DIR "/examples/retail-ar", .today = JN_DATE_NONE});
	jn_arena arena = {0};
	const jn_shape *arrows[8];
	for (uint32_t j = 0; j < project->kind_count[JN_JOURNEY]; j++) {
		jn_scene_options options = {.view = JN_STR("blueprint"), .language = -1, .today = JN_DATE_NONE};
		const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][j], &options);
		uint32_t count = arrows_of(scene, arrows);
		for (uint32_t i = 0; i < count && i < 8; i++)
			end_box(scene, arrows[i], arrows[i]->path.path->points[3].y < arrows[i]->path.path->points[2].y);
	}
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(handoffs, what_another_persona_does_stands_under_her_name)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), JN_STR(
		"persona p \"Pia\"\npersona q \"Quin\"\njourney j \"J\" { persona: p, q\n stage s \"S\" {\n"
		"touchpoint a \"Pays\" { action: \"Counts\"; as q { action: \"Waves a card\" } }\n} }\n"), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = blueprint(&arena, project);
	const jn_shape *name = text_of(scene, "Quin"), *does = text_of(scene, "Waves a card");
	cr_expect_gt(name->text.y, text_of(scene, "Counts")->text.y);
	cr_expect_gt(does->text.y, name->text.y);
	cr_expect_eq(box_of(scene, "Waves a card"), box_of(scene, "Pays"));
	jn_arena_free(&arena);
	jn_project_free(project);
}
