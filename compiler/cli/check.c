/* `journey check`: finds what is wrong with maps and says so. In: paths. Out: a report on standard output, an exit code.
 *
 * Each project is loaded, checked, reported and forgotten before the next, so memory holds one at a time. */
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/select.h"
#include "cli/today.h"
#include "cli/version.h"
#include "report/report.h"

typedef struct check_options {
	const char *stdin_name;
	int format, color, fail_on; /* numbers of the choice; fail_on is -1 when not given */
	jn_date today;
	bool info;
	jn_option_words select, ignore, severity;
	jn_rule_wishes wishes; /* what the three say */
	jn_lint_options lint;  /* and `fail_on`, as the checks take it */
} check_options;

enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

static const char *color_choice(int i)
{
	static const char *const words[] = {"auto", "always", "never", NULL};
	return words[i];
}

static const char *format_choice(int i)
{
	return jn_report_formats[i].name;
}

static const struct {
	const char *word;
	jn_lint_options lint;
} fail_on_rows[] = {
	{"error", {.fail_on = JN_SEVERITY_ERROR}},
	{"warning", {.fail_on = JN_SEVERITY_WARNING}},
	{"info", {.fail_on = JN_SEVERITY_INFO}},
	{"off", {.never_fail = true}},
	{NULL, {0}},
};

static const char *fail_on_choice(int i)
{
	return fail_on_rows[i].word;
}

const jn_option jn_check_options[] = {
	{.name = "format", .type = JN_OPTION_CHOICE, .choice = format_choice, .field = offsetof(check_options, format),
	 .doc = "how findings are written; text unless said"},
	{.name = "info", .type = JN_OPTION_FLAG, .field = offsetof(check_options, info),
	 .doc = "list findings of severity info too, which are only counted else"},
	{.name = "fail-on", .type = JN_OPTION_CHOICE, .choice = fail_on_choice, .field = offsetof(check_options, fail_on),
	 .doc = "exit 1 from this severity on; else what the project says, else error"},
	{.name = "select", .type = JN_OPTION_LIST, .argument = "RULES", .field = offsetof(check_options, select),
	 .doc = "only these rules or groups of rules: a comma list, or several times"},
	{.name = "ignore", .type = JN_OPTION_LIST, .argument = "RULES", .field = offsetof(check_options, ignore),
	 .doc = "without these"},
	{.name = "severity", .type = JN_OPTION_LIST, .argument = "RULE=LEVEL", .field = offsetof(check_options, severity),
	 .doc = "take a rule or group as off, info, warning or error"},
	{.name = "today", .type = JN_OPTION_DATE, .argument = "YYYY-MM-DD", .field = offsetof(check_options, today),
	 .doc = "the day that overdue is measured by; else SOURCE_DATE_EPOCH, else the clock"},
	{.name = "color", .type = JN_OPTION_CHOICE, .choice = color_choice, .field = offsetof(check_options, color),
	 .doc = "auto unless said: on a terminal, and not with NO_COLOR or TERM=dumb"},
	{.name = "stdin-filename", .type = JN_OPTION_TEXT, .argument = "NAME", .field = offsetof(check_options, stdin_name),
	 .doc = "check `-` (standard input) as the content of this file of its project"},
	{0},
};

const char jn_check_details[] =
	"PATH is a file, a folder, or `-` for standard input; the current folder unless said. Each file is checked within its\n"
	"whole project (the nearest folder upward with a project.journey); paths choose what is shown, not what is loaded.\n"
	"Exit codes: 0 nothing that fails, 1 a finding shown reaches --fail-on, 2 a path or an option is no good.\n";

static bool wants_color(int choice)
{
	if (choice != COLOR_AUTO) return choice == COLOR_ALWAYS;
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	if ((no_color && no_color[0]) || !term || strcmp(term, "dumb") == 0) return false;
	return isatty(STDOUT_FILENO);
}

