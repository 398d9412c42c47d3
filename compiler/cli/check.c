/* `journey check`: finds what is wrong with maps, says so, and mends what it is asked to. In: paths. Out: a report (or
 * a diff) on standard output, mended files, an exit code.
 *
 * Each project is loaded, checked, reported and forgotten before the next, so memory holds one at a time. */
#include <stdlib.h>
#include <unistd.h>

#include "cli/baseline.h"
#include "cli/color.h"
#include "cli/command.h"
#include "cli/fix.h"
#include "cli/inputs.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "cli/select.h"
#include "cli/since.h"
#include "cli/today.h"
#include "cli/version.h"
#include "report/report.h"
#include "text/columns.h"

typedef struct check_options {
	const char *stdin_name, *baseline, *since;
	int format, color, fail_on; /* numbers of the choice; fail_on is -1 when not given */
	jn_date today;
	bool info, whole_project, fix, unsafe, diff, write_baseline;
	jn_option_words select, ignore, severity;
	jn_rule_wishes wishes; /* what the three say */
	jn_lint_options lint;  /* and `fail_on`, as the checks take it */
} check_options;

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

/* clang-format off */
const jn_option jn_check_options[] = {
	{.name = "format", .type = JN_OPTION_CHOICE, .choice = format_choice, .field = offsetof(check_options, format),
	 .doc = "how findings are written; text unless said"},
	{.name = "info", .type = JN_OPTION_FLAG, .field = offsetof(check_options, info),
	 .doc = "list findings of severity info too, which are only counted else"},
	{.name = "fail-on", .type = JN_OPTION_CHOICE, .choice = fail_on_choice, .field = offsetof(check_options, fail_on),
	 .doc = "exit 1 from this severity on; else what the project says, else error"},
	{.name = "whole-project", .type = JN_OPTION_FLAG, .field = offsetof(check_options, whole_project),
	 .doc = "show everything in the projects that the paths belong to"},
	{.name = "fix", .type = JN_OPTION_FLAG, .field = offsetof(check_options, fix),
	 .doc = "mend what is certain in the files shown, then report what is left"},
	{.name = "unsafe", .type = JN_OPTION_FLAG, .field = offsetof(check_options, unsafe),
	 .doc = "with --fix or --diff: suggestions too"},
	{.name = "diff", .type = JN_OPTION_FLAG, .field = offsetof(check_options, diff),
	 .doc = "show what --fix would change, and change nothing; exit 1 if there is something"},
	{.name = "select", .type = JN_OPTION_LIST, .argument = "RULES", .field = offsetof(check_options, select),
	 .doc = "only these rules or groups of rules: a comma list, or several times"},
	{.name = "ignore", .type = JN_OPTION_LIST, .argument = "RULES", .field = offsetof(check_options, ignore),
	 .doc = "without these"},
	{.name = "severity", .type = JN_OPTION_LIST, .argument = "RULE=LEVEL", .field = offsetof(check_options, severity),
	 .doc = "take a rule or group as off, info, warning or error"},
	{.name = "baseline", .type = JN_OPTION_TEXT, .argument = "FILE", .field = offsetof(check_options, baseline),
	 .doc = "do not show the findings that FILE knows"},
	{.name = "write-baseline", .type = JN_OPTION_FLAG, .field = offsetof(check_options, write_baseline),
	 .doc = "with --baseline: write FILE anew, with all findings there are"},
	{.name = "since", .type = JN_OPTION_TEXT, .argument = "REV", .field = offsetof(check_options, since),
	 .doc = "show only what is new since this revision, which is read through git"},
	{.name = "today", .type = JN_OPTION_DATE, .argument = "YYYY-MM-DD", .field = offsetof(check_options, today),
	 .doc = "the day that overdue is measured by; else SOURCE_DATE_EPOCH, else the clock"},
	{.name = "color", .type = JN_OPTION_CHOICE, .choice = jn_color_choice, .field = offsetof(check_options, color),
	 .doc = JN_COLOR_DOC},
	{.name = "stdin-filename", .type = JN_OPTION_TEXT, .argument = "NAME", .field = offsetof(check_options, stdin_name),
	 .doc = "check `-` (standard input) as the content of this file of its project"},
	{0},
};
/* clang-format on */

