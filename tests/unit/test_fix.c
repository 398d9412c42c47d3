/* A property of mends: what is applied never brings forth a finding of a higher severity than it mends, and it ends.
 *
 * What is certain does not even bring one more of the same severity, where that is an error. For a sample of the lines of every example, a word is misspelt, or its last token, last quotation mark or first word
 * is taken away; then everything that can be mended is, round after round. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "checks/run.h"
#include "dump.h"
#include "project/files.h"
#include "project/load.h"
#include "report/mend.h"
#include "sloppy.h"

enum { MAX_FILES = 64, MAX_ROUNDS = 32, MAX_REPORTS = 5, EVERY = 7 };

typedef enum damage { MISSPELL, LAST_TOKEN, LAST_QUOTE, FIRST_WORD, DAMAGES } damage;

typedef struct example {
	jn_arena arena;
	jn_overlay files[MAX_FILES];
	uint32_t count;
	uint32_t tried, mended, restored, misspelt, misspelt_restored, reported;
} example;

static void load(example *self, const char *folder)
{
	jn_paths paths = {0};
	jn_folder_walk(&self->arena, folder, false, &paths, NULL);
	cr_assert(paths.count > 0 && paths.count <= MAX_FILES);
	for (uint32_t i = 0; i < paths.count; i++) {
		jn_buf path = {0}, text = {0};
		jn_buf_printf(&path, "%s/%s", folder, paths.items[i].ptr);
		jn_buf_char(&path, '\0');
		cr_assert_eq(jn_file_read(path.ptr, &text), JN_FILE_READ);
		self->files[i] = (jn_overlay){paths.items[i], jn_arena_str(&self->arena, jn_buf_view(&text))};
		jn_buf_free(&path), jn_buf_free(&text);
	}
	self->count = paths.count;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || c == '-';
}

/* Damages a line; false when there is nothing to damage. */
static bool damage_line(jn_str line, damage how, jn_buf *out)
{
	uint32_t start = 0, end = line.len;
	while (start < end && (line.ptr[start] == ' ' || line.ptr[start] == '\t')) start++;
	uint32_t word = start;
	while (word < end && is_letter(line.ptr[word])) word++;
	jn_span cut = {start, word};
	if (how == LAST_TOKEN) {
		cut.start = cut.end = end;
		while (cut.start > start && line.ptr[cut.start - 1] != ' ') cut.start--;
	} else if (how == LAST_QUOTE) {
		while (end > 0 && line.ptr[end - 1] != '"') end--;
		cut = (jn_span){end ? end - 1 : 0, end};
	}
	if (cut.end == cut.start || (line.len > start && line.ptr[start] == '/')) return false;
	jn_buf_str(out, jn_str_slice(line, 0, cut.start));
	if (how == MISSPELL) { /* two neighbours change places */
		if (word - start < 4 || line.ptr[start + 1] == line.ptr[start + 2]) return false;
		jn_buf_char(out, line.ptr[start]);
		jn_buf_char(out, line.ptr[start + 2]);
		jn_buf_char(out, line.ptr[start + 1]);
		jn_buf_str(out, jn_str_slice(line, start + 3, word));
	}
	jn_buf_str(out, jn_str_slice(line, cut.end, line.len));
	return true;
}

static bool holds_brace(jn_str text)
{
	return text.len && memchr(text.ptr, '{', text.len);
}

/* Titles and texts of a file that hold a {: one more after mending is a text that swallowed what was written. */
static uint32_t count_braced(const jn_project *project)
{
	uint32_t count = 0;
	for (uint32_t i = 1; i < project->document_count; i++) {
		for (const jn_decl *decl = project->documents[i]->first; decl; decl = jn_dump_next(decl)) {
			count += holds_brace(decl->title);
			for (const jn_prop *prop = decl->props; prop; prop = prop->next)
				for (const jn_clause *clause = prop->clauses; clause; clause = clause->next)
					count += (clause->head.type == JN_VALUE_TEXT && holds_brace(clause->head.text)) ||
							 (clause->second && holds_brace(clause->second->text));
		}
	}
	return count;
}

