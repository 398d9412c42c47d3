/* Scenes made and written. In: choices. Out: bytes in streams and files. */
#include "cli/drawing.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/boxes.h"
#include "cli/command.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "cli/today.h"
#include "cli/version.h"
#include "model/diagnostic.h"
#include "render/pages.h"

/* One picture: of which journey, which view, in which format. */
typedef struct picture {
	const jn_decl *journey, *part; /* part: a channel or persona of --each, or NULL */
	uint32_t index;                /* of the journey */
	const char *view;
	const jn_renderer *renderer;
} picture;

/* What the footer says: without the version's last number, so that a correction of ours changes no picture. */
static jn_str version(void)
{
	jn_str all = JN_STR("journey " JOURNEY_VERSION);
	const char *last = strrchr(all.ptr, '.');
	return jn_str_slice(all, 0, last ? (uint32_t)(last - all.ptr) : all.len);
}

/* The views asked for, in the order asked; the map when none was. */
static uint32_t view_count(const jn_drawing *self)
{
	return self->views.count ? self->views.count : 1;
}

static const char *view_name(const jn_drawing *self, uint32_t index)
{
	return self->views.count ? self->views.items[index] : jn_scene_views(&(uint32_t){0})[0].name;
}

/* What of a journey is drawn: what the options say, and of its parts the one given. */
static bool options_for(const jn_drawing *self, const picture *task, jn_arena *arena, jn_scene_options *how)
{
	if (!jn_portion_apply(self->portion, arena, self->project, how)) return false;
	if (task->part && task->part->kind == JN_CHANNEL) how->channel = task->part;
	if (task->part && task->part->kind == JN_PERSONA) how->persona = task->part;
	if (jn_portion_any(task->journey, how)) return true;
	const jn_decl *of = how->channel ? how->channel : how->persona;
	jn_complain("`%.*s` has no touchpoint for `%.*s`", JN_ARG(task->journey->name), JN_ARG(of->name));
	return false;
}

/* A picture laid out, which all its pages are drawn from. */
typedef struct layout {
	jn_arena arena;
	jn_render_job job;
	char made[JN_STAMP_SIZE];
	uint32_t files; /* it is drawn into: one a page where the format has it so */
} layout;

/* False (and words) when that is not possible. The arena is the caller's to free, whatever comes. */
static bool lay_out(const jn_drawing *self, const picture *task, layout *ret)
{
	bool paper = self->page >= 0 && task->renderer->paging != JN_PAGING_NONE;
	jn_scene_options how = {.view = jn_str_c(task->view), .language = -1, .today = self->today, .version = version(),
	                        .index = self->index, .outline = task->renderer->outline};
	*ret = (layout){.files = 1};
	jn_render_job *job = &ret->job;
	*job = (jn_render_job){.project = self->project, .journey = task->journey, .theme = self->theme, .scale = self->scale,
	                       .columns = self->columns, .color = self->color, .alone = true};
	if (!options_for(self, task, &ret->arena, &how)) return false;
	if (paper) job->pages = jn_pages_lay_out(&ret->arena, self->project, task->journey, how, self->page, &job->scene);
	else job->scene = jn_scene_build(&ret->arena, self->project, task->journey, &how);
	if (job->scene && job->scene->apart)
		jn_remark("`%.*s` shares no touchpoint and no phase with a journey it is laid against", JN_ARG(task->journey->name));
	if (paper && !job->pages) {
		jn_complain("`%.*s` would fill more than %d pages: choose larger paper, or draw a part of it with --channel, --persona or --lanes", JN_ARG(task->journey->name), JN_PAGES_MOST);
		return false;
	}
	if (job->pages && task->renderer->paging == JN_PAGING_APART) ret->files = job->pages->count;
	return !task->renderer->binary || jn_today_stamp(ret->made, &job->date);
}

/* Draws a picture that was laid out, of one that is cut into files page `page`; says why when that is not possible. */
static bool draw(const jn_drawing *self, const picture *task, layout *laid, uint32_t page, jn_buf *out)
{
	jn_problem problem = {.language = jn_cli_language(), .boxes = self->boxes};
	uint32_t told = self->boxes->count;
	laid->job.page = page;
	bool ok = task->renderer->render(out, &laid->job, &problem);
	if (ok) jn_boxes_tell(self->boxes, told, task->journey->name);
	else jn_complain("`%.*s`: %.*s", JN_ARG(task->journey->name), (int)problem.text.len, problem.text.ptr);
	jn_buf_free(&problem.text);
	return ok;
}