const char jn_check_details[] =
	"PATH is a file, a folder, or `-` for standard input; the current folder unless said. Each file is checked within "
	"its\n"
	"whole project (the nearest folder upward with a project.journey); paths choose what is shown, not what is "
	"loaded.\n"
	"Exit codes: 0 nothing that fails, 1 a finding shown reaches --fail-on, 2 a path or an option is no good.\n";

static bool flush(jn_buf *out, void *context)
{
	bool *ok = context;
	if (*ok) *ok = jn_output_stdout(out);
	return *ok;
}

/* ---- one project ---- */

/* A run of the command over all inputs. */
typedef struct run {
	const check_options *options;
	jn_inputs inputs;
	jn_report report;
	jn_baseline baseline;
	jn_buf out;
	bool ok;      /* nothing failed that makes the exit code 2 */
	bool differs; /* --diff: something would change */
	uint32_t mended_findings, mended_files;
	jn_arena arena;  /* of what is made */
	jn_str made_path, made_text; /* the project.journey that was made last: what it joins is no longer alone */
} run;

/* A project as it was looked at. */
typedef struct look {
	jn_project *project;
	jn_findings findings;
	jn_input_view view;
	jn_report_part part;
	jn_arena arena;
} look;

/* Leaves only the findings that are shown; counts the rest in the part. */
static void choose(look *self, const jn_settings *settings)
{
	bool quiet = true;
	jn_report_part *part = &self->part;
	for (uint32_t i = 0; i < self->findings.count; i++) {
		jn_diagnostic *finding = self->findings.items[i];
		bool serious = finding->severity > JN_SEVERITY_INFO;
		if (!self->view.shown[finding->document->index]) {
			part->elsewhere += serious;
			continue;
		}
		quiet &= !serious;
		bool reaches = settings->fail_on != JN_SEVERITY_OFF && finding->severity >= settings->fail_on;
		bool dated = finding->dated || jn_rules[finding->rule].dated;
		part->fails |= settings->fails[finding->rule] || (reaches && !dated);
		self->findings.items[part->count++] = finding;
	}
	part->items = self->findings.items;
	part->fails &= self->findings.fails; /* false with `--fail-on off` */
	part->list_infos = quiet && part->fails;
}

/* Shows all there is, whatever was asked for. */
static void show_all(look *self)
{
	self->view.files = 0;
	for (uint32_t i = 0; i < self->view.count; i++) {
		self->view.shown[i] = !self->project->documents[i]->builtin;
		self->view.files += self->view.shown[i];
	}
}

/* Loads and checks a project as mending leaves it so far. */
static look look_at(run *self, const jn_fix *fix)
{
	look now = {.project = jn_fix_load(fix, self->options->today)};
	now.findings = jn_check_run(now.project, &self->options->lint);
	now.view = jn_input_look(&self->inputs, fix->input, now.project, &now.arena);
	if (self->options->whole_project) show_all(&now);
	now.part = (jn_report_part){.paths = now.view.paths, .path_count = now.view.count, .files = now.view.files};
	jn_diagnostic *again = NULL; /* what is wrong with the settings is among the findings already */
	jn_settings settings = jn_settings_read(now.project, &self->options->lint, &now.arena, &again);
	if ((self->options->baseline && !self->options->write_baseline) || self->options->since)
		jn_baseline_hide(&self->baseline, fix->input, &now.findings);
	if (!self->options->write_baseline) choose(&now, &settings);
	return now;
}

static void look_away(look *self)
{
	jn_arena_free(&self->arena);
	jn_project_free(self->project);
}

/* True when mending what is of severity `mended` brought forth findings that are worse. */
static bool is_worse(const look *before, const look *after, jn_severity mended)
{
	if (mended < JN_SEVERITY_ERROR && after->findings.errors > before->findings.errors) return true;
	return mended < JN_SEVERITY_WARNING && after->findings.warnings > before->findings.warnings;
}

/* The files that may be mended: those shown, but for such as are not UTF-8. Of these the checks read a copy that is,
 * and nobody knows what bytes their author meant. */