/* Mends until nothing changes; what is worse afterwards is reported. */
static void mend(example *self, jn_overlay *files, bool unsafe, const char *what)
{
	jn_arena arena = {0};
	jn_findings before = {0};
	jn_severity highest = JN_SEVERITY_ERROR;
	uint32_t round = 0, braced_before = 0;
	for (;; round++) {
		jn_project *project = jn_project_of_texts(files, self->count, JN_DATE_NONE);
		jn_findings findings = jn_check_run(project, NULL);
		/* What is certain brings none of its own severity either; a text that is closed where it may end can show more. */
		bool more = !unsafe && findings.errors > before.errors;
		bool worse = more || (highest < JN_SEVERITY_ERROR && findings.errors > before.errors) ||
					 (highest < JN_SEVERITY_WARNING && findings.warnings > before.warnings);
		if (round && worse && self->reported++ < MAX_REPORTS)
			cr_expect(false, "%s: a mend of severity %d brought forth worse (%u errors, then %u)", what, highest,
					  before.errors, findings.errors);
		uint32_t braced = count_braced(project);
		if (round && braced > braced_before && self->reported++ < MAX_REPORTS)
			cr_expect(false, "%s: a text swallowed what a mend wrote", what);
		braced_before = braced;
		jn_mends mends = jn_mend(&arena, findings.items, findings.count, &(jn_mend_options){.unsafe = unsafe});
		before = findings;
		highest = mends.highest;
		for (uint32_t i = 0; i < mends.count; i++)
			for (uint32_t f = 0; f < self->count; f++)
				if (jn_str_eq(files[f].path, mends.items[i].document->source.path))
					files[f].text = jn_arena_str(&self->arena, mends.items[i].text);
		bool done = mends.count == 0 || round == MAX_ROUNDS;
		jn_project_free(project);
		if (done) break;
	}
	if (round == MAX_ROUNDS && self->reported++ < MAX_REPORTS) cr_expect(false, "%s: mending does not end", what);
	self->mended += round > 0;
	jn_arena_free(&arena);
}

static void try_damage(example *self, uint32_t file, const jn_source *source, uint32_t line, damage how)
{
	jn_str text = jn_source_line(source, line);
	jn_buf broken = {0}, whole = {0};
	if (damage_line(text, how, &broken)) {
		jn_buf_str(&whole, jn_str_slice(source->text, 0, source->line_starts[line]));
		jn_buf_str(&whole, jn_buf_view(&broken));
		jn_buf_str(&whole, jn_str_slice(source->text, source->line_starts[line] + text.len, source->text.len));
		char what[256];
		jn_str shown = jn_buf_view(&broken);
		snprintf(what, sizeof what, "%.*s:%u: %.*s", (int)source->path.len, source->path.ptr, line + 1,
				 shown.len > 120 ? 120 : (int)shown.len, shown.ptr);
		jn_overlay files[MAX_FILES];
		memcpy(files, self->files, sizeof files);
		files[file].text = jn_buf_view(&whole);
		mend(self, files, false, what);
		bool back = jn_str_eq(files[file].text, source->text);
		self->tried++;
		self->restored += back;
		self->misspelt += how == MISSPELL;
		self->misspelt_restored += back && how == MISSPELL;
		mend(self, files, true, what);
	}
	jn_buf_free(&broken), jn_buf_free(&whole);
}

static void damage_project(const char *folder)
{
	example self = {0};
	load(&self, folder);
	uint32_t number = 0;
	for (uint32_t f = 0; f < self.count; f++) {
		jn_source source = jn_source_new(&self.arena, self.files[f].path, self.files[f].text);
		for (uint32_t i = 0; i < source.line_count; i++, number++)
			if (number % EVERY == 0)
				for (int how = 0; how < DAMAGES; how++) try_damage(&self, f, &source, i, (damage)how);
	}
	cr_log_info("%s: %u tried, %u mended, %u as they were; of %u misspelt %u", folder, self.tried, self.mended,
				self.restored, self.misspelt, self.misspelt_restored);
	cr_expect(self.tried > 100, "only %u damages were tried", self.tried);
	cr_expect(self.misspelt_restored * 10 >= self.misspelt * 8, "of %u misspelt words only %u were given back",
			  self.misspelt, self.misspelt_restored);
	cr_expect(self.reported <= MAX_REPORTS, "%u mends broke the rule", self.reported);
	jn_arena_free(&self.arena);
}

Test(fix, retail, .timeout = 600)
{
	damage_project(JOURNEY_SOURCE_DIR "/examples/retail");
}

Test(fix, cart_abandonment, .timeout = 600)
{
	damage_project(JOURNEY_SOURCE_DIR "/examples/cart-abandonment");
}

Test(fix, retail_in_arabic, .timeout = 600)
{
	damage_project(JOURNEY_SOURCE_DIR "/examples/retail-ar");
}

/* ---- files that nobody wrote, and the rules' own examples ---- */

static void mend_text(example *self, jn_str text, const char *what)
{
	for (int unsafe = 0; unsafe < 2; unsafe++) {
		jn_overlay file = {JN_STR("map.journey"), text};
		self->count = 1;
		mend(self, &file, unsafe, what);
		self->restored += !jn_str_eq(file.text, text);
	}
	self->tried++;
}