/* "map-2.png" of "map.png". */
static jn_str numbered(jn_arena *arena, const char *path, uint32_t number)
{
	const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
	size_t stem = dot ? (size_t)(dot - path) : strlen(path);
	jn_buf with = {0};
	jn_buf_bytes(&with, path, stem);
	jn_buf_printf(&with, "-%u%s", number, dot ? dot : "");
	return jn_buf_keep(&with, arena);
}

/* Draws into a file, or into one for each page, and adds their names to `list` (may be NULL). */
static bool draw_file(const jn_drawing *self, const picture *task, const char *path, jn_buf *out, jn_buf *list)
{
	bool apart = self->page >= 0 && task->renderer->paging == JN_PAGING_APART;
	layout laid;
	bool ok = lay_out(self, task, &laid);
	for (uint32_t page = 0; page < laid.files && ok; page++) {
		jn_str to = apart ? numbered(self->arena, path, page + 1) : jn_str_c(path);
		out->len = 0;
		ok = draw(self, task, &laid, page, out) && jn_output_replace(to.ptr, out);
		if (ok && list) jn_buf_printf(list, "%s\n", to.ptr);
	}
	jn_arena_free(&laid.arena);
	return ok;
}

/* The name of a journey's file: its own, with a number when an earlier journey took it; behind it the view, but for the map. */
static jn_str file_name(const jn_drawing *self, const picture *task)
{
	uint32_t twins = 1;
	for (uint32_t i = 0; i < task->index; i++) twins += jn_str_eq(self->journeys[i]->name, task->journey->name);
	jn_buf name = {0};
	jn_buf_str(&name, task->journey->name.len ? task->journey->name : JN_STR("journey"));
	if (twins > 1) jn_buf_printf(&name, "-%u", twins);
	if (strcmp(task->view, "map") != 0) jn_buf_printf(&name, ".%s", task->view);
	if (task->part) jn_buf_printf(&name, ".%.*s", JN_ARG(task->part->name));
	jn_buf_printf(&name, ".%s", task->renderer->extension);
	return jn_buf_keep(&name, self->arena);
}

/* Draws one picture into a file of the folder, in every format. */
static bool draw_formats(const jn_drawing *self, picture one, jn_buf *out, jn_buf *list)
{
	bool ok = true;
	for (uint32_t f = 0; f < self->formats->count && ok; f++) {
		one.renderer = self->formats->items[f];
		jn_str path = jn_path_join(self->arena, jn_str_c(self->output), file_name(self, &one));
		ok = draw_file(self, &one, path.ptr, out, list);
	}
	return ok;
}

bool jn_drawing_all(const jn_drawing *self)
{
	if (mkdir(self->output, 0777) != 0 && errno != EEXIST) {
		jn_complain("cannot make the folder `%s`: %s", self->output, jn_cli_reason(errno));
		return false;
	}
	jn_buf out = {0}, list = {0};
	bool ok = true, each = self->portion->each != JN_EACH_NONE;
	uint32_t views = view_count(self);
	for (uint32_t n = 0; n < self->count * views && ok; n++) {
		picture one = {.journey = self->journeys[n / views], .index = n / views, .view = view_name(self, n % views)};
		uint32_t parts = 1;
		const jn_decl **part = each ? jn_portion_parts(self->portion, self->arena, one.journey, &parts) : NULL;
		for (uint32_t p = 0; p < parts && ok; p++) {
			one.part = each ? part[p] : NULL;
			ok = draw_formats(self, one, &out, &list);
		}
	}
	ok = jn_output_stdout(&list) && ok;
	jn_buf_free(&out);
	jn_buf_free(&list);
	return ok;
}

/* Draws to standard output, which has room for one file. */
static bool draw_stream(const jn_drawing *self, const picture *task, jn_buf *out)
{
	layout laid;
	bool ok = lay_out(self, task, &laid);
	if (ok && laid.files > 1) {
		jn_complain("it has %u pages, a file each: add -o FILE", laid.files);
		ok = false;
	}
	ok = ok && draw(self, task, &laid, 0, out) && jn_output_stdout(out);
	jn_arena_free(&laid.arena);
	return ok;
}

bool jn_drawing_one(const jn_drawing *self)
{
	picture one = {.journey = self->journeys[0], .view = view_name(self, 0), .renderer = self->formats->items[0]};
	bool to_file = self->output && strcmp(self->output, "-") != 0;
	if (!to_file && one.renderer->binary && isatty(STDOUT_FILENO)) {
		jn_complain("a terminal cannot show %s: give a file with -o", one.renderer->name);
		return false;
	}
	jn_buf out = {0};
	bool ok = to_file ? draw_file(self, &one, self->output, &out, NULL) : draw_stream(self, &one, &out);
	jn_buf_free(&out);
	return ok;
}
