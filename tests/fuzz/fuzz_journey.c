/* libFuzzer over parse → lower → resolve → check → report → render. In: any bytes. Out: nothing, or a crash to look at.
 *
 * The input is one file; after a line "=====" another file of the same project begins, so that names across files are
 * reached too. */
#include <stddef.h>
#include <stdint.h>

#include "checks/run.h"
#include "project/load.h"
#include "render/render.h"
#include "report/report.h"
#include "scene/scene.h"

/* Which report and which picture an input is written to depends on its size, so that each input costs little. */
enum { MAX_FILES = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t split(jn_str all, jn_overlay *texts)
{
	static const char *const names[MAX_FILES] = {"project.journey", "a.journey", "b.journey", "c.journey"};
	const jn_str mark = JN_STR("=====\n");
	uint32_t count = 0, start = 0;
	for (uint32_t at = 0; at < all.len && count + 1 < MAX_FILES; at++) {
		if (!jn_str_starts(jn_str_slice(all, at, all.len), mark)) continue;
		texts[count] = (jn_overlay){jn_str_c(names[count]), jn_str_slice(all, start, at)};
		count++;
		start = at + mark.len;
	}
	texts[count] = (jn_overlay){jn_str_c(names[count]), jn_str_slice(all, start, all.len)};
	return count + 1;
}

static void render(const jn_project *project, size_t choice)
{
	uint32_t count = project->kind_count[JN_JOURNEY];
	if (count == 0) return;
	jn_arena arena = {0};
	jn_buf out = {0};
	const jn_decl *journey = project->by_kind[JN_JOURNEY][choice % count];
	uint32_t views;
	const jn_scene_view *view = &jn_scene_views(&views)[0];
	view += choice % views;
	jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .index = choice % 3 == 0, .view = jn_str_c(view->name)};
	const jn_scene *scene = jn_scene_build(&arena, project, journey, &options);
	jn_render_job job = {.project = project, .journey = journey, .scene = scene};
	if (choice % 2) jn_svg_render(&out, &job, NULL);
	else jn_html_render(&out, &job, NULL);
	jn_buf_free(&out);
	jn_arena_free(&arena);
}

static void report(const jn_findings *findings, size_t choice)
{
	size_t count = 0;
	while (jn_report_formats[count].name) count++;
	jn_buf out = {0};
	jn_report_options options = {.list_infos = true, .color = choice % 2};
	jn_report writer = jn_report_begin(&out, &jn_report_formats[choice % count], &options);
	jn_report_add(&writer, &(jn_report_part){.items = findings->items, .count = findings->count, .files = 1});
	jn_report_end(&writer);
	jn_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 1 << 16) return 0;
	jn_overlay texts[MAX_FILES];
	uint32_t count = split((jn_str){(const char *)data, (uint32_t)size}, texts);
	jn_project *project = jn_project_of_texts(texts, count, 20000);
	jn_findings findings = jn_check_run(project, NULL);
	report(&findings, size);
	render(project, size);
	jn_project_free(project);
	return 0;
}