Test(fix, generated_files, .timeout = 600)
{
	enum { FILES = 300 };
	example self = {0};
	for (uint32_t seed = 1; seed <= FILES; seed++) {
		char what[32];
		jn_buf text = {0};
		jn_sloppy_write(&text, seed);
		snprintf(what, sizeof what, "seed %u", seed);
		mend_text(&self, jn_arena_str(&self.arena, jn_buf_view(&text)), what);
		jn_buf_free(&text);
	}
	cr_expect(self.restored > FILES / 2, "only %u of %u changed", self.restored, 2 * self.tried);
	jn_arena_free(&self.arena);
}

Test(fix, examples_of_the_rules, .timeout = 600)
{
	example self = {0};
	for (int id = 0; id < JN_RULE_COUNT; id++) {
		jn_buf path = {0}, page = {0};
		jn_buf_printf(&path, JOURNEY_SOURCE_DIR "/compiler/checks/rules/%s.md", jn_rules[id].name);
		jn_buf_char(&path, '\0');
		cr_assert_eq(jn_file_read(path.ptr, &page), JN_FILE_READ);
		jn_buf_char(&page, '\0');
		const char *start = strstr(page.ptr, "```journey\n"), *end = start ? strstr(start, "\n```\n") : NULL;
		if (end) mend_text(&self, jn_arena_str(&self.arena, (jn_str){start + 11, (uint32_t)(end + 1 - start - 11)}), jn_rules[id].name);
		jn_buf_free(&path), jn_buf_free(&page);
	}
	cr_expect(self.tried > 80 && self.restored > 40, "%u of %u changed", self.restored, 2 * self.tried);
	jn_arena_free(&self.arena);
}

/* ---- what was once mended into nonsense ---- */

static void expect_mended(const char *text, bool unsafe, const char *wanted)
{
	example self = {0};
	jn_overlay file = {JN_STR("map.journey"), jn_str_c(text)};
	self.count = 1;
	mend(&self, &file, unsafe, text);
	cr_expect(jn_str_eq(file.text, jn_str_c(wanted)), "%s\nbecame\n%.*s", text, (int)file.text.len, file.text.ptr);
	jn_arena_free(&self.arena);
}

#define PERSONA(statement) "persona m \"M\" {\n  " statement "\n}\n"
#define LEFT(statement) expect_mended(PERSONA(statement), false, PERSONA(statement))
#define BECOMES(statement, wanted) expect_mended(PERSONA(statement), false, PERSONA(wanted))

Test(fix, nothing_is_written_behind_a_title_that_is_not_closed)
{
	const char *visit = "persona m \"M\" { need: \"x\" }\njourney visit \"Visit\n";
	expect_mended(visit, false, visit);
	example self = {0};
	static const char *const damaged[] = {
		"persona m \"M\" { need: \"x\" }\njourney v \"V\" {\n  persona: m\n  stage before \"Bef\n}\n",
		"persona m \"M\" { need: \"x\" }\njourney v \"V\" {\n  stage before \"Bef\n  stage after “Aft\n}\n",
		"persona m \"M\n", "journey v \"V {\n  stage a \"A\n    touchpoint t \"T\n", "journey v \"V\" and more\n",
	};
	for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) mend_text(&self, jn_str_c(damaged[i]), damaged[i]);
	cr_expect_eq(self.reported, 0);
	jn_arena_free(&self.arena);
}

Test(fix, words_with_a_quotation_mark_are_not_put_in_others)
{
	static const char visit[] = "journey v { stage during {\n  touchpoint a {\n    pain points: \"Long queue\"\n  }\n} }\n";
	expect_mended(visit, false, visit);
	LEFT("need first: \"Long queue\"");
	LEFT("need: first: \"Long queue\"");
	LEFT("need: = \"q\"");
	LEFT("quote: ‟x\"; quote: “mixed\"");
	BECOMES("need = \"q\"", "need: \"q\"");
	BECOMES("need: See it first", "need: \"See it first\"");
}

Test(fix, a_curly_text_is_mended_where_its_end_is_certain)
{
	LEFT("need: “Says “hi” to me”");
	BECOMES("need: “See it”", "need: \"See it\"");
	BECOMES("need: “See it”, “Try it” // both", "need: \"See it\", \"Try it\" // both");
	BECOMES("need: “See it”; quote: “Dark”", "need: \"See it\"; quote: \"Dark\"");
	BECOMES("quote: “Dark” from talks", "quote: \"Dark\" from talks");
}

Test(fix, single_quotation_marks_are_no_part_of_a_text)
{
	BECOMES("need: 'It is'", "need: \"It is\"");
	BECOMES("need: 'It isn't'", "need: \"It isn't\"");
	BECOMES("need: ‘single’", "need: \"single\"");
	BECOMES("need: It is", "need: \"It is\"");
}

