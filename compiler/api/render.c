/* Drawing a journey. In: a journey of an open project. Out: bytes, the caller's, or given to the caller's function. */
#include "api/internal.h"

#include "render/pages.h"
#include "render/render.h"

/* What the footer says: without the version's last number, so that a correction of ours changes no picture. */
static jn_str footer(void)
{
	jn_str all = JN_STR("journey " JOURNEY_VERSION);
	const char *last = strrchr(all.ptr, '.');
	return jn_str_slice(all, 0, last ? (uint32_t)(last - all.ptr) : all.len);
}

/* What a call draws: a scene, and how it is written. Everything lives in the arena. */
typedef struct drawing {
	jn_arena arena;
	const jn_renderer *renderer;
	jn_scene_options how;
	jn_render_job job;
	int paper; /* -1: none */
} drawing;

/* The number of a name, or -1. */
static int paper_named(const char *name)
{
	for (int i = 0; jn_paper_name(i); i++)
		if (strcmp(jn_paper_name(i), name) == 0) return i;
	return -1;
}

static bool view_known(const char *name)
{
	for (size_t i = 0; i < journey_view_count(); i++)
		if (strcmp(journey_view_at(i).name, name) == 0) return true;
	return false;
}

/* What of the journey is shown, and in which language. */
static journey_status read_how(drawing *self, const journey_render_options *options)
{
	jn_str wrong;
	const char *view = options->view ? options->view : journey_view_at(0).name;
	if (!jn_api_date(options->today, &self->how.today)) return JOURNEY_BAD_ARGUMENT;
	if (!view_known(view)) return JOURNEY_UNKNOWN_VIEW;
	self->how.view = jn_str_c(view);
	if (options->lanes && !jn_scene_lanes_read(&self->how.lanes, jn_str_c(options->lanes), &wrong)) return JOURNEY_UNKNOWN_LANE;
	if (options->lanes && strcmp(view, journey_view_at(0).name) != 0) return JOURNEY_BAD_ARGUMENT;
	jn_language labels = JN_LANG_EN;
	if (options->labels && !jn_language_known(jn_str_c(options->labels), &labels)) return JOURNEY_BAD_ARGUMENT;
	self->how.language = options->labels ? (int)labels : -1;
	if (options->fold < JOURNEY_FOLD_NEVER) return JOURNEY_BAD_ARGUMENT;
	self->how.fold = options->fold == JOURNEY_FOLD_BEST ? JN_FOLD_BEST : options->fold == JOURNEY_FOLD_NEVER ? -1 : options->fold;
	return JOURNEY_OK;
}

/* The format, and what it is written on. */
static journey_status read_format(drawing *self, const journey_render_options *options)
{
	self->renderer = options->format ? jn_renderer_named(jn_str_c(options->format)) : &jn_renderers[0];
	if (!self->renderer) return JOURNEY_UNKNOWN_FORMAT;
	self->job.theme = options->theme ? jn_theme_named(jn_str_c(options->theme)) : JN_THEME_PAPER;
	if (self->job.theme == JN_THEME_NONE) return JOURNEY_UNKNOWN_THEME;
	self->paper = options->paper ? paper_named(options->paper) : -1;
	if (options->paper && self->paper < 0) return JOURNEY_UNKNOWN_PAPER;
	if (options->paper && self->renderer->paging == JN_PAGING_NONE) return JOURNEY_BAD_ARGUMENT;
	if (options->scale < 0 || options->scale > 4) return JOURNEY_BAD_ARGUMENT;
	self->job.scale = options->scale;
	return JOURNEY_OK;
}

/* Reads the options and lays the journey out. What is in the arena is the caller's to free, whatever the status. */
static journey_status lay_out(drawing *self, const journey_map *map, const journey_render_options *options)
{
	static const journey_render_options none = {0};
	if (!options) options = &none;
	*self = (drawing){.how = {.version = footer(), .index = options->index}};
	if (!map) return JOURNEY_BAD_ARGUMENT;
	journey_status status = read_how(self, options);
	if (status == JOURNEY_OK) status = read_format(self, options);
	if (status != JOURNEY_OK) return status;
	jn_render_job *job = &self->job;
	self->how.outline = self->renderer->outline;
	job->project = map->owner->model;
	job->journey = map->decl;
	if (self->paper < 0) {
		job->scene = jn_scene_build(&self->arena, job->project, job->journey, &self->how);
		return options->page == 0 ? JOURNEY_OK : JOURNEY_BAD_ARGUMENT;
	}
	job->pages = jn_pages_lay_out(&self->arena, job->project, job->journey, self->how, self->paper, &job->scene);
	if (!job->pages) return JOURNEY_TOO_MANY_PAGES;
	if (options->page >= (self->renderer->paging == JN_PAGING_APART ? job->pages->count : 1)) return JOURNEY_BAD_ARGUMENT;
	job->page = (uint32_t)options->page;
	return JOURNEY_OK;
}

static journey_status draw(const journey_map *map, const journey_render_options *options, jn_buf *out)
{
	drawing self;
	jn_problem problem = {.language = JN_LANG_EN}; /* its words are for people; a status is what the interface has */
	journey_status status = lay_out(&self, map, options);
	if (status == JOURNEY_OK && !self.renderer->render(out, &self.job, &problem)) status = JOURNEY_CANNOT_DRAW;
	jn_buf_free(&problem.text);
	jn_arena_free(&self.arena);
	return status;
}

journey_status journey_render_pages(const journey_map *map, const journey_render_options *options, size_t *ret_pages)
{
	drawing self;
	if (!ret_pages) return JOURNEY_BAD_ARGUMENT;
	journey_status status = lay_out(&self, map, options);
	if (status == JOURNEY_OK) *ret_pages = self.job.pages ? self.job.pages->count : 1;
	jn_arena_free(&self.arena);
	return status;
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
