/* Reports for machines: what each format makes of one finding, of hostile texts, and of nothing; and what a finding is
 * recognised by. Real consumers read them in tests/reports.sh. */
#include <criterion/criterion.h>

#include <jansson.h>

#include "project/load.h"
#include "report/fingerprint.h"
#include "report/report.h"
#include "said.h"

typedef struct fixture {
	jn_document document;
	jn_diagnostic finding;
	jn_diagnostic *list[2];
	jn_report_part part;
	jn_buf out;
} fixture;

static void set_up(fixture *self, const char *path, jn_str text, uint32_t start, uint32_t end)
{
	*self = (fixture){0};
	self->document.source = jn_source_new(&self->document.arena, jn_str_c(path), text);
	self->finding = (jn_diagnostic){.document = &self->document,
									.span = {start, end},
									.rule = JN_RULE_UNKNOWN_NAME,
									.severity = JN_SEVERITY_ERROR,
									.message = jn_message_of("no touchpoint is called `x`")};
	self->list[0] = self->list[1] = &self->finding;
	self->part = (jn_report_part){.items = self->list, .count = 1, .files = 1};
}

static void tear_down(fixture *self)
{
	jn_arena_free(&self->document.arena);
	jn_buf_free(&self->out);
}

static const char *report(fixture *self, const char *format)
{
	self->out.len = 0;
	jn_report report = jn_report_begin(&self->out, jn_report_format_named(jn_str_c(format)), NULL);
	jn_report_add(&report, &self->part);
	jn_report_end(&report);
	jn_buf_char(&self->out, '\0');
	return self->out.ptr;
}

Test(report_formats, concise_is_a_line)
{
	fixture self;
	set_up(&self, "a b.journey", JN_STR("one\ndé two\n"), 8, 11);
	cr_expect_str_eq(report(&self, "concise"), "a b.journey:2:4: error[unknown-name] no touchpoint is called `x`\n");
	self.finding.message = jn_message_of("two\nlines \033[1m");
	cr_expect_str_eq(report(&self, "concise"), "a b.journey:2:4: error[unknown-name] two\\u{A}lines \\u{1B}[1m\n");
	tear_down(&self);
}

Test(report_formats, github_escapes_what_the_runner_takes_back)
{
	fixture self;
	set_up(&self, "a,b:100%.journey", JN_STR("one two\nthree\n"), 4, 7);
	self.finding.message = jn_message_of("100%, really: `::error::`");
	self.finding.help = jn_message_of("why?");
	cr_expect_str_eq(
		report(&self, "github"),
		"::error title=journey unknown-name,file=a%2Cb%3A100%25.journey,line=1,endLine=1,col=5,endColumn=8::"
		"100%25, really: `::error::`; why?\n");
	self.finding.span.end = 10;
	self.finding.severity = JN_SEVERITY_INFO;
	self.finding.help = (jn_message){0};
	cr_expect_str_eq(report(&self, "github"),
					 "::notice title=journey unknown-name,file=a%2Cb%3A100%25.journey,line=1,endLine=2::"
					 "100%25, really: `::error::`.\n");
	tear_down(&self);
}

Test(report_formats, gitlab_gives_two_alike_two_fingerprints)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("one\ntwo\n"), 4, 7);
	self.part.count = 2;
	json_t *root = json_loads(report(&self, "gitlab"), 0, NULL);
	cr_assert(json_is_array(root) && json_array_size(root) == 2);
	const char *prints[2], *severity, *path;
	int line;
	for (size_t i = 0; i < 2; i++)
		cr_assert_eq(json_unpack(json_array_get(root, i), "{s:s,s:s,s:{s:s,s:{s:i}}}", "fingerprint", &prints[i],
								 "severity", &severity, "location", "path", &path, "lines", "begin", &line),
					 0);
	cr_expect_str_neq(prints[0], prints[1]);
	cr_expect_str_eq(severity, "major");
	cr_expect_str_eq(path, "a.journey");
	cr_expect_eq(line, 2);
	json_decref(root);
	tear_down(&self);
}

