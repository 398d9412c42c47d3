/* Examples drawn, and texts found in them. */
#include "views.h"

#include <criterion/criterion.h>
#include <stdio.h>

jn_project *example(const char *name)
{
	char root[1024];
	snprintf(root, sizeof root, "%s/examples/%s", JOURNEY_SOURCE_DIR, name);
	return jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
}

const jn_scene *draw(jn_arena *arena, const jn_project *project, const char *view, uint32_t journey)
{
	jn_scene_options options = {.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE};
	return jn_scene_build(arena, project, project->by_kind[JN_JOURNEY][journey], &options);
}

const jn_shape *find_text(const jn_scene *scene, const char *text)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, jn_str_c(text))) return shape;
	return NULL;
}

uint32_t count_text(const jn_scene *scene, const char *text)
{
	uint32_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		count += shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, jn_str_c(text));
	return count;
}

int32_t y_of(const jn_scene *scene, const char *text)
{
	const jn_shape *shape = find_text(scene, text);
	if (!shape) cr_assert(false, "\"%s\" is not in the picture", text);
	return shape->text.y;
}
