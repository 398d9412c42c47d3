/* `journey render`: draws one journey, or all of a project. In: a map file or a project's folder. Out: SVG, HTML and what
 * else the table of renderers has, on standard output or in files that are replaced as a whole.
 *
 * A map that has mistakes is drawn as far as it is understood; how many there are is said on standard error. */
#include <sys/stat.h>
#include <unistd.h>

#include "checks/rule.h"
#include "cli/color.h"
#include "cli/command.h"
#include "cli/drawing.h"
#include "cli/inputs.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "render/pages.h"

typedef struct render_options {
	const char *output, *journey, *stdin_name;
	int theme, scale, color, page; /* numbers of the choice; page is -1 when not given */
	int width;               /* 0: the terminal's */
	jn_option_words formats, views;
	jn_portion portion;
	bool index, list_views, list_formats;
	jn_date today;
} render_options;

static const char *theme_choice(int i)
{
	return i < JN_THEME_COUNT ? jn_theme_spelling((jn_theme_name)i) : NULL;
}

static const char *scale_choice(int i)
{
	static const char *const words[] = {"1", "2", "3", "4", NULL};
	return words[i];
}

const jn_option jn_render_options[] = {
	{.name = "output", .letter = 'o', .type = JN_OPTION_TEXT, .argument = "FILE", .field = offsetof(render_options, output),
	 .doc = "write this file; with `/` at its end a folder that gets all journeys"},
	{.name = "journey", .letter = 'j', .type = JN_OPTION_TEXT, .argument = "NAME", .field = offsetof(render_options, journey),
	 .doc = "which journey, where MAP has several"},
	{.name = "format", .letter = 'f', .type = JN_OPTION_LIST, .argument = "NAME,…", .field = offsetof(render_options, formats),
	 .doc = "svg, html, pdf …; else what the name of FILE ends in, else svg, and txt on a terminal; several where -o is a folder"},
	{.name = "list-formats", .type = JN_OPTION_FLAG, .field = offsetof(render_options, list_formats),
	 .doc = "say which formats there are, and draw nothing"},
	{.name = "view", .type = JN_OPTION_LIST, .argument = "NAME", .field = offsetof(render_options, views),
	 .doc = "what to draw of it; map unless said; several times where -o is a folder"},
	{.name = "list-views", .type = JN_OPTION_FLAG, .field = offsetof(render_options, list_views),
	 .doc = "say which views there are, and draw nothing"},
	{.name = "lanes", .type = JN_OPTION_TEXT, .argument = "NAME,…", .field = offsetof(render_options, portion.lanes),
	 .doc = "the lanes of a map, in this order; `all`, or `usual,gains` for one more than usual"},
	{.name = "fold", .type = JN_OPTION_COUNT, .argument = "[ROWS]", .field = offsetof(render_options, portion.fold),
	 .doc = "fold a long map into rows, as many as look best unless said"},
	{.name = "channel", .type = JN_OPTION_TEXT, .argument = "NAME", .field = offsetof(render_options, portion.channel),
	 .doc = "only the touchpoints in this channel"},
	{.name = "persona", .type = JN_OPTION_TEXT, .argument = "NAME", .field = offsetof(render_options, portion.persona),
	 .doc = "only what this persona meets, and how she sees it"},
	{.name = "each", .type = JN_OPTION_CHOICE, .choice = jn_portion_each_word, .field = offsetof(render_options, portion.each),
	 .doc = "a picture for each channel or persona of a journey; -o is a folder then"},
	{.name = "against", .type = JN_OPTION_LIST, .argument = "JOURNEY", .field = offsetof(render_options, portion.against),
	 .doc = "view emotions: lay the curves of this journey over it; several times for several"},
	{.name = "labels", .type = JN_OPTION_TEXT, .argument = "TAG", .field = offsetof(render_options, portion.labels),
	 .doc = "the language of the labels: en, id, ms or ar; the project's unless said"},
	{.name = "index", .type = JN_OPTION_FLAG, .field = offsetof(render_options, index),
	 .doc = "list in full what the map refers to (personas, goals, measures, sources …) at its foot"},
	{.name = "theme", .type = JN_OPTION_CHOICE, .choice = theme_choice, .field = offsetof(render_options, theme),
	 .doc = "the colours; paper unless said"},
	{.name = "scale", .type = JN_OPTION_CHOICE, .choice = scale_choice, .field = offsetof(render_options, scale),
	 .doc = "PNG: how many pixels wide a pixel of the SVG is; 1 unless said, 3 prints well"},
	{.name = "page", .type = JN_OPTION_CHOICE, .choice = jn_paper_name, .field = offsetof(render_options, page),
	 .doc = "PDF and PNG: cut for this paper, with page numbers, the heads repeated; else one page as large as the picture"},
	{.name = "width", .type = JN_OPTION_COUNT, .argument = "CELLS", .field = offsetof(render_options, width),
	 .doc = "txt: how many cells a line has; the terminal's unless said, else 80"},
	{.name = "color", .type = JN_OPTION_CHOICE, .choice = jn_color_choice, .field = offsetof(render_options, color),
	 .doc = "txt: auto unless said: on a terminal, and not with NO_COLOR or TERM=dumb"},
	{.name = "today", .type = JN_OPTION_DATE, .argument = "YYYY-MM-DD", .field = offsetof(render_options, today),
	 .doc = "mark what is overdue on this day; nothing is marked unless said"},
	{.name = "stdin-filename", .type = JN_OPTION_TEXT, .argument = "NAME", .field = offsetof(render_options, stdin_name),
	 .doc = "draw `-` (standard input) as the content of this file of its project"},
	{0},
};