static bool flush(jn_buf *out, void *context)
{
	bool *ok = context;
	if (*ok) *ok = jn_output_stdout(out);
	return *ok;
}

/* Leaves only the findings that are shown; counts the rest in the part. */
static void choose(jn_findings *findings, const jn_input_view *view, const jn_settings *settings, jn_report_part *part)
{
	bool quiet = true;
	for (uint32_t i = 0; i < findings->count; i++) {
		jn_diagnostic *finding = findings->items[i];
		bool serious = finding->severity > JN_SEVERITY_INFO;
		if (!view->shown[finding->document->index]) {
			part->elsewhere += serious;
			continue;
		}
		quiet &= !serious;
		bool reaches = settings->fail_on != JN_SEVERITY_OFF && finding->severity >= settings->fail_on;
		part->fails |= settings->fails[finding->rule] || (reaches && !jn_rules[finding->rule].dated);
		findings->items[part->count++] = finding;
	}
	part->items = findings->items;
	part->fails &= findings->fails; /* false with `--fail-on off` */
	part->list_infos = quiet && part->fails;
}

/* Checks one project and adds what it finds to the report. */
static void check_input(const jn_inputs *inputs, const jn_input *input, const check_options *options, jn_report *report)
{
	const jn_lint_options *lint = &options->lint;
	jn_project *project = jn_input_load(input, options->today);
	jn_findings findings = jn_check_run(project, lint);
	jn_arena arena = {0};
	jn_input_view view = jn_input_look(inputs, input, project, &arena);
	if (view.missing)
		jn_remark("`%s` is no part of its project (hidden, ignored, or a link out of it): not checked",
		          view.missing->typed.ptr);
	jn_report_part part = {.paths = view.paths, .path_count = view.count, .files = view.files};
	jn_diagnostic *again = NULL; /* what is wrong with the settings is among the findings already */
	jn_settings settings = jn_settings_read(project, lint, &arena, &again);
	choose(&findings, &view, &settings, &part);
	jn_report_add(report, &part);
	jn_arena_free(&arena);
	jn_project_free(project);
}

jn_exit jn_command_check(int count, char **words)
{
	check_options options = {.fail_on = -1, .today = JN_DATE_NONE};
	jn_exit result;
	if (!jn_command_parse(jn_command_named("check"), &count, words, &options, &result)) return result;
	if (!jn_select_read(&options.select, &options.ignore, &options.severity, &options.wishes)) return JN_EXIT_TROUBLE;
	if (options.fail_on >= 0) options.lint = fail_on_rows[options.fail_on].lint;
	options.lint.wishes = &options.wishes;
	if (options.today == JN_DATE_NONE && !jn_today(&options.today)) return JN_EXIT_TROUBLE;
	jn_inputs inputs = {0};
	for (int i = 0; i < count; i++) jn_inputs_add(&inputs, words[i], options.stdin_name);
	if (count == 0) jn_inputs_add(&inputs, options.stdin_name ? "-" : ".", options.stdin_name);
	jn_inputs_sort(&inputs);
	bool ok = true;
	jn_buf out = {0};
	jn_report_options how = {.color = wants_color(options.color), .list_infos = options.info, .version = JOURNEY_VERSION, .flush = flush, .flush_context = &ok};
	jn_report report = jn_report_begin(&out, &jn_report_formats[options.format], &how);
	for (uint32_t i = 0; i < inputs.count && ok; i++) check_input(&inputs, &inputs.items[i], &options, &report);
	/* With nothing but bad paths there is nothing to report, unless a program waits for an object. */
	if (inputs.count > 0 || !inputs.trouble || options.format != 0) jn_report_end(&report);
	flush(&out, &ok);
	if (inputs.trouble || !ok)
		result = JN_EXIT_TROUBLE;
	else
		result = report.fails ? JN_EXIT_FINDINGS : JN_EXIT_OK;
	jn_buf_free(&out);
	jn_inputs_free(&inputs);
	return result;
}