Test(report_formats, sarif_has_region_related_places_and_a_fix)
{
	fixture self;
	set_up(&self, "a b/é.journey", JN_STR("one\ntwo\n"), 4, 7);
	jn_related place = {NULL, &self.document, {0, 3}, jn_message_of("here")};
	jn_edit edit = {NULL, &self.document, {4, 7}, JN_STR("2"), {0}};
	self.finding.related = &place;
	self.finding.edits = &edit;
	self.finding.edit_certain = true;
	const char *got = report(&self, "sarif");
	json_t *root = json_loads(got, 0, NULL);
	cr_assert(root, "%s", got);
	json_t *result;
	cr_assert_eq(json_unpack(root, "{s:[{s:[o]}]}", "runs", "results", &result), 0);
	const char *uri, *level, *here, *text;
	int line, column, other, deleted, certain;
	cr_assert_eq(
		json_unpack(
			result,
			"{s:s,s:[{s:{s:{s:s},s:{s:i,s:i}}}],s:[{s:{s:s},s:{s:{s:i}}}],s:[{s:[{s:[{s:{s:i},s:{s:s}}]}],s:{s:b}}]}",
			"level", &level, "locations", "physicalLocation", "artifactLocation", "uri", &uri, "region", "startLine",
			&line, "endColumn", &column, "relatedLocations", "message", "text", &here, "physicalLocation", "region",
			"startLine", &other, "fixes", "artifactChanges", "replacements", "deletedRegion", "startLine", &deleted,
			"insertedContent", "text", &text, "properties", "certain", &certain),
		0, "%s", got);
	cr_expect_str_eq(uri, "a%20b/%C3%A9.journey");
	cr_expect_str_eq(level, "error");
	cr_expect_str_eq(here, "here");
	cr_expect_str_eq(text, "2");
	cr_expect(line == 2 && column == 4 && other == 1 && deleted == 2 && certain);
	json_decref(root);
	tear_down(&self);
}

Test(report_formats, all_take_any_bytes_and_nothing)
{
	fixture self;
	set_up(&self, "/e\033\xFF\xE2\x80\xAE.journey", JN_STR("\xEF\xBB\xBF\xFF\x00\n"), 3, 5);
	jn_message_part bytes;
	self.finding.message = jn_test_say(&bytes, JN_STR("\xFF\x00\n\r\xE2\x80\xAE\xC2\x9B \xF3\xA0\x80\x81"));
	for (const jn_report_format *row = jn_report_formats; row->name; row++) {
		const char *got = report(&self, row->name);
		cr_expect(!strchr(got, '\033') && !strchr(got, '\r') && !strstr(got, "\xE2\x80\xAE") &&
					  !strstr(got, "\xC2\x9B"),
				  "%s: %s", row->name, got);
		if (got[0] != '{' && got[0] != '[') continue;
		json_t *root = json_loads(got, JSON_ALLOW_NUL, NULL);
		cr_expect(root, "%s: %s", row->name, got);
		json_decref(root);
	}
	self.part.count = 0;
	cr_expect_str_eq(report(&self, "concise"), "");
	cr_expect_str_eq(report(&self, "jsonl"), "");
	cr_expect_str_eq(report(&self, "github"), "");
	cr_expect_str_eq(report(&self, "gitlab"), "[]\n");
	tear_down(&self);
}

/* ---- fingerprints ---- */

/* The fingerprint of something found at the first `mark` of a text. */
static uint64_t print_at(const char *text, const char *mark)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(text), JN_DATE_NONE);
	const jn_document *document = project->documents[project->document_count - 1];
	const char *found = strstr(text, mark);
	cr_assert(found);
	uint32_t start = (uint32_t)(found - text);
	jn_diagnostic finding = {
		.document = document, .span = {start, start + 1}, .rule = JN_RULE_UNKNOWN_NAME, .message = jn_message_of("m")};
	jn_arena arena = {0};
	jn_fingerprinter prints = {.arena = &arena};
	uint64_t result = jn_fingerprint(&prints, &finding, JN_STR("a.journey"));
	jn_arena_free(&arena);
	jn_project_free(project);
	return result;
}

Test(fingerprint, is_of_the_declarations_around_and_not_of_lines)
{
	const char *first =
		"journey a {\n  stage s {\n    touchpoint t { pain: \"x\" }\n    touchpoint u { goal: \"x\" }\n  }\n}\n";
	const char *moved = "// new\npersona p\njourney a {\n  owner: x\n  stage s { touchpoint new\n\n touchpoint t {\n "
						"pain: \"y\" }\n touchpoint u { }\n  }\n}\n";
	uint64_t print = print_at(first, "pain");
	cr_expect_eq(print, print_at(moved, "pain"));
	cr_expect_neq(print, print_at(first, "goal"), "another touchpoint");
	cr_expect_neq(print, print_at("journey a {\n stage z { touchpoint t { pain: \"x\" } } }", "pain"), "another stage");
	cr_expect_eq(print_at(first, "stage"), print_at(moved, "stage"));
	cr_expect_neq(print_at("// a", "a"), print_at("persona a", "a"), "outside of all");
}

Test(fingerprint, stays_the_same_in_later_versions)
{
	/* Baselines hold these numbers: a change here makes all that is known new. */
	cr_expect_str_eq(
		jn_fingerprint_write(print_at("journey a { stage s { touchpoint t { pain: \"x\" } } }", "pain")).text,
		"5ddef5fb318c802c");
	cr_expect_str_eq(jn_fingerprint_write(0xF).text, "000000000000000f");
}