const char jn_render_details[] =
	"MAP is a file, a folder, or `-` for standard input. The picture goes to standard output unless -o is given.\n"
	"Exit codes: 0 drawn, 1 drawn but the map's own file has errors that leave something out, 2 not drawn.\n";

/* The journeys to draw, and what they are drawn from. */
typedef struct choice {
	const jn_project *project;
	const jn_input_view *view;
	const render_options *options;
	const jn_decl **journeys; /* in the arena */
	uint32_t count;
	jn_arena *arena;
} choice;

static bool wanted(const jn_decl *journey, const char *name)
{
	return !name || jn_str_eq(journey->name, jn_str_c(name)) || jn_str_eq(journey->title, jn_str_c(name));
}

static void gather(choice *self, const char *name)
{
	uint32_t all = self->project->kind_count[JN_JOURNEY];
	self->journeys = jn_arena_alloc(self->arena, all * sizeof *self->journeys);
	self->count = 0;
	for (uint32_t i = 0; i < all; i++) {
		const jn_decl *journey = self->project->by_kind[JN_JOURNEY][i];
		if (self->view->shown[journey->document->index] && wanted(journey, name)) self->journeys[self->count++] = journey;
	}
}

/* The names of the journeys there are: "`a`, `b` …". */
static void list_names(const choice *self, jn_buf *out)
{
	enum { MOST = 12 };
	for (uint32_t i = 0; i < self->count && i < MOST; i++)
		jn_list_name(out, 0, self->journeys[i]->name);
	if (self->count > MOST) jn_buf_c(out, " …");
	jn_buf_char(out, '\0');
}

/* Finds the journeys; says so when there are none, or several where one is needed. */
static bool choose(choice *self, const char *map, bool several)
{
	const char *name = self->options->journey;
	gather(self, name);
	if (self->count == 1 || (self->count > 1 && several)) return true;
	jn_buf names = {0};
	if (self->count > 1) {
		list_names(self, &names);
		jn_complain("`%s` has %u journeys: %s; choose one with --journey, or draw all with -o FOLDER/", map, self->count, names.ptr);
	} else {
		gather(self, NULL);
		list_names(self, &names);
		if (self->count == 0)
			jn_complain("there is no journey in `%s`", map);
		else
			jn_complain("there is no journey `%s` in `%s`; it has %s", name, map, names.ptr);
	}
	jn_buf_free(&names);
	return false;
}

/* Counts what could not be understood: in all files, and in those of the journeys that are drawn. */
static void count_errors(const choice *self, const jn_diagnostic *list, uint32_t *all, uint32_t *own)
{
	for (; list; list = list->next) {
		if (jn_rules[list->rule].severity != JN_SEVERITY_ERROR) continue;
		++*all;
		for (uint32_t i = 0; i < self->count; i++) {
			if (self->journeys[i]->document != list->document) continue;
			++*own;
			break;
		}
	}
}

/* Says how much could not be understood. Returns true when some of it stands in a file that is drawn. */
static bool tell_errors(const choice *self, const char *map)
{
	uint32_t all = 0, own = 0;
	for (uint32_t i = 0; i < self->project->document_count; i++)
		count_errors(self, self->project->documents[i]->diagnostics, &all, &own);
	count_errors(self, self->project->diagnostics, &all, &own);
	if (own)
		jn_remark(own == 1 ? JN_TRF("%u error in what is drawn: the picture may lack something; `journey check %s` tells more")
		                   : JN_TRF("%u errors in what is drawn: the picture may lack something; `journey check %s` tells more"),
		          own, map);
	else if (all)
		jn_remark(all == 1 ? JN_TRF("%u error elsewhere in the project; `journey check` tells more")
		                   : JN_TRF("%u errors elsewhere in the project; `journey check` tells more"),
		          all);
	return own > 0;
}

static bool is_folder(const char *path)
{
	struct stat about;
	if (!path || !path[0]) return false;
	return path[strlen(path) - 1] == '/' || (stat(path, &about) == 0 && S_ISDIR(about.st_mode));
}