static const bool *mendable(look *self)
{
	bool *files = jn_arena_alloc(&self->arena, self->view.count * sizeof *files);
	for (uint32_t i = 0; i < self->view.count; i++) {
		files[i] = self->view.shown[i];
		for (const jn_diagnostic *d = self->project->documents[i]->diagnostics; d && files[i]; d = d->next)
			if (d->rule == JN_RULE_INVALID_ENCODING) files[i] = false;
	}
	return files;
}

/* Mends in rounds, for a mend can bring forth the next, until nothing changes. */
static void mend(run *self, jn_fix *fix, look *now)
{
	enum { MOST_ROUNDS = 100 };
	for (;;) {
		jn_mend_options how = {
			.unsafe = self->options->unsafe, .allowed = mendable(now), .allowed_count = now->view.count};
		jn_mends mends = jn_mend(&now->arena, now->part.items, now->part.count, &how);
		if (mends.count == 0) return;
		if (fix->rounds == MOST_ROUNDS) {
			jn_remark("there is more to mend after %d rounds; run this again", MOST_ROUNDS);
			return;
		}
		jn_fix_take(fix, &now->view, &mends);
		look next = look_at(self, fix);
		if (is_worse(now, &next, mends.highest)) {
			jn_fix_undo(fix);
			look_away(&next);
			return;
		}
		look_away(now);
		*now = next;
	}
}

/* A diff for people: what stands in a file does not command their terminal. */
static void put_diff(run *self, const jn_fix *fix)
{
	jn_buf diff = {0};
	jn_fix_diff(fix, &diff);
	jn_str all = jn_buf_view(&diff);
	bool terminal = isatty(STDOUT_FILENO);
	for (uint32_t from = 0; terminal && from < all.len;) {
		const char *end = memchr(all.ptr + from, '\n', all.len - from);
		uint32_t to = end ? (uint32_t)(end - all.ptr) : all.len;
		jn_text_terminal_safe(&self->out, jn_str_slice(all, from, to));
		jn_buf_char(&self->out, '\n');
		from = to + 1;
	}
	if (!terminal) jn_buf_str(&self->out, all);
	jn_buf_free(&diff);
	flush(&self->out, &self->ok);
}

/* A file that stood alone when the paths were read, and lies in a folder that was made a project since, belongs to it. */
static void join_made(const run *self, jn_fix *fix)
{
	const jn_shown *shown = fix->input->shown;
	jn_str folder = self->made_path, rest;
	while (folder.len && folder.ptr[folder.len - 1] != '/') folder.len--;
	if (folder.len > 1) folder.len--;
	if (folder.len && shown->lone && jn_path_inside(folder, shown->absolute, &rest))
		jn_fix_join(fix, self->made_path, self->made_text);
}

static void remember_made(run *self, const jn_fix *fix)
{
	const jn_fixed *made = jn_fix_made(fix);
	if (!made) return;
	self->made_path = jn_arena_str(&self->arena, made->absolute);
	self->made_text = jn_arena_str(&self->arena, made->text);
}

/* Checks one project, mends it where that is asked, and adds what is left to the report. */
static void check_input(run *self, const jn_input *input)
{
	const check_options *options = self->options;
	jn_fix fix = {.input = input};
	join_made(self, &fix);
	if (options->since && !jn_since_learn(&self->baseline, input, options->since, &options->lint, options->today)) {
		self->ok = false;
		return;
	}
	look now = look_at(self, &fix);
	if (now.view.missing)
		jn_remark("`%s` is no part of its project (hidden, ignored, or a link out of it): not checked",
				  now.view.missing->typed.ptr);
	if (options->fix || options->diff) mend(self, &fix, &now);
	self->differs |= jn_fix_count(&fix) > 0;
	remember_made(self, &fix);
	if (options->diff) {
		put_diff(self, &fix);
	} else {
		bool written = jn_fix_write(&fix);
		self->ok &= written;
		self->mended_findings += written ? fix.findings : 0;
		self->mended_files += written ? jn_fix_count(&fix) : 0;
		if (options->write_baseline) jn_baseline_note(&self->baseline, fix.input, &now.findings);
		jn_report_add(&self->report, &now.part);
	}
	look_away(&now);
	jn_fix_free(&fix);
}

