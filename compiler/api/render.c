/* Drawing a journey. In: a journey of an open project. Out: bytes, the caller's, or given to the caller's function. */
#include "api/internal.h"

#include "render/render.h"

/* What the footer says: without the version's last number, so that a correction of ours changes no picture. */
static jn_str footer(void)
{
	jn_str all = JN_STR("journey " JOURNEY_VERSION);
	const char *last = strrchr(all.ptr, '.');
	return jn_str_slice(all, 0, last ? (uint32_t)(last - all.ptr) : all.len);
}

static journey_status draw(const journey_map *map, const journey_render_options *options, jn_buf *out)
{
	static const journey_render_options none = {0};
	if (!options) options = &none;
	jn_scene_options how = {.language = -1, .version = footer(), .index = options->index};
	if (!map || !jn_api_date(options->today, &how.today)) return JOURNEY_BAD_ARGUMENT;
	const jn_renderer *renderer = options->format ? jn_renderer_named(jn_str_c(options->format)) : &jn_renderers[0];
	if (!renderer) return JOURNEY_UNKNOWN_FORMAT;
	jn_theme_name theme = options->theme ? jn_theme_named(jn_str_c(options->theme)) : JN_THEME_PAPER;
	if (theme == JN_THEME_NONE) return JOURNEY_UNKNOWN_THEME;
	jn_arena arena = {0};
	how.outline = renderer->outline;
	jn_render_job job = {.project = map->owner->model, .journey = map->decl, .theme = theme};
	job.scene = jn_scene_build(&arena, job.project, job.journey, &how);
	jn_problem problem = {.language = JN_LANG_EN}; /* its words are for people; a status is what the interface has */
	bool ok = renderer->render(out, &job, &problem);
	jn_buf_free(&problem.text);
	jn_arena_free(&arena);
	return ok ? JOURNEY_OK : JOURNEY_CANNOT_DRAW;
}

journey_status journey_render_new(const journey_map *map, const journey_render_options *options, char **ret_bytes,
								  size_t *ret_length)
{
	jn_buf out = {0};
	if (!ret_bytes) return JOURNEY_BAD_ARGUMENT;
	journey_status status = draw(map, options, &out);
	if (status != JOURNEY_OK) {
		jn_buf_free(&out);
		return status;
	}
	jn_buf_char(&out, '\0');
	*ret_bytes = out.ptr;
	if (ret_length) *ret_length = out.len - 1;
	return JOURNEY_OK;
}

journey_status journey_render_to(const journey_map *map, const journey_render_options *options, journey_write write,
								 void *context)
{
	jn_buf out = {0};
	if (!write) return JOURNEY_BAD_ARGUMENT;
	journey_status status = draw(map, options, &out);
	if (status == JOURNEY_OK && !write(context, out.ptr, out.len)) status = JOURNEY_STOPPED;
	jn_buf_free(&out);
	return status;
}