Test(fix, eight_digits_are_a_date_where_one_belongs)
{
	expect_mended("goal g { due: 20260414 }\n", false, "goal g { due: 2026-04-14 }\n");
	expect_mended("goal g { due: 20261414 }\n", false, "goal g { due: 20261414 }\n");
}

Test(fix, a_name_stays_before_a_title_without_quotation_marks)
{
	expect_mended("persona maria Maria the planner {\n}\n", false, "persona maria \"Maria the planner\" {\n}\n");
	expect_mended("persona Maria the planner {\n}\n", false, "persona \"Maria the planner\" {\n}\n");
	expect_mended("persona maria the planner {\n}\n", false, "persona maria the planner {\n}\n");
}

Test(fix, stages_of_no_phase_are_not_added_to)
{
	static const char text[] = "persona m \"M\"\njourney v \"V\" {\n  persona: m\n  stage look { touchpoint a }\n}\n";
	expect_mended(text, false, text);
	expect_mended("persona m \"M\"\njourney v \"V\" {\n  persona: m\n  stage before { touchpoint a }\n  stage during { touchpoint b }\n}\n", false,
				  "persona m \"M\"\njourney v \"V\" {\n  persona: m\n  stage before { touchpoint a }\n  stage during { touchpoint b }\n"
				  "  stage after {\n    touchpoint to-be-told \"…\"\n  }\n}\n");
}

/* ---- edits by hand ---- */

typedef struct fixture {
	jn_document document;
	jn_diagnostic findings[4];
	jn_diagnostic *list[4];
	jn_edit edits[8];
	jn_arena arena;
} fixture;

static void set_up(fixture *self, const char *text)
{
	*self = (fixture){0};
	self->document.source = jn_source_new(&self->arena, JN_STR("a.journey"), jn_str_c(text));
	for (int i = 0; i < 4; i++) {
		self->findings[i] =
			(jn_diagnostic){.document = &self->document, .severity = JN_SEVERITY_WARNING, .edit_certain = true};
		self->list[i] = &self->findings[i];
	}
}

/* Gives finding `to` one more edit, the `slot`th. */
static void edit(fixture *self, int to, int slot, uint32_t start, uint32_t end, const char *text)
{
	self->edits[slot] = (jn_edit){.document = &self->document, .span = {start, end}, .text = jn_str_c(text)};
	jn_edit **last = &self->findings[to].edits;
	while (*last) last = &(*last)->next;
	*last = &self->edits[slot];
}

static void expect_text(fixture *self, uint32_t findings, const char *text)
{
	jn_mends mends = jn_mend(&self->arena, self->list, 4, NULL);
	cr_expect_eq(mends.findings, findings, "%u mended", mends.findings);
	cr_assert_eq(mends.count, text ? 1 : 0);
	if (text)
		cr_expect(jn_str_eq(mends.items[0].text, jn_str_c(text)), "got %.*s", (int)mends.items[0].text.len,
				  mends.items[0].text.ptr);
	jn_arena_free(&self->arena);
}

Test(fix, the_first_of_two_that_overlap_is_mended)
{
	fixture self;
	set_up(&self, "one two three");
	edit(&self, 0, 0, 4, 7, "2");
	edit(&self, 1, 1, 0, 5, "1 t");
	edit(&self, 2, 2, 8, 13, "3");
	expect_text(&self, 2, "1 two 3");
}

Test(fix, edits_of_two_findings_may_not_touch_those_of_one_may)
{
	fixture self;
	set_up(&self, "one two");
	edit(&self, 0, 0, 0, 3, "1");
	edit(&self, 0, 1, 3, 3, "!");
	edit(&self, 1, 2, 3, 4, "");
	expect_text(&self, 1, "1! two");
}

Test(fix, findings_that_keep_each_other_out_go_one_by_one)
{
	fixture self;
	set_up(&self, "0123456789");
	edit(&self, 0, 0, 0, 2, "a");
	edit(&self, 0, 1, 7, 9, "b");
	edit(&self, 1, 2, 1, 3, "c");
	edit(&self, 1, 3, 6, 8, "d");
	expect_text(&self, 1, "a23456b9");
}

Test(fix, suggestions_nothings_and_nonsense_are_left_alone)
{
	fixture self;
	set_up(&self, "one two");
	edit(&self, 0, 0, 0, 3, "1");
	self.findings[0].edit_certain = false;
	edit(&self, 1, 1, 0, 3, "one");
	edit(&self, 2, 2, 5, 900, "");
	edit(&self, 3, 3, 5, 4, "");
	expect_text(&self, 0, NULL);
}

Test(fix, line_ends_become_those_of_the_file)
{
	fixture self;
	set_up(&self, "one\r\ntwo\r\n");
	edit(&self, 0, 0, 5, 5, "new\nlines\r\n");
	expect_text(&self, 1, "one\r\nnew\r\nlines\r\ntwo\r\n");
}