/* ---- the command ---- */

/* Options that do not go together, said on standard error. */
static bool sensible(const check_options *options, const jn_inputs *inputs)
{
	bool writes = options->fix && !options->diff;
	if (options->unsafe && !options->fix && !options->diff)
		jn_complain("`--unsafe` says what `--fix` or `--diff` may do; add one of them");
	else if (options->write_baseline && !options->baseline)
		jn_complain("`--write-baseline` needs `--baseline FILE`, the file to write");
	else if (options->since && options->baseline)
		jn_complain("`--since` and `--baseline` both say what is known; leave one out");
	else if (options->write_baseline && options->diff)
		jn_complain("`--write-baseline` writes and `--diff` does not; leave one out");
	else {
		for (uint32_t i = 0; writes && i < inputs->shown_count; i++) {
			if (!inputs->shown[i].has_text) continue;
			jn_complain("standard input cannot be mended where it stands; `--diff` shows how");
			return false;
		}
		return true;
	}
	return false;
}

static void check_all(run *self)
{
	const check_options *options = self->options;
	jn_report_options how = {.color = jn_color_wanted(options->color),
							 .list_infos = options->info,
							 .language = jn_cli_language(),
							 .version = JOURNEY_VERSION,
							 .flush = flush,
							 .flush_context = &self->ok};
	self->report = jn_report_begin(&self->out, &jn_report_formats[options->format], &how);
	if (options->diff) self->out.len = 0; /* a diff is all there is */
	for (uint32_t i = 0; i < self->inputs.count && self->ok; i++) check_input(self, &self->inputs.items[i]);
	/* With nothing but bad paths there is nothing to report, unless a program waits for an object. */
	bool silent = options->diff || (self->inputs.count == 0 && self->inputs.trouble && options->format == 0);
	if (!silent) jn_report_end(&self->report);
	flush(&self->out, &self->ok);
	if (self->mended_findings)
		jn_remark(self->mended_findings == 1 ? JN_TRF("mended %u finding in %u file")
				  : self->mended_files == 1  ? JN_TRF("mended %u findings in %u file")
											 : JN_TRF("mended %u findings in %u files"),
				  self->mended_findings, self->mended_files);
	if (options->write_baseline && self->ok && !self->inputs.trouble) self->ok = jn_baseline_write(&self->baseline);
}

/* Reads the options into what the checks take. Returns true to go on. */
static bool read_options(check_options *options, int *count, char **words, jn_exit *ret_exit)
{
	if (!jn_command_parse(jn_command_named("check"), count, words, options, ret_exit)) return false;
	*ret_exit = JN_EXIT_TROUBLE;
	if (!jn_select_read(&options->select, &options->ignore, &options->severity, &options->wishes)) return false;
	if (options->fail_on >= 0) options->lint = fail_on_rows[options->fail_on].lint;
	options->lint.wishes = &options->wishes;
	return options->today != JN_DATE_NONE || jn_today(&options->today);
}

jn_exit jn_command_check(int count, char **words)
{
	check_options options = {.fail_on = -1, .today = JN_DATE_NONE};
	jn_exit result;
	if (!read_options(&options, &count, words, &result)) return result;
	run self = {.options = &options, .ok = true};
	for (int i = 0; i < count; i++) jn_inputs_add(&self.inputs, words[i], options.stdin_name);
	if (count == 0) jn_inputs_add(&self.inputs, options.stdin_name ? "-" : ".", options.stdin_name);
	jn_inputs_sort(&self.inputs);
	self.ok = sensible(&options, &self.inputs) &&
			  (!options.baseline || jn_baseline_open(&self.baseline, options.baseline, options.write_baseline));
	if (self.ok) check_all(&self);
	if (self.inputs.trouble || !self.ok)
		result = JN_EXIT_TROUBLE;
	else
		result = self.report.fails || (options.diff && self.differs) ? JN_EXIT_FINDINGS : JN_EXIT_OK;
	jn_arena_free(&self.arena);
	jn_buf_free(&self.out);
	jn_baseline_free(&self.baseline);
	jn_inputs_free(&self.inputs);
	return result;
}