static jn_exit render_input(const jn_inputs *inputs, const char *map, const render_options *options, const jn_formats *formats)
{
	bool folder = is_folder(options->output);
	jn_arena arena = {0};
	jn_project *project = jn_input_load(&inputs->items[0], options->today);
	jn_input_view view = jn_input_look(inputs, &inputs->items[0], project, &arena);
	choice self = {.project = project, .view = &view, .options = options, .arena = &arena};
	jn_exit result = JN_EXIT_TROUBLE;
	if (choose(&self, map, folder)) {
		jn_boxes boxes = {0};
		jn_drawing drawing = {
			.boxes = &boxes,
			.project = project, .journeys = self.journeys, .count = self.count, .arena = &arena, .formats = formats,
			.output = options->output, .views = options->views, .portion = &options->portion,
			.theme = (jn_theme_name)options->theme, .scale = options->scale + 1, .page = options->page, .index = options->index, .today = options->today,
			.columns = options->width > 0 ? (uint32_t)options->width : jn_terminal_columns(),
			.color = jn_color_wanted(options->color) && (!options->output || options->color == 1),
		};
		if (folder ? jn_drawing_all(&drawing) : jn_drawing_one(&drawing))
			result = tell_errors(&self, map) ? JN_EXIT_FINDINGS : JN_EXIT_OK;
	}
	jn_arena_free(&arena);
	jn_project_free(project);
	return result;
}

/* The table of views: a name, two blanks, a sentence. */
static jn_exit list_views(void)
{
	uint32_t count;
	const jn_scene_view *rows = jn_scene_views(&count);
	jn_buf out = {0};
	for (uint32_t i = 0; i < count; i++) {
		jn_buf_printf(&out, "%-11s ", rows[i].name);
		jn_cli_put(&out, rows[i].doc);
		jn_buf_char(&out, '\n');
	}
	bool ok = jn_output_stdout(&out);
	jn_buf_free(&out);
	return ok ? JN_EXIT_OK : JN_EXIT_TROUBLE;
}

/* True when every view asked for is there, and no more than one is asked for without a folder; else says so. */
static bool views_known(const render_options *options)
{
	uint32_t count;
	const jn_scene_view *rows = jn_scene_views(&count);
	for (uint32_t i = 0; i < options->views.count; i++) {
		bool known = false;
		for (uint32_t v = 0; v < count && !known; v++) known = strcmp(rows[v].name, options->views.items[i]) == 0;
		if (known) continue;
		jn_complain("there is no view `%s`; `journey render --list-views` lists them", options->views.items[i]);
		return false;
	}
	if (options->views.count < 2 || is_folder(options->output)) return true;
	jn_complain("several views need a folder: add -o FOLDER/");
	return false;
}

jn_exit jn_command_render(int count, char **words)
{
	render_options options = {.page = -1, .theme = JN_THEME_PAPER, .today = JN_DATE_NONE, .portion.each = JN_EACH_NONE};
	jn_exit result;
	if (!jn_command_parse(jn_command_named("render"), &count, words, &options, &result)) return result;
	if (options.list_views) return list_views();
	if (options.list_formats) return jn_formats_list() ? JN_EXIT_OK : JN_EXIT_TROUBLE;
	if (!views_known(&options) || !jn_portion_check(&options.portion, &options.views)) return JN_EXIT_TROUBLE;
	if (options.portion.each != JN_EACH_NONE && !is_folder(options.output)) {
		jn_complain("--each draws several pictures: add -o FOLDER/");
		return JN_EXIT_TROUBLE;
	}
	if (count != 1) {
		jn_complain(count ? JN_TRF("render draws one map at a time, not %d") : JN_TRF("which map? `journey render MAP` draws one"), count);
		return JN_EXIT_TROUBLE;
	}
	jn_formats formats;
	if (!jn_formats_read(&options.formats, options.output, is_folder(options.output), &formats)) return JN_EXIT_TROUBLE;
	if (options.page >= 0) {
		uint32_t paged = 0;
		for (uint32_t i = 0; i < formats.count; i++) paged += formats.items[i]->paging != JN_PAGING_NONE;
		if (paged == 0) {
			jn_complain("--page is for pdf and png; `%s` has no pages", formats.items[0]->name);
			return JN_EXIT_TROUBLE;
		}
	}
	jn_inputs inputs = {0};
	jn_inputs_add(&inputs, words[0], options.stdin_name);
	jn_inputs_sort(&inputs);
	result = JN_EXIT_TROUBLE;
	if (inputs.count > 1)
		jn_complain("`%s` holds %u projects; name one of them", words[0], inputs.count);
	else if (inputs.count == 1 && !inputs.trouble)
		result = render_input(&inputs, words[0], &options, &formats);
	jn_inputs_free(&inputs);
	return result;
}
